import CaseStore
import Casework
import Operations
import TestDatabase

// What may become of a matter besides its ordinary life, each in a life of its own. Whatever a rule refuses is left out, and
// the tests say what never came about.
extension HiddenMatter {
    enum Life: CaseIterable, Sendable {
        /// Handled, pressed, and its accused found one after the other.
        case ordinary
        /// Taken apart: each part is a report of its own.
        case split
        /// Its number is void.
        case voided
        /// The room gives it back, with a paper of it on file.
        case returned
        /// A lower organ is to handle it.
        case assigned
        /// Instructed on, pressed and answered, and its reporter's name opened by two.
        case pressed
        /// Studied, planned, talked over, concluded, told to its reporter, and put into the archive.
        case concluded
    }

    /// The acts that make a life what it is, besides those that bring a matter there.
    static func marks(of life: Life) -> Set<String> {
        let nobody = AccusedDraft(name: "", unit: "", post: "")
        return Set(acts(of: life, on: nobody, below: Organ.ID("")).own.map(\.name))
    }

    /// - Parameters:
    ///   - accused: whom a paper names.
    ///   - town: an organ that it may be assigned to.
    /// - Returns: how it comes there, and what happens then.
    static func acts(
        of life: Life, on accused: AccusedDraft, below town: Organ.ID
    ) -> (arrival: [Act], own: [Act]) {
        switch life {
        case .ordinary: ([], [])
        case .split: ([], taken(apart: [[0], [1]]))
        case .voided: ([], voided)
        case .returned: (room, [paper(on: accused)] + returned)
        case .assigned: (room, assigned(to: town))
        case .pressed: (room, instructed + pressed + unlocked)
        case .concluded: (room, studied + concluded + archived)
        }
    }

    /// Triaged without a word of danger, so that nothing but the matter itself goes on, and claimed.
    private static let room: [Act] = [
        (
            "propose",
            { house, report in
                let opinion = TriageOpinion(
                    author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: [])
                try await house.asAnybody(with: [.registrar], on: report) { report, person in
                    _ = try await ProposeTriage(house.context)(report, opinion, as: person)
                }
            }
        ),
        confirm, decide, claim,
    ]

    private static func taken(apart groups: [[Int]]) -> [Act] {
        let parts = zip(groups, ["第一件事的经过。", "第二件事的经过。"]).map { Split.Part(accused: $0, text: $1) }
        return [
            (
                "part",
                { house, report in
                    try await house.asAnybody(with: [.registrar], on: report) { report, person in
                        try await SplitReport(house.context).propose(report, parts, as: person)
                    }
                }
            ),
            (
                "split",
                { house, report in
                    try await house.asAnybody(with: [.petitionLead], on: report) { report, person in
                        _ = try await SplitReport(house.context).approve(report, as: person)
                    }
                }
            ),
        ]
    }

    private static let voided: [Act] = [
        (
            "propose void",
            { house, report in
                try await house.asAnybody(with: [.registrar], on: report) { report, person in
                    try await VoidReport(house.context).propose(report, .testEntry, as: person)
                }
            }
        ),
        (
            "void",
            { house, report in
                try await house.asAnybody(with: [.petitionLead], on: report) { report, person in
                    try await VoidReport(house.context).approve(report, as: person)
                }
            }
        ),
    ]

    private static func paper(on accused: AccusedDraft) -> Act {
        (
            "paper",
            { house, report in
                try await house.onClue(of: report) { clue, person in
                    _ = try await DraftDocument(house.context)(
                        .verificationRequest, on: .clue(clue), fields: [.accused: accused.name], as: person)
                }
            }
        )
    }

    private static let returned: [Act] = [
        (
            "ask back",
            { house, report in
                try await house.onClue(of: report) { clue, person in
                    try await HandleClue(house.context).requestReturn(clue, .otherOrgan, as: person)
                }
            }
        ),
        (
            "give back",
            { house, report in
                try await house.onClue(of: report, with: [.deputy, .head]) { clue, person in
                    try await HandleClue(house.context).approveReturn(clue, as: person)
                }
            }
        ),
    ]

    private static func assigned(to town: Organ.ID) -> [Act] {
        let request = MeasureRequest(
            kind: .assign, organ: town, reason: .assign(.typicalProblem),
            words: MeasureWords(reason: Told.text, requirement: "三个月内报告结果"))
        return [
            (
                "assign",
                { house, report in
                    try await house.onClue(of: report, with: [.caseSupervision]) { clue, person in
                        _ = try await ProposeMeasure(house.context)(clue, request, as: person)
                    }
                }
            ),
            (
                "approve assignment",
                { house, report in
                    let waiting = """
                        select m.measure_id::text from casework.jurisdiction_measure as m
                        where m.report_id = $REPORT and m.kind = 'assign' and m.state = 'proposed'
                        """
                    try await house.onRows(waiting, of: report, with: [.deputy]) { id, person in
                        try await DecideMeasure(house.context).approve(MeasureRecord.ID(id), as: person)
                    }
                }
            ),
            (
                "sign for it",
                { house, report in
                    let sent = """
                        select a.assignment_id::text from casework.assignment as a
                        where a.report_id = $REPORT and a.received_by is null
                        """
                    try await house.onRows(sent, of: report, with: [.petitionLead]) { id, person in
                        try await HandleAssignment(house.context).receive(AssignmentRecord.ID(id), as: person)
                    }
                }
            ),
        ]
    }

