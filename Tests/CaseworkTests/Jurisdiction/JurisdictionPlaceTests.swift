import Testing

@testable import Casework

@Suite("Jurisdiction: from where, to where, and when") struct JurisdictionPlaceTests {
    @Test func `JC-16 only what lies with a lower organ is taken up, and by the organ itself`() {
        #expect(Realm.propose(.escalate(to: Realm.nextDoor), by: Realm.county) == .fromBelow)
        #expect(Realm.propose(.escalate(to: Realm.cityRoom), by: Realm.city) == nil)
        #expect(Realm.propose(.escalate(to: Realm.neighbourRoom), by: Realm.city) == .insideSubtree)
    }

    @Test func `JB-20 an organ assigns, shares and hands up what it handles itself`() {
        #expect(Realm.propose(.assign(to: Realm.townRoom, .other), by: Realm.city) == .ownMatter)
        #expect(Realm.propose(.joint(assisting: [Realm.cityRoom]), by: Realm.city) == .ownMatter)
        #expect(Realm.propose(.requestEscalation(to: Realm.cityRoom), by: Realm.city) == .ownMatter)
    }

    @Test func `JC-17 an organ disposes of itself and of what is below it, and asks the next-higher one`() {
        #expect(Realm.propose(.designate(to: Realm.neighbourRoom), by: Realm.county) == .insideSubtree)
        #expect(Realm.propose(.designate(to: Realm.townRoom), by: Realm.county) == nil)
        #expect(Realm.propose(.designate(to: Realm.cityRoom), by: Realm.city) == .insideSubtree)
        #expect(Realm.propose(.assign(to: Realm.neighbourRoom, .other), by: Realm.county) == .insideSubtree)
        #expect(Realm.propose(.assign(to: Realm.nextDoor, .other), by: Realm.county) == .insideSubtree)
        #expect(Realm.propose(.cross(to: Realm.neighbourRoom), by: Realm.county) == .insideSubtree)
        #expect(Realm.propose(.joint(assisting: [Realm.neighbourRoom]), by: Realm.county) == .insideSubtree)
        #expect(Realm.propose(.requestEscalation(to: Realm.neighbourRoom), by: Realm.county) == .insideSubtree)
    }

    @Test func `DW-measure a measure changes something`() {
        #expect(Realm.propose(.designate(to: Realm.home), by: Realm.city) == .elsewhere)
        #expect(Realm.propose(.cross(to: Realm.home), by: Realm.county) == .elsewhere)
        #expect(Realm.propose(.joint(assisting: [Realm.nextDoor, Realm.home]), by: Realm.county) == .elsewhere)
    }

    @Test func `DW-measure one measure on a clue waits at a time`() {
        let (measure, acting) = Realm.measure(.assign)
        #expect(Realm.propose(measure, by: acting) { $0.hasOpenProposal = true } == .oneAtATime)
        let facts = Realm.facts(
            Realm.person("d", acting, [.deputy]), acting: acting, proposer: Staff.ID("o")
        ) { $0.hasOpenProposal = true }
        #expect(Realm.decide(.approve(measure), facts) == nil, "it is the one that waits")
    }

    @Test func `DW-state what is finished or back with the petition office is not moved`() {
        let (measure, acting) = Realm.measure(.assign)
        for state in [Realm.concluded, .returned(Realm.home, .otherOrgan)] {
            #expect(Realm.propose(measure, by: acting) { $0.state = state } == .stateAllows)
        }
        #expect(Realm.propose(measure, by: acting) { $0.state = Realm.routed } == nil)
    }

