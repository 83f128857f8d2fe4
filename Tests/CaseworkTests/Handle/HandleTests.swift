import Casework
import Testing

@Suite("Handle: who may do what when all papers are there")
struct HandleActsTests {
    /// State, who, and the acts that are allowed; nobody else may do anything in that state.
    static let allowed: [(Clue.State, StaffCaller, Set<Handle.Act>)] = [
        (House.routed, House.holder, [.claim]),
        (House.routed, House.colleague, [.claim]),
        (
            House.claimed, House.holder,
            Set([.release, .requestReturn(.noSubstance), .requestReturn(.otherOrgan)])
                .union(Handle.Proposal.allCases.map(Handle.Act.propose))
        ),
        (House.returnRequested, House.deputy, [.approveReturn, .refuseReturn]),
        (House.planned(.closeOut), House.deputy, [.sendBackPlan]),
        (House.planned(.closeOut), House.head, [.approvePlan, .sendBackPlan]),
        (House.planned(.holdForLater(until: House.day)), House.deputy, [.sendBackPlan]),
        (House.planned(.holdForLater(until: House.day)), House.head, [.approvePlan, .sendBackPlan]),
        (House.planned(.check(.talkOrLetter)), House.deputy, [.approvePlan, .sendBackPlan]),
        (House.planned(.check(.talkOrLetter)), House.head, [.approvePlan, .sendBackPlan]),
        (House.planned(.check(.preliminaryVerification)), House.deputy, [.approvePlan, .sendBackPlan]),
        (House.planned(.check(.preliminaryVerification)), House.head, [.approvePlan, .sendBackPlan]),
        (
            House.checking, House.holder,
            [
                .proposeResult(.closedUnfounded), .proposeResult(.educated), .proposeResult(.caseFiled),
                .proposeResult(.transferredToPartyOrgan), .proposeHold,
            ]
        ),
        (House.checked, House.head, [.approveResult, .sendBackResult]),
        (House.talked, House.head, [.approveResult, .sendBackResult]),
        (House.toWait, House.head, [.approveResult, .sendBackResult]),
        (House.concluded, House.holder, [.feedBack, .askReopening]),
        (House.concluded, House.colleague, [.askReopening]),
        (House.concluded, House.deputy, [.reopen, .refuseReopening]),
        (House.fedBack, House.holder, [.askReopening]),
        (House.fedBack, House.colleague, [.askReopening]),
        (House.fedBack, House.deputy, [.reopen, .refuseReopening]),
    ]

    @Test(arguments: House.states, House.everybody)
    func `exactly the listed acts are open`(state: Clue.State, caller: StaffCaller) {
        var expected = Self.allowed.first { $0.0 == state && $0.1 == caller }?.2 ?? []
        // A leader changes the holder of whatever somebody works on.
        if [House.deputy, House.head].contains(caller), House.workedOn.contains(state) {
            expected.formUnion([.takeBack, .reassign(to: House.colleague.staff)])
        }
        // And of what is finished and not yet in the archive: its reporter is to be told.
        if [House.deputy, House.head].contains(caller), [House.concluded, House.fedBack].contains(state) {
            expected.insert(.reassign(to: House.colleague.staff))
        }
        // And moves to another room whatever is neither finished nor back with the petition office.
        let isMovable = state == House.routed || House.workedOn.contains(state)
        if [House.deputy, House.head].contains(caller), isMovable { expected.insert(.moveTo(House.otherRoom)) }
        let decided = House.acts.filter { House.decide($0, state, caller) == nil }
        let open = Handle.openActs(for: House.facts(state, caller)).filter(\.missing.isEmpty).map(\.act)
        #expect(Set(decided) == expected)
        #expect(open == decided)
    }

    @Test func `every condition is listed exactly once`() {
        let ids = Handle.rules.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(Set(ids) == Set(Handle.RuleID.allCases))
    }

    @Test func `every act is listed once`() { #expect(Set(House.acts).count == House.acts.count) }

    @Test func `a disposition is one of four proposals`() {
        let dispositions: [Disposition] = [
            .check(.talkOrLetter), .check(.preliminaryVerification), .holdForLater(until: House.day), .closeOut,
        ]
        #expect(dispositions.map(Handle.Proposal.init) == Handle.Proposal.allCases)
    }
}

@Suite("HS-26, JB-47, JB-48, JC-67: who may not even see")
struct HandleSilenceTests {
    static let barring: [@Sendable (inout Handle.Facts) -> Void] = [
        { $0.barredOrgans = [House.organ] }, { $0.barredRooms = [House.room] },
        { $0.barredStaff = [House.holder.staff] },
    ]

