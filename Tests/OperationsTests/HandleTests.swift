import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@Suite struct HandleTests {
    // MARK: - Claim

    @Test func `of eight members and windows at once exactly one gets the clue, the others are too late`() async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            let room = (0..<3).map { desk.member("O420281-J2", $0) }
            let claimed = await withTaskGroup(of: Result<Void, any Error>.self) { group in
                for window in 0..<8 {
                    group.addTask {
                        do {
                            return .success(try await HandleClue(desk.context).claim(clue, as: room[window % 3]))
                        } catch {
                            return .failure(error)
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let lost = claimed.compactMap { result in if case .failure(let error) = result { error } else { nil } }
            #expect(lost.count == 7)
            #expect(lost.allSatisfy { $0 is OperationError })
            #expect(lost.allSatisfy { ($0 as? OperationError) != .notFound })
            #expect(
                try await desk.texts("select e.kind from casework.event as e where e.kind = 'claimed'") == ["claimed"])
            #expect(try await desk.snapshot().rows("queue.lease") == 1)
        }
    }

    @Test func `only members of the room claim`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            let before = try await desk.snapshot()
            for person in [desk.member("O420281-J1"), desk.member("O420281-GJ"), desk.auditor, desk.cityLead] {
                await #expect(throws: OperationError.notFound) {
                    try await HandleClue(desk.context).claim(clue, as: person)
                }
            }
            for person in [desk.head, desk.deputy, desk.lead] {
                let error = await #expect(throws: OperationError.self) {
                    try await HandleClue(desk.context).claim(clue, as: person)
                }
                guard case .refused = error else {
                    Issue.record("\(person.staff) was not refused with a reason")
                    continue
                }
            }
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `a clue that was let go can be claimed by another`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let other = desk.member("O420281-J2", 2)
            let handle = HandleClue(desk.context)
            await #expect(throws: OperationError.self) { try await handle.release(clue, as: other) }
            try await handle.release(clue, as: desk.holder)
            #expect(try await Lists(desk.context).board(.toClaim, as: other).map(\.clue.clue.id) == [clue])
            try await handle.claim(clue, as: other)
            #expect(try await Lists(desk.context).board(.mine, as: other).count == 1)
            #expect(try await Lists(desk.context).board(.mine, as: desk.holder).isEmpty)
        }
    }

    @Test func `who holds twenty open clues claims no more`() async throws {
        try await Desk.open { desk in
            let (_, mine) = try await desk.claimed()
            let (_, next) = try await desk.routed(.letter(unit: "保安镇", post: "镇长"))
            try await desk.office.plant(
                """
                create temporary table copies as
                select c.* from casework.clue as c cross join generate_series(1, 19) where c.clue_id = '\(mine.rawValue)';
                update copies set clue_id = gen_random_uuid();
                update copies as c set clue_number = 1000 + n.place
                from (select clue_id, row_number() over () as place from copies) as n where n.clue_id = c.clue_id;
                insert into casework.clue select * from copies
                """
            )
            let before = try await desk.snapshot()
            let error = await #expect(throws: OperationError.self) {
                try await HandleClue(desk.context).claim(next, as: desk.holder)
            }
            guard case .refused(let reason, _) = error else {
                Issue.record("the refusal gives no reason")
                return
            }
            #expect(reason.en.contains("20"))
            #expect(try await desk.snapshot() == before)
            try await HandleClue(desk.context).release(mine, as: desk.holder)
            try await HandleClue(desk.context).claim(next, as: desk.holder)
        }
    }

    // MARK: - From plan to result

    @Test func `a clue goes from plan to result to the notice that the reporter reads`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let handle = HandleClue(desk.context)
            #expect(try await TrackReport(desk.context)(receipt.code.text)?.report.status == .beingHandled)
            try await handle.propose(clue, .check(.preliminaryVerification), studiedOn: desk.today, as: desk.holder)
            try await handle.approvePlan(clue, as: desk.deputy)
            #expect(
                try await desk.clocks(of: clue.rawValue) == [
                    "PLAN 2026-03-02 2026-04-02 2026-03-02"
                ]
            )
            desk.office.clock.advance(days: 30)
            try await handle.proposeResult(clue, .closedUnfounded, groupSignedOn: desk.today, as: desk.holder)
            await #expect(throws: OperationError.self, "ZJ-23: thirty days, and nobody approved the distribution") {
                try await handle.approveResult(clue, as: desk.head)
            }
            try await Distribute(desk.context).approve(clue, as: desk.head)
            try await handle.approveResult(clue, as: desk.head)
            #expect(
                try await desk.clocks(of: clue.rawValue).allSatisfy {
                    $0.hasSuffix("2026-03-02") || $0.hasSuffix("2026-04-01")
                })
            #expect(try await desk.snapshot().rows("queue.lease") == 0)
            let id = receipt.id.rawValue
            #expect(
                try await desk.notices(of: id) == [
                    "acceptance O420281 draft 2026-03-23", "result O420281 draft 2026-04-23 closed_unfounded",
                ]
            )
            #expect(try await desk.clocks(of: id).contains("FEEDBACK 2026-04-01 2026-04-23 runs"))
            #expect(try await TrackReport(desk.context)(receipt.code.text)?.notices.isEmpty == true)
            await #expect(throws: OperationError.self, "nobody has been told yet") {
                try await handle.feedBack(clue, as: desk.holder)
            }
            for notice in try await Lists(desk.context).notices(as: desk.lead) {
                _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
            }
            let tracked = try #require(try await TrackReport(desk.context)(receipt.code.text))
            #expect(tracked.report.status == .finished)
            #expect(Set(tracked.notices.map(\.told.kind)) == [.acceptance, .result])
            let running = try await desk.clocks(of: id).filter { $0.hasSuffix("runs") }
            #expect(running.count == 2, "both are still to be told")
            await #expect(throws: OperationError.self, "it was approved and has not reached the reporter") {
                try await handle.feedBack(clue, as: desk.holder)
            }
            for notice in try await Lists(desk.context).notices(as: desk.lead) {
                try await RecordDelivery(desk.context)(notice.id, .phone, on: desk.today, as: desk.clerk)
            }
            #expect(try await desk.clocks(of: id).allSatisfy { !$0.hasSuffix("runs") })
            try await handle.feedBack(clue, as: desk.holder)
            let kinds = try await OpenClue(desk.context)(clue, as: desk.holder).events.map(\.kind)
            #expect(
                kinds == [
                    "routed", "claimed", "minutes_kept", "plan_proposed", "plan_approved", "group_formed",
                    "group_approved",
                    "check_report_written", "check_report_signed", "check_report_signed", "result_proposed",
                    "distributed", "result_approved", "fed_back",
                ]
            )
        }
    }

    @Test func `JB-48 the head stands aside too, and the head of the organ above decides about it`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            try await HandleClue(desk.context).standAside(clue, as: desk.head)
            await #expect(throws: OperationError.notFound) { try await OpenClue(desk.context)(clue, as: desk.head) }
            #expect(
                try await desk.texts("select decider || ' ' || decider_organ_id from casework.recusal_entry")
                    == ["upper_head O420200"])
        }
    }

    @Test func `an anonymous reporter is owed no result`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.concluded(.townshipCadre.anonymous)
            #expect(try await desk.notices(of: receipt.id.rawValue).isEmpty)
            await #expect(throws: OperationError.self) {
                try await HandleClue(desk.context).feedBack(clue, as: desk.holder)
            }
        }
    }

    @Test func `who holds a clue approves neither its plan nor its result`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let handle = HandleClue(desk.context)
            var both = desk.holder
            both = StaffCaller(
                staff: both.staff, organ: both.organ, room: both.room, roles: both.roles.union([.deputy, .head])
            )
            let mighty = both
            try await handle.propose(clue, .check(.talkOrLetter), studiedOn: desk.today, as: desk.holder)
            await #expect(throws: OperationError.self) { try await handle.approvePlan(clue, as: mighty) }
            await #expect(throws: OperationError.self) { try await handle.approvePlan(clue, as: desk.holder) }
            try await handle.approvePlan(clue, as: desk.deputy)
            try await handle.proposeResult(clue, .educated, groupSignedOn: nil, as: desk.holder)
            await #expect(throws: OperationError.self) { try await handle.approveResult(clue, as: mighty) }
            await #expect(throws: OperationError.self, "a result is the head's") {
                try await handle.approveResult(clue, as: desk.deputy)
            }
            try await handle.approveResult(clue, as: desk.head)
        }
    }

    @Test func `a plan and a result that are sent back can be handed in again`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let handle = HandleClue(desk.context)
            try await handle.propose(clue, .closeOut, studiedOn: desk.today, as: desk.holder)
            try await handle.sendBackPlan(clue, as: desk.deputy)
            try await handle.propose(clue, .check(.talkOrLetter), studiedOn: desk.today, as: desk.holder)
            try await handle.approvePlan(clue, as: desk.head)
            try await handle.proposeResult(clue, .educated, groupSignedOn: nil, as: desk.holder)
            try await handle.sendBackResult(clue, as: desk.head)
            try await handle.proposeResult(clue, .caseFiled, groupSignedOn: nil, as: desk.holder)
            try await handle.approveResult(clue, as: desk.head)
            #expect(try await desk.texts("select c.conclusion from casework.clue as c") == ["case_filed"])
        }
    }

    @Test func `a check without the group's signatures has no result`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let handle = HandleClue(desk.context)
            try await handle.propose(clue, .check(.preliminaryVerification), studiedOn: desk.today, as: desk.holder)
            try await handle.approvePlan(clue, as: desk.deputy)
            await #expect(throws: OperationError.self) {
                try await handle.proposeResult(clue, .educated, as: desk.holder)
            }
            try await handle.proposeResult(clue, .educated, groupSignedOn: desk.today, as: desk.holder)
            try await handle.approveResult(clue, as: desk.head)
        }
    }

    @Test func `ZJ-30 a talk or letter has no result before the talk is on record, or why there was none`() async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let handle = HandleClue(desk.context)
            try await handle.propose(clue, .check(.talkOrLetter), studiedOn: desk.today, as: desk.holder)
            try await handle.approvePlan(clue, as: desk.deputy)
            func conclude() async throws { try await handle.proposeResult(clue, .educated, as: desk.holder) }
            await #expect(throws: OperationError.self) { try await conclude() }
            let record = RecordStep(desk.context)
            try await desk.context.issueInquiry(on: clue, by: desk.holder, approvedBy: desk.deputy)
            try await record(.letterDelivered(to: .person), on: desk.today, words: "本人", of: clue, as: desk.holder)
            await #expect(throws: OperationError.self, "a letter that nobody answered is none") { try await conclude() }
            try await record(.noAnswer, on: desk.today, words: "本人住院", of: clue, as: desk.holder)
            try await conclude()
            try await handle.approveResult(clue, as: desk.head)
            try await desk.reopen(clue)
            #expect(
                try await OpenCourse(desk.context)(clue, as: desk.holder).steps.allSatisfy(\.isOfFormerRound),
                "the next round needs a talk of its own")
        }
    }

    @Test func `days that lie ahead are no days of study, approval or evidence`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let handle = HandleClue(desk.context)
            let tomorrow = CivilDate.day(2026, 3, 3)
            let before = try await desk.snapshot()
            await desk.expectFault("studied_on") {
                try await handle.propose(clue, .closeOut, studiedOn: tomorrow, as: desk.holder)
            }
            await desk.expectFault("secretary_approved_on") {
                try await KeepCheckFile(desk.context).recordSecretary(
                    on: clue, approvedOn: tomorrow, approver: "某书记", number: "办批〔2026〕1号", as: desk.holder)
            }
            await desk.expectFault("new_evidence_on") {
                try await handle.reopen(clue, newEvidenceOn: tomorrow, as: desk.deputy)
            }
            await desk.expectFault("hold_until") {
                try await handle.propose(clue, .holdForLater(until: desk.today), as: desk.holder)
            }
            let changes = try await desk.snapshot().changes(since: before)
            #expect(changes.isSubset(of: ["audit.inbox"]), "what was looked at is on record")
        }
    }

    @Test func `a clue is held until a day, with the head's approval`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let handle = HandleClue(desk.context)
            let day = CivilDate.day(2026, 9, 1)
            try await handle.propose(clue, .holdForLater(until: day), studiedOn: desk.today, as: desk.holder)
            await #expect(throws: OperationError.self) { try await handle.approvePlan(clue, as: desk.deputy) }
            try await handle.approvePlan(clue, as: desk.head)
            let opened = try await OpenClue(desk.context)(clue, as: desk.holder)
            guard case .held(_, until: day) = opened.record.clue.state else {
                Issue.record("not held until the day")
                return
            }
            #expect(opened.clocks.allSatisfy { $0.stoppedOn != nil })
        }
    }

    @Test func `a held clue is its holder's again when its day has come, not before`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let handle = HandleClue(desk.context)
            let day = CivilDate.day(2026, 3, 12)
            try await handle.propose(clue, .holdForLater(until: day), studiedOn: desk.today, as: desk.holder)
            try await handle.approvePlan(clue, as: desk.head)
            desk.office.clock.advance(days: 9)
            let before = try await desk.snapshot()
            #expect(try await WakeHeldClues(desk.context)() == 0)
            #expect(try await desk.snapshot() == before)
            desk.office.clock.advance(days: 1)
            #expect(try await WakeHeldClues(desk.context)() == 1)
            #expect(try await WakeHeldClues(desk.context)() == 0)
            #expect(try await desk.clocks(of: clue.rawValue).contains("PLAN 2026-03-12 2026-04-13 runs"))
            try await desk.finish(clue)
        }
    }

    @Test func `a clue is closed without a check by the head alone`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let handle = HandleClue(desk.context)
            try await handle.propose(clue, .closeOut, studiedOn: desk.today, as: desk.holder)
            await #expect(throws: OperationError.self) { try await handle.approvePlan(clue, as: desk.deputy) }
            try await handle.approvePlan(clue, as: desk.head)
            #expect(
                try await desk.texts("select c.state || ' ' || c.conclusion from casework.clue as c") == [
                    "concluded closed_without_check"
                ])
            #expect(
                try await desk.notices(of: receipt.id.rawValue).last
                    == "result O420281 draft 2026-03-23 closed_without_check")
            #expect(try await desk.snapshot().rows("queue.lease") == 0)
        }
    }

    // MARK: - Return, recusal, reopening

    @Test func `a clue goes back to the petition office and is triaged again`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let handle = HandleClue(desk.context)
            try await handle.requestReturn(clue, .otherOrgan, as: desk.holder)
            try await handle.refuseReturn(clue, as: desk.deputy)
            try await handle.requestReturn(clue, .otherOrgan, as: desk.holder)
            await #expect(throws: OperationError.self) { try await handle.approveReturn(clue, as: desk.head) }
            try await handle.approveReturn(clue, as: desk.deputy)
            #expect(try await desk.snapshot().rows("queue.lease") == 0)
            #expect(try await Lists(desk.context).inbox(as: desk.lead).map(\.report.report.id) == [receipt.id])
            _ = try await ProposeTriage(desk.context)(receipt.id, .of(.outOfScope, .otherOrgan), as: desk.clerk)
            let outcome = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            #expect(outcome.decision.verdict == .declined(.otherOrgan, .transferOut))
            #expect(
                try await desk.clocks(of: clue.rawValue).allSatisfy { !$0.hasSuffix("runs") }, "nobody has it any more")
        }
    }

    @Test func `who stands aside sees it no more, and others do`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let handle = HandleClue(desk.context)
            try await handle.standAside(clue, as: desk.holder)
            let other = desk.member("O420281-J2", 2)
            try await desk.expectBlind(desk.holder, receipt.id, clue)
            #expect(try await Lists(desk.context).board(.toClaim, as: other).count == 1)
            try await handle.claim(clue, as: other)
        }
    }

    @Test func `JB-48 who has begun stands aside as well: the clue is on the board, and planned anew`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            try await HandleClue(desk.context).propose(clue, .closeOut, studiedOn: desk.today, as: desk.holder)
            try await HandleClue(desk.context).standAside(clue, as: desk.holder)
            try await desk.expectBlind(desk.holder, receipt.id, clue)
            let record = try await OpenClue(desk.context)(clue, as: desk.deputy).record
            #expect(record.clue.state.claim == nil && record.proposer == nil)
        }
    }

    @Test func `new evidence opens a finished clue, which is finished and told once more`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.concluded()
            for notice in try await Lists(desk.context).notices(as: desk.lead) {
                _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
            }
            let handle = HandleClue(desk.context)
            desk.office.clock.advance(days: 1)
            await #expect(throws: OperationError.self) {
                try await handle.reopen(clue, newEvidenceOn: desk.today, as: desk.holder)
            }
            try await desk.reopen(clue)
            #expect(try await desk.clocks(of: clue.rawValue).contains("PLAN 2026-03-03 2026-04-03 runs"))
            #expect(try await Lists(desk.context).board(.mine, as: desk.holder).map(\.clue.clue.id) == [clue])
            desk.office.clock.advance(days: 1)
            try await desk.finish(clue, .caseFiled)
            let notices = try await desk.notices(of: receipt.id.rawValue)
            #expect(
                notices.filter { $0.hasPrefix("result") } == [
                    "result O420281 approved 2026-03-23 educated", "result O420281 draft 2026-03-25 case_filed",
                ]
            )
            #expect(try await desk.snapshot().rows("queue.lease") == 0)
        }
    }

    @Test func `a result that was reopened before it was told is told as it then stands`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.concluded()
            let id = receipt.id.rawValue
            let listed = try await Lists(desk.context).notices(as: desk.lead)
            let first = try #require(listed.first { $0.kind == .result })
            try await desk.reopen(clue)
            #expect(
                try await desk.notices(of: id) == [
                    "acceptance O420281 draft 2026-03-23", "result O420281 withdrawn 2026-03-23 educated",
                ]
            )
            #expect(try await desk.clocks(of: id).contains("FEEDBACK 2026-03-02 2026-03-23 2026-03-02"))
            await #expect(throws: OperationError.self, "the case is open") {
                _ = try await ApproveNotice(desk.context)(first.id, as: desk.lead)
            }
            desk.office.clock.advance(days: 1)
            try await desk.finish(clue, .caseFiled)
            let results = try await desk.notices(of: id).filter { $0.hasPrefix("result") }
            #expect(
                results == [
                    "result O420281 withdrawn 2026-03-23 educated", "result O420281 draft 2026-03-24 case_filed",
                ]
            )
            #expect(try await desk.clocks(of: id).contains("FEEDBACK 2026-03-03 2026-03-24 runs"))
        }
    }

    @Test func `a second result is fed back only once its own notice was delivered`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.concluded()
            let tell: @Sendable () async throws -> Void = {
                for notice in try await Lists(desk.context).notices(as: desk.lead) where notice.state == .draft {
                    _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
                    try await RecordDelivery(desk.context)(notice.id, .phone, on: desk.today, as: desk.clerk)
                }
            }
            try await tell()
            let handle = HandleClue(desk.context)
            desk.office.clock.advance(days: 1)
            try await desk.reopen(clue)
            try await desk.finish(clue, .caseFiled)
            let before = try await desk.snapshot()
            await #expect(throws: OperationError.self) { try await handle.feedBack(clue, as: desk.holder) }
            #expect(try await desk.snapshot() == before)
            try await tell()
            try await handle.feedBack(clue, as: desk.holder)
        }
    }

    @Test func `a reopened clue can be let go`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.concluded()
            let handle = HandleClue(desk.context)
            try await desk.reopen(clue)
            try await handle.release(clue, as: desk.holder)
            try await handle.claim(clue, as: desk.member("O420281-J2", 2))
        }
    }
}

extension Desk {
    /// The operation asks for a change in one field of the form.
    func expectFault(_ field: String, _ body: () async throws -> Void) async {
        let error = await #expect(throws: OperationError.self) { try await body() }
        guard case .mend(let faults) = error else {
            Issue.record("\(field): not a fault of a field")
            return
        }
        #expect(faults.map(\.field) == [field])
    }
}
