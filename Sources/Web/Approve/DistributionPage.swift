import Casework

/// Clues whose distribution awaits the head: ticked and approved together, or given to another room.
public struct DistributionPage: StaffPage {
    /// A clue that waits.
    public struct Row: Sendable {
        /// The identifier in addresses.
        public var id: String
        public var number: String
        public var room: String
        public var since: Day
        public var state: Text
        public var letsWork: Bool
        public var mayApprove: Bool
        /// Rooms that it could be given to, or that could be proposed.
        public var rooms: [Choice]
        /// What case supervision proposed (分办意见).
        public var proposal: Proposal?
        public var mayPropose: Bool
    }

    /// Another room that case supervision proposed.
    public struct Proposal: Sendable {
        public var room: String
        public var reason: Text
        public var by: String
        public var on: Day
        /// The codes of both, for the button that follows it.
        public var roomCode: String
        public var reasonCode: String
    }

    /// What the head decided once.
    public struct Decision: Sendable {
        public var policy: Text
        public var delegate: String?
        public var setBy: String
        public var setAt: Moment
    }

    public var rows: [Row]
    /// What holds now.
    public var inForce: Text
    public var isDefault: Bool
    public var history: [Decision]
    /// The deputies to whom the head could give it; nil for whoever decides nothing.
    public var deputies: [Choice]?
    public var form = FormState()

    public var title: Text { .areaDistribution }
    public var area: StaffArea? { .distribution }
    public var link: Link { .distribution }

    static let modes = [Choice("before_claim", .modeBefore), Choice("within_days", .modeWithin)]
    static let reasons = Distribution.Reason.allCases.map { Choice($0.rawValue, $0.words) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .distributionHint)
        html.problems(of: form)
        if rows.isEmpty { html(.p, .class("empty"), say: .nothingToDistribute) } else { writeRows(&html, frame) }
        writePolicy(&html, frame)
    }

    private func writeRows(_ html: inout HTML, _ frame: StaffFrame) {
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.areaDistribution)) { html in
            html(.table, .class("list")) { html in
                html.headings([
                    .pickClue, .clueNumber, .proposedRoom, .since, .state, .supervisionProposes, .otherRoom,
                ])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html, form, in: frame) }
                }
            }
        }
        guard rows.contains(where: \.mayApprove) else { return }
        html.post(to: .distributionApprove, frame.token, id: "distribute", style: "entry") { html in
            html(.p, .class("hint"), .id("clue"), .focusable, say: .tickToApprove)
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary"), say: .distribute)
            }
        }
        html.firstOnly(rows.count)
    }

    private func writePolicy(_ html: inout HTML, _ frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .policyTitle)
            html(.p, .class("hint"), say: .policyHint)
            html.facts([Fact(.policyInForce, .said(inForce))])
            if isDefault { html(.p, .class("hint"), say: .policyOfCode) }
            if let deputies {
                html.post(to: .distributionPolicy, frame.token, style: "entry") { html in
                    html.buttons(
                        Field("mode", .policyMode, isRequired: true), Self.modes, stacked: true, in: form)
                    html.line(Field("days", .policyDays), .count, in: form)
                    html.pick(Field("delegate", .policyDelegate, hint: .policyDelegateHint), deputies, in: form)
                    html(.div, .class("actions")) { html in
                        html(.button, .submit, .class("button"), say: .savePolicy)
                    }
                }
            }
            if !history.isEmpty { writeHistory(&html) }
        }
    }

    private func writeHistory(_ html: inout HTML) {
        html(.h3, say: .policyHistory)
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.policyHistory)) { html in
            html(.table, .class("list")) { html in
                html.headings([.policyMode, .policyDelegate, .setBy, .since])
                html(.tbody) { html in
                    for decision in history {
                        html(.tr) { html in
                            html(.td, say: decision.policy)
                            html(.td, text: decision.delegate ?? "–")
                            html(.td, text: decision.setBy)
                            html(.td, .class("number")) { html in html.moment(decision.setAt) }
                        }
                    }
                }
            }
        }
    }
}

extension DistributionPage.Row {
    fileprivate func write(into html: inout HTML, _ form: FormState, in frame: StaffFrame) {
        html(.tr) { html in
            html(.td) { html in
                guard mayApprove else { return html.say(.notYours) }
                html(
                    .input, .id("pick-" + id), .type(.checkbox), .name("clue"), .value(id), .form("distribute"),
                    .checked(form.entered.all("clue").contains(id)), .ariaLabel(.pickClue))
            }
            html(.th, .scope(.row), .class("number")) { html in html(.a, .href(.clue(id)), text: number) }
            html(.td, text: room)
            html(.td) { html in html.day(since) }
            html(.td) { html in
                html.say(state)
                html.text(" ")
                html(.span, .class("soft"), say: letsWork ? .worksMeanwhile : .waitsForHead)
            }
            html(.td) { html in writeProposal(&html, frame) }
            html(.td) { html in writeGive(&html, form, frame) }
        }
    }

