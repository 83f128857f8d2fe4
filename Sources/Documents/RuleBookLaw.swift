public import Casework

extension RuleBook {
    /// A document that policies cite.
    public struct Law: Hashable, Sendable {
        /// The letters before the number, such as `JB`.
        public let letters: String
        /// Its official title and what we call it in English.
        public let title: Bilingual
        /// Short names for tables.
        let short: Bilingual
        /// What its numbers count.
        let numbers: Numbers
        /// How far its text was read, article by article where that differs.
        let confidence: Confidence
        var exceptions: [Int: Confidence] = [:]
    }

    enum Numbers { case articles, clauses, year }

    /// How far the text of a clause was read: the municipal plan was not found, of the others some articles.
    static func confidence(of key: String) -> Confidence {
        guard let law = law(of: key) else { return .unverified }
        let number = Int(key.dropFirst(law.letters.count + 1))
        return number.flatMap { law.exceptions[$0] } ?? law.confidence
    }

    /// The documents in the order of the tables; the conventions of this project come last.
    public static let laws: [Law] = [
        Law(
            letters: "HS",
            title: Bilingual(
                "《黄石市纪检监察基层基础工作规范化制度化建设实施方案》（2020年）",
                "Huangshi municipal plan on standard grassroots work of discipline inspection and supervision (2020)"),
            short: Bilingual("市实施方案", "Municipal plan"), numbers: .clauses, confidence: .unverified),
        Law(
            letters: "JB",
            title: Bilingual(
                "《纪检监察机关处理检举控告工作规则》（2020年）",
                "Rules for discipline inspection and supervision organs on handling reports and accusations (2020)"),
            short: Bilingual("处理检举控告工作规则", "Rules on Handling Reports"), numbers: .articles, confidence: .quoted,
            exceptions: all([8, 9, 10, 11, 12, 19, 33, 40, 42, 44, 46], .unverified)),
        Law(
            letters: "ZJ",
            title: Bilingual(
                "《中国共产党纪律检查机关监督执纪工作规则》（2019年）",
                "Rules on supervision and discipline enforcement by Party discipline inspection organs (2019)"),
            short: Bilingual("监督执纪工作规则", "Rules on Discipline Enforcement"), numbers: .articles, confidence: .quoted,
            exceptions: all([20, 22, 26, 27, 28, 29], .unverified).merging([23: .officialText]) { $1 }),
        Law(
            letters: "JC",
            title: Bilingual("《中华人民共和国监察法》（2024年修正）", "Supervision Law (as amended 2024)"),
            short: Bilingual("监察法", "Supervision Law"), numbers: .articles, confidence: .officialText),
        Law(
            letters: "SS",
            title: Bilingual(
                "《中华人民共和国监察法实施条例》（条文号按2021年公布文本）",
                "Regulation on the Supervision Law (articles numbered as in the text of 2021)"),
            short: Bilingual("监察法实施条例", "Supervision Law Regulation"), numbers: .articles, confidence: .unverified,
            exceptions: all([168, 169, 170, 171, 172], .quoted)),
        Law(
            letters: "XF",
            title: Bilingual("《信访工作条例》（2022年）", "Petition Work Regulation (2022)"),
            short: Bilingual("信访工作条例", "Petition Work Regulation"), numbers: .articles, confidence: .officialText),
        Law(
            letters: "AJ",
            title: Bilingual(
                "《中国共产党纪律检查机关案件检查工作条例》（1994年）",
                "Regulation on case inspection by Party discipline inspection organs (1994)"),
            short: Bilingual("案件检查工作条例", "Case Inspection Regulation"), numbers: .articles, confidence: .officialText),
        Law(
            letters: "GW",
            title: Bilingual(
                "《党政机关公文处理工作条例》（2012年）", "Regulation on official documents of Party and government organs (2012)"),
            short: Bilingual("公文处理工作条例", "Regulation on Official Documents"), numbers: .articles,
            confidence: .unverified, exceptions: [9: .quoted]),
        Law(
            letters: "KG",
            title: Bilingual(
                "《党的纪律检查机关控告申诉工作条例》（1993年，与处理检举控告工作规则不一致的从后者）",
                "Regulation on accusations and appeals at Party discipline inspection organs (1993; the Rules on Handling "
                    + "Reports prevail)"),
            short: Bilingual("控告申诉工作条例", "Regulation on Accusations and Appeals"), numbers: .articles,
            confidence: .officialText),
        Law(
            letters: "SX",
            title: Bilingual(
                "《中国共产党纪律检查机关监督执纪工作规则（试行）》（2017年）",
                "Rules on supervision and discipline enforcement by Party discipline inspection organs, for trial (2017)"
            ),
            short: Bilingual("监督执纪工作规则（试行）", "Trial Rules on Discipline Enforcement"), numbers: .articles,
            confidence: .quoted),
        Law(
            letters: "HB",
            title: Bilingual(
                "湖北省纪委《为受到不实举报干部澄清正名工作办法》（2020年，整件引用）",
                "Hubei rules on clearing the names of cadres who were reported untruly (2020; cited as a whole)"),
            short: Bilingual("湖北省澄清正名工作办法", "Hubei Rules on Clearing Names"), numbers: .year, confidence: .quoted),
        // Its articles are not numbered here: it is cited as a whole, by its year.
        Law(
            letters: "BH",
            title: Bilingual(
                "《关于保护检举、控告人的规定》（1996年）",
                "Regulation on protecting those who report or accuse (1996), cited as a whole"),
            short: Bilingual("保护检举、控告人的规定", "Regulation on Protecting Reporters"), numbers: .year,
            confidence: .officialText),
        Law(
            letters: convention,
            title: Bilingual("本项目的约定，部署单位可以更改", "A convention of this project, which a deployment may change"),
            short: Bilingual("本项目约定", "Convention"), numbers: .articles, confidence: .localPractice),
    ]

