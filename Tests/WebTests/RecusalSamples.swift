@testable import Web

extension Samples {
    private static let choices = [Choice("a", Text("甲", "A")), Choice("b", Text("乙", "B"))]

    private static func entry(_ mayDecide: Bool) -> RecusalPage.Entry {
        RecusalPage.Entry(
            id: mayDecide ? "e1" : "e2", matter: ("420281-2026-XF-000123", .recusals("r1")), person: "示例乙",
            facts: [Fact(.recusalGround, .said(Text("利害关系", "Interest")))], words: nasty, state: .recusalStanding,
            mayDecide: mayDecide
        )
    }

    private static let request = RecusalPage.Request(
        id: "q1", matter: ("420281-2026-XF-000123", .recusals("r1")), at: moment("2026-03-12", 10, 5), words: nasty,
        isOpen: true, mayPass: true
    )

    static func recusal(_ form: FormState = FormState()) -> RecusalPage {
        RecusalPage(
            link: .clueRecusal("c1"), number: "420281-2026-XF-000123", item: .clue("c1"), mayDeclare: true,
            ways: choices, people: choices, grounds: choices, entries: [entry(true), entry(false)],
            requests: [request], form: form
        )
    }

    static let recusals = RecusalsPage(entries: [entry(true)], requests: [request])

    static func interference(_ form: FormState = FormState()) -> InterferencePage {
        InterferencePage(
            rows: [
                InterferencePage.Row(
                    askedOn: day("2026-03-12"), asker: Text("领导干部", "A leading cadre"), person: "示例丙",
                    way: Text("说情", "Put in a word"), words: nasty, recordedBy: "示例乙",
                    recordedAt: moment("2026-03-12", 10, 5), clue: ("420281-2026-XS-00012", .clue("c1"))
                )
            ],
            entry: InterferencePage.Entry(
                link: .clueInterference("c1"), number: "420281-2026-XF-000123", item: .clue("c1"), askers: choices,
                people: choices, ways: choices, form: form
            )
        )
    }

    static func declarations(_ form: FormState = FormState()) -> DeclarationsPage {
        func row(_ id: String, _ person: String?, _ end: Link?, endedOn: Day? = nil) -> DeclarationsPage.Row {
            DeclarationsPage.Row(
                id: id, person: person, kind: Text("配偶", "Spouse"), about: nasty, since: day("2026-03-12"),
                renewedOn: day("2026-03-12"), isRenewalDue: endedOn == nil, endedOn: endedOn, end: end
            )
        }
        return DeclarationsPage(
            relatives: [row("k1", nil, .endKin("k1")), row("k2", nil, nil, endedOn: day("2026-03-12"))],
            interests: [row("i1", nil, .endInterest("i1"))], others: [row("k3", "示例丁", nil)], relations: choices,
            kinds: choices, units: ["示例镇"], form: form
        )
    }
}
