import CaseStore
import Casework
import TestDatabase
import Testing

/// Who reads and writes the periods of single organs.
@Suite struct PeriodWallTests {
    @Test func `DW-own-period everybody counts by the rows of every organ, and the system alone writes them`()
        async throws
    {
        try await TestDatabase.withOffice { (office: TestOffice) async throws in
            let row = try #require(
                ClockPolicyRow(
                    of: office.county, kind: .prelim, period: .workingDays(WorkingDays(15)), warnLead: WorkingDays(3),
                    source: Bilingual("通知", "通知"), effectiveFrom: office.clock.today))
            try await office.store.transaction(as: .system, on: .worker) { try $0.insert([row]) }
            let staff = [
                office.clerk, office.head, office.auditor, office.administrator, office.cityClerk,
                office.first(.head, in: office.neighbour),
            ]
            // The last day of a clock is the same whoever computes it: also where the public hands in.
            for caller in staff + [.publicVisitor, .system] {
                let seen = try await office.store.transaction(as: caller) { try $0.clockPolicies().ownRows }
                #expect(seen == [row], "\(caller)")
            }
            for caller in staff + [.publicVisitor] {
                await #expect(throws: (any Error).self, "\(caller)") {
                    try await office.store.transaction(as: caller) { try $0.insert([row]) }
                }
            }
        }
    }
}
