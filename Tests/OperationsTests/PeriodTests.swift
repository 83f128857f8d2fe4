import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Periods that a deployment sets for itself: rows of `directory.period_policy` over the built-in lengths.
@Suite struct PeriodTests {
    @Test func `a row changes the last day of clocks that start while it holds, and of no other`() async throws {
        try await Desk.open { desk in
            let draft = ReportDraft.townshipCadre
            let start = draft.receivedOn
            let county = desk.office.county
            let usual = desk.context.dueDay(of: .acceptNotice, owedBy: county, from: start)
            let none = try await desk.contextWithPeriods()
            #expect(
                none.dueDay(of: .acceptNotice, owedBy: county, from: start) == usual,
                "without a row the built-in period holds")
            try await desk.script(
                """
                insert into directory.period_policy (
                    clock_kind, effective_from, effective_to, length, unit, source_ref
                )
                values
                    ('ACCEPT_NOTICE', '\(start)', '2099-12-31', 7, 'days', '市纪委信访室通知'),
                    ('ACCEPT_NOTICE', '2001-01-01', '2001-12-31', 1, 'months', '旧通知')
                """
            )
            let context = try await desk.contextWithPeriods()
            let receipt = try await RegisterReport(context)(
                draft, form: "periods", isFreeOfStateSecrets: true, as: desk.clerk
            )
            let due = context.dueDay(of: .acceptNotice, owedBy: county, from: start)
            #expect(due < usual)
            let clocks = try await desk.clocks(of: receipt.id.rawValue)
            #expect(clocks.contains("ACCEPT_NOTICE \(start) \(due) runs"))
            for (kind, day) in [(ClockKind.acceptNotice, start.adding(days: -1)), (.plan, start)] {
                #expect(
                    context.dueDay(of: kind, owedBy: county, from: day)
                        == desk.context.dueDay(of: kind, owedBy: county, from: day))
            }
        }
    }

    @Test(arguments: ["'NO_SUCH_CLOCK', '2024-01-01', 7, 'days'", "'PLAN', '2024-01-01', 100000, 'months'"])
    func `a row that means nothing is refused at the start instead of being passed over`(values: String) async throws {
        try await Desk.open { desk in
            try await desk.script(
                """
                insert into directory.period_policy (clock_kind, effective_from, length, unit, source_ref)
                values (\(values), '虚构')
                """
            )
            await #expect(throws: StoreError.corrupt(table: "period_policy")) {
                _ = try await LoadDirectory(desk.office.store).periods()
            }
        }
    }
}

extension Desk {
    /// As the program makes it when it starts.
    fileprivate func contextWithPeriods() async throws -> OperationContext {
        OperationContext(
            store: office.store, directory: office.directory, calendar: office.calendar,
            policies: try await LoadDirectory(office.store).periods(), cell: "4202", world: office.world
        )
    }
}
