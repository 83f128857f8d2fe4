import Casework

extension RuleBook {
    /// What becomes of a clue in every state by every event.
    static var clues: StateMachine {
        StateMachine(
            title: Bilingual("线索", "A clue"),
            note: Bilingual(
                "谁可以触发由“办理”的条件决定（[rules.md](rules.md)）。办结的线索只能重新办理，不能改派。",
                "Who may bring an event about is decided by the conditions of “Handle” ([rules.md](rules.md)). A finished "
                    + "clue is reopened, never moved."),
            states: ClueStateName.allCases.map { .init(id: $0.rawValue, name: $0.name) },
            events: ClueEventName.allCases.map { .init(id: $0.rawValue, name: $0.name) },
            beginnings: [ClueStateName.routed.rawValue],
            trials: ClueStateName.allCases.flatMap { state in
                ClueEventName.allCases.flatMap { event in trials(state, event) }
            })
    }

    private static func trials(_ state: ClueStateName, _ event: ClueEventName) -> [StateMachine.Trial] {
        state.samples.flatMap { before in
            event.samples.map { happening in
                var clue = Clue(id: .init("clue"), report: .init("report"), state: before.value, version: 0)
                let moved = (try? clue.apply(happening.value)) != nil
                return StateMachine.Trial(
                    from: state.rawValue, event: ClueEventName(happening.value).rawValue,
                    condition: happening.condition ?? before.condition,
                    to: moved ? ClueStateName(clue.state).rawValue : nil)
            }
        }
    }
}

/// A value to try, and what is special about it.
struct Probe<Value: Sendable>: Sendable {
    let value: Value
    let condition: Bilingual?

    init(_ value: Value, _ condition: Bilingual? = nil) {
        self.value = value
        self.condition = condition
    }
}

/// A state of a clue without what it carries, named as in the database. A new state breaks `init`, and then `samples`.
enum ClueStateName: String, CaseIterable {
    case routed, claimed
    case returnRequested = "return_requested"
    case returned
    case planProposed = "plan_proposed"
    case underWay = "under_way"
    case held
    case resultProposed = "result_proposed"
    case concluded
    case fedBack = "fed_back"
    case archived

    init(_ state: Clue.State) {
        self =
            switch state {
            case .routed: .routed
            case .claimed: .claimed
            case .returnRequested: .returnRequested
            case .returned: .returned
            case .planProposed: .planProposed
            case .underWay: .underWay
            case .held: .held
            case .resultProposed: .resultProposed
            case .concluded: .concluded
            case .fedBack: .fedBack
            case .archived: .archived
            }
    }

    var samples: [Probe<Clue.State>] {
        let claim = ClueProbe.claim
        switch self {
        case .routed: return [Probe(.routed(claim.destination))]
        case .claimed: return [Probe(.claimed(claim))]
        case .returnRequested: return [Probe(.returnRequested(claim, .otherOrgan))]
        case .returned: return [Probe(.returned(claim.destination, .otherOrgan))]
        case .planProposed: return ClueProbe.plans.map { Probe(.planProposed(claim, $0.value), $0.condition) }
        case .underWay: return Check.allCases.map { Probe(.underWay(claim, $0)) }
        case .held: return [Probe(.held(claim, until: .epoch))]
        case .resultProposed: return Check.allCases.flatMap { ClueProbe.outcomes($0) }
        case .concluded: return Conclusion.allCases.map { Probe(.concluded(claim, $0)) }
        case .fedBack: return Conclusion.allCases.map { Probe(.fedBack(claim, $0)) }
        case .archived: return ClueProbe.archived
        }
    }