    @Test func `ZJ-23 a clue goes to rooms that handle clues, one on discipline staff to cadre supervision`() {
        #expect(Realm.propose(.cross(to: Realm.office), by: Realm.county) == .handlingRoom)
        #expect(Realm.propose(.joint(assisting: [Realm.office]), by: Realm.county) == .handlingRoom)
        #expect(
            Realm.propose(.cross(to: Realm.place(Realm.county, "A1-J")), by: Realm.county) == .handlingRoom,
            "the room is another organ's")
        let cadres: @Sendable (inout Jurisdiction.Facts) -> Void = { $0.isOnStaff = true }
        #expect(Realm.propose(.escalate(to: Realm.cityRoom), by: Realm.city, cadres) == .handlingRoom)
        #expect(Realm.propose(.escalate(to: Realm.cityCadres), by: Realm.city, cadres) == nil)
        #expect(Realm.propose(.joint(assisting: [Realm.nextDoor]), by: Realm.county, cadres) == nil)
    }

    @Test func `ZJ-23 an appeal stays with case review`() {
        let answer = Realm.propose(Realm.measure(.assign).measure, by: Realm.county) {
            $0.rooms[Realm.home.room] = .init(organ: Realm.county, kind: .caseReview)
        }
        #expect(answer == .handlingRoom)
    }

    @Test func `DW-joint joint handling names its rooms, each once, and not too many`() {
        #expect(Realm.propose(.joint(assisting: []), by: Realm.county) == .parties)
        #expect(Realm.propose(.joint(assisting: [Realm.nextDoor, Realm.nextDoor]), by: Realm.county) == .parties)
        let many = (0...JurisdictionLimits.assistingRooms).map { Realm.place(Realm.county, "A-R\($0)") }
        func answer(_ rooms: [Clue.Destination]) -> Jurisdiction.RuleID? {
            Realm.propose(.joint(assisting: rooms), by: Realm.county) { facts in
                for room in rooms { facts.rooms[room.room] = .init(organ: Realm.county, kind: .supervision) }
            }
        }
        #expect(answer(many) == .parties)
        #expect(answer(Array(many.dropLast())) == nil)
    }

    @Test func `DW-joint a place may let fewer rooms assist`() {
        let two = (0..<2).map { Realm.place(Realm.county, "A-R\($0)") }
        func answer(_ rooms: [Clue.Destination]) -> Jurisdiction.RuleID? {
            Realm.propose(.joint(assisting: rooms), by: Realm.county) { facts in
                facts.assistingRooms = 1
                for room in rooms { facts.rooms[room.room] = .init(organ: Realm.county, kind: .supervision) }
            }
        }
        #expect(answer(two) == .parties && answer([two[0]]) == nil)
    }

    @Test func `JB-21 what was assigned from above is not passed on, but may be handed up`() {
        let bound: @Sendable (inout Jurisdiction.Facts) -> Void = { $0.boundBy = Realm.city }
        #expect(Realm.propose(.assign(to: Realm.townRoom, .other), by: Realm.county, bound) == .bound)
        #expect(Realm.propose(.designate(to: Realm.townRoom), by: Realm.county, bound) == .bound)
        #expect(Realm.propose(.cross(to: Realm.townRoom), by: Realm.county, bound) == .bound)
        #expect(Realm.propose(.cross(to: Realm.nextDoor), by: Realm.county, bound) == nil)
        #expect(Realm.propose(.joint(assisting: [Realm.nextDoor]), by: Realm.county, bound) == nil)
        #expect(Realm.propose(.requestEscalation(to: Realm.cityRoom), by: Realm.county, bound) == nil)
        #expect(Realm.propose(.designate(to: Realm.neighbourRoom), by: Realm.city, bound) == nil)
    }

    @Test func `a stored reason is read back for its kind only`() {
        for reason in Jurisdiction.AssignReason.allCases {
            #expect(Jurisdiction.Reason(reason.rawValue, of: .assign) == .assign(reason))
        }
        for reason in Jurisdiction.ChangeReason.allCases {
            #expect(Jurisdiction.Reason(reason.rawValue, of: .designate) == .change(reason))
        }
        #expect(Jurisdiction.AssignReason.allCases.count == 4, "JB-20 knows four")
        #expect(Jurisdiction.Reason("central_decision", of: .escalate) == nil)
        #expect(Jurisdiction.Reason("forward_down", of: .forward) == .routing(.forwardDown))
        #expect(Jurisdiction.Reason("mood", of: .assign) == nil)
    }
}

@Suite("JB-21, JB-23: what the lower organ does with an assignment") struct AssignmentRuleTests {
    private static func decide(
        _ act: Assignment.Act, _ state: Assignment.State, _ role: Role, in organ: Organ.ID = Realm.town,
        isFinished: Bool = true, isReviewed: Bool = true, proposer: String = "other", headsStandAside: Bool = false
    ) -> Assignment.RuleID? {
        let caller = Realm.person("p", organ, [role])
        var facts = Assignment.Facts(
            state: state, caller: caller, assignedTo: Realm.town, isFinished: isFinished, isReviewed: isReviewed,
            proposer: Staff.ID(proposer)
        )
        facts.headsStandAside = headsStandAside
        let decided = Assignment.decide(act, facts)
        let broken = Assignment.rules.first { $0.objects(act, facts) != nil }
        #expect(decided?.policy == broken?.policy)
        return broken?.id
    }

