import Casework

extension RuleBook {
    /// What becomes of a report in every state by every event.
    static var reports: StateMachine {
        StateMachine(
            title: Bilingual("来件", "A report"),
            note: Bilingual(
                "登记台的来件从“已登记”开始，公开页面的从“隔离”开始。研判和作废须两人：审核人不能是拟办人、提出人。作废的件编号保留。",
                "What the desk takes in begins as registered, what the public page takes in as quarantined. Triage and "
                    + "voiding need two persons: who confirms did not propose. What is void keeps its number."),
            states: ReportStateName.allCases.map { .init(id: $0.rawValue, name: $0.name) },
            events: ReportEventName.allCases.map { .init(id: $0.rawValue, name: $0.name) },
            beginnings: [ReportStateName.quarantined.rawValue, ReportStateName.registered.rawValue],
            trials: ReportStateName.allCases.flatMap { state in
                ReportEventName.allCases.flatMap { event in trials(state, event) }
            })
    }

    private static func trials(_ state: ReportStateName, _ event: ReportEventName) -> [StateMachine.Trial] {
        event.samples.map { happening in
            var report = Report(
                id: ReportProbe.id, receiver: .init("organ"), channel: .letter, receivedOn: .epoch,
                signature: .realNameClaimed, state: state.sample)
            let moved = (try? report.apply(happening.value)) != nil
            return StateMachine.Trial(
                from: state.rawValue, event: ReportEventName(happening.value).rawValue, condition: happening.condition,
                to: moved ? ReportStateName(report.state).rawValue : nil)
        }
    }
}

/// The values that samples share.
private enum ReportProbe {
    static let id = Report.ID("report")
    static let original = Report.ID("original")
    static let proposer = Staff.ID("proposer")
    static let confirmer = Staff.ID("confirmer")

    static let byOther = Bilingual("另一人", "by another person")
    static let byProposer = Bilingual("拟办人自己", "by the proposer")
}

/// A state of a report without what it carries, named as in the database. A new state breaks `init`, and then `sample`.
enum ReportStateName: String, CaseIterable {
    case quarantined, registered
    case triageProposed = "triage_proposed"
    case accepted, declined, retained
    case sealedUp = "sealed_up"
    case voided, split

    init(_ state: Report.State) {
        self =
            switch state {
            case .quarantined: .quarantined
            case .registered: .registered
            case .triageProposed: .triageProposed
            case .accepted: .accepted
            case .declined: .declined
            case .retained: .retained
            case .sealedUp: .sealedUp
            case .voided: .voided
            case .split: .split
            }
    }

    var sample: Report.State {
        switch self {
        case .quarantined: .quarantined
        case .registered: .registered
        case .triageProposed: .triageProposed(by: ReportProbe.proposer)
        case .accepted: .accepted
        case .declined: .declined(.noSubstance, .retain)
        case .retained: .retained(repeatOf: ReportProbe.original)
        case .sealedUp: .sealedUp
        case .voided: .voided(.enteredTwice)
        case .split: .split
        }
    }

    var name: Bilingual {
        switch self {
        case .quarantined: Bilingual("隔离", "in quarantine")
        case .registered: Bilingual("已登记", "registered")
        case .triageProposed: Bilingual("拟办待审", "triage proposed")
        case .accepted: Bilingual("已受理", "accepted")
        case .declined: Bilingual("不予受理", "not accepted")
        case .retained: Bilingual("重复件留存", "kept as a repeat")
        case .sealedUp: Bilingual("密封报送", "sent up sealed")
        case .voided: Bilingual("作废", "void")
        case .split: Bilingual("已拆分", "split into parts")
        }
    }
}

/// An event without its details. A new event breaks `init`, and then `samples`.
enum ReportEventName: String, CaseIterable {
    case register
    case proposeTriage = "propose_triage"
    case sendBackTriage = "send_back_triage"
    case accept, decline, retain
    case verifySignature = "verify_signature"
    case sealUp = "seal_up"
    case retriage
    case void, split

    init(_ event: Report.Event) {
        self =
            switch event {
            case .register: .register
            case .proposeTriage: .proposeTriage
            case .sendBackTriage: .sendBackTriage
            case .accept: .accept
            case .decline: .decline
            case .retain: .retain
            case .verifySignature: .verifySignature
            case .sealUp: .sealUp
            case .retriage: .retriage
            case .void: .void
            case .split: .split
            }
    }

    var samples: [Probe<Report.Event>] {
        let (other, same) = (ReportProbe.confirmer, ReportProbe.proposer)
        return switch self {
        case .register: [Probe(.register)]
        case .proposeTriage: [Probe(.proposeTriage(by: same))]
        case .sendBackTriage: [Probe(.sendBackTriage)]
        case .accept:
            [Probe(.accept(by: other), ReportProbe.byOther), Probe(.accept(by: same), ReportProbe.byProposer)]
        case .decline:
            [
                Probe(.decline(.noSubstance, .retain, by: other), ReportProbe.byOther),
                Probe(.decline(.noSubstance, .retain, by: same), ReportProbe.byProposer),
            ]
        case .retain:
            [
                Probe(.retain(repeatOf: ReportProbe.original, by: other), ReportProbe.byOther),
                Probe(.retain(repeatOf: ReportProbe.original, by: same), ReportProbe.byProposer),
                Probe(.retain(repeatOf: ReportProbe.id, by: other), Bilingual("首件就是本件", "the first is itself")),
            ]
        case .verifySignature: [Probe(.verifySignature(.realNameVerified))]
        case .sealUp: [Probe(.sealUp)]
        case .retriage: [Probe(.retriage)]
        case .void:
            [
                Probe(.void(.enteredTwice, proposedBy: same, by: other), ReportProbe.byOther),
                Probe(.void(.enteredTwice, proposedBy: same, by: same), ReportProbe.byProposer),
            ]
        case .split:
            [
                Probe(.split(proposedBy: same, by: other), ReportProbe.byOther),
                Probe(.split(proposedBy: same, by: same), ReportProbe.byProposer),
            ]
        }
    }

    var name: Bilingual {
        switch self {
        case .register: Bilingual("登记", "register")
        case .proposeTriage: Bilingual("提出拟办意见", "propose triage")
        case .sendBackTriage: Bilingual("退回拟办意见", "send triage back")
        case .accept: Bilingual("受理", "accept")
        case .decline: Bilingual("不予受理", "decline")
        case .retain: Bilingual("作重复件留存", "keep as a repeat")
        case .verifySignature: Bilingual("核实署名", "verify the signature")
        case .sealUp: Bilingual("密封报送", "send up sealed")
        case .retriage: Bilingual("重新研判", "triage again")
        case .void: Bilingual("作废", "void")
        case .split: Bilingual("拆分", "split")
        }
    }
}