    static let convention = "DW"

    private static func all(_ articles: [Int], _ confidence: Confidence) -> [Int: Confidence] {
        Dictionary(uniqueKeysWithValues: articles.map { ($0, confidence) })
    }

    /// The confidence of a clause as the tables show it: what was not checked, and what is a local choice, says so.
    static func shown(_ confidence: Confidence) -> String {
        switch confidence {
        case .officialText, .quoted: confidence.rawValue
        case .localPractice: confidence.rawValue + "<br>" + Bilingual("本地约定", "local choice").line
        case .unverified: confidence.rawValue + "<br>" + Bilingual("未核对", "not checked against the text").line
        }
    }

    /// The document of a key such as `JB-15`, or nil for one that is not in `laws`.
    static func law(of key: String) -> Law? {
        laws.first { key.hasPrefix($0.letters + "-") }
    }

    /// The key in words: 市实施方案第26条, Municipal plan, clause 26.
    static func inWords(_ key: String) -> Bilingual {
        guard let law = law(of: key), law.letters != convention else { return laws[laws.count - 1].short }
        let number = key.dropFirst(law.letters.count + 1)
        let counted =
            switch law.numbers {
            case .articles: "art."
            case .clauses: "clause"
            case .year: String?.none
            }
        guard let counted else { return Bilingual("\(law.short.zh)（\(number)年）", "\(law.short.en) (\(number))") }
        return Bilingual("\(law.short.zh)第\(number)条", "\(law.short.en), \(counted) \(number)")
    }

    /// By document, then by number.
    static func precedes(_ left: String, _ right: String) -> Bool {
        func rank(_ key: String) -> (Int, Int, String) {
            let place = laws.firstIndex { key.hasPrefix($0.letters + "-") } ?? laws.count
            let number = key.split(separator: "-").last.flatMap { Int($0) }
            return (place, number ?? Int.max, key)
        }
        return rank(left) < rank(right)
    }

    static var legend: String {
        var table = MarkdownTable(["", "文件 Document"])
        for law in laws { table.add([code(law.letters), law.title.cell]) }
        return table.text
    }
}
