import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// Every rule of law that can be said about one row is a named CHECK too: the superuser, whom no policy stops, breaks
/// it and is told its name.
@Suite struct TwinTests {
    static let violations: [Violation] =
        JurisdictionTwins.all + [
            .onReport("JB-15", "report_sealed_up_is_bare", "state = 'sealed_up'"),
            .onReport(
                "JB-15", "report_sealed_up_is_bare",
                "state = 'sealed_up', kind = null, category = null, matter_token = null, barred_room_ids = array['R']"
            ),
            .onReport(
                "JB-15", "report_sealed_up_is_bare",
                "state = 'sealed_up', kind = null, category = null, matter_token = null, barred_organ_ids = array['O']"
            ),
            .onReport("JB-13", "report_decline_is_whole", "state = 'declined'"),
            .onReport("JB-13", "report_decline_is_whole", "decline_reason = 'no_substance', decline_action = 'retain'"),
            .onReport(
                "JB-13", "report_decline_follows_the_channel",
                "state = 'declined', decline_reason = 'other_organ', decline_action = 'inform_reporter'"
            ),
            .onReport(
                "JB-13", "report_decline_follows_the_channel",
                "state = 'declined', decline_reason = 'no_substance', decline_action = 'transfer_out'"
            ),
            .onReport(
                "JB-13", "report_decline_follows_the_channel",
                "state = 'declined', decline_reason = 'bad_mood', decline_action = 'retain'"
            ),
            .onReport("HS-26", "report_holder_is_not_barred", "barred_organ_ids = array[holder_organ_id]"),
            .onReport("C11", "report_repeat_is_linked", "state = 'retained'"),
            .onReport("C11", "report_is_not_its_own_repeat", "state = 'retained', repeat_of_id = report_id"),
            .onReport("JB-10", "report_is_numbered_after_quarantine", "register_year = null, register_number = null"),
            .onReport("JB-10", "report_is_numbered_after_quarantine", "state = 'quarantined'"),
            .onReport("JB-10", "report_number_is_whole", "register_year = null"),
            .onReport("JB-7", "report_channel_is_known", "channel = 'rumour'"),
            .onReport("JB-24", "report_signature_is_known", "signature = 'perhaps'"),
            .onReport("C4", "report_proposal_names_its_author", "state = 'triage_proposed', triage_proposer_id = null"),
            .onReport("C4", "report_kind_is_set_by_triage", "kind = null"),
            .onReport("C4", "report_state_is_known", "state = 'lost'"),
            .onClue("ZJ-21", "clue_disposition_is_known", "disposition = 'forget'"),
            .onClue("ZJ-21", "clue_check_is_known", "check_kind = 'torture'"),
            .onClue(
                "ZJ-21", "clue_check_goes_on",
                "state = 'under_way', holder_staff_id = 'S1363', studied_on = '2026-03-02'"
            ),
            .onClue("HS-26", "clue_organ_is_not_barred", "barred_organ_ids = array[organ_id]"),
            .onClue("JB-48", "clue_room_is_not_barred", "barred_room_ids = array[room_id]"),
            .onClue(
                "JB-48", "clue_holder_is_not_barred",
                "state = 'claimed', holder_staff_id = 'S1363', barred_staff_ids = array['S1363']"
            ),
            .onClue(
                "JB-17", "clue_plan_was_studied",
                "state = 'plan_proposed', holder_staff_id = 'S1363', proposer_staff_id = 'S1363'"
            ),
            .onClue("JB-17", "clue_return_has_a_reason", "state = 'returned'"),
            .onClue("JB-17", "clue_claim_is_whole", "state = 'claimed'"),
            .onClue("JB-17", "clue_claim_is_whole", "holder_staff_id = 'S1363'"),
            .onClue(
                "JB-17", "clue_proposal_is_whole",
                "state = 'plan_proposed', holder_staff_id = 'S1363', studied_on = '2026-03-02'"
            ),
            .onClue("JB-27", "clue_end_is_whole", "state = 'concluded', holder_staff_id = 'S1363'"),
            .onClue("JB-27", "clue_conclusion_is_known", "conclusion = 'fine'"),
            .onClue(
                "ZJ-21", "clue_hold_names_its_day",
                "state = 'held', holder_staff_id = 'S1363', studied_on = '2026-03-02'"
            ),
            Violation(
                rule: "notice_result_tells_one", policy: "JB-27",
                sql: "update casework.notice set kind = 'result' where report_id = :report"
            ),
            Violation(
                rule: "notice_has_two_persons", policy: "C4",
                sql: """
                    update casework.notice
                    set prepared_by = 'S1357', approved_by = 'S1357', approved_at = now(), state = 'approved',
                        code_word = '大冶纪信', notice_year = 2026, notice_number = 1
                    where report_id = :report
                    """
            ),
            Violation(
                rule: "notice_number_comes_with_approval", policy: "JB-26",
                sql: """
                    update casework.notice set notice_year = 2026, notice_number = 1, code_word = '大冶纪信'
                    where report_id = :report
                    """
            ),
            .onDelivery("notice_delivery_way_is_known", on: "2100-01-01", by: "'S1357'", "pigeon"),
            .onDelivery("notice_delivery_is_whole", on: "2100-01-01", by: "null", "letter"),
            .onDelivery("notice_delivery_is_whole", on: "2100-01-01", by: "'S1357'", "online"),
            .onDelivery("notice_is_delivered_after_approval", on: "2000-01-01", by: "'S1357'", "letter"),
            Violation(
                rule: "notice_delivered_knows_its_way", policy: "JB-27",
                sql: """
                    update casework.notice
                    set delivered_on = '2100-01-01', delivered_by = 'S1357', delivery_way = 'letter'
                    where report_id = :report
                    """
            ),
            .onReport("C12", "report_conclusion_belongs_to_a_suggestion", "concluded_on = '2026-03-02'"),
            Violation(
                rule: "clock_runs_forward", policy: "JB-26",
                sql: "update casework.clock set due_on = started_on - 1 where subject_id = :report"
            ),
            Violation(
                rule: "accused_negotiation_has_a_day", policy: "DW-dual",
                sql: "update casework.accused set dual_management = 'here' where report_id = :report"
            ),
            Violation(
                rule: "accused_negotiation_has_a_day", policy: "DW-dual",
                sql: "update casework.accused set negotiated_on = now() where report_id = :report"
            ),
            Violation(
                rule: "accused_party_role_is_known", policy: "ZJ-33",
                sql: "update casework.accused set party_role = 'guest' where report_id = :report"
            ),
            .onRoute("route_decision_sealed_up_is_bare", "0, 'upper_level', 'seal_up', now(), '\\x01'"),
            .onRoute("route_decision_outcome_is_known", "0, 'upper_level', 'elsewhere', now(), null"),
            .onSeen("seen_before_lies_before", "'organ', now(), now() - interval '1 day', 1, now()"),
            .onSeen("seen_before_lies_before", "'organ', now(), now() + interval '1 day', 1, now()"),
            .onSeen("seen_before_lies_before", "'organ', now(), now(), 0, now()"),
            .onSeen("seen_before_ground_is_known", "'rumour', now(), now(), 1, now()"),
            .onAlert("alert_is_read_by_somebody", "'collective', 'leaders', now(), now(), null"),
            .onAlert("alert_is_read_by_somebody", "'collective', 'leaders', now(), now() - interval '1 day', 'S1357'"),
            .onAlert("alert_ground_is_known", "'rumour', 'leaders', now(), null, null"),
            .onAlert("alert_ground_is_known", "'retaliation', 'leaders', now(), null, null"),
            .onAlert("alert_audience_is_known", "'violence', 'public', now(), null, null"),
            Violation(
                rule: "recusal_ground_is_known", policy: "JB-48",
                sql:
                    "insert into casework.recusal (clue_id, staff_id, ground, declared_at) values (:clue, 'S1', 'bored', now())"
            ),
            Violation(
                rule: "sealed_register_ground_is_known", policy: "JB-15",
                sql: """
                    insert into casework.sealed_register (
                        sealed_id, organ_id, sealed_year, sealed_number, ground, channel, received_on, received_at, due_on,
                        source_key
                    )
                    values (:report, 'O420281', 2026, 1, 3, 1, now(), now(), now(), sha256(''))
                    """
            ),
            Violation(
                rule: "sealed_register_sheets_are_counted", policy: "JB-15",
                sql: """
                    insert into casework.sealed_register (
                        sealed_id, organ_id, sealed_year, sealed_number, ground, channel, received_on, received_at, due_on,
                        source_key, sheets
                    )
                    values (:report, 'O420281', 2026, 1, 1, 1, now(), now(), now(), sha256(''), 0)
                    """
            ),
            .onSealed("sealed_register_carrier_is_known", "reported_up_on, carrier", "now(), 4"),
            .onSealed("sealed_register_carrier_comes_with_the_day", "carrier", "1"),
            .onSealed("sealed_register_is_read_by_an_impartial_head", "head_read_on", "now()", ground: 2),
            .onSealed("sealed_register_goes_up_after_receipt", "reported_up_on", "'2000-01-01'"),
            Violation(
                rule: "staff_separates_duties", policy: "三员分立",
                sql: "update directory.staff set roles = array['administrator', 'registrar'] where staff_id = 'S1357'"
            ),
            Violation(
                rule: "staff_head_is_not_of_the_office", policy: "JB-15",
                sql: "update directory.staff set roles = array['head', 'petition_lead'] where staff_id = 'S1357'"
            ),
            Violation(
                rule: "staff_head_is_not_of_the_office", policy: "JB-15",
                sql: "update directory.staff set roles = array['registrar', 'head'] where staff_id = 'S1357'"
            ),
            Violation(
                rule: "staff_roles_are_known", policy: "三员分立",
                sql: "update directory.staff set roles = array['emperor'] where staff_id = 'S1357'"
            ),
            Violation(
                rule: "item_key_is_there_or_destroyed", policy: "JB-15",
                sql: "update casework.item_key set wrapped = null where item_id = :report"
            ),
            Violation(
                rule: "handoff_is_chained", policy: "ZJ-23",
                sql: "update casework.handoff set previous_hash = sha256('') where subject_id = :clue"
            ),
            Violation(
                rule: "event_actor_is_known", policy: "C9",
                sql: "update casework.event set actor = 'staff', actor_staff_id = null where subject_id = :report"
            ),
        ]

