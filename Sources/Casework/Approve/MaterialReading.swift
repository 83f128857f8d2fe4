/// What a room says of material that joined a finished clue and gives no cause to open it again.
///
/// - Policy: JB-27
public enum MaterialReading: String, Hashable, Sendable, CaseIterable {
    /// 与已经核查的内容重复
    case repeats
    /// 不影响原结论
    case immaterial
    /// 没有可查证的具体线索
    case unverifiable

    /// Why it may not be said now; nil where it may.
    public enum Objection: Hashable, Sendable, CaseIterable {
        /// The room that handled it says so.
        case notItsRoom
        /// What is worked on takes the material in with its next opinion; what is archived is taken out first.
        case notFinished
        case nothingWaits
        /// A deputy decides whether it is opened again.
        case reopeningAsked
    }

    public static func objection(to facts: Facts) -> Objection? {
        guard facts.caller.room == facts.room, facts.caller.roles.contains(.roomMember) else { return .notItsRoom }
        guard facts.state.isOpenToReopening else { return .notFinished }
        guard facts.hasNewMaterial else { return .nothingWaits }
        return facts.isReopeningAsked ? .reopeningAsked : nil
    }

    /// What the rules look at.
    public struct Facts: Equatable, Sendable {
        public var caller: StaffCaller
        public var room: Room.ID
        public var state: Clue.State
        public var hasNewMaterial: Bool
        public var isReopeningAsked: Bool

        public init(
            caller: StaffCaller, room: Room.ID, state: Clue.State, hasNewMaterial: Bool, isReopeningAsked: Bool
        ) {
            self.caller = caller
            self.room = room
            self.state = state
            self.hasNewMaterial = hasNewMaterial
            self.isReopeningAsked = isReopeningAsked
        }
    }
}

extension Clue.State {
    /// It is finished, and not in the archive.
    public var isOpenToReopening: Bool {
        switch self {
        case .concluded, .fedBack: true
        case .routed, .claimed, .returnRequested, .returned, .planProposed, .underWay, .held, .resultProposed,
            .archived:
            false
        }
    }
}

extension MaterialReading.Objection {
    public var statement: Bilingual {
        switch self {
        case .notItsRoom: Bilingual("由承办室审阅补充材料", "The room that handled it reads the material")
        case .notFinished: Bilingual("这件线索没有办结，或者已经归档", "The clue is not finished, or it is archived")
        case .nothingWaits: Bilingual("没有待审阅的补充材料", "No material waits to be read")
        case .reopeningAsked: Bilingual("已经申请重新办理", "It was asked to open the clue again")
        }
    }

    public var remedy: Bilingual {
        switch self {
        case .notItsRoom: Bilingual("请由承办室办理", "Let that room do it")
        case .notFinished:
            Bilingual("在办的随处置意见一并审阅；已归档的请先调卷", "What is worked on takes it in; take it out of the archive first")
        case .nothingWaits: Bilingual("请刷新页面，查看最新状态", "Reload the page to see where it stands now")
        case .reopeningAsked: Bilingual("请分管领导决定是否重新办理", "Let the deputy decide on the reopening")
        }
    }
}
