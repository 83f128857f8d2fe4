/// The quarterly duties: of a room its own, for the petition office who has not told.
public struct QuartersPage: StaffPage {
    public struct Row: Sendable {
        /// The identifier in addresses.
        public var id: String
        public var quarter: Text
        public var room: String
        /// Nil while it is owed.
        public var sentOn: Day?
        public var clock: ClockFace?
    }

    public var tabs: [SupervisionTab]
    public var rows: [Row]

    public var title: Text { .tabQuarters }
    public var area: StaffArea? { .supervision }
    public var link: Link { .quarters }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.tabs(tabs, current: .quarters)
        html.firstOnly(rows.count)
        if rows.isEmpty {
            html(.p, .class("empty"), say: .noQuarters)
            return
        }
        html.listing(.tabQuarters, [.quarterColumn, .room, .quarterSentOn, .dueOn]) { html in
            for row in rows {
                html(.tr) { html in
                    html(.th, .scope(.row)) { html in html(.a, .href(.quarter(row.id)), say: row.quarter) }
                    html(.td, text: row.room)
                    html(.td) { html in
                        if let day = row.sentOn { html.day(day) } else { html.say(.quarterOwed) }
                    }
                    html(.td) { html in
                        if let clock = row.clock { html.chip(clock) }
                    }
                }
            }
        }
    }
}

/// What a room tells of one quarter: a form until it was sent, a record from then on.
public struct QuarterPage: StaffPage {
    /// One result.
    public struct Result: Sendable {
        /// Of the clue, in addresses.
        public var clue: String
        public var number: String
        public var facts: [Fact]

        var substantiationField: String { "found-" + clue }
        var measuresField: String { "measures-" + clue }
    }

    /// The identifier in addresses.
    public var id: String
    public var name: Text
    public var room: String
    public var tabs: [SupervisionTab]
    public var clock: ClockFace?
    public var results: [Result]
    public var substantiations: [Choice]
    public var maySend: Bool
    /// Clues that were reported again, with how often.
    public var repeats: [(clue: String, number: String, count: Int)]
    public var form: FormState

    public var title: Text { .tabQuarters }
    public var area: StaffArea? { .supervision }
    public var link: Link { .quarter(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.tabs(tabs, current: .quarters)
        html(.p, .class("under-title")) { html in
            html(.strong, say: name)
            html.text(" · " + room)
            if let clock { html.chip(clock) }
        }
        html.problems(of: form)
        html(.section) { html in
            html(.h2, say: .quarterResults)
            if maySend { writeForm(into: &html, in: frame) } else { writeRecord(into: &html) }
        }
        html(.section) { html in
            html(.h2, say: .quarterRepeats)
            if repeats.isEmpty { html(.p, .class("empty"), text: "–") }
            html(.ul, .class("plain")) { html in
                for each in repeats {
                    html(.li) { html in
                        html(.a, .href(.clueSupervision(each.clue)), text: each.number)
                        html.text(" ")
                        html.say(.quarterRepeatCount(each.count))
                    }
                }
            }
        }
    }

    private func writeRecord(into html: inout HTML) {
        if results.isEmpty { html(.p, .class("empty"), text: "–") }
        for result in results {
            html(.h3, text: result.number)
            html.facts(result.facts)
        }
    }

    private func writeForm(into html: inout HTML, in frame: StaffFrame) {
        if results.isEmpty { html(.p, .class("empty"), say: .quarterNoResults) }
        html.post(to: .quarter(id), frame.token, style: "entry") { html in
            for result in results {
                html(.h3, text: result.number)
                html.facts(result.facts)
                html.pick(
                    Field(result.substantiationField, .quarterSubstantiation, isRequired: true), substantiations,
                    in: form)
                var measures = Field(result.measuresField, .quarterMeasures)
                measures.longest = Limits.remarkCharacters
                html.box(measures, lines: 2, in: form)
            }
            html.tick(Field("confirm", .quarterConfirm, isRequired: true), in: form)
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary"), say: .quarterSend)
            }
        }
    }
}

/// The monthly digest for the head.
public struct DigestPage: StaffPage {
    public struct Row: Sendable {
        public var number: String
        public var receivedOn: Day
        public var channel: Text
        public var category: Text
        public var state: Text
        public var rooms: String
    }

    public var tabs: [SupervisionTab]
    public var year: Int
    public var month: Int
    public var rows: [Row]
    public var before: Link
    public var after: Link

    public var title: Text { .digestTitle(year, month) }
    public var area: StaffArea? { .supervision }
    public var link: Link { .digest }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.tabs(tabs, current: .digest)
        html(.p, .class("hint"), say: .digestHint)
        html(.p) { html in
            html(.a, .class("button small"), .href(before), say: .digestBefore)
            html(.a, .class("button small"), .href(after), say: .digestAfter)
            html.printButton(.digestPrint)
        }
        html.firstOnly(rows.count)
        if rows.isEmpty {
            html(.p, .class("empty"), say: .digestEmpty)
            return
        }
        html.listing(title, [.registerNumber, .receivedOn, .channel, .category, .state, .room]) { html in
            for row in rows {
                html(.tr) { html in
                    html(.th, .scope(.row), .class("number"), text: row.number)
                    html(.td) { html in html.day(row.receivedOn) }
                    html(.td, say: row.channel)
                    html(.td, say: row.category)
                    html(.td, say: row.state)
                    html(.td, text: row.rooms)
                }
            }
        }
    }
}
