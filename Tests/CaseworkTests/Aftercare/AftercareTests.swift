import Casework
import Testing

@Suite("after the result: JB-27 JB-36 JB-38 JB-39 JB-41 JB-43 JB-45 JB-47 JB-49 JB-50 JB-51 DW-objection")
struct AftercareTests {
    static let organ = Organ.ID("O1")
    static let holder = Staff.ID("holder")

    static func caller(_ staff: String, _ roles: Set<Role> = [], organ: Organ.ID = organ) -> StaffCaller {
        StaffCaller(staff: Staff.ID(staff), organ: organ, room: nil, roles: roles)
    }

    /// A matter that was closed as unfounded, and whose result was told.
    static func facts(
        _ caller: StaffCaller, change: (inout Aftercare.Facts) -> Void = { _ in }
    ) -> Aftercare.Facts {
        var facts = Aftercare.Facts(
            caller: caller, organ: organ, holder: holder, conclusion: .closedUnfounded, isResultTold: true)
        change(&facts)
        return facts
    }

    static func draft(change: (inout Clarification.Draft) -> Void = { _ in }) -> Clarification.Draft {
        var draft = Clarification.Draft(
            finding: .untrue, trigger: .harm, form: .written, person: "某某", unit: "某镇", statement: "违规领取补贴")
        change(&draft)
        return draft
    }

    static func clearing(_ change: (inout Clarification.Draft) -> Void) -> Aftercare.Act {
        .proposeClarification(draft(change: change))
    }

    static let me = caller("holder")
    static let determined = Clarification.Determination(level: .city, on: day("2026-09-18"), number: "某纪函〔2026〕1号")

    /// What each rule refuses, with its clause and the next matter that it lets pass.
    static let refusals: [(Aftercare.RuleID, String, Aftercare.Act, Aftercare.Facts, Aftercare.Act, Aftercare.Facts)] =
        [
            (
                .handlingOrgan, "JB-47", .tellAccused, facts(caller("holder", organ: Organ.ID("O2"))), .tellAccused,
                facts(me)
            ),
            (.stateKnowsAct, "DW-state", .tellAccused, facts(me) { $0.isLegal = false }, .tellAccused, facts(me)),
            (
                .desk, "JB-27", .recordObjection, facts(caller("other", [.roomMember])), .recordObjection,
                facts(caller("other", [.registrar]))
            ),
            (
                .handler, "JB-27", .proposeAnswer("属于正常发放"), facts(caller("other", [.head])),
                .proposeAnswer("属于正常发放"), facts(me)
            ),
            (
                .protectionCircle, "JB-49", .followUpProtection,
                facts(caller("other", [.registrar, .caseSupervision])),
                .openProtection, facts(caller("other", [.registrar]))
            ),
            (.answerApprover, "JB-27", .approveAnswer, facts(me), .approveAnswer, facts(caller("x", [.deputy]))),
            (
                .clearingHead, "JB-50", .approveClarification, facts(caller("x", [.deputy])), .approveClarification,
                facts(caller("x", [.head]))
            ),
            (
                .fourEyes, "JB-50", .approveClarification,
                facts(caller("x", [.head])) { $0.proposer = Staff.ID("x") }, .approveClarification,
                facts(caller("x", [.head])) { $0.proposer = holder }
            ),
            (
                .resultTold, "JB-27", .recordObjection, facts(me) { $0.isResultTold = false }, .recordObjection,
                facts(me)
            ),
            (
                .objectionDay, "JB-27", .recordObjection,
                facts(me) { ($0.concludedOn, $0.raisedOn) = (day("2026-09-18"), day("2026-09-17")) },
                .recordObjection,
                facts(me) { ($0.concludedOn, $0.raisedOn) = (day("2026-09-18"), day("2026-09-18")) }
            ),
            (
                .repeatOnly, "DW-objection", .keepObjection, facts(me), .keepObjection,
                facts(me) { $0.wasAnsweredBefore = true }
            ),
            (.untrueFinding, "JB-50", clearing { $0.finding = .notExcluded }, facts(me), clearing { _ in }, facts(me)),
            (
                .maliceLevel, "JB-39",
                clearing {
                    $0.inaccuracy = .malicious
                    $0.determination = Clarification.Determination(level: .county, on: day("2026-09-18"), number: "1")
                }, facts(me),
                clearing {
                    $0.inaccuracy = .malicious
                    $0.determination = determined
                }, facts(me)
            ),
            (
                .mistakeIsNoGuilt, "JB-45",
                clearing {
                    $0.inaccuracy = .mistaken
                    $0.benefits = [.post]
                }, facts(me),
                clearing {
                    $0.proposesMalice = true
                    $0.benefits = [.post]
                    $0.circumstances = [.vileMeans]
                }, facts(me)
            ),
            (
                .neverFalseAccusation, "JB-39", clearing { $0.statement = "有人诬告其违规领取补贴" }, facts(me),
                clearing {
                    $0.statement = "有人诬告其违规领取补贴"
                    $0.inaccuracy = .malicious
                    $0.determination = determined
                }, facts(me)
            ),
            (
                .discreet, "JB-47", clearing { $0.statement = "举报人称其违规领取补贴" }, facts(me),
                clearing { $0.statement = "违规领取补贴4500元" }, facts(me)
            ),
            (
                .discreetAnswer, "JB-47", .proposeAnswer("据证人所述，属于正常发放"), facts(me),
                .proposeAnswer("您反映的补贴属于正常发放，实名举报人依规获得答复"), facts(me)
            ),
            (.concludedFirst, "JB-38", .tellAccused, facts(me) { $0.conclusion = nil }, .tellAccused, facts(me)),
            (
                .redressStated, "JB-51", .completeClarification(nil), facts(me),
                .completeClarification(.corrected(on: day("2026-09-18"))), facts(me)
            ),
        ]

