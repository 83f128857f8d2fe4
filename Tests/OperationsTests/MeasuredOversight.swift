import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

// What leaders, meetings and case supervision do with a clue, and the documents that go out. They leave the clues with
// nobody, or where the acts before have put them.

// MARK: - Documents

extension MeasuredOperation {
    static let ofDocuments = [
        MeasuredOperation("draft a document") { desk in
            let report = try await desk.register(.townshipCadre).id
            return { desk in
                _ = try await DraftDocument(desk.context)(
                    .reminder, on: .report(report), fields: reminder, as: desk.clerk)
            }
        },
        MeasuredOperation("change a draft") { desk in
            let paper = try await drafted(desk)
            let changed = reminder.merging([.demand: "请于十日内回复"]) { $1 }
            return { desk in try await EditDraft(desk.context)(paper, fields: changed, as: desk.clerk) }
        },
        MeasuredOperation("approve a document") { desk in
            let paper = try await drafted(desk)
            return { desk in _ = try await ApproveDocument(desk.context)(paper, as: desk.lead) }
        },
        MeasuredOperation("print a document") { desk in
            let paper = try await drafted(desk)
            _ = try await ApproveDocument(desk.context)(paper, as: desk.lead)
            return { desk in _ = try await PrintDocument(desk.context)(paper, as: desk.lead) }
        },
        MeasuredOperation("propose to void a document") { desk in
            let paper = try await drafted(desk)
            _ = try await ApproveDocument(desk.context)(paper, as: desk.lead)
            return { desk in
                try await VoidDocument(desk.context).propose(paper, reason: "期限有误", as: desk.clerk)
            }
        },
        MeasuredOperation("void a document") { desk in
            let paper = try await drafted(desk)
            _ = try await ApproveDocument(desk.context)(paper, as: desk.lead)
            try await VoidDocument(desk.context).propose(paper, reason: "期限有误", as: desk.clerk)
            return { desk in try await VoidDocument(desk.context).confirm(paper, as: desk.lead) }
        },
    ]

    private static let reminder: [DocumentField: String] = [
        .addressee: "保安镇纪委", .supervisionReason: "超过期限未办结", .demand: "请回复", .deadline: "2026年4月1日",
    ]

    private static func drafted(_ desk: Desk) async throws -> Paper.ID {
        let report = try await desk.register(.townshipCadre).id
        return try await DraftDocument(desk.context)(.reminder, on: .report(report), fields: reminder, as: desk.clerk)
    }
}

// MARK: - Meetings and distribution

extension MeasuredOperation {
    static let ofMeetings = [
        MeasuredOperation("call a meeting") { _ in
            { desk in _ = try await HoldMeeting(desk.context).call(.petitions, on: desk.today, as: desk.lead) }
        },
        MeasuredOperation("put a clue on the agenda") { desk in
            let clue = try await desk.routed().clue
            let meeting = try await HoldMeeting(desk.context).call(.petitions, on: desk.today, as: desk.lead)
            return { desk in
                try await HoldMeeting(desk.context).putOnAgenda(.clue(clue), of: meeting, as: desk.lead)
            }
        },
        MeasuredOperation("record what a meeting decided") { desk in
            let clue = try await desk.routed().clue
            let hold = HoldMeeting(desk.context)
            let meeting = try await hold.call(.petitions, on: desk.today, as: desk.lead)
            try await hold.putOnAgenda(.clue(clue), of: meeting, as: desk.lead)
            return { desk in
                try await HoldMeeting(desk.context).decide(
                    .clue(clue), in: meeting, .agreed, minutes: "研究认为应当办理。", as: desk.lead)
            }
        },
        MeasuredOperation("record that a matter was reported up") { desk in
            let clue = try await desk.routed().clue
            return { desk in
                try await ReportMatterUp(desk.context)(
                    clue, .importantCase, .letter, on: desk.today, as: desk.supervisor)
            }
        },
        MeasuredOperation("approve a distribution") { desk in
            let clue = try await desk.routed().clue
            return { desk in try await Distribute(desk.context).approve(clue, as: desk.head) }
        },
        MeasuredOperation("propose another room") { desk in
            let clue = try await desk.routed().clue
            return { desk in
                try await Distribute(desk.context).propose(
                    Room.ID("O420281-J1"), for: clue, .competence, as: desk.supervisor)
            }
        },
        MeasuredOperation("give a clue to another room") { desk in
            let clue = try await desk.routed().clue
            return { desk in
                try await Distribute(desk.context).give(
                    clue, to: Room.ID("O420281-J1"), .competence, as: desk.head)
            }
        },
    ]
}

// MARK: - Clocks

extension MeasuredOperation {
    static let ofClocks = [
        MeasuredOperation("ask to extend a clock") { desk in
            let clue = try await desk.routed().clue
            let clock = try await desk.start(.assigned, of: clue)
            return { desk in
                try await ExtendClock(desk.context).ask(clock, for: .months(Months(3)), .evidence, as: desk.lead)
            }
        },
        MeasuredOperation("extend a clock") { desk in
            let clock = try await asked(desk)
            return { desk in
                let asked = ClockExtensionRules.Asked(
                    period: .months(Months(3)), approvedOn: desk.today, reason: .evidence, hasWords: true,
                    reportedUpOn: desk.today)
                try await ExtendClock(desk.context).grant(clock, asked, words: "关键证人在外地", as: desk.head)
            }
        },
        MeasuredOperation("refuse to extend a clock") { desk in
            let clock = try await asked(desk)
            return { desk in
                try await ExtendClock(desk.context).refuse(clock, .tooLong, words: "一个月足够", as: desk.head)
            }
        },
    ]

