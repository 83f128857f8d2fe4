import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The steps of a clue, for those who handle it and those who answer for it.
struct CourseRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("clues/:id/course") { request, context in
            let staff = try await site.staff(request, .board)
            return try await show(try Clue.ID(in: context), staff)
        }
        router.post("clues/:id/course/:kind") { request, context in
            let staff = try await site.staff(request, .board)
            guard let kind = context.parameters.get("kind").flatMap(Course.Kind.init(rawValue:)) else {
                throw Unanswerable.page(.notFound)
            }
            return try await record(kind, try Clue.ID(in: context), staff)
        }
    }

    private func show(
        _ id: Clue.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await OpenCourse(site.context)(id, as: staff.caller)
        return staff.page(site.coursePage(opened, form: form), status: status, message: message)
    }

    private func record(_ kind: Course.Kind, _ id: Clue.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        func field(_ name: String) -> String { kind.rawValue + "-" + name }
        return try await staff.answer(fields, field: field) {
            let form = try CourseForm.read(kind, fields, today: site.today)
            try await RecordStep(site.context)(form.step, on: form.day, words: form.words, of: id, as: staff.caller)
            return staff.see(.course(id.rawValue), done: .recorded)
        } again: {
            try await show(id, staff, $0, form: $1, message: $2)
        }
    }
}

extension Site {
    func coursePage(_ opened: OpenCourse.Opened, form: FormState?) -> CoursePage {
        let record = opened.record
        var fields = FormFields()
        for kind in opened.open { fields.set(CourseForm.field(kind, .day), to: today.iso) }
        return CoursePage(
            id: record.clue.id.rawValue, number: record.number.text(of: record.organ), state: record.clue.state.words,
            clocks: opened.clocks.map { face($0) }, taken: opened.steps.map { taken($0, among: opened) },
            open: opened.open,
            below: opened.below.map { Choice($0.rawValue, .asIs(context.directory[$0]?.name ?? $0.rawValue)) },
            form: form ?? FormState(entered: fields))
    }

    private func taken(_ step: CourseStepRecord, among opened: OpenCourse.Opened) -> CoursePage.Taken {
        var facts = [
            Fact(.stepOn, .day(Day(step.happenedOn))),
            Fact(.stepBy, .told(name(of: step.recordedBy))),
        ]
        switch step.step {
        case .letterDelivered(let receiver): facts.append(Fact(.receivedHow, .said(receiver.words)))
        case .replyReceived(let signature): facts.append(Fact(.replySigned, .said(signature.words)))
        case .foundUntrue(let trigger): facts.append(Fact(.clearingTrigger, .said(trigger.words)))
        case .reviewApplied(let organ, let decidedOn):
            facts.append(Fact(.courseDecidedByOrgan, .told(context.directory[organ]?.name ?? organ.rawValue)))
            facts.append(Fact(.decisionOn, .day(Day(decidedOn))))
        case .talkHeld, .noAnswer, .groupApproved, .caseFiled, .investigationEnded, .clearingNotNeeded: break
        }
        // An answer shows the letter that it answers.
        let delivery = step.answers.flatMap { answered in opened.steps.first { $0.id == answered } }
        if let letter = step.letter ?? delivery?.letter, let number = opened.letters[letter] {
            facts.append(Fact(step.letter == nil ? .answersLetter : .inquiryNumber, .code(number.description)))
        }
        if let words = step.words, !words.isEmpty { facts.append(Fact(step.step.kind.wordsLabel, .told(words))) }
        return CoursePage.Taken(
            name: step.step.kind.words, isOfFormerRound: step.isOfFormerRound, facts: facts)
    }
}
