import Testing

@testable import Casework

/// How many marks may stand on one letter.
@Suite struct StackedMarksTests {
    private static func pile(_ marks: String, _ count: Int) -> String { "反" + String(repeating: marks, count: count) }

    @Test func `marks are counted up to the bound, of whichever kind and class`() {
        for mark in ["\u{301}", "\u{316}", "\u{F73}", "\u{1D165}", "\u{20DD}", "\u{FE0F}", "\u{34F}"] {
            let code = String(mark.unicodeScalars.map(\.value).first ?? 0, radix: 16)
            #expect(StackedMarks.areBounded(in: Self.pile(mark, StackedMarks.most)), "\(code)")
            #expect(!StackedMarks.areBounded(in: Self.pile(mark, StackedMarks.most + 1)), "\(code)")
        }
        #expect(!StackedMarks.areBounded(in: Self.pile("\u{301}\u{316}", StackedMarks.most / 2 + 1)))
    }

    @Test func `each letter is counted anew`() {
        let written = String(repeating: Self.pile("\u{301}\u{316}", StackedMarks.most / 2), count: 100)
        #expect(StackedMarks.areBounded(in: written + "村会计截留低保金"))
        #expect(!StackedMarks.areBounded(in: written + "\u{301}"))
    }

    /// Of every character there is: what is taken apart into marks alone would be sorted with the others.
    @Test func `whatever has a combining class is a mark`() {
        let unseen = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
            scalar.properties.canonicalCombiningClass != .notReordered
                && StackedMarks.areBounded(in: String(String.UnicodeScalarView(repeatElement(scalar, count: 31))))
        }
        #expect(unseen.isEmpty, "\(unseen.map { String($0.value, radix: 16) })")
    }

    @Test func `what is taken out is the marks that are too many, and nothing else`() {
        let text = "a" + String(repeating: "\u{316}", count: 40) + "村\u{301}b"
        let left = "a" + String(repeating: "\u{316}", count: StackedMarks.most) + "村\u{301}b"
        #expect(StackedMarks.bounded(text).unicodeScalars.elementsEqual(left.unicodeScalars))
        #expect(StackedMarks.bounded("反映é村").unicodeScalars.elementsEqual("反映é村".unicodeScalars))
    }
}
