/// The twins of reception days, recommendations, meetings and reports upward.
extension TwinTests.Violation {
    /// A session in order but for the values that break the rule.
    private static func onSession(
        _ policy: String, _ rule: String, place: String = "'office'", township: String = "null",
        announced: String = "null", state: String = "'planned'", moved: String = "null"
    ) -> Self {
        Self(
            rule: rule, policy: policy,
            sql: """
                insert into casework.reception_session (
                    session_id, organ_id, held_on, place, township_organ_id, leader_staff_id, announced_on, state,
                    moved_to_on, planned_by, planned_at
                )
                values (
                    :report, 'O420281', '2026-03-03', \(place), \(township), 'S1', \(announced), \(state), \(moved),
                    'S1357', now()
                )
                """
        )
    }

    private static func onVisit(_ policy: String, _ rule: String, _ report: String, _ outcome: String, _ count: Int)
        -> Self
    {
        Self(
            rule: rule, policy: policy,
            sql: """
                insert into casework.reception_visit (
                    visit_id, session_id, report_id, outcome, representatives, logged_by, logged_at
                )
                values (:clue, :clue, \(report), \(outcome), \(count), 'S1357', now())
                """
        )
    }

    /// A draft in order but for the columns that break the rule.
    private static func onRecommendation(
        _ policy: String, _ rule: String, kind: String = "discipline", ground: String = "many_reports",
        state: String = "drafted", _ columns: String = "", _ values: String = ""
    ) -> Self {
        Self(
            rule: rule, policy: policy,
            sql: """
                insert into casework.recommendation (
                    recommendation_id, organ_id, kind, ground, state, drafted_by, drafted_at\(columns)
                )
                values (:clue, 'O420281', '\(kind)', '\(ground)', '\(state)', 'S1357', now()\(values))
                """
        )
    }

    private static func onItem(_ rule: String, _ subject: String, _ columns: String, _ values: String) -> Self {
        Self(
            rule: rule, policy: "HS-2",
            sql: """
                insert into casework.meeting_item (
                    meeting_id, subject, subject_id, state_then, added_by, added_at\(columns)
                )
                values (:clue, '\(subject)', :clue, 'routed', 'S1357', now()\(values))
                """
        )
    }

    private static func onReportUp(_ rule: String, upper: String, ground: String, way: String) -> Self {
        Self(
            rule: rule, policy: "HS-2",
            sql: """
                insert into casework.report_up (
                    report_up_id, clue_id, organ_id, upper_organ_id, ground, way, reported_on, recorded_by, recorded_at
                )
                values (:clue, :clue, 'O420281', '\(upper)', '\(ground)', '\(way)', now(), 'S1357', now())
                """
        )
    }

