import Testing

/// Every operation leaves an entry on the audit log because all of them run in one place. This finds what goes around it.
@Suite struct AuditTrailTests {
    /// What runs as the system, or before anybody is signed in: no member of staff stands behind it.
    private static let asNobody = ["as: .system", "as: .publicVisitor"]

    @Test func `JB-52 no operation of a member of staff goes around the transaction that records it`() {
        for file in Tree.sources where file.target == "Operations" {
            let isTheDoor = ["OperationTransaction.swift", "Trail.swift", "Alarms.swift"].contains {
                file.path.hasSuffix($0)
            }
            if isTheDoor { continue }
            for line in file.lines where line.contains("store.transaction(") {
                #expect(Self.asNobody.contains { line.contains($0) }, "\(file.path): \(line)")
            }
        }
    }

    @Test func `JB-52 what leaves no entry is a number beside a list that leaves one, or the rest of a file`() {
        var silent: [String] = []
        for file in Tree.sources where file.target == "Operations" {
            for line in file.lines
            where line.contains("trail: ") && !line.contains("trail: Trail") && !line.contains("///") {
                silent.append(line.split(separator: "{").last.map { $0.filter { !$0.isWhitespace } } ?? "")
            }
        }
        #expect(
            silent.sorted() == [
                "transactionin", "transactionin", "transactionin", "try$0.boardCategories(view)}",
                "try$0.boardCounts()}",
                "try$0.reportCounts()}",
            ])
    }

    @Test func `三员分立 pages and the command line ask operations, and no page asks the store`() {
        for file in Tree.sources where file.target == "Web" {
            #expect(!file.lines.contains { $0.contains(".store.transaction(") }, "\(file.path)")
        }
    }
}
