import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Whatever a member of staff does, reads or is refused is on the audit log.
@Suite struct AuditTrailTests {
    /// Something that somebody does, and the entry that it must leave.
    struct Look: Sendable, CustomTestStringConvertible {
        let action: String
        let look: @Sendable (Desk) async throws -> Void
        var testDescription: String { action }
    }

    static let looks: [Look] = [
        Look(action: "lists.board") { _ = try await Lists($0.context).board(.mine, as: $0.holder) },
        Look(action: "lists.inbox") { _ = try await Lists($0.context).inbox(as: $0.lead) },
        Look(action: "lists.register") { _ = try await Lists($0.context).register(as: $0.clerk) },
        Look(action: "lists.notices") { _ = try await Lists($0.context).notices(as: $0.lead) },
        Look(action: "lists.sealed_lines") { _ = try await Lists($0.context).sealedLines(as: $0.clerk) },
        Look(action: "find_by_number") { _ = try await FindByNumber($0.context)(.digits(1), as: $0.clerk) },
        Look(action: "find_by_number") { _ = try await FindByNumber($0.context)(.digits(99_999), as: $0.clerk) },
        Look(action: "alarm.read") { _ = try await Alarms($0.context)(as: $0.auditor) },
        Look(action: "list_parked") { _ = try await ListParked($0.context)(as: $0.clerk) },
        Look(action: "list_parked.counts") {
            let administrator = try #require($0.office.administrator.staff)
            _ = try await ListParked($0.context).counts(as: administrator)
        },
        Look(action: "webhooks.endpoints") {
            let administrator = try #require($0.office.administrator.staff)
            _ = try await Webhooks($0.context).endpoints(as: administrator)
        },
        Look(action: "audit.read") { desk in
            let filter = AuditFilter(from: desk.today, to: desk.today)
            _ = try await ReadAudit(desk.context)(filter, as: desk.auditor)
        },
        Look(action: "audit.export") { desk in
            let filter = AuditFilter(from: desk.today, to: desk.today)
            _ = try await ReadAudit(desk.context).export(filter, as: desk.auditor)
        },
        Look(action: "audit.sheet") { _ = try await ReadAudit($0.context).sheet(of: $0.today, as: $0.auditor) },
    ]

    @Test(arguments: looks)
    func `JB-52 whatever is looked at leaves an entry, found or not`(_ look: Look) async throws {
        try await Desk.open { desk in
            let count = "select count(*)::text from audit.log as l where l.action = '\(look.action)'"
            let before = try await desk.texts(count)
            try await look.look(desk)
            #expect(before == ["0"])
            #expect(try await desk.texts(count) == ["1"])
        }
    }

    @Test func `JB-52 a list says how many rows were read, and a search how many it found`() async throws {
        try await Desk.open { desk in
            _ = try await desk.register(.villageCadre)
            _ = try await Lists(desk.context).register(as: desk.clerk)
            let told = try await desk.texts("select l.detail from audit.log as l where l.action = 'lists.register'")
            #expect(told == ["count=1"])
        }
    }

