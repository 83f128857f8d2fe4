import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Posts own work, not people: when somebody leaves, the work goes on.
@Suite struct HandOverPostTests {
    private static let room = "O420281-J2"

    private static func handOver(_ desk: Desk, to receiver: StaffCaller, as caller: StaffCaller) async throws
        -> HandoverRecord.ID
    {
        let handover = HandOverPost(desk.context)
        let preview = try await handover.preview(from: desk.holder.staff, to: receiver.staff, as: caller)
        return try await handover(
            from: desk.holder.staff, to: receiver.staff, seen: preview.clues, as: caller)
    }

    @Test func `ZJ-23 what the leaver holds goes on with the successor, the account ends, a protocol stays`()
        async throws
    {
        try await Desk.open { desk in
            let first = try await desk.claimed().clue
            let second = try await desk.claimed().clue
            let next = desk.member(Self.room, 2)
            let handover = HandOverPost(desk.context)
            let before = try await desk.snapshot()
            let preview = try await handover.preview(from: desk.holder.staff, to: next.staff, as: desk.deputy)
            #expect(Set(preview.lines.map(\.item)) == [first.rawValue, second.rawValue])
            #expect(preview.lines.allSatisfy { $0.fate == .reassigned && $0.number.hasPrefix("420281-") })
            #expect(try await desk.snapshot() == before, "a preview changes nothing")
            let id = try await Self.handOver(desk, to: next, as: desk.deputy)
            for clue in [first, second] {
                let record = try await OpenClue(desk.context)(clue, as: next).record
                #expect(record.clue.state.claim?.holder == next.staff)
            }
            let leaver = desk.holder.staff.rawValue
            #expect(
                try await desk.texts("select s.active::text from directory.staff as s where s.staff_id = '\(leaver)'")
                    == ["false"])
            #expect(
                try await desk.texts(
                    "select a.to_on::text || ' ' || a.ended_by from directory.appointment as a where a.staff_id = '\(leaver)'"
                ) == ["\(desk.today) \(desk.deputy.staff.rawValue)"])
            let opened = try await handover.open(id, as: desk.head)
            #expect(opened.record.from == desk.holder.staff && opened.record.decidedBy == desk.deputy.staff)
            #expect(Set(opened.lines) == Set(preview.lines))
            #expect(
                try await desk.texts(
                    "select concat_ws(' ', e.chain, e.actor, e.detail) from audit.log as e where e.action = 'handover.done'"
                ) == ["O420281 staff:\(desk.deputy.staff.rawValue) from=\(leaver);to=\(next.staff.rawValue)"])
            await #expect(throws: OperationError.self, "a second time") {
                try await handover(from: desk.holder.staff, to: next.staff, seen: 0, as: desk.deputy)
            }
        }
    }

    @Test func `a session of the leaver ends, and nobody is given work who has left`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let token = try #require(
                try await signIn(account: desk.clerk.staff.rawValue, password: SignInTests.password))
            let handover = HandOverPost(desk.context)
            _ = try await handover(from: desk.clerk.staff, to: desk.secondClerk.staff, seen: 0, as: desk.deputy)
            #expect(try await signIn.session(token) == nil)
            let (_, clue) = try await desk.claimedBySecond()
            let gone = desk.member(Self.room, 2)
            _ = try await handover(from: gone.staff, to: desk.holder.staff, seen: 0, as: desk.deputy)
            let offered = try await OpenClue(desk.context)(clue, as: desk.deputy).openActs.map(\.act)
            #expect(!offered.contains(.reassign(to: gone.staff)))
            #expect(offered.contains(.reassign(to: desk.member(Self.room, 0).staff)))
        }
    }

    @Test func `JB-48 what the successor must not hold goes back to the board, and the protocol does not say why`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let next = desk.member(Self.room, 2)
            try await HandleClue(desk.context).standAside(clue, as: next)
            let id = try await Self.handOver(desk, to: next, as: desk.deputy)
            let lines = try await HandOverPost(desk.context).open(id, as: desk.deputy).lines
            #expect(lines.map(\.fate) == [.board])
            let other = desk.member(Self.room, 0)
            #expect(try await Lists(desk.context).board(.toClaim, as: other).map(\.clue.clue.id) == [clue])
            #expect(
                try await HandOverPost(desk.context).open(id, as: next).lines.isEmpty, "nor does the successor see it")
        }
    }

    @Test func `JB-48 a clue that the decider must not see goes back unseen, and counts nowhere`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            try await HandleClue(desk.context).standAside(clue, as: desk.deputy)
            let next = desk.member(Self.room, 2)
            let handover = HandOverPost(desk.context)
            let preview = try await handover.preview(from: desk.holder.staff, to: next.staff, as: desk.deputy)
            #expect(preview.lines.isEmpty)
            let id = try await Self.handOver(desk, to: next, as: desk.deputy)
            #expect(try await handover.open(id, as: desk.deputy).lines.isEmpty)
            #expect(try await handover.open(id, as: desk.head).lines.map(\.fate) == [.board])
            let record = try await OpenClue(desk.context)(clue, as: desk.head)
            #expect(record.record.clue.state.claim == nil)
            #expect(record.events.last?.detail.isEmpty == true, "the history does not say from whom")
        }
    }

    @Test func `JB-15 a proposal of triage is listed to no leader, and waits for a second person as before`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            let handover = HandOverPost(desk.context)
            let preview = try await handover.preview(
                from: desk.clerk.staff, to: desk.secondClerk.staff, as: desk.deputy)
            #expect(preview.lines.isEmpty && preview.clues == 0)
            let id = try await handover(from: desk.clerk.staff, to: desk.secondClerk.staff, seen: 0, as: desk.deputy)
            #expect(try await handover.open(id, as: desk.deputy).lines == preview.lines)
            let taken = try await handover.open(id, as: desk.secondClerk).lines
            #expect(taken.map(\.item) == [receipt.id.rawValue], "whoever took over finds it")
            #expect(try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead).clue != nil)
        }
    }

    // MARK: - What a directory does

    private static func refusal(_ desk: Desk, _ directory: Directory, _ document: String) async throws -> Bilingual? {
        do {
            _ = try await LoadDirectory(desk.office.store)(
                directory, document: document, calendar: desk.office.calendar)
            return nil
        } catch OperationError.refused(let reason, let remedy) {
            #expect(remedy.zh.contains("离任交接"))
            return reason
        }
    }

    @Test func `DW-handover a directory takes nobody from clues that they hold: those are handed over before`()
        async throws
    {
        try await Desk.open { desk in
            let clue = try await desk.claimed().clue
            let (leaver, whole) = (desk.holder.staff, desk.office.directory)
            let name = try #require(whole[leaver]?.name)
            let gone = try whole.without([leaver])
            let elsewhere = try whole.seating(leaver, in: Room.ID("O420281-J3"))
            let before = try await desk.snapshot()
            for (directory, document) in [(gone, "gone"), (elsewhere, "elsewhere")] {
                let reason = try #require(try await Self.refusal(desk, directory, document), "\(document)")
                #expect(reason.zh.hasSuffix("\(name)\(leaver.rawValue)（1件）"))
                #expect(reason.en.hasSuffix("\(name) \(leaver.rawValue) (1)"))
                let broken = await TestDatabase.refusedRule {
                    _ = try await desk.office.store.transaction(as: .system) {
                        try $0.store(directory, document: document, roles: [:])
                    }
                }
                #expect(broken == "staff_holds_no_clue_elsewhere", "past the operation")
            }
            #expect(try await desk.snapshot() == before)

            let next = desk.member(Self.room, 2)
            _ = try await Self.handOver(desk, to: next, as: desk.deputy)
            #expect(try await Self.refusal(desk, elsewhere, "elsewhere") == nil)
            #expect(try await OpenClue(desk.context)(clue, as: next).record.clue.state.claim?.holder == next.staff)
            let seat = "select concat_ws(' ', s.active, s.room_id) from directory.staff as s where s.staff_id = "
            #expect(try await desk.texts(seat + "'\(leaver.rawValue)'") == ["t O420281-J3"])

            #expect(try await Self.refusal(desk, gone, "gone") == nil)
            let store = desk.office.followingStore(reading: { _ in Organisation(gone) })
            try await store.transaction(as: .system) { _ in }
            let later = OperationContext(
                store: store, directory: gone, calendar: desk.office.calendar, cell: "4202", world: desk.office.world)
            #expect(later.name(of: leaver) == name, "whoever left keeps the name on papers and protocols")
            #expect(later.name(of: Staff.ID("nobody")) == "nobody")
        }
    }

    @Test func `DW-handover a finished clue that is opened again after its handler left is on the board of the room`()
        async throws
    {
        try await Desk.open { desk in
            let clue = try await desk.concluded(.townshipCadre.anonymous).clue
            let id = try await Self.handOver(desk, to: desk.member(Self.room, 2), as: desk.deputy)
            #expect(try await HandOverPost(desk.context).open(id, as: desk.deputy).lines.isEmpty, "nobody is owed")
            try await desk.reopen(clue)
            let record = try await OpenClue(desk.context)(clue, as: desk.deputy).record
            #expect(record.clue.state.claim == nil)
            try await HandleClue(desk.context).claim(clue, as: desk.member(Self.room, 2))
        }
    }

    @Test func `DW-handover the only head of a petition office leaves once the directory names who comes after`()
        async throws
    {
        try await Desk.open { desk in
            let handover = HandOverPost(desk.context)
            let before = try await desk.snapshot()
            for step in 0..<2 {
                do {
                    if step == 0 {
                        _ = try await handover.preview(
                            from: desk.lead.staff, to: desk.clerk.staff, as: desk.head)
                    } else {
                        _ = try await handover(from: desk.lead.staff, to: desk.clerk.staff, seen: 0, as: desk.head)
                    }
                    Issue.record("the office has no head any more")
                } catch OperationError.refused(let reason, let remedy) {
                    #expect(reason.zh.contains("信访室") && remedy.zh.contains("更新名录"))
                }
            }
            #expect(try await desk.snapshot() == before)
            let next = try desk.office.directory.putting(first: desk.clerk.staff)
            let roles = StaffRoles.roles(in: next)
            #expect(roles[desk.clerk.staff] == [.petitionLead] && roles[desk.lead.staff] == [.registrar])
            #expect(try await Self.refusal(desk, next, "with a successor") == nil)
            _ = try await handover(from: desk.lead.staff, to: desk.clerk.staff, seen: 0, as: desk.head)
            let leads = try await desk.texts(
                """
                select s.staff_id from directory.staff as s
                where s.organ_id = 'O420281' and s.active and 'petition_lead' = any (s.roles)
                """)
            #expect(leads == [desk.clerk.staff.rawValue])
        }
    }

    @Test func `DW-handover nobody is given a clue who left a moment before`() async throws {
        try await Desk.open { desk in
            let clue = try await desk.routed().clue
            let claims = HandleClue(desk.context)
            try await desk.script(
                "update directory.staff set active = false where staff_id = '\(desk.holder.staff.rawValue)'")
            let before = try await desk.snapshot()
            await #expect(throws: OperationError.stale) { try await claims.claim(clue, as: desk.holder) }
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `HS-28 who leads the organ no more by the new directory is in charge of nothing there`() async throws {
        try await Desk.open { desk in
            let (clue, session) = try await Self.busyDeputy(desk)
            let rest = try desk.office.directory.withoutLeader(desk.deputy.staff)
            #expect(try await Self.refusal(desk, rest, "without the deputy") == nil)
            let charges = try await OpenSupervision(desk.context)(clue, as: desk.head).charges
            #expect(charges.map(\.record.toOn) == [desk.today])
            #expect(try await Self.townClocks(desk) == ["\(desk.deputy.staff.rawValue) \(desk.today)"])
            let read = try await ReadReception(desk.context).session(session, as: desk.lead)
            #expect(read.session.state == .planned, "the petition office gives it to another or postpones it")
            let told = "select e.action from audit.log as e where e.action = 'clue.leader_left'"
            #expect(try await desk.texts(told).count == 1)
        }
    }

    @Test func `who handed over has no role in a program that begins after it either`() async throws {
        try await Desk.open { desk in
            let office = desk.office
            _ = try await StartTownVisits(desk.context)()
            let next = try Self.secondDeputy(desk)
            let handover = HandOverPost(desk.context)
            _ = try await handover(from: desk.deputy.staff, to: next.staff, seen: 0, as: desk.head)
            let store = office.followingStore()
            try await store.transaction(as: .system) { _ in }
            office.clock.advance(days: 366)
            let begun = OperationContext(
                store: store, directory: office.directory, calendar: office.calendar, cell: "4202",
                world: office.world)
            _ = try await StartTownVisits(begun)()
            let owing = """
                select d.leader_staff_id from casework.town_duty as d
                where d.duty_year = \(desk.today.year) and d.organ_id = '\(office.county.rawValue)'
                """
            let leaders = try await desk.texts(owing)
            #expect(leaders.contains(next.staff.rawValue) && !leaders.contains(desk.deputy.staff.rawValue))
        }
    }

    // MARK: - What a leader has besides

    /// The deputy is in charge of a clue, receives visitors on a day, and owes a township a visit.
    private static func busyDeputy(_ desk: Desk) async throws -> (clue: Clue.ID, session: ReceptionSession.ID) {
        let (_, clue) = try await desk.claimed()
        try await ChargeLeader(desk.context).assign(desk.deputy.staff, to: clue, as: desk.head)
        let plan = Reception.Plan(
            on: .day(2026, 3, 4), place: .office, leader: desk.deputy.staff, announcedOn: .start)
        let session = try await PlanReception(desk.context)(plan, as: desk.lead)
        _ = try await StartTownVisits(desk.context)()
        return (clue, session)
    }

    private static func secondDeputy(_ desk: Desk) throws -> StaffCaller {
        let deputies = desk.office.everybody(with: .deputy, in: desk.office.county).compactMap(\.staff)
        return try #require(deputies.first { $0.staff != desk.deputy.staff })
    }

    private static func townClocks(_ desk: Desk) async throws -> [String] {
        try await desk.texts(
            """
            select d.leader_staff_id || coalesce(' ' || c.stopped_on, '')
            from casework.town_duty as d
            join casework.clock as c on c.subject_id = d.duty_id
            where d.leader_staff_id = '\(desk.deputy.staff.rawValue)'
            """
        )
    }

    @Test func `HS-28 a leader's charges and reception days go on with the successor, the visit owed ends`()
        async throws
    {
        try await Desk.open { desk in
            let (clue, session) = try await Self.busyDeputy(desk)
            let next = try Self.secondDeputy(desk)
            let handover = HandOverPost(desk.context)
            let preview = try await handover.preview(from: desk.deputy.staff, to: next.staff, as: desk.head)
            #expect(preview.lines.map(\.subject) == [.charge, .session, .duty])
            #expect(preview.lines.map(\.fate) == [.reassigned, .reassigned, .ended])
            #expect(preview.lines.map(\.number).suffix(2) == ["2026-03-04", "2026"])
            let id = try await handover(from: desk.deputy.staff, to: next.staff, seen: 0, as: desk.head)
            #expect(try await Set(handover.open(id, as: desk.head).lines) == Set(preview.lines))
            #expect(try await OwnCharges(desk.context)(as: next).map(\.clue.clue.id) == [clue])
            let read = try await ReadReception(desk.context).session(session, as: desk.lead)
            #expect(read.session.leader == next.staff && read.session.state == .planned)
            #expect(try await Self.townClocks(desk) == ["\(desk.deputy.staff.rawValue) \(desk.today)"])
        }
    }

    @Test func `HS-28 where the successor leads nothing the charge ends, and whoever decides receives the visitors`()
        async throws
    {
        try await Desk.open { desk in
            let (clue, session) = try await Self.busyDeputy(desk)
            let handover = HandOverPost(desk.context)
            let next = desk.member(Self.room, 0)
            let preview = try await handover.preview(from: desk.deputy.staff, to: next.staff, as: desk.head)
            #expect(preview.lines.map(\.fate) == [.ended, .reassigned, .ended])
            _ = try await handover(from: desk.deputy.staff, to: next.staff, seen: 0, as: desk.head)
            let charges = try await OpenSupervision(desk.context)(clue, as: desk.head).charges
            #expect(charges.map(\.record.toOn) == [desk.today])
            let read = try await ReadReception(desk.context).session(session, as: desk.lead)
            #expect(read.session.leader == desk.head.staff)
        }
    }

    @Test func `JB-48 a charge that the head must not see ends unseen`() async throws {
        try await Desk.open { desk in
            let (clue, _) = try await Self.busyDeputy(desk)
            try await HandleClue(desk.context).standAside(clue, as: desk.head)
            let next = try Self.secondDeputy(desk)
            let handover = HandOverPost(desk.context)
            let preview = try await handover.preview(from: desk.deputy.staff, to: next.staff, as: desk.head)
            #expect(preview.lines.map(\.subject) == [.session, .duty])
            let id = try await handover(from: desk.deputy.staff, to: next.staff, seen: 0, as: desk.head)
            #expect(try await handover.open(id, as: desk.head).lines.map(\.subject) == [.session, .duty])
            #expect(
                try await desk.texts("select (l.to_on is null)::text from casework.leader_charge as l") == ["false"])
        }
    }

    @Test func `DW-handover who may not decide changes nothing, and neither does a stale preview`() async throws {
        try await Desk.open { desk in
            _ = try await desk.claimed()
            let handover = HandOverPost(desk.context)
            let next = desk.member(Self.room, 2)
            let neighbour = try #require(desk.office.first(.head, in: desk.office.neighbour).staff)
            let before = try await desk.snapshot()
            for caller in [desk.holder, next, desk.lead, desk.clerk, neighbour] {
                await #expect(throws: OperationError.notFound, "\(caller.staff)") {
                    try await handover(from: desk.holder.staff, to: next.staff, seen: 1, as: caller)
                }
            }
            await #expect(throws: OperationError.stale) {
                try await handover(from: desk.holder.staff, to: next.staff, seen: 0, as: desk.deputy)
            }
            for (from, to) in [(desk.deputy, next), (desk.holder, desk.deputy), (desk.head, next)] {
                await #expect(throws: OperationError.self) {
                    try await handover(from: from.staff, to: to.staff, seen: 0, as: desk.deputy)
                }
            }
            #expect(try await desk.snapshot() == before)
        }
    }
}

