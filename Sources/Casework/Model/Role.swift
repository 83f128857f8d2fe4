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
    /// Keeps accounts, directory and endpoints; sees no case.
    case administrator
    /// Reads the audit log; sees no case.
    case auditor
}
