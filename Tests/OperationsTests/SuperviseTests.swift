import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Orders and reminders, from the proposal to the end.
@Suite struct SuperviseTests {
    private static func proposed(_ desk: Desk) async throws -> (clue: Clue.ID, order: Supervision.ID) {
        let (_, clue) = try await desk.claimed()
        try await SuperviseClue(desk.context).propose(
            clue, .perfunctory, [.letter, .inspection], demand: "请在十日内报送核查方案", as: desk.supervisor)
        let opened = try await OpenSupervision(desk.context)(clue, as: desk.supervisor)
        guard let order = opened.orders.first?.record.order.id else { throw Desk.Missing() }
        return (clue, order)
    }

    private static func roomHead(_ desk: Desk) -> StaffCaller { desk.member("O420281-J2", 0) }

    @Test func `JB-22 an order is proposed, approved, answered, sent back, answered and accepted`() async throws {
        try await Desk.open { desk in
            let (clue, order) = try await Self.proposed(desk)
            let (supervise, head) = (SuperviseClue(desk.context), Self.roomHead(desk))
            #expect(try await OpenSupervision(desk.context)(clue, as: head).orders.isEmpty, "not before the approval")
            await #expect(throws: OperationError.self) { try await supervise.approve(order, as: desk.head) }
            try await supervise.approve(order, as: desk.deputy)
            #expect(try await desk.clocks(of: order.rawValue) == ["SUPERVISION 2026-03-02 2026-03-16 runs"])
            await #expect(throws: OperationError.self) {
                try await supervise.answer(order, "已办", as: desk.holder)
            }
            try await supervise.answer(order, "方案已报", as: head)
            await #expect(throws: OperationError.self) { try await supervise.accept(order, as: desk.lead) }
            try await supervise.sendBack(order, "缺少分工", as: desk.supervisor)
            try await supervise.answer(order, "已补充分工", as: head)
            try await supervise.accept(order, as: desk.supervisor)
            let opened = try await OpenSupervision(desk.context)(clue, as: head)
            let story = try #require(opened.orders.first)
            #expect(story.record.order.state.isOpen == false && story.record.number?.description == "大冶纪督〔2026〕1号")
            #expect(
                story.entries.map(\.kind) == [
                    .proposed, .approved, .answered, .sentBack, .answered, .accepted,
                ])
            #expect(story.entries.first?.text == "请在十日内报送核查方案" && story.openActs.isEmpty)
            #expect(try await desk.clocks(of: order.rawValue).allSatisfy { !$0.hasSuffix("runs") })
            await #expect(throws: OperationError.self) { try await supervise.withdraw(order, as: desk.supervisor) }
        }
    }

    @Test func `JB-22 what was demanded stands nowhere in the open`() async throws {
        try await Desk.open { desk in
            _ = try await Self.proposed(desk)
            let bytes = Array("核查方案".utf8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            let sealed = try await desk.texts("select encode(e.sealed, 'hex') from casework.supervision_entry as e")
            #expect(sealed.count == 1 && sealed.allSatisfy { !$0.contains(bytes) })
            let logged = try await desk.texts("select a.detail from audit.log as a")
            #expect(logged.allSatisfy { !$0.contains("核查方案") })
        }
    }

    @Test func `JB-22 DW-oneorder a second proposal, an empty one and one without a way change nothing`() async throws {
        try await Desk.open { desk in
            let (clue, _) = try await Self.proposed(desk)
            let before = try await desk.snapshot()
            let supervise = SuperviseClue(desk.context)
            await #expect(throws: OperationError.self) {
                try await supervise.propose(clue, .other, [.letter], demand: "再督办", as: desk.lead)
            }
            await #expect(throws: OperationError.self) {
                try await supervise.propose(clue, .other, [.letter], demand: "", as: desk.supervisor)
            }
            await #expect(throws: OperationError.self) {
                try await supervise.propose(clue, .other, [], demand: "督办", as: desk.supervisor)
            }
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `HS-3 DW-supervise a late answer goes up once, and the head holds to account`() async throws {
        try await Desk.open { desk in
            let (clue, order) = try await Self.proposed(desk)
            let supervise = SuperviseClue(desk.context)
            try await supervise.approve(order, as: desk.deputy)
            #expect(try await EscalateOrders(desk.context)() == 0)
            await #expect(throws: OperationError.self) { try await supervise.holdToAccount(order, as: desk.head) }
            desk.office.clock.advance(days: 15)
            #expect(try await EscalateOrders(desk.context)() == 1)
            #expect(try await EscalateOrders(desk.context)() == 0)
            try await supervise.holdToAccount(order, as: desk.head)
            let record = try await OpenSupervision(desk.context)(clue, as: desk.head).orders.first?.record
            #expect(record?.escalatedOn == desk.today && record?.account?.on == desk.today)
            // It can still be answered and sent back: the mark stays with the day that was missed.
            try await supervise.answer(order, "迟复", as: Self.roomHead(desk))
            try await supervise.sendBack(order, "不够", as: desk.supervisor)
            let after = try await OpenSupervision(desk.context)(clue, as: desk.head).orders.first?.record
            #expect(after?.account?.missedOn == record?.order.state.issue?.dueOn)
        }
    }

    @Test func `DW-remind a reminder needs no approval, and comes again after a pause`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let supervise = SuperviseClue(desk.context)
            await #expect(throws: OperationError.self) { try await supervise.remind(clue, as: desk.holder) }
            try await supervise.remind(clue, as: desk.supervisor)
            await #expect(throws: OperationError.self) { try await supervise.remind(clue, as: desk.lead) }
            desk.office.clock.advance(days: 3)
            try await supervise.remind(clue, as: desk.lead)
            let marks = try await ListSupervisions(desk.context).marks(of: [clue], as: desk.holder)
            #expect(marks[clue]?.remindedOn == desk.today && marks[clue]?.orders == 0)
            let stranger = try await ListSupervisions(desk.context).marks(of: [clue], as: desk.member("O420281-J1"))
            #expect(stranger.isEmpty)
        }
    }

    @Test func `DW-remind DW-local the pause between two reminders is a local choice, and the page says which`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let opened = try await OpenSupervision(desk.context)(clue, as: desk.supervisor)
            #expect(opened.reminderPause == 3)
            let row = try #require(
                LocalPolicyRow(.reminderPause, 1, source: Bilingual("通知", "通知"), effectiveFrom: desk.today))
            try await LoadLocalChoices(desk.context)([row])
            let supervise = SuperviseClue(desk.context)
            try await supervise.remind(clue, as: desk.supervisor)
            desk.office.clock.advance(days: 1)
            try await supervise.remind(clue, as: desk.lead)
            #expect(try await OpenSupervision(desk.context)(clue, as: desk.supervisor).reminderPause == 1)
        }
    }

    @Test func `JB-22 the organ that passed a clue on supervises it, and a leader below answers`() async throws {
        try await Desk.open { desk in
            let office = desk.office
            let room = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
            let planted = try await office.plantClue(PlantedPlace(receiver: office.city, destination: room))
            let supervisor = try #require(office.first(.caseSupervision, in: office.city).staff)
            let cityDeputy = try #require(office.cityDeputy.staff)
            let supervise = SuperviseClue(desk.context)
            try await supervise.propose(planted.clue, .other, [.hearing], demand: "报告进展", as: supervisor)
            let opened = try await OpenSupervision(desk.context)(planted.clue, as: cityDeputy)
            let order = try #require(opened.orders.first?.record.order.id)
            #expect(!opened.seesClue)
            await #expect(throws: OperationError.notFound) { try await supervise.approve(order, as: desk.deputy) }
            try await supervise.approve(order, as: cityDeputy)
            try await supervise.answer(order, "正在核查", as: desk.deputy)
            try await supervise.accept(order, as: supervisor)
            let listed = try await ListSupervisions(desk.context)(as: cityDeputy)
            #expect(listed.map(\.record.order.id) == [order])
        }
    }

    @Test func `HS-26 an accused head of the room learns of no order, and a deputy who did not approve answers`()
        async throws
    {
        try await Desk.open { desk in
            let (clue, order) = try await Self.proposed(desk)
            let (supervise, head) = (SuperviseClue(desk.context), Self.roomHead(desk))
            try await supervise.approve(order, as: desk.deputy)
            try await desk.script(
                "update casework.clue set barred_staff_ids = array['\(head.staff.rawValue)']")
            await #expect(throws: OperationError.notFound) {
                try await OpenSupervision(desk.context)(clue, as: head)
            }
            await #expect(throws: OperationError.notFound) { try await supervise.answer(order, "好", as: head) }
            await #expect(throws: OperationError.self) { try await supervise.answer(order, "好", as: desk.deputy) }
            let deputies = desk.office.everybody(with: .deputy, in: desk.office.county).compactMap(\.staff)
            let other = try #require(deputies.first { $0.staff != desk.deputy.staff })
            try await supervise.answer(order, "由我答复", as: other)
        }
    }
}
