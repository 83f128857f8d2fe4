public import CaseStore
public import Casework
import Sealing

/// A certificate that a request shows by way of the TLS proxy, and that holds at this moment.
public struct ShownCertificate: Hashable, Sendable {
    public let fingerprint: [UInt8]
    public let notAfter: Instant

    /// - Parameter der: as the proxy passed it on.
    /// - Returns: nil for what is no certificate for clients, and for one that does not hold yet, or any more.
    public init?(der: [UInt8], at now: Instant) {
        guard let certificate = ClientCertificate(der: der) else { return nil }
        self.init(certificate, at: now)
    }

    /// - Parameter file: PEM or DER.
    public init?(file: [UInt8], at now: Instant) {
        guard let certificate = ClientCertificate(file: file) else { return nil }
        self.init(certificate, at: now)
    }

    private init?(_ certificate: ClientCertificate, at now: Instant) {
        // Whole seconds of four-digit years fit as microseconds.
        let start = Instant(microsecondsSinceEpoch: certificate.notBefore * 1_000_000)
        let end = Instant(microsecondsSinceEpoch: certificate.notAfter * 1_000_000)
        guard BindingRules.holds(from: start, until: end, at: now) else { return nil }
        fingerprint = certificate.fingerprint
        notAfter = end
    }
}

/// Binds what opens the door besides password and code: its owner, or the operator, proposes it, the security office
/// approves it, and the owner or the office ends it.
///
/// - Policy: DW-binding
public struct DoorBindings: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// Proposes the certificate that the caller's own request shows.
    ///
    /// - Throws: `OperationError.refused` when it is bound already, or there are enough.
    public func propose(_ certificate: ShownCertificate, as caller: StaffCaller) async throws {
        try await propose(
            .certificate(fingerprint: certificate.fingerprint, notAfter: certificate.notAfter), as: caller)
    }

    /// Proposes what the caller has just proved to have.
    func propose(_ key: BindingKey, as caller: StaffCaller) async throws {
        guard caller.token == nil else { throw OperationError.notFound }
        try await context.transaction(as: .staff(caller)) { transaction in
            let id = try Self.made(try transaction.propose(key, for: caller.staff))
            try transaction.audit(AuditRecord("binding.propose", id, Self.detail(key)), in: caller.organ)
        }
    }

    /// Proposes a certificate for somebody's account, at the command line; the security office approves it all the same.
    ///
    /// - Parameter giver: who gave the command.
    /// - Throws: `OperationError.notFound` when nobody has that number, `.refused` as for the owner; `UnknownGiver`.
    public func propose(
        _ certificate: ShownCertificate, for staff: Staff.ID, by giver: CommandGiver? = nil
    ) async throws {
        let key = BindingKey.certificate(fingerprint: certificate.fingerprint, notAfter: certificate.notAfter)
        try await context.transaction(as: .system) { transaction in
            let organ = try transaction.organ(of: staff)
            let id = try Self.made(try transaction.propose(key, for: staff))
            let detail = Self.detail(key) + [("owner", staff.rawValue)] + (try giver.detail(transaction))
            try transaction.audit(AuditRecord("binding.propose", id, detail), in: organ)
        }
    }

    private static func detail(_ key: BindingKey) -> [(String, String)] {
        switch key {
        case .certificate: [("kind", BindingKind.certificate.rawValue)]
        case .subject: [("kind", BindingKind.subject.rawValue)]
        }
    }

    private static func made(_ outcome: BindingOutcome) throws(OperationError) -> DoorBinding.ID {
        switch outcome {
        case .made(let id): return id
        case .enough:
            throw .refused(
                Bilingual(
                    "最多同时有\(BindingRules.openAtOnce)个", "No more than \(BindingRules.openAtOnce) at once"),
                remedy: Bilingual("请先停用不再使用的", "End one that is not used any more")
            )
        case .taken:
            throw .refused(
                Bilingual("已经绑定或者正在等待批准", "It is bound already, or waits for approval"),
                remedy: Bilingual("请向安全保密管理员查询", "Ask the security administrator")
            )
        }
    }

    /// The caller's own, what waits first.
    public func mine(as caller: StaffCaller) async throws -> [BindingRecord] {
        try await context.transaction(as: .staff(caller)) { try $0.bindings(ofOrgan: false) }
    }

    /// Those of the organ.
    ///
    /// - Throws: `OperationError.notFound` for everybody but the security office.
    public func ofOrgan(as caller: StaffCaller) async throws -> [BindingRecord] {
        guard BindingRules.isOffice(caller) else { throw OperationError.notFound }
        return try await context.transaction(as: .staff(caller)) { try $0.bindings(ofOrgan: true) }
    }

    /// Lets something open the door of its owner.
    ///
    /// - Throws: `OperationError.notFound` for everybody but the security office, and for what does not wait;
    ///   `.refused` for one's own.
    public func approve(_ id: DoorBinding.ID, as caller: StaffCaller) async throws {
        guard BindingRules.isOffice(caller) else { throw OperationError.notFound }
        try await context.transaction(as: .staff(caller)) { transaction in
            guard let record = try transaction.bindings(ofOrgan: true).first(where: { $0.id == id }) else {
                throw OperationError.notFound
            }
            guard BindingRules.mayApprove(caller, owner: record.owner, of: caller.organ) else {
                throw OperationError.refused(
                    Bilingual("不能批准自己的登录凭据", "Nobody approves what opens their own account"),
                    remedy: Bilingual("请由另一位安全保密管理员批准", "Somebody else of the office approves it")
                )
            }
            let owner = try transaction.approveBinding(id)
            let detail = [("kind", record.kind.rawValue), ("owner", owner.rawValue)]
            try transaction.audit(AuditRecord("binding.approve", id, detail), in: caller.organ)
        }
    }

    /// How many security administrators of one organ come in where certificates are demanded, in the organ that has most.
    /// Of none, nobody can approve a certificate any more; of one, nobody can approve theirs.
    public func keepersWithCertificate() async throws -> Int {
        try await context.transaction(as: .system) { try $0.keepersWithCertificate() }
    }

    /// Ends a binding, by its owner or the security office; every session of the owner ends.
    ///
    /// - Returns: whose it was.
    /// - Throws: `OperationError.notFound` when the caller has none of that name that goes on.
    @discardableResult
    public func end(_ id: DoorBinding.ID, as caller: StaffCaller) async throws -> Staff.ID {
        guard caller.token == nil else { throw OperationError.notFound }
        return try await context.transaction(as: .staff(caller)) { transaction in
            let owner = try transaction.endBinding(id)
            try transaction.audit(AuditRecord("binding.end", id, [("owner", owner.rawValue)]), in: caller.organ)
            return owner
        }
    }
}
