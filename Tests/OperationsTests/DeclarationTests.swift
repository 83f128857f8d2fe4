import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Whoever declared a relative or an interest sees nothing of what it touches.
@Suite struct DeclarationTests {
    private typealias Statement = Declarations.Statement

    private static let kinOfAccused = Statement.kin(.spouse, name: "哨兵 被反映人", unit: "")
    private static let kinOfReporter = Statement.kin(.child, name: Planted.reporter, unit: "")

    /// Each declaration with the ground that follows from it for a letter on a cadre of 保安镇.
    private static func statements(_ day: CivilDate) -> [(Statement, Recusal.Ground)] {
        [
            (kinOfAccused, .nearRelativeOfAccused), (kinOfReporter, .nearRelativeOfReporter),
            (.person(.debt, name: Planted.accused, from: day, to: nil), .interest),
            (.person(.closeTie, name: Planted.reporter, from: day, to: nil), .interest),
            (.unit(.workedThere, unit: "保安镇", from: day, to: day), .interest),
        ]
    }

    private static func grounds(_ desk: Desk) async throws -> [String] {
        try await desk.texts("select ground || ' ' || way from casework.recusal_entry order by 1")
    }

    @Test(arguments: 0..<5)
    func `JC-67 what comes in after a declaration stays out of sight, from its registration on`(place: Int) async throws
    {
        try await Desk.open { desk in
            let (statement, ground) = Self.statements(desk.today)[place]
            try await Declarations(desk.context).add(statement, as: desk.secondClerk)
            let receipt = try await desk.register(.townshipCadre)
            #expect(try await Self.grounds(desk) == ["\(ground.rawValue) derived"])
            await #expect(throws: OperationError.notFound) {
                try await OpenReport(desk.context)(receipt.id, as: desk.secondClerk)
            }
            #expect(try await Lists(desk.context).register(as: desk.secondClerk).isEmpty)
            #expect(try await OpenReport(desk.context)(receipt.id, as: desk.lead).content != nil)
        }
    }

    @Test(arguments: 0..<5)
    func `JC-67 a declaration takes what is there already out of sight, and what its maker holds`(
        place: Int
    ) async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let (statement, ground) = Self.statements(desk.today)[place]
            try await Declarations(desk.context).add(statement, as: desk.holder)
            try await desk.expectBlind(desk.holder, receipt.id, clue)
            #expect(try await Self.grounds(desk) == ["\(ground.rawValue) derived"])
            #expect(try await OpenClue(desk.context)(clue, as: desk.deputy).record.clue.state.claim == nil)
        }
    }

    @Test func `JB-48 what touches nobody leaves everybody in, and what is over touches nothing`() async throws {
        try await Desk.open { desk in
            let declarations = Declarations(desk.context)
            try await declarations.add(.kin(.parent, name: "哨兵无关人", unit: ""), as: desk.holder)
            let past = desk.today.adding(days: -10)
            try await declarations.add(
                .unit(.business, unit: "保安镇", from: past, to: past), as: desk.holder)
            try await declarations.add(Self.kinOfAccused, as: desk.secondClerk)
            let mine = try await declarations.shown(to: desk.secondClerk).mine.kin
            try await declarations.end(kin: try #require(mine.first).id, as: desk.secondClerk)
            let (receipt, clue) = try await desk.routed()
            #expect(try await Self.grounds(desk).isEmpty)
            _ = try await OpenClue(desk.context)(clue, as: desk.holder)
            _ = try await OpenReport(desk.context)(receipt.id, as: desk.secondClerk)
        }
    }

    @Test(arguments: [0, 1])
    func `DW-declaration who worked in a unit stands aside for three years after the last day there`(
        daysLater: Int
    ) async throws {
        try await Desk.open { desk in
            let left = desk.today.adding(days: -Declared.daysAfterLeaving - daysLater)
            try await Declarations(desk.context).add(
                .unit(.workedThere, unit: "保安镇", from: left, to: left), as: desk.secondClerk)
            _ = try await desk.register(.townshipCadre)
            #expect(try await Self.grounds(desk) == (daysLater == 0 ? ["interest derived"] : []))
        }
    }

    @Test func `JB-48 whom triage finds to be accused keeps relatives out at once`() async throws {
        try await Desk.open { desk in
            try await Declarations(desk.context).add(.kin(.sibling, name: "哨兵后来人", unit: ""), as: desk.secondClerk)
            let receipt = try await desk.register(.townshipCadre)
            _ = try await OpenReport(desk.context)(receipt.id, as: desk.secondClerk)
            let added = [AccusedDraft(name: "哨兵后来人", unit: "保安镇", post: "镇长")]
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, added: added, as: desk.clerk)
            await #expect(throws: OperationError.notFound) {
                try await OpenReport(desk.context)(receipt.id, as: desk.secondClerk)
            }
        }
    }

    @Test func `JB-48 whom a correction adds keeps relatives out at once, the one who holds the clue among them`()
        async throws
    {
        try await Desk.open { desk in
            for person in [desk.holder, desk.lead] {
                try await Declarations(desk.context).add(.kin(.sibling, name: "哨兵后来人", unit: ""), as: person)
            }
            let (receipt, clue) = try await desk.claimed()
            _ = try await OpenReport(desk.context)(receipt.id, as: desk.lead)
            var added = AccusedDraft(name: "哨兵后来人", unit: "保安镇", post: "副镇长")
            added.standing = desk.context.directory.standing(of: added, seenFrom: desk.office.county)
            let outcome = try await CorrectAccused(desk.context)(receipt.id, added: [added], as: desk.holder)
            #expect(outcome == .outOfSight)
            for person in [desk.holder, desk.lead] { try await desk.expectBlind(person, receipt.id, clue) }
            let ground = "near_relative_of_accused derived"
            #expect(try await Self.grounds(desk) == [ground, ground])
            let record = try await OpenClue(desk.context)(clue, as: desk.deputy).record
            #expect(record.clue.state.claim == nil, "what they held is on the board")
        }
    }

    @Test func `JC-67 a public hand-in keeps relatives out before anybody has opened it`() async throws {
        try await Desk.open { desk in
            try await Declarations(desk.context).add(Self.kinOfReporter, as: desk.lead)
            _ = try await ReceivePublicReport(desk.context)(
                .townshipCadre.by(.web), to: desk.office.county, form: "public", isFreeOfStateSecrets: true)
            #expect(try await Lists(desk.context).inbox(as: desk.lead).isEmpty)
            #expect(try await Lists(desk.context).inbox(as: desk.deputy).count == 1)
        }
    }

    @Test func `JB-48 what was decided about a tie is not derived anew`() async throws {
        try await Desk.open { desk in
            try await Declarations(desk.context).add(Self.kinOfAccused, as: desk.holder)
            let (_, clue) = try await desk.routed()
            let waiting = try await OpenRecusals(desk.context).waiting(for: desk.deputy).entries
            let id = try #require(waiting.first).entry.id
            try await DecideRecusal(desk.context)(id, upheld: false, as: desk.deputy)
            try await Declarations(desk.context).renew(as: desk.holder)
            #expect(try await Self.grounds(desk).count == 1)
            _ = try await OpenClue(desk.context)(clue, as: desk.holder)
        }
    }

    @Test func `declarations are read by their maker, the head and cadre supervision alone`() async throws {
        try await Desk.open { desk in
            let declarations = Declarations(desk.context)
            try await declarations.add(Self.kinOfAccused, as: desk.holder)
            #expect(try await declarations.shown(to: desk.holder).mine.kin.map(\.name) == ["哨兵 被反映人"])
            for person in [desk.head, desk.member("O420281-GJ")] {
                #expect(try await declarations.shown(to: person).others.kin.count == 1, "\(person.staff)")
            }
            let cityHead = try #require(desk.office.cityHead.staff)
            for person in [desk.deputy, desk.lead, desk.member("O420281-J2"), desk.auditor, cityHead] {
                let shown = try await declarations.shown(to: person)
                #expect(shown.mine.kin.isEmpty && shown.others.kin.isEmpty, "\(person.staff)")
            }
        }
    }

    @Test func `C3 no name that was declared or signed stands in the database in the clear`() async throws {
        try await Desk.open { desk in
            try await Declarations(desk.context).add(Self.kinOfReporter, as: desk.holder)
            _ = try await desk.register(.townshipCadre)
            let rows = try await desk.texts(
                """
                select t::text from casework.kinship_declaration as t
                union all select t::text from vault.reporter_token as t
                union all select t::text from casework.recusal_entry as t
                """
            )
            #expect(rows.count == 3)
            let hexadecimal = Array(Planted.reporter.utf8).map { byte in
                (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }.joined()
            for row in rows { #expect(!row.contains(Planted.reporter) && !row.contains(hexadecimal)) }
        }
    }

    @Test func `a declaration that cannot be matched says what to change`() async throws {
        try await Desk.open { desk in
            let before = try await desk.snapshot()
            let today = desk.today
            let wrong: [Statement] = [
                .kin(.spouse, name: " ", unit: ""), .kin(.spouse, name: "张三", unit: "无此单位"),
                .unit(.debt, unit: "", from: today, to: nil),
                .person(.debt, name: "张三", from: today, to: today.adding(days: -1)),
            ]
            for statement in wrong {
                await #expect(throws: OperationError.self) {
                    try await Declarations(desk.context).add(statement, as: desk.holder)
                }
            }
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `JB-15 of an item that goes up sealed no hash of the reporter's name is left`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            #expect(try await desk.texts("select count(token)::text from vault.reporter_token") == ["1"])
            try await desk.sealUp(receipt.id, .upperLevel)
            #expect(try await desk.texts("select count(token)::text from vault.reporter_token") == ["0"])
        }
    }
}
