import Casework
import Operations

// The list of earlier items that an item may repeat, and what somebody decides about each.

extension TriageItem {
    func writeEarlier(into html: inout HTML, in frame: StaffFrame) {
        if earlier.isEmpty { return }
        html(.section) { html in
            html(.h3, say: .maybeRepeats)
            html(.p, .class("hint"), say: .maybeRepeatsHint)
            html(.ul, .class("plain")) { html in
                for (place, item) in earlier.enumerated() {
                    html(.li) { html in
                        write(item, into: &html)
                        if item.mayDecide { writeDecision(item, place, into: &html, in: frame) }
                    }
                }
            }
        }
    }

    private func write(_ item: Earlier, into html: inout HTML) {
        html(.a, .href(.triage(item.id)), .class("number"), text: item.number)
        if let receivedOn = item.receivedOn {
            html.text(" · ")
            html.day(receivedOn)
        }
        html.text(" · ")
        html.say(item.why)
        if item.isSameReporter {
            html.text(" · ")
            html(.span, .class("soft"), say: .sameReporterHint)
        }
        for decision in item.decisions {
            html(.p) { html in
                html(.strong, say: decision.verdict)
                if !decision.reason.isEmpty {
                    html.text(" ")
                    html.told(decision.reason)
                }
            }
        }
    }

    /// Every form has names of its own: several stand on the page.
    private func writeDecision(_ item: Earlier, _ place: Int, into html: inout HTML, in frame: StaffFrame) {
        let (verdict, reason) = ("verdict-\(place + 1)", "repeat-reason-\(place + 1)")
        html(.details, .class("step"), .unfolded(form.isBack(reason, verdict))) { html in
            html(.summary, say: .decideRepeat)
            let hidden: KeyValuePairs = ["earlier": item.id, "place": String(place + 1)]
            html.post(to: .triageRepeats(id), frame.token, style: "entry", hidden: hidden) { html in
                html.enterSendsNothing()
                html.buttons(
                    Field(verdict, .repeatVerdict, isRequired: true),
                    Repeats.Verdict.allCases.map { Choice($0.rawValue, $0.words) }, stacked: true, in: form)
                var field = Field(reason, .repeatReason, hint: .repeatReasonHint, isRequired: true)
                field.longest = OperationLimits.voidWords
                html.box(field, lines: 2, in: form)
                html(.div, .class("actions")) { html in html(.button, .submit, .class("button"), say: .keepDecision) }
            }
        }
    }
}

extension Site {
    /// What the item may repeat: by accused and words, and what a reporter added to. Of what was split, its parts.
    func earlier(_ opened: OpenReport.Opened, for caller: StaffCaller) -> [TriageItem.Earlier] {
        let linked = opened.followed.map {
            TriageItem.Earlier(
                id: $0.report.id.rawValue, number: number(of: $0), receivedOn: Day($0.report.receivedOn),
                why: .aboutAnEarlier)
        }
        let isOpen =
            opened.record.report.state == .registered && caller.roles.contains(.registrar)
            && opened.record.holder == caller.organ
        // What was split is not handled as one any more: its parts stand for it.
        return (opened.followedParts.isEmpty ? linked : [])
            + opened.followedParts.map {
                TriageItem.Earlier(
                    id: $0.report.id.rawValue, number: number(of: $0), receivedOn: Day($0.report.receivedOn),
                    why: .partOfFollowed)
            }
            + opened.repeats.map { candidate in
                var item = TriageItem.Earlier(
                    id: candidate.report.rawValue, number: candidate.number.text(of: candidate.receiver),
                    receivedOn: Day(candidate.receivedOn), why: Text(candidate.finding.why)
                )
                item.isSameReporter = candidate.isSameReporter
                item.mayDecide = isOpen
                item.decisions = opened.repeatDecisions.filter { $0.earlier == candidate.report }.map {
                    ($0.verdict.words, $0.reason ?? "")
                }
                return item
            }
    }

    /// What a registrar decided about the listed items stands in the form already: of several repeats the last one, and
    /// none where it was taken back that the item repeats the one of an earlier proposal.
    func decided(about opened: OpenReport.Opened, into opinion: inout TriageOpinion) {
        let decisions = opened.repeatDecisions.map(\.decided)
        let listed = Set(opened.repeats.map(\.report))
        if let standing = Repeats.standing(decisions).last(where: { listed.contains($0.earlier) }) {
            (opinion.repeatOf, opinion.bringsNewFacts) = (standing.earlier, standing.verdict == .withNewFacts)
        } else if decisions.last(where: { $0.earlier == opinion.repeatOf })?.verdict == .notARepeat {
            (opinion.repeatOf, opinion.bringsNewFacts) = (nil, false)
        }
    }
}
