import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Measures that change who handles a clue: proposed by one, approved by another, carried out at once.
@Suite("JB-20, JC-16, JC-17 jurisdiction") struct MeasureTests {
    @Test func `JC-17 the head asks, the higher head takes it: the clue is the city's, and its room sees it no more`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let ask = MeasureRequest.change(.requestEscalation, .localInterference)
            await #expect(throws: OperationError.self, "the deputy does not ask") {
                try await ProposeMeasure(desk.context)(clue, ask, as: desk.deputy)
            }
            await #expect(throws: OperationError.notFound) { try await OpenClue(desk.context)(clue, as: desk.cityHead) }
            let id = try await ProposeMeasure(desk.context)(clue, ask, as: desk.head)
            let seen = try await OpenMeasures(desk.context)(clue, as: desk.cityHead)
            #expect(seen.measures.map(\.words?.reason) == [Measures.words])
            let open = seen.measures[0].open
            #expect(open.approve && open.refuse && !open.end && !open.consent)
            #expect(try await OpenClue(desk.context)(clue, as: desk.cityHead).content == nil, "the words stay closed")
            for person in [desk.head, desk.deputy, desk.cityLead] {
                await #expect(throws: OperationError.self) {
                    try await DecideMeasure(desk.context).approve(id, as: person)
                }
            }
            try await DecideMeasure(desk.context).approve(id, as: desk.cityHead)
            for person in [desk.holder, desk.member("O420281-J2", 0)] {
                await #expect(throws: OperationError.notFound) { try await OpenClue(desk.context)(clue, as: person) }
                #expect(try await Lists(desk.context).board(.all, as: person).isEmpty)
            }
            let record = try await OpenClue(desk.context)(clue, as: desk.cityHead).record
            #expect(record.organ == desk.office.city && record.escalated)
            #expect(record.number.text(of: record.organ).hasPrefix("420200-2026-XS-"))
            #expect(
                try await desk.texts("select r.lane from queue.ready as r where r.stage = 'handle'")
                    == [record.room.rawValue])
            let running = try await desk.clocks(of: clue.rawValue).filter { $0.hasSuffix("runs") }
            #expect(running.count == 1 && running[0].hasPrefix("PLAN "))
            #expect(
                try await desk.texts(
                    "select m.former_series || ' ' || m.former_number from casework.jurisdiction_measure as m")
                    == ["clue 1"])
            let member = desk.member(record.room.rawValue, 0)
            try await HandleClue(desk.context).claim(clue, as: member)
            #expect(try await OpenClue(desk.context)(clue, as: member).content?.summary == Planted.text)
            #expect(
                try await desk.audit(of: clue.rawValue, in: "O420200")
                    .contains("staff:\(desk.cityHead.staff.rawValue) measure.approve"))
        }
    }

    @Test func `JC-16 the city takes up what it had passed on to a county, by its head's approval`() async throws {
        try await Desk.open { desk in
            let clue = try await desk.passedDown()
            let id = try await ProposeMeasure(desk.context)(
                clue, .change(.escalate, .complexMatter), as: desk.citySupervisor)
            await #expect(throws: OperationError.self) {
                try await DecideMeasure(desk.context).approve(id, as: desk.cityDeputy)
            }
            let below = try await OpenMeasures(desk.context)(clue, as: desk.head)
            #expect(below.measures.isEmpty, "why it shall go up may be about the organ itself")
            try await DecideMeasure(desk.context).approve(id, as: desk.cityHead)
            let record = try await OpenClue(desk.context)(clue, as: desk.cityHead).record
            #expect(record.organ == desk.office.city && record.escalated)
            await #expect(throws: OperationError.notFound) { try await OpenClue(desk.context)(clue, as: desk.head) }
        }
    }

    @Test func `JC-17 what the city designated is closed with its consent, and a later change undoes the consent`()
        async throws
    {
        try await Desk.open { desk in
            let clue = try await desk.passedDown()
            var request = MeasureRequest.change(.designate, .localInterference)
            request.organ = desk.office.neighbour
            let id = try await ProposeMeasure(desk.context)(clue, request, as: desk.citySupervisor)
            try await DecideMeasure(desk.context).approve(id, as: desk.cityHead)
            let there = try await OpenClue(desk.context)(clue, as: desk.cityHead).record
            #expect(there.organ == desk.office.neighbour)
            await #expect(throws: OperationError.notFound) { try await OpenClue(desk.context)(clue, as: desk.head) }
            let handle = HandleClue(desk.context)
            let member = desk.member(there.room.rawValue, 1)
            let head = try #require(desk.office.first(.head, in: desk.office.neighbour).staff)
            let deputy = try #require(desk.office.first(.deputy, in: desk.office.neighbour).staff)
            try await handle.claim(clue, as: member)
            try await handle.propose(clue, .check(.talkOrLetter), studiedOn: desk.today, as: member)
            try await handle.approvePlan(clue, as: deputy)
            await #expect(throws: OperationError.self, "there is no end yet") {
                try await DecideMeasure(desk.context).consent(id, as: desk.cityHead)
            }
            try await handle.proposeResult(clue, .educated, groupSignedOn: nil, as: member)
            await #expect(throws: OperationError.self) { try await handle.approveResult(clue, as: head) }
            await #expect(throws: OperationError.self) {
                try await DecideMeasure(desk.context).consent(id, as: desk.cityDeputy)
            }
            try await DecideMeasure(desk.context).consent(id, as: desk.cityHead)
            try await handle.sendBackResult(clue, as: head)
            try await handle.proposeResult(clue, .closedUnfounded, groupSignedOn: nil, as: member)
            await #expect(throws: OperationError.self, "another end needs another consent") {
                try await handle.approveResult(clue, as: head)
            }
            try await DecideMeasure(desk.context).consent(id, as: desk.cityHead)
            try await handle.approveResult(clue, as: head)
        }
    }

    @Test func `DW-cross another room handles it, and nobody of the accused's place`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            var request = MeasureRequest.change(.cross, .recusal)
            request.rooms = [Room.ID("O420281-J1")]
            let id = try await ProposeMeasure(desk.context)(clue, request, as: desk.supervisor)
            await #expect(throws: OperationError.self, "one at a time") {
                try await ProposeMeasure(desk.context)(clue, request, as: desk.lead)
            }
            try await DecideMeasure(desk.context).approve(id, as: desk.deputy)
            await #expect(throws: OperationError.notFound) { try await OpenClue(desk.context)(clue, as: desk.holder) }
            let record = try await OpenClue(desk.context)(clue, as: desk.deputy).record
            #expect(record.room == Room.ID("O420281-J1") && record.number.number == 1, "the number stays")
        }
    }

    @Test func `DW-joint rooms that assist see the clue and their slice, until it ends, and never its words`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let helper = desk.member("O420281-J1", 0)
            await #expect(throws: OperationError.notFound) { try await OpenClue(desk.context)(clue, as: helper) }
            var request = MeasureRequest.change(.joint, .concentrateForces)
            request.rooms = [Room.ID("O420281-J1"), Room.ID("O420281-J3")]
            request.slices = ["查账目", "访村民"]
            let id = try await ProposeMeasure(desk.context)(clue, request, as: desk.holder)
            await #expect(throws: OperationError.notFound, "nothing before the approval") {
                try await OpenClue(desk.context)(clue, as: helper)
            }
            try await DecideMeasure(desk.context).approve(id, as: desk.deputy)
            let opened = try await OpenClue(desk.context)(clue, as: helper)
            #expect(opened.content == nil && opened.openActs.isEmpty)
            #expect(
                try await OpenMeasures(desk.context)(clue, as: helper).measures.first?.parties.map(\.slice) == ["查账目"])
            #expect(
                try await OpenMeasures(desk.context)(clue, as: desk.holder).measures.first?.parties.map(\.slice)
                    == ["", "查账目", "访村民"])
            #expect(try await Lists(desk.context).jointMeasures(as: helper).count == 1)
            await #expect(throws: OperationError.self) {
                try await HandleClue(desk.context).proposeResult(clue, .educated, groupSignedOn: nil, as: helper)
            }
            await #expect(throws: OperationError.notFound) {
                try await OpenClue(desk.context)(clue, as: desk.member("O420281-S1", 0))
            }
            try await DecideMeasure(desk.context).end(id, as: desk.head)
            await #expect(throws: OperationError.notFound) { try await OpenClue(desk.context)(clue, as: helper) }
            #expect(try await Lists(desk.context).jointMeasures(as: helper).isEmpty)
        }
    }

    @Test func `JB-48 a barred person of a room that assists sees nothing`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            var request = MeasureRequest.change(.joint, .concentrateForces)
            request.rooms = [Room.ID("O420281-J1")]
            request.slices = ["查账目"]
            let id = try await ProposeMeasure(desk.context)(clue, request, as: desk.supervisor)
            try await DecideMeasure(desk.context).approve(id, as: desk.deputy)
            let helper = desk.member("O420281-J1", 0)
            _ = try await desk.texts(
                """
                update casework.clue set barred_staff_ids = array['\(helper.staff.rawValue)']
                where clue_id = '\(clue.rawValue)' returning clue_id::text
                """
            )
            await #expect(throws: OperationError.notFound) { try await OpenClue(desk.context)(clue, as: helper) }
            #expect(try await Lists(desk.context).jointMeasures(as: helper).isEmpty)
            _ = try await OpenClue(desk.context)(clue, as: desk.member("O420281-J1", 1))
        }
    }

    @Test func `JB-16 what routing passes on is recorded with its rule and who confirmed it`() async throws {
        try await Desk.open { desk in
            _ = try await desk.passedDown()
            let rows = try await Lists(desk.context).measures(waiting: false, as: desk.cityLead)
            #expect(rows.map(\.kind) == [.forward])
            let record = try #require(rows.first)
            #expect(record.reason == Route.RuleID.forwardDown.rawValue && record.to == desk.office.county)
            #expect(record.decidedBy == desk.cityLead.staff && record.state == .approved)
            #expect(try await Lists(desk.context).measures(waiting: false, as: desk.lead).isEmpty)
        }
    }

    @Test func `JB-16 what goes down to a township, as a clue, is on record as passed on too`() async throws {
        try await Desk.open { desk in
            _ = try await desk.routed(.villageCadre)
            let rows = try await Lists(desk.context).measures(waiting: false, as: desk.lead)
            #expect(rows.map(\.kind) == [.forward])
            let record = try #require(rows.first)
            #expect(record.reason == Route.RuleID.forwardDown.rawValue && record.to == Organ.ID("T42028103J"))
            #expect(record.proposedBy == desk.clerk.staff && record.decidedBy == desk.lead.staff)
        }
    }

    @Test func `JB-16 what a correction passes on to a neighbour is on record, with who corrected it`() async throws {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.claimed()
            let standing = AccusedStanding(level: .county, managedAt: .county, managingOrgan: desk.office.neighbour)
            _ = try await CorrectAccused(desk.context)(receipt.id, standings: [0: standing], as: desk.clerk)
            let passedOn = try await desk.texts(
                """
                select concat_ws(' ', m.kind, m.reason, m.to_organ_id, m.state, m.proposed_by, m.decided_by)
                from casework.jurisdiction_measure as m
                """)
            let organ = desk.office.neighbour.rawValue
            #expect(passedOn == ["forward forward_across \(organ) approved \(desk.clerk.staff.rawValue)"])
        }
    }

    @Test func `JB-21 from room to room inside its organ a clue stays designated`() async throws {
        try await Desk.open { desk in
            let clue = try await desk.passedDown()
            let there = try await desk.designated(clue)
            let other = try #require(
                desk.context.directory.rooms(of: there.organ).first { $0.id != there.room && $0.kind == .supervision })
            var cross = MeasureRequest.change(.cross, .concentrateForces)
            cross.rooms = [other.id]
            let supervisor = try #require(desk.office.first(.caseSupervision, in: there.organ).staff)
            let deputy = try #require(desk.office.first(.deputy, in: there.organ).staff)
            let id = try await ProposeMeasure(desk.context)(clue, cross, as: supervisor)
            try await DecideMeasure(desk.context).approve(id, as: deputy)
            #expect(try await OpenClue(desk.context)(clue, as: desk.cityHead).record.room == other.id)
            let kept = try await desk.texts(
                """
                select m.kind || ' ' || m.state from casework.jurisdiction_measure as m
                where m.kind in ('cross', 'designate') order by m.kind
                """)
            #expect(kept == ["cross approved", "designate approved"])
        }
    }

    @Test func `JC-17 a correction leaves a designated clue where it is, unless somebody managed above is added`()
        async throws
    {
        try await Desk.open { desk in
            let clue = try await desk.passedDown()
            let there = try await desk.designated(clue)
            let report = there.clue.report
            let clerk = try #require(desk.office.first(.registrar, in: there.organ).staff)
            let correct = CorrectAccused(desk.context)
            #expect(try await correct(report, looksUpPosts: true, as: clerk) == .stays)
            #expect(try await OpenClue(desk.context)(clue, as: desk.cityHead).record.organ == there.organ)
            var added = AccusedDraft(name: "哨兵市管干部", unit: "黄石市教育局", post: "局长")
            added.standing = desk.context.directory.standing(of: added, seenFrom: there.organ)
            _ = try await correct(report, added: [added], as: clerk)
            let clues = try await desk.texts("select organ_id || ' ' || state from casework.clue order by 1")
            #expect(clues == ["O420200 routed", "O420222 returned"])
            let left = try await desk.texts(
                "select m.state from casework.jurisdiction_measure as m where m.kind = 'designate'")
            #expect(left == ["ended"])
        }
    }

    @Test func `JC-17 what a designated organ returns goes to whom designated it, not to whom it was taken from`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let ask = try await ProposeMeasure(desk.context)(
                clue, .change(.requestEscalation, .localInterference), as: desk.head)
            try await DecideMeasure(desk.context).approve(ask, as: desk.cityHead)
            let there = try await desk.designated(clue)
            let member = desk.member(there.room.rawValue, 1)
            let deputy = try #require(desk.office.first(.deputy, in: there.organ).staff)
            let handle = HandleClue(desk.context)
            try await handle.claim(clue, as: member)
            try await handle.requestReturn(clue, .otherOrgan, as: member)
            try await handle.approveReturn(clue, as: deputy)
            let held = try await desk.texts(
                "select holder_organ_id from casework.report where report_id = '\(receipt.id.rawValue)'")
            #expect(held == ["O420200"])
        }
    }

    @Test func `a refused measure moves nothing, and a withdrawn one can be proposed anew`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let before = try await desk.texts("select c.room_id || c.version from casework.clue as c")
            let ask = MeasureRequest.change(.requestEscalation, .other)
            let first = try await ProposeMeasure(desk.context)(clue, ask, as: desk.head)
            try await DecideMeasure(desk.context).refuse(first, as: desk.cityHead)
            let second = try await ProposeMeasure(desk.context)(clue, ask, as: desk.head)
            try await DecideMeasure(desk.context).end(second, as: desk.head)
            await #expect(throws: OperationError.self) {
                try await DecideMeasure(desk.context).approve(second, as: desk.cityHead)
            }
            #expect(try await desk.texts("select c.room_id || c.version from casework.clue as c") == before)
            #expect(
                try await desk.texts(
                    "select m.state from casework.jurisdiction_measure as m order by m.proposed_at, 1 desc"
                )
                .sorted() == ["ended", "refused"])
            await #expect(throws: OperationError.notFound, "nothing waits for the city any more") {
                try await OpenClue(desk.context)(clue, as: desk.cityHead)
            }
        }
    }
}
