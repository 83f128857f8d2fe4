import CaseStore
import Casework
import Libpq
import TestDatabase

/// What somebody finds out from the database: of every table that the program's role may read, how many rows there are
/// and a digest of all that stands in them; and what each function of the owner answers.
struct DatabaseView: Equatable {
    /// By table or function. A table in which nothing is seen is not there.
    var answers: [String: String] = [:]

    /// What somebody sees who looked again at some surfaces; the others are as before.
    func looking(at surfaces: Set<String>, finding found: [String: String]) -> DatabaseView {
        DatabaseView(answers: answers.filter { !surfaces.contains($0.key) }.merging(found) { $1 })
    }

    /// The tables and functions in which two views differ.
    func differences(from other: DatabaseView) -> [String] {
        Set(answers.keys).union(other.answers.keys).filter { answers[$0] != other.answers[$0] }.sorted()
    }
}

/// All that there is behind the walls, as digests of tables.
struct DatabaseState: Equatable {
    let tables: [String: String]

    static let empty = "0 0"

    func changes(since other: DatabaseState) -> Set<String> {
        Set(tables.keys.filter { tables[$0] != other.tables[$0] })
    }
}

/// Looks into the database as whoever one likes, on one connection of the program's role: many people in one round trip.
struct DatabaseEye: Sendable {
    private struct Surface: Sendable {
        let name: String
        let isTable: Bool
        /// The tables that an answer rests on besides who asks; nil: any.
        let restsOn: Set<String>?
    }

    private let connection: Connection
    private let office: TestOffice
    private let surfaces: [Surface]

    /// - Throws: `DatabaseError`.
    static func open(_ office: TestOffice) async throws -> DatabaseEye {
        let surfaces = try await office.admin.run { session in
            for script in [asks, ground, trials, looks, gaps] { try session.script(script) }
            let list = Statement(
                """
                select s.name, s.is_table, s.rests_on is null, coalesce(array_to_string(s.rests_on, ' '), '')
                from eye.surface as s
                order by s.n
                """)
            return try session.query(list).map { row in
                let restsOn = Set(try row.text(3).split(separator: " ").map(String.init))
                return Surface(
                    name: try row.text(0), isTable: try row.bool(1), restsOn: try row.bool(2) ? nil : restsOn)
            }
        }
        return DatabaseEye(connection: try await office.connect(as: .web), office: office, surfaces: surfaces)
    }

    func close() async { await connection.close() }

    /// What of the functions that the program's role may execute is neither asked nor on a list of what is not.
    static func gaps(in office: TestOffice, unasked names: [String]) async throws -> [String] {
        try await office.admin.run { session in
            let list = Statement("select gap from eye.gaps($1)")
            return try session.query(list, [.textArray(names.map { Optional($0) })]).map { try $0.text(0) }
        }
    }

    /// All that there is.
    func state() async throws -> DatabaseState {
        try await office.admin.run { session in
            let rows = try session.query(Statement("select name, digest from eye.state()"))
            return DatabaseState(
                tables: Dictionary(try rows.map { (try $0.text(0), try $0.text(1)) }, uniquingKeysWith: { $1 }))
        }
    }

    /// The surfaces that may answer somebody otherwise than before: neither a table that holds nothing at all, nor an
    /// answer that rests on tables of which none has changed.
    ///
    /// - Parameter changed: nil to look at all of them.
    func surfaces(worthALookIn state: DatabaseState, changed: Set<String>?) -> Set<String> {
        Set(
            surfaces.filter { surface in
                if surface.isTable, state.tables[surface.name] == DatabaseState.empty,
                    changed?.contains(surface.name) != true
                {
                    return false
                }
                guard let changed, let restsOn = surface.restsOn else { return true }
                return !restsOn.isDisjoint(with: changed)
            }.map(\.name))
    }

    /// What the contexts of some callers let through.
    func answers(to callers: [Caller], at names: Set<String>) async throws -> [[String: String]] {
        let signs = callers.map { office.genuineContext($0) }
        let on = surfaces.map { Optional(names.contains($0.name)) }
        return try await connection.run { session in
            try session.transaction { session in
                let contexts = signs.map { Optional($0(session.backendProcess)) }
                var found = [[String: String]](repeating: [:], count: contexts.count)
                let look = Statement("select eye_actor, eye_name, eye_digest from eye.look($1, $2)")
                for row in try session.query(look, [.textArray(contexts), .boolArray(on)]) {
                    found[Int(try row.int4(0)) - 1][try row.text(1)] = try row.text(2)
                }
                return found
            }
        }
    }

    /// In what the identifiers of what is hidden answer somebody otherwise than an identifier that nothing has.
    ///
    /// - Parameters:
    ///   - inserts: also as something that a new row could hang on.
    ///   - report: whose words are looked for.
    func tells(_ items: [String], to caller: Caller, inserts: Bool, wordsOf report: String) async throws -> [String] {
        let needles = try await office.admin.run { session in
            let some = Statement(
                """
                select format('{%s}', t.token)
                from casework.report_words as w
                cross join lateral unnest(w.tokens[1:40]) as t (token)
                where w.report_id::text = $1
                limit 40
                """)
            return try session.query(some, [.text(report)]).map { Optional(try $0.text(0)) }
        }
        let sign = office.genuineContext(caller)
        let ids = items.map { Optional($0) }
        return try await connection.run { session in
            try session.transaction { session in
                let tell = Statement(
                    "select eye_name, eye_there, eye_nowhere from eye.tell($1, $2::text[]::uuid[], $3, $4)")
                return try session.query(
                    tell, [.text(sign(session.backendProcess)), .textArray(ids), .bool(inserts), .textArray(needles)]
                ).map { "\(try $0.text(0)) answers \(try $0.text(1)) and not \(try $0.text(2))" }
            }
        }
    }
}
