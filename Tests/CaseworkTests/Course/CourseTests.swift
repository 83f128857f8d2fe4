import Casework
import Testing

@Suite("the steps of a check: ZJ-23 ZJ-29 ZJ-33 JB-47 JB-50 JC-69 DW-course DW-state")
struct CourseTests {
    static let organ = Organ.ID("O1")
    static let claim = Clue.Claim(
        destination: Clue.Destination(organ: organ, room: Room.ID("R1")), holder: Staff.ID("holder"), token: 1)

    static func caller(_ staff: String, _ roles: Set<Role> = [], organ: Organ.ID = organ) -> StaffCaller {
        StaffCaller(staff: Staff.ID(staff), organ: organ, room: nil, roles: roles)
    }

    static let me = caller("holder")
    static let head = caller("head", [.head])
    static let today = day("2026-04-01")

    static func facts(
        _ state: Clue.State, _ caller: StaffCaller = me, _ taken: [Course.Step] = [],
        change: (inout Course.Facts) -> Void = { _ in }
    ) -> Course.Facts {
        var facts = Course.Facts(
            caller: caller, organ: organ, state: state,
            taken: taken.map { Course.Taken($0, on: day("2026-03-10"), by: claim.holder) },
            arrivedOn: day("2026-03-02"), letterIssuedOn: day("2026-03-03"), below: [Organ.ID("O2")], today: today)
        change(&facts)
        return facts
    }

    static let talk = Clue.State.underWay(claim, .talkOrLetter)
    static let check = Clue.State.underWay(claim, .preliminaryVerification)
    static let unfounded = Clue.State.concluded(claim, .closedUnfounded)
    static let filed = Clue.State.concluded(claim, .caseFiled)
    static let letter = Course.Step.letterDelivered(to: .person)
    static let review = Course.Step.reviewApplied(against: Organ.ID("O2"), decidedOn: day("2026-03-05"))

    static func asked(_ step: Course.Step, _ on: String = "2026-03-12", words: Bool = true) -> Course.Asked {
        Course.Asked(step, on: day(on), hasWords: words)
    }

    static func appeal(until: String = "2026-04-06", _ change: (inout Course.Facts) -> Void = { _ in }) -> Course.Facts
    {
        facts(.claimed(claim)) {
            $0.isAppeal = true
            $0.reviewUntil = day(until)
            change(&$0)
        }
    }

    typealias Matter = (Course.Asked, Course.Facts)

    /// What each rule refuses, with its clause, and the matter next to it that it lets pass.
    static let refusals: [(Course.RuleID, String, Matter, Matter)] = [
        (
            .handlingOrgan, "JB-47", (asked(.talkHeld), facts(talk, caller("holder", organ: Organ.ID("O2")))),
            (asked(.talkHeld), facts(talk))
        ),
        (.stateKnowsStep, "DW-state", (asked(.talkHeld), facts(check)), (asked(.talkHeld), facts(talk))),
        (.handler, "ZJ-23", (asked(.talkHeld), facts(talk, head)), (asked(.talkHeld), facts(talk))),
        (
            .groupApprover, "ZJ-33", (asked(.groupApproved), facts(check, head)),
            (asked(letter), facts(talk))
        ),
        (
            .clearingHead, "JB-50",
            (asked(.clearingNotNeeded), facts(unfounded, caller("x", [.deputy]), [.foundUntrue(.harm)])),
            (asked(.clearingNotNeeded), facts(unfounded, head, [.foundUntrue(.harm)]))
        ),
        (
            .fourEyes, "JB-50",
            (asked(.clearingNotNeeded), facts(unfounded, caller("holder", [.head]), [.foundUntrue(.harm)])),
            (asked(.clearingNotNeeded), facts(unfounded, head, [.foundUntrue(.harm)]))
        ),
        (.order, "DW-course", (asked(letter), facts(talk, me, [letter])), (asked(letter), facts(talk))),
        (
            .letterIssued, "ZJ-28", (asked(letter), facts(talk) { $0.letterIssuedOn = nil }),
            (asked(letter), facts(talk))
        ),
        (
            .countersigned, "ZJ-29", (asked(.replyReceived(.unsigned)), facts(talk, me, [letter])),
            (asked(.replyReceived(.countersigned)), facts(talk, me, [letter]))
        ),
        (
            .directReply, "ZJ-29", (asked(.replyReceived(.direct)), facts(talk, me, [letter])),
            (asked(.replyReceived(.direct)), facts(talk, me, [letter]) { $0.accusedIsHead = true })
        ),
        (.decidedBelow, "JC-69", (asked(review), appeal { $0.below = [] }), (asked(review), appeal())),
        (
            .reviewInTime, "JC-69", (asked(review), appeal(until: "2026-03-11")),
            (asked(review), appeal(until: "2026-03-12"))
        ),
        (.dayFits, "DW-course", (asked(.talkHeld, "2026-03-01"), facts(talk)), (asked(.talkHeld), facts(talk))),
        (.wordsGiven, "DW-course", (asked(letter, words: false), facts(talk)), (asked(letter), facts(talk))),
    ]

