import Casework
import Operations
import Sealing
import TestDatabase
import Testing

@testable import CaseStore
@testable import Workers

/// JB-52: whoever holds up the chaining and floods the log hides what goes after; that there is such a time is told.
@Suite struct WitnessAlarmTests {
    @Test func `JB-52 the auditor hears of it when more entries wait than are remembered`() async throws {
        try await TestDatabase.withOffice { office in
            let book = Book()
            let key = try AuditKey([UInt8](repeating: 7, count: AuditKey.byteCount))
            let sealer = AuditSealer(
                office.context, seal: SealAudit(office.context, key: key), file: nil, logger: book.logger)
            try await office.store.transaction(as: office.clerk) { transaction in
                try transaction.audit(AuditRecord("lists.register", [("count", "3")]), in: office.county)
            }
            await sealer.round()
            #expect(book.messages.isEmpty)
            let auditor = try #require(office.auditor.staff)
            #expect(try await Alarms(office.context)(as: auditor).isEmpty)
            // Three are beyond the bound; the others found their places.
            let numbers = 1_000_000...1_000_002 + Int64(StoreLimits.auditReceipts)
            let words = AuditWords(
                chain: "O420281", action: "clue.open", subject: "", detail: "", shownAs: "open", actor: "system",
                microseconds: 1)
            office.store.witness.note(numbers.map { AuditReceipt(number: $0, words) })
            office.store.witness.forget(Set(numbers))
            await sealer.round()
            #expect(book.messages == ["more entries wait for their chains than are remembered"])
            #expect(try await Alarms(office.context)(as: auditor).map(\.kind) == [.entriesLost])
            await sealer.round()
            #expect(book.messages.count == 1, "and it is told of once")
        }
    }
}
