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
        // What is no more gets no new work: the triggers beside routing.
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
