import Casework

/// A request to open an identity, on one line: no name of the reporter, and nothing of the matter.
public struct UnlockRow: Sendable {
    public var id: String
    /// The number of the report.
    public var number: String
    public var purpose: Text
    public var asker: String
    public var at: Moment
    public var state: Text
}

/// What waits for the reader to grant, and what they asked for.
public struct UnlockListPage: StaffPage {
    /// Nil for whoever grants nothing.
    public var waiting: [UnlockRow]?
    public var own: [UnlockRow]

    public var title: Text { .areaUnlocks }
    public var area: StaffArea? { .unlocks }
    public var link: Link { .unlocks }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .identityHint)
        if let waiting {
            html(.h2, say: .unlockWaiting)
            html.unlocks(waiting, named: .unlockWaiting, whenEmpty: .nothingToGrant)
        }
        html(.h2, say: .unlockOwn)
        html.unlocks(own, named: .unlockOwn, whenEmpty: .nothingAsked)
        html.firstOnly(own.count)
    }
}

/// Who asked how often: counts, for the auditor.
public struct UnlockCountsPage: StaffPage {
    public struct Row: Sendable {
        /// `2026-03`.
        public var month: String
        public var asker: String
        public var purpose: Text
        public var asked: Int
        public var granted: Int
        public var read: Int
    }

    public var rows: [Row]

    public var title: Text { .areaUnlockCounts }
    public var area: StaffArea? { .unlockCounts }
    public var link: Link { .unlockCounts }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .unlockCountsHint)
        if rows.isEmpty { return html(.p, .class("empty"), say: .noUnlockCounts) }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.areaUnlockCounts)) { html in
            html(.table, .class("list")) { html in
                html.headings([
                    .unlockMonth, .unlockAsker, .unlockPurpose, .unlocksAsked, .unlocksGranted, .unlocksRead,
                ])
                html(.tbody) { html in
                    for row in rows {
                        html(.tr) { html in
                            html(.th, .scope(.row), .class("number"), text: row.month)
                            html(.td, text: row.asker)
                            html(.td, say: row.purpose)
                            for count in [row.asked, row.granted, row.read] {
                                html(.td, .class("number"), text: String(count))
                            }
                        }
                    }
                }
            }
        }
    }
}

extension HTML {
    mutating func unlocks(_ rows: [UnlockRow], named name: Text, whenEmpty: Text) {
        if rows.isEmpty { return self(.p, .class("empty"), say: whenEmpty) }
        self(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(name)) { html in
            html(.table, .class("list")) { html in
                html.headings([.registerNumber, .unlockPurpose, .unlockAsker, .unlockAskedAt, .state])
                html(.tbody) { html in
                    for row in rows {
                        html(.tr) { html in
                            html(.th, .scope(.row)) { html in
                                html(.a, .href(.unlock(row.id)), .class("number"), text: row.number)
                            }
                            html(.td, say: row.purpose)
                            html(.td, text: row.asker)
                            html(.td) { html in html.moment(row.at) }
                            html(.td, say: row.state)
                        }
                    }
                }
            }
        }
    }
}
