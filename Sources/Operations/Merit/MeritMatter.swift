import CaseStore
import Casework

/// A clue with what was proposed about its reporter, as the caller sees it.
struct MeritMatter: Sendable {
    let record: ClueRecord
    let rewards: [RewardRecord]
    let requests: [MaliceRecord]
    let caller: Staff.ID
    /// Of the clue and who asks.
    let facts: Merit.Facts

    var factsOfReward: Merit.Facts {
        with { $0.isLegal = rewards.allSatisfy(\.reward.state.isRefused) }
    }

    func facts(proposing purpose: Malice.Purpose) -> Merit.Facts {
        with { facts in
            facts.isLegal = requests.allSatisfy { $0.purpose != purpose || $0.malice.state.isRefused }
        }
    }

    func facts(of reward: RewardRecord, _ event: Reward.Event) -> Merit.Facts {
        with { facts in
            facts.author = reward.reward.state.author
            facts.isLegal = reward.reward.state.knows(event)
        }
    }

    func facts(of request: MaliceRecord, _ event: Malice.Event) -> Merit.Facts {
        with { facts in
            facts.author = request.malice.state.author
            facts.purpose = request.purpose
            facts.isLegal = request.malice.state.knows(event)
        }
    }

    func facts(advising request: MaliceRecord) -> Merit.Facts {
        with { facts in
            facts.author = request.malice.state.author
            facts.isLegal = request.correctionsAdvisedOn == nil
            facts.hasBenefits = request.inaccuracy == .malicious && !request.benefits.isEmpty
        }
    }

    private func with(_ change: (inout Merit.Facts) -> Void) -> Merit.Facts {
        var facts = facts
        change(&facts)
        return facts
    }
}

extension Reward.State {
    /// Whether it knows the event from anybody: who it is the rule of four eyes asks.
    fileprivate func knows(_ event: Reward.Event) -> Bool {
        switch (self, event) {
        case (.proposed, .approve), (.proposed, .refuse), (.approved, .grant), (.approved, .decline): true
        case (.proposed, _), (.approved, _), (.refused, _), (.granted, _), (.declined, _): false
        }
    }
}

extension Malice.State {
    /// Whether it knows the event from anybody, and of any level.
    fileprivate func knows(_ event: Malice.Event) -> Bool {
        switch (self, event) {
        case (.proposed, .sendUp), (.proposed, .refuse), (.sentUp, .approve), (.sentUp, .deny): true
        case (.proposed, _), (.sentUp, _), (.refused, _), (.approved, _), (.denied, _): false
        }
    }
}

