public import Casework
public import Operations

/// The clocks that concern the reader: those that run out soon, and those that have.
public struct ClocksPage: StaffPage {
    /// A line of the list.
    public struct Row: Sendable {
        /// The identifier in addresses.
        public var id: String
        public var face: ClockFace
        /// The number of what it runs for; nil where the reader may not see that.
        public var item: String?
        public var organ: String
        /// Up to where it was told that it ran out.
        public var told: Text?

        public init(id: String, face: ClockFace, item: String?, organ: String, told: Text? = nil) {
            self.id = id
            self.face = face
            self.item = item
            self.organ = organ
            self.told = told
        }
    }

    public var view: ClockView
    /// Of what ran out, only what was told this far.
    public var level: OverdueLevel?
    public var rows: [Row]
    public var paging: Paging

    public init(view: ClockView, level: OverdueLevel? = nil, rows: [Row], paging: Paging = Paging()) {
        self.view = view
        self.level = level
        self.rows = rows
        self.paging = paging
    }

    public var title: Text { .clocksTitle }
    public var area: StaffArea? { .clocks }
    public var link: Link { Self.link(view, level).after(paging.cursor) }

    static func link(_ view: ClockView, _ level: OverdueLevel? = nil) -> Link {
        let link = Link.clocks.query("view", view.rawValue)
        return level.map { link.query("level", "\($0.rawValue)") } ?? link
    }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.div, .class("bar")) { html in
            html(.nav, .class("tabs"), .ariaLabel(.clocksTitle)) { html in
                html(.ul) { html in
                    for each in ClockView.allCases {
                        html(.li) { html in
                            html(.a, .href(Self.link(each)), .current(each == view), say: each.words)
                        }
                    }
                }
            }
            html(.a, .href(.clockPolicies), .class("quiet"), say: .policiesTitle)
        }
        if view == .overdue { writeLevels(into: &html) }
        html(.p, .class("hint"), say: .clocksHint)
        if rows.isEmpty {
            html(.p, .class("empty"), say: .noClocksHere)
            html.paging(paging)
            return
        }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(view.words)) { html in
            html(.table, .class("list")) { html in
                html.headings([.policyKind, .clockItem, .organ, .clockLast, .clockStanding, .clockTold])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html) }
                }
            }
        }
        html.paging(paging)
    }

    private func writeLevels(into html: inout HTML) {
        html(.nav, .class("tabs"), .ariaLabel(.clockTold)) { html in
            html(.ul) { html in
                html(.li) { html in
                    html(.a, .href(Self.link(.overdue)), .current(level == nil), say: .allLevels)
                }
                for each in OverdueLevel.allCases {
                    html(.li) { html in
                        html(.a, .href(Self.link(.overdue, each)), .current(level == each), say: each.words)
                    }
                }
            }
        }
    }
}

extension ClocksPage.Row {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row)) { html in html(.a, .href(.clock(id)), say: face.name) }
            html(.td, .class("number")) { html in
                if let item { html.text(item) } else { html.say(.itemUnseen) }
            }
            html(.td, text: organ)
            html(.td) { html in html.day(face.due) }
            html(.td) { html in html.chip(face) }
            html(.td) { html in
                if let told { html.say(told) }
            }
        }
    }
}

extension ClockView {
    var words: Text {
        switch self {
        case .warned: .clocksWarned
        case .overdue: .clocksOverdue
        }
    }
}
