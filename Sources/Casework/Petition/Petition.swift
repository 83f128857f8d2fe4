/// An ordinary petition about this organ's own work (本机关办理的信访事项): not a matter of discipline. One petition is one
/// stage at one organ: the organ handles it, the next-higher one reviews its opinion (复查), the one above that re-checks
/// (复核), and there it ends.
///
/// - Policy: XF-31, XF-34, XF-35, XF-36
public struct Petition: Identifiable, Equatable, Sendable {
    public typealias ID = Identifier<Petition>

    public let id: ID
    public private(set) var state: State

    public init(id: ID, state: State) {
        self.id = id
        self.state = state
    }

    /// Which of the three it is.
    public enum Stage: String, Hashable, Sendable, CaseIterable {
        /// 办理
        case handle
        /// 复查
        case review
        /// 复核
        case recheck

        /// The stage whose opinion it looks at again; nil for the first.
        public var before: Stage? {
            switch self {
            case .handle: nil
            case .review: .handle
            case .recheck: .review
            }
        }

        /// What runs for it.
        public var clock: ClockKind {
            switch self {
            case .handle: .xfHandle
            case .review: .xfReview
            case .recheck: .xfRecheck
            }
        }
    }

    /// What is decided (处理意见): on the request itself, or on the opinion before.
    public enum Outcome: String, Hashable, Sendable, CaseIterable {
        /// 请求事实清楚、合法的，予以支持
        case supported
        /// 请求合理但缺乏依据的，作好解释
        case explained
        /// 请求缺乏事实根据或者不合法的，不予支持
        case notSupported = "not_supported"
        /// 维持
        case upheld
        /// 变更、撤销
        case changed

        /// - Policy: XF-32, XF-35
        public static func outcomes(of stage: Stage) -> [Outcome] {
            switch stage {
            case .handle: [.supported, .explained, .notSupported]
            case .review, .recheck: [.upheld, .changed]
            }
        }
    }

    /// Each state carries exactly what it knows.
    public enum State: Equatable, Sendable {
        case handling
        /// A hearing (听证) goes on; its days do not count.
        case hearing(from: CivilDate)
        /// An opinion and its document wait for a leader.
        case opinionProposed(by: Staff.ID)
        /// The document was issued and the petitioner has it.
        case answered(by: Staff.ID, approver: Staff.ID)
    }

    public enum Event: Equatable, Sendable {
        case openHearing(on: CivilDate)
        case closeHearing
        case proposeOpinion(by: Staff.ID)
        case takeBack
        case answer(approvedBy: Staff.ID)
    }

    /// The event is not legal in the state; nothing changed.
    public struct IllegalMove: Error, Equatable, Sendable {}

    public mutating func apply(_ event: Event) throws(IllegalMove) {
        guard let next = state.after(event) else { throw IllegalMove() }
        state = next
    }

    /// Days within which a petitioner asks for a review or a re-check, from the day the opinion arrived.
    ///
    /// - Policy: XF-35, XF-36
    public static let applyWithin = 30
}

extension Petition.State {
    /// The state after `event`, or nil where the event is illegal: an opinion needs two persons.
    public func after(_ event: Petition.Event) -> Self? {
        switch (self, event) {
        case (.handling, .openHearing(let day)): .hearing(from: day)
        case (.hearing, .closeHearing): .handling
        case (.handling, .proposeOpinion(let staff)): .opinionProposed(by: staff)
        case (.opinionProposed, .takeBack): .handling
        case (.opinionProposed(let author), .answer(let approver)):
            author == approver ? nil : .answered(by: author, approver: approver)
        case (.handling, .closeHearing), (.handling, .takeBack), (.handling, .answer), (.hearing, .openHearing),
            (.hearing, .proposeOpinion), (.hearing, .takeBack), (.hearing, .answer), (.opinionProposed, .openHearing),
            (.opinionProposed, .closeHearing), (.opinionProposed, .proposeOpinion), (.answered, _):
            nil
        }
    }

    /// Whether the petitioner still waits for an opinion.
    public var isOpen: Bool {
        switch self {
        case .handling, .hearing, .opinionProposed: true
        case .answered: false
        }
    }

    /// Who wrote the opinion.
    public var author: Staff.ID? {
        switch self {
        case .handling, .hearing: nil
        case .opinionProposed(let author), .answered(let author, _): author
        }
    }
}
