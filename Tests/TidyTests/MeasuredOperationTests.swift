import Testing

/// Nobody adds an operation whose round trips nobody counts (decision 46).
@Suite("Tidy: measured operations")
struct MeasuredOperationTests {
    private static let declared = OperationText(Tree.sources.filter { $0.target == "Operations" }).declared
    private static let measured = Tree.tests.filter { $0.target == "OperationsTests" }
        .flatMap { MeasuredText.all(in: $0.text) }

    /// How many of each name are not measured, and are said not to be.
    private static let excepted = Dictionary(
        Unmeasured.all.flatMap(\.operations).map { ($0, 1) }, uniquingKeysWith: +)

    @Test func `every public operation is in the table of statements, or on the list of those that are not`() {
        #expect(Self.declared.count > 300, "the source is read")
        let acts = Dictionary(Self.measured.flatMap(\.operations).map { ($0, 1) }, uniquingKeysWith: +)
        for (name, count) in Self.declared.sorted(by: { $0.key < $1.key }) {
            let (measured, excepted) = (acts[name] ?? 0, Self.excepted[name] ?? 0)
            if measured + excepted < count {
                Issue.record("\(name): measure it (MeasuredOperation), or say in Unmeasured.swift why not")
            }
            if min(measured, 1) + excepted > count {
                Issue.record("\(name) is measured, or named too often: take it off the list in Unmeasured.swift")
            }
        }
        let gone = Set(acts.keys).union(Self.excepted.keys).subtracting(Self.declared.keys)
        #expect(gone.isEmpty, "no such operation")
    }

    @Test func `what is measured is one operation at a time, and stands in the table by its name`() throws {
        for act in Self.measured {
            #expect(act.operations.count == 1, "“\(act.name)”: name the operation in the act, and no other one")
        }
        let table = try Tree.text("Tests/statements.tsv").split(separator: "\n").dropFirst()
            .map { String($0.prefix { $0 != "\t" }) }
        #expect(Set(Self.measured.map(\.name)).count == Self.measured.count, "a name twice")
        #expect(
            Set(Self.measured.map(\.name)) == Set(table), "renew it by scripts/statement-counts.sh")
    }

    @Test func `each exception has its reason`() {
        for group in Unmeasured.all {
            #expect(group.reason.count > 40 && !group.operations.isEmpty, "\(group.reason)")
        }
    }

    @Test func `the reading itself: types, overloads, and what is called while it is measured`() {
        let source = """
            public struct HandleClue: Sendable {
                public func claim(_ id: Clue.ID, as caller: StaffCaller) async throws {
                }
                public func claim(
                    _ ids: [Clue.ID], as caller: StaffCaller
                ) async throws -> Int {
                }
                public struct Opened {
                    public func bytes() async -> [UInt8] { [] }
                }
                public static func words(_ body: () async -> Void) -> String { "" }
                public func site(_ told: (Int) -> Void = { _ in }) async throws {
                }
                func later() async {}
            }
            extension ClaimNext {
                public func callAsFunction() async -> [Clue.ID: () -> Void] { [:] }
            }
            """
        let found = OperationText([Tree.File(path: "Sources/Operations/X.swift", text: source)]).declared
        #expect(found == ["HandleClue.claim": 2, "HandleClue.bytes": 1, "HandleClue.site": 1, "ClaimNext": 1])
        let acts = """
                    MeasuredOperation("a") { desk in
                        let clue = try await RouteClue(desk.context)(report)
                        return { desk in
                            try await HandleClue(desk.context).claim(
                                clue, as: desk.holder)
                        }
                    },
                    MeasuredOperation("b") { _ in
                        { desk in _ = try await LaneQueue.reads(desk.context).claim(window) }
                    },
                    MeasuredOperation("c") { desk in
                        return { desk in try await CleanFile(desk.context, tools: tools)(job) }
                    },
                ]
            func other(_ desk: Desk) { ConfirmTriage(desk.context)(report) }
            """
        let read = MeasuredText.all(in: acts)
        #expect(read.map(\.name) == ["a", "b", "c"])
        #expect(read.map(\.operations) == [["HandleClue.claim"], ["LaneQueue.claim"], ["CleanFile"]])
    }
}
