import Casework
import Testing

/// The routing decision table of the domain, row by row: whom or what a matter is about, who received it, what is done.
///
/// What triage ends before anything is routed is asked of triage; everything else of the routing rules.
@Suite("The decision table of routing, row by row")
struct DecisionTableTests {
    private static func route(
        at receiver: Organ.ID, _ accused: Route.Accused..., change: (inout Route.Input) -> Void = { _ in }
    ) -> Route.Decision {
        Route.decide(.accusation(at: receiver, accused, change))
    }

    private static func triage(
        _ kind: ReportKind, by channel: Channel = .letter, change: (inout Triage.Input) -> Void = { _ in }
    ) -> Triage.Decision {
        var input = Triage.Input(kind: kind, channel: channel, receiverLevel: .county)
        change(&input)
        return Triage.decide(input)
    }

    @Test(arguments: [Cell.township, Cell.county, Cell.city])
    func `row 1, JB-15: about the own head, sealed past the head to the next-higher petition office`(
        receiver: Organ.ID
    ) {
        let decision = Self.route(at: receiver, .disciplineStaff(of: receiver, standing: .head))
        let upper = Cell.fact(receiver).superior
        #expect(decision.outcome == .sealUp(.ownHead, to: upper))
        #expect(!Route.SealReason.ownHead.headMayKnow)
        #expect(decision.explanation.facts.isEmpty && decision.explanation.passedOver.isEmpty)
        let triage = Self.triage(.accusation) { $0.accused = [Triage.Accused(managedAt: .county, isOwnHead: true)] }
        #expect(triage.verdict == .sealed(.ownHead))
    }

    @Test func `row 2, JB-15: managed above, the own Party committee, or the higher organ itself, sealed to the next`()
    {
        let committee = Route.Accused(level: .county, management: .organ(Cell.county), partyRole: .body)
        #expect(Self.route(at: Cell.county, .countyLeader).outcome == .sealUp(.upperLevel, to: Cell.city))
        #expect(Self.route(at: Cell.county, committee).outcome == .sealUp(.upperLevel, to: Cell.city))
        let above = Self.route(at: Cell.county, .disciplineStaff(of: Cell.city, standing: .body))
        #expect(above.outcome == .sealUp(.upperLevel, to: Cell.province), "past the organ that is accused itself")
        #expect(Route.SealReason.upperLevel.headMayKnow)
        let triage = Self.triage(.accusation) {
            $0.accused = [Triage.Accused(managedAt: .county, isOwnPartyCommittee: true)]
        }
        #expect(triage.verdict == .sealed(.upperLevel))
    }

    @Test func `row 3, JC-63 and HS-26: staff of this organ go to cadre supervision, outside their own room`() {
        let top = Self.route(at: Cell.city, .disciplineStaff(of: Cell.city, room: "J1"))
        #expect(top.outcome == .handle(Cell.destination(Cell.city, "GJ"), .own))
        #expect(top.barredRooms == [Cell.room(Cell.city, "J1")])
        // The plan answers what the rule leaves open: staff of an organ that has one above it are asked up at once.
        let below = Self.route(at: Cell.county, .disciplineStaff(of: Cell.county, room: "J1"))
        #expect(below.outcome == .handle(Cell.destination(Cell.city, "GJ"), .escalated))
        #expect(below.barredOrgans.contains(Cell.county))
    }

    @Test(arguments: [Cell.township, Cell.county, Cell.city])
    func `row 4, HS-26: staff of a lower organ are escalated to cadre supervision, whoever received it`(
        receiver: Organ.ID
    ) {
        let decision = Self.route(at: receiver, .disciplineStaff(of: Cell.township))
        #expect(decision.rule == .disciplineStaff)
        #expect(decision.outcome == .handle(Cell.destination(Cell.county, "GJ"), .escalated))
        #expect(decision.barredOrgans == [Cell.township])
    }

