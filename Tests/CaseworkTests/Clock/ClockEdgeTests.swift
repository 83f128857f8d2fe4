import Casework
import Testing

/// What a small slip at a bound would change.
@Suite("clocks at their edges: JB-21 SX-28 DW-overdue-steps") struct ClockEdgeTests {
    private static let source = Bilingual("通知", "notice")

    private static func facts(_ kind: ClockKind = .assigned) -> ClockExtensionRules.Facts {
        var facts = ClockExtensionRules.Facts(
            policy: kind.builtIn, startedOn: day("2026-03-02"), dueOn: day("2026-06-02"), newDueOn: day("2026-06-03"),
            relation: .ownOrgan, roles: [.head], today: day("2026-06-01"))
        facts.askedBy = Staff.ID("S1")
        return facts
    }

    private static func decide(approved: String, reported: String) -> ClockExtensionRules.Decision {
        ClockExtensionRules.decide(
            ClockExtensionRules.Asked(
                period: .months(Months(3)), approvedOn: day(approved), reason: .complex, hasWords: true,
                reportedUpOn: day(reported)), facts())
    }

    @Test func `JB-21: the approval may be of the first day or of today, and be reported up today`() {
        #expect(Self.decide(approved: "2026-03-02", reported: "2026-03-02") == .granted(by: .ownHead))
        #expect(Self.decide(approved: "2026-06-01", reported: "2026-06-01") == .granted(by: .ownHead))
    }

    @Test func `JB-21: a clock runs unless somebody says that it stopped`() {
        #expect(!Self.facts().isStopped && ClockExtensionRules.mayGrant(Self.facts()))
        var head = Self.facts()
        head.relation = .upperOrgan
        #expect(!ClockExtensionRules.mayGrant(head), "the first is the own head's")
        var deputy = Self.facts()
        deputy.roles = [.deputy]
        #expect(!ClockExtensionRules.mayGrant(deputy))
    }

    @Test func `SX-28: the superior organ extends an investigation by ninety days at most`() {
        var facts = Self.facts(.investigation)
        facts.relation = .upperOrgan
        func decide(_ days: Int) -> ClockExtensionRules.Decision {
            ClockExtensionRules.decide(
                ClockExtensionRules.Asked(
                    period: .days(Days(days)), approvedOn: day("2026-05-29"), reason: .complex, hasWords: true), facts)
        }
        #expect(decide(90) == .granted(by: .upperOrgan))
        guard case .refused(let refusal) = decide(91) else {
            Issue.record("ninety-one days were granted")
            return
        }
        #expect(refusal.rule == .amount)
    }

    @Test func `DW-overdue-steps: a setting holds from its first day, and of two of one day the one listed last`() {
        let table = ClockPolicyTable(settings: [
            ClockSetting(.overdueStep(WorkingDays(3)), source: Self.source, effectiveFrom: day("2026-02-02")),
            ClockSetting(.overdueStep(WorkingDays(4)), source: Self.source, effectiveFrom: day("2026-02-02")),
        ])
        #expect(table.overdueStep(on: day("2026-02-01")) == WorkingDays(5))
        #expect(table.overdueStep(on: day("2026-02-02")) == WorkingDays(4))
        let isStep: (ClockSetting.Value) -> Bool = { value in
            if case .overdueStep = value { true } else { false }
        }
        #expect(table.setting(on: day("2026-02-01"), where: isStep) == nil)
        #expect(table.setting(on: day("2026-02-02"), where: isStep)?.value == .overdueStep(WorkingDays(4)))
        #expect(table.setting(on: day("2026-02-02"), where: { _ in false }) == nil)
    }

    @Test func `ZJ-29: of two rows of one day the one listed last holds`() {
        let rows = [10, 12].map { days in
            ClockPolicyRow(
                kind: .talkReply, period: .workingDays(WorkingDays(days)), warnLead: nil, source: Self.source,
                effectiveFrom: day("2026-05-01"))
        }
        let policy = ClockPolicyTable(rows: rows).policy(for: .talkReply, owedBy: nil, startingOn: day("2026-05-01"))
        #expect(policy.length == .period(.workingDays(WorkingDays(12))))
    }

    /// In plain weeks 286 working days after a Monday end 400 days later, on a Tuesday.
    @Test func `ZJ-29: a reckoning tells each day of a long period, up to its bound, and beyond it the end alone`() {
        func steps(_ days: Int) -> DeadlineExplanation {
            let row = ClockPolicyRow(
                kind: .talkReply, period: .workingDays(WorkingDays(days)), warnLead: nil, source: Self.source,
                effectiveFrom: day("2026-01-01"))
            let policy = ClockPolicyTable(rows: [row]).policy(
                for: .talkReply, owedBy: nil, startingOn: day("2026-03-02"))
            return DeadlineExplanation(policy, from: day("2026-03-02"), calendar: Notices.none)
        }
        let longest = steps(286)
        #expect(longest.due.nominal.days(since: longest.due.start) == ClockLimits.explainedDays)
        #expect(longest.steps.contains(.counted(longest.due.date, number: 286)))
        let longer = steps(287)
        #expect(longer.due.nominal.days(since: longer.due.start) == ClockLimits.explainedDays + 1)
        #expect(
            longer.steps.dropFirst().first
                == .span(.workingDays(WorkingDays(287)), from: day("2026-03-02"), through: longer.due.nominal))
    }

    @Test(arguments: [(Int64.min, Int64(-1)), (.max, 1), (0, 0)])
    func `seconds beyond what a moment holds stop at the end of the calendar`(seconds: Int64, sign: Int64) {
        let instant = Instant(secondsSinceEpoch: seconds)
        #expect(instant.microsecondsSinceEpoch.signum() == sign)
        #expect(instant.civilDate == (sign < 0 ? .earliest : sign > 0 ? .latest : .epoch))
    }
}
