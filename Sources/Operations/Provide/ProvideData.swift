public import CaseStore
public import Casework
import Sealing

/// Data for an inspection team: asked for by the petition office or case supervision, approved by the head, taken once by
/// whoever asked, within what that person may see.
///
/// - Policy: JB-32
public struct ProvideData: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What is asked for.
    public struct Draft: Sendable {
        public var scope: Provision.Scope
        public var from: CivilDate
        public var to: CivilDate
        /// The team and its letter.
        public var team: String
        public var purpose: String

        public init(scope: Provision.Scope, from: CivilDate, to: CivilDate, team: String, purpose: String) {
            self.scope = scope
            self.from = from
            self.to = to
            self.team = team
            self.purpose = purpose
        }
    }

    public struct Listed: Sendable {
        public let record: ProvisionRecord
        public let mayDecide: Bool
        public let mayDeliver: Bool
    }

    /// The ledger.
    public func list(as caller: StaffCaller) async throws -> [Listed] {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.provisions().map { record in
                Listed(
                    record: record, mayDecide: Self.broken(.approve, record, caller) == nil,
                    mayDeliver: Self.broken(.deliver, record, caller) == nil)
            }
        }
    }

    /// - Throws: `OperationError.mend` for what the form must change, `.refused` for what the rules object to.
    @discardableResult
    public func propose(_ draft: Draft, as caller: StaffCaller) async throws -> Provision.ID {
        try context.requireWords(draft.team, "team")
        try context.requireWords(draft.purpose, "purpose")
        try context.requirePast(draft.to, "to")
        if draft.to < draft.from {
            throw OperationError.mend([.init("to", Bilingual("截止日期不能早于起始日期", "It ends before it begins"))])
        }
        let units = context.directory.places(in: draft.scope)
        try Self.require(
            Provision.Input(act: .propose, caller: caller, organ: caller.organ, scopeSize: units.count))
        return try await context.transaction(as: .staff(caller)) { transaction in
            let id = try transaction.asSystem { system in
                try system.insertProvision(
                    draft.scope, units: units, from: draft.from, to: draft.to, team: draft.team,
                    purpose: draft.purpose, of: caller.organ, by: caller.staff)
            }
            try transaction.audit(
                AuditRecord("provision.propose", id, [("scope", draft.scope.kind)]), in: caller.organ)
            return id
        }
    }

    /// The leader lets the data be taken, or not (JB-32).
    public func decide(_ id: Provision.ID, isApproved: Bool, as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.provision(id)
            try Self.require(Self.input(isApproved ? .approve : .refuse, record, caller))
            try transaction.asSystem { try $0.decide(id, isApproved: isApproved, by: caller.staff) }
            try transaction.audit(
                AuditRecord(isApproved ? "provision.approve" : "provision.refuse", id), in: caller.organ)
        }
    }

    /// Takes the file away; the same transaction writes its hash and size into the ledger, so it is given once.
    ///
    /// - Parameter encode: makes the file of the rows.
    public func deliver(
        _ id: Provision.ID, as caller: StaffCaller,
        encode: @escaping @Sendable (ProvisionRecord, [ProvisionRow]) -> [UInt8]
    ) async throws -> (record: ProvisionRecord, file: [UInt8]) {
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.provision(id)
            try Self.require(Self.input(.deliver, record, caller))
            let most = OperationLimits.provisionRows
            let rows = try transaction.provisionRows(record, limit: most + 1)
            guard rows.count <= most else {
                throw OperationError.refused(
                    Bilingual("超过\(most)件，不能一次提供", "More than \(most) reports"),
                    remedy: Bilingual("请缩小范围或者期间，重新提出", "Ask for a smaller scope or period"))
            }
            let file = encode(record, rows)
            let hash = Digests.sha256(file).bytes
            try transaction.asSystem { try $0.deliver(id, rows: rows.count, hash: hash, by: caller.staff) }
            try transaction.audit(
                AuditRecord("provision.deliver", id, [("rows", String(rows.count))]), in: caller.organ)
            return (record: record, file: file)
        }
    }

    private static func input(_ act: Provision.Act, _ record: ProvisionRecord, _ caller: StaffCaller) -> Provision.Input
    {
        Provision.Input(
            act: act, caller: caller, organ: record.organ, state: record.provision.state,
            scopeSize: record.units.count)
    }

    private static func broken(
        _ act: Provision.Act, _ record: ProvisionRecord, _ caller: StaffCaller
    ) -> Provision.Rule? { Provision.decide(input(act, record, caller)) }

    private static func require(_ input: Provision.Input) throws {
        guard let broken = Provision.decide(input) else { return }
        switch broken.id {
        case .ownOrgan: throw OperationError.notFound
        case .scope: throw OperationError.mend([.init("scope", broken.id.statement)])
        case .role, .fourEyes, .asker, .stateKnowsAct:
            throw OperationError.refused(
                Bilingual("不能这样办理", "This is not possible"), remedy: broken.id.statement)
        }
    }
}

extension Directory {
    /// The units and townships that a scope comes to, as accused are placed in them; empty for what is not there.
    func places(in scope: Provision.Scope) -> [String] {
        switch scope {
        case .division(let id):
            units.filter { $0.division == id }.map(\.id.rawValue)
                + townships.filter { $0.managedBy == id }.map(\.id.rawValue)
        case .township(let id): self[id].map { [$0.id.rawValue] } ?? []
        case .unit(let id): self[id].map { [$0.id.rawValue] } ?? []
        }
    }
}
