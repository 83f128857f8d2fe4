import Casework
import Hummingbird
import Operations

/// What an auditor, and the petition office of a superior organ, are told: how often on which day, and of no item.
///
/// - Policy: JB-52
public struct AlarmsPage: StaffPage {
    public struct Row: Sendable {
        public var on: Day
        public var organ: String
        public var what: Text
        /// Nil where the reader is not told how often.
        public var count: Int?
    }

    public var rows: [Row]

    public var title: Text { .alarmsTitle }
    public var area: StaffArea? { .alarms }
    public var link: Link { .alarms }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .alarmsHint)
        html.firstOnly(rows.count)
        if rows.isEmpty { return html(.p, .class("empty"), say: .noAlarms) }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.alarmsTitle)) { html in
            html(.table, .class("list")) { html in
                html.headings([.alarmDay, .alarmOrgan, .alarmWhat, .alarmCount])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html) }
                }
            }
        }
    }
}

extension AlarmsPage.Row {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row)) { html in html.day(on) }
            html(.td) { html in html.told(organ) }
            html(.td, say: what)
            html(.td, .class("number"), text: count.map(String.init) ?? "–")
        }
    }
}

struct AlarmRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("alarms") { request, _ in
            let staff = try await site.staff(request, .alarms)
            let rows = try await Alarms(site.context)(as: staff.caller).map { alarm in
                AlarmsPage.Row(
                    on: Day(alarm.on), organ: site.organName(alarm.organ), what: alarm.kind.words, count: alarm.count)
            }
            return staff.page(AlarmsPage(rows: rows))
        }
    }
}
