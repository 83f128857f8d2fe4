import Casework

/// The report on an analysis that goes to the Party committee of the same level, on A4: number, addressee, what the
/// figures mean, the figures, signature and date.
public struct TrendPaperPage: StaffPage {
    /// What stands on the paper; Chinese whatever the page's language.
    public struct Sheet: Sendable {
        public var organ: String
        /// 发文字号
        public var number: String
        public var heading: String
        public var addressee: String
        public var paragraphs: [String]
        /// 成文日期
        public var date: String
    }

    public var id: String
    public var sheet: Sheet
    /// Figures by what they are counted by.
    public var tables: [(title: Text, lines: [TrendPage.Line])]

    public var title: Text { .openTrendPaper }
    public var area: StaffArea? { .analysis }
    public var link: Link { .trendPaper(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.analysisTabs(current: .trends)
        html.printButton(.printTrendPaper)
        html(.article, .class("letter paper-sheet"), .lang(.zh)) { html in
            html(.p, .class("letter-organ"), text: sheet.organ)
            html(.p, .class("letter-number"), text: sheet.number)
            html(.h2, text: sheet.heading)
            html(.p, .class("letter-to"), text: sheet.addressee + "：")
            for paragraph in sheet.paragraphs { html(.p, .class("letter-paragraph"), text: paragraph) }
            for table in tables where !table.lines.isEmpty { write(table.title, table.lines, into: &html) }
            html(.p, .class("letter-paragraph"), text: "特此报告。")
            html(.p, .class("letter-signature"), text: sheet.organ)
            html(.p, .class("letter-signature"), text: sheet.date)
        }
        html(.p) { html in html(.a, .href(.trend(id)), say: .trendsTitle) }
    }

    /// One paragraph for each table: on paper, figures stand in the text.
    private func write(_ title: Text, _ lines: [TrendPage.Line], into html: inout HTML) {
        let figures = lines.map { line in
            "\(line.name.zh)\(Self.figure(line.shown.latest))（上期\(Self.figure(line.shown.before))）"
        }
        html(.p, .class("letter-paragraph"), text: "\(title.zh)：\(figures.joined(separator: "，"))。")
    }

    private static func figure(_ count: Int?) -> String { count.map { "\($0)件" } ?? Text.fewerThanFive.zh }
}
