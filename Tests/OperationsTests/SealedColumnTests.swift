import Casework
import Libpq
import Operations
import Sealing
import TestDatabase
import Testing

@testable import CaseStore

/// After a day's work, every value of every column that is named for what is sealed or wrapped begins with a suite
/// and the name of a key that there is, and of the kind that belongs there: whatever call wrote it. (Files have keys
/// of their own under their item's: `FileKeyTests`.)
@Suite struct SealedColumnTests {
    private struct Value: Sendable {
        /// Schema, table and column.
        let place: String
        let header: SealedHeader?
    }

    /// The names of all keys, by what they seal or wrap.
    private struct Names: Sendable {
        var site: Set<KeyID> = []
        var ofSite: Set<KeyID> = []
        var ofOrgans: [KeyBranch: Set<KeyID>] = [:]
        var items: Set<KeyID> = []
        var identities: Set<KeyID> = []

        /// What a value of a column may lie under.
        func allowed(at place: String) -> Set<KeyID> {
            switch place {
            case "keys.organ_key.wrapped": site
            case "casework.item_key.wrapped": ofOrgans[.item, default: []]
            case "vault.identity.wrapped": ofOrgans[.vault, default: []]
            case "vault.identity.sealed": identities
            default: SealedColumnTests.siteColumns.contains(place) ? ofSite.union(items) : items
            }
        }
    }

    /// Where what belongs to no item is sealed: `keys.sealed_of_site` must know each, or its key is destroyed over it.
    private static let siteColumns: Set = [
        "notify.endpoint.sealed", "session.factor.secret_sealed", "casework.kinship_declaration.sealed",
        "casework.interest_declaration.sealed", "casework.clock_extension.sealed", "casework.extension_request.sealed",
    ]

    private static let findColumns = Statement(
        """
        select a.attrelid::regclass::text, a.attname::text
        from pg_attribute as a
        join pg_class as c on c.oid = a.attrelid
        where
            c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and a.atttypid = 'bytea'::regtype
            and c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
            and (a.attname like '%sealed%' or a.attname = 'wrapped')
        order by 1, 2
        """)

    /// All of them; but for what hangs on an item that was shredded, whose key has no name any more.
    private static func values(_ desk: Desk) async throws -> (columns: Set<String>, values: [Value]) {
        try await desk.office.admin.run { session in
            var (columns, values): (Set<String>, [Value]) = ([], [])
            for row in try session.query(findColumns) {
                let (table, column) = (try row.text(0), try row.text(1))
                columns.insert("\(table).\(column)")
                let read = Statement(
                    """
                    select x.\(column)
                    from \(table) as x
                    where
                        octet_length(x.\(column)) > 0
                        and not exists (
                            select from casework.item_key as k
                            where k.item_id::text = to_jsonb(x) ->> 'report_id' and k.wrapped is null
                        )
                    """)
                for value in try session.query(read) {
                    values.append(Value(place: "\(table).\(column)", header: try? SealedHeader(try value.bytes(0))))
                }
            }
            return (columns, values)
        }
    }

    private typealias Wrap = (id: Identifier<Never>, organ: Organ.ID, wrapped: [UInt8])

    private static func wraps(_ sql: String, _ desk: Desk) async throws -> [Wrap] {
        try await desk.office.admin.run { session in
            try session.query(Statement(sql)).map {
                (Identifier(try $0.text(0)), Organ.ID(try $0.text(1)), try $0.bytes(2))
            }
        }
    }

    private static func names(_ desk: Desk) async throws -> Names {
        let items = try await wraps(
            """
            select k.item_id::text, k.organ_id, k.wrapped from casework.item_key as k where k.wrapped is not null
            """, desk)
        let identities = try await wraps(
            """
            select i.report_id::text, i.organ_id, i.wrapped from vault.identity as i where i.wrapped is not null
            """, desk)
        return try await desk.office.store.transaction(as: .system, on: .worker) { transaction in
            var names = Names()
            for record in try transaction.keyRecords() {
                names.site.insert(record.site)
                switch record.branch {
                case .item, .vault: names.ofOrgans[record.branch, default: []].insert(record.id)
                case .site: names.ofSite.insert(record.id)
                }
            }
            // A key has its name inside its wrap: what it seals says it.
            for wrap in items {
                let key = try transaction.openKey(wrap.wrapped, of: wrap.organ, item: wrap.id)
                let sealed = try transaction.keyring.seal([], item: wrap.id, place: .text, with: key)
                names.items.insert(try SealedHeader(sealed).key)
            }
            for wrap in identities {
                let vault = try transaction.organKey(try SealedHeader(wrap.wrapped).key)
                let key = try vault.unwrap(wrap.wrapped, identityOf: wrap.id)
                names.identities.insert(try SealedHeader(try key.seal([], of: wrap.id)).key)
            }
            return names
        }
    }

    @Test(arguments: Suite.allCases)
    func `every sealed value in the database names its suite and a key of its own kind`(suite: Suite) async throws {
        try await Desk.open(under: suite) { desk in
            try await WholeDumpTests.work(desk)
            let (columns, values) = try await Self.values(desk)
            let names = try await Self.names(desk)
            #expect(columns.count >= 60 && columns.isSuperset(of: Self.siteColumns), "the catalogue was read")
            for value in values {
                guard let header = value.header else {
                    Issue.record("\(value.place) holds what names no suite")
                    continue
                }
                #expect(header.suite == suite, "\(value.place)")
                #expect(names.allowed(at: value.place).contains(header.key), "\(value.place) lies under another key")
            }
            let filled = Set(values.map(\.place))
            for place in [
                "casework.report_text.sealed", "casework.accused.sealed", "vault.identity.sealed",
                "casework.interference.sealed", "casework.study_minutes.sealed",
                "notify.endpoint.sealed", "casework.kinship_declaration.sealed",
            ] { #expect(filled.contains(place), "\(place) is empty after a day") }
            // What names a key of the site's own data is what its rotation would take over.
            let ofSite = values.filter { value in value.header.map { names.ofSite.contains($0.key) } ?? false }
            let records = try await RotateKeys(desk.office.store).list()
            #expect(ofSite.count == 3 && records.filter { $0.branch == .site }.map(\.wraps) == [3])
        }
    }
}
