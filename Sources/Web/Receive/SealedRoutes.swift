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
        let isOfOneLine = fields.has(HandOverForm.isOfOneLine)
        let named = { (name: String) in Self.field(name, of: id) }
        return try await staff.answer(fields, field: named) {
            let line = id.rawValue
            let entry = try HandOverEntry.read(fields, of: line, carriers: Self.carriers, today: site.today)
            guard let carrier = SealedLine.Carrier.allCases.first(where: { $0.choice.value == entry.carrier }) else {
                throw Unanswerable.notOffered(HandOverForm.carrierField(of: line), .carrier)
            }
            try await ReportSealedUp(site.context)(
                id, carrier, number: entry.number, on: entry.day.civilDate, as: staff.caller)
            return staff.see(isOfOneLine ? .sealedLine(line) : .sealed, done: .reportedUp)
        } again: { status, form, message in
            guard isOfOneLine else { return try await show(staff, refused: form, status, message: message) }
            return try await SealedLineRoutes(site: site).show(
                id, staff, SealedLineRoutes.Refused(status: status, handOver: form, message: message))
        }
    }

    /// What the form of one line calls a field that a rule names.
    private static func field(_ name: String, of id: SealedLine.ID) -> String {
        name == "number" ? HandOverForm.numberField(of: id.rawValue) : HandOverForm.dayField(of: id.rawValue)
    }

    static let carriers = SealedLine.Carrier.allCases.map(\.choice)

    private func row(_ line: SealedLine, for caller: StaffCaller) -> SealedPage.Row {
        let keeps = caller.areas.contains(.desk)
        return SealedPage.Row(
            id: line.id.rawValue, number: keeps ? line.registerNumber : nil, ground: line.ground.words,
            channel: line.channel.words, receivedOn: Day(line.receivedOn), sheets: line.sheets,
            clock: ClockFace(.upwardReport, due: line.dueOn, today: site.context.today),
            reportedUpOn: line.reportedUpOn.map { Day($0) }, carrier: line.carrier?.words,
            headReadOn: line.headReadOn.map { Day($0) },
            mayRead: caller.roles.contains(.head) && line.ground == .upperLevel && line.headReadOn == nil
        )
    }
}

extension SealedLine {
    /// As it stands in the register. The petition office alone is shown it: a number that is missing in between would
    /// tell the head of a line about the head.
    var registerNumber: String { "MF-\(year)-\(number)" }
}

extension SealedLine.Carrier {
    fileprivate var choice: Choice { Choice(String(rawValue), words) }
}
