/// A room of a discipline organ (内设机构、派驻机构).
public struct Room: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Room>

    public let id: ID
    public let organ: Organ.ID
    public let name: String
    public let kind: RoomKind
    /// What the room looks after by division of labour (分工联系).
    public let links: [RoomLink]
    /// Its staff, the head of the room first.
    public let staff: [Staff.ID]

    public init(id: ID, organ: Organ.ID, name: String, kind: RoomKind, links: [RoomLink], staff: [Staff.ID]) {
        self.id = id
        self.organ = organ
        self.name = name
        self.kind = kind
        self.links = links
        self.staff = staff
    }
}

/// What a room does.
public enum RoomKind: String, Hashable, Sendable, CaseIterable {
    /// 信访室
    case petitionOffice = "petition_office"
    /// 案件监督管理室
    case caseSupervision = "case_supervision"
    /// 党风政风监督室
    case styleSupervision = "style_supervision"
    /// 监督检查室
    case supervision
    /// 审查调查室
    case investigation
    /// 案件审理室
    case caseReview = "case_review"
    /// 纪检监察干部监督室
    case cadreSupervision = "cadre_supervision"
    /// 信息技术保障室; runs the platform, sees no content.
    case technology
    /// 巡察办
    case inspection
    /// 派驻（派出）纪检监察组
    case resident
}

extension RoomKind {
    /// Whether clues can be moved to such a room; appeals stay with case review, which handles nothing else.
    public var handlesClues: Bool {
        switch self {
        case .supervision, .investigation, .styleSupervision, .cadreSupervision, .inspection, .resident: true
        case .petitionOffice, .caseSupervision, .caseReview, .technology: false
        }
    }
}

/// One thing that a room looks after (分工联系). It stands in the directory's own document, by which reports are routed, and
/// in the history of the room; no table repeats it.
public enum RoomLink: Hashable, Sendable {
    case unit(Unit.ID)
    case township(Township.ID)
    case organ(Organ.ID)
    case division(Division.ID)
}
