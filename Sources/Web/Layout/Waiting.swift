import Operations

/// What a form comes back with while too much comes in: a number for its next try, on which the browser works, and a small
/// question for whoever runs no scripts.
struct Waiting: Sendable, Equatable {
    /// A hidden field's value.
    var number: String
    /// Until the number opens.
    var seconds: Int64
    /// Nil where the work was done and only a place is waited for.
    var question: Text?
    /// Zero bits of the work.
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
    var scripts: [Asset] { waiting?.question == nil ? [] : [.waitingWork] }
}

extension HTML {
    /// Appends the number and the question of a form that has to wait; nothing for any other.
    mutating func waiting(in state: FormState) {
        guard let waiting = state.waiting else { return }
        self(.input, .type(.hidden), .name(WaitingField.number), .value(waiting.number))
        guard let question = waiting.question else {
            self(.p, .id(WaitingField.answer), .class("message"), say: .waitPlaceKept)
            return
        }
        self(.input, .type(.hidden), .name(WaitingField.work), .value(waiting.work))
        let typed = FormState(
            entered: FormFields([WaitingField.answer: waiting.answer]),
            problems: state.problems.filter { $0.field == WaitingField.answer })
        line(Field(WaitingField.answer, question, hint: .waitHint, isRequired: true), .count, in: typed)
        writeWork(waiting)
    }

    /// What the script reads, and where it says how far it is. Without scripts nothing of it is seen.
    private mutating func writeWork(_ waiting: Waiting) {
        self(
            .div, .id("work"), Attribute("data-bits", String(waiting.bits)),
            Attribute("data-rounds", String(WaitingWork.rounds)), Attribute("data-seconds", String(waiting.seconds))
        ) { html in
            html(.p, .class("hint"), .role("status"), text: "")
            for (name, words) in [
                ("works", Text.workGoesOn), ("found", .workFound), ("open", .workFoundAndOpen), ("slow", .workSlow),
                ("fails", .workFails),
            ] {
                html(.p, Attribute("data-words", name), .unseen, say: words)
            }
        }
    }
}
