import Casework
import Testing

/// One decision that is a leader's, and whom the rules of its stage let take it.
struct LeadersDecision: Sendable {
    let name: String
    /// Who must stand aside beside whoever asks; false: nobody.
    typealias Aside = (heads: Bool, deputies: Bool)
    let isAllowed: @Sendable (StaffCaller, Aside) -> Bool

    init(_ name: String, _ isAllowed: @escaping @Sendable (StaffCaller, Aside) -> Bool) {
        self.name = name
        self.isAllowed = isAllowed
    }

    /// Whether somebody with one role decides.
    func lets(_ role: Role, heads: Bool = false, deputies: Bool = false) -> Bool {
        isAllowed(Self.leader(role), (heads, deputies))
    }

    static func leader(_ role: Role, of organ: Organ.ID = House.organ) -> StaffCaller {
        StaffCaller(staff: Staff.ID("leader"), organ: organ, room: nil, roles: [role])
    }
}

// MARK: - What the head alone decides, stage by stage

extension LeadersDecision {
    /// A stage that names the head alone for something new gets a row here: `every place that names the head alone` of
    /// TidyTests finds it.
    static let ofTheHead: [LeadersDecision] =
        handling + afterwards + watching + jurisdiction + papers + supervising

    private static let handling = [
        LeadersDecision("a plan that closes without a check") { caller, aside in
            House.decide(.approvePlan, House.planned(.closeOut), caller) { $0.headsStandAside = aside.heads } == nil
        },
        LeadersDecision("a plan about a lower head") { caller, aside in
            House.decide(.approvePlan, House.planned(.check(.talkOrLetter)), caller) { facts in
                facts.accusedIsLowerHead = true
                facts.headsStandAside = aside.heads
            } == nil
        },
        LeadersDecision("a result") { caller, aside in
            House.decide(.approveResult, House.checked, caller) { $0.headsStandAside = aside.heads } == nil
        },
        LeadersDecision("sending a result back") { caller, aside in
            House.decide(.sendBackResult, House.checked, caller) { $0.headsStandAside = aside.heads } == nil
        },
        LeadersDecision("the group of a check of a lower head") { caller, aside in
            let members = [House.holder.staff, House.colleague.staff]
            var facts = Checking.Facts(
                state: House.checking, caller: caller, mayKnow: Set(members + [caller.staff]), room: Set(members),
                group: Set(members), groupProposer: members[0], isGroupApproved: false, latestReport: nil)
            facts.accusedIsLowerHead = true
            facts.headsStandAside = aside.heads
            return Checking.objection(to: Checking.Input(.approveGroup, facts)) == nil
        },
        LeadersDecision("the distribution of a clue") { caller, aside in
            var facts = Distribution.Facts(caller: caller, organ: House.organ, deputies: [House.deputy.staff])
            facts.headsStandAside = aside.heads
            return Distribution.objection(to: .init(.approve, facts)) == nil
        },
    ]

    private static let afterwards =
        [Aftercare.Act.approveClarification, .refuseClarification].map { act in
            LeadersDecision("a clearing: \(act)") { caller, aside in
                var facts = Aftercare.Facts(
                    caller: caller, organ: House.organ, holder: House.holder.staff, conclusion: .closedUnfounded,
                    isResultTold: true)
                facts.headsStandAside = aside.heads
                return Aftercare.decide(.init(act: act, facts: facts)) == .allowed
            }
        }
        + [Merit.Act.approveReward, .refuseReward, .sendUpMalice, .refuseMalice].map { act in
            LeadersDecision("about a reporter: \(act)") { caller, aside in
                var facts = Merit.Facts(
                    caller: caller, organ: House.organ, organLevel: .county, holder: House.holder.staff,
                    conclusion: .caseFiled, signature: .realNameVerified, author: House.holder.staff)
                facts.headsStandAside = aside.heads
                return Merit.decide(Merit.Input(act, facts)) == nil
            }
        }
        + [Excerpt.Act.approve, .refuse].map { act in
            LeadersDecision("an excerpt: \(act)") { caller, aside in
                var facts = Excerpt.Facts(
                    caller: caller, organ: House.organ, receiver: House.organ, holder: House.holder.staff,
                    state: .confirmed(by: House.holder.staff), today: House.day,
                    place: Excerpt.Place(organ: Organ.ID("O2"), room: Room.ID("R2"), staff: Staff.ID("S9")))
                facts.headsStandAside = aside.heads
                return Excerpt.decide(Excerpt.Input(act, facts)) == nil
            }
        }
        + [
            LeadersDecision("that a name need not be cleared") { caller, aside in
                let taken = Course.Taken(.foundUntrue(.harm), on: day("2026-03-10"), by: House.holder.staff)
                var facts = Course.Facts(
                    caller: caller, organ: House.organ, state: .concluded(House.claim, .closedUnfounded),
                    taken: [taken], arrivedOn: day("2026-03-02"), letterIssuedOn: nil, below: [],
                    today: day("2026-04-01"))
                facts.headsStandAside = aside.heads
                return Course.decide(
                    Course.Asked(.clearingNotNeeded, on: day("2026-03-12"), hasWords: true), facts) == .allowed
            }
        ]

