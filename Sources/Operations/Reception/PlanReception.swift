import CaseStore
public import Casework

/// The petition office plans a day on which a leader receives visitors, in the office or in a township.
///
/// - Policy: HS-28, JB-9
public struct PlanReception: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `OperationError.mend` for what must change, `.notFound` for whoever does not plan.
    @discardableResult
    public func callAsFunction(_ plan: Reception.Plan, as caller: StaffCaller) async throws -> ReceptionSession.ID {
        try context.require(.plan(plan), as: caller, isWorkingDay: context.calendar.isWorkingDay(plan.on))
        let context = context
        do {
            return try await context.transaction(as: .staff(caller)) { transaction in
                let session = ReceptionSession(
                    id: transaction.newID(), organ: caller.organ, heldOn: plan.on, place: plan.place,
                    leader: plan.leader, announcedOn: plan.announcedOn
                )
                try transaction.insert(session, plannedBy: caller.staff)
                let place = plan.place.township == nil ? "office" : "township"
                try transaction.audit(AuditRecord("reception.plan", session.id, [("place", place)]), in: caller.organ)
                return session.id
            }
        } catch StoreError.refused(constraint: "reception_session_leader_is_in_one_place") {
            let message = Bilingual("这位领导当天已有接访安排", "This leader receives visitors on that day already")
            throw OperationError.mend([.init("leader", message)])
        }
    }
}

/// The petition office records that a planned day takes place, or postpones it.
///
/// - Policy: HS-28
public struct ChangeReception: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// The day takes place: visits can be logged. A day in a township is the leader's visit of the year.
    public func hold(_ id: ReceptionSession.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var session = try transaction.lockReceptionSession(id)
            try context.require(.hold, as: caller, on: session)
            try session.move(.hold)
            try transaction.save(session)
            if session.place.township != nil { try context.fulfilTownDuty(session, in: transaction) }
            try transaction.audit(AuditRecord("reception.hold", id), in: caller.organ)
        }
    }

    /// The day does not take place. A new one is planned for `day`, at the same place.
    ///
    /// - Parameter leader: who receives then; nil: the same leader, who has to be one still.
    /// - Returns: the new session.
    @discardableResult
    public func postpone(
        _ id: ReceptionSession.ID, to day: CivilDate, with leader: Staff.ID? = nil, as caller: StaffCaller
    ) async throws -> ReceptionSession.ID {
        let context = context
        do {
            return try await context.transaction(as: .staff(caller)) { transaction in
                var session = try transaction.lockReceptionSession(id)
                try context.require(.cancel(movedTo: day, leader: leader), as: caller, on: session)
                try session.move(.cancel(movedTo: day))
                try transaction.save(session)
                // What was public stays so: visitors learn of the new day from today on.
                let next = ReceptionSession(
                    id: transaction.newID(), organ: session.organ, heldOn: day, place: session.place,
                    leader: leader ?? session.leader, announcedOn: session.announcedOn.map { _ in transaction.today }
                )
                guard next.announcedOn != nil || context.calendar.isWorkingDay(day) else {
                    throw OperationError.mend([.init("moved", Reception.RuleID.workingDay.statement)])
                }
                try transaction.insert(next, plannedBy: caller.staff)
                try transaction.audit(AuditRecord("reception.postpone", id), in: caller.organ)
                return next.id
            }
        } catch StoreError.refused(constraint: "reception_session_leader_is_in_one_place") {
            let message = Bilingual("这位领导当天已有接访安排", "This leader receives visitors on that day already")
            throw OperationError.mend([.init("moved", message)])
        }
    }
}

extension ReceptionSession {
    fileprivate mutating func move(_ event: Event) throws {
        do { try apply(event) } catch { throw OperationError.stale }
    }
}

extension OperationContext {
    /// The leader has been in a township this year; the first day counts.
    fileprivate func fulfilTownDuty(_ session: ReceptionSession, in transaction: borrowing Transaction) throws {
        let year = session.heldOn.year
        let start = min(session.heldOn, transaction.today)
        let clock = newClock(.visitTown, owedBy: session.organ, from: start)
        try transaction.asSystem { transaction in
            try transaction.startTownDuties(of: [(session.organ, session.leader)], in: year, clock)
            let duty = try transaction.townDuties(in: year, of: session.organ).first { $0.leader == session.leader }
            if let duty { try transaction.fulfil(duty, on: session.heldOn) }
            // A year that was missed stays so; the visit of a later one ends its clock, which nothing else could.
            for missed in try transaction.openTownDuties(of: session.leader) where missed.year < year {
                try transaction.stop([.visitTown], of: missed.id, on: session.heldOn)
            }
        }
    }
}
