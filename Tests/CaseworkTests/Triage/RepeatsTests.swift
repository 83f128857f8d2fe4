import Testing

@testable import Casework

/// JB-14, C11: what is listed as a possible repeat, and why.
@Suite struct RepeatsTests {
    static func person(
        _ name: String, _ unit: String, _ post: String = "", known: String? = nil, organ: String? = nil
    ) -> String? {
        var standing = AccusedStanding()
        standing.unit = known
        standing.disciplineOrgan = organ.map { Organ.ID($0) }
        return Repeats.words(of: AccusedDraft(name: name, unit: unit, post: post, standing: standing))?.person
    }

    static func likeness(_ shared: Int, _ percent: Int, spelt: Bool = false) -> Repeats.Likeness {
        Repeats.Likeness(shared: shared, people: 3, percent: percent, isSpeltOtherwise: spelt)
    }

    @Test func `JB-14 C11 the rules: same facts, same words, other facts, nothing`() {
        #expect(Repeats.finding(Self.likeness(1, 50))?.rule == .sameFacts)
        #expect(Repeats.finding(Self.likeness(1, 49))?.rule == .otherFacts)
        #expect(Repeats.finding(Self.likeness(0, 70))?.rule == .sameWords)
        #expect(Repeats.finding(Self.likeness(0, 69)) == nil)
        #expect(Repeats.finding(Self.likeness(1, 0))?.isLikely == false)
        #expect(Repeats.finding(Self.likeness(0, 70))?.isLikely == true)
        let told = Repeats.finding(Self.likeness(1, 80, spelt: true))?.why
        #expect(told?.zh == "被反映人相同（3人中1人），80%文字相同；单位写法不同")
    }

    @Test func `C11 one person, however the unit is written`() {
        let known = Self.person("王建国", "大冶市教育局", "局长", known: "U1")
        #expect(known != nil && known == Self.person("王 建国", "市教育局", "党组书记", known: "U1"))
        #expect(Self.person("王建国", "湖北省大冶市红星水泥有限公司") == Self.person("王建国", "红星水泥有限责任公司"))
        #expect(Self.person("王建国", "保安镇人民政府") == Self.person("王建国", "保安镇政府"))
        #expect(Self.person("", "") == nil)
        #expect(Self.person("", "", "会计") != Self.person("", "", "主任"))
    }

    @Test func `C11 heads of two villages who bear one name are two`() {
        let one = Self.person("刘强", "金湖街道沙洲村", "村党支部书记", known: "T1")
        #expect(one == Self.person("刘强", "沙洲村", "书记", known: "T1"))
        #expect(one == Self.person("刘强", "金湖街道", "沙洲村村主任", known: "T1"))
        #expect(one != Self.person("刘强", "金湖街道柏林村", "村党支部书记", known: "T1"))
        #expect(one != Self.person("刘强", "沙洲村", "书记", known: "T2"))
        #expect(one != Self.person("刘勇", "金湖街道沙洲村", "村党支部书记", known: "T1"))
    }

    private static func mark(_ people: [Int64], _ text: String) -> Repeats.Mark {
        var runs: Set<UInt64> = []
        Repeats.eachRun(of: text, text) { scalars in
            runs.insert(scalars.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1.value)) &* 1_099_511_628_211 })
        }
        return Repeats.Mark(
            people: people, spellings: people, sketch: Array(runs.sorted().prefix(Repeats.sketchSize)))
    }

    static let letter = "沙洲村书记刘强二〇二五年三月把村里十二亩鱼塘低价租给妻弟，没有开村民代表会议，租金四万元没有入账，群众多次要求公开未果。"

    @Test func `JB-14 the same text with small edits is nearly the same, another text is not`() {
        let edited = Self.letter.replacing("十二亩", with: "12亩").replacing("没有入账", with: "未入账")
        let first = Self.mark([1], Self.letter)
        #expect(Repeats.likeness(of: first, to: first).percent == 100)
        let likeness = Repeats.likeness(of: Self.mark([1], edited), to: first)
        #expect(likeness.percent >= 70 && likeness.percent < 100)
        let other = Self.mark([1], "沙洲村书记刘强的儿子冒领危房改造补贴一万八千元，村委会盖章证明住的是土坯房，其实住楼房。")
        let unlike = Repeats.likeness(of: other, to: first)
        #expect(unlike.percent < 30)
        #expect(Repeats.finding(unlike)?.rule == .otherFacts)
        #expect(Repeats.likeness(of: Self.mark([], ""), to: first) == .init(shared: 0, people: 0, percent: 0))
    }

    @Test func `JB-14 signs, blanks and line breaks do not count, and the order of the accused neither`() {
        let spread = Self.letter.replacing("，", with: "\n ").replacing("。", with: "!")
        #expect(Repeats.likeness(of: Self.mark([2, 1], spread), to: Self.mark([1, 2, 3], Self.letter)).percent == 100)
        let likeness = Repeats.likeness(of: Self.mark([9, 2], Self.letter), to: Self.mark([1, 2, 3], Self.letter))
        #expect(likeness.shared == 1 && likeness.people == 2)
    }

    @Test func `JB-14 about each earlier report the latest decision counts, whatever was decided about others since`() {
        let (one, two) = (Report.ID("r1"), Report.ID("r2"))
        func left(_ decisions: [(Report.ID, Repeats.Verdict)]) -> [Report.ID] {
            Repeats.standing(decisions.map { Repeats.Decided($0, $1) }).map(\.earlier)
        }
        #expect(left([]).isEmpty && left([(one, .notARepeat)]).isEmpty)
        #expect(left([(one, .repeated), (two, .notARepeat)]) == [one])
        #expect(left([(one, .repeated), (two, .withNewFacts)]) == [one, two])
        #expect(left([(one, .repeated), (two, .repeated), (one, .withNewFacts)]) == [two, one])
        #expect(left([(one, .repeated), (two, .repeated), (two, .notARepeat)]) == [one])
        #expect(left([(one, .notARepeat), (one, .repeated), (one, .notARepeat)]).isEmpty)
    }

    @Test func `JB-14 a mark is bounded, whatever the text`() {
        let long = Self.mark([1], String(repeating: Self.letter, count: 40))
        #expect(long.sketch.count <= Repeats.sketchSize && long.heads.count <= 3)
        #expect(Self.mark([], "甲").sketch.count == 1)
    }
}
