import Casework
import Testing

@Suite("out of scope: JB-13 XF-20 XF-22 XF-23 XF-28 XF-30 XF-31 XF-32 XF-34 XF-35 XF-36 DW-state")
struct OutOfScopeTests {
    static let organ = Organ.ID("O1")
    static let (court, town) = (OutsideOrgan.ID("COURT"), OutsideOrgan.ID("TOWN"))
    static let bureau = OutsideOrgan.ID("XF")
    static let (first, today) = (day("2026-03-02"), day("2026-03-30"))

    static func caller(_ roles: Set<Role> = [.registrar], organ: Organ.ID = organ) -> StaffCaller {
        StaffCaller(staff: Staff.ID("clerk"), organ: organ, room: nil, roles: roles)
    }

    /// A letter of the first day, found to be another organ's, with our letter signed.
    static func facts(
        _ who: StaffCaller = caller(), change: (inout OutOfScope.Facts) -> Void = { _ in }
    ) -> OutOfScope.Facts {
        var facts = OutOfScope.Facts(
            caller: who, holder: organ, receivedOn: first, today: today, reason: .otherOrgan, action: .transferOut)
        facts.listed = [court, town, bureau]
        facts.bureaus = [bureau]
        (facts.hasLetter, facts.letterTo) = (true, court)
        facts.objectUntil = day("2026-03-09")
        facts.source = .petitionBureau
        change(&facts)
        return facts
    }

    /// A petition that is being handled.
    static func open(_ stage: Petition.Stage = .handle, change: (inout OutOfScope.Facts) -> Void = { _ in })
        -> OutOfScope.Facts
    {
        facts { facts in
            (facts.hasPetition, facts.stage, facts.since) = (true, stage, first)
            facts.proposer = Staff.ID("clerk")
            facts.approver = Staff.ID("deputy")
            change(&facts)
        }
    }

    static func earlier(_ stage: Petition.Stage, applied: String) -> OutOfScope.Earlier {
        OutOfScope.Earlier(stage: stage, organ: Organ.ID("O2"), toldOn: day("2026-02-10"), appliedOn: day(applied))
    }

    static let send = OutOfScope.Act.transfer(to: court, sentOn: first)

