import Casework

/// Looks over a body before it is decoded: how deep its arrays and objects stand in each other, and how many values it has.
/// A decoder recurses with the depth, and makes a value of each. What is no JSON is found by the decoder.
enum JSONShape {
    static func isBounded(_ bytes: [UInt8]) -> Bool {
        var (depth, values) = (0, 1)
        var (isText, isEscaped) = (false, false)
        for byte in bytes {
            if isText {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isText = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isText = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ","): values += 1
            case _: break
            }
            guard depth <= Limits.jsonDepth, values <= Limits.jsonValues else { return false }
        }
        return true
    }

    /// Whether no letter stands under more marks than ``StackedMarks/most``, written as they are or as `\u`; in
    /// names too, which a decoder compares. What is no UTF-8 is found by the decoder.
    static func hasBoundedMarks(_ bytes: [UInt8]) -> Bool {
        guard let text = String(validating: bytes, as: UTF8.self) else { return true }
        var marks = StackedMarks()
        var high: UInt32?
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\", let next = rest.popFirst() else {
                guard marks.take(scalar) else { return false }
                continue
            }
            guard next == "u", let unit = UInt32(String(rest.prefix(4)), radix: 16) else {
                guard marks.take(next) else { return false }
                continue
            }
            rest = rest.dropFirst(4)
            if 0xD800..<0xDC00 ~= unit {
                high = unit
                continue
            }
            // Half of a pair alone is no text: the decoder refuses it.
            var value = unit
            if let high {
                let upper: UInt32 = (high - 0xD800) << 10
                value = 0x10000 + upper + (unit & 0x3FF)
            }
            high = nil
            guard marks.take(Unicode.Scalar(value) ?? "?") else { return false }
        }
        return true
    }
}
