public import CaseStore
public import Casework

/// What the auditor of an organ, and the petition office above, are told of what went wrong.
///
/// - Policy: JB-52
public struct Alarms: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// Day by day, the newest first; nothing for whoever is neither.
    public func callAsFunction(as caller: StaffCaller) async throws -> [AlarmCount] {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.audit(AuditRecord("alarm.read", caller.organ), in: caller.organ)
            return try transaction.alarms()
        }
    }
}

extension OperationContext {
    /// The organs above one, the next one first.
    func superiors(of organ: Organ.ID) -> [Organ.ID] {
        var chain: [Organ.ID] = []
        var next = directory[organ]?.superior
        while let upper = next, !chain.contains(upper) {
            chain.append(upper)
            next = directory[upper]?.superior
        }
        return chain
    }

    /// A change that nobody may make was refused: it leaves a line on the audit log of whoever tried, and the auditor is
    /// told. In a transaction of its own, because the one that tried is gone. Whether that succeeds or not, the refusal
    /// itself goes on to the caller.
    func tellOfRefusal(_ rule: String, by caller: Caller) async {
        guard let staff = caller.staff else { return }
        _ = try? await store.transaction(as: caller) { transaction in
            try transaction.audit(AuditRecord("alarm.refused_change", subject: "", [("rule", rule)]), in: staff.organ)
            try transaction.asSystem { try $0.raiseRefusedChange(at: staff.organ, rule: rule) }
        }
    }
}
