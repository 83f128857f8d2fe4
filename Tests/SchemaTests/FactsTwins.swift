import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// The rows about facts of routing, about taking up and about local choices that must not be.
extension TwinTests {
    static let facts: [Violation] = [
        opinion("JC-69", "triage_opinion_decision_is_appealed", "decision_organ_id", "'O420200'"),
        opinion("HS-26", "triage_opinion_acts_end_after_they_begin", "acted_from", "'2026-03-02'"),
        opinion(
            "HS-26", "triage_opinion_acts_end_after_they_begin", "acted_from, acted_to", "'2026-03-02', '2026-03-01'"),
        .onReport("HS-26", "report_acts_end_after_they_begin", "acted_from = '2026-03-02'"),
        .onReport("HS-26", "report_acts_end_after_they_begin", "acted_from = '2026-03-02', acted_to = '2026-03-01'"),
        .onReport("JB-15", "report_sealed_up_states_nothing", "\(sealedUp), public_reaction = true"),
        .onReport("JB-15", "report_sealed_up_states_nothing", "\(sealedUp), decision_organ_id = 'O420281'"),
        accused("JB-14", "accused_elsewhere_has_no_manager_here", "managing_organ_id, is_elsewhere", "'O420281', true"),
        accused(
            "JB-14", "accused_elsewhere_has_no_manager_here", "discipline_organ_id, is_elsewhere", "'O420281', true"),
        accused("HS-26", "accused_unattached_has_no_organ", "discipline_organ_id, is_unattached", "'O420281', true"),
        measure("HS-26", "jurisdiction_measure_by_law_is_routed", state: "by_law", "rule", "null"),
        measure(
            "HS-26", "jurisdiction_measure_by_law_is_routed", state: "by_law", "rule, decided_by, decided_at",
            "'discipline_staff', 'S1356', now()"),
        measure("JC-16", "jurisdiction_measure_rule_takes_up", kind: "designate", "rule", "'micro_corruption'"),
        measure("JC-16", "jurisdiction_measure_rule_takes_up", "rule", "'Not a rule'"),
        choice("local_policy_is_within_bounds", "'hold_days', '*', '2026-03-02', null, 1, 0, 'x', 'C'"),
        choice("local_policy_is_within_bounds", "'mood', '*', '2026-03-02', null, 1, 1, 'x', 'C'"),
        choice("local_policy_is_within_bounds", "'claims_per_room', '*', '2026-03-02', null, 1, -1, 'x', 'C'"),
        choice("local_policy_is_within_bounds", "'claim_hours', '*', '2026-03-02', null, 1, 721, 'x', 'C'"),
        choice("local_policy_is_within_bounds", "'call_attempts', '*', '2026-03-02', null, 1, 11, 'x', 'C'"),
        choice("local_policy_is_within_bounds", "'objection_days', '*', '2026-03-02', null, 1, 0, 'x', 'C'"),
        choice("local_policy_is_within_bounds", "'credibility_source', '*', '2026-03-02', null, 1, 6, 'x', 'C'"),
        choice("local_policy_is_within_bounds", "'credibility_signature', '*', '2026-03-02', null, 1, -1, 'x', 'C'"),
        choice("local_policy_is_within_bounds", "'credibility_account', '*', '2026-03-02', null, 1, 6, 'x', 'C'"),
        choice("local_policy_is_within_bounds", "'reading_alarm', '*', '2026-03-02', null, 1, 4, 'x', 'C'"),
        choice("local_policy_is_within_bounds", "'reading_most', '*', '2026-03-02', null, 1, 9, 'x', 'C'"),
        choice("local_policy_is_within_bounds", "'town_visit_month', 'level:3', '2026-03-02', null, 1, 8, 'x', 'C'"),
        choice("local_policy_scope_is_known", "'hold_days', 'everybody', '2026-03-02', null, 1, 1, 'x', 'C'"),
        choice("local_policy_ends_after_it_begins", "'hold_days', '*', '2026-03-02', '2026-03-01', 1, 1, 'x', 'C'"),
        choice("local_policy_version_counts_from_one", "'hold_days', '*', '2026-03-02', null, 0, 1, 'x', 'C'"),
        choice("local_policy_names_its_source", "'hold_days', '*', '2026-03-02', null, 1, 1, '', 'C'"),
        choice("local_policy_confidence_is_known", "'hold_days', '*', '2026-03-02', null, 1, 1, 'x', 'E'"),
        hands("clue_holder_has_a_hand_free", "claims_per_person"),
        hands("clue_room_has_hands_free", "claims_per_room"),
        // JC-16: the trigger beside the rule of handling.
        Violation(
            rule: "clue_waits_for_taking_up", policy: "JC-16",
            sql: measure("JC-16", "", "rule", "'micro_corruption'").sql
                + "; update casework.clue set state = 'claimed', holder_staff_id = 'S1363' where clue_id = :clue"),
    ]

    /// What a report that went up sealed keeps.
    private static let sealedUp = """
        state = 'sealed_up', kind = null, category = null, matter_token = null, barred_organ_ids = '{}',
        barred_room_ids = '{}', micro_corruption = false, risk_flags = '{}', import_flags = '{}', breaches = '{}'
        """

    private static func opinion(
        _ policy: String, _ rule: String, _ columns: String, _ values: String
    ) -> Violation {
        Violation(
            rule: rule, policy: policy,
            sql: """
                insert into casework.triage_opinion (
                    report_id, ordinal, author, kind, micro_corruption, priority, given_at, \(columns)
                )
                values (:report, 9, 'worker', 'accusation', false, 3, now(), \(values))
                """)
    }

