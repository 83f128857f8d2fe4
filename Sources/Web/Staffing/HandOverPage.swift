/// Two steps: who leaves and who takes over; then what would move, to be confirmed.
public struct HandOverPage: StaffPage {
    /// What would move.
    public struct Preview: Sendable {
        public var lines: [HandOverLines.Row]
        /// How many clues it showed.
        public var clues: Int

        public init(lines: [HandOverLines.Row], clues: Int) {
            self.lines = lines
            self.clues = clues
        }
    }

    public var people: [Choice]
    public var form: FormState
    /// Nil in the first step.
    public var preview: Preview?

    public init(people: [Choice], form: FormState, preview: Preview? = nil) {
        self.people = people
        self.form = form
        self.preview = preview
    }

    public var title: Text { .handoverTitle }
    public var area: StaffArea? { nil }
    public var link: Link { .handover(from: form.entered[LeavingEntry.from]) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.problems(of: form)
        html.post(to: .handoverPreview, frame.token, style: "entry") { html in
            html.pick(Field(LeavingEntry.from, .handoverFrom, isRequired: true), people, in: form)
            html.pick(Field(LeavingEntry.to, .handoverTo, isRequired: true), people, in: form)
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button"), say: .handoverLook)
                html(.a, .class("button"), .href(.handovers), say: .handoverBack)
            }
        }
        guard let preview else { return }
        html(.section) { html in
            html(.h2, say: .handoverProtocol)
            html(.p, .class("remark"), say: .handoverPreviewHint)
            html.handOver(preview.lines)
            html.postButton(
                .handoverConfirm, to: .handovers, frame.token, style: "button primary",
                hidden: [
                    LeavingEntry.from: form.entered[LeavingEntry.from],
                    LeavingEntry.to: form.entered[LeavingEntry.to], LeavingEntry.seen: String(preview.clues),
                ])
        }
    }
}

/// What somebody sent with the form.
public struct LeavingEntry: Sendable {
    static let from = "handover-from"
    static let to = "handover-to"
    static let seen = "handover-seen"

    public let from: String
    public let to: String

    /// - Throws: ``FormRefused`` with everything that must change.
    public static func read(_ fields: FormFields, people: [Choice]) throws(FormRefused) -> LeavingEntry {
        var reader = FormReader(fields)
        let from = reader.choice(Self.from, among: people, missing: .chooseOne)
        let to = reader.choice(Self.to, among: people, missing: .chooseOne)
        guard reader.problems.isEmpty, let from, let to else { throw FormRefused(reader) }
        return LeavingEntry(from: from, to: to)
    }
}

/// The items of a handover as a table.
public enum HandOverLines {
    public struct Row: Sendable {
        public var number: String
        /// Where the item is looked at; nil where its kind has no page of one.
        public var link: Link?
        public var kind: Text
        public var fate: Text

        public init(number: String, link: Link?, kind: Text, fate: Text) {
            self.number = number
            self.link = link
            self.kind = kind
            self.fate = fate
        }
    }
}

extension HTML {
    mutating func handOver(_ rows: [HandOverLines.Row]) {
        if rows.isEmpty { return self(.p, .class("empty"), say: .handoverNothing) }
        self(.table, .class("list")) { html in
            html.headings([.handoverItem, .handoverKind, .handoverFate])
            html(.tbody) { html in
                for row in rows {
                    html(.tr) { html in
                        html(.th, .scope(.row), .class("number")) { html in
                            if let link = row.link {
                                html(.a, .href(link), text: row.number)
                            } else {
                                html.text(row.number)
                            }
                        }
                        html(.td, say: row.kind)
                        html(.td, say: row.fate)
                    }
                }
            }
        }
    }
}

/// The protocol of a handover, to be printed and signed.
public struct HandOverProtocolPage: StaffPage {
    public var id: String
    public var facts: [Fact]
    public var counts: Text
    public var rows: [HandOverLines.Row]

    public init(id: String, facts: [Fact], counts: Text, rows: [HandOverLines.Row]) {
        self.id = id
        self.facts = facts
        self.counts = counts
        self.rows = rows
    }

    public var title: Text { .handoverProtocol }
    public var area: StaffArea? { nil }
    public var link: Link { .handover(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.div, .class("bar")) { html in
            html(.a, .class("button small"), .href(.handovers), say: .handoverList)
            html.printButton(.directoryPrint)
        }
        html.facts(facts)
        html(.p, say: counts)
        html.handOver(rows)
        html(.p, .class("hint"), say: .handoverVisible)
        html(.p, say: .handoverSign)
    }
}

/// The handovers of an organ.
public struct HandOversPage: StaffPage {
    public struct Row: Sendable {
        public var id: String
        public var from: String
        public var to: String
        public var by: String
        public var on: Day

        public init(id: String, from: String, to: String, by: String, on: Day) {
            self.id = id
            self.from = from
            self.to = to
            self.by = by
            self.on = on
        }
    }

    public var rows: [Row]
    public var mayHandOver: Bool

    public init(rows: [Row], mayHandOver: Bool) {
        self.rows = rows
        self.mayHandOver = mayHandOver
    }

    public var title: Text { .handoverList }
    public var area: StaffArea? { nil }
    public var link: Link { .handovers }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.div, .class("bar")) { html in
            if mayHandOver { html(.a, .class("button primary"), .href(.handoverNew), say: .handoverTitle) }
            html(.a, .class("button small"), .href(.directoryPeople), say: .directoryPeople)
        }
        if rows.isEmpty { return html(.p, .class("empty"), say: .handoverNone) }
        html(.table, .class("list")) { html in
            html.headings([.directoryOn, .handoverFrom, .handoverTo, .handoverBy])
            html(.tbody) { html in
                for row in rows {
                    html(.tr) { html in
                        html(.th, .scope(.row)) { html in
                            html(.a, .href(.handover(row.id))) { html in html.day(row.on) }
                        }
                        for name in [row.from, row.to, row.by] { html(.td) { html in html.told(name) } }
                    }
                }
            }
        }
        html.firstOnly(rows.count)
    }
}
