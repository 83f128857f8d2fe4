/// Webhook endpoints and what was delivered to them of late.
public struct WebhookPage: StaffPage {
    /// An endpoint.
    public struct Endpoint: Sendable {
        /// Whether it takes deliveries.
        public enum Health: String, Sendable, CaseIterable {
            /// Waits for a second administrator.
            case proposed
            case healthy, failing
            /// Gets nothing any more.
            case disabled
        }

        public var id: String
        public var name: String
        public var address: String
        public var events: [String]
        public var health: Health
        public var waiting: Int
        public var lastDelivery: Moment?
        /// Whether the reader is not the one who proposed it.
        public var mayApprove: Bool

        public init(
            id: String, name: String, address: String, events: [String], health: Health, waiting: Int,
            lastDelivery: Moment?, mayApprove: Bool = false
        ) {
            self.id = id
            self.name = name
            self.address = address
            self.events = events
            self.health = health
            self.waiting = waiting
            self.lastDelivery = lastDelivery
            self.mayApprove = mayApprove
        }
    }

    /// A delivery. Neither its event nor its answer holds anything personal.
    public struct Delivery: Sendable {
        /// How it went.
        public enum Outcome: Sendable {
            case delivered(status: Int)
            /// It will be tried again.
            case retrying(attempt: Int, reason: Text)
            /// It will not be tried again by itself.
            case abandoned(reason: Text)
        }

        public var endpoint: String
        public var event: String
        public var at: Moment
        public var outcome: Outcome

        public init(endpoint: String, event: String, at: Moment, outcome: Outcome) {
            self.endpoint = endpoint
            self.event = event
            self.at = at
            self.outcome = outcome
        }
    }

    public var endpoints: [Endpoint]
    public var deliveries: [Delivery]
    /// The events that an endpoint may ask for.
    public var events: [Choice]
    public var form: FormState
    /// The secret of an endpoint that was just added: shown this once.
    public var newSecret: String?

    public init(
        endpoints: [Endpoint], deliveries: [Delivery], events: [Choice], form: FormState = FormState(),
        newSecret: String? = nil
    ) {
        self.endpoints = endpoints
        self.deliveries = deliveries
        self.events = events
        self.form = form
        self.newSecret = newSecret
    }

    public var title: Text { .webhooksTitle }
    public var area: StaffArea? { .webhooks }
    public var link: Link { .webhooks }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("lead"), say: .webhooksLead)
        if let newSecret {
            html(.div, .class("granted")) { html in
                html(.p, say: .newSecret)
                html(.p, .class("secret"), .lang(.en), text: newSecret)
            }
        }
        writeEndpoints(into: &html, in: frame)
        writeDeliveries(into: &html, in: frame)
        writeNew(into: &html, in: frame)
    }
}

extension WebhookPage {
    private func writeEndpoints(into html: inout HTML, in frame: StaffFrame) {
        html(.h2, say: .endpoints)
        if endpoints.isEmpty {
            html(.p, .class("empty"), say: .noEndpoints)
            return
        }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.endpoints)) { html in
            html(.table, .class("list")) { html in
                html.headings([.name, .endpointAddress, .eventsWanted, .state, .waiting, .lastDelivery, .action])
                html(.tbody) { html in
                    for endpoint in endpoints { endpoint.write(into: &html, frame.token) }
                }
            }
        }
    }

    private func writeDeliveries(into html: inout HTML, in frame: StaffFrame) {
        html(.h2, say: .recentDeliveries)
        if deliveries.isEmpty {
            html(.p, .class("empty"), say: .noDeliveries)
            return
        }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.recentDeliveries)) { html in
            html(.table, .class("list")) { html in
                html.headings([.time, .endpoint, .event, .outcome])
                html(.tbody) { html in
                    for delivery in deliveries { delivery.write(into: &html) }
                }
            }
        }
    }

    private func writeNew(into html: inout HTML, in frame: StaffFrame) {
        html(.h2, say: .addEndpoint)
        html.problems(of: form)
        html.post(to: .webhooks, frame.token, style: "entry") { html in
            html(.div, .class("fields")) { html in
                html.line(Field("name", .name, isRequired: true), .short, in: form)
                html.line(Field("address", .endpointAddress, hint: .endpointAddressHint, isRequired: true), in: form)
                html.line(Field("networks", .networks, hint: .networksHint, isRequired: true), in: form)
            }
            html(.fieldset, .id("events"), .focusable, .class("field wide choices")) { html in
                html(.legend, say: .eventsWanted)
                html(.div, .class("row")) { html in
                    let chosen = form.entered.all("events")
                    for event in events {
                        let id = "events-" + event.value
                        html(.label, .class("choice"), .for(id)) { html in
                            html(
                                .input, .id(id), .type(.checkbox), .name("events"), .value(event.value),
                                .checked(chosen.contains(event.value))
                            )
                            html(.span, say: event.label)
                        }
                    }
                }
            }
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary"), say: .addEndpoint)
            }
        }
    }
}

extension WebhookPage.Endpoint {
    fileprivate func write(into html: inout HTML, _ token: CSRFToken) {
        html(.tr) { html in
            html(.th, .scope(.row), text: name)
            html(.td, .class("address"), text: address)
            html(.td, .class("number"), text: events.joined(separator: ", "))
            html(.td) { html in html.light(healthWords, healthTone) }
            html(.td, .class("figure")) { html in html.text(waiting) }
            html(.td, .class("number")) { html in
                if let lastDelivery { html.moment(lastDelivery) } else { html.text("–") }
            }
            html(.td, .class("do")) { html in
                switch health {
                case .proposed:
                    if mayApprove {
                        html.postButton(.approveIt, to: .webhook(id, "approve"), token, style: "button small primary")
                    }
                    html.postButton(.disable, to: .webhook(id, "disable"), token, style: "button small")
                case .healthy, .failing:
                    html.postButton(.disable, to: .webhook(id, "disable"), token, style: "button small")
                case .disabled: break
                }
            }
        }
    }

    private var healthWords: Text {
        switch health {
        case .healthy: .healthy
        case .failing: .failing
        case .proposed: .endpointProposed
        case .disabled: .disabled
        }
    }

    private var healthTone: ClockFace.Tone {
        switch health {
        case .healthy: .calm
        case .failing: .late
        case .proposed: .near
        case .disabled: .still
        }
    }
}

extension WebhookPage.Delivery {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number")) { html in html.moment(at) }
            html(.td, text: endpoint)
            html(.td, .class("number"), text: event)
            html(.td) { html in
                switch outcome {
                case .delivered(let status): html.light(.deliveredWith(status), .calm)
                case .retrying(let attempt, let reason): html.light(.retrying(attempt, reason), .near)
                case .abandoned(let reason): html.light(.abandoned(reason), .late)
                }
            }
        }
    }
}
