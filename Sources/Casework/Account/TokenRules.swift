/// What another system acts with in a person's name: a secret word with scopes and an end.
public struct AccessToken: Identifiable, Hashable, Sendable {
    public let id: Identifier<AccessToken>
    public let scopes: Set<TokenScope>

    public init(id: Identifier<AccessToken>, scopes: Set<TokenScope>) {
        self.id = id
        self.scopes = scopes
    }
}

/// A group of the API's routes.
public enum TokenScope: String, Hashable, Sendable, CaseIterable {
    case readBoard = "read_board"
    case claim
    case register

    /// Whose post opens the group; the routes ask for it again at every call.
    public var roles: Set<Role> {
        switch self {
        case .readBoard, .claim: [.roomMember, .deputy, .head, .caseSupervision]
        case .register: [.registrar, .petitionLead]
        }
    }
}

/// For what kind of system a token is: a code, so that no name of a person or a case stands beside it.
public enum SystemKind: String, Hashable, Sendable, CaseIterable {
    case intake, exchange, display, script
}

/// Who may have tokens, for what and how long, and who says yes. The database holds the same (`session_token.sql`).
public enum TokenRules {
    /// The security office: approves tokens and ends those of others. Named here and nowhere else in Swift.
    public static let office: Set<Role> = [.securityAdministrator]
    /// Days that a token holds.
    public static let days = 1...90
    /// Tokens of one account that wait or hold at once.
    public static let openAtOnce = 5

    /// Why a token is not made.
    public enum Fault: Hashable, Sendable, CaseIterable {
        case noScope, scopeOfAnotherPost, days
    }

    /// What an owner may ask for.
    public static func offered(to owner: StaffCaller) -> [TokenScope] {
        TokenScope.allCases.filter { !$0.roles.isDisjoint(with: owner.roles) }
    }

    /// - Returns: what must change before the token is made; empty when it may be.
    public static func faults(scopes: Set<TokenScope>, days: Int, owner: StaffCaller) -> [Fault] {
        var faults: [Fault] = []
        if scopes.isEmpty { faults.append(.noScope) }
        if !scopes.isSubset(of: offered(to: owner)) { faults.append(.scopeOfAnotherPost) }
        if !Self.days.contains(days) { faults.append(.days) }
        return faults
    }

    public static func isOffice(_ caller: StaffCaller) -> Bool {
        // What acts by a token answers for nobody else's.
        !office.isDisjoint(with: caller.roles) && caller.token == nil
    }

    /// Nobody approves their own, and nobody another organ's.
    public static func mayApprove(_ caller: StaffCaller, owner: Staff.ID, of organ: Organ.ID) -> Bool {
        isOffice(caller) && caller.staff != owner && caller.organ == organ
    }
}
