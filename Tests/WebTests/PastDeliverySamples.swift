@testable import Web

/// What was sent to a receiver longer ago.
extension Samples {
    static var pastDeliveries: PastDeliveriesPage {
        let outcomes: [WebhookPage.Endpoint.Delivery.Outcome] = [
            .delivered(status: 204), .abandoned(reason: Text("证书无效", "invalid certificate")),
        ]
        let start = Link.webhookPast("e1")
        return PastDeliveriesPage(
            receiver: "督办系统 1", start: start,
            months: ["2025-11-01", "2025-10-01"].map { .init(first: day($0), link: start.after("m" + $0)) },
            rows: outcomes.enumerated().map { index, outcome in
                WebhookPage.Endpoint.Delivery(
                    event: Text("已分流", "Routed"), at: moment("2025-11-12", 9, index), tries: index + 1, outcome: outcome
                )
            },
            paging: Paging(cursor: "c", first: start, next: start.after("d")))
    }

    static var noPastDeliveries: PastDeliveriesPage {
        PastDeliveriesPage(receiver: "督办系统 1", start: .webhookPast("e1"), months: [], rows: [], paging: Paging())
    }
}
