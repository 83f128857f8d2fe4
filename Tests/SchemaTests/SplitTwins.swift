/// The rows of a split and of a decision about a repeat, each in order but for what its rule forbids.
extension TwinTests {
    private static func split(_ rule: String, _ changes: [String: String], policy: String = "DW-split") -> Violation {
        .row(
            policy, rule, in: "casework.split",
            [
                "split_id": ":report", "report_id": ":report", "organ_id": "'O420281'", "parts": "2",
                "state": "'proposed'", "proposed_by": "'S1357'", "proposed_on": "'2026-03-02'",
            ], but: changes)
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

    /// Two accused, one for each part.
    private static let sharedOut = """
        set session_replication_role = replica;
        update casework.report set state = 'triage_proposed', triage_proposer_id = 'S1357' where report_id = :report;
        insert into casework.accused
        select (jsonb_populate_record(a, jsonb_build_object('ordinal', 1))).*
        from casework.accused as a
        where a.report_id = :report and a.ordinal = 0;
        set session_replication_role = origin;
        \(split("", approvedSplit).sql);
        \(share("", "0, 1").sql);
        \(share("", "1, 2").sql)
        """

    private static let twoParts = """
        set session_replication_role = replica;
        \(part("", "gen_random_uuid(), :report, 'O420281', 1").sql);
        \(part("", "gen_random_uuid(), :report, 'O420281', 2").sql);
        set session_replication_role = origin
        """

    private static let second = "'00000000-0000-4000-8000-000000000002'"

    private static let alreadySplit = """
        set session_replication_role = replica;
        update casework.report set state = 'split' where report_id = :report;
        set session_replication_role = origin
        """

    /// A report of the same organ and day that came of no split.
    private static let secondReport = Violation.copy(
        "DW-split", "", in: "casework.report", where: "t.report_id = :report",
        but: [
            "report_id": ":clue", "register_number": "2", "source_key": "sha256('other')",
            "state": "'registered'",
        ])

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
        split("split_is_one_idx", ["split_id": ":clue"]).after(split("", [:])),
        .onReport(
            "DW-split", "report_waits_for_its_split", "state = 'triage_proposed', triage_proposer_id = 'S1357'"
        )
        .after(split("", [:])),
        .onReport("DW-split", "report_split_is_approved", "state = 'split'"),
        .onReport("SS-171", "report_split_names_everybody", "state = 'split'").after(split("", approvedSplit)),
        .onReport("DW-split", "report_split_has_its_parts", "state = 'split'").after(sharedOut),
        .onReport("DW-split", "report_split_has_no_clue", "state = 'split'").after(sharedOut).after(twoParts),
        .onReport("DW-split", "report_split_stays", "register_number = 2").after(alreadySplit),
        .copy(
            "DW-split", "clue_report_is_not_split", in: "casework.clue", where: "t.clue_id = :clue",
            but: ["clue_id": second, "clue_number": "2"]
        )
        .after(
            .copy(
                "DW-split", "", in: "casework.handoff", where: "t.subject_id = :clue", but: ["subject_id": second])
        )
        .after(alreadySplit),
        part("split_part_keeps_the_day", ":clue, :report, 'O420281', 1").after(secondReport),
        replicated(
            part("split_part_ordinal_is_new", "gen_random_uuid(), :report, 'O420281', 1")
                .after(part("", "gen_random_uuid(), :report, 'O420281', 1"))),
        share("split_share_part_is_known", "0, 0"),
        share("split_share_part_is_known", "0, 7"),
        share("split_share_counts_from_zero", "-1, 1"),
        part("split_part_ordinal_is_known", ":report, gen_random_uuid(), 'O420281', 0"),
        part("split_part_is_no_whole", ":report, :report, 'O420281', 1"),
        mark("sketch = '\\x00'"),
        mark("people = '{1}', spellings = '{}'"),
        mark("heads = '{1,2,3,4,5}'"),
        Violation(
            rule: "report_words_is_bounded", policy: "DW-search",
            sql: """
                update casework.report_words set tokens = array(select g from generate_series(0, 65536) as g)
                where report_id = :report
                """),
        repeated("repeat_decision_verdict_is_known", 0, "gen_random_uuid()", "perhaps"),
        repeated("repeat_decision_is_about_another", 0, ":report", "repeat"),
        repeated("repeat_decision_counts_from_zero", -1, "gen_random_uuid()", "repeat"),
    ]
}
