import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The measures on a clue, and the ledger of the organ.
struct MeasureRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("clues/:id/measures") { request, context in
            let staff = try await site.staff(request, .jurisdiction)
            return try await show(try Clue.ID(in: context), staff)
        }
        router.post("clues/:id/measures") { request, context in
            let staff = try await site.staff(request, .jurisdiction)
            return try await propose(try Clue.ID(in: context), staff)
        }
        router.get("measures") { request, _ in
            let staff = try await site.staff(request, .jurisdiction)
            return try await ledger(staff)
        }
        router.post("measures/:id/:act") { request, context in
            let staff = try await site.staff(request, .jurisdiction)
            guard let act = context.parameters.get("act").flatMap(MeasureAct.init(rawValue:)) else {
                throw Unanswerable.page(.notFound)
            }
            return try await decide(act, try MeasureRecord.ID(in: context), staff)
        }
    }

    private func show(
        _ id: Clue.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState = FormState(),
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await OpenMeasures(site.context)(id, as: staff.caller)
        return staff.page(site.page(opened, for: staff.caller, form), status: status, message: message)
    }

    private func ledger(
        _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let asked = AskedPage<NewestCursor>(staff.visit, .measures)
        let rows = try await Lists(site.context).measures(
            waiting: false, after: asked.cursor, limit: Limits.pageRows, as: staff.caller)
        let page = MeasureLedgerPage(
            rows: rows.map { site.row($0, for: staff.caller) }, paging: asked.paging(rows.next, from: .measureLedger))
        return staff.page(page, status: status, message: message)
    }

    private func propose(_ id: Clue.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        func field(_ name: String) -> String { MeasureForm.field(fields["kind"], name) }
        return try await staff.answer(fields, field: field) {
            let opened = try await OpenMeasures(site.context)(id, as: staff.caller)
            guard let kind = Jurisdiction.Kind(rawValue: fields["kind"]) else {
                throw Unanswerable.notOffered("kind", .measureKind)
            }
            guard let offer = opened.offers.first(where: { $0.kind == kind }) else {
                return try await show(
                    id, staff, .conflict, form: FormState(entered: fields), message: .refused(.noMeasureOpen))
            }
            let entry = try MeasureEntry.read(fields, for: site.form(offer))
            try await ProposeMeasure(site.context)(id, try Self.request(kind, entry), as: staff.caller)
            return staff.see(.measures(id.rawValue), done: .measureProposed)
        } again: {
            try await show(id, staff, $0, form: $1, message: $2)
        }
    }

    private static func request(_ kind: Jurisdiction.Kind, _ entry: MeasureEntry) throws -> MeasureRequest {
        guard let reason = Jurisdiction.Reason(entry.reason, of: kind) else {
            throw Unanswerable.notOffered("reason", .measureReason)
        }
        return MeasureRequest(
            kind: kind, organ: entry.organ.map { Organ.ID($0) }, rooms: entry.rooms.map { Room.ID($0) },
            reason: reason, words: MeasureWords(reason: entry.words, requirement: entry.requirement),
            slices: entry.slices
        )
    }

    /// The clue may have left the reader's sight by the decision, so the ledger follows, and a refusal stands there too.
    private func decide(_ act: MeasureAct, _ id: MeasureRecord.ID, _ staff: StaffVisit) async throws -> Response {
        _ = try await staff.form()
        let decide = DecideMeasure(site.context)
        do {
            switch act {
            case .approve: try await decide.approve(id, as: staff.caller)
            case .refuse: try await decide.refuse(id, as: staff.caller)
            case .end: try await decide.end(id, as: staff.caller)
            case .consent: try await decide.consent(id, as: staff.caller)
            case .acknowledge: try await decide.acknowledge(id, as: staff.caller)
            }
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await ledger(staff, .conflict, message: message)
        }
        return staff.see(.measureLedger, done: act.done)
    }
}

/// What can be done with a measure; the raw value stands in the address.
enum MeasureAct: String, Sendable, CaseIterable {
    case approve, refuse, end, consent, acknowledge

    var done: Done {
        switch self {
        case .approve, .refuse, .acknowledge: .measureDecided
        case .end: .measureEnded
        case .consent: .consented
        }
    }
}
