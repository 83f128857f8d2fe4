/// Requests to open an identity: each row in order but for what its rule forbids.
extension TwinTests {
    private static let proper = [
        "unlock_id": ":report", "report_id": ":report", "purpose": "'feedback'", "asked_as": "'office'",
        "sealed": "'\\x00'", "minutes": "15", "state": "'requested'", "asked_by": "'S1357'",
        "asker_organ_id": "'O420281'", "asker_room_id": "'O420281-XF'", "asked_at": "'2026-03-02 09:00+08'",
        "lapses_at": "'2026-03-05 09:00+08'",
    ]

    private static func unlock(_ policy: String, _ rule: String, _ changes: [String: String]) -> Violation {
        .row(policy, rule, in: "vault.unlock", proper, but: changes)
    }

    private static func granted(_ changes: [String: String] = [:]) -> [String: String] {
        [
            "state": "'granted'", "decided_by": "'S1350'", "decider_organ_id": "'O420281'",
            "decided_at": "'2026-03-02 10:00+08'", "locks_at": "'2026-03-02 10:15+08'",
            "server_locks_at": "'2026-03-02 10:15+08'",
        ].merging(changes) { $1 }
    }

    private static func ended(_ changes: [String: String] = [:]) -> [String: String] {
        granted([
            "state": "'ended'", "ended_at": "'2026-03-02 10:15+08'", "end_reason": "'expired'",
        ]).merging(changes) { $1 }
    }

    private static func read(_ changes: [String: String] = [:]) -> [String: String] {
        granted([
            "looks": "1", "opened_at": "'2026-03-02 10:01+08'", "last_opened_at": "'2026-03-02 10:01+08'",
            "look_xid": "'1'::xid8", "server_looked_at": "now()",
        ]).merging(changes) { $1 }
    }

    private static func change(_ assignments: String) -> String {
        "update vault.unlock set \(assignments) where unlock_id = :report"
    }

    static let unlocks: [Violation] = [
        unlock(
            "DW-unlock", "unlock_state_is_known",
            granted(["state": "'lost'", "locks_at": "null", "server_locks_at": "null"])),
        unlock("JB-47", "unlock_purpose_fits_its_post", ["purpose": "'curiosity'"]),
        unlock("JB-47", "unlock_purpose_fits_its_post", ["purpose": "'talk'"]),
        unlock("JB-47", "unlock_purpose_fits_its_post", ["asked_as": "'holder'"]),
        unlock("JB-47", "unlock_purpose_fits_its_post", ["clue_id": ":clue"]),
        unlock(
            "JB-47", "unlock_purpose_fits_its_post",
            ["asked_as": "'holder'", "clue_id": ":clue", "purpose": "'reward'"]),
        unlock("DW-unlock", "unlock_minutes_are_few", ["minutes": "31"]),
        unlock("DW-unlock", "unlock_minutes_are_few", ["minutes": "0"]),
        unlock("DW-unlock", "unlock_request_lapses", ["lapses_at": "'2026-03-05 09:01+08'"]),
        unlock("DW-unlock", "unlock_request_lapses", ["lapses_at": "'2026-03-02 09:00+08'"]),
        unlock("DW-unlock", "unlock_decision_is_whole", ["decided_by": "'S1350'"]),
        unlock("DW-unlock", "unlock_decision_is_whole", ["state": "'refused'"]),
        unlock("DW-unlock", "unlock_has_two_persons", granted(["decided_by": "'S1357'"])),
        unlock("DW-unlock", "unlock_has_two_rooms", granted(["decider_room_id": "'O420281-XF'"])),
        unlock("DW-unlock", "unlock_has_two_rooms", ended(["decider_room_id": "'O420281-XF'"])),
        unlock("DW-unlock", "unlock_has_two_rooms", granted(["asker_room_id": "null"])),
        unlock(
            "DW-unlock", "unlock_is_decided_in_time",
            granted([
                "decided_at": "'2026-03-05 09:00+08'", "locks_at": "'2026-03-05 09:15+08'",
                "server_locks_at": "'2026-03-05 09:15+08'",
            ])),
        unlock("DW-unlock", "unlock_locks_by_itself", granted(["locks_at": "'2026-03-02 10:16+08'"])),
        unlock("DW-unlock", "unlock_locks_by_itself", granted(["locks_at": "'2026-03-02 10:00+08'"])),
        unlock("DW-unlock", "unlock_locks_by_itself", granted(["locks_at": "null"])),
        unlock("DW-unlock", "unlock_locks_by_itself", granted(["server_locks_at": "null"])),
        unlock("DW-unlock", "unlock_is_read_while_open", read(["last_opened_at": "'2026-03-02 10:15+08'"])),
        unlock("DW-unlock", "unlock_is_read_while_open", read(["opened_at": "'2026-03-02 09:59+08'"])),
        unlock("DW-unlock", "unlock_is_read_while_open", read(["looks": "0"])),
        unlock("DW-unlock", "unlock_is_read_while_open", read(["look_xid": "null"])),
        unlock("DW-unlock", "unlock_end_is_whole", ended(["ended_at": "'2026-03-02 10:16+08'"])),
        unlock("DW-unlock", "unlock_end_is_whole", ended(["end_reason": "'bored'"])),
        unlock("DW-unlock", "unlock_end_is_whole", ended(["end_reason": "'closed'"])),
        unlock("DW-unlock", "unlock_end_is_whole", granted(["state": "'ended'"])),
        .row(
            "DW-unlock", "unlock_is_asked_once", in: "vault.unlock", proper,
            but: ["unlock_id": "gen_random_uuid()"], times: 2),
        unlock("", "", ended()).refusing("unlock_end_stands", change("state = 'granted', ended_at = null")),
        unlock("", "", ended()).refusing("unlock_end_stands", change("looks = 0, purpose = 'reward'")),
        unlock("", "", granted()).refusing("unlock_time_stands", change("locks_at = '2026-03-02 10:14+08'")),
        unlock("", "", granted()).refusing("unlock_time_stands", change("server_locks_at = 'infinity'")),
        unlock("", "", granted()).refusing("unlock_time_stands", change("asked_by = 'S1389'")),
        unlock("", "", [:]).refusing("unlock_time_stands", change("minutes = 30")),
    ]
}

extension TwinTests.Violation {
    /// A row that is in order, and a statement on it that a rule forbids.
    fileprivate func refusing(_ rule: String, _ statement: String) -> Self {
        Self(rule: rule, policy: "DW-unlock", sql: sql + ";\n" + statement)
    }
}
