import Casework
import Testing

/// Who may show what outside of the handling room: row by row of the rules.
@Suite struct ExcerptTests {
    private static let organ = Organ.ID("O1")
    private static let today = CivilDate.epoch
    private static let approval = Excerpt.Approval(
        head: Staff.ID("head"), on: today, until: today.adding(days: 7))
    private static let approved = Excerpt.State.approved(by: Staff.ID("S1"), approval)

    private static func facts(
        _ name: String = "S1", _ roles: Set<Role> = [.roomMember], _ state: Excerpt.State? = nil,
        _ change: (inout Excerpt.Facts) -> Void = { _ in }
    ) -> Excerpt.Facts {
        var facts = Excerpt.Facts(
            caller: StaffCaller(staff: Staff.ID(name), organ: organ, room: Room.ID("R1"), roles: roles), organ: organ,
            receiver: organ, holder: Staff.ID("S1"), state: state, today: today,
            place: Excerpt.Place(organ: Organ.ID("O2"), room: Room.ID("R2"), staff: Staff.ID("S9")), passages: 2,
            findings: Masking.findings(in: ["我叫张三，电话13800001111"]))
        change(&facts)
        return facts
    }

    private static func ask(
        _ purpose: Excerpt.Purpose = .verification, days: Int = 7, passages: [Int] = [0, 1]
    ) -> Excerpt.Act {
        .propose(Excerpt.Request(purpose: purpose, receiver: .room(Room.ID("R2")), days: days, passages: passages))
    }

    private static func confirm(_ lifted: Set<Int> = [], isChecked: Bool = true) -> Excerpt.Act {
        .confirm(Excerpt.Confirmation(lifted: lifted, added: [], isChecked: isChecked))
    }

    private static func broken(_ act: Excerpt.Act, _ facts: Excerpt.Facts) -> Excerpt.RuleID? {
        Excerpt.decide(Excerpt.Input(act, facts))?.id
    }

    @Test func `BH-1996 the holder or the own petition office asks, the head decides, nobody about the own`() {
        #expect(Self.broken(Self.ask(), Self.facts()) == nil)
        #expect(Self.broken(Self.ask(), Self.facts("S2", [.roomMember])) == .asker)
        #expect(Self.broken(Self.ask(), Self.facts("S3", [.petitionLead])) == nil)
        #expect(Self.broken(Self.ask(), Self.facts("S3", [.petitionLead]) { $0.receiver = Organ.ID("O2") }) == .asker)
        let waiting = Excerpt.State.confirmed(by: Staff.ID("S1"))
        #expect(Self.broken(.approve, Self.facts("S4", [.head], waiting)) == nil)
        #expect(Self.broken(.approve, Self.facts("S4", [.deputy], waiting)) == .head)
        for act in [Excerpt.Act.approve, .refuse] {
            #expect(Self.broken(act, Self.facts("S4", [.deputy], waiting) { $0.headsStandAside = true }) == nil)
            #expect(Self.broken(act, Self.facts("S1", [.deputy], waiting) { $0.headsStandAside = true }) == .fourEyes)
            #expect(Self.broken(act, Self.facts("S4", [.registrar], waiting) { $0.headsStandAside = true }) == .head)
        }
        #expect(Self.broken(.approve, Self.facts("S1", [.head], waiting)) == .fourEyes)
        #expect(Self.broken(.refuse, Self.facts("S1", [.head], waiting)) == .fourEyes)
        #expect(Self.broken(.refuse, Self.facts("S4", [.head], waiting)) == nil)
    }

    @Test func `BH-1996 it is shown for case work alone, and not once the clue is finished`() {
        for purpose in Excerpt.Purpose.allCases {
            let expected: Excerpt.RuleID? = purpose.isCaseWork ? nil : .caseWork
            #expect(Self.broken(Self.ask(purpose), Self.facts()) == expected, "\(purpose)")
        }
        #expect(Self.broken(Self.ask(), Self.facts { $0.isEnded = true }) == .underWay)
        #expect(Self.broken(.takeCopy, Self.facts("S1", [], Self.approved) { $0.isEnded = true }) == .underWay)
    }

