public import CaseStore
public import Casework

/// What staff declare about themselves: relatives and interests (近亲属、利害关系申报). Whatever a declaration touches is out of
/// its maker's sight at once, what is there already as much as what comes in later.
///
/// - Policy: JB-48, JC-67
public struct Declarations: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What somebody declares.
    public enum Statement: Sendable {
        /// - Parameter unit: where the relative works, as the directory writes it; empty: not stated.
        case kin(Declared.Relation, name: String, unit: String)
        /// An interest in a person.
        case person(Declared.Interest, name: String, from: CivilDate, to: CivilDate?)
        /// An interest in a unit, as the directory writes it.
        case unit(Declared.Interest, unit: String, from: CivilDate, to: CivilDate?)
    }

    /// What the page of declarations shows.
    public struct Shown: Sendable {
        public let mine: (kin: [KinshipDeclaration], interests: [InterestDeclaration])
        /// Those of others, for the head and the cadre-supervision room.
        public let others: (kin: [KinshipDeclaration], interests: [InterestDeclaration])
    }

    /// The caller's own declarations, and those of others that the caller looks after.
    public func shown(to caller: StaffCaller) async throws -> Shown {
        try await context.transaction(as: .staff(caller)) { transaction in
            let mine = (
                kin: try transaction.kinshipDeclarations(of: caller.staff),
                interests: try transaction.interestDeclarations(of: caller.staff)
            )
            let kin = try transaction.kinshipDeclarations().filter { $0.staff != caller.staff }
            let interests = try transaction.interestDeclarations().filter { $0.staff != caller.staff }
            if !kin.isEmpty || !interests.isEmpty {
                try transaction.audit(AuditRecord("declaration.read"), in: caller.organ)
            }
            return Shown(mine: mine, others: (kin: kin, interests: interests))
        }
    }

    /// Declares, and stands aside from whatever it touches.
    ///
    /// - Throws: `OperationError.mend` with what must change.
    public func add(_ statement: Statement, as caller: StaffCaller) async throws {
        let unit = try unit(in: statement)
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            try Self.write(statement, unit, in: transaction, by: caller)
        }
        try await compare(as: caller)
    }

    private static func write(
        _ statement: Statement, _ unit: String?, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        switch statement {
        case .kin(let relation, let name, _):
            let id = try transaction.declareKin(relation, named: name, unit: unit, of: caller)
            try transaction.audit(AuditRecord("declaration.kin", id), in: caller.organ)
        case .person(let kind, let name, let from, let to):
            let id = try transaction.declareInterest(kind, unit: nil, named: name, from: from, to: to, of: caller)
            try transaction.audit(AuditRecord("declaration.interest", id), in: caller.organ)
        case .unit(let kind, _, let from, let to):
            let id = try transaction.declareInterest(kind, unit: unit, named: nil, from: from, to: to, of: caller)
            try transaction.audit(AuditRecord("declaration.interest", id), in: caller.organ)
        }
    }

    /// All that the caller has declared is still so; what came in meanwhile is looked at once more.
    public func renew(as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.renewDeclarations(of: caller.staff)
            try transaction.audit(AuditRecord("declaration.renew"), in: caller.organ)
        }
        try await compare(as: caller)
    }

    /// A relative is none any more, or an interest is over. What followed from it stands until somebody decides about it.
    ///
    /// - Throws: `OperationError.stale` for what is not the caller's, or is over already.
    public func end(kin id: KinshipDeclaration.ID, as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.endKin(id, of: caller.staff)
            try transaction.audit(AuditRecord("declaration.end", id), in: caller.organ)
        }
    }

    /// The caller's interest is over; the line stays.
    public func end(interest id: InterestDeclaration.ID, as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.endInterest(id, of: caller.staff)
            try transaction.audit(AuditRecord("declaration.end", id), in: caller.organ)
        }
    }

    /// Compares the caller's declarations with every open report, batch by batch: each batch is a transaction of its own, so
    /// that nothing waits for the whole.
    private func compare(as caller: StaffCaller) async throws {
        let context = context
        var last: Report.ID?
        repeat {
            let after = last
            last = try await context.transaction(as: .system) { transaction in
                let batch = try transaction.accusedOfOpenReports(
                    after: after, limit: OperationLimits.derivedAtOnce)
                try context.derive(batch, for: caller.staff, in: transaction, by: caller)
                return batch.count == OperationLimits.derivedAtOnce ? batch.last?.report : nil
            }
        } while last != nil
    }

    /// The directory's key of the unit or township that a statement names.
    private func unit(in statement: Statement) throws -> String? {
        var faults: [OperationError.Fault] = []
        let typed: String
        switch statement {
        case .kin(_, let name, let unit):
            if Declared.normalised(name).isEmpty { faults.append(.init("name", Self.missingName)) }
            typed = unit
        case .person(_, let name, let from, let to):
            if Declared.normalised(name).isEmpty { faults.append(.init("name", Self.missingName)) }
            faults += days(from, to)
            typed = ""
        case .unit(_, let unit, let from, let to):
            if unit.isEmpty { faults.append(.init("unit", Bilingual("请填写单位", "Write the unit"))) }
            faults += days(from, to)
            typed = unit
        }
        let found = typed.isEmpty ? nil : context.directory.unitKey(named: typed)
        if !typed.isEmpty, found == nil {
            faults.append(
                .init("unit", Bilingual("名录中没有这个单位，请从列表中选择", "The directory has no such unit: choose one of the list")))
        }
        guard faults.isEmpty else { throw OperationError.mend(faults) }
        return found
    }

    private func days(_ from: CivilDate, _ to: CivilDate?) -> [OperationError.Fault] {
        guard let to, to < from else { return [] }
        return [.init("to", Bilingual("结束日期不能早于开始日期", "It cannot end before it begins"))]
    }

    private static let missingName = Bilingual("请填写姓名", "Write the name")
}

extension Directory {
    /// The key of a unit or township by exactly its name.
    fileprivate func unitKey(named name: String) -> String? {
        units.first { $0.name == name }?.id.rawValue ?? townships.first { $0.name == name }?.id.rawValue
    }

    /// The name of a unit or township by its key; nil for one that the directory lost.
    public func unitName(of key: String) -> String? {
        self[Unit.ID(key)]?.name ?? self[Township.ID(key)]?.name
    }
}
