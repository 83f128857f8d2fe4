import Casework
import Testing

/// 打听、过问、说情: what an entry must be.
@Suite struct InterferenceTests {
    private static let today = CivilDate.epoch.adding(days: 100)

    private static func refusing(
        _ recorder: StaffCaller = House.holder, _ change: (inout Interference.Facts) -> Void = { _ in }
    ) -> Interference.RuleID? {
        var facts = Interference.Facts(
            recorder: recorder, organs: [House.organ], asker: .colleague, concerned: House.colleague.staff,
            askedOn: today, today: today, length: 10
        )
        change(&facts)
        return Interference.refusal(facts)?.rule
    }

    @Test func `JC-66 whoever handles it records it, in the organ that has it`() {
        for caller in [House.holder, House.stranger, House.registrar, House.deputy, House.head] {
            #expect(Self.refusing(caller) == nil, "\(caller.staff)")
        }
        #expect(Self.refusing(House.foreignHead) == .handler)
        for role in [Role.administrator, .auditor] {
            let caller = StaffCaller(staff: Staff.ID("S50"), organ: House.organ, room: nil, roles: [role])
            #expect(Self.refusing(caller) == .handler)
        }
    }

    @Test func `JC-66 nobody records themselves`() {
        #expect(Self.refusing { $0.concerned = House.holder.staff } == .another)
    }

    @Test(arguments: Interference.Asker.allCases)
    func `JC-66 an outsider is no member of staff`(asker: Interference.Asker) {
        #expect(Self.refusing { $0.asker = asker } == (asker == .outside ? .staffOrOutside : nil))
        let nobody = Self.refusing { facts in
            facts.asker = asker
            facts.concerned = nil
        }
        #expect(nobody == nil)
    }

    @Test func `JC-66 it happened before it is recorded`() {
        #expect(Self.refusing { $0.askedOn = Self.today.adding(days: 1) } == .past)
        #expect(Self.refusing { $0.askedOn = Self.today.adding(days: -1) } == nil)
    }

    @Test(arguments: [(0, false), (1, true), (Interference.longest, true), (Interference.longest + 1, false)])
    func `JC-66 what was said is written down`(length: Int, isTaken: Bool) {
        #expect(Self.refusing { $0.length = length } == (isTaken ? nil : .told))
    }

    @Test func `every rule is asked, once`() {
        #expect(Interference.rules.map(\.id) == Interference.RuleID.allCases)
    }
}
