/// The register of interference (打听、过问、说情登记), or the part of one clue with the form that records one more.
public struct InterferencePage: StaffPage {
    /// One entry.
    public struct Row: Sendable {
        public var askedOn: Day
        public var asker: Text
        /// The member of staff who asked; nil for others.
        public var person: String?
        public var way: Text
        public var words: String
        public var recordedBy: String
        public var recordedAt: Moment
        public var clue: (number: String, link: Link)?

        public init(
            askedOn: Day, asker: Text, person: String?, way: Text, words: String, recordedBy: String,
            recordedAt: Moment, clue: (number: String, link: Link)?
        ) {
            self.askedOn = askedOn
            self.asker = asker
            self.person = person
            self.way = way
            self.words = words
            self.recordedBy = recordedBy
            self.recordedAt = recordedAt
            self.clue = clue
        }
    }

    /// The form of a clue.
    public struct Entry: Sendable {
        public var link: Link
        public var number: String
        public var item: Link
        public var askers: [Choice]
        public var people: [Choice]
        public var ways: [Choice]
        public var form: FormState

        public init(
            link: Link, number: String, item: Link, askers: [Choice], people: [Choice], ways: [Choice], form: FormState
        ) {
            self.link = link
            self.number = number
            self.item = item
            self.askers = askers
            self.people = people
            self.ways = ways
            self.form = form
        }
    }

    public var rows: [Row]
    /// Nil on the page of the whole register.
    public var entry: Entry?

    public init(rows: [Row], entry: Entry? = nil) {
        self.rows = rows
        self.entry = entry
    }

    public var title: Text { .interferenceTitle }
    public var area: StaffArea? { .recusals }
    public var link: Link { entry?.link ?? .interference }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        if let entry {
            entry.write(into: &html, in: frame)
        } else {
            html.recusalTabs(current: .interference)
            html(.p) { html in html(.a, .href(.interferenceNotes), say: .interferenceNoteTitle) }
        }
        html.firstOnly(rows.count)
        if rows.isEmpty {
            html(.p, .class("empty"), say: .noInterference)
            return
        }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.interferenceTitle)) { html in
            html(.table, .class("list")) { html in
                html.headings([
                    .interferenceDay, .interferenceAsker, .interferenceWay, .interferenceWords, .recordedBy,
                    .clueNumber,
                ])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html) }
                }
            }
        }
    }
}

extension InterferencePage.Row {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number")) { html in html.day(askedOn) }
            html(.td) { html in
                html.say(asker)
                if let person {
                    html.text(" · ")
                    html.told(person)
                }
            }
            html(.td, say: way)
            html(.td) { html in html.told(paragraphs: words) }
            html(.td) { html in
                html.told(recordedBy)
                html.text(" · ")
                html.moment(recordedAt)
            }
            html(.td) { html in
                if let clue { html(.a, .href(clue.link), .class("number"), text: clue.number) }
            }
        }
    }
}

extension InterferencePage.Entry {
    fileprivate func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p) { html in html(.a, .href(item), .class("number"), text: number) }
        html.problems(of: form)
        html(.section) { html in
            html(.h2, say: .recordInterference)
            html(.p, .class("hint"), say: .interferenceHint)
            html.post(to: link, frame.token, style: "entry") { html in
                html.pick(Field("asker", .interferenceAsker, isRequired: true), askers, in: form)
                html.pick(Field("concerned", .interferencePerson), people, in: form)
                html.pick(Field("way", .interferenceWay, isRequired: true), ways, in: form)
                html.line(Field("asked_on", .interferenceDay, isRequired: true), .date, in: form)
                html.box(words, lines: 5, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .recordInterference)
                }
            }
        }
    }

    private var words: Field {
        var field = Field("words", .interferenceWords, isRequired: true)
        field.longest = Limits.remarkCharacters
        return field
    }
}