    @Test func `JB-47 JB-48 never for the accused's organ or whoever stands aside`() {
        let acts: [(Excerpt.State?, Excerpt.Act)] = [(nil, Self.ask()), (Self.approved, .takeCopy)]
        for (state, act) in acts {
            #expect(
                Self.broken(act, Self.facts("S1", [], state) { $0.barredOrgans = [Organ.ID("O2")] }) == .notTheAccused)
            #expect(Self.broken(act, Self.facts("S1", [], state) { $0.place?.isOfAccused = true }) == .notTheAccused)
            #expect(Self.broken(act, Self.facts("S1", [], state) { $0.barredRooms = [Room.ID("R2")] }) == .notBarred)
            #expect(Self.broken(act, Self.facts("S1", [], state) { $0.barredStaff = [Staff.ID("S9")] }) == .notBarred)
            #expect(Self.broken(act, Self.facts("S1", [], state) { $0.organ = Organ.ID("O3") }) == .ownOrgan)
        }
        #expect(Self.broken(Self.ask(), Self.facts { $0.place = nil }) == .knownReceiver)
    }

    @Test func `DW-C10 numbers stay covered, words are found, and a person has looked`() {
        let draft = Excerpt.State.drafted(by: Staff.ID("S1"))
        let facts = Self.facts("S1", [], draft)
        let number = facts.findings.firstIndex { $0.isMandatory } ?? -1
        let name = facts.findings.firstIndex { !$0.isMandatory } ?? -1
        #expect(Self.broken(Self.confirm([name]), facts) == nil)
        #expect(Self.broken(Self.confirm([number]), facts) == .numbersStay)
        #expect(Self.broken(Self.confirm([99]), facts) == .numbersStay)
        #expect(Self.broken(Self.confirm(), Self.facts("S1", [], draft) { $0.lostWords = 1 }) == .wordsFound)
        #expect(Self.broken(Self.confirm(isChecked: false), facts) == .checked)
        #expect(Self.broken(Self.confirm(), Self.facts("S3", [.petitionLead], draft)) == .ownConfirmation)
        for passages in [[], [2], [0, 0], [-1]] {
            #expect(Self.broken(Self.ask(passages: passages), Self.facts()) == .somethingShown, "\(passages)")
        }
    }

    @Test func `DW-mask DW-C9 an approval ends, and a copy has its number and its reader`() {
        #expect(Self.broken(Self.ask(days: 0), Self.facts()) == .validity)
        #expect(Self.broken(Self.ask(days: ExcerptLimits.days + 1), Self.facts()) == .validity)
        #expect(Self.broken(Self.ask(days: ExcerptLimits.days), Self.facts()) == nil)
        func copy(_ change: (inout Excerpt.Facts) -> Void) -> Excerpt.RuleID? {
            Self.broken(.takeCopy, Self.facts("S1", [], Self.approved, change))
        }
        #expect(copy { $0.today = Self.approval.until } == nil)
        #expect(copy { $0.today = Self.approval.until.adding(days: 1) } == .inForce)
        #expect(copy { $0.isReaderNamed = false } == .reader)
        #expect(copy { $0.copies = ExcerptLimits.copies } == .copies)
        #expect(copy { ($0.copies, $0.mostCopies) = (ExcerptLimits.copies, ExcerptLimits.copies + 1) } == nil)
        #expect(copy { ($0.copies, $0.mostCopies) = (3, 3) } == .copies)
        #expect(Self.broken(Self.ask(days: 8), Self.facts { $0.mostDays = 7 }) == .validity)
        #expect(Self.broken(Self.ask(days: 90), Self.facts { $0.mostDays = 90 }) == nil)
    }

    @Test func `DW-C10 it is confirmed before it is approved, and nothing is done after`() {
        let (author, head) = (Staff.ID("S1"), Staff.ID("head"))
        let states: [Excerpt.State] = [
            .drafted(by: author), .confirmed(by: author), .refused(by: author, head: head), Self.approved,
        ]
        let events: [Excerpt.Event] = [.confirm(by: author), .refuse(by: head), .approve(Self.approval)]
        let legal = states.map { state in events.map { state.after($0) != nil } }
        #expect(legal == [[true, false, false], [true, true, true], [false, false, false], [false, false, false]])
        for state in states {
            let expected: Excerpt.RuleID? = state == Self.approved ? nil : .stateKnowsAct
            #expect(Self.broken(.takeCopy, Self.facts("S1", [], state)) == expected)
        }
        var own = Excerpt(id: Excerpt.ID("E"), state: .confirmed(by: head))
        #expect(throws: Excerpt.IllegalMove.self) { try own.apply(.approve(Self.approval)) }
        #expect(throws: Excerpt.IllegalMove.self) { try own.apply(.confirm(by: author)) }
    }
}
