import Casework
import Testing

@Suite("attempts to ask whoever signed: JB-24 JB-29 JB-30")
struct VerificationCallTests {
    static let table: [(found: [Triage.Verification], Triage.Verification?, Triage.CallRuleID, String)] = [
        ([], nil, .askAgain, "JB-24"),
        ([.unreachable], nil, .askAgain, "JB-24"),
        ([.unreachable, .unreachable], .unreachable, .neverReached, "DW-call"),
        ([.refused], .refused, .refusedToSay, "JB-30"),
        ([.refused, .unreachable, .unreachable], .refused, .refusedToSay, "JB-30"),
        ([.impersonated], .impersonated, .nameWasUsed, "JB-30"),
        ([.impersonated, .refused], .impersonated, .nameWasUsed, "JB-30"),
        ([.confirmed], .confirmed, .confirmedOnce, "JB-24"),
        ([.unreachable, .unreachable, .impersonated, .confirmed], .confirmed, .confirmedOnce, "JB-24"),
        ([.confirmed, .impersonated], .confirmed, .confirmedOnce, "JB-24"),
    ]

    @Test(arguments: table.indices)
    func `JB-24, JB-30 what several attempts come to follows from all of them`(row: Int) {
        let (found, value, rule, clause) = Self.table[row]
        let finding = Triage.standing(of: found)
        #expect(finding.value == value)
        #expect(finding.rule == rule)
        #expect(finding.policy.key == clause)
        #expect(Triage.standing(of: found.reversed()).value == value, "whatever the order")
    }

    @Test func `DW-call DW-local after how many calls nobody counts as reached is a local choice`() {
        func value(_ attempts: Int, unanswered: Int) -> Triage.Verification? {
            let found = [Triage.Verification](repeating: .unreachable, count: unanswered)
            return Triage.standing(of: found, unreachableAfter: attempts).value
        }
        for attempts in 1...4 {
            #expect(value(attempts, unanswered: attempts) == .unreachable)
            #expect(value(attempts, unanswered: attempts - 1) == nil)
        }
        #expect(LocalChoice.callAttempts.builtIn == 2 && LocalChoice.callAttempts.policy.key == "DW-call")
    }

    @Test func `every rule on attempts is listed once and hit`() {
        #expect(Triage.callRules.map(\.id) == Triage.CallRuleID.allCases)
        #expect(Set(Self.table.map(\.2)) == Set(Triage.CallRuleID.allCases))
        #expect(Triage.callConditions.map(\.id) == Triage.CallConditionID.allCases)
    }

    private static let day = CivilDate.epoch.adding(days: 10)

    /// An attempt in order: a confirmed call of a registrar on a signed report.
    private static func objection(_ change: (inout Triage.CallInput) -> Void) -> Triage.CallConditionID? {
        var input = Triage.CallInput(
            call: Triage.Call(way: .phone, on: day, found: .confirmed, letNarrate: true, promisedNothing: true),
            caller: House.registrar, holder: House.organ, signature: .realNameClaimed, state: .registered,
            receivedOn: day.adding(days: -1), today: day)
        change(&input)
        return Triage.objection(to: input)?.condition
    }

    @Test func `JB-47 the petition office of the organ that has it asks, and nobody else`() {
        #expect(Self.objection { _ in } == nil)
        for other in [House.holder, House.deputy, House.head, House.foreignHead] {
            #expect(Self.objection { $0.caller = other } == .office)
        }
        #expect(Self.objection { $0.holder = Organ.ID("O2") } == .office)
    }

    @Test func `JB-29 an anonymous reporter is neither asked nor looked for`() {
        #expect(Self.objection { $0.signature = .anonymous } == .neverTraced)
        #expect(Self.objection { $0.signature = .unverifiable } == nil, "who signed can still confirm")
    }

    @Test func `JB-24 a confirmation stands, and what has ended is not asked about`() {
        #expect(Self.objection { $0.signature = .realNameVerified } == .confirmationStands)
        for state in [Report.State.quarantined, .retained(repeatOf: Report.ID("R1")), .sealedUp] {
            #expect(Self.objection { $0.state = state } == .stillOpen)
        }
        #expect(Self.objection { $0.state = .accepted } == nil)
    }

    @Test func `JB-24 the day of asking lies between the receipt and today`() {
        #expect(Self.objection { $0.call.on = Self.day.adding(days: 1) } == .dayOfAsking)
        #expect(Self.objection { $0.call.on = Self.day.adding(days: -2) } == .dayOfAsking)
        #expect(Self.objection { $0.call.on = Self.day.adding(days: -1) } == nil)
    }

    @Test func `DW-call who confirms has told the matter, and who was reached was promised nothing`() {
        #expect(Self.objection { $0.call.letNarrate = false } == .reporterNarrates)
        #expect(Self.objection { $0.call.promisedNothing = false } == .nothingPromised)
        for found in [Triage.Verification.impersonated, .refused] {
            #expect(Self.objection { ($0.call.found, $0.call.letNarrate) = (found, false) } == nil)
            #expect(Self.objection { ($0.call.found, $0.call.promisedNothing) = (found, false) } == .nothingPromised)
        }
        #expect(
            Self.objection { $0.call = Triage.Call(way: .letter, on: Self.day, found: .unreachable) } == nil,
            "nobody was there to promise anything to")
    }
}
