/// What the tracking page shows (办理状态): a class of state, never a room, a person or a result.
///
/// A sealed item is not told apart from one that was passed on.
public enum TrackingStatus: String, Hashable, Sendable, CaseIterable {
    case received
    case accepted
    case forwarded
    case beingHandled = "being_handled"
    case finished
    /// Registered by mistake: finished, and without a result.
    case voided

    /// The state of a report whose clue, if it has one, stands at `clue`.
    ///
    /// - Parameter isConcluded: whether it is on record what became of the report: an accepted suggestion, which has no
    ///   clue, ends so.
    public init(report: Report.State, clue: Clue.State?, isConcluded: Bool = false) {
        switch report {
        // A repeat that is kept on file was received; what becomes of the first is not this reporter's to see.
        case .quarantined, .registered, .triageProposed, .retained: self = .received
        case .sealedUp: self = .forwarded
        case .voided: self = .voided
        case .declined(_, let action):
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

    /// The words of the page.
    public var name: Bilingual {
        switch self {
        case .received: Bilingual("已收到", "Received")
        case .accepted: Bilingual("已受理", "Accepted")
        case .forwarded: Bilingual("已转有权处理的机关", "Passed to the competent organ")
        case .beingHandled: Bilingual("正在办理", "Being handled")
        case .finished: Bilingual("已办结", "Finished")
        case .voided: Bilingual("登记有误，已作废，请咨询受理机关", "Received by mistake and void: please ask the office")
        }
    }
}