    /// Those of each part of the law beside their own tests.
    static let every: [Violation] =
        violations
        + supervision
        + clockViolations
        + course
        + documents
        + Violation.reception
        + recusals
        + aftercare + redress
        + petitions
        + staffing
        + facts
        + organisation
        + splits
        + voidings
        + verifications
        + approvals
        + columns
        + excerpts
        + attachments
        + unlocks
        + keyRows
        + alarms
        + persons
        + cases
        + upper
        + signIns
        + tokens
        + bindings
        + system

    @Test func `a row that breaks a rule is refused under the rule's name`() async throws {
        try await TestDatabase.withOffice { office in
            let room = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: room))
            for violation in Self.every {
                let sql = violation.sql(planted)
                let broken = await TestDatabase.refusedRule {
                    try await office.admin.run { session in try session.script(sql) }
                }
                #expect(broken == violation.rule, "\(violation.policy): \(violation.sql)")
            }
        }
    }

    /// A rule that nobody breaks in a test may have gone. A new constraint gets a row in the list of its part.
    @Test func `every named constraint of the database is tried above`() async throws {
        let tried = Set(Self.every.map(\.rule))
        let named = try await Catalogue.names(Catalogue.constraints)
        #expect(named.filter { !tried.contains($0) } == [], "these have no row in TwinTests.every")
        let unknown = tried.subtracting(named).subtracting(try await Catalogue.names(Catalogue.keys))
        #expect(unknown.isEmpty, "no constraint has the name of \(unknown.sorted())")
        #expect(named.count >= 330, "the catalogue is read")
    }
}
