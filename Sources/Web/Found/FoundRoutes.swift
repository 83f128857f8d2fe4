import Casework
import HTTPTypes
import Hummingbird
import Operations

/// What rooms find themselves.
struct FoundRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("found") { request, _ in try await show(try await site.staff(request, .found)) }
        router.post("found") { request, _ in try await register(try await site.staff(request, .found)) }
        router.post("found/:id/:act") { request, context in
            let staff = try await site.staff(request, .found)
            let id = try FoundClue.ID(in: context)
            return try await act(id, context.parameters.get("act"), staff)
        }
    }

    private func show(
        _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let listed = try await ControlFound(site.context).list(as: staff.caller)
        let kind = staff.caller.room.flatMap { site.context.directory[$0]?.kind }
        let registers = staff.caller.roles.contains(.roomMember) && kind?.handlesClues == true
        var entered = form ?? FormState(entered: FormFields(["found_on": site.today.iso]))
        if entered.entered["form"].isEmpty { entered.entered.set("form", to: site.newWord()) }
        let page = FoundPage(rows: listed.map(row), form: registers ? entered : nil)
        return staff.page(page, status: status, message: message)
    }

    private func register(_ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        return try await staff.answer(fields, field: Self.field) {
            let draft = try Self.read(fields, today: site.today)
            do {
                _ = try await RegisterFound(site.context)(draft, form: fields["form"], as: staff.caller)
            } catch OperationError.mustBeSealed(let sealing) {
                // JB-15: what must go up sealed is not kept even in the form that comes back.
                let kept = FormState(entered: FormFields(["found_on": fields["found_on"], "origin": fields["origin"]]))
                return try await show(staff, .conflict, form: kept, message: staff.refusal(.mustBeSealed(sealing)))
            }
            return staff.see(.found, done: .recorded)
        } again: {
            try await show(staff, $0, form: $1, message: $2)
        }
    }

    /// The field of the form for a field of the rules of receipt.
    private static func field(_ name: String) -> String {
        switch name {
        case "received_on": "found_on"
        case "accused_name": "name-1"
        case "text": "summary"
        case _: name
        }
    }

    private static func read(_ fields: FormFields, today: Day) throws(FormRefused) -> FoundDraft {
        var reader = FormReader(fields)
        let origin = reader.choice("origin", of: ClueOrigin.self, missing: .chooseOne)
        let day = reader.day("found_on", missing: .typeDay, latest: today)
        let accused = FoundPage.accusedRows.map { row in
            AccusedDraft(
                name: reader.line("name-\(row)"), unit: reader.line("unit-\(row)"), post: reader.line("post-\(row)"))
        }
        let summary = reader.lines("summary", missing: .fillThisIn, longest: ReceiveLimits.summaryCharacters)
        guard reader.problems.isEmpty, let origin, let day else { throw FormRefused(reader) }
        return FoundDraft(
            origin: origin, foundOn: day.civilDate,
            accused: accused.filter { !($0.name + $0.unit + $0.post).isEmpty }, summary: summary,
            breaches: Set(Breach.allCases.filter { fields.has("breach-" + $0.rawValue) }),
            microCorruption: reader.isTicked("micro"),
            riskFlags: Set(RiskFlag.allCases.filter { fields.has("risk-" + $0.rawValue) }),
            isFreeOfStateSecrets: reader.isTicked("no_secrets"))
    }

    private func act(_ id: FoundClue.ID, _ act: String?, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { _, message in
                try await show(staff, .forbidden, message: message)
            }
        }
        do {
            switch act {
            case "note": try await ControlFound(site.context).note(id, as: staff.caller)
            case "move": try await ControlFound(site.context).move(id, as: staff.caller)
            case _: throw Unanswerable.page(.notFound)
            }
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(staff, .conflict, message: message)
        }
        return staff.see(.found, done: .stepped)
    }

    private func row(_ listed: ControlFound.Listed) -> FoundPage.Row {
        let record = listed.record
        return FoundPage.Row(
            id: record.found.id.rawValue, number: record.numberText,
            room: site.context.directory[record.room]?.name ?? "–", origin: record.origin.words,
            foundOn: Day(record.foundOn), state: record.found.state.words,
            clue: listed.clue.map { (number: $0.number.text(of: $0.organ), id: $0.clue.id.rawValue) },
            mayNote: listed.mayNote, mayMove: listed.mayMove)
    }
}
