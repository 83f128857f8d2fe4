import Casework
import Testing

/// Lengths that one organ sets for itself.
@Suite("DW-own-period AJ-15 ZJ-29 ZJ-21 periods of one organ") struct OwnPeriodTests {
    private static let county = Organ.ID("O420281")
    private static let neighbour = Organ.ID("O420222")

    static let free: Set<ClockKind> = [
        .fastDivert, .fastClose, .research, .supervision, .recommendReply, .lookBack, .objection,
    ]
    static let bounded: [(kind: ClockKind, rule: OwnPeriod.RuleID, key: String, most: [Period])] = [
        (.prelim, .ownVerification, "AJ-15", [.months(Months(2)), .days(Days(59)), .workingDays(WorkingDays(30))]),
        (.talkReply, .ownReply, "ZJ-29", [.workingDays(WorkingDays(15)), .days(Days(15))]),
        (.fastPlan, .ownPlan, "ZJ-21", [.months(Months(1)), .days(Days(28)), .workingDays(WorkingDays(15))]),
    ]

    private static func row(
        _ kind: ClockKind, _ period: Period, of organ: Organ.ID = county, from: String = "2026-01-01",
        to: String? = nil
    ) -> ClockPolicyRow? {
        ClockPolicyRow(
            of: organ, kind: kind, period: period, warnLead: WorkingDays(2), source: Bilingual("本机关规定", "own rule"),
            effectiveFrom: day(from), effectiveTo: to.map { day($0) })
    }

