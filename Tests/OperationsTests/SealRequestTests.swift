import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Somebody who may not destroy it finds that a report must go up sealed.
@Suite struct SealRequestTests {
    /// Managed by the city.
    private static func cityCadre(_ desk: Desk) -> AccusedDraft {
        var draft = AccusedDraft(name: "哨兵市管干部", unit: "黄石市教育局", post: "局长")
        draft.standing = desk.context.directory.standing(of: draft, seenFrom: desk.office.county)
        return draft
    }

    /// A claimed clue whose holder has found a cadre of the city among the accused.
    private static func asked(_ desk: Desk) async throws -> (report: Report.ID, clue: Clue.ID) {
        let (receipt, clue) = try await desk.claimed()
        desk.office.clock.advance(days: 10)
        let outcome = try await CorrectAccused(desk.context)(
            receipt.id, added: [cityCadre(desk)], as: desk.holder)
        guard outcome == .sealingAsked else { throw Desk.Missing() }
        return (receipt.id, clue)
    }

    @Test func `JB-15 the room sees nothing of it right after, nobody does but the office's head, nothing is lost`()
        async throws
    {
        try await Desk.open { desk in
            let (report, clue) = try await Self.asked(desk)
            for person in desk.everybody(in: desk.office.county) where person.staff != desk.lead.staff {
                await #expect(throws: OperationError.notFound, "\(person.roles)") {
                    try await OpenReport(desk.context)(report, as: person)
                }
                await #expect(throws: OperationError.notFound, "\(person.roles)") {
                    try await OpenClue(desk.context)(clue, as: person)
                }
                let counts = try await Lists(desk.context).counts(as: person)
                #expect(counts.isEmpty, "\(person.roles)")
                #expect(try await DecideSealing(desk.context).list(as: person).isEmpty)
                await #expect(throws: OperationError.notFound) {
                    try await DecideSealing(desk.context).seal(report, as: person)
                }
            }
            let opened = try await OpenReport(desk.context)(report, as: desk.lead)
            #expect(opened.content != nil && opened.record.report.state == .accepted)
            #expect(opened.content?.accused.map(\.name) == [Planted.accused, "哨兵市管干部"])
            #expect(try await desk.texts("select state from casework.clue") == ["returned"])
            #expect(try await desk.texts("select subject_id::text from queue.ready").isEmpty)
            let waiting = try await DecideSealing(desk.context).list(as: desk.lead)
            #expect(waiting.map(\.report) == [report] && waiting.first?.askedBy == desk.holder.staff)
            #expect(waiting.first?.ground == .upperLevel)
        }
    }

    @Test func `JB-15 the five working days run from the day on which it was found, before and after it is sealed`()
        async throws
    {
        try await Desk.open { desk in
            let (report, _) = try await Self.asked(desk)
            let due = desk.context.dueDay(of: .upwardReport, owedBy: desk.office.county, from: desk.today)
            let runs = "UPWARD_REPORT \(desk.today) \(due) runs"
            #expect(try await desk.clocks(of: report.rawValue).filter { $0.hasSuffix("runs") } == [runs])
            desk.office.clock.advance(days: 1)
            try await DecideSealing(desk.context).seal(report, as: desk.lead)
            let line = try #require(try await Lists(desk.context).sealedLines(as: desk.lead).first)
            #expect(line.dueOn == due && line.ground == .upperLevel)
            #expect(try await desk.clocks(of: line.id.rawValue) == [runs])
            #expect(try await desk.clocks(of: report.rawValue).allSatisfy { !$0.hasSuffix("runs") })
            let opened = try await OpenReport(desk.context)(report, as: desk.lead)
            #expect(opened.content == nil && opened.record.report.state == .sealedUp)
            #expect(try await desk.texts("select k.wrapped::text from casework.item_key as k") == ["∅"])
            let kept = try await desk.texts(
                "select state || ':' || asked_by || ':' || decided_by from casework.seal_request")
            #expect(kept == ["sealed:\(desk.holder.staff.rawValue):\(desk.lead.staff.rawValue)"])
            #expect(try await DecideSealing(desk.context).list(as: desk.lead).isEmpty)
        }
    }

    @Test func `JB-52 who heads the office says why it is not sealed, and it is triaged anew`() async throws {
        try await Desk.open { desk in
            let (report, _) = try await Self.asked(desk)
            let decide = DecideSealing(desk.context)
            await desk.expectFault("words") { try await decide.refuse(report, words: " ", as: desk.lead) }
            await #expect(throws: OperationError.self, "it is decided first") {
                try await CorrectAccused(desk.context)(report, looksUpPosts: true, as: desk.lead)
            }
            try await decide.refuse(report, words: "哨兵理由：本县干部", as: desk.lead)
            let opened = try await OpenReport(desk.context)(report, as: desk.clerk)
            #expect(opened.record.report.state == .registered && opened.content != nil)
            #expect(opened.events.last?.kind == "sealing_refused")
            let clocks = try await desk.clocks(of: report.rawValue)
            #expect(!clocks.contains { $0.hasPrefix("UPWARD_REPORT") && $0.hasSuffix("runs") })
            await #expect(throws: OperationError.stale) { try await decide.seal(report, as: desk.lead) }
            let words = try await desk.texts("select sealed::text from casework.seal_request")
            #expect(words.count == 1 && words.allSatisfy { $0 != "∅" && !$0.contains("哨兵") })
        }
    }

    @Test func `JB-15 of the own head the clerk finds out, and the head sees neither the report nor the request`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.claimed()
            var head = AccusedDraft(name: "", unit: "大冶市纪委监委", post: "大冶市纪委书记")
            head.standing = desk.context.directory.standing(of: head, seenFrom: desk.office.county)
            let outcome = try await CorrectAccused(desk.context)(receipt.id, added: [head], as: desk.clerk)
            #expect(outcome == .sealingAsked)
            for person in [desk.head, desk.clerk, desk.deputy] {
                await #expect(throws: OperationError.notFound) {
                    try await OpenReport(desk.context)(receipt.id, as: person)
                }
                #expect(try await DecideSealing(desk.context).list(as: person).isEmpty)
            }
            #expect(try await DecideSealing(desk.context).list(as: desk.lead).map(\.ground) == [.ownHead])
        }
    }
}

