extension WebhookPage {
    /// An endpoint as the page shows it.
    public struct Endpoint: Sendable {
        /// Whether it takes deliveries, and who says so.
        public enum Standing: String, Sendable, CaseIterable {
            /// Waits for a second administrator.
            case proposed
            case working
            /// It failed too often and is asked again after a while.
            case failing
            /// It asked for a pause.
            case paused
            /// Its name leads to an address outside of its networks: a security alarm.
            case blocked
            /// It said that it is gone; disabled by the dispatcher.
            case gone
            /// It failed for too long; disabled by the dispatcher.
            case givenUp
            /// Disabled by a person.
            case disabled
            /// Disabled before anybody approved it.
            case withdrawn
        }

        /// How many deliveries stand where, of those that the receiver may have read.
        public struct Tally: Sendable {
            /// What is more was not counted.
            public var most: Int
            /// Not taken yet.
            public var waiting: Int
            /// Not tried again by themselves.
            public var givenUp: Int
            public var delivered: Int
            public var lastDelivery: Moment?

            public init(most: Int, waiting: Int, givenUp: Int, delivered: Int, lastDelivery: Moment?) {
                self.most = most
                self.waiting = waiting
                self.givenUp = givenUp
                self.delivered = delivered
                self.lastDelivery = lastDelivery
            }

            fileprivate func figure(_ count: Int) -> Fact.Value {
                count > most ? .said(.moreThan(most)) : .code(String(count))
            }
        }

        /// A delivery. Neither its event nor its answer holds anything personal.
        public struct Delivery: Sendable {
            /// How it went.
            public enum Outcome: Sendable {
                /// Its turn comes by itself.
                case ready
                /// One of the same case must go first.
                case behind
                case underWay
                case delivered(status: Int)
                /// It will be tried again.
                case retrying(reason: Text)
                /// It will not be tried again by itself.
                case abandoned(reason: Text)
            }

            public var event: Text
            public var at: Moment
            public var tries: Int
            public var outcome: Outcome

            public init(event: Text, at: Moment, tries: Int, outcome: Outcome) {
                self.event = event
                self.at = at
                self.tries = tries
                self.outcome = outcome
            }
        }

        public var id: String
        public var name: String
        /// Host and port.
        public var address: String
        public var networks: [String]
        public var events: [Text]
        public var standing: Standing
        /// Nothing is sent before; nil unless it fails or asked for a pause.
        public var quietUntil: Moment?
        public var tally: Tally
        /// The newest first.
        public var deliveries: [Delivery]
        /// Whether the reader is not the one who proposed it.
        public var mayApprove: Bool

        public init(
            id: String, name: String, address: String, networks: [String], events: [Text], standing: Standing,
            quietUntil: Moment?, tally: Tally, deliveries: [Delivery], mayApprove: Bool = false
        ) {
            self.id = id
            self.name = name
            self.address = address
            self.networks = networks
            self.events = events
            self.standing = standing
            self.quietUntil = quietUntil
            self.tally = tally
            self.deliveries = deliveries
            self.mayApprove = mayApprove
        }
    }
}

extension WebhookPage.Endpoint {
    /// What can be done about an endpoint; the name stands in the address of the form.
    enum Act: String, Sendable, CaseIterable {
        case approve, enable, ping, resend, disable
    }

    /// What makes sense as it stands, in the order of the buttons.
    var acts: [Act] {
        switch standing {
        case .proposed: mayApprove ? [.approve, .disable] : [.disable]
        // Whether there is anything to send again is told to nobody.
        case .working, .failing, .paused, .blocked: [.ping, .resend, .disable]
        case .gone, .givenUp, .disabled: [.enable]
        case .withdrawn: []
        }
    }

    func write(into html: inout HTML, _ token: CSRFToken) {
        html(.article, .class("endpoint")) { html in
            html(.header) { html in
                html(.h3, text: name)
                html.light(standing.words, standing.tone)
            }
            html(.p, say: standing.advice)
            html.facts(facts)
            writeActs(into: &html, token)
            writeDeliveries(into: &html)
            if wasApproved {
                html(.p) { html in html(.a, .href(.webhookPast(id)), say: .olderDeliveries(to: name)) }
            }
        }
    }

