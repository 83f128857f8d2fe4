/// Why a petition office gives back what another organ passed on to it (退回收件机关).
///
/// - Policy: JB-16
public enum ForwardReturnReason: String, Hashable, Sendable, CaseIterable {
    /// 不属本机关管辖
    case notCompetent = "not_competent"
    /// 属上级管理，或者反映主要负责人
    case upperMatter = "upper_matter"
}