    @Test(arguments: 0..<3)
    func `the accused, their room and their organ are told that there is no such clue`(index: Int) {
        for state in House.states {
            let facts = House.facts(state, House.holder, Self.barring[index])
            #expect(Handle.openActs(for: facts).isEmpty)
            for act in House.acts { #expect(isSilent(act, facts, .barred)) }
        }
    }

    @Test(arguments: Handle.RecusalGround.allCases)
    func `JB-48 and JC-67 who must stand aside does nothing, and is not told why`(ground: Handle.RecusalGround) {
        let facts = House.facts(House.claimed, House.holder) { $0.recusal = ground }
        #expect(Handle.openActs(for: facts).isEmpty)
        #expect(isSilent(.release, facts, .recused) == (ground != .declared))
        #expect(House.decide(.release, House.claimed, House.holder) { $0.recusal = ground } == .recused)
    }

    @Test func `JB-47 another organ is told nothing`() {
        #expect(isSilent(.approveResult, House.facts(House.checked, House.foreignHead), .handlingOrgan))
    }

    private func isSilent(_ act: Handle.Act, _ facts: Handle.Facts, _ rule: Handle.RuleID) -> Bool {
        guard case .refused(let refusal) = Handle.decide(Handle.Input(act: act, facts: facts)) else { return false }
        let words = Bilingual("没有这件线索，或者您无权查看", "There is no such clue, or it is not yours to see")
        return refusal.rule == rule && refusal.isSilent && refusal.reason == words
    }
}

@Suite("ZJ-23, JB-17: rooms, holders, approvers")
struct HandleStandingTests {
    @Test func `JB-48 a deputy stands in for heads who all stand aside, and the head for the deputies`() {
        for act in [Handle.Act.approveResult, .sendBackResult] {
            #expect(House.decide(act, House.checked, House.deputy) == .approver)
            #expect(House.decide(act, House.checked, House.deputy) { $0.headsStandAside = true } == nil)
        }
        let hold = House.planned(.closeOut)
        #expect(House.decide(.approvePlan, hold, House.deputy) == .approver)
        #expect(House.decide(.approvePlan, hold, House.deputy) { $0.headsStandAside = true } == nil)
        for act in [Handle.Act.reopen, .refuseReopening] {
            #expect(House.decide(act, House.concluded, House.head) == .approver)
            #expect(House.decide(act, House.concluded, House.head) { $0.deputiesStandAside = true } == nil)
        }
        #expect(House.decide(.approveResult, House.checked, House.holder) { $0.headsStandAside = true } == .approver)
    }

    @Test func `DW-state an act that the state does not know is refused first`() {
        #expect(House.decide(.claim, House.claimed, House.colleague) == .stateKnowsAct)
    }

    @Test func `ZJ-23 only the routed room claims`() {
        #expect(House.decide(.claim, House.routed, House.stranger) == .handlingRoom)
        #expect(House.decide(.claim, House.routed, House.head) == .handlingRoom)
    }

    @Test func `ZJ-23 a clue is given only to somebody who may hold it and has a hand free`() {
        let next = House.colleague.staff
        func give(_ change: (inout Handle.RoomMember) -> Void) -> Handle.RuleID? {
            var member = Handle.RoomMember(staff: next)
            change(&member)
            return House.decide(.reassign(to: next), House.checking, House.deputy) { $0.roomMembers = [member] }
        }
        #expect(give { _ in } == nil)
        #expect(give { $0.isRecused = true } == .nextHolder)
        #expect(give { $0.openClaims = HandleLimits.openClaimsPerPerson } == .nextHolder)
        #expect(give { $0.staff = House.stranger.staff } == .nextHolder)
        let barred = House.decide(.reassign(to: next), House.checking, House.deputy) { $0.barredStaff = [next] }
        #expect(barred == .nextHolder)
        #expect(House.decide(.reassign(to: next), House.checking, House.holder) == .approver)
        #expect(House.decide(.takeBack, House.checking, House.holder) == .approver)
    }

