import Casework
import Testing

/// What may end, and what is said of what lies there.
@Suite struct EndingTests {
    private static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

    private static func room(_ end: CivilDate, _ work: [Ending.Work: Int]) -> Ending {
        Ending(.init(.room, "Q-J1"), name: "第一室", end: end, work: work)
    }

    @Test(arguments: Ending.Work.allCases)
    func `DW-ending an organ or a room with open work does not end today, whatever it is`(
        _ work: Ending.Work
    ) throws {
        let today = try Self.day("2026-03-02")
        for end in [today, try Self.day("2026-03-01")] {
            guard case .refused(let refusal) = Ending.decide([Self.room(end, [work: 2])], today: today) else {
                Issue.record("\(work) is left")
                continue
            }
            #expect(refusal.rule == .nothingLeft && refusal.policy == "DW-ending")
            #expect(refusal.endings.map(\.place.id) == ["Q-J1"])
        }
    }

    @Test func `DW-ending what ends on a later day, or with nothing open, is accepted`() throws {
        let today = try Self.day("2026-03-02")
        let later = Self.room(try Self.day("2026-03-03"), [.clue: 1])
        #expect(Ending.decide([later, Self.room(today, [:])], today: today) == .allowed)
        #expect(Ending.decide([], today: today) == .allowed)
    }

    @Test func `DW-ending the refusal says where and how much, and what to do, in both languages`() throws {
        let today = try Self.day("2026-03-02")
        let organ = Ending(.init(.organ, "T"), name: "虚构街道纪工委", end: today, work: [.report: 1, .handIn: 3])
        let left = [organ, Self.room(today, [.clue: 2])]
        guard case .refused(let refusal) = Ending.decide(left, today: today) else {
            Issue.record("refused")
            return
        }
        #expect(refusal.reason.zh.hasSuffix("虚构街道纪工委（待核收网上来件3件、未决定来件1件）；第一室（线索2件）"))
        #expect(refusal.reason.en.hasSuffix("虚构街道纪工委 (3 hand-ins, 1 report); 第一室 (2 clues)"))
        #expect(refusal.remedy.zh.contains("指定管辖、交办、转送") && refusal.remedy.en.contains("later day"))
        #expect(Self.room(today, [.clue: 2]).reminder.zh == "自2026-03-02起撤销，尚有未办结：线索2件")
        #expect(Self.room(today, [.clue: 2]).reminder.en == "Ends on 2026-03-02; still open: 2 clues")
    }
}
