import TestDatabase

/// The rows about the organisation of other days that must not be.
extension TwinTests {
    static let organisation: [Violation] = [
        span("span_kind_is_known", "'clan', 1, null, null, null, null"),
        span("span_counts_from_one", "'organ', 0, '2026-03-02', null, null, null"),
        span("span_begins_behind_another", "'organ', 2, null, null, null, null"),
        span("span_ends_after_it_begins", "'organ', 1, '2026-03-02', '2026-03-02', null, null"),
        span("span_level_is_known", "'organ', 1, null, null, 6, null"),
        span("span_successor_follows_its_end", "'organ', 1, null, null, null, 'O420200'"),
        span("span_successor_follows_its_end", "'organ', 1, null, '2026-03-02', null, 'O0'"),
        Violation(
            rule: "organ_successor_follows_its_end", policy: "HS-4",
            sql: "update directory.organ set successor_organ_id = 'O420200' where organ_id = 'O420281'"),
        Violation(
            rule: "room_successor_follows_its_end", policy: "HS-4",
            sql: """
                update directory.room set ended_on = '2026-03-02', successor_room_id = room_id
                where room_id = 'O420281-J1'
                """),
        // The twin of Directory.Fault.notPlain: what no context could say.
        Violation(
            rule: "staff_id_is_plain", policy: "C9",
            sql: """
                insert into directory.staff (staff_id, organ_id, name, post) values ('S 1', 'O420281', '己六', '干部')
                """),
        Violation(
            rule: "organ_id_is_plain", policy: "C9",
            sql: "insert into directory.organ (organ_id, name, level, division_code) values ('O|1', '某机关', 3, '420281')"
        ),
        Violation(
            rule: "room_id_is_plain", policy: "C9",
            sql:
                "insert into directory.room (room_id, organ_id, name, kind) values ('O,1', 'O420281', '室', 'supervision')"
        ),
        Violation(
            rule: "edition_version_counts_from_one", policy: "HS-4",
            sql: "insert into directory.edition (version, changed_at) values (0, now())"),
        // Nothing ends while open work lies there: the triggers beside the rule of loading.
        Violation(
            rule: "organ_has_no_open_work", policy: "DW-ending",
            sql: "update directory.organ set ended_on = '2020-01-01' where organ_id = 'O420281'"),
        Violation(
            rule: "room_has_no_open_work", policy: "DW-ending",
            sql: """
                update directory.room set ended_on = '2020-01-01'
                where room_id = (select c.room_id from casework.clue as c where c.clue_id = :clue)
                """),
        Violation(
            rule: "room_has_no_open_work", policy: "DW-ending",
            sql: """
                update directory.room set organ_id = 'O420200'
                where room_id = (select c.room_id from casework.clue as c where c.clue_id = :clue)
                """),
        // Posts own work, not people: the trigger beside the rule of loading.
        holder("active = false"),
        holder("room_id = 'O420281-J2'"),
        Violation(
            rule: "clue_holder_is_at_work", policy: "DW-handover",
            sql: """
                update directory.staff set active = false where staff_id = 'S1457';
                update casework.clue set state = 'claimed', holder_staff_id = 'S1457' where clue_id = :clue
                """),
        // What is no more gets no new work: the triggers beside routing.
        Violation(
            rule: "sealed_organ_is_there", policy: "HS-4",
            sql: "update directory.organ set ended_on = '2020-01-01' where organ_id = 'O420222';\n"
                + Violation.onSealed("", "sheets", "1").sql.replacing("'O420281'", with: "'O420222'")),
        Violation(
            rule: "recommendation_place_is_there", policy: "HS-4",
            sql: """
                update directory.room set ended_on = '2020-01-01' where room_id = 'O420281-J3';
                insert into casework.recommendation (
                    recommendation_id, organ_id, room_id, kind, ground, state, drafted_by, drafted_at
                )
                values (
                    gen_random_uuid(), 'O420281', 'O420281-J3', 'discipline', 'many_reports', 'drafted', 'S1457', now()
                )
                """),
        Violation(
            rule: "report_holder_is_there", policy: "HS-4",
            sql: """
                update directory.organ set ended_on = '2020-01-01' where organ_id = 'O420222';
                update casework.report set holder_organ_id = 'O420222' where report_id = :report
                """),
        Violation(
            rule: "clue_room_is_there", policy: "HS-4",
            sql: """
                update directory.room set ended_on = '2020-01-01' where room_id = 'O420281-J3';
                update casework.clue set room_id = 'O420281-J3' where clue_id = :clue
                """),
    ]

    /// Somebody of the first supervision room who holds the clue, and what is done to them.
    private static func holder(_ change: String) -> Violation {
        Violation(
            rule: "staff_holds_no_clue_elsewhere", policy: "DW-handover",
            sql: """
                update casework.clue
                set
                    state = 'claimed',
                    holder_staff_id = (select min(s.staff_id) from directory.staff as s where s.room_id = 'O420281-J1')
                where clue_id = :clue;
                update directory.staff set \(change)
                where staff_id = (select c.holder_staff_id from casework.clue as c where c.clue_id = :clue)
                """)
    }

    private static func span(_ rule: String, _ values: String) -> Violation {
        Violation(
            rule: rule, policy: "HS-4",
            sql: """
                insert into directory.span (
                    version, entity_id, name, kind, ordinal, from_on, to_on, level, successor_id
                )
                values (1, 'O0', '虚构', \(values))
                """)
    }
}
