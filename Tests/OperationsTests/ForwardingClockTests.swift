import CaseStore
import Casework
import TestDatabase
import Testing

@testable import Operations

/// What is counted while a report goes from organ to organ.
@Suite struct ForwardingClockTests {
    private static func running(_ desk: Desk, _ id: Report.ID) async throws -> [String] {
        try await desk.texts(
            """
            select c.kind || ' ' || c.organ_id || ' ' || c.started_on
            from casework.clock as c
            where c.subject_id = '\(id.rawValue)' and c.stopped_on is null
            order by c.kind
            """)
    }

    @Test func `JB-26 JB-16 what was passed on is counted from its receipt at each organ`() async throws {
        try await Desk.open { desk in
            let draft = ReportDraft.letter(unit: "阳新县教育局", post: "局长")
            let id = try await desk.register(draft).id
            let received = desk.today
            desk.office.clock.advance(days: 2)
            _ = try await ProposeTriage(desk.context)(id, .accusation, as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(id, as: desk.lead)
            let arrived = desk.today
            #expect(
                try await Self.running(desk, id) == [
                    "ACCEPT_NOTICE O420222 \(arrived)", "FORWARD_ACCEPT O420222 \(arrived)",
                ])
            desk.office.clock.advance(days: 1)
            let there = try #require(desk.office.first(.petitionLead, in: desk.office.neighbour).staff)
            let clerk = try #require(desk.office.first(.registrar, in: desk.office.neighbour).staff)
            _ = try await ProposeTriage(desk.context)(id, .accusation, as: clerk)
            _ = try await ConfirmTriage(desk.context)(id, as: there)
            let due = desk.context.dueDay(of: .acceptNotice, owedBy: desk.office.neighbour, from: arrived)
            #expect(try await desk.notices(of: id.rawValue) == ["acceptance O420222 draft \(due)"])
            #expect(try await Self.running(desk, id) == ["ACCEPT_NOTICE O420222 \(arrived)"])
            #expect(received < arrived)
        }
    }

    @Test func `JB-16 the organ above that passed it on is warned with whoever has it`() async throws {
        try await Desk.open { desk in
            let office = desk.office
            let report = try await office.plantReport(in: office.city)
            let due = ClockKind.forwardAccept.builtIn.due(from: desk.today, calendar: office.calendar)
            let new = NewClock(kind: .forwardAccept, due: due, warnOn: desk.today)
            try await office.store.transaction(as: .system) {
                try $0.start([new], of: report, .report, organ: office.county)
            }
            let neighbour = try desk.staff(office.first(.petitionLead, in: office.neighbour))
            for (caller, isWarned) in [(desk.cityLead, true), (neighbour, false)] {
                let listed = try await desk.listed(.warned, as: caller).map(\.kind)
                #expect(listed.contains(.forwardAccept) == isWarned, "\(caller)")
            }
        }
    }

    @Test func `JB-26 what comes back is counted from its first receipt again`() async throws {
        try await Desk.open { desk in
            let id = try await desk.register(.letter(unit: "阳新县教育局", post: "局长")).id
            let received = desk.today
            desk.office.clock.advance(days: 2)
            _ = try await ProposeTriage(desk.context)(id, .accusation, as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(id, as: desk.lead)
            let there = try #require(desk.office.first(.petitionLead, in: desk.office.neighbour).staff)
            try await ReturnForwarded(desk.context)(id, .notCompetent, as: there)
            #expect(
                try await Self.running(desk, id) == [
                    "ACCEPT_NOTICE O420281 \(received)", "FORWARD_OTHER O420281 \(desk.today)",
                ])
        }
    }

    @Test func `SS-169 what has to be passed on outside is counted until the letter left, and not until the verdict`()
        async throws
    {
        try await Desk.open { desk in
            try await PetitionTests.list(desk)
            let id = try await PetitionTests.declined(desk)
            #expect(try await Self.running(desk, id).contains { $0.hasPrefix("FORWARD_OTHER") })
            desk.office.clock.advance(days: 3)
            try await PetitionTests.letter(desk, on: id)
            let left = desk.today
            desk.office.clock.advance(days: 1)
            try await PetitionTests.send(desk, id, on: left)
            #expect(try await desk.clocks(of: id.rawValue).contains { $0.hasSuffix(" \(left)") })
            #expect(try await !Self.running(desk, id).contains { $0.hasPrefix("FORWARD_OTHER") })
        }
    }

    @Test func `JB-13 what is kept or told at the window has nothing to be passed on`() async throws {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.triage(.townshipCadre, .of(.noSubstance))
            #expect(try await !Self.running(desk, receipt.id).contains { $0.hasPrefix("FORWARD_OTHER") })
        }
    }
}
