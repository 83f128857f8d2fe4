import Casework
import Testing

@Suite("the seven things that a full account tells: DW-credibility")
struct ParticularTests {
    private typealias Fields = Particular.Fields

    private static let someday = ActPeriod(stated: CivilDate(iso: "2025-06-01"), nil)

    @Test func `DW-credibility each field tells its own particular and no other`() throws {
        let day = try #require(Self.someday)
        let someone = AccusedDraft(name: "某某", unit: "幸福村", post: "会计")
        let told: [(Fields, Set<Particular>)] = [
            (Fields(), []), (Fields(actedOn: day), [.when]), (Fields(place: "幸福村三组"), [.place]),
            (Fields(accused: [someone]), [.who]), (Fields(namesMatter: true), [.what]), (Fields(sumYuan: 1), [.thing]),
            (
                Fields(actedOn: day, place: "三组", accused: [someone], namesMatter: true, sumYuan: 4_500),
                [.when, .place, .who, .what, .thing]
            ),
        ]
        for (fields, expected) in told { #expect(Particular.derived(from: fields) == expected) }
    }

    @Test func `DW-credibility a sign for nothing tells nothing`() {
        for mark in ["", " ", "无", "不详", "N/A", "/"] {
            #expect(Particular.derived(from: Fields(place: mark)).isEmpty, "\(mark)")
        }
    }

    @Test func `DW-credibility somebody is told by two of name, unit and post`() {
        let (name, unit, post) = ("某某", "幸福村", "会计")
        let people: [(AccusedDraft, Bool)] = [
            (AccusedDraft(name: name, unit: unit), true), (AccusedDraft(name: name, post: post), true),
            (AccusedDraft(name: "", unit: unit, post: post), true), (AccusedDraft(name: name), false),
            (AccusedDraft(name: "", unit: unit), false), (AccusedDraft(name: "不详", unit: unit), false),
        ]
        for (person, isTold) in people {
            #expect(Particular.derived(from: Fields(accused: [person])).contains(.who) == isTold)
        }
        let mixed = Fields(accused: [AccusedDraft(name: name), AccusedDraft(name: name, unit: unit)])
        #expect(Particular.derived(from: mixed) == [.who], "one of several is enough")
    }

    @Test func `DW-credibility the name of an offence is no account of what was done`() {
        #expect(Particular.derived(from: Fields(namesMatter: true, isWithoutSubstance: true)).isEmpty)
    }

    @Test(arguments: Particular.allCases)
    func `DW-credibility JB-29 every particular has a name and a question, about the matter and not about who reports`(
        particular: Particular
    ) {
        #expect(particular.name.zh.count == 2 && particular.name.zh.hasPrefix("何") && !particular.name.en.isEmpty)
        #expect(particular.question.zh.hasSuffix("？") && particular.question.en.hasSuffix("?"))
        for word in ["您", "姓名", "电话", "身份", "举报人", "检举控告人"] {
            #expect(!particular.question.zh.contains(word))
        }
        for word in [" your ", "name", "phone"] { #expect(!particular.question.en.contains(word)) }
    }

    @Test func `DW-credibility there are seven, each asked once, in the order of practice`() {
        #expect(Particular.allCases.map(\.name.zh) == ["何时", "何地", "何人", "何事", "何情", "何故", "何物"])
        #expect(Set(Particular.allCases.map(\.question.zh)).count == 7)
        #expect(Particular.inOrder([.thing, .when, .who, .when]) == [.when, .who, .thing])
    }
}
