/// Several texts as one run of bytes, to be sealed together: each a 32-bit big-endian length and its UTF-8.
enum SealedFields {
    static func encode(_ fields: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for field in fields {
            let utf8 = Array(field.utf8)
            let count = UInt32(utf8.count)
            bytes += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) }
            bytes += utf8
        }
        return bytes
    }

    /// - Throws: `StoreError.corrupt` unless exactly `count` fields fill the bytes.
    static func decode(_ bytes: [UInt8], count: Int) throws(StoreError) -> [String] {
        let fields = try decodeAll(bytes)
        guard fields.count == count else { throw .corrupt(table: "sealed") }
        return fields
    }

    /// - Throws: `StoreError.corrupt` when a length leads past the end.
    static func decodeAll(_ bytes: [UInt8]) throws(StoreError) -> [String] {
        var fields: [String] = []
        var rest = bytes[...]
        while rest.count >= 4 {
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            guard length <= rest.count else { throw .corrupt(table: "sealed") }
            fields.append(String(decoding: rest.prefix(length), as: UTF8.self))
            rest = rest.dropFirst(length)
        }
        guard rest.isEmpty else { throw .corrupt(table: "sealed") }
        return fields
    }
}
