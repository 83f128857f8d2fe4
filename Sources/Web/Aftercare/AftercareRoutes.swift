import Casework
import HTTPTypes
import Hummingbird
import Operations

/// What follows a result, for those who answer for it.
struct AftercareRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("feedback") { request, _ in
            let staff = try await site.staff(request, .feedback)
            return staff.page(site.page(try await ListAftercare(site.context)(as: staff.caller)))
        }
        router.get("clues/:id/feedback") { request, context in
            let staff = try await site.staff(request, .feedback)
            return try await show(try Clue.ID(in: context), staff)
        }
        router.post("clues/:id/feedback/:step") { request, context in
            let staff = try await site.staff(request, .feedback)
            guard let step = context.parameters.get("step").flatMap(AftercareStep.init(rawValue:)) else {
                throw Unanswerable.page(.notFound)
            }
            return try await take(step, try Clue.ID(in: context), staff)
        }
    }

    private func show(
        _ id: Clue.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await OpenAftercare(site.context)(id, as: staff.caller)
        return staff.page(site.aftercarePage(opened, form: form, for: staff.caller), status: status, message: message)
    }

    private func take(_ step: AftercareStep, _ id: Clue.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        let item = step.isOfItem ? fields["item"] : ""
        func field(_ name: String) -> String { step.field(name, item) }
        return try await staff.answer(fields, field: field) {
            try await carryOut(step, fields, id, staff.caller)
            return staff.see(.aftercare(id.rawValue), done: step == .watch ? .watched : .recorded)
        } again: {
            try await show(id, staff, $0, form: $1, message: $2)
        }
    }

    private func carryOut(
        _ step: AftercareStep, _ fields: FormFields, _ id: Clue.ID, _ caller: StaffCaller
    ) async throws {
        switch step {
        case .record, .answer, .approve, .back, .keep: try await object(step, fields, id, caller)
        case .clear, .allow, .refuse, .done, .after, .outcome: try await clear(step, fields, id, caller)
        case .accused:
            var reader = FormReader(fields)
            let way = reader.choice(step.field("way"), of: AccusedFeedbackWay.self, missing: .chooseOne)
            let told = reader.day(step.field("told-on"), missing: .typeDay, latest: site.today)
            let asked = optionalDay(step.field("asked-on"), &reader)
            guard reader.problems.isEmpty, let way, let told else { throw FormRefused(reader) }
            try await TellAccused(site.context)(
                id, way, askedOn: asked?.civilDate, toldOn: told.civilDate, as: caller)
        case .watch:
            var reader = FormReader(fields)
            let ground = reader.choice(step.field("ground"), of: Protection.Ground.self, missing: .chooseOne)
            let words = reader.lines(
                step.field("protection-words"), missing: .fillThisIn, longest: Limits.remarkCharacters)
            guard reader.problems.isEmpty, let ground else { throw FormRefused(reader) }
            let opened = try await OpenAftercare(site.context)(id, as: caller)
            try await WatchProtection(site.context).open(ground, words, on: opened.record.clue.report, as: caller)
        }
    }

    private func object(
        _ step: AftercareStep, _ fields: FormFields, _ id: Clue.ID, _ caller: StaffCaller
    ) async throws {
        let answers = AnswerObjection(site.context)
        var reader = FormReader(fields)
        if step == .record {
            let way = reader.choice(step.field("channel"), of: ReporterObjection.Channel.self, missing: .chooseOne)
            let day = reader.day(step.field("day"), missing: .typeDay, latest: site.today)
            let words = reader.lines(step.field("words"), missing: .fillThisIn, longest: Limits.remarkCharacters)
            guard reader.problems.isEmpty, let way, let day else { throw FormRefused(reader) }
            return try await answers.record(on: id, words, by: way, on: day.civilDate, as: caller)
        }
        guard let item = ReporterObjection.ID(address: fields["item"]) else {
            throw Unanswerable.notOffered("item", .partOfPage)
        }
        switch step {
        case .answer:
            let name = step.field("answer", item.rawValue)
            let words = reader.lines(name, missing: .fillThisIn, longest: Limits.remarkCharacters)
            guard reader.problems.isEmpty else { throw FormRefused(reader) }
            try await answers.propose(item, words, as: caller)
        case .approve: try await answers.approve(item, as: caller)
        case .back: try await answers.sendBack(item, as: caller)
        case .keep: try await answers.keep(item, as: caller)
        case .record, .clear, .allow, .refuse, .done, .after, .outcome, .accused, .watch:
            throw Unanswerable.notOffered("step", .partOfPage)
        }
    }

    private func clear(
        _ step: AftercareStep, _ fields: FormFields, _ id: Clue.ID, _ caller: StaffCaller
    ) async throws {
        let clearing = ClearName(site.context)
        if step == .clear {
            let draft = try ClearingForm.read(fields, today: site.today)
            return try await clearing.propose(draft, on: id, as: caller)
        }
        guard let item = Clarification.ID(address: fields["item"]) else {
            throw Unanswerable.notOffered("item", .partOfPage)
        }
        var reader = FormReader(fields)
        switch step {
        case .allow: try await clearing.approve(item, as: caller)
        case .refuse: try await clearing.refuse(item, as: caller)
        case .done:
            let name = step.field("done-on", item.rawValue)
            let day = reader.day(name, missing: .typeDay, latest: site.today)
            let redress = RedressForm.read(&reader, item.rawValue, today: site.today)
            guard reader.problems.isEmpty, let day else { throw FormRefused(reader) }
            try await clearing.complete(item, on: day.civilDate, redress, as: caller)
        case .outcome:
            let name = step.field("outcome", item.rawValue)
            let outcome = reader.choice(name, of: Clarification.Redress.Outcome.self, missing: .chooseOne)
            let day = reader.day(step.field("outcome-on", item.rawValue), missing: .typeDay, latest: site.today)
            guard reader.problems.isEmpty, let outcome, let day else { throw FormRefused(reader) }
            try await clearing.recordOutcome(item, outcome, on: day.civilDate, as: caller)
        case .after:
            let visited = optionalDay(step.field("visited-on", item.rawValue), &reader)
            let copied = optionalDay(step.field("copied-on", item.rawValue), &reader)
            guard reader.problems.isEmpty else { throw FormRefused(reader) }
            try await clearing.lookAfter(
                item, visitedOn: visited?.civilDate, copiedOn: copied?.civilDate, as: caller)
        case .record, .answer, .approve, .back, .keep, .clear, .accused, .watch:
            throw Unanswerable.notOffered("step", .partOfPage)
        }
    }

    /// A day that may be left empty; what is no day is refused.
    private func optionalDay(_ field: String, _ reader: inout FormReader) -> Day? {
        if reader.line(field).isEmpty { return nil }
        return reader.day(field, missing: .typeDay, latest: site.today)
    }
}

