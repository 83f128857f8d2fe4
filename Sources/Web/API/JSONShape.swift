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
}
