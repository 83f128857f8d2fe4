public import Casework

/// The quarterly analyses that the reader may read, and the quarters of which one can be made.
public struct TrendsPage: StaffPage {
    /// One line.
    public struct Row: Sendable {
        public var id: String
        public var organ: String
        public var quarter: Text
        public var state: Text
        public var madeOn: Day
    }

    public var rows: [Row]
    /// Addresses of the quarters that are open, with their names.
    public var open: [(Link, Text)]

    public var title: Text { .trendsTitle }
    public var area: StaffArea? { .analysis }
    public var link: Link { .trends }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.analysisTabs(current: .trends)
        if !open.isEmpty {
            html(.p, say: .makeTrendOf)
            html(.ul, .class("plain")) { html in
                for (link, name) in open { html(.li) { html in html(.a, .href(link), say: name) } }
            }
        }
        html.firstOnly(rows.count)
        if rows.isEmpty { return html(.p, .class("empty"), say: .noTrends) }
        html(.table, .class("list")) { html in
            html.headings([.trendQuarter, .organ, .state, .trendMadeOn])
            html(.tbody) { html in
                for row in rows {
                    html(.tr) { html in
                        html(.th, .scope(.row)) { html in html(.a, .href(.trend(row.id)), say: row.quarter) }
                        html(.td) { html in html.told(row.organ) }
                        html(.td, say: row.state)
                        html(.td) { html in html.day(row.madeOn) }
                    }
                }
            }
        }
    }
}

/// One analysis, or what one of a quarter would show.
public struct TrendPage: StaffPage {
    /// One figure with its name.
    public struct Line: Sendable {
        public var name: Text
        public var shown: TrendAnalysis.Shown
    }

    /// Figures by what they are counted by.
    public var tables: [(title: Text, lines: [Line])]
    public var quarter: Text
    public var facts: [Fact]
    /// What the figures mean; nil before it is made.
    public var words: String?
    /// Where it is made; nil where it was.
    public var make: (link: Link, form: FormState)?
    /// Where it is sent; nil for whoever does not send it.
    public var send: Link?
    /// Where the head reports it to the Party committee; nil for whoever does not.
    public var brief: (link: Link, form: FormState)?
    /// The paper that went to the Party committee; nil where none did.
    public var paper: Link?
    public var link: Link

    public var title: Text { .trendsTitle }
    public var area: StaffArea? { .analysis }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.analysisTabs(current: .trends)
        html(.h2, say: quarter)
        html.facts(facts)
        html(.p, .class("hint"), say: .trendHint)
        if let words { html.told(paragraphs: words) }
        for table in tables { write(table.title, table.lines, into: &html) }
        if let make {
            html.problems(of: make.form)
            html.post(to: make.link, frame.token, style: "entry") { html in
                var box = Field("words", .trendWords, isRequired: true)
                box.longest = Limits.remarkCharacters
                html.box(box, lines: 6, in: make.form)
                html.actions(.makeTrend)
            }
        }
        if let paper { html(.p) { html in html(.a, .href(paper), say: .openTrendPaper) } }
        if let send { html.postButton(.sendTrend, to: send, frame.token, style: "button primary") }
        if let brief { write(brief.form, to: brief.link, into: &html, in: frame) }
    }

    private func write(_ form: FormState, to link: Link, into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h3, say: .briefTrend)
            html(.p, .class("hint"), say: .briefTrendHint)
            html.problems(of: form)
            html.post(to: link, frame.token, style: "entry") { html in
                html.line(Field("committee", .briefCommittee, isRequired: true), in: form)
                var box = Field("reason", .briefReason, isRequired: true)
                box.longest = Limits.remarkCharacters
                html.box(box, lines: 3, in: form)
                html.actions(.briefTrend)
            }
        }
    }

    private func write(_ title: Text, _ lines: [Line], into html: inout HTML) {
        if lines.isEmpty { return }
        html(.section) { html in
            html(.h3, say: title)
            html(.table, .class("list")) { html in
                html.headings([title, .trendNow, .trendBefore, .trendChange])
                html(.tbody) { html in
                    for line in lines {
                        html(.tr) { html in
                            html(.th, .scope(.row), say: line.name)
                            html(.td, say: Self.figure(line.shown.latest))
                            html(.td, say: Self.figure(line.shown.before))
                            html(.td, .class("number"), text: Self.change(line.shown.change))
                        }
                    }
                }
            }
        }
    }

    private static func figure(_ count: Int?) -> Text { count.map { .asIs(String($0)) } ?? .fewerThanFive }

    private static func change(_ change: Int?) -> String {
        guard let change else { return "–" }
        return change > 0 ? "+\(change)" : String(change)
    }
}
