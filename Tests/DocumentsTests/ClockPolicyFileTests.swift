import Casework
import Documents
import Testing

/// A deployment's own periods as a list.
@Suite struct ClockPolicyFileTests {
    private static func read(_ lines: String...) throws(ClockPolicyFileError) -> [ClockPolicyRow] {
        try ClockPolicyFile.read(Array(([ClockPolicyFile.header] + lines).joined(separator: "\r\n").utf8))
    }

    @Test func `a row holds length, warning, confidence, source and its days`() throws {
        let rows = try Self.read(
            "FAST_PLAN,2027-01-01,,10,working_day,2,C,\"市纪委办公室通知，第3条\"", "",
            "PLAN,2027-01-01,2027-12-31,2,month,,B,通知")
        #expect(rows.count == 2)
        let first = try #require(rows.first)
        #expect(first.kind == .fastPlan && first.period == .workingDays(WorkingDays(10)))
        #expect(first.warnLead == WorkingDays(2) && first.confidence == .localPractice)
        #expect(first.source.zh == "市纪委办公室通知，第3条" && first.effectiveTo == nil)
        #expect(rows.last?.warnLead == nil && rows.last?.effectiveTo == CivilDate(iso: "2027-12-31"))
    }

    @Test(arguments: [
        ("NO_SUCH,2027-01-01,,10,day,,C,x", ClockPolicyFileError.Fault.clock), ("PLAN,2027-13-01,,1,month,,C,x", .from),
        ("PLAN,2027-01-01,2027-01-01,1,month,,C,x", .to), ("PLAN,2027-01-01,soon,1,month,,C,x", .to),
        ("PLAN,2027-01-01,,0,month,,C,x", .length), ("PLAN,2027-01-01,,1,year,,C,x", .length),
        ("PLAN,2027-01-01,,1,month,0,C,x", .warning), ("PLAN,2027-01-01,,1,month,x,C,x", .warning),
        ("PLAN,2027-01-01,,1,month,,E,x", .confidence), ("PLAN,2027-01-01,,1,month,,C, ", .source),
        ("PLAN,2027-01-01,,1,month,,C", .fields), ("\"PLAN", .fields),
    ])
    func `a row that means nothing is told by its line and what is wrong, never by its words`(
        line: String, fault: ClockPolicyFileError.Fault
    ) {
        #expect(throws: ClockPolicyFileError.badLine(3, fault)) {
            try Self.read("PLAN,2027-01-01,,1,month,,C,x", line)
        }
        let message = ClockPolicyFileError.badLine(3, fault).message
        #expect(message.zh.contains("第3行") && message.en.contains("line 3"))
    }

    @Test func `a file without the header, or without a row, is refused`() {
        #expect(throws: ClockPolicyFileError.noHeader) { try ClockPolicyFile.read(Array("PLAN,1".utf8)) }
        #expect(throws: ClockPolicyFileError.noHeader) { try ClockPolicyFile.read([]) }
        #expect(throws: ClockPolicyFileError.empty) { try Self.read() }
    }
}
