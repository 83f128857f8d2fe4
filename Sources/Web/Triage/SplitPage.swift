import Casework
import Operations

/// The page on which a registrar says which accused and which words make which part.
public struct SplitPage: StaffPage {
    /// An accused as stated.
    public struct Person: Sendable {
        public var stated: String
    }

    var id: String
    var number: String
    /// All that the item says.
    var text: String
    var people: [Person]
    var form: FormState

    public var link: Link { .triageSplit(id) }
    public var area: StaffArea? { .triage }
    public var title: Text { .splitTitle(number) }

    /// How many parts a form makes; two where it says nothing.
    static func parts(in fields: FormFields) -> Int {
        min(max(Int(fields["parts"]) ?? 2, Split.parts.lowerBound), Split.parts.upperBound)
    }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        let count = Self.parts(in: form.entered)
        html.problems(of: form)
        html(.p) { html in html(.a, .href(.triage(id)), .class("number"), text: number) }
        html(.p, .class("hint"), say: .splitHint)
        html(.section) { html in
            html(.h2, say: .whatItSays)
            html(.div, .class("letter-text")) { html in html.told(paragraphs: text) }
        }
        html.post(to: link, frame.token, style: "entry", hidden: ["parts": String(count)]) { html in
            html.enterSendsNothing()
            let choices = (1...count).map { Choice(String($0), .partNumber($0)) }
            html(.h2, say: .splitWho)
            for (place, person) in people.enumerated() {
                html.buttons(Field("accused-\(place + 1)", .asIs(person.stated), isRequired: true), choices, in: form)
            }
            for part in 1...count {
                var field = Field("part-\(part)", .partNumber(part), hint: .partHint, isRequired: true)
                field.longest = ReceiveLimits.textCharacters
                html.box(field, lines: 8, in: form)
            }
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary"), say: .proposeSplit)
                if count < min(Split.parts.upperBound, people.count) {
                    html(.button, .submit, .class("button"), .name("add"), .value("part"), say: .anotherPart)
                }
                html(.span, .class("hint"), say: .fourEyes)
            }
        }
    }
}

/// What may be done about splitting an item, what waits, and what came of it, on the item's page.
public struct SplitStep: Sendable {
    /// One part of a proposal.
    public struct Part: Sendable {
        public var people: [String]
        public var text: String
        /// It goes up sealed by itself.
        public var isSealed: Bool
    }

    /// What waits for a second person.
    public struct Proposal: Sendable {
        public var by: String
        public var on: Day
        public var parts: [Part]
    }

    /// A report that came of it, or of which it came.
    public struct Other: Sendable {
        public var id: String
        public var number: String
        public var state: Text
    }

    public var proposal: Proposal?
    public var mayPropose: Bool
    public var mayApprove: Bool
    public var mayRefuse: Bool
    public var made: [Other]
    public var whole: Other?
}

extension SplitStep {
    func write(_ id: String, into html: inout HTML, in frame: StaffFrame) {
        if let whole { list([whole], .splitFrom, into: &html) }
        if !made.isEmpty { list(made, .splitInto, into: &html) }
        if let proposal { write(proposal, id, into: &html, in: frame) }
        if mayPropose { html(.p) { html in html(.a, .href(.triageSplit(id)), say: .splitLink) } }
    }

    private func list(_ others: [Other], _ title: Text, into html: inout HTML) {
        html(.section) { html in
            html(.h3, say: title)
            html(.ul, .class("plain")) { html in
                for other in others {
                    html(.li) { html in
                        html(.a, .href(.triage(other.id)), .class("number"), text: other.number)
                        html.text(" · ")
                        html.say(other.state)
                    }
                }
            }
        }
    }

    private func write(_ proposal: Proposal, _ id: String, into html: inout HTML, in frame: StaffFrame) {
        html(.section, .class("proposal")) { html in
            html(.h3, say: .splitProposedBy)
            html(.p, .class("soft")) { html in
                html.text(proposal.by)
                html.text(" · ")
                html.day(proposal.on)
            }
            for (place, part) in proposal.parts.enumerated() {
                html(.p) { html in html(.strong, say: .partNumber(place + 1)) }
                for person in part.people { html(.p, .class("told")) { html in html.told(person) } }
                if part.isSealed { html(.p, .class("message"), say: .partGoesUp) }
                html(.div, .class("letter-text")) { html in html.told(paragraphs: part.text) }
            }
            if !mayApprove { html(.p, .class("message"), say: .splitWaits) }
            html(.div, .class("actions")) { html in
                if mayApprove { html.postButton(.approveSplit, to: .triageSplit(id, "approve"), frame.token) }
                if mayRefuse {
                    html.postButton(
                        mayApprove ? .refuseSplit : .takeBackSplit, to: .triageSplit(id, "refuse"), frame.token)
                }
            }
        }
    }
}
