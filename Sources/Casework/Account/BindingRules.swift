/// What opens the door of an account besides password and code, bound to it with two persons' knowledge.
public struct DoorBinding: Identifiable, Hashable, Sendable {
    public let id: Identifier<DoorBinding>

    public init(id: Identifier<DoorBinding>) { self.id = id }
}

/// What is bound.
public enum BindingKind: String, Hashable, Sendable, CaseIterable {
    /// A certificate of TLS: stands instead of a code, and binds the session.
    case certificate
    /// Somebody whom an identity provider knows: stands instead of the password.
    case subject
}

/// Who binds what, and who says yes. The database holds the same (`session_binding.sql`).
public enum BindingRules {
    /// Of one account that wait or hold at once: a card, its successor, and one more.
    public static let openAtOnce = 3

    /// Approves bindings and ends those of others: the office that does so for tokens.
    public static func isOffice(_ caller: StaffCaller) -> Bool { TokenRules.isOffice(caller) }

    /// Nobody approves their own, and nobody another organ's.
    public static func mayApprove(_ caller: StaffCaller, owner: Staff.ID, of organ: Organ.ID) -> Bool {
        isOffice(caller) && caller.staff != owner && caller.organ == organ
    }

    /// Whether a certificate holds at a moment: both of its ends count as within (RFC 5280 §4.1.2.5).
    public static func holds(from start: Instant, until end: Instant, at now: Instant) -> Bool {
        start <= now && now <= end
    }
}
