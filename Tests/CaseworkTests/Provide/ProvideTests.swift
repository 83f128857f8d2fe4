import Casework
import Testing

/// Data for inspection teams and the quarterly analysis.
@Suite struct ProvideTests {
    private static let organ = Organ.ID("O1")

    private static func caller(_ name: String, _ role: Role, organ: Organ.ID = organ) -> StaffCaller {
        StaffCaller(staff: Staff.ID(name), organ: organ, room: nil, roles: [role])
    }

    private static func broken(
        _ act: Provision.Act, _ caller: StaffCaller, _ state: Provision.State?, size: Int = 1
    ) -> Provision.RuleID? {
        Provision.decide(
            Provision.Input(act: act, caller: caller, organ: organ, state: state, scopeSize: size))?.id
    }

    private static let asker = caller("S1", .caseSupervision)
    private static let head = caller("S2", .head)
    private static let approved = Provision.State.approved(by: asker.staff, head: head.staff)

    @Test func `JB-32 JB-5 who may ask, who approves, and who takes it`() {
        #expect(Self.broken(.propose, Self.asker, nil) == nil)
        #expect(Self.broken(.propose, Self.caller("S1", .registrar), nil) == .role)
        #expect(Self.broken(.propose, Self.caller("S1", .petitionLead, organ: Organ.ID("O2")), nil) == .ownOrgan)
        #expect(Self.broken(.propose, Self.asker, nil, size: 0) == .scope)
        #expect(Self.broken(.approve, Self.head, .proposed(by: Self.asker.staff)) == nil)
        #expect(Self.broken(.approve, Self.head, .proposed(by: Self.head.staff)) == .fourEyes)
        #expect(Self.broken(.approve, Self.asker, .proposed(by: Self.asker.staff)) == .role)
        #expect(Self.broken(.deliver, Self.asker, Self.approved) == nil)
        #expect(Self.broken(.deliver, Self.caller("S3", .caseSupervision), Self.approved) == .asker)
    }

    @Test func `JB-32 it is taken once, and never before it is approved`() {
        let (author, head) = (Self.asker.staff, Self.head.staff)
        for state: Provision.State? in [
            nil, .proposed(by: author), .refused(by: author, head: head), .delivered(by: author, head: head),
        ] {
            #expect(Self.broken(.deliver, Self.asker, state) != nil, "\(String(describing: state))")
        }
        let taken = Provision.State.delivered(by: author, head: head)
        #expect(Self.broken(.deliver, Self.asker, taken) == .stateKnowsAct)
    }

    @Test func `DW-C18 a line of the ledger is kept for three years`() throws {
        let day = try #require(CivilDate(year: 2026, month: 3, day: 4))
        #expect(Provision.keepUntil(deliveredOn: day) == CivilDate(year: 2029, month: 3, day: 4))
        let leap = try #require(CivilDate(year: 2028, month: 2, day: 29))
        #expect(Provision.keepUntil(deliveredOn: leap) == CivilDate(year: 2031, month: 3, day: 1))
    }

    @Test func `DW-small nothing under five is told, and nothing that follows from the others`() {
        typealias Figure = TrendAnalysis.Figure
        let shown = TrendAnalysis.shown([
            Figure(.channel, "letter", latest: 20, before: 5), Figure(.channel, "visit", latest: 7, before: 0),
            Figure(.channel, "phone", latest: 4, before: 6), Figure(.breach, "integrity", latest: 4, before: 5),
            Figure(.breach, "work", latest: 9, before: 5),
        ])
        #expect(
            shown.filter { $0.dimension == .channel }.map(\.latest) == [20, nil, nil], "the next smallest hides too")
        #expect(shown.filter { $0.dimension == .channel }.map(\.before) == [5, 0, 6])
        #expect(shown.filter { $0.dimension == .breach }.map(\.latest) == [nil, 9], "a report can name several")
        #expect(shown.first?.change == 15 && shown.last?.change == 4)
        for figure in shown {
            for count in [figure.latest, figure.before].compactMap(\.self) { #expect(count == 0 || count >= 5) }
        }
    }

    @Test func `JB-31 JB-5 an analysis is of a quarter that is over, made by one and sent by another`() throws {
        let today = try #require(CivilDate(year: 2026, month: 4, day: 2))
        let first = try #require(Quarter(year: 2026, number: 1))
        let second = try #require(Quarter(year: 2026, number: 2))
        func broken(
            _ act: TrendAnalysis.Act, _ caller: StaffCaller, _ quarter: Quarter, _ state: TrendAnalysis.State? = nil,
            upper: Organ.ID? = Organ.ID("O0")
        ) -> TrendAnalysis.RuleID? {
            TrendAnalysis.decide(
                TrendAnalysis.Input(
                    act: act, caller: caller, organ: Self.organ, period: .quarter(quarter), today: today, upper: upper,
                    state: state))?.id
        }
        let made = TrendAnalysis.State.made(by: Self.asker.staff)
        #expect(broken(.make, Self.asker, first) == nil)
        #expect(broken(.make, Self.asker, second) == .overQuarter)
        #expect(broken(.make, Self.head, first) == .role)
        #expect(broken(.make, Self.caller("S1", .caseSupervision, organ: Organ.ID("O2")), first) == .ownOrgan)
        #expect(broken(.make, Self.asker, first, made) == .stateKnowsAct)
        #expect(broken(.send, Self.head, first, made) == nil)
        #expect(broken(.send, Self.head, first, .made(by: Self.head.staff)) == .fourEyes)
        #expect(broken(.send, Self.head, first, made, upper: nil) == .upper)
        #expect(first.previous == Quarter(year: 2025, number: 4))
    }

