import Testing

@testable import CaseStore

/// JB-52: what a process remembers of the entries that it wrote has a bound, and what is beyond it is told.
@Suite struct WitnessBoundTests {
    @Test func `JB-52 entries beyond what is remembered are counted, and told once`() {
        let witness = AuditWitness()
        let receipts = (1...Int64(StoreLimits.auditReceipts + 3)).map {
            AuditReceipt(number: $0, chain: "O420281", action: "clue.open", subject: "", detail: "")
        }
        witness.note(Array(receipts.prefix(10)))
        #expect(witness.takeUntaken() == 0)
        witness.note(Array(receipts.dropFirst(10)))
        #expect(witness.takeUntaken() == 3 && witness.takeUntaken() == 0)
        witness.forget([1, 2])
        witness.note(Array(receipts.suffix(3)))
        #expect(witness.takeUntaken() == 1, "there is room for two")
        #expect(witness.oldest(1).map(\.number) == [3])
    }
}
