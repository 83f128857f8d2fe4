/// How a report is signed (署名方式).
///
/// - Policy: JB-24, JB-30
public enum ReporterSignature: String, Hashable, Sendable, CaseIterable {
    /// 匿名
    case anonymous
    /// Own name and a way to reach the reporter are given (实名); not verified yet.
    case realNameClaimed = "real_name_claimed"
    /// The petition office reached the reporter, who confirmed (实名，已核实).
    case realNameVerified = "real_name_verified"
    /// Signed, but not the real name or not verifiable: treated as anonymous.
    case unverifiable

    /// Whether notices are owed.
    public var isRealName: Bool {
        switch self {
        case .realNameClaimed, .realNameVerified: true
        case .anonymous, .unverifiable: false
        }
    }

    /// Whether asking whoever signed can make it this. A claim is settled by one person's word, so what that person did
    /// not find is no last word: who confirms later has a real name again. A confirmation stands.
    ///
    /// - Policy: JB-24, JB-30
    func canBecome(_ found: ReporterSignature) -> Bool {
        switch self {
        case .realNameClaimed: found != .realNameClaimed
        case .unverifiable: found == .realNameVerified
        case .anonymous, .realNameVerified: false
        }
    }
}