    private static let watching = [ClockExtensionRules.Act.grant, .refuse].map { act in
        LeadersDecision("the first extension: \(act)") { caller, aside in
            var facts = ClockExtensionRules.Facts(
                policy: ClockKind.prelim.builtIn, startedOn: day("2026-03-02"), dueOn: day("2026-05-02"),
                newDueOn: day("2026-06-02"), relation: .ownOrgan, roles: caller.roles, today: day("2026-05-01"))
            (facts.caller, facts.askedBy) = (caller.staff, House.holder.staff)
            facts.headsStandAside = aside.heads
            let asked = ClockExtensionRules.Asked(
                period: .months(Months(1)), approvedOn: day("2026-05-01"), reason: .complex, hasWords: true)
            return ClockExtensionRules.objection(to: act, asked, facts) == nil
        }
    }

    /// The measures that only the head approves, each with whose it is and who decides.
    private static let measures: [(measure: Jurisdiction.Measure, acting: Organ.ID, deciding: Organ.ID)] = [
        (.escalate(to: Realm.cityRoom), Realm.city, Realm.city),
        (.designate(to: Realm.neighbourRoom), Realm.city, Realm.city),
        (.cross(to: Realm.townRoom), Realm.county, Realm.county),
        (.joint(assisting: [Realm.nextDoor, Realm.townRoom]), Realm.county, Realm.county),
        (.requestEscalation(to: Realm.cityRoom), Realm.county, Realm.city),
    ]

    private static let jurisdiction =
        measures.flatMap { measure, acting, deciding in
            [Jurisdiction.Act.approve(measure), .refuse(measure)].map { act in
                LeadersDecision("a measure: \(act)") { caller, aside in
                    let leader = Realm.person("leader", deciding, caller.roles)
                    let facts = Realm.facts(leader, acting: acting, proposer: Staff.ID("other"), deciding: deciding) {
                        $0.decidersStandAside = aside.heads
                    }
                    return Realm.decide(act, facts) == nil
                }
            }
        }
        + [Assignment.Act.approveResult, .sendBackResult].map { act in
            LeadersDecision("the result of an assignment: \(act)") { caller, aside in
                var facts = Assignment.Facts(
                    state: .resultProposed, caller: caller, assignedTo: House.organ, isFinished: true,
                    isReviewed: true, proposer: House.holder.staff)
                facts.headsStandAside = aside.heads
                return Assignment.decide(act, facts) == nil
            }
        }
        + [
            LeadersDecision("asking the organ above to take a matter over") { caller, aside in
                let (measure, acting) = Realm.measure(.requestEscalation)
                let facts = Realm.facts(Realm.person("leader", acting, caller.roles), acting: acting) {
                    $0.headsStandAside = aside.heads
                }
                return Realm.decide(.propose(measure), facts) == nil
            }
        ]

    /// Every kind of document that only the head signs: signed, kept and void.
    private static let papers = DocumentKind.allCases.filter { $0.form.approvers == [.head] }.flatMap { kind in
        [Paper.Act.approve, .keep, .void].map { act in
            LeadersDecision("\(kind.rawValue): \(act)") { caller, aside in
                var facts = Paper.Facts(
                    kind: kind, caller: caller, organ: House.organ, state: paperState(before: act))
                facts.headsStandAside = aside.heads
                return Paper.decide(act, facts) == .allowed
            }
        }
    }

    private static func paperState(before act: Paper.Act) -> Paper.State? {
        let author = House.holder.staff
        guard act != .approve else { return .draft(by: author) }
        guard let number = DocumentNumber(organCode: "黄纪函", year: 2026, sequence: 1) else { return nil }
        let issue = Paper.Issue(number: number, drafter: author, approver: House.deputy.staff, on: House.day)
        return .voidProposed(issue, by: author)
    }

