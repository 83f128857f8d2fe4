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
            #expect(
                waiting.record.passages == ["我叫\(block)，电话\(block)。", "\(block)在项目中收受礼金，\(block)当场看到。"])
            await #expect(throws: OperationError.self) {
                try await show.decide(id, isApproved: true, as: desk.deputy)
            }
            await #expect(throws: OperationError.self) { _ = try await show.takeCopy(id, for: "李四", as: desk.holder) }
            try await show.decide(id, isApproved: true, as: desk.head)
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