    @Test func `every condition is listed once, and says what it demands`() {
        #expect(Assignment.rules.map(\.id) == Assignment.RuleID.allCases)
        #expect(Set(Assignment.RuleID.allCases.map(\.statement)).count == Assignment.RuleID.allCases.count)
    }

    @Test(arguments: Assignment.Act.allCases, Assignment.State.allCases)
    func `DW-state JB-21 JB-23 an act is possible in its state and by its posts only`(
        act: Assignment.Act, state: Assignment.State
    ) {
        let office: Set<Role> = [.registrar, .petitionLead, .caseSupervision, .deputy]
        let (needed, posts): (Assignment.State, Set<Role>) =
            switch act {
            case .receive: (.sent, office)
            case .proposeResult: (.received, office)
            case .approveResult, .sendBackResult: (.resultProposed, [.head])
            }
        for role in Role.allCases {
            let decided = Self.decide(act, state, role)
            guard state == needed else {
                #expect(decided == .stateKnowsAct, "\(role)")
                continue
            }
            let refused: Assignment.RuleID = posts.contains(.head) ? .headApproves : .office
            #expect(decided == (posts.contains(role) ? nil : refused), "\(role)")
        }
    }

    @Test(arguments: Assignment.Act.allCases)
    func `JB-47 another organ is told nothing`(act: Assignment.Act) {
        #expect(Self.decide(act, .sent, .head, in: Realm.otherTown) == .assignedOrgan)
        let stranger = Realm.person("p", Realm.otherTown, [.head])
        let refusal = Assignment.decide(
            act,
            Assignment.Facts(
                state: .sent, caller: stranger, assignedTo: Realm.town, isFinished: true, isReviewed: true))
        #expect(refusal?.isSilent == true && refusal?.policy == "JB-47")
    }

    @Test func `JB-23 a result is reported of what is finished, reviewed together and approved by another`() {
        #expect(Self.decide(.proposeResult, .received, .deputy, isFinished: false) == .finished)
        #expect(Self.decide(.proposeResult, .received, .deputy, isReviewed: false) == .collectiveReview)
        #expect(Self.decide(.approveResult, .resultProposed, .head, isFinished: false) == .finished)
        #expect(Self.decide(.approveResult, .resultProposed, .head, isReviewed: false) == .collectiveReview)
        #expect(Self.decide(.approveResult, .resultProposed, .deputy) == .headApproves)
        #expect(Self.decide(.approveResult, .resultProposed, .head, proposer: "p") == .fourEyes)
        #expect(Self.decide(.sendBackResult, .resultProposed, .head, isReviewed: false) == nil)
    }

    @Test(arguments: [Assignment.Act.approveResult, .sendBackResult])
    func `JB-48 where every head must stand aside a deputy approves what is reported up, and no other post`(
        act: Assignment.Act
    ) {
        for role in Role.allCases {
            let decided = Self.decide(act, .resultProposed, role, headsStandAside: true)
            #expect(decided == (role == .deputy || role == .head ? nil : .headApproves), "\(role)")
        }
    }
}

@Suite("JC-17: closing what a higher organ designated") struct DesignatorsConsentTests {
    @Test func `JC-17 neither a result nor an end without a check is approved before the consent`() {
        for (act, state) in [
            (Handle.Act.approveResult, House.checked), (.approvePlan, House.planned(.closeOut)),
        ] {
            #expect(House.decide(act, state, House.head) { $0.awaitsConsent = true } == .designatorsConsent)
            #expect(House.decide(act, state, House.head) { $0.awaitsConsent = false } == nil)
        }
        let check = House.planned(.check(.preliminaryVerification))
        #expect(House.decide(.approvePlan, check, House.head) { $0.awaitsConsent = true } == nil)
        #expect(House.decide(.sendBackResult, House.checked, House.head) { $0.awaitsConsent = true } == nil)
    }
}