    /// What each rule refuses, with its clause and the next matter that it lets pass.
    static let refusals:
        [(OutOfScope.RuleID, String, OutOfScope.Act, OutOfScope.Facts, OutOfScope.Act, OutOfScope.Facts)] = [
            (.ownOrgan, "XF-28", send, facts { $0.isBarred = true }, send, facts()),
            (.ownOrgan, "XF-28", send, facts(caller(organ: Organ.ID("O2"))), send, facts()),
            (.office, "XF-22", send, facts(caller([.deputy, .head])), send, facts(caller([.petitionLead]))),
            (.declined, "JB-13", send, facts { $0.reason = nil }, send, facts { $0.reason = .legalRemedy }),
            (.declined, "JB-13", send, facts { $0.reason = .noSubstance }, send, facts()),
            (.stateKnowsAct, "DW-state", send, facts { $0.wentOut = true }, send, facts()),
            (
                .stateKnowsAct, "DW-state", .recordReceipt(on: today), facts(), .recordReceipt(on: today),
                facts { $0.receiptIsOpen = true }
            ),
            (
                .stateKnowsAct, "DW-state", .guide(to: court),
                facts { ($0.action, $0.isGuidanceOpen) = (.informReporter, false) }, .guide(to: court),
                facts { $0.action = .informReporter }
            ),
            (.stateKnowsAct, "DW-state", .takeBack, open { $0.isLegal = false }, .takeBack, open()),
            (
                .handlesOwn, "XF-31", .accept(.handle), facts { $0.reason = .legalRemedy }, .accept(.handle), facts()
            ),
            (
                .wayOfChannel, "JB-13", send, facts { $0.action = .informReporter }, .guide(to: court),
                facts { $0.action = .informReporter }
            ),
            (.wayOfChannel, "JB-13", .guide(to: court), facts(), send, facts()),
            (
                .stateKnowsAct, "DW-state", .tellGuidance(on: first), facts { $0.isNamed = false },
                .tellGuidance(on: first),
                facts { ($0.isNamed, $0.guidanceWaits) = (false, true) }
            ),
            (
                .guidanceByNotice, "JB-13", .tellGuidance(on: first), facts { $0.guidanceWaits = true },
                .tellGuidance(on: today), facts { ($0.isNamed, $0.guidanceWaits) = (false, true) }
            ),
            (
                .days, "XF-22", .tellGuidance(on: day("2026-03-01")),
                facts { ($0.isNamed, $0.guidanceWaits) = (false, true) }, .tellGuidance(on: first),
                facts { ($0.isNamed, $0.guidanceWaits) = (false, true) }
            ),
            (.receiverListed, "XF-22", .transfer(to: OutsideOrgan.ID("?"), sentOn: first), facts(), send, facts()),
            (
                .neverToTheAccused, "XF-30", .transfer(to: town, sentOn: first), facts { $0.barred = [town] }, send,
                facts { $0.barred = [town] }
            ),
            (
                .neverToTheAccused, "XF-30", .object(to: bureau, on: first), facts { $0.barred = [bureau] },
                .object(to: bureau, on: first), facts { $0.barred = [town] }
            ),
            (.letterIssued, "XF-22", send, facts { $0.hasLetter = false }, send, facts()),
            (
                .letterAddressed, "XF-22", .transfer(to: bureau, sentOn: first), facts(),
                .transfer(to: bureau, sentOn: first),
                facts { $0.letterTo = bureau }
            ),
            (.letterAddressed, "XF-22", send, facts { $0.letterTo = nil }, send, facts()),
            (
                .days, "XF-22", .transfer(to: court, sentOn: day("2026-03-01")), facts(),
                .transfer(to: court, sentOn: today), facts()
            ),
            (.days, "XF-22", .transfer(to: court, sentOn: day("2026-03-31")), facts(), send, facts()),
            (
                .fromBureau, "XF-23", .object(to: court, on: first), facts(), .object(to: bureau, on: first), facts()
            ),
            (
                .fromBureau, "XF-23", .object(to: bureau, on: first), facts { $0.source = .audit },
                .object(to: bureau, on: first), facts()
            ),
            (
                .objectInTime, "XF-23", .object(to: bureau, on: day("2026-03-10")), facts(),
                .object(to: bureau, on: day("2026-03-09")), facts()
            ),
            (
                .noMoreAcceptance, "XF-36", .accept(.handle), facts { $0.sameMatter = .ended }, .accept(.handle),
                facts()
            ),
            (.noMoreAcceptance, "XF-36", .accept(.handle), facts { $0.sameMatter = .open }, .accept(.handle), facts()),
            (
                .stageFollows, "XF-35", .accept(.review), facts(), .accept(.review),
                facts { $0.earlier = earlier(.handle, applied: "2026-03-02") }
            ),
            (
                .stageFollows, "XF-35", .accept(.recheck),
                facts { $0.earlier = earlier(.handle, applied: "2026-03-02") }, .accept(.recheck),
                facts { $0.earlier = earlier(.review, applied: "2026-03-02") }
            ),
            (
                .stageFollows, "XF-35", .accept(.review),
                facts {
                    $0.earlier = earlier(.handle, applied: "2026-03-02")
                    $0.isReceiverAbove = false
                },
                .accept(.handle), facts { $0.isReceiverAbove = false }
            ),
            (
                .applyInTime, "XF-35", .accept(.review),
                facts { $0.earlier = earlier(.handle, applied: "2026-03-13") }, .accept(.review),
                facts { $0.earlier = earlier(.handle, applied: "2026-03-12") }
            ),
            (
                .hearingOnly, "XF-36", .openHearing(on: today), open(.review), .openHearing(on: today), open(.recheck)
            ),
            (
                .acceptanceWritten, "XF-23", .tellAcceptance(on: today), open(), .tellAcceptance(on: today),
                open { $0.acceptanceIssuedOn = first }
            ),
            (
                .acceptanceWritten, "XF-23", .tellAcceptance(on: today),
                open { ($0.isNamed, $0.acceptanceIssuedOn) = (false, first) }, .tellAcceptance(on: first),
                open { $0.acceptanceIssuedOn = first }
            ),
            (
                .days, "XF-22", .tellAcceptance(on: first), open { $0.acceptanceIssuedOn = today },
                .tellAcceptance(on: today), open { $0.acceptanceIssuedOn = today }
            ),
            (
                .outcomeOfStage, "XF-32", .proposeOpinion(.upheld), open(), .proposeOpinion(.upheld), open(.review)
            ),
            (
                .opinionIssued, "XF-32", .answer(on: today), open { $0.approver = nil }, .answer(on: today), open()
            ),
            (
                .opinionIssued, "XF-32", .answer(on: today), open { $0.approver = Staff.ID("clerk") },
                .answer(on: today), open()
            ),
            (
                .extensionTold, "XF-34", .proposeOpinion(.supported), open { $0.extensionIsUntold = true },
                .tell(on: today), open { $0.extensionIsUntold = true }
            ),
        ]