    /// The proposal beside the deciding forms. To tick the clue is to leave it where it is.
    private func writeProposal(_ html: inout HTML, _ frame: StaffFrame) {
        guard let proposal else { return html.text("–") }
        html(.p) { html in
            html.text(proposal.room)
            html.text(" · ")
            html.say(proposal.reason)
        }
        html(.p, .class("soft")) { html in
            html.text(proposal.by + " ")
            html.day(proposal.on)
        }
        guard mayApprove, rooms.contains(where: { $0.value == proposal.roomCode }) else { return }
        html.postButton(
            .followProposal, to: .distributionGive(id), frame.token, style: "button small",
            hidden: ["room-" + id: proposal.roomCode, "reason-" + id: proposal.reasonCode])
    }

    private func writeGive(_ html: inout HTML, _ form: FormState, _ frame: StaffFrame) {
        guard mayApprove || mayPropose else { return html.text("–") }
        guard !rooms.isEmpty else { return html.say(.noOtherRoom) }
        html(.details, .unfolded(form.isBack("room-" + id, "reason-" + id))) { html in
            html(.summary, say: mayApprove ? .otherRoom : .proposeRoom)
            let action: Link = mayApprove ? .distributionGive(id) : .distributionPropose(id)
            html.post(to: action, frame.token, style: "entry") { html in
                html.pick(Field("room-" + id, .otherRoom, isRequired: true), rooms, in: form)
                html.pick(
                    Field("reason-" + id, .whyOtherRoom, isRequired: true), DistributionPage.reasons, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button small"), say: mayApprove ? .giveIt : .proposeIt)
                }
            }
        }
    }
}

/// Every move of a clue of an organ, for case supervision (案管台账): nothing of its content.
public struct LedgerPage: StaffPage {
    public struct Row: Sendable {
        /// The identifier in addresses.
        public var id: String
        public var number: String
        public var on: Day
        public var from: String?
        public var to: String
        /// Nil where a rule moved it.
        public var by: String?
        public var state: Text
        public var distribution: Text
        /// What case supervision proposed while it waited there, and what was decided.
        public var proposal: Proposal?
    }

    public struct Proposal: Sendable {
        public var room: String
        public var reason: Text
        public var by: String
        public var on: Day
        public var outcome: Text
        /// Nil where nobody decided.
        public var decidedBy: String?
        public var decidedOn: Day?
    }

    public var rows: [Row]
    public var paging: Paging

    public var title: Text { .areaLedger }
    public var area: StaffArea? { .ledger }
    public var link: Link { .ledger }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .ledgerHint)
        if rows.isEmpty { return html(.p, .class("empty"), say: .nothingMoved) }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.areaLedger)) { html in
            html(.table, .class("list")) { html in
                html.headings([
                    .clueNumber, .movedOn, .movedFrom, .movedTo, .movedBy, .state, .distributionState,
                    .supervisionProposes,
                ])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html) }
                }
            }
        }
        html.paging(paging)
        html.printButton(.printHandoffs)
    }
}

extension LedgerPage.Row {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number"), text: number)
            html(.td) { html in html.day(on) }
            html(.td) { html in
                if let from { html.text(from) } else { html.say(.handoffTakenIn) }
            }
            html(.td, text: to)
            html(.td) { html in
                if let by { html.text(by) } else { html.say(.handoffByRule) }
            }
            html(.td, say: state)
            html(.td, say: distribution)
            html(.td) { html in
                if let proposal { proposal.write(into: &html) } else { html.text("–") }
            }
        }
    }
}

extension LedgerPage.Proposal {
    fileprivate func write(into html: inout HTML) {
        html(.p) { html in
            html.text(room + " · ")
            html.say(reason)
            html(.span, .class("soft")) { html in
                html.text(" " + by + " ")
                html.day(on)
            }
        }
        html(.p) { html in
            html.say(outcome)
            guard let decidedBy, let decidedOn else { return }
            html(.span, .class("soft")) { html in
                html.text(" " + decidedBy + " ")
                html.day(decidedOn)
            }
        }
    }
}
