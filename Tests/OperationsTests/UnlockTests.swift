import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Opening an identity from its asking to its end: against a real database.
@Suite struct UnlockTests {
    private static func ask(
        _ desk: Desk, _ report: Report.ID, _ purpose: Unlock.Purpose = .feedback, as post: Unlock.Post = .office,
        by caller: StaffCaller? = nil
    ) async throws -> Unlock.ID {
        try await UnlockIdentity(desk.context).ask(
            report, purpose, as: post, minutes: 15, words: "电话告知办理结果", by: caller ?? desk.clerk)
    }

    private static func state(_ desk: Desk, _ id: Unlock.ID, as caller: StaffCaller) async throws -> Unlock.State {
        try await OpenUnlocks(desk.context)(id, as: caller).state
    }

    @Test func `JB-47 C4 DW-unlock two persons of two rooms open it, and it locks by itself`() async throws {
        try await Desk.open { desk in
            let report = try await desk.claimed().receipt.id
            let unlocks = UnlockIdentity(desk.context)
            let id = try await Self.ask(desk, report)
            await #expect(throws: OperationError.self, "one at a time") { _ = try await Self.ask(desk, report) }
            await #expect(throws: OperationError.self, "nobody granted it") {
                _ = try await unlocks.open(id, as: desk.clerk)
            }
            await #expect(throws: OperationError.self, "the same room") {
                try await unlocks.grant(id, minutes: 15, as: desk.lead)
            }
            await #expect(throws: OperationError.self, "no more than was asked for") {
                try await unlocks.grant(id, minutes: 16, as: desk.deputy)
            }
            #expect(try await OpenUnlocks(desk.context).lists(as: desk.deputy).waiting.map { $0.record.id } == [id])
            #expect(try await OpenUnlocks(desk.context).lists(as: desk.lead).waiting.isEmpty)
            let waiting = try await OpenUnlocks(desk.context)(id, as: desk.deputy)
            #expect(waiting.words == "电话告知办理结果" && waiting.mayGrant && !waiting.mayOpen)
            try await unlocks.grant(id, minutes: 10, as: desk.deputy)
            let identity = try await unlocks.open(id, as: desk.clerk)
            #expect(identity.name == Planted.reporter && identity.phone == Planted.phone)
            await #expect(throws: OperationError.self, "only who asked") {
                _ = try await unlocks.open(id, as: desk.deputy)
            }
            desk.office.clock.advance(seconds: 599)
            _ = try await unlocks.open(id, as: desk.clerk)
            desk.office.clock.advance(seconds: 1)
            await #expect(throws: OperationError.self, "its time is over") {
                _ = try await unlocks.open(id, as: desk.clerk)
            }
            #expect(try await Self.state(desk, id, as: desk.clerk).grant != nil)
            #expect(try await EndUnlocks(desk.context)() == 1)
            #expect(try await EndUnlocks(desk.context)() == 0, "once")
            _ = try await Self.ask(desk, report)
            let audit = try await desk.texts(
                """
                select e.action || ' ' || e.actor from audit.log as e
                where e.action in ('identity.ask', 'identity.grant', 'identity.open', 'identity.lock')
                    and e.subject = '\(report.rawValue)'
                order by e.entry_id
                """)
            let (clerk, deputy) = ("staff:" + desk.clerk.staff.rawValue, "staff:" + desk.deputy.staff.rawValue)
            #expect(
                audit == [
                    "identity.ask " + clerk, "identity.grant " + deputy, "identity.open " + clerk,
                    "identity.open " + clerk, "identity.lock system", "identity.ask " + clerk,
                ])
            let denied = try await desk.texts(
                """
                select distinct e.subject || e.detail
                from audit.log as e
                where e.action = 'identity.denied'
                order by 1
                """)
            #expect(denied == ["act=ask", "act=grant", "act=open"], "what was refused names no item")
            let words = try await desk.texts("select e.detail from audit.log as e where e.action like 'identity.%'")
            #expect(words.allSatisfy { text in (Planted.words + ["电话告知"]).allSatisfy { !text.contains($0) } })
        }
    }

    @Test func `JB-47 C4 the reporter sees how often, when and for what, and nobody's name`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.claimed().receipt
            let unlocks = UnlockIdentity(desk.context)
            func openings() async throws -> ToldOpenings? {
                try await TrackReport(desk.context)(receipt.code.text)?.openings
            }
            #expect(try await openings()?.times == 0)
            let id = try await Self.ask(desk, receipt.id)
            try await unlocks.grant(id, minutes: 15, as: desk.deputy)
            #expect(try await openings()?.times == 0, "granted, and not read")
            _ = try await unlocks.open(id, as: desk.clerk)
            _ = try await unlocks.open(id, as: desk.clerk)
            let told = try #require(try await openings())
            #expect(told.times == 1 && told.last?.on == desk.today && told.last?.purpose == .feedback)
            try await unlocks.close(id, as: desk.deputy)
            await #expect(throws: OperationError.self) { _ = try await unlocks.open(id, as: desk.clerk) }
            let counts = try await OpenUnlocks(desk.context).counts(as: desk.auditor)
            #expect(counts.map(\.asker) == [desk.clerk.staff] && counts.map(\.read) == [2])
            #expect(try await OpenUnlocks(desk.context).counts(as: desk.head).isEmpty)
        }
    }

    @Test func `JB-47 DW-unlock a talk is of who has the clue, and is over when the clue is given back`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let (report, unlocks) = (receipt.id, UnlockIdentity(desk.context))
            await #expect(throws: OperationError.self, "a room-mate") {
                _ = try await Self.ask(desk, report, .talk, as: .holder, by: desk.member("O420281-J2"))
            }
            let id = try await Self.ask(desk, report, .talk, as: .holder, by: desk.holder)
            try await unlocks.grant(id, minutes: 15, as: desk.lead)
            _ = try await unlocks.open(id, as: desk.holder)
            try await HandleClue(desk.context).release(clue, as: desk.holder)
            try await HandleClue(desk.context).claim(clue, as: desk.holder)
            await #expect(throws: OperationError.self, "it is asked for anew") {
                _ = try await unlocks.open(id, as: desk.holder)
            }
            guard case .ended(_, _, .unfit) = try await Self.state(desk, id, as: desk.holder) else {
                Issue.record("it did not end")
                return
            }
        }
    }

    @Test func `JB-48 whoever comes to stand aside ends it, and never sees it again`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let unlocks = UnlockIdentity(desk.context)
            let id = try await Self.ask(desk, receipt.id)
            try await unlocks.grant(id, minutes: 15, as: desk.deputy)
            try await HandleClue(desk.context).standAside(clue, as: desk.deputy)
            await #expect(throws: OperationError.self) { _ = try await unlocks.open(id, as: desk.clerk) }
            await #expect(throws: OperationError.notFound) {
                _ = try await OpenUnlocks(desk.context)(id, as: desk.deputy)
            }
            #expect(try await Self.state(desk, id, as: desk.clerk).grant != nil)
        }
    }

    @Test func `HS-26 nobody of the accused's organ opens it; the organ above does, when it has it`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.triage(.roomMember).receipt
            for caller in [desk.clerk, desk.lead] {
                await #expect(throws: OperationError.notFound) { _ = try await Self.ask(desk, receipt.id, by: caller) }
            }
            let unlocks = UnlockIdentity(desk.context)
            let id = try await Self.ask(desk, receipt.id, by: desk.cityLead)
            await #expect(throws: OperationError.notFound) { try await unlocks.grant(id, minutes: 5, as: desk.head) }
            let deputy = try #require(desk.office.cityDeputy.staff)
            try await unlocks.grant(id, minutes: 5, as: deputy)
            #expect(try await unlocks.open(id, as: desk.cityLead).name == Planted.reporter)
            #expect(try await TrackReport(desk.context)(receipt.code.text)?.openings.times == 1)
        }
    }

    @Test func `JB-47 whoever finds a name by typing names into papers is told to the auditor`() async throws {
        try await Desk.open { desk in
            var letter = ReportDraft.townshipCadre
            letter.reporter = ReporterDraft(name: "郑实名", phone: Planted.phone)
            let report = try await desk.register(letter).id
            let draft = DraftDocument(desk.context)
            func write(_ words: String) async throws {
                _ = try await draft(
                    .reminder, on: .report(report),
                    fields: [
                        .addressee: "保安镇纪委", .supervisionReason: "超过期限未办结", .demand: words, .deadline: "2026年4月1日",
                    ], as: desk.clerk)
            }
            await #expect(throws: OperationError.self) { try await write("请找赵某某、钱某某、郑实名、孙某某了解") }
            try await write("请回复")
            let told = try await desk.texts("select a.rule || ' ' || a.audience from casework.alarm as a")
            #expect(told == [Alarm.reporterRule + " auditor"])
        }
    }

    @Test func `JB-29 DW-unlock nobody anonymous is asked for, and what nobody answers lapses`() async throws {
        try await Desk.open { desk in
            let silent = try await desk.register(ReportDraft.townshipCadre.anonymous)
            await #expect(throws: OperationError.self) { _ = try await Self.ask(desk, silent.id) }
            let receipt = try await desk.register(.townshipCadre)
            let unlocks = UnlockIdentity(desk.context)
            let id = try await Self.ask(desk, receipt.id, .verifySignature)
            desk.office.clock.advance(seconds: 72 * 3600)
            await #expect(throws: OperationError.self) { try await unlocks.grant(id, minutes: 5, as: desk.deputy) }
            #expect(try await OpenUnlocks(desk.context).lists(as: desk.deputy).waiting.isEmpty)
            #expect(try await EndUnlocks(desk.context)() == 1)
            let again = try await Self.ask(desk, receipt.id, .verifySignature)
            try await unlocks.refuse(again, as: desk.clerk)
            await #expect(throws: OperationError.self, "taken back") {
                try await unlocks.grant(again, minutes: 5, as: desk.deputy)
            }
        }
    }

    @Test
    func `JB-47 JB-15 before triage a deputy grants what the petition office asks, and the head sees nothing of it`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, other) = (try await desk.register(.townshipCadre), try await desk.register(.villageCadre))
            let unlocks = UnlockIdentity(desk.context)
            let id = try await Self.ask(desk, receipt.id, .verifySignature)
            #expect(try await OpenUnlocks(desk.context).lists(as: desk.head).waiting.isEmpty)
            await #expect(throws: OperationError.notFound) { try await unlocks.grant(id, minutes: 5, as: desk.head) }
            #expect(try await OpenUnlocks(desk.context).lists(as: desk.deputy).waiting.map { $0.record.id } == [id])
            try await unlocks.grant(id, minutes: 5, as: desk.deputy)
            #expect(try await unlocks.open(id, as: desk.clerk).name == Planted.reporter)
            await #expect(throws: OperationError.notFound, "nobody asked about that one") {
                try await OpenReport(desk.context)(other.id, as: desk.deputy)
            }
        }
    }

    @Test func `DW-unlock one person asks at most twenty times in a day`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            let unlocks = UnlockIdentity(desk.context)
            for _ in 0..<UnlockLimits.requestsPerDay {
                try await unlocks.refuse(try await Self.ask(desk, receipt.id, .verifySignature), as: desk.clerk)
            }
            await #expect(throws: OperationError.self) { _ = try await Self.ask(desk, receipt.id, .verifySignature) }
            desk.office.clock.advance(seconds: 86_401)
            _ = try await Self.ask(desk, receipt.id, .verifySignature)
        }
    }
}
