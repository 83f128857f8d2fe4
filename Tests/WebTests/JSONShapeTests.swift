import Testing

@testable import Web

/// The bounds of a body of the API, at each and one over it.
@Suite struct JSONShapeTests {
    private static func nested(_ depth: Int) -> [UInt8] {
        Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }

    private static func values(_ count: Int) -> [UInt8] {
        Array(("[" + [String](repeating: "1", count: count).joined(separator: ",") + "]").utf8)
    }

    @Test func `levels are counted up to the bound`() {
        #expect(JSONShape.isBounded(Self.nested(Limits.jsonDepth)))
        #expect(!JSONShape.isBounded(Self.nested(Limits.jsonDepth + 1)))
        #expect(!JSONShape.isBounded([UInt8](repeating: UInt8(ascii: "{"), count: 100_000)))
    }

    @Test func `values are counted up to the bound`() {
        #expect(JSONShape.isBounded(Self.values(Limits.jsonValues)))
        #expect(!JSONShape.isBounded(Self.values(Limits.jsonValues + 1)))
    }

    @Test func `what stands in a text is no level and no value`() {
        let text = String(repeating: "[{,", count: 9_999)
        #expect(JSONShape.isBounded(Array("[\"\(text)\\\"\(text)\\\\\", 1]".utf8)))
        #expect(!JSONShape.isBounded(Array("[\"\\\\\", \(text)]".utf8)))
    }

    @Test func `marks on a letter are counted as written and as escaped, in names and in texts`() {
        for mark in ["\u{301}", #"\u0301"#, #"\ud834\udd65"#] {
            for frame in [("{\"a", "\": 1}"), ("[\"a", "\"]")] {
                func body(_ count: Int) -> [UInt8] {
                    Array((frame.0 + String(repeating: mark, count: count) + frame.1).utf8)
                }
                #expect(JSONShape.hasBoundedMarks(body(30)), "\(mark)")
                #expect(!JSONShape.hasBoundedMarks(body(31)), "\(mark)")
            }
        }
        #expect(JSONShape.hasBoundedMarks(Array(#"["\\u0301\n\u53cd\ud83d\ude00"]"#.utf8)))
    }
}
