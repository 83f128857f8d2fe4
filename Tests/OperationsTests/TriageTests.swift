import CaseStore
import Casework
import Libpq
import Operations
import TestDatabase
import Testing

@Suite struct TriageTests {
    // MARK: - The worker proposes

    @Test func `a worker's reading is a proposal, and decides nothing`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.villageCadre)
            let job = try #require(try await desk.takeReading().first)
            #expect(job.subject == receipt.id.rawValue)
            try await ReadReport(desk.context)(receipt.id, token: job.token)
            let opened = try await OpenReport(desk.context)(receipt.id, as: desk.clerk)
            #expect(opened.record.report.state == .registered)
            #expect(opened.opinion?.author == nil)
            #expect(opened.opinion?.kind == .accusation)
            #expect(try await desk.snapshot().rows("queue.lease") == 0)
        }
    }

    @Test func `the signers whom the desk counted stand in the reading`() async throws {
        try await Desk.open { desk in
            var joint = ReportDraft.townshipCadre
            joint.text = try #require(JointSignature(signers: 31)).phrase + "\n" + joint.text
            for (draft, signers) in [(joint, 31), (ReportDraft.townshipCadre, 0)] {
                let id = try await desk.register(draft).id
                for job in try await desk.takeReading() { try await ReadReport(desk.context)(id, token: job.token) }
                #expect(try await OpenReport(desk.context)(id, as: desk.clerk).opinion?.gravity.signatories == signers)
            }
        }
    }

    @Test func `JB-4 JC-69 HS-26 what was stated when it came in stands in the reading, and goes when it is sealed up`()
        async throws
    {
        try await Desk.open { desk in
            let days = try #require(ActPeriod(from: .day(2025, 6, 1), to: .day(2025, 7, 1)))
            var draft = ReportDraft.townshipCadre
            draft.stated = StatedFacts(
                breaches: [.waste], publicReaction: true, decisionOrgan: desk.office.city, actedOn: days)
            let id = try await desk.register(draft).id
            let opened = try await OpenReport(desk.context)(id, as: desk.clerk)
            #expect(opened.opinion == nil && opened.stated == draft.stated)
            let job = try #require(try await desk.takeReading().first)
            try await ReadReport(desk.context)(id, token: job.token)
            let opinion = try #require(try await OpenReport(desk.context)(id, as: desk.clerk).opinion)
            #expect(opinion.kind == .appeal && opinion.decisionOrgan == desk.office.city && opinion.publicReaction)
            #expect(opinion.actedOn == days && opinion.breaches.contains(.waste))
            try await desk.sealUp(id, .upperLevel)
            let left =
                "select count(*)::text from casework.report as r where r.public_reaction or r.acted_to is not null"
            #expect(try await desk.texts(left) == ["0"])
        }
    }

    @Test func `a worker that lost its job writes nothing`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.villageCadre)
            let late = try #require(try await desk.takeReading(lease: 60).first)
            desk.office.clock.advance(seconds: 61)
            _ = try await desk.office.store.transaction(as: .system, on: .worker) { try $0.rescueJobs() }
            let next = try #require(try await desk.takeReading().first)
            #expect(next.token != late.token)
            let before = try await desk.snapshot()
            await #expect(throws: OperationError.stale) {
                try await ReadReport(desk.context)(receipt.id, token: late.token)
            }
            #expect(try await desk.snapshot() == before)
            try await ReadReport(desk.context)(receipt.id, token: next.token)
        }
    }

    @Test func `HS-26 the reading stands on the log of the organ that has the report, not of one that must not know`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            let id = receipt.id.rawValue
            try await desk.office.plant(
                """
                update casework.report set holder_organ_id = 'O420200', barred_organ_ids = array['O420281']
                where report_id = '\(id)'
                """
            )
            let job = try #require(try await desk.takeReading().first)
            try await ReadReport(desk.context)(receipt.id, token: job.token)
            let there = try await desk.audit(of: id, in: "O420200")
            let here = try await desk.audit(of: id, in: "O420281")
            #expect(there.contains { $0.hasSuffix("report.read") })
            #expect(!here.contains { $0.hasSuffix("report.read") })
        }
    }

    @Test func `the reading waits for a person who has the report in hand, and its opinion comes after`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            let job = try #require(try await desk.takeReading().first)
            let (locks, lock) = AsyncStream.makeStream(of: Void.self)
            let id = receipt.id.rawValue
            async let person: Void = desk.office.admin.run { session in
                defer { lock.finish() }
                try session.transaction { session in
                    try session.script("select from casework.report where report_id = '\(id)' for update")
                    lock.yield()
                    while try session.query(Desk.waitingForMe)[0].int8(0) == 0 {}
                    try session.script(
                        """
                        insert into casework.triage_opinion (
                            report_id, ordinal, author, author_staff_id, kind, micro_corruption, priority, given_at
                        )
                        values ('\(id)', 0, 'staff', 'S1357', 'accusation', false, 3, now())
                        """
                    )
                }
            }
            for await _ in locks { break }
            try await ReadReport(desk.context)(receipt.id, token: job.token)
            try await person
            let opinions = try await desk.texts(
                "select o.ordinal || ' ' || o.author from casework.triage_opinion as o order by o.ordinal")
            #expect(opinions == ["0 staff", "1 worker"])
        }
    }

    @Test func `an earlier report is offered, but never told of by the worker, which sees what its reader must not`()
        async throws
    {
        try await Desk.open { desk in
            let open = try await desk.register(.townshipCadre)
            let secret = try await desk.triage(.roomMember).receipt
            let again = try await desk.register(.townshipCadre)
            let secretAgain = try await desk.register(.roomMember)
            for job in try await desk.takeReading(limit: 10) {
                try await ReadReport(desk.context)(Report.ID(job.subject), token: job.token)
            }
            let first = try await OpenReport(desk.context)(again.id, as: desk.clerk)
            #expect(first.repeats.map(\.report) == [open.id])
            #expect(first.opinion?.findings.contains { $0.words.zh.contains("重复") } == false)
            let second = try await OpenReport(desk.context)(secretAgain.id, as: desk.clerk)
            let number = secret.number.text(of: secret.receiver)
            #expect(second.opinion?.findings.contains { $0.words.zh.contains(number) } == false)
            #expect(!second.repeats.map(\.report).contains(secret.id))
        }
    }

    // MARK: - Four eyes

    @Test func `the head confirms and does not propose, a registrar proposes and does not confirm`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            let before = try await desk.snapshot()
            let error = await #expect(throws: OperationError.self) {
                _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.lead)
            }
            guard case .refused(let reason, _) = error else {
                Issue.record("the refusal gives no reason")
                return
            }
            #expect(reason.zh.contains("不拟办"))
            #expect(try await desk.snapshot() == before)
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            await #expect(throws: OperationError.notFound) {
                try await ConfirmTriage(desk.context)(receipt.id, as: desk.clerk)
            }
            try await SendBackTriage(desk.context)(receipt.id, as: desk.lead)
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            let outcome = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            #expect(outcome.clue != nil)
        }
    }

    @Test func `a proposal needs a registered report, a confirmation a proposal`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            await #expect(throws: OperationError.stale) {
                try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            }
            await #expect(throws: OperationError.stale) {
                try await SendBackTriage(desk.context)(receipt.id, as: desk.lead)
            }
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            await #expect(throws: OperationError.stale) {
                try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            }
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            await #expect(throws: OperationError.stale) {
                try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            }
        }
    }

    /// One could be planted beside it before, and would have been decided in the proposer's name.
    @Test func `JB-17 what is shown and confirmed is the opinion of whoever proposed, whatever else was said`()
        async throws
    {
        try await Desk.open { desk in
            let id = try await desk.register(.townshipCadre).id
            _ = try await ProposeTriage(desk.context)(id, .accusation, as: desk.clerk)
            try await desk.office.plant(
                """
                insert into casework.triage_opinion (
                    report_id, ordinal, author, author_staff_id, kind, micro_corruption, priority, given_at
                )
                values (
                    '\(id.rawValue)', 9, 'staff', '\(desk.lead.staff.rawValue)', 'no_substance', false, 3, now()
                )
                """)
            let shown = try await OpenReport(desk.context)(id, as: desk.lead).opinion
            #expect(shown?.author == desk.clerk.staff && shown?.kind == .accusation)
            let outcome = try await ConfirmTriage(desk.context)(id, as: desk.lead)
            #expect(outcome.clue != nil)
        }
    }

    @Test func `DW-19 what was sent back is not destroyed by a confirmation that comes again`() async throws {
        try await Desk.open { desk in
            var secret = TriageOpinion.accusation
            secret.holdsStateSecrets = true
            let id = try await desk.register(.townshipCadre).id
            _ = try await ProposeTriage(desk.context)(id, secret, as: desk.clerk)
            await #expect(throws: OperationError.self, "who proposed does not confirm it as the head") {
                try await ConfirmTriage(desk.context)(id, as: desk.mighty(desk.clerk, [.petitionLead]))
            }
            try await SendBackTriage(desk.context)(id, remark: "请核对", as: desk.lead)
            await #expect(throws: OperationError.stale) { try await ConfirmTriage(desk.context)(id, as: desk.lead) }
            #expect(try await OpenReport(desk.context)(id, as: desk.lead).content != nil)
        }
    }

    @Test func `JB-15 what must go up is neither confirmed nor sent back: somebody else decides whether it is sealed`()
        async throws
    {
        try await Desk.open { desk in
            let id = try await desk.register(.townshipCadre).id
            let above = AccusedStanding(level: .city, managedAt: .city)
            _ = try await ProposeTriage(desk.context)(id, .accusation, standings: [0: above], as: desk.clerk)
            for person in [desk.mighty(desk.clerk, [.petitionLead]), desk.lead] {
                await #expect(throws: OperationError.self) { try await ConfirmTriage(desk.context)(id, as: person) }
                await #expect(throws: OperationError.self) {
                    try await SendBackTriage(desk.context)(id, remark: "请核对", as: person)
                }
            }
            #expect(try await OpenReport(desk.context)(id, as: desk.lead).content != nil, "nothing is gone")
            try await DecideSealing(desk.context).refuse(id, words: "经核对不属上级管理", as: desk.lead)
            #expect(try await OpenReport(desk.context)(id, as: desk.clerk).content != nil)
        }
    }

    @Test func `nobody outside the petition office triages`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            for person in [desk.head, desk.deputy, desk.holder, desk.auditor, desk.cityLead] {
                await #expect(throws: OperationError.notFound) {
                    try await ProposeTriage(desk.context)(receipt.id, .accusation, as: person)
                }
                await #expect(throws: OperationError.notFound) {
                    try await ConfirmTriage(desk.context)(receipt.id, as: person)
                }
            }
        }
    }

    // MARK: - Verdicts

    @Test func `an accepted real-name accusation starts the notice of acceptance`() async throws {
        try await Desk.open { desk in
            let (receipt, outcome) = try await desk.triage(.townshipCadre)
            #expect(outcome.decision.verdict == .accepted(.accusation))
            let id = receipt.id.rawValue
            #expect(try await desk.notices(of: id) == ["acceptance O420281 draft 2026-03-23"])
            #expect(
                try await desk.clocks(of: id) == [
                    "ACCEPT_NOTICE 2026-03-02 2026-03-23 runs", "FORWARD_OTHER 2026-03-02 2026-03-09 2026-03-02",
                ]
            )
            let notice = try #require(try await Lists(desk.context).notices(as: desk.lead).first)
            await #expect(throws: OperationError.notFound) {
                try await ApproveNotice(desk.context)(notice.id, as: desk.clerk)
            }
            let number = try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
            #expect(number == DocumentNumber(organCode: "大冶纪信", year: 2026, sequence: 1))
            await #expect(throws: OperationError.stale) {
                try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
            }
            #expect(try await desk.clocks(of: id).first == "ACCEPT_NOTICE 2026-03-02 2026-03-23 runs")
            let tracked = try #require(try await TrackReport(desk.context)(receipt.code.text))
            #expect(tracked.notices.map(\.told.kind) == [.acceptance])
            #expect(
                tracked.notices[0].words.paragraphs.allSatisfy { !$0.zh.contains(Planted.accused) && !$0.en.isEmpty })
            try await MarkNoticeRead(desk.context)(notice.id, code: receipt.code.text)
            #expect(try await TrackReport(desk.context)(receipt.code.text)?.notices.first?.told.isRead == true)
            #expect(try await desk.clocks(of: id).first == "ACCEPT_NOTICE 2026-03-02 2026-03-23 2026-03-02")
        }
    }

    @Test func `an anonymous accusation is accepted and nobody is written to`() async throws {
        try await Desk.open { desk in
            let (receipt, outcome) = try await desk.triage(.townshipCadre.anonymous)
            #expect(outcome.decision.verdict == .accepted(.accusation))
            #expect(try await desk.notices(of: receipt.id.rawValue).isEmpty)
        }
    }

    /// Kind, who may settle it, channel; then state, reason and action as stored, and the notice with its last day, if
    /// the rules set one.
    struct Declined: Sendable, CustomTestStringConvertible {
        let kind: ReportKind
        var elsewhere: Triage.Elsewhere?
        let channel: Channel
        let stored: String
        let notice: [String]
        let status: TrackingStatus

        var testDescription: String { "\(kind) \(channel)" }

        /// SS-169: what shall be passed on is late until its letter has left.
        var running: [String] {
            if notice == told { return ["XF_FORWARD 2026-03-02 2026-03-17 runs"] }
            guard stored.hasSuffix("transfer_out") else { return [] }
            return ["\(channel == .transfer ? "FORWARD_ACCEPT" : "FORWARD_OTHER") 2026-03-02 2026-03-09 runs"]
        }
    }

    static let told = ["not_accepted O420281 draft 2026-03-17"]
    static let declined: [Declined] = [
        Declined(
            kind: .outOfScope, elsewhere: .legalRemedy, channel: .letter,
            stored: "declined legal_remedy transfer_out", notice: [], status: .forwarded),
        Declined(
            kind: .outOfScope, elsewhere: .legalRemedy, channel: .visit,
            stored: "declined legal_remedy inform_reporter", notice: told, status: .finished),
        Declined(
            kind: .outOfScope, elsewhere: .otherOrgan, channel: .transfer,
            stored: "declined other_organ transfer_out", notice: [], status: .forwarded),
        Declined(
            kind: .outOfScope, elsewhere: .otherOrgan, channel: .phone,
            stored: "declined other_organ inform_reporter", notice: told, status: .finished),
        Declined(
            kind: .outOfScope, elsewhere: .otherOrgan, channel: .web,
            stored: "declined other_organ inform_reporter", notice: told, status: .finished),
        Declined(
            kind: .outOfScope, elsewhere: .otherOrgan, channel: .informant,
            stored: "declined other_organ inform_reporter", notice: told, status: .finished),
        Declined(
            kind: .noSubstance, channel: .letter, stored: "declined no_substance retain",
            notice: ["not_accepted O420281 draft"], status: .finished),
        Declined(
            kind: .notAReport, channel: .web, stored: "declined no_substance retain",
            notice: ["not_accepted O420281 draft"], status: .finished),
    ]

    @Test(arguments: declined)
    func `what is not accepted follows reason and channel`(_ wanted: Declined) async throws {
        try await Desk.open { desk in
            let (receipt, outcome) = try await desk.triage(
                .townshipCadre.by(wanted.channel), .of(wanted.kind, wanted.elsewhere)
            )
            #expect(outcome.clue == nil)
            let stored = try await desk.texts(
                "select concat_ws(' ', r.state, r.decline_reason, r.decline_action) from casework.report as r"
            )
            #expect(stored == [wanted.stored])
            #expect(try await desk.notices(of: receipt.id.rawValue) == wanted.notice)
            let running = try await desk.clocks(of: receipt.id.rawValue).filter { $0.hasSuffix("runs") }
            #expect(running == wanted.running)
            #expect(try await TrackReport(desk.context)(receipt.code.text)?.report.status == wanted.status)
            #expect(try await desk.snapshot().rows("casework.clue") == 0)
        }
    }

    @Test func `a notice of non-acceptance tells the reason of the triage`() async throws {
        try await Desk.open { desk in
            var told: Set<String> = []
            for opinion in [
                TriageOpinion.of(.outOfScope, .legalRemedy), .of(.outOfScope, .otherOrgan), .of(.noSubstance),
            ] {
                let (receipt, _) = try await desk.triage(.townshipCadre.by(.visit), opinion)
                let waiting = try await Lists(desk.context).notices(as: desk.lead)
                let notice = try #require(waiting.first { $0.report == receipt.id })
                _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
                let opened = try await OpenNotice(desk.context)(notice.id, as: desk.lead)
                let tracked = try #require(try await TrackReport(desk.context)(receipt.code.text)?.notices.first)
                #expect(opened.words == tracked.words, "the paper and the page say the same")
                told.insert(tracked.words.paragraphs.map { $0.zh.filter { !$0.isNumber } }.joined())
            }
            #expect(told.count == 3)
        }
    }

    @Test func `the database refuses what reason and channel do not allow`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre.by(.visit))
            for wrong in [
                "'declined', 'legal_remedy', 'transfer_out'", "'declined', 'no_substance', 'inform_reporter'",
                "'declined', null, 'retain'", "'declined', 'other_organ', null", "'registered', 'other_organ', null",
                "'registered', null, 'retain'",
            ] {
                await #expect(throws: (any Error).self, "\(wrong) was accepted") {
                    try await desk.script(
                        """
                        update casework.report set (state, decline_reason, decline_action) = row(\(wrong))
                        where report_id = '\(receipt.id.rawValue)'
                        """
                    )
                }
            }
        }
    }

    @Test func `a repeat without new facts is kept and linked, and told nothing again`() async throws {
        try await Desk.open { desk in
            let first = try await desk.triage(.townshipCadre).receipt
            let (again, outcome) = try await desk.triage(.townshipCadre, .repeating(first.id, bringsNewFacts: false))
            #expect(outcome.decision.verdict == .retained(repeatOf: first.id))
            #expect(try await desk.notices(of: again.id.rawValue).isEmpty)
            #expect(try await desk.clocks(of: again.id.rawValue).allSatisfy { !$0.hasSuffix("runs") })
            #expect(
                try await OpenReport(desk.context)(again.id, as: desk.lead).record.report.state
                    == .retained(repeatOf: first.id))
        }
    }

    @Test func `new facts on an open matter are a supplement to it`() async throws {
        try await Desk.open { desk in
            let first = try await desk.triage(.townshipCadre).receipt
            let (_, outcome) = try await desk.triage(.townshipCadre, .repeating(first.id, bringsNewFacts: true))
            #expect(outcome.decision.verdict == .supplement(to: first.id, reopens: false))
            #expect(try await desk.snapshot().rows("casework.clue") == 1)
        }
    }

    @Test func `an appeal goes to the case review office, advice to no room`() async throws {
        try await Desk.open { desk in
            let appeal = try await desk.triage(.townshipCadre, .of(.appeal))
            #expect(try await desk.texts("select c.room_id from casework.clue as c") == ["O420281-SL"])
            #expect(try await desk.notices(of: appeal.receipt.id.rawValue).count == 1)
            let clue = try #require(appeal.outcome.clue)
            #expect(try await desk.clocks(of: clue.rawValue) == ["APPEAL 2026-03-02 2026-04-02 runs"])
            let advice = try await desk.triage(.townshipCadre, .of(.suggestion))
            #expect(advice.outcome.clue == nil)
            #expect(try await desk.notices(of: advice.receipt.id.rawValue).isEmpty)
            let running = try await desk.clocks(of: advice.receipt.id.rawValue).filter { $0.hasSuffix("runs") }
            #expect(running.isEmpty, "a notice that is never owed must not become overdue")
        }
    }

    @Test func `JB-15 who turns out to be managed above closes it with the proposal, and a second person seals it`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            let decision = try await ProposeTriage(desk.context)(
                receipt.id, .accusation, standings: [0: AccusedStanding(level: .city, managedAt: .city)], as: desk.clerk
            )
            #expect(decision.verdict == .sealed(.upperLevel))
            await #expect(throws: OperationError.notFound, "whoever proposed it") {
                try await OpenReport(desk.context)(receipt.id, as: desk.clerk)
            }
            let waits = try await OpenReport(desk.context)(receipt.id, as: desk.lead)
            #expect(waits.waitsToBeSealed && waits.content != nil)
            await #expect(throws: OperationError.self, "what waits is not triaged besides") {
                try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            }
            await #expect(throws: OperationError.self) {
                try await SendBackTriage(desk.context)(receipt.id, as: desk.lead)
            }
            try await DecideSealing(desk.context).seal(receipt.id, as: desk.lead)
            #expect(try await OpenReport(desk.context)(receipt.id, as: desk.lead).content == nil)
            #expect(try await Lists(desk.context).sealedLines(as: desk.lead).map(\.dueOn) == [.day(2026, 3, 9)])
            #expect(try await desk.notices(of: receipt.id.rawValue).isEmpty)
            #expect(try await desk.clocks(of: receipt.id.rawValue).allSatisfy { !$0.hasSuffix("runs") })
            #expect(try await desk.snapshot().rows("queue.ready") == 0)
        }
    }
}

extension Desk {
    /// Claims reports to read, as a worker does.
    func takeReading(limit: Int = 1, lease: Int = 300) async throws -> [Job] {
        try await office.store.transaction(as: .system, on: .worker) { transaction in
            try transaction.take(.read, limit: limit, holder: "worker", lease: lease)
        }
    }
}
