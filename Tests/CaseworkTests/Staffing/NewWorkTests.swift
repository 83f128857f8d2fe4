import Casework
import Testing

/// What is no more gets no new work.
@Suite struct NewWorkTests {
    private static func refusal(_ end: String?, successor: String? = nil, name: String? = "虚构街道纪工委") throws
        -> NewWork.Refusal?
    {
        NewWork.refusal(
            NewWork.Facts(
                name: name, end: try end.map { try #require(CivilDate(iso: $0)) }, successor: successor,
                today: try #require(CivilDate(iso: "2026-03-02"))))
    }

    @Test func `HS-4 from the day of its end on an organ or room gets nothing new`() throws {
        #expect(NewWork.rules.map(\.id) == NewWork.RuleID.allCases)
        for end in ["2026-03-02", "2026-03-01"] {
            let refusal = try #require(try Self.refusal(end))
            #expect(refusal.rule == .placeStands && refusal.policy == "HS-4")
        }
        #expect(try Self.refusal("2026-03-03") == nil)
        #expect(try Self.refusal(nil) == nil)
    }

    @Test func `HS-4 the refusal names who took over, and says what to do where nobody was named`() throws {
        let named = try #require(try Self.refusal("2026-03-01", successor: "金湖街道纪工委"))
        #expect(named.reason.zh == "虚构街道纪工委自2026-03-01起已撤销，不再接收新件")
        #expect(named.reason.en == "虚构街道纪工委 ended on 2026-03-01 and gets nothing new")
        #expect(named.remedy.zh == "请交金湖街道纪工委办理" && named.remedy.en == "Hand it to 金湖街道纪工委")
        let unnamed = try #require(try Self.refusal("2026-03-01", name: nil))
        #expect(unnamed.reason.zh.hasPrefix("该机关或者内设机构") && unnamed.reason.en.hasPrefix("The organ or room"))
        #expect(unnamed.remedy.zh.contains("沿革") && unnamed.remedy.en.contains("history"))
        for id in NewWork.RuleID.allCases { #expect(!id.statement.zh.isEmpty && !id.statement.en.isEmpty) }
    }
}
