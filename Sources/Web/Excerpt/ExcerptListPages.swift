/// Masked excerpts of an organ, as far as the reader sees them: what waits for the head stands first.
public struct ExcerptListPage: StaffPage {
    /// A line that leads to its excerpt.
    public struct Row: Sendable {
        public var id: String
        public var number: String
        public var clue: String
        public var purpose: Text
        public var state: Text
        public var on: Day
    }

    public var rows: [Row]

    public var title: Text { .excerptsTitle }
    public var area: StaffArea? { .excerpts }
    public var link: Link { .excerpts }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .excerptHint)
        html.firstOnly(rows.count)
        html.excerpts(rows)
    }
}

/// Those of one clue, with the form that asks for one.
public struct ClueExcerptsPage: StaffPage {
    /// The identifier of the clue in addresses.
    public var id: String
    public var number: String
    public var rows: [ExcerptListPage.Row]
    /// The paragraphs of the text; nil for whoever asks for nothing here.
    public var passages: [String]?
    public var receivers: [Choice]
    public var purposes: [Choice]
    public var form: FormState

    public var title: Text { .excerptsTitle }
    public var area: StaffArea? { .excerpts }
    public var link: Link { .clueExcerpts(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p) { html in html(.a, .href(.clue(id)), .class("number"), text: number) }
        html(.p, .class("hint"), say: .excerptHint)
        html.problems(of: form)
        html.excerpts(rows)
        if let passages { write(passages, into: &html, in: frame) }
    }

    private func write(_ passages: [String], into html: inout HTML, in frame: StaffFrame) {
        html(.details, .class("step"), .unfolded(form.isBack("reason"))) { html in
            html(.summary, say: .proposeExcerpt)
            html.post(to: .clueExcerpts(id), frame.token, style: "entry") { html in
                html.pick(Field("purpose", .excerptPurpose, isRequired: true), purposes, in: form)
                html.pick(Field("receiver", .excerptReceiver, isRequired: true), receivers, in: form)
                html.line(Field("expert", .expertName, hint: .expertHint), in: form)
                html.line(Field("unit", .expertUnit, hint: .expertHint), in: form)
                html.line(Field("days", .excerptDays, isRequired: true), .count, in: form)
                var box = Field("reason", .excerptReason, isRequired: true)
                box.longest = Limits.remarkCharacters
                html.box(box, lines: 3, in: form)
                html(.fieldset, .id("passages"), .focusable, .class("field wide choices")) { html in
                    html(.legend, say: .excerptPassages)
                    for place in passages.indices {
                        html.tick(Field("p-\(place)", .asIs(passages[place])), in: form)
                    }
                }
                html.actions(.proposeExcerpt)
            }
        }
    }
}

extension HTML {
    fileprivate mutating func excerpts(_ rows: [ExcerptListPage.Row]) {
        if rows.isEmpty { return self(.p, .class("empty"), say: .noExcerpt) }
        self(.table, .class("list")) { html in
            html.headings([.excerptNumber, .clueNumber, .excerptPurpose, .state, .proposedOnDay])
            html(.tbody) { html in
                for row in rows {
                    html(.tr) { html in
                        html(.th, .scope(.row)) { html in
                            html(.a, .href(.excerpt(row.id)), .class("number"), text: row.number)
                        }
                        html(.td) { html in html(.span, .class("number"), text: row.clue) }
                        html(.td, say: row.purpose)
                        html(.td, say: row.state)
                        html(.td) { html in html.day(row.on) }
                    }
                }
            }
        }
    }
}
