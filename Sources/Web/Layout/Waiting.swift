import Operations

/// What a form comes back with while too much comes in: a number for its next try, on which the browser works, and a small
/// question for whoever runs no scripts.
struct Waiting: Sendable, Equatable {
    /// A hidden field's value.
    var number: String
    /// Until the number opens.
    var seconds: Int64
    /// Nil where the work was done and only a place is waited for, and where a place for files is, which no answer gives.
    var question: Text?
    /// Zero bits of the work; none where it was done.
    var bits: UInt8
    /// What was answered too early.
    var answer = ""
    /// What was found too early.
    var work = ""
}

/// The names of its fields.
enum WaitingField {
    static let number = "wait-number"
    static let answer = "wait-answer"
    static let work = "wait-work"
}

extension FormState {
    /// The script that its page runs: that of the work, if there is any to do, and else none.
    var scripts: [Asset] { waiting.map { $0.bits > 0 } == true ? [.waitingWork] : [] }
}

extension HTML {
    /// Appends the unseen fields of a form that has to wait; nothing for any other. They stand before its files: a crowded
    /// door takes none that nobody has worked for yet.
    mutating func waitingNumber(in state: FormState) {
        guard let waiting = state.waiting else { return }
        self(.input, .type(.hidden), .name(WaitingField.number), .value(waiting.number))
        if waiting.bits > 0 { self(.input, .type(.hidden), .name(WaitingField.work), .value(waiting.work)) }
    }

    /// Appends the question of a form that has to wait, and where the work says how far it is; nothing for any other.
    mutating func waitingQuestion(in state: FormState) {
        guard let waiting = state.waiting else { return }
        if let question = waiting.question {
            let typed = FormState(
                entered: FormFields([WaitingField.answer: waiting.answer]),
                problems: state.problems.filter { $0.field == WaitingField.answer })
            line(Field(WaitingField.answer, question, hint: .waitHint, isRequired: true), .count, in: typed)
        } else if waiting.bits == 0 {
            self(.p, .id(WaitingField.answer), .class("message"), say: .waitPlaceKept)
        }
        if waiting.bits > 0 { writeWork(waiting) }
    }

    /// What the script reads, and where it says how far it is. Without scripts nothing of it is seen.
    private mutating func writeWork(_ waiting: Waiting) {
        self(
            .div, .id("work"), Attribute("data-bits", String(waiting.bits)),
            Attribute("data-rounds", String(WaitingWork.rounds)), Attribute("data-seconds", String(waiting.seconds))
        ) { html in
            html(.p, .class("hint"), .role("status"), text: "")
            for (name, words) in waiting.question == nil ? Text.workForFiles : Text.workForPlace {
                html(.p, Attribute("data-words", name), .unseen, say: words)
            }
        }
    }
}
