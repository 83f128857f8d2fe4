public import CaseStore
public import Casework

/// Handing over when somebody leaves (离任交接): the work goes on, the account ends, a protocol stays.
///
/// All of it is one transaction: either everything is handed over, or nothing.
public struct HandOverPost: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What would be handed over, as far as whoever decides may see it.
    public struct Preview: Sendable, Equatable {
        public let lines: [HandoverLine]

        /// How many clues are on the desk; handed back with the confirmation, so that nothing else moves than was seen.
        public var clues: Int { lines.count { $0.subject == .clue } }
    }

    /// Whoever could leave or take over by name and post: the accounts of the caller's organ that are in use.
    ///
    /// - Throws: `OperationError.notFound` for whoever decides about no handover.
    public func people(as caller: StaffCaller) async throws -> [Colleague] {
        try requireDecider(caller)
        return try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.activeAccounts(of: caller.organ)
                .filter { $0.person.roles.isDisjoint(with: Role.separatedOffices) }
                .map { Colleague(staff: $0.person.staff, name: $0.name, post: $0.post) }
        }
    }

    /// Somebody of the organ, for a form to choose from.
    public struct Colleague: Sendable, Hashable {
        public let staff: Staff.ID
        public let name: String
        public let post: String
    }

    /// Looks at what would happen, and does nothing.
    ///
    /// - Throws: `OperationError.refused` with what helps; `.notFound` where the two are no business of the caller's.
    public func preview(
        from leaver: Staff.ID, to receiver: Staff.ID, as caller: StaffCaller
    ) async throws -> Preview {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            try Self.require(
                leaver: try transaction.account(leaver), receiver: try transaction.account(receiver),
                openClues: try transaction.openClues(heldBy: leaver, limit: HandOverLimits.clues + 1).count,
                rolesOfOthers: try transaction.rolesOfOthers(than: leaver, in: caller.organ), caller)
            var lines: [HandoverLine] = []
            var given = 0
            for id in try transaction.openClues(heldBy: leaver, limit: HandOverLimits.clues) {
                let record = try transaction.clue(id)
                let facts = try context.facts(of: record, in: transaction, for: caller)
                guard let fate = HandOver.fate(of: facts, receiver: receiver, given: given) else { continue }
                // What is finished fills nobody's hands.
                if fate == .reassigned, record.clue.state.isWorkedOn { given += 1 }
                lines.append(
                    HandoverLine(
                        subject: .clue, item: id.rawValue, number: record.number.text(of: record.organ), fate: fate))
            }
            lines += try context.leaderWork(of: leaver, to: receiver, in: transaction, by: caller).lines
            return Preview(lines: lines + (try transaction.openDrafts(of: leaver, in: caller.organ)))
        }
    }

    /// Hands over.
    ///
    /// - Parameter seen: how many clues the preview showed.
    /// - Throws: `OperationError.stale` when there are more or fewer by now; `.refused` with what helps.
    public func callAsFunction(
        from leaver: Staff.ID, to receiver: Staff.ID, seen: Int, as caller: StaffCaller
    ) async throws -> HandoverRecord.ID {
        let context = context
        do {
            return try await context.transaction(as: .staff(caller)) { transaction in
                try context.handOver(from: leaver, to: receiver, seen: seen, in: transaction, by: caller)
            }
        } catch StoreError.refused("handover_leaves_a_lead") {
            // The other one handed over at the same moment.
            throw OperationError.stale
        }
    }

    /// What a leader, case supervision or whoever took over finds of it.
    public func open(
        _ id: HandoverRecord.ID, as caller: StaffCaller
    ) async throws -> (record: HandoverRecord, lines: [HandoverLine]) {
        try await context.transaction(as: .staff(caller)) { transaction in
            (try transaction.handover(id), try transaction.lines(of: id))
        }
    }

    /// The handovers that the caller may see, the latest first.
    public func list(as caller: StaffCaller) async throws -> [HandoverRecord] {
        try await context.transaction(as: .staff(caller)) { try $0.handovers() }
    }
}

// MARK: - Parts of the one transaction

extension HandOverPost {
    private func requireDecider(_ caller: StaffCaller) throws {
        guard !caller.roles.isDisjoint(with: [.deputy, .head]) else { throw OperationError.notFound }
    }

    /// Both accounts, locked in the order of their names, so that two handovers cannot wait for each other in a circle.
    fileprivate static func lock(
        _ leaver: Staff.ID, _ receiver: Staff.ID, in transaction: borrowing Transaction
    ) throws -> [Staff.ID: HandOver.Person] {
        try transaction.asSystem { transaction in
            var people: [Staff.ID: HandOver.Person] = [:]
            for id in Set([leaver, receiver]).sorted() { people[id] = try transaction.lockAccount(id) }
            return people
        }
    }

