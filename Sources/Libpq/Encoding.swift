/// Bytes in network order, growing.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func append<I: FixedWidthInteger>(_ integer: I) {
        unsafe withUnsafeBytes(of: integer.bigEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    mutating func append(_ bits: UUIDBits) {
        append(bits.high)
        append(bits.low)
    }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Writes a four-byte length before what `body` writes.
    mutating func withLength(_ body: (inout ByteWriter) -> Void) {
        let start = bytes.count
        append(Int32(0))
        body(&self)
        let length = UInt32(truncatingIfNeeded: bytes.count - start - 4)
        for index in 0..<4 { bytes[start + index] = UInt8(truncatingIfNeeded: length >> UInt32(24 - 8 * index)) }
    }
}

extension Value {
    var isNull: Bool { if case .null = self { true } else { false } }

    /// Appends the binary wire form (the types' `…recv` functions in PostgreSQL's `utils/adt`); nothing for NULL.
    func encode(into writer: inout ByteWriter) {
        switch self {
        case .null: break
        case .bool(let value): writer.append(UInt8(value ? 1 : 0))
        case .int2(let value): writer.append(value)
        case .int4(let value): writer.append(value)
        case .int8(let value): writer.append(value)
        case .float8(let value): writer.append(value.bitPattern)
        case .text(let value): writer.append(value.utf8)
        case .bytes(let value): writer.append(value)
        case .uuid(let high, let low): writer.append(UUIDBits(high: high, low: low))
        case .timestamp(let value): writer.append(Epoch.shift(value, by: -Epoch.microseconds))
        case .date(let value): writer.append(Epoch.shift(value, by: -Epoch.days))
        case .json(let value):
            writer.append(UInt8(1))
            writer.append(value.utf8)
        case .boolArray(let items): encode(items, TypeID.bool, into: &writer) { $0.append(UInt8($1 ? 1 : 0)) }
        case .int2Array(let items): encode(items, TypeID.int2, into: &writer) { $0.append($1) }
        case .int4Array(let items): encode(items, TypeID.int4, into: &writer) { $0.append($1) }
        case .int8Array(let items): encode(items, TypeID.int8, into: &writer) { $0.append($1) }
        case .textArray(let items): encode(items, TypeID.text, into: &writer) { $0.append($1.utf8) }
        case .bytesArray(let items): encode(items, TypeID.bytea, into: &writer) { $0.append($1) }
        case .uuidArray(let items): encode(items, TypeID.uuid, into: &writer) { $0.append($1) }
        case .timestampArray(let items):
            encode(items, TypeID.timestamptz, into: &writer) { $0.append(Epoch.shift($1, by: -Epoch.microseconds)) }
        case .dateArray(let items):
            encode(items, TypeID.date, into: &writer) { $0.append(Epoch.shift($1, by: -Epoch.days)) }
        }
    }

    /// One-dimensional array: dimensions, has-null flag, element type, count, lower bound 1, elements (`array_recv`).
    private func encode<Element>(
        _ items: [Element?],
        _ elementType: UInt32,
        into writer: inout ByteWriter,
        _ write: (inout ByteWriter, Element) -> Void
    ) {
        writer.append(Int32(items.isEmpty ? 0 : 1))
        writer.append(Int32(items.contains { $0 == nil } ? 1 : 0))
        writer.append(elementType)
        guard !items.isEmpty else { return }
        writer.append(Int32(truncatingIfNeeded: items.count))
        writer.append(Int32(1))
        for item in items {
            guard let item else {
                writer.append(Int32(-1))
                continue
            }
            writer.withLength { write(&$0, item) }
        }
    }
}

/// The parameters of one call, encoded back to back. Each connection has one and fills it anew for each call, so that a
/// pipeline of many asks for memory once.
struct EncodedParameters {
    private var writer = ByteWriter()
    /// Where each value starts in what was written; nil for NULL.
    private var starts: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    mutating func fill(_ values: [Value]) {
        starts.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        while formats.count < values.count { formats.append(1) }
        for value in values {
            let start = writer.bytes.count
            value.encode(into: &writer)
            starts.append(value.isNull ? nil : start)
            lengths.append(Int32(truncatingIfNeeded: writer.bytes.count - start))
        }
        // An empty value still needs an address that is not NULL.
        writer.append(UInt8(0))
    }

    /// Lends what was filled in as libpq takes it: how many, addresses, lengths, formats, for this call only.
    func lend<R>(
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> R
    ) -> R {
        let count = Int32(truncatingIfNeeded: starts.count)
        if count == 0 { return body(0, nil, nil, nil) }
        return unsafe lend(count, body)
    }

    private func lend<R>(
        _ count: Int32,
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> R
    ) -> R {
        unsafe writer.bytes.withUnsafeBytes { bytes in
            unsafe withUnsafeTemporaryAllocation(
                of: UnsafePointer<CChar>?.self, capacity: starts.count + 1
            ) { addresses in
                for (index, start) in starts.enumerated() {
                    let address = unsafe start.flatMap { start in
                        unsafe bytes.baseAddress.map { unsafe ($0 + start).assumingMemoryBound(to: CChar.self) }
                    }
                    unsafe addresses.initializeElement(at: index, to: address)
                }
                return unsafe lengths.withUnsafeBufferPointer { lengths in
                    unsafe formats.withUnsafeBufferPointer { formats in
                        unsafe body(
                            count, UnsafePointer(addresses.baseAddress), lengths.baseAddress, formats.baseAddress)
                    }
                }
            }
        }
    }

    /// Forgets what was filled in; memory of an ordinary size stays for the next call.
    mutating func clear() {
        if writer.bytes.count > Limits.copyBufferBytes { writer = ByteWriter() } else { writer.removeAll() }
    }
}
