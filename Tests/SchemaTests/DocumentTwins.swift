/// Rows of documents that break a rule, in order but for what the rule forbids.
extension TwinTests {
    static let documents: [Violation] = [
        document("GW-9", "document_number_has_its_shape", number: "0"),
        document("GW-9", "document_number_has_its_shape", word: "'第一号'"),
        document("GW-9", "document_number_has_its_shape", word: "'abc'"),
        document("GW-9", "document_issued_has_its_number", state: "draft"),
        document("GW-9", "document_issued_has_its_number", number: "null"),
        document("GW-9", "document_issued_has_its_number", state: "withdrawn"),
        document("GW-9", "document_number_is_of_its_year", year: "2025"),
        document("C4", "document_approver_did_not_write_it", approver: "'S1357'"),
        document("C4", "document_void_has_its_reason", state: "void_proposed"),
        document(
            "C4", "document_void_has_two_persons", state: "voided",
            more: "'\\x00', 'S1356', 'S1356', '2026-03-02'"),
        document("DW-document", "document_kind_is_known", kind: "love_letter"),
        Violation(
            rule: "document_state_is_known", policy: "DW-document",
            sql: """
                insert into casework.document (
                    document_id, organ_id, kind, report_id, state, template_version, sealed_values, series, drafted_by,
                    drafted_at
                )
                values (
                    :report, 'O420281', 'forwarding', :report, 'lost', 0, '', 'document_supervision', 'S1357', now()
                )
                """),
        document("C9", "document_copies_are_of_issued", copies: "-1"),
        Violation(
            rule: "document_number_is_new", policy: "GW-9",
            sql: document("GW-9", "").sql.replacing(":report, 'O420281'", with: ":clue, 'O420281'")
        )
        .after(document("GW-9", "")),
        document("ZJ-28", "document_record_is_whole", kind: "inquiry_letter", record: "'clue', null"),
        document("JB-22", "document_rests_on_its_record", kind: "supervision_order"),
        document("XF-22", "document_transfer_names_its_receiver", kind: "petition_transfer"),
        addressed("document_transfer_names_its_receiver", kind: "forwarding"),
        Violation(
            rule: "transfer_out_letter_is_to_its_receiver", policy: "XF-22",
            sql: """
                insert into casework.transfer_out (
                    report_id, ordinal, organ_id, receiver_id, receiver_version, barred_receiver_ids, document_id, carrier,
                    sent_on, items, sealed, recorded_by
                )
                values (
                    :report, 1, 'O420281', 'BUREAU', 1, '{}', :report, 'post', '2026-03-02', 1, '', 'S1357'
                )
                """
        )
        .after(addressed("", kind: "petition_transfer")),
        document("JB-22", "document_rests_on_its_record", record: "'supervision', :clue"),
        document("JB-22", "document_ground_is_decided", kind: "supervision_order", record: "'supervision', :clue"),
        Violation(
            rule: "document_issued_stays_as_signed", policy: "GW-9",
            sql: "update casework.document set document_number = 2 where document_id = :report"
        )
        .after(document("GW-9", "")),
        Violation(
            rule: "document_issued_stays_as_signed", policy: "GW-9",
            sql: "update casework.document set sealed_text = '\\x01' where document_id = :report"
        )
        .after(document("GW-9", "")),
        Violation(
            rule: "document_stays_what_it_is", policy: "GW-9",
            sql: "update casework.document set kind = 'archive_index' where document_id = :report"
        )
        .after(draft),
        Violation(
            rule: "notice_issued_number_is_new", policy: "GW-9",
            sql: """
                update casework.notice
                set state = 'approved', code_word = '黄纪督', notice_year = 2026, notice_number = 1, approved_by = 'S1356',
                    approved_at = now()
                where report_id = :report
                """
        )
        .after(document("GW-9", "")),
        document("GW-9", "document_issued_number_is_new", word: "'大冶纪信'")
            .after(
                """
                update casework.notice
                set state = 'approved', code_word = '大冶纪信', notice_year = 2026, notice_number = 1,
                    approved_by = 'S1356', approved_at = now()
                where report_id = :report
                """),
        replicated(
            Violation(
                rule: "document_record_has_one_paper", policy: "GW-9",
                sql: document(
                    "GW-9", "", kind: "supervision_order", number: "2", record: "'supervision', :clue"
                ).sql.replacing(":report, 'O420281'", with: ":clue, 'O420281'")
            )
            .after(document("GW-9", "", kind: "supervision_order", record: "'supervision', :clue"))),
        Violation(
            rule: "notice_word_comes_with_its_number", policy: "GW-9",
            sql: "update casework.notice set code_word = '大冶纪信' where report_id = :report"),
        .row(
            "C9", "document_print_counts_up", in: "casework.document_print",
            ["document_id": ":report", "copy_number": "0", "printed_by": "'S1357'", "printed_at": "now()"]),
        Violation(
            rule: "document_template_names_no_reporter", policy: "JB-47",
            sql: template("{{ reporter }}")),
        Violation(
            rule: "document_template_calls_none_false", policy: "JB-39",
            sql: template("经查系诬告陷害", of: "clarification")),
        Violation(rule: "document_template_is_short", policy: "DW-length", sql: template("")),
        Violation(
            rule: "document_code_word_is_plain", policy: "GW-9",
            sql: """
                insert into directory.document_code (organ_id, series, word, set_by, set_on)
                values ('O420281', 'document_letter', '黄纪第', 'S1356', '2026-03-02')
                """),
        Violation(
            rule: "document_code_word_is_new", policy: "GW-9",
            sql: """
                insert into directory.document_code (organ_id, series, word, set_by, set_on)
                values ('O420281', 'document_letter', '黄纪函', 'S1356', '2026-03-02'),
                    ('O420281', 'document_report', '黄纪函', 'S1356', '2026-03-02')
                """),
        Violation(
            rule: "document_code_word_is_new", policy: "GW-9",
            sql: """
                insert into directory.document_code (organ_id, series, word, set_by, set_on)
                values ('O420281', 'document_letter', '黄纪函', 'S1356', '2026-03-02'),
                    ('O420200', 'document_letter', '黄纪函', 'S1356', '2026-03-02')
                """),
        // The usual word of another organ.
        Violation(
            rule: "document_code_word_is_one_organs", policy: "GW-9",
            sql: codeWord(
                "document_letter",
                "(select casework.usual_code_word(o.name, 'document_report') "
                    + "from directory.organ as o where o.organ_id = 'O420200')")),
        Violation(
            rule: "notice_wording_comes_with_its_number", policy: "JB-26",
            sql: "update casework.notice set wording_version = 1 where report_id = :report"),
        document("JB-26", "document_is_no_notice", kind: "acceptance"),
        document("JB-13", "document_is_no_notice", kind: "guidance"),
        document("JB-23", "document_rests_on_its_record", kind: "check_report"),
        document("JB-23", "document_ground_is_decided", kind: "check_report", record: "'result', :clue"),
        document("JB-23", "document_rests_on_its_record", kind: "public_notice"),
        document("JB-23", "document_ground_is_decided", kind: "public_notice", record: "'result', :clue"),
        document("JB-27", "document_rests_on_its_record", kind: "feedback_record"),
        document("JB-27", "document_ground_is_decided", kind: "feedback_record", record: "'feedback_record', :clue"),
        document("XF-32", "document_rests_on_its_record", kind: "petition_opinion"),
        document("XF-32", "document_ground_is_decided", kind: "petition_opinion", record: "'petition', :report"),
        // A clue's reminder is recorded; written on the file of its report the paper would pass that by.
        ofClue("document_rests_on_its_record", record: "null, null"),
        ofClue("document_ground_is_decided", record: "'reminder', :clue"),
        document("JB-22", "document_ground_is_decided", kind: "reminder"),
        // Another organ's reminder, and a second paper of the own.
        ofClue("document_ground_is_decided", record: "'reminder', :report").after(reminder(of: "O420200")),
        ofClue("document_record_has_one_paper", id: ":clue", number: "2", record: "'reminder', :report")
            .after(ofClue("", record: "'reminder', :report").sql)
            .after(reminder(of: "O420281")),
        Violation(
            rule: "document_replaces_another", policy: "GW-9",
            sql: replacement(":report", of: ":report")),
        // What is issued stands: nothing takes its place.
        Violation(
            rule: "document_replaces_what_is_void", policy: "GW-9",
            sql: replacement(":clue", of: ":report")
        )
        .after(document("GW-9", "")),
        Violation(
            rule: "document_is_replaced_once", policy: "GW-9",
            sql: replacement("gen_random_uuid()", of: ":report")
        )
        .after(replacement("gen_random_uuid()", of: ":report"))
        .after(
            document("GW-9", "", state: "voided", more: "'\\x00', 'S1357', 'S1356', '2026-03-02'")),
        // The usual word of another series, and one under which another series went out.
        Violation(
            rule: "document_code_word_names_one_series", policy: "GW-9",
            sql: codeWord(
                "document_letter",
                "(select casework.usual_code_word(o.name, 'document_report') "
                    + "from directory.organ as o where o.organ_id = 'O420281')")),
        Violation(
            rule: "document_code_word_names_one_series", policy: "GW-9", sql: codeWord("document_letter", "'黄纪督'")
        )
        .after(document("GW-9", "")),
    ]

