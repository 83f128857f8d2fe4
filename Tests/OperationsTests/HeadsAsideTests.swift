import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// What waits for the head of an organ is decided by a deputy where every head must stand aside, and by nobody below.
@Suite("JB-48: a deputy in the place of all heads") struct HeadsAsideTests {
    /// What the audit log of the county tells beside the latest entry of a kind.
    private static func detail(_ action: String, _ desk: Desk) async throws -> String {
        let found = try await desk.texts(
            """
            select e.detail
            from audit.log as e
            where e.action = '\(action)' and e.chain = 'O420281'
            order by e.entry_id desc
            limit 1
            """)
        return found.first ?? "nothing"
    }

    // MARK: - JB-23: what was assigned

    /// A finished clue of the county that the city assigned, whose result waits for the head.
    private static func reported(_ desk: Desk) async throws -> (clue: Clue.ID, id: AssignmentRecord.ID) {
        let (receipt, clue) = try await desk.concluded()
        try await desk.office.plant(
            """
            insert into casework.jurisdiction_measure (
                measure_id, report_id, clue_id, kind, reason, from_organ_id, to_organ_id, acting_organ_id,
                deciding_organ_id, state, proposed_by, proposed_at, decided_by, decided_at
            )
            values (
                '\(clue.rawValue)', '\(receipt.id.rawValue)', '\(clue.rawValue)', 'assign', 'other', 'O420200',
                'O420281', 'O420200', 'O420200', 'approved', '\(desk.citySupervisor.staff.rawValue)', now(),
                '\(desk.cityDeputy.staff.rawValue)', now()
            );
            insert into casework.assignment (
                assignment_id, measure_id, report_id, clue_id, from_organ_id, to_organ_id, state, assigned_at,
                received_by, received_on
            )
            values (
                '\(receipt.id.rawValue)', '\(clue.rawValue)', '\(receipt.id.rawValue)', '\(clue.rawValue)', 'O420200',
                'O420281', 'received', now(), '\(desk.lead.staff.rawValue)', '\(desk.today)'
            )
            """)
        let id = AssignmentRecord.ID(receipt.id.rawValue)
        try await HandleAssignment(desk.context).proposeResult(id, reviewedOn: desk.today, as: desk.lead)
        return (clue, id)
    }