    fileprivate static func require(
        leaver: HandOver.Person?, receiver: HandOver.Person?, openClues: Int, rolesOfOthers: Set<Role>,
        _ caller: StaffCaller
    ) throws {
        let facts = HandOver.Facts(
            caller: caller, leaver: leaver, receiver: receiver, openClues: openClues, rolesOfOthers: rolesOfOthers)
        switch HandOver.decide(facts) {
        case .allowed: return
        case .refused(let refusal):
            throw refusal.isSilent
                ? OperationError.notFound : OperationError.refused(refusal.reason, remedy: refusal.remedy)
        }
    }

    /// Drafts are listed and stay where they are: a second person decides about them as before. The account and its
    /// posts end.
    fileprivate static func finish(
        _ handover: HandoverRecord, _ clues: [(subject: HandoverLine.Subject, item: String, fate: HandOver.Fate)],
        in transaction: borrowing Transaction
    ) throws {
        try transaction.asSystem { transaction in
            let drafts = try transaction.openDrafts(of: handover.from, in: handover.organ)
            try transaction.insert(clues + drafts.map { ($0.subject, $0.item, $0.fate) }, of: handover.id)
            try transaction.endAppointments(of: handover.from, by: handover.decidedBy)
            try transaction.endAccount(handover.from)
            try transaction.renewOrganisation()
        }
    }
}

extension OperationContext {
    /// The whole handover, inside one transaction.
    fileprivate func handOver(
        from leaver: Staff.ID, to receiver: Staff.ID, seen: Int, in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws -> HandoverRecord.ID {
        let people = try HandOverPost.lock(leaver, receiver, in: transaction)
        let visible = try transaction.openClues(heldBy: leaver, limit: HandOverLimits.clues + 1)
        let all = try transaction.asSystem { transaction in
            try transaction.openClues(heldBy: leaver, limit: HandOverLimits.clues + 1)
        }
        try HandOverPost.require(
            leaver: people[leaver], receiver: people[receiver], openClues: all.count,
            rolesOfOthers: try transaction.rolesOfOthers(than: leaver, in: caller.organ), caller)
        guard visible.count == seen else { throw OperationError.stale }
        let seeable = Set(visible)
        var lines: [(subject: HandoverLine.Subject, item: String, fate: HandOver.Fate)] = []
        for id in all {
            let fate =
                seeable.contains(id)
                ? try handOn(id, to: receiver, in: transaction, by: caller)
                : try putBack(id, in: transaction, by: caller)
            if let fate { lines.append((.clue, id.rawValue, fate)) }
        }
        let handover = HandoverRecord(
            id: transaction.newID(), organ: caller.organ, from: leaver, to: receiver, decidedBy: caller.staff,
            doneAt: transaction.now)
        // Before what it hands on: the database lets charges go on by it, and otherwise by the head's word alone.
        try transaction.insert(handover)
        let led = try handOnLeaderWork(of: leaver, to: receiver, in: transaction, by: caller)
        lines += led.map { ($0.subject, $0.item, $0.fate) }
        try HandOverPost.finish(handover, lines, in: transaction)
        try transaction.audit(
            AuditRecord("handover.done", handover.id, [("from", leaver.rawValue), ("to", receiver.rawValue)]),
            in: caller.organ)
        return handover.id
    }

    /// A clue goes to whoever takes over, or to its board where that one cannot hold it: another room, a recusal, full
    /// hands. Which of them it was is told to nobody.
    fileprivate func handOn(
        _ id: Clue.ID, to receiver: Staff.ID, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> HandOver.Fate? {
        var record = try transaction.lockClue(id)
        let facts = try facts(of: record, in: transaction, for: caller)
        let fate = HandOver.fate(of: facts, receiver: receiver, given: 0)
        switch fate {
        case .reassigned: try giveOn(&record, to: receiver, in: transaction, by: caller)
        case .board: try takeBack(&record, in: transaction, by: caller)
        // Listed, and a leader gives it to somebody: it stays as it is.
        case .waits: break
        case .ended, nil: return nil
        }
        return fate
    }

    /// A clue that whoever decides must not see goes back to its board, by the system: the decider neither learns of it
    /// nor chooses who gets it.
    fileprivate func putBack(
        _ id: Clue.ID, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> HandOver.Fate? {
        try transaction.asSystem { transaction in
            var record = try transaction.lockClue(id)
            let fate = HandOver.stays(record.clue.state)
            if fate == .board { try takeBack(&record, namesHolder: false, in: transaction, by: caller) }
            return fate
        }
    }
}
