import Casework
import Testing

/// Each built-in clock on one line: its key, its length, the working days of its warning, and what extends it.
@Suite("built-in clocks, line by line: JB-21 AJ-15 SX-28 XF-34 and all others") struct BuiltInClockTableTests {
    static let table = """
        UPWARD_REPORT, JB-15, 5 working_day, warn 2
        FORWARD_ACCEPT, JB-16, 5 working_day, warn 2
        FORWARD_OTHER, SS-169, 5 working_day, warn 2
        ACCEPT_NOTICE, JB-26, 15 working_day, warn 3
        PLAN, ZJ-21, 1 month, warn 5
        TALK_REPLY, ZJ-29, 15 working_day, warn 3
        TALK_REPORT, ZJ-30, 1 month, warn 5
        PRELIM, AJ-15, 2 month, warn 10, own_head 1 month, own_head any again
        ASSIGNED, JB-21, 3 month, warn 10, own_head 3 month, upper_organ any again
        FEEDBACK, JB-27, 15 working_day, warn 3
        QUARTER_FEEDBACK, JB-18, quarter, warn 10
        CLARIFY, HB-2020, 20 working_day, warn 5
        INVESTIGATION, SX-28, 90 day, warn 10, upper_organ 90 day
        APPEAL, JC-69, 1 month, warn 5
        REVIEW, JC-69, 2 month, warn 5
        XF_FORWARD, XF-22, 15 day, warn 3
        XF_REJECT, XF-23, 5 working_day, warn 2
        XF_HANDLE, XF-34, 60 day, warn 5, own_head 30 day
        XF_REVIEW, XF-35, 30 day, warn 5
        XF_RECHECK, XF-36, 30 day, warn 5
        FAST_DIVERT, HS-29, 2 working_day, warn 1
        FAST_PLAN, HS-29, 15 working_day, warn 3
        FAST_CLOSE, HS-29, 60 day, warn 3
        RESEARCH, DW-research, 10 working_day, warn 3
        VISIT_TOWN, HS-28, year, warn 60
        SUPERVISION, DW-supervise, 10 working_day, warn 3
        RECOMMEND_REPLY, DW-reply, 30 day, warn 5
        LOOK_BACK, DW-lookback, 3 month, warn 10
        OBJECTION, DW-objection, 15 working_day, warn 3
        PROTECTION_LOOK, DW-watch, 5 working_day, warn 2
        """

    private static func line(_ kind: ClockKind) -> String {
        let policy = kind.builtIn
        let length =
            switch policy.length {
            case .period(let period): words(period)
            case .quarterEnd: "quarter"
            case .yearEnd: "year"
            }
        let extensions = policy.extensions.map { step in
            "\(step.approver.rawValue) \(step.atMost.map(words) ?? "any")\(step.repeatable ? " again" : "")"
        }
        return ([kind.rawValue, policy.policy.key, length, "warn \(policy.warnLead?.count ?? 0)"] + extensions)
            .joined(separator: ", ")
    }

    private static func words(_ period: Period) -> String { "\(period.length) \(period.unit.rawValue)" }

    @Test func `each built-in clock stands in the table as it is`() {
        #expect(ClockKind.allCases.map(Self.line) == Self.table.split(separator: "\n").map(String.init))
    }

    @Test func `JB-15: every built-in clock moves from a rest day to the next working day`() {
        for kind in ClockKind.allCases { #expect(kind.builtIn.rollOver == .nextWorkingDay, "\(kind)") }
    }
}
