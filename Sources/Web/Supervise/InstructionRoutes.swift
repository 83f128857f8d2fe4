import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The ledger of instructions.
struct InstructionRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("instructions") { request, _ in
            let staff = try await site.staff(request, .supervision)
            return try await list(staff, clue: staff.visit.query("clue"))
        }
        router.post("instructions") { request, _ in
            let staff = try await site.staff(request, .supervision)
            return try await register(staff)
        }
        router.get("instructions/:id") { request, context in
            let staff = try await site.staff(request, .supervision)
            return try await show(try InstructionRecord.ID(in: context), staff)
        }
        router.post("instructions/:id/:act") { request, context in
            let staff = try await site.staff(request, .supervision)
            return try await act(try InstructionRecord.ID(in: context), context.parameters.get("act") ?? "", staff)
        }
    }

    private func list(
        _ staff: StaffVisit, clue: String, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let view = InstructionView(rawValue: staff.visit.query("view")) ?? .open
        let rows = try await KeepInstructions(site.context).list(view, as: staff.caller)
        var entry: InstructionsPage.Entry?
        if !staff.caller.roles.isDisjoint(with: [.caseSupervision, .petitionLead]) {
            entry = InstructionsPage.Entry(
                sources: Instruction.Source.allCases.map { Choice($0.rawValue, $0.words) },
                addressees: addressees(of: staff.caller.organ), clue: try await named(clue, staff.caller),
                form: form ?? FormState(entered: FormFields(["issued_on": site.today.iso]))
            )
        }
        let page = InstructionsPage(
            tabs: staff.caller.supervisionTabs,
            views: InstructionView.allCases.map { each in
                (each.words, Link.instructions.query("view", each.rawValue), each == view)
            },
            rows: rows.map(row), entry: entry
        )
        return staff.page(page, status: status, message: message)
    }

    /// The clue that an instruction is about, if the reader looks after one of that name.
    private func named(_ clue: String, _ caller: StaffCaller) async throws -> (id: String, number: String)? {
        guard let id = Clue.ID(address: clue) else { return nil }
        do {
            let opened = try await OpenSupervision(site.context)(id, as: caller)
            return (id: id.rawValue, number: opened.clue.number.text(of: opened.clue.organ))
        } catch OperationError.notFound { return nil }
    }

    /// The rooms of the organ, and the organs below it.
    private func addressees(of organ: Organ.ID) -> [Choice] {
        let directory = site.context.directory
        let rooms = directory.rooms(of: organ).map { Choice($0.id.rawValue, .asIs($0.name)) }
        let below = directory.organs.filter { $0.superior == organ }.map { Choice($0.id.rawValue, .asIs($0.name)) }
        return rooms + below
    }

    private func register(_ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        let clue = fields["clue"]
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) {
                try await list(staff, clue: clue, .forbidden, form: $0, message: $1)
            }
        }
        var reader = FormReader(fields)
        let source = reader.choice("source", of: Instruction.Source.self, missing: .chooseOne)
        let issuedOn = reader.day("issued_on", missing: .typeDay, latest: site.today)
        let to = reader.choice("to", among: addressees(of: staff.caller.organ), missing: .chooseOne)
        let dueOn = reader.day("due_on", missing: .typeDay, latest: Day(site.context.today.adding(days: 3660)))
        let text = reader.lines("text", missing: .writeSomething, longest: Limits.remarkCharacters)
        guard reader.problems.isEmpty, let source, let issuedOn, let to, let dueOn else {
            return try await list(staff, clue: clue, .unprocessableContent, form: reader.state)
        }
        let room = site.context.directory[Room.ID(to)]
        let new = NewInstruction(
            source: source, issuedOn: issuedOn.civilDate, toOrgan: room?.organ ?? Organ.ID(to), toRoom: room?.id,
            clue: Clue.ID(address: clue), dueOn: dueOn.civilDate, text: text
        )
        do {
            let id = try await KeepInstructions(site.context).register(new, as: staff.caller)
            return staff.see(.instruction(id.rawValue), done: .stepped)
        } catch OperationError.mend(let faults) {
            let problems = faults.map { Problem(field: $0.field, message: Text($0.message)) }
            return try await list(
                staff, clue: clue, .unprocessableContent, form: FormState(entered: fields, problems: problems))
        }
    }

    private func show(
        _ id: InstructionRecord.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok,
        form: FormState? = nil, message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await KeepInstructions(site.context).open(id, as: staff.caller)
        let today = site.today.iso
        let page = InstructionPage(
            id: id.rawValue, tabs: staff.caller.supervisionTabs, facts: facts(opened.record),
            text: opened.record.text ?? "", due: opened.record.standing.doneOn == nil ? due(opened.record) : nil,
            checks: opened.entries.map { check in
                [
                    Fact(.instructionCheckedOn, .day(Day(check.checkedOn))),
                    Fact(.instructionMethod, .said(check.method.words)),
                    Fact(.recordedBy, .told(site.name(of: check.staff))),
                    Fact(.instructionFound, .told(check.text ?? Text.writtenDestroyed.zh)),
                ]
            },
            methods: Instruction.Method.allCases.map { Choice($0.rawValue, $0.words) }, mayKeep: opened.mayKeep,
            mayHoldToAccount: opened.mayHoldToAccount, isStandIn: opened.isStandIn,
            form: form ?? FormState(entered: FormFields(["checked_on": today, "done_on": today]))
        )
        return staff.page(page, status: status, message: message)
    }

    private func act(_ id: InstructionRecord.ID, _ name: String, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        let keep = KeepInstructions(site.context)
        return try await staff.answer(fields) {
            var reader = FormReader(fields)
            switch name {
            case "check":
                let method = reader.choice("method", of: Instruction.Method.self, missing: .chooseOne)
                let day = reader.day("checked_on", missing: .typeDay, latest: site.today)
                let text = reader.lines("text", missing: .writeSomething, longest: Limits.remarkCharacters)
                guard reader.problems.isEmpty, let method, let day else { throw FormRefused(reader) }
                try await keep.check(id, method, on: day.civilDate, text, as: staff.caller)
            case "done":
                let day = reader.day("done_on", missing: .typeDay, latest: site.today)
                guard reader.problems.isEmpty, let day else { throw FormRefused(reader) }
                try await keep.finish(id, on: day.civilDate, as: staff.caller)
            case "account": try await keep.holdToAccount(id, as: staff.caller)
            case _: throw Unanswerable.page(.notFound)
            }
            return staff.see(.instruction(id.rawValue), done: .stepped)
        } again: {
            try await show(id, staff, $0, form: $1, message: $2)
        }
    }
}

