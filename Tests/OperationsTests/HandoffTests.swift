import CaseStore
import Casework
import Libpq
import Operations
import TestDatabase
import Testing

/// Every hand-off is signed: who, when, and a hash over what was handed over.
@Suite("ZJ-23 hand-offs") struct HandoffTests {
    private static func places(_ lines: [StoredHandoff]) -> [String] {
        lines.map { line in
            "\(line.to.room?.rawValue ?? line.to.organ.rawValue) \(line.to.staff?.rawValue ?? "-") "
                + "by \(line.signedBy?.rawValue ?? "rule")"
        }
    }

    /// What a statement on the application's connection comes to, under a genuine context: the SQLSTATE, or nil.
    private static func state(of text: String, as caller: Caller, _ office: TestOffice) async throws -> String? {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller)
        do {
            try await connection.run { session in
                try session.transaction { session in
                    let signed = context(session.backendProcess)
                    _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                    _ = try session.query(Statement(text))
                }
            }
            return nil
        } catch let error as DatabaseError {
            return error.sqlState
        }
    }

    @Test func `ZJ-23 who routed, claimed, gave back and moved a clue has signed for it, in a chain`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.routed()
            let handle = HandleClue(desk.context)
            try await handle.claim(clue, as: desk.holder)
            try await handle.release(clue, as: desk.holder)
            try await handle.claim(clue, as: desk.holder)
            let other = desk.member("O420281-J2", 0)
            try await handle.reassign(clue, to: other.staff, as: desk.deputy)
            try await handle.takeBack(clue, as: desk.head)
            try await handle.move(clue, to: Room.ID("O420281-J1"), as: desk.deputy)
            let lines = try await ReadHandoffs(desk.context)(clue, as: desk.head)
            let (holder, next) = (desk.holder.staff.rawValue, other.staff.rawValue)
            let (deputy, head) = (desk.deputy.staff.rawValue, desk.head.staff.rawValue)
            #expect(
                Self.places(lines.handling) == [
                    "O420281-J2 - by rule", "O420281-J2 \(holder) by \(holder)", "O420281-J2 - by \(holder)",
                    "O420281-J2 \(holder) by \(holder)", "O420281-J2 \(next) by \(deputy)", "O420281-J2 - by \(head)",
                    "O420281-J1 - by \(deputy)",
                ])
            for (line, before) in zip(lines.handling.dropFirst(), lines.handling) { #expect(line.from == before.to) }
            #expect(lines.handling[0].from == nil && Set(lines.handling.map(\.hash)).count == 7)
            #expect(Self.places(lines.report) == ["O420281 - by \(desk.clerk.staff.rawValue)"])
            #expect(try await VerifyAudit(desk.context).brokenHandoffs() == 0)
            let audit = try await desk.audit(of: clue.rawValue, in: "O420281")
            #expect(audit.contains("staff:\(head) clue.handoffs"))
            _ = receipt
        }
    }

    @Test func `ZJ-23 what moves nobody is no hand-off`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let before = try await ReadHandoffs(desk.context)(clue, as: desk.head).handling.count
            try await desk.finish(clue)
            #expect(try await ReadHandoffs(desk.context)(clue, as: desk.head).handling.count == before)
        }
    }

    @Test func `HS-26 the accused's organ and another room read no hand-off`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            for person in [desk.member("O420281-J1", 0), desk.cityLead, desk.auditor] {
                await #expect(throws: OperationError.notFound) {
                    try await ReadHandoffs(desk.context)(clue, as: person)
                }
            }
        }
    }

    @Test func `ZJ-23 the database refuses a clue that moved without a signature`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let unsigned = await TestDatabase.refusedRule {
                try await desk.office.admin.run { session in
                    try session.script(
                        "update casework.clue set room_id = 'O420281-J1' where clue_id = '\(clue.rawValue)'")
                }
            }
            #expect(unsigned == "clue_handoff_is_signed")
            let moved = await TestDatabase.refusedRule {
                try await desk.office.admin.run { session in
                    try session.script(
                        """
                        update casework.report set holder_organ_id = 'O420200' where report_id = '\(receipt.id.rawValue)'
                        """)
                }
            }
            #expect(moved == "report_handoff_is_signed")
        }
    }

    @Test(arguments: [
        "update casework.handoff set signed_by = 'S1' where ordinal = 2",
        "update casework.handoff set content_hash = sha256('') where ordinal = 1",
        "delete from casework.handoff where ordinal = 1",
    ])
    func `ZJ-23 a line that was altered or removed is found`(_ tampering: String) async throws {
        try await Desk.open { desk in
            _ = try await desk.claimed()
            try await desk.office.admin.run { session in try session.script(tampering) }
            #expect(try await VerifyAudit(desk.context).brokenHandoffs() >= 1)
        }
    }

    @Test func `ZJ-23 nobody but the database signs, and a line names what it follows`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let report = try await OpenClue(desk.context)(clue, as: desk.holder).report.report.id
            let lie =
                "select casework.sign_handoff('clue', '\(clue.rawValue)', '\(report.rawValue)', 'O420281', "
                + "'O420281-J1', null, now())"
            #expect(try await Self.state(of: lie, as: .staff(desk.holder), desk.office) == "42501")
            let change = "update casework.handoff set signed_by = null"
            #expect(try await Self.state(of: change, as: .staff(desk.holder), desk.office) == "42501")
            for (rule, values) in [
                ("handoff_is_chained", "9, 'clue', 'O1', 'O2', sha256('a'), null, sha256('b')"),
                ("handoff_goes_from_somewhere", "9, 'clue', null, 'O2', sha256('a'), sha256('c'), sha256('b')"),
                ("handoff_moves_something", "9, 'clue', 'O2', 'O2', sha256('a'), sha256('c'), sha256('b')"),
                ("handoff_hashes_are_whole", "9, 'clue', 'O1', 'O2', 'a', sha256('c'), sha256('b')"),
                ("handoff_counts_up", "0, 'clue', 'O1', 'O2', sha256('a'), sha256('c'), sha256('b')"),
                ("handoff_subject_is_known", "9, 'case', 'O1', 'O2', sha256('a'), sha256('c'), sha256('b')"),
            ] {
                let broken = await TestDatabase.refusedRule {
                    try await desk.office.admin.run { session in
                        try session.script(
                            """
                            insert into casework.handoff (
                                subject_id, signed_at, ordinal, subject, from_organ_id, to_organ_id, content_hash,
                                previous_hash, hash
                            )
                            values ('\(clue.rawValue)', now(), \(values))
                            """)
                    }
                }
                #expect(broken == rule)
            }
        }
    }
}
