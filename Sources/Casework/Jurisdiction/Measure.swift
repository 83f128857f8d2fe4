extension Jurisdiction {
    /// What changes who handles a clue, or with whom (管辖措施).
    public enum Measure: Hashable, Sendable {
        /// 提级管辖: a higher organ handles itself what lies with a lower one.
        case escalate(to: Clue.Destination)
        /// 指定管辖: a higher organ has a third organ handle it.
        case designate(to: Clue.Destination)
        /// 交叉办案: a room handles it whose members do not belong to the accused's own place.
        case cross(to: Clue.Destination)
        /// 联合查处: its room leads, other rooms assist, each with its slice.
        case joint(assisting: [Clue.Destination])
        /// 交办: a lower organ handles it in its own name and reports the result.
        case assign(to: Clue.Destination, AssignReason)
        /// 转送: routing passed the report on; nobody proposes it by hand.
        case forward(to: Organ.ID)
        /// 报请管辖: the organ asks the next-higher one to take it.
        case requestEscalation(to: Clue.Destination)

        public var kind: Kind {
            switch self {
            case .escalate: .escalate
            case .designate: .designate
            case .cross: .cross
            case .joint: .joint
            case .assign: .assign
            case .forward: .forward
            case .requestEscalation: .requestEscalation
            }
        }

        /// Where the clue goes; nil where it stays, or where no clue is there yet.
        public var destination: Clue.Destination? {
            switch self {
            case .escalate(let to), .designate(let to), .cross(let to), .assign(let to, _), .requestEscalation(let to):
                to
            case .joint, .forward: nil
            }
        }

        /// Every room that learns of the clue by it.
        public var rooms: [Clue.Destination] {
            if case .joint(let assisting) = self { return assisting }
            return destination.map { [$0] } ?? []
        }
    }

    /// A measure without its details; the raw value is stored.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case escalate, designate, cross, joint, assign, forward
        case requestEscalation = "request_escalation"
    }

    /// Why a matter is assigned to a lower organ (交办情形).
    ///
    /// - Policy: JB-20
    public enum AssignReason: String, Hashable, Sendable, CaseIterable {
        /// 贯彻执行党中央决策部署存在明显违纪违法
        case centralDecision = "central_decision"
        /// 问题典型、群众反映强烈
        case typicalProblem = "typical_problem"
        /// 久拖不决、造成不良影响
        case longUndecided = "long_undecided"
        case other
    }

    /// Why a clue is handled elsewhere or together (变更管辖事由).
    ///
    /// - Policy: JC-17
    public enum ChangeReason: String, Hashable, Sendable, CaseIterable {
        /// 集中力量办理
        case concentrateForces = "concentrate_forces"
        /// 排除地方干扰
        case localInterference = "local_interference"
        /// 涉及纪检监察干部
        case disciplineStaff = "discipline_staff"
        /// 管辖机关人员应当回避
        case recusal
        /// 案情重大复杂
        case complexMatter = "complex_matter"
        /// 群众身边不正之风和腐败问题，由上级直接办理
        case microCorruption = "micro_corruption"
        /// 重复反映或者群众反映强烈
        case recurring
        case other
    }

    /// Why a measure is taken, in the words of its kind.
    public enum Reason: Hashable, Sendable {
        case assign(AssignReason)
        case change(ChangeReason)
        /// By a rule of routing, for what was passed on.
        case routing(Route.RuleID)

        /// The code that is stored.
        public var code: String {
            switch self {
            case .assign(let reason): reason.rawValue
            case .change(let reason): reason.rawValue
            case .routing(let rule): rule.rawValue
            }
        }

        /// The reason behind a stored code; nil for a code that the kind does not know.
        public init?(_ code: String, of kind: Kind) {
            let reason: Reason? =
                switch kind {
                case .assign: AssignReason(rawValue: code).map(Reason.assign)
                case .forward: Route.RuleID(rawValue: code).map(Reason.routing)
                case .escalate, .designate, .cross, .joint, .requestEscalation:
                    ChangeReason(rawValue: code).map(Reason.change)
                }
            guard let reason else { return nil }
            self = reason
        }
    }

    /// What a person can do to a measure.
    public enum Act: Hashable, Sendable {
        case propose(Measure)
        /// Approved and carried out at once.
        case approve(Measure)
        case refuse(Measure)
        /// The proposer takes back what nobody has decided.
        case withdraw(Measure)
        /// A leader ends what goes on: rooms that assist.
        case end(Measure)
        /// The head takes note of what a rule has brought into force.
        case acknowledge(Measure)

        public var measure: Measure {
            switch self {
            case .propose(let measure), .approve(let measure), .refuse(let measure), .withdraw(let measure),
                .end(let measure), .acknowledge(let measure):
                measure
            }
        }

        /// Whether it brings the measure about, so that its target is looked at.
        var bringsAbout: Bool {
            switch self {
            case .propose, .approve: true
            case .refuse, .withdraw, .end, .acknowledge: false
            }
        }

        /// Whether it is a leader's.
        var isDecision: Bool {
            switch self {
            case .approve, .refuse, .end, .acknowledge: true
            case .propose, .withdraw: false
            }
        }
    }
}
