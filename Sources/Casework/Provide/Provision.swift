/// Data on reports that an inspection team asks for (向巡视巡察机构提供检举控告数据): of an area, a department or a unit that it
/// inspects, approved by the head, without a reporter, taken away once.
///
/// Nobody stands aside from it, so nobody stands in for the head: it is asked for an area and not about a matter, and what
/// whoever takes it away must not know of is not among the rows.
///
/// - Policy: JB-32
public struct Provision: Identifiable, Equatable, Sendable {
    public typealias ID = Identifier<Provision>

    public let id: ID
    public private(set) var state: State

    public init(id: ID, state: State) {
        self.id = id
        self.state = state
    }

    /// What is inspected.
    public enum Scope: Hashable, Sendable {
        case division(Division.ID)
        case township(Township.ID)
        case unit(Unit.ID)

        /// The name under which it is stored.
        public var kind: String {
            switch self {
            case .division: "division"
            case .township: "township"
            case .unit: "unit"
            }
        }

        public var code: String {
            switch self {
            case .division(let id): id.rawValue
            case .township(let id): id.rawValue
            case .unit(let id): id.rawValue
            }
        }

        /// - Returns: nil for a kind that there is not.
        public init?(kind: String, code: String) {
            switch kind {
            case "division": self = .division(Division.ID(code))
            case "township": self = .township(Township.ID(code))
            case "unit": self = .unit(Unit.ID(code))
            case _: return nil
            }
        }
    }

    /// Each state carries exactly what it knows.
    public enum State: Equatable, Sendable {
        case proposed(by: Staff.ID)
        case refused(by: Staff.ID, head: Staff.ID)
        case approved(by: Staff.ID, head: Staff.ID)
        case delivered(by: Staff.ID, head: Staff.ID)

        public var author: Staff.ID {
            switch self {
            case .proposed(let author), .refused(let author, _), .approved(let author, _), .delivered(let author, _):
                author
            }
        }
    }

    public enum Event: Hashable, Sendable {
        case approve(by: Staff.ID)
        case refuse(by: Staff.ID)
        /// Taken away, by whoever asked for it.
        case deliver(by: Staff.ID)
    }

    /// The event is not legal in the state; nothing changed.
    public struct IllegalMove: Error, Equatable, Sendable {}

    public mutating func apply(_ event: Event) throws(IllegalMove) {
        guard let next = state.after(event) else { throw IllegalMove() }
        state = next
    }

    public enum Act: Hashable, Sendable, CaseIterable {
        case propose, approve, refuse, deliver
    }

    /// An act and the facts it is judged by.
    public struct Input: Sendable {
        public var act: Act
        public var caller: StaffCaller
        public var organ: Organ.ID
        /// Nil before it is asked for.
        public var state: State?
        /// Units and townships that the scope comes to.
        public var scopeSize: Int

        public init(act: Act, caller: StaffCaller, organ: Organ.ID, state: State? = nil, scopeSize: Int = 1) {
            self.act = act
            self.caller = caller
            self.organ = organ
            self.state = state
            self.scopeSize = scopeSize
        }
    }

    /// One condition of the law, with the paragraph it rests on.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let isBroken: @Sendable (Input) -> Bool
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case ownOrgan = "own_organ"
        case role, scope
        case fourEyes = "four_eyes"
        case asker
        case stateKnowsAct = "state_knows_act"
    }

    /// In order of precedence.
    public static let rules: [Rule] = [
        Rule(id: .ownOrgan, policy: "JB-5") { $0.caller.organ != $0.organ },
        Rule(id: .role, policy: "JB-32") { input in
            switch input.act {
            case .propose, .deliver: input.caller.roles.isDisjoint(with: [.petitionLead, .caseSupervision])
            case .approve, .refuse: !input.caller.roles.contains(.head)
            }
        },
        Rule(id: .scope, policy: "JB-32") { $0.act == .propose && $0.scopeSize == 0 },
        Rule(id: .fourEyes, policy: "JB-32") { input in
            (input.act == .approve || input.act == .refuse) && input.state?.author == input.caller.staff
        },
        Rule(id: .asker, policy: "JB-32") { $0.act == .deliver && $0.state?.author != $0.caller.staff },
        Rule(id: .stateKnowsAct, policy: "JB-32") { input in
            guard let state = input.state else { return input.act != .propose }
            guard let event = Event(input.act, by: input.caller.staff) else { return true }
            return state.after(event) == nil
        },
    ]

    /// The first rule that is broken; nil when the act is allowed.
    public static func decide(_ input: Input) -> Rule? { rules.first { $0.isBroken(input) } }

    /// The last day until which a line of the ledger is kept at least.
    ///
    /// - Policy: DW-C18
    public static func keepUntil(deliveredOn day: CivilDate) -> CivilDate {
        let year = day.year + keptYears
        return CivilDate(year: year, month: day.month, day: day.day)
            ?? CivilDate(year: year, month: 3, day: 1) ?? day.adding(days: 366 * keptYears)
    }

    public static let keptYears = 3
}

extension Provision.Event {
    /// What an act does to data that somebody asked for; nil for the asking.
    init?(_ act: Provision.Act, by staff: Staff.ID) {
        switch act {
        case .propose: return nil
        case .approve: self = .approve(by: staff)
        case .refuse: self = .refuse(by: staff)
        case .deliver: self = .deliver(by: staff)
        }
    }
}

extension Provision.State {
    /// The state after `event`, or nil where the event is illegal: another person decides, and it is taken once.
    ///
    /// - Policy: JB-32
    public func after(_ event: Provision.Event) -> Self? {
        switch (self, event) {
        case (.proposed(let author), .approve(let head)): author == head ? nil : .approved(by: author, head: head)
        case (.proposed(let author), .refuse(let head)): author == head ? nil : .refused(by: author, head: head)
        case (.approved(let author, let head), .deliver(let staff)):
            author == staff ? .delivered(by: author, head: head) : nil
        case (.proposed, .deliver), (.approved, .approve), (.approved, .refuse), (.refused, _), (.delivered, _): nil
        }
    }
}

extension Provision.RuleID {
    /// What the condition demands, and what to do where it is not met.
    public var statement: Bilingual {
        switch self {
        case .ownOrgan: Bilingual("只办理本机关的数据提供", "Only what the own organ provides")
        case .role:
            Bilingual(
                "信访室主任、案管室提出并导出，主要负责人审批",
                "The head of the petition office or case supervision asks and takes it; the head of the organ approves")
        case .scope: Bilingual("范围须是名录中的地区、部门或者单位", "The scope is an area, a department or a unit of the directory")
        case .fourEyes: Bilingual("提出人不能审批", "Nobody approves what they asked for")
        case .asker: Bilingual("由提出人导出", "Whoever asked takes it")
        case .stateKnowsAct: Bilingual("已批准且未导出过的，才能导出；只能导出一次", "It is approved and was not taken before: once only")
        }
    }
}

extension Policy {
    /// What the provision of data rests on.
    public static let provisions: Policy = "JB-32"
}
