/// The triage list with, beside it, the item that is open.
public struct TriagePage: StaffPage {
    /// What the form offers to choose from.
    public struct Offers: Sendable {
        public var kinds: [Choice]
        /// Who may settle what is out of scope.
        public var elsewhere: [Choice]
        /// Levels at which somebody may be managed.
        public var levels: [Choice]
        /// Discipline organs that an accused may work in.
        public var organs: [Choice]
        public var risks: [Choice]
        /// Names of units, townships and organs, offered while one types.
        public var places: [String]

        public init(
            kinds: [Choice], elsewhere: [Choice], levels: [Choice], organs: [Choice], risks: [Choice],
            places: [String]
        ) {
            self.kinds = kinds
            self.elsewhere = elsewhere
            self.levels = levels
            self.organs = organs
            self.risks = risks
            self.places = places
        }
    }

    /// A line of the list.
    public struct Row: Sendable {
        /// The identifier in addresses.
        public var id: String
        public var number: String
        public var receivedOn: Day
        public var channel: Text
        public var signature: Text
        public var flags: [Flag]
        public var clock: ClockFace?
        /// Waiting for a proposal, for a second person, for me.
        public var state: Text

        /// - Parameter id: the identifier in addresses; nil where it is the number.
        public init(
            id: String? = nil, number: String, receivedOn: Day, channel: Text, signature: Text, flags: [Flag],
            clock: ClockFace?,
            state: Text
        ) {
            self.id = id ?? number
            self.number = number
            self.receivedOn = receivedOn
            self.channel = channel
            self.signature = signature
            self.flags = flags
            self.clock = clock
            self.state = state
        }
    }

    /// A page of them, the most urgent ones first; `waiting` tells how many there are in all.
    public var rows: [Row]
    public var waiting: Int
    public var open: TriageItem?
    public var offers: Offers
    public var paging: Paging
    /// How many wait to be sealed; only for whoever decides about it.
    public var toSeal = 0
    /// What is wrong with who opens what comes in online; for whoever heads the petition office.
    public var readersFault: Text?

    public init(rows: [Row], waiting: Int, open: TriageItem?, offers: Offers, paging: Paging = Paging()) {
        self.rows = rows
        self.waiting = waiting
        self.open = open
        self.offers = offers
        self.paging = paging
    }

    public var title: Text { .triageTitle }
    public var area: StaffArea? { .triage }
    public var link: Link {
        let here: Link = open.map { .triage($0.id) } ?? .triage
        return here.after(paging.cursor)
    }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.readersFault(readersFault)
        if toSeal > 0 {
            html(.p) { html in
                html.flag(Flag(.sealRequestsTitle, .urgent))
                html.text(" ")
                html(.a, .href(.sealRequests), text: String(toSeal))
            }
        }
        html(.div, .class(open == nil ? "triage" : "triage opened")) { html in
            html(.section, .class("inbox"), .labelledBy("inbox-title")) { html in
                html(.h2, .id("inbox-title"), say: .waitingItems(waiting))
                if rows.isEmpty { html(.p, .class("empty"), say: .nothingWaiting) } else { writeOrder(into: &html) }
                html(.ul, .class("cards")) { html in
                    for row in rows { writeRow(row, into: &html) }
                }
                html.paging(paging)
            }
            if let open { open.write(offers, into: &html, in: frame) }
        }
    }

    /// The order is that of precedence and not of the clocks, which have a page of their own.
    private func writeOrder(into html: inout HTML) {
        html(.p, .class("hint")) { html in
            html.say(.triageOrder)
            html.text(" ")
            html(.a, .href(.clocks), say: .areaClocks)
        }
    }

    private func writeRow(_ row: Row, into html: inout HTML) {
        let link = Link.triage(row.id).after(paging.cursor)
        html(.li) { html in
            html(.a, .class("card"), .href(link), .current(row.id == open?.id)) { html in
                html(.span, .class("line")) { html in
                    html(.strong, .class("number"), text: row.number)
                    for flag in row.flags { html.flag(flag) }
                }
                html(.span, .class("line soft")) { html in
                    html.day(row.receivedOn)
                    html.text(" · ")
                    html.say(row.channel)
                    html.text(" · ")
                    html.say(row.signature)
                }
                html(.span, .class("line")) { html in
                    if let clock = row.clock { html.chip(clock) }
                    html(.span, .class("soft"), say: row.state)
                    if row.clock == nil {
                        html.text(" · ")
                        html(.span, .class("soft"), say: .noClockRuns)
                    }
                }
            }
        }
    }
}
