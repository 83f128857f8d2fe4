/// A clue that a room found in its own work (自行发现的问题线索): nobody reported it. In the room's own scope it is filed with
/// case supervision (备案); otherwise it goes where it belongs through case supervision.
///
/// - Policy: SS-172, ZJ-20
public struct FoundClue: Identifiable, Equatable, Sendable {
    public typealias ID = Identifier<FoundClue>

    public let id: ID
    public private(set) var state: State

    public init(id: ID, state: State) {
        self.id = id
        self.state = state
    }

    /// Each state carries exactly what it knows.
    public enum State: Equatable, Sendable {
        /// 本室管辖，已报案管备案
        case filed(by: Staff.ID)
        /// 案管已登记备案
        case noted(by: Staff.ID, control: Staff.ID)
        /// 不属本室管辖，已移送案管
        case handed(by: Staff.ID)
        /// 案管已移送
        case moved(by: Staff.ID, control: Staff.ID)

        public var finder: Staff.ID {
            switch self {
            case .filed(let finder), .noted(let finder, _), .handed(let finder), .moved(let finder, _): finder
            }
        }
    }

    public enum Event: Equatable, Sendable {
        case note(by: Staff.ID)
        case move(by: Staff.ID)
    }

    /// The event is not legal in the state; nothing changed.
    public struct IllegalMove: Error, Equatable, Sendable {}

    public mutating func apply(_ event: Event) throws(IllegalMove) {
        guard let next = state.after(event) else { throw IllegalMove() }
        state = next
    }
}

extension FoundClue.State {
    /// The state after `event`, or nil where the event is illegal: who found it does not control it.
    public func after(_ event: FoundClue.Event) -> Self? {
        switch (self, event) {
        case (.filed(let finder), .note(let control)): finder == control ? nil : .noted(by: finder, control: control)
        case (.handed(let finder), .move(let control)): finder == control ? nil : .moved(by: finder, control: control)
        case (.filed, .move), (.handed, .note), (.noted, _), (.moved, _): nil
        }
    }

    /// How a clue begins that a room of this organ found, seen from where routing sends it.
    ///
    /// - Policy: SS-172
    public static func first(by finder: Staff.ID, in room: Room.ID, sentTo destination: Room.ID) -> Self {
        room == destination ? .filed(by: finder) : .handed(by: finder)
    }
}

extension FoundClue {
    public enum Act: Hashable, Sendable, CaseIterable {
        case register, note, move
    }

    /// An act and the facts it is judged by.
    public struct Input: Sendable {
        public var act: Act
        public var caller: StaffCaller
        /// What the caller's room does; nil where the caller has none.
        public var roomKind: RoomKind?
        public var origin: ClueOrigin
        /// Nil before it is registered.
        public var state: State?
        /// The organ in which it was found.
        public var organ: Organ.ID

        public init(
            act: Act, caller: StaffCaller, roomKind: RoomKind? = nil, origin: ClueOrigin = .foundInCase,
            state: State? = nil, organ: Organ.ID
        ) {
            self.act = act
            self.caller = caller
            self.roomKind = roomKind
            self.origin = origin
            self.state = state
            self.organ = organ
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
        case finder
        case origin
        case control
        case fourEyes = "four_eyes"
        case stateKnowsAct = "state_knows_act"
    }

    /// In order of precedence.
    public static let rules: [Rule] = [
        Rule(id: .ownOrgan, policy: "SS-172") { $0.caller.organ != $0.organ },
        Rule(id: .finder, policy: "SS-172") { input in
            input.act == .register
                && !(input.caller.roles.contains(.roomMember) && input.roomKind?.handlesClues ?? false)
        },
        Rule(id: .origin, policy: "SS-172") { !ClueOrigin.found.contains($0.origin) },
        Rule(id: .control, policy: "ZJ-20") { input in
            input.act != .register && !input.caller.roles.contains(.caseSupervision)
        },
        Rule(id: .fourEyes, policy: "SS-172") { input in
            input.act != .register && input.state?.finder == input.caller.staff
        },
        Rule(id: .stateKnowsAct, policy: "SS-172") { input in
            switch input.act {
            case .register: input.state != nil
            case .note: input.state?.after(.note(by: input.caller.staff)) == nil
            case .move: input.state?.after(.move(by: input.caller.staff)) == nil
            }
        },
    ]

    /// The first rule that is broken; nil when the act is allowed.
    public static func decide(_ input: Input) -> Rule? { rules.first { $0.isBroken(input) } }
}

extension FoundClue.RuleID {
    /// What the condition demands, and what to do where it is not met.
    public var statement: Bilingual {
        switch self {
        case .ownOrgan: Bilingual("只办理本机关发现的线索", "Only what was found in the own organ")
        case .finder:
            Bilingual(
                "由监督检查、审查调查、干部监督等承办室的人员登记",
                "A member of a room that handles clues registers it: supervision, investigation, cadre supervision")
        case .origin:
            Bilingual(
                "自行发现的线索只能来源于办案、执法监察或者其他工作", "What a room finds comes from a case, from enforcement, or other work")
        case .control: Bilingual("由案件监督管理室备案、移送", "Case supervision takes note of it and moves it")
        case .fourEyes: Bilingual("发现人不能备案、移送自己发现的线索", "Who found it neither notes nor moves it")
        case .stateKnowsAct: Bilingual("线索当前的状态允许此操作", "The clue is in a state that knows the act")
        }
    }
}

extension Policy {
    /// What the filing of found clues rests on.
    public static let foundClues: Policy = "SS-172"
}
