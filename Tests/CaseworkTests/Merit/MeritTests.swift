import Casework
import Testing

/// Rewards, tracing and false accusations: row by row of the rules.
@Suite struct MeritTests {
    private static let organ = Organ.ID("O1")

    private static func facts(
        _ name: String = "S1", _ roles: Set<Role> = [.roomMember], level: Level = .county,
        conclusion: Conclusion? = .caseFiled, signature: ReporterSignature = .realNameVerified,
        author: String? = nil
    ) -> Merit.Facts {
        Merit.Facts(
            caller: StaffCaller(staff: Staff.ID(name), organ: organ, room: Room.ID("R1"), roles: roles), organ: organ,
            organLevel: level, holder: Staff.ID("S1"), conclusion: conclusion, signature: signature,
            author: author.map { Staff.ID($0) })
    }

    private static func broken(_ act: Merit.Act, _ facts: Merit.Facts) -> Merit.RuleID? {
        Merit.decide(Merit.Input(act, facts))?.id
    }

    private static let reward = Merit.Act.proposeReward(Reward.Draft(ground: .majorCase, words: "x"))
    private static let determination = Merit.Act.proposeMalice(Malice.Draft(purpose: .determination, words: "x"))
    private static let tracing = Merit.Act.proposeMalice(Malice.Draft(purpose: .tracing, words: "x"))

    @Test func `JB-28 a reward is for a verified real name`() {
        for signature in ReporterSignature.allCases {
            let expected: Merit.RuleID? = signature == .realNameVerified ? nil : .verifiedRealName
            #expect(Self.broken(Self.reward, Self.facts(signature: signature)) == expected, "\(signature)")
        }
    }

    @Test func `JB-28 a reward is for what was found true`() {
        for conclusion in Conclusion.allCases {
            let isTrue = [Conclusion.educated, .caseFiled, .transferredToPartyOrgan].contains(conclusion)
            #expect((Self.broken(Self.reward, Self.facts(conclusion: conclusion)) == nil) == isTrue, "\(conclusion)")
        }
        #expect(Self.broken(Self.reward, Self.facts(conclusion: nil)) == .verifiedReport)
    }

    @Test func `JB-28 a loss that came back has its sum`() {
        func draft(_ ground: Reward.Ground, _ loss: Int64?) -> Merit.Act {
            .proposeReward(Reward.Draft(ground: ground, lossYuan: loss, words: "x"))
        }
        #expect(Self.broken(draft(.lossRecovered, 1), Self.facts()) == nil)
        #expect(Self.broken(draft(.lossRecovered, 0), Self.facts()) == .lossStated)
        #expect(Self.broken(draft(.lossRecovered, nil), Self.facts()) == .lossStated)
        #expect(Self.broken(draft(.majorCase, 1), Self.facts()) == .lossStated)
    }

    @Test func `JB-28 the holder proposes, the head decides, and not the own suggestion`() {
        #expect(Self.broken(Self.reward, Self.facts("S2")) == .role)
        #expect(Self.broken(.approveReward, Self.facts("S2", [.head], author: "S1")) == nil)
        #expect(Self.broken(.approveReward, Self.facts("S2", [.deputy], author: "S1")) == .role)
        #expect(Self.broken(.refuseReward, Self.facts("S1", [.head], author: "S1")) == .fourEyes)
        #expect(Self.broken(.recordReward, Self.facts("S3", [.petitionLead], author: "S1")) == nil)
        #expect(Self.broken(.recordReward, Self.facts("S3", [.registrar], author: "S1")) == .role)
    }

    @Test func `JB-48 where every head must stand aside a deputy decides, and nobody else`() {
        for act in [Merit.Act.approveReward, .refuseReward, .sendUpMalice, .refuseMalice] {
            for role in Role.allCases {
                var facts = Self.facts("S2", [role], author: "S1")
                let usual = Self.broken(act, facts)
                #expect(usual == (role == .head ? nil : .role))
                facts.headsStandAside = true
                #expect(Self.broken(act, facts) == ([.head, .deputy].contains(role) ? nil : .role), "\(role)")
            }
        }
    }

    @Test func `JB-5 another organ neither proposes nor decides`() {
        for act in [Self.reward, Self.determination, Self.tracing, .approveReward, .sendUpMalice, .adviseCorrection] {
            var facts = Self.facts("S1", Set(Role.allCases))
            facts.organ = Organ.ID("O2")
            #expect(Self.broken(act, facts) == .ownOrgan)
        }
    }