    @Test func `XF-41 JB-31 the yearly report is of a year that is over, and goes up once like an analysis`() throws {
        func broken(
            _ act: TrendAnalysis.Act, _ caller: StaffCaller, _ year: Int, _ today: String,
            _ state: TrendAnalysis.State? = nil, upper: Organ.ID? = Organ.ID("O0")
        ) throws -> TrendAnalysis.Rule? {
            TrendAnalysis.decide(
                TrendAnalysis.Input(
                    act: act, caller: caller, organ: Self.organ, period: .year(year),
                    today: try #require(CivilDate(iso: today)), upper: upper, state: state))
        }
        let made = TrendAnalysis.State.made(by: Self.asker.staff)
        #expect(try broken(.make, Self.asker, 2025, "2026-01-01") == nil)
        let early = try broken(.make, Self.asker, 2025, "2025-12-31")
        #expect(early?.id == .overYear && early?.policy == "XF-41")
        #expect(try broken(.make, Self.head, 2025, "2026-01-01")?.id == .role)
        #expect(try broken(.make, Self.asker, 2025, "2026-01-01", made)?.id == .stateKnowsAct)
        #expect(try broken(.send, Self.head, 2025, "2026-01-01", made) == nil)
        #expect(try broken(.send, Self.head, 2025, "2026-01-01", made, upper: nil)?.id == .upper)
        let year = try #require(TrendPeriod(year: 2025, number: 0))
        #expect(year == .year(2025) && year.number == 0 && year.previous == .year(2024))
        #expect(year.firstDay == CivilDate(iso: "2025-01-01") && year.lastDay == CivilDate(iso: "2025-12-31"))
        let quarter = try #require(TrendPeriod(year: 2025, number: 1))
        #expect(!quarter.isYear && quarter.previous == TrendPeriod(year: 2024, number: 4))
        #expect(quarter.firstDay == year.firstDay && quarter.year == 2025 && quarter.number == 1)
        #expect(TrendPeriod(year: 2025, number: 5) == nil && TrendPeriod(year: 1999, number: 0) == nil)
    }

    @Test func `JB-31 the head reports an analysis to the Party committee beside the organ, once and with the reason`()
    {
        let made = TrendAnalysis.State.made(by: Self.asker.staff)
        let sent = TrendAnalysis.State.sent(by: Self.asker.staff, head: Self.head.staff, on: .epoch)
        let input = TrendAnalysis.Input(
            act: .brief, caller: Self.head, organ: Self.organ, period: .year(2025), today: .epoch, upper: nil,
            state: made)
        func broken(_ change: (inout TrendAnalysis.Input) -> Void) -> TrendAnalysis.RuleID? {
            var changed = input
            change(&changed)
            return TrendAnalysis.decide(changed)?.id
        }
        #expect(broken { _ in } == nil, "an organ without a superior has a committee beside it")
        #expect(broken { $0.state = sent } == nil, "before it went up or after")
        #expect(broken { $0.caller = Self.asker } == .role)
        #expect(broken { $0.caller = Self.caller("S2", .head, organ: Organ.ID("O2")) } == .ownOrgan)
        #expect(broken { $0.state = .made(by: Self.head.staff) } == .fourEyes)
        #expect(broken { $0.state = .sent(by: Self.head.staff, head: Self.asker.staff, on: .epoch) } == .fourEyes)
        #expect(broken { $0.isNeedStated = false } == .committeeNeed)
        #expect(broken { $0.isBriefed = true } == .committeeOnce)
        #expect(broken { $0.state = nil } == .stateKnowsAct)
    }

    @Test(arguments: [
        ("大冶市纪委监委", "中共大冶市委员会"), ("保安镇纪委", "中共保安镇委员会"), ("东岳路街道纪工委", "中共东岳路街道工作委员会"), ("机关", ""),
        ("纪委", ""),
    ])
    func `JB-31 the Party committee of the same level is told by the organ's name`(name: String, committee: String) {
        let organ = Organ(
            id: .init("O1"), name: name, level: .county, division: .init("420281"), superior: nil, head: nil,
            leaders: [])
        #expect(organ.committeeName == committee)
    }
}
