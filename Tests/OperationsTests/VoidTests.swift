import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// DW-void: voiding through operations, and the account of numbers.
@Suite struct VoidTests {
    private static func refusal(_ body: () async throws -> Void) async -> String? {
        do { try await body() } catch OperationError.refused(let reason, _) { return reason.zh } catch {
            return "\(error)"
        }
        return nil
    }

    private static func says(_ rule: Voiding.RuleID) -> String { rule.statement.zh }

    @Test(arguments: [false, true])
    func `DW-void a number is void when two persons say so, and everything that ran for it stops`(
        _ isProposed: Bool
    ) async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            if isProposed { _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk) }
            let void = VoidReport(desk.context)
            try await void.propose(receipt.id, .other, words: Planted.text, as: desk.clerk)
            let waiting = try await OpenReport(desk.context)(receipt.id, as: desk.lead)
            #expect(waiting.record.report.state != .voided(.other), "a proposal changes nothing")
            #expect(waiting.clocks.contains { $0.stoppedOn == nil })
            try await void.approve(receipt.id, as: desk.lead)
            let opened = try await OpenReport(desk.context)(receipt.id, as: desk.clerk)
            #expect(opened.record.report.state == .voided(.other))
            #expect(opened.record.number == receipt.number)
            #expect(opened.clocks.allSatisfy { $0.stoppedOn != nil })
            #expect(opened.content?.text == Planted.text, "nothing is deleted")
            #expect(opened.events.last?.kind == "voided")
            #expect(try await desk.snapshot().rows("queue.ready") == 0)
            let tracked = try #require(try await TrackReport(desk.context)(receipt.code.text)).report
            #expect(tracked.status == .voided && tracked.notices.isEmpty)
            let audit = try await desk.audit(of: receipt.id.rawValue, in: "O420281")
            #expect(audit.contains { $0.hasSuffix("report.void_proposed") })
            #expect(audit.contains("staff:\(desk.lead.staff.rawValue) report.voided"))
            let next = try await desk.register(.villageCadre)
            #expect(next.number.number == receipt.number.number + 1, "its number is not given again")
            let stored = try await desk.texts("select encode(v.sealed, 'escape') from casework.voiding as v")
            #expect(!stored.joined().contains(Planted.text))
        }
    }

    @Test func `DW-void who proposed does not approve, and what the head of the office proposed goes to a deputy`()
        async throws
    {
        try await Desk.open { desk in
            let (first, second) = (try await desk.register(.townshipCadre), try await desk.register(.villageCadre))
            let void = VoidReport(desk.context)
            try await void.propose(first.id, .testEntry, as: desk.clerk)
            try await void.propose(second.id, .enteredTwice, as: desk.lead)
            let before = try await desk.snapshot()
            for person in [desk.clerk, desk.secondClerk, desk.deputy, desk.head] {
                let told = await Self.refusal { try await void.approve(first.id, as: person) }
                #expect(told != nil, "\(person.staff)")
            }
            for person in [desk.clerk, desk.lead, desk.head] {
                let told = await Self.refusal { try await void.approve(second.id, as: person) }
                #expect(told != nil, "\(person.staff)")
            }
            for person in [desk.cityLead, desk.auditor, desk.holder] {
                await #expect(throws: OperationError.notFound) { try await void.approve(second.id, as: person) }
                await #expect(throws: OperationError.notFound) {
                    try await void.propose(first.id, .testEntry, as: person)
                }
            }
            #expect(try await desk.snapshot() == before)
            try await void.approve(second.id, as: desk.deputy)
            let who = try await desk.texts(
                "select v.decided_as || ' ' || v.decided_by from casework.voiding as v where v.state = 'approved'")
            #expect(who == ["deputy \(desk.deputy.staff.rawValue)"])
            let opened = try await OpenReport(desk.context)(second.id, as: desk.lead)
            #expect(opened.record.report.state == .voided(.enteredTwice))
        }
    }

    @Test func `DW-void what is refused or taken back goes on, and can be proposed again`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            let void = VoidReport(desk.context)
            try await void.propose(receipt.id, .wrongOrgan, as: desk.clerk)
            let twice = await Self.refusal { try await void.propose(receipt.id, .testEntry, as: desk.lead) }
            #expect(twice == Self.says(.onceProposed))
            try await void.refuse(receipt.id, as: desk.lead)
            try await void.propose(receipt.id, .testEntry, as: desk.clerk)
            try await void.refuse(receipt.id, as: desk.clerk)
            let none = await Self.refusal { try await void.approve(receipt.id, as: desk.lead) }
            #expect(none == Self.says(.proposed))
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            let clue = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead).clue
            #expect(clue != nil)
            let late = await Self.refusal { try await void.propose(receipt.id, .testEntry, as: desk.clerk) }
            #expect(late == Self.says(.undecided))
        }
    }

    @Test func `DW-void a reason without a name needs words, and a proposal that triage overtook is only refused`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            let void = VoidReport(desk.context)
            for words in ["", " \n"] {
                await #expect(throws: OperationError.mend([.init("words", Voiding.RuleID.words.statement)])) {
                    try await void.propose(receipt.id, .other, words: words, as: desk.clerk)
                }
            }
            try await void.propose(receipt.id, .testEntry, as: desk.clerk)
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            let late = await Self.refusal { try await void.approve(receipt.id, as: desk.lead) }
            #expect(late == Self.says(.undecided))
            try await void.refuse(receipt.id, as: desk.lead)
        }
    }

    @Test func `DW-void what has repeats, came back from a room or was told of is not voided`() async throws {
        try await Desk.open { desk in
            let void = VoidReport(desk.context)
            let first = try await desk.register(.townshipCadre)
            let again = try await desk.register(.townshipCadre)
            _ = try await ProposeTriage(desk.context)(
                again.id, .repeating(first.id, bringsNewFacts: false), as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(again.id, as: desk.lead)
            let hanging = await Self.refusal { try await void.propose(first.id, .testEntry, as: desk.clerk) }
            #expect(hanging == Self.says(.nothingHangs))

            let claimed = try await desk.claimed()
            let handle = HandleClue(desk.context)
            try await handle.requestReturn(claimed.clue, .noSubstance, as: desk.holder)
            try await handle.approveReturn(claimed.clue, as: desk.deputy)
            let came = try await OpenReport(desk.context)(claimed.receipt.id, as: desk.clerk)
            #expect(came.record.report.state == .registered && !came.clues.isEmpty)
            let back = await Self.refusal { try await void.propose(claimed.receipt.id, .testEntry, as: desk.clerk) }
            #expect(back == Self.says(.undecided))
        }
    }

    @Test func `DW-void nothing repeats what is void`() async throws {
        try await Desk.open { desk in
            let first = try await desk.register(.townshipCadre)
            let void = VoidReport(desk.context)
            let again = try await desk.register(.townshipCadre)
            let before = try await OpenReport(desk.context)(again.id, as: desk.clerk).repeats
            #expect(before.map(\.report) == [first.id])
            _ = try await ProposeTriage(desk.context)(
                again.id, .repeating(first.id, bringsNewFacts: false), as: desk.clerk)
            try await void.propose(first.id, .testEntry, as: desk.clerk)
            try await void.approve(first.id, as: desk.lead)
            let outcome = try await ConfirmTriage(desk.context)(again.id, as: desk.lead)
            #expect(outcome.clue != nil, "it is judged by itself")
            let third = try await desk.register(.townshipCadre)
            let offered = try await OpenReport(desk.context)(third.id, as: desk.clerk).repeats
            #expect(offered.map(\.report) == [again.id])
            await #expect(throws: OperationError.self, "nor where somebody names it by its number") {
                try await ProposeTriage(desk.context)(
                    third.id, .repeating(first.id, bringsNewFacts: false), as: desk.clerk)
            }
            await #expect(throws: OperationError.self) {
                try await AddToReport(desk.context)(
                    .supplement, "补充", code: first.code.text, form: "later", isFreeOfStateSecrets: true
                )
            }
        }
    }

    // MARK: - The account of numbers

    @Test func `DW-numbers the account counts every number, and tells what is missing and what a register brought`()
        async throws
    {
        try await Desk.open { desk in
            for _ in 1...3 { _ = try await desk.register(.villageCadre) }
            let routed = try await desk.routed()
            let void = VoidReport(desk.context)
            let first = try #require(try await Lists(desk.context).register(as: desk.clerk).last)
            try await void.propose(first.report.report.id, .testEntry, as: desk.clerk)
            try await void.approve(first.report.report.id, as: desk.lead)
            let ask = AccountForNumbers(desk.context)
            let whole = try await ask(as: desk.lead)
            let reports = try #require(whole.first { $0.series == "report" })
            #expect(reports.year == 2026 && reports.first == 1 && reports.last == 4)
            #expect(reports.given == 4 && reports.voided == 1 && reports.missing == 0 && reports.explained == 0)
            let clues = try #require(whole.first { $0.series == "clue" })
            #expect(clues.given == 1 && clues.missing == 0)
            let id = routed.receipt.id.rawValue
            try await desk.script(
                """
                update casework.report set register_number = 8, source = 'import' where report_id = '\(id)';
                update casework.number_series set last_number = 8 where series = 'report'
                """
            )
            let imported = try #require(try await ask(as: desk.lead).first { $0.series == "report" })
            #expect(imported.last == 8 && imported.missing == 0 && imported.explained == 4)
            try await desk.script("update casework.report set source = 'desk' where report_id = '\(id)'")
            let broken = try #require(try await ask(as: desk.lead).first { $0.series == "report" })
            #expect(broken.missing == 4 && broken.missingNumbers == [4, 5, 6, 7] && broken.explained == 0)
        }
    }

    @Test func `DW-numbers JB-15 三员分立 the head is told nothing, and the auditor as little`()
        async throws
    {
        try await Desk.open { desk in
            _ = try await RegisterSealed(desk.context)(
                .ownHead, channel: .letter, receivedOn: desk.today, sheets: 1, form: "sealed", as: desk.clerk)
            _ = try await desk.register(.villageCadre)
            let ask = AccountForNumbers(desk.context)
            #expect(try await ask(as: desk.lead).contains { $0.series == "sealed" })
            for person in [desk.auditor, desk.head, desk.clerk, desk.deputy, desk.supervisor, desk.holder] {
                #expect(try await ask(as: person).isEmpty, "\(person.staff)")
            }
            #expect(try await ask(as: desk.cityLead).isEmpty, "another organ's are its own")
        }
    }

    // MARK: - State secrets

    @Test func `DW-19 state secrets in a public hand-in leave no word, two persons say so, and its line stays`()
        async throws
    {
        try await Desk.open { desk in
            let (id, code) = try await desk.handIn()
            let number = try await AdmitPublicReport(desk.context)(id, as: desk.lead)
            var opinion = TriageOpinion.accusation
            opinion.holdsStateSecrets = true
            _ = try await ProposeTriage(desk.context)(id, opinion, as: desk.clerk)
            await #expect(throws: OperationError.notFound) { try await ConfirmTriage(desk.context)(id, as: desk.clerk) }
            _ = try await ConfirmTriage(desk.context)(id, as: desk.lead)
            let opened = try await OpenReport(desk.context)(id, as: desk.lead)
            #expect(opened.content == nil && opened.record.number == number)
            #expect(opened.record.report.channel == .web && opened.record.report.receivedOn == desk.today)
            #expect(opened.clocks.allSatisfy { $0.stoppedOn != nil })
            #expect(try await desk.texts("select k.wrapped::text from casework.item_key as k") == ["∅"])
            #expect(try await desk.snapshot().rows("queue.ready") == 0)
            let audit = try await desk.audit(of: id.rawValue, in: "O420281")
            #expect(audit.contains("staff:\(desk.lead.staff.rawValue) report.remove_state_secrets"))
            #expect(try await TrackReport(desk.context)(code.text) == nil)
        }
    }
}