    @Test func `JB-23 JB-48 a deputy reports the result of an assignment up where every head stands aside`()
        async throws
    {
        try await Desk.open { desk in
            let (clue, id) = try await Self.reported(desk)
            let (handle, lists) = (HandleAssignment(desk.context), Lists(desk.context))
            await #expect(throws: OperationError.self, "the head can") {
                try await handle.approveResult(id, as: desk.deputy)
            }
            let before = try await lists.assignments(as: desk.deputy)
            #expect(before.acts[id]?.contains(.approveResult) == false && before.standIns.isEmpty)
            try await desk.letHeadsStandAside(from: clue)
            let listed = try await lists.assignments(as: desk.deputy)
            #expect(listed.acts[id]?.contains(.approveResult) == true && listed.standIns == [id])
            for person in [desk.lead, desk.supervisor, desk.clerk] {
                await #expect(throws: OperationError.self) { try await handle.approveResult(id, as: person) }
            }
            try await handle.sendBackResult(id, as: desk.deputy)
            #expect(try await Self.detail("assignment.send_back", desk).contains("ground=stand_in"))
            try await handle.proposeResult(id, reviewedOn: desk.today, as: desk.lead)
            try await handle.approveResult(id, as: desk.deputy)
            let told = try #require(try await lists.assignments(as: desk.deputy).page.first)
            #expect(told.state == .reported && told.approvedBy == desk.deputy.staff)
            #expect(try await Self.detail("assignment.report", desk).contains("ground=stand_in"))
        }
    }

    @Test func `JB-21 JB-48 a deputy grants the first extension of an assignment where every head stands aside`()
        async throws
    {
        try await Desk.open { desk in
            let (clue, id) = try await Self.reported(desk)
            let due = ClockKind.assigned.builtIn.due(from: desk.today, calendar: desk.office.calendar)
            let new = NewClock(kind: .assigned, due: due, warnOn: due.date)
            let county = desk.office.county
            try await desk.office.store.transaction(as: .system) {
                try $0.start([new], of: id, .assignment, organ: county)
            }
            let clock = try await desk.clock(.assigned, of: id.rawValue).id
            let extend = ExtendClock(desk.context)
            try await extend.ask(clock, for: .months(Months(3)), .evidence, as: desk.lead)
            #expect(try await OpenClock(desk.context)(clock, as: desk.deputy).next == nil)
            try await desk.letHeadsStandAside(from: clue)
            let opened = try await OpenClock(desk.context)(clock, as: desk.deputy)
            #expect(opened.next != nil && opened.isStandIn)
            let asked = ClockExtensionRules.Asked(
                period: .months(Months(3)), approvedOn: desk.today, reason: .evidence, hasWords: true,
                reportedUpOn: desk.today)
            try await extend.grant(clock, asked, words: "取证", as: desk.deputy)
            let granted = try await OpenClock(desk.context)(clock, as: desk.lead).extensions
            #expect(granted.map(\.approverStaff) == [desk.deputy.staff] && granted.map(\.approver) == [.ownHead])
            #expect(try await Self.detail("clock.extended", desk).contains("ground=stand_in"))
        }
    }

    // MARK: - Papers, recommendations, clearings

    @Test func `DW-document JB-48 a deputy signs and voids what only the head signs where every head stands aside`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.concluded()
            let fields: [DocumentField: String] = [
                .addressee: "各乡镇党委", .publicFacts: "某干部违规领取补贴", .result: "已作出处理", .scope: "全市",
            ]
            let paper = try await DraftDocument(desk.context)(
                .publicNotice, on: .clue(clue), fields: fields, as: desk.holder)
            let (approve, open) = (ApproveDocument(desk.context), OpenDocument(desk.context))
            await #expect(throws: OperationError.self, "the head can") {
                _ = try await approve(paper, as: desk.deputy)
            }
            #expect(try await open(paper, as: desk.deputy).acts.contains(.approve) == false)
            try await desk.letHeadsStandAside(from: clue)
            await #expect(throws: OperationError.notFound) { _ = try await open(paper, as: desk.head) }
            let opened = try await open(paper, as: desk.deputy)
            #expect(opened.acts.contains(.approve) && opened.isStandIn)
            await #expect(throws: OperationError.self) { _ = try await approve(paper, as: desk.lead) }
            _ = try await approve(paper, as: desk.deputy)
            #expect(try await Self.detail("document.approve", desk).contains("ground=stand_in"))
            let issue = try #require(try await open(paper, as: desk.holder).record.paper.state.issue)
            #expect(issue.approver == desk.deputy.staff)
            let void = VoidDocument(desk.context)
            try await void.propose(paper, reason: "范围有误", as: desk.holder)
            try await void.confirm(paper, as: desk.deputy)
            #expect(try await Self.detail("document.void", desk).contains("ground=stand_in"))
        }
    }

    @Test func `HS-15 JB-48 a deputy decides on a recommendation of a clue from which every head stands aside`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let follow = FollowRecommendation(desk.context)
            func draft(_ clue: Clue.ID?) async throws -> RecommendationRecord.ID {
                let text = Recommendation.Text(
                    addressee: "保安镇党委", facts: "制度缺失", findings: "经查属实", advice: "健全制度")
                return try await follow.draft(
                    FollowRecommendation.Draft(
                        kind: .discipline, ground: .foundInHandling, clue: clue, text: text, namesNoReporter: true),
                    as: desk.holder)
            }
            let (first, second, ofUnit) = (try await draft(clue), try await draft(clue), try await draft(nil))
            await #expect(throws: OperationError.self, "the head can") {
                try await follow.take(.approve, first, as: desk.deputy)
            }
            try await desk.letHeadsStandAside(from: clue)
            let opened = try await follow.open(first, as: desk.deputy)
            #expect(opened.mayApprove && opened.mayDrop && opened.isStandIn)
            await #expect(throws: OperationError.self) { try await follow.take(.approve, first, as: desk.supervisor) }
            try await follow.take(.approve, first, as: desk.deputy)
            #expect(try await Self.detail("recommendation.step", desk).contains("ground=stand_in"))
            try await follow.take(.drop(opinion: "事实不清"), second, as: desk.deputy)
            #expect(try await follow.open(second, as: desk.holder).record.state == .dropped(on: desk.today))
            await #expect(throws: OperationError.self, "about a unit: from that no head stands aside") {
                try await follow.take(.approve, ofUnit, as: desk.deputy)
            }
            try await follow.take(.approve, ofUnit, as: desk.head)
            #expect(try await Self.detail("recommendation.step", desk).contains("stand_in") == false)
        }
    }

    @Test func `JB-50 JB-48 a deputy clears a name where every head stands aside, by the rules and by the database`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            try await desk.finish(clue, .closedUnfounded)
            let clear = ClearName(desk.context)
            for notice in try await Lists(desk.context).notices(as: desk.lead) where notice.kind == .result {
                _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
            }
            let draft = Clarification.Draft(
                finding: .untrue, trigger: .selection, form: .meeting, person: "某某", unit: "保安镇副镇长",
                statement: "违规领取补贴")
            try await clear.propose(draft, on: clue, as: desk.holder)
            let id = try #require(
                try await OpenAftercare(desk.context)(clue, as: desk.holder).clarifications.first
            ).record.clarification.id
            await #expect(throws: OperationError.self, "the head can") { try await clear.approve(id, as: desk.deputy) }
            try await desk.letHeadsStandAside(from: clue)
            try await clear.approve(id, as: desk.deputy)
            let cleared = try #require(
                try await OpenAftercare(desk.context)(clue, as: desk.holder).clarifications.first)
            guard case .approved = cleared.record.clarification.state else {
                Issue.record("it is not approved")
                return
            }
            #expect(try await Self.detail("clarification.approved", desk).contains("ground=stand_in"))
        }
    }

    // MARK: - HS-28, HS-3

    @Test func `HS-28 JB-48 a deputy says who is in charge of a clue where every head stands aside`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let (charge, open) = (ChargeLeader(desk.context), OpenSupervision(desk.context))
            let other = try #require(
                desk.everybody(in: desk.office.county).first {
                    $0.roles.contains(.deputy) && $0.staff != desk.deputy.staff
                })
            #expect(try await open(clue, as: desk.deputy).leaders.isEmpty)
            try await desk.letHeadsStandAside(from: clue)
            let opened = try await open(clue, as: desk.deputy)
            #expect(opened.leaders.contains(other.staff) && opened.chargesAsStandIn)
            #expect(opened.leaders.contains(desk.head.staff) == false, "nor does who stands aside take charge")
            try await charge.assign(other.staff, to: clue, as: desk.deputy)
            #expect(try await Self.detail("clue.leader_charged", desk).contains("ground=stand_in"))
            #expect(try await open(clue, as: desk.deputy).mayRelease)
            for person in [desk.lead, desk.supervisor] {
                await #expect(throws: OperationError.notFound) { try await charge.release(clue, as: person) }
            }
            try await charge.release(clue, as: desk.deputy)
            #expect(try await Self.detail("clue.leader_released", desk).contains("ground=stand_in"))
        }
    }

    @Test func `HS-3 JB-48 a deputy holds to account about a clue from which every head stands aside, and no other`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let keep = KeepInstructions(desk.context)
            func entered(_ clue: Clue.ID?) async throws -> InstructionRecord.ID {
                try await keep.register(
                    NewInstruction(
                        source: .leaderNote, issuedOn: desk.today, toOrgan: desk.office.county,
                        toRoom: Room.ID("O420281-J2"), clue: clue, dueOn: desk.today.adding(days: 5), text: "限期整改"),
                    as: desk.supervisor)
            }
            let (about, general) = (try await entered(clue), try await entered(nil))
            let supervise = SuperviseClue(desk.context)
            try await supervise.propose(clue, .other, [.letter], demand: "报送方案", as: desk.supervisor)
            let order = try #require(
                try await OpenSupervision(desk.context)(clue, as: desk.supervisor).orders.first
            ).record.order.id
            try await supervise.approve(order, as: desk.deputy)
            desk.office.clock.advance(days: 30)
            await #expect(throws: OperationError.self, "the head can") {
                try await supervise.holdToAccount(order, as: desk.deputy)
            }
            try await desk.letHeadsStandAside(from: clue)
            let shown = try #require(
                try await OpenSupervision(desk.context)(clue, as: desk.deputy).orders.first)
            #expect(shown.openActs.contains(.holdToAccount) && shown.isStandIn)
            try await supervise.holdToAccount(order, as: desk.deputy)
            #expect(try await Self.detail("supervision.held_to_account", desk).contains("ground=stand_in"))
            #expect(try await keep.open(about, as: desk.deputy).isStandIn)
            try await keep.holdToAccount(about, as: desk.deputy)
            await #expect(throws: OperationError.notFound, "it is about nobody") {
                try await keep.holdToAccount(general, as: desk.deputy)
            }
            try await keep.holdToAccount(general, as: desk.head)
        }
    }

    // MARK: - Where no leader is left

    @Test func `JB-48 where every leader stands aside the office asks the organ above, whose head takes the clue over`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let ask = MeasureRequest.change(.requestEscalation, .recusal)
            await #expect(throws: OperationError.self, "the head asks") {
                _ = try await ProposeMeasure(desk.context)(clue, ask, as: desk.lead)
            }
            try await desk.letHeadsStandAside(from: clue)
            await #expect(throws: OperationError.self, "a deputy asks") {
                _ = try await ProposeMeasure(desk.context)(clue, ask, as: desk.lead)
            }
            try await desk.letStandAside(.deputy, from: clue)
            let id = try await ProposeMeasure(desk.context)(clue, ask, as: desk.lead)
            try await DecideMeasure(desk.context).approve(id, as: desk.cityHead)
            #expect(try await OpenClue(desk.context)(clue, as: desk.cityHead).record.organ == desk.office.city)
        }
    }

    @Test func `JB-48 DW-decider the head above decides about a deputy where every head here stands aside`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            try await desk.letHeadsStandAside(from: clue)
            try await HandleClue(desk.context).standAside(clue, as: desk.deputy)
            let waiting = try await OpenRecusals(desk.context).waiting(for: desk.cityHead).entries
            let entry = try #require(waiting.first { $0.entry.person == desk.deputy.staff })
            #expect(entry.mayDecide)
            #expect(try await OpenRecusals(desk.context).waiting(for: desk.cityDeputy).entries.isEmpty)
            try await DecideRecusal(desk.context)(entry.entry.id, upheld: false, as: desk.cityHead)
            _ = try await OpenClue(desk.context)(clue, as: desk.deputy)
        }
    }
}

extension Desk {
    /// Every head of the county declares an interest in the matter of a clue.
    func letHeadsStandAside(from clue: Clue.ID) async throws { try await letStandAside(.head, from: clue) }

    func letStandAside(_ role: Role, from clue: Clue.ID) async throws {
        for person in everybody(in: office.county) where person.roles.contains(role) {
            try await HandleClue(context).standAside(clue, as: person)
        }
    }
}
