/// What a report says was breached (检举控告的内容): one of the six disciplines, one of the seven breaches of duty of those
/// under supervision, or another. A report can name several.
///
/// - Policy: JB-4
public enum Breach: String, Hashable, Sendable, CaseIterable {
    /// 政治纪律
    case political
    /// 组织纪律
    case organisational
    /// 廉洁纪律
    case integrity
    /// 群众纪律
    case masses
    /// 工作纪律
    case work
    /// 生活纪律
    case life
    /// 贪污贿赂
    case corruption
    /// 滥用职权
    case abuseOfPower = "abuse_of_power"
    /// 玩忽职守
    case neglect
    /// 权力寻租
    case rentSeeking = "rent_seeking"
    /// 利益输送
    case benefitTransfer = "benefit_transfer"
    /// 徇私舞弊
    case favouritism
    /// 浪费国家资财
    case waste
    /// 其他依规依纪依法应当受理的
    case other

    /// Which list of article 4 it stands in.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// 违反党的纪律
        case discipline
        /// 职务违法、职务犯罪
        case duty
        case other
    }

    public var kind: Kind {
        switch self {
        case .political, .organisational, .integrity, .masses, .work, .life: .discipline
        case .corruption, .abuseOfPower, .neglect, .rentSeeking, .benefitTransfer, .favouritism, .waste: .duty
        case .other: .other
        }
    }

    /// The name that the Rules give it.
    public var name: Bilingual {
        switch self {
        case .political: Bilingual("政治纪律", "Political discipline")
        case .organisational: Bilingual("组织纪律", "Organisational discipline")
        case .integrity: Bilingual("廉洁纪律", "Discipline of integrity")
        case .masses: Bilingual("群众纪律", "Discipline towards the people")
        case .work: Bilingual("工作纪律", "Discipline of work")
        case .life: Bilingual("生活纪律", "Discipline of life")
        case .corruption: Bilingual("贪污贿赂", "Embezzlement and bribery")
        case .abuseOfPower: Bilingual("滥用职权", "Abuse of power")
        case .neglect: Bilingual("玩忽职守", "Neglect of duty")
        case .rentSeeking: Bilingual("权力寻租", "Selling of power")
        case .benefitTransfer: Bilingual("利益输送", "Transfer of benefits")
        case .favouritism: Bilingual("徇私舞弊", "Favouritism and fraud")
        case .waste: Bilingual("浪费国家资财", "Waste of state property")
        case .other: Bilingual("其他", "Other")
        }
    }

    /// What the problem category of a register says about it. Which category means what is a convention of this project:
    /// whoever triages decides.
    ///
    /// - Policy: DW-breach
    public static func suggested(byCategory category: String) -> Set<Breach> {
        Set(categories.filter { entry in entry.words.contains { category.contains($0) } }.map(\.breach))
    }

    private static let categories: [(breach: Breach, words: [String])] = [
        (.political, ["政治纪律"]),
        (.organisational, ["组织纪律", "选人用人", "换届", "贿选"]),
        (.integrity, ["廉洁纪律", "八项规定", "四风", "吃拿卡要"]),
        (.masses, ["群众纪律", "收费", "作风粗暴"]),
        (.work, ["工作纪律", "不作为", "乱作为", "形式主义", "打击报复", "泄露举报人信息"]),
        (.life, ["生活纪律", "生活作风", "赌博", "酒驾"]),
        (.corruption, ["贪污", "受贿", "挪用", "贿赂", "吃空饷", "腐败"]),
        (.abuseOfPower, ["滥用职权", "乱作为"]),
        (.neglect, ["玩忽职守", "失职渎职"]),
        (.rentSeeking, ["权力寻租"]),
        (.benefitTransfer, ["利益输送", "招投标"]),
        (.favouritism, ["徇私舞弊", "保护伞"]),
        (.waste, ["浪费"]),
    ]

    /// In the order of article 4.
    public static func inOrder(_ breaches: some Sequence<Breach>) -> [Breach] {
        let set = Set(breaches)
        return allCases.filter { set.contains($0) }
    }
}

extension Policy {
    /// What the list of breaches rests on.
    public static let breaches: Policy = "JB-4"
}
