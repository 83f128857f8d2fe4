import Casework
import Operations

/// One item that is out of scope: what was done about it, and the forms of what can be done now.
struct PetitionPage: StaffPage {
    var id: String
    var number: String
    var facts: [Fact]
    var clocks: [ClockFace]
    /// What was asked for and answered, under its heading.
    var words: [(Text, String)]
    var may: Set<ReadOutOfScope.Step>
    var hasLetter: Bool
    var organs: [Choice]
    var bureaus: [Choice]
    /// The organs right below, whose opinions this one looks at.
    var below: [Choice]
    var outcomes: [Choice]
    var objectUntil: Day
    var isExtendable: Bool
    var form: FormState

    var title: Text { .petitionTitle }
    var area: StaffArea? { .petitions }
    var link: Link { .petition(id) }

    func write(into html: inout HTML, in frame: StaffFrame) {
        html(.article, .class("item")) { html in
            html(.header) { html in
                html(.h2, .class("number"), text: number)
                for clock in clocks { html.chip(clock) }
                html(.a, .class("quiet"), .href(.reportDocuments(id)), say: .documentsOnFile)
            }
            html.problems(of: form)
            html.facts(facts)
            for (heading, text) in words {
                html(.h3, say: heading)
                html.told(paragraphs: text)
            }
            if isExtendable { html(.p, .class("hint"), say: .extendHint) }
            for step in ReadOutOfScope.Step.allCases where may.contains(step) { write(step, into: &html, in: frame) }
        }
    }

    private func write(_ step: ReadOutOfScope.Step, into html: inout HTML, in frame: StaffFrame) {
        if step == .back {
            return html.postButton(.takeBackStep, to: .petition(id, step.rawValue), frame.token)
        }
        let isBack = form.problems.contains { $0.field.hasPrefix(step.rawValue + "-") }
        html(.details, .class("step"), .unfolded(isBack)) { html in
            html(.summary, say: step.words)
            if step == .transfer, !hasLetter { html(.p, .class("message"), say: .needsLetter) }
            html.post(to: .petition(id, step.rawValue), frame.token, style: "entry") { html in
                writeFields(step, into: &html)
                html.actions(step.words)
            }
        }
    }

    private func writeFields(_ step: ReadOutOfScope.Step, into html: inout HTML) {
        switch step {
        case .transfer:
            pick(step, "receiver", .passOnReceiver, organs, hint: .passOnReceiverHint, into: &html)
            day(step, .passOnDay, into: &html)
            pick(step, "carrier", .passOnCarrier, .all(PassingOn.Carrier.self, \.words), into: &html)
            box(step, "list", .passOnList, into: &html)
        case .receipt:
            pick(step, "what", .receiptWhat, .all(PassingOn.Receipt.self, \.words), into: &html)
            day(step, .receiptDay, into: &html)
        case .guide: pick(step, "receiver", .passOnReceiver, organs, hint: .guideHint, into: &html)
        case .object:
            html(.p, .class("hint"), say: .objectUntil(objectUntil.iso))
            pick(step, "receiver", .passOnReceiver, bureaus, into: &html)
            pick(step, "reason", .objectReason, .all(PassingOn.ObjectionReason.self, \.words), into: &html)
            box(step, "words", .objectWords, into: &html)
            day(step, .objectDay, into: &html)
            pick(step, "carrier", .passOnCarrier, .all(PassingOn.Carrier.self, \.words), into: &html)
        case .accept:
            pick(step, "stage", .petitionStage, .all(Petition.Stage.self, \.words), into: &html)
            box(step, "request", .petitionRequest, into: &html)
            html.line(Field("accept-earlier", .sameMatterNumber), .short, in: form)
            html.pick(Field("accept-earlier-organ", .earlierOrgan), below, in: form)
            html.line(Field("accept-told-on", .earlierToldOn), .date, in: form)
            html.line(Field("accept-applied-on", .appliedOn), .date, in: form)
        case .tellGuidance:
            html(.p, .class("hint"), say: .tellGuidanceHint)
            day(step, .guidanceToldOn, into: &html)
        case .tellAcceptance:
            html(.p, .class("hint"), say: .tellAcceptanceHint)
            day(step, .petitionToldDay, into: &html)
        case .tellExtension: day(step, .petitionToldDay, into: &html)
        case .hearing, .hearingEnd: day(step, .hearingDay, into: &html)
        case .opinion:
            pick(step, "outcome", .opinionOutcome, outcomes, hint: .opinionHint, into: &html)
            box(step, "facts", .opinionFacts, into: &html)
            box(step, "opinion", .opinionWords, into: &html)
            box(step, "basis", .opinionBasis, into: &html)
        case .answer:
            day(step, .answerDay, into: &html)
            let ways = Feedback.Medium.recordedByOffice.map { Choice($0.rawValue, $0.words) }
            pick(step, "way", .answerWay, ways, into: &html)
        case .back: break
        }
    }

    private func pick(
        _ step: ReadOutOfScope.Step, _ name: String, _ label: Text, _ choices: [Choice], hint: Text? = nil,
        into html: inout HTML
    ) {
        html.pick(Field(step.field(name), label, hint: hint, isRequired: true), choices, in: form)
    }

    private func day(_ step: ReadOutOfScope.Step, _ label: Text, into html: inout HTML) {
        html.line(Field(step.field("day"), label, isRequired: true), .date, in: form)
    }

    private func box(_ step: ReadOutOfScope.Step, _ name: String, _ label: Text, into html: inout HTML) {
        var box = Field(step.field(name), label, isRequired: true)
        box.longest = Limits.remarkCharacters
        html.box(box, lines: 4, in: form)
    }
}

extension [Choice] {
    /// Every value of a code, with its words.
    static func all<Code: RawRepresentable<String> & CaseIterable>(
        _ code: Code.Type, _ words: (Code) -> Text
    ) -> [Choice] {
        code.allCases.map { Choice($0.rawValue, words($0)) }
    }
}

extension ReadOutOfScope.Step {
    /// The name of one of its fields.
    func field(_ name: String) -> String { rawValue + "-" + name }

    var words: Text {
        switch self {
        case .transfer: .passOnStep
        case .receipt: .receiptStep
        case .guide: .guideStep
        case .object: .objectStep
        case .accept: .acceptStep
        case .hearing: .hearingStep
        case .opinion: .opinionStep
        case .back: .takeBackStep
        case .answer: .answerStep
        case .tellAcceptance: .tellAcceptanceStep
        case .tellExtension: .tellExtensionStep
        case .hearingEnd: .hearingEndStep
        case .tellGuidance: .tellGuidanceStep
        }
    }
}