extension InstructionRoutes {
    private func to(_ record: InstructionRecord) -> String {
        let directory = site.context.directory
        let room = record.toRoom.flatMap { directory[$0]?.name }
        return [directory[record.toOrgan]?.name, room].compactMap(\.self).joined(separator: " · ")
    }

    private func row(_ record: InstructionRecord) -> InstructionsPage.Row {
        InstructionsPage.Row(
            id: record.id.rawValue, source: record.source.words, issuedOn: Day(record.issuedOn), to: to(record),
            text: String((record.text ?? Text.writtenDestroyed.zh).prefix(80)), due: due(record)
        )
    }

    private func due(_ record: InstructionRecord) -> ClockFace {
        let today = record.standing.doneOn ?? site.context.today
        var face = ClockFace(.supervision, due: record.standing.dueOn, today: today)
        if let done = record.standing.doneOn {
            face.tone = .still
            face.words = .asIs(Day(done).iso)
        }
        return face
    }

    private func facts(_ record: InstructionRecord) -> [Fact] {
        var facts = [
            Fact(.instructionSource, .said(record.source.words)),
            Fact(.instructionIssuedOn, .day(Day(record.issuedOn))), Fact(.instructionTo, .told(to(record))),
            Fact(.instructionDue, .day(Day(record.standing.dueOn))),
            Fact(.recordedBy, .told(site.name(of: record.registeredBy))),
        ]
        if let day = record.standing.doneOn { facts.append(Fact(.instructionDoneOn, .day(Day(day)))) }
        if record.standing.isHeldToAccount { facts.append(Fact(.state, .said(.heldToAccount))) }
        return facts
    }
}

extension InstructionView {
    var words: Text {
        switch self {
        case .open: .instructionOpenView
        case .late: .instructionLateView
        case .done: .instructionDoneView
        }
    }
}
