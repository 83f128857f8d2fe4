/// What a member of staff may do in the system (岗位角色). One person can hold several.
public enum Role: String, Hashable, Sendable, CaseIterable {
    /// 信访登记员
    case registrar
    /// 信访室主任
    case petitionLead = "petition_lead"
    /// 案件监督管理室
    case caseSupervision = "case_supervision"
    /// Member of a room that handles clues (监督检查室、审查调查室、干部监督室…).
    case roomMember = "room_member"
    /// 分管领导
    case deputy
    /// 主要负责人
    case head
    /// 系统管理员: keeps the machine, the directory and the periods, and proposes endpoints; sees no case.
    case administrator
    /// 安全保密管理员: accounts, roles, tokens, whom data may leave the house for, sign-outs of others; sees no case.
    case securityAdministrator = "security_administrator"
    /// 审计管理员: reads the audit log; sees no case.
    case auditor

    /// The three separated offices (三员分立, GB/T 22239 8.1.4.2). Who holds one holds no other role: none of them handles a
    /// case, and none watches over itself.
    public static let separatedOffices: Set<Role> = [.administrator, .securityAdministrator, .auditor]

    /// Whether one person may hold these roles together.
    ///
    /// - Policy: 三员分立
    public static func mayHold(_ roles: Set<Role>) -> Bool {
        roles.isDisjoint(with: separatedOffices) || roles.count == 1
    }
}