    private static func accused(
        _ policy: String, _ rule: String, _ columns: String, _ values: String
    ) -> Violation {
        Violation(
            rule: rule, policy: policy,
            sql: """
                insert into casework.accused (report_id, ordinal, sealed, \(columns)) values (:report, 9, '', \(values))
                """)
    }

    private static func measure(
        _ policy: String, _ rule: String, kind: String = "escalate", state: String = "proposed", _ columns: String,
        _ values: String
    ) -> Violation {
        Violation(
            rule: rule, policy: policy,
            sql: """
                insert into casework.jurisdiction_measure (
                    measure_id, report_id, clue_id, kind, reason, from_organ_id, to_organ_id, acting_organ_id,
                    deciding_organ_id, state, proposed_by, proposed_at, \(columns)
                )
                values (
                    :clue, :report, :clue, '\(kind)', 'other', 'T42028101J', 'O420281', 'O420281', 'O420281',
                    '\(state)', 'S1357', now(), \(values)
                )
                """)
    }

    /// One more clue in hands, or in a room, that may hold one and do.
    private static func hands(_ rule: String, _ choice: String) -> Violation {
        Violation(
            rule: rule, policy: "JB-52",
            sql: """
                insert into directory.local_policy (
                    cell_id, loaded_at, choice, scope, effective_from, version, value, source_ref
                )
                select c.cell_id, now(), '\(choice)', '*', '2020-01-01', 1, 1, 'x'
                from casework.clue as c where c.clue_id = :clue;
                insert into casework.clue (
                    clue_id, cell_id, report_id, receiver_organ_id, organ_id, room_id, clue_year, clue_series,
                    clue_number, state, priority, micro_corruption, rule, holder_staff_id, routed_at, version
                )
                select
                    gen_random_uuid(), c.cell_id, c.report_id, c.receiver_organ_id, c.organ_id, c.room_id, c.clue_year,
                    c.clue_series, 999, 'claimed', c.priority, false, c.rule, 'S1363', c.routed_at, 1
                from casework.clue as c where c.clue_id = :clue;
                update casework.clue set state = 'claimed', holder_staff_id = 'S1363' where clue_id = :clue
                """)
    }

    private static func choice(_ rule: String, _ values: String) -> Violation {
        Violation(
            rule: rule, policy: "DW-local",
            sql: """
                insert into directory.local_policy (
                    loaded_at, choice, scope, effective_from, effective_to, version, value, source_ref, confidence
                )
                values (now(), \(values))
                """)
    }
}

/// Who reads and writes what a deployment has chosen, and the measure of what routing takes up.
@Suite struct FactsWallTests {
    private static func row(_ office: TestOffice) throws -> LocalPolicyRow {
        try #require(
            LocalPolicyRow(.holdDays, 90, source: Bilingual("通知", "通知"), effectiveFrom: office.clock.today))
    }

    @Test func `DW-local every member of staff reads the choices, the system alone writes them, the public neither`()
        async throws
    {
        try await TestDatabase.withOffice { (office: TestOffice) async throws in
            let row = try Self.row(office)
            try await office.store.transaction(as: .system, on: .worker) { try $0.insert([row]) }
            for caller in [office.clerk, office.head, office.auditor, office.administrator, office.cityClerk] {
                let seen = try await office.store.transaction(as: caller) { try $0.localChoices().rows }
                #expect(seen == [row], "\(caller)")
                await #expect(throws: (any Error).self, "\(caller)") {
                    try await office.store.transaction(as: caller) { try $0.insert([row]) }
                }
            }
            let told = try await office.store.transaction(as: .publicVisitor) { try $0.localChoices().rows }
            #expect(told.isEmpty)
        }
    }

    @Test func `HS-26 the organ from which a matter was taken sees no measure, nor counts one`() async throws {
        try await TestDatabase.withOffice { (office: TestOffice) async throws in
            let room = Clue.Destination(organ: office.city, room: Room.ID("O420200-GJ"))
            let barred = Barred(organs: [office.county])
            let planted = try await office.plantClue(
                PlantedPlace(receiver: office.county, destination: room, barred: barred))
            let lead = try #require(office.lead.staff?.staff)
            try await office.acting(for: lead) { transaction in
                var measure = NewMeasure(
                    id: transaction.newID(), report: planted.report, clue: planted.clue, kind: .escalate,
                    reason: .change(.disciplineStaff), from: office.county, fromRoom: nil, to: office.city,
                    toRoom: room.room, acting: office.city, deciding: office.city, barred: barred, proposedBy: lead)
                measure.rule = (.disciplineStaff, true)
                try transaction.insert(measure, sealed: nil)
            }
            let county = [office.clerk, office.lead, office.supervisor, office.deputy, office.head, office.auditor]
            let others = [office.first(.head, in: office.neighbour), Caller.publicVisitor]
            for caller in county + others {
                let rows = try await office.store.transaction(as: caller) { transaction in
                    try transaction.measures(on: planted.clue).count
                }
                #expect(rows == 0, "\(caller)")
            }
            for caller in [office.cityHead, office.cityLead] {
                let rows = try await office.store.transaction(as: caller) { transaction in
                    try transaction.measures(waiting: true).map(\.state)
                }
                #expect(rows == [.byLaw], "\(caller)")
            }
        }
    }
}
