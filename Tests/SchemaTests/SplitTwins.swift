/// The rows of a split and of a decision about a repeat, each in order but for what its rule forbids.
extension TwinTests {
    private static func split(_ rule: String, _ changes: [String: String], policy: String = "DW-split") -> Violation {
        let columns: KeyValuePairs = [
            "split_id": ":report", "report_id": ":report", "organ_id": "'O420281'", "parts": "2",
            "state": "'proposed'", "proposed_by": "'S1357'", "proposed_on": "'2026-03-02'",
        ]
        let values =
            columns.map { ($0.key, changes[$0.key] ?? $0.value) }
            + changes.filter { change in !columns.contains { $0.key == change.key } }.sorted { $0.key < $1.key }
            .map { ($0.key, $0.value) }
        return Violation(
            rule: rule, policy: policy,
            sql: """
                insert into casework.split (\(values.map(\.0).joined(separator: ", ")))
                values (\(values.map(\.1).joined(separator: ", ")))
                """
        )
    }

    private static func share(_ rule: String, _ values: String) -> Violation {
        Violation(
            rule: rule, policy: "SS-171",
            sql: "insert into casework.split_share (split_id, accused_ordinal, part) values (:report, \(values))")
    }

    private static func part(_ rule: String, _ values: String) -> Violation {
        Violation(
            rule: rule, policy: "DW-split",
            sql: """
                insert into casework.split_part (part_id, original_id, organ_id, ordinal)
                values (\(values))
                """
        )
    }

    private static func mark(_ values: String) -> Violation {
        Violation(
            rule: "report_mark_is_bounded", policy: "JB-14",
            sql: "update casework.report_mark set \(values) where report_id = :report")
    }

    private static func repeated(_ rule: String, _ ordinal: Int, _ earlier: String, _ verdict: String) -> Violation {
        Violation(
            rule: rule, policy: "JB-14",
            sql: """
                insert into casework.repeat_decision (
                    report_id, ordinal, earlier_id, verdict, decided_by, decided_on
                )
                values (:report, \(ordinal), \(earlier), '\(verdict)', 'S1357', '2026-03-02')
                """
        )
    }

    private static let approvedSplit = [
        "state": "'approved'", "decided_by": "'S1356'", "decided_on": "'2026-03-03'", "decided_as": "'petition_lead'",
    ]

    private static func approvedSplit(_ changes: [String: String]) -> [String: String] {
        approvedSplit.merging(changes) { $1 }
    }

    static let splits: [Violation] = [
        split("split_state_is_known", approvedSplit(["state": "'forgotten'", "decided_as": "null"])),
        split("split_has_two_parts", ["parts": "1"], policy: "SS-171"),
        split("split_has_two_parts", ["parts": "7"], policy: "SS-171"),
        split("split_decision_is_whole", ["state": "'refused'"]),
        split("split_decision_is_whole", approvedSplit(["decided_as": "null"])),
        split("split_decision_is_whole", approvedSplit(["decided_on": "null"])),
        split("split_has_two_persons", approvedSplit(["decided_by": "'S1357'"])),
        split("split_is_decided_above", approvedSplit(["decided_as": "'registrar'"])),
        split("split_runs_forward", approvedSplit(["decided_on": "'2026-03-01'"])),
        share("split_share_part_is_known", "0, 0"),
        share("split_share_part_is_known", "0, 7"),
        share("split_share_counts_from_zero", "-1, 1"),
        part("split_part_ordinal_is_known", ":report, gen_random_uuid(), 'O420281', 0"),
        part("split_part_is_no_whole", ":report, :report, 'O420281', 1"),
        mark("sketch = '\\x00'"),
        mark("people = '{1}', spellings = '{}'"),
        mark("heads = '{1,2,3,4,5}'"),
        repeated("repeat_decision_verdict_is_known", 0, "gen_random_uuid()", "perhaps"),
        repeated("repeat_decision_is_about_another", 0, ":report", "repeat"),
        repeated("repeat_decision_counts_from_zero", -1, "gen_random_uuid()", "repeat"),
    ]
}
