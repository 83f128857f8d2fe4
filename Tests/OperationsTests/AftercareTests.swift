import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// What follows a result: secrecy, objections, clearings, watches, ratings.
@Suite struct AftercareTests {
    /// A clue that ended, and whose result was approved.
    private static func told(
        _ desk: Desk, _ conclusion: Conclusion = .closedUnfounded
    ) async throws -> (receipt: RegisterReport.Receipt, clue: Clue.ID, notice: NoticeRecord.ID) {
        let (receipt, clue) = try await desk.claimed()
        try await desk.finish(clue, conclusion)
        let notices = try await Lists(desk.context).notices(as: desk.lead)
        guard let result = notices.first(where: { $0.kind == .result && $0.report == receipt.id }) else {
            throw Desk.Missing()
        }
        _ = try await ApproveNotice(desk.context)(result.id, as: desk.lead)
        return (receipt, clue, result.id)
    }

    private static func open(_ clue: Clue.ID, _ desk: Desk, as caller: StaffCaller? = nil) async throws
        -> OpenAftercare.Opened
    {
        try await OpenAftercare(desk.context)(clue, as: caller ?? desk.holder)
    }

    private static func objection(_ clue: Clue.ID, _ desk: Desk) async throws -> ReporterObjection.ID {
        guard let last = try await open(clue, desk).objections.last else { throw Desk.Missing() }
        return last.record.objection.id
    }

