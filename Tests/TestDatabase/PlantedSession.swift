public import Casework
import Libpq
import Sealing

@testable import CaseStore

extension TestOffice {
    /// Opens a session as its table holds it, for somebody whose password no test needs to know.
    public func plantSession(_ token: [UInt8], of staff: Staff.ID, until expiry: Instant) async throws {
        let values: [Value] = [
            .bytes(keyring.token(.session, token)), .text(staff.rawValue), .instant(clock.now), .instant(expiry),
        ]
        try await admin.run { session in
            _ = try session.query(Self.insertSession, values)
        }
    }

    private static let insertSession = Statement(
        """
        insert into session.session (
            token_hash, session_id, staff_id, kind, device, created_at, last_seen_at, expires_at
        )
        values ($1, gen_random_uuid(), $2, 'web', 'other-other', $3, $3, $4)
        """
    )
}
