/// The words in which posts are described. Words of the language, no names of this city.
enum PostWords {
    /// What a word behind the name of a division says of its bearer.
    enum Office: Sendable {
        /// Party secretary or head of government (党政正职).
        case principal
        /// Another leader of the division (县处级领导 in a county).
        case leader
        /// Main person in charge of the discipline organ.
        case disciplineHead
        /// The discipline organ, and whoever works in it.
        case discipline
        /// Party committee or government of the division.
        case body
        /// 市管干部: managed by this division.
        case managed
    }

    static let offices = PhraseIndex(offices(of: disciplineBodies))

    private static func offices(of disciplineBodies: [String]) -> [(String, Office)] {
        var words: [(String, Office)] = []
        for title in ["书记", "主要领导", "主要负责人", "主要负责同志", "一把手", "党委书记"] { words.append(("委" + title, .principal)) }
        for title in ["副书记", "专职副书记", "常委", "常务委员", "领导", "领导班子", "班子成员", "秘书长"] {
            words.append(("委" + title, .leader))
        }
        for part in ["组织部", "宣传部", "统战部"] {
            for title in ["部长", "长"] { words.append(("委" + part + title, .leader)) }
        }
        words += [("委政法委书记", .leader), ("委政法委员会书记", .leader)]
        for government in ["政府", "人民政府", ""] {
            for place in ["市", "县", "区", "州"] {
                words.append((government + place + "长", .principal))
                for deputy in ["副", "常务副"] { words.append((government + deputy + place + "长", .leader)) }
            }
        }
        for government in ["政府", "人民政府"] {
            for title in ["主要领导", "主要负责人", "一把手", "党组书记"] { words.append((government + title, .principal)) }
            for title in ["党组成员", "党组副书记", "领导", "班子成员", "秘书长"] { words.append((government + title, .leader)) }
            words.append((government, .body))
        }
        for congress in ["人大", "人大常委会", "人民代表大会常务委员会"] {
            for title in ["主任", "副主任", "党组书记", "党组副书记", "领导"] { words.append((congress + title, .leader)) }
        }
        for title in ["主席", "副主席", "党组书记", "党组副书记", "领导"] { words.append(("政协" + title, .leader)) }
        for people in ["", "人民"] {
            for title in ["法院院长", "法院党组书记", "检察院检察长", "检察院党组书记"] { words.append((people + title, .leader)) }
        }
        words += [("检察长", .leader), ("人武部部长", .leader), ("人武部政委", .leader), ("监察局局长", .leader)]
        words += [("管干部", .managed), ("管领导", .managed)]
        for body in disciplineBodies {
            words.append((body, .discipline))
            for title in ["书记", "主任", "主要负责人", "主要领导", "主要负责同志", "一把手", "负责人", "党组书记"] {
                words.append((body + title, .disciplineHead))
            }
        }
        for word in ["派驻", "派出", "委巡察", "委派驻"] { words.append((word, .discipline)) }
        return words
    }

    static let disciplineBodies = [
        "纪委监委", "纪委监察委", "纪委", "监委", "监察委", "监察委员会", "纪律检查委员会", "纪工委", "纪检委", "监察工委",
        "纪工委监察工委", "纪委监察委员会", "纪检监察机关", "纪检监察工委", "纪委监委会",
    ]

    /// True for words of the discipline system, false for longer words that only look like it.
    static let discipline = PhraseIndex<Bool>([
        ("纪委", true), ("纪工委", true), ("纪检", true), ("纪律检查", true), ("监委", true), ("监察委", true),
        ("监察工委", true), ("监察办公室", true), ("监察办", true), ("监察信息员", true), ("监察联络员", true),
        ("廉情监督员", true), ("监察室", true), ("巡察组", true), ("巡察办", true), ("干部监督室", true),
        ("派驻第", true), ("派驻组", true),
        ("村务监督委员会", false), ("居务监督委员会", false), ("监督委员会", false), ("村监委会", false), ("村监委", false),
        ("监委会", false), ("社区监委", false), ("劳动监察办", false), ("国土监察办", false), ("环境监察办", false),
        ("卫生监察办", false), ("安全监察办", false), ("劳动保障监察办", false),
    ])

