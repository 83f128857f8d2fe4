import Casework
import Testing

@Suite("record of feedback: JB-27 JB-36")
struct FeedbackTalkTests {
    private static let ended = CivilDate.epoch
    private static let today = CivilDate.epoch.adding(days: 5)

    private static func broken(_ change: (inout FeedbackTalk) -> Void) -> [FeedbackTalk.RuleID] {
        var talk = FeedbackTalk(
            way: .phone, on: today, summary: "已告知结果", opinion: .satisfied, secrecyTold: true)
        change(&talk)
        return talk.objections(toldFrom: ended, today: today).map(\.id)
    }

    @Test func `JB-36 the duty of secrecy is told first`() {
        #expect(Self.broken { _ in } == [])
        #expect(Self.broken { $0.secrecyTold = false } == [.secrecyTold])
    }

    @Test func `JB-27 what was told is kept, between the result and today`() {
        #expect(Self.broken { $0.summary = " \n" } == [.contentKept])
        #expect(Self.broken { $0.on = Self.today.adding(days: 1) } == [.dayTold])
        #expect(Self.broken { $0.on = Self.ended.adding(days: -1) } == [.dayTold])
        #expect(Self.broken { $0.on = Self.ended } == [])
    }

    @Test func `JB-27 an objection and new evidence stand in words, and no opinion needs none`() {
        #expect(Self.broken { $0.opinion = .objects } == [.objectionInWords])
        #expect(Self.broken { ($0.opinion, $0.words) = (.objects, "对结论有异议") } == [])
        #expect(Self.broken { $0.bringsNewEvidence = true } == [.evidenceInWords])
        #expect(Self.broken { ($0.bringsNewEvidence, $0.words) = (true, "有新的收据") } == [])
        #expect(Self.broken { $0.opinion = .none } == [])
    }

    @Test func `DW-feedback an objection on the tracking page records itself, and words have their bound`() {
        #expect(Self.broken { ($0.opinion, $0.words, $0.way) = (.objects, "异议", .online) } == [.heardInPerson])
        #expect(Self.broken { $0.way = .online } == [])
        let long = String(repeating: "字", count: FeedbackTalk.characters)
        #expect(Self.broken { $0.summary = long } == [])
        #expect(Self.broken { $0.summary = long + "字" } == [.shortEnough])
    }

    @Test func `everything that is wrong is told at once, and every rule is listed once`() {
        #expect(
            Self.broken { ($0.secrecyTold, $0.summary, $0.opinion) = (false, "", .objects) }
                == [.secrecyTold, .contentKept, .objectionInWords])
        #expect(FeedbackTalk.rules.map(\.id) == FeedbackTalk.RuleID.allCases)
    }
}
