import CaseStore
import Casework

/// What decides about opening the identity of a report, with who takes part.
struct UnlockMatter {
    let record: ReportRecord
    let item: Unlock.Item
    let aside: Set<Staff.ID>
    /// The clues of the report that lie with an organ, by who has them in hand.
    let holders: [Staff.ID: Clue.ID]

    func person(_ caller: StaffCaller) -> Unlock.Person {
        Unlock.Person(
            caller, holdsClue: holders[caller.staff] != nil, standsAside: aside.contains(caller.staff))
    }
}

extension OperationContext {
    /// - Throws: `OperationError.notFound` for a report that is not the caller's to see.
    func unlockMatter(
        of id: Report.ID, _ unlock: Unlock.State?, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> UnlockMatter {
        let record = try transaction.report(id)
        let seats = unlock.map { [$0.request.by] + ($0.grant.map { [$0.by] } ?? []) } ?? []
        let people = Set(seats.map(\.staff) + [caller.staff]).sorted { $0.rawValue < $1.rawValue }
        return try transaction.asSystem { transaction in
            let facts = try transaction.unlockFacts(of: id, people)
            let clues = try record.matters.flatMap { try transaction.clues(of: $0) }
            let held = clues.compactMap { clue in clue.clue.state.claim.map { ($0.holder, clue.clue.id) } }
            let accused = facts.accusedOrgans.union(facts.barredOrgans)
            return UnlockMatter(
                record: record,
                item: Unlock.Item(
                    holder: facts.holder, organs: facts.organs, barredOrgans: facts.barredOrgans,
                    barredRooms: facts.barredRooms,
                    accusedOrgans: accused.union(accused.flatMap { organs(below: $0) }),
                    signature: record.report.signature, isOpen: facts.isOpen, isGiven: facts.isGiven),
                aside: facts.aside, holders: Dictionary(held) { first, _ in first })
        }
    }

    /// A person as the directory has them today; nil for who left.
    private func person(_ seat: Unlock.Seat, in matter: UnlockMatter) -> Unlock.Person? {
        guard let entry = directory[seat.staff] else { return nil }
        return matter.person(
            StaffCaller(
                staff: seat.staff, organ: entry.organ, room: entry.room, roles: roles[seat.staff] ?? []))
    }

    private func sharesName(_ one: Staff.ID, _ other: Staff.ID) -> Bool {
        guard one != other, let name = directory[one]?.name else { return false }
        return name == directory[other]?.name
    }

    func unlockFacts(
        _ matter: UnlockMatter, _ unlock: UnlockRecord?, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> Unlock.Facts {
        let state = unlock?.unlock.state
        let now = transaction.now
        let day = Instant(microsecondsSinceEpoch: now.microsecondsSinceEpoch - 86_400_000_000)
        return Unlock.Facts(
            item: matter.item, caller: matter.person(caller),
            asker: state.flatMap { person($0.request.by, in: matter) },
            granter: state?.grant.flatMap { person($0.by, in: matter) }, state: state, askedAs: unlock?.askedAs,
            moment: now,
            hasOpenRequest: try transaction.unlocks(of: matter.record.report.id).contains { other in
                other.unlock.state.request.by.staff == caller.staff && other.unlock.state.at(now).isOpen
            },
            requestsToday: try transaction.ownUnlocks(since: day),
            isNamesake: state.map { sharesName(caller.staff, $0.request.by.staff) } ?? false)
    }

    /// Throws the refusal of the rules, if there is one.
    func require(_ act: Unlock.Act, _ facts: Unlock.Facts) throws {
        guard let broken = Unlock.decide(Unlock.Input(act, facts)) else { return }
        if broken.id.isSilent { throw OperationError.notFound }
        if let field = broken.field { throw OperationError.mend([.init(field, broken.id.statement)]) }
        throw OperationError.refused(broken.id.statement, remedy: broken.id.remedy)
    }
}

extension Unlock.State {
    /// Whether somebody waits for it, or reads it.
    var isOpen: Bool {
        switch self {
        case .requested, .granted: true
        case .refused, .lapsed, .ended: false
        }
    }
}

extension ReportRecord {
    /// The reports whose clues are clues of this one: itself, and what it repeats.
    fileprivate var matters: [Report.ID] {
        if case .retained(let original) = report.state { return [report.id, original] }
        return [report.id]
    }
}