    private static func rule(_ asked: Course.Asked, _ facts: Course.Facts) -> Course.RuleID? {
        switch Course.decide(asked, facts) {
        case .allowed: nil
        case .refused(let refusal): refusal.rule
        }
    }

    @Test(arguments: refusals.indices)
    func `each rule refuses its matter, names its clause, and lets the next one pass`(place: Int) {
        let (rule, clause, wrong, right) = Self.refusals[place]
        guard case .refused(let refusal) = Course.decide(wrong.0, wrong.1) else {
            Issue.record("\(rule) did not refuse")
            return
        }
        #expect(refusal.rule == rule && refusal.policy.key == clause)
        #expect(refusal.isSilent == (rule == .handlingOrgan))
        #expect(!refusal.reason.zh.isEmpty && !refusal.reason.en.isEmpty && !refusal.remedy.en.isEmpty)
        #expect(Self.rule(right.0, right.1) == nil)
    }

    @Test func `every rule is listed once, in the order of its names, and refuses something above`() {
        #expect(Course.rules.map(\.id) == Course.RuleID.allCases)
        #expect(Self.refusals.map(\.0) == Course.RuleID.allCases)
    }

    /// The steps that each state knows, of a matter that is no appeal, with what comes before them written down.
    static let known: [(Clue.State, Set<Course.Kind>)] = [
        (.routed(claim.destination), []), (.claimed(claim), []), (.planProposed(claim, .closeOut), []),
        (talk, [.letterDelivered, .replyReceived, .talkHeld, .noAnswer]), (check, []),
        (.held(claim, until: today), []),
        (.resultProposed(claim, .talkOrLetter, .ended(.closedUnfounded)), [.foundUntrue]),
        (.resultProposed(claim, .talkOrLetter, .ended(.educated)), []),
        (unfounded, [.foundUntrue, .clearingNotNeeded]), (.concluded(claim, .educated), []),
        (.fedBack(claim, .closedUnfounded), [.foundUntrue, .clearingNotNeeded]),
        (filed, [.caseFiled, .investigationEnded]), (.fedBack(claim, .caseFiled), [.caseFiled, .investigationEnded]),
    ]

    @Test(arguments: known.indices, Course.Kind.allCases)
    func `DW-state a step is known to its states, and to no other`(place: Int, kind: Course.Kind) {
        let (state, steps) = Self.known[place]
        let before: [Course.Step] =
            switch kind {
            case .replyReceived: [Self.letter]
            case .investigationEnded: [.caseFiled]
            case .clearingNotNeeded: [.foundUntrue(.harm)]
            case .letterDelivered, .talkHeld, .noAnswer, .groupApproved, .caseFiled, .reviewApplied, .foundUntrue: []
            }
        let facts = Self.facts(state, kind == .clearingNotNeeded ? Self.head : Self.me, before)
        #expect(Course.mayRecord(kind, facts) == steps.contains(kind))
    }

