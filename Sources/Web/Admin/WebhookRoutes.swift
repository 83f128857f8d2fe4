import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The endpoints of webhooks: one administrator proposes, another approves.
struct WebhookRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("webhooks") { request, _ in
            let staff = try await site.staff(request, .webhooks)
            return try await show(staff)
        }
        router.post("webhooks") { request, _ in
            let staff = try await site.staff(request, .webhooks)
            return try await propose(staff)
        }
        router.post("webhooks/:id/approve") { request, context in
            let staff = try await site.staff(request, .webhooks)
            let id = try Self.id(context)
            _ = try await staff.form()
            do { try await Webhooks(site.context).approve(id, as: staff.caller) } catch let error as OperationError {
                guard let message = staff.refusal(error) else { throw error }
                return try await show(staff, .conflict, message: message)
            }
            return staff.see(.webhooks, done: .endpointApproved)
        }
        router.post("webhooks/:id/disable") { request, context in
            let staff = try await site.staff(request, .webhooks)
            let id = try Self.id(context)
            _ = try await staff.form()
            try await Webhooks(site.context).disable(id, as: staff.caller)
            return staff.see(.webhooks, done: .endpointDisabled)
        }
    }

    private static func id(_ context: BasicRequestContext) throws -> EndpointRecord.ID {
        guard let id = EndpointRecord.ID(address: context.parameters.get("id")) else {
            throw Unanswerable.page(.notFound)
        }
        return id
    }

    private func show(
        _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState = FormState(), secret: String? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let webhooks = Webhooks(site.context)
        let endpoints = try await webhooks.endpoints(as: staff.caller)
        let deliveries = try await webhooks.deliveries(as: staff.caller)
        let names = Dictionary(endpoints.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let page = WebhookPage(
            endpoints: endpoints.map { endpoint($0, deliveries, for: staff.caller) },
            deliveries: deliveries.map { Self.delivery($0, names[$0.endpoint] ?? "–") },
            events: AnnouncedEvent.allCases.filter { $0 != .endpointPing }.map {
                Choice($0.rawValue, .asIs($0.rawValue))
            },
            form: form, newSecret: secret
        )
        return staff.page(page, status: status, message: message)
    }

    private func propose(_ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.form()
        let entry: EndpointEntry
        do { entry = try EndpointEntry.read(fields, permitsLoopback: !site.settings.secureCookies) } catch {
            return try await show(staff, .unprocessableContent, form: error.state)
        }
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
    }

    private func endpoint(
        _ record: EndpointRecord, _ deliveries: [DeliveryRow], for caller: StaffCaller
    ) -> WebhookPage.Endpoint {
        let own = deliveries.filter { $0.endpoint == record.id }
        let health: WebhookPage.Endpoint.Health =
            switch record.state {
            case "proposed": .proposed
            case "disabled": .disabled
            case _: own.first?.lastFailure == nil ? .healthy : .failing
            }
        return WebhookPage.Endpoint(
            id: record.id.rawValue, name: record.name, address: record.host + ":" + String(record.port),
            events: record.eventTypes.filter { $0 != .endpointPing }.map(\.rawValue), health: health,
            waiting: own.count { $0.state != "done" && $0.state != "dead" },
            lastDelivery: own.first { $0.state == "done" }.map { Moment($0.occurredAt) },
            mayApprove: record.proposedBy != caller.staff
        )
    }

    private static func delivery(_ row: DeliveryRow, _ endpoint: String) -> WebhookPage.Delivery {
        let reason = row.lastFailure ?? row.lastStatus.map { "HTTP \($0)" } ?? "–"
        let outcome: WebhookPage.Delivery.Outcome =
            switch row.state {
            case "done": .delivered(status: row.lastStatus ?? 0)
            case "dead": .abandoned(reason: .asIs(reason))
            case _: .retrying(attempt: row.attempt, reason: .asIs(reason))
            }
        return WebhookPage.Delivery(endpoint: endpoint, event: row.type, at: Moment(row.occurredAt), outcome: outcome)
    }
}
