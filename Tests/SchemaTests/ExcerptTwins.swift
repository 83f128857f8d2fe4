/// Masked excerpts and their copies: each row in order but for what its rule forbids.
extension TwinTests {
    private static func row(
        _ policy: String, _ rule: String, _ changes: [String: String], then copy: String? = nil
    ) -> Violation {
        let excerpt = Violation.row(
            policy, rule, in: "casework.excerpt",
            [
                "excerpt_id": ":report", "clue_id": ":clue", "report_id": ":report", "organ_id": "'O420281'",
                "excerpt_year": "2026", "excerpt_number": "1", "state": "'drafted'", "purpose": "'verification'",
                "receiver_kind": "'room'", "receiver_organ_id": "'O420281'", "receiver_room_id": "'O420281-J2'",
                "valid_days": "7", "passages": "array[0, 2]::smallint[]", "sealed": "'\\x00'", "proposed_by": "'S1357'",
                "proposed_on": "'2026-03-02'",
            ], but: changes)
        return copy.map { excerpt.before($0) } ?? excerpt
    }

    /// One that its asker confirmed.
    private static func confirmed(_ changes: [String: String] = [:]) -> [String: String] {
        [
            "state": "'confirmed'", "sealed_text": "'\\x00'", "covered_count": "3", "lifted_count": "1",
            "added_count": "0", "confirmed_by": "'S1357'", "confirmed_on": "'2026-03-03'",
        ].merging(changes) { $1 }
    }

    private static func approved(_ changes: [String: String] = [:]) -> [String: String] {
        confirmed([
            "state": "'approved'", "decided_by": "'S1350'", "decided_on": "'2026-03-04'", "decided_as": "'head'",
            "valid_until": "'2026-03-11'",
        ]).merging(changes) { $1 }
    }

    private static func copy(_ number: Int, on day: String) -> String {
        """
        insert into casework.excerpt_print (
            excerpt_id, copy_number, valid_until, sealed_reader, printed_by, printed_on, printed_at
        )
        values (:report, \(number), '2026-03-11', '\\x00', 'S1357', '\(day)', now())
        """
    }

    static let excerpts: [Violation] = [
        row("DW-C10", "excerpt_state_is_known", confirmed(["state": "'lost'"])),
        row(
            "DW-C10", "excerpt_number_is_new", [:],
            then: """
                insert into casework.excerpt (
                    excerpt_id, clue_id, report_id, organ_id, excerpt_year, excerpt_number, state, purpose,
                    receiver_kind, valid_days, passages, sealed, proposed_by, proposed_on
                )
                values (
                    gen_random_uuid(), :clue, :report, 'O420281', 2026, 1, 'drafted', 'decision', 'expert', 1, '{0}',
                    'x', 'S1357', '2026-03-02'
                )
                """),
        row("BH-1996", "excerpt_is_for_case_work", ["purpose": "'publicity'"]),
        row("DW-C10", "excerpt_receiver_is_known", ["receiver_organ_id": "null"]),
        row("DW-C10", "excerpt_receiver_is_known", ["receiver_room_id": "null"]),
        row("DW-C10", "excerpt_receiver_is_known", ["receiver_leader_id": "'S1350'"]),
        row("DW-C10", "excerpt_receiver_is_known", ["receiver_kind": "'press'", "receiver_room_id": "null"]),
        row("DW-C10", "excerpt_shows_something", ["passages": "'{}'"]),
        row("DW-C10", "excerpt_shows_something", ["passages": "'{-1}'"]),
        row("DW-mask", "excerpt_days_are_bounded", ["valid_days": "0"]),
        row("DW-mask", "excerpt_days_are_bounded", ["valid_days": "366"]),
        row("DW-C10", "excerpt_was_confirmed", ["state": "'confirmed'"]),
        row("DW-C10", "excerpt_was_confirmed", confirmed(["sealed_text": "null"])),
        row("DW-C10", "excerpt_was_confirmed", confirmed(["state": "'drafted'"])),
        row("DW-C10", "excerpt_counts_are_whole", confirmed(["lifted_count": "-1"])),
        row("DW-C10", "excerpt_is_confirmed_by_who_asked", confirmed(["confirmed_by": "'S1350'"])),
        row("BH-1996", "excerpt_has_two_persons", approved(["decided_by": "'S1357'"])),
        row(
            "BH-1996", "excerpt_has_two_persons",
            confirmed(["decided_by": "'S1350'", "decided_on": "'2026-03-04'", "decided_as": "'head'"])),
        row("DW-mask", "excerpt_approval_ends", approved(["valid_until": "null"])),
        row("DW-mask", "excerpt_approval_ends", approved(["valid_until": "'2026-03-12'"])),
        row("BH-1996", "excerpt_is_decided_above", approved(["decided_as": "null"])),
        row("BH-1996", "excerpt_is_decided_above", approved(["decided_as": "'registrar'"])),
        row("DW-mask", "excerpt_end_is_of_an_approval", confirmed(["ended_on": "'2026-03-05'"])),
        row("DW-mask", "excerpt_end_is_of_an_approval", approved(["ended_on": "'2026-03-03'"])),
        // The head approves another text than the one that was confirmed.
        Violation(
            rule: "excerpt_is_decided_as_confirmed", policy: "DW-C10",
            sql: """
                update casework.excerpt
                set
                    state = 'approved', decided_by = 'S1350', decided_on = '2026-03-04', decided_as = 'head',
                    valid_until = '2026-03-11', sealed_text = '\\x01'
                where excerpt_id = :report
                """
        )
        .after(row("DW-C10", "", confirmed())),
        row("DW-C10", "excerpt_runs_forward", confirmed(["confirmed_on": "'2026-03-01'"])),
        row("DW-C9", "excerpt_print_is_in_force", approved(), then: copy(1, on: "2026-03-12")),
        row("DW-mask", "excerpt_print_copies_are_bounded", approved(), then: copy(201, on: "2026-03-05")),
    ]
}
