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

    /// The county's organ has no technology room of its own: two administrators and an auditor.
    static let all = [
        Account(id: Staff.ID("X420281-1"), name: "管理员甲", post: "系统管理员", organ: county, roles: [.administrator]),
        Account(id: Staff.ID("X420281-2"), name: "管理员乙", post: "系统管理员", organ: county, roles: [.administrator]),
        Account(id: Staff.ID("X420281-3"), name: "审计员", post: "审计管理员", organ: county, roles: [.auditor]),
    ]
}