extension OperationContext {
    func meritMatter(
        of record: ClueRecord, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> MeritMatter {
        var facts = Merit.Facts(
            caller: caller, organ: record.organ, organLevel: directory[record.organ]?.level ?? .county,
            holder: record.clue.state.claim?.holder, conclusion: record.clue.state.conclusion,
            signature: try transaction.report(record.clue.report).report.signature)
        facts.headsStandAside = try allStandAside(.head, from: record, in: transaction)
        return MeritMatter(
            record: record, rewards: try transaction.rewards(of: record.clue.id),
            requests: try transaction.maliceRequests(of: record.clue.id), caller: caller.staff, facts: facts)
    }

    /// What a form must say before anything is looked at.
    func requireForm(_ step: JudgeReporter.Step) throws {
        switch step {
        case .proposeReward(let draft): try requireWords(draft.words, "reward-words")
        case .proposeMalice(let draft): try requireWords(draft.words, "malice-words")
        case .recordReward(_, _, let day, let words):
            try requireWords(words, "outcome-words")
            try requirePast(day, "outcome-on")
        case .recordMalice(_, _, let answer, _, let organ, let number):
            try requireWords(organ, "organ")
            try requireWords(number, "number")
            try requirePast(answer.on, "decided-on")
        case .adviseCorrection(_, let day): try requirePast(day, "advised-on")
        case .decideReward, .endorseMalice: return
        }
    }

    private func require(_ act: Merit.Act, _ facts: Merit.Facts) throws {
        guard let broken = Merit.decide(Merit.Input(act, facts)) else { return }
        if broken.id == .ownOrgan { throw OperationError.notFound }
        guard let field = broken.field else {
            throw OperationError.refused(
                Bilingual("不能这样办理", "This is not possible"), remedy: broken.id.statement)
        }
        throw OperationError.mend([.init(field, broken.id.statement)])
    }

    /// - Returns: the name of what happened, as the history of the clue tells it.
    func take(
        _ step: JudgeReporter.Step, _ matter: MeritMatter, in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws -> String {
        let signature = matter.facts.signature
        switch step {
        case .proposeReward(let draft):
            try require(.proposeReward(draft), matter.factsOfReward)
            guard let conclusion = matter.facts.conclusion else { throw OperationError.stale }
            try transaction.insert(
                draft, on: matter.record, signature: signature, conclusion: conclusion, by: caller.staff)
            return "reward_proposed"
        case .decideReward(let id, let isApproved):
            let event: Reward.Event = isApproved ? .approve(by: caller.staff) : .refuse(by: caller.staff)
            try require(
                isApproved ? .approveReward : .refuseReward, matter.facts(of: try matter.reward(id), event))
            try transaction.decide(id, isApproved: isApproved, by: caller.staff)
            return isApproved ? "reward_approved" : "reward_refused"
        case .recordReward(let id, let isGranted, let day, let words):
            let reward = try matter.reward(id)
            try require(.recordReward, matter.facts(of: reward, .grant(on: day)))
            try requireNotBefore(reward.decidedOn, day, "outcome-on")
            try transaction.record(
                id, of: reward.report, isGranted: isGranted, on: day, words, by: caller.staff)
            return "reward_recorded"
        case .proposeMalice(let draft):
            try require(.proposeMalice(draft), matter.facts(proposing: draft.purpose))
            try transaction.insert(
                draft, on: matter.record, level: matter.facts.organLevel, signature: signature,
                conclusion: matter.facts.conclusion, by: caller.staff)
            return "malice_proposed"
        case .endorseMalice, .recordMalice, .adviseCorrection:
            return try follow(step, matter, in: transaction, by: caller)
        }
    }

    private func follow(
        _ step: JudgeReporter.Step, _ matter: MeritMatter, in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws -> String {
        switch step {
        case .endorseMalice(let id, let isSentUp):
            let event: Malice.Event = isSentUp ? .sendUp(by: caller.staff) : .refuse(by: caller.staff)
            try require(isSentUp ? .sendUpMalice : .refuseMalice, matter.facts(of: try matter.request(id), event))
            try transaction.endorse(id, isSentUp: isSentUp, by: caller.staff)
            return isSentUp ? "malice_sent_up" : "malice_refused"
        case .recordMalice(let id, let isApproved, let answer, let kind, let organ, let number):
            let request = try matter.request(id)
            try require(
                .recordMalice(answer.level, isApproved: isApproved, inaccuracy: kind),
                matter.facts(of: request, isApproved ? .approve(answer) : .deny(answer)))
            try requireNotBefore(request.proposedOn, answer.on, "decided-on")
            let isFound = isApproved && request.purpose == .determination
            try transaction.record(
                answer, isApproved: isApproved, inaccuracy: isFound ? .malicious : kind, on: request, organ: organ,
                number: number, by: caller.staff)
            return isApproved ? "malice_approved" : "malice_denied"
        case .adviseCorrection(let id, let day):
            let request = try matter.request(id)
            try require(.adviseCorrection, matter.facts(advising: request))
            try requireNotBefore(request.malice.state.answer?.on, day, "advised-on")
            try transaction.adviseCorrection(id, on: day)
            return "correction_advised"
        case .proposeReward, .decideReward, .recordReward, .proposeMalice: throw OperationError.stale
        }
    }

    private func requireNotBefore(_ first: CivilDate?, _ day: CivilDate, _ field: String) throws {
        guard let first, day < first else { return }
        throw OperationError.mend([.init(field, Bilingual("不能早于提出或者批准的日期", "Not before it was proposed or approved"))])
    }
}

extension MeritMatter {
    fileprivate func reward(_ id: Reward.ID) throws -> RewardRecord {
        guard let found = rewards.first(where: { $0.reward.id == id }) else { throw OperationError.notFound }
        return found
    }

    fileprivate func request(_ id: Malice.ID) throws -> MaliceRecord {
        guard let found = requests.first(where: { $0.malice.id == id }) else { throw OperationError.notFound }
        return found
    }
}
