/// The quarterly analysis of reports (检举控告情况分析) and the yearly report on ordinary petitions (信访情况年度报告): figures
/// with those of the time before, none so small that it tells of persons, sent to the next-higher organ and, where it is
/// needed, reported to the Party committee of the same level.
///
/// It is about no matter: nobody stands aside from it, and nobody stands in for the head who sends it.
///
/// - Policy: JB-31, XF-41
public enum TrendAnalysis {
    public typealias ID = Identifier<TrendAnalysis>

    /// What is counted by.
    public enum Dimension: String, Hashable, Sendable, CaseIterable {
        case total, channel, kind, breach, micro
        case microCategory = "micro_category"
        case level, area
        case repeated = "repeat"
        case signature
        /// 信访事项涉及领域: by the kind of organ that is competent; this organ itself is `own`.
        case field
        /// 去向: passed on, guided, sent back to the bureau, accepted, or nothing yet.
        case way
        /// 处理、复查、复核意见
        case opinion
        /// 交办、督办
        case urged
        /// 提出建议和采纳情况
        case advice

        /// Whether each report is counted once: then one hidden figure follows from the others.
        var isPartition: Bool {
            switch self {
            case .channel, .kind, .micro, .microCategory, .level, .repeated, .signature, .field, .way, .opinion: true
            case .total, .breach, .area, .urged, .advice: false
            }
        }
    }

    /// A figure as it was counted; it leaves the transaction only as ``Shown``.
    public struct Figure: Hashable, Sendable {
        public let dimension: Dimension
        public let code: String
        public let latest: Int
        public let before: Int

        public init(_ dimension: Dimension, _ code: String, latest: Int, before: Int) {
            self.dimension = dimension
            self.code = code
            self.latest = latest
            self.before = before
        }
    }

    /// A figure as it is shown; nil is fewer than ``smallest``.
    public struct Shown: Hashable, Sendable {
        public let dimension: Dimension
        public let code: String
        public let latest: Int?
        public let before: Int?

        public init(_ dimension: Dimension, _ code: String, latest: Int?, before: Int?) {
            self.dimension = dimension
            self.code = code
            self.latest = latest
            self.before = before
        }

        /// Nil where either is hidden.
        public var change: Int? {
            guard let latest, let before else { return nil }
            return latest - before
        }
    }

    /// The smallest figure that is shown: a choice of this project.
    ///
    /// - Policy: DW-small
    public static let smallest = 5

    /// Hides what is small, and where one figure alone of a whole would be hidden, the next smallest with it.
    ///
    /// - Policy: DW-small
    public static func shown(_ figures: [Figure]) -> [Shown] {
        Dimension.allCases.flatMap { dimension in
            let own = figures.filter { $0.dimension == dimension }
            let latest = hidden(own.map(\.latest), isPartition: dimension.isPartition)
            let before = hidden(own.map(\.before), isPartition: dimension.isPartition)
            return own.indices.map { index in
                Shown(
                    dimension, own[index].code, latest: latest.contains(index) ? nil : own[index].latest,
                    before: before.contains(index) ? nil : own[index].before)
            }
        }
    }

    private static func hidden(_ counts: [Int], isPartition: Bool) -> Set<Int> {
        var hidden = Set(counts.indices.filter { (1..<smallest).contains(counts[$0]) })
        if isPartition, hidden.count == 1 {
            let next = counts.indices.filter { counts[$0] >= smallest }.min { counts[$0] < counts[$1] }
            if let next { hidden.insert(next) }
        }
        return hidden
    }

    /// How a stored analysis stands.
    public enum State: Equatable, Sendable {
        case made(by: Staff.ID)
        case sent(by: Staff.ID, head: Staff.ID, on: CivilDate)
    }

    public enum Event: Hashable, Sendable {
        case send(by: Staff.ID, on: CivilDate)
    }

    /// The event is not legal in the state; nothing changed.
    public struct IllegalMove: Error, Equatable, Sendable {}

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case ownOrgan = "own_organ"
        case role
        case overQuarter = "over_quarter"
        case overYear = "over_year"
        case fourEyes = "four_eyes"
        case upper
        case committeeNeed = "committee_need"
        case committeeOnce = "committee_once"
        case stateKnowsAct = "state_knows_act"
    }

    public enum Act: Hashable, Sendable {
        case make
        /// 报上一级机关
        case send
        /// 向同级党委报告
        case brief
    }

    /// An act and the facts it is judged by.
    public struct Input: Sendable {
        public var act: Act
        public var caller: StaffCaller
        public var organ: Organ.ID
        public var period: TrendPeriod
        public var today: CivilDate
        /// The next-higher organ; nil where there is none.
        public var upper: Organ.ID?
        /// Nil where there is no analysis of the period yet.
        public var state: State?
        /// Whether the Party committee of the same level has its report already.
        public var isBriefed: Bool
        /// Whether the committee and why it is told are written down.
        public var isNeedStated: Bool

        public init(
            act: Act, caller: StaffCaller, organ: Organ.ID, period: TrendPeriod, today: CivilDate, upper: Organ.ID?,
            state: State? = nil, isBriefed: Bool = false, isNeedStated: Bool = true
        ) {
            self.act = act
            self.caller = caller
            self.organ = organ
            self.period = period
            self.today = today
            self.upper = upper
            self.state = state
            self.isBriefed = isBriefed
            self.isNeedStated = isNeedStated
        }
    }

    /// One condition of the law, with the paragraph it rests on.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let isBroken: @Sendable (Input) -> Bool
    }

    /// In order of precedence.
    public static let rules: [Rule] = [
        Rule(id: .ownOrgan, policy: "JB-5") { $0.caller.organ != $0.organ },
        Rule(id: .role, policy: "JB-31") { input in
            switch input.act {
            case .make: input.caller.roles.isDisjoint(with: [.petitionLead, .caseSupervision])
            case .send, .brief: !input.caller.roles.contains(.head)
            }
        },
        Rule(id: .overQuarter, policy: "JB-31") { $0.act == .make && !$0.period.isYear && !$0.isOver },
        Rule(id: .overYear, policy: "XF-41") { $0.act == .make && $0.period.isYear && !$0.isOver },
        Rule(id: .fourEyes, policy: "JB-31") { input in
            switch input.act {
            case .make: false
            case .send, .brief: input.state?.author == input.caller.staff
            }
        },
        Rule(id: .upper, policy: "JB-31") { $0.act == .send && $0.upper == nil },
        Rule(id: .committeeNeed, policy: "JB-31") { $0.act == .brief && !$0.isNeedStated },
        Rule(id: .committeeOnce, policy: "JB-31") { $0.act == .brief && $0.isBriefed },
        Rule(id: .stateKnowsAct, policy: "JB-31") { input in
            guard let state = input.state else { return input.act != .make }
            return switch input.act {
            case .make: true
            case .send: state.after(.send(by: input.caller.staff, on: input.today)) == nil
            // The committee of the same level waits for nobody, and an organ without a superior has one too.
            case .brief: false
            }
        },
    ]

    /// The first rule that is broken; nil when the act is allowed.
    public static func decide(_ input: Input) -> Rule? { rules.first { $0.isBroken(input) } }
}

