/// How a report (检举控告件) came in (来件渠道).
///
/// - Policy: JB-7 names letter, visit, telephone, network and other channels that the organ sets up.
public enum Channel: String, Hashable, Sendable, CaseIterable {
    case letter, visit, phone, web
    /// Handed in by a village supervision informant (监察信息员) or discipline member (纪检委员).
    case informant
    /// Passed on by another organ (转办件).
    case transfer
    /// A channel that the organ set up itself, or one that the clerk could not tell.
    case other

    /// Whether what comes in that way has an original on paper, which can go up: a call and the page have none.
    ///
    /// - Policy: JB-15
    public var hasOriginal: Bool {
        switch self {
        case .letter, .visit, .informant, .transfer, .other: true
        case .phone, .web: false
        }
    }
}
