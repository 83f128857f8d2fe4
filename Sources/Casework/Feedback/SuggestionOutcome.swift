/// What became of criticism or advice (批评建议): recording it ends the report, which never becomes a clue.
///
/// - Policy: DW-12
public enum SuggestionOutcome: String, Hashable, Sendable, CaseIterable {
    /// 采纳
    case adopted
    /// 转有关部门研究
    case passedOn = "passed_on"
    /// 留存参考
    case noted
}