    @Test func `ZJ-23 a clue is moved only to another room of the organ that could have it`() {
        func move(_ state: Clue.State, to room: Room.ID = House.otherRoom) -> Handle.RuleID? {
            House.decide(.moveTo(room), state, House.deputy)
        }
        #expect(move(House.routed) == nil && move(House.checking) == nil)
        #expect(move(House.checking, to: Room.ID("O1-XF")) == .nextRoom)
        #expect(move(House.checking, to: House.room) == .nextRoom)
        #expect(move(House.returned) == .nextRoom)
        #expect(move(House.concluded) == .stateKnowsAct)
        let barred = House.decide(.moveTo(House.otherRoom), House.checking, House.deputy) {
            $0.barredRooms = [House.otherRoom]
        }
        #expect(barred == .nextRoom)
        #expect(House.decide(.moveTo(House.otherRoom), House.checking, House.holder) == .approver)
    }

    @Test func `ZJ-23 a registrar who sits in the room is no member of it`() {
        let clerk = StaffCaller(
            staff: Staff.ID("S9"), organ: House.organ, room: House.room, roles: [.registrar])
        #expect(House.decide(.claim, House.routed, clerk) == .handlingRoom)
    }

    @Test func `ZJ-23 only the holder works on a claimed clue`() {
        #expect(House.decide(.propose(.closeOut), House.claimed, House.colleague) == .holder)
        #expect(House.decide(.release, House.claimed, House.colleague) == .holder)
        #expect(House.decide(.feedBack, House.concluded, House.colleague) == .holder)
    }

    @Test func `JB-17 each approval has its leader`() {
        #expect(House.decide(.approveReturn, House.returnRequested, House.head) == .approver)
        #expect(House.decide(.approvePlan, House.planned(.closeOut), House.deputy) == .approver)
        #expect(House.decide(.approveResult, House.checked, House.deputy) == .approver)
        #expect(House.decide(.approvePlan, House.planned(.check(.talkOrLetter)), House.holder) == .approver)
    }

    @Test func `JB-17 about the head of a lower Party committee the head approves`() {
        let plan = House.planned(.check(.talkOrLetter))
        #expect(House.decide(.approvePlan, plan, House.deputy) { $0.accusedIsLowerHead = true } == .approver)
        #expect(House.decide(.approvePlan, plan, House.head) { $0.accusedIsLowerHead = true } == nil)
    }

    @Test func `JB-17 who proposed does not approve, whatever the role`() {
        let both = StaffCaller(
            staff: House.holder.staff, organ: House.organ, room: House.room, roles: [.roomMember, .deputy, .head])
        let approvals: [(Handle.Act, Clue.State)] = [
            (.approveReturn, House.returnRequested), (.refuseReturn, House.returnRequested),
            (.approvePlan, House.planned(.check(.talkOrLetter))), (.sendBackPlan, House.planned(.closeOut)),
            (.approveResult, House.checked), (.sendBackResult, House.checked), (.reopen, House.concluded),
        ]
        for (act, state) in approvals { #expect(House.decide(act, state, both) == .fourEyes) }
    }
}

@Suite("Handle: conditions that can be met")
struct HandleConditionTests {
    static let missing: [(Handle.Act, Clue.State, StaffCaller, Handle.RuleID)] = [
        (.propose(.closeOut), House.claimed, House.holder, .collectiveStudy),
        (.approvePlan, House.planned(.check(.preliminaryVerification)), House.head, .partySecretary),
        (.approveResult, House.checked, House.head, .groupSignatures),
        (.proposeResult(.educated), House.checking, House.holder, .groupSignatures),
        (.proposeResult(.educated), .underWay(House.claim, .talkOrLetter), House.holder, .talkRecorded),
        (.reopen, House.concluded, House.deputy, .newEvidence),
        (.askReopening, House.concluded, House.colleague, .newEvidence),
        (.claim, House.routed, House.holder, .claimLimit),
    ]

    @Test(arguments: missing.indices)
    func `JB-17, ZJ-30, ZJ-33, ZJ-35, JB-27, JB-52 what is missing is listed beside the act`(index: Int) throws {
        let (act, state, caller, rule) = Self.missing[index]
        let facts = House.facts(state, caller) {
            $0.file = Handle.CaseFile()
            $0.accusedIsLowerHead = true
            $0.openClaims = HandleLimits.openClaimsPerPerson
        }
        let open = try #require(Handle.openActs(for: facts).first { $0.act == act })
        #expect(open.missing.map(\.rule) == [rule])
        #expect(open.missing.allSatisfy { !$0.remedy.zh.isEmpty && !$0.remedy.en.isEmpty && !$0.isSilent })
        guard case .refused(let refusal) = Handle.decide(Handle.Input(act: act, facts: facts)) else {
            Issue.record("must be refused")
            return
        }
        #expect(refusal == open.missing.first)
    }

