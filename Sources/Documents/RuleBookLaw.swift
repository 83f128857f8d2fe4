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
        /// Clauses instead of articles.
        let hasClauses: Bool
    }

    /// The documents in the order of the tables; the conventions of this project come last.
    public static let laws: [Law] = [
        Law(
            letters: "HS",
            title: Bilingual(
                "《黄石市纪检监察基层基础工作规范化制度化建设实施方案》（2020年）",
                "Huangshi municipal plan on standard grassroots work of discipline inspection and supervision (2020)"),
            short: Bilingual("市实施方案", "Municipal plan"), hasClauses: true),
        Law(
            letters: "JB",
            title: Bilingual(
                "《纪检监察机关处理检举控告工作规则》（2020年）",
                "Rules for discipline inspection and supervision organs on handling reports and accusations (2020)"),
            short: Bilingual("处理检举控告工作规则", "Rules on Handling Reports"), hasClauses: false),
        Law(
            letters: "ZJ",
            title: Bilingual(
                "《中国共产党纪律检查机关监督执纪工作规则》（2019年）",
                "Rules on supervision and discipline enforcement by Party discipline inspection organs (2019)"),
            short: Bilingual("监督执纪工作规则", "Rules on Discipline Enforcement"), hasClauses: false),
        Law(
            letters: "JC",
            title: Bilingual("《中华人民共和国监察法》（2024年修正）", "Supervision Law (as amended 2024)"),
            short: Bilingual("监察法", "Supervision Law"), hasClauses: false),
        Law(
            letters: "SS",
            title: Bilingual(
                "《中华人民共和国监察法实施条例》（条文号按2021年公布文本）",
                "Regulation on the Supervision Law (articles numbered as in the text of 2021)"),
            short: Bilingual("监察法实施条例", "Supervision Law Regulation"), hasClauses: false),
        Law(
            letters: "XF",
            title: Bilingual("《信访工作条例》（2022年）", "Petition Work Regulation (2022)"),
            short: Bilingual("信访工作条例", "Petition Work Regulation"), hasClauses: false),
        Law(
            letters: "AJ",
            title: Bilingual(
                "《中国共产党纪律检查机关案件检查工作条例》（1994年）",
                "Regulation on case inspection by Party discipline inspection organs (1994)"),
            short: Bilingual("案件检查工作条例", "Case Inspection Regulation"), hasClauses: false),
        Law(
            letters: "GW",
            title: Bilingual(
                "《党政机关公文处理工作条例》（2012年）", "Regulation on official documents of Party and government organs (2012)"),
            short: Bilingual("公文处理工作条例", "Regulation on Official Documents"), hasClauses: false),
        // Its articles are not numbered here: it is cited as a whole, by its year.
        Law(
            letters: "BH",
            title: Bilingual(
                "《关于保护检举、控告人的规定》（1996年）",
                "Regulation on protecting those who report or accuse (1996), cited as a whole"),
            short: Bilingual("保护检举、控告人的规定", "Regulation on Protecting Reporters"), hasClauses: false),
        Law(
            letters: convention,
            title: Bilingual("本项目的约定，部署单位可以更改", "A convention of this project, which a deployment may change"),
            short: Bilingual("本项目约定", "Convention"), hasClauses: false),
    ]

    static let convention = "DW"

    /// The document of a key such as `JB-15`, or nil for one that is not in `laws`.
    static func law(of key: String) -> Law? {
        laws.first { key.hasPrefix($0.letters + "-") }
    }

    /// The key in words: 市实施方案第26条, Municipal plan, clause 26.
    static func inWords(_ key: String) -> Bilingual {
        guard let law = law(of: key), law.letters != convention else { return laws[laws.count - 1].short }
        let number = key.dropFirst(law.letters.count + 1)
        if law.letters == "BH" { return Bilingual("\(law.short.zh)（\(number)年）", "\(law.short.en) (\(number))") }
        return Bilingual(
            "\(law.short.zh)第\(number)条", "\(law.short.en), \(law.hasClauses ? "clause" : "art.") \(number)")
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
