import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// JB-15: what waits in quarantine is opened by two named persons; nobody else sees row, count or gap.
@Suite struct QuarantineReaderTests {
    private static func sees(_ id: Report.ID, _ person: StaffCaller, _ desk: Desk) async throws -> Bool {
        do {
            _ = try await OpenReport(desk.context)(id, as: person)
            return true
        } catch OperationError.notFound { return false }
    }

    /// Whether nothing of lists and counts tells that something waits.
    private static func isBlind(_ person: StaffCaller, _ desk: Desk) async throws -> Bool {
        let lists = Lists(desk.context)
        let counts = try await lists.counts(as: person)
        let inbox = try await lists.inbox(limit: 50, as: person)
        return counts.quarantined == 0 && counts.awaitingTriage == 0 && inbox.isEmpty
    }

    @Test func `JB-15 two named persons open it, and nobody else`() async throws {
        try await Desk.open { desk in
            try await NameReaders(desk.context).name(desk.lead.staff, desk.clerk.staff, as: desk.head)
            let (id, _) = try await desk.handIn()
            for person in desk.everybody(in: desk.office.county) + [desk.cityLead] {
                let isReader = [desk.lead.staff, desk.clerk.staff].contains(person.staff)
                #expect(try await Self.sees(id, person, desk) == isReader, "\(person.roles)")
                #expect(try await Self.isBlind(person, desk) != isReader, "\(person.roles)")
            }
            let audit = try await desk.audit(of: id.rawValue, in: "O420281")
            let reads = audit.filter { $0.hasSuffix(" report.read") || $0.hasSuffix(" report.open") }
            #expect(reads.count == 2, "each opening is on the log: \(audit)")
            #expect(try await AdmitPublicReport(desk.context)(id, as: desk.clerk).number == 1)
        }
    }

    @Test func `JB-15 where nobody is named the head of the office opens it by post, alone, and is told so`()
        async throws
    {
        try await Desk.open { desk in
            let (id, _) = try await desk.handIn()
            for person in desk.everybody(in: desk.office.county) {
                #expect(
                    try await Self.sees(id, person, desk) == person.roles.contains(.petitionLead), "\(person.roles)")
            }
            #expect(try await NameReaders(desk.context).list(as: desk.lead).standing == .nobody)
            await #expect(throws: OperationError.notFound) {
                try await AdmitPublicReport(desk.context)(id, as: desk.clerk)
            }
        }
    }

    @Test func `JB-15 the head alone names them, and not the head, one person twice or somebody of a room`()
        async throws
    {
        try await Desk.open { desk in
            let name = NameReaders(desk.context)
            for person in [desk.lead, desk.clerk, desk.deputy, desk.supervisor, desk.auditor] {
                await #expect(throws: OperationError.notFound, "\(person.staff)") {
                    try await name.name(desk.lead.staff, desk.clerk.staff, as: person)
                }
            }
            await desk.expectFault("second") { try await name.name(desk.lead.staff, desk.lead.staff, as: desk.head) }
            await desk.expectFault("second") { try await name.name(desk.lead.staff, desk.head.staff, as: desk.head) }
            await desk.expectFault("second") { try await name.name(desk.lead.staff, desk.holder.staff, as: desk.head) }
            await desk.expectFault("first") { try await name.name(desk.clerk.staff, desk.lead.staff, as: desk.head) }
            await desk.expectFault("second") {
                try await name.name(desk.lead.staff, desk.cityLead.staff, as: desk.head)
            }
            let named = try await name.list(as: desk.head)
            #expect(named.records.isEmpty)
        }
    }

    @Test
    func `JB-15 who is accused does not open it: the other does, and the deputy stands in for the head of the office`()
        async throws
    {
        try await Desk.open { desk in
            try await NameReaders(desk.context).name(desk.lead.staff, desk.clerk.staff, as: desk.head)
            for accused in [desk.clerk, desk.lead] {
                let person = try #require(desk.context.directory[accused.staff])
                var draft = ReportDraft.letter(unit: "大冶市纪委监委", post: "信访室" + person.post, channel: .web)
                draft.accused[0].name = person.name
                let code = try await ReceivePublicReport(desk.context)(
                    draft, to: desk.office.county, form: "on-\(accused.staff.rawValue)", isFreeOfStateSecrets: true)
                let id = try #require(try await TrackReport(desk.context)(code.text)).report.report
                #expect(try await !Self.sees(id, accused, desk))
                let other = accused.staff == desk.lead.staff ? desk.clerk : desk.lead
                #expect(try await Self.sees(id, other, desk))
                #expect(try await Self.sees(id, desk.deputy, desk) == (accused.staff == desk.lead.staff))
                for person in [desk.head, desk.secondClerk, desk.supervisor] {
                    #expect(try await !Self.sees(id, person, desk), "\(person.roles)")
                }
            }
        }
    }

    @Test func `JB-15 whoever leaves reads no more, the head is told, and what comes in does not lie unopened`()
        async throws
    {
        try await Desk.open { desk in
            let name = NameReaders(desk.context)
            try await name.name(desk.lead.staff, desk.clerk.staff, as: desk.head)
            let (id, _) = try await desk.handIn()
            try await desk.script(
                "update directory.staff set active = false where staff_id = '\(desk.lead.staff.rawValue)'")
            #expect(try await Self.sees(id, desk.clerk, desk), "the other goes on")
            try await desk.script(
                """
                update directory.staff set active = true where staff_id = '\(desk.lead.staff.rawValue)';
                update directory.staff set roles = array['room_member'] where staff_id = '\(desk.clerk.staff.rawValue)'
                """)
            let moved = StaffCaller(staff: desk.clerk.staff, organ: desk.office.county, room: nil, roles: [.roomMember])
            #expect(try await !Self.sees(id, moved, desk), "another post is another post")
            try await name.name(desk.lead.staff, desk.secondClerk.staff, as: desk.head)
            let named = try await name.list(as: desk.head)
            #expect(named.records.count == 2 && named.records.first?.until == nil && named.standing == .two)
            #expect(try await Self.sees(id, desk.secondClerk, desk))
        }
    }
}