    var name: Bilingual {
        switch self {
        case .routed: Bilingual("待领取", "on the board")
        case .claimed: Bilingual("已领取", "claimed")
        case .returnRequested: Bilingual("申请退回", "return requested")
        case .returned: Bilingual("已退回信访室", "returned")
        case .planProposed: Bilingual("处置意见待批", "plan proposed")
        case .underWay: Bilingual("办理中", "under way")
        case .held: Bilingual("暂存待查", "on hold")
        case .resultProposed: Bilingual("结论待批", "result proposed")
        case .concluded: Bilingual("办结", "concluded")
        case .fedBack: Bilingual("已反馈", "fed back")
        case .archived: Bilingual("已归档", "archived")
        }
    }
}

/// The values that samples share.
enum ClueProbe {
    static let claim = Clue.Claim(
        destination: .init(organ: .init("organ"), room: .init("room")), holder: .init("holder"), token: 1)
    static let elsewhere = Clue.Destination(organ: .init("organ"), room: .init("another room"))

    static let archived: [Probe<Clue.State>] = [
        Probe(.archived(claim, .educated, wasFedBack: false), Bilingual("未反馈即归档", "archived without feedback")),
        Probe(.archived(claim, .educated, wasFedBack: true), Bilingual("反馈后归档", "archived after feedback")),
    ]

    static func outcomes(_ check: Check) -> [Probe<Clue.State>] {
        [
            Probe(.resultProposed(claim, check, .ended(.closedUnfounded)), Bilingual("结案", "an end")),
            Probe(.resultProposed(claim, check, .held(until: .epoch)), Bilingual("核查后暂存待查", "a hold after the check")),
        ]
    }

    static let plans: [Probe<Disposition>] = [
        Probe(.check(.talkOrLetter), Bilingual("谈话函询", "talk or letter")),
        Probe(.check(.preliminaryVerification), Bilingual("初步核实", "preliminary verification")),
        Probe(.holdForLater(until: .epoch), Bilingual("暂存待查", "hold for later")),
        Probe(.closeOut, Bilingual("予以了结", "close out")),
    ]
}

/// An event without its details. A new event breaks `init`, and then `samples`.
enum ClueEventName: String, CaseIterable {
    case claim, release
    case requestReturn = "request_return"
    case approveReturn = "approve_return"
    case refuseReturn = "refuse_return"
    case reroute, propose
    case approvePlan = "approve_plan"
    case sendBackPlan = "send_back_plan"
    case reactivate
    case proposeResult = "propose_result"
    case proposeHold = "propose_hold"
    case approveResult = "approve_result"
    case sendBackResult = "send_back_result"
    case feedBack = "feed_back"
    case reopen
    case takeBack = "take_back"
    case reassign, withdraw, archive
    case takeOut = "take_out"

    init(_ event: Clue.Event) {
        self =
            switch event {
            case .claim: .claim
            case .release: .release
            case .requestReturn: .requestReturn
            case .approveReturn: .approveReturn
            case .refuseReturn: .refuseReturn
            case .reroute: .reroute
            case .propose: .propose
            case .approvePlan: .approvePlan
            case .sendBackPlan: .sendBackPlan
            case .reactivate: .reactivate
            case .proposeResult: .proposeResult
            case .proposeHold: .proposeHold
            case .approveResult: .approveResult
            case .sendBackResult: .sendBackResult
            case .feedBack: .feedBack
            case .reopen: .reopen
            case .takeBack: .takeBack
            case .reassign: .reassign
            case .withdraw: .withdraw
            case .archive: .archive
            case .takeOut: .takeOut
            }
    }