    private static func asked(_ desk: Desk) async throws -> StoredClock.ID {
        let clue = try await desk.routed().clue
        let clock = try await desk.start(.assigned, of: clue)
        try await ExtendClock(desk.context).ask(clock, for: .months(Months(3)), .evidence, as: desk.lead)
        return clock
    }
}

// MARK: - Orders and reminders

extension MeasuredOperation {
    static let ofOrders = [
        MeasuredOperation("propose an order") { desk in
            let clue = try await desk.routed().clue
            return { desk in
                try await SuperviseClue(desk.context).propose(
                    clue, .perfunctory, [.letter], demand: "请报送核查方案", as: desk.supervisor)
            }
        },
        MeasuredOperation("approve an order") { desk in
            let order = try await proposed(desk)
            return { desk in try await SuperviseClue(desk.context).approve(order, as: desk.deputy) }
        },
        MeasuredOperation("answer an order") { desk in
            let order = try await proposed(desk)
            try await SuperviseClue(desk.context).approve(order, as: desk.deputy)
            return { desk in
                try await SuperviseClue(desk.context).answer(order, "方案已报", as: desk.member("O420281-J2"))
            }
        },
        MeasuredOperation("send back the answer to an order") { desk in
            let order = try await answered(desk)
            return { desk in
                try await SuperviseClue(desk.context).sendBack(order, "缺少分工", as: desk.supervisor)
            }
        },
        MeasuredOperation("accept the answer to an order") { desk in
            let order = try await answered(desk)
            return { desk in try await SuperviseClue(desk.context).accept(order, as: desk.supervisor) }
        },
        MeasuredOperation("remind a room") { desk in
            let clue = try await desk.routed().clue
            return { desk in try await SuperviseClue(desk.context).remind(clue, as: desk.supervisor) }
        },
    ]

    private static func proposed(_ desk: Desk) async throws -> Supervision.ID {
        let clue = try await desk.routed().clue
        try await SuperviseClue(desk.context).propose(
            clue, .perfunctory, [.letter], demand: "请报送核查方案", as: desk.supervisor)
        let opened = try await OpenSupervision(desk.context)(clue, as: desk.supervisor)
        return try #require(opened.orders.first).record.order.id
    }

    private static func answered(_ desk: Desk) async throws -> Supervision.ID {
        let order = try await proposed(desk)
        try await SuperviseClue(desk.context).approve(order, as: desk.deputy)
        try await SuperviseClue(desk.context).answer(order, "方案已报", as: desk.member("O420281-J2"))
        return order
    }
}

// MARK: - What is assigned to the organ below

extension MeasuredOperation {
    static let ofAssignments = [
        MeasuredOperation("propose an assignment") { desk in
            let clue = try await desk.routed().clue
            return { desk in
                _ = try await ProposeMeasure(desk.context)(clue, .assign(to: below), as: desk.supervisor)
            }
        },
        MeasuredOperation("approve an assignment") { desk in
            let clue = try await desk.routed().clue
            let measure = try await ProposeMeasure(desk.context)(clue, .assign(to: below), as: desk.supervisor)
            return { desk in try await DecideMeasure(desk.context).approve(measure, as: desk.deputy) }
        },
        MeasuredOperation("refuse an assignment") { desk in
            let clue = try await desk.routed().clue
            let measure = try await ProposeMeasure(desk.context)(clue, .assign(to: below), as: desk.supervisor)
            return { desk in try await DecideMeasure(desk.context).refuse(measure, as: desk.deputy) }
        },
        MeasuredOperation("sign for an assignment") { desk in
            let assignment = try await assigned(desk).id
            return { desk in try await HandleAssignment(desk.context).receive(assignment, as: desk.township.lead) }
        },
        MeasuredOperation("propose the result of an assignment") { desk in
            let assignment = try await finished(desk)
            return { desk in
                try await HandleAssignment(desk.context).proposeResult(
                    assignment, reviewedOn: desk.today, as: desk.township.lead)
            }
        },
        MeasuredOperation("report the result of an assignment") { desk in
            let assignment = try await finished(desk)
            try await HandleAssignment(desk.context).proposeResult(
                assignment, reviewedOn: desk.today, as: desk.township.lead)
            return { desk in
                try await HandleAssignment(desk.context).approveResult(assignment, as: desk.township.head)
            }
        },
    ]

    /// The organ of `Desk.township`.
    private static let below = Organ.ID("T42028103J")

    private static func assigned(_ desk: Desk) async throws -> (clue: Clue.ID, id: AssignmentRecord.ID) {
        let clue = try await desk.routed().clue
        let measure = try await ProposeMeasure(desk.context)(clue, .assign(to: below), as: desk.supervisor)
        try await DecideMeasure(desk.context).approve(measure, as: desk.deputy)
        let sent = try await Lists(desk.context).assignments(as: desk.deputy).page
        return (clue, try #require(sent.first { $0.clue == clue }).id)
    }

    /// What a township has come to the end of.
    private static func finished(_ desk: Desk) async throws -> AssignmentRecord.ID {
        let (clue, id) = try await assigned(desk)
        let (head, lead, clerk) = desk.township
        let handle = HandleClue(desk.context)
        try await HandleAssignment(desk.context).receive(id, as: lead)
        try await handle.claim(clue, as: clerk)
        try await handle.propose(clue, .check(.talkOrLetter), studiedOn: desk.today, as: clerk)
        try await handle.approvePlan(clue, as: head)
        try await handle.proposeResult(clue, .educated, groupSignedOn: nil, as: clerk)
        try await handle.approveResult(clue, as: head)
        return id
    }
}
