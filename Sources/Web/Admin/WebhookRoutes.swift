import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The endpoints of webhooks: one administrator proposes, another approves; whoever is there keeps them going.
struct WebhookRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("webhooks") { request, _ in
            let staff = try await site.staff(request, .webhooks)
            try staff.requiresFreshFactor(back: .webhooks)
            return try await show(staff)
        }
        router.post("webhooks") { request, _ in
            let staff = try await site.staff(request, .webhooks)
            return try await propose(staff)
        }
        router.get("webhooks/:id/past") { request, context in
            try await showPast(try await site.staff(request, .webhooks), try EndpointRecord.ID(in: context))
        }
        router.post("webhooks/:id/approve") { request, context in
            try await act(.approve, request, context)
        }
        router.post("webhooks/:id/enable") { request, context in
            try await act(.enable, request, context)
        }
        router.post("webhooks/:id/ping") { request, context in
            try await act(.ping, request, context)
        }
        router.post("webhooks/:id/resend") { request, context in
            try await act(.resend, request, context)
        }
        router.post("webhooks/:id/disable") { request, context in
            try await act(.disable, request, context)
        }
    }

    /// Does one thing about one endpoint. A refusal stands on the page that it happened on.
    private func act(
        _ act: WebhookPage.Endpoint.Act, _ request: Request, _ context: BasicRequestContext
    ) async throws -> Response {
        let staff = try await site.staff(request, .webhooks)
        let id = try EndpointRecord.ID(in: context)
        _ = try await staff.form()
        // What lets data out; stopping it waits for nothing.
        if act == .approve || act == .enable || act == .resend { try staff.requiresFreshFactor(back: .webhooks) }
        do {
            return staff.see(.webhooks, done: try await carryOut(act, on: id, as: staff.caller))
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(staff, .conflict, message: message)
        }
    }

    private func carryOut(
        _ act: WebhookPage.Endpoint.Act, on id: EndpointRecord.ID, as caller: StaffCaller
    ) async throws -> Done {
        let webhooks = Webhooks(site.context)
        switch act {
        case .approve:
            try await webhooks.approve(id, as: caller)
            return .endpointApproved
        case .enable:
            try await webhooks.enable(id, as: caller)
            return .endpointEnabled
        case .ping:
            try await webhooks.ping(id, as: caller)
            return .endpointPinged
        case .resend:
            try await webhooks.resend(id, as: caller)
            return .endpointResent
        case .disable:
            try await webhooks.disable(id, as: caller)
            return .endpointDisabled
        }
    }

    private func show(
        _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState = FormState(), secret: String? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let webhooks = Webhooks(site.context)
        let endpoints = try await webhooks.endpoints(as: staff.caller)
        let counts = try await webhooks.deliveryCounts(as: staff.caller)
        let deliveries = Dictionary(grouping: try await webhooks.deliveries(as: staff.caller), by: \.endpoint)
        let page = WebhookPage(
            endpoints: endpoints.map { record in
                WebhookPage.Endpoint(
                    record, counts[record.id] ?? .zero, deliveries[record.id] ?? [],
                    mayApprove: record.proposedBy != staff.caller.staff
                )
            },
            events: AnnouncedEvent.allCases.filter { $0 != .endpointPing }.map {
                Choice($0.rawValue, .event($0))
            },
            form: form, newSecret: secret
        )
        return staff.page(page, status: status, message: message)
    }

    private func showPast(_ staff: StaffVisit, _ id: EndpointRecord.ID) async throws -> Response {
        let start = Link.webhookPast(id.rawValue)
        try staff.requiresFreshFactor(back: start)
        let asked = AskedPage<NewestCursor>(staff.visit, .pastDeliveries)
        let past = try await Webhooks(site.context).pastDeliveries(
            of: id, after: asked.cursor, limit: Limits.pageRows, as: staff.caller)
        let months = past.months.map { month in
            // Whatever ended before the month after it began.
            let end = NewestCursor(at: .startOfDay(month.adding(months: 1)), row: .zero)
            return PastDeliveriesPage.Month(
                first: Day(month), link: start.after(CursorText.text(end, of: asked.list)))
        }
        return staff.page(
            PastDeliveriesPage(
                receiver: past.endpoint.name, start: start, months: months,
                rows: past.page.map { WebhookPage.Endpoint.Delivery($0) },
                paging: asked.paging(past.page.next, from: start)))
    }

    private func propose(_ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        return try await staff.answerFresh(fields) { staff in
            let entry = try EndpointEntry.read(
                fields, permitsLoopback: !site.settings.secureCookies, isNetwork: site.settings.isNetwork
            )
            let webhooks = Webhooks(site.context)
            let secret = "whsec_" + Base64URL.standard(webhooks.newSecret())
            _ = try await webhooks.propose(
                Webhooks.Proposal(
                    name: entry.name, url: entry.url, host: entry.host, port: entry.port, networks: entry.networks,
                    secret: secret, events: entry.events
                ),
                as: staff.caller
            )
            return try await show(staff, secret: secret)
        } again: { staff, status, form, message in
            try await show(staff, status, form: form, message: message)
        }
    }
}

