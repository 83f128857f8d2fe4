import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Minutes, group, report and signatures of a check, against the database.
@Suite struct CheckFileTests {
    private static func colleague(_ desk: Desk) -> StaffCaller { desk.member("O420281-J2", 0) }

    /// A verification of the holder and a colleague, under way.
    private static func checking(_ desk: Desk) async throws -> Clue.ID {
        let (_, clue) = try await desk.claimed()
        try await desk.context.study(clue, on: desk.today, by: desk.holder)
        let handle = HandleClue(desk.context)
        try await handle.propose(clue, .check(.preliminaryVerification), as: desk.holder)
        try await handle.approvePlan(clue, as: desk.deputy)
        return clue
    }

    @Test func `ZJ-33 who approved and under which number the holder records, and another person approves on it`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed(.letter(unit: "保安镇", post: "党委书记"))
            let (handle, file) = (HandleClue(desk.context), KeepCheckFile(desk.context))
            try await handle.propose(
                clue, .check(.preliminaryVerification), studiedOn: desk.today, as: desk.holder)
            func record(_ approver: String, _ number: String, as caller: StaffCaller) async throws {
                try await file.recordSecretary(
                    on: clue, approvedOn: desk.today, approver: approver, number: number, as: caller)
            }
            await desk.expectFault("number") { try await record("哨兵书记", " ", as: desk.holder) }
            await desk.expectFault("approver") { try await record(" ", "办批〔2026〕9号", as: desk.holder) }
            await #expect(throws: OperationError.self) { try await record("哨兵书记", "办批〔2026〕9号", as: desk.head) }
            await desk.expectFault("secretary_approved_on") {
                try await file.recordSecretary(
                    on: clue, approvedOn: desk.today.adding(days: -1), approver: "哨兵书记", number: "办批〔2026〕9号",
                    as: desk.holder)
            }
            await #expect(throws: OperationError.self, "nobody recorded it") {
                try await handle.approvePlan(clue, as: desk.head)
            }
            try await record("哨兵书记", "办批〔2026〕9号", as: desk.holder)
            let seen = try #require(try await OpenCheckFile(desk.context)(clue, as: desk.holder).secretary)
            #expect(seen.words?.approver == "哨兵书记" && seen.words?.number == "办批〔2026〕9号")
            #expect(seen.recordedBy == desk.holder.staff && seen.approvedOn == desk.today)
            let stored = try await desk.texts(
                "select encode(s.approver_sealed || s.number_sealed, 'escape') from casework.secretary_approval as s")
            #expect(stored.count == 1 && !stored[0].contains("办批"))
            try await handle.approvePlan(clue, as: desk.head)
            let kept = try await desk.texts(
                "select a.external_recorded_by from casework.approval as a where a.kind = 'plan'")
            #expect(kept == [desk.holder.staff.rawValue])
        }
    }

    @Test func `JB-17 a plan rests on minutes, which have a number and are kept by the holder`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let (handle, file) = (HandleClue(desk.context), KeepCheckFile(desk.context))
            await #expect(throws: OperationError.self, "no minutes, no plan") {
                try await handle.propose(clue, .check(.talkOrLetter), as: desk.holder)
            }
            let people = [desk.holder.staff, Self.colleague(desk).staff]
            func keep(_ attendees: [Staff.ID], as caller: StaffCaller, _ words: String = "同意") async throws {
                try await file.keepMinutes(
                    on: clue, heldOn: desk.today, chair: attendees[0], attendees: attendees, conclusion: words,
                    as: caller)
            }
            let before = try await desk.snapshot()
            await #expect(throws: OperationError.self) { try await keep([desk.holder.staff], as: desk.holder) }
            await #expect(throws: OperationError.self) { try await keep(people, as: Self.colleague(desk)) }
            await #expect(throws: OperationError.self, "from another room") {
                try await keep([desk.holder.staff, desk.member("O420281-J1").staff], as: desk.holder)
            }
            await desk.expectFault("conclusion") { try await keep(people, as: desk.holder, " ") }
            await desk.expectFault("studied_on") {
                try await file.keepMinutes(
                    on: clue, heldOn: desk.today.adding(days: -1), chair: people[0], attendees: people,
                    conclusion: "同意",
                    as: desk.holder)
            }
            #expect(try await desk.snapshot() == before)
            try await keep(people, as: desk.holder, "同意谈话函询")
            try await keep(people, as: desk.holder, "补充研究")
            let opened = try await OpenCheckFile(desk.context)(clue, as: desk.holder)
            #expect(opened.minutes.map(\.number) == [1, 2])
            #expect(opened.minutes.map(\.conclusion) == ["同意谈话函询", "补充研究"])
            #expect(opened.minutes[0].attendees == people)
            let seen = try await OpenCheckFile(desk.context)(clue, as: Self.colleague(desk))
            #expect(seen.minutes.map(\.conclusion) == [nil, nil], "who does not hold the clue reads no content")
            try await handle.propose(clue, .check(.talkOrLetter), as: desk.holder)
        }
    }

    @Test func `JB-48 who stands aside is neither at the study nor in the group`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let aside = Self.colleague(desk)
            try await HandleClue(desk.context).standAside(clue, as: aside)
            let opened = try await OpenCheckFile(desk.context)(clue, as: desk.holder)
            #expect(!opened.attendees.contains(aside.staff) && !opened.candidates.contains(aside.staff))
            let people = [desk.holder.staff, aside.staff]
            await #expect(throws: OperationError.self) {
                try await KeepCheckFile(desk.context).keepMinutes(
                    on: clue, heldOn: desk.today, chair: people[0], attendees: people, conclusion: "同意", as: desk.holder
                )
            }
            await #expect(throws: OperationError.self) {
                try await KeepCheckFile(desk.context).formGroup(
                    on: clue, people, leader: people[0], as: desk.holder)
            }
            await #expect(throws: OperationError.notFound) {
                try await OpenCheckFile(desk.context)(clue, as: aside)
            }
            for other in [desk.member("O420281-J1"), desk.clerk, desk.cityLead] {
                await #expect(throws: OperationError.notFound) {
                    try await OpenCheckFile(desk.context)(clue, as: other)
                }
            }
        }
    }

    @Test func `ZJ-35 the result goes to the head once every member has signed what stands`() async throws {
        try await Desk.open { desk in
            let clue = try await Self.checking(desk)
            let (handle, file, member) = (HandleClue(desk.context), KeepCheckFile(desk.context), Self.colleague(desk))
            let group = [desk.holder.staff, member.staff]
            func conclude() async throws { try await handle.proposeResult(clue, .educated, as: desk.holder) }
            await #expect(throws: OperationError.self, "no group, no report") {
                try await file.writeReport(on: clue, .end(.educated), .sample, as: desk.holder)
            }
            try await file.formGroup(on: clue, group, leader: group[0], as: desk.holder)
            await #expect(throws: OperationError.self, "ZJ-33: no leader approved the group") {
                try await file.writeReport(on: clue, .end(.educated), .sample, as: desk.holder)
            }
            try await file.approveGroup(on: clue, as: desk.deputy)
            try await file.writeReport(on: clue, .end(.educated), .sample, as: desk.holder)
            #expect(
                try await OpenCheckFile(desk.context)(clue, as: member).report?.parts == .sample,
                "a member reads what they sign")
            #expect(try await OpenCheckFile(desk.context)(clue, as: desk.deputy).maySign == false)
            await #expect(throws: OperationError.self) { try await conclude() }
            try await file.sign(clue, report: 1, as: desk.holder)
            await #expect(throws: OperationError.self, "one of two") { try await conclude() }
            await #expect(throws: OperationError.self, "once") {
                try await file.sign(clue, report: 1, as: desk.holder)
            }
            try await file.writeReport(on: clue, .end(.educated), .sample, as: desk.holder)
            await #expect(throws: OperationError.self, "a later version stands") {
                try await file.sign(clue, report: 1, as: member)
            }
            for signer in [member, desk.holder] { try await file.sign(clue, report: 2, as: signer) }
            let report = try #require(try await OpenCheckFile(desk.context)(clue, as: desk.head).report)
            #expect(Set(report.signatures.map(\.staff)) == Set(group))
            #expect(report.signatures.allSatisfy { $0.digest == report.digest && $0.digest.count == 32 })
            await #expect(throws: OperationError.self, "another result than the signed one") {
                try await handle.proposeResult(clue, .caseFiled, as: desk.holder)
            }
            try await conclude()
            try await handle.approveResult(clue, as: desk.head)
        }
    }

    @Test func `ZJ-33 JB-47 who is proposed for the group reads no words and finds none until a leader approved it`()
        async throws
    {
        try await Desk.open { desk in
            let clue = try await Self.checking(desk)
            let (file, member) = (KeepCheckFile(desk.context), Self.colleague(desk))
            let group = [desk.holder.staff, member.staff]
            func expect(reads: Bool, _ comment: Comment) async throws {
                let opened = try await OpenClue(desk.context)(clue, as: member)
                #expect((opened.content != nil) == reads, comment)
                let found = try await SearchReports(desk.context)(try SearchQuery("卖树"), after: nil, as: member)
                #expect(found.hits.isEmpty == !reads, comment)
            }
            try await expect(reads: false, "of the room, in no group")
            try await file.formGroup(on: clue, group, leader: group[0], as: desk.holder)
            try await expect(reads: false, "the holder alone lets nobody read")
            try await file.approveGroup(on: clue, as: desk.deputy)
            try await expect(reads: true, "a leader approved it")
            try await file.formGroup(on: clue, group, leader: group[1], as: desk.holder)
            try await expect(reads: false, "a change is approved anew")
            let content = try await OpenClue(desk.context)(clue, as: desk.holder).content
            #expect(content != nil, "whoever has it in hand reads on")
        }
    }

    @Test func `ZJ-35 whoever joins the group signs too, and whoever leaves it is not waited for`() async throws {
        try await Desk.open { desk in
            let clue = try await Self.checking(desk)
            let (file, member) = (KeepCheckFile(desk.context), Self.colleague(desk))
            let candidates = try await OpenCheckFile(desk.context)(clue, as: desk.holder).candidates
            let third = try #require(candidates.first { ![desk.holder.staff, member.staff].contains($0) })
            let two = [desk.holder.staff, member.staff]
            func isSigned() async throws -> Bool {
                try await OpenClue(desk.context)(clue, as: desk.holder).record.file.groupSignedOn != nil
            }
            try await desk.context.checkAndSign(clue, .end(.educated), by: desk.holder)
            #expect(try await isSigned())
            try await file.formGroup(on: clue, two + [third], leader: two[1], as: desk.holder)
            #expect(try await !isSigned())
            try await file.approveGroup(on: clue, as: desk.deputy)
            #expect(try await !isSigned())
            let members = try await OpenCheckFile(desk.context)(clue, as: desk.holder).members
            #expect(members.filter { $0.leftOn == nil }.first { $0.isLeader }?.staff == two[1])
            try await file.formGroup(on: clue, two, leader: two[1], as: desk.holder)
            #expect(try await !isSigned(), "ZJ-33: whoever leaves changes the group as well")
            try await file.approveGroup(on: clue, as: desk.deputy)
            #expect(try await isSigned())
        }
    }

    @Test func `ZJ-33 AJ-15 a leader approves the group, which starts the period once; a change is approved again`()
        async throws
    {
        try await Desk.open { desk in
            let clue = try await Self.checking(desk)
            let (file, group) = (KeepCheckFile(desk.context), [desk.holder.staff, Self.colleague(desk).staff])
            func periods() async throws -> [String] {
                try await desk.clocks(of: clue.rawValue).filter { $0.hasPrefix("PRELIM") }
            }
            await #expect(throws: OperationError.self, "nobody is proposed") {
                try await file.approveGroup(on: clue, as: desk.deputy)
            }
            try await file.formGroup(on: clue, group, leader: group[0], as: desk.holder)
            #expect(try await periods().isEmpty, "the plan's approval starts nothing")
            for other in [desk.holder, Self.colleague(desk), desk.clerk] {
                await #expect(throws: OperationError.self) { try await file.approveGroup(on: clue, as: other) }
            }
            desk.office.clock.advance(days: 3)
            let approvedOn = desk.today
            try await file.approveGroup(on: clue, as: desk.deputy)
            let due = desk.context.dueDay(of: .prelim, owedBy: desk.office.county, from: approvedOn)
            #expect(try await periods() == ["PRELIM \(approvedOn) \(due) runs"])
            await #expect(throws: OperationError.self, "once") {
                try await file.approveGroup(on: clue, as: desk.head)
            }
            desk.office.clock.advance(days: 1)
            try await file.formGroup(on: clue, group, leader: group[1], as: desk.holder)
            await #expect(throws: OperationError.self) {
                try await file.writeReport(on: clue, .end(.educated), .sample, as: desk.holder)
            }
            try await file.approveGroup(on: clue, as: desk.head)
            #expect(try await periods() == ["PRELIM \(approvedOn) \(due) runs"], "it does not begin anew")
            let approvals = try await desk.texts(
                """
                select proposed_by || ' ' || approved_by || ' ' || approved_as from casework.approval
                where kind = 'check_group' and subject_id = '\(clue.rawValue)' order by version
                """)
            let by = desk.holder.staff.rawValue
            #expect(
                approvals == [
                    "\(by) \(desk.deputy.staff.rawValue) deputy", "\(by) \(desk.head.staff.rawValue) head",
                ])
            try await HandleClue(desk.context).takeBack(clue, as: desk.deputy)
            #expect(try await desk.texts("select 'in' from casework.check_member where left_on is null").isEmpty)
        }
    }
}
