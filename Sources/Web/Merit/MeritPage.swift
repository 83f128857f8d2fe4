public import Casework

/// What was proposed about the reporter of one clue: a reward, or what only a prefecture decides. Who reported stands
/// nowhere on it.
public struct MeritPage: StaffPage {
    /// Something that was proposed.
    public struct Item: Sendable {
        public var id: String
        public var state: Text
        public var facts: [Fact]
        /// Nil for whoever may not read the report.
        public var words: String?
        public var outcome: String?
        public var mayDecide: Bool
        public var mayRecord: Bool
        public var mayAdvise = false
        /// Whether a denial must say what it was (JB-45).
        public var asksInaccuracy = false
    }

    /// The identifier of the clue in addresses.
    public var id: String
    public var number: String
    public var rewards: [Item]
    public var requests: [Item]
    public var mayProposeReward: Bool
    /// What may be asked for now.
    public var purposes: [Malice.Purpose]
    public var form: FormState

    public var title: Text { .meritTitle }
    public var area: StaffArea? { .merit }
    public var link: Link { .merit(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p) { html in html(.a, .href(.clue(id)), .class("number"), text: number) }
        html.problems(of: form)
        html(.section) { html in
            html(.h2, say: .rewardTitle)
            html(.p, .class("hint"), say: .rewardHint)
            if rewards.isEmpty { html(.p, .class("empty"), say: .noReward) }
            for item in rewards { writeReward(item, into: &html, in: frame) }
            if mayProposeReward { writeProposal(into: &html, in: frame) }
        }
        html(.section) { html in
            html(.h2, say: .maliceTitle)
            html(.p, .class("hint"), say: .maliceHint)
            if requests.isEmpty { html(.p, .class("empty"), say: .noMaliceRequest) }
            for item in requests { writeRequest(item, into: &html, in: frame) }
            if !purposes.isEmpty { writeRequestForm(into: &html, in: frame) }
        }
    }

    private func writeHead(_ item: Item, into html: inout HTML) {
        html(.h3, say: item.state)
        html.facts(item.facts)
        if let words = item.words {
            html.told(paragraphs: words)
        } else {
            html(.p, .class("hint"), say: .wordsElsewhere)
        }
        if let outcome = item.outcome { html(.p) { html in html.told(outcome) } }
    }

    private func decide(
        _ item: Item, _ yes: (Text, MeritStep), _ no: (Text, MeritStep), into html: inout HTML, in frame: StaffFrame
    ) {
        guard item.mayDecide else { return }
        let hidden: KeyValuePairs = ["item": item.id]
        html.postButton(
            yes.0, to: .merit(id, yes.1.rawValue), frame.token, style: "button primary", hidden: hidden)
        html.postButton(no.0, to: .merit(id, no.1.rawValue), frame.token, hidden: hidden)
    }

    private func writeReward(_ item: Item, into html: inout HTML, in frame: StaffFrame) {
        html(.article, .class("report")) { html in
            writeHead(item, into: &html)
            decide(item, (.approveReward, .allow), (.refuseReward, .refuse), into: &html, in: frame)
            guard item.mayRecord else { return }
            html.post(
                to: .merit(id, MeritStep.outcome.rawValue), frame.token, style: "entry", hidden: ["item": item.id]
            ) { html in
                let answers = [Choice("granted", .rewardGranted), Choice("declined", .rewardDeclined)]
                html.buttons(Field("outcome", .rewardOutcome, isRequired: true), answers, in: form)
                html.line(Field("outcome-on", .decidedOutsideOn, isRequired: true), .date, in: form)
                html.line(Field("outcome-words", .decidedOutsideBy, isRequired: true), in: form)
                html.actions(.recordOutcome)
            }
        }
    }

