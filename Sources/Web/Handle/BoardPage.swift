public import Casework

/// A room's board: what can be claimed, what is mine, what the room has.
public struct BoardPage: StaffPage {
    /// The three columns, one at a time.
    public enum Tab: String, Sendable, CaseIterable {
        case waiting, mine, room

        var name: Text {
            switch self {
            case .waiting: .tabWaiting
            case .mine: .tabMine
            case .room: .tabRoom
            }
        }

        /// Whether a clue in it can be in somebody's hands.
        var holdsClaims: Bool {
            switch self {
            case .waiting: false
            case .mine, .room: true
            }
        }
    }

    /// What is left out. All of it may stand in an address: nothing in it is personal.
    public struct Filter: Sendable, Equatable {
        /// One of the offered categories; nil for all.
        public var category: String?
        /// Only what is late or near.
        public var pressingOnly: Bool
        /// One breach (JB-4); nil for all.
        public var breach: Breach?
        /// Only what was claimed and let lie; of what nobody has claimed nothing can be.
        public var staleOnly: Bool

        public init(
            category: String? = nil, pressingOnly: Bool = false, breach: Breach? = nil, staleOnly: Bool = false
        ) {
            self.category = category
            self.pressingOnly = pressingOnly
            self.breach = breach
            self.staleOnly = staleOnly
        }
    }

    /// A clue. Until it is claimed, only the level of the accused's unit is known here; the reporter never.
    public struct Row: Sendable {
        /// What the reader may do from the list.
        public enum Action: Sendable {
            case claim
            case open
            /// Somebody of the room has it.
            case heldBy(String)
            /// A rule keeps the reader from it: the reason.
            case barred(Text)
        }

        /// The identifier in addresses.
        public var id: String
        public var number: String
        public var level: Text
        public var flags: [Flag]
        public var category: Text
        /// The accused's unit, from the claim on; nil before.
        public var unit: String?
        public var ageDays: Int
        public var clock: ClockFace?
        /// Where it stands.
        public var state: Text
        public var action: Action

        /// - Parameter id: the identifier in addresses; nil where it is the number.
        public init(
            id: String? = nil, number: String, level: Text, flags: [Flag], category: Text, unit: String?, ageDays: Int,
            clock: ClockFace?, state: Text, action: Action
        ) {
            self.id = id ?? number
            self.number = number
            self.level = level
            self.flags = flags
            self.category = category
            self.unit = unit
            self.ageDays = ageDays
            self.clock = clock
            self.state = state
            self.action = action
        }
    }

    /// What the reader holds of what one person may hold.
    public struct Hands: Sendable, Equatable {
        public var held: Int
        public var most: Int

        public init(held: Int, most: Int) {
            self.held = held
            self.most = most
        }
    }

    public var tab: Tab
    /// How many clues each tab has, without the filter.
    public var counts: [Tab: Int]
    public var filter: Filter
    /// Those of the clues in this tab.
    public var categories: [Choice]
    public var rows: [Row]
    public var paging: Paging
    /// Of whoever claims clues; nil for others.
    public var hands: Hands?
    /// JB-15: that the head has not named the two persons who open what comes in online, every day until then.
    public var readersFault: Text?

    public init(
        tab: Tab, counts: [Tab: Int], filter: Filter, categories: [Choice], rows: [Row], paging: Paging = Paging(),
        hands: Hands? = nil
    ) {
        self.tab = tab
        self.counts = counts
        self.filter = filter
        self.categories = categories
        self.rows = rows
        self.paging = paging
        self.hands = hands
    }

    public var title: Text { .boardTitle }
    public var area: StaffArea? { .board }
    public var link: Link { Self.link(tab, filter).after(paging.cursor) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.readersFault(readersFault)
        html(.div, .class("bar")) { html in
            writeTabs(into: &html)
            writeFilter(into: &html)
            if tab == .waiting {
                html.postButton(.claimNext, to: .claimNext, frame.token, style: "button primary")
            }
            html(.a, .href(.reopenings), say: .areaReopenings)
        }
        if let hands, tab != .room { html(.p, .class("hint"), say: .inYourHands(hands.held, of: hands.most)) }
        if rows.isEmpty {
            html(.p, .class("empty"), say: emptyWords)
            html.paging(paging)
            return
        }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(tab.name)) { html in
            html(.table, .class("list board")) { html in
                html.headings([
                    .clueNumber, .level, .flags, .category, .accusedUnit, .age, .nearestClock, .state, .action,
                ])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html, frame.token) }
                }
            }
        }
        html.paging(paging)
    }
}

