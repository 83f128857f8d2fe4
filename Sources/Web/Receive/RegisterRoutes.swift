import Casework
import Hummingbird
import Operations

/// The register of an office.
struct RegisterRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("register") { request, _ in
            let staff = try await site.staff(request, .register)
            let asked = AskedPage<RegisterCursor>(staff.visit, .register)
            let rows = try await Lists(site.context).register(
                after: asked.cursor, limit: Limits.pageRows, as: staff.caller
            )
            let page = RegisterPage(
                rows: rows.map { row($0, staff.visit.language) }, paging: asked.paging(rows.next, from: .register)
            )
            return staff.page(page)
        }
    }

    private func row(_ row: InboxRow, _ language: Language) -> RegisterPage.Row {
        let report = row.report.report
        return RegisterPage.Row(
            id: report.id.rawValue, number: site.number(of: row.report, in: language),
            receivedOn: Day(report.receivedOn), channel: report.channel.words, signature: report.signature.words,
            kind: row.report.kind?.words, state: row.report.stateWords,
            clock: row.nearest.map { ClockFace($0.kind, due: $0.dueOn, today: site.context.today) }
        )
    }
}