    private func writeProposal(into html: inout HTML, in frame: StaffFrame) {
        html(.details, .class("step"), .unfolded(form.isBack("reward-words", "loss"))) { html in
            html(.summary, say: .proposeReward)
            html.post(to: .merit(id, MeritStep.reward.rawValue), frame.token, style: "entry") { html in
                let grounds = Reward.Ground.allCases.map { Choice($0.rawValue, $0.words) }
                html.buttons(Field("ground", .rewardGround, isRequired: true), grounds, in: form)
                html.line(Field("loss", .rewardLoss), .count, in: form)
                var box = Field("reward-words", .rewardWords, hint: .rewardWordsHint, isRequired: true)
                box.longest = Limits.remarkCharacters
                html.box(box, lines: 4, in: form)
                html.actions(.proposeReward)
            }
        }
    }
}

// MARK: - What only a prefecture decides

extension MeritPage {
    private func writeRequest(_ item: Item, into html: inout HTML, in frame: StaffFrame) {
        html(.article, .class("report")) { html in
            writeHead(item, into: &html)
            decide(item, (.sendUpMalice, .sendUp), (.refuseMalice, .keep), into: &html, in: frame)
            if item.mayRecord { writeAnswer(item, into: &html, in: frame) }
            guard item.mayAdvise else { return }
            html.post(
                to: .merit(id, MeritStep.advise.rawValue), frame.token, style: "entry", hidden: ["item": item.id]
            ) { html in
                html.line(Field("advised-on", .correctionsAdvisedOn, isRequired: true), .date, in: form)
                html.actions(.adviseCorrection)
            }
        }
    }

    private func writeAnswer(_ item: Item, into html: inout HTML, in frame: StaffFrame) {
        html.post(
            to: .merit(id, MeritStep.answer.rawValue), frame.token, style: "entry", hidden: ["item": item.id]
        ) { html in
            let answers = [Choice("approved", .maliceApproved), Choice("denied", .maliceDenied)]
            html.buttons(Field("answer", .maliceAnswer, isRequired: true), answers, in: form)
            let levels = Level.allCases.map { Choice(String($0.rawValue), $0.words) }
            html.pick(Field("level", .maliceLevel, hint: .maliceLevelHint, isRequired: true), levels, in: form)
            html.line(Field("organ", .maliceOrgan, isRequired: true), in: form)
            html.line(Field("number", .maliceNumber, isRequired: true), in: form)
            html.line(Field("decided-on", .decidedOutsideOn, isRequired: true), .date, in: form)
            if item.asksInaccuracy {
                let kinds = [Clarification.Inaccuracy.mistaken, .undetermined].map { Choice($0.rawValue, $0.words) }
                html.pick(Field("inaccuracy", .maliceOtherwise), kinds, in: form)
            }
            html.actions(.recordOutcome)
        }
    }

    private func writeRequestForm(into html: inout HTML, in frame: StaffFrame) {
        let isBack = form.problems.contains { $0.field == "purpose" || $0.field == "malice-words" }
        html(.details, .class("step"), .unfolded(isBack)) { html in
            html(.summary, say: .proposeMalice)
            html.post(to: .merit(id, MeritStep.ask.rawValue), frame.token, style: "entry") { html in
                let choices = purposes.map { Choice($0.rawValue, $0.words) }
                html.buttons(Field("purpose", .malicePurpose, isRequired: true), choices, in: form)
                var box = Field("malice-words", .maliceWords, isRequired: true)
                box.longest = Limits.remarkCharacters
                html.box(box, lines: 4, in: form)
                html(.p, say: .circumstancesLabel)
                for code in Clarification.Circumstance.allCases {
                    html.tick(Field("c-" + code.rawValue, code.words), in: form)
                }
                html(.p, say: .benefitsLabel)
                for code in Clarification.Benefit.allCases {
                    html.tick(Field("b-" + code.rawValue, code.words), in: form)
                }
                html.actions(.proposeMalice)
            }
        }
    }
}

/// A form on the page; its address ends in it.
enum MeritStep: String, CaseIterable, Sendable {
    case reward, allow, refuse, outcome, ask, answer, keep, advise
    case sendUp = "send-up"
}
