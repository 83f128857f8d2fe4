/// The rows by which `TwinTests` tries the rules of the steps of a check.
extension TwinTests {
    static let course: [Violation] = [
        .onStep("DW-course", "course_step_is_known", ["step": "'tea_was_drunk'"]),
        .onStep("ZJ-29", "course_step_says_what_belongs_to_it", ["code": "null"]),
        .onStep("ZJ-29", "course_step_says_what_belongs_to_it", ["code": "'neighbour'"]),
        .onStep("ZJ-29", "course_step_says_what_belongs_to_it", reply(["code": "'unsigned'"])),
        .onStep("JB-50", "course_step_says_what_belongs_to_it", ["step": "'found_untrue'", "code": "'mood'"]),
        .onStep("DW-course", "course_step_says_what_belongs_to_it", ["step": "'talk_held'"]),
        .onStep("ZJ-29", "course_step_has_its_words", ["sealed": "null"]),
        .onStep(
            "JB-50", "course_step_has_its_words", ["step": "'clearing_not_needed'", "code": "null", "sealed": "null"]),
        .onStep("ZJ-30", "course_step_has_its_words", ["step": "'no_answer'", "code": "null", "sealed": "null"]),
        .onStep("JC-69", "course_step_review_comes_in_time", review(["happened_on": "'2026-04-21'"])),
        .onStep("JC-69", "course_step_review_comes_in_time", review(["happened_on": "'2026-03-04'"])),
        .onStep("JC-69", "course_step_review_comes_in_time", review(["decided_on": "null"])),
        .onStep("JC-69", "course_step_review_comes_in_time", review(["decided_organ_id": "null"])),
        .onStep("JC-69", "course_step_review_is_from_above", review(["decided_organ_id": "'O420281'"])),
        .onStep("DW-course", "course_step_lies_behind", ["happened_on": "'2026-05-02'"]),
        .onStep("DW-course", "course_step_lies_behind", ["closed_on": "'2026-04-30'"]),
        .onStep("DW-course", "course_step_is_taken_once_idx", onceTaken.merging(["step_id": ":clue"]) { $1 })
            .after(.onStep("DW-course", "", onceTaken)),
        .onStep("ZJ-28", "course_step_letter_is_issued", ["document_id": "null"]),
        .onStep(
            "ZJ-28", "course_step_letter_is_issued", ["step": "'talk_held'", "code": "null", "document_id": ":report"]),
        .onStep("ZJ-28", "course_step_letter_was_issued", [:]).after(document("ZJ-28", "")),
        replicated(
            .onStep("ZJ-28", "course_step_letter_arrives_once", ["step_id": ":clue"]).after(.onStep("ZJ-28", "", [:]))),
        .onStep("ZJ-29", "course_step_reply_answers_a_letter", reply(["answers_id": "null", "answers_on": "null"])),
        .onStep("ZJ-29", "course_step_reply_answers_a_letter", reply(["answers_on": "null"])),
        .onStep("ZJ-29", "course_step_reply_answers_a_letter", reply(["answers_on": "'2026-03-11'"])),
        .onStep("ZJ-29", "course_step_answered_letter_exists", reply([:])),
        replicated(
            .onStep("ZJ-29", "course_step_letter_is_answered_once", reply(["step_id": ":clue"]))
                .after(.onStep("ZJ-29", "", reply([:])))),
        .onStep("ZJ-33", "course_step_rests_on_its_group", ["step": "'group_approved'", "code": "null"]),
        Violation(
            rule: "clock_rules_version_counts_from_one", policy: "DW-course",
            sql: "insert into directory.clock_rules (version, changed_at) values (0, now())"),
    ]

    private static let onceTaken = ["step": "'investigation_ended'", "code": "null", "sealed": "null"]

    /// An answer to a letter of the same day.
    private static func reply(_ changes: [String: String]) -> [String: String] {
        [
            "step": "'reply_received'", "code": "'countersigned'", "answers_id": ":clue", "answers_on": "'2026-03-10'",
        ].merging(changes) { _, new in new }
    }

    private static func review(_ changes: [String: String]) -> [String: String] {
        [
            "step": "'review_applied'", "code": "null", "decided_on": "'2026-03-05'",
            "decided_organ_id": "'O420281000'",
        ].merging(changes) { _, new in new }
    }
}

extension TwinTests.Violation {
    /// A letter that was delivered, in order but for what the rule forbids.
    fileprivate static func onStep(_ policy: String, _ rule: String, _ changes: [String: String]) -> Self {
        // Only what was delivered is a letter of ours.
        let isLetter = changes["step"].map { $0 == "'letter_delivered'" } ?? true
        let proper = [
            "document_id": isLetter ? ":report" : "null",
            "step_id": ":report", "clue_id": ":clue", "report_id": ":report", "organ_id": "'O420281'",
            "step": "'letter_delivered'", "code": "'person'", "happened_on": "'2026-03-10'", "sealed": "'x'",
            "recorded_by": "'S1363'", "recorded_on": "'2026-05-01'",
        ]
        let row = proper.merging(changes) { _, new in new }.sorted { $0.key < $1.key }
        return Self(
            rule: rule, policy: policy,
            sql: """
                insert into casework.course_step (\(row.map(\.key).joined(separator: ", ")))
                values (\(row.map(\.value).joined(separator: ", ")))
                """)
    }
}
