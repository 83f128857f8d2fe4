public import Casework
import Libpq
import Sealing

/// A token as its owner and the security office see it; the word itself is nowhere.
public struct TokenRecord: Identifiable, Sendable {
    public let id: AccessToken.ID
    public let owner: Staff.ID
    public let purpose: SystemKind
    public let scopes: Set<TokenScope>
    public let created: Instant
    public let expires: Instant
    public let approvedBy: Staff.ID?
    public let approvedAt: Instant?
    public let ended: Instant?
    public let endedFor: Reason?
    public let lastUsed: CivilDate?

    /// Who or what ended it.
    public enum Reason: String, Sendable, CaseIterable {
        case owner, office
        /// Another post, password or authenticator of its owner.
        case account
    }

    /// Where a token stands at some moment.
    public enum Standing: Sendable, CaseIterable {
        case waiting, holds, ended, expired
    }

    public func standing(at now: Instant) -> Standing {
        if ended != nil { return .ended }
        if expires <= now { return .expired }
        return approvedAt == nil ? .waiting : .holds
    }
}

/// As whom another system acts, and what it may.
public struct TokenBearer: Sendable {
    public let caller: StaffCaller
    public let token: AccessToken
    /// Whether it was not used before on this day.
    public let isFirstOfDay: Bool
}

extension Transaction {
    /// Makes a token of the caller's own; only a keyed hash of its word is stored. It opens nothing before it is approved.
    ///
    /// - Returns: nil when the account has as many as it may.
    public func makeToken(
        word: [UInt8], purpose: SystemKind, scopes: Set<TokenScope>, until expiry: Instant
    ) throws -> AccessToken.ID? {
        let id: AccessToken.ID = newID()
        let values: [Value] = [
            try id.value(), .bytes(keyring.token(.accessToken, word)), .text(purpose.rawValue),
            .codes(scopes.map(\.rawValue).sorted()), .instant(expiry),
        ]
        return try session.query(Self.makeToken, values).first?.bool(0) == true ? id : nil
    }

    private static let makeToken = Statement("select session.make_token($1, $2, $3, $4, $5)")

    /// The caller's own tokens, or for the security office those of its organ; what waits first.
    public func tokens(ofOrgan: Bool) throws -> [TokenRecord] {
        try session.query(Self.findTokens, [.bool(ofOrgan)]).map { row in
            var columns = Columns(row)
            return TokenRecord(
                id: try columns.id(), owner: try columns.name(), purpose: try columns.code(),
                scopes: Set(try columns.texts().compactMap(TokenScope.init)), created: try columns.instant(),
                expires: try columns.instant(), approvedBy: try columns.nameOrNil(),
                approvedAt: try columns.instantOrNil(), ended: try columns.instantOrNil(),
                endedFor: try columns.codeOrNil(), lastUsed: try columns.dateOrNil()
            )
        }
    }

    private static let findTokens = Statement(
        """
        select
            t.token_id, t.staff_id, t.purpose, t.scopes, t.created_at, t.expires_at, t.approved_by, t.approved_at,
            t.ended_at, t.ended_for, t.last_used_on
        from session.tokens($1) as t
        """
    )

    /// As the security office of the owner's organ, who is somebody else.
    ///
    /// - Returns: whose it is.
    /// - Throws: `StoreError.notFound` when the caller has none of that name to approve.
    public func approveToken(_ id: AccessToken.ID) throws -> Staff.ID {
        try owner(of: try session.query(Self.approveToken, [try id.value()]))
    }

    private static let approveToken = Statement("select session.approve_token($1)")

    /// As its owner, or as the security office of the owner's organ.
    ///
    /// - Returns: whose it was.
    /// - Throws: `StoreError.notFound` when the caller has none of that name that goes on.
    public func endToken(_ id: AccessToken.ID) throws -> Staff.ID {
        try owner(of: try session.query(Self.endToken, [try id.value()]))
    }

    private static let endToken = Statement("select session.end_token($1)")

    private func owner(of rows: Rows) throws -> Staff.ID {
        guard let row = rows.first, let owner = try row.textOrNil(0) else { throw StoreError.notFound }
        return Staff.ID(owner)
    }

    /// As whom a word acts: its owner with the rights of this moment. Public visitors only.
    ///
    /// - Returns: nil for a word that is wrong, waits, has ended, or whose owner has another post by now.
    public func bearer(of word: [UInt8]) throws -> TokenBearer? {
        let values: [Value] = [.bytes(keyring.token(.accessToken, word))]
        guard let row = try session.query(Self.findToken, values).first else { return nil }
        var columns = Columns(row)
        let token = AccessToken(
            id: try columns.id(), scopes: Set(try columns.texts().compactMap(TokenScope.init)))
        let caller = StaffCaller(
            staff: try columns.name(), organ: try columns.name(), room: try columns.nameOrNil(),
            roles: Set(try columns.texts().compactMap(Role.init)), token: token.id
        )
        return TokenBearer(caller: caller, token: token, isFirstOfDay: try columns.bool())
    }

    private static let findToken = Statement(
        """
        select t.token_id, t.scopes, t.staff_id, t.organ_id, t.room_id, t.roles, t.is_first
        from session.find_token($1) as t
        """
    )
}
