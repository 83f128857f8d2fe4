/// Webhook endpoints: how each stands, what was sent to it of late, and what can be done about it.
public struct WebhookPage: StaffPage {
    public var endpoints: [Endpoint]
    /// The events that an endpoint may ask for.
    public var events: [Choice]
    public var form: FormState
    /// The secret of an endpoint that was just added: shown this once.
    public var newSecret: String?

    public init(
        endpoints: [Endpoint], events: [Choice], form: FormState = FormState(), newSecret: String? = nil
    ) {
        self.endpoints = endpoints
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
        html(.h2, say: .endpoints)
        if endpoints.isEmpty { html(.p, .class("empty"), say: .noEndpoints) }
        for endpoint in endpoints { endpoint.write(into: &html, frame.token) }
        writeNew(into: &html, in: frame)
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
            html.ticks(Field("events", .eventsWanted, isRequired: true), events, in: form)
            html.freshCode(in: form)
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary"), say: .addEndpoint)
            }
        }
    }
}
