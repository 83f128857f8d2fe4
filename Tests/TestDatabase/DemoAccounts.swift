import Casework

/// Accounts that no directory document names.
enum DemoAccounts {
    struct Account: Sendable {
        let id: Staff.ID
        let name: String
        let post: String
        let organ: Organ.ID
        let roles: Set<Role>
    }

    private static let county = Organ.ID("O420281")

    /// The county's organ has no technology room of its own: one of each of the three offices (三员).
    static let all = [
        Account(id: Staff.ID("X420281-1"), name: "管理员甲", post: "系统管理员", organ: county, roles: [.administrator]),
        Account(
            id: Staff.ID("X420281-2"), name: "安全员", post: "安全保密管理员", organ: county,
            roles: [.securityAdministrator]),
        Account(id: Staff.ID("X420281-3"), name: "审计员", post: "审计管理员", organ: county, roles: [.auditor]),
    ]
}
