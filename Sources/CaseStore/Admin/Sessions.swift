public import Casework
import Libpq
public import Sealing

/// Who is signed in, with what pages show of the person.
public struct SignedIn: Sendable {
    public let caller: StaffCaller
    public let name: String
    public let post: String
    public let organName: String
    /// The session's name; its token is known to the browser alone.
    public let session: Session.ID
    /// When a code of the second factor was given last.
    public let factorAt: Instant?
    /// Whether the account has a second factor.
    public let hasFactor: Bool
    /// Whether something happened to the account that its person has not put away yet.
    public let hasNotes: Bool
    /// Whether the session is bound to the certificate that this request shows.
    public let hasCertificate: Bool

    /// A session as its person's list shows it.
    public struct Session: Identifiable, Sendable {
        public let id: Identifier<Session>
        public let kind: SessionKind
        public let device: DeviceWords
        public let created: Instant
        public let lastSeen: Instant
        public let factorAt: Instant?
    }
}

/// For whom a session was opened: a browser, or another system with its person's password.
public enum SessionKind: String, Sendable, CaseIterable {
    case web, api
}

/// Browser and system in a word each, so that somebody knows their sessions apart.
public struct DeviceWords: Hashable, Sendable {
    public let browser: String
    public let system: String

    /// - Parameters: small letters of ASCII, at most twelve.
    public init(browser: String, system: String) {
        self.browser = browser
        self.system = system
    }

    public static let unknown = DeviceWords(browser: "other", system: "other")

    init(stored: String) {
        let parts = stored.split(separator: "-", maxSplits: 1).map(String.init)
        self.init(browser: parts.first ?? "other", system: parts.count > 1 ? parts[1] : "other")
    }

    var stored: String { browser + "-" + system }
}

/// What proves that somebody has the second factor, already compared: the database sees to it that it counts once.
public enum FactorProof: Hashable, Sendable {
    /// The step of a time-based code.
    case step(Int64)
    /// The keyed hash of a recovery code.
    case recovery([UInt8])

    var values: [Value] {
        switch self {
        case .step(let step): [.int8(step), .null]
        case .recovery(let hash): [.null, .bytes(hash)]
        }
    }
}

/// How a session is opened.
public struct SessionOpening: Sendable {
    public var kind = SessionKind.web
    public var device = DeviceWords.unknown
    public var proof: FactorProof?
    /// Whether an account without a second factor stays outside.
    public var requiresFactor = false
    /// The same password by a harder hash.
    public var newHash: String?
    /// The SHA-256 of the certificate that was shown: where it is bound to the account it stands instead of a code, and
    /// binds the session.
    public var certificate: [UInt8]?
    /// Whether nobody comes in without a bound certificate.
    public var requiresCertificate = false

    public init() {}
}

extension Transaction {
    /// Opens a session; only a keyed hash of its token is stored. There is none when the account has ended, has another
    /// password by now, or its code was used before.
    ///
    /// - Parameter password: its hash, which the database compares once more.
    @discardableResult
    public func openSession(
        token: [UInt8], of account: Staff.ID, password: PasswordHash, until expiry: Instant,
        _ opening: SessionOpening = SessionOpening()
    ) throws -> Bool {
        let id: SignedIn.Session.ID = newID()
        let rows = try session.query(
            Self.open,
            [
                .bytes(keyring.token(.session, token)), try id.value(), .name(account), .text(password.text),
                .textOrNull(opening.newHash),
            ] + (opening.proof?.values ?? [.null, .null]) + [
                .bool(opening.requiresFactor), .text(opening.kind.rawValue), .text(opening.device.stored),
                .instant(expiry), opening.certificate.map { .bytes($0) } ?? .null, .bool(opening.requiresCertificate),
            ]
        )
        return try rows.first?.bool(0) ?? false
    }

    private static let open = Statement(
        """
        select session.open(
            $1, $2, $3, $4, $5, $6::bigint, $7::bytea, $8, $9, $10, $11, $12::bytea, $13
        )
        """
    )

