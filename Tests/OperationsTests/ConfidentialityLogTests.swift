import CaseStore
import Casework
import Libpq
import Operations
import TestDatabase
import Testing

/// Table (c): one test a rule, from C11 to C18. C10, masking, is tried where it is built.
@Suite("Table (c): confidentiality, C11 to C18") struct ConfidentialityLogTests {
    @Test func `C11 JB-14 repeats are found by content and accused, and the same reporter alone finds nothing`()
        async throws
    {
        try await Desk.open { desk in
            var first = FindRepeatsTests.letter([FindRepeatsTests.head], FindRepeatsTests.ponds)
            first.reporter = ReporterDraft(name: Planted.reporter, phone: Planted.phone)
            let earlier = try await desk.register(first)
            var elsewhere = FindRepeatsTests.letter([FindRepeatsTests.third], FindRepeatsTests.houses)
            elsewhere.reporter = first.reporter
            let other = try await desk.register(elsewhere)
            #expect(try await OpenReport(desk.context)(other.id, as: desk.clerk).repeats.isEmpty)
            var anonymous = first
            anonymous.reporter = ReporterDraft()
            let again = try await desk.register(anonymous)
            #expect(try await OpenReport(desk.context)(again.id, as: desk.clerk).repeats.map(\.report) == [earlier.id])
            let same = try await desk.register(first)
            #expect(try await !OpenReport(desk.context)(same.id, as: desk.clerk).repeats.isEmpty)
            await #expect(throws: OperationError.notFound, "the petition office alone is told") {
                try await OpenReport(desk.context)(same.id, as: desk.supervisor)
            }
            let stored = try await desk.texts("select encode(t.token, 'escape') from vault.reporter_token as t")
            #expect(stored.allSatisfy { !$0.contains(Planted.phone) }, "what it compares is a keyed hash")
        }
    }

    @Test func `C12 a query code opens a class of state, and no room, no accused, no name`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            #expect(QueryCode.randomBytes * 8 >= 80)
            let stored = try await desk.texts(
                """
                select concat_ws(' ', encode(q.lookup, 'hex'), encode(q.salt, 'hex'), encode(q.proof, 'hex'))
                from vault.query_code as q
                """)
            #expect(stored.map(\.count) == [162], "three hashes and nothing else")
            let tracked = try #require(try await TrackReport(desk.context)(receipt.code.text)).report
            #expect(tracked.status == .beingHandled)
            #expect(
                Set(Mirror(reflecting: tracked).children.compactMap(\.label)) == [
                    "report", "receiver", "organName", "number", "receivedOn", "status", "signature", "notices",
                    "isSplit",
                ])
            try await HandleClue(desk.context).move(clue, to: Room.ID("O420281-J1"), as: desk.deputy)
            let moved = try #require(try await TrackReport(desk.context)(receipt.code.text)).report
            #expect("\(moved)" == "\(tracked)", "another room has it, and the page says the same")
            #expect(try await TrackReport(desk.context)("0000-0000-0000-0000-0000") == nil)
            let unknown = desk.office.store.newQueryCode(cell: "4202").text
            #expect(try await TrackReport(desk.context)(unknown) == nil)
        }
    }

    @Test func `C13 ZJ-23 hand-offs and log are chained, nobody rewrites them, and the three keepers are three`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let lines = try await ReadHandoffs(desk.context)(clue, as: desk.head)
            let hashes = (lines.report + lines.handling).map(\.hash)
            #expect(Set(hashes).count == hashes.count && hashes.allSatisfy { $0.count == 32 })
            #expect(try await VerifyAudit(desk.context).brokenHandoffs() == 0)
            for text in [
                "delete from audit.entry", "update audit.entry set actor = 'x'", "delete from casework.handoff",
                "update casework.handoff set signed_by = null", "truncate audit.entry",
            ] {
                let connection = try await desk.office.connect(as: .web)
                await #expect(throws: (any Error).self, "\(text)") {
                    try await connection.run { session in try session.script(text) }
                }
                await connection.close()
            }
            try await desk.script("update casework.handoff set signed_by = 'S1' where ordinal = 2")
            #expect(try await VerifyAudit(desk.context).brokenHandoffs() >= 1)
            for roles in ["'administrator', 'auditor'", "'auditor', 'head'", "'administrator', 'registrar'"] {
                let rule = await TestDatabase.refusedRule {
                    try await desk.script(
                        """
                        update directory.staff set roles = array[\(roles)]
                        where staff_id = '\(desk.clerk.staff.rawValue)'
                        """)
                }
                #expect(rule == "staff_separates_duties", "\(roles)")
            }
        }
    }

    @Test func `C14 JC-66 who asks or pleads is written down, and neither sees nor removes it`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let entry = RecordInterference.Entry(
                asker: .colleague, concerned: desk.deputy.staff, way: .pleaded, askedOn: desk.today, words: "哨兵说情")
            try await RecordInterference(desk.context)(clue, entry, as: desk.holder)
            let register = RecordInterference(desk.context)
            #expect(try await register.shown(to: desk.deputy).isEmpty)
            #expect(try await register.shown(to: desk.head).map(\.words) == ["哨兵说情"])
            for text in ["delete from casework.interference", "update casework.interference set way = 'enquired'"] {
                let connection = try await desk.office.connect(as: .web)
                await #expect(throws: (any Error).self, "\(text)") {
                    try await connection.run { session in try session.script(text) }
                }
                await connection.close()
            }
        }
    }

    @Test func `C15 JB-36 what a reporter is told holds no detail of the check, and follows the duty of secrecy`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let handle = HandleClue(desk.context)
            try await handle.propose(
                clue, .check(.preliminaryVerification), studiedOn: desk.today, as: desk.holder)
            try await handle.approvePlan(clue, as: desk.deputy)
            try await handle.proposeResult(clue, .educated, groupSignedOn: desk.today, as: desk.holder)
            try await handle.approveResult(clue, as: desk.head)
            for notice in try await Lists(desk.context).notices(as: desk.lead) {
                _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
            }
            let tracked = try #require(try await TrackReport(desk.context)(receipt.code.text))
            let result = try #require(tracked.notices.first { $0.told.kind == .result })
            let text = result.words.paragraphs.map(\.zh).joined() + result.words.shortText.zh
            let report = CheckReportParts.sample
            let details = [
                report.basis, report.problem, report.process, report.findings, report.doubts, report.proposal, "研究",
                "O420281-J2", try #require(desk.context.directory[desk.holder.staff]).name,
            ]
            for detail in details + Planted.words { #expect(!text.contains(detail), "\(detail)") }
            #expect(text.contains("保密"), "the duty stands in the notice")
            await #expect(throws: OperationError.self, "the duty comes first") {
                try await MarkNoticeRead(desk.context)(result.told.id, code: receipt.code.text)
            }
            try await ConfirmSecrecy(desk.context)(result.told.id, code: receipt.code.text)
            try await MarkNoticeRead(desk.context)(result.told.id, code: receipt.code.text)
        }
    }

    @Test func `C16 DW-19 what holds state secrets is refused, and destroyed where it came in`() async throws {
        try await Desk.open { desk in
            try await desk.refuses("at the desk") {
                _ = try await desk.register(.townshipCadre, isFreeOfStateSecrets: false)
            }
            try await desk.refuses("at the public page") {
                _ = try await ReceivePublicReport(desk.context)(
                    .townshipCadre.by(.web), to: desk.office.county, form: "page", isFreeOfStateSecrets: false)
            }
            let receipt = try await desk.register(.townshipCadre)
            var opinion = TriageOpinion.accusation
            opinion.holdsStateSecrets = true
            let decision = try await ProposeTriage(desk.context)(receipt.id, opinion, as: desk.clerk)
            #expect(decision.verdict == .refused)
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            #expect(try await OpenReport(desk.context)(receipt.id, as: desk.lead).content == nil)
            #expect(try await desk.texts("select k.wrapped::text from casework.item_key as k") == ["∅"])
        }
    }

    @Test func `C17 JB-52 what is late goes up a level, and what was altered is found`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            _ = try await RegisterSealed(desk.context)(
                .upperLevel, channel: .letter, receivedOn: desk.today, sheets: 1, form: "s", as: desk.clerk)
            let line = try #require(try await Lists(desk.context).sealedLines(as: desk.clerk).first)
            let plan = try await desk.clock(.plan, of: clue.rawValue)
            desk.office.clock.advance(days: 80)
            while try await WatchClocks(desk.context)().isFull {}
            #expect(try await desk.told(plan.id).contains { $0.hasPrefix("3 \(desk.office.city.rawValue) ") })
            let upward = try await desk.clock(.upwardReport, of: line.id.rawValue)
            #expect(try await !desk.told(upward.id).isEmpty, "a late upward report is told of")
            #expect(try await desk.audit(of: line.id.rawValue, in: "O420281").contains("system clock.overdue"))
            try await SealedLog.seal(desk.context)
            try await desk.script(
                """
                begin; set local session_replication_role = replica;
                update audit.entry set actor = 'staff:nobody' where sequence = 1; commit
                """)
            #expect(try await !SealedLog.verify(desk.context).isIntact, "an alteration is found")
        }
    }

    @Test func `C18 data given to others is on record for three years, and an archived file is closed`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.concluded()
            let provide = ProvideData(desk.context)
            let township = try #require(desk.context.directory.townships.first { $0.name == "保安镇" })
            let id = try await provide.propose(
                .init(
                    scope: .township(township.id), from: desk.today.adding(days: -30), to: desk.today, team: "巡察一组",
                    purpose: "巡察"),
                as: desk.supervisor)
            try await provide.decide(id, isApproved: true, as: desk.head)
            _ = try await provide.deliver(id, as: desk.supervisor) { _, rows in Array("\(rows.count)".utf8) }
            let kept = try await desk.texts("select p.keep_until::text from casework.provision as p")
            #expect(kept == ["2029-03-02"])
            let short = await TestDatabase.refusedRule {
                try await desk.script("update casework.provision set keep_until = '2029-03-01'")
            }
            #expect(short == "provision_is_kept_three_years")
            try await Distribute(desk.context).approve(clue, as: desk.head)
            try await desk.tellEverybody()
            try await HandleClue(desk.context).feedBack(clue, .told(on: desk.today), as: desk.holder)
            try await desk.makeIndex(of: clue)
            try await ArchiveFile(desk.context).archive(clue, as: desk.clerk)
            for person in [desk.holder, desk.deputy, desk.head] {
                await #expect(throws: OperationError.notFound, "\(person.staff)") {
                    try await OpenClue(desk.context)(clue, as: person)
                }
            }
        }
    }
}