    private static func replacement(_ id: String, of void: String) -> String {
        """
        insert into casework.document (
            document_id, organ_id, kind, report_id, state, template_version, sealed_values, series, drafted_by,
            drafted_at, replaces_id
        )
        values (
            \(id), 'O420281', 'forwarding', :report, 'draft', 0, '', 'document_supervision', 'S1357', now(), \(void)
        )
        """
    }

    private static func codeWord(_ series: String, _ word: String) -> String {
        """
        insert into directory.document_code (organ_id, series, word, set_by, set_on)
        values ('O420281', '\(series)', \(word), 'S1356', '2026-03-02')
        """
    }

    /// A letter to the outside organ COURT.
    private static func addressed(_ rule: String, kind: String) -> Violation {
        Violation(
            rule: rule, policy: "XF-22",
            sql: document("XF-22", rule, kind: kind).sql
                .replacing("document_id, organ_id", with: "addressee_id, document_id, organ_id")
                .replacing(":report, 'O420281'", with: "'COURT', :report, 'O420281'"))
    }

    /// The paper of a reminder of the planted clue.
    private static func ofClue(
        _ rule: String, id: String = ":report", number: String = "1", record: String
    ) -> Violation {
        Violation(
            rule: rule, policy: "JB-22",
            sql: document("JB-22", rule, kind: "reminder", number: number, record: record).sql
                .replacing("document_id, organ_id", with: "clue_id, document_id, organ_id")
                .replacing(":report, 'O420281'", with: ":clue, \(id), 'O420281'"))
    }

