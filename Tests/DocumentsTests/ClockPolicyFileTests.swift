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

    private static func readOwn(
        _ lines: String..., knowing organs: Set<Organ.ID>? = [Organ.ID("O420281")]
    ) throws(ClockPolicyFileError) -> [ClockPolicyRow] {
        let text = ([ClockPolicyFile.headerOfOrgans] + lines).joined(separator: "\n")
        return try ClockPolicyFile.read(Array(text.utf8), knowing: organs)
    }

    @Test func `DW-own-period a column names the organ whose period it is, and an empty field every organ`() throws {
        let rows = try Self.readOwn(
            "PRELIM,O420281,2027-01-01,2027-12-31,15,working_day,3,C,县规定", "PRELIM,,2027-01-01,,2,month,,A,通行")
        #expect(rows.map(\.organ) == [Organ.ID("O420281"), nil])
        #expect(rows[0].period == .workingDays(WorkingDays(15)) && rows[0].warnLead == WorkingDays(3))
        #expect(rows[0].effectiveTo == CivilDate(iso: "2027-12-31") && rows[0].source.zh == "县规定")
        #expect(rows[1].period == .months(Months(2)) && rows[1].confidence == .officialText)
        let plain = try Self.read("PRELIM,2027-01-01,,2,month,,A,通行")
        #expect(plain.map(\.organ) == [nil], "the column may be missing")
    }

    @Test(arguments: [
        ("PRELIM,O429999,2027-01-01,,15,working_day,,C,x", ClockPolicyFileError.Fault.organ),
        ("PRELIM,O420281,2027-01-01,,3,month,,C,x", .ownLength), ("PRELIM,O420281,2027-01-01,,60,day,,C,x", .ownLength),
        ("TALK_REPLY,O420281,2027-01-01,,1,month,,C,x", .ownLength),
        ("FAST_PLAN,O420281,2027-01-01,,16,working_day,,C,x", .ownLength),
        ("PLAN,O420281,2027-01-01,,1,day,,C,x", .ownClock), ("ACCEPT_NOTICE,O420281,2027-01-01,,1,day,,C,x", .ownClock),
        ("PRELIM,O420281,2027-01-01,,0,day,,C,x", .length), ("PRELIM,O420281,2027-13-01,,1,day,,C,x", .from),
        ("PRELIM,2027-01-01,,1,month,,C,x", .fields),
    ])
    func `DW-own-period AJ-15 ZJ-29 ZJ-21 what is no organ's own to set is told by its line`(
        line: String, fault: ClockPolicyFileError.Fault
    ) {
        #expect(throws: ClockPolicyFileError.badLine(3, fault)) {
            try Self.readOwn("PLAN,,2027-01-01,,1,month,,C,x", line)
        }
        let message = ClockPolicyFileError.badLine(3, fault).message
        #expect(message.zh.contains("第3行") && message.en.contains("line 3") && !message.zh.contains("O42"))
    }

    @Test func `DW-own-period without a directory at hand any id is taken that a row can hold`() throws {
        let line = "PRELIM,O429999,2027-01-01,,15,working_day,,C,x"
        #expect(try Self.readOwn(line, knowing: nil).map(\.organ) == [Organ.ID("O429999")])
        let long = "PRELIM,O" + String(repeating: "4", count: 64) + ",2027-01-01,,15,working_day,,C,x"
        #expect(throws: ClockPolicyFileError.badLine(2, .organ)) { try Self.readOwn(long, knowing: nil) }
    }

    @Test func `a file without the header, or without a row, is refused`() {
        #expect(throws: ClockPolicyFileError.noHeader) { try ClockPolicyFile.read(Array("PLAN,1".utf8)) }
        #expect(throws: ClockPolicyFileError.noHeader) { try ClockPolicyFile.read([]) }
        #expect(throws: ClockPolicyFileError.empty) { try Self.read() }
    }
}
