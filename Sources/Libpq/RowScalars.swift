// The types a getter accepts beside its own: those that widen without loss.
private let integers4 = [TypeID.int4, TypeID.int2]
private let integers8 = [TypeID.int8, TypeID.int4, TypeID.int2, TypeID.oid, TypeID.xid8]
private let floats = [TypeID.float8, TypeID.float4]
private let texts = [TypeID.text, TypeID.varchar, TypeID.bpchar, TypeID.name, TypeID.unknown, TypeID.char]
private let jsons = [TypeID.jsonb, TypeID.json]

extension Row {
    /// bool.
    public func bool(_ column: Int) throws(DatabaseError) -> Bool {
        try required(column, try boolOrNil(column))
    }

    /// bool; nil for NULL.
    public func boolOrNil(_ column: Int) throws(DatabaseError) -> Bool? {
        try optional(column, [TypeID.bool]) { Decoding.bool($0) }
    }

    /// int2.
    public func int2(_ column: Int) throws(DatabaseError) -> Int16 {
        try required(column, try int2OrNil(column))
    }

    /// int2; nil for NULL.
    public func int2OrNil(_ column: Int) throws(DatabaseError) -> Int16? {
        try optional(column, [TypeID.int2]) { Decoding.whole($0) }
    }

    /// int4 or int2.
    public func int4(_ column: Int) throws(DatabaseError) -> Int32 {
        try required(column, try int4OrNil(column))
    }

    /// int4 or int2; nil for NULL.
    public func int4OrNil(_ column: Int) throws(DatabaseError) -> Int32? {
        try optional(column, integers4) { Decoding.integer32($0) }
    }

    /// int8, int4, int2, oid or xid8.
    public func int8(_ column: Int) throws(DatabaseError) -> Int64 {
        try required(column, try int8OrNil(column))
    }

    /// int8, int4, int2, oid or xid8; nil for NULL.
    public func int8OrNil(_ column: Int) throws(DatabaseError) -> Int64? {
        try optional(column, integers8) { Decoding.integer64($0) }
    }

    /// float8 or float4.
    public func float8(_ column: Int) throws(DatabaseError) -> Double {
        try required(column, try float8OrNil(column))
    }

    /// float8 or float4; nil for NULL.
    public func float8OrNil(_ column: Int) throws(DatabaseError) -> Double? {
        try optional(column, floats) { Decoding.double($0) }
    }

    /// text, varchar, char(n) or name.
    public func text(_ column: Int) throws(DatabaseError) -> String {
        try required(column, try textOrNil(column))
    }

    /// text, varchar, char(n) or name; nil for NULL.
    public func textOrNil(_ column: Int) throws(DatabaseError) -> String? {
        try optional(column, texts) { Decoding.text($0) }
    }

    /// bytea.
    public func bytes(_ column: Int) throws(DatabaseError) -> [UInt8] {
        try required(column, try bytesOrNil(column))
    }

    /// bytea; nil for NULL.
    public func bytesOrNil(_ column: Int) throws(DatabaseError) -> [UInt8]? {
        try optional(column, [TypeID.bytea]) { Decoding.bytes($0) }
    }

    /// uuid.
    public func uuid(_ column: Int) throws(DatabaseError) -> UUIDBits {
        try required(column, try uuidOrNil(column))
    }

    /// uuid; nil for NULL.
    public func uuidOrNil(_ column: Int) throws(DatabaseError) -> UUIDBits? {
        try optional(column, [TypeID.uuid]) { Decoding.uuid($0) }
    }

    /// timestamptz, in microseconds since 1970-01-01 UTC.
    public func timestamp(_ column: Int) throws(DatabaseError) -> Int64 {
        try required(column, try timestampOrNil(column))
    }

    /// timestamptz, in microseconds since 1970-01-01 UTC; nil for NULL.
    public func timestampOrNil(_ column: Int) throws(DatabaseError) -> Int64? {
        try optional(column, [TypeID.timestamptz]) { Decoding.timestamp($0) }
    }

    /// date, in days since 1970-01-01.
    public func date(_ column: Int) throws(DatabaseError) -> Int32 {
        try required(column, try dateOrNil(column))
    }

    /// date, in days since 1970-01-01; nil for NULL.
    public func dateOrNil(_ column: Int) throws(DatabaseError) -> Int32? {
        try optional(column, [TypeID.date]) { Decoding.date($0) }
    }

    /// jsonb or json, as text.
    public func json(_ column: Int) throws(DatabaseError) -> String {
        try required(column, try jsonOrNil(column))
    }

    /// jsonb or json, as text; nil for NULL.
    public func jsonOrNil(_ column: Int) throws(DatabaseError) -> String? {
        try optional(column, jsons) { json($0, isBinary: answer.typeID(column) == TypeID.jsonb) }
    }

    /// jsonb has a version byte before its text, json has none.
    private func json(_ bytes: Span<UInt8>, isBinary: Bool) -> String? {
        guard isBinary else { return Decoding.text(bytes) }
        guard bytes.count > 0, bytes[0] == 1 else { return nil }
        return Decoding.text(bytes.extracting(1..<bytes.count))
    }
}
