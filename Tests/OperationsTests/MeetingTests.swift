import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// HS-2: meetings with their agenda and minutes, and reports to the organ above.
@Suite struct MeetingTests {
    private static let minutes = "哨兵纪要：研究认为应当立项。"

    @Test func `HS-2 a meeting takes up a clue as it stands and decides it, once, with minutes`() async throws {
        try await Desk.open { desk in
            let clue = try await desk.claimed().clue
            let hold = HoldMeeting(desk.context)
            let meeting = try await hold.call(.petitions, on: desk.today, as: desk.lead)
            try await hold.putOnAgenda(.clue(clue), of: meeting, as: desk.lead)
            await #expect(throws: OperationError.stale) {
                try await hold.putOnAgenda(.clue(clue), of: meeting, as: desk.deputy)
            }
            try await desk.finish(clue)
            await #expect(throws: OperationError.self) {
                try await hold.decide(.clue(clue), in: meeting, .agreed, minutes: " ", as: desk.lead)
            }
            try await hold.decide(.clue(clue), in: meeting, .agreed, minutes: Self.minutes, as: desk.lead)
            await #expect(throws: OperationError.stale) {
                try await hold.decide(.clue(clue), in: meeting, .notAgreed, minutes: "改", as: desk.head)
            }
            let opened = try await hold.open(meeting, as: desk.head)
            #expect(opened.agenda.map(\.item.stateThen) == ["claimed"], "the state of that time")
            #expect(opened.agenda.map(\.item.resolution) == [.agreed] && opened.agenda[0].minutes == Self.minutes)
            let stored = try await desk.texts("select encode(i.sealed, 'escape') from casework.meeting_item as i")
            #expect(!stored[0].contains("哨兵"))
        }
    }

    @Test func `HS-2 what a meeting did not agree to nobody approves, until a meeting agrees`() async throws {
        try await Desk.open { desk in
            let clue = try await desk.claimed().clue
            let handle = HandleClue(desk.context)
            let hold = HoldMeeting(desk.context)
            try await handle.propose(clue, .check(.talkOrLetter), studiedOn: desk.today, as: desk.holder)
            for resolution in [Meeting.Resolution.agreed, .notAgreed, .studiedAgain] {
                desk.office.clock.advance(seconds: 1)
                let meeting = try await hold.call(.secretaries, on: desk.today, as: desk.lead)
                try await hold.putOnAgenda(.clue(clue), of: meeting, as: desk.lead)
                try await hold.decide(.clue(clue), in: meeting, resolution, minutes: Self.minutes, as: desk.lead)
            }
            await #expect(throws: OperationError.self) { try await handle.approvePlan(clue, as: desk.deputy) }
            desk.office.clock.advance(seconds: 1)
            let meeting = try await hold.call(.secretaries, on: desk.today, as: desk.lead)
            try await hold.putOnAgenda(.clue(clue), of: meeting, as: desk.lead)
            try await hold.decide(.clue(clue), in: meeting, .agreed, minutes: Self.minutes, as: desk.lead)
            try await handle.approvePlan(clue, as: desk.deputy)
        }
    }

    @Test func `JB-17 the way that the minutes name is the one that is proposed`() async throws {
        try await Desk.open { desk in
            let clue = try await desk.claimed().clue
            let handle = HandleClue(desk.context)
            try await desk.context.study(clue, on: desk.today, deciding: .way(.talkOrLetter), by: desk.holder)
            await #expect(throws: OperationError.self) {
                try await handle.propose(clue, .closeOut, as: desk.holder)
            }
            try await handle.propose(clue, .check(.talkOrLetter), as: desk.holder)
            try await handle.approvePlan(clue, as: desk.deputy)
        }
    }

    @Test func `HS-2 no decision is recorded before the day of the meeting`() async throws {
        try await Desk.open { desk in
            let clue = try await desk.routed().clue
            let hold = HoldMeeting(desk.context)
            let meeting = try await hold.call(.secretaries, on: desk.today.adding(days: 1), as: desk.head)
            try await hold.putOnAgenda(.clue(clue), of: meeting, as: desk.head)
            await #expect(throws: OperationError.self) {
                try await hold.decide(.clue(clue), in: meeting, .agreed, minutes: Self.minutes, as: desk.head)
            }
            desk.office.clock.advance(days: 1)
            try await hold.decide(.clue(clue), in: meeting, .supervised, minutes: Self.minutes, as: desk.head)
        }
    }

    @Test func `HS-2 what is urgent waits for a meeting until it is on an agenda`() async throws {
        try await Desk.open { desk in
            var urgent = TriageOpinion.accusation
            urgent.priority = .urgent
            urgent.riskFlags = [.collective]
            let clue = try await desk.routed(.townshipCadre, urgent).clue
            _ = try await desk.routed(.villageCadre)
            let hold = HoldMeeting(desk.context)
            let waiting = try await hold.waiting(as: desk.deputy)
            #expect(waiting.map(\.clue) == [clue] && waiting[0].reasons.contains(.urgent))
            let meeting = try await hold.call(.petitions, on: desk.today, as: desk.lead)
            try await hold.putOnAgenda(.clue(clue), of: meeting, as: desk.lead)
            #expect(try await hold.waiting(as: desk.deputy).isEmpty)
            #expect(try await hold.waiting(as: desk.cityLead).isEmpty)
        }
    }

    @Test func `JB-48 who stands aside finds the meeting without the matter, and nothing of its minutes`() async throws
    {
        try await Desk.open { desk in
            let clue = try await desk.claimed().clue
            let other = try await desk.routed(.letter(unit: "保安镇", post: "镇长")).clue
            let hold = HoldMeeting(desk.context)
            let meeting = try await hold.call(.standingCommittee, on: desk.today, as: desk.head)
            for matter in [clue, other] { try await hold.putOnAgenda(.clue(matter), of: meeting, as: desk.head) }
            try await hold.decide(.clue(clue), in: meeting, .agreed, minutes: Self.minutes, as: desk.head)
            let deputy = desk.deputy
            try await HandleClue(desk.context).standAside(clue, as: deputy)
            let seen = try await hold.open(meeting, as: deputy).agenda
            #expect(seen.map(\.item.matter) == [.clue(other)])
            await #expect(throws: OperationError.self) {
                try await hold.decide(.clue(clue), in: meeting, .notAgreed, minutes: "x", as: deputy)
            }
            for person in [desk.cityLead, desk.clerk, desk.holder, desk.auditor] {
                await #expect(throws: OperationError.notFound) { try await hold.open(meeting, as: person) }
                #expect(try await hold.list(as: person).isEmpty)
            }
            await #expect(throws: OperationError.notFound) {
                try await hold.call(.petitions, on: desk.today, as: desk.holder)
            }
        }
    }

    @Test func `JB-15 minutes on a report go with its key`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            let hold = HoldMeeting(desk.context)
            let meeting = try await hold.call(.petitions, on: desk.today, as: desk.lead)
            try await hold.putOnAgenda(.report(receipt.id), of: meeting, as: desk.lead)
            try await hold.decide(.report(receipt.id), in: meeting, .agreed, minutes: Self.minutes, as: desk.lead)
            #expect(try await hold.open(meeting, as: desk.lead).agenda[0].minutes == Self.minutes)
            try await desk.sealUp(receipt.id, .upperLevel)
            #expect(try await hold.open(meeting, as: desk.lead).agenda.allSatisfy { $0.minutes == nil })
        }
    }

    @Test func `HS-2 a major matter is on record as reported to the organ right above`() async throws {
        try await Desk.open { desk in
            let clue = try await desk.routed().clue
            let report = ReportMatterUp(desk.context)
            try await report(clue, .importantCase, .letter, on: desk.today, as: desk.supervisor)
            let matter = try await report.matter(clue, as: desk.holder)
            #expect(matter.reports.map(\.upper) == [desk.office.city] && matter.upper == desk.office.city)
            await #expect(throws: OperationError.self) {
                try await report(clue, .risk, .phone, on: desk.today.adding(days: 1), as: desk.head)
            }
            for person in [desk.holder, desk.clerk, desk.cityLead] {
                await #expect(throws: OperationError.notFound) {
                    try await report(clue, .risk, .letter, on: desk.today, as: person)
                }
            }
            await #expect(throws: OperationError.notFound) { try await report.matter(clue, as: desk.cityLead) }
        }
    }
}