    @Test(arguments: refusals.indices)
    func `each rule refuses its matter and lets the next one pass`(_ index: Int) {
        let (rule, policy, act, facts, next, others) = Self.refusals[index]
        guard case .refused(let refusal) = OutOfScope.decide(act, facts) else {
            Issue.record("\(rule) let \(act) pass")
            return
        }
        #expect(refusal.rule == rule && refusal.policy.key == policy)
        #expect(OutOfScope.decide(next, others) == .allowed)
    }

    @Test func `every rule has a matter that it refuses`() {
        #expect(Set(Self.refusals.map(\.0)) == Set(OutOfScope.RuleID.allCases))
        #expect(OutOfScope.rules.map(\.id) == OutOfScope.RuleID.allCases)
    }
}

@Suite("outside organs: XF-30 JB-13") struct OutsideOrganTests {
    static func organ(_ id: String, _ name: String, _ kind: OutsideOrgan.Kind, in place: String, above: String? = nil)
        -> OutsideOrgan
    {
        OutsideOrgan(
            id: .init(id), keeper: Organ.ID("O1"), name: name, kind: kind, division: Division.ID(place),
            superior: above.map { OutsideOrgan.ID($0) })
    }

    static let organs = OutsideOrgans([
        organ("COURT", "大冶市人民法院", .court, in: "420281"), organ("CITY", "黄石市中级人民法院", .court, in: "420200"),
        organ("XF", "大冶市信访局", .petitionBureau, in: "420281"),
        organ("TOWN", "保安镇人民政府", .department, in: "420281"),
        organ("STATION", "镇农技站", .other, in: "420281", above: "TOWN"),
        organ("FARM", "农技服务点", .other, in: "420281", above: "STATION"),
    ])

    @Test func `XF-30 the unit of the accused, what bears its name and all below it are barred`() {
        let barred = Self.organs.barred(units: ["保安镇", ""])
        #expect(barred == [OutsideOrgan.ID("TOWN"), OutsideOrgan.ID("STATION"), OutsideOrgan.ID("FARM")])
        #expect(Self.organs.barred(units: ["保安镇人民政府（办公室）"]).contains(OutsideOrgan.ID("TOWN")))
        #expect(Self.organs.barred(units: ["金湖街道", "局"]).isEmpty)
    }

    @Test func `XF-30 a circle of superiors ends`() {
        let circle = OutsideOrgans([
            Self.organ("A", "甲局", .other, in: "1", above: "B"), Self.organ("B", "乙局", .other, in: "1", above: "A"),
        ])
        #expect(circle.barred(units: ["丙局"]).isEmpty)
        #expect(circle.barred(units: ["甲局"]).count == 2)
    }

    @Test func `JB-13 courts are suggested for what they settle, the nearest first, bureaus for the rest`() {
        let places = [Division.ID("420281"), Division.ID("420200")]
        let legal = Self.organs.suggested(for: .legalRemedy, in: places)
        #expect(legal.map(\.id.rawValue) == ["COURT", "CITY"])
        let other = Self.organs.suggested(for: .otherOrgan, in: places, except: [OutsideOrgan.ID("TOWN")])
        #expect(other.map(\.id.rawValue) == ["XF"])
        #expect(Self.organs.suggested(for: .noSubstance, in: places).isEmpty)
    }

    @Test func `XF-22 a code is capital letters, digits and hyphens`() {
        for good in ["AB", "X420281-XF", String(repeating: "A", count: 32)] { #expect(OutsideOrgan.isCode(good)) }
        for bad in ["A", "ab", "A B", "法院", "", String(repeating: "A", count: 33), "A/B", "A:B", "A@B", "A[B"] {
            #expect(!OutsideOrgan.isCode(bad), "\(bad)")
        }
    }
}