extension TrendAnalysis.State {
    public mutating func apply(_ event: TrendAnalysis.Event) throws(TrendAnalysis.IllegalMove) {
        guard let next = after(event) else { throw TrendAnalysis.IllegalMove() }
        self = next
    }

    /// Who made it.
    public var author: Staff.ID {
        switch self {
        case .made(let author), .sent(let author, _, _): author
        }
    }

    /// The state after `event`, or nil where the event is illegal: another person sends it, once.
    ///
    /// - Policy: JB-31
    public func after(_ event: TrendAnalysis.Event) -> Self? {
        switch (self, event) {
        case (.made(let author), .send(let head, let day)):
            author == head ? nil : .sent(by: author, head: head, on: day)
        case (.sent, .send): nil
        }
    }
}

extension TrendAnalysis.RuleID {
    /// What the condition demands, and what to do where it is not met.
    public var statement: Bilingual {
        switch self {
        case .ownOrgan: Bilingual("只分析本机关的检举控告", "Only reports of the own organ")
        case .role:
            Bilingual(
                "信访室主任、案管室作分析，主要负责人报上级、向同级党委报告",
                "The head of the petition office or case supervision makes it; the head of the organ sends it up and "
                    + "reports it to the Party committee")
        case .overQuarter: Bilingual("季度结束后再作分析", "The quarter is over")
        case .overYear: Bilingual("年度结束后编制信访情况年度报告", "The yearly report on petitions is made once the year is over")
        case .fourEyes: Bilingual("作分析的人不能自己上报、报告", "Who made it neither sends nor reports it")
        case .upper: Bilingual("名录中有上一级机关", "The directory has a next-higher organ")
        case .committeeNeed:
            Bilingual("写明向哪个同级党委报告、为何必要", "Which Party committee is told, and why it is needed, is written down")
        case .committeeOnce: Bilingual("每份分析向同级党委报告一次", "Each is reported to the Party committee once")
        case .stateKnowsAct: Bilingual("每季度、每年度一份，上报一次", "One for each quarter and each year, sent once")
        }
    }
}

extension TrendAnalysis.Input {
    fileprivate var isOver: Bool { period.lastDay < today }
}

/// What an analysis covers: a quarter, or a whole year.
///
/// - Policy: JB-31, XF-41
public enum TrendPeriod: Hashable, Sendable {
    /// 检举控告情况分析
    case quarter(Quarter)
    /// 信访情况年度报告; years from 2000 to 2999.
    case year(Int)

    /// - Parameter number: 1 to 4, or 0 for the year.
    /// - Returns: nil for what no calendar has.
    public init?(year: Int, number: Int) {
        guard (2000...2999).contains(year) else { return nil }
        if number == 0 {
            self = .year(year)
        } else if let quarter = Quarter(year: year, number: number) {
            self = .quarter(quarter)
        } else {
            return nil
        }
    }

    public var isYear: Bool {
        switch self {
        case .quarter: false
        case .year: true
        }
    }

    public var year: Int {
        switch self {
        case .quarter(let quarter): quarter.year
        case .year(let year): year
        }
    }

    /// 1 to 4, or 0 for the year.
    public var number: Int {
        switch self {
        case .quarter(let quarter): quarter.number
        case .year: 0
        }
    }

    public var firstDay: CivilDate {
        switch self {
        case .quarter(let quarter): quarter.firstDay
        case .year(let year): CivilDate(year: year, month: 1, day: 1) ?? .epoch
        }
    }

    public var lastDay: CivilDate {
        switch self {
        case .quarter(let quarter): quarter.lastDay
        case .year(let year): CivilDate(year: year, month: 12, day: 31) ?? .epoch
        }
    }

    /// What its figures are compared with.
    public var previous: TrendPeriod {
        switch self {
        case .quarter(let quarter): .quarter(quarter.previous)
        case .year(let year): .year(year - 1)
        }
    }
}

extension Quarter {
    /// The quarter before.
    public var previous: Quarter { Quarter(containing: firstDay.adding(days: -1)) }
}