    @Test func `JB-52 a full room claims no more, where the place has set how many`() throws {
        func claim(_ held: Int, of most: Int?) -> Handle.RuleID? {
            House.decide(.claim, House.routed, House.holder) {
                $0.roomClaims = held
                $0.claimsPerRoom = most
            }
        }
        #expect(claim(3, of: 3) == .roomLimit && claim(4, of: 3) == .roomLimit)
        #expect(claim(2, of: 3) == nil)
        #expect(claim(5_000, of: nil) == nil, "without a limit as many as come")
        let given = House.decide(.reassign(to: House.colleague.staff), House.claimed, House.deputy) {
            $0.roomClaims = 3
            $0.claimsPerRoom = 3
        }
        #expect(given == nil, "what goes from hand to hand fills nothing")
        #expect(Handle.RuleID.allCases.filter(\.isOfHands) == [.claimLimit, .roomLimit])
    }

    @Test func `JB-52 full hands come before a full room, and each says what helps`() throws {
        let facts = House.facts(House.routed, House.holder) {
            $0.openClaims = HandleLimits.openClaimsPerPerson
            $0.roomClaims = 3
            $0.claimsPerRoom = 3
        }
        let claim = try #require(Handle.openActs(for: facts).first { $0.act == .claim })
        #expect(claim.missing.map(\.rule) == [.claimLimit, .roomLimit])
        #expect(claim.missing[0].reason.zh.contains("20件") && claim.missing[1].reason.zh.contains("3件"))
        #expect(claim.missing.allSatisfy { $0.remedy.zh.contains("放回") && $0.policy.key == "JB-52" })
    }

    @Test func `JB-52 one claim below the limit is free`() {
        let below = HandleLimits.openClaimsPerPerson - 1
        #expect(House.decide(.claim, House.routed, House.holder) { $0.openClaims = below } == nil)
    }

    @Test(arguments: ReporterSignature.allCases)
    func `JB-27 results are fed back to real names only`(signature: ReporterSignature) {
        let refused = House.decide(.feedBack, House.concluded, House.holder) { $0.signature = signature }
        #expect(refused == (signature.isRealName ? nil : .feedbackOwed))
    }

    @Test func `JB-27 nothing is fed back before the notice of the result reached its reporter`() {
        #expect(House.decide(.feedBack, House.concluded, House.holder) { $0.isResultTold = false } == .noticeApproved)
        #expect(House.decide(.feedBack, House.concluded, House.holder) { $0.isResultTold = true } == nil)
    }

    @Test func `JB-21 a real-name matter assigned from above is never put on hold`() {
        let hold = House.planned(.holdForLater(until: House.day))
        #expect(House.decide(.propose(.holdForLater), House.claimed, House.holder, assigned) == .holdOfAssigned)
        #expect(House.decide(.approvePlan, hold, House.head, assigned) == .holdOfAssigned)
        #expect(House.decide(.sendBackPlan, hold, House.head, assigned) == nil)
        #expect(House.decide(.propose(.closeOut), House.claimed, House.holder, assigned) == nil)
        let anonymous: (inout Handle.Facts) -> Void = {
            $0.isAssigned = true
            $0.signature = .anonymous
        }
        #expect(House.decide(.propose(.holdForLater), House.claimed, House.holder, anonymous) == nil)
    }

