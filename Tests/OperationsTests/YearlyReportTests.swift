import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// The yearly report on ordinary petitions.
@Suite struct YearlyReportTests {
    private static func lines(_ figures: [TrendAnalysis.Shown]) -> Set<String> {
        Set(figures.map { "\($0.dimension.rawValue) \($0.code) \($0.latest.map(String.init) ?? "few")" })
    }

    @Test func `XF-41 the yearly report counts petitions by field, unit and way, and goes up once`() async throws {
        try await Desk.open { desk in
            try await PetitionTests.list(desk)
            for _ in 0..<5 {
                let id = try await PetitionTests.declined(desk)
                try await PetitionTests.letter(desk, on: id)
                try await PetitionTests.send(desk, id)
            }
            // An accusation is no petition.
            _ = try await desk.routed()
            let analyse = AnalyseTrends(desk.context)
            await #expect(throws: OperationError.self, "the year is not over") {
                _ = try await analyse.preview(.year(2026), as: desk.lead)
            }
            desk.office.clock.advance(days: 310)
            #expect(try await analyse.list(as: desk.lead).open.contains(.year(2026)))
            let shown = Self.lines(try await analyse.preview(.year(2026), as: desk.lead))
            #expect(
                shown.isSuperset(of: ["total all 5", "channel letter 5", "field court 5", "way transferred 5"]))
            #expect(shown.contains { $0.hasPrefix("area ") && $0.hasSuffix(" 5") })
            let id = try await analyse.make(.year(2026), "信访事项集中在基层", as: desk.lead)
            #expect(!(try await analyse.list(as: desk.lead).open.contains(.year(2026))))
            await #expect(throws: OperationError.stale, "one a year") {
                try await analyse.make(.year(2026), "再编一份", as: desk.supervisor)
            }
            await #expect(throws: OperationError.notFound) { _ = try await analyse.open(id, as: desk.cityLead) }
            try await analyse.send(id, as: desk.head)
            let opened = try await analyse.open(id, as: desk.cityLead)
            #expect(opened.record.period == .year(2026) && opened.record.words == "信访事项集中在基层")
            #expect(Self.lines(opened.figures) == shown)
        }
    }

    @Test func `XF-41 JB-48 what a reader of the report must not know of is in no figure of it`() async throws {
        try await Desk.open { desk in
            for _ in 0..<6 { _ = try await PetitionTests.declined(desk) }
            let id = try await PetitionTests.declined(desk)
            try await desk.office.plant(
                """
                update casework.report set barred_staff_ids = array['\(desk.head.staff.rawValue)']
                where report_id = '\(id.rawValue)'
                """)
            desk.office.clock.advance(days: 310)
            let shown = Self.lines(try await AnalyseTrends(desk.context).preview(.year(2026), as: desk.lead))
            #expect(shown.contains("total all 6") && shown.contains("way open 6"))
        }
    }

    @Test func `JB-31 the Party committee of the same level is told once, on paper with a number`()
        async throws
    {
        try await Desk.open { desk in
            desk.office.clock.advance(seconds: 40 * 86_400)
            let analyse = AnalyseTrends(desk.context)
            let quarter = TrendPeriod.quarter(Quarter(containing: desk.today).previous)
            let id = try await analyse.make(quarter, "哨兵意见", as: desk.lead)
            await #expect(throws: OperationError.notFound, "the head reports it") {
                try await analyse.brief(id, to: "中共大冶市委员会", because: "问题集中", as: desk.lead)
            }
            await #expect(throws: OperationError.notFound) {
                try await analyse.brief(id, to: "中共黄石市委员会", because: "问题集中", as: desk.cityHead)
            }
            await #expect(throws: OperationError.self, "without a reason") {
                try await analyse.brief(id, to: "中共大冶市委员会", because: "", as: desk.head)
            }
            let before = try await analyse.open(id, as: desk.head)
            #expect(before.mayBrief && before.committee == "中共大冶市委员会" && before.record.briefing == nil)
            try await analyse.brief(id, to: "中共大冶市委员会", because: "哨兵理由", as: desk.head)
            let told = try await analyse.open(id, as: desk.head)
            let briefing = try #require(told.record.briefing)
            #expect(briefing.head == desk.head.staff && briefing.on == desk.today)
            #expect(briefing.number.organCode == "大冶纪报" && briefing.number.year == desk.today.year)
            #expect(told.record.told == .init(committee: "中共大冶市委员会", reason: "哨兵理由"))
            #expect(!told.mayBrief && told.maySend, "what goes to the committee does not go up with it")
            await #expect(throws: OperationError.self, "once") {
                try await analyse.brief(id, to: "中共大冶市委员会", because: "再报", as: desk.head)
            }
            let counted = try await desk.texts(
                """
                select x.code_word || x.number
                from casework.issued_numbers('O420281', '4202') as x
                where x.holder = 'trend'
                """)
            #expect(counted == ["大冶纪报\(briefing.number.sequence)"], "DW-numbers")
            try await analyse.send(id, as: desk.head)
            #expect(try await analyse.open(id, as: desk.cityHead).record.briefing == briefing)
        }
    }
}
