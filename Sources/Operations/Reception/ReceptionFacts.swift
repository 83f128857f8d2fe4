import CaseStore
public import Casework

extension OperationContext {
    /// Who receives visitors in an organ: its head and deputies, in the directory's order.
    public func receivingLeaders(of organ: Organ.ID) -> [Staff.ID] {
        directory.staff.filter { person in
            person.organ == organ && roles[person.id]?.isDisjoint(with: [.head, .deputy]) == false
        }.map(\.id)
    }

    /// The townships' organs below an organ, in the directory's order.
    public func townships(below organ: Organ.ID) -> [Organ.ID] {
        directory.organs.filter { found in
            found.level == .township && directory.chain(from: found.id).contains { $0.id == organ }
        }.map(\.id)
    }

    /// Throws what the rules of the reception days object to, if anything.
    func require(
        _ act: Reception.Act, as caller: StaffCaller, on session: ReceptionSession? = nil,
        isWorkingDay: Bool = true
    ) throws {
        let facts = Reception.Facts(
            roles: caller.roles, today: today, session: session, leaders: Set(receivingLeaders(of: caller.organ)),
            townships: Set(townships(below: caller.organ)), isWorkingDay: isWorkingDay
        )
        let objections = Reception.objections(to: Reception.Input(act, facts))
        guard let first = objections.first else { return }
        switch first.rule {
        case .office: throw OperationError.notFound
        case .stateKnowsAct: throw OperationError.stale
        case .leader, .township, .announcedBefore, .workingDay, .notBeforeItsDay, .postponed, .whileHeld,
            .aboutTheLeader, .representatives:
            throw OperationError.mend(objections.map { .init($0.field.rawValue, $0.rule.statement) })
        }
    }
}
