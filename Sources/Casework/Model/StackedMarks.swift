/// Marks stacked on one letter: accents, vowel signs and the like that stand behind it as characters of their own.
///
/// Comparing or hashing text puts each run of them in order, in time that grows with the square of its length: one letter
/// under twenty thousand marks would hold a processor for a minute. So what comes from outside is counted before
/// anything compares it. No writing needs more than a few; the Stream-Safe Text Format allows thirty (UAX #15 §13).
public struct StackedMarks: Sendable {
    /// Most marks behind each other.
    public static let most = 30

    private var run = 0

    /// Before a text.
    public init() {}

    /// Takes what comes next in a text; false from the mark on that is one too many.
    public mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        run = Self.isMark(scalar) ? run + 1 : 0
        return run <= Self.most
    }

    /// Whether no letter of a text stands under more than ``most`` of them.
    public static func areBounded(in text: some StringProtocol) -> Bool {
        var marks = StackedMarks()
        return text.unicodeScalars.allSatisfy { marks.take($0) }
    }

    /// A text without the marks that are too many, which nobody reads.
    public static func bounded(_ text: String) -> String {
        if areBounded(in: text) { return text }
        var marks = StackedMarks()
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { marks.take($0) }))
    }

    /// Each character with a combining class, or that is taken apart into such, is a mark (UAX #44 §5.14).
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300 else { return false }
        return switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        case _: false
        }
    }
}
