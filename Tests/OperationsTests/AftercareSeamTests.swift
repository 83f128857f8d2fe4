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
            #expect(owed.map(\.dueOn) == [desk.context.dueDay(of: .clarify, from: desk.today)])
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
