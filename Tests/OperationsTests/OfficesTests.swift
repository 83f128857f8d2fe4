import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// To whom the public may hand in: where nobody opens it, it would lie unread.
@Suite struct OfficesTests {
    @Test func `an office takes hand-ins while somebody who opens them can sign in`() async throws {
        try await Desk.open { desk in
            let find = FindOffices(desk.context)
            #expect(try await find().isEmpty, "nobody has a password yet")
            for person in [desk.clerk, desk.head, desk.cityLead] { try await desk.giveHash(person) }
            #expect(try await find() == [desk.office.city], "a registrar sees no hand-in before it is admitted")
            try await desk.giveHash(desk.lead)
            #expect(try await find() == [desk.office.city, desk.office.county])
            try await desk.script(
                "update directory.staff set active = false where staff_id = '\(desk.lead.staff.rawValue)'")
            #expect(try await find() == [desk.office.city])
        }
    }

    @Test func `nobody but the system learns who can sign in`() async throws {
        try await Desk.open { desk in
            try await desk.giveHash(desk.lead)
            for caller in [desk.office.lead, desk.office.administrator, .publicVisitor] {
                let found = try await desk.office.store.transaction(as: caller) { try $0.offices() }
                #expect(found.isEmpty, "\(caller)")
            }
        }
    }

    @Test
    func `what is added to a report goes to its holder where somebody can open it there, and else to the receiver`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.routed(.villageCadre).receipt
            let id = receipt.id
            let township = desk.township.lead
            #expect(
                try await desk.texts("select r.holder_organ_id from casework.report as r")
                    == [township.organ.rawValue])
            let store = desk.office.store
            for caller in [Caller.publicVisitor, desk.office.lead] {
                let organ = try await store.transaction(as: caller) { try $0.openHolder(of: id) }
                #expect(organ == desk.office.county, "nobody of the township can sign in")
            }
            try await AddToReport(desk.context)(
                .supplement, "还有一件事", code: receipt.code.text, form: "open-1", isFreeOfStateSecrets: true
            )
            let added = try await Lists(desk.context).inbox(as: desk.lead).filter {
                $0.report.report.state == .quarantined
            }
            #expect(added.map(\.report.holder) == [desk.office.county])
            try await desk.giveHash(township)
            let organ = try await store.transaction(as: .publicVisitor) { try $0.openHolder(of: id) }
            #expect(organ == township.organ)
            await #expect(throws: StoreError.notFound) {
                _ = try await store.transaction(as: .publicVisitor) { transaction in
                    try transaction.openHolder(of: Report.ID("00000000-0000-0000-0000-000000000000"))
                }
            }
        }
    }

    @Test func `by the directory every organ with a petition office takes hand-ins`() async throws {
        try await Desk.open { desk in
            let receiving = StaffRoles.receivingOrgans(in: desk.office.directory)
            #expect(receiving.isSuperset(of: [desk.office.county, desk.office.city, desk.office.neighbour]))
            let divisions = Set(desk.office.directory.divisions.map(\.organ))
            #expect(receiving.isSuperset(of: divisions))
        }
    }
}

extension Desk {
    /// A password hash that opens nothing; what counts is that there is one.
    func giveHash(_ person: StaffCaller) async throws {
        try await script(
            "update directory.staff set password_hash = '\(SignInTests.hash)' where staff_id = '\(person.staff.rawValue)'"
        )
    }
}
