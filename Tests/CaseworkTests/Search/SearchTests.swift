import Testing

@testable import Casework

/// DW-search: what is found by what, before anything is blind.
@Suite struct SearchTests {
    private static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        SearchWords(text).eachToken { tokens.append(String(decoding: $0, as: UTF8.self)) }
        return tokens
    }

    private static func fault(_ typed: String) -> SearchQuery.Fault? {
        do {
            _ = try SearchQuery(typed)
            return nil
        } catch { return error }
    }

    private static func isFound(_ typed: String, in fields: String...) throws -> Bool {
        try SearchQuery(typed).passages(in: fields.map { SearchField(.text, $0) }) != nil
    }

    @Test func `letters go by two, runs of ASCII as a whole, and full width is half width`() {
        #expect(Self.tokens("张三在") == ["张三", "三在"])
        #expect(Self.tokens("张 三，在") == ["张三", "三在"], "what stands between is passed over")
        #expect(Self.tokens("ＩＰｈone１３") == ["iphone13"])
        #expect(Self.tokens("收iPhone 13部") == ["iphone", "收iphone", "13", "iphone13", "13部"])
        #expect(Self.tokens("張三") != Self.tokens("张三"), "traditional letters stay")
        #expect(Self.tokens("，。 ").isEmpty && Self.tokens("").isEmpty)
    }

    @Test func `the digits of any script are digits, and a mark that nobody sees parts no word`() throws {
        for digits in ["4500", "４５００", "٤٥٠٠", "༤༥༠༠", "᠔᠕᠐᠐", "45\u{200B}00"] {
            #expect(Self.tokens(digits) == ["4500"], "\(digits)")
            #expect(try Self.isFound("4500", in: "卖树的钱\(digits)元"), "\(digits)")
            #expect(try Self.isFound(digits, in: "卖树的钱4500元"), "\(digits)")
        }
        // Numerals that are words stay words.
        #expect(try !Self.isFound("4500", in: "四千五百元"))
        #expect(try Self.isFound("四千五百", in: "四千五百元"))
    }

    @Test func `a word is found across blanks and stops, and never across the border of a field`() throws {
        #expect(try Self.isFound("刘强", in: "书记刘 强。"))
        #expect(try Self.isFound("刘强", in: "姓刘\n强占鱼塘"))
        #expect(try !Self.isFound("刘强", in: "刘", "强"))
        #expect(try !Self.isFound("abcd", in: "ab", "cd"))
        #expect(try Self.isFound("鱼塘 刘强", in: "刘强", "低价出租鱼塘"), "each word has a field of its own")
        #expect(try !Self.isFound("鱼塘 刘强", in: "刘强", "低价出租果园"))
    }

    @Test func `a run is found as a whole, and a border that lies elsewhere is none`() throws {
        #expect(try Self.isFound("IPHONE13", in: "收iPhone13一部"))
        #expect(try !Self.isFound("iphone", in: "收iPhone13一部"))
        // Both have the token "abc": the words are compared.
        #expect(Set(Self.tokens("ab c")).intersection(Self.tokens("a bc")) == ["abc"])
        #expect(try !Self.isFound("甲ab,c乙", in: "甲a,bc乙"))
        let long = String(repeating: "a", count: SearchLimits.characters)
        #expect(try Self.isFound(long, in: "甲" + long + "乙"))
        #expect(try !Self.isFound(long, in: "甲" + long + long + "乙"))
    }

    @Test func `one letter, nothing, too much and too many are refused`() {
        for typed in ["", " ", "，。", "\u{3000}"] { #expect(Self.fault(typed) == .empty, "\(typed)") }
        for typed in ["刘", "a", "7", "刘强 三", "刘，"] { #expect(Self.fault(typed) == .tooShort, "\(typed)") }
        for typed in ["刘强", "ab", "13", "刘 , 强强".replacing(" , ", with: "")] {
            #expect(Self.fault(typed) == nil, "\(typed)")
        }
        let longest = String(repeating: "刘", count: SearchLimits.characters)
        #expect(Self.fault(longest) == nil && Self.fault(longest + "强") == .tooLong)
        let most = Array(repeating: "刘强", count: SearchLimits.terms).joined(separator: " ")
        #expect(Self.fault(most) == nil && Self.fault(most + "\u{3000}鱼塘") == .tooManyWords)
    }

    @Test func `whatever has the words has their tokens`() throws {
        var state: UInt64 = 61
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let letters = ["刘", "强", "鱼", "塘", "a", "B", "7", "７", "٧", " ", "，", "\u{200B}", "𠮷", "é"]
        func text(_ most: Int) -> String { (0...next(most)).map { _ in letters[next(letters.count)] }.joined() }
        var found = 0
        for _ in 0..<20_000 {
            let (typed, whole) = (text(4), text(30))
            guard let query = try? SearchQuery(typed) else { continue }
            guard query.passages(in: [SearchField(.text, whole)]) != nil else { continue }
            found += 1
            var wanted: Set<[UInt8]> = []
            query.eachToken { wanted.insert(Array($0)) }
            var present: Set<[UInt8]> = []
            SearchWords(whole).eachToken { present.insert(Array($0)) }
            #expect(wanted.isSubset(of: present) && !wanted.isEmpty, "\(typed) in \(whole)")
        }
        #expect(found > 300)
    }

    @Test func `letters alone are found exactly where the text contains them`() throws {
        var state: UInt64 = 7
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let letters = ["刘", "强", "鱼"]
        for _ in 0..<5_000 {
            let typed = (0..<(2 + next(3))).map { _ in letters[next(3)] }.joined()
            let whole = (0..<next(12)).map { _ in letters[next(3)] }.joined()
            #expect(try Self.isFound(typed, in: whole) == whole.contains(typed), "\(typed) in \(whole)")
        }
    }

    // MARK: Passages

    private static func passage(_ typed: String, _ text: String) throws -> SearchPassage {
        try #require(SearchQuery(typed).passages(in: [SearchField(.text, text)])?.first)
    }

    @Test func `a passage marks every place and keeps the words as they were written`() throws {
        let passage = try Self.passage("刘强 ４５００", "书记刘 强收4500元，刘强的弟弟")
        #expect(passage.pieces.map(\.text).joined() == "书记刘 强收4500元，刘强的弟弟")
        #expect(passage.pieces.filter(\.isFound).map(\.text) == ["刘 强", "4500", "刘强"])
        #expect(!passage.isCutBefore && !passage.isCutBehind)
        let overlapping = try Self.passage("刘强 强占", "刘强占地")
        #expect(overlapping.pieces.filter(\.isFound).map(\.text) == ["刘强占"])
    }

    @Test func `a passage is bounded, and a letter is never cut`() throws {
        let long = String(repeating: "𠮷😀村", count: 200) + "刘强" + String(repeating: "é塘", count: 200)
        let passage = try Self.passage("刘强", long)
        let words = passage.pieces.map(\.text).joined()
        #expect(passage.isCutBefore && passage.isCutBehind && long.contains(words))
        #expect(words.unicodeScalars.count <= SearchLimits.before + SearchLimits.behind + 2)
        #expect(!words.unicodeScalars.contains("\u{FFFD}"))
        let whole = String(repeating: "刘强", count: 25)
        #expect(try Self.passage(whole, whole + "占地").pieces.first?.text == whole, "what is found is shown whole")
    }

    @Test func `what the text says too is not shown twice, and whose name it is stays`() throws {
        func kinds(_ summary: String, _ text: String) throws -> [SearchField.Kind]? {
            let fields = [SearchField(.summary, summary), SearchField(.text, text), SearchField(.accused, "刘强")]
            return try SearchQuery("刘强").passages(in: fields)?.map(\.kind)
        }
        #expect(try kinds("刘强低价出租鱼塘", "刘强低价出租鱼塘") == [.text, .accused])
        #expect(try kinds("刘强低价出租鱼塘", "刘强低价出租鱼塘，已有三年。") == [.text, .accused])
        #expect(try kinds("反映刘强", "刘强低价出租鱼塘") == [.summary, .text, .accused])
        #expect(try kinds("刘强低价出租鱼塘", "见附件") == [.summary, .accused])
    }

    @Test func `no more passages than are shown, and none where a word is missing`() throws {
        let fields = (0..<10).map { _ in SearchField(.accused, "刘强") }
        #expect(try SearchQuery("刘强").passages(in: fields)?.count == SearchLimits.passages)
        #expect(try SearchQuery("刘强 鱼塘").passages(in: fields) == nil)
        #expect(try SearchQuery("刘强").passages(in: []) == nil)
    }
}