/// Who is told of what went wrong, and how what goes up is signed for.
@Suite struct AlarmTests {
    private static func line(_ desk: Desk, _ ground: Triage.Sealing = .ownHead) async throws -> SealedLine {
        _ = try await RegisterSealed(desk.context)(
            ground, channel: .letter, receivedOn: desk.today, sheets: 1, form: "s", as: desk.clerk)
        return try #require(try await Lists(desk.context).sealedLines(as: desk.clerk).first)
    }

    @Test func `JB-52 a late report about the own head is told to the city's petition office and the auditor alone`()
        async throws
    {
        try await Desk.open { desk in
            _ = try await Self.line(desk)
            desk.office.clock.advance(days: 60)
            while try await WatchClocks(desk.context)().isFull {}
            _ = try await WatchClocks(desk.context)()
            let alarms = Alarms(desk.context)
            for person in [desk.cityLead, desk.auditor] {
                let told = try await alarms(as: person)
                #expect(told.map(\.kind) == [.lateReport], "\(person.roles)")
                #expect(told.map(\.count) == [person == desk.auditor ? nil : 1], "the auditor is not told how often")
                #expect(told.map(\.organ) == [desk.office.county] && told.map(\.on) == [desk.today])
            }
            let cityHead = try #require(desk.office.cityHead.staff)
            for person in [desk.head, desk.deputy, desk.lead, desk.clerk, desk.holder, cityHead] {
                #expect(try await alarms(as: person).isEmpty, "\(person.roles)")
            }
            let subjects = try await desk.texts(
                "select a.subject from audit.log as a where a.action = 'alarm.late_report'")
            #expect(subjects == ["", ""])
        }
    }