extension WebhookPage.Endpoint {
    fileprivate init(
        _ record: EndpointRecord, _ counts: DeliveryCounts, _ deliveries: [DeliveryRow], mayApprove: Bool
    ) {
        let standing = record.standing
        let isQuiet = standing == .failing || standing == .paused
        self.init(
            id: record.id.rawValue, name: record.name, address: record.host + ":" + String(record.port),
            networks: record.allowedCIDRs,
            events: record.eventTypes.filter { $0 != .endpointPing }.map(Text.event), standing: standing,
            quietUntil: isQuiet ? record.quietUntil.map { Moment($0) } : nil,
            tally: Tally(
                most: DeliveryCounts.most, waiting: counts.waiting, givenUp: counts.dead, delivered: counts.delivered,
                lastDelivery: counts.lastDeliveredAt.map { Moment($0) }
            ),
            deliveries: deliveries.map { Delivery($0) }, mayApprove: mayApprove
        )
    }
}

extension EndpointRecord {
    fileprivate var standing: WebhookPage.Endpoint.Standing {
        switch (state, health) {
        case ("proposed", _): .proposed
        case ("disabled", _) where !wasApproved: .withdrawn
        case (_, .gone): .gone
        case (_, .givenUp): .givenUp
        case ("disabled", _): .disabled
        case (_, .working): .working
        case (_, .failing): .failing
        case (_, .paused): .paused
        case (_, .blockedAddress): .blocked
        }
    }
}

extension WebhookPage.Endpoint.Delivery {
    fileprivate init(_ row: DeliveryRow) {
        let reason = Text.notTaken(row.lastFailure, status: row.lastStatus)
        let outcome: Outcome =
            switch row.state {
            case "done": .delivered(status: row.lastStatus ?? 0)
            case "dead": .abandoned(reason: reason)
            case "leased": .underWay
            case "blocked": .behind
            // A pause is not charged, and what is sent again starts anew: nothing has failed yet.
            case _: row.attempt == 0 ? .ready : .retrying(reason: reason)
            }
        self.init(
            event: AnnouncedEvent(rawValue: row.type).map(Text.event) ?? .asIs(row.type), at: Moment(row.occurredAt),
            tries: row.attempt, outcome: outcome)
    }
}

extension WebhookPage.Endpoint.Delivery {
    /// Of the shelf: what it holds has ended.
    fileprivate init(_ row: PastDelivery) {
        self.init(
            event: AnnouncedEvent(rawValue: row.type).map(Text.event) ?? .asIs(row.type), at: Moment(row.endedAt),
            tries: row.attempt,
            outcome: row.wasTaken
                ? .delivered(status: row.lastStatus ?? 0)
                : .abandoned(reason: .notTaken(row.lastFailure, status: row.lastStatus)))
    }
}

extension Identifier where Entity == Never {
    /// Before every row of a moment.
    fileprivate static var zero: Identifier { Identifier("00000000-0000-0000-0000-000000000000") }
}