    /// Leading group of a township.
    static let townshipLeaders = PhraseIndex([
        "党委书记", "党工委书记", "党委副书记", "党工委副书记", "党委委员", "党工委委员", "镇长", "乡长", "副镇长", "副乡长",
        "街道办事处主任", "街道办主任", "办事处主任", "办事处副主任", "街道主任", "街道副主任", "纪委书记", "纪工委书记",
        "人大主席", "人大工委主任", "武装部长", "武装部部长", "组织委员", "宣传委员", "统战委员", "政法委员", "党委班子",
        "管委会主任", "管委会副主任", "党委领导", "主要领导", "主要负责人", "领导班子",
    ])

    /// Bodies in a township that the county runs.
    static let countyRun = PhraseIndex([
        "派出所", "交警中队", "司法所", "自然资源所", "国土所", "市监所", "市场监管所", "税务分局", "税务所", "水务站", "林业站",
        "供电所", "人民法庭", "渔政", "学校", "小学", "中学", "幼儿园", "卫生院",
    ])

    /// Whoever pretends to a post does not hold it.
    static let impostor = PhraseIndex(["自称", "冒充", "假冒", "谎称", "冒用"])

    /// The post belongs to somebody else, to whom this person is close.
    static let relatives = PhraseIndex([
        "之妻", "之夫", "之子", "之女", "之弟", "之兄", "之父", "之母", "之侄", "之甥", "亲属", "亲戚", "家属", "妻子", "丈夫",
        "妻弟", "妻哥", "妻兄", "内弟", "内兄", "胞弟", "胞兄", "胞妹", "弟弟", "哥哥", "姐姐", "妹妹", "儿子", "女儿", "父亲",
        "母亲", "岳父", "岳母", "女婿", "儿媳", "侄子", "侄女", "侄儿", "外甥", "舅舅", "叔叔", "堂弟", "堂兄", "堂哥",
        "表弟", "表哥", "表兄", "表妹", "小舅子", "连襟", "亲家", "配偶", "朋友", "同学", "战友", "姐夫", "妹夫", "嫂子",
    ])

    /// A leader's title before one of these is somebody else's, or a thing.
    static let notTheLeader = PhraseIndex([
        "秘书", "司机", "驾驶员", "热线", "信箱", "专线", "办公会", "接待日", "办公室", "公开电话", "邮箱", "妻", "家人",
    ])

    /// Ways to say that the post is held no more.
    static let former = PhraseIndex([
        "原任", "曾任", "曾系", "曾为", "前任", "历任", "退休", "离休", "离任", "卸任", "离职", "辞职", "调离", "已退",
    ])

    /// Ways to say that the post is, or was at the time, held.
    static let current = PhraseIndex(["现任", "现为", "现系", "时任", "兼任"])

    /// What a clause may begin with before the place: the scalars are skipped.
    static let leadIns = PhraseIndex([
        "现任", "现为", "现系", "时任", "兼任", "原任", "曾任", "曾系", "曾为", "前任", "历任", "反映", "举报", "控告", "检举",
        "投诉", "来信反映", "来电反映", "来访反映", "再次反映", "群众反映", "实名举报", "匿名举报", "网友反映",
    ])

    /// Words in which 原 is no "former".
    static let plainOrigin = PhraseIndex(["原料", "原则", "原因", "原有", "原件", "原始", "原告", "太原", "平原", "草原", "高原", "中原"])

    /// Ends of a word for an authority: with an unknown name before it, the directory lacks that authority.
    static let bureauEnds: Set<Unicode.Scalar> = ["局"]

    static let separators: Set<Unicode.Scalar> = [
        "，", ",", "；", ";", "。", "、", "（", "）", "(", ")", "/", "|", " ", "\n", "\u{3000}", "：", ":", "】", "【",
    ]
}