    @Test func `row 5, HS-26 and JB-12: a lower organ's head or body, or a lower committee, is this organ's`() {
        for standing in [Route.DisciplinePost.Standing.head, .body] {
            let lower = Self.route(at: Cell.township, .disciplineStaff(of: Cell.township, standing: standing))
            #expect(lower.outcome == .sealUp(.ownHead, to: Cell.county))
            let here = Self.route(at: Cell.county, .disciplineStaff(of: Cell.township, standing: standing))
            #expect(here.outcome == .handle(Cell.destination(Cell.county, "GJ"), .escalated))
        }
        for role in PartyRole.allCases {
            var accused = Route.Accused.townshipLeader()
            accused.partyRole = role
            let lower = Self.route(at: Cell.township, accused)
            #expect(lower.outcome == .sealUp(.upperLevel, to: Cell.county))
            let here = Self.route(at: Cell.county, accused)
            #expect(here.outcome == .handle(Cell.destination(Cell.county, "J1"), .own))
        }
    }

    @Test func `row 6, JB-14: cadres of this level go to the supervision room linked with their unit`() {
        let decision = Self.route(at: Cell.county, .countyOfficial)
        #expect(decision.rule == .ownLevel && decision.policy == "JB-14")
        #expect(decision.outcome == .handle(Cell.destination(Cell.county, "J2"), .own))
    }

    @Test func `row 7, JB-16: a lower level's matter goes down, unless there is a reason to keep it`() {
        let down = Self.route(at: Cell.county, .villageCadre())
        #expect(down.outcome == .forwardDown(Cell.destination(Cell.township, "ALL")))
        let kept = Route.Outcome.handle(Cell.destination(Cell.county, "J1"), .takenUp)
        let reasons: [(Route.RuleID, (inout Route.Input) -> Void)] = [
            (.interference, { $0.interferenceReports = 1 }), (.microCorruption, { $0.isMicroCorruption = true }),
            (.recurring, { $0.earlierReports = 1 }),
            (
                .recurring,
                {
                    $0.signature = .realNameVerified
                    $0.publicReaction = true
                }
            ),
        ]
        for (rule, reason) in reasons {
            let decision = Self.route(at: Cell.county, .villageCadre(), change: reason)
            #expect(decision.rule == rule && decision.outcome == kept)
        }
    }

