import Casework
import Hummingbird
import Operations

/// The sealed register.
struct SealedRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("sealed") { request, _ in
            let staff = try await site.staff(request, .sealed)
            let asked = AskedPage<SealedCursor>(staff.visit, .sealed)
            let lines = try await Lists(site.context).sealedLines(
                after: asked.cursor, limit: Limits.pageRows, as: staff.caller)
            return staff.page(SealedPage(rows: lines.map(row), paging: asked.paging(lines.next, from: .sealed)))
        }
        router.post("sealed/:id/reported-up") { request, context in
            let staff = try await site.staff(request, .sealed)
            guard let id = SealedLine.ID(address: context.parameters.get("id")) else {
                throw Unanswerable.page(.notFound)
            }
            _ = try await staff.form()
            try await ReportSealedUp(site.context)(id, as: staff.caller)
            return staff.see(.sealed, done: .reportedUp)
        }
    }

    private func row(_ line: SealedLine) -> SealedPage.Row {
        SealedPage.Row(
            id: line.id.rawValue, number: "MF-\(line.year)-\(line.number)", ground: line.ground.words,
            channel: line.channel.words, receivedOn: Day(line.receivedOn), sheets: line.sheets,
            clock: ClockFace(.upwardReport, due: line.dueOn, today: site.context.today),
            reportedUpOn: line.reportedUpOn.map { Day($0) }
        )
    }
}
