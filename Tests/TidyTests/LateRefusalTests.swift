import Testing

/// Writes travel later (decision 46): what a rule of the database refuses is told by whatever sends it, or by the commit.
@Suite("Tidy: late refusals")
struct LateRefusalTests {
    @Test func `what the database refuses is caught around a transaction, and not within the store`() {
        let within = Tree.sources.filter { $0.target == "CaseStore" && $0.text.contains("catch StoreError.refused") }
        #expect(within.isEmpty, "nothing is ever caught there: let the operation catch it")
    }
}
