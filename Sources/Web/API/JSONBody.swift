import Casework
import FoundationEssentials
import Operations

/// Reads the body of a request to the API. Of one that cannot be read it names the fields at fault, as the API calls
/// them, and nothing of what they hold.
enum JSONBody {
    /// - Throws: `Unanswerable.unreadable` for a body of another form (400), `OperationError.mend` for a text that
    ///   nothing can hold (422).
    static func read<Value: Decodable>(_ bytes: [UInt8]) throws -> Value {
        guard JSONShape.isBounded(bytes) else { throw Unanswerable.unreadable([.init("", .bodyTooDeep)]) }
        guard JSONShape.hasBoundedMarks(bytes) else { throw Unanswerable.unreadable([.init("", .stackedMarks)]) }
        do { return try JSONDecoder().decode(Value.self, from: Data(bytes)) } catch let error as DecodingError {
            throw Unanswerable.unreadable(faults(error))
        }
    }

    /// The decoder stops at the first fault. What it says of it may quote the body, so the words are ours.
    private static func faults(_ error: DecodingError) -> [OperationError.Fault] {
        switch error {
        case .keyNotFound(let key, let context): [.init(name(context.codingPath + [key]), .fieldMissing)]
        case .valueNotFound(_, let context): [.init(name(context.codingPath), .fieldMissing)]
        case .typeMismatch(_, let context): [.init(name(context.codingPath), .fieldOfWrongType)]
        case .dataCorrupted(let context):
            [.init(name(context.codingPath), context.codingPath.isEmpty ? .bodyIsNoJSON : .fieldOfWrongType)]
        @unknown default: [.init("", .bodyIsNoJSON)]
        }
    }

    /// `accused[0].name`; empty for the whole body.
    static func name(_ path: [any CodingKey]) -> String {
        path.reduce(into: "") { name, key in
            if let index = key.intValue {
                name += "[\(index)]"
            } else {
                name += name.isEmpty ? key.stringValue : "." + key.stringValue
            }
        }
    }
}

/// A text out of a body, without control characters except tabs and line ends.
///
/// Every text that comes in through the API is one, so this is where all of them are looked at: no query can hold NUL,
/// no page and no file should hold the others. Forms drop them; another system is told, because it should know what
/// it sends.
struct PlainText: Decodable, Sendable {
    let text: String

    /// - Throws: `OperationError.mend` with the field's name.
    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard text.unicodeScalars.allSatisfy(Self.isPlain) else {
            throw OperationError.mend([.init(JSONBody.name(decoder.codingPath), .controlCharacters)])
        }
        self.text = text
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\t", "\n", "\r": true
        case _: scalar.value >= 0x20 && scalar.value != 0x7F
        }
    }
}