    @Test(arguments: refusals.indices)
    func `each rule refuses its matter, names its clause, and lets the next one pass`(place: Int) {
        let (rule, clause, act, facts, next, nextFacts) = Self.refusals[place]
        guard case .refused(let refusal) = Aftercare.decide(.init(act: act, facts: facts)) else {
            Issue.record("\(rule) did not refuse")
            return
        }
        #expect(refusal.rule == rule && refusal.policy.key == clause)
        #expect(!refusal.reason.zh.isEmpty && !refusal.reason.en.isEmpty && !refusal.remedy.en.isEmpty)
        #expect(Aftercare.decide(.init(act: next, facts: nextFacts)) == .allowed)
    }

    @Test func `every rule is listed once and refuses something above`() {
        #expect(Aftercare.rules.map(\.id) == Aftercare.RuleID.allCases)
        #expect(Self.refusals.map(\.0) == Aftercare.RuleID.allCases)
    }

    static let redress: [(Clarification.Redress?, String?)] = [
        (nil, "redress"), (.notWronged, nil), (.corrected(on: day("2026-09-18")), nil),
        (.proposed(to: "某镇党委", on: day("2026-09-18")), nil),
        (.proposed(to: " ", on: day("2026-09-18")), "redress-organ"),
    ]

    @Test(arguments: redress)
    func `JB-51 a clearing ends with what became of a wrong handling, and a proposal names its organ`(
        redress: Clarification.Redress?, field: String?
    ) {
        let decision = Aftercare.decide(.init(act: .completeClarification(redress), facts: Self.facts(Self.me)))
        guard case .refused(let refusal) = decision else {
            #expect(field == nil)
            return
        }
        #expect(refusal.rule == .redressStated && refusal.field == field && field != nil)
    }

    @Test(arguments: [Aftercare.Act.approveClarification, .refuseClarification])
    func `JB-48 where every head must stand aside a deputy decides about a clearing`(act: Aftercare.Act) {
        let deputy = Self.facts(Self.caller("x", [.deputy]))
        #expect(Aftercare.decide(.init(act: act, facts: deputy)) != .allowed)
        var standIn = deputy
        standIn.headsStandAside = true
        #expect(Aftercare.decide(.init(act: act, facts: standIn)) == .allowed)
        standIn.caller = Self.caller("y", [.petitionLead])
        #expect(Aftercare.decide(.init(act: act, facts: standIn)) != .allowed)
    }

