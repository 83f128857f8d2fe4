import Casework
import Libpq

/// Reads the columns of a row in their order, into the program's types.
struct Columns {
    let row: Row
    private(set) var next = 0

    init(_ row: Row) { self.row = row }

    /// - Parameter first: the column to begin with.
    init(_ row: Row, from first: Int) {
        self.row = row
        next = first
    }

    private mutating func take() -> Int {
        defer { next += 1 }
        return next
    }

    mutating func text() throws -> String { try row.text(take()) }
    mutating func textOrNil() throws -> String? { try row.textOrNil(take()) }
    mutating func texts() throws -> [String] { try row.textArray(take()).compactMap { $0 } }
    mutating func textsOrNil() throws -> [String]? { try row.textArrayOrNil(take())?.compactMap(\.self) }
    mutating func bool() throws -> Bool { try row.bool(take()) }
    mutating func int() throws -> Int { Int(try row.int4(take())) }
    mutating func intOrNil() throws -> Int? { try row.int4OrNil(take()).map(Int.init) }
    mutating func small() throws -> Int { Int(try row.int2(take())) }
    mutating func smallOrNil() throws -> Int? { try row.int2OrNil(take()).map(Int.init) }
    mutating func bigsOrNil() throws -> [Int64]? { try row.int8ArrayOrNil(take())?.compactMap(\.self) }
    mutating func smalls() throws -> [Int] { try row.int2Array(take()).compactMap { $0.map(Int.init) } }
    mutating func big() throws -> Int64 { try row.int8(take()) }
    mutating func bigOrNil() throws -> Int64? { try row.int8OrNil(take()) }
    mutating func bytes() throws -> [UInt8] { try row.bytes(take()) }
    mutating func bytesOrNil() throws -> [UInt8]? { try row.bytesOrNil(take()) }
    mutating func id<Entity>() throws -> Identifier<Entity> { try row.uuid(take()).identifier() }
    mutating func idOrNil<Entity>() throws -> Identifier<Entity>? { try row.uuidOrNil(take())?.identifier() }
    mutating func name<Entity>() throws -> Identifier<Entity> { Identifier(try text()) }
    mutating func nameOrNil<Entity>() throws -> Identifier<Entity>? { try textOrNil().map(Identifier.init) }
    mutating func names<Entity>() throws -> [Identifier<Entity>] { try texts().map(Identifier.init) }
    mutating func instant() throws -> Instant { Instant(microsecondsSinceEpoch: try row.timestamp(take())) }
    mutating func instantOrNil() throws -> Instant? {
        try row.timestampOrNil(take()).map(Instant.init(microsecondsSinceEpoch:))
    }

    mutating func date() throws -> CivilDate {
        guard let date = CivilDate(daysSinceEpoch: Int(try row.date(take()))) else {
            throw StoreError.corrupt(table: "date")
        }
        return date
    }

    mutating func dateOrNil() throws -> CivilDate? {
        guard let days = try row.dateOrNil(take()) else { return nil }
        return CivilDate(daysSinceEpoch: Int(days))
    }

    /// A code that an enum of ours knows; the column's CHECK names the same set.
    mutating func code<Code: RawRepresentable>(_ type: Code.Type = Code.self) throws -> Code
    where Code.RawValue == String {
        guard let code = Code(rawValue: try text()) else { throw StoreError.corrupt(table: "\(type)") }
        return code
    }

    mutating func codeOrNil<Code: RawRepresentable>(_ type: Code.Type = Code.self) throws -> Code?
    where Code.RawValue == String {
        guard let text = try textOrNil() else { return nil }
        guard let code = Code(rawValue: text) else { throw StoreError.corrupt(table: "\(type)") }
        return code
    }

    mutating func priority() throws -> Priority {
        guard let priority = Priority(rawValue: try small()) else { throw StoreError.corrupt(table: "priority") }
        return priority
    }

    mutating func levelOrNil() throws -> Level? { try smallOrNil().flatMap(Level.init(rawValue:)) }
}

extension Value {
    static func date(_ date: CivilDate) -> Value { .date(daysSince1970: Int32(date.daysSinceEpoch)) }
    static func date(_ date: CivilDate?) -> Value { date.map { .date($0) } ?? .null }
    static func instant(_ instant: Instant) -> Value {
        .timestamp(microsecondsSince1970: instant.microsecondsSinceEpoch)
    }
    static func small(_ number: Int) -> Value { .int2(Int16(number)) }
    static func small(_ number: Int?) -> Value { number.map { .int2(Int16($0)) } ?? .null }
    static func int(_ number: Int) -> Value { .int4(Int32(number)) }
    static func textOrNull(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
    static func name<Entity>(_ id: Identifier<Entity>) -> Value { .text(id.rawValue) }
    static func name<Entity>(_ id: Identifier<Entity>?) -> Value { .textOrNull(id?.rawValue) }
    static func names<Entity>(_ ids: some Sequence<Identifier<Entity>>) -> Value { .textArray(ids.map(\.rawValue)) }
    static func idOrNull<Entity>(_ id: Identifier<Entity>?) throws -> Value { try id?.value() ?? .null }
    static func codes(_ codes: some Sequence<String>) -> Value { .textArray(codes.map { $0 }) }
}
