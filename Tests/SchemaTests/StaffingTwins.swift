import TestDatabase

/// The rows about posts and handovers that must not be.
extension TwinTests {
    static let staffing: [Violation] = [
        appointment("HS-4", "appointment_ends_after_it_begins", "'2026-03-02', '2026-03-01', null, now()"),
        appointment("HS-4", "appointment_end_is_whole", "'2026-03-02', '2026-03-03', null, null"),
        appointment("HS-4", "appointment_end_is_whole", "'2026-03-02', null, 'S1457', null"),
        Violation(
            rule: "appointment_is_open_once", policy: "HS-4",
            sql: """
                insert into directory.appointment (
                    appointment_id, staff_id, organ_id, room_id, post, from_on, recorded_at
                )
                select gen_random_uuid(), a.staff_id, a.organ_id, a.room_id, a.post, '2026-03-02', now()
                from directory.appointment as a
                where a.staff_id = 'S1457' and a.to_on is null
                """
        ),
        handover("'S1457', 'S1457', 'S1458'"),
        handover("'S1457', 'S1458', 'S1457'"),
        handover("'S1457', 'S1458', 'S1458'"),
        line("handover_line_subject_is_known", "'person', 'waits'"),
        line("handover_line_fate_is_known", "'clue', 'ended'"),
        // The city's petition office has one head.
        Violation(
            rule: "handover_leaves_a_lead", policy: "DW-handover",
            sql: """
                insert into directory.handover (
                    handover_id, organ_id, done_at, from_staff_id, to_staff_id, decided_by
                )
                select gen_random_uuid(), 'O420200', now(), s.staff_id, 'S1457', 'S1458'
                from directory.staff as s
                where s.organ_id = 'O420200' and 'petition_lead' = any (s.roles)
                """),
        line("handover_line_fate_is_known", "'report', 'reassigned'"),
        line("handover_line_fate_is_known", "'charge', 'board'"),
        line("handover_line_fate_is_known", "'session', 'ended'"),
        line("handover_line_fate_is_known", "'duty', 'reassigned'"),
    ]

    private static func appointment(_ policy: String, _ rule: String, _ values: String) -> Violation {
        Violation(
            rule: rule, policy: policy,
            sql: """
                insert into directory.appointment (
                    appointment_id, staff_id, organ_id, post, recorded_at, from_on, to_on, ended_by, ended_at
                )
                values (gen_random_uuid(), 'S1457', 'O420200', '见习', now(), \(values))
                """
        )
    }

    private static func handover(_ people: String) -> Violation {
        Violation(
            rule: "handover_has_three_persons", policy: "DW-handover",
            sql: """
                insert into directory.handover (
                    handover_id, organ_id, done_at, from_staff_id, to_staff_id, decided_by
                )
                values (gen_random_uuid(), 'O420200', now(), \(people))
                """
        )
    }

    private static func line(_ rule: String, _ values: String) -> Violation {
        Violation(
            rule: rule, policy: "DW-handover",
            sql: """
                with h as (
                    insert into directory.handover (
                        handover_id, organ_id, done_at, from_staff_id, to_staff_id, decided_by
                    )
                    values (gen_random_uuid(), 'O420200', now(), 'S1457', 'S1458', 'S1459')
                    returning handover_id
                )
                insert into directory.handover_line (handover_id, subject_id, subject, fate)
                select h.handover_id, :clue, \(values) from h
                """
        )
    }
}
