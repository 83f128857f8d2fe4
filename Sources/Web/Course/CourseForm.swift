import Casework

/// The form of one step. Its fields are named after it.
struct CourseForm {
    let step: Course.Step
    let day: CivilDate
    let words: String

    static func field(_ kind: Course.Kind, _ field: Course.Field) -> String { kind.rawValue + "-" + field.rawValue }

    /// - Throws: ``FormRefused`` with everything that must change.
    static func read(_ kind: Course.Kind, _ fields: FormFields, today: Day) throws(FormRefused) -> CourseForm {
        var reader = FormReader(fields)
        let step = Self.step(kind, &reader, today: today)
        let day = reader.day(field(kind, .day), missing: .typeDay, latest: today)
        let words = reader.lines(
            field(kind, .words), missing: kind.needsWords ? .fillThisIn : nil, longest: Limits.remarkCharacters)
        guard reader.problems.isEmpty, let step, let day else { throw FormRefused(reader) }
        return CourseForm(step: step, day: day.civilDate, words: words)
    }

    private static func step(_ kind: Course.Kind, _ reader: inout FormReader, today: Day) -> Course.Step? {
        let code = field(kind, .code)
        switch kind {
        case .letterDelivered:
            return reader.choice(code, of: Course.Receiver.self, missing: .chooseOne).map { .letterDelivered(to: $0) }
        case .replyReceived:
            return reader.choice(code, of: Course.Signature.self, missing: .chooseOne).map { .replyReceived($0) }
        case .foundUntrue:
            return reader.choice(code, of: Clarification.Trigger.self, missing: .chooseOne).map { .foundUntrue($0) }
        case .reviewApplied:
            let organ = reader.line(field(kind, .organ), missing: .chooseOne)
            let day = reader.day(field(kind, .decidedOn), missing: .typeDay, latest: today)
            return day.map { .reviewApplied(against: Organ.ID(organ), decidedOn: $0.civilDate) }
        case .talkHeld: return .talkHeld
        case .noAnswer: return .noAnswer
        case .groupApproved: return .groupApproved
        case .caseFiled: return .caseFiled
        case .investigationEnded: return .investigationEnded
        case .clearingNotNeeded: return .clearingNotNeeded
        }
    }

    static func write(_ kind: Course.Kind, _ below: [Choice], _ form: FormState, into html: inout HTML) {
        func choices<Code: CaseIterable & RawRepresentable>(_ words: (Code) -> Text) -> [Choice]
        where Code.RawValue == String { Code.allCases.map { Choice($0.rawValue, words($0)) } }
        func code(_ label: Text) -> Field { Field(field(kind, .code), label, isRequired: true) }
        switch kind {
        case .letterDelivered: html.pick(code(.receivedHow), choices(\Course.Receiver.words), in: form)
        case .replyReceived: html.pick(code(.replySigned), choices(\Course.Signature.words), in: form)
        case .foundUntrue: html.pick(code(.clearingTrigger), choices(\Clarification.Trigger.words), in: form)
        case .reviewApplied:
            html.pick(Field(field(kind, .organ), .courseDecidedByOrgan, isRequired: true), below, in: form)
            html.line(Field(field(kind, .decidedOn), .decisionOn, isRequired: true), .date, in: form)
        case .talkHeld, .noAnswer, .groupApproved, .caseFiled, .investigationEnded, .clearingNotNeeded: break
        }
        html.line(Field(field(kind, .day), .stepOn, isRequired: true), .date, in: form)
        var box = Field(field(kind, .words), kind.wordsLabel, isRequired: kind.needsWords)
        box.longest = Limits.remarkCharacters
        html.box(box, lines: 2, in: form)
    }
}
