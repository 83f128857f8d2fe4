import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// What other stages owe to what follows a result: a clearing that nobody proposed, a watch that was asked for at once.
@Suite struct AftercareSeamTests {
    @Test func `JB-50 a result that was found untrue asks for a clearing until somebody proposes one`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let list = ListAftercare(desk.context)
            #expect(try await list(as: desk.holder).uncleared.isEmpty, "there is no result yet")
            try await desk.finish(clue, .closedUnfounded)
            let owed = try await list(as: desk.holder).uncleared
            #expect(owed.map(\.clue.clue.id) == [clue])
            let due = desk.context.dueDay(of: .clarify, owedBy: desk.office.county, from: desk.today)
            #expect(owed.map(\.dueOn) == [due])
            #expect(try await list(as: desk.head).uncleared.count == 1)
            for stranger in [desk.member("O420281-J1"), desk.cityLead, desk.township.lead] {
                #expect(try await list(as: stranger).uncleared.isEmpty, "\(stranger.staff)")
            }
            try await ClearName(desk.context).propose(
                Clarification.Draft(
                    finding: .untrue, trigger: .harm, form: .written, person: "某某", unit: "保安镇", statement: "违规领取补贴"),
                on: clue, as: desk.holder)
            #expect(try await list(as: desk.holder).uncleared.isEmpty)
            #expect(try await desk.clock(.clarify, of: clue.rawValue).dueOn == owed.first?.dueOn)
        }
    }

    private static let draft = Clarification.Draft(
        finding: .untrue, trigger: .harm, form: .written, person: "某某", unit: "保安镇", statement: "违规领取补贴")

    /// The latest clearing of a clue.
    private static func latest(_ clue: Clue.ID, _ desk: Desk) async throws -> ClarificationRecord {
        let all = try await OpenAftercare(desk.context)(clue, as: desk.holder).clarifications.map(\.record)
        return try #require(all.max { $0.proposedOn < $1.proposedOn })
    }

    @Test func `JB-50 a clearing that the head refused is asked for again`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            try await desk.finish(clue, .closedUnfounded)
            let (clear, list) = (ClearName(desk.context), ListAftercare(desk.context))
            try await clear.propose(Self.draft, on: clue, as: desk.holder)
            #expect(try await list(as: desk.holder).uncleared.isEmpty)
            try await clear.refuse(Self.latest(clue, desk).clarification.id, as: desk.head)
            #expect(try await list(as: desk.holder).uncleared.map(\.clue.clue.id) == [clue], "its clock still runs")
            #expect(try await list(as: desk.holder).clarifications.isEmpty)
            #expect(try await OpenAftercare(desk.context)(clue, as: desk.holder).mayPropose)
        }
    }

    @Test(arguments: [false, true])
    func `JB-27 JB-50 a clearing that is not done lapses when its clue is opened again, and another follows`(
        isApproved: Bool
    ) async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            try await desk.finish(clue, .closedUnfounded)
            let (clear, list) = (ClearName(desk.context), ListAftercare(desk.context))
            try await clear.propose(Self.draft, on: clue, as: desk.holder)
            let first = try await Self.latest(clue, desk).clarification.id
            if isApproved { try await clear.approve(first, as: desk.head) }
            desk.office.clock.advance(days: 1)
            try await desk.reopen(clue)
            let lapsed = try await Self.latest(clue, desk).clarification.state
            #expect(lapsed == .lapsed(by: desk.holder.staff, approver: isApproved ? desk.head.staff : nil))
            #expect(try await list(as: desk.head).clarifications.isEmpty, "nobody waits for it")
            for act in [clear.approve, clear.refuse] {
                await #expect(throws: OperationError.self) { try await act(first, desk.head) }
            }
            await #expect(throws: OperationError.self) {
                try await clear.complete(first, on: desk.today, .notWronged, as: desk.holder)
            }
            try await desk.finish(clue, .closedUnfounded)
            #expect(try await list(as: desk.holder).uncleared.map(\.clue.clue.id) == [clue])
            try await clear.propose(Self.draft, on: clue, as: desk.holder)
            let second = try await Self.latest(clue, desk)
            #expect(second.clarification.id != first && second.foundOn == desk.today)
            try await clear.approve(second.clarification.id, as: desk.head)
            try await clear.complete(second.clarification.id, on: desk.today, .notWronged, as: desk.holder)
        }
    }

    @Test func `JB-50 a name that was cleared is cleared anew, or need not be, once a later check found untrue again`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            try await desk.finish(clue, .closedUnfounded)
            let (clear, record) = (ClearName(desk.context), RecordStep(desk.context))
            try await clear.propose(Self.draft, on: clue, as: desk.holder)
            let first = try await Self.latest(clue, desk).clarification.id
            try await clear.approve(first, as: desk.head)
            try await clear.complete(first, on: desk.today, .notWronged, as: desk.holder)
            await #expect(throws: OperationError.self, "once for each finding") {
                try await clear.propose(Self.draft, on: clue, as: desk.holder)
            }
            desk.office.clock.advance(days: 1)
            try await desk.reopen(clue)
            let state = try await Self.latest(clue, desk).clarification.state
            #expect(state == .done(by: desk.holder.staff, approver: desk.head.staff, on: .start), "it is done")
            try await desk.finish(clue, .closedUnfounded)
            try await record(.foundUntrue(.harm), on: desk.today, of: clue, as: desk.holder)
            func running() async throws -> [String] {
                try await desk.clocks(of: clue.rawValue).filter { $0.hasPrefix("CLARIFY") && $0.hasSuffix("runs") }
            }
            #expect(try await running().count == 1)
            #expect(try await OpenAftercare(desk.context)(clue, as: desk.holder).mayPropose)
            try await record(.clearingNotNeeded, on: desk.today, words: "上次澄清仍然有效", of: clue, as: desk.head)
            #expect(try await running().isEmpty)
        }
    }

    @Test func `JB-50 a result that was found true asks for none`() async throws {
        try await Desk.open { desk in
            _ = try await desk.concluded()
            #expect(try await ListAftercare(desk.context)(as: desk.head).uncleared.isEmpty)
        }
    }

    @Test func `JB-49 who asks for protection while handing in is watched over from then on`() async throws {
        try await Desk.open { desk in
            func handIn(_ form: String, asks: Bool) async throws -> Report.ID {
                let code = try await ReceivePublicReport(desk.context)(
                    .townshipCadre.by(.web), to: desk.office.county, form: form, isFreeOfStateSecrets: true,
                    asksProtection: asks)
                return try #require(try await TrackReport(desk.context)(code.text)).report.report
            }
            _ = try await handIn("page-1", asks: false)
            #expect(try await WatchProtection(desk.context).list(as: desk.lead).isEmpty)
            let report = try await handIn("page-2", asks: true)
            let watches = try await WatchProtection(desk.context).list(as: desk.lead)
            let watch = try #require(watches.first?.record)
            #expect(watches.count == 1 && watch.report == report && watch.source == .web)
            #expect(watch.protection.state == .open && watch.nextFollowUpOn != nil)
            #expect(watch.words?.contains("请求保护") == true)
            #expect(try await WatchProtection(desk.context).list(as: desk.cityLead).isEmpty)
            let priority = try await desk.texts(
                "select r.priority::text from casework.report as r where r.report_id = '\(report.rawValue)'")
            #expect(priority == ["\(Priority.high.rawValue)"])
        }
    }
}