    @Test func `JB-51 what became of a proposed correction is the holder's to record`() {
        let others = Self.facts(Self.caller("other", [.head]))
        #expect(Aftercare.decide(.init(act: .recordRedressOutcome, facts: Self.facts(Self.me))) == .allowed)
        #expect(Aftercare.decide(.init(act: .recordRedressOutcome, facts: others)) != .allowed)
    }

    @Test(arguments: Conclusion.allCases, Clarification.Finding.allCases)
    func `JB-50 a name is cleared after a closing as unfounded with the finding untrue, and never else`(
        conclusion: Conclusion, finding: Clarification.Finding
    ) {
        let facts = Self.facts(Self.me) { $0.conclusion = conclusion }
        let decision = Aftercare.decide(.init(act: Self.clearing { $0.finding = finding }, facts: facts))
        #expect((decision == .allowed) == (conclusion == .closedUnfounded && finding == .untrue))
    }

    @Test(arguments: Level.allCases, [true, false])
    func `JB-39 whatever the level of the organ, malice rests on the approval of a prefecture or higher`(
        level: Level, isNumbered: Bool
    ) {
        let act = Self.clearing {
            $0.inaccuracy = .malicious
            $0.determination = .init(level: level, on: day("2026-09-18"), number: isNumbered ? "某纪函1号" : " ")
        }
        for own in Level.allCases {
            let decision = Aftercare.decide(.init(act: act, facts: Self.facts(Self.me) { $0.organLevel = own }))
            #expect((decision == .allowed) == (level >= .city && isNumbered))
        }
    }

    @Test(arguments: [
        ("证人证言不实", true), ("电话13900001234", true), ("四二〇", false), ("涉及金额123456元", false),
        ("涉及编号1234567", true), ("违规领取补贴", false), ("", false), ("反映人的亲属", true), ("举报人被威胁", true),
        ("反映被反映人违规领取补贴", false), ("被检举控告人没有收受礼金", false), ("被举报人和举报人", true), ("实被反映人名", false),
    ])
    func `JB-47 a statement holds neither who reported nor a number that could be a person's`(
        text: String, isIndiscreet: Bool
    ) {
        #expect((ClarificationWords.indiscretion(in: text) != nil) == isIndiscreet)
    }

    @Test(arguments: ClarificationWords.checkDetails + ["联系电话13900001234"])
    func `JB-47 an answer to the reporter holds no detail of the check and no third person's number`(word: String) {
        let decision = Aftercare.decide(.init(act: .proposeAnswer("经核对，\(word)。"), facts: Self.facts(Self.me)))
        guard case .refused(let refusal) = decision else {
            Issue.record("\(word) was let through")
            return
        }
        #expect(refusal.rule == .discreetAnswer && refusal.field == "answer")
    }

    @Test func `JB-36 the duty of secrecy comes before a result, and not before an address to turn to`() {
        #expect(Notice.Kind.allCases.filter(SecrecyDuty.comesBefore) == [.result])
    }

    @Test func `DW-objection the page takes objections for its days after the result was told, the last among them`() {
        func lastDay(_ told: String?, _ today: String) -> CivilDate? {
            ReporterObjection.lastDay(
                toldOn: told.flatMap { CivilDate(iso: $0) }, days: 30, today: CivilDate(iso: today) ?? .epoch)
        }
        #expect(lastDay("2026-03-02", "2026-03-02") == CivilDate(iso: "2026-04-01"))
        #expect(lastDay("2026-03-02", "2026-04-01") == CivilDate(iso: "2026-04-01"))
        #expect(lastDay("2026-03-02", "2026-04-02") == nil)
        #expect(lastDay(nil, "2026-04-02") == CivilDate(iso: "2026-05-02"), "nothing runs before it was told")
        #expect(LocalChoice.objectionDays.builtIn == 30 && LocalChoice.objectionDays.policy.key == "DW-objection")
    }

    @Test func `XF-21 a result is rated once, and after it was told`() {
        #expect(Satisfaction.objection(isTold: true, wasRated: false) == nil)
        #expect(Satisfaction.objection(isTold: false, wasRated: false) != nil)
        #expect(Satisfaction.objection(isTold: true, wasRated: true) != nil)
    }

    @Test func `HB-2020 a meeting and the media are the forms that only a local rule knows`() {
        #expect(Clarification.Form.allCases.filter(\.isLocalRule) == [.meeting, .media])
    }
}