    private static let instructed: [Act] = [
        (
            "instruct",
            { house, report in
                let today = house.office.clock.today
                try await house.onClue(of: report, with: [.caseSupervision]) { clue, person in
                    let rooms = try await house.texts(
                        "select c.room_id from casework.clue as c where c.clue_id = '\(clue.rawValue)'")
                    _ = try await KeepInstructions(house.context).register(
                        NewInstruction(
                            source: .leaderNote, issuedOn: today, toOrgan: person.organ,
                            toRoom: rooms.first.map { Room.ID($0) }, clue: clue, dueOn: today.adding(days: 5),
                            text: Told.text),
                        as: person)
                }
            }
        )
    ]

    private static let orders = """
        select s.supervision_id::text
        from casework.supervision as s
        join casework.clue as c on c.clue_id = s.clue_id and c.cell_id = s.cell_id
        where c.report_id = $REPORT
        """

    private static let pressed: [Act] = [
        press,
        (
            "order",
            { house, report in
                try await house.onRows(orders, of: report, with: [.deputy, .head]) { id, person in
                    try await SuperviseClue(house.context).approve(Supervision.ID(id), as: person)
                }
            }
        ),
        (
            "answer",
            { house, report in
                try await house.onRows(orders, of: report, with: [.roomMember, .deputy]) { id, person in
                    try await SuperviseClue(house.context).answer(Supervision.ID(id), Told.text, as: person)
                }
            }
        ),
        (
            "accept",
            { house, report in
                try await house.onRows(orders, of: report, with: [.caseSupervision]) { id, person in
                    try await SuperviseClue(house.context).accept(Supervision.ID(id), as: person)
                }
            }
        ),
    ]

    private static let unlocks = "select u.unlock_id::text from vault.unlock as u where u.report_id = $REPORT"

    private static let unlocked: [Act] = [
        (
            "ask for the name",
            { house, report in
                try await house.asAnybody(with: [.registrar], on: report) { report, person in
                    try await UnlockIdentity(house.context).ask(
                        report, .feedback, as: .office, minutes: 15, words: "电话告知举报人", by: person)
                }
            }
        ),
        (
            "grant it",
            { house, report in
                try await house.onRows(unlocks, of: report, with: [.deputy, .head]) { id, person in
                    try await UnlockIdentity(house.context).grant(Unlock.ID(id), minutes: 15, as: person)
                }
            }
        ),
        (
            "read it",
            { house, report in
                try await house.onRows(unlocks, of: report, with: [.registrar]) { id, person in
                    _ = try await UnlockIdentity(house.context).open(Unlock.ID(id), as: person)
                }
            }
        ),
    ]

    private static let studied: [Act] = [
        (
            "distribute",
            { house, report in
                try await house.onClue(of: report, with: [.head]) { clue, person in
                    try await Distribute(house.context).approve(clue, as: person)
                }
            }
        ),
        (
            "study",
            { house, report in
                try await house.onClue(of: report) { clue, person in
                    try await house.context.study(clue, on: house.office.clock.today, by: person)
                }
            }
        ),
        (
            "plan",
            { house, report in
                try await house.onClue(of: report) { clue, person in
                    try await HandleClue(house.context).propose(clue, .check(.talkOrLetter), as: person)
                }
            }
        ),
        (
            "approve plan",
            { house, report in
                try await house.onClue(of: report, with: [.deputy, .head]) { clue, person in
                    try await HandleClue(house.context).approvePlan(clue, as: person)
                }
            }
        ),
    ]

    private static let concluded: [Act] = [
        (
            "talk",
            { house, report in
                try await house.onClue(of: report) { clue, person in
                    try await RecordStep(house.context)(
                        .talkHeld, on: house.office.clock.today, of: clue, as: person)
                }
            }
        ),
        (
            "conclude",
            { house, report in
                try await house.onClue(of: report) { clue, person in
                    try await HandleClue(house.context).proposeResult(clue, .educated, as: person)
                }
            }
        ),
        (
            "end",
            { house, report in
                try await house.onClue(of: report, with: [.head, .deputy]) { clue, person in
                    try await HandleClue(house.context).approveResult(clue, as: person)
                }
            }
        ),
    ]

    private static let archived: [Act] = [
        notice,
        (
            "deliver",
            { house, report in
                let approved = """
                    select n.notice_id::text from casework.notice as n
                    where n.report_id = $REPORT and n.state = 'approved'
                    """
                try await house.onRows(approved, of: report, with: [.registrar]) { id, person in
                    try await RecordDelivery(house.context)(
                        NoticeRecord.ID(id), .phone, on: house.office.clock.today, as: person)
                }
            }
        ),
        (
            "feed back",
            { house, report in
                try await house.onClue(of: report) { clue, person in
                    try await HandleClue(house.context).feedBack(
                        clue, .told(on: house.office.clock.today), as: person)
                }
            }
        ),
        (
            "index",
            { house, report in
                try await house.onClue(of: report, with: [.registrar]) { clue, person in
                    _ = try await DraftDocument(house.context)(.archiveIndex, on: .clue(clue), as: person)
                }
            }
        ),
        (
            "issue",
            { house, report in
                let drafts = """
                    select d.document_id::text from casework.document as d
                    where d.report_id = $REPORT and d.state = 'draft'
                    """
                try await house.onRows(drafts, of: report, with: [.petitionLead, .deputy]) { id, person in
                    _ = try await ApproveDocument(house.context)(Paper.ID(id), as: person)
                }
            }
        ),
        (
            "archive",
            { house, report in
                try await house.onClue(of: report, with: [.registrar]) { clue, person in
                    try await ArchiveFile(house.context).archive(clue, as: person)
                }
            }
        ),
    ]
}