    @Test func `JB-29 JB-30 only who reported without a name can be looked for`() {
        for signature in ReporterSignature.allCases {
            let isNameless = signature == .anonymous || signature == .unverifiable
            let expected: Merit.RuleID? = isNameless ? nil : .nameless
            #expect(Self.broken(Self.tracing, Self.facts(signature: signature)) == expected, "\(signature)")
        }
    }

    @Test func `JB-39 only what was found untrue can be a false accusation`() {
        for conclusion in Conclusion.allCases {
            let facts = Self.facts(conclusion: conclusion)
            let expected: Merit.RuleID? = conclusion == .closedUnfounded ? nil : .untrue
            #expect(Self.broken(Self.determination, facts) == expected, "\(conclusion)")
        }
    }

    @Test func `JB-39 a prefecture or above decides, and not below the own organ`() {
        func record(_ level: Level, in organ: Level = .county) -> Merit.RuleID? {
            var facts = Self.facts("S2", [.caseSupervision], level: organ, author: "S1")
            facts.purpose = .determination
            return Self.broken(.recordMalice(level, isApproved: true, inaccuracy: nil), facts)
        }
        #expect(Level.allCases.map { record($0) == nil } == [false, false, false, true, true])
        #expect(record(.county) == .prefecture)
        #expect(record(.city, in: .province) == .prefecture)
    }

    @Test func `JB-45 what is denied is told apart from a mistake`() {
        func record(_ isApproved: Bool, _ kind: Clarification.Inaccuracy?, _ purpose: Malice.Purpose) -> Merit.RuleID? {
            var facts = Self.facts("S2", [.caseSupervision], author: "S1")
            facts.purpose = purpose
            return Self.broken(.recordMalice(.city, isApproved: isApproved, inaccuracy: kind), facts)
        }
        #expect(record(false, .mistaken, .determination) == nil)
        #expect(record(false, .undetermined, .determination) == nil)
        #expect(record(false, nil, .determination) == .toldApart)
        #expect(record(false, .malicious, .determination) == .toldApart)
        #expect(record(true, .mistaken, .determination) == .toldApart)
        #expect(record(false, .mistaken, .tracing) == .toldApart)
        #expect(record(false, nil, .tracing) == nil)
    }

    @Test func `JB-43 correction is advised of what a false accusation won`() {
        var facts = Self.facts("S2", [.caseSupervision], author: "S1")
        #expect(Self.broken(.adviseCorrection, facts) == .correction)
        facts.hasBenefits = true
        #expect(Self.broken(.adviseCorrection, facts) == nil)
        facts.isLegal = false
        #expect(Self.broken(.adviseCorrection, facts) == .stateKnowsAct)
    }

    @Test func `JB-41 looking for somebody states no circumstances`() {
        let act = Merit.Act.proposeMalice(
            Malice.Draft(purpose: .tracing, circumstances: [.vileMeans], words: "x"))
        #expect(Self.broken(act, Self.facts(signature: .anonymous)) == .noCircumstances)
    }

    @Test func `JB-39 no state of a request knows the answer of a county`() {
        let (author, head) = (Staff.ID("S1"), Staff.ID("S2"))
        let day = CivilDate.epoch
        let sent = Malice.State.sentUp(by: author, head: head)
        #expect(sent.after(.approve(Malice.Answer(level: .county, on: day))) == nil)
        #expect(sent.after(.deny(Malice.Answer(level: .county, on: day))) == nil)
        let answer = Malice.Answer(level: .city, on: day)
        #expect(sent.after(.approve(answer)) == .approved(by: author, head: head, answer))
        #expect(Malice.State.proposed(by: author).after(.approve(answer)) == nil)
        #expect(Malice.State.proposed(by: author).after(.sendUp(by: author)) == nil)
    }

    @Test func `JB-28 nobody approves the own suggestion, and what was decided stays so`() {
        let (author, head) = (Staff.ID("S1"), Staff.ID("S2"))
        let proposed = Reward.State.proposed(by: author)
        #expect(proposed.after(.approve(by: author)) == nil)
        #expect(proposed.after(.approve(by: head)) == .approved(by: author, head: head))
        #expect(proposed.after(.grant(on: .epoch)) == nil)
        #expect(Reward.State.refused(by: author, head: head).after(.approve(by: head)) == nil)
    }
}