    private static let supervising =
        [Recommend.Step.approve, .drop(opinion: "情况已变化")].map { step in
            LeadersDecision("a recommendation: \(step)") { caller, aside in
                var facts = Recommend.Facts(
                    caller: caller.staff, roles: caller.roles, today: House.day, state: .drafted,
                    drafter: House.holder.staff)
                facts.headsStandAside = aside.heads
                return Recommend.objections(to: Recommend.Input(step, facts)).isEmpty
            }
        }
        + [
            LeadersDecision("who is in charge of a clue") { caller, aside in
                var input = LeaderCharge.Input(clue: House.claimed, caller: caller, leader: House.deputy)
                input.headsStandAside = aside.heads
                return LeaderCharge.decide(input) == nil
            },
            LeadersDecision("that a leader is in charge no more") { caller, aside in
                LeaderCharge.mayEnd(caller, of: House.organ, headsStandAside: aside.heads)
            },
            LeadersDecision("who is held to account") { caller, aside in
                var facts = Supervise.Facts(
                    clue: House.claimed, receiver: House.organ, caller: caller, today: House.day.adding(days: 1),
                    order: order(.issued(Supervision.Issue(approver: House.registrar.staff, dueOn: House.day))))
                facts.headsStandAside = aside.heads
                return Supervise.decide(Supervise.Input(act: .holdToAccount, facts: facts)) == .allowed
            },
        ]

    fileprivate static func order(_ state: Supervision.State) -> Supervision {
        Supervision(
            id: .init("o"), clue: .init("c"), issuer: House.organ, proposer: House.registrar.staff, state: state)
    }
}

// MARK: - What the deputies alone decide

extension LeadersDecision {
    static let ofTheDeputies: [LeadersDecision] =
        [
            (Handle.Act.approveReturn, House.returnRequested), (.refuseReturn, House.returnRequested),
            (.reopen, House.concluded), (.refuseReopening, House.concluded),
        ].map { act, state in
            LeadersDecision("\(act)") { caller, aside in
                House.decide(act, state, caller) { facts in
                    facts.isReopeningAsked = true
                    facts.deputiesStandAside = aside.deputies
                } == nil
            }
        }
        + [Supervise.Act.approve, .refuse].map { act in
            LeadersDecision("an order: \(act)") { caller, aside in
                var facts = Supervise.Facts(
                    clue: House.claimed, receiver: House.organ, caller: caller, today: House.day,
                    order: order(.proposed))
                facts.deputiesStandAside = aside.deputies
                return Supervise.decide(Supervise.Input(act: act, facts: facts)) == .allowed
            }
        }
        + [
            LeadersDecision("an assignment") { caller, aside in
                let facts = Realm.facts(
                    Realm.person("leader", Realm.county, caller.roles), acting: Realm.county,
                    proposer: Staff.ID("other")
                ) { $0.decidingDeputiesStandAside = aside.deputies }
                return Realm.decide(.approve(Realm.measure(.assign).measure), facts) == nil
            }
        ]
        + DocumentKind.allCases.filter { $0.form.approvers == [.deputy] }.map { kind in
            LeadersDecision(kind.rawValue) { caller, aside in
                var facts = Paper.Facts(
                    kind: kind, caller: caller, organ: House.organ, state: .draft(by: House.holder.staff))
                facts.deputiesStandAside = aside.deputies
                return Paper.decide(.approve, facts) == .allowed
            }
        }
}

/// No decision is reachable by nobody: where everybody whose it is must stand aside, somebody stands in.
@Suite("JB-48: who stands in where all must stand aside") struct StandInTests {
    @Test(arguments: LeadersDecision.ofTheHead.indices)
    func `JB-48 the head decides; a deputy where every head must stand aside, and nobody below`(index: Int) {
        let decision = LeadersDecision.ofTheHead[index]
        #expect(decision.lets(.head), "\(decision.name)")
        for role in Role.allCases where role != .head {
            #expect(!decision.lets(role), "\(decision.name): \(role) while the head can")
            #expect(!decision.lets(role, deputies: true), "\(decision.name): \(role)")
            #expect(decision.lets(role, heads: true) == (role == .deputy), "\(decision.name): \(role) stands in")
        }
    }