    @Test func `JB-52 a change that the database refuses leaves a line, and the auditor sees on which day`()
        async throws
    {
        try await Desk.open { desk in
            _ = try await desk.register(.townshipCadre)
            // A rule under the name of a guarding one, which an entry of seven sheets breaks.
            try await desk.script(
                """
                alter table casework.sealed_register add constraint report_sealed_up_is_bare check (sheets <> 7) not valid
                """)
            for form in ["a", "b"] {
                await #expect(throws: StoreError.refused(constraint: "report_sealed_up_is_bare")) {
                    _ = try await RegisterSealed(desk.context)(
                        .ownHead, channel: .letter, receivedOn: desk.today, sheets: 7, form: form, as: desk.clerk)
                }
            }
            let told = try await Alarms(desk.context)(as: desk.auditor)
            #expect(told.map(\.kind) == [.refusedChange] && told.map(\.count) == [nil])
            #expect(try await Alarms(desk.context)(as: desk.head).isEmpty)
            let lines = try await desk.texts(
                "select actor || ' ' || detail from audit.log where action = 'alarm.refused_change'")
            let line = "staff:\(desk.clerk.staff.rawValue) rule=report_sealed_up_is_bare"
            #expect(lines == [line, line])
            // What a person mends is no alarm.
            await #expect(throws: OperationError.self) {
                _ = try await RegisterSealed(desk.context)(
                    .ownHead, channel: .letter, receivedOn: desk.today.adding(days: 1), sheets: 1, form: "c",
                    as: desk.clerk)
            }
            #expect(
                try await desk.texts("select count(*)::text from audit.log where action = 'alarm.refused_change'") == [
                    "2"
                ])
        }
    }

    @Test func `JB-15 number, receiver and day of receipt are kept sealed, and every hand-off is signed`() async throws
    {
        try await Desk.open { desk in
            let line = try await Self.line(desk, .upperLevel)
            let receipt = SealedReceipt(desk.context)
            await #expect(throws: OperationError.stale) {
                try await receipt.record(line.id, receiver: "哨兵接收人", on: desk.today, as: desk.clerk)
            }
            desk.office.clock.advance(days: 1)
            try await ReportSealedUp(desk.context)(
                line.id, .courier, number: "机要哨兵0042", on: desk.today, as: desk.clerk)
            await desk.expectFault("day") {
                try await receipt.record(
                    line.id, receiver: "哨兵接收人", on: desk.today.adding(days: -1), as: desk.lead)
            }
            await desk.expectFault("receiver") {
                try await receipt.record(line.id, receiver: " ", on: desk.today, as: desk.lead)
            }
            for person in [desk.head, desk.deputy, desk.holder] {
                await #expect(throws: OperationError.notFound) {
                    try await receipt.record(line.id, receiver: "哨兵接收人", on: desk.today, as: person)
                }
            }
            desk.office.clock.advance(days: 1)
            try await receipt.record(line.id, receiver: "哨兵接收人", on: desk.today, as: desk.lead)
            let opened = try await receipt.open(line.id, as: desk.clerk)
            #expect(opened.carriage?.number == "机要哨兵0042" && opened.carriage?.receiver == "哨兵接收人")
            #expect(opened.line.upReceivedOn == desk.today && !opened.mayRecord)
            #expect(opened.handoffs.map(\.step) == [.entered, .sent, .received])
            #expect(opened.handoffs.map(\.organ) == [desk.office.county, desk.office.city, desk.office.city])
            #expect(opened.handoffs.map(\.signedBy) == [desk.clerk.staff, desk.clerk.staff, desk.lead.staff])
            let seen = try await receipt.open(line.id, as: desk.head)
            #expect(seen.carriage == nil && seen.handoffs.count == 3, "the head reads days, and no word")
            await #expect(throws: OperationError.notFound) { try await receipt.open(line.id, as: desk.deputy) }
            func count() async throws -> [Int] {
                try await desk.office.store.transaction(as: .system, on: .worker) { [try $0.brokenHandoffs()] }
            }
            #expect(try await count() == [0])
            try await desk.script("update casework.sealed_handoff set happened_on = happened_on - 1 where ordinal = 2")
            #expect(try await count() == [1])
        }
    }

    @Test func `DW-19 who sent state secrets is not told that they were passed on`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            var opinion = TriageOpinion.accusation
            opinion.holdsStateSecrets = true
            _ = try await ProposeTriage(desk.context)(receipt.id, opinion, as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            #expect(
                try await TrackReport(desk.context)(receipt.code.text) == nil, "its code tells no more than a wrong one"
            )
            #expect(try await OpenReport(desk.context)(receipt.id, as: desk.lead).record.secretsRemoved)
            #expect(TrackingStatus(report: .sealedUp, clue: nil, isRemoved: true) == .notKept)
            #expect(TrackingStatus(report: .sealedUp, clue: nil) == .forwarded)
        }
    }
}

/// Somebody is asked about a matter that they do not see.
@Suite struct InterferenceNoteTests {
    @Test func `JC-66 whoever is asked records it blindly, and it counts for routing once it is attached`() async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            let note = NoteInterference(desk.context)
            let asker = desk.member("O420281-J2")
            let entry = RecordInterference.Entry(
                asker: .leader, concerned: desk.deputy.staff, way: .enquired, askedOn: desk.today, words: "哨兵打听进展")
            let number = receipt.number.text(of: receipt.receiver)
            for person in [asker, desk.auditor] { try await note(number, entry, as: person) }
            try await note("没有这个编号", entry, as: asker)
            await desk.expectFault("matter") { try await note(" ", entry, as: asker) }
            for person in [asker, desk.auditor, desk.deputy, desk.head, desk.cityLead] {
                #expect(try await note.list(as: person).isEmpty, "\(person.roles): nothing is told")
            }
            let waiting = try await note.list(as: desk.lead)
            #expect(waiting.count == 3 && waiting.allSatisfy { $0.words == "哨兵打听进展" })
            let first = try #require(waiting.first { $0.matter == number })
            await desk.expectFault("number") {
                try await note.attach(first.id, to: .digits(999), as: desk.lead)
            }
            try await note.attach(first.id, to: try #require(TypedNumber(number)), as: desk.lead)
            #expect(try await note.list(as: desk.lead).count == 2)
            let counted = try await desk.office.store.transaction(as: .system) {
                try $0.interferenceCount(of: receipt.id)
            }
            #expect(counted == 1)
            await #expect(throws: OperationError.notFound) {
                try await note.attach(first.id, to: try #require(TypedNumber(number)), as: desk.lead)
            }
        }
    }
}
