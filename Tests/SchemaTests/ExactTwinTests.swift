import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// A row that breaks two rules tries only the one that is asked first: without its rule, every row of `TwinTests.every`
/// would be taken.
@Suite struct ExactTwinTests {
    /// Values that no list knows, where another rule allows one value of the list only.
    private static let implied = [
        "clarification_finding_is_known": "clarification_follows_an_untrue_report",
        "course_step_is_known": "course_step_says_what_belongs_to_it",
    ]

    private struct Undone: Error {}

    @Test func `a row that breaks a rule breaks no other`() async throws {
        try await TestDatabase.withOffice { office in
            let room = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: room))
            let removals = try await Self.removals(office.admin)
            for violation in TwinTests.every {
                // What a trigger raises is not a property of the row.
                guard let removal = removals[violation.rule] else { continue }
                let sql = violation.sql(planted)
                let broken = await TestDatabase.refusedRule {
                    try await office.admin.run { session in
                        try session.transaction { session in
                            try session.script(removal)
                            // Foreign keys and triggers are no rules about one row, and rest.
                            try session.script("set local session_replication_role = replica; " + sql)
                            throw Undone()
                        }
                    }
                }
                let expected = Self.implied[violation.rule] ?? "another error: \(Undone())"
                #expect(broken == expected, "\(violation.policy) \(violation.rule): \(violation.sql)")
            }
        }
    }

    /// What takes each rule away, by its name.
    private static func removals(_ connection: Connection) async throws -> [String: String] {
        try await connection.run { session in
            let rows = try session.query(Statement(Catalogue.removals))
            return try Dictionary(uniqueKeysWithValues: rows.map { (try $0.text(0), try $0.text(1)) })
        }
    }
}
