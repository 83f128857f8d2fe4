import CaseStore
import Casework
import Libpq
import Operations
import TestDatabase
import Testing

/// DW-reading: who opens very many items within an hour is seen by the auditor, and then slowed.
@Suite struct BulkReadingTests {
    private static func context(_ desk: Desk) -> OperationContext {
        let row = { (choice: LocalChoice, value: Int64) in
            LocalPolicyRow(choice, value, source: Bilingual("通知", "Notice"), effectiveFrom: .day(2026, 1, 1))
        }
        let choices = LocalChoices([row(.readingAlarm, 5), row(.readingMost, 10)].compactMap(\.self))
        return OperationContext(
            store: desk.office.store, directory: desk.office.directory, calendar: desk.office.calendar,
            choices: choices, cell: "4202", world: desk.office.world)
    }

    private static func planted(_ desk: Desk, _ count: Int) async throws -> [Report.ID] {
        try await desk.office.plantReports(in: desk.office.county, 1...count)
        return try await Lists(desk.context).inbox(as: desk.lead).map(\.report.report.id)
    }

    private static func alarms(_ desk: Desk) async throws -> [Alarm.Kind] {
        try await Alarms(desk.context)(as: desk.auditor).map(\.kind)
    }

    @Test func `DW-reading the fifth item within the hour tells the auditor once, and the log says who`() async throws {
        try await Desk.open { desk in
            let reports = try await Self.planted(desk, 8)
            let open = OpenReport(Self.context(desk))
            for report in reports.prefix(4) { _ = try await open(report, as: desk.lead) }
            // The same ones again are no more items.
            for report in reports.prefix(4) { _ = try await open(report, as: desk.lead) }
            #expect(try await Self.alarms(desk).isEmpty)
            for report in reports.dropFirst(4) { _ = try await open(report, as: desk.lead) }
            #expect(try await Self.alarms(desk) == [.bulkReading])
            #expect(
                try await desk.texts(
                    "select subject || ' ' || detail from audit.log where action = 'alarm.bulk_reading'")
                    == ["\(desk.lead.staff.rawValue) opened=5"])
            #expect(try await Alarms(desk.context)(as: desk.head).isEmpty, "no head is told, nor whoever it was")
        }
    }

    @Test func `DW-reading beyond the second bound nothing new opens until the hour has gone on`() async throws {
        try await Desk.open { desk in
            let reports = try await Self.planted(desk, 12)
            let open = OpenReport(Self.context(desk))
            for report in reports.prefix(10) { _ = try await open(report, as: desk.lead) }
            let refusal = await #expect(throws: OperationError.self) { try await open(reports[10], as: desk.lead) }
            guard case .refused = refusal else {
                Issue.record("the eleventh is refused, and says why")
                return
            }
            _ = try await open(reports[0], as: desk.lead)
            await #expect(throws: OperationError.self) {
                try await ListFiles(Self.context(desk))(reports[11], as: desk.lead)
            }
            _ = try await open(reports[10], as: desk.clerk)
            desk.office.clock.advance(seconds: 3_601)
            _ = try await open(reports[10], as: desk.lead)
            #expect(
                try await desk.texts(
                    "select count(*)::text from session.opened_item where staff_id = '\(desk.lead.staff.rawValue)'")
                    == ["1"], "what is older than an hour is gone")
        }
    }

    @Test func `DW-reading hits of a search are items that somebody reads, and no way around`() async throws {
        try await Desk.open { desk in
            for number in 1...14 {
                var draft = ReportDraft.townshipCadre
                (draft.summary, draft.text) = ("鱼塘低价出租", "第\(number)口鱼塘低价出租")
                _ = try await desk.office.plantReport(in: desk.office.county, draft)
            }
            let search = SearchReports(Self.context(desk))
            await #expect(throws: OperationError.self, "fourteen at once are more than ten") {
                try await search(try SearchQuery("鱼塘"), as: desk.lead)
            }
            for number in 1...6 { _ = try await search(try SearchQuery("第\(number)口"), as: desk.lead) }
            #expect(try await Self.alarms(desk) == [.bulkReading])
            for number in 1...10 { _ = try await search(try SearchQuery("第\(number)口"), as: desk.lead) }
            let refusal = await #expect(throws: OperationError.self) {
                try await search(try SearchQuery("第11口"), as: desk.lead)
            }
            guard case .refused = refusal else {
                Issue.record("the eleventh is refused, and says why")
                return
            }
        }
    }

    @Test func `DW-reading nobody reads what others opened, nor counts it down`() async throws {
        try await Desk.open { desk in
            let reports = try await Self.planted(desk, 1)
            _ = try await OpenReport(Self.context(desk))(reports[0], as: desk.lead)
            for role in [DatabaseRole.web, .worker, .notify, .vault, .audit] {
                let connection = try await desk.office.connect(as: role)
                for sql in [
                    "select * from session.opened_item", "delete from session.opened_item",
                    "select * from session.account_note", "select session.tell('S1357', 'refused')",
                ] {
                    await #expect(throws: (any Error).self, "\(role): \(sql)") {
                        try await connection.run { session in try session.script(sql) }
                    }
                }
                await connection.close()
            }
        }
    }
}