    /// Who a session belongs to; nil when it has ended, or was not used for a while.
    ///
    /// - Parameters:
    ///   - idle: seconds without a request after which it is over.
    ///   - certificate: the SHA-256 of the certificate that the request shows: one that was opened with a certificate is
    ///     found with that one alone.
    public func session(
        of token: [UInt8], idle: Int64 = StoreLimits.idleSeconds, certificate: [UInt8]? = nil
    ) throws -> SignedIn? {
        let values: [Value] = [
            .bytes(keyring.token(.session, token)), .int8(idle), certificate.map { .bytes($0) } ?? .null,
        ]
        guard let row = try session.query(Self.find, values).first else { return nil }
        var columns = Columns(row)
        let caller = StaffCaller(
            staff: try columns.name(), organ: try columns.name(), room: try columns.nameOrNil(),
            roles: Set(try columns.texts().compactMap(Role.init))
        )
        return SignedIn(
            caller: caller, name: try columns.text(), post: try columns.text(), organName: try columns.text(),
            session: try columns.id(), factorAt: try columns.instantOrNil(), hasFactor: try columns.bool(),
            hasNotes: try columns.bool(), hasCertificate: try columns.bool()
        )
    }

    private static let find = Statement(
        """
        select
            s.staff_id, s.organ_id, s.room_id, s.roles, s.name, s.post, s.organ_name, s.session_id, s.factor_at,
            s.has_factor, s.has_notes, s.has_certificate
        from session.find($1, make_interval(secs => $2::bigint), $3::bytea) as s
        """
    )

    /// The caller's own sessions, latest first.
    public func mySessions(idle: Int64 = StoreLimits.idleSeconds) throws -> [SignedIn.Session] {
        try session.query(Self.findMine, [.int8(idle)]).map { row in
            var columns = Columns(row)
            return SignedIn.Session(
                id: try columns.id(), kind: try columns.code(), device: DeviceWords(stored: try columns.text()),
                created: try columns.instant(), lastSeen: try columns.instant(),
                factorAt: try columns.instantOrNil()
            )
        }
    }

    private static let findMine = Statement(
        """
        select m.session_id, m.kind, m.device, m.created_at, m.last_seen_at, m.factor_at
        from session.mine(make_interval(secs => $1::bigint)) as m
        """
    )

    public func closeSession(token: [UInt8]) throws {
        try session.later(Self.close, [.bytes(keyring.token(.session, token))])
    }

    private static let close = Statement("select session.close($1)")

    /// Ends one of the caller's own sessions.
    ///
    /// - Throws: `StoreError.notFound` when the caller has none of that name.
    public func closeSession(_ id: SignedIn.Session.ID) throws {
        guard try session.query(Self.closeOne, [try id.value()]).first?.bool(0) == true else {
            throw StoreError.notFound
        }
    }

    private static let closeOne = Statement("select session.close_one($1)")

    /// Ends every session of the caller's own, and their tokens of other systems; as the system, anybody's sessions.
    public func closeSessions(of staff: Staff.ID) throws {
        try session.later(Self.closeAll, [.name(staff)])
    }

    private static let closeAll = Statement("select session.close_all($1)")

    /// Ends every session of an account: the security administrator's own organ's, or anybody's as the system.
    ///
    /// - Throws: `StoreError.notFound` for everybody else, and where there is no such account.
    public func signOut(_ staff: Staff.ID) throws {
        guard try session.query(Self.signOut, [.name(staff)]).first?.bool(0) == true else { throw StoreError.notFound }
    }

    private static let signOut = Statement("select session.sign_out($1)")

    /// Lets a session go on under another token, after its person has given a code anew.
    ///
    /// - Returns: false when the code was used before; then the session stays as it was.
    public func renewSession(token: [UInt8], to newToken: [UInt8], by proof: FactorProof) throws -> Bool {
        let values: [Value] =
            [.bytes(keyring.token(.session, token)), .bytes(keyring.token(.session, newToken))] + proof.values
        return try session.query(Self.renew, values).first?.bool(0) ?? false
    }

    private static let renew = Statement("select session.renew($1, $2, $3::bigint, $4::bytea)")

    /// The organs where somebody can sign in who opens what the public hands in. Only the system learns it.
    public func offices() throws -> Set<Organ.ID> {
        Set(try session.query(Self.findOffices).map { Organ.ID(try $0.text(0)) })
    }

    /// The organ that can open what is added to a report: its holder where the head of the petition office can sign in,
    /// and else the organ that received it, so that nothing lies where nobody sees it. One that must not know of the
    /// report never opens it (HS-26).
    ///
    /// - Throws: `StoreError.notFound` when there is no such report.
    public func openHolder(of id: Report.ID) throws -> Organ.ID {
        try asSystem { transaction in
            let record = try transaction.report(id)
            let receiver = record.report.receiver
            let mustStay = try record.barred.organs.contains(receiver) || transaction.offices().contains(record.holder)
            return mustStay ? record.holder : receiver
        }
    }

    private static let findOffices = Statement("select session.offices()")
}
