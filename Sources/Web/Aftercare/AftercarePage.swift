import Casework

/// What follows the result of one clue: objections and their answers, the clearing of a name, what the accused was told.
public struct AftercarePage: StaffPage {
    /// An objection, with what the reader may do about it.
    public struct Objection: Sendable {
        public var id: String
        public var state: Text
        public var facts: [Fact]
        /// Nil for whoever may not read it.
        public var words: String?
        /// Where the files are that came with the words; nil for what the desk wrote down, and for whoever may not read it.
        public var files: Link?
        /// The explanation, also before it is approved; nil where there is none.
        public var answer: String?
        public var mayAnswer: Bool
        public var mayApprove: Bool
        public var mayKeep: Bool
    }

    /// A clearing, with its letter.
    public struct Clearing: Sendable {
        public var id: String
        public var state: Text
        public var facts: [Fact]
        public var mayDecide: Bool
        public var mayComplete: Bool
        public var mayLookAfter: Bool
        /// A proposed correction waits for what the organ did.
        public var mayRecordOutcome: Bool
        /// Where its letter is written; nil before the approval, and for who does not write it.
        public var document: Link?
    }

    public var id: String
    public var number: String
    public var facts: [Fact]
    public var objections: [Objection]
    public var clearings: [Clearing]
    public var told: [[Fact]]
    public var mayRecord: Bool
    public var mayPropose: Bool
    public var mayTellAccused: Bool
    public var mayOpenWatch: Bool
    public var form: FormState

    public var title: Text { .aftercareOf(number) }
    public var area: StaffArea? { .feedback }
    public var link: Link { .aftercare(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.facts(facts)
        html.problems(of: form)
        writeObjections(into: &html, in: frame)
        writeClearings(into: &html, in: frame)
        writeTold(into: &html, in: frame)
        if mayOpenWatch { writeWatch(into: &html, in: frame) }
    }

    /// A form that folds; open when it came back.
    private func step(
        _ step: AftercareStep, _ title: Text, into html: inout HTML, content: (inout HTML) -> Void
    ) {
        let isBack = form.problems.contains { $0.field.hasPrefix(step.rawValue + "-") }
        html(.details, .class("step"), .unfolded(isBack)) { html in
            html(.summary, say: title)
            content(&html)
        }
    }
}

// MARK: - Objections

extension AftercarePage {
    private func writeObjections(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .objections)
            if objections.isEmpty { html(.p, .class("empty"), say: .noObjections) }
            for objection in objections { write(objection, into: &html, in: frame) }
            if mayRecord { writeRecord(into: &html, in: frame) }
            if !objections.isEmpty { html(.p, .class("hint"), say: .reopenHint) }
        }
    }

    private func write(_ objection: Objection, into html: inout HTML, in frame: StaffFrame) {
        html(.article, .class("report")) { html in
            html(.h3, say: objection.state)
            html.facts(objection.facts)
            if let words = objection.words {
                html(.div, .class("letter-text")) { html in html.told(paragraphs: words) }
                if let files = objection.files { html(.p) { html in html(.a, .href(files), say: .materials) } }
            } else {
                html(.p, .class("hint"), say: .wordsElsewhere)
            }
            if let answer = objection.answer, !objection.mayAnswer {
                html(.p) { html in html(.strong, say: .answerWords) }
                html.told(paragraphs: answer)
            }
            if objection.mayAnswer { writeAnswer(objection, into: &html, in: frame) }
            if objection.mayApprove {
                let item: KeyValuePairs = ["item": objection.id]
                html.postButton(
                    .approveAnswer, to: .aftercare(id, AftercareStep.approve.rawValue), frame.token,
                    style: "button primary", hidden: item)
                html.postButton(
                    .sendBackAnswer, to: .aftercare(id, AftercareStep.back.rawValue), frame.token, hidden: item)
            }
            if objection.mayKeep {
                html.postButton(
                    .keepObjection, to: .aftercare(id, AftercareStep.keep.rawValue), frame.token,
                    hidden: ["item": objection.id])
            }
        }
    }

    private func writeAnswer(_ objection: Objection, into html: inout HTML, in frame: StaffFrame) {
        let step = AftercareStep.answer
        let name = step.field("answer", objection.id)
        var state = form
        if !state.entered.has(name), let answer = objection.answer { state.entered.set(name, to: answer) }
        html.post(
            to: .aftercare(id, step.rawValue), frame.token, style: "entry", hidden: ["item": objection.id]
        ) { html in
            var box = Field(name, .answerWords, hint: .answerHint, isRequired: true)
            box.longest = Limits.remarkCharacters
            html.box(box, lines: 5, in: state)
            html.actions(.proposeAnswer)
        }
    }

    private func writeRecord(into html: inout HTML, in frame: StaffFrame) {
        let kind = AftercareStep.record
        step(kind, .recordObjection, into: &html) { html in
            html.post(to: .aftercare(id, kind.rawValue), frame.token, style: "entry") { html in
                let ways = ReporterObjection.Channel.recordedByOffice.map { Choice($0.rawValue, $0.words) }
                html.buttons(Field(kind.field("channel"), .raisedBy, isRequired: true), ways, in: form)
                html.line(Field(kind.field("day"), .raisedOn, isRequired: true), .date, in: form)
                var box = Field(kind.field("words"), .objectionSaid, isRequired: true)
                box.longest = Limits.remarkCharacters
                html.box(box, lines: 5, in: form)
                html.actions(.recordObjection)
            }
        }
    }
}