    @Test(arguments: ClockKind.allCases)
    func `DW-own-period no period of law is an organ's own to set`(kind: ClockKind) {
        let isBounded = Self.bounded.contains { $0.kind == kind }
        let objection = OwnPeriod.objection(to: OwnPeriod.Asked(kind: kind, period: .days(Days(1))))
        #expect((objection?.id == .ownKind) == !(isBounded || Self.free.contains(kind)))
        #expect((Self.row(kind, .days(Days(1))) == nil) == (objection != nil))
        #expect(OwnPeriod.kinds.contains(kind) == (objection == nil))
        // What is published law (A, B) is nobody's but the law's; only AJ-15 leaves its length to practice.
        if [.officialText, .quoted].contains(kind.builtIn.confidence), kind != .prelim { #expect(objection != nil) }
        // Where the law is silent, any length will do.
        if Self.free.contains(kind) { #expect(Self.row(kind, .months(Months(24))) != nil) }
    }

    @Test(arguments: bounded.indices)
    func `AJ-15 ZJ-29 ZJ-21 an organ makes it shorter and never longer`(_ index: Int) throws {
        let (kind, rule, key, most) = Self.bounded[index]
        for unit in [Period.Unit.workingDay, .day, .month] {
            let bound = most.first { $0.unit == unit }
            if let bound { #expect(Self.row(kind, bound) != nil, "\(unit)") }
            let longer = try #require(Period(length: (bound?.length ?? 0) + 1, unit: unit))
            let objection = OwnPeriod.objection(to: OwnPeriod.Asked(kind: kind, period: longer))
            #expect(objection?.id == rule && objection?.policy.key == key, "\(unit)")
            #expect(Self.row(kind, longer) == nil, "\(unit)")
        }
    }

    @Test func `DW-own-period an organ that the directory does not have sets nothing, whatever the clock`() {
        for kind in ClockKind.allCases {
            let asked = OwnPeriod.Asked(kind: kind, period: .days(Days(1)), organIsKnown: false)
            #expect(OwnPeriod.objection(to: asked)?.id == .ownOrgan)
        }
    }

    @Test(arguments: bounded.indices)
    func `AJ-15 ZJ-29 ZJ-21 the longest that an organ may set never ends behind the rules`(_ index: Int) throws {
        let (kind, _, _, most) = Self.bounded[index]
        // In the fast lane the month of ZJ-21 is what must not be passed.
        let law = (kind == .fastPlan ? ClockKind.plan : kind).builtIn
        for period in most {
            let row = try #require(Self.row(kind, period))
            let own = ClockPolicyTable(rows: [row])
            for offset in 0..<640 {
                let start = day("2025-01-01").adding(days: offset)
                for calendar in [Notices.calendar, Notices.none] {
                    let due = own.policy(for: kind, owedBy: Self.county, startingOn: max(start, day("2026-01-01")))
                        .due(from: start, calendar: calendar)
                    #expect(due.date <= law.due(from: start, calendar: calendar).date, "\(period) from \(start)")
                }
            }
        }
    }

    @Test(arguments: [
        ("2025-12-31", 60), ("2026-01-01", 15), ("2026-06-30", 15), ("2026-07-01", 20), ("2026-12-31", 20),
        ("2027-01-01", 45),
    ])
    func `DW-own-period the organ's row of the day goes before the deployment's, and that before the built-in one`(
        start: String, days: Int
    ) throws {
        let common = ClockPolicyRow(
            kind: .prelim, period: .days(Days(45)), warnLead: nil, source: Bilingual("市规定", "city"),
            effectiveFrom: day("2026-01-01"))
        let rows = [
            common, try #require(Self.row(.prelim, .days(Days(20)), from: "2026-07-01", to: "2026-12-31")),
            try #require(Self.row(.prelim, .days(Days(15)), to: "2026-12-31")),
        ]
        let table = ClockPolicyTable(rows: rows)
        func length(_ organ: Organ.ID?) -> ClockLength {
            table.policy(for: .prelim, owedBy: organ, startingOn: day(start)).length
        }
        let builtIn = ClockLength.period(.months(Months(2)))
        #expect(length(Self.county) == (days == 60 ? builtIn : .period(.days(Days(days)))))
        let others: ClockLength = start < "2026-01-01" ? builtIn : .period(.days(Days(45)))
        #expect(length(Self.neighbour) == others && length(nil) == others, "it is nobody else's")
        let other = table.policy(for: .talkReport, owedBy: Self.county, startingOn: day(start))
        #expect(other == ClockKind.talkReport.builtIn, "nor of another clock")
    }

    @Test func `DW-own-period for any rows the narrowest one that holds last decides`() throws {
        var random = Seeded(state: 20_261_126)
        let organs = [Self.county, Self.neighbour, Organ.ID("O420200")]
        let kinds: [ClockKind] = [.prelim, .fastClose, .supervision]
        for _ in 0..<200 {
            var rows: [ClockPolicyRow] = []
            for count in 0..<random.below(9) {
                let from = day("2026-01-01").adding(days: random.below(300))
                let to = random.below(3) == 0 ? from.adding(days: 1 + random.below(60)) : nil
                // Its own length each: the row that decided is known by it.
                let (kind, period) = (kinds[random.below(3)], Period.days(Days(1 + count)))
                let source = Bilingual("规定", "rule")
                let own = ClockPolicyRow(
                    of: organs[random.below(3)], kind: kind, period: period, warnLead: nil, source: source,
                    effectiveFrom: from, effectiveTo: to)
                let all = ClockPolicyRow(
                    kind: kind, period: period, warnLead: nil, source: source, effectiveFrom: from, effectiveTo: to)
                rows.append(random.below(2) == 0 ? all : try #require(own))
            }
            let table = ClockPolicyTable(rows: rows)
            for kind in kinds {
                for organ in organs {
                    let date = day("2026-01-01").adding(days: random.below(330))
                    let holding = rows.filter {
                        $0.kind == kind && $0.effectiveFrom <= date && ($0.effectiveTo ?? date) >= date
                    }
                    let narrowest =
                        holding.contains { $0.organ == organ }
                        ? holding.filter { $0.organ == organ } : holding.filter { $0.organ == nil }
                    let latest = narrowest.map(\.effectiveFrom).max()
                    let expected = narrowest.last { $0.effectiveFrom == latest }
                    #expect(table.row(for: kind, owedBy: organ, on: date) == expected)
                    let policy = table.policy(for: kind, owedBy: organ, startingOn: date)
                    #expect(policy.length == expected.map { .period($0.period) } ?? kind.builtIn.length)
                    #expect(policy.organ == expected?.organ)
                }
            }
        }
    }

    @Test func `AJ-15 DW-own-period an organ's own length keeps its extension, and the explanation says whose it is`()
        throws
    {
        let row = try #require(Self.row(.prelim, .workingDays(WorkingDays(15))))
        let table = ClockPolicyTable(rows: [row])
        let own = table.policy(for: .prelim, owedBy: Self.county, startingOn: day("2026-03-02"))
        #expect(own.organ == Self.county && own.nextExtension(granted: 0)?.atMost == .months(Months(1)))
        let steps = DeadlineExplanation(
            own, from: day("2026-03-02"), extendedBy: [.months(Months(1))], calendar: Notices.calendar
        ).steps
        #expect(steps.contains(.counted(day("2026-03-23"), number: 15)) && steps.contains(.ownPeriod))
        #expect(steps.contains(.due(day("2026-04-23"))) && steps.contains(.source("AJ-15", row.source, row.confidence)))
        let others = table.policy(for: .prelim, owedBy: Self.neighbour, startingOn: day("2026-03-02"))
        let common = DeadlineExplanation(others, from: day("2026-03-02"), calendar: Notices.calendar)
        #expect(others == ClockKind.prelim.builtIn && !common.steps.contains(.ownPeriod))
    }

    @Test func `DW-own-period another organ's row is another set of rows`() throws {
        let one = try #require(Self.row(.prelim, .days(Days(15))))
        let other = try #require(Self.row(.prelim, .days(Days(15)), of: Self.neighbour))
        let (here, there) = (ClockPolicyTable(rows: [one]), ClockPolicyTable(rows: [other]))
        #expect(here.version != there.version && here.hasOwnRows && !ClockPolicyTable().hasOwnRows)
        #expect(ClockPolicyTable(rows: [one, other]).version == ClockPolicyTable(rows: [other, one]).version)
        #expect(ClockPolicyTable(rows: [one, other]).ownRows == [other, one], "by organ")
    }
}

/// Numbers that look random and are the same in every run.
private struct Seeded {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}
