import CaseStore
public import Casework

/// Has what stopped tried again, as if it had never been tried.
public struct RetryParked: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// One item, by whoever has it: the petition office that has the report; of a file, whoever may have its original.
    ///
    /// - Throws: `OperationError.notFound` for everybody else, and where it did not stop; `.stale` where somebody else had
    ///   it tried again a moment ago.
    public func callAsFunction(_ work: ParkedWork, as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            let reason = try transaction.parkReason(of: work)
            try transaction.asSystem { try $0.unpark(work) }
            try transaction.audit(work.record("parked.retry", for: reason), in: caller.organ)
        }
    }

    /// All of one reason that the caller sees in the own organ's lane; a system administrator, all of it in the own organ
    /// and those below. At most `StoreLimits.unparkedAtOnce` by one call, the oldest first.
    ///
    /// - Returns: how many are tried again.
    /// - Throws: `OperationError.notFound` for whoever has no page of what stopped.
    public func all(_ step: ParkedStep, for reason: ParkReason, as caller: StaffCaller) async throws -> Int {
        let context = context
        guard ListParked.isOffice(caller) || ListParked.keepsMachine(caller) else { throw OperationError.notFound }
        return try await context.transaction(as: .staff(caller)) { transaction in
            guard ListParked.keepsMachine(caller) else {
                let works = try transaction.parked(step, for: reason, in: [caller.organ])
                try transaction.audit(works.map { $0.record("parked.retry", for: reason) }, in: caller.organ)
                return try transaction.asSystem { try $0.unpark(step, works) }
            }
            // How many there were is told to nobody who reads the log: some may be sealed from them.
            let detail = [("stage", step.rawValue), ("reason", reason.rawValue)]
            try transaction.audit(AuditRecord("stuck.retry_all", detail), in: caller.organ)
            return try transaction.asSystem { transaction in
                try transaction.unpark(step, try transaction.parked(step, for: reason, in: context.lanes(of: caller)))
            }
        }
    }
}

extension ParkedWork {
    /// An entry of the log about the item.
    func record(_ action: String, for reason: ParkReason) -> AuditRecord {
        AuditRecord(action, subject: id, [("stage", step.rawValue), ("reason", reason.rawValue)])
    }
}
