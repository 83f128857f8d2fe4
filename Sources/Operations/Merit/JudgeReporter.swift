public import CaseStore
public import Casework

/// Rewards, and what only a prefecture says about a report: proposed by the holder, decided by the head, recorded by case
/// supervision.
///
/// - Policy: JB-28, JB-29, JB-39
public struct JudgeReporter: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What a step of a page does.
    public enum Step: Sendable {
        case proposeReward(Reward.Draft)
        case decideReward(Reward.ID, isApproved: Bool)
        /// Who decided outside, and the number of the paper, in words.
        case recordReward(Reward.ID, isGranted: Bool, on: CivilDate, String)
        case proposeMalice(Malice.Draft)
        case endorseMalice(Malice.ID, isSentUp: Bool)
        case recordMalice(
            Malice.ID, isApproved: Bool, Malice.Answer, Clarification.Inaccuracy?, organ: String, number: String)
        case adviseCorrection(Malice.ID, on: CivilDate)
    }

    /// - Throws: `OperationError.mend` for what the form must change, `.refused` for what the rules object to, `.stale`
    ///   where somebody was faster, `.notFound` for a clue that is not the caller's to see.
    public func callAsFunction(_ step: Step, on id: Clue.ID, as caller: StaffCaller) async throws {
        let context = context
        try context.requireForm(step)
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.clue(id)
            guard record.organ == caller.organ else { throw OperationError.notFound }
            let matter = try context.meritMatter(of: record, in: transaction, for: caller)
            let event = try context.take(step, matter, in: transaction, by: caller)
            let trace =
                step.isOfHead ? StandIn.trace(of: caller, headsStandAside: matter.facts.headsStandAside) : []
            try transaction.audit(AuditRecord(event.replacing("_", with: "."), id, trace), in: caller.organ)
            try context.note(event, on: id, in: transaction)
        }
    }
}

extension JudgeReporter.Step {
    /// Whether it is the head's to take.
    fileprivate var isOfHead: Bool {
        switch self {
        case .decideReward, .endorseMalice: true
        case .proposeReward, .recordReward, .proposeMalice, .recordMalice, .adviseCorrection: false
        }
    }
}

/// Opens what was proposed about the reporter of a clue. Who that is is not told: it stays in the vault.
public struct OpenMerit: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Opened: Sendable {
        public let record: ClueRecord
        public let rewards: [(record: RewardRecord, mayDecide: Bool, mayRecord: Bool)]
        public let requests: [(record: MaliceRecord, mayEndorse: Bool, mayRecord: Bool, mayAdvise: Bool)]
        public let mayProposeReward: Bool
        public let mayProposeTracing: Bool
        public let mayProposeDetermination: Bool
    }

    public func callAsFunction(_ id: Clue.ID, as caller: StaffCaller) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.clue(id)
            guard record.organ == caller.organ else { throw OperationError.notFound }
            try transaction.audit(AuditRecord("merit.open", id), in: caller.organ)
            return Self.opened(try context.meritMatter(of: record, in: transaction, for: caller))
        }
    }

    private static func opened(_ matter: MeritMatter) -> Opened {
        func allows(_ act: Merit.Act, _ facts: Merit.Facts) -> Bool { Merit.decide(Merit.Input(act, facts)) == nil }
        func mayAsk(_ purpose: Malice.Purpose) -> Bool {
            allows(.proposeMalice(Malice.Draft(purpose: purpose, words: "")), matter.facts(proposing: purpose))
        }
        return Opened(
            record: matter.record,
            rewards: matter.rewards.map { reward in
                (
                    record: reward,
                    mayDecide: allows(.approveReward, matter.facts(of: reward, .approve(by: matter.caller))),
                    mayRecord: allows(.recordReward, matter.facts(of: reward, .grant(on: .epoch)))
                )
            },
            requests: matter.requests.map { request in
                let answer = Malice.Answer(level: .city, on: .epoch)
                return (
                    record: request,
                    mayEndorse: allows(.sendUpMalice, matter.facts(of: request, .sendUp(by: matter.caller))),
                    mayRecord: allows(
                        .recordMalice(.province, isApproved: true, inaccuracy: nil),
                        matter.facts(of: request, .approve(answer))),
                    mayAdvise: allows(.adviseCorrection, matter.facts(advising: request))
                )
            },
            mayProposeReward: allows(
                .proposeReward(Reward.Draft(ground: .majorCase, words: "")), matter.factsOfReward),
            mayProposeTracing: mayAsk(.tracing), mayProposeDetermination: mayAsk(.determination)
        )
    }

    /// What the caller's organ has proposed, as far as the caller sees the clues.
    public func list(
        as caller: StaffCaller
    ) async throws -> (rewards: [(RewardRecord, ClueRecord)], requests: [(MaliceRecord, ClueRecord)]) {
        try await context.transaction(as: .staff(caller)) { transaction in
            (
                rewards: try transaction.rewards().map { ($0, try transaction.clue($0.clue)) },
                requests: try transaction.maliceRequests().map { ($0, try transaction.clue($0.clue)) }
            )
        }
    }
}