extension BoardPage {
    static func link(_ tab: Tab, _ filter: Filter) -> Link {
        var link = Link.board.query("tab", tab.rawValue)
        if let category = filter.category { link = link.query("category", category) }
        if filter.pressingOnly { link = link.query("pressing", "yes") }
        if let breach = filter.breach { link = link.query("breach", breach.rawValue) }
        if filter.staleOnly, tab.holdsClaims { link = link.query("stale", "yes") }
        return link
    }

    private var emptyWords: Text {
        switch tab {
        case .waiting: .nothingToClaim
        case .mine: .nothingOfMine
        case .room: .nothingInRoom
        }
    }

    private func writeTabs(into html: inout HTML) {
        html(.nav, .class("tabs"), .ariaLabel(.boardTitle)) { html in
            html(.ul) { html in
                for each in Tab.allCases {
                    html(.li) { html in
                        html(.a, .href(Self.link(each, filter)), .current(each == tab)) { html in
                            html.say(each.name)
                            html.text(" ")
                            html(.span, .class("count")) { html in html.text(counts[each] ?? 0) }
                        }
                    }
                }
            }
        }
    }

    private func writeFilter(into html: inout HTML) {
        html(.form, .get, .action(.board), .class("filter")) { html in
            html(.input, .type(.hidden), .name("tab"), .value(tab.rawValue))
            html(.label, .for("category"), say: .category)
            html(.select, .id("category"), .name("category")) { html in
                html(.option, .value(""), .selected(filter.category == nil), say: .allCategories)
                for choice in categories {
                    html(.option, .value(choice.value), .selected(choice.value == filter.category), say: choice.label)
                }
            }
            html(.label, .for("breach"), say: .breachLabel)
            html(.select, .id("breach"), .name("breach")) { html in
                html(.option, .value(""), .selected(filter.breach == nil), say: .allBreaches)
                for breach in Breach.allCases {
                    html(.option, .value(breach.rawValue), .selected(breach == filter.breach), say: breach.words)
                }
            }
            html.box("pressing", .pressingOnly, filter.pressingOnly)
            if tab.holdsClaims { html.box("stale", .staleOnly, filter.staleOnly) }
            html(.button, .submit, .class("button small"), say: .applyFilter)
        }
    }
}

extension HTML {
    /// Appends a box of the filter.
    fileprivate mutating func box(_ name: String, _ words: Text, _ isTicked: Bool) {
        self(.label, .class("choice"), .for(name)) { html in
            html(.input, .id(name), .type(.checkbox), .name(name), .value("yes"), .checked(isTicked))
            html(.span, say: words)
        }
    }
}

extension BoardPage.Row {
    fileprivate func write(into html: inout HTML, _ token: CSRFToken) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number")) { html in
                switch action {
                case .open: html(.a, .href(.clue(id)), text: number)
                case .claim, .heldBy, .barred: html.text(number)
                }
            }
            html(.td) { html in html(.span, .class("level"), say: level) }
            html(.td, .class("flags")) { html in
                for flag in flags { html.flag(flag) }
            }
            html(.td, say: category)
            html(.td) { html in
                if let unit { html.told(unit) } else { html(.span, .class("soft"), say: .shownAfterClaim) }
            }
            html(.td, .class("figure"), say: .daysOld(ageDays))
            html(.td) { html in
                if let clock { html.chip(clock) }
            }
            html(.td, say: state)
            html(.td, .class("do")) { html in writeAction(into: &html, token) }
        }
    }

    private func writeAction(into html: inout HTML, _ token: CSRFToken) {
        switch action {
        case .claim: html.postButton(.claim, to: .clue(id, "claim"), token, style: "button small")
        case .open: html(.a, .class("button small"), .href(.clue(id)), say: .open)
        case .heldBy(let name): html(.span, .class("soft"), text: name)
        case .barred(let reason): html(.span, .class("soft"), say: reason)
        }
    }
}
