/// Where a clue comes from (线索来源), in the words in which organs count it.
///
/// - Policy: SS-172, DW-origin
public enum ClueOrigin: String, Hashable, Sendable, CaseIterable {
    /// 信访举报
    case petition
    /// 上级交办
    case superior
    /// 公检法移送
    case judicial
    /// 执法监察
    case enforcement
    /// 办案中发现
    case foundInCase = "found_in_case"
    /// 审计
    case audit
    /// 巡视巡察
    case inspection
    case other

    /// What a room finds in its own work; everything else comes in from outside.
    ///
    /// - Policy: SS-172
    public static let found: [ClueOrigin] = [.foundInCase, .enforcement, .other]

    /// Where what another body passed on is counted. The trigger `casework.clue_takes_over` says the same.
    public init(_ source: TransferIn.Source) {
        self =
            switch source {
            case .superior: .superior
            case .inspection: .inspection
            case .audit: .audit
            case .judicial: .judicial
            case .petitionBureau: .petition
            case .administration, .other: .other
            }
    }

    public var name: Bilingual {
        switch self {
        case .petition: Bilingual("信访举报", "Petition")
        case .superior: Bilingual("上级交办", "Assigned from above")
        case .judicial: Bilingual("公检法移送", "Police, procuratorate or court")
        case .enforcement: Bilingual("执法监察", "Enforcement supervision")
        case .foundInCase: Bilingual("办案中发现", "Found in a case")
        case .audit: Bilingual("审计", "Audit")
        case .inspection: Bilingual("巡视巡察", "Inspection")
        case .other: Bilingual("其他", "Other")
        }
    }
}
