import Casework
import HTTPTypes
import Hummingbird
import Operations

/// Where the security office decides which accounts begin; for everybody else there is nothing here.
struct InvitationOfficeRoutes: Sendable {
    let site: Site

    private var office: InvitationOffice { InvitationOffice(site.context) }

    func add(to router: Router<BasicRequestContext>) {
        router.get("invitations") { request, _ in
            let staff = try await visitor(request)
            try staff.requiresFreshFactor(back: .invitationsOfOrgan)
            let rows = try await office.waiting(as: staff.caller).map(InvitationsPage.Row.init)
            return staff.page(InvitationsPage(rows: rows))
        }
        router.post("invitations/approve") { request, _ in try await decide(try await visitor(request), true) }
        router.post("invitations/decline") { request, _ in try await decide(try await visitor(request), false) }
    }

    private func visitor(_ request: Request) async throws -> StaffVisit {
        let staff = try await site.staff(request, nil)
        guard TokenRules.isOffice(staff.caller) else { throw Unanswerable.page(.notFound) }
        return staff
    }

    private func decide(_ staff: StaffVisit, _ approves: Bool) async throws -> Response {
        let fields = try await staff.form()
        guard let made = Int64(fields["made"]) else { throw Unanswerable.page(.notFound) }
        try staff.requiresFreshFactor(back: .invitationsOfOrgan)
        try await office.decide(
            Staff.ID(fields["account"]), made: Instant(microsecondsSinceEpoch: made), approves: approves,
            as: staff.caller)
        return staff.see(.invitationsOfOrgan, done: approves ? .accountApproved : .accountDeclined)
    }
}

/// The codes by which accounts begin, before they open anything.
struct InvitationsPage: StaffPage {
    struct Row: Sendable {
        let account: String
        let name: String
        let post: String
        let organ: String
        let made: Int64
        let until: Moment
        let giver: String
        let isOwn: Bool
        /// Whoever gave the command may take it back and no more.
        let isGiven: Bool
    }

    let rows: [Row]

    var title: Text { .invitationsOfOrgan }
    var area: StaffArea? { .invitations }
    var link: Link { .invitationsOfOrgan }

    func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("lead"), say: .invitationsOfOrganLead)
        if rows.isEmpty {
            html(.p, .class("empty"), say: .noInvitations)
            return
        }
        html(.table, .class("list")) { html in
            html.headings([.account, .name, .organ, .commandGiver, .invitationUntil, .outcome])
            html(.tbody) { html in
                for row in rows { write(row, into: &html, frame) }
            }
        }
    }

    private func write(_ row: Row, into html: inout HTML, _ frame: StaffFrame) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number"), text: row.account)
            html(.td, text: row.name + " " + row.post)
            html(.td, text: row.organ)
            html(.td, .class("number"), text: row.giver)
            html(.td) { html in html.moment(row.until) }
            html(.td) { html in
                if row.isOwn {
                    html.say(.nobodyApprovesOwn)
                } else {
                    let hidden: KeyValuePairs = ["account": row.account, "made": "\(row.made)"]
                    if row.isGiven {
                        html(.p, say: .giverApprovesNot)
                    } else {
                        html.postButton(
                            .approveAccount, to: .invitationApprove, frame.token, style: "button small", hidden: hidden)
                    }
                    html.postButton(
                        .declineAccount, to: .invitationDecline, frame.token, style: "button small", hidden: hidden)
                }
            }
        }
    }
}

extension InvitationsPage.Row {
    fileprivate init(_ record: WaitingInvitation) {
        self.init(
            account: record.staff.rawValue, name: record.name, post: record.post, organ: record.organName,
            made: record.made.microsecondsSinceEpoch, until: Moment(record.expires),
            giver: [record.givenBy ?? "–", record.giver?.rawValue].compactMap(\.self).joined(separator: " "),
            isOwn: record.isOwn, isGiven: record.isGiven)
    }
}
