private let textArrays = [TypeID.textArray, TypeID.varcharArray, TypeID.nameArray]

extension Row {
    /// bool[]; elements may be NULL.
    public func boolArray(_ column: Int) throws(DatabaseError) -> [Bool?] {
        try required(column, try boolArrayOrNil(column))
    }

    /// bool[]; nil for a NULL array.
    public func boolArrayOrNil(_ column: Int) throws(DatabaseError) -> [Bool?]? {
        try optional(column, [TypeID.boolArray]) { Decoding.array($0) { Decoding.bool($0) } }
    }

    /// int2[]; elements may be NULL.
    public func int2Array(_ column: Int) throws(DatabaseError) -> [Int16?] {
        try required(column, try int2ArrayOrNil(column))
    }

    /// int2[]; nil for a NULL array.
    public func int2ArrayOrNil(_ column: Int) throws(DatabaseError) -> [Int16?]? {
        try optional(column, [TypeID.int2Array]) { Decoding.array($0) { Decoding.whole($0) } }
    }

    /// int4[]; elements may be NULL.
    public func int4Array(_ column: Int) throws(DatabaseError) -> [Int32?] {
        try required(column, try int4ArrayOrNil(column))
    }

    /// int4[]; nil for a NULL array.
    public func int4ArrayOrNil(_ column: Int) throws(DatabaseError) -> [Int32?]? {
        try optional(column, [TypeID.int4Array]) { Decoding.array($0) { Decoding.whole($0) } }
    }

    /// int8[]; elements may be NULL.
    public func int8Array(_ column: Int) throws(DatabaseError) -> [Int64?] {
        try required(column, try int8ArrayOrNil(column))
    }

    /// int8[]; nil for a NULL array.
    public func int8ArrayOrNil(_ column: Int) throws(DatabaseError) -> [Int64?]? {
        try optional(column, [TypeID.int8Array]) { Decoding.array($0) { Decoding.whole($0) } }
    }

    /// text[], varchar[] or name[]; elements may be NULL.
    public func textArray(_ column: Int) throws(DatabaseError) -> [String?] {
        try required(column, try textArrayOrNil(column))
    }

    /// text[], varchar[] or name[]; nil for a NULL array.
    public func textArrayOrNil(_ column: Int) throws(DatabaseError) -> [String?]? {
        try optional(column, textArrays) { Decoding.array($0) { Decoding.text($0) } }
    }

    /// bytea[]; elements may be NULL.
    public func bytesArray(_ column: Int) throws(DatabaseError) -> [[UInt8]?] {
        try required(column, try bytesArrayOrNil(column))
    }

    /// bytea[]; nil for a NULL array.
    public func bytesArrayOrNil(_ column: Int) throws(DatabaseError) -> [[UInt8]?]? {
        try optional(column, [TypeID.byteaArray]) { Decoding.array($0) { Decoding.bytes($0) } }
    }

    /// uuid[]; elements may be NULL.
    public func uuidArray(_ column: Int) throws(DatabaseError) -> [UUIDBits?] {
        try required(column, try uuidArrayOrNil(column))
    }

    /// uuid[]; nil for a NULL array.
    public func uuidArrayOrNil(_ column: Int) throws(DatabaseError) -> [UUIDBits?]? {
        try optional(column, [TypeID.uuidArray]) { Decoding.array($0) { Decoding.uuid($0) } }
    }

    /// timestamptz[], in microseconds since 1970-01-01 UTC; elements may be NULL.
    public func timestampArray(_ column: Int) throws(DatabaseError) -> [Int64?] {
        try required(column, try timestampArrayOrNil(column))
    }

    /// timestamptz[], in microseconds since 1970-01-01 UTC; nil for a NULL array.
    public func timestampArrayOrNil(_ column: Int) throws(DatabaseError) -> [Int64?]? {
        try optional(column, [TypeID.timestamptzArray]) { Decoding.array($0) { Decoding.timestamp($0) } }
    }

    /// date[], in days since 1970-01-01; elements may be NULL.
    public func dateArray(_ column: Int) throws(DatabaseError) -> [Int32?] {
        try required(column, try dateArrayOrNil(column))
    }

    /// date[], in days since 1970-01-01; nil for a NULL array.
    public func dateArrayOrNil(_ column: Int) throws(DatabaseError) -> [Int32?]? {
        try optional(column, [TypeID.dateArray]) { Decoding.array($0) { Decoding.date($0) } }
    }
}
