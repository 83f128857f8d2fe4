import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// ZJ-23: nobody writes that somebody else proposed, decided or recorded something, whatever the program forgot.
@Suite struct SignatureTests {
    /// Columns that name a person whom the row is about, not who wrote it.
    private static let subjects: Set<String> = [
        "clue.holder_staff_id", "leader_charge.leader_staff_id", "reception_session.leader_staff_id",
        "town_duty.leader_staff_id", "recusal.staff_id", "recusal_entry.staff_id", "interference.concerned_staff_id",
        "interference_note.concerned_staff_id",
        "quarantine_readers.first_staff_id", "quarantine_readers.second_staff_id",
        "seen_before.staff_id", "handoff.from_staff_id", "handoff.to_staff_id",
        "accused.staff_id", "check_member.staff_id", "distribution_policy.delegate_staff_id",
        // Watched by `approve_clue` and `approve_report`.
        "clue.proposer_staff_id", "clue.reopen_asked_by", "report.triage_proposer_id",
        // Written by triggers of the owner alone.
        "handoff.signed_by", "sealed_handoff.signed_by", "approval.proposed_by", "approval.approved_by",
        "approval.external_recorded_by",
        // Compared with the request that it names.
        "clock_extension.asked_by",
    ]

    @Test func `ZJ-23 every column that says who did something is watched`() async throws {
        let columns = try await Catalogue.names(
            """
            select c.relname || '.' || a.attname
            from pg_attribute as a
            join pg_class as c on c.oid = a.attrelid
            where
                c.relnamespace in ('casework'::regnamespace, 'notify'::regnamespace)
                and c.relkind = 'r' and a.attnum > 0
                and not a.attisdropped and a.atttypid = 'text'::regtype
                and (a.attname ~ '_by$' or a.attname ~ 'staff_id$' or a.attname = 'triage_proposer_id')
            """
        )
        let watched = try await Catalogue.names(
            """
            select c.relname || '.' || w.name
            from pg_trigger as t
            join pg_class as c on c.oid = t.tgrelid
            cross join lateral unnest(string_to_array(encode(t.tgargs, 'escape'), '\\000')) as w (name)
            where t.tgfoid = 'guard.check_signature'::regproc and t.tgenabled = 'O' and w.name <> ''
            """
        )
        #expect(watched.count > 50)
        #expect(Set(columns).subtracting(watched) == Self.subjects)
        #expect(Set(watched).isSubset(of: columns))
    }

    private static let forged: [String] = [
        """
        insert into casework.leader_charge (charge_id, clue_id, organ_id, leader_staff_id, assigned_by, from_on)
        values (gen_random_uuid(), :clue, 'O420281', 'S1356', 'S1389', '2026-03-02')
        """,
        """
        insert into casework.reminder (reminder_id, clue_id, issuer_organ_id, organ_id, room_id, staff_id, sent_on, sent_at)
        values (gen_random_uuid(), :clue, 'O420281', 'O420281', 'O420281-J1', 'S1389', '2026-03-02', now())
        """,
    ]

    /// The named rule that refuses a statement of the program's role; nil when it went through.
    private static func refusal(
        of text: String, as caller: Caller, behind: Staff.ID?, _ office: TestOffice
    ) async throws -> String? {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller, behind: behind)
        do {
            try await connection.run { session in
                try session.transaction { session in
                    let signed = context(session.backendProcess)
                    _ = try session.query(
                        Statement("select guard.enter($1)"), [.text(signed)])
                    _ = try session.query(Statement(text))
                }
            }
            return nil
        } catch let error as DatabaseError {
            return error.constraint ?? error.sqlState
        }
    }

    @Test(arguments: forged) func `ZJ-23 not even the system signs for somebody else, but for whoever it acts for`(
        _ sql: String
    ) async throws {
        try await TestDatabase.withOffice { office in
            let place = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: place))
            let text = sql.replacing(":clue", with: "'\(planted.clue.rawValue)'")
                .replacing(":report", with: "'\(planted.report.rawValue)'")
            for other in [Staff.ID("S1356"), nil] {
                let refusal = try await Self.refusal(of: text, as: .system, behind: other, office)
                #expect(refusal?.hasSuffix("_is_signed_by_oneself") == true, "\(refusal ?? "written")")
            }
            let own = try await Self.refusal(of: text, as: .system, behind: Staff.ID("S1389"), office)
            #expect(own == nil)
        }
    }
}
