import CaseStore
import Casework
import Libpq
import TestDatabase

/// Somebody who looks at what is planted, and how they are kept out of it.
struct AttackViewer: Sendable {
    var name: String
    let caller: Caller
    var barredOrgans: [Organ.ID] = []
    var barredRooms: [Room.ID] = []
    var barredStaff: [Staff.ID] = []
    var isRecused = false
    /// Whether a room found the item; otherwise it came in at the desk.
    var isFound = false

    /// The row of `attack.viewer`.
    fileprivate var values: String {
        let person: [String?] =
            switch caller {
            case .staff(let staff):
                [
                    "staff", staff.staff.rawValue, staff.organ.rawValue, staff.room?.rawValue,
                    staff.roles.map(\.rawValue).sorted().joined(separator: ","),
                ]
            case .publicVisitor: ["public", nil, nil, nil, nil]
            case .system: ["system", nil, nil, nil, nil]
            }
        let fields =
            [Self.literal(name)] + person.map(Self.literal)
            + [barredOrgans.map(\.rawValue), barredRooms.map(\.rawValue), barredStaff.map(\.rawValue)].map(Self.array)
            + [isRecused, isFound].map { $0 ? "true" : "false" }
        return "(" + fields.joined(separator: ", ") + ")"
    }

    private static func literal(_ text: String?) -> String { text.map { "'\($0)'" } ?? "null" }

    private static func array(_ values: [String]) -> String {
        "array[" + values.map(literal).joined(separator: ", ") + "]::text[]"
    }
}

/// An office whose checks are taken away, with a report, a clue and a row in every table that hangs on them.
struct AttackedOffice: Sendable {
    /// A way in, and what came of it.
    struct Finding: Hashable, CustomStringConvertible {
        let table: String
        let how: String

        var description: String { "\(table): \(how)" }
    }

    let office: TestOffice

    /// Gives `body` such an office.
    static func with(_ viewers: [AttackViewer], _ body: (AttackedOffice) async throws -> Void) async throws {
        try await TestDatabase.withOffice { office in
            let rows = viewers.map(\.values).joined(separator: ", ")
            try await office.admin.run { session in
                try session.script(ground)
                try session.script(attempts)
                try session.script("insert into attack.viewer values \(rows); select attack.prepare()")
            }
            try await body(AttackedOffice(office: office))
        }
    }

    /// Plants everything as if it were the viewer's, but for the wall that keeps them out. Committed: who wrote a
    /// report may write its parts in the same transaction.
    func plant(for viewer: AttackViewer) async throws {
        try await office.admin.run { session in
            try session.script(
                "select attack.clean(); select attack.plant(v) from attack.viewer as v where v.name = '\(viewer.name)'")
        }
    }

    /// What an attempt of the viewer comes to; nothing of it stays.
    ///
    /// - Parameter attempt: a function of `attempts`: `seen`, `changed`, `inserted`, `asked`, `listed` or `blind`.
    func findings(
        _ attempt: String, by viewer: AttackViewer, as role: DatabaseRole = .web
    ) async throws -> Set<Finding> {
        let sql = """
            select x.t, \(attempt == "seen" ? "''" : "x.how")
            from attack.viewer as v
            cross join lateral attack.\(attempt)(v, '\(role.rawValue)') as x
            where v.name = '\(viewer.name)'
            """
        return try await office.admin.run { session in
            try session.transaction { session in
                // One statement tries everything there is: beside other tests it takes longer than one of the program may.
                try session.script("set local statement_timeout = 0")
                let found = try session.query(Statement(sql)).map { row in
                    Finding(table: try row.textOrNil(0) ?? "", how: try row.textOrNil(1) ?? "")
                }
                return Set(found)
            }
        }
    }

    /// The names that a query in the office's database answers.
    func names(_ sql: String) async throws -> Set<String> {
        Set(try await Catalogue.names(sql, office.admin))
    }
}
