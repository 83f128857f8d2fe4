import Casework
import Testing

@Suite("Jurisdiction: who proposes, who approves, and where a clue may go") struct JurisdictionTests {
    @Test func `every condition is listed exactly once, and says what it demands`() {
        #expect(Jurisdiction.rules.map(\.id) == Jurisdiction.RuleID.allCases)
        let words = Jurisdiction.RuleID.allCases.map(\.statement)
        #expect(Set(words).count == words.count)
    }

    // MARK: - Kinds and roles

    private static let proposers: [Jurisdiction.Kind: Set<Role>] = [
        .escalate: [.petitionLead, .caseSupervision, .deputy], .designate: [.petitionLead, .caseSupervision, .deputy],
        .cross: [.petitionLead, .caseSupervision, .deputy], .joint: [.caseSupervision, .deputy],
        .assign: [.petitionLead, .caseSupervision], .forward: [], .requestEscalation: [.head],
    ]

    @Test(arguments: Jurisdiction.Kind.allCases, Role.allCases)
    func `DW-measure JB-16 a measure is proposed by these posts, and forwarded by routing alone`(
        kind: Jurisdiction.Kind, role: Role
    ) {
        let (measure, acting) = Realm.measure(kind)
        let answer = Realm.decide(
            .propose(measure), Realm.facts(Realm.person("p", acting, [role]), acting: acting))
        let expected: Jurisdiction.RuleID? =
            kind == .forward ? .routingForwards : Self.proposers[kind]?.contains(role) == true ? nil : .proposer
        #expect(answer == expected)
    }

    @Test func `JB-48 where every head must stand aside a deputy asks the organ above, and no other post`() {
        let (measure, acting) = Realm.measure(.requestEscalation)
        for role in Role.allCases {
            var facts = Realm.facts(Realm.person("p", acting, [role]), acting: acting)
            facts.headsStandAside = true
            let expected: Jurisdiction.RuleID? = role == .deputy || role == .head ? nil : .proposer
            #expect(Realm.decide(.propose(measure), facts) == expected)
        }
    }

    private static let approvers: [Jurisdiction.Kind: (roles: Set<Role>, rule: Jurisdiction.RuleID)] = [
        .escalate: ([.head], .approverOfEscalation), .designate: ([.head], .approverOfDesignation),
        .cross: ([.deputy, .head], .approverOfCooperation), .joint: ([.deputy, .head], .approverOfCooperation),
        .assign: ([.deputy], .approverOfAssignment), .requestEscalation: ([.head], .approverOfDesignation),
    ]

    @Test(arguments: approvers.keys.sorted { $0.rawValue < $1.rawValue }, Role.allCases)
    func `JB-20 JC-16 JC-17 a measure is approved and refused by these posts and no others`(
        kind: Jurisdiction.Kind, role: Role
    ) throws {
        let (measure, acting) = Realm.measure(kind)
        let deciding = kind == .requestEscalation ? Realm.city : acting
        let facts = Realm.facts(
            Realm.person("leader", deciding, [role]), acting: acting, proposer: Staff.ID("other"), deciding: deciding)
        let expected = try #require(Self.approvers[kind])
        let answer = expected.roles.contains(role) ? nil : expected.rule
        #expect(Realm.decide(.approve(measure), facts) == answer)
        #expect(Realm.decide(.refuse(measure), facts) == answer)
    }

