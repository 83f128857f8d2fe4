import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// The paper of a reminder (催办单) and the reminder that it stands for.
@Suite("papers of reminders") struct ReminderPaperTests {
    private static let typed: [DocumentField: String] = [
        .addressee: "第二监督检查室", .supervisionReason: "其他需要督办的情形", .demand: "请回复", .deadline: "2026年4月1日",
    ]

    private static func refusal(_ body: () async throws -> Void) async -> String {
        do {
            try await body()
            return "done"
        } catch OperationError.refused(let reason, _) {
            return reason.zh
        } catch {
            return "\(error)"
        }
    }

    private static func reminded(
        _ clue: Clue.ID, _ desk: Desk, by caller: StaffCaller
    ) async throws -> ReminderRecord {
        try await SuperviseClue(desk.context).remind(clue, as: caller)
        let opened = try await OpenSupervision(desk.context)(clue, as: caller)
        return try #require(opened.reminders.first?.record)
    }

    @Test func `JB-22 DW-remind the paper of a reminder follows one that was recorded, and each has one`() async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let draft = DraftDocument(desk.context)
            for subject in [PaperSubject.clue(clue), .report(receipt.id)] {
                let early = await Self.refusal {
                    _ = try await draft(.reminder, on: subject, fields: Self.typed, as: desk.clerk)
                }
                #expect(early == Paper.RuleID.remindedFirst.statement.zh, "\(subject)")
            }
            let reminder = try await Self.reminded(clue, desk, by: desk.lead)
            let owed = try #require(reminder.owed, "its period runs")
            let id = reminder.id.rawValue
            let values = try await DocumentLists(desk.context).prefilled(
                .reminder, on: .clue(clue), from: id, as: desk.clerk)
            #expect(values[.addressee] == desk.office.directory[Room.ID("O420281-J2")]?.name)
            #expect(values[.demand] == owed.words(on: reminder.on) + "请抓紧办理，并书面报告进展情况。")
            #expect(values[.deadline] == owed.dueOn.chinese && values[.supervisionReason] == "其他需要督办的情形")
            let paper = try await draft(.reminder, on: .clue(clue), from: id, fields: Self.typed, as: desk.clerk)
            for record in [id, nil] {
                let twice = await Self.refusal {
                    _ = try await draft(
                        .reminder, on: .clue(clue), from: record, fields: Self.typed, as: desk.clerk)
                }
                #expect(twice == "所依据的督办（建议、催办）已有文书")
            }
            let past = await Self.refusal {
                _ = try await draft(.reminder, on: .report(receipt.id), fields: Self.typed, as: desk.clerk)
            }
            #expect(past == Paper.RuleID.remindedFirst.statement.zh, "the file of the report is no way round")
            let number = try await ApproveDocument(desk.context)(paper, as: desk.lead)
            let page = try await OpenSupervision(desk.context)(clue, as: desk.supervisor)
            #expect(page.reminders.first?.paper == NumberedPaper(id: paper, number: number))
        }
    }

    @Test func `GW-9 JB-22 a paper that takes the place of a void one stands for the same reminder`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let reminder = try await Self.reminded(clue, desk, by: desk.supervisor)
            let draft = DraftDocument(desk.context)
            let first = try await draft(.reminder, on: .clue(clue), fields: Self.typed, as: desk.clerk)
            let number = try await ApproveDocument(desk.context)(first, as: desk.lead)
            try await VoidDocument(desk.context).propose(first, reason: "期限有误", as: desk.clerk)
            try await VoidDocument(desk.context).confirm(first, as: desk.lead)
            #expect(try await OpenSupervision(desk.context)(clue, as: desk.lead).reminders.first?.paper == nil)
            desk.office.clock.advance(days: 10)
            _ = try await Self.reminded(clue, desk, by: desk.supervisor)
            let second = try await draft(
                .reminder, on: .clue(clue), replacing: first, fields: Self.typed, as: desk.clerk)
            let opened = try await OpenDocument(desk.context)(second, as: desk.lead)
            #expect(opened.record.record == PaperBasis(.reminder, reminder.id.rawValue), "not the later one")
            #expect(opened.succession.replaces == NumberedPaper(id: first, number: number))
        }
    }

    @Test func `JB-22 another clue's reminder and another organ's carry no paper, and nobody signs for what is over`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let (_, other) = try await desk.claimed()
            let draft = DraftDocument(desk.context)
            let reminder = try await Self.reminded(clue, desk, by: desk.lead)
            let held = try await desk.passedDown()
            let above = try await Self.reminded(held, desk, by: desk.citySupervisor)
            for (subject, id) in [(other, reminder.id), (held, above.id), (clue, above.id)] {
                let refused = await Self.refusal {
                    _ = try await draft(
                        .reminder, on: .clue(subject), from: id.rawValue, fields: Self.typed, as: desk.supervisor)
                }
                #expect(refused == Paper.RuleID.remindedFirst.statement.zh)
            }
            let paper = try await draft(.reminder, on: .clue(clue), fields: Self.typed, as: desk.clerk)
            try await desk.finish(clue)
            let late = await Self.refusal { _ = try await ApproveDocument(desk.context)(paper, as: desk.lead) }
            #expect(late == Paper.RuleID.remindedFirst.statement.zh)
            try await EditDraft(desk.context).withdraw(paper, as: desk.clerk)
        }
    }

    @Test func `HS-26 JB-48 who does not see a reminder neither sees nor writes its paper`() async throws {
        try await Desk.open { desk in
            let clue = try await desk.passedDown()
            _ = try await Self.reminded(clue, desk, by: desk.citySupervisor)
            let paper = try await DraftDocument(desk.context)(
                .reminder, on: .clue(clue), fields: Self.typed, as: desk.citySupervisor)
            let barred = desk.cityDeputy
            try await desk.script(
                """
                update casework.clue set barred_staff_ids = array['\(barred.staff.rawValue)']
                where clue_id = '\(clue.rawValue)'
                """)
            var readers = 0
            for person in desk.everybody(in: desk.office.city) + desk.everybody(in: desk.office.county) {
                let seen = try await desk.office.store.transaction(as: .staff(person)) { transaction in
                    (
                        paper: (try? transaction.paper(paper)) != nil,
                        reminder: try !transaction.reminders(of: clue).isEmpty
                    )
                }
                #expect(seen.reminder || !seen.paper, "\(person.staff)")
                #expect(!seen.paper || person.organ == desk.office.city, "the paper of the organ that sent it")
                readers += seen.paper ? 1 : 0
                guard !seen.reminder else { continue }
                await #expect(throws: (any Error).self, "\(person.staff)") {
                    _ = try await DraftDocument(desk.context)(
                        .reminder, on: .clue(clue), fields: Self.typed, as: person)
                }
            }
            #expect(readers > 1)
            await #expect(throws: OperationError.notFound) {
                _ = try await OpenDocument(desk.context)(paper, as: barred)
            }
        }
    }
}