    @Test(arguments: LeadersDecision.ofTheDeputies.indices)
    func `JB-48 a deputy decides; the head where every deputy must stand aside, and nobody below`(index: Int) {
        let decision = LeadersDecision.ofTheDeputies[index]
        #expect(decision.lets(.deputy), "\(decision.name)")
        for role in Role.allCases where role != .deputy {
            #expect(!decision.lets(role), "\(decision.name): \(role) while a deputy can")
            #expect(decision.lets(role, deputies: true) == (role == .head), "\(decision.name): \(role) stands in")
        }
    }

    @Test func `the tables hold every kind of document that one post alone signs`() {
        let names = LeadersDecision.ofTheHead.map(\.name) + LeadersDecision.ofTheDeputies.map(\.name)
        for kind in DocumentKind.allCases where [[.head], [.deputy]].contains(kind.form.approvers) {
            #expect(names.contains { $0.hasPrefix(kind.rawValue) }, "\(kind)")
        }
        #expect(LeadersDecision.ofTheHead.count > 50)
    }

    @Test func `JB-48 no deputy of another organ stands in`() {
        let foreign = LeadersDecision.leader(.deputy, of: Organ.ID("O2"))
        // Whose organ is asked for with the item: the walls keep others out of the rest.
        for decision in LeadersDecision.ofTheHead where !decision.isAllowed(foreign, (false, false)) {
            let asksForOrgan = !decision.isAllowed(LeadersDecision.leader(.head, of: Organ.ID("O2")), (false, false))
            if asksForOrgan { #expect(!decision.isAllowed(foreign, (true, false)), "\(decision.name)") }
        }
    }

    @Test(arguments: Role.allCases)
    func `JB-48 DW-measure where no leader may know of it the offices ask the organ above`(role: Role) {
        let (measure, acting) = Realm.measure(.requestEscalation)
        func asks(heads: Bool, deputies: Bool) -> Bool {
            let facts = Realm.facts(Realm.person("p", acting, [role]), acting: acting) { facts in
                (facts.headsStandAside, facts.deputiesStandAside) = (heads, deputies)
            }
            return Realm.decide(.propose(measure), facts) == nil
        }
        let offices: Set<Role> = [.petitionLead, .caseSupervision]
        #expect(asks(heads: false, deputies: false) == (role == .head))
        #expect(asks(heads: false, deputies: true) == (role == .head))
        #expect(asks(heads: true, deputies: false) == [.head, .deputy].contains(role))
        #expect(asks(heads: true, deputies: true) == offices.union([.head, .deputy]).contains(role))
    }

    @Test(arguments: Recusal.Post.allCases, [false, true])
    func `JB-48 DW-decider somebody decides about a recusal, whoever stands aside`(post: Recusal.Post, heads: Bool) {
        let above = Organ.ID("O9")
        for deputies in [false, true] {
            let decider = Recusal.Decider(
                about: post, in: House.organ, below: above, headsStandAside: heads, deputiesStandAside: deputies)
            // Of whom it is asked, those who need not stand aside themselves.
            var able = [LeadersDecision.leader(.head, of: above)]
            if !heads { able.append(House.head) }
            if !deputies { able.append(House.deputy) }
            #expect(able.contains { decider.isHeld(by: $0) }, "\(post)")
            let isAbove = post == .head || post == .deputy && heads || heads && deputies
            #expect((decider == .upperHead(above)) == isAbove, "\(post) \(heads) \(deputies)")
            var facts = Recusal.Facts(
                caller: LeadersDecision.leader(.head, of: above), person: Staff.ID("S20"), post: post,
                organ: House.organ, superior: above, ground: .interest, state: .standing)
            (facts.headsStandAside, facts.deputiesStandAside) = (heads, deputies)
            let decided = Recusal.decide(Recusal.Input(act: .decide, facts: facts))
            #expect((decided == .allowed) == isAbove, "\(post) \(heads) \(deputies)")
        }
    }

    @Test func `JB-48 the log tells that somebody stood in, and of a head nothing`() {
        #expect(StandIn.trace(of: House.head, headsStandAside: true).isEmpty)
        #expect(StandIn.trace(of: House.deputy, headsStandAside: false).isEmpty)
        let trace = StandIn.trace(of: House.deputy, headsStandAside: true)
        #expect(trace.map(\.0) == ["ground"] && trace.map(\.1) == ["stand_in"])
        #expect(!StandIn.isInPlaceOfHead(House.holder, headsStandAside: true))
    }
}
