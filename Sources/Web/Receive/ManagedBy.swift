/// Who manages the accused person's post: the question that decides, before anything is told, where a report may be
/// written down at all.
public enum ManagedBy: String, Sendable, CaseIterable {
    /// A cadre or unit of this organ's own level.
    case own
    /// A cadre or unit of a lower level.
    case lower
    /// A cadre or unit of a higher level: no content may be entered here.
    ///
    /// - Policy: JB-15
    case upper
    /// The head of this organ: no content may be entered here.
    ///
    /// - Policy: JB-15
    case ownHead = "own-head"
    /// The writer does not say and the clerk cannot tell.
    case unknown

    /// Whether nothing of the report's content may be entered.
    public var isSealed: Bool {
        switch self {
        case .upper, .ownHead: true
        case .own, .lower, .unknown: false
        }
    }

    var deskLabel: Text {
        switch self {
        case .own: .managedByOwn
        case .lower: .managedByLower
        case .upper: .managedByUpper
        case .ownHead: .managedByOwnHead
        case .unknown: .managedByUnknown
        }
    }

    var publicLabel: Text {
        switch self {
        case .own: .publicManagedByOwn
        case .lower: .publicManagedByLower
        case .upper: .publicManagedByUpper
        case .ownHead: .publicManagedByOwnHead
        case .unknown: .publicManagedByUnknown
        }
    }
}

/// How a report is signed.
public enum Signature: String, Sendable, CaseIterable {
    /// 实名: with the writer's own name and a way to reach them.
    case real
    /// 匿名: without.
    case anonymous
    /// 联名: by several people, one of whom is named.
    case joint

    var label: Text {
        switch self {
        case .real: .signatureReal
        case .anonymous: .signatureAnonymous
        case .joint: .signatureJoint
        }
    }
}
