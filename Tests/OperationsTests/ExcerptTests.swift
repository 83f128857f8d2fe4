import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// A masked excerpt from its asking to its numbered copy: against a real database.
@Suite struct ExcerptTests {
    private static let text = "我叫张三，电话13800001111。\n副镇长在项目中收受礼金，张三当场看到。"

    private static func draft(
        _ receiver: Excerpt.Receiver, purpose: Excerpt.Purpose = .verification, expert: String = "", unit: String = ""
    ) -> ShowExcerpt.Draft {
        ShowExcerpt.Draft(
            request: Excerpt.Request(purpose: purpose, receiver: receiver, days: 7, passages: [1, 2]),
            reason: "核对细节", expert: expert, unit: unit)
    }

    private static func claimed(_ desk: Desk) async throws -> Clue.ID {
        var letter = ReportDraft.townshipCadre
        letter.text = text
        return try await desk.claimed(letter).clue
    }

    private static let room = Excerpt.Receiver.room(Room.ID("O420281-J1"))

    @Test func `BH-1996 DW-C10 it is confirmed, approved by the head, and printed in numbered copies`() async throws {
        try await Desk.open { desk in
            let clue = try await Self.claimed(desk)
            let (show, open) = (ShowExcerpt(desk.context), OpenExcerpt(desk.context))
            let id = try await show.propose(Self.draft(Self.room), on: clue, as: desk.holder)
            let opened = try await open(id, as: desk.holder)
            #expect(opened.mayConfirm && !opened.mayTakeCopy && opened.record.passages == nil)
            let number = try #require(opened.findings.firstIndex { $0.words == "13800001111" })
            await #expect(throws: OperationError.self, "nothing waits for the head yet") {
                try await show.decide(id, isApproved: true, as: desk.head)
            }
            await #expect(throws: OperationError.self, "numbers stay covered") {
                try await show.confirm(
                    id, Excerpt.Confirmation(lifted: [number], added: [], isChecked: true), as: desk.holder)
            }
            let words = Excerpt.Confirmation(lifted: [], added: ["副镇长"], isChecked: true)
            try await show.confirm(id, words, as: desk.holder)
            let waiting = try await open(id, as: desk.head)
            let block = Masking.block
            #expect(waiting.mayApprove && waiting.original.isEmpty)
            let others = Excerpt.Confirmation(lifted: [], added: ["项目"], isChecked: true)
            try await show.confirm(id, others, as: desk.holder)
            await #expect(throws: OperationError.self, "the head read another text") {
                try await show.decide(id, isApproved: true, seen: waiting.record.confirmations, as: desk.head)
            }
            try await show.confirm(id, words, as: desk.holder)
            let seen = try await open(id, as: desk.head).record.confirmations
            #expect(waiting.record.confirmations == 1 && seen == 3)
            #expect(
                waiting.record.passages == ["我叫\(block)，电话\(block)。", "\(block)在项目中收受礼金，\(block)当场看到。"])
            await #expect(throws: OperationError.self) {
                try await show.decide(id, isApproved: true, as: desk.deputy)
            }
            await #expect(throws: OperationError.self) { _ = try await show.takeCopy(id, for: "李四", as: desk.holder) }
            try await show.decide(id, isApproved: true, seen: seen, as: desk.head)
            await #expect(throws: OperationError.self, "what was approved stays") {
                try await show.confirm(id, words, as: desk.holder)
            }
            #expect(try await show.takeCopy(id, for: "李四", as: desk.holder) == 1)
            #expect(try await show.takeCopy(id, for: "王五", as: desk.holder) == 2)
            #expect(try await open(id, as: desk.holder).copies.map(\.reader) == ["李四", "王五"])
            desk.office.clock.advance(seconds: 8 * 86_400)
            await #expect(throws: OperationError.self, "its approval has ended") {
                _ = try await show.takeCopy(id, for: "李四", as: desk.holder)
            }
        }
    }

    @Test func `BH-1996 a deputy decides where every head stands aside, and the history says what became of it`()
        async throws
    {
        try await Desk.open { desk in
            let clue = try await Self.claimed(desk)
            let (show, open) = (ShowExcerpt(desk.context), OpenExcerpt(desk.context))
            let words = Excerpt.Confirmation(lifted: [], added: [], isChecked: true)
            let id = try await show.propose(Self.draft(Self.room), on: clue, as: desk.holder)
            try await show.confirm(id, words, as: desk.holder)
            await #expect(throws: OperationError.notFound, "a head can decide") {
                _ = try await open(id, as: desk.deputy)
            }
            for head in desk.everybody(in: desk.office.county) where head.roles.contains(.head) {
                try await HandleClue(desk.context).standAside(clue, as: head)
            }
            #expect(try await open(id, as: desk.deputy).mayApprove)
            #expect(try await open.list(as: desk.deputy).map(\.record.id) == [id])
            await #expect(throws: OperationError.notFound) { _ = try await open(id, as: desk.head) }
            try await show.decide(id, isApproved: true, as: desk.deputy)
            let record = try await open(id, as: desk.holder).record
            #expect(record.decidedAs == .deputy && record.excerpt.state.approval?.head == desk.deputy.staff)
            _ = try await show.takeCopy(id, for: "李四", as: desk.holder)
            #expect(try await EndExcerpts(desk.context)() == 0)
            desk.office.clock.advance(days: 8)
            #expect(try await EndExcerpts(desk.context)() == 1)
            #expect(try await EndExcerpts(desk.context)() == 0, "once")
            #expect(try await open(id, as: desk.holder).record.endedOn == desk.today)
            let told = try await OpenClue(desk.context)(clue, as: desk.holder).events
                .filter { $0.kind.hasPrefix("excerpt_") }
            #expect(
                told.map(\.kind) == ["excerpt_proposed", "excerpt_approved", "excerpt_opened", "excerpt_ended"])
            #expect(told.allSatisfy { $0.detail == ["excerpt": record.label] })
        }
    }

    @Test func `DW-mask an approval ends with the clue, and the place chooses days and copies`() async throws {
        try await Desk.open { desk in
            let row = { (choice: LocalChoice, value: Int64) in
                LocalPolicyRow(
                    choice, value, source: Bilingual("通知", "Notice"), effectiveFrom: .day(2026, 1, 1))
            }
            let choices = LocalChoices([row(.excerptDays, 5), row(.excerptCopies, 1)].compactMap(\.self))
            let context = OperationContext(
                store: desk.office.store, directory: desk.office.directory, calendar: desk.office.calendar,
                choices: choices, cell: "4202", world: desk.office.world)
            let clue = try await Self.claimed(desk)
            let show = ShowExcerpt(context)
            let validity = Excerpt.RuleID.validity.statement
            await #expect(throws: OperationError.mend([.init("days", validity)])) {
                try await show.propose(Self.draft(Self.room), on: clue, as: desk.holder)
            }
            var draft = Self.draft(Self.room)
            draft.request.days = 5
            let id = try await show.propose(draft, on: clue, as: desk.holder)
            try await show.confirm(
                id, Excerpt.Confirmation(lifted: [], added: [], isChecked: true), as: desk.holder)
            try await show.decide(id, isApproved: true, as: desk.head)
            #expect(try await show.takeCopy(id, for: "李四", as: desk.holder) == 1)
            await #expect(throws: OperationError.self, "one copy is the most here") {
                _ = try await show.takeCopy(id, for: "王五", as: desk.holder)
            }
            try await desk.finish(clue)
            #expect(try await EndExcerpts(context)() == 1)
            let told = try await OpenClue(context)(clue, as: desk.holder).events
            #expect(told.contains { $0.kind == "excerpt_ended" })
        }
    }

    @Test func `JB-47 JB-48 nobody on the accused's side receives or reads, and others see nothing`() async throws {
        try await Desk.open { desk in
            let clue = try await Self.claimed(desk)
            let show = ShowExcerpt(desk.context)
            let accused = try #require(ReportDraft.townshipCadre.accused.first)
            await #expect(throws: OperationError.self, "the unit of the accused") {
                try await show.propose(
                    Self.draft(.expert, expert: "李四", unit: "保安镇财政所"), on: clue, as: desk.holder)
            }
            await #expect(throws: OperationError.self, "the handling room itself") {
                try await show.propose(Self.draft(.room(Room.ID("O420281-J2"))), on: clue, as: desk.holder)
            }
            await #expect(throws: OperationError.self, "not case work") {
                try await show.propose(Self.draft(Self.room, purpose: .publicity), on: clue, as: desk.holder)
            }
            await #expect(throws: OperationError.self, "not the holder's room-mate") {
                try await show.propose(Self.draft(Self.room), on: clue, as: desk.member("O420281-J2"))
            }
            await #expect(throws: OperationError.notFound) {
                try await show.propose(Self.draft(Self.room), on: clue, as: desk.cityLead)
            }
            let id = try await show.propose(
                Self.draft(.expert, expert: "李四", unit: "某鉴定所"), on: clue, as: desk.holder)
            try await show.confirm(
                id, Excerpt.Confirmation(lifted: [], added: [], isChecked: true), as: desk.holder)
            try await show.decide(id, isApproved: true, as: desk.head)
            await #expect(throws: OperationError.self, "the accused is no reader") {
                _ = try await show.takeCopy(id, for: accused.name, as: desk.holder)
            }
            for stranger in [desk.cityLead, desk.member("O420281-J1"), desk.auditor] {
                await #expect(throws: OperationError.notFound) {
                    _ = try await OpenExcerpt(desk.context)(id, as: stranger)
                }
            }
        }
    }
}
