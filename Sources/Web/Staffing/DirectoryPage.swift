/// The organisation chart: organs below each other, their rooms and what each looks after, townships with their villages.
public struct DirectoryPage: StaffPage {
    /// An organ with all below it.
    public struct Node: Sendable {
        public struct Room: Sendable {
            public var id: String
            public var name: String
            /// Names of what it looks after (分工联系).
            public var links: [String]

            public init(id: String, name: String, links: [String]) {
                self.id = id
                self.name = name
                self.links = links
            }
        }

        public struct Village: Sendable {
            public var name: String
            public var commissioner: String?
            public var informant: String?

            public init(name: String, commissioner: String?, informant: String?) {
                self.name = name
                self.commissioner = commissioner
                self.informant = informant
            }
        }

        public var id: String
        public var name: String
        public var rooms: [Room]
        /// The rooms above that look after it (联系点).
        public var contacts: [String]
        public var villages: [Village]
        public var below: [Node]

        public init(
            id: String, name: String, rooms: [Room], contacts: [String], villages: [Village], below: [Node]
        ) {
            self.id = id
            self.name = name
            self.rooms = rooms
            self.contacts = contacts
            self.villages = villages
            self.below = below
        }
    }

    public var tops: [Node]
    public var day: Day

    public init(tops: [Node], on day: Day) {
        self.tops = tops
        self.day = day
    }

    public var title: Text { .directoryTitle }
    public var area: StaffArea? { nil }
    public var link: Link { .directory.query("on", day.iso) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.div, .class("bar")) { html in
            html(.form, .get, .action(.directory), .class("filter")) { html in
                html(.label, .for("on"), say: .directoryOn)
                html(
                    .input, .id("on"), .type(.text), .name("on"), .value(day.iso), .maxLength(10), .autocomplete("off"))
                html(.button, .submit, .class("button small"), say: .applyFilter)
            }
            html(
                .a, .class("button small"), .href(.directoryPeople.query("on", day.iso)), say: .directoryPeople)
            html.printButton(.directoryPrint)
        }
        html(.p, .class("hint"), say: .directoryHint)
        html(.ul) { html in
            for node in tops { node.write(into: &html) }
        }
    }
}

extension DirectoryPage.Node {
    fileprivate func write(into html: inout HTML) {
        html(.li) { html in
            html(.a, .href(.directoryPeople(of: id))) { html in html.told(name) }
            html.text(" ")
            html(.a, .class("soft"), .href(.directoryOrgan(id)), say: .directoryHistory)
            if !contacts.isEmpty {
                html(.span, .class("soft")) { html in
                    html.text(" · ")
                    html.say(.directoryContact)
                    html.told(contacts.joined(separator: "、"))
                }
            }
            writeRooms(into: &html)
            writeVillages(into: &html)
            if !below.isEmpty {
                html(.ul) { html in
                    for node in below { node.write(into: &html) }
                }
            }
        }
    }

    private func writeRooms(into html: inout HTML) {
        guard !rooms.isEmpty else { return }
        html(.ul) { html in
            for room in rooms {
                html(.li) { html in
                    html(.a, .href(.directoryRoom(room.id))) { html in html.told(room.name) }
                    if !room.links.isEmpty {
                        html(.span, .class("soft")) { html in
                            html.text(" · ")
                            html.say(.directoryLinks)
                            html.told(room.links.joined(separator: "、"))
                        }
                    }
                }
            }
        }
    }

    private func writeVillages(into html: inout HTML) {
        guard !villages.isEmpty else { return }
        html(.ul, .ariaLabel(.directoryVillages)) { html in
            for village in villages {
                html(.li) { html in
                    html.told(village.name)
                    html.text(" · ")
                    html.say(.directoryCommissioner)
                    html.text(" ")
                    html.person(village.commissioner)
                    html.text(" · ")
                    html.say(.directoryInformant)
                    html.text(" ")
                    html.person(village.informant)
                }
            }
        }
    }
}

extension HTML {
    fileprivate mutating func person(_ name: String?) {
        if let name { told(name) } else { self(.span, .class("soft"), say: .directoryNone) }
    }
}
