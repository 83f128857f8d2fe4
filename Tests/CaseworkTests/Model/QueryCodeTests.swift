import Testing

@testable import Casework

@Suite struct QueryCodeTests {
    /// Codes from bytes that a small generator makes: the same in every run.
    private static let samples: [QueryCode] = {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        return (0..<200).map { _ in
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

    @Test func `the printed form is five groups of four and a check character`() throws {
        let code = try #require(Self.samples.first)
        #expect(code.text.split(separator: "-").map(\.count) == [4, 4, 4, 4, 5])
        #expect(code.text.hasPrefix("4202-"))
    }

    @Test func `every wrong character is noticed`() {
        for typed in Self.samples.flatMap(Self.substitutions) {
            #expect(QueryCode(typed: typed) == nil, "\(typed) passes")
        }
    }

    @Test func `every swap of two characters is noticed, neighbours or not`() {
        for typed in Self.samples.flatMap(Self.swaps) {
            #expect(QueryCode(typed: typed) == nil, "\(typed) passes")
        }
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

    @Test func `lower case, spaces, full-width digits and look-alikes are read as meant`() throws {
        let code = QueryCode(cell: "4202", random: [0, 0x42, 0x10, 0x84, 0x21, 0, 0, 0, 0, 1])
        let text = code.text
        let variants = [
            text.lowercased(), text.filter { $0 != "-" }, " " + text.map { String($0) }.joined(separator: " "),
            String(text.map { $0 == "0" ? "O" : $0 == "1" ? "l" : $0 }),
            String(text.map { $0 == "0" ? "o" : $0 == "1" ? "I" : $0 == "-" ? "—" : $0 }),
            String(text.map { $0 == "4" ? "４" : $0 == "2" ? "２" : $0 }),
        ]
        for variant in variants { #expect(QueryCode(typed: variant) == code, "\(variant)") }
    }

    @Test(arguments: ["", "4202", "4202-7K3M-9QWX-2BFD", "x", String(repeating: "4", count: 5000), "四二〇二", "😀"])
    func `what is no code is none`(typed: String) { #expect(QueryCode(typed: typed) == nil) }

    @Test func `no letter that looks like a digit is printed`() {
        for code in Self.samples { #expect(code.text.allSatisfy { !"OIL".contains($0) && $0 != "U" }) }
    }

    @Test func `all eighty random bits are in the code`() {
        var seen: Set<[UInt8]> = []
        let zero = [UInt8](repeating: 0, count: QueryCode.randomBytes)
        seen.insert(QueryCode(cell: "4202", random: zero).canonicalBytes)
        for bit in 0..<80 {
            var random = zero
            random[bit / 8] = 1 << (bit % 8)
            seen.insert(QueryCode(cell: "4202", random: random).canonicalBytes)
        }
        #expect(seen.count == 81)
    }
}
