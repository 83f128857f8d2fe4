import CaseStore
import Casework
import TestDatabase
import Testing

extension TwinTests {
    /// A row that must not be.
    struct Violation: Sendable, CustomTestStringConvertible {
        /// The constraint, and the clause that it cites.
        let rule: String
        let policy: String
        /// With `:report` and `:clue` for the planted ones.
        let sql: String

        var testDescription: String { "\(policy) \(rule)" }

        /// The statement on what was planted.
        func sql(_ planted: Planted) -> String {
            sql.replacing(":report", with: "'\(planted.report.rawValue)'")
                .replacing(":clue", with: "'\(planted.clue.rawValue)'")
        }

        static func onReport(_ policy: String, _ rule: String, _ assignments: String) -> Violation {
            Violation(
                rule: rule, policy: policy, sql: "update casework.report set \(assignments) where report_id = :report")
        }

        static func onClue(_ policy: String, _ rule: String, _ assignments: String) -> Violation {
            Violation(rule: rule, policy: policy, sql: "update casework.clue set \(assignments) where clue_id = :clue")
        }

        /// A notice that was delivered, in order but for what the rule forbids.
        static func onDelivery(_ rule: String, on day: String, by staff: String, _ way: String) -> Violation {
            Violation(
                rule: rule, policy: "JB-27",
                sql: """
                    update casework.notice
                    set state = 'delivered', code_word = '大冶纪信', notice_year = 2026, notice_number = 1,
                        approved_by = 'S1356', approved_at = now(), delivered_on = '\(day)', delivered_by = \(staff), delivery_way = '\(way)'
                    where report_id = :report
                    """
            )
        }

        /// A route decision, somebody who had seen it, and an alert, in order but for what the rule forbids.
        static func onRoute(_ rule: String, _ values: String) -> Violation {
            Violation(
                rule: rule, policy: "JB-15",
                sql: """
                    insert into casework.route_decision (
                        report_id, organ_id, ordinal, rule, outcome, decided_at, sealed
                    )
                    values (:report, 'O420281', \(values))
                    """
            )
        }

        static func onSeen(_ rule: String, _ values: String) -> Violation {
            Violation(
                rule: rule, policy: "JB-47",
                sql: """
                    insert into casework.seen_before (
                        subject_id, staff_id, report_id, subject, organ_id, ground, first_seen_at, last_seen_at, times,
                        recorded_at
                    )
                    values (:report, 'S1357', :report, 'report', 'O420281', \(values))
                    """
            )
        }

        static func onAlert(_ rule: String, _ values: String) -> Violation {
            Violation(
                rule: rule, policy: "XF-25",
                sql: """
                    insert into casework.alert (
                        report_id, organ_id, raised_in, ground, audience, raised_at, read_at, read_by
                    )
                    values (:report, 'O420281', 'O420281', \(values))
                    """
            )
        }

        /// A line of the sealed register, in order but for what the rule forbids.
        static func onSealed(_ rule: String, _ columns: String, _ values: String, ground: Int = 1) -> Violation {
            Violation(
                rule: rule, policy: "JB-15",
                sql: """
                    insert into casework.sealed_register (
                        sealed_id, organ_id, sealed_year, sealed_number, ground, channel, received_on, received_at,
                        due_on, source_key, \(columns)
                    )
                    values (:report, 'O420281', 2026, 1, \(ground), 1, now(), now(), now(), sha256(''), \(values))
                    """
            )
        }
    }
}

// What the lists of rows that must not be are written with.

extension TwinTests.Violation {
    /// A new row that is in order but for what the rule forbids.
    ///
    /// - Parameters:
    ///   - proper: SQL by column; with `changes` in their place, it breaks the rule and nothing else.
    ///   - times: 2 for what may be there once.
    static func row(
        _ policy: String, _ rule: String, in table: String, _ proper: [String: String],
        but changes: [String: String] = [:], times: Int = 1
    ) -> Self {
        let values = proper.merging(changes) { _, new in new }.sorted { $0.key < $1.key }
        return Self(
            rule: rule, policy: policy,
            sql: """
                insert into \(table) (\(values.map(\.key).joined(separator: ", ")))
                select \(values.map(\.value).joined(separator: ", ")) from generate_series(1, \(times))
                """)
    }

    /// The rows of a table that `condition` finds, once more with these values.
    static func copy(
        _ policy: String, _ rule: String, in table: String, where condition: String, but changes: [String: String]
    ) -> Self {
        let values = changes.sorted { $0.key < $1.key }.map { "'\($0.key)', \($0.value)" }
        return Self(
            rule: rule, policy: policy,
            sql: """
                insert into \(table)
                select (jsonb_populate_record(t, jsonb_build_object(\(values.joined(separator: ", "))))).*
                from \(table) as t
                where \(condition)
                """)
    }

    /// The rows of a table that `condition` finds, changed.
    static func change(
        _ policy: String, _ rule: String, in table: String, where condition: String, _ assignments: String
    ) -> Self {
        Self(rule: rule, policy: policy, sql: "update \(table) set \(assignments) where \(condition)")
    }

    /// The same after another row, in one transaction: the first is in order, both together are not.
    func after(_ first: Self) -> Self { Self(rule: rule, policy: policy, sql: first.sql + ";\n" + sql) }

    /// The same with a statement behind it that ends what was set for it.
    func before(_ sql: String) -> Self { Self(rule: rule, policy: policy, sql: self.sql + ";\n" + sql) }

    /// The same after statements that are in order.
    func after(_ sql: String) -> Self { Self(rule: rule, policy: policy, sql: sql + ";\n" + self.sql) }
}