    /// What waits in quarantine is found to be an objection to the result of a report, by two persons.
    private static func join(_ first: Report.ID, _ desk: Desk) async throws {
        let waiting = try #require(
            try await Lists(desk.context).inbox(as: desk.lead).first { $0.report.report.state == .quarantined })
        let id = waiting.report.report.id
        _ = try await AdmitPublicReport(desk.context)(id, as: desk.lead)
        _ = try await ProposeTriage(desk.context)(id, .repeating(first, bringsNewFacts: false), as: desk.clerk)
        _ = try await ConfirmTriage(desk.context)(id, as: desk.lead)
    }

    // MARK: - Secrecy

    @Test func `JB-36 a result is read and rated after the duty of secrecy was confirmed, and the day alone is kept`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, _, notice) = try await Self.told(desk)
            let (context, code) = (desk.context, receipt.code.text)
            await #expect(throws: OperationError.self) { try await MarkNoticeRead(context)(notice, code: code) }
            let key = try await desk.office.key(receipt.code)
            let isRead = try await desk.office.store.transaction(as: .publicVisitor) {
                try $0.markRead(notice, with: key)
            }
            #expect(!isRead, "the database asks for it as well")
            await #expect(throws: OperationError.self) {
                try await RateHandling(context)(notice, .satisfied, words: "", code: code)
            }
            #expect(try await TrackReport(context)(code)?.aftercare.secrecyConfirmed.isEmpty == true)
            try await ConfirmSecrecy(context)(notice, code: code)
            try await ConfirmSecrecy(context)(notice, code: code)
            try await MarkNoticeRead(context)(notice, code: code)
            try await RateHandling(context)(notice, .basically, words: "办得慢了些", code: code)
            await #expect(throws: OperationError.self, "once") {
                try await RateHandling(context)(notice, .satisfied, words: "", code: code)
            }
            let after = try #require(try await TrackReport(context)(code)?.aftercare)
            #expect(after.secrecyConfirmed == [notice] && after.ratings == [notice: .basically])
            let listed = try await ListAftercare(context)(as: desk.lead)
            #expect(listed.satisfaction?.scores == [.basically: 1] && listed.satisfaction?.told == 1)
            #expect(listed.ratingWords.map(\.words) == ["办得慢了些"])
            #expect(try await ListAftercare(context)(as: desk.clerk).satisfaction == nil)
            #expect(try await ListAftercare(context)(as: desk.cityLead).satisfaction?.told == 0)
            await #expect(throws: OperationError.notFound) {
                try await ConfirmSecrecy(context)(notice, code: desk.office.store.newQueryCode(cell: "4202").text)
            }
        }
    }

    // MARK: - Objections

    @Test func `JB-27 an objection from the tracking page is explained with a leader's approval, and read there`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue, _) = try await Self.told(desk)
            let (context, code) = (desk.context, receipt.code.text)
            try await AddToReport(context)(
                .objection, "我不同意。", code: code, form: "o1", isFreeOfStateSecrets: true
            )
            #expect(try await Self.open(clue, desk).objections.isEmpty, "it is in quarantine")
            try await Self.join(receipt.id, desk)
            let id = try await Self.objection(clue, desk)
            #expect(try await desk.clocks(of: clue.rawValue).contains("OBJECTION 2026-03-02 2026-03-23 runs"))
            #expect(try await Self.open(clue, desk).objections[0].words == "我不同意。")
            let answers = AnswerObjection(context)
            await #expect(throws: OperationError.self, "a first objection is answered") {
                try await answers.keep(id, as: desk.holder)
            }
            await #expect(throws: OperationError.self) { try await answers.propose(id, "说明", as: desk.deputy) }
            await desk.expectFault("answer") {
                try await answers.propose(id, "谈话记录证明属于正常发放。", as: desk.holder)
            }
            try await answers.propose(id, "已向有关部门核对，反映的补贴属于正常发放。", as: desk.holder)
            #expect(try await TrackReport(context)(code)?.aftercare.objections[0].answer == nil)
            await #expect(throws: OperationError.self) { try await answers.approve(id, as: desk.holder) }
            try await answers.sendBack(id, as: desk.deputy)
            try await answers.propose(id, "经核对，属于正常发放。", as: desk.holder)
            try await answers.approve(id, as: desk.deputy)
            let seen = try #require(try await TrackReport(context)(code)?.aftercare.objections.first)
            #expect(seen.answer == "经核对，属于正常发放。")
            #expect(
                try await !desk.clocks(of: clue.rawValue).contains { $0.hasPrefix("OBJECTION") && $0.hasSuffix("runs") }
            )
            await #expect(throws: OperationError.self) { try await answers.propose(id, "再说", as: desk.holder) }

            desk.office.clock.advance(seconds: 1)
            try await answers.record(on: clue, "还是不同意", by: .phone, on: desk.today, as: desk.clerk)
            let again = try await Self.objection(clue, desk)
            #expect(try await Self.open(clue, desk).objections[1].words == "还是不同意")
            try await answers.keep(again, as: desk.holder)
            #expect(
                try await Self.open(clue, desk).objections[1].record.objection.state
                    == .notAnsweredAgain(by: desk.holder.staff))
        }
    }

    @Test func `JB-27 who objects to a result that they opened was told it; who never opened it was not`() async throws
    {
        try await Desk.open { desk in
            let (receipt, _, notice) = try await Self.told(desk)
            let (context, code) = (desk.context, receipt.code.text)
            func object(_ form: String) async throws {
                try await AddToReport(context)(
                    .objection, "我不同意。", code: code, form: form, isFreeOfStateSecrets: true)
            }
            func isOwed() async throws -> Bool {
                let clocks = try await desk.clocks(of: receipt.id.rawValue)
                return clocks.contains { $0.hasPrefix("FEEDBACK") && $0.hasSuffix("runs") }
            }
            func toldOn() async throws -> CivilDate? {
                try await TrackReport(context)(code)?.report.notices.first { $0.id == notice }?.toldOn
            }
            try await object("o1")
            let unread = (try await isOwed(), try await toldOn())
            #expect(unread == (true, nil))
            try await ConfirmSecrecy(context)(notice, code: code)
            try await object("o2")
            let read = (try await isOwed(), try await toldOn())
            #expect(read == (false, desk.today))
        }
    }

    @Test func `JB-27 new evidence opens the clue again, and that answers the objection`() async throws {
        try await Desk.open { desk in
            let (_, clue, _) = try await Self.told(desk)
            try await AnswerObjection(desk.context).record(
                on: clue, "有新的收条", by: .visit, on: desk.today, as: desk.lead)
            try await desk.reopen(clue)
            let opened = try await Self.open(clue, desk)
            #expect(opened.objections.map(\.record.objection.state) == [.reopened(by: desk.deputy.staff)])
            #expect(
                try await !desk.clocks(of: clue.rawValue).contains { $0.hasPrefix("OBJECTION") && $0.hasSuffix("runs") }
            )
            #expect(!opened.mayRecord && !opened.mayPropose, "there is no result now")
        }
    }

    @Test func `JB-27 nobody objects before a result was told, nor in another organ or room`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.concluded()
            let before = try await desk.snapshot()
            let record = AnswerObjection(desk.context)
            for person in [desk.clerk, desk.holder, desk.supervisor, desk.cityLead, desk.member("O420281-J1")] {
                await #expect(throws: OperationError.self, "\(person.staff)") {
                    try await record.record(on: clue, "不同意", by: .letter, on: desk.today, as: person)
                }
            }
            await #expect(throws: OperationError.self) {
                try await record.record(on: clue, "不同意", by: .web, on: desk.today, as: desk.clerk)
            }
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `JB-27 an objection is not older than its result`() async throws {
        try await Desk.open { desk in
            let (_, clue, _) = try await Self.told(desk)
            desk.office.clock.advance(days: 3)
            let (record, before) = (AnswerObjection(desk.context), try await desk.snapshot())
            await desk.expectFault("day") {
                try await record.record(on: clue, "不同意", by: .letter, on: .day(2026, 3, 1), as: desk.clerk)
            }
            #expect(try await desk.snapshot() == before)
            try await record.record(on: clue, "不同意", by: .letter, on: .start, as: desk.clerk)
            #expect(try await Self.open(clue, desk).objections.map(\.record.raisedOn) == [.start])
        }
    }

    @Test func `DW-objection an answer to an earlier result answers no objection to the later one`() async throws {
        try await Desk.open { desk in
            let (_, clue, _) = try await Self.told(desk)
            let answers = AnswerObjection(desk.context)
            try await answers.record(on: clue, "不同意", by: .phone, on: desk.today, as: desk.clerk)
            let first = try await Self.objection(clue, desk)
            try await answers.propose(first, "属于正常发放。", as: desk.holder)
            try await answers.approve(first, as: desk.deputy)
            desk.office.clock.advance(days: 1)
            try await desk.reopen(clue)
            try await desk.finish(clue, .educated)
            let waiting = try await Lists(desk.context).notices(as: desk.lead).filter { $0.state == .draft }
            for notice in waiting { _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead) }
            try await answers.record(on: clue, "仍不同意", by: .phone, on: desk.today, as: desk.clerk)
            let second = try #require(try await Self.open(clue, desk).objections.last)
            #expect(second.record.objection.id != first && !second.mayKeep && second.mayAnswer)
            await #expect(throws: OperationError.self, "it is the first to this result") {
                try await answers.keep(second.record.objection.id, as: desk.holder)
            }
        }
    }

    // MARK: - Clearing a name

    private static func draft(change: (inout Clarification.Draft) -> Void = { _ in }) -> Clarification.Draft {
        var draft = Clarification.Draft(
            finding: .untrue, trigger: .selection, form: .meeting, person: "某某", unit: "保安镇副镇长", statement: "违规领取补贴")
        change(&draft)
        return draft
    }

    @Test func `JB-50 a name is cleared: proposed by the holder, approved by the head, done and looked after`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue, _) = try await Self.told(desk)
            let clear = ClearName(desk.context)
            try await clear.propose(Self.draft(), on: clue, as: desk.holder)
            #expect(try await desk.clocks(of: clue.rawValue).contains("CLARIFY 2026-03-02 2026-03-30 runs"))
            await #expect(throws: OperationError.self, "one at a time") {
                try await clear.propose(Self.draft(), on: clue, as: desk.holder)
            }
            let opened = try await Self.open(clue, desk)
            let found = try #require(opened.clarifications.first)
            let id = found.record.clarification.id
            let statement = try #require(found.record.words?.statement)
            for word in Planted.words { #expect(!statement.contains(word)) }
            for person in [desk.holder, desk.deputy] {
                await #expect(throws: OperationError.self) { try await clear.approve(id, as: person) }
            }
            await #expect(throws: OperationError.self, "not before the approval") {
                try await clear.complete(id, on: desk.today, .notWronged, as: desk.holder)
            }
            try await clear.approve(id, as: desk.head)
            await #expect(throws: OperationError.self) {
                try await clear.complete(id, on: .day(2026, 3, 1), .notWronged, as: desk.holder)
            }
            try await clear.complete(id, on: desk.today, .notWronged, as: desk.holder)
            await desk.expectFault("visited-on") {
                try await clear.lookAfter(id, visitedOn: nil, copiedOn: nil, as: desk.holder)
            }
            try await clear.lookAfter(id, visitedOn: desk.today, copiedOn: nil, as: desk.holder)
            try await clear.lookAfter(id, visitedOn: nil, copiedOn: desk.today, as: desk.holder)
            let done = try #require(try await Self.open(clue, desk).clarifications.first?.record)
            #expect(done.followedUpOn == desk.today && done.copiedOn == desk.today)
            #expect(try await desk.clocks(of: clue.rawValue).contains("CLARIFY 2026-03-02 2026-03-30 2026-03-02"))
        }
    }

    @Test func `JB-48 JB-50 where every head stands aside a deputy clears the name`() async throws {
        try await Desk.open { desk in
            let (_, clue, _) = try await Self.told(desk)
            let clear = ClearName(desk.context)
            try await clear.propose(Self.draft(), on: clue, as: desk.holder)
            let id = try #require(try await Self.open(clue, desk).clarifications.first?.record.clarification.id)
            await #expect(throws: OperationError.self, "a head can decide") {
                try await clear.approve(id, as: desk.deputy)
            }
            for head in desk.everybody(in: desk.office.county) where head.roles.contains(.head) {
                try await HandleClue(desk.context).standAside(clue, as: head)
            }
            await #expect(throws: OperationError.self) { try await clear.approve(id, as: desk.holder) }
            try await clear.approve(id, as: desk.deputy)
            let state = try await Self.open(clue, desk).clarifications.first?.record.clarification.state
            #expect(state == .approved(by: desk.holder.staff, approver: desk.deputy.staff))
        }
    }

    @Test func `JB-51 a clearing ends with what became of a wrong handling, and a proposed correction is followed`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue, _) = try await Self.told(desk)
            let clear = ClearName(desk.context)
            try await clear.propose(Self.draft(), on: clue, as: desk.holder)
            let id = try #require(try await Self.open(clue, desk).clarifications.first?.record.clarification.id)
            try await clear.approve(id, as: desk.head)
            let before = try await desk.snapshot()
            let tomorrow = desk.today.adding(days: 1)
            let wrong: [(String, Clarification.Redress?)] = [
                ("redress", nil), ("redress-organ", .proposed(to: " ", on: desk.today)),
                ("redress-on", .corrected(on: tomorrow)), ("redress-on", .proposed(to: "保安镇党委", on: tomorrow)),
            ]
            for (field, redress) in wrong {
                do {
                    try await clear.complete(id, on: desk.today, redress, as: desk.holder)
                    Issue.record("\(field) was taken")
                } catch OperationError.mend(let faults) { #expect(faults.map(\.field) == [field]) }
            }
            await #expect(throws: OperationError.self, "nothing was proposed yet") {
                try await clear.recordOutcome(id, .done, on: desk.today, as: desk.holder)
            }
            #expect(try await desk.snapshot() == before)

            try await clear.complete(
                id, on: desk.today, .proposed(to: "保安镇党委", on: desk.today), as: desk.holder)
            let opened = try #require(try await Self.open(clue, desk).clarifications.first)
            #expect(opened.record.redress == .proposed && opened.record.redressOn == desk.today)
            #expect(opened.record.redressOrgan == "保安镇党委" && opened.mayRecordOutcome)
            let stored = "select encode(k.redress_sealed, 'escape') from casework.clarification as k"
            #expect(try await desk.texts(stored).allSatisfy { !$0.contains("保安") }, "the organ is sealed")
            #expect(try await Self.history(desk).contains("redress_proposed"))
            #expect(try await Self.followed(desk) == [clue])

            for person in [desk.head, desk.deputy, desk.clerk] {
                await #expect(throws: OperationError.self, "\(person.staff)") {
                    try await clear.recordOutcome(id, .done, on: desk.today, as: person)
                }
            }
            await #expect(throws: OperationError.self, "not before the proposal") {
                try await clear.recordOutcome(id, .done, on: desk.today.adding(days: -1), as: desk.holder)
            }
            #expect(try await Self.followed(desk) == [clue])
            try await clear.recordOutcome(id, .refused, on: desk.today, as: desk.holder)
            let after = try #require(try await Self.open(clue, desk).clarifications.first)
            #expect(after.record.redressOutcome == .refused && after.record.redressOutcomeOn == desk.today)
            #expect(after.record.redressOrgan == "保安镇党委" && !after.mayRecordOutcome)
            #expect(try await Self.history(desk).contains("redress_refused"))
            #expect(try await Self.followed(desk).isEmpty)
            await #expect(throws: OperationError.self, "once") {
                try await clear.recordOutcome(id, .done, on: desk.today, as: desk.holder)
            }
        }
    }

    private static func followed(_ desk: Desk) async throws -> [Clue.ID] {
        try await ListAftercare(desk.context)(as: desk.holder).redress.map(\.clue.clue.id)
    }

    private static func history(_ desk: Desk) async throws -> [String] {
        try await desk.texts("select e.kind from casework.event as e")
    }

    @Test func `JB-39 JB-50 what is not untrue, and what a county calls malice, is not proposed`() async throws {
        try await Desk.open { desk in
            let (_, clue, _) = try await Self.told(desk)
            let before = try await desk.snapshot()
            let wrong: [(String, Clarification.Draft)] = [
                ("finding", Self.draft { $0.finding = .notExcluded }),
                ("inaccuracy", Self.draft { $0.inaccuracy = .malicious }),
                (
                    "inaccuracy",
                    Self.draft {
                        $0.inaccuracy = .malicious
                        $0.determination = .init(level: .county, on: .start, number: "1")
                    }
                ),
                ("statement", Self.draft { $0.statement = "被人诬告领取补贴" }),
                ("statement", Self.draft { $0.statement = "检举人反映的补贴" }), ("person", Self.draft { $0.person = " " }),
            ]
            for (field, draft) in wrong {
                do {
                    try await ClearName(desk.context).propose(draft, on: clue, as: desk.holder)
                    Issue.record("\(field) was taken")
                } catch OperationError.mend(let faults) { #expect(faults.map(\.field) == [field]) }
            }
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `JB-39 who proposes malice asks a prefecture, and a clearing states its answer alone`() async throws {
        try await Desk.open { desk in
            let (_, clue, _) = try await Self.told(desk)
            let clear = ClearName(desk.context)
            try await clear.propose(Self.draft { $0.proposesMalice = true }, on: clue, as: desk.holder)
            let requests = try await OpenMerit(desk.context)(clue, as: desk.head).requests
            let request = try #require(requests.first?.record)
            #expect(requests.count == 1 && request.purpose == .determination)
            let judge = JudgeReporter(desk.context)
            try await judge(.endorseMalice(request.malice.id, isSentUp: true), on: clue, as: desk.head)
            let answer = Malice.Answer(level: .city, on: desk.today)
            try await judge(
                .recordMalice(
                    request.malice.id, isApproved: true, answer, nil, organ: "某市纪委监委", number: "1号"),
                on: clue, as: desk.supervisor)
            let first = try #require(try await Self.open(clue, desk).clarifications.first?.record.clarification.id)
            try await clear.refuse(first, as: desk.head)
            try await clear.propose(Self.draft { $0.inaccuracy = .malicious }, on: clue, as: desk.holder)
            let stated = try #require(
                try await Self.open(clue, desk).clarifications.map(\.record)
                    .first { $0.clarification.id != first })
            #expect(stated.determinedBy == .city && stated.determinedOn == desk.today)
            #expect(stated.words?.approvalNumber == "1号")
        }
    }

    // MARK: - Protection

    @Test func `JB-49 HS-22 who asks for protection is watched over by few, by a day, until two persons end it`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let watch = WatchProtection(desk.context)
            try await watch.apply(.work, "被调离岗位", code: receipt.code.text)
            for person in [desk.lead, desk.deputy, desk.head, desk.holder] {
                #expect(try await watch.list(as: person).map(\.record.words) == ["被调离岗位"], "\(person.staff)")
            }
            let outside = [
                desk.clerk, desk.supervisor, desk.member("O420281-J2", 0), desk.member("O420281-J1"), desk.cityLead,
            ]
            for person in outside { #expect(try await watch.list(as: person).isEmpty, "\(person.staff)") }
            let record = try #require(try await watch.list(as: desk.lead).first?.record)
            #expect(record.nextFollowUpOn == .day(2026, 3, 9) && record.source == .web)
            #expect(try await OpenClue(desk.context)(clue, as: desk.holder).record.priority == .high)
            let id = record.protection.id
            for person in outside {
                await #expect(throws: OperationError.notFound) { try await watch.proposeEnd(id, .over, as: person) }
            }
            for next in [desk.today, desk.today.adding(days: 91)] {
                await #expect(throws: OperationError.self) {
                    try await watch.followUp(id, "已回访", on: desk.today, nextOn: next, measures: [], as: desk.lead)
                }
            }
            try await watch.followUp(
                id, "已回访", on: desk.today, nextOn: .day(2026, 4, 1), measures: [.contact, .talk], as: desk.holder)
            try await watch.proposeEnd(id, .dealtWith, as: desk.holder)
            await #expect(throws: OperationError.self) { try await watch.confirmEnd(id, as: desk.holder) }
            try await watch.goOn(id, as: desk.lead)
            try await watch.proposeEnd(id, .dealtWith, as: desk.holder)
            try await watch.confirmEnd(id, as: desk.head)
            let ended = try #require(try await watch.list(as: desk.lead).first)
            #expect(ended.record.protection.state.isClosed && ended.record.measures == [.contact, .talk])
            #expect(ended.visits.map(\.words) == ["已回访"])
            await #expect(throws: OperationError.self) { try await watch.confirmEnd(id, as: desk.deputy) }
        }
    }

    @Test func `HS-26 the accused's own organ learns nothing of the watch over who reported`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.triage(.townshipDiscipline).receipt
            try await WatchProtection(desk.context).apply(.threat, "有人上门", code: receipt.code.text)
            let accused = try await desk.office.store.transaction(as: .system) { transaction in
                try transaction.report(receipt.id).barred.organs
            }
            let watch = WatchProtection(desk.context)
            #expect(!accused.isEmpty, "the report bars the organ of the accused")
            for person in accused.flatMap(desk.everybody(in:)) {
                let seen = try await watch.list(as: person).count
                #expect(seen == 0, "\(person.staff)")
            }
            #expect(try await watch.list(as: desk.lead).count == 1)
        }
    }

    // MARK: - The accused

    @Test func `JB-38 that the accused was told is recorded after the end, by the holder, with a day and a way`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let tell = TellAccused(desk.context)
            await #expect(throws: OperationError.self, "no conclusion yet") {
                try await tell(clue, .inPerson, askedOn: nil, toldOn: desk.today, as: desk.holder)
            }
            try await desk.finish(clue, .educated)
            await #expect(throws: OperationError.self) {
                try await tell(clue, .inPerson, askedOn: nil, toldOn: .day(2026, 3, 1), as: desk.holder)
            }
            await #expect(throws: OperationError.self) {
                try await tell(clue, .inPerson, askedOn: nil, toldOn: desk.today, as: desk.deputy)
            }
            try await tell(clue, .throughParty, askedOn: desk.today, toldOn: desk.today, as: desk.holder)
            let told = try await Self.open(clue, desk).accusedFeedback
            #expect(told.map(\.way) == [.throughParty] && told.map(\.toldBy) == [desk.holder.staff])
        }
    }
}