    @Test func `JB-48 where every head of the organ that decides must stand aside, a deputy decides`() {
        func decide(
            _ act: Jurisdiction.Act, _ role: Role, acting: Organ.ID, _ change: (inout Jurisdiction.Facts) -> Void
        ) -> Jurisdiction.RuleID? {
            Realm.decide(
                act, Realm.facts(Realm.person("l", acting, [role]), acting: acting, proposer: Staff.ID("o"), change))
        }
        // What routing took up lies with the county already.
        let takenUp = Jurisdiction.Measure.escalate(to: Realm.home)
        for act in [Jurisdiction.Act.approve(takenUp), .refuse(takenUp), .acknowledge(takenUp)] {
            func answer(_ role: Role, standAside: Bool) -> Jurisdiction.RuleID? {
                decide(act, role, acting: Realm.county) { facts in
                    facts.isByRouting = true
                    facts.decidersStandAside = standAside
                }
            }
            #expect(answer(.deputy, standAside: true) == nil)
            #expect(answer(.deputy, standAside: false) == .approverOfEscalation)
            #expect(answer(.petitionLead, standAside: true) == .approverOfEscalation)
        }
        // Where the heads of the handling county stand aside, those of the city still decide.
        let designation = Jurisdiction.Act.approve(.designate(to: Realm.neighbourRoom))
        #expect(
            decide(designation, .deputy, acting: Realm.city) { $0.headsStandAside = true } == .approverOfDesignation)
        #expect(decide(designation, .deputy, acting: Realm.city) { $0.decidersStandAside = true } == nil)
    }

    @Test func `DW-cross with another organ only the head approves`() {
        for measure in [
            Jurisdiction.Measure.cross(to: Realm.townRoom), .joint(assisting: [Realm.nextDoor, Realm.townRoom]),
        ] {
            func decide(_ role: Role) -> Jurisdiction.RuleID? {
                Realm.decide(
                    .approve(measure),
                    Realm.facts(Realm.person("l", Realm.county, [role]), acting: Realm.county, proposer: Staff.ID("o")))
            }
            #expect(decide(.deputy) == .approverOfCooperation)
            #expect(decide(.head) == nil)
        }
    }

    @Test func `DW-measure whoever holds a clue asks others to help, and moves nothing`() {
        let facts = Realm.facts(Realm.holder, acting: Realm.county)
        #expect(Realm.decide(.propose(.joint(assisting: [Realm.nextDoor])), facts) == nil)
        #expect(Realm.decide(.propose(.cross(to: Realm.nextDoor)), facts) == .proposer)
        let colleague = Realm.person("colleague", Realm.county, [.roomMember], room: Realm.home.room)
        let theirs = Realm.facts(colleague, acting: Realm.county)
        #expect(Realm.decide(.propose(.joint(assisting: [Realm.nextDoor])), theirs) == .proposer)
    }

    @Test(arguments: approvers.keys.sorted { $0.rawValue < $1.rawValue })
    func `JB-17 who proposed decides about nothing, and alone takes it back`(kind: Jurisdiction.Kind) {
        let (measure, acting) = Realm.measure(kind)
        let deciding = kind == .requestEscalation ? Realm.city : acting
        let both = Realm.person("both", deciding, [.deputy, .head])
        let own = Realm.facts(both, acting: acting, proposer: both.staff, deciding: deciding)
        #expect(Realm.decide(.approve(measure), own) == .fourEyes)
        #expect(Realm.decide(.refuse(measure), own) == .fourEyes)
        #expect(Realm.decide(.withdraw(measure), own) == nil)
        let other = Realm.facts(both, acting: acting, proposer: Staff.ID("other"), deciding: deciding)
        #expect(Realm.decide(.approve(measure), other) == nil)
        #expect(Realm.decide(.withdraw(measure), other) == .actingOrgan)
    }

    @Test func `a leader ends joint handling, whoever proposed it`() {
        let joint = Jurisdiction.Measure.joint(assisting: [Realm.nextDoor])
        let deputy = Realm.person("deputy", Realm.county, [.deputy])
        #expect(
            Realm.decide(.end(joint), Realm.facts(deputy, acting: Realm.county, proposer: deputy.staff)) == nil)
        #expect(
            Realm.decide(.end(joint), Realm.facts(Realm.holder, acting: Realm.county)) == .approverOfCooperation)
    }

    // MARK: - Who must not know

    @Test(arguments: Jurisdiction.Kind.allCases)
    func `HS-26 who is barred learns nothing, whatever the act`(kind: Jurisdiction.Kind) {
        let (measure, acting) = Realm.measure(kind)
        let person = Realm.person("p", acting, Set(Role.allCases), room: Room.ID("R"))
        let bars: [@Sendable (inout Jurisdiction.Facts) -> Void] = [
            { $0.barredOrgans = [acting] }, { $0.barredRooms = [Room.ID("R")] }, { $0.barredStaff = [person.staff] },
        ]
        for bar in bars {
            for act in [Jurisdiction.Act.propose(measure), .approve(measure), .refuse(measure), .end(measure)] {
                let input = Jurisdiction.Input(act: act, facts: Realm.facts(person, acting: acting, bar))
                guard case .refused(let refusal) = Jurisdiction.decide(input) else {
                    Issue.record("\(act) is allowed")
                    continue
                }
                #expect(refusal.rule == .barred && refusal.isSilent)
            }
        }
    }

    @Test func `JB-47 an organ that neither handles nor stands above is told nothing`() {
        let (measure, _) = Realm.measure(.designate)
        let stranger = Realm.person("s", Realm.neighbour, [.caseSupervision, .head])
        #expect(Realm.decide(.propose(measure), Realm.facts(stranger, acting: Realm.neighbour)) == .actingOrgan)
        let facts = Realm.facts(stranger, acting: Realm.city, proposer: Staff.ID("o"), deciding: Realm.city)
        #expect(Realm.decide(.approve(measure), facts) == .actingOrgan)
        #expect(Realm.decide(.refuse(measure), facts) == .actingOrgan)
    }

    @Test func `HS-26 no measure leads to the accused's organ, below it, or into a barred room`() {
        for kind in [Jurisdiction.Kind.escalate, .designate, .cross, .joint, .assign, .requestEscalation] {
            let (measure, acting) = Realm.measure(kind)
            let target = measure.rooms[0]
            #expect(Realm.propose(measure, by: acting) == nil)
            #expect(Realm.propose(measure, by: acting) { $0.barredRooms = [target.room] } == .accusedOrgan)
            #expect(Realm.propose(measure, by: acting) { $0.accusedOrgans = [target.organ] } == .accusedOrgan)
            guard target.organ != acting else { continue }
            #expect(Realm.propose(measure, by: acting) { $0.barredOrgans = [target.organ] } == .accusedOrgan)
        }
    }

    @Test func `HS-26 the target is looked at again when the measure is approved`() {
        let facts = Realm.facts(
            Realm.person("d", Realm.county, [.deputy]), acting: Realm.county, proposer: Staff.ID("o")
        ) { $0.barredOrgans = [Realm.town] }
        #expect(Realm.decide(.approve(Realm.measure(.assign).measure), facts) == .accusedOrgan)
        #expect(Realm.decide(.refuse(Realm.measure(.assign).measure), facts) == nil, "what cannot be is refused")
    }

    @Test func `DW-cross who handles it crossed does not come from the accused's place`() {
        let there: @Sendable (inout Jurisdiction.Facts) -> Void = { $0.accusedPlaces = [Realm.town] }
        #expect(Realm.propose(.cross(to: Realm.townRoom), by: Realm.county, there) == .impartialHandlers)
        #expect(Realm.propose(.cross(to: Realm.otherTownRoom), by: Realm.county, there) == nil)
        #expect(Realm.propose(.assign(to: Realm.townRoom, .other), by: Realm.county, there) == nil)
    }
}
