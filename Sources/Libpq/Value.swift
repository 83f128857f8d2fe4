/// The 128 bits of a uuid; this target knows no Foundation.
public struct UUIDBits: Sendable, Hashable {
    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}

/// A statement parameter, sent in binary with its type's OID, so nothing is quoted and nothing is guessed.
///
/// Times are microseconds since 1970-01-01 UTC, dates days since 1970-01-01; `Int64.max`/`.min` (`Int32.max`/`.min`)
/// stand for `infinity`/`-infinity`.
public enum Value: Sendable, Equatable {
    /// NULL of whatever type the statement expects there.
    case null
    case bool(Bool)
    case int2(Int16)
    case int4(Int32)
    case int8(Int64)
    case float8(Double)
    case text(String)
    /// bytea.
    case bytes([UInt8])
    case uuid(high: UInt64, low: UInt64)
    /// timestamptz.
    case timestamp(microsecondsSince1970: Int64)
    case date(daysSince1970: Int32)
    /// jsonb, as text that is already JSON.
    case json(String)
    case boolArray([Bool?])
    case int2Array([Int16?])
    case int4Array([Int32?])
    case int8Array([Int64?])
    case textArray([String?])
    case bytesArray([[UInt8]?])
    case uuidArray([UUIDBits?])
    case timestampArray([Int64?])
    case dateArray([Int32?])

    /// A uuid from its bits.
    public static func uuid(_ bits: UUIDBits) -> Value { .uuid(high: bits.high, low: bits.low) }
}

/// Type OIDs of PostgreSQL's catalogue (`pg_type.dat`), which never change.
enum TypeID {
    static let bool: UInt32 = 16
    static let bytea: UInt32 = 17
    static let char: UInt32 = 18
    static let name: UInt32 = 19
    static let int8: UInt32 = 20
    static let int2: UInt32 = 21
    static let int4: UInt32 = 23
    static let text: UInt32 = 25
    static let oid: UInt32 = 26
    static let json: UInt32 = 114
    static let float4: UInt32 = 700
    static let float8: UInt32 = 701
    static let unknown: UInt32 = 705
    static let bpchar: UInt32 = 1042
    static let varchar: UInt32 = 1043
    static let date: UInt32 = 1082
    static let timestamptz: UInt32 = 1184
    static let uuid: UInt32 = 2950
    static let jsonb: UInt32 = 3802
    static let xid8: UInt32 = 5069
    static let boolArray: UInt32 = 1000
    static let byteaArray: UInt32 = 1001
    static let nameArray: UInt32 = 1003
    static let int2Array: UInt32 = 1005
    static let int4Array: UInt32 = 1007
    static let textArray: UInt32 = 1009
    static let varcharArray: UInt32 = 1015
    static let int8Array: UInt32 = 1016
    static let dateArray: UInt32 = 1182
    static let timestamptzArray: UInt32 = 1185
    static let uuidArray: UInt32 = 2951
}

/// PostgreSQL counts from 2000-01-01; everybody else from 1970-01-01.
enum Epoch {
    static let microseconds: Int64 = 946_684_800_000_000
    static let days: Int32 = 10_957

    /// Shifts by `offset`, keeping the infinities and clamping what the type cannot hold.
    static func shift<I: FixedWidthInteger>(_ value: I, by offset: I) -> I {
        if value == .max || value == .min { return value }
        let (shifted, overflow) = value.addingReportingOverflow(offset)
        return overflow ? (offset > 0 ? .max : .min) : shifted
    }
}

extension Value {
    /// The type the parameter is declared with; 0 lets the server infer it, which only NULL needs.
    var typeID: UInt32 {
        switch self {
        case .null: 0
        case .bool: TypeID.bool
        case .int2: TypeID.int2
        case .int4: TypeID.int4
        case .int8: TypeID.int8
        case .float8: TypeID.float8
        case .text: TypeID.text
        case .bytes: TypeID.bytea
        case .uuid: TypeID.uuid
        case .timestamp: TypeID.timestamptz
        case .date: TypeID.date
        case .json: TypeID.jsonb
        case .boolArray: TypeID.boolArray
        case .int2Array: TypeID.int2Array
        case .int4Array: TypeID.int4Array
        case .int8Array: TypeID.int8Array
        case .textArray: TypeID.textArray
        case .bytesArray: TypeID.byteaArray
        case .uuidArray: TypeID.uuidArray
        case .timestampArray: TypeID.timestamptzArray
        case .dateArray: TypeID.dateArray
        }
    }
}