// MARK: - Clearing a name, the accused, protection

extension AftercarePage {
    private func writeClearings(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .clearingTitle)
            if clearings.isEmpty { html(.p, .class("empty"), say: .noClearing) }
            for clearing in clearings { write(clearing, into: &html, in: frame) }
            if mayPropose {
                step(.clear, .proposeClearing, into: &html) { html in
                    ClearingForm.write(id, form, into: &html, in: frame)
                }
            }
        }
    }

    private func write(_ clearing: Clearing, into html: inout HTML, in frame: StaffFrame) {
        let item: KeyValuePairs = ["item": clearing.id]
        html(.article, .class("report")) { html in
            html(.h3, say: clearing.state)
            html.facts(clearing.facts)
            html.paperLink(clearing.document)
            if clearing.mayDecide {
                html.postButton(
                    .approveClearing, to: .aftercare(id, AftercareStep.allow.rawValue), frame.token,
                    style: "button primary", hidden: item)
                html.postButton(
                    .refuseClearing, to: .aftercare(id, AftercareStep.refuse.rawValue), frame.token, hidden: item)
            }
            if clearing.mayComplete {
                let step = AftercareStep.done
                html.post(to: .aftercare(id, step.rawValue), frame.token, style: "entry", hidden: item) { html in
                    html.line(
                        Field(step.field("done-on", clearing.id), .clearedOn, isRequired: true), .date, in: form)
                    RedressForm.write(clearing.id, form, into: &html)
                    html.actions(.completeClearing)
                }
            }
            if clearing.mayRecordOutcome { writeOutcome(clearing, into: &html, in: frame) }
            if clearing.mayLookAfter {
                let step = AftercareStep.after
                html.post(to: .aftercare(id, step.rawValue), frame.token, style: "entry", hidden: item) { html in
                    html.line(Field(step.field("visited-on", clearing.id), .visitedOn), .date, in: form)
                    html.line(Field(step.field("copied-on", clearing.id), .copiedOn), .date, in: form)
                    html.actions(.lookAfter)
                }
            }
        }
    }

    private func writeOutcome(_ clearing: Clearing, into html: inout HTML, in frame: StaffFrame) {
        let step = AftercareStep.outcome
        html.post(
            to: .aftercare(id, step.rawValue), frame.token, style: "entry", hidden: ["item": clearing.id]
        ) { html in
            let outcomes = Clarification.Redress.Outcome.allCases.map { Choice($0.rawValue, $0.words) }
            html.buttons(
                Field(step.field("outcome", clearing.id), .redressOutcome, isRequired: true), outcomes, in: form)
            html.line(
                Field(step.field("outcome-on", clearing.id), .redressOutcomeOn, isRequired: true), .date, in: form)
            html.actions(.recordRedressOutcome)
        }
    }

    private func writeTold(into html: inout HTML, in frame: StaffFrame) {
        let kind = AftercareStep.accused
        html(.section) { html in
            html(.h2, say: .accusedTold)
            if told.isEmpty { html(.p, .class("empty"), say: .notTold) }
            for facts in told { html.facts(facts) }
            if !mayTellAccused { return }
            step(kind, .recordTelling, into: &html) { html in
                html.post(to: .aftercare(id, kind.rawValue), frame.token, style: "entry") { html in
                    let ways = AccusedFeedbackWay.allCases.map { Choice($0.rawValue, $0.words) }
                    html.buttons(Field(kind.field("way"), .tellWay, isRequired: true), ways, in: form)
                    html.line(Field(kind.field("asked-on"), .askedOn), .date, in: form)
                    html.line(Field(kind.field("told-on"), .accusedToldOn, isRequired: true), .date, in: form)
                    html.actions(.recordTelling)
                }
            }
        }
    }

    private func writeWatch(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .protectionTitle)
            html(.p, .class("hint"), say: .protectionCircle)
            step(.watch, .openWatch, into: &html) { html in
                html.post(to: .aftercare(id, AftercareStep.watch.rawValue), frame.token, style: "entry") { html in
                    html.watchFields(AftercareStep.watch.rawValue, form)
                    html.actions(.openWatch)
                }
            }
        }
    }
}

extension HTML {
    /// What is asked when a watch is opened.
    mutating func watchFields(_ prefix: String, _ form: FormState) {
        let grounds = Protection.Ground.allCases.map { Choice($0.rawValue, $0.words) }
        pick(Field(prefix + "-ground", .protectionGround, isRequired: true), grounds, in: form)
        var box = Field(prefix + "-protection-words", .protectionWords, isRequired: true)
        box.longest = Limits.remarkCharacters
        self.box(box, lines: 4, in: form)
    }
}
