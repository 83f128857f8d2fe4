/// The words that offices write into registers. Words of the language, no names of this city.
enum RegisterWords {
    // MARK: - Marks

    /// A cell that says "nothing".
    static func isEmptyMark(_ text: String) -> Bool {
        text.isEmpty || (text.utf8.count <= 12 && emptyMarks.contains(text))
    }

    /// Neither blank nor a sign for "nothing", blanks around it put aside.
    static func saysSomething(_ text: String) -> Bool {
        let words = text.unicodeScalars.filter { !$0.isBlank }
        return !isEmptyMark(String(String.UnicodeScalarView(words)))
    }

    private static let emptyMarks = Set<WordKey>(words: [
        "-", "--", "---", "—", "——", "———", "–", "/", "//", "\\", "无", "不详", "未知", "暂无", "不明", "空", "待查", "N/A", "n/a",
        "NA", "无。", "（无）", "(无)", "未提供", "未留", "没有", "?", "？", ".", "·", "0",
    ])

    /// 同上 and the signs for it.
    static func isSameAsAbove(_ text: String) -> Bool {
        text.utf8.count <= 12 && !text.isEmpty && sameMarks.contains(text)
    }

    private static let sameMarks = Set<WordKey>(words: [
        "同上", "同前", "同上行", "同上栏", "同上述", "（同上）", "(同上)", "上同", "〃", "\"", "\"\"", "″", "”", "“", "＂", "〞", "''",
        "ditto",
        "''", "＂＂", "””", "、、",
    ])

    // MARK: - Channel

    static func channel(_ text: String) -> Channel? { WordKey(text).flatMap { channels[$0] } }

    private static let channels = [WordKey: Channel](
        uniqueKeysWithValues: channelNames.compactMap { name, channel in WordKey(name).map { ($0, channel) } })

    private static let channelNames: [String: Channel] = [
        "来信": .letter, "信件": .letter, "信函": .letter, "书信": .letter, "邮寄": .letter, "来函": .letter, "群众来信": .letter,
        "举报信": .letter, "信": .letter, "来访": .visit, "走访": .visit, "上访": .visit, "接访": .visit, "个访": .visit,
        "集体访": .visit, "群众来访": .visit, "当面举报": .visit, "访": .visit, "来电": .phone, "电话": .phone,
        "电话举报": .phone, "12388电话": .phone, "举报电话": .phone, "电": .phone, "网络": .web, "网上": .web, "网站": .web,
        "网络举报": .web, "网上举报": .web, "12388网站": .web, "12388网络": .web, "网举": .web, "互联网": .web, "网信": .web,
        "网": .web, "监察信息员": .informant, "信息员报送": .informant, "监察信息员报送": .informant, "纪检委员报送": .informant,
        "转办": .transfer, "上级转办": .transfer, "上级交办": .transfer, "转办件": .transfer, "移交": .transfer,
        "移送": .transfer, "转送": .transfer, "部门移送": .transfer, "巡察移交": .transfer, "letter": .letter,
        "visit": .visit, "phone": .phone, "web": .web, "informant": .informant, "transfer": .transfer,
    ]

    // MARK: - Category

    static let categories = Set<WordKey>(words: [
        "作风", "违法", "四风", "群众身边腐败", "三资", "征地拆迁", "医疗", "养老殡葬", "校园餐", "惠农补贴", "换届", "乡村振兴", "工程建设",
        "吃拿卡要", "执法司法", "纪检监察干部", "业务范围外", "无实质内容", "惠农惠民补贴", "社会救助", "社会救助与优抚", "优抚", "低保", "扶贫",
        "扶贫领域", "农村集体三资", "集体三资", "农村三资", "征地拆迁补偿", "拆迁", "征地", "工程建设与采购", "招投标", "政府采购", "教育",
        "教育与校园餐", "医药卫生", "医保", "医药卫生与医保基金", "养老", "殡葬", "养老与殡葬", "不作为", "乱作为", "不作为乱作为", "失职渎职",
        "形式主义官僚主义", "作风粗暴", "违反中央八项规定精神", "八项规定", "中央八项规定", "选人用人", "换届选举", "贿选", "换届贿选", "吃空饷",
        "贪污", "受贿", "贪污受贿", "贪污贿赂", "挪用", "贪污侵占", "打击报复", "泄露举报人信息", "生活纪律", "生活作风", "赌博", "酒驾",
        "生态环境", "生态环境与自然资源", "自然资源", "环保", "国企", "国企管理", "营商环境", "国企管理与营商环境", "政治纪律", "组织纪律",
        "廉洁纪律", "群众纪律", "工作纪律", "申诉", "批评建议", "检举控告", "乡村振兴领域", "微腐败", "涉黑涉恶", "保护伞", "收费摊派", "乱收费",
    ])

