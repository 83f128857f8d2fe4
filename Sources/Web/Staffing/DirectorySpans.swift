/// The days of an organ or room: what it was called, what it belonged to, and who took over.
public struct DirectorySpanRow: Sendable {
    public var name: String
    /// The superior of an organ, the organ of a room.
    public var above: String
    /// Nil: since before anybody remembers.
    public var from: Day?
    /// The first day on which it is so no more; nil: it is.
    public var to: Day?
    public var successor: String?

    public init(name: String, above: String, from: Day?, to: Day?, successor: String?) {
        self.name = name
        self.above = above
        self.from = from
        self.to = to
        self.successor = successor
    }
}

/// How an organ came to be what it is.
public struct OrganHistoryPage: StaffPage {
    public var id: String
    public var name: String
    public var rows: [DirectorySpanRow]
    /// What must be done before it ends; nil: nothing, or no end is known.
    public var stillOpen: Text?

    public init(id: String, name: String, rows: [DirectorySpanRow], stillOpen: Text? = nil) {
        self.id = id
        self.name = name
        self.rows = rows
        self.stillOpen = stillOpen
    }

    public var title: Text { .asIs(name) }
    public var area: StaffArea? { nil }
    public var link: Link { .directoryOrgan(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.div, .class("bar")) { html in
            html(.a, .class("button small"), .href(.directory), say: .directoryTitle)
            html(.a, .class("button small"), .href(.directoryPeople(of: id)), say: .directoryPeople)
            html.printButton(.directoryPrint)
        }
        if let stillOpen { html(.p, .class("warning"), .role("status"), say: stillOpen) }
        html.spans(rows)
    }
}

extension HTML {
    mutating func spans(_ rows: [DirectorySpanRow]) {
        self(.h2, say: .directoryHistory)
        self(.p, .class("hint"), say: .directorySpansHint)
        self(.table, .class("list")) { html in
            html.headings([.directoryName, .directoryAbove, .directorySince, .directoryUntil, .directorySuccessor])
            html(.tbody) { html in
                for row in rows {
                    html(.tr) { html in
                        html(.th, .scope(.row)) { html in html.told(row.name) }
                        html(.td) { html in html.told(row.above) }
                        html(.td) { html in
                            if let from = row.from { html.day(from) } else { html.say(.directoryUnknownStart) }
                        }
                        html(.td) { html in
                            if let to = row.to { html.day(to) } else { html.say(.directoryNow) }
                        }
                        html(.td) { html in
                            if let successor = row.successor {
                                html.told(successor)
                            }
                        }
                    }
                }
            }
        }
    }
}
