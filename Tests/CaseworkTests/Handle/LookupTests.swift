import Casework
import Testing

/// What an act does not look up decides nothing about it, and what it looks up decides something.
@Suite struct LookupTests {
    private static let single = (0..<16).map { Handle.Lookups(rawValue: 1 << $0) }

    /// Values that stand for what a lookup may find, beside those of `House.facts`.
    private static func find(_ lookup: Handle.Lookups, _ number: Int, in facts: inout Handle.Facts) {
        let isOdd = number % 2 == 1
        if lookup.contains(.hands) {
            facts.openClaims = isOdd ? 3 : 0
            facts.claimsPerPerson = isOdd ? 3 : 20
        }
        if lookup.contains(.room) {
            facts.roomClaims = 7
            facts.claimsPerRoom = isOdd ? 7 : nil
        }
        if lookup.contains(.takingUp) { facts.awaitsTakingUp = isOdd }
        if lookup.contains(.distribution) { facts.lacksDistribution = isOdd }
        if lookup.contains(.report) {
            facts.signature = ReporterSignature.allCases[number % ReporterSignature.allCases.count]
            facts.isAppeal = number % 3 == 1
        }
        if lookup.contains(.standings) { facts.accusedIsLowerHead = isOdd }
        if lookup.contains(.binding) {
            facts.isAssigned = isOdd
            facts.awaitsConsent = number % 3 == 1
        }
        if lookup.contains(.result) { facts.isResultTold = !isOdd }
        if lookup.contains(.studied) {
            let decided: [Handle.Decided?] = [nil, .way(.closeOut), .way(.holdForLater), .result(.educated)]
            facts.file.studied = decided[number].map { Handle.Studied(year: 2026, number: 4, decided: $0) }
        }
        if lookup.contains(.secretary) { facts.file.secretaryRecordedBy = isOdd ? facts.caller.staff : nil }
        if lookup.contains(.meeting) {
            facts.meetingSaid =
                isOdd ? Handle.MeetingSaid(kind: .secretaries, heldOn: House.day, resolution: .notAgreed) : nil
        }
        if lookup.contains(.leaders) {
            facts.headsStandAside = isOdd
            facts.deputiesStandAside = number % 3 == 1
        }
        if lookup.contains(.members) {
            let held = number == 2 ? 3 : 0
            facts.roomMembers =
                isOdd ? [] : [Handle.RoomMember(staff: House.colleague.staff, openClaims: held)]
        }
        if lookup.contains(.otherRooms) { facts.otherRooms = isOdd ? [] : [House.otherRoom] }
        if lookup.contains(.checkReport) {
            facts.file.signedFinding = isOdd ? number == 1 ? .hold : .end(.closedUnfounded) : nil
        }
        if lookup.contains(.course) { facts.file.talkRecorded = !isOdd }
    }

    private static func decision(_ act: Handle.Act, _ facts: Handle.Facts) -> Handle.Decision {
        Handle.decide(Handle.Input(act: act, facts: facts))
    }

    private static let states = House.states + [.underWay(House.claim, .talkOrLetter)]
    private static let people = [House.holder, House.colleague, House.deputy, House.head]
    private static let numbers = 0..<4

    /// Of the acts that name a result or a reason two each: their rules read the same.
    private static let acts = House.acts.filter { act in
        switch act {
        case .proposeResult(let conclusion): [.educated, .appealUpheld].contains(conclusion)
        case .requestReturn(let reason): reason == .noSubstance
        case .claim, .release, .approveReturn, .refuseReturn, .propose, .approvePlan, .sendBackPlan, .proposeHold,
            .approveResult, .sendBackResult, .feedBack, .askReopening, .reopen, .refuseReopening, .takeBack, .reassign,
            .moveTo:
            true
        }
    }

    /// Everything in order, and whatever each of the act's own lookups may find, one at a time.
    private static func grounds(of act: Handle.Act, _ state: Clue.State, _ caller: StaffCaller) -> [Handle.Facts] {
        let inOrder = House.facts(state, caller)
        return [inOrder]
            + single.filter(act.looksUp.contains).flatMap { lookup in
                numbers.map { number in
                    var facts = inOrder
                    find(lookup, number, in: &facts)
                    return facts
                }
            }
    }

    /// Whether it decides anything what a lookup finds, whatever the state, the person and the rest.
    private static func decides(_ lookup: Handle.Lookups, on act: Handle.Act) -> Bool {
        states.contains { state in
            people.contains { caller in
                grounds(of: act, state, caller).contains { ground in
                    let before = decision(act, ground)
                    return numbers.contains { number in
                        var facts = ground
                        find(lookup, number, in: &facts)
                        return decision(act, facts) != before
                    }
                }
            }
        }
    }

    @Test(arguments: acts) func `an act is decided by what it looks up, and by nothing else`(_ act: Handle.Act) {
        for lookup in Self.single {
            #expect(Self.decides(lookup, on: act) == act.looksUp.contains(lookup), "\(lookup.rawValue)")
        }
    }

    @Test func `there is nothing that no act looks up`() {
        #expect(House.acts.reduce(into: Handle.Lookups()) { $0.formUnion($1.looksUp) } == .all)
    }
}