    /// Before that nothing is sent to it.
    private var wasApproved: Bool {
        switch standing {
        case .proposed, .withdrawn: false
        case .working, .failing, .paused, .blocked, .gone, .givenUp, .disabled: true
        }
    }

    private var facts: [Fact] {
        var facts = [
            Fact(.endpointAddress, .code(address)), Fact(.networks, .code(networks.joined(separator: ", "))),
            Fact(.eventsWanted, .said(.listed(events))),
            Fact(.deliveriesWaiting, tally.figure(tally.waiting)),
            Fact(.deliveriesGivenUp, tally.figure(tally.givenUp)),
            Fact(.deliveriesDone, tally.figure(tally.delivered)),
        ]
        if let last = tally.lastDelivery { facts.append(Fact(.lastDelivery, .moment(last))) }
        if let quietUntil { facts.append(Fact(.quietUntil, .moment(quietUntil))) }
        return facts
    }

    private func writeActs(into html: inout HTML, _ token: CSRFToken) {
        if acts.isEmpty { return }
        html(.div, .class("actions")) { html in
            for act in acts {
                let style = act == .approve || act == .enable ? "button small primary" : "button small"
                html.postButton(label(of: act), to: .webhook(id, act.rawValue), token, style: style)
            }
        }
    }

    private func label(of act: Act) -> Text {
        switch act {
        case .approve: .approveIt
        case .enable: .enableAgain
        case .ping: .sendTest
        case .resend: .resendGivenUp
        case .disable: .disable
        }
    }

    private func writeDeliveries(into html: inout HTML) {
        html(.p, .class("hint"), say: .unsentNotShown)
        if deliveries.isEmpty {
            html(.p, .class("empty"), say: .noDeliveries)
            return
        }
        html(.details, .unfolded(true)) { html in
            html(.summary, say: .recentDeliveries)
            html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.recentDeliveries(to: name))) { html in
                html(.table, .class("list")) { html in
                    html.headings([.time, .event, .tries, .outcome])
                    html(.tbody) { html in
                        for delivery in deliveries { delivery.write(into: &html) }
                    }
                }
            }
        }
    }
}

extension WebhookPage.Endpoint.Standing {
    var words: Text {
        switch self {
        case .proposed: .endpointProposed
        case .working: .endpointWorking
        case .failing: .endpointFailing
        case .paused: .endpointPaused
        case .blocked: .endpointBlocked
        case .gone: .endpointGone
        case .givenUp: .endpointGivenUp
        case .disabled: .endpointDisabled
        case .withdrawn: .endpointWithdrawn
        }
    }

    /// What to do now.
    var advice: Text {
        switch self {
        case .proposed: .adviseProposed
        case .working: .adviseWorking
        case .failing: .adviseFailing
        case .paused: .advisePaused
        case .blocked: .adviseBlocked
        case .gone: .adviseGone
        case .givenUp: .adviseGivenUp
        case .disabled: .adviseDisabled
        case .withdrawn: .adviseWithdrawn
        }
    }

    fileprivate var tone: ClockFace.Tone {
        switch self {
        case .working: .calm
        case .proposed, .paused: .near
        case .failing, .blocked, .gone, .givenUp: .late
        case .disabled, .withdrawn: .still
        }
    }
}

extension WebhookPage.Endpoint.Delivery {
    func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number")) { html in html.moment(at) }
            html(.td, say: event)
            html(.td, .class("figure")) { html in html.text(tries) }
            html(.td) { html in
                switch outcome {
                case .ready: html.light(.deliveryReady, .still)
                case .behind: html.light(.deliveryBehind, .still)
                case .underWay: html.light(.deliveryUnderWay, .near)
                case .delivered(let status): html.light(.deliveredWith(status), .calm)
                case .retrying(let reason): html.light(.retrying(tries, reason), .near)
                case .abandoned(let reason): html.light(.abandoned(reason), .late)
                }
            }
        }
    }
}