extension Desk {
    /// A clue that a member of the second supervision room holds, registered where the first clerk has left.
    fileprivate func claimedBySecond() async throws -> (receipt: RegisterReport.Receipt, clue: Clue.ID) {
        let receipt = try await register(.townshipCadre, as: secondClerk)
        _ = try await ProposeTriage(context)(receipt.id, .accusation, as: secondClerk)
        guard let clue = try await ConfirmTriage(context)(receipt.id, as: lead).clue else { throw Missing() }
        try await HandleClue(context).claim(clue, as: holder)
        return (receipt, clue)
    }
}

extension Directory {
    /// The same with somebody listed in another room of their organ.
    fileprivate func seating(_ id: Staff.ID, in seat: Room.ID) throws -> Directory {
        try Directory(
            divisions: divisions, organs: organs,
            rooms: rooms.map { room in
                let rest = room.staff.filter { $0 != id }
                return Room(
                    id: room.id, organ: room.organ, name: room.name, kind: room.kind, links: room.links,
                    staff: room.id == seat ? rest + [id] : rest)
            },
            staff: staff.map { person in
                guard person.id == id else { return person }
                return Staff(id: id, name: person.name, post: person.post, organ: person.organ, room: seat)
            }, townships: townships, units: units)
    }

    /// The same with somebody in the first place of their room.
    fileprivate func putting(first id: Staff.ID) throws -> Directory {
        try Directory(
            divisions: divisions, organs: organs,
            rooms: rooms.map { room in
                guard room.staff.contains(id) else { return room }
                return Room(
                    id: room.id, organ: room.organ, name: room.name, kind: room.kind, links: room.links,
                    staff: [id] + room.staff.filter { $0 != id })
            },
            staff: staff, townships: townships, units: units)
    }

    /// The same without somebody who is a leader and heads nothing.
    fileprivate func withoutLeader(_ id: Staff.ID) throws -> Directory {
        try Directory(
            divisions: divisions,
            organs: organs.map { organ in
                Organ(
                    id: organ.id, name: organ.name, level: organ.level, division: organ.division,
                    superior: organ.superior, head: organ.head, leaders: organ.leaders.filter { $0 != id })
            },
            rooms: rooms, staff: staff.filter { $0.id != id }, townships: townships, units: units)
    }
}
