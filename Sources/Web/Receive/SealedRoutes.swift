import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The sealed register: kept by the petition office, read by the head as far as it is not about the head.
struct SealedRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("sealed") { request, _ in
            try await show(try await site.staff(request, .sealed))
        }
        router.post("sealed/:id/reported-up") { request, context in
            // The head has no desk, and hands nothing over.
            let staff = try await site.staff(request, .desk)
            return try await recordHandOver(try SealedLine.ID(in: context), staff)
        }
        router.post("sealed/:id/read") { request, context in
            let staff = try await site.staff(request, .sealed)
            let id = try SealedLine.ID(in: context)
            _ = try await staff.form()
            try await ReadSealed(site.context)(id, as: staff.caller)
            return staff.see(.sealed, done: .readByHead)
        }
    }

    /// - Parameter refused: the form of a line when it comes back.
    private func show(
        _ staff: StaffVisit, refused: FormState? = nil, _ status: HTTPResponse.Status = .unprocessableContent,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let asked = AskedPage<SealedCursor>(staff.visit, .sealed)
        let lines = try await Lists(site.context).sealedLines(
            after: asked.cursor, limit: Limits.pageRows, as: staff.caller)
        let keeps = staff.caller.areas.contains(.desk)
        let form = HandOverForm(carriers: Self.carriers, today: site.today, form: refused ?? FormState())
        let page = SealedPage(
            rows: lines.map { row($0, for: staff.caller) }, paging: asked.paging(lines.next, from: .sealed),
            handOver: keeps ? form : nil
        )
        return staff.page(page, status: refused == nil ? .ok : status, message: message)
    }

    private func recordHandOver(_ id: SealedLine.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { try await show(staff, refused: $0, .forbidden, message: $1) }
        }
        let entry: HandOverEntry
        do {
            entry = try HandOverEntry.read(fields, of: id.rawValue, carriers: Self.carriers, today: site.today)
        } catch { return try await show(staff, refused: error.state) }
        guard let carrier = SealedLine.Carrier.allCases.first(where: { $0.choice.value == entry.carrier }) else {
            throw Unanswerable.notOffered("carrier", .carrier)
        }
        do {
            try await ReportSealedUp(site.context)(
                id, carrier, number: entry.number, on: entry.day.civilDate, as: staff.caller)
        } catch OperationError.mend(let faults) {
            let field = HandOverForm.dayField(of: id.rawValue)
            let problems = faults.map { Problem(field: field, message: Text($0.message)) }
            return try await show(staff, refused: FormState(entered: fields, problems: problems))
        }
        return staff.see(.sealed, done: .reportedUp)
    }

    private static let carriers = SealedLine.Carrier.allCases.map(\.choice)

    private func row(_ line: SealedLine, for caller: StaffCaller) -> SealedPage.Row {
        let keeps = caller.areas.contains(.desk)
        return SealedPage.Row(
            id: line.id.rawValue, number: keeps ? "MF-\(line.year)-\(line.number)" : nil, ground: line.ground.words,
            channel: line.channel.words, receivedOn: Day(line.receivedOn), sheets: line.sheets,
            clock: ClockFace(.upwardReport, due: line.dueOn, today: site.context.today),
            reportedUpOn: line.reportedUpOn.map { Day($0) }, carrier: line.carrier?.words,
            headReadOn: line.headReadOn.map { Day($0) },
            mayRead: caller.roles.contains(.head) && line.ground == .upperLevel && line.headReadOn == nil
        )
    }
}

extension SealedLine.Carrier {
    fileprivate var choice: Choice { Choice(String(rawValue), words) }
}
