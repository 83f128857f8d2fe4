import Casework

/// The fields of a form as they came in, in order. Values are somebody's words: they are shown back in the form
/// that they came from and written nowhere else.
public struct FormFields: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
    /// Why a body could not be read. The descriptions hold nothing of the body.
    public enum Unreadable: Error, Equatable, CustomStringConvertible {
        /// The body is longer than ``Limits/formBytes``.
        case tooLong
        /// There are more than ``Limits/formFields`` fields.
        case tooManyFields
        /// A name is longer than ``Limits/fieldNameBytes``.
        case nameTooLong
        /// A percent sign is not followed by two hexadecimal digits.
        case badPercentEncoding
        /// The bytes are not UTF-8.
        case notUTF8

        public var description: String {
            switch self {
            case .tooLong: "The form is longer than \(Limits.formBytes) bytes."
            case .tooManyFields: "The form has more than \(Limits.formFields) fields."
            case .nameTooLong: "A field's name is longer than \(Limits.fieldNameBytes) bytes."
            case .badPercentEncoding: "A percent sign in the form is not followed by two hexadecimal digits."
            case .notUTF8: "The form is not UTF-8."
            }
        }
    }

    private struct Field: Sendable, Equatable {
        let name: String
        var value: String
    }

    private var fields: [Field] = []

    /// How many fields there are: what they hold must not reach a log through an error that carries them.
    public var description: String { "FormFields(\(fields.count))" }
    public var customMirror: Mirror { Mirror(self, children: []) }

    /// No fields: an empty form.
    public init() {}

    /// Fields by name, for pages that prefill a form.
    public init(_ pairs: KeyValuePairs<String, String>) {
        fields = pairs.map { Field(name: $0.key, value: $0.value) }
    }

    /// Reads `application/x-www-form-urlencoded` (WHATWG URL §5.1).
    ///
    /// - Throws: ``Unreadable`` when a bound is passed or the bytes are malformed; nothing is guessed.
    public init(
        urlencoded body: some Collection<UInt8>, longest: Int = Limits.formBytes
    ) throws(Unreadable) {
        guard body.count <= longest else { throw .tooLong }
        var rest = body[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "&")) ?? rest.endIndex
            let pair = rest[rest.startIndex..<end]
            rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
            if pair.isEmpty { continue }
            guard fields.count < Limits.formFields else { throw .tooManyFields }
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let name = try Self.decoded(pair[pair.startIndex..<equals])
            guard name.utf8.count <= Limits.fieldNameBytes else { throw .nameTooLong }
            let value = equals == pair.endIndex ? "" : try Self.decoded(pair[pair.index(after: equals)...])
            fields.append(Field(name: name, value: value))
        }
    }

    /// The first value of a field; empty when the form has no such field.
    public subscript(_ name: String) -> String {
        fields.first { $0.name == name }?.value ?? ""
    }

    /// All values of a field that may come several times, in order.
    public func all(_ name: String) -> [String] {
        fields.compactMap { $0.name == name ? $0.value : nil }
    }

    /// Whether the form has the field at all: an unticked box sends nothing.
    public func has(_ name: String) -> Bool {
        fields.contains { $0.name == name }
    }

    /// Whether one of the fields whose names begin so holds something.
    func isFilled(startingWith start: String) -> Bool {
        fields.contains { $0.name.hasPrefix(start) && !$0.value.isEmpty }
    }

    /// What somebody typed, in order, without what the page itself put in and without secrets: for whoever typed it to copy.
    var typed: [String] {
        fields.filter { field in
            !Self.untyped.contains(field.name) && !Self.isSecret(field.name) && Self.isTyped(field.value)
        }.map(\.value)
    }

    /// All that goes along when the form is sent again, in order: no secret, which no page shows back.
    var sentAgain: [(name: String, value: String)] {
        fields.filter { $0.name != CSRFToken.fieldName && !Self.isSecret($0.name) }.map { ($0.name, $0.value) }
    }

    /// Whether something is lost when the form does not come back: of one that asks for a password, what else was typed.
    var isWorthKeeping: Bool {
        !typed.isEmpty || !sentAgain.isEmpty && !fields.contains { $0.name.contains("password") && !$0.value.isEmpty }
    }

    /// Passwords, codes of the second factor, query codes, one-time codes by which an account begins.
    private static func isSecret(_ name: String) -> Bool {
        name == freshCode || name == "invitation" || name == "old" || name == "again" || name.contains("password")
    }

    /// What a page offers to choose from are short words of small letters; a telephone has digits.
    private static func isTyped(_ value: String) -> Bool {
        guard Identifier<Never>(address: value) == nil else { return false }
        let length = value.utf8.count
        return length >= 20 || value.contains { !$0.isASCII } || length >= 8 && value.contains(where: \.isNumber)
    }

    private static let untyped: Set<String> = [
        CSRFToken.fieldName, freshCode, WaitingField.number, WaitingField.answer, "ticket", "form", "step", "number",
        "answer", WaitingField.work, "account", "state", "issuer", "nonce", "made", "until",
    ]

    /// Puts a value in place of all values of a field.
    public mutating func set(_ name: String, to value: String) {
        fields.removeAll { $0.name == name }
        fields.append(Field(name: name, value: value))
    }

    /// Adds the fields of another form whose names this one does not have.
    mutating func add(_ other: FormFields) {
        let missing = other.fields.filter { !has($0.name) }
        fields += missing
    }

    /// Appends a value, as a part of a multipart body does.
    ///
    /// - Throws: ``Unreadable`` when a bound is passed.
    public mutating func append(_ name: String, _ value: String) throws(Unreadable) {
        guard fields.count < Limits.formFields else { throw .tooManyFields }
        guard name.utf8.count <= Limits.fieldNameBytes else { throw .nameTooLong }
        fields.append(Field(name: StackedMarks.bounded(name), value: StackedMarks.bounded(value)))
    }

    private static func decoded(_ encoded: some Collection<UInt8>) throws(Unreadable) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(encoded.count)
        var index = encoded.startIndex
        while index != encoded.endIndex {
            let byte = encoded[index]
            index = encoded.index(after: index)
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard index != encoded.endIndex, let high = hexValue(encoded[index]) else { throw .badPercentEncoding }
                index = encoded.index(after: index)
                guard index != encoded.endIndex, let low = hexValue(encoded[index]) else { throw .badPercentEncoding }
                index = encoded.index(after: index)
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
        return StackedMarks.bounded(text)
    }

    static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
