import Casework
import Testing

/// 回避: who enters it, who decides, and what stays.
@Suite struct RecusalTests {
    private static let upper = Organ.ID("O9")
    private static let person = Staff.ID("S20")
    private static let upperHead = StaffCaller(staff: Staff.ID("S90"), organ: upper, room: nil, roles: [.head])
    private static let upperDeputy = StaffCaller(staff: Staff.ID("S91"), organ: upper, room: nil, roles: [.deputy])
    private static let lead = StaffCaller(
        staff: Staff.ID("S8"), organ: House.organ, room: Room.ID("O1-XF"), roles: [.petitionLead])
    private static let everybody = House.everybody + [lead, upperHead, upperDeputy]

    private static func facts(
        _ caller: StaffCaller, about post: Recusal.Post = .staff, _ change: (inout Recusal.Facts) -> Void = { _ in }
    ) -> Recusal.Facts {
        var facts = Recusal.Facts(
            caller: caller, person: person, post: post, organ: House.organ, superior: upper, ground: .interest)
        change(&facts)
        return facts
    }

    /// The rule that refuses; nil when none does.
    private static func refusing(_ act: Recusal.Act, _ facts: Recusal.Facts) -> Recusal.RuleID? {
        switch Recusal.decide(Recusal.Input(act: act, facts: facts)) {
        case .allowed: nil
        case .refused(let refusal): refusal.rule
        }
    }

    private static func standing(_ caller: StaffCaller, about post: Recusal.Post) -> Recusal.Facts {
        facts(caller, about: post) { $0.state = .standing }
    }

    @Test(arguments: [
        (Recusal.Post.staff, [House.deputy, House.head]), (.deputy, [House.head]), (.head, [upperHead]),
    ])
    func `JB-48 DW-decider who decides stands above the person, and nobody else does`(
        post: Recusal.Post, deciders: [StaffCaller]
    ) {
        for caller in Self.everybody {
            let expected: Recusal.RuleID? = deciders.contains(caller) ? nil : .decider
            #expect(Self.refusing(.decide, Self.standing(caller, about: post)) == expected, "\(caller.staff)")
            let ordering: Recusal.RuleID? = deciders.contains(caller) ? nil : .orders
            let facts = Self.facts(caller, about: post)
            #expect(Self.refusing(.enter(.ordered), facts) == ordering, "\(caller.staff)")
        }
    }

    @Test func `JB-48 about the head of the topmost organ nobody here decides`() {
        for caller in Self.everybody {
            var facts = Self.standing(caller, about: .head)
            facts.superior = nil
            #expect(Self.refusing(.decide, facts) == .decider)
        }
        #expect(Recusal.Decider(about: .head, in: House.organ, below: nil) == .outside)
    }

    @Test(arguments: Recusal.Way.allCases)
    func `JB-48 nobody enters, orders or decides about themselves but by declaring`(way: Recusal.Way) {
        for caller in [House.holder, House.deputy, House.head, Self.upperHead] {
            let facts = Self.facts(caller) { $0.person = caller.staff }
            #expect(Self.refusing(.enter(way), facts) == (way == .declared ? nil : .notOneself))
            let deciding = Self.facts(caller) { facts in
                facts.person = caller.staff
                facts.state = .standing
            }
            #expect(Self.refusing(.decide, deciding) == .notOneself)
        }
    }

    @Test func `JB-48 what is entered about oneself is refused as if it were not there`() throws {
        let input = Recusal.Input(
            act: .decide, facts: Self.facts(House.head) { $0.person = House.head.staff })
        guard case .refused(let refusal) = Recusal.decide(input) else {
            Issue.record("the head decides about the head")
            return
        }
        #expect(refusal.isSilent)
    }

    @Test func `JB-48 a declaration is one's own`() {
        for caller in Self.everybody {
            #expect(Self.refusing(.enter(.declared), Self.facts(caller)) == .declaresOneself)
            let own = Self.facts(caller) { $0.person = caller.staff }
            #expect(Self.refusing(.enter(.declared), own) == nil)
        }
    }

    @Test func `JB-35 what the reporter asks for is entered by the petition office and the leaders`() {
        let able = [House.registrar, Self.lead, House.deputy, House.head]
        for caller in Self.everybody {
            let expected: Recusal.RuleID? = able.contains(caller) ? nil : .asksForReporter
            #expect(Self.refusing(.enter(.askedByReporter), Self.facts(caller)) == expected, "\(caller.staff)")
        }
    }

