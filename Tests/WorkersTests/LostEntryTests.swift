import CaseStore
import Casework
import Operations
import Sealing
import TestDatabase
import Testing

@testable import Workers

/// JB-52: what a process wrote to the audit log is looked for, whoever it is of, and whatever became of the seals.
@Suite struct LostEntryTests {
    private static func seal(_ office: TestOffice) throws -> SealAudit {
        SealAudit(office.context, key: try AuditKey([UInt8](repeating: 7, count: AuditKey.byteCount)))
    }

    @Test
    func
        `JB-52 where the last seal was taken away nothing is sealed, and what is gone is told of`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let book = Book()
            let sealer = AuditSealer(office.context, seal: try Self.seal(office), file: nil, logger: book.logger)
            try await office.store.transaction(as: office.clerk) { transaction in
                try transaction.audit(AuditRecord("lists.board"), in: office.county)
            }
            await sealer.round()
            #expect(book.messages.isEmpty)
            try await office.store.transaction(as: office.clerk) { transaction in
                try transaction.audit(AuditRecord("lists.register"), in: office.county)
            }
            try await office.plant(
                """
                delete from audit.sealed_head; delete from audit.seal;
                delete from audit.inbox where action = 'lists.register'
                """)
            for _ in 0..<2 { await sealer.round() }
            #expect(book.messages.contains("the audit log is not the one that this process sealed"))
            let gone = book.messages.filter { $0 == "entries of the audit log are gone" }
            #expect(gone.count == 1, "told of, and once")
            #expect(try await ReadSeals(office.context)(after: 0).isEmpty, "what stands there gets no signature")
            let auditor = try #require(office.auditor.staff)
            let alarms = Set(try await Alarms(office.context)(as: auditor).map(\.kind))
            #expect(alarms.isSuperset(of: [.headsDiffer, .entriesLost]))
        }
    }

    @Test
    func
        `JB-52 entries of staff, of the system for them and of who proved who they are stand as they were written`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let (watch, county) = (WatchAudit(office.context), office.county)
            let lead = try #require(office.lead.staff)
            _ = try await Self.seal(office)()
            _ = try await watch.lostEntries()
            try await office.store.transaction(as: office.clerk) { transaction in
                try transaction.audit(AuditRecord("lists.register"), in: county)
                try transaction.asSystem { try $0.audit(AuditRecord("lists.register"), in: county) }
                try transaction.audit(AuditRecord("lists.register"), in: county)
            }
            try await office.store.transaction(as: .publicVisitor) { transaction in
                try transaction.asStaff(lead) { try $0.audit(AuditRecord("lists.register"), in: county) }
            }
            #expect(try await watch.lostEntries().isEmpty && office.store.witness.oldest(10).count == 4)
            _ = try await Self.seal(office)()
            #expect(try await watch.lostEntries().isEmpty && office.store.witness.oldest(10).isEmpty)
            let actors = try await office.chain().filter { $0.action == "lists.register" }.map(\.actor)
            let clerk = "staff:" + (office.clerk.staff?.staff.rawValue ?? "")
            #expect(actors == [clerk, "system", clerk, "staff:" + lead.staff.rawValue])
        }
    }
}
