import Casework
import Documents
import Testing

/// A deployment's local choices as a list.
@Suite struct LocalPolicyFileTests {
    private static func read(_ lines: String...) throws(LocalPolicyFileError) -> [LocalPolicyRow] {
        try LocalPolicyFile.read(Array(([LocalPolicyFile.header] + lines).joined(separator: "\r\n").utf8))
    }

    @Test func `DW-local a row holds choice, scope, days, value, confidence and source`() throws {
        let rows = try Self.read(
            "important_from_yuan,county,2027-01-01,,500000,C,\"市纪委办公室通知，第3条\"", "",
            "hold_days,organ:O420281,2027-01-01,2027-12-31,365,B,通知", "reminder_pause,*,2027-01-01,,5,D,通知")
        #expect(rows.map(\.choice) == [.importantFromYuan, .holdDays, .reminderPause])
        #expect(rows.map(\.scope) == [.level(.county), .organ(Organ.ID("O420281")), .cell])
        #expect(rows.map(\.value) == [500_000, 365, 5])
        #expect(rows[0].source.zh == "市纪委办公室通知，第3条" && rows[0].confidence == .localPractice)
        #expect(rows[0].effectiveTo == nil && rows[1].effectiveTo == CivilDate(iso: "2027-12-31"))
    }

    @Test(arguments: [
        ("mood,*,2027-01-01,,1,C,x", LocalPolicyFileError.Fault.choice), ("hold_days,all,2027-01-01,,1,C,x", .scope),
        ("hold_days,organ:,2027-01-01,,1,C,x", .scope), ("hold_days,*,2027-13-01,,1,C,x", .from),
        ("hold_days,*,2027-01-02,2027-01-01,1,C,x", .to), ("hold_days,*,2027-01-01,soon,1,C,x", .to),
        ("hold_days,*,2027-01-01,,0,C,x", .value), ("keeps_micro_corruption,*,2027-01-01,,2,C,x", .value),
        ("hold_days,*,2027-01-01,,x,C,x", .value), ("hold_days,*,2027-01-01,,1,E,x", .confidence),
        ("hold_days,*,2027-01-01,,1,C, ", .source), ("hold_days,*,2027-01-01,,1,C", .fields), ("\"hold_days", .fields),
    ])
    func `DW-local a row that means nothing is told by its line, never by its words`(
        line: String, fault: LocalPolicyFileError.Fault
    ) {
        #expect(throws: LocalPolicyFileError.badLine(3, fault)) {
            try Self.read("hold_days,*,2027-01-01,,1,C,x", line)
        }
        let message = LocalPolicyFileError.badLine(3, fault).message
        #expect(message.zh.contains("第3行") && message.en.contains("line 3"))
    }

    @Test func `a list without the header, or without a row, is refused`() {
        #expect(throws: LocalPolicyFileError.noHeader) { try LocalPolicyFile.read(Array("hold_days,1".utf8)) }
        #expect(throws: LocalPolicyFileError.empty) { try Self.read() }
    }
}

/// Facts of a matter in a file that a person states.
@Suite struct RouteMatterFactsTests {
    private static let matter = """
        {
          "receiver": "X", "matter": "appeal", "decision_organ": "C", "public_reaction": true,
          "acted_from": "2024-05-01", "acted_to": "2024-06-30",
          "conventions": {"important_from_yuan": 5, "keeps_micro_corruption": false},
          "organs": [
            {"id": "C", "name": "甲市纪委监委", "level": "city"},
            {"id": "X", "name": "乙县纪委监委", "level": "county", "superior": "C"}
          ],
          "rooms": [{"id": "C-SL", "organ": "C", "kind": "case_review"}],
          "accused": [{"level": "county", "managed_by": "X", "further_posts": [{"organ": "X", "room": "X-J1"}]}]
        }
        """

    @Test func `JC-69 decision, reaction, days, local choices and further posts are read`() throws {
        let input = try RouteMatterFile.read(Array(Self.matter.utf8))
        #expect(input.decisionOrgan == Organ.ID("C") && input.publicReaction)
        #expect(input.actedOn == ActPeriod(stated: CivilDate(iso: "2024-05-01"), CivilDate(iso: "2024-06-30")))
        #expect(input.conventions.importantFromYuan == 5 && !input.conventions.keepsMicroCorruption)
        #expect(input.conventions.importantFromSignatories == Route.Conventions.builtIn.importantFromSignatories)
        #expect(input.accused[0].furtherPosts.map(\.room) == [Room.ID("X-J1")])
    }

    @Test(arguments: [("2024-06-30", "2023-06-30"), ("2024-06-30", "someday")])
    func `days that mean nothing are named by their fields`(from: String, to: String) {
        let bytes = Array(Self.matter.replacing(from, with: to).utf8)
        #expect(throws: RouteMatterFileError.unknownWord(field: "acted_from, acted_to")) {
            try RouteMatterFile.read(bytes)
        }
    }
}
