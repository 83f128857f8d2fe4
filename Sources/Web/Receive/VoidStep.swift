import Casework
import Operations

/// What somebody may do about voiding the number of an item, on the item's page.
public struct VoidStep: Sendable {
    /// What waits for a second person.
    public struct Proposal: Sendable {
        public var by: String
        public var on: Day
        public var reason: Text
        /// Empty where nothing was said, or the reader may not read it.
        public var words: String
    }

    public var proposal: Proposal?
    public var mayPropose: Bool
    public var mayApprove: Bool
    public var mayRefuse: Bool
}

extension VoidStep {
    func write(_ id: String, _ form: FormState, into html: inout HTML, in frame: StaffFrame) {
        if let proposal { write(proposal, id, into: &html, in: frame) }
        guard mayPropose else { return }
        html(.details, .class("step"), .unfolded(form.isBack("void-reason", "void-words"))) { html in
            html(.summary, say: .voidTitle)
            html(.p, .class("hint"), say: .voidHint)
            html.post(to: .triageVoid(id, "propose"), frame.token, style: "entry") { html in
                html.enterSendsNothing()
                html.buttons(
                    Field("void-reason", .voidWhy, isRequired: true),
                    VoidReason.allCases.map { Choice($0.rawValue, $0.words) }, stacked: true, in: form)
                var words = Field("void-words", .voidWords, hint: .voidWordsHint)
                words.longest = OperationLimits.voidWords
                html.box(words, lines: 2, in: form)
                html(.div, .class("actions")) { html in html(.button, .submit, .class("button"), say: .voidPropose) }
            }
        }
    }

    private func write(_ proposal: Proposal, _ id: String, into html: inout HTML, in frame: StaffFrame) {
        html(.section, .class("proposal")) { html in
            html(.h3, say: .voidProposedBy)
            html(.p, .class("soft")) { html in
                html.text(proposal.by)
                html.text(" · ")
                html.day(proposal.on)
            }
            html(.p, say: proposal.reason)
            if !proposal.words.isEmpty { html(.div) { html in html.told(paragraphs: proposal.words) } }
            if !mayApprove { html(.p, .class("message"), say: .voidWaits) }
            html(.div, .class("actions")) { html in
                if mayApprove { html.postButton(.voidApprove, to: .triageVoid(id, "approve"), frame.token) }
                if mayRefuse {
                    html.postButton(
                        mayApprove ? .voidRefuse : .voidTakeBack, to: .triageVoid(id, "refuse"), frame.token)
                }
            }
        }
    }
}

extension Site {
    /// Nil where there is nothing to do and nothing waits.
    func voidStep(_ id: Report.ID, for caller: StaffCaller) async throws -> VoidStep? {
        let opened = try await OpenVoiding(context)(id, as: caller)
        guard opened.mayPropose || opened.proposal != nil else { return nil }
        return VoidStep(
            proposal: opened.proposal.map {
                VoidStep.Proposal(
                    by: name(of: $0.proposedBy), on: Day($0.proposedOn), reason: $0.reason.words,
                    words: opened.words ?? "")
            },
            mayPropose: opened.mayPropose, mayApprove: opened.mayApprove, mayRefuse: opened.mayRefuse
        )
    }
}
