public import Casework
import Libpq
import Sealing

/// A binding as its owner and the security office see it.
public struct BindingRecord: Identifiable, Sendable {
    public let id: DoorBinding.ID
    public let kind: BindingKind
    /// Of a certificate its SHA-256, which stands on the card's own page too; of a subject a keyed hash.
    public let key: [UInt8]
    public let owner: Staff.ID
    public let created: Instant
    /// The certificate's own end.
    public let notAfter: Instant?
    public let approvedBy: Staff.ID?
    public let approvedAt: Instant?
    public let ended: Instant?
    public let endedFor: TokenRecord.Reason?

    public func standing(at now: Instant) -> TokenRecord.Standing {
        if ended != nil { return .ended }
        if let notAfter, notAfter <= now { return .expired }
        return approvedAt == nil ? .waiting : .holds
    }
}

/// What is to be bound.
public enum BindingKey: Hashable, Sendable {
    case certificate(fingerprint: [UInt8], notAfter: Instant)
    case subject(issuer: String, subject: String)

    var kind: BindingKind {
        switch self {
        case .certificate: .certificate
        case .subject: .subject
        }
    }
}

/// What became of a proposal.
public enum BindingOutcome: Hashable, Sendable {
    case made(DoorBinding.ID)
    /// The account has as many as it may.
    case enough
    /// It is bound already, or waits.
    case taken
}

extension Transaction {
    /// Proposes a binding for an account: the caller's own, or anybody's as the system. It opens nothing before it is
    /// approved.
    ///
    /// - Throws: `StoreError.notFound` for the account of somebody else, or of nobody.
    public func propose(_ key: BindingKey, for staff: Staff.ID) throws -> BindingOutcome {
        let id: DoorBinding.ID = newID()
        let values: [Value] = [
            try id.value(), .text(key.kind.rawValue), .bytes(stored(key)), .name(staff),
            key.notAfter.map { .instant($0) } ?? .null,
        ]
        let rows = try session.query(Self.proposeBinding, values)
        switch try rows.first?.textOrNil(0) {
        case "made": return .made(id)
        case "enough": return .enough
        case "taken": return .taken
        default: throw StoreError.notFound
        }
    }

    private static let proposeBinding = Statement("select session.propose_binding($1, $2, $3, $4, $5::timestamptz)")

    func stored(_ key: BindingKey) -> [UInt8] {
        switch key {
        case .certificate(let fingerprint, _): fingerprint
        case .subject(let issuer, let subject): keyring.token(.subject, Array(issuer.utf8) + [0] + Array(subject.utf8))
        }
    }

    /// The caller's own, or for the security office those of its organ; what waits first.
    public func bindings(ofOrgan: Bool) throws -> [BindingRecord] {
        try session.query(Self.findBindings, [.bool(ofOrgan)]).map { row in
            var columns = Columns(row)
            return BindingRecord(
                id: try columns.id(), kind: try columns.code(), key: try columns.bytes(), owner: try columns.name(),
                created: try columns.instant(), notAfter: try columns.instantOrNil(),
                approvedBy: try columns.nameOrNil(), approvedAt: try columns.instantOrNil(),
                ended: try columns.instantOrNil(), endedFor: try columns.codeOrNil()
            )
        }
    }

    private static let findBindings = Statement(
        """
        select
            b.binding_id, b.kind, b.key_hash, b.staff_id, b.created_at, b.not_after, b.approved_by, b.approved_at,
            b.ended_at, b.ended_for
        from session.bindings($1) as b
        """
    )

    /// As the security office of the owner's organ, who is somebody else.
    ///
    /// - Returns: whose it is.
    /// - Throws: `StoreError.notFound` when the caller has none of that name to approve.
    public func approveBinding(_ id: DoorBinding.ID) throws -> Staff.ID {
        try ownerOfBinding(try session.query(Self.approveBinding, [try id.value()]))
    }

    private static let approveBinding = Statement("select session.approve_binding($1)")

    /// How many security administrators come in with a certificate, in the organ where there are most. As the system.
    public func keepersWithCertificate() throws -> Int {
        Int(try session.query(Self.countKeepers).first?.int4(0) ?? 0)
    }

    private static let countKeepers = Statement("select session.keepers_with_certificate()")

    /// As its owner, or as the security office of the owner's organ; the owner's sessions end.
    ///
    /// - Returns: whose it was.
    /// - Throws: `StoreError.notFound` when the caller has none of that name that goes on.
    public func endBinding(_ id: DoorBinding.ID) throws -> Staff.ID {
        try ownerOfBinding(try session.query(Self.endBinding, [try id.value()]))
    }

    private static let endBinding = Statement("select session.end_binding($1)")

    private func ownerOfBinding(_ rows: Rows) throws -> Staff.ID {
        guard let row = rows.first, let owner = try row.textOrNil(0) else { throw StoreError.notFound }
        return Staff.ID(owner)
    }
}

extension BindingKey {
    fileprivate var notAfter: Instant? {
        switch self {
        case .certificate(_, let notAfter): notAfter
        case .subject: nil
        }
    }
}
