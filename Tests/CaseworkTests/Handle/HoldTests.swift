import Casework
import Testing

@Suite("Handle: how long a clue is held, and what a refusal asks for")
struct HoldTests {
    static let today = day("2026-03-02")

    @Test(arguments: [("2026-03-03", true), ("2028-03-02", true), ("2026-03-02", false), ("2025-01-01", false)])
    func `a clue is held until a day that lies ahead`(until: String, isHeld: Bool) {
        let objection = HandleLimits.objection(toHoldUntil: day(until), today: Self.today)
        #expect((objection == nil) == isHeld)
    }

    @Test func `two years are the longest, and the refusal names the last day`() throws {
        let last = Self.today.adding(days: HandleLimits.holdDays)
        #expect(HandleLimits.objection(toHoldUntil: last, today: Self.today) == nil)
        let objection = try #require(HandleLimits.objection(toHoldUntil: last.adding(days: 1), today: Self.today))
        #expect(objection.zh.contains(last.chinese) && objection.en.contains(last.description))
        #expect(HandleLimits.objection(toHoldUntil: .latest, today: Self.today) != nil)
    }

    @Test func `from every day of a year the same day two years later is allowed`() throws {
        for offset in 0..<366 {
            let from = Self.today.adding(days: offset)
            #expect(HandleLimits.objection(toHoldUntil: from.adding(months: 24), today: from) == nil, "\(from)")
        }
    }

    /// What is missing for an act whose file is empty.
    private static func remedies(_ act: Handle.Act, _ state: Clue.State, _ caller: StaffCaller) -> [Bilingual] {
        let facts = House.facts(state, caller) {
            $0.file = Handle.CaseFile()
            $0.accusedIsLowerHead = true
        }
        return Handle.openActs(for: facts).first { $0.act == act }?.missing.map(\.remedy) ?? []
    }

    @Test func `a missing paper is asked for where its day is filled in, and not as a file`() {
        let asked =
            Self.remedies(.propose(.closeOut), House.claimed, House.holder)
            + Self.remedies(.approvePlan, House.planned(.check(.preliminaryVerification)), House.head)
            + Self.remedies(.reopen, House.concluded, House.deputy)
        #expect(asked.count == 3)
        // Minutes and the Party secretary's approval have a page of their own; the evidence is a day on that of the clue.
        for remedy in asked.dropFirst(2) {
            #expect(remedy.zh.contains("请在下面填写") && remedy.zh.contains("日期"), "\(remedy.zh)")
            #expect(remedy.en.contains("Fill in the day") && remedy.en.hasSuffix("below"), "\(remedy.en)")
        }
        #expect(asked.allSatisfy { !$0.zh.contains("上传") })
    }

    @Test func `whose room it is not is sent to the deputy, who can move the clue to another room`() {
        let facts = House.facts(House.routed, House.stranger)
        guard case .refused(let refusal) = Handle.decide(Handle.Input(act: .claim, facts: facts)) else {
            Issue.record("must be refused")
            return
        }
        #expect(refusal.rule == .handlingRoom)
        #expect(refusal.remedy.zh.contains("分管领导") && !refusal.remedy.zh.contains("案管室"))
        #expect(refusal.remedy.zh.contains("改派") && refusal.remedy.en.contains("deputy"))
    }
}
