/// Something that the reader may do with a clue now, or will be able to do once something is there.
public struct NextStep: Sendable {
    /// What can be done. The raw value stands in the address of its form.
    public enum Kind: String, Sendable, CaseIterable {
        /// Take it, as a member of the room.
        case claim
        /// Propose how to deal with it.
        case propose
        /// Approve or send back the plan.
        case approvePlan = "plan"
        /// Record the result.
        case conclude
        /// Approve or send back the result.
        case approveResult = "result"
        /// Ask to give it back to the petition office.
        case giveBack = "return"
        /// Let it go back, or not.
        case answerReturn = "return-answer"
        /// Put it back on the board.
        case release
        /// The reporter has been told.
        case feedBack = "feedback"
        /// Ask to open it again on new evidence.
        case askReopening = "reopen-ask"
        /// Open it again, or not.
        case reopen
        /// Give it to another member of the room, back to the board, or to another room.
        case changeHolder = "holder"
        /// Step out of it.
        case recuse
    }

    /// What can be done.
    public var kind: Kind
    /// What is still missing before it can be done; empty when it can.
    public var missing: [Text]
    /// The values that the step's question offers; empty where it has none.
    public var choices: [Choice]
    /// What an approver decides on; empty for other steps.
    public var onTheTable: [Fact]

    public init(_ kind: Kind, missing: [Text] = [], choices: [Choice] = [], onTheTable: [Fact] = []) {
        self.kind = kind
        self.missing = missing
        self.choices = choices
        self.onTheTable = onTheTable
    }

    var id: String { "step-" + kind.rawValue }
}

/// What somebody sent with a step.
public struct StepEntry: Sendable {
    /// The chosen value; nil where the step asks for none.
    public let choice: String?
    /// The days that the step asks for, by their fields; those left empty are not in it.
    public let days: [StepDay: Day]

    /// Reads a step's form.
    ///
    /// - Throws: ``FormRefused`` with everything that must change.
    public static func read(_ fields: FormFields, for step: NextStep) throws(FormRefused) -> StepEntry {
        var reader = FormReader(fields)
        let kind = step.kind
        let choice =
            step.choices.isEmpty
            ? nil : reader.choice(kind.field("choice"), among: step.choices, missing: .chooseOne)
        var days: [StepDay: Day] = [:]
        for day in kind.days {
            let field = kind.field(day.rawValue)
            let typed = reader.line(field)
            if let read = Day(typed) {
                days[day] = read
            } else if !typed.isEmpty {
                reader.refuse(field, .dayUnreadable)
            } else if kind.mustHave(day, choice: choice) {
                reader.refuse(field, .typeDay)
            }
        }
        guard reader.problems.isEmpty else { throw FormRefused(reader) }
        return StepEntry(choice: choice, days: days)
    }
}

/// A day of the file that a step asks for.
public enum StepDay: String, Sendable, CaseIterable {
    /// On which a held clue must be looked at again.
    case holdUntil = "hold-until"
    /// On which new evidence came up.
    case evidence

    /// The name under which the operation speaks of it.
    var domainField: String {
        switch self {
        case .holdUntil: "hold_until"
        case .evidence: "new_evidence_on"
        }
    }

    var label: Text {
        switch self {
        case .holdUntil: .holdUntil
        case .evidence: .evidenceOn
        }
    }
}

extension NextStep.Kind {
    var name: Text {
        switch self {
        case .claim: .claim
        case .propose: .stepPropose
        case .approvePlan: .stepApprovePlan
        case .conclude: .stepConclude
        case .approveResult: .stepApproveResult
        case .giveBack: .stepReturn
        case .answerReturn: .stepAnswerReturn
        case .release: .stepRelease
        case .feedBack: .stepFeedBack
        case .askReopening: .stepAskReopening
        case .reopen: .stepReopen
        case .changeHolder: .stepChangeHolder
        case .recuse: .stepRecuse
        }
    }

    var explanation: Text {
        switch self {
        case .claim: .explainClaim
        case .propose: .explainPropose
        case .approvePlan, .approveResult: .explainApprove
        case .conclude: .explainConclude
        case .giveBack: .explainReturn
        case .answerReturn: .explainAnswerReturn
        case .release: .explainRelease
        case .feedBack: .explainFeedBack
        case .askReopening: .explainAskReopening
        case .reopen: .explainReopen
        case .changeHolder: .explainChangeHolder
        case .recuse: .explainRecuse
        }
    }

    var question: Text {
        switch self {
        case .propose: .wayOfHandling
        case .approvePlan, .approveResult, .answerReturn, .reopen: .yourDecision
        case .conclude: .resultOfHandling
        case .giveBack: .whyReturned
        case .changeHolder: .nextHolder
        case .claim, .release, .feedBack, .askReopening, .recuse: .chooseOne
        }
    }

    /// The fields' names differ from step to step, so that a page with several steps has unique ids.
    func field(_ name: String) -> String { rawValue + "-" + name }

    /// The value under which a hold is chosen.
    fileprivate static let hold = "hold_for_later"

    /// The days that the form asks for.
    var days: [StepDay] {
        switch self {
        case .propose, .conclude: [.holdUntil]
        case .askReopening, .reopen: [.evidence]
        case .claim, .approvePlan, .approveResult, .giveBack, .answerReturn, .release, .feedBack,
            .changeHolder, .recuse:
            []
        }
    }

    /// Whether the form cannot go without a day.
    func mustHave(_ day: StepDay, choice: String?) -> Bool {
        switch day {
        case .evidence: choice != Self.no.value
        case .holdUntil: choice == Self.hold
        }
    }
}

extension NextStep {
    func write(
        _ id: String, _ form: FormState, isFirst: Bool, into html: inout HTML, in frame: StaffFrame
    ) {
        // A form that comes back is open, whatever was in its way; a day alone may have been filled in beforehand.
        let isBack =
            form.entered.has(kind.field("choice"))
            || form.problems.contains { $0.field.hasPrefix(kind.rawValue + "-") }
        html(.details, .class("step"), .id(self.id), .unfolded(isBack || (isFirst && form.problems.isEmpty))) { html in
            html(.summary) { html in
                html(.span, .class("grow"), say: kind.name)
                if !missing.isEmpty { html(.span, .class("soft"), say: .notYet) }
            }
            html(.p, .class("hint"), say: kind.explanation)
            html.facts(onTheTable)
            if !missing.isEmpty {
                html(.ul, .class("missing")) { html in
                    for text in missing { html(.li, say: text) }
                }
            }
            writeForm(id, form, into: &html, in: frame)
        }
    }

    /// No day of a hold where none can be chosen: an appeal is not held.
    private func asks(for day: StepDay) -> Bool {
        day != .holdUntil || choices.contains { $0.value == Kind.hold }
    }

    private func writeForm(_ id: String, _ form: FormState, into html: inout HTML, in frame: StaffFrame) {
        if kind == .feedBack {
            return html(.p) { html in html(.a, .class("button primary"), .href(.clueTold(id)), say: .openToldForm) }
        }
        html.post(to: .clue(id, kind.rawValue), frame.token, style: "entry") { html in
            if !choices.isEmpty {
                html.buttons(
                    Field(kind.field("choice"), kind.question, isRequired: true), choices, stacked: true, in: form
                )
            }
            for day in kind.days where asks(for: day) {
                let isRequired = kind.mustHave(day, choice: nil)
                html.line(Field(kind.field(day.rawValue), day.label, isRequired: isRequired), .date, in: form)
            }
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary"), say: kind.name)
            }
        }
    }
}