extension AftercareStep {
    /// Whether the form belongs to one item among several, and its fields are named after that.
    fileprivate var isOfItem: Bool {
        switch self {
        case .answer, .done, .after, .outcome: true
        case .record, .approve, .back, .keep, .clear, .allow, .refuse, .accused, .watch: false
        }
    }
}

extension Site {
    func page(_ listed: ListAftercare.Listed) -> AftercareListPage {
        func row(_ clue: ClueRecord, _ state: Text, _ clock: ClockFace?) -> AftercareListPage.Row {
            .init(
                clue: clue.clue.id.rawValue, number: clue.number.text(of: clue.organ), state: state, clock: clock)
        }
        let today = context.today
        return AftercareListPage(
            objections: listed.objections.map { found in
                row(
                    found.clue, found.record.objection.state.words,
                    ClockFace(.objection, due: found.record.dueOn, today: today))
            },
            clearings: listed.clarifications.map { found in
                row(
                    found.clue, found.record.clarification.state.words,
                    ClockFace(.clarify, due: found.record.dueOn, today: today))
            },
            redress: listed.redress.map { found in
                row(found.clue, .waitsForOutcome(Day(found.record.redressOn ?? context.today)), nil)
            },
            uncleared: listed.uncleared.map { found in
                row(found.clue, found.clue.clue.state.words, ClockFace(.clarify, due: found.dueOn, today: today))
            },
            finished: listed.finished.map { row($0, $0.clue.state.words, nil) },
            scores: Satisfaction.allCases.map {
                .init(name: $0.words, count: listed.satisfaction?.scores[$0] ?? 0)
            },
            told: listed.satisfaction?.told ?? 0, showsRatings: listed.satisfaction != nil,
            remarks: listed.ratingWords.map { .init(score: $0.score.words, on: Day($0.on), words: $0.words) }
        )
    }
}