    var samples: [Probe<Clue.Event>] {
        switch self {
        case .claim: claims
        case .release: [Probe(.release)]
        case .requestReturn: ReturnReason.allCases.map { Probe(.requestReturn($0)) }
        case .approveReturn: [Probe(.approveReturn)]
        case .refuseReturn: [Probe(.refuseReturn)]
        case .reroute: [Probe(.reroute(ClueProbe.elsewhere))]
        case .propose: ClueProbe.plans.map { Probe(.propose($0.value)) }
        case .approvePlan: [Probe(.approvePlan)]
        case .sendBackPlan: [Probe(.sendBackPlan)]
        case .reactivate: [Probe(.reactivate)]
        case .proposeResult: results
        case .proposeHold: [Probe(.proposeHold(until: .epoch))]
        case .approveResult: [Probe(.approveResult)]
        case .sendBackResult: [Probe(.sendBackResult)]
        case .feedBack: [Probe(.feedBack)]
        case .reopen: [Probe(.reopen(token: 0))]
        case .takeBack: [Probe(.takeBack)]
        case .reassign: reassignments
        case .withdraw: [Probe(.withdraw)]
        case .archive: [Probe(.archive)]
        case .takeOut: [Probe(.takeOut)]
        }
    }

    private var claims: [Probe<Clue.Event>] {
        let other = Clue.Claim(destination: ClueProbe.elsewhere, holder: .init("holder"), token: 1)
        return [
            Probe(.claim(ClueProbe.claim), Bilingual("本室", "by the routed room")),
            Probe(.claim(other), Bilingual("其他室", "by another room")),
        ]
    }

    private var reassignments: [Probe<Clue.Event>] {
        let other = Clue.Claim(destination: ClueProbe.claim.destination, holder: .init("another holder"), token: 2)
        return [
            Probe(.reassign(other), Bilingual("本室另一人", "another member of the room")),
            Probe(.reassign(ClueProbe.claim), Bilingual("承办人自己", "the holder")),
        ]
    }

    private var results: [Probe<Clue.Event>] {
        Conclusion.allCases.map { conclusion in
            Probe(.proposeResult(conclusion), Self.name(of: conclusion))
        }
    }

    private static func name(of conclusion: Conclusion) -> Bilingual {
        switch conclusion {
        case .closedWithoutCheck: Bilingual("直接了结", "closed without a check")
        case .closedUnfounded: Bilingual("查否了结", "closed as unfounded")
        case .educated: Bilingual("批评教育、谈话提醒", "education, reminder talk")
        case .caseFiled: Bilingual("立案审查调查", "case filed")
        case .transferredToPartyOrgan: Bilingual("移交党组织处理", "passed to a Party organisation")
        case .appealUpheld: Bilingual("申诉：维持", "appeal: upheld")
        case .appealVaried: Bilingual("申诉：变更", "appeal: varied")
        case .appealRevoked: Bilingual("申诉：撤销", "appeal: revoked")
        case .appealEnded: Bilingual("申诉：终止", "appeal: ended")
        }
    }

    var name: Bilingual {
        switch self {
        case .claim: Bilingual("领取", "claim")
        case .release: Bilingual("放回", "release")
        case .requestReturn: Bilingual("申请退回", "request return")
        case .approveReturn: Bilingual("同意退回", "approve return")
        case .refuseReturn: Bilingual("不同意退回", "refuse return")
        case .reroute: Bilingual("改派", "reroute")
        case .propose: Bilingual("提出处置意见", "propose a plan")
        case .approvePlan: Bilingual("批准处置意见", "approve the plan")
        case .sendBackPlan: Bilingual("退回处置意见", "send the plan back")
        case .reactivate: Bilingual("暂存到期", "the hold ends")
        case .proposeResult: Bilingual("提出结论", "propose a result")
        case .proposeHold: Bilingual("核查后提出暂存", "propose a hold after the check")
        case .approveResult: Bilingual("批准结论", "approve the result")
        case .sendBackResult: Bilingual("退回结论", "send the result back")
        case .feedBack: Bilingual("反馈", "feed back")
        case .reopen: Bilingual("重新办理", "reopen")
        case .takeBack: Bilingual("收回", "take back")
        case .reassign: Bilingual("更换承办人", "change the holder")
        case .withdraw: Bilingual("更正被反映人后移出", "withdraw: the accused were corrected")
        case .archive: Bilingual("归档", "archive")
        case .takeOut: Bilingual("调卷", "take out")
        }
    }
}
