/// Rows of asking whoever signed, of feedback and of a check, each in order but for what its rule forbids.
extension TwinTests {
    private static func row(
        _ table: String, _ rule: String, _ policy: String, _ proper: [String: String], _ changes: [String: String]
    ) -> Violation { .row(policy, rule, in: "casework." + table, proper, but: changes) }

    private static func call(_ rule: String, _ policy: String, _ changes: [String: String]) -> Violation {
        row(
            "verification_call", rule, policy,
            [
                "call_id": ":report", "report_id": ":report", "organ_id": "'O420281'", "way": "'phone'",
                "called_on": "'2026-03-02'", "outcome": "'confirmed'", "narrated": "true", "nothing_promised": "true",
                "asked_signature": "'real_name_claimed'", "called_by": "'S1357'",
                "recorded_at": "'2026-03-02 12:00+08'",
            ], changes)
    }

    private static func talk(_ rule: String, _ policy: String, _ changes: [String: String]) -> Violation {
        row(
            "feedback_record", rule, policy,
            [
                "feedback_id": ":report", "clue_id": ":clue", "report_id": ":report", "organ_id": "'O420281'",
                "way": "'phone'", "told_on": "'2026-03-02'", "told_by": "'S1363'", "opinion": "'none'",
                "new_evidence": "false", "secrecy_told": "true", "sealed": "'x'",
                "recorded_at": "'2026-03-02 12:00+08'",
            ], changes)
    }

    private static func minutes(_ rule: String, _ policy: String, _ changes: [String: String]) -> Violation {
        row(
            "study_minutes", rule, policy,
            [
                "minutes_id": ":report", "clue_id": ":clue", "organ_id": "'O420281'", "minutes_year": "2026",
                "minutes_number": "1", "held_on": "'2026-03-02'", "chair_id": "'S1363'",
                "attendee_ids": "array['S1363', 'S1364']", "sealed": "'x'", "written_by": "'S1363'",
                "recorded_at": "'2026-03-02 12:00+08'",
            ], changes)
    }

    /// Whoever stands aside, then the row itself.
    private static func aside(_ violation: Violation) -> Violation {
        Violation(
            rule: violation.rule, policy: violation.policy,
            sql: """
                update casework.clue set barred_staff_ids = array['S1364'] where clue_id = :clue;
                \(violation.sql)
                """
        )
    }

    private static func member(_ rule: String, _ policy: String, _ changes: [String: String]) -> Violation {
        row(
            "check_member", rule, policy,
            [
                "member_id": ":report", "clue_id": ":clue", "organ_id": "'O420281'", "staff_id": "'S1364'",
                "is_leader": "false", "joined_on": "'2026-03-02'", "left_on": "null", "appointed_by": "'S1363'",
                "proposal": "1", "approved_by": "null", "approved_on": "null",
            ], changes)
    }

    private static func report(_ rule: String, _ policy: String, _ changes: [String: String]) -> Violation {
        row(
            "check_report", rule, policy,
            [
                "check_report_id": ":report", "clue_id": ":clue", "organ_id": "'O420281'", "ordinal": "1",
                "conclusion": "'educated'", "sealed": "'x'", "digest": "sha256('educatedx')", "written_by": "'S1363'",
                "written_at": "now()",
            ], changes)
    }

    /// A report, what happens meanwhile, and the signature of this person.
    private static func signature(
        _ rule: String, _ policy: String, by person: String, meanwhile: String = "select 1"
    ) -> Violation {
        Violation(
            rule: rule, policy: policy,
            sql: """
                \(report("", "ZJ-35", [:]).sql);
                \(meanwhile);
                insert into casework.check_signature (check_report_id, staff_id, clue_id, digest, signed_at)
                select r.check_report_id, '\(person)', r.clue_id, r.digest, now()
                from casework.check_report as r
                """
        )
    }

    /// A group that a leader approved, then the rows.
    private static func grouped(_ violation: Violation) -> Violation {
        let members = ["S1365", "S1366"].map { person in
            let id = person == "S1365" ? ":report" : ":clue"
            return member(
                "", "",
                [
                    "member_id": id, "staff_id": "'\(person)'", "is_leader": "\(person == "S1365")",
                    "approved_by": "'S1359'", "approved_on": "'2026-03-02'",
                ]
            ).sql
        }
        return Violation(
            rule: violation.rule, policy: violation.policy,
            sql: "\((members + [violation.sql]).joined(separator: ";\n"))")
    }

    /// A clue that somebody holds and studied, planted as such, then what the rule forbids.
    private static func held(_ rule: String, _ policy: String, _ assignments: String) -> Violation {
        Violation(
            rule: rule, policy: policy,
            sql: """
                set session_replication_role = replica;
                update casework.clue
                set state = 'claimed', holder_staff_id = 'S1363', proposer_staff_id = 'S1363', studied_on = '2026-03-02'
                where clue_id = :clue;
                set session_replication_role = origin;
                update casework.clue set \(assignments) where clue_id = :clue
                """
        )
    }