    // MARK: - Reporter

    /// Not 匿名 itself, but ways to say it.
    static let anonymousWords = PhraseIndex([
        "匿名", "不愿透露", "不愿具名", "不具名", "未具名", "未署名", "无署名", "无名氏", "无名", "佚名", "要求保密", "化名", "不愿留名", "不留名",
        "未留姓名", "姓名不详", "拒绝透露", "隐名",
    ])

    /// Whether whoever signed gave a name: neither a sign for none nor words for staying unnamed (匿名、不愿透露姓名).
    static func isName(_ text: String) -> Bool {
        saysSomething(text) && anonymousWords.first(in: Array(text.unicodeScalars)) == nil
    }

    /// What groups call themselves; alone it names nobody.
    static let crowdWords = PhraseIndex([
        "群众", "村民", "居民", "网友", "网民", "知情人", "知情者", "知情", "热心", "市民", "业主", "家长", "职工", "员工", "党员", "代表",
        "部分", "全体", "众多", "广大", "一名", "一位", "某位", "几名", "多名", "若干", "该村", "本村", "我村", "有人", "老百姓", "百姓",
        "干部", "商户", "路人", "正义", "普通", "先生", "女士", "同志", "小姐", "师傅",
    ])

    // MARK: - Tests

    static let testMarks = Set<WordKey>(words: [
        "测试", "测试测试", "测试用", "测试件", "测试数据", "test", "TEST", "Test", "testing", "xxx测试", "测试人",
    ])

    static let testWords = PhraseIndex([
        "测试", "请忽略", "忽略", "勿处理", "请勿处理", "仅供", "数据", "系统", "登记", "录入", "演示", "test", "TEST", "Test",
    ])

    // MARK: - Lines that are no matters

    static let totalWords = PhraseIndex([
        "小计", "合计", "总计", "累计", "共计", "本页计", "本月计", "本季计", "年计",
    ])

    static let titleWords = PhraseIndex([
        "台账", "台帐", "登记表", "登记簿", "登记册", "续页", "一览表", "汇总表", "统计表", "填报单位", "制表人", "制表单位", "填表人", "审核人",
        "填报人", "第1页", "第一页", "打印日期", "导出日期", "导出时间", "单位（盖章）", "单位盖章",
    ])

    // MARK: - Repeats

    static let repeatMarks = PhraseIndex([
        "重复来件", "重复举报", "重复来信", "重复来访", "重复来电", "重复反映", "重复件", "再次反映", "再次举报", "再次来信", "再次来访",
        "再次来电", "多次反映同一", "催问", "催办", "此前已反映", "已反映过", "又反映", "重信", "重访",
    ])

    static let amongRepeat = PhraseIndex([
        "重复来件", "重复举报", "重复来信", "重复来访", "重复来电", "重复反映", "重复件", "再次反映", "再次举报", "再次来信", "再次来访",
        "再次来电", "催问结果", "催问办理结果", "催问进展", "催问", "催办", "反映",
    ])

    // MARK: - Risk

    /// Harm to oneself or others, destroyed evidence, many people on their way (紧急风险).
    static let risk = PhraseIndex([
        "跳楼", "跳河", "跳桥", "跳江", "自杀", "轻生", "自焚", "自残", "割腕", "服毒", "喝农药", "喝药", "上吊", "寻短见", "不想活",
        "活不下去", "同归于尽", "鱼死网破", "以死", "死给", "拼命", "砍人", "砍死", "砍伤", "持刀", "提刀", "动刀", "捅死", "捅伤", "杀人",
        "杀死", "杀了", "杀害", "杀他", "行凶", "爆炸", "炸药", "炸掉", "汽油", "纵火", "放火", "打断", "殴打", "打伤", "围攻", "绑架",
        "扬言", "打击报复", "报复举报", "遭到报复", "恐吓", "毁灭证据", "销毁", "烧毁账", "烧账", "烧毁证", "撕毁账", "伪造证据", "串供",
        "订立攻守同盟", "潜逃", "出逃", "外逃", "逃往境外", "集体上访", "集访", "集体访", "越级上访", "聚集", "聚众", "堵路", "堵门", "堵桥",
        "堵塞交通", "拦路", "围堵", "拉横幅", "静坐", "群体性", "进京上访", "赴京", "赴省", "围政府",
    ])
}
