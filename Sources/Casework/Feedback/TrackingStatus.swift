/// What the tracking page shows (办理状态): a class of state, never a room, a person or a result.
///
/// A sealed item is not told apart from one that was passed on.
public enum TrackingStatus: String, Hashable, Sendable, CaseIterable {
    case received
    case accepted
    case forwarded
    case beingHandled = "being_handled"
    case finished
    /// It held state secrets: its content is not kept here, and the original goes its lawful way (DW-19).
    case notKept = "not_kept"
    /// Registered by mistake: finished, and without a result.
    case voided

    /// The state of a report whose clue, if it has one, stands at `clue`.
    ///
    /// - Parameters:
    ///   - isConcluded: whether it is on record what became of the report: an accepted suggestion, which has no clue, ends
    ///     so.
    ///   - isRemoved: whether it was destroyed here because it held state secrets.
    ///   - petition: the ordinary petition that this organ handles for it, if there is one (XF-21).
    public init(
        report: Report.State, clue: Clue.State?, isConcluded: Bool = false, isRemoved: Bool = false,
        petition: Petition.State? = nil
    ) {
        switch report {
        // What was split stands where the least advanced of its parts stands: `whole`. A repeat that is kept on file was
        // received; what becomes of the first is not this reporter's to see.
        case .quarantined, .registered, .triageProposed, .retained, .split: self = .received
        case .sealedUp: self = isRemoved ? .notKept : .forwarded
        case .voided: self = .voided
        case .declined(_, let action):
            if let petition {
                self = petition.isOpen ? .beingHandled : .finished
                return
            }
            switch action {
            case .transferOut: self = .forwarded
            case .informReporter, .retain: self = .finished
            }
        case .accepted:
            switch clue {
            // What a room gave back stands for nothing: the report was triaged again since.
            case nil, .returned?: self = isConcluded ? .finished : .accepted
            case .concluded?, .fedBack?, .archived?: self = .finished
            case .routed?, .claimed?, .returnRequested?, .planProposed?, .underWay?, .held?, .resultProposed?:
                self = .beingHandled
            }
        }
    }

    /// Where a report that was split stands, as one line: with the least advanced of its parts, so that nothing tells which
    /// they are. What was passed on is not finished; what is void is none of its parts any more.
    ///
    /// - Policy: DW-split, C12
    public static func whole(_ parts: [TrackingStatus]) -> TrackingStatus {
        let order: [TrackingStatus] = [.received, .accepted, .beingHandled, .forwarded, .finished, .notKept]
        if let least = order.first(where: parts.contains) { return least }
        return parts.isEmpty ? .received : .voided
    }

    /// The words of the page.
    public var name: Bilingual {
        switch self {
        case .received: Bilingual("已收到", "Received")
        case .accepted: Bilingual("已受理", "Accepted")
        case .forwarded: Bilingual("已转有权处理的机关", "Passed to the competent organ")
        case .beingHandled: Bilingual("正在办理", "Being handled")
        case .finished: Bilingual("已办结", "Finished")
        case .notKept: Bilingual("内容不在本系统保存，按国家规定的方式另行处理", "Not kept here; it goes the way that the law sets")
        case .voided: Bilingual("登记有误，已作废，请咨询受理机关", "Received by mistake and void: please ask the office")
        }
    }
}
