/// Who holds which post of an organ on a day. Nothing about accounts and roles stands here.
public struct AddressBookPage: StaffPage {
    public struct Row: Sendable {
        public var staff: String
        public var name: String
        public var post: String
        /// Nil for leaders, who belong to no room.
        public var room: (id: String, name: String)?
        public var from: Day

        public init(staff: String, name: String, post: String, room: (id: String, name: String)?, from: Day) {
            self.staff = staff
            self.name = name
            self.post = post
            self.room = room
            self.from = from
        }
    }

    public var organ: String
    public var day: Day
    /// Every organ of the directory.
    public var organs: [Choice]
    public var rows: [Row]
    /// Whether the reader hands over posts of this organ.
    public var mayHandOver: Bool

    public init(organ: String, day: Day, organs: [Choice], rows: [Row], mayHandOver: Bool) {
        self.organ = organ
        self.day = day
        self.organs = organs
        self.rows = rows
        self.mayHandOver = mayHandOver
    }

    public var title: Text { .directoryPeople }
    public var area: StaffArea? { nil }
    public var link: Link { .directoryPeople(of: organ).query("on", day.iso) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.div, .class("bar")) { html in
            writeFilter(into: &html)
            html(.a, .class("button small"), .href(.directory.query("on", day.iso)), say: .directoryTitle)
            html(.a, .class("button small"), .href(.directoryOrgan(organ)), say: .directoryHistory)
            if mayHandOver { html(.a, .class("button small"), .href(.handovers), say: .handoverList) }
            html.printButton(.directoryPrint)
        }
        html(.p, .class("hint"), say: .directoryPeopleHint)
        if rows.isEmpty { return html(.p, .class("empty"), say: .directoryNobody) }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.directoryPeople)) { html in
            html(.table, .class("list")) { html in
                html.headings(
                    [.fullName, .post, .directoryRoom, .organ, .directoryFrom] + (mayHandOver ? [.action] : []))
                html(.tbody) { html in
                    for row in rows { write(row, into: &html) }
                }
            }
        }
    }

    private func write(_ row: Row, into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row)) { html in html.told(row.name) }
            html(.td) { html in html.told(row.post) }
            html(.td) { html in
                if let room = row.room {
                    html(.a, .href(.directoryRoom(room.id))) { html in html.told(room.name) }
                } else {
                    html.say(.directoryLeaders)
                }
            }
            html(.td) { html in
                if let organ = organs.first(where: { $0.value == organ }) { html.say(organ.label) }
            }
            html(.td) { html in html.day(row.from) }
            if mayHandOver {
                html(.td) { html in
                    html(.a, .class("button small"), .href(.handover(from: row.staff)), say: .handoverTitle)
                }
            }
        }
    }

    private func writeFilter(into html: inout HTML) {
        html(.form, .get, .action(.directoryPeople), .class("filter")) { html in
            html(.label, .for("organ"), say: .organ)
            html(.select, .id("organ"), .name("organ")) { html in
                for choice in organs {
                    html(.option, .value(choice.value), .selected(choice.value == organ), say: choice.label)
                }
            }
            html(.label, .for("on"), say: .directoryOn)
            html(.input, .id("on"), .type(.text), .name("on"), .value(day.iso), .maxLength(10), .autocomplete("off"))
            html(.button, .submit, .class("button small"), say: .applyFilter)
        }
    }
}

/// Who held the posts of a room, and from when to when.
public struct RoomHistoryPage: StaffPage {
    public struct Row: Sendable {
        public var name: String
        public var post: String
        public var from: Day
        /// Nil while the post is held.
        public var to: Day?

        public init(name: String, post: String, from: Day, to: Day?) {
            self.name = name
            self.post = post
            self.from = from
            self.to = to
        }
    }

    public var id: String
    public var name: String
    public var organ: String
    public var rows: [Row]
    /// What the room was on other days.
    public var spans: [DirectorySpanRow]
    /// What must be done before it ends; nil: nothing, or no end is known.
    public var stillOpen: Text?

    public init(
        id: String, name: String, organ: String, rows: [Row], spans: [DirectorySpanRow], stillOpen: Text? = nil
    ) {
        self.spans = spans
        self.stillOpen = stillOpen
        self.id = id
        self.name = name
        self.organ = organ
        self.rows = rows
    }

    public var title: Text { .asIs(organ + " · " + name) }
    public var area: StaffArea? { nil }
    public var link: Link { .directoryRoom(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.div, .class("bar")) { html in
            html(.a, .class("button small"), .href(.directory), say: .directoryTitle)
            html.printButton(.directoryPrint)
        }
        if let stillOpen { html(.p, .class("warning"), .role("status"), say: stillOpen) }
        html.spans(spans)
        html(.h2, say: .directoryPeople)
        html(.p, .class("hint"), say: .directoryHistoryHint)
        if rows.isEmpty { return html(.p, .class("empty"), say: .directoryNoHistory) }
        html(.table, .class("list")) { html in
            html.headings([.fullName, .post, .directoryFrom, .directoryTo])
            html(.tbody) { html in
                for row in rows {
                    html(.tr) { html in
                        html(.th, .scope(.row)) { html in html.told(row.name) }
                        html(.td) { html in html.told(row.post) }
                        html(.td) { html in html.day(row.from) }
                        html(.td) { html in
                            if let to = row.to { html.day(to) } else { html.say(.directoryNow) }
                        }
                    }
                }
            }
        }
    }
}
