import Casework
import Operations

/// What the audit administrator sees: entries by person, day and kind, and how the log stands.
///
/// - Policy: JB-52
public struct AuditPage: StaffPage {
    public struct Row: Sendable {
        public var at: String
        public var actor: String
        public var action: Text
        /// What more the log says of it; often nothing.
        public var detail: Text?
        public var subject: String
        public var place: Text
    }

    /// How the log stands.
    public struct Standing: Sendable {
        /// Nil before the first seal.
        public var lastSeal: String?
        public var entries: Int64
        public var waiting: Int64
        public var isLate: Bool
        /// What alarms of the last days say of the log itself.
        public var alarms: [Warning] = []
        /// What they say of the rest of the site.
        public var siteAlarms: [Warning] = []
    }

    public struct Warning: Sendable {
        public var on: Day
        public var what: Text
    }

    /// What was found, and how the log stands.
    public struct Found: Sendable {
        public var rows: [Row]
        public var standing: Standing
        public var paging: Paging
        public var export: Link
        public var sheet: Link
    }

    public var filter: FormState
    /// Nil where the filter must change first: nothing was looked for.
    public var found: Found?

    public var title: Text { .areaAudit }
    public var area: StaffArea? { .audit }
    public var link: Link { .audit }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .auditHint)
        found?.writeStanding(into: &html)
        html.problems(of: filter)
        writeFilter(into: &html)
        found?.writeRows(into: &html)
    }

    private func writeFilter(into html: inout HTML) {
        html(.form, .get, .action(.audit), .class("filter")) { html in
            html.line(Field("who", .auditWho), .short, in: filter)
            html.line(Field("from", .auditFrom), .date, in: filter)
            html.line(Field("to", .auditTo), .date, in: filter)
            html.pick(
                Field("kind", .auditKind), Text.auditKinds.map { Choice($0.code, $0.words) }, in: filter)
            html(.button, .submit, .class("button small"), say: .auditSearch)
        }
    }
}

extension AuditPage.Found {
    fileprivate func writeRows(into html: inout HTML) {
        if rows.isEmpty { return html(.p, .class("empty"), .role("status"), say: .auditNothing) }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.areaAudit)) { html in
            html(.table, .class("list entries")) { html in
                html.headings([.auditWhen, .auditActor, .auditAction, .auditSubject, .auditPlace])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html) }
                }
            }
        }
        html.paging(paging)
    }

    fileprivate func writeStanding(into html: inout HTML) {
        if standing.isLate { html(.p, .class("warning"), .role("alert"), say: .auditIsLate) }
        html.warn(.auditAlarms, of: standing.alarms)
        html.warn(.auditSiteAlarms, of: standing.siteAlarms)
        html(.dl, .class("facts"), .ariaLabel(.auditState)) { html in
            html(.dt, say: .auditLastSeal)
            if let seal = standing.lastSeal {
                html(.dd, .class("number"), text: seal)
            } else {
                html(.dd, say: .auditNeverSealed)
            }
            html(.dt, say: .auditEntries)
            html(.dd, .class("number"), text: String(standing.entries))
            html(.dt, say: .auditWaiting)
            html(.dd, .class("number"), text: String(standing.waiting))
        }
        html(.p) { html in
            html(.a, .class("button small"), .href(sheet), say: .auditSheetLink)
            html.text(" ")
            html(.a, .class("button small"), .href(export), say: .auditExport)
        }
    }
}

extension HTML {
    /// Nothing where nothing was raised.
    fileprivate mutating func warn(_ title: Text, of alarms: [AuditPage.Warning]) {
        guard !alarms.isEmpty else { return }
        self(.div, .class("warning"), .role("alert")) { html in
            html(.p) { html in html(.strong, say: title) }
            html(.ul) { html in
                for alarm in alarms {
                    html(.li) { html in
                        html.day(alarm.on)
                        html.text(" ")
                        html.say(alarm.what)
                    }
                }
            }
            html(.p) { html in html(.a, .href(.alarms), say: .alarmsTitle) }
        }
    }
}

extension AuditPage.Row {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number"), text: at)
            html(.td, .class("number"), text: actor)
            html(.td) { html in
                html.say(action)
                if let detail { html.say(Text("（\(detail.zh)）", " (\(detail.en))")) }
            }
            html(.td, .class("number"), text: subject)
            html(.td, .class("number"), say: place)
        }
    }
}

/// The sheet of a day (日结单): what a paper outside of every machine must say, so that nobody can write the log anew.
public struct AuditSheetPage: StaffPage {
    public struct Seal: Sendable {
        public var number: Int64
        public var at: String
        public var entries: Int64
        public var key: String
        public var code: String
    }

    public struct Chain: Sendable {
        public var name: String
        public var sequence: Int64
        public var code: String
    }

    public var day: Day
    public var organ: String
    public var seal: Seal?
    public var chains: [Chain]

    public var title: Text { .auditSheetTitle }
    public var area: StaffArea? { .audit }
    public var link: Link { .auditSheet(day) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        // What paper is compared by stands on it: it is no hint of the screen alone.
        html(.p, .class("hint compared"), say: .auditSheetHint)
        html(.dl, .class("facts")) { html in
            html(.dt, say: .auditSheetOrgan)
            html(.dd, text: organ)
            html(.dt, say: .auditSheetDay)
            html(.dd) { html in html.day(day) }
            if let seal { seal.write(into: &html) }
        }
        guard seal != nil else { return html(.p, .class("empty"), say: .auditNeverSealed) }
        writeChains(into: &html)
        html(.p, .class("signed")) { html in
            html.say(.auditSignedBy)
            html.text("____________________　　")
            html.say(.auditSignedOn)
            html.text("______________")
        }
    }

    private func writeChains(into html: inout HTML) {
        html(.table, .class("list")) { html in
            html.headings([.auditChain, .auditPlace, .auditFingerprint])
            html(.tbody) { html in
                for chain in chains {
                    html(.tr) { html in
                        html(.th, .scope(.row), text: chain.name)
                        html(.td, .class("number"), text: String(chain.sequence))
                        html(.td, .class("number"), text: chain.code)
                    }
                }
            }
        }
    }
}

extension AuditSheetPage.Seal {
    fileprivate func write(into html: inout HTML) {
        html(.dt, say: .auditSealNumber)
        html(.dd, .class("number"), text: String(number))
        html(.dt, say: .auditSealedAt)
        html(.dd, .class("number"), text: at)
        html(.dt, say: .auditEntries)
        html(.dd, .class("number"), text: String(entries))
        html(.dt, say: .auditKeyName)
        html(.dd, .class("number"), text: key)
        html(.dt, say: .auditFingerprint)
        html(.dd, .class("number"), text: code)
    }
}
