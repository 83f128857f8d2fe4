/// What is prepared on one connection, by statement and parameter types, least recently used out first.
struct StatementCache {
    /// The same text prepared for certain parameter types; 0 where the server inferred the type because the first
    /// value was NULL.
    private struct Variant {
        let name: String
        let types: [UInt32]
    }

    private struct Entry {
        var variants: [Variant]
        var lastUse: UInt64
    }

    /// Instead of a name: all of them.
    private static let all = "all"

    private var entries: [Statement: Entry] = [:]
    private var uses: UInt64 = 0
    private var names: UInt64 = 0
    /// Names that the server still holds and that nobody will use again.
    private(set) var retired: [String] = []

    var count: Int { entries.count }

    /// The prepared name that fits these values. NULL fits every type.
    mutating func name(for statement: Statement, _ values: [Value]) -> String? {
        guard let place = entries.index(forKey: statement) else { return nil }
        let fitting = entries.values[place].variants.first { variant in
            variant.types.count == values.count
                && zip(variant.types, values).allSatisfy { $1.isNull || $0 == $1.typeID }
        }
        guard let fitting else { return nil }
        uses += 1
        entries.values[place].lastUse = uses
        return fitting.name
    }

    /// A fresh name, and the types to prepare with: those of the values, or of an earlier variant where NULL.
    mutating func newVariant(for statement: Statement, _ values: [Value]) -> (name: String, types: [UInt32]) {
        names += 1
        let known = entries[statement]?.variants.last { $0.types.count == values.count }?.types
        let types = values.enumerated().map { index, value in value.isNull ? known?[index] ?? 0 : value.typeID }
        return ("s\(names)", types)
    }

    /// Remembers what the server confirmed.
    mutating func insert(_ statement: Statement, name: String, types: [UInt32]) {
        uses += 1
        var entry = entries[statement] ?? Entry(variants: [], lastUse: uses)
        entry.lastUse = uses
        entry.variants.insert(Variant(name: name, types: types), at: 0)
        if entry.variants.count > Limits.variantsPerStatement { retired.append(entry.variants.removeLast().name) }
        entries[statement] = entry
        guard entries.count > Limits.preparedStatements else { return }
        if let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })?.key { forget(oldest) }
    }

    /// Drops a statement whose plan went stale.
    mutating func forget(_ statement: Statement) {
        guard let entry = entries.removeValue(forKey: statement) else { return }
        retired += entry.variants.map(\.name)
    }

    /// The server confirmed that it dropped this name, or all.
    mutating func deallocated(_ name: String) {
        if name == Self.all { entries = [:] }
        retired.removeAll { $0 == name }
    }

    /// The server does not know a name that it was thought to hold. Perhaps it dropped everything (`DISCARD ALL`,
    /// `DEALLOCATE ALL`), perhaps that one alone: what is left there is dropped too, before anything is prepared again.
    mutating func loseAll() {
        entries = [:]
        retired = [Self.all]
    }
}
