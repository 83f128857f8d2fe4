import Casework
import Testing

/// What hung on the whole and where it goes: by the table, and by every way to split three people.
@Suite("DW-split: what was entered about the whole")
struct SplitCarriedTests {
    private static let names = ["张三", "李四", ""]

    private static func carried(_ words: String, _ accused: [Int]) -> Split.Carried {
        Split.carried(words, to: Split.Part(accused: accused, text: "x"), named: names)
    }

    @Test func `DW-split words that name nobody are every part's, and a name's words are that part's`() {
        #expect(Self.carried("打听进展", [0]) == .words)
        #expect(Self.carried("打听张三的事", [0]) == .words)
        #expect(Self.carried("打听张三的事", [1, 2]) == .nothing)
        #expect(Self.carried("打听张三、李四的事", [0, 2]) == .withoutWords)
        #expect(Self.carried("打听张三、李四的事", [2]) == .nothing)
        #expect(Self.carried("打听张三、李四的事", [0, 1]) == .words)
        let namesakes = Split.carried("打听张三的事", to: Split.Part(accused: [1], text: "x"), named: ["张三", "张三"])
        #expect(namesakes == .words, "a namesake is named by the own accused")
    }

    @Test func `JB-15 no part ever reads words that name whom another accuses, and none are lost that name nobody`() {
        let names = ["张三", "李四", "王五"]
        // Each of three people in one of two parts; each set of people named.
        for places in 1..<7 {
            let parts = [0, 1].map { side in
                Split.Part(accused: names.indices.filter { (places >> $0) & 1 == side }, text: "x")
            }
            for named in 0..<8 {
                let spoken = names.indices.filter { (named >> $0) & 1 == 1 }
                let words = "有人问起" + spoken.map { names[$0] }.joined(separator: "和")
                for part in parts {
                    let strangers = spoken.filter { !part.accused.contains($0) }
                    let own = spoken.filter(part.accused.contains)
                    let expected: Split.Carried =
                        strangers.isEmpty ? .words : own.isEmpty ? .nothing : .withoutWords
                    #expect(Split.carried(words, to: part, named: names) == expected, "\(places) \(named)")
                }
                let isKept = parts.contains { Split.carried(words, to: $0, named: names) != .nothing }
                #expect(isKept, "every entry goes on in some part")
            }
        }
    }

    @Test func `JB-48 who stands aside from the whole stands aside from each part, whatever they are accused of`() {
        let people = ["A", "B", "C"].map { Staff.ID($0) }
        for bits in 0..<(1 << 9) {
            func some(_ shift: Int) -> Set<Staff.ID> {
                Set(people.indices.filter { (bits >> (shift + $0)) & 1 == 1 }.map { people[$0] })
            }
            let (recused, first, second) = (some(0), some(3), some(6))
            let accused = first.union(second)
            let barred = recused.union(accused)
            for own in [first, second] {
                let aside = Split.aside(barred, recused: recused, accused: accused, own: own)
                #expect(aside == recused.union(own), "kept out of both, and nobody else is named")
            }
        }
        let other = Staff.ID("D")
        #expect(Split.aside([other], recused: [], accused: [], own: []) == [other], "barred for whatever reason")
    }
}