    @Test func `row 8, DW-dual: a shared cadre is the department's, and handled here once that was agreed`() {
        func decide(_ dual: DualManagement) -> Route.Decision {
            var accused = Route.Accused.countyOfficial
            accused.dual = dual
            return Self.route(at: Cell.county, accused)
        }
        for dual in DualManagement.allCases { #expect(decide(dual).rule == .dualManagement) }
        #expect(decide(.open).outcome == .research(.negotiation))
        #expect(decide(.department).outcome == .research(.department))
        #expect(decide(.here).outcome == .handle(Cell.destination(Cell.county, "J2"), .negotiated))
    }

    @Test func `row 9, JB-15: of several accused the highest decides for the whole item`() {
        let sealed = Self.route(at: Cell.county, .villageCadre(), .countyOfficial, .countyLeader)
        #expect(sealed.outcome == .sealUp(.upperLevel, to: Cell.city))
        let own = Self.route(at: Cell.county, .villageCadre(), .countyOfficial)
        #expect(own.outcome == .handle(Cell.destination(Cell.county, "J2"), .own))
    }

    @Test func `row 10, DW-research: an unknown unit is found out in a configured number of days`() {
        #expect(Self.route(at: Cell.county, .stranger).outcome == .research(.unknownUnit))
        #expect(Self.route(at: Cell.county, .outsider).outcome == .research(.otherArea))
        let clock = ClockKind.research.builtIn
        #expect(clock.length == .period(.workingDays(WorkingDays(10))) && clock.confidence == .localPractice)
    }

    @Test func `row 11, JC-69: an appeal goes to case review, never to a supervision room`() {
        let decision = Self.route(at: Cell.county, .countyOfficial) {
            $0.matter = .appeal
            $0.decisionOrgan = Cell.county
        }
        #expect(decision.outcome == .toAppealTrack(Cell.destination(Cell.county, "SL")))
    }

    @Test func `row 12, DW-suggestion: a suggestion is studied and is no clue`() {
        let decision = Self.route(at: Cell.county, .countyOfficial) { $0.matter = .suggestion }
        #expect(decision.outcome == .toPolicyTrack && decision.outcome.destination == nil)
        #expect(Self.triage(.suggestion).verdict == .accepted(.suggestion))
    }

    @Test(arguments: Triage.Elsewhere.allCases, [Channel.letter, .transfer])
    func `row 13, JB-13: another organ's matter that came as a letter is passed on`(
        elsewhere: Triage.Elsewhere, channel: Channel
    ) {
        let decision = Self.triage(.outOfScope, by: channel) { $0.elsewhere = elsewhere }
        let reason: DeclineReason = elsewhere == .legalRemedy ? .legalRemedy : .otherOrgan
        #expect(decision.verdict == .declined(reason, .transferOut))
    }

    @Test(arguments: Triage.Elsewhere.allCases, [Channel.visit, .phone, .web])
    func `row 14, JB-13: told at the counter, by telephone or online, its reporter is told where to go`(
        elsewhere: Triage.Elsewhere, channel: Channel
    ) {
        let decision = Self.triage(.outOfScope, by: channel) { $0.elsewhere = elsewhere }
        let reason: DeclineReason = elsewhere == .legalRemedy ? .legalRemedy : .otherOrgan
        #expect(decision.verdict == .declined(reason, .informReporter))
    }

    @Test func `row 15, JB-13: without substance it is kept, and a real name is asked for more once`() {
        for channel in Channel.allCases {
            #expect(Self.triage(.noSubstance, by: channel).verdict == .declined(.noSubstance, .retain))
        }
        func told(_ signature: ReporterSignature, isRepeat: Bool) -> Feedback.Outcome {
            let occasion = Feedback.Occasion.triaged(.declined(.noSubstance, .retain), receivedOn: .epoch)
            return Feedback.decide(
                Feedback.Input(occasion: occasion, channel: .letter, signature: signature, isRepeat: isRepeat)
            ).outcome
        }
        guard case .notice(.notAccepted, _, _) = told(.realNameVerified, isRepeat: false) else {
            Issue.record("a real name is asked for more")
            return
        }
        for outcome in [told(.realNameVerified, isRepeat: true), told(.anonymous, isRepeat: false)] {
            if case .notice = outcome { Issue.record("nobody is asked twice, and nobody without a name") }
        }
    }

    private static func earlier(_ progress: Triage.Earlier.Progress, newFacts: Bool) -> Triage.Earlier {
        Triage.Earlier(report: Report.ID("r"), progress: progress, bringsNewFacts: newFacts)
    }

    @Test(arguments: Triage.Earlier.Progress.allCases)
    func `row 16, JB-14: a repeat without a new fact is kept and linked`(progress: Triage.Earlier.Progress) {
        let decision = Self.triage(.accusation) { $0.earlier = Self.earlier(progress, newFacts: false) }
        #expect(decision.verdict == .retained(repeatOf: Report.ID("r")))
    }

    @Test func `row 17, JB-14 and JB-27: new facts join the open item, or reopen the finished one`() {
        for (progress, reopens) in [(Triage.Earlier.Progress.open, false), (.finished, true)] {
            let decision = Self.triage(.accusation) { $0.earlier = Self.earlier(progress, newFacts: true) }
            #expect(decision.verdict == .supplement(to: Report.ID("r"), reopens: reopens))
        }
    }

    @Test func `row 18, XF-25: of a gathering the head here and the organ above are told at once, of any kind`() {
        #expect(Self.triage(.outOfScope) { $0.riskFlags = [.collective] }.priority.value == .urgent)
        let routed = Self.route(at: Cell.county, .countyOfficial) { $0.dangers = [.collective] }
        #expect(routed.tellAtOnce == [Cell.city, Cell.county].sorted())
        let unrouted = Route.Input.accusation(at: Cell.county, []) { $0.dangers = [.collective] }
        #expect(Route.toldAtOnce(unrouted) == [Cell.city, Cell.county].sorted())
        let about = Route.Input.accusation(at: Cell.county, [.disciplineStaff(of: Cell.county, standing: .head)]) {
            $0.dangers = [.collective]
        }
        #expect(Route.toldAtOnce(about) == [Cell.city], "never who is accused")
        #expect(Route.toldAtOnce(.accusation(at: Cell.county, [])).isEmpty)
    }

    @Test(arguments: ReportKind.allCases)
    func `row 19, DW-19: state secrets are refused, whatever the kind`(kind: ReportKind) {
        #expect(Self.triage(kind) { $0.holdsStateSecrets = true }.verdict == .refused)
    }
}
