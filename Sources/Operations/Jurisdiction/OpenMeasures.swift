public import CaseStore
public import Casework

/// Opens the measures on a clue: what was done and why, what waits, and what the caller may propose.
public struct OpenMeasures: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// One measure as the caller sees it.
    public struct Seen: Sendable {
        public let record: MeasureRecord
        /// Nil where nobody typed any, or where the key is gone.
        public let words: MeasureWords?
        public let parties: [JointParty]
        public let open: Open
    }

    /// What the caller may do with a measure now.
    public struct Open: Sendable, Equatable {
        public var approve = false
        public var refuse = false
        public var end = false
        public var consent = false
        public var acknowledge = false
    }

    /// What the caller may propose: a kind with the organs or rooms that could be named.
    public struct Offer: Sendable {
        public let kind: Jurisdiction.Kind
        public let organs: [Organ.ID]
        public let rooms: [Clue.Destination]
        /// How many rooms may assist at most.
        public let assistingRooms: Int
    }

    public struct Opened: Sendable {
        public let clue: ClueRecord
        public let measures: [Seen]
        public let offers: [Offer]
    }

    /// - Throws: `OperationError.notFound` when there is no such clue that the caller may see.
    public func callAsFunction(_ id: Clue.ID, as caller: StaffCaller) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let clue = try transaction.clue(id)
            try transaction.audit(AuditRecord("measure.open", id), in: caller.organ)
            let records = try transaction.measures(on: id)
            let words = try transaction.asSystem { transaction in
                try transaction.measureWords(of: records.map(\.id), on: clue.clue.report)
            }
            let seen = try records.map { record in
                try context.seen(record, words[record.id], clue, in: transaction, for: caller)
            }
            return Opened(
                clue: clue, measures: seen, offers: try context.offers(on: clue, in: transaction, for: caller))
        }
    }
}

extension OperationContext {
    fileprivate func seen(
        _ record: MeasureRecord, _ words: MeasureWords?, _ clue: ClueRecord, in transaction: borrowing Transaction,
        for caller: StaffCaller
    ) throws -> OpenMeasures.Seen {
        // The rules look at every room that takes part; the caller reads only what is theirs.
        let (all, slices) = try transaction.asSystem { transaction in
            (try transaction.parties(of: record.id), try transaction.slices(of: record.id, on: record.report))
        }
        let mine = try transaction.parties(of: record.id).map { party in
            var party = party
            party.slice = slices[party.ordinal] ?? ""
            return party
        }
        var open = OpenMeasures.Open()
        if [.proposed, .byLaw, .approved].contains(record.state), let measure = record.measure(all) {
            let facts = try jurisdictionFacts(of: clue, record, in: transaction, for: caller)
            func may(_ act: Jurisdiction.Act) -> Bool {
                Jurisdiction.decide(Jurisdiction.Input(act: act, facts: facts)) == .allowed
            }
            switch (record.state, record.kind) {
            case (.proposed, _):
                open = .init(
                    approve: may(.approve(measure)), refuse: may(.refuse(measure)), end: may(.withdraw(measure)))
            case (.byLaw, _): open.acknowledge = may(.acknowledge(measure))
            case (.approved, .joint): open.end = may(.end(measure))
            case (.approved, .designate):
                open.consent =
                    facts.mayConsent && clue.clue.state.isEndProposed
                    && record.consentedVersion != clue.clue.version
            case (_, _): break
            }
        }
        return OpenMeasures.Seen(record: record, words: words, parties: mine, open: open)
    }

    /// Each kind with those targets that the rules allow; a kind without any is left out.
    fileprivate func offers(
        on clue: ClueRecord, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> [OpenMeasures.Offer] {
        let mayPropose = Jurisdiction.Kind.allCases.contains { !caller.roles.isDisjoint(with: $0.proposers) }
        guard mayPropose || clue.clue.state.claim?.holder == caller.staff else { return [] }
        let facts = try jurisdictionFacts(of: clue, nil, in: transaction, for: caller)
        let input = try matterInput(of: clue, in: transaction)
        let organs = directory.organs.map(\.id).filter { $0 != clue.organ }
        let seats = organs.compactMap { Jurisdiction.room(of: $0, for: input) }
        let rooms = directory.rooms.map { Clue.Destination(organ: $0.organ, room: $0.id) }
        return Jurisdiction.Kind.allCases.compactMap { kind in
            func allowed(_ measure: Jurisdiction.Measure) -> Bool {
                Jurisdiction.decide(Jurisdiction.Input(act: .propose(measure), facts: facts)) == .allowed
            }
            let (places, namesRooms): ([Clue.Destination], Bool) =
                switch kind {
                case .escalate: (seats.filter { allowed(.escalate(to: $0)) }, false)
                case .designate: (seats.filter { allowed(.designate(to: $0)) }, false)
                case .assign: (seats.filter { allowed(.assign(to: $0, .other)) }, false)
                case .requestEscalation: (seats.filter { allowed(.requestEscalation(to: $0)) }, false)
                case .cross: (rooms.filter { allowed(.cross(to: $0)) }, true)
                case .joint: (rooms.filter { allowed(.joint(assisting: [$0])) }, true)
                case .forward: ([], false)
                }
            guard !places.isEmpty else { return nil }
            return OpenMeasures.Offer(
                kind: kind, organs: namesRooms ? [] : places.map(\.organ), rooms: namesRooms ? places : [],
                assistingRooms: facts.assistingRooms)
        }
    }
}

extension Lists {
    /// The measures of the caller's organ: its own and those that it decides.
    public func measures(
        waiting: Bool, after cursor: NewestCursor? = nil, limit: Int = StoreLimits.listRows, as caller: StaffCaller
    ) async throws -> ListPage<MeasureRecord, NewestCursor> {
        try await context.transaction(as: .staff(caller)) {
            try $0.measures(waiting: waiting, after: cursor, limit: limit)
        }
    }

    /// The joint measures in which the caller's room assists.
    public func jointMeasures(as caller: StaffCaller) async throws -> [MeasureRecord] {
        try await context.transaction(as: .staff(caller)) { try $0.jointMeasures() }
    }

    /// What the caller's organ assigned and what was assigned to it, each with what the caller may do to it.
    public func assignments(
        after cursor: NewestCursor? = nil, limit: Int = StoreLimits.listRows, as caller: StaffCaller
    ) async throws -> AssignmentPage {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let page = try transaction.assignments(after: cursor, limit: limit)
            var found = AssignmentPage(page: page)
            for row in page where row.to == caller.organ {
                let clue: ClueRecord?
                do { clue = try transaction.clue(row.clue) } catch StoreError.notFound { clue = nil }
                let (acts, isStandIn) = try context.openActs(row, clue, in: transaction, for: caller)
                found.acts[row.id] = acts
                if isStandIn { found.standIns.insert(row.id) }
            }
            return found
        }
    }
}

/// A page of assignments, with what the caller may do to each.
public struct AssignmentPage: Sendable {
    public let page: ListPage<AssignmentRecord, NewestCursor>
    public fileprivate(set) var acts: [AssignmentRecord.ID: [Assignment.Act]] = [:]
    /// Those whose result the caller approves only because every head must stand aside.
    public fileprivate(set) var standIns: Set<AssignmentRecord.ID> = []
}