    static let verifications: [Violation] = [
        call("verification_call_way_is_known", "JB-24", ["way": "'rumour'"]),
        call("verification_call_outcome_is_known", "JB-24", ["outcome": "'perhaps'"]),
        call("verification_call_asks_who_signed", "JB-29", ["asked_signature": "'anonymous'"]),
        call("verification_call_asks_who_signed", "JB-24", ["asked_signature": "'real_name_verified'"]),
        call("verification_call_lets_narrate", "DW-call", ["narrated": "false"]),
        call("verification_call_promises_nothing", "DW-call", ["outcome": "'refused'", "nothing_promised": "false"]),
        call("verification_call_is_past", "JB-24", ["called_on": "'2026-03-03'"]),
        talk("feedback_record_way_is_known", "JB-27", ["way": "'rumour'"]),
        talk("feedback_record_opinion_is_known", "JB-27", ["opinion": "'furious'"]),
        talk("feedback_record_tells_secrecy", "JB-36", ["secrecy_told": "false"]),
        talk("feedback_record_is_past", "JB-27", ["told_on": "'2026-03-03'"]),
        minutes("study_minutes_is_collective", "JB-17", ["attendee_ids": "array['S1363']"]),
        minutes("study_minutes_chair_attends", "JB-17", ["chair_id": "'S1365'"]),
        minutes("study_minutes_is_past", "JB-17", ["held_on": "'2026-03-03'"]),
        minutes("study_minutes_follows_its_clue", "JB-17", ["held_on": "'2020-03-02'"]),
        minutes("study_minutes_decision_is_known", "JB-17", ["decided": "'some_day'"]),
        minutes("study_minutes_number_counts_up", "JB-17", ["minutes_number": "0"]),
        minutes("study_minutes_number_is_new", "JB-17", ["minutes_id": ":clue"])
            .after(minutes("", "JB-17", [:])),
        aside(minutes("study_minutes_attendees_may_know", "JB-48", [:])),
        member("check_member_leaves_after_joining", "AJ-14", ["left_on": "'2026-03-01'"]),
        aside(member("check_member_stands_not_aside", "JB-48", [:])),
        member("check_member_proposal_counts_up", "ZJ-33", ["proposal": "0"]),
        member("check_member_approval_is_whole", "ZJ-33", ["approved_by": "'S1359'"]),
        member(
            "check_member_has_two_persons", "JB-17", ["approved_by": "'S1363'", "approved_on": "'2026-03-02'"]),
        member(
            "check_member_has_two_persons", "JB-17", ["approved_by": "'S1364'", "approved_on": "'2026-03-02'"]),
        member(
            "check_member_approval_follows", "ZJ-33", ["approved_by": "'S1359'", "approved_on": "'2026-03-01'"]),
        report("check_report_rests_on_its_group", "ZJ-33", [:]),
        report("check_report_rests_on_its_group", "ZJ-33", [:])
            .after(member("", "ZJ-33", [:]))
            .after(member("", "ZJ-33", ["member_id": ":clue", "staff_id": "'S1365'"])),
        member("check_member_is_one_idx", "AJ-14", ["member_id": ":clue"]).after(member("", "AJ-14", [:])),
        member("check_member_leader_is_one_idx", "AJ-14", ["staff_id": "'S1365'", "is_leader": "true"])
            .after(member("", "AJ-14", ["member_id": ":clue", "is_leader": "true"])),
        report("check_report_counts_up", "ZJ-35", ["ordinal": "0"]),
        report(
            "check_report_conclusion_is_known", "ZJ-35",
            ["conclusion": "'closed_without_check'", "digest": "sha256('closed_without_checkx')"]),
        grouped(
            report("check_report_number_is_new", "ZJ-35", ["check_report_id": ":clue"])
                .after(report("", "ZJ-35", [:]))),
        report("check_report_digest_fits", "ZJ-35", ["conclusion": "'case_filed'"]),
        report("check_report_digest_fits", "ZJ-35", ["sealed": "'y'"]),
        grouped(signature("check_signature_is_of_a_member", "ZJ-35", by: "S1364")),
        grouped(
            signature(
                "check_signature_rests_on_its_group", "ZJ-33", by: "S1365",
                meanwhile: "update casework.check_member set left_on = '2026-03-02' where staff_id = 'S1366'")),
        held("clue_plan_has_minutes", "JB-17", "state = 'plan_proposed', disposition = 'talk_or_letter'"),
        held(
            "clue_result_is_signed", "ZJ-35",
            "state = 'result_proposed', check_kind = 'preliminary_verification', conclusion = 'educated'"),
        held(
            "clue_talk_is_recorded", "ZJ-30",
            "state = 'result_proposed', check_kind = 'talk_or_letter', conclusion = 'educated'"),
        Violation(
            rule: "clue_assigned_is_not_held", policy: "JB-21",
            sql: """
                set session_replication_role = replica;
                insert into casework.assignment (
                    assignment_id, measure_id, report_id, clue_id, from_organ_id, to_organ_id, state, assigned_at
                )
                values (gen_random_uuid(), :clue, :report, :clue, 'O4202', 'O420281', 'sent', now());
                update casework.clue set real_name = true where clue_id = :clue;
                set session_replication_role = origin;
                \(held("", "JB-21", "state = 'held', hold_until = '2100-01-01'").sql)
                """),
        held(
            "clue_feedback_is_recorded", "JB-27",
            "state = 'fed_back', conclusion = 'educated', concluded_at = now()"),
    ]
}
