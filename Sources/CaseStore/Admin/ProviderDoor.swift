public import Casework
import Libpq
public import Sealing

/// What a way to an identity provider is known by. All of it follows from what the browser keeps, when it began and where it
/// leads: nothing is kept here before somebody comes back, and nobody can work it out without the site key.
public struct ProviderWay: Sendable {
    /// Each of 32 bytes.
    public let state: [UInt8]
    public let nonce: [UInt8]
    public let verifier: [UInt8]
}

extension Transaction {
    /// - Parameters:
    ///   - secret: random bytes that the browser keeps.
    ///   - began: in seconds since 1970.
    ///   - purpose: where it leads.
    public func way(of secret: [UInt8], began: Int64, purpose: String) -> ProviderWay {
        let marked = Array("\(began)|\(purpose)|".utf8) + secret
        return ProviderWay(
            state: keyring.token(.providerState, marked), nonce: keyring.token(.providerNonce, marked),
            verifier: keyring.token(.providerVerifier, marked)
        )
    }

    /// Notes that somebody came back.
    ///
    /// - Returns: false when they did before.
    public func takeReturn(of way: ProviderWay, until expiry: Instant) throws -> Bool {
        let values: [Value] = [.bytes(keyring.token(.providerState, way.state)), .instant(expiry)]
        return try session.query(Self.takeReturn, values).first?.bool(0) ?? false
    }

    private static let takeReturn = Statement("select session.take_return($1, $2)")

    /// The account to which a subject is bound; nil: to none that may be entered. Public visitors only.
    ///
    /// - Parameter device: as for a name that somebody gives at the door.
    public func account(of subject: BindingKey, device: [UInt8]?) throws -> BoundAccount? {
        let values: [Value] = [.bytes(stored(subject)), .bytes(keyring.token(.device, device ?? []))]
        guard let row = try session.query(Self.findSubject, values).first else { return nil }
        var columns = Columns(row)
        let id: Staff.ID = try columns.name()
        return BoundAccount(id: id, factor: try factor(&columns, of: id), isKnownDevice: try columns.bool())
    }

    private static let findSubject = Statement(
        """
        select d.staff_id, d.secret_sealed, d.algorithm, d.is_known
        from session.subject_door($1, $2) as d
        """
    )

    /// Opens a session for the account of a subject, without a password.
    ///
    /// - Parameter isProved: whether the provider has shown the second factor.
    public func openSession(
        token: [UInt8], of account: Staff.ID, subject: BindingKey, isProved: Bool, until expiry: Instant,
        _ opening: SessionOpening
    ) throws -> Bool {
        let id: SignedIn.Session.ID = newID()
        let rows = try session.query(
            Self.openSubject,
            [
                .bytes(keyring.token(.session, token)), try id.value(), .name(account), .bytes(stored(subject)),
                .bool(isProved),
            ] + (opening.proof?.values ?? [.null, .null]) + [
                .bool(opening.requiresFactor), .text(opening.device.stored), .instant(expiry),
                opening.certificate.map { .bytes($0) } ?? .null, .bool(opening.requiresCertificate),
            ]
        )
        return try rows.first?.bool(0) ?? false
    }

    private static let openSubject = Statement(
        """
        select session.open_subject($1, $2, $3, $4, $5, $6::bigint, $7::bytea, $8, $9, $10, $11::bytea, $12)
        """
    )
}

/// The account to which a subject is bound.
public struct BoundAccount: Sendable {
    public let id: Staff.ID
    public let factor: OneTimePassword?
    public let isKnownDevice: Bool
}
