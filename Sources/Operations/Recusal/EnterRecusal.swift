import CaseStore
public import Casework

/// Enters that somebody stands aside from a matter (回避): declared by the person, asked for by a party, or ordered. From now
/// on the matter is out of that person's sight.
public struct EnterRecusal: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What somebody enters.
    public struct Entry: Sendable {
        public var person: Staff.ID
        public var way: Recusal.Way
        public var ground: Recusal.Ground
        /// What it rests on; sealed under the report's key.
        public var words: String

        public init(person: Staff.ID, way: Recusal.Way, ground: Recusal.Ground, words: String = "") {
            self.person = person
            self.way = way
            self.ground = ground
            self.words = words
        }
    }

    /// - Throws: `OperationError.refused` with what helps; `.mend` for words that are too long; `.notFound` for a report
    ///   that the caller does not see.
    public func callAsFunction(_ report: Report.ID, _ entry: Entry, as caller: StaffCaller) async throws {
        guard entry.words.unicodeScalars.count <= OperationLimits.recusalCharacters else {
            throw OperationError.mend([.init("words", Bilingual("最多4000字", "Write up to 4,000 characters"))])
        }
        // What the system derives is nobody's to enter.
        guard entry.way != .derived else { throw OperationError.notFound }
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            _ = try transaction.report(report)
            try context.enter(entry, on: report, in: transaction, by: caller)
        }
    }
}

extension OperationContext {
    /// Enters a recusal inside an open transaction of somebody who sees the report.
    func enter(
        _ entry: EnterRecusal.Entry, on report: Report.ID, in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws {
        try transaction.asSystem { transaction in
            let matter = try lockMatter(of: report, in: transaction)
            let entries = try transaction.recusals(on: matter.first.report.id)
            let facts = recusalFacts(entry.person, entry.ground, of: matter, for: caller) { facts in
                facts.hasReason = !entry.words.allSatisfy(\.isWhitespace)
                facts.standsAside = entries.contains {
                    $0.person == entry.person && $0.ground == entry.ground && $0.state.keepsOut
                }
            }
            try require(.enter(entry.way), facts)
            let wasBarred = try wasBarred(entry.person, from: matter, in: transaction)
            try keepOut(entry.person, of: matter, in: transaction, by: caller)
            let id = try transaction.insert(
                NewRecusalEntry(
                    report: matter.first.report.id, person: entry.person,
                    organ: directory[entry.person]?.organ ?? caller.organ, ground: entry.ground, way: entry.way,
                    recordedBy: caller.staff, decider: facts.decider, words: entry.words, barredBefore: wasBarred
                )
            )
            // An order is the decision (责令回避).
            if entry.way == .ordered { try transaction.save(.upheld(by: caller.staff, on: transaction.today), of: id) }
        }
        // The organ keeps the trace without the person: what the audit log tells must not point at a relative.
        try transaction.audit(
            AuditRecord("recusal.enter", report, [("way", entry.way.rawValue)]), in: caller.organ)
    }

    func recusalFacts(
        _ person: Staff.ID, _ ground: Recusal.Ground, of matter: RecusalMatter, for caller: StaffCaller,
        change: (inout Recusal.Facts) -> Void
    ) -> Recusal.Facts {
        let organ = matter.first.holder
        var facts = Recusal.Facts(
            caller: caller, person: person, isKnownPerson: directory[person] != nil,
            post: post(of: person, in: organ), organ: organ, superior: directory[organ]?.superior, ground: ground
        )
        facts.headsStandAside = allStandAside(.head, of: organ, from: matter.first)
        facts.deputiesStandAside = allStandAside(.deputy, of: organ, from: matter.first)
        change(&facts)
        return facts
    }

    /// Throws the refusal of the rules, if there is one.
    func require(_ act: Recusal.Act, _ facts: Recusal.Facts) throws {
        switch Recusal.decide(Recusal.Input(act: act, facts: facts)) {
        case .allowed: return
        case .refused(let refusal):
            throw refusal.isSilent
                ? OperationError.notFound : OperationError.refused(refusal.reason, remedy: refusal.remedy)
        }
    }
}
