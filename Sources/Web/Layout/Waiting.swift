/// What a form comes back with while too much comes in: a number for its next try, and a small question.
struct Waiting: Sendable, Equatable {
    /// A hidden field's value.
    var number: String
    var question: Text
    /// What was answered too early.
    var answer = ""
}

/// The names of its fields.
enum WaitingField {
    static let number = "wait-number"
    static let answer = "wait-answer"
}

extension HTML {
    /// Appends the number and the question of a form that has to wait; nothing for any other.
    mutating func waiting(in state: FormState) {
        guard let waiting = state.waiting else { return }
        self(.input, .type(.hidden), .name(WaitingField.number), .value(waiting.number))
        let typed = FormState(
            entered: FormFields([WaitingField.answer: waiting.answer]),
            problems: state.problems.filter { $0.field == WaitingField.answer })
        line(Field(WaitingField.answer, waiting.question, hint: .waitHint, isRequired: true), .count, in: typed)
    }
}
