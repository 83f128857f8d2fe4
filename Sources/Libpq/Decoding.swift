/// Reads the binary wire forms. Every function answers nil for bytes that are not what it expects: the server is
/// trusted to be honest, not to have the version we think.
enum Decoding {
    static func integer<I: FixedWidthInteger>(_ bytes: Span<UInt8>, at offset: Int = 0, as type: I.Type = I.self) -> I?
    {
        let width = I.bitWidth / 8
        guard offset >= 0, offset + width <= bytes.count else { return nil }
        var value: I = 0
        for index in offset..<offset + width { value = (value << 8) | I(truncatingIfNeeded: bytes[index]) }
        return value
    }

    /// An integer that fills the field.
    static func whole<I: FixedWidthInteger>(_ bytes: Span<UInt8>, as type: I.Type = I.self) -> I? {
        bytes.count == I.bitWidth / 8 ? integer(bytes) : nil
    }

    static func integer32(_ bytes: Span<UInt8>) -> Int32? {
        bytes.count == 2 ? whole(bytes, as: Int16.self).map { Int32($0) } : whole(bytes)
    }

    /// Four bytes are read as signed; an oid above 2³¹ therefore reads as negative, which no catalogue reaches.
    static func integer64(_ bytes: Span<UInt8>) -> Int64? {
        bytes.count == 8 ? whole(bytes) : integer32(bytes).map { Int64($0) }
    }

    static func double(_ bytes: Span<UInt8>) -> Double? {
        bytes.count == 4
            ? whole(bytes, as: UInt32.self).map { Double(Float(bitPattern: $0)) }
            : whole(bytes, as: UInt64.self).map { Double(bitPattern: $0) }
    }

    static func bool(_ bytes: Span<UInt8>) -> Bool? { bytes.count == 1 ? bytes[0] != 0 : nil }

    static func text(_ bytes: Span<UInt8>) -> String? {
        // The session's encoding is UTF-8, so nothing is ever repaired here.
        unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    static func bytes(_ bytes: Span<UInt8>) -> [UInt8]? {
        unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
    }

    static func uuid(_ bytes: Span<UInt8>) -> UUIDBits? {
        guard bytes.count == 16, let high = integer(bytes, as: UInt64.self),
            let low = integer(bytes, at: 8, as: UInt64.self)
        else { return nil }
        return UUIDBits(high: high, low: low)
    }

    static func timestamp(_ bytes: Span<UInt8>) -> Int64? {
        whole(bytes).map { Epoch.shift($0, by: Epoch.microseconds) }
    }

    static func date(_ bytes: Span<UInt8>) -> Int32? {
        whole(bytes).map { Epoch.shift($0, by: Epoch.days) }
    }

    /// A one-dimensional (or empty) array; others answer nil.
    static func array<Element>(
        _ bytes: Span<UInt8>,
        _ element: (Span<UInt8>) -> Element?
    ) -> [Element?]? {
        guard let dimensions = integer(bytes, as: Int32.self) else { return nil }
        if dimensions == 0 { return [] }
        guard dimensions == 1, let count = integer(bytes, at: 12, as: Int32.self), count >= 0 else { return nil }
        var items: [Element?] = []
        items.reserveCapacity(min(Int(count), bytes.count / 4))
        var offset = 20
        for _ in 0..<count {
            guard let length = integer(bytes, at: offset, as: Int32.self) else { return nil }
            offset += 4
            if length < 0 {
                items.append(nil)
                continue
            }
            guard offset + Int(length) <= bytes.count,
                let item = element(bytes.extracting(offset..<offset + Int(length)))
            else { return nil }
            items.append(item)
            offset += Int(length)
        }
        return items
    }
}
