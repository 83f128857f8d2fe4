/// What was sent to a receiver and ended more than ninety days ago, newest end first, with a way to each month.
public struct PastDeliveriesPage: StaffPage {
    /// A month in which something ended.
    public struct Month: Sendable {
        public var first: Day
        /// The page that begins with its last delivery.
        public var link: Link
    }

    /// Its name.
    public var receiver: String
    public var start: Link
    public var months: [Month]
    /// Each at the moment of its end.
    public var rows: [WebhookPage.Endpoint.Delivery]
    public var paging: Paging

    public var title: Text { .olderDeliveries(to: receiver) }
    public var area: StaffArea? { .webhooks }
    public var link: Link { start.after(paging.cursor) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .olderDeliveriesHint)
        html(.p, .class("hint"), say: .unsentNotShown)
        html(.p) { html in html(.a, .href(.webhooks), say: .webhooksTitle) }
        if rows.isEmpty { html(.p, .class("empty"), say: .noOlderDeliveries) }
        writeMonths(into: &html)
        if rows.isEmpty { return }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(title)) { html in
            html(.table, .class("list")) { html in
                html.headings([.deliveryEnded, .event, .tries, .outcome])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html) }
                }
            }
        }
        html.paging(paging)
    }

    private func writeMonths(into html: inout HTML) {
        if months.isEmpty { return }
        html(.nav, .class("pages"), .ariaLabel(.monthsOfDeliveries)) { html in
            for month in months {
                html(.a, .class("button small"), .href(month.link), say: .month(of: month.first))
            }
        }
    }
}
