/// Files and their chunks: each row in order but for what its rule forbids.
extension TwinTests {
    private static let upload = "insert into casework.upload (upload_id, began_on) values (:report, '2026-03-02')"

    private static func chunk(_ rule: String, _ changes: [String: String]) -> Violation {
        Violation.row(
            "DW-upload", rule, in: "casework.attachment_chunk",
            ["upload_id": ":report", "part": "'original'", "ordinal": "0", "sealed": "'\\x00'"], but: changes
        ).after(upload)
    }

    private static let fileColumns = [
        "upload_id": ":report", "type": "'jpeg'", "chunks": "1", "sealed": "'\\x00'", "copy_state": "'waiting'",
    ]

    private static func file(_ rule: String, _ changes: [String: String]) -> Violation {
        Violation.row("DW-upload", rule, in: "casework.attachment_file", fileColumns, but: changes).after(upload)
    }

    private static let made = [
        "copy_state": "'made'", "copy_type": "'jpeg'", "copy_chunks": "1", "copy_sealed": "'\\x00'",
        "scan_state": "'clean'",
    ]

    private static func attachment(_ rule: String, _ changes: [String: String], then sql: String? = nil) -> Violation {
        let row = Violation.row(
            "DW-upload", rule, in: "casework.attachment",
            [
                "attachment_id": ":report", "report_id": ":report", "ordinal": "1", "upload_id": ":report",
                "sealed_key": "'\\x00'", "origin": "'handed_in'", "added_on": "'2026-03-02'",
            ], but: changes
        ).after(
            """
            \(upload);
            insert into casework.attachment_file (upload_id, type, chunks, sealed, copy_state)
            values (:report, 'jpeg', 1, '\\x00', 'waiting')
            """)
        return sql.map { row.before($0) } ?? row
    }

    static let attachments: [Violation] = [
        chunk("attachment_chunk_part_is_known", ["part": "'thumbnail'"]),
        chunk("attachment_chunk_is_bounded", ["ordinal": "2000"]),
        chunk("attachment_chunk_is_bounded", ["ordinal": "-1"]),
        chunk("attachment_chunk_is_bounded", ["sealed": "decode(repeat('00', 266241), 'hex')"]),
        file("attachment_file_type_is_known", ["type": "'virus'"]),
        file("attachment_file_is_bounded", ["chunks": "0"]), file("attachment_file_is_bounded", ["chunks": "2001"]),
        file("attachment_file_is_bounded", ["sealed": "decode(repeat('00', 8193), 'hex')"]),
        file("attachment_file_scan_is_known", ["scan_state": "'fine'"]),
        file("attachment_file_copy_is_known", ["copy_state": "'lost'"]),
        file("attachment_file_copy_is_whole", made.merging(["copy_state": "'failed'"]) { $1 }),
        file("attachment_file_copy_is_whole", made.merging(["copy_chunks": "null"]) { $1 }),
        file("attachment_file_copy_is_ours", made.merging(["copy_type": "'svg'"]) { $1 }),
        file("attachment_file_copy_comes_after_the_scan", made.merging(["scan_state": "'waiting'"]) { $1 }),
        file("attachment_file_copy_comes_after_the_scan", made.merging(["scan_state": "'infected'"]) { $1 }),
        attachment("attachment_origin_is_known", ["origin": "'found'", "added_by": "'S1357'"]),
        attachment("attachment_check_has_its_clue", ["origin": "'check'", "added_by": "'S1357'"]),
        attachment("attachment_check_has_its_clue", ["clue_id": ":clue"]),
        attachment("attachment_addition_is_signed", ["origin": "'office'"]),
        attachment("attachment_ordinal_is_bounded", ["ordinal": "51"]),
        attachment("attachment_ordinal_is_bounded", ["ordinal": "0"]),
        attachment("attachment_downloads_count_up", ["downloads": "-1"]),
        attachment(
            "attachment_downloads_grow_by_one", [:],
            then: "update casework.attachment set downloads = 2 where report_id = :report"),
        attachment(
            "attachment_ordinal_is_new", [:],
            then: """
                insert into casework.attachment (
                    attachment_id, report_id, ordinal, upload_id, sealed_key, origin, added_on
                )
                values (gen_random_uuid(), :report, 1, :report, 'x', 'handed_in', '2026-03-02')
                """),
    ]
}
