public import CaseStore
public import Casework

/// What pages show of opening identities. None of it holds one.
public struct OpenUnlocks: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// A request with what its reader may do about it.
    public struct Opened: Sendable {
        public let record: UnlockRecord
        /// As it stands at this moment.
        public let state: Unlock.State
        /// For what exactly; nil for whoever may not read the report.
        public let words: String?
        public let mayGrant: Bool
        public let mayRefuse: Bool
        public let mayOpen: Bool
        public let mayClose: Bool
    }

    /// Opening the identity of one report.
    public struct OnReport: Sendable {
        public let record: ReportRecord
        /// What the reader may ask for, by capacity; empty for whoever may ask for nothing now.
        public let offers: [Unlock.Post: [Unlock.Purpose]]
        /// Why the reader may ask for nothing; nil where they may.
        public let obstacle: Bilingual?
        /// What the report became, as far as the reader sees it; nil where they see no clue of it.
        public let clue: Clue.ID?
        /// Whether the reader may ask once they have claimed it.
        public let claimsFirst: Bool
        /// Newest first.
        public let history: [(record: UnlockRecord, state: Unlock.State)]
    }

    /// What waits for the reader, and what they asked for.
    public struct Lists: Sendable {
        public let waiting: [(record: UnlockRecord, state: Unlock.State)]
        public let own: [(record: UnlockRecord, state: Unlock.State)]
    }

    /// - Throws: `OperationError.notFound` for a report that is not the caller's to see.
    public func onReport(_ id: Report.ID, as caller: StaffCaller) async throws -> OnReport {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let matter = try context.unlockMatter(of: id, nil, in: transaction, for: caller)
            let facts = try context.unlockFacts(matter, nil, in: transaction, for: caller)
            var offers: [Unlock.Post: [Unlock.Purpose]] = [:]
            var obstacle: Unlock.Rule?
            for post in Unlock.Post.allCases {
                for purpose in Unlock.Purpose.allCases where purpose.posts.contains(post) {
                    let act = Unlock.Act.ask(
                        purpose, as: post, minutes: UnlockLimits.minutes.lowerBound,
                        words: UnlockLimits.words.lowerBound)
                    let broken = Unlock.decide(Unlock.Input(act, facts))
                    if broken == nil { offers[post, default: []].append(purpose) }
                    obstacle = obstacle ?? broken
                }
            }
            if let obstacle, obstacle.id.isSilent { throw OperationError.notFound }
            try transaction.audit(AuditRecord("identity.history", id), in: caller.organ)
            let now = transaction.now
            let clue = try transaction.clues(of: id).first?.clue
            let claims = caller.roles.contains(.roomMember) && clue.map { $0.state.claim == nil } ?? false
            return OnReport(
                record: matter.record, offers: offers, obstacle: offers.isEmpty ? obstacle?.id.statement : nil,
                clue: clue?.id, claimsFirst: offers.isEmpty && obstacle?.id == .post && claims,
                history: try transaction.unlocks(of: id).map { ($0, $0.unlock.state.at(now)) })
        }
    }

    /// The report of a clue that the caller sees.
    public func report(ofClue id: Clue.ID, as caller: StaffCaller) async throws -> Report.ID {
        try await context.transaction(as: .staff(caller)) { try $0.clue(id).clue.report }
    }

    /// One request.
    ///
    /// - Throws: `OperationError.notFound` for one that is not the caller's to see.
    public func callAsFunction(_ id: Unlock.ID, as caller: StaffCaller) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.unlock(id)
            let matter = try context.unlockMatter(
                of: record.report, record.unlock.state, in: transaction, for: caller)
            let facts = try context.unlockFacts(matter, record, in: transaction, for: caller)
            let may = { (act: Unlock.Act) in Unlock.decide(Unlock.Input(act, facts)) == nil }
            try transaction.audit(AuditRecord("identity.request", record.report), in: caller.organ)
            return Opened(
                record: record, state: record.unlock.state.at(transaction.now),
                words: try transaction.words(of: record),
                mayGrant: may(.grant(minutes: UnlockLimits.minutes.lowerBound)), mayRefuse: may(.refuse),
                mayOpen: may(.open), mayClose: may(.close))
        }
    }

    /// What waits for the caller as far as they may grant it, and what they asked for.
    public func lists(as caller: StaffCaller) async throws -> Lists {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let now = transaction.now
            let waiting = try transaction.waitingUnlocks().filter { record in
                let matter = try context.unlockMatter(
                    of: record.report, record.unlock.state, in: transaction, for: caller)
                let facts = try context.unlockFacts(matter, record, in: transaction, for: caller)
                let act = Unlock.Act.grant(minutes: UnlockLimits.minutes.lowerBound)
                return Unlock.decide(Unlock.Input(act, facts)) == nil
            }
            let own = try transaction.ownUnlocks()
            return Lists(
                waiting: waiting.map { ($0, $0.unlock.state.at(now)) }, own: own.map { ($0, $0.unlock.state.at(now)) })
        }
    }

    /// Who of the auditor's organ asked how often, for the last twelve months; nothing for whoever is no auditor.
    public func counts(as caller: StaffCaller) async throws -> [UnlockCount] {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.audit(AuditRecord("identity.counts", caller.organ), in: caller.organ)
            return try transaction.unlockCounts(from: transaction.today.adding(days: -366), until: transaction.today)
        }
    }
}
