import Casework
import Hummingbird
import Operations

/// What the leaders of an organ are told at once.
public struct AlertsPage: StaffPage {
    public struct Row: Sendable {
        public var id: String
        /// The number of the report; nil for whoever does not see it.
        public var number: String?
        public var from: String
        /// What is feared.
        public var grounds: [Flag]
        /// Nobody has opened it yet.
        public var isUnopened: Bool
        public var at: Moment
        /// Who has read it, and when; nil until somebody has.
        public var read: (by: String, at: Moment)?
    }

    public var rows: [Row]

    public var title: Text { .alertsTitle }
    public var area: StaffArea? { .alerts }
    public var link: Link { .alerts }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .alertsHint)
        html.firstOnly(rows.count)
        if rows.isEmpty {
            html(.p, .class("empty"), say: .noAlerts)
            return
        }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.alertsTitle)) { html in
            html(.table, .class("list")) { html in
                html.headings([.alertFrom, .registerNumber, .alertGround, .alertRaised, .state])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html, in: frame) }
                }
            }
        }
    }
}

extension AlertsPage.Row {
    fileprivate func write(into html: inout HTML, in frame: StaffFrame) {
        html(.tr) { html in
            html(.td) { html in html.told(from) }
            html(.td) { html in html(.span, .class("number"), text: number ?? "–") }
            html(.td) { html in
                for ground in grounds { html.flag(ground) }
                if isUnopened { html(.p, .class("hint"), say: .alertUnopened) }
            }
            html(.td) { html in html.moment(at) }
            html(.td) { html in
                if let read {
                    html.told(read.by)
                    html.text(" · ")
                    html.moment(read.at)
                } else {
                    html.flag(Flag(.alertUnread, .urgent))
                    html.postButton(.alertMarkRead, to: .alertRead(id), frame.token, style: "button small")
                }
            }
        }
    }
}

/// - Policy: XF-25
struct AlertRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("alerts") { request, _ in
            let staff = try await site.staff(request, .alerts)
            let rows = try await Alerts(site.context).list(as: staff.caller).map(row)
            return staff.page(AlertsPage(rows: rows))
        }
        router.post("alerts/:id/read") { request, context in
            let staff = try await site.staff(request, .alerts)
            let id = try Report.ID(in: context)
            _ = try await staff.form()
            try await Alerts(site.context).markRead(id, as: staff.caller)
            return staff.see(.alerts, done: .alertRead)
        }
    }

    private func row(_ alert: Alert) -> AlertsPage.Row {
        AlertsPage.Row(
            id: alert.report.rawValue,
            number: alert.receiver.flatMap { organ in alert.number.map { $0.text(of: organ) } },
            from: site.context.directory[alert.raisedIn]?.name ?? "",
            grounds: alert.grounds.map { Flag($0.words, .urgent) }, isUnopened: alert.audience == .office,
            at: Moment(alert.raisedAt),
            read: alert.readAt.map { (by: alert.readBy.map(site.name(of:)) ?? "", at: Moment($0)) }
        )
    }
}
