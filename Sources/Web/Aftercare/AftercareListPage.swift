/// What follows the results of an organ: what waits for somebody, what has ended, and how it was rated.
public struct AftercareListPage: StaffPage {
    /// A line that leads to the page of its clue.
    public struct Row: Sendable {
        public var clue: String
        public var number: String
        public var state: Text
        public var clock: ClockFace?
    }

    /// How often an answer was given, out of all that were rated.
    public struct Score: Sendable {
        public var name: Text
        public var count: Int
    }

    /// What a reporter added.
    public struct Remark: Sendable {
        public var score: Text
        public var on: Day
        public var words: String
    }

    public var objections: [Row]
    public var clearings: [Row]
    /// A correction was proposed, and what the organ did is not recorded.
    public var redress: [Row]
    /// Found untrue, and nobody has proposed to clear a name.
    public var uncleared: [Row]
    public var finished: [Row]
    public var scores: [Score]
    /// Results that reached their reporters.
    public var told: Int
    /// Whether the reader looks at the whole organ and sees how it was rated.
    public var showsRatings: Bool
    public var remarks: [Remark]

    public var title: Text { .aftercareTitle }
    public var area: StaffArea? { .feedback }
    public var link: Link { .aftercare }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        write(.openObjections, objections, into: &html)
        write(.openClearings, clearings, into: &html)
        write(.openRedress, redress, hint: .openRedressHint, into: &html)
        write(.unclearedClues, uncleared, hint: .unclearedHint, into: &html)
        if showsRatings { writeScores(into: &html) }
        write(.finishedClues, finished, into: &html)
    }

    private func write(_ title: Text, _ rows: [Row], hint: Text? = nil, into html: inout HTML) {
        html(.section) { html in
            html(.h2, say: title)
            if let hint { html(.p, .class("hint"), say: hint) }
            html.firstOnly(rows.count)
            if rows.isEmpty { return html(.p, .class("empty"), say: .noneOpen) }
            html(.table, .class("list")) { html in
                html.headings([.clueNumber, .state, .nearestClock])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html) }
                }
            }
        }
    }

    private func writeScores(into html: inout HTML) {
        let rated = scores.reduce(0) { $0 + $1.count }
        html(.section) { html in
            html(.h2, say: .satisfactionTitle)
            html(.p, say: .ratedOf(rated, told))
            html(.dl, .class("facts")) { html in
                for score in scores {
                    html(.dt, say: score.name)
                    html(.dd, say: .share(score.count, rated))
                }
            }
            if remarks.isEmpty { return }
            html(.h3, say: .ratingRemarks)
            html.firstOnly(remarks.count)
            for remark in remarks {
                html(.article, .class("report")) { html in
                    html(.h3) { html in
                        html.say(remark.score)
                        html.text(" · ")
                        html.day(remark.on)
                    }
                    html.told(paragraphs: remark.words)
                }
            }
        }
    }
}

extension AftercareListPage.Row {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row)) { html in html(.a, .href(.aftercare(clue)), text: number) }
            html(.td, say: state)
            html(.td) { html in
                if let clock { html.chip(clock) }
            }
        }
    }
}
