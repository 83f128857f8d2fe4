import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Quarterly feedback, leaders in charge, the ledger of instructions and the digest.
@Suite struct QuarterFeedbackTests {
    private static func duty(_ desk: Desk, _ caller: StaffCaller) async throws -> QuarterRecord {
        let duties = try await FeedBackQuarter(desk.context).list(as: caller)
        guard let duty = duties.first(where: { $0.room == Room.ID("O420281-J2") }) else { throw Desk.Missing() }
        return duty
    }

    @Test func `JB-18 each room has one duty a quarter, and tells each result once`() async throws {
        try await Desk.open { desk in
            #expect(try await OpenQuarters(desk.context)() > 1)
            #expect(try await OpenQuarters(desk.context)() == 0)
            let (_, clue) = try await desk.concluded()
            let feedBack = FeedBackQuarter(desk.context)
            let duty = try await Self.duty(desk, desk.holder)
            #expect(try await feedBack.list(as: desk.holder).count == 1, "a room sees its own")
            #expect(try await desk.clocks(of: duty.id.rawValue) == ["QUARTER_FEEDBACK 2026-01-01 2026-03-31 runs"])
            let opened = try await feedBack.open(duty.id, as: desk.holder)
            #expect(opened.maySend && opened.results.map(\.clue.clue.id) == [clue])
            #expect(opened.results.first?.handlingWay == .talkOrLetter && opened.results.first?.conclusion == .educated)
            let answers = [FeedBackQuarter.Answer(clue: clue, substantiation: .partly, measures: "批评教育一人")]
            await #expect(throws: OperationError.stale) { try await feedBack.send(duty.id, [], as: desk.holder) }
            await #expect(throws: OperationError.notFound) {
                try await feedBack.send(duty.id, answers, as: desk.lead)
            }
            try await feedBack.send(duty.id, answers, as: desk.holder)
            await #expect(throws: OperationError.self) { try await feedBack.send(duty.id, [], as: desk.holder) }
            let told = try await feedBack.open(duty.id, as: desk.lead)
            #expect(told.record.sentBy == desk.holder.staff && !told.maySend)
            #expect(told.lines.first?.line.measures == "批评教育一人")
            #expect(try await desk.clocks(of: duty.id.rawValue).allSatisfy { !$0.hasSuffix("runs") })

            desk.office.clock.advance(days: 40)
            #expect(try await OpenQuarters(desk.context)() > 1)
            let next = try await Self.duty(desk, desk.holder)
            #expect(next.quarter.number == 2 && next.sentOn == nil)
            #expect(try await feedBack.open(next.id, as: desk.holder).results.isEmpty, "nothing is told twice")
            let owed = try await feedBack.list(as: desk.lead).filter { $0.sentOn == nil }
            #expect(owed.contains { $0.id == next.id } && !owed.contains { $0.id == duty.id })
        }
    }

    @Test func `JB-18 DW-ending the duty of a room that is no more ends with it`() async throws {
        try await Desk.open { desk in
            _ = try await OpenQuarters(desk.context)()
            let duty = try await Self.duty(desk, desk.holder)
            try await desk.office.plant(
                "update directory.room set ended_on = '2026-03-02' where room_id = 'O420281-J2'")
            _ = try await OpenQuarters(desk.context)()
            let ended = try await desk.clocks(of: duty.id.rawValue)
            #expect(ended == ["QUARTER_FEEDBACK 2026-01-01 2026-03-31 2026-03-02"])
            let running = try await desk.texts(
                """
                select q.room_id from casework.clock as c
                join casework.quarter_feedback as q on q.quarter_id = c.subject_id
                where c.stopped_on is null and c.organ_id = 'O420281'
                """)
            #expect(!running.isEmpty && !running.contains("O420281-J2"), "the other rooms owe it still")
        }
    }

    @Test func `JB-14 repeats are counted for the room, for nobody else`() async throws {
        try await Desk.open { desk in
            _ = try await OpenQuarters(desk.context)()
            let (receipt, clue) = try await desk.claimed()
            _ = try await desk.triage(.townshipCadre, .repeating(receipt.id, bringsNewFacts: false))
            let duty = try await Self.duty(desk, desk.holder)
            let repeats = try await FeedBackQuarter(desk.context).open(duty.id, as: desk.holder).repeats
            #expect(repeats.map(\.clue) == [clue] && repeats.first?.count == 1)
            await #expect(throws: OperationError.notFound) {
                try await FeedBackQuarter(desk.context).open(duty.id, as: desk.member("O420281-J1"))
            }
        }
    }

    @Test func `HS-28 JB-48 a leader takes charge, notes how it goes, and never of what is about them`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let charge = ChargeLeader(desk.context)
            await #expect(throws: OperationError.self) {
                try await charge.assign(desk.deputy.staff, to: clue, as: desk.deputy)
            }
            try await charge.assign(desk.deputy.staff, to: clue, as: desk.head)
            try await charge.note(clue, "已听取汇报", as: desk.deputy)
            #expect(try await OwnCharges(desk.context)(as: desk.deputy).map(\.clue.clue.id) == [clue])
            let opened = try await OpenSupervision(desk.context)(clue, as: desk.head)
            #expect(opened.charges.first?.notes.map(\.text) == ["已听取汇报"])
            #expect(!opened.leaders.contains(desk.deputy.staff) && !opened.leaders.isEmpty)
            let room = try await OpenSupervision(desk.context)(clue, as: desk.holder)
            #expect(
                room.charges.count == 1 && room.charges.allSatisfy(\.notes.isEmpty), "notes are the leaders'")
            try await charge.release(clue, as: desk.head)
            await #expect(throws: OperationError.notFound) { try await charge.note(clue, "又", as: desk.deputy) }
            try await HandleClue(desk.context).standAside(clue, as: desk.deputy)
            await #expect(throws: OperationError.self) {
                try await charge.assign(desk.deputy.staff, to: clue, as: desk.head)
            }
        }
    }

    @Test func `HS-3 an instruction is entered, looked after, late, and done`() async throws {
        try await Desk.open { desk in
            let keep = KeepInstructions(desk.context)
            let new = NewInstruction(
                source: .leaderNote, issuedOn: desk.today, toOrgan: desk.office.county,
                toRoom: Room.ID("O420281-J2"), clue: nil, dueOn: desk.today.adding(days: 5), text: "限期整改")
            await #expect(throws: OperationError.notFound) { _ = try await keep.register(new, as: desk.holder) }
            let id = try await keep.register(new, as: desk.supervisor)
            #expect(try await keep.list(.open, as: desk.holder).map(\.text) == ["限期整改"])
            #expect(try await keep.list(.open, as: desk.member("O420281-J1")).isEmpty)
            #expect(try await keep.list(.late, as: desk.head).isEmpty)
            await #expect(throws: OperationError.self) {
                try await keep.check(
                    id, .phone, on: desk.today.adding(days: 1), "明天的电话", as: desk.supervisor)
            }
            try await keep.check(id, .unannounced, on: desk.today, "现场未整改", as: desk.supervisor)
            await #expect(throws: OperationError.stale) { try await keep.holdToAccount(id, as: desk.head) }
            desk.office.clock.advance(days: 6)
            #expect(try await keep.list(.late, as: desk.head).map(\.id) == [id])
            try await keep.holdToAccount(id, as: desk.head)
            try await keep.finish(id, on: desk.today, as: desk.supervisor)
            let opened = try await keep.open(id, as: desk.holder)
            #expect(opened.entries.map(\.text) == ["现场未整改"] && !opened.mayKeep)
            #expect(opened.record.standing.isHeldToAccount)
            await #expect(throws: OperationError.stale) {
                try await keep.finish(id, on: desk.today, as: desk.supervisor)
            }
        }
    }

    @Test func `JB-10 the head reads of the month what the own committee manages, others nothing`() async throws {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.routed()
            let managed = try await desk.texts(
                "select a.managing_organ_id from casework.accused as a where a.report_id = '\(receipt.id.rawValue)'")
            let digest = ReadDigest(desk.context)
            let rows = try await digest(ofMonthWith: desk.today, as: desk.head)
            #expect(rows.map(\.report.report.id) == (managed == ["O420281"] ? [receipt.id] : []))
            #expect(managed == ["O420281"], "the story is about a cadre of the county")
            #expect(try await digest(ofMonthWith: desk.today.adding(months: -1), as: desk.head).isEmpty)
            await #expect(throws: OperationError.notFound) {
                _ = try await digest(ofMonthWith: desk.today, as: desk.holder)
            }
            try await desk.script(
                "update casework.report set barred_staff_ids = array['\(desk.head.staff.rawValue)']")
            #expect(try await digest(ofMonthWith: desk.today, as: desk.head).isEmpty)
        }
    }
}