    @Test func `JC-69 a re-examination is asked for in an appeal that is worked on, and in no other matter`() {
        #expect(Course.mayRecord(.reviewApplied, Self.appeal()))
        for state in [Self.talk, Self.check, .planProposed(Self.claim, .closeOut)] {
            #expect(Course.mayRecord(.reviewApplied, Self.appeal { $0.state = state }))
            #expect(!Course.mayRecord(.reviewApplied, Self.facts(state)))
        }
        #expect(!Course.mayRecord(.reviewApplied, Self.appeal { $0.state = Self.unfounded }))
        #expect(!Course.mayRecord(.talkHeld, Self.appeal { $0.state = Self.talk }), "it has a clock of its own")
        #expect(Self.rule(Self.asked(Self.review, "2026-03-04"), Self.appeal()) == .reviewInTime)
    }

    @Test func `DW-course one answer to one letter, one case, one finding; talks may be several`() {
        let reply = Course.Step.replyReceived(.countersigned)
        #expect(Self.rule(Self.asked(reply), Self.facts(Self.talk)) == .order)
        #expect(Self.rule(Self.asked(reply), Self.facts(Self.talk, Self.me, [Self.letter, reply])) == .order)
        #expect(Self.rule(Self.asked(Self.letter), Self.facts(Self.talk, Self.me, [Self.letter, reply])) == nil)
        #expect(Self.rule(Self.asked(.talkHeld), Self.facts(Self.talk, Self.me, [.talkHeld])) == nil)
        #expect(Self.rule(Self.asked(.caseFiled), Self.facts(Self.filed, Self.me, [.caseFiled])) == .order)
        #expect(Self.rule(Self.asked(.investigationEnded), Self.facts(Self.filed)) == .order)
        let found = Course.Step.foundUntrue(.harm)
        #expect(Self.rule(Self.asked(found), Self.facts(Self.unfounded, Self.me, [found])) == .order)
        #expect(Self.rule(Self.asked(.clearingNotNeeded), Self.facts(Self.unfounded, Self.head)) == .order)
        let deputy = Self.caller("deputy", [.deputy])
        #expect(
            Self.rule(Self.asked(.clearingNotNeeded), Self.facts(Self.unfounded, deputy, [found])) == .clearingHead)
        let standIn = Self.facts(Self.unfounded, deputy, [found]) { $0.headsStandAside = true }
        #expect(Self.rule(Self.asked(.clearingNotNeeded), standIn) == nil, "JB-48: a deputy stands in")
        let clearing = Self.facts(Self.unfounded, Self.head, [found]) { $0.isClearing = true }
        #expect(Self.rule(Self.asked(.clearingNotNeeded), clearing) == .order)
    }

    @Test func `DW-course a step lies after what it follows, and today is the last day`() {
        let waiting = Self.facts(Self.talk, Self.me, [Self.letter])
        #expect(
            Self.rule(Self.asked(Self.letter, "2026-03-02"), Self.facts(Self.talk)) == .dayFits, "not before its issue")
        #expect(Self.rule(Self.asked(Self.letter, "2026-03-03"), Self.facts(Self.talk)) == nil)
        let reply = Course.Step.replyReceived(.countersigned)
        #expect(Self.rule(Self.asked(reply, "2026-03-09"), waiting) == .dayFits)
        #expect(Self.rule(Self.asked(reply, "2026-03-10"), waiting) == nil)
        #expect(Self.rule(Self.asked(reply, "2026-04-01"), waiting) == nil)
        #expect(Self.rule(Self.asked(reply, "2026-04-02"), waiting) == .dayFits)
        #expect(Self.rule(Self.asked(.talkHeld, "2026-03-02"), Self.facts(Self.talk)) == nil)
        let going = Self.facts(Self.filed, Self.me, [.caseFiled])
        #expect(Self.rule(Self.asked(.investigationEnded, "2026-03-09"), going) == .dayFits)
        let found = Self.facts(Self.unfounded, Self.head, [.foundUntrue(.harm)])
        #expect(Self.rule(Self.asked(.clearingNotNeeded, "2026-03-09"), found) == .dayFits)
        #expect(Self.rule(Self.asked(.clearingNotNeeded, words: false), found) == .wordsGiven)
        #expect(Self.rule(Self.asked(.noAnswer, words: false), Self.facts(Self.talk)) == .wordsGiven)
    }
}
