import Testing

@testable import Casework

@Suite struct QueryCodeTests {
    /// Codes from bytes that a small generator makes: the same in every run.
    private static let samples: [QueryCode] = {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        return (0..<100).map { _ in
            let random = (0..<QueryCode.randomBytes).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            }
            return QueryCode(cell: "4202", random: random)
        }
    }()

    @Test func `a code reads back from its printed form`() {
        for code in Self.samples { #expect(QueryCode(typed: code.text) == code) }
    }

    @Test func `DW-query-code the printed form is five groups of four, and every character of it is needed`() throws {
        let code = try #require(Self.samples.first)
        #expect(code.text.split(separator: "-").map(\.count) == [4, 4, 4, 4, 4])
        #expect(code.groups.joined(separator: "-") == code.text && code.text.hasPrefix("3A"))
        #expect(QueryCode(cell: "4202", random: Array(1...10)).text == "3A04-1061-050R-3GG2-8A5G")
        for place in 0..<QueryCode.length {
            var typed = code.groups.joined().map { $0 }
            typed.remove(at: place)
            #expect(QueryCode(typed: String(typed)) == nil)
        }
    }

    @Test func `what was typed is counted without what stands between it, whatever it is`() {
        for code in Self.samples { #expect(QueryCode.count(typed: code.text.lowercased()) == QueryCode.length) }
        for (typed, count) in [
            ("", 0), (" -\u{3000}—\t", 0), ("3A7K 3M9Q", 8), ("不是查询码", 5), ("UU-UU", 4), ("３Ａ７Ｋ－３Ｍ９Ｑ", 8),
        ] { #expect(QueryCode.count(typed: typed) == count, "\(typed)") }
    }

    @Test func `DW-query-code every wrong character is noticed`() {
        for typed in Self.samples.flatMap(Self.substitutions) {
            #expect(QueryCode(typed: typed) == nil, "\(typed) passes")
        }
    }

    @Test func `DW-query-code every swap of two characters is noticed, neighbours or not`() {
        for typed in Self.samples.flatMap(Self.swaps) {
            #expect(QueryCode(typed: typed) == nil, "\(typed) passes")
        }
    }

    /// The code is linear: what is true of one is true of all, and an error is noticed where it is no code itself.
    @Test func `DW-query-code no two wrong characters undo each other`() {
        var passes = 0
        for first in 0..<QueryCode.length {
            for second in 0..<first {
                for left in UInt8(1)..<32 {
                    for right in UInt8(1)..<32 {
                        var error = [UInt8](repeating: 0, count: QueryCode.length)
                        (error[first], error[second]) = (left, right)
                        if CheckCharacters.hold(error) { passes += 1 }
                    }
                }
            }
        }
        #expect(passes == 0)
    }

    private static func substitutions(of code: QueryCode) -> [String] {
        let characters = Array(code.text)
        return characters.indices.filter { characters[$0] != "-" }.flatMap { position in
            QueryCode.alphabet.filter { $0 != characters[position] }.map { other in
                var typed = characters
                typed[position] = other
                return String(typed)
            }
        }
    }

    private static func swaps(of code: QueryCode) -> [String] {
        let characters = code.text.filter { $0 != "-" }.map { $0 }
        return characters.indices.flatMap { left in
            characters.indices.filter { $0 > left && characters[$0] != characters[left] }.map { right in
                var typed = characters
                typed.swapAt(left, right)
                return String(typed)
            }
        }
    }

    @Test func `lower case, blanks, dashes, full-width forms and look-alikes are read as meant`() throws {
        let code = QueryCode(cell: "4202", random: [0, 0x42, 0x10, 0x84, 0x21, 0, 0, 0, 0, 1])
        let text = code.text
        #expect(text.contains("0") && text.contains("1"))
        let wide = String(
            String.UnicodeScalarView(text.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0) ?? $0 }))
        let variants = [
            text.lowercased(), text.filter { $0 != "-" }, " " + text.map { String($0) }.joined(separator: " "),
            String(text.map { $0 == "0" ? "O" : $0 == "1" ? "l" : $0 }),
            String(text.map { $0 == "0" ? "o" : $0 == "1" ? "I" : $0 == "-" ? "—" : $0 }),
            String(text.map { $0 == "1" ? "L" : $0 == "-" ? "\u{2011}" : $0 }),
            String(text.map { $0 == "1" ? "i" : $0 == "-" ? "\u{3000}" : $0 }), wide, wide.lowercased(),
            text + "\r\n",
        ]
        for variant in variants { #expect(QueryCode(typed: variant) == code, "\(variant)") }
    }

    @Test(arguments: [
        "", "3A04", "3A04-1061-050R-3GG2", "3A04-1061-050R-3GG2-8A5G0", "x", String(repeating: "4", count: 5000),
        "四二〇二",
        "😀", "U202-1061-050R-3GG2-8A5G", "3A04.1061.050R.3GG2.8A5G", "3A04-1061-050R-3GG2-8A5٣",
        "3A04-1061-050R-3GG2-8A5G" + String(repeating: " ", count: QueryCode.longestTyped),
    ])
    func `what is no code is none`(typed: String) { #expect(QueryCode(typed: typed) == nil) }

    @Test func `blanks are read up to the bound`() {
        let text = "3A04-1061-050R-3GG2-8A5G"
        let blanks = String(repeating: " ", count: QueryCode.longestTyped - text.count)
        #expect(QueryCode(typed: text + blanks) != nil && QueryCode(typed: text + blanks + " ") == nil)
    }

    @Test func `no letter that looks like a digit is printed`() {
        for code in Self.samples { #expect(code.text.allSatisfy { !"OILU".contains($0) }) }
    }

    @Test func `all eighty random bits are in the code, half of them behind the lookup id`() {
        var (seen, lookups): (Set<[UInt8]>, Set<[UInt8]>) = ([], [])
        let zero = [UInt8](repeating: 0, count: QueryCode.randomBytes)
        for bit in -1..<80 {
            var random = zero
            if bit >= 0 { random[bit / 8] = 1 << (bit % 8) }
            let code = QueryCode(cell: "4202", random: random)
            seen.insert(code.canonicalBytes)
            lookups.insert(code.lookupBytes)
        }
        #expect(seen.count == 81 && lookups.count == 41)
    }

    @Test func `a code tells which cell it is of`() {
        let code = QueryCode(cell: "4202", random: Array(1...10))
        #expect(code.isOf(cell: "4202") && !code.isOf(cell: "4201") && !code.isOf(cell: "1100"))
        #expect(QueryCode(typed: code.text)?.isOf(cell: "4202") == true)
    }
}