    /// A reminder of the planted clue under the identifier of its report.
    private static func reminder(of issuer: String) -> String {
        """
        insert into casework.reminder (
            reminder_id, clue_id, issuer_organ_id, organ_id, room_id, staff_id, sent_on, sent_at
        )
        values (:report, :clue, '\(issuer)', 'O420281', 'O420281-J1', 'S1356', '2026-03-02', now())
        """
    }

    private static let draft = Violation(
        rule: "", policy: "GW-9",
        sql: """
            insert into casework.document (
                document_id, organ_id, kind, report_id, state, template_version, sealed_values, series, drafted_by,
                drafted_at
            )
            values (:report, 'O420281', 'forwarding', :report, 'draft', 0, '', 'document_supervision', 'S1357', now())
            """)

    private static func template(_ body: String, of kind: String = "acceptance") -> String {
        """
        insert into directory.document_template (organ_id, kind, version, body, effective_from, edited_by)
        values ('O420281', '\(kind)', 1, '\(body)', '2026-03-02', 'S1356')
        """
    }

    static func document(
        _ policy: String, _ rule: String, kind: String = "forwarding", state: String = "issued",
        word: String = "'黄纪督'", year: String = "2026", number: String = "1", approver: String = "'S1356'",
        copies: String = "0", more: String = "null, null, null, null", record: String = "null, null"
    ) -> Violation {
        Violation(
            rule: rule, policy: policy,
            sql: """
                insert into casework.document (
                    document_id, organ_id, kind, report_id, state, template_version, sealed_values, sealed_text, series,
                    code_word, document_year, document_number, drafted_by, drafted_at, approved_by, issued_on, copies,
                    sealed_void_reason, void_proposed_by, voided_by, voided_on, record_kind, record_id
                )
                values (
                    :report, 'O420281', '\(kind)', :report, '\(state)', 0, '', '', 'document_supervision',
                    \(word), \(year), \(number), 'S1357', now(), \(approver), '2026-03-02', \(copies), \(more),
                    \(record)
                )
                """)
    }
}
