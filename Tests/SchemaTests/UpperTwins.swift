/// The rows of what goes up sealed, and of who opens what waits, each in order but for what its rule forbids.
extension TwinTests {
    /// Of a level that no key is in force for: two keys of one level break a rule of their own.
    private static func key(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "JB-15", rule, in: "casework.export_key",
            [
                "key_id": "gen_random_uuid()", "organ_id": "'O420281'", "upper_level": "3",
                "public_key": "sha256('')", "state": "'proposed'", "proposed_by": "'S1357'",
                "proposed_on": "'2026-03-02'",
            ], but: changes)
    }

    private static let inForce = ["state": "'in_force'", "confirmed_by": "'S1356'", "confirmed_on": "'2026-03-02'"]

    private static func inForce(_ changes: [String: String]) -> [String: String] { inForce.merging(changes) { $1 } }

    private static let paper = [
        "export_id": "gen_random_uuid()", "sealed_id": ":report", "report_id": ":report", "organ_id": "'O420281'",
        "way": "2", "sheets": "1", "made_at": "now()",
    ]
    private static let file = "'\\x44575831'::bytea || decode(repeat('00', 4176), 'hex')"
    private static let encrypted = [
        "export_id": "gen_random_uuid()", "sealed_id": ":report", "report_id": ":report", "organ_id": "'O420281'",
        "way": "1", "key_id": "gen_random_uuid()", "size_class": "1", "digest": "sha256(\(file))", "ciphertext": file,
        "made_at": "now()",
    ]

    private static func export(
        _ rule: String, _ proper: [String: String], _ changes: [String: String], times: Int = 1
    ) -> Violation { .row("JB-15", rule, in: "casework.sealed_export", proper, but: changes, times: times) }

    private static let line = [
        "sealed_id": ":clue", "organ_id": "'O420281'", "sealed_year": "2026", "sealed_number": "9", "ground": "2",
        "channel": "4", "received_on": "'2026-03-02'", "received_at": "now()", "due_on": "'2026-03-09'",
        "source_key": "sha256('twin')",
    ]

    private static func readers(_ rule: String, _ changes: [String: String], times: Int = 1) -> Violation {
        .row(
            "JB-15", rule, in: "casework.quarantine_readers",
            [
                "readers_id": "gen_random_uuid()", "organ_id": "'O420281'", "first_staff_id": "'S1356'",
                "second_staff_id": "'S1357'", "named_by": "'S1350'", "from_on": "'2026-03-02'",
            ], but: changes, times: times)
    }

    /// Sheets of what came in by telephone.
    private static let sheetsOfCall = """
        update casework.report set channel = 'phone' where report_id = :report;
        insert into casework.sealed_register (\(line.sorted { $0.key < $1.key }.map(\.key).joined(separator: ", ")))
        values (\(line.sorted { $0.key < $1.key }.map(\.value).joined(separator: ", ")));
        insert into casework.sealed_export (export_id, sealed_id, report_id, organ_id, way, sheets, made_at)
        values (gen_random_uuid(), :clue, :report, 'O420281', 2, 1, now())
        """

    /// An export of a line, under a key that is in force, that was not sealed to it.
    private static let exported = """
        insert into casework.sealed_register (\(line.sorted { $0.key < $1.key }.map(\.key).joined(separator: ", ")))
        values (\(line.sorted { $0.key < $1.key }.map(\.value).joined(separator: ", ")));
        insert into casework.sealed_export (
            export_id, sealed_id, report_id, organ_id, way, key_id, size_class, digest, ciphertext, made_at
        )
        select gen_random_uuid(), :clue, :report, 'O420281', 1, k.key_id, 1, sha256(\(file)), \(file), now()
        from casework.export_key as k
        where k.organ_id = 'O420281' and k.upper_level = 4 and k.state = 'in_force'
        """

    private static let wipedTooEarly = Violation(
        rule: "sealed_export_is_kept_until_it_arrived", policy: "DW-export",
        sql: """
            \(exported);
            update casework.sealed_export set ciphertext = null, wiped_on = '2026-03-02' where report_id = :report
            """)

    private static let sentUntaken = Violation(
        rule: "sealed_register_sends_what_was_taken", policy: "JB-15",
        sql: """
            \(exported);
            update casework.sealed_register set reported_up_on = '2026-03-02', carrier = 1 where sealed_id = :clue
            """)

    static let upper: [Violation] = [
        key("export_key_level_is_known", ["upper_level": "1"]),
        key("export_key_is_of_its_length", ["public_key": "'\\x01'"]),
        key("export_key_state_is_known", ["state": "'lost'"]),
        key("export_key_has_two_persons", inForce(["confirmed_by": "'S1357'"])),
        key("export_key_is_whole", ["state": "'in_force'"]),
        key("export_key_is_whole", inForce(["state": "'ended'"])),
        key("export_key_runs_forward", inForce(["confirmed_on": "'2026-03-01'"])),
        key("export_key_is_one_idx", inForce(["upper_level": "4"])),
        export("sealed_export_is_of_one_report", paper, [:], times: 2),
        export("sealed_export_names_an_organ", paper, ["organ_id": "'某县某人收受礼金'"]),
        export("sealed_export_way_is_known", paper, ["way": "3"]),
        export("sealed_export_sheets_are_counted", paper, ["sheets": "0"]),
        export("sealed_export_goes_one_way", paper, ["sheets": "null"]),
        export(
            "sealed_export_goes_one_way", encrypted, ["digest": "null", "ciphertext": "null", "size_class": "null"]),
        export(
            "sealed_export_class_is_known", encrypted,
            ["size_class": "7", "ciphertext": "null", "wiped_on": "'2026-03-02'"]),
        export("sealed_export_is_of_its_class", encrypted, ["size_class": "2"]),
        export(
            "sealed_export_is_marked", encrypted,
            ["ciphertext": "decode(repeat('00', 4180), 'hex')", "digest": "sha256(decode(repeat('00', 4180), 'hex'))"]),
        export("sealed_export_is_the_one_of_its_digest", encrypted, ["digest": "sha256('')"]),
        export("sealed_export_is_there_or_wiped", encrypted, ["wiped_on": "'2026-03-02'"]),
        export("sealed_export_is_taken_on_a_day", encrypted, ["taken_count": "1"]),
        export(
            "sealed_export_is_not_used_up_by_one", encrypted,
            ["taken_count": "4", "taken_on": "'2026-03-02'", "takers": "'{S1,S1,S1,S1}'"]),
        export(
            "sealed_export_takers_are_codes", encrypted,
            [
                "taken_count": "1", "taken_on": "'2026-03-02'", "takers": "'{某}'",
            ]),
        wipedTooEarly, sentUntaken,
        .onReport(
            "JB-52", "report_is_sealed_up_by_two",
            """
            state = 'sealed_up', kind = null, category = null, matter_token = null, barred_organ_ids = '{}',
            barred_room_ids = '{}', micro_corruption = false, risk_flags = '{}', import_flags = '{}', breaches = '{}'
            """),
        Violation(rule: "sealed_export_on_paper_has_an_original", policy: "JB-15", sql: sheetsOfCall),
        Violation(rule: "sealed_export_key_is_in_force", policy: "JB-15", sql: exported),
        Violation(
            rule: "item_key_ends_after_the_export", policy: "JB-15",
            sql: "update casework.item_key set wrapped = null, destroyed_at = now() where item_id = :report"),
        .row(
            "JB-15", "sealed_register_is_due_soon", in: "casework.sealed_register", line,
            but: ["due_on": "(now() + interval '900 days')::date"]),
        .row(
            "JB-15", "sealed_register_is_due_soon", in: "casework.sealed_register", line,
            but: ["due_on": "'2026-03-01'"]),
        .row(
            "JB-15", "sealed_register_names_an_organ", in: "casework.sealed_register", line,
            but: ["organ_id": "'某县某人收受礼金'"]),
        .row(
            "JB-15", "sealed_register_names_a_cell", in: "casework.sealed_register", line,
            but: ["cell_id": "'某县某人收受礼金'"]),
        .row(
            "JB-15", "sealed_carriage_names_an_organ", in: "casework.sealed_carriage",
            ["sealed_id": ":report", "organ_id": "'某县某人收受礼金'", "number_sealed": "'\\x01'"]),
        .row(
            "JB-15", "sealed_carriage_is_no_text", in: "casework.sealed_carriage",
            ["sealed_id": ":report", "organ_id": "'O420281'", "number_sealed": "convert_to('机要12', 'UTF8')"]),
        .row(
            "JB-15", "sealed_carriage_number_is_short", in: "casework.sealed_carriage",
            ["sealed_id": ":report", "organ_id": "'O420281'", "number_sealed": "decode(repeat('01', 106), 'hex')"]),
        .row(
            "JB-15", "sealed_carriage_receiver_is_short", in: "casework.sealed_carriage",
            [
                "sealed_id": ":report", "organ_id": "'O420281'", "number_sealed": "'\\x01'",
                "receiver_sealed": "decode(repeat('01', 106), 'hex')",
            ]),
        export("sealed_export_level_is_known", paper, ["upper_level": "1"]),
        .row(
            "JB-15", "sealed_handoff_names_codes", in: "casework.sealed_handoff",
            [
                "sealed_id": ":report", "ordinal": "1", "step": "'entered'", "organ_id": "'O420281'",
                "happened_on": "'2026-03-02'", "signed_by": "'某县某人收受礼金'", "signed_at": "now()",
                "hash": "sha256('')",
            ]),
        readers("quarantine_readers_are_two", ["second_staff_id": "'S1356'"]),
        readers("quarantine_readers_name_somebody_else", ["named_by": "'S1356'"]),
        readers("quarantine_readers_end_on_a_day", ["to_on": "'2026-03-03'"]),
        readers("quarantine_readers_run_forward", ["to_on": "'2026-03-01'", "ended_by": "'S1350'"]),
        readers("quarantine_readers_are_one_idx", [:], times: 2),
        readers("quarantine_readers_are_of_the_office", ["first_staff_id": "'S1357'", "second_staff_id": "'S1356'"]),
    ]
}
