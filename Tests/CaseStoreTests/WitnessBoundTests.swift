import Testing

@testable import CaseStore

/// JB-52: what a process remembers of the entries that it wrote has a bound, and what is beyond it is told.
@Suite struct WitnessBoundTests {
    @Test func `JB-52 entries beyond what is remembered are counted, and told once`() {
        let witness = AuditWitness()
        let words = Self.words()
        let receipts = (1...Int64(StoreLimits.auditReceipts + 3)).map { AuditReceipt(number: $0, words) }
        witness.note(Array(receipts.prefix(10)))
        #expect(witness.takeUntaken() == 0)
        witness.note(Array(receipts.dropFirst(10)))
        #expect(witness.takeUntaken() == 3 && witness.takeUntaken() == 0)
        witness.forget([1, 2])
        witness.note(Array(receipts.suffix(3)))
        #expect(witness.takeUntaken() == 1, "there is room for two")
        #expect(witness.oldest(1).map(\.number) == [3])
        #expect(witness.oldest(2, behind: 5).map(\.number) == [8, 9])
        #expect(witness.oldest(1, behind: StoreLimits.auditReceipts).isEmpty)
    }

    private static func words(
        chain: String = "O420281", action: String = "clue.open", subject: String = "", detail: String = "",
        shownAs: String = "open", actor: String = "staff:S1", microseconds: Int64 = 1_772_413_200_000_001
    ) -> AuditWords {
        AuditWords(
            chain: chain, action: action, subject: subject, detail: detail, shownAs: shownAs, actor: actor,
            microseconds: microseconds)
    }

    @Test func `JB-52 whatever an entry says is in what is remembered of it, down to the microsecond`() {
        let others = [
            Self.words(chain: "O420222"), Self.words(action: "clue.close"), Self.words(subject: "x"),
            Self.words(detail: "x=y"), Self.words(shownAs: "closed"), Self.words(actor: "staff:S2"),
            Self.words(actor: "system"), Self.words(microseconds: 1_772_413_200_000_002),
        ]
        let digests = Set(([Self.words()] + others).map { "\($0.digest)" })
        #expect(digests.count == others.count + 1)
        #expect(AuditReceipt(number: 1, Self.words()) == AuditReceipt(number: 1, Self.words()))
    }
}
