import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Approvals on record, the distribution of clues, and the archive.
@Suite struct ApproveTests {
    private static func approvals(_ desk: Desk, _ clue: Clue.ID) async throws -> [String] {
        try await desk.texts(
            """
            select concat_ws(
                ' ', a.kind, a.matter, coalesce(a.proposed_by, '-'), a.approved_by, a.approved_as, a.by_ground
            )
            from casework.approval as a
            where a.report_id = (select c.report_id from casework.clue as c where c.clue_id = '\(clue.rawValue)')
            order by a.approved_at, a.version, a.kind
            """
        )
    }

    /// Delivers every notice of a report, and records that its reporter was told.
    private static func tell(_ desk: Desk) async throws {
        for notice in try await Lists(desk.context).notices(as: desk.lead) where notice.state == .draft {
            _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
            try await RecordDelivery(desk.context)(notice.id, .phone, on: desk.today, as: desk.clerk)
        }
    }

    @Test func `JB-17 every approval of a clue's way is a row with proposer, approver and capacity`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.concluded()
            let holder = desk.holder.staff.rawValue
            let (clerk, lead) = (desk.clerk.staff.rawValue, desk.lead.staff.rawValue)
            let (deputy, head) = (desk.deputy.staff.rawValue, desk.head.staff.rawValue)
            let way = [
                "triage accepted \(clerk) \(lead) petition_lead", "plan talk_or_letter \(holder) \(deputy) deputy",
                "result educated \(holder) \(head) head",
            ]
            #expect(Set(try await Self.approvals(desk, clue)) == Set(way))
            try await desk.reopen(clue)
            let asker = desk.member("O420281-J2").staff.rawValue
            #expect(try await Self.approvals(desk, clue).contains("reopening educated \(asker) \(deputy) deputy"))
        }
    }

    @Test func `JB-27 the deputy may also say no, and then it stays as it ended`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.concluded()
            let handle = HandleClue(desk.context)
            await #expect(throws: OperationError.self) {
                try await handle.reopen(clue, newEvidenceOn: desk.today, as: desk.deputy)
            }
            try await handle.askReopening(clue, newEvidenceOn: desk.today, as: desk.holder)
            try await handle.refuseReopening(clue, as: desk.deputy)
            await #expect(throws: OperationError.self) {
                try await handle.reopen(clue, newEvidenceOn: desk.today, as: desk.deputy)
            }
            #expect(try await OpenClue(desk.context)(clue, as: desk.head).record.clue.state.conclusion == .educated)
        }
    }

    @Test func `ZJ-23 the head approves a distribution once, and others may not`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            let distribute = Distribute(desk.context)
            for caller in [desk.deputy, desk.lead, desk.holder] {
                await #expect(throws: OperationError.self) { try await distribute.approve(clue, as: caller) }
            }
            await #expect(throws: OperationError.notFound) { try await distribute.approve(clue, as: desk.cityLead) }
            let waiting = try await OpenDistribution(desk.context)(as: desk.head).waiting
            #expect(waiting.map(\.clue.clue.id) == [clue] && waiting.allSatisfy { $0.mayApprove && $0.letsWork })
            #expect(try await distribute.approve([clue], as: desk.head) == 1)
            #expect(try await OpenDistribution(desk.context)(as: desk.head).waiting.isEmpty)
            await #expect(throws: OperationError.self) { try await distribute.approve(clue, as: desk.head) }
            let head = desk.head.staff.rawValue
            #expect(try await Self.approvals(desk, clue).contains("distribution O420281-J2 - \(head) head"))
        }
    }

    @Test func `DW-distribution before the approval nobody claims where the head decided so`() async throws {
        try await Desk.open { desk in
            let distribute = Distribute(desk.context)
            try await distribute.set(
                Distribution.Policy(mode: .beforeClaim, delegate: desk.deputy.staff), as: desk.head)
            let (_, clue) = try await desk.routed()
            let before = try await desk.snapshot()
            await #expect(throws: OperationError.self) {
                try await HandleClue(desk.context).claim(clue, as: desk.holder)
            }
            #expect(try await desk.snapshot() == before)
            try await distribute.approve(clue, as: desk.deputy)
            try await HandleClue(desk.context).claim(clue, as: desk.holder)
            let deputy = desk.deputy.staff.rawValue
            let rows = try await Self.approvals(desk, clue)
            #expect(rows.contains("distribution O420281-J2 - \(deputy) deputy delegation"))
        }
    }

    @Test func `DW-distribution without a decision a room begins, and stops after thirty days`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            desk.office.clock.advance(days: 30)
            await #expect(throws: OperationError.self) {
                try await HandleClue(desk.context).claim(clue, as: desk.holder)
            }
            try await Distribute(desk.context).approve(clue, as: desk.head)
            try await HandleClue(desk.context).claim(clue, as: desk.holder)
        }
    }

    @Test func `ZJ-23 the head gives it to another room in one step, and case supervision reads every move`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            desk.office.clock.advance(seconds: 1)
            try await Distribute(desk.context).give(clue, to: Room.ID("O420281-J1"), .competence, as: desk.head)
            let record = try await OpenClue(desk.context)(clue, as: desk.head).record
            #expect(record.room == Room.ID("O420281-J1") && record.distributedAt != nil)
            let ledger = try await OpenDistribution(desk.context).ledger(as: desk.supervisor)
            #expect(ledger.map(\.toRoom) == [Room.ID("O420281-J1"), Room.ID("O420281-J2")])
            #expect(ledger.map(\.fromRoom) == [Room.ID("O420281-J2"), nil])
            let first = try await OpenDistribution(desk.context).ledger(limit: 1, as: desk.supervisor)
            let rest = try await OpenDistribution(desk.context).ledger(after: first.next, as: desk.supervisor)
            #expect(first.count == 1 && first.next != nil && rest.count == 1)
            #expect(try await OpenDistribution(desk.context).ledger(as: desk.cityLead).isEmpty)
        }
    }

    @Test func `ZJ-23 case supervision proposes another room, the head follows it or not, and both are on the ledger`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            let distribute = Distribute(desk.context)
            let other = Room.ID("O420281-J1")
            for caller in [desk.head, desk.deputy, desk.lead, desk.holder] {
                await #expect(throws: OperationError.self) {
                    try await distribute.propose(other, for: clue, .distance, as: caller)
                }
            }
            await #expect(throws: OperationError.self) {
                try await distribute.propose(Room.ID("O420281-J2"), for: clue, .distance, as: desk.supervisor)
            }
            try await distribute.propose(other, for: clue, .distance, as: desk.supervisor)
            await #expect(throws: OperationError.self) {
                try await distribute.propose(other, for: clue, .workload, as: desk.supervisor)
            }
            let seen = try #require(try await OpenDistribution(desk.context)(as: desk.head).waiting.first)
            #expect(seen.proposal?.room == other && seen.proposal?.proposedBy == desk.supervisor.staff)
            desk.office.clock.advance(seconds: 1)
            try await distribute.give(clue, to: other, .distance, as: desk.head)
            let (head, supervisor) = (desk.head.staff.rawValue, desk.supervisor.staff.rawValue)
            #expect(
                try await Self.approvals(desk, clue).contains("distribution O420281-J1 \(supervisor) \(head) head"))
            let line = try await OpenDistribution(desk.context).ledger(as: desk.supervisor).first { $0.proposal != nil }
            let proposal = try #require(line?.proposal)
            #expect(line?.toRoom == Room.ID("O420281-J2") && proposal.state == .followed)
            #expect(proposal.proposedBy == desk.supervisor.staff && proposal.decidedBy == desk.head.staff)
        }
    }

    @Test func `ZJ-23 of two who propose at the same moment one is told to look again`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            let (colleague, room) = (Staff.ID("S0002"), Room.ID("O420281-J1"))
            let other = """
                insert into casework.distribution_proposal (
                    proposal_id, cell_id, clue_id, organ_id, from_room_id, room_id, reason, state, proposed_by, proposed_at
                )
                values (
                    gen_random_uuid(), '4202', '\(clue.rawValue)', '\(desk.office.county.rawValue)', 'O420281-J2',
                    '\(room.rawValue)', 'workload', 'open', '\(colleague.rawValue)', '\(desk.today)'
                )
                """
            await #expect(throws: OperationError.stale) {
                try await desk.whileAnother(writes: other) {
                    try await Distribute(desk.context).propose(room, for: clue, .distance, as: desk.supervisor)
                }
            }
            let seen = try #require(try await OpenDistribution(desk.context)(as: desk.head).waiting.first)
            #expect(seen.proposal?.reason == .workload && seen.proposal?.proposedBy == colleague)
        }
    }

    @Test func `ZJ-23 to approve the room that it waits in is to overrule the proposal`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            let distribute = Distribute(desk.context)
            try await distribute.propose(Room.ID("O420281-J1"), for: clue, .workload, as: desk.supervisor)
            try await distribute.approve(clue, as: desk.head)
            let proposal = try await OpenDistribution(desk.context).ledger(as: desk.supervisor)
                .compactMap(\.proposal).first
            #expect(proposal?.state == .overruled && proposal?.decidedBy == desk.head.staff)
            let head = desk.head.staff.rawValue
            #expect(try await Self.approvals(desk, clue).contains("distribution O420281-J2 - \(head) head"))
            await #expect(throws: OperationError.self) {
                try await distribute.propose(Room.ID("O420281-J1"), for: clue, .workload, as: desk.supervisor)
            }
        }
    }

    @Test func `DW-archive what is missing is named, and what is complete is closed and taken out again`() async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.concluded()
            let archive = ArchiveFile(desk.context)
            let open = try await archive.open(clue, as: desk.clerk)
            #expect(open.missing == [.distributed, .acceptance, .told, .clocks, .index])
            await #expect(throws: OperationError.self) { try await archive.archive(clue, as: desk.clerk) }
            try await Distribute(desk.context).approve(clue, as: desk.head)
            try await Self.tell(desk)
            #expect(try await archive.open(clue, as: desk.clerk).missing == [.feedback, .index])
            try await HandleClue(desk.context).feedBack(clue, .told(on: desk.today), as: desk.holder)
            #expect(try await archive.open(clue, as: desk.clerk).missing == [.index])
            await #expect(throws: OperationError.self, "DW-archive: the index first") {
                try await archive.archive(clue, as: desk.clerk)
            }
            try await desk.makeIndex(of: clue)
            #expect(try await archive.open(clue, as: desk.clerk).missing == [])
            #expect(try await archive.open(clue, as: desk.head).missing == nil)
            await #expect(throws: OperationError.self) { try await archive.archive(clue, as: desk.head) }
            try await archive.archive(clue, as: desk.clerk)
            for caller in [desk.holder, desk.deputy, desk.head, desk.supervisor] {
                await #expect(throws: OperationError.notFound) { try await archive.open(clue, as: caller) }
            }
            #expect(try await archive.list(archived: true, as: desk.lead).map(\.clue.clue.id) == [clue])
            #expect(try await TrackReport(desk.context)(receipt.code.text)?.report.status == .finished)
            let index = try await archive.open(clue, as: desk.lead)
            #expect(index.mayTakeOut && index.missing == nil)
            #expect(index.approvals.map(\.kind).last == .archiving && !index.handoffs.isEmpty)
            await #expect(throws: OperationError.self) { try await archive.takeOut(clue, as: desk.clerk) }
            try await archive.takeOut(clue, as: desk.lead)
            #expect(try await archive.open(clue, as: desk.holder).clue.clue.state.conclusion == .educated)
        }
    }

    @Test func `DW-archive a declined report is closed alone`() async throws {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.triage(.townshipCadre.by(.visit), .of(.outOfScope, .otherOrgan))
            let archive = ArchiveFile(desk.context)
            try await Self.tell(desk)
            #expect(try await archive.missing(of: receipt.id, as: desk.clerk).missing == [])
            try await archive.act(.archive, on: receipt.id, as: desk.clerk)
            await #expect(throws: OperationError.notFound) {
                _ = try await archive.missing(of: receipt.id, as: desk.deputy)
            }
            #expect(try await archive.missing(of: receipt.id, as: desk.lead).mayTakeOut)
            try await archive.act(.takeOut, on: receipt.id, as: desk.lead)
            _ = try await archive.missing(of: receipt.id, as: desk.deputy)
        }
    }

    @Test func `DW-archive an index of a former end, or one that is void, closes no file`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.complete()
            let archive = ArchiveFile(desk.context)
            let index = try await DraftDocument(desk.context)(.archiveIndex, on: .clue(clue), as: desk.clerk)
            _ = try await ApproveDocument(desk.context)(index, as: desk.lead)
            #expect(try await archive.open(clue, as: desk.clerk).missing == [])
            try await VoidDocument(desk.context).propose(index, reason: "漏列材料", as: desk.clerk)
            try await VoidDocument(desk.context).confirm(index, as: desk.lead)
            #expect(try await archive.open(clue, as: desk.clerk).missing == [.index])
            try await desk.makeIndex(of: clue)
            try await desk.office.plant(
                """
                update casework.document set issued_on = '2026-02-27', document_year = 2026
                where kind = 'archive_index' and state = 'issued'
                """)
            #expect(try await archive.open(clue, as: desk.clerk).missing == [.index])
        }
    }
}