    @Test func `JB-48 what the accused asks for is entered by whoever handles it and the leaders`() {
        let able = [House.holder, House.colleague, House.stranger, Self.lead, House.deputy, House.head]
        for caller in Self.everybody {
            let expected: Recusal.RuleID? = able.contains(caller) ? nil : .asksForAccused
            #expect(Self.refusing(.enter(.askedByAccused), Self.facts(caller)) == expected, "\(caller.staff)")
        }
    }

    @Test(arguments: Recusal.Ground.allCases)
    func `JC-67 the open ground says what it rests on, the others only where somebody else is meant`(
        ground: Recusal.Ground
    ) {
        let own = Self.facts(House.holder) { facts in
            facts.person = House.holder.staff
            facts.ground = ground
            facts.hasReason = false
        }
        #expect(Self.refusing(.enter(.declared), own) == (ground == .other ? .ground : nil))
        let other = Self.facts(House.deputy) { facts in
            facts.ground = ground
            facts.hasReason = false
        }
        #expect(Self.refusing(.enter(.ordered), other) == .ground)
    }

    @Test func `DW-aside who stands aside is known, and enters the same ground once`() {
        let unknown = Self.facts(House.deputy) { $0.isKnownPerson = false }
        #expect(Self.refusing(.enter(.ordered), unknown) == .knownPerson)
        let again = Self.facts(House.deputy) { $0.standsAside = true }
        #expect(Self.refusing(.enter(.ordered), again) == .standsOnce)
    }

    @Test func `JB-48 an entry is decided once, and only an end opens the matter again`() throws {
        let day = CivilDate.epoch
        let upheld = Recusal.State.upheld(by: House.head.staff, on: day)
        let ended = Recusal.State.ended(by: House.head.staff, on: day)
        var state = Recusal.State.standing
        try state.apply(.uphold(by: House.head.staff, on: day))
        #expect(state == upheld)
        state = .standing
        try state.apply(.end(by: House.head.staff, on: day))
        #expect(state == ended)
        #expect(Recusal.State.standing.keepsOut && upheld.keepsOut && !ended.keepsOut)
        for decided in [upheld, ended] {
            for event in [Recusal.Event.uphold(by: House.head.staff, on: day), .end(by: House.head.staff, on: day)] {
                var state = decided
                #expect(throws: Recusal.IllegalMove.self) { try state.apply(event) }
            }
            #expect(Self.refusing(.decide, Self.facts(House.head) { $0.state = decided }) == .undecided)
        }
        #expect(Self.refusing(.decide, Self.facts(House.head)) == .undecided, "there is no entry")
    }

    @Test func `every rule is asked, once`() {
        #expect(Set(Recusal.rules.map(\.id)) == Set(Recusal.RuleID.allCases))
        #expect(Recusal.rules.count == Recusal.RuleID.allCases.count)
    }
}

@Suite struct DeclaredTests {
    @Test func `JC-67 every tie is a ground of the law`() {
        let grounds = Declared.Tie.allCases.map(\.ground)
        #expect(
            grounds == [.nearRelativeOfAccused, .nearRelativeOfReporter, .interest, .interest, .interest])
    }

    @Test(arguments: [
        ("张 三", "张三"), (" 张三\u{3000}", "张三"), ("阿卜杜拉·买买提", "阿卜杜拉买买提"), ("阿卜杜拉•买买提", "阿卜杜拉买买提"), ("Ann Lee", "annlee"),
        (" ", ""),
    ])
    func `a name is the same however it is written`(written: String, name: String) {
        #expect(Declared.normalised(written) == name)
    }

    @Test func `JC-67 everybody who signed a letter counts as its reporter`() {
        #expect(Declared.persons(in: "张三、李四，王五等") == ["张三", "李四", "王五"].sorted())
        #expect(Declared.persons(in: "").isEmpty)
        let many = (1...40).map { "人\($0)" }.joined(separator: "、")
        #expect(Declared.persons(in: many).count == Declared.personsAtMost)
    }

    @Test func `DW-declaration a declaration is confirmed once a year`() {
        let day = CivilDate.epoch
        #expect(!Declared.isRenewalDue(day, today: day.adding(days: 365)))
        #expect(Declared.isRenewalDue(day, today: day.adding(days: 366)))
    }
}