    @Test func `JB-17 JB-23 nobody proposes or approves another way or result than the minutes decided`() {
        func decided(_ what: Handle.Decided) -> (inout Handle.Facts) -> Void {
            { $0.file.studied = Handle.Studied(year: 2026, number: 7, decided: what) }
        }
        let plan = House.planned(.check(.talkOrLetter))
        let talk = decided(.way(.talkOrLetter))
        #expect(House.decide(.propose(.closeOut), House.claimed, House.holder, talk) == .minutesBind)
        #expect(House.decide(.propose(.talkOrLetter), House.claimed, House.holder, talk) == nil)
        #expect(House.decide(.approvePlan, plan, House.head, talk) == nil)
        #expect(House.decide(.approvePlan, plan, House.head, decided(.way(.closeOut))) == .minutesBind)
        #expect(House.decide(.sendBackPlan, plan, House.head, decided(.way(.closeOut))) == nil)
        #expect(House.decide(.approveResult, House.talked, House.head, decided(.result(.caseFiled))) == .minutesBind)
        #expect(House.decide(.approveResult, House.talked, House.head, decided(.result(.educated))) == nil)
        #expect(House.decide(.approveResult, House.talked, House.head, talk) == nil, "a way is no result")
        let underWay = Clue.State.underWay(House.claim, .talkOrLetter)
        #expect(
            House.decide(.proposeResult(.educated), underWay, House.holder, decided(.result(.closedUnfounded)))
                == .minutesBind)
        let facts = House.facts(plan, House.head, decided(.way(.closeOut)))
        guard case .refused(let refusal) = Handle.decide(Handle.Input(act: .approvePlan, facts: facts)) else {
            Issue.record("must be refused")
            return
        }
        #expect(refusal.reason.zh.contains("〔2026〕7号"), "it names the minutes")
    }

    @Test(arguments: Meeting.Resolution.allCases)
    func `HS-2 what a meeting did not agree to is not approved`(resolution: Meeting.Resolution) {
        let said: (inout Handle.Facts) -> Void = {
            $0.meetingSaid = Handle.MeetingSaid(kind: .secretaries, heldOn: House.day, resolution: resolution)
        }
        let binds = resolution == .notAgreed || resolution == .studiedAgain
        let plan = House.planned(.check(.talkOrLetter))
        #expect(House.decide(.approvePlan, plan, House.head, said) == (binds ? .meetingBinds : nil))
        #expect(House.decide(.approveResult, House.talked, House.head, said) == (binds ? .meetingBinds : nil))
        #expect(House.decide(.sendBackPlan, plan, House.head, said) == nil)
        #expect(House.decide(.sendBackResult, House.talked, House.head, said) == nil)
    }

    @Test func `JB-17 no way and no result bear the same code`() {
        for way in Handle.Proposal.allCases { #expect(Handle.Decided(code: way.rawValue) == .way(way)) }
        for result in Conclusion.allCases { #expect(Handle.Decided(code: result.rawValue) == .result(result)) }
        #expect(Handle.Decided(code: "neither") == nil)
    }

    @Test func `ZJ-35 a talk or letter has no group to sign`() {
        #expect(House.decide(.approveResult, House.talked, House.head) { $0.file = Handle.CaseFile() } == nil)
    }

    @Test func `ZJ-30 an appeal is decided without a talk, and a check by its own papers`() {
        let talk = Clue.State.underWay(House.claim, .talkOrLetter)
        let untold: (inout Handle.Facts) -> Void = { $0.file.talkRecorded = false }
        #expect(House.decide(.proposeResult(.educated), talk, House.holder, untold) == .talkRecorded)
        #expect(House.decide(.proposeResult(.educated), House.checking, House.holder, untold) == nil)
        let appeal: (inout Handle.Facts) -> Void = { facts in
            facts.file.talkRecorded = false
            facts.isAppeal = true
        }
        #expect(House.decide(.proposeResult(.appealUpheld), talk, House.holder, appeal) == nil)
        #expect(Course.carriesResult([.letterDelivered, .noAnswer]) && !Course.carriesResult([.letterDelivered]))
    }

    @Test func `ZJ-33 who recorded the Party secretary's approval does not approve the plan on it`() {
        func decide(_ recorder: Staff.ID?) -> Handle.RuleID? {
            House.decide(.approvePlan, House.planned(.check(.preliminaryVerification)), House.head) {
                $0.accusedIsLowerHead = true
                $0.file.secretaryRecordedBy = recorder
            }
        }
        #expect(decide(House.head.staff) == .partySecretary)
        #expect(decide(House.holder.staff) == nil)
    }

    @Test func `ZJ-33 a talk needs no approval of the Party secretary`() {
        let refused = House.decide(.approvePlan, House.planned(.check(.talkOrLetter)), House.head) {
            $0.accusedIsLowerHead = true
            $0.file = Handle.CaseFile()
        }
        #expect(refused == nil)
    }

    private func assigned(_ facts: inout Handle.Facts) { facts.isAssigned = true }
}
