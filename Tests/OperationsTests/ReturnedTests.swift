import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// What comes back, is passed on, or accuses somebody who has an account.
@Suite("HS-26, JB-16, JB-48 what comes back and what is passed on")
struct ReturnedTests {
    private func returned(_ desk: Desk) async throws -> (receipt: RegisterReport.Receipt, clue: Clue.ID) {
        let (receipt, clue) = try await desk.claimed()
        try await HandleClue(desk.context).requestReturn(clue, .otherOrgan, as: desk.holder)
        try await HandleClue(desk.context).approveReturn(clue, as: desk.deputy)
        return (receipt, clue)
    }

    @Test func `HS-26 a clue that came back is out of sight as soon as the matter is escalated`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await returned(desk)
            let standing = AccusedStanding(
                level: .county, disciplineOrgan: desk.office.county)
            _ = try await ProposeTriage(desk.context)(
                receipt.id, .accusation, standings: [0: standing], as: desk.clerk)
            let outcome = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            #expect(outcome.route?.outcome.destination?.organ == desk.office.city)
            for person in desk.everybody(in: desk.office.county) {
                try await desk.expectBlind(person, receipt.id, clue)
            }
        }
    }

    @Test func `HS-26 no clock runs for a notice whose organ must not see it any more`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let notice = try #require(try await Lists(desk.context).notices(as: desk.lead).first)
            _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
            try await HandleClue(desk.context).requestReturn(clue, .otherOrgan, as: desk.holder)
            try await HandleClue(desk.context).approveReturn(clue, as: desk.deputy)
            let id = receipt.id.rawValue
            #expect(try await desk.clocks(of: id).contains { $0.hasPrefix("ACCEPT_NOTICE") && $0.hasSuffix("runs") })
            let standing = AccusedStanding(level: .county, disciplineOrgan: desk.office.county)
            _ = try await ProposeTriage(desk.context)(
                receipt.id, .accusation, standings: [0: standing], as: desk.clerk)
            let outcome = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            #expect(outcome.route?.outcome.destination?.organ == desk.office.city)
            let running = try await desk.clocks(of: id).filter { $0.hasSuffix("runs") }
            #expect(!running.contains { $0.hasPrefix("ACCEPT_NOTICE") })
        }
    }

    @Test func `the draft notice of a matter that came back is withdrawn, and a new decision prepares its own`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, _) = try await returned(desk)
            #expect(
                try await desk.texts("select n.kind || ' ' || n.state from casework.notice as n") == [
                    "acceptance withdrawn"
                ])
            _ = try await ProposeTriage(desk.context)(receipt.id, .of(.noSubstance), as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            #expect(
                try await desk.texts(
                    "select n.kind from casework.notice as n where n.state = 'draft'") == ["not_accepted"])
        }
    }

    @Test
    func `JB-26 whose acceptance was told before the matter came back is owed no second notice, and no clock runs`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let notice = try #require(try await Lists(desk.context).notices(as: desk.lead).first)
            _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
            try await RecordDelivery(desk.context)(notice.id, .phone, on: desk.today, as: desk.clerk)
            try await HandleClue(desk.context).requestReturn(clue, .otherOrgan, as: desk.holder)
            try await HandleClue(desk.context).approveReturn(clue, as: desk.deputy)
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            let outcome = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            #expect(outcome.clue != nil)
            let notices = try await desk.notices(of: receipt.id.rawValue)
            #expect(notices == ["acceptance O420281 delivered 2026-03-23"])
            let clocks = try await desk.clocks(of: receipt.id.rawValue)
            #expect(clocks.filter { $0.hasPrefix("ACCEPT_NOTICE") && $0.hasSuffix("runs") }.isEmpty)
        }
    }

    @Test func `what came back and was handled then is finished on the tracking page`() async throws {
        try await Desk.open { desk in
            let (receipt, _) = try await returned(desk)
            #expect(try await TrackReport(desk.context)(receipt.code.text)?.report.status == .received)
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            let outcome = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            let second = try #require(outcome.clue)
            #expect(try await TrackReport(desk.context)(receipt.code.text)?.report.status == .beingHandled)
            try await HandleClue(desk.context).claim(second, as: desk.holder)
            try await desk.finish(second)
            #expect(try await TrackReport(desk.context)(receipt.code.text)?.report.status == .finished)
        }
    }

    @Test func `a suggestion that a room gave back ends as every suggestion does`() async throws {
        try await Desk.open { desk in
            let (receipt, _) = try await returned(desk)
            _ = try await ProposeTriage(desk.context)(receipt.id, .of(.suggestion), as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            #expect(try await TrackReport(desk.context)(receipt.code.text)?.report.status == .accepted)
            try await ConcludeSuggestion(desk.context)(receipt.id, .noted, as: desk.lead)
            #expect(try await TrackReport(desk.context)(receipt.code.text)?.report.status == .finished)
        }
    }

    @Test func `JB-16 what belongs to a neighbour is a report in its petition office's inbox, with five working days`()
        async throws
    {
        try await Desk.open { desk in
            let draft = ReportDraft.letter(unit: "阳新县教育局", post: "局长")
            let (receipt, outcome) = try await desk.triage(draft)
            #expect(outcome.clue == nil)
            let there = desk.everybody(in: Organ.ID("O420222")).first { $0.roles.contains(.petitionLead) }
            let lead = try #require(there)
            let row = try #require(try await Lists(desk.context).inbox(as: lead).first)
            #expect(row.report.report.id == receipt.id)
            #expect(row.nearest?.kind == .forwardAccept)
            let opened = try await OpenReport(desk.context)(receipt.id, as: lead)
            #expect(opened.content?.summary == Planted.text)
        }
    }

    @Test func `JB-15 an organ cannot seal up and destroy what another one passed on to it`() async throws {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.triage(.letter(unit: "阳新县教育局", post: "局长"))
            let there = desk.everybody(in: Organ.ID("O420222")).first { $0.roles.contains(.petitionLead) }
            let lead = try #require(there)
            let clerk = try #require(
                desk.everybody(in: Organ.ID("O420222")).first {
                    $0.roles.contains(.registrar) && $0.staff != lead.staff
                })
            let isRefused: @Sendable (OperationError?) -> Bool = { error in
                guard case .refused(let why, remedy: _) = error else { return false }
                return why.zh == "转来的件不能在本机关密封"
            }
            let asked = await #expect(throws: OperationError.self) {
                try await AskSealing(desk.context)(receipt.id, .upperLevel, as: lead)
            }
            #expect(isRefused(asked))
            // As if somebody had asked all the same.
            try await desk.office.plant(
                """
                update casework.report
                set seal_asked_on = '\(desk.today)', seal_ground = 1
                where report_id = '\(receipt.id.rawValue)';
                insert into casework.seal_request (
                    request_id, cell_id, report_id, organ_id, ground, state, asked_by, asked_on
                )
                values (
                    gen_random_uuid(), '4202', '\(receipt.id.rawValue)', 'O420222', 1, 'asked',
                    '\(clerk.staff.rawValue)', '\(desk.today)'
                )
                """)
            let decided = await #expect(throws: OperationError.self) {
                try await DecideSealing(desk.context).seal(receipt.id, as: lead)
            }
            #expect(isRefused(decided))
            #expect(
                try await desk.texts("select (k.wrapped is not null)::text from casework.item_key as k") == ["true"])
        }
    }

    @Test func `JB-48 whoever of an organ is accused by name sees nothing of it, nor does anybody of that name's room`()
        async throws
    {
        try await Desk.open { desk in
            let accused = try #require(desk.context.directory.staff.first { $0.id == desk.deputy.staff })
            var draft = ReportDraft.letter(unit: "大冶市纪委监委", post: "副书记")
            draft.accused[0].name = accused.name
            let (receipt, outcome) = try await desk.triage(draft)
            #expect(outcome.route != nil)
            await #expect(throws: OperationError.notFound) {
                try await OpenReport(desk.context)(receipt.id, as: desk.deputy)
            }
            #expect(
                try await desk.texts(
                    "select distinct (c.barred_staff_ids @> array['\(accused.id.rawValue)'])::text from casework.clue as c"
                ) == ["true"])
        }
    }

    @Test func `two numbers of a register that are one here reject the later row, and the rest goes in`() async throws {
        try await Desk.open { desk in
            let rows = [("冶信〔2024〕7号", "2024-03-04"), ("冶访〔2024〕7号", "2024-03-05"), ("冶信〔2024〕8号", "2024-03-06")]
            let context = try RegisterContext(
                year: 2024, today: .day(2026, 3, 2), organ: Organ.ID("O420281"), directory: desk.context.directory)
            let outcomes = RegisterBatch.decide(
                rows: rows.enumerated().map { index, row in
                    RegisterRow(
                        row: index + 1,
                        cells: [
                            "\(index + 1)", row.0, row.1, "来信", "匿名", "", "某\(index)", "保安镇沙洲村会计", "农村干部",
                            "集体林木砍伐收入\(index + 3)000元未入账", "三资", "转办", "保安镇纪委", row.1, "", "", "", "",
                        ])
                }, context: context)
            #expect(ImportRegister.repeatedNumbers(outcomes, year: 2024) == [2])
        }
    }
}
