import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// A township's organ is three people: a clue on a village cadre goes down to them, and four eyes still look.
@Suite struct TownshipTests {
    @Test func `a clue that went down is handled, approved and told by three different hands`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.routed(.villageCadre)
            let (head, lead, clerk) = desk.township
            let handle = HandleClue(desk.context)
            try await handle.claim(clue, as: clerk)
            try await handle.propose(clue, .check(.talkOrLetter), studiedOn: desk.today, as: clerk)
            try await handle.approvePlan(clue, as: head)
            try await handle.proposeResult(clue, .educated, groupSignedOn: nil, as: clerk)
            try await handle.approveResult(clue, as: head)
            for notice in try await Lists(desk.context).notices(as: lead) {
                _ = try await ApproveNotice(desk.context)(notice.id, as: lead)
            }
            let tracked = try #require(try await TrackReport(desk.context)(receipt.code.text))
            #expect(tracked.report.status == .finished)
            #expect(tracked.notices.count == 2)
            #expect(
                try await Lists(desk.context).register(as: desk.lead).count == 1, "the county passed it on and sees it")
        }
    }

    @Test func `who handled a clue does not approve the notice of its result`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed(.villageCadre)
            let (head, usual, _) = desk.township
            // Where people are few, the head of the petition office is in the room as well.
            let lead = StaffCaller(
                staff: usual.staff, organ: usual.organ, room: usual.room, roles: usual.roles.union([.roomMember])
            )
            let handle = HandleClue(desk.context)
            try await handle.claim(clue, as: lead)
            try await handle.propose(clue, .closeOut, studiedOn: desk.today, as: lead)
            try await handle.approvePlan(clue, as: head)
            let notices = try await Lists(desk.context).notices(as: lead)
            let result = try #require(notices.first { $0.kind == .result })
            let before = try await desk.snapshot()
            let error = await #expect(throws: OperationError.self) {
                try await ApproveNotice(desk.context)(result.id, as: lead)
            }
            guard case .refused(let reason, _) = error else {
                Issue.record("the refusal gives no reason")
                return
            }
            #expect(reason.zh.contains("同一人"))
            #expect(try await desk.snapshot() == before)
        }
    }
}

extension Desk {
    /// Head, petition lead and clerk of 金湖街道纪工委.
    var township: (head: StaffCaller, lead: StaffCaller, clerk: StaffCaller) {
        let people = everybody(in: Organ.ID("T42028103J"))
        guard let head = people.first(where: { $0.roles.contains(.head) }),
            let lead = people.first(where: { $0.roles.contains(.petitionLead) && !$0.roles.contains(.head) }),
            let clerk = people.first(where: { $0.roles.contains(.registrar) })
        else { preconditionFailure("a township's organ has three people") }
        return (head, lead, clerk)
    }
}