    @Test func `JB-52 what is refused is recorded with its item, although the transaction is gone`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.villageCadre)
            let stranger = try #require(desk.office.first(.petitionLead, in: desk.office.neighbour).staff)
            await #expect(throws: OperationError.notFound) {
                _ = try await OpenReport(desk.context)(receipt.id, as: stranger)
            }
            let told = try await desk.texts(
                "select concat_ws(' ', l.chain, l.actor, l.detail) from audit.log as l where l.action = 'refused'")
            #expect(
                told == ["O420222 staff:\(stranger.staff.rawValue) operation=open_report;why=not_found"],
                "in the chain of whoever tried")
            #expect(try await desk.audit(of: receipt.id.rawValue, in: "O420222").count == 1)
        }
    }

    @Test func `JB-52 whoever is refused over and over leaves a bounded number of entries`() async throws {
        try await Desk.open { desk in
            let count = "select count(*)::text from audit.log as l where l.action = 'refused'"
            for _ in 0..<64 {
                _ = try? await OpenReport(desk.context)(
                    Report.ID("00000000-0000-4000-8000-000000000000"), as: desk.head)
            }
            let sixty = try await desk.texts(count)
            #expect(sixty == ["60"])
            let last = "select l.detail from audit.log as l where l.action = 'refused' order by l.entry_id desc limit 1"
            #expect(try await desk.texts(last).first?.hasSuffix(";more=uncounted") == true)
            desk.office.clock.advance(seconds: 601)
            _ = try? await OpenReport(desk.context)(Report.ID("00000000-0000-4000-8000-000000000000"), as: desk.head)
            #expect(try await desk.texts(count) == ["61"], "and after a while again")
        }
    }

    @Test func `三员分立 an auditor learns neither number nor id, and of what is sealed the time alone`() async throws {
        try await Desk.open { desk in
            let open = try await desk.register(.villageCadre)
            _ = try await OpenReport(desk.context)(open.id, as: desk.lead)
            _ = try await RegisterSealed(desk.context)(
                .upperLevel, channel: .letter, receivedOn: desk.today, sheets: 1, form: "s", as: desk.clerk)
            let filter = AuditFilter(from: desk.today, to: desk.today)
            let page = try await ReadAudit(desk.context)(filter, as: desk.auditor)
            #expect(page.rows.contains { $0.action == "report.open" && $0.subject.count == 12 })
            let items = page.rows.filter { $0.action.hasPrefix("report") || $0.action.hasPrefix("clue") }
            #expect(items.allSatisfy { !$0.subject.contains("-") && $0.detail.isEmpty })
            #expect(!page.rows.contains { $0.action.hasPrefix("sealed") })
            let closed = page.rows.filter { $0.action == "item" }
            #expect(!closed.isEmpty && closed.allSatisfy { $0.subject.isEmpty && $0.detail.isEmpty })
            await #expect(throws: OperationError.notFound) {
                _ = try await ReadAudit(desk.context)(filter, as: desk.head)
            }
        }
    }

    @Test func `三员分立 an auditor sees what was done to keys and ways in, refusals and searches`() async throws {
        try await Desk.open { desk in
            _ = try await desk.register(.villageCadre)
            try await NameReaders(desk.context).name(desk.lead.staff, desk.clerk.staff, as: desk.head)
            _ = try await SearchReports(desk.context)(try SearchQuery("果园"), as: desk.clerk)
            await #expect(throws: OperationError.notFound) {
                _ = try await SearchReports(desk.context)(try SearchQuery("果园"), as: desk.auditor)
            }
            try await desk.office.store.transaction(as: .system, on: .worker) { transaction in
                try transaction.audit(AuditRecord("binding.approve", desk.clerk.staff), in: desk.office.county)
                try transaction.audit(AuditRecord("keys.rotate", [("organs", "1")]), in: desk.office.county)
            }
            let filter = AuditFilter(from: desk.today, to: desk.today)
            let rows = try await ReadAudit(desk.context)(filter, as: desk.auditor).rows
            let seen = { (action: String) in rows.first { $0.action == action } }
            #expect(seen("binding.approve")?.subject == desk.clerk.staff.rawValue)
            #expect(seen("keys.rotate")?.detail == "organs=1")
            #expect(seen("quarantine.name")?.detail.contains(desk.clerk.staff.rawValue) == true)
            #expect(seen("refused")?.detail.contains("operation=search_reports") == true)
            let search = try #require(seen("report.search"))
            #expect(search.subject.isEmpty && search.detail.isEmpty, "not how much was found")
            for kind in ["binding", "keys", "quarantine", "refused", "report"] {
                let some = try await ReadAudit(desk.context)(
                    AuditFilter(kind: kind, from: desk.today, to: desk.today), as: desk.auditor)
                #expect(!some.rows.isEmpty, "\(kind)")
            }
        }
    }

    @Test func `JB-52 the auditor is warned where the log was not sealed for five minutes`() async throws {
        try await Desk.open { desk in
            let read = ReadAudit(desk.context)
            let filter = AuditFilter(from: desk.today, to: desk.today)
            try await SealedLog.seal(desk.context)
            #expect(try await !read(filter, as: desk.auditor).isLate)
            desk.office.clock.advance(seconds: 400)
            #expect(try await read(filter, as: desk.auditor).isLate)
            try await SealedLog.seal(desk.context)
            let page = try await read(filter, as: desk.auditor)
            #expect(!page.isLate && page.rows.contains(where: \.isSealed))
        }
    }
}
