/// A length that one organ sets for its own clocks (本机关期限), over what holds for every organ.
///
/// It is for the clocks of that organ alone, and for none below it: who stands above whom changes with the directory, and
/// a last day must not move because of that. Where an organ lays a length down for those below, each of them gets a row
/// that names the decision as its source.
public enum OwnPeriod {
    /// A length that is to be loaded for an organ.
    public struct Asked: Hashable, Sendable {
        public var kind: ClockKind
        public var period: Period
        /// Whether the directory has the organ.
        public var organIsKnown: Bool

        public init(kind: ClockKind, period: Period, organIsKnown: Bool = true) {
            self.kind = kind
            self.period = period
            self.organIsKnown = organIsKnown
        }
    }

    /// How far an organ is free to count a clock by a length of its own.
    public enum Latitude: Hashable, Sendable {
        /// Law sets it for everybody, or it has no length.
        case none
        /// A shorter one: at most this much of each unit, and nothing in a unit that is not listed.
        case upTo([Period])
        /// No rule of the whole country sets it.
        case any
    }

    /// One condition under which an organ gets no length of its own.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        public let statement: Bilingual
        public let remedy: Bilingual
        let refuses: @Sendable (Asked) -> Bool
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case ownOrgan = "own_organ"
        case ownKind = "own_kind"
        case ownVerification = "own_verification"
        case ownReply = "own_reply"
        case ownPlan = "own_plan"
    }

    /// In order of precedence: the first one that refuses decides.
    public static let rules: [Rule] = [.ownOrgan, .ownKind, .ownVerification, .ownReply, .ownPlan]

    /// The first rule that refuses; nil: the organ may have it.
    public static func objection(to asked: Asked) -> Rule? { rules.first { $0.refuses(asked) } }

    /// The kinds of clock of which an organ may have a length of its own.
    public static var kinds: [ClockKind] { ClockKind.allCases.filter { latitude(of: $0) != .none } }

    /// Its twins are `period_policy_of_an_organ_is_its_own_to_set` and `period_policy_of_an_organ_is_no_longer`.
    ///
    /// Each bound ends on no day later than what the rules say, from whatever day it is counted: two months have at
    /// least 59 days, and more than 30 working days in any notice so far; 15 working days are 15 days at least; a month
    /// has at least 28 days, and as many working days as the fast lane has by itself.
    public static func latitude(of kind: ClockKind) -> Latitude {
        switch kind {
        case .prelim: .upTo([.months(Months(2)), .days(Days(59)), .workingDays(WorkingDays(30))])
        case .talkReply: .upTo([.workingDays(WorkingDays(15)), .days(Days(15))])
        // It runs in the place of the month of ZJ-21.
        case .fastPlan: .upTo([.months(Months(1)), .days(Days(28)), .workingDays(WorkingDays(15))])
        case .fastDivert, .fastClose, .research, .supervision, .recommendReply, .lookBack, .objection: .any
        case .upwardReport, .forwardAccept, .forwardOther, .acceptNotice, .plan, .talkReport, .assigned, .feedback,
            .clarify, .investigation, .appeal, .review, .xfForward, .xfReject, .xfHandle, .xfReview, .xfRecheck:
            .none
        // To the end of the quarter or the year, or to a day that people set; no length could take their place.
        case .quarterFeedback, .visitTown, .protectionLook: .none
        }
    }

    fileprivate static func isLonger(_ asked: Asked, than kind: ClockKind) -> Bool {
        guard asked.kind == kind, case .upTo(let most) = latitude(of: kind) else { return false }
        return !most.contains { $0.unit == asked.period.unit && asked.period.length <= $0.length }
    }
}

extension OwnPeriod.Rule {
    /// - Policy: DW-own-period
    static let ownOrgan = Self(
        id: .ownOrgan, policy: "DW-own-period",
        statement: Bilingual(
            "本机关期限只为名录中的机关设定，只适用于该机关自己的期限，不及于下级机关；没有的，用各机关通行的一行，再没有的用内置期限",
            "A period of one organ's own is for an organ of the directory and for its own clocks, not for those of organs "
                + "below; where it has none the deployment's row holds, and else the built-in one"),
        remedy: Bilingual("请核对机关编号", "Check the id of the organ")
    ) { !$0.organIsKnown }

    /// - Policy: DW-own-period
    static let ownKind = Self(
        id: .ownKind, policy: "DW-own-period",
        statement: Bilingual(
            "法定期限不由一个机关自定；可以自定的是初核、函询回复、快办件、查明管辖、督办、建议回复和回访、异议答复",
            "No organ sets a period of law for itself; what it may set is preliminary verification, the answer to a letter, "
                + "the fast lane, research, orders, replies to recommendations and their look-back, objections"),
        remedy: Bilingual("请不写机关，或者改用可以自定的期限", "Name no organ, or a clock that an organ may set")
    ) { OwnPeriod.latitude(of: $0.kind) == .none }

    /// - Policy: AJ-15
    static let ownVerification = Self(
        id: .ownVerification, policy: "AJ-15",
        statement: Bilingual(
            "机关自定的初核期限不长于2个月（59日、30个工作日）；延长另行批准",
            "An organ's own preliminary verification is not longer than 2 months (59 days, 30 working days); it is extended "
                + "by an approval"),
        remedy: Bilingual("请缩短，或者到期前申请延长", "Make it shorter, or ask for an extension before it ends")
    ) { OwnPeriod.isLonger($0, than: .prelim) }

    /// - Policy: ZJ-29
    static let ownReply = Self(
        id: .ownReply, policy: "ZJ-29",
        statement: Bilingual(
            "机关自定的函询回复期限不长于15个工作日（15日）",
            "An organ's own period for the answer to a letter is not longer than 15 working days (15 days)"),
        remedy: Bilingual("请缩短", "Make it shorter")
    ) { OwnPeriod.isLonger($0, than: .talkReply) }

    /// - Policy: ZJ-21
    static let ownPlan = Self(
        id: .ownPlan, policy: "ZJ-21",
        statement: Bilingual(
            "机关自定的快办件处置期限不长于1个月（28日、15个工作日）",
            "An organ's own period for a plan in the fast lane is not longer than 1 month (28 days, 15 working days)"),
        remedy: Bilingual("请缩短", "Make it shorter")
    ) { OwnPeriod.isLonger($0, than: .fastPlan) }
}
