import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// What happened in a check, and what is counted from it.
@Suite struct CourseTests {
    /// A clue whose plan was approved.
    private static func underWay(_ desk: Desk, _ check: Check) async throws -> Clue.ID {
        let (_, clue) = try await desk.claimed()
        let handle = HandleClue(desk.context)
        try await handle.propose(clue, .check(check), studiedOn: desk.today, as: desk.holder)
        try await handle.approvePlan(clue, as: desk.deputy)
        return clue
    }

    private static func clocks(_ desk: Desk, _ clue: Clue.ID, _ kinds: String...) async throws -> [String] {
        try await desk.clocks(of: clue.rawValue).filter { line in kinds.contains { line.hasPrefix($0 + " ") } }
    }

    private static func field(_ body: () async throws -> Void) async throws -> String? {
        do { try await body() } catch OperationError.mend(let faults) { return faults.first?.field }
        return nil
    }

    @Test func `ZJ-29 ZJ-30 the answer counts from the letter, the report from the answer, and neither from the plan`()
        async throws
    {
        try await Desk.open { desk in
            let clue = try await Self.underWay(desk, .talkOrLetter)
            let record = RecordStep(desk.context)
            #expect(try await Self.clocks(desk, clue, "TALK_REPLY", "TALK_REPORT").isEmpty)
            await #expect(throws: OperationError.self, "ZJ-28: no letter was issued") {
                try await record(.letterDelivered(to: .person), on: desk.today, words: "本人", of: clue, as: desk.holder)
            }
            await #expect(throws: OperationError.self, "ZJ-29: nothing to answer") {
                try await record(.replyReceived(.countersigned), on: desk.today, of: clue, as: desk.holder)
            }
            try await desk.context.issueInquiry(on: clue, by: desk.holder, approvedBy: desk.deputy)
            desk.office.clock.advance(days: 3)
            let delivered = desk.today.adding(days: -1)
            let letter = Course.Step.letterDelivered(to: .person)
            let wordless = try await Self.field { try await record(letter, on: delivered, of: clue, as: desk.holder) }
            #expect(wordless == "words")
            try await record(letter, on: delivered, words: "某某本人签收", of: clue, as: desk.holder)
            let due = desk.context.dueDay(of: .talkReply, owedBy: desk.office.county, from: delivered)
            #expect(try await Self.clocks(desk, clue, "TALK_REPLY") == ["TALK_REPLY \(delivered) \(due) runs"])
            desk.office.clock.advance(days: 5)
            let unsigned = try await Self.field {
                try await record(.replyReceived(.unsigned), on: desk.today, of: clue, as: desk.holder)
            }
            #expect(unsigned == "code")
            let answered = desk.today.adding(days: -2)
            try await record(.replyReceived(.countersigned), on: answered, of: clue, as: desk.holder)
            let report = desk.context.dueDay(of: .talkReport, owedBy: desk.office.county, from: answered)
            #expect(
                try await Self.clocks(desk, clue, "TALK_REPLY", "TALK_REPORT") == [
                    "TALK_REPLY \(delivered) \(due) \(answered)", "TALK_REPORT \(answered) \(report) runs",
                ])
            let opened = try await OpenCourse(desk.context)(clue, as: desk.holder)
            #expect(opened.steps.map(\.step.kind) == [.letterDelivered, .replyReceived])
            #expect(opened.steps.first?.words == "某某本人签收" && opened.steps.last?.words == nil)
            #expect(opened.steps.last?.answers == opened.steps.first?.id, "the answer answers that letter")
            #expect(opened.steps.first?.letter.flatMap { opened.letters[$0] } != nil, "with the number of the letter")
            await #expect(throws: OperationError.self, "each letter is delivered once") {
                try await record(letter, on: desk.today, words: "本人", of: clue, as: desk.holder)
            }
            #expect(opened.open == [.letterDelivered, .talkHeld, .noAnswer])
            try await HandleClue(desk.context).proposeResult(clue, .educated, groupSignedOn: nil, as: desk.holder)
            try await HandleClue(desk.context).approveResult(clue, as: desk.head)
            #expect(try await Self.clocks(desk, clue, "TALK_REPORT").allSatisfy { !$0.hasSuffix("runs") })
        }
    }

    @Test func `ZJ-30 a talk starts the month of the report, and a new round begins with nothing`() async throws {
        try await Desk.open { desk in
            let clue = try await Self.underWay(desk, .talkOrLetter)
            let record = RecordStep(desk.context)
            try await desk.context.issueInquiry(on: clue, by: desk.holder, approvedBy: desk.deputy)
            try await record(.letterDelivered(to: .unit), on: desk.today, words: "办公室", of: clue, as: desk.holder)
            try await record(.talkHeld, on: desk.today, of: clue, as: desk.holder)
            #expect(try await Self.clocks(desk, clue, "TALK_REPORT").allSatisfy { $0.hasSuffix("runs") })
            try await HandleClue(desk.context).takeBack(clue, as: desk.deputy)
            #expect(
                try await Self.clocks(desk, clue, "TALK_REPLY", "TALK_REPORT").allSatisfy { !$0.hasSuffix("runs") })
            let steps = try await OpenCourse(desk.context)(clue, as: desk.deputy).steps
            #expect(steps.count == 2 && steps.allSatisfy(\.isOfFormerRound))
        }
    }

    @Test func `AJ-15 a preliminary verification is counted from the day on which its group was approved`() async throws
    {
        try await Desk.open { desk in
            let clue = try await Self.underWay(desk, .preliminaryVerification)
            desk.office.clock.advance(days: 4)
            #expect(try await Self.clocks(desk, clue, "PRELIM").isEmpty)
            for caller in [desk.holder, desk.deputy] {
                await #expect(throws: OperationError.self, "ZJ-33: nobody types it") {
                    try await RecordStep(desk.context)(.groupApproved, on: desk.today, of: clue, as: caller)
                }
            }
            let group = [desk.holder.staff, desk.member("O420281-J2", 0).staff]
            let file = KeepCheckFile(desk.context)
            try await file.formGroup(on: clue, group, leader: group[0], as: desk.holder)
            try await file.approveGroup(on: clue, as: desk.deputy)
            let last = desk.context.dueDay(of: .prelim, owedBy: desk.office.county, from: desk.today)
            #expect(try await Self.clocks(desk, clue, "PRELIM") == ["PRELIM \(desk.today) \(last) runs"])
            let steps = try await OpenCourse(desk.context)(clue, as: desk.deputy).steps
            #expect(steps.map(\.step) == [.groupApproved] && steps.map(\.recordedBy) == [desk.deputy.staff])
        }
    }

    @Test func `JB-50 twenty days run from the approved finding that was marked, until done or decided against`()
        async throws
    {
        try await Desk.open { desk in
            let (_, plain) = try await desk.claimed()
            try await desk.finish(plain, .closedUnfounded)
            #expect(try await Self.clocks(desk, plain, "CLARIFY").isEmpty, "nobody said that a name is harmed")

            let (_, clue) = try await desk.claimed()
            let (handle, record) = (HandleClue(desk.context), RecordStep(desk.context))
            try await handle.propose(clue, .check(.talkOrLetter), studiedOn: desk.today, as: desk.holder)
            try await handle.approvePlan(clue, as: desk.deputy)
            try await handle.proposeResult(clue, .closedUnfounded, groupSignedOn: nil, as: desk.holder)
            try await record(.foundUntrue(.selection), on: desk.today, of: clue, as: desk.holder)
            #expect(try await Self.clocks(desk, clue, "CLARIFY").isEmpty, "nothing is found before the approval")
            desk.office.clock.advance(days: 1)
            try await handle.approveResult(clue, as: desk.head)
            let due = desk.context.dueDay(of: .clarify, owedBy: desk.office.county, from: desk.today)
            let running = try await Self.clocks(desk, clue, "CLARIFY")
            #expect(running == ["CLARIFY \(desk.today) \(due) runs"])

            // A proposal that the head refuses clears nobody.
            let clear = ClearName(desk.context)
            try await clear.propose(
                Clarification.Draft(
                    finding: .untrue, trigger: .selection, form: .written, person: "某某", unit: "保安镇",
                    statement: "违规领取补贴"),
                on: clue, as: desk.holder)
            let proposed = try await OpenAftercare(desk.context)(clue, as: desk.head).clarifications
            try await clear.refuse(try #require(proposed.first?.record.clarification.id), as: desk.head)
            #expect(try await Self.clocks(desk, clue, "CLARIFY") == ["CLARIFY \(desk.today) \(due) runs"])

            let waiver = Course.Step.clearingNotNeeded
            for person in [desk.holder, desk.deputy] {
                await #expect(throws: OperationError.self) {
                    try await record(waiver, on: desk.today, words: "本人不愿公开", of: clue, as: person)
                }
            }
            let wordless = try await Self.field { try await record(waiver, on: desk.today, of: clue, as: desk.head) }
            #expect(wordless == "words")
            try await record(waiver, on: desk.today, words: "本人不愿公开", of: clue, as: desk.head)
            #expect(try await Self.clocks(desk, clue, "CLARIFY") == ["CLARIFY \(desk.today) \(due) \(desk.today)"])
        }
    }

    @Test func `JB-48 JB-50 where every head stands aside a deputy decides that no name need be cleared`() async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            try await desk.finish(clue, .closedUnfounded)
            let record = RecordStep(desk.context)
            try await record(.foundUntrue(.harm), on: desk.today, of: clue, as: desk.holder)
            func waive(_ person: StaffCaller) async throws {
                try await record(.clearingNotNeeded, on: desk.today, words: "本人不愿公开", of: clue, as: person)
            }
            await #expect(throws: OperationError.self, "a head can decide") { try await waive(desk.deputy) }
            for head in desk.everybody(in: desk.office.county) where head.roles.contains(.head) {
                try await HandleClue(desk.context).standAside(clue, as: head)
            }
            await #expect(throws: OperationError.self) { try await waive(desk.holder) }
            try await waive(desk.deputy)
        }
    }

    @Test func `JB-50 what was found after the approval counts from the approval, and ends with a reopening`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            try await desk.finish(clue, .closedUnfounded)
            let found = desk.today
            desk.office.clock.advance(days: 6)
            try await RecordStep(desk.context)(.foundUntrue(.harm), on: desk.today, of: clue, as: desk.holder)
            let due = desk.context.dueDay(of: .clarify, owedBy: desk.office.county, from: found)
            #expect(try await Self.clocks(desk, clue, "CLARIFY") == ["CLARIFY \(found) \(due) runs"])
            try await desk.reopen(clue)
            #expect(try await Self.clocks(desk, clue, "CLARIFY") == ["CLARIFY \(found) \(due) \(desk.today)"])
        }
    }

    @Test func `SX-28 an investigation is shown for reference from the filing on, and is never late`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            try await desk.finish(clue, .caseFiled)
            let record = RecordStep(desk.context)
            let filed = desk.today
            try await record(.caseFiled, on: filed, of: clue, as: desk.holder)
            let due = desk.context.dueDay(of: .investigation, owedBy: desk.office.county, from: filed)
            #expect(try await Self.clocks(desk, clue, "INVESTIGATION") == ["INVESTIGATION \(filed) \(due) runs"])
            desk.office.clock.advance(days: 200)
            while try await WatchClocks(desk.context)().isFull {}
            let clock = try await desk.clock(.investigation, of: clue.rawValue)
            #expect(!clock.isOverdue)
            #expect(try await desk.told(clock.id).isEmpty)
            #expect(
                try await desk.texts(
                    "select e.action from audit.log as e where e.detail like '%INVESTIGATION%'"
                ).isEmpty)
            try await record(.investigationEnded, on: desk.today, of: clue, as: desk.holder)
            #expect(
                try await Self.clocks(desk, clue, "INVESTIGATION") == ["INVESTIGATION \(filed) \(due) \(desk.today)"])
        }
    }

    @Test func `JC-69 a re-examination applied for within a month has two months, and is no appeal any more`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed(.townshipCadre, .of(.appeal))
            let (handle, record) = (HandleClue(desk.context), RecordStep(desk.context))
            let holder = desk.member("O420281-SL", 1)
            try await handle.claim(clue, as: holder)
            let below = try #require(desk.office.directory.organs.first { $0.superior == desk.office.county }?.id)
            let applied = desk.today
            func review(_ organ: Organ.ID, _ days: Int) -> Course.Step {
                .reviewApplied(against: organ, decidedOn: applied.adding(days: -days))
            }
            let stranger = try await Self.field {
                try await record(review(desk.office.neighbour, 10), on: applied, of: clue, as: holder)
            }
            #expect(stranger == "organ")
            let late = try await Self.field {
                try await record(review(below, 45), on: applied, of: clue, as: holder)
            }
            #expect(late == "decided-on")
            try await record(review(below, 10), on: applied, of: clue, as: holder)
            let due = desk.context.dueDay(of: .review, owedBy: desk.office.county, from: applied)
            let appeal = desk.context.dueDay(of: .appeal, owedBy: desk.office.county, from: applied)
            #expect(
                try await Self.clocks(desk, clue, "APPEAL", "REVIEW") == [
                    "APPEAL \(applied) \(appeal) \(applied)", "REVIEW \(applied) \(due) runs",
                ])
            try await handle.takeBack(clue, as: desk.deputy)
            #expect(
                try await Self.clocks(desk, clue, "APPEAL", "REVIEW") == [
                    "APPEAL \(applied) \(appeal) \(applied)", "REVIEW \(applied) \(due) runs",
                ], "it is decided within its own clock, whoever holds it")
            try await handle.claim(clue, as: holder)
            try await handle.propose(clue, .check(.talkOrLetter), studiedOn: desk.today, as: holder)
            try await handle.approvePlan(clue, as: desk.head)
            try await handle.proposeResult(clue, .appealUpheld, groupSignedOn: nil, as: holder)
            try await handle.approveResult(clue, as: desk.head)
            #expect(try await Self.clocks(desk, clue, "REVIEW") == ["REVIEW \(applied) \(due) \(applied)"])
        }
    }

    @Test func `JB-47 nobody but the holder writes steps down, and another organ finds no clue`() async throws {
        try await Desk.open { desk in
            let clue = try await Self.underWay(desk, .talkOrLetter)
            let before = try await desk.snapshot()
            let record = RecordStep(desk.context)
            for person in [desk.head, desk.member("O420281-J2")] {
                await #expect(throws: OperationError.self) {
                    try await record(.talkHeld, on: desk.today, of: clue, as: person)
                }
            }
            for person in [desk.cityLead, desk.member("O420281-J1")] {
                await #expect(throws: OperationError.notFound) {
                    try await record(.talkHeld, on: desk.today, of: clue, as: person)
                }
                await #expect(throws: OperationError.notFound) {
                    _ = try await OpenCourse(desk.context)(clue, as: person)
                }
            }
            #expect(try await desk.snapshot() == before)
        }
    }
}
