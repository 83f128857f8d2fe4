/// The watch over somebody who reported and is threatened, or whose near relatives are (打击报复防护). It goes on until two
/// persons end it; until then somebody looks at it again by a day.
///
/// - Policy: JB-49, HS-22
public struct Protection: Identifiable, Equatable, Sendable {
    public typealias ID = Identifier<Protection>

    public let id: ID
    public private(set) var state: State

    public init(id: ID, state: State) {
        self.id = id
        self.state = state
    }

    public enum State: Equatable, Sendable {
        case open
        /// Somebody thinks that it can end; another decides.
        case endProposed(EndReason, by: Staff.ID)
        case closed(EndReason, by: Staff.ID, confirmedBy: Staff.ID)
    }

    public enum Event: Equatable, Sendable {
        case proposeEnd(EndReason, by: Staff.ID)
        /// The watch goes on: the end was not agreed to.
        case goOn
        case confirmEnd(by: Staff.ID)
    }

    /// The event is not legal in the state; nothing changed.
    public struct IllegalMove: Error, Equatable, Sendable {}

    public mutating func apply(_ event: Event) throws(IllegalMove) {
        guard let next = state.after(event) else { throw IllegalMove() }
        state = next
    }

    /// Days between two looks at most, where the office sets no shorter time; a choice of this project.
    ///
    /// - Policy: DW-watch
    public static let longestInterval = 90
}

extension Protection.State {
    /// The state after `event`, or nil where the event is illegal: two persons end a watch.
    public func after(_ event: Protection.Event) -> Self? {
        switch (self, event) {
        case (.open, .proposeEnd(let reason, let staff)): .endProposed(reason, by: staff)
        case (.endProposed, .goOn): .open
        case (.endProposed(let reason, let author), .confirmEnd(let staff)):
            author == staff ? nil : .closed(reason, by: author, confirmedBy: staff)
        case (.open, .goOn), (.open, .confirmEnd), (.endProposed, .proposeEnd), (.closed, _): nil
        }
    }

    public var isClosed: Bool {
        switch self {
        case .closed: true
        case .open, .endProposed: false
        }
    }

    /// Who proposed the end.
    public var author: Staff.ID? {
        switch self {
        case .open: nil
        case .endProposed(_, let author), .closed(_, let author, _): author
        }
    }
}

extension Protection {
    /// What somebody is afraid of, or has suffered.
    public enum Ground: String, Hashable, Sendable, CaseIterable {
        /// 威胁、恐吓
        case threat
        /// 人身伤害
        case injury
        /// 财产损失
        case property
        /// 降职、调岗、辞退、克扣待遇
        case work
        /// 近亲属受到威胁、侵害
        case family
        /// 身份信息泄露
        case exposure
        case other
    }

    /// Who brought it in.
    public enum Source: String, Hashable, Sendable, CaseIterable {
        /// The reporter, on the tracking page.
        case web
        /// The petition office or the room.
        case office
    }

    /// What is done about it (防护措施). A choice of this project but for the help of other organs, which the Rules name.
    ///
    /// - Policy: JB-49
    public enum Measure: String, Hashable, Sendable, CaseIterable {
        /// 专人联系
        case contact
        /// 提请公安机关等协助
        case otherOrgans = "other_organs"
        /// 责令纠正打击报复
        case correction
        /// 约谈有关单位、人员
        case talk
        /// 移送追究责任
        case pursued
    }

    /// Why a watch ends.
    public enum EndReason: String, Hashable, Sendable, CaseIterable {
        /// 危险消除
        case over
        /// 打击报复已经处理
        case dealtWith = "dealt_with"
        /// 查无此事
        case unfounded
        /// 本人请求
        case asked
    }
}