    static let reception: [Self] = [
        .onSession("HS-28", "reception_session_township_is_named", place: "'township'"),
        .onSession("HS-28", "reception_session_township_is_named", township: "'T42028101J'"),
        .onSession("HS-28", "reception_session_place_is_known", place: "'street'"),
        .onSession("HS-28", "reception_session_state_is_known", state: "'lost'"),
        .onSession("JB-9", "reception_session_is_announced_before", announced: "'2026-03-04'"),
        .onSession("DW-postpone", "reception_session_is_postponed", state: "'cancelled'"),
        .onSession("DW-postpone", "reception_session_is_postponed", moved: "'2026-03-05'"),
        .onSession("DW-postpone", "reception_session_is_postponed", state: "'cancelled'", moved: "'2026-03-03'"),
        .onVisit("HS-28", "reception_visit_has_one_outcome", "null", "null", 1),
        .onVisit("HS-28", "reception_visit_has_one_outcome", ":report", "'explained'", 1),
        .onVisit("HS-28", "reception_visit_outcome_is_known", "null", "'forgotten'", 1),
        .onVisit("XF-20", "reception_visit_representatives_are_few", "null", "'explained'", 6),
        .onVisit("XF-20", "reception_visit_representatives_are_few", "null", "'explained'", 0),
        .row(
            "HS-28", "reception_session_leader_is_in_one_place", in: "casework.reception_session",
            [
                "session_id": "gen_random_uuid()", "organ_id": "'O420281'", "held_on": "'2026-03-03'",
                "place": "'office'", "leader_staff_id": "'S1350'", "state": "'planned'", "planned_by": "'S1357'",
                "planned_at": "now()",
            ], times: 2),
        Self(
            rule: "reception_visit_report_came_once", policy: "HS-28",
            sql: """
                insert into casework.reception_visit (
                    visit_id, session_id, report_id, representatives, logged_by, logged_at
                )
                select gen_random_uuid(), :report, :report, 1, 'S1357', now() from generate_series(1, 2)
                """
        )
        .after(.onSession("HS-28", "reception_visit_report_came_once")),
        .row(
            "HS-28", "town_duty_is_one_a_year", in: "casework.town_duty",
            [
                "duty_id": "gen_random_uuid()", "organ_id": "'O420281'", "leader_staff_id": "'S1350'",
                "duty_year": "2026",
            ], times: 2),
        Self(
            rule: "town_duty_is_done_in_its_year", policy: "HS-28",
            sql: """
                insert into casework.town_duty (duty_id, organ_id, leader_staff_id, duty_year, visited_on)
                values (:clue, 'O420281', 'S1', 2026, '2027-01-01')
                """
        ),
        .onRecommendation("HS-15", "recommendation_kind_is_known", kind: "wish"),
        .onRecommendation("JB-34", "recommendation_ground_is_known", ground: "mood"),
        .onRecommendation(
            "HS-15", "recommendation_has_two_persons", state: "approved", ", approved_by, approved_at",
            ", 'S1357', now()"
        ),
        .onRecommendation("HS-15", "recommendation_approval_is_whole", state: "approved"),
        .onRecommendation(
            "GW-9", "recommendation_issued_number_is_new", state: "issued",
            ", approved_by, approved_at, document_year, document_number, code_word, issued_on, reply_due_on",
            ", 'S1', now(), 2026, 1, '黄纪督', now(), now()"
        )
        .after(TwinTests.document("GW-9", "")),
        .onRecommendation(
            "HS-15", "recommendation_issue_is_whole", state: "issued", ", approved_by, approved_at", ", 'S1', now()"
        ),
        .onRecommendation(
            "HS-15", "recommendation_issue_is_whole", ", document_year, document_number, code_word", ", 2026, 1, '大冶纪建'"
        ),
        .onRecommendation(
            "DW-reply", "recommendation_reply_comes_first", state: "replied",
            ", approved_by, approved_at, document_year, document_number, code_word, issued_on, reply_due_on",
            ", 'S1', now(), 2026, 1, '大冶纪建', now(), now()"
        ),
        .onRecommendation(
            "DW-lookback", "recommendation_look_back_comes_before_the_end", state: "closed",
            ", approved_by, approved_at, document_year, document_number, code_word, issued_on, reply_due_on, replied_on"
                + ", closed_on",
            ", 'S1', now(), 2026, 1, '大冶纪建', now(), now(), now(), now()"
        ),
        .onRecommendation("DW-lookback", "recommendation_look_back_comes_before_the_end", state: "dropped"),
        .onRecommendation(
            "HS-15", "recommendation_issue_is_whole", state: "dropped",
            ", document_year, document_number, code_word, issued_on, reply_due_on, closed_on",
            ", 2026, 1, '大冶纪建', now(), now(), now()"),
        .onRecommendation(
            "HS-15", "recommendation_approval_is_whole", state: "dropped", ", approved_by, approved_at, closed_on",
            ", 'S1', now(), now()"),
        .onRecommendation(
            "HS-15", "recommendation_state_is_known", state: "lost",
            ", approved_by, approved_at, document_year, document_number, code_word, issued_on, reply_due_on, replied_on",
            ", 'S1', now(), 2026, 1, '大冶纪建', now(), now(), now()"
        ),
        .onRecommendation(
            "GW-9", "recommendation_word_comes_with_its_number", state: "issued",
            ", approved_by, approved_at, document_year, document_number, issued_on, reply_due_on",
            ", 'S1', now(), 2026, 1, now(), now()"
        ),
        Self(
            rule: "recommendation_number_is_new", policy: "HS-15",
            sql: """
                insert into casework.recommendation (
                    recommendation_id, organ_id, kind, ground, state, drafted_by, drafted_at, approved_by, approved_at,
                    document_year, document_number, issued_on, reply_due_on, code_word
                )
                select
                    gen_random_uuid(), 'O420281', 'discipline', 'many_reports', 'issued', 'S1357', now(), 'S1', now(),
                    2026, 1, now(), now(), '大冶纪建'
                from generate_series(1, 2)
                """
        ),
        Self(
            rule: "recommendation_paper_kind_is_known", policy: "HS-15",
            sql: """
                insert into casework.recommendation_paper (
                    recommendation_id, ordinal, kind, sealed, written_by, written_at
                )
                values (:clue, 1, 'poem', '', 'S1357', now())
                """
        ),
        Self(
            rule: "recommendation_paper_begins_with_the_draft", policy: "HS-15",
            sql: """
                insert into casework.recommendation_paper (
                    recommendation_id, ordinal, kind, sealed, written_by, written_at
                )
                values (:clue, 0, 'reply', '', 'S1357', now())
                """
        ),
        Self(
            rule: "meeting_kind_is_known", policy: "HS-2",
            sql: """
                insert into casework.meeting (meeting_id, organ_id, kind, held_on, called_by, called_at)
                values (:clue, 'O420281', 'tea', now(), 'S1357', now())
                """
        ),
        .onItem("meeting_item_subject_is_known", "rumour", "", ""),
        .onItem("meeting_item_minutes_are_whole", "clue", ", decision", ", 'agreed'"),
        .onItem("meeting_item_minutes_are_whole", "clue", ", sealed", ", ''"),
        .onItem(
            "meeting_item_decision_is_known", "clue", ", decision, sealed, decided_on, recorded_by",
            ", 'maybe', '', now(), 'S1357'"
        ),
        .onReportUp("report_up_goes_up", upper: "O420281", ground: "risk", way: "letter"),
        .onReportUp("report_up_ground_is_known", upper: "O420200", ground: "boredom", way: "letter"),
        .onReportUp("report_up_way_is_known", upper: "O420200", ground: "risk", way: "pigeon"),
    ]
}
