import Casework
import HTTPTypes
import Hummingbird
import Operations

/// What is not a matter of discipline, for the petition office and its leaders.
struct PetitionRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("petitions") { request, _ in
            let staff = try await site.staff(request, .petitions)
            let isDone = staff.visit.query(Link.petitionsView) == "done"
            let rows = try await ReadOutOfScope(site.context).list(done: isDone, as: staff.caller)
            return staff.page(site.page(rows, done: isDone))
        }
        router.get("petitions/:id") { request, context in
            let staff = try await site.staff(request, .petitions)
            return try await show(try Report.ID(in: context), staff)
        }
        router.post("petitions/:id/:step") { request, context in
            let staff = try await site.staff(request, .petitions)
            guard let step = context.parameters.get("step").flatMap(ReadOutOfScope.Step.init(rawValue:)) else {
                throw Unanswerable.page(.notFound)
            }
            return try await take(step, try Report.ID(in: context), staff)
        }
    }

    private func show(
        _ id: Report.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState = FormState(),
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await ReadOutOfScope(site.context).open(id, as: staff.caller)
        return staff.page(site.petitionPage(opened, form: form, for: staff.caller), status: status, message: message)
    }

    private func take(_ step: ReadOutOfScope.Step, _ id: Report.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        return try await staff.answer(fields, field: step.field) {
            try await carryOut(step, fields, id, staff.caller)
            return staff.see(.petition(id.rawValue), done: .recorded)
        } again: {
            try await show(id, staff, $0, form: $1, message: $2)
        }
    }

    private func carryOut(
        _ step: ReadOutOfScope.Step, _ fields: FormFields, _ id: Report.ID, _ caller: StaffCaller
    ) async throws {
        switch step {
        case .transfer, .receipt, .guide, .object: try await passOn(step, fields, id, caller)
        case .accept: try await accept(fields, id, caller)
        case .opinion:
            var reader = FormReader(fields)
            let outcome = reader.choice(step.field("outcome"), of: Petition.Outcome.self, missing: .chooseOne)
            let facts = words(step, "facts", &reader)
            let opinion = words(step, "opinion", &reader)
            let basis = words(step, "basis", &reader)
            guard reader.problems.isEmpty, let outcome else { throw FormRefused(reader) }
            try await HandlePetition(site.context).proposeOpinion(
                on: id, outcome, .init(facts: facts, opinion: opinion, basis: basis), as: caller)
        case .back: try await HandlePetition(site.context).takeBack(id, as: caller)
        case .tellAcceptance, .tellExtension, .hearing, .hearingEnd, .tellGuidance, .answer:
            try await record(step, fields, id, caller)
        }
    }

    private func passOn(
        _ step: ReadOutOfScope.Step, _ fields: FormFields, _ id: Report.ID, _ caller: StaffCaller
    ) async throws {
        let passing = PassOnPetition(site.context)
        var reader = FormReader(fields)
        if step == .receipt {
            let what = reader.choice(step.field("what"), of: PassingOn.Receipt.self, missing: .chooseOne)
            let day = reader.day(step.field("day"), missing: .typeDay, latest: site.today)
            guard reader.problems.isEmpty, let what, let day else { throw FormRefused(reader) }
            return try await passing.recordReceipt(of: id, what, on: day.civilDate, as: caller)
        }
        let receiver = OutsideOrgan.ID(reader.line(step.field("receiver"), missing: .chooseReceiver))
        if step == .guide {
            guard reader.problems.isEmpty else { throw FormRefused(reader) }
            return try await passing.guide(id, to: receiver, as: caller)
        }
        let day = reader.day(step.field("day"), missing: .typeDay, latest: site.today)
        let carrier = reader.choice(step.field("carrier"), of: PassingOn.Carrier.self, missing: .chooseOne)
        if step == .transfer {
            let list = words(step, "list", &reader)
            guard reader.problems.isEmpty, let day, let carrier else { throw FormRefused(reader) }
            return try await passing.transfer(
                id, to: receiver, on: day.civilDate, by: carrier, list: list, as: caller)
        }
        let reason = reader.choice(step.field("reason"), of: PassingOn.ObjectionReason.self, missing: .chooseOne)
        let text = words(step, "words", &reader)
        guard reader.problems.isEmpty, let day, let carrier, let reason else { throw FormRefused(reader) }
        try await passing.object(
            to: id, reason, text, bureau: receiver, on: day.civilDate, by: carrier, as: caller)
    }

    private func accept(_ fields: FormFields, _ id: Report.ID, _ caller: StaffCaller) async throws {
        var reader = FormReader(fields)
        let stage = reader.choice("accept-stage", of: Petition.Stage.self, missing: .chooseStage)
        let request = words(.accept, "request", &reader)
        let typed = reader.line("accept-earlier", longest: Limits.numberLetters)
        var same: Report.ID?
        if let number = TypedNumber(typed) {
            same = try await site.find(number, as: caller).reports.first?.record.report.id
        }
        if same == nil, !typed.isEmpty { reader.refuse("accept-earlier", .noSuchNumber) }
        let organ = reader.line("accept-earlier-organ")
        var earlier: OutOfScope.Earlier?
        if let before = stage?.before {
            let toldOn = reader.day("accept-told-on", missing: .typeDay, latest: site.today)
            let appliedOn = reader.day("accept-applied-on", missing: .typeDay, latest: site.today)
            if organ.isEmpty { reader.refuse("accept-earlier-organ", .chooseReceiver) }
            if let toldOn, let appliedOn {
                earlier = .init(
                    stage: before, organ: Organ.ID(organ), toldOn: toldOn.civilDate, appliedOn: appliedOn.civilDate)
            }
        }
        guard reader.problems.isEmpty, let stage else { throw FormRefused(reader) }
        try await HandlePetition(site.context).accept(
            id, stage, request: request, earlier: earlier, sameMatter: same, as: caller)
    }

    /// What is recorded with a day alone.
    private func record(
        _ step: ReadOutOfScope.Step, _ fields: FormFields, _ id: Report.ID, _ caller: StaffCaller
    ) async throws {
        let handling = HandlePetition(site.context)
        var reader = FormReader(fields)
        let day = reader.day(step.field("day"), missing: .typeDay, latest: site.today)?.civilDate
        let way =
            step == .answer
            ? reader.choice(step.field("way"), of: Feedback.Medium.self, missing: .chooseOne) : nil
        guard reader.problems.isEmpty, let day else { throw FormRefused(reader) }
        switch step {
        case .tellAcceptance: try await handling.tellAcceptance(of: id, on: day, as: caller)
        case .tellExtension: try await handling.tellExtension(of: id, on: day, as: caller)
        case .hearing: try await handling.openHearing(of: id, on: day, as: caller)
        case .hearingEnd: try await handling.closeHearing(of: id, on: day, as: caller)
        case .answer: try await handling.answer(id, on: day, way ?? .letter, as: caller)
        case .tellGuidance: try await PassOnPetition(site.context).tellGuidance(of: id, on: day, as: caller)
        case .transfer, .receipt, .guide, .object, .accept, .opinion, .back:
            throw Unanswerable.notOffered("step", .partOfPage)
        }
    }

    private func words(_ step: ReadOutOfScope.Step, _ name: String, _ reader: inout FormReader) -> String {
        reader.lines(step.field(name), missing: .fillThisIn, longest: Limits.remarkCharacters)
    }
}
