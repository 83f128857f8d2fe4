/// A masked excerpt of a matter for showing outside of its handling room (隐名摘件): only for case work, on approval of the
/// head, with what may tell who reported covered, in numbered copies.
///
/// - Policy: BH-1996, DW-C10
public struct Excerpt: Identifiable, Equatable, Sendable {
    public typealias ID = Identifier<Excerpt>

    public let id: ID
    public private(set) var state: State

    public init(id: ID, state: State) {
        self.id = id
        self.state = state
    }

    /// Each state carries exactly what it knows.
    public enum State: Equatable, Sendable {
        /// What is to be shown and to whom; nothing of it is covered yet.
        case drafted(by: Staff.ID)
        /// Whoever asked has looked at every place and confirmed what is covered.
        case confirmed(by: Staff.ID)
        case refused(by: Staff.ID, head: Staff.ID)
        case approved(by: Staff.ID, Approval)
    }

    /// The head's approval and the last day on which it holds.
    public struct Approval: Hashable, Sendable {
        public var head: Staff.ID
        public var on: CivilDate
        public var until: CivilDate

        public init(head: Staff.ID, on: CivilDate, until: CivilDate) {
            self.head = head
            self.on = on
            self.until = until
        }
    }

    public enum Event: Equatable, Sendable {
        case confirm(by: Staff.ID)
        case refuse(by: Staff.ID)
        case approve(Approval)
    }

    /// The event is not legal in the state; nothing changed.
    public struct IllegalMove: Error, Equatable, Sendable {}

    public mutating func apply(_ event: Event) throws(IllegalMove) {
        guard let next = state.after(event) else { throw IllegalMove() }
        state = next
    }

    /// What it is shown for (出示事由). The law knows case work alone; the others are offered so that who asks is told.
    ///
    /// - Policy: BH-1996
    public enum Purpose: String, Hashable, Sendable, CaseIterable {
        /// 研究审批
        case decision
        /// 核查取证
        case verification
        /// 鉴定、咨询
        case appraisal
        /// 协作办案
        case cooperation
        /// 宣传报道
        case publicity
        /// 培训、交流
        case training
        /// 其他
        case other

        /// Whether it serves a case.
        public var isCaseWork: Bool {
            switch self {
            case .decision, .verification, .appraisal, .cooperation: true
            case .publicity, .training, .other: false
            }
        }
    }

    /// To whom it is shown.
    public enum Receiver: Hashable, Sendable {
        /// A leader (领导).
        case leader(Staff.ID)
        /// Another room (其他内设机构).
        case room(Room.ID)
        /// Another organ of discipline inspection (其他纪检监察机关).
        case organ(Organ.ID)
        /// An expert or another body that gives an opinion (鉴定、咨询人员), by name.
        case expert

        /// The name under which it is stored.
        public var kind: String {
            switch self {
            case .leader: "leader"
            case .room: "room"
            case .organ: "organ"
            case .expert: "expert"
            }
        }
    }

    /// What is asked for.
    public struct Request: Hashable, Sendable {
        public var purpose: Purpose
        public var receiver: Receiver
        /// For how many days from its approval.
        public var days: Int
        /// The paragraphs that are shown, by their place in the text.
        public var passages: [Int]

        public init(purpose: Purpose, receiver: Receiver, days: Int, passages: [Int]) {
            self.purpose = purpose
            self.receiver = receiver
            self.days = days
            self.passages = passages
        }
    }

    /// What a person says about what was found.
    public struct Confirmation: Hashable, Sendable {
        /// Findings that stay readable, by their place in the list.
        public var lifted: Set<Int>
        /// What is covered besides, wherever it stands.
        public var added: [String]
        /// Every place was looked at.
        public var isChecked: Bool

        public init(lifted: Set<Int>, added: [String], isChecked: Bool) {
            self.lifted = lifted
            self.added = added
            self.isChecked = isChecked
        }
    }
}

extension Excerpt.State {
    /// The state after `event`, or nil where the event is illegal: only who asked confirms, and nobody decides about the
    /// own excerpt.
    public func after(_ event: Excerpt.Event) -> Self? {
        switch (self, event) {
        case (.drafted(let author), .confirm(let person)), (.confirmed(let author), .confirm(let person)):
            author == person ? .confirmed(by: author) : nil
        case (.confirmed(let author), .refuse(let head)): author == head ? nil : .refused(by: author, head: head)
        case (.confirmed(let author), .approve(let approval)):
            author == approval.head || approval.until < approval.on ? nil : .approved(by: author, approval)
        case (.drafted, .refuse), (.drafted, .approve), (.refused, _), (.approved, _): nil
        }
    }

    /// Who asked for it.
    public var author: Staff.ID {
        switch self {
        case .drafted(let author), .confirmed(let author), .refused(let author, _), .approved(let author, _): author
        }
    }

    public var approval: Excerpt.Approval? {
        switch self {
        case .approved(_, let approval): approval
        case .drafted, .confirmed, .refused: nil
        }
    }

    /// The name under which it is stored.
    public var name: String {
        switch self {
        case .drafted: "drafted"
        case .confirmed: "confirmed"
        case .refused: "refused"
        case .approved: "approved"
        }
    }
}
