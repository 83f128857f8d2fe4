import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

// The other acts on a clue and a report, and the other steps of workers. A clue that stays in somebody's hands is not the
// usual holder's: their hands are full of what `MeasuredOperations` leaves there.

// MARK: - A clue that is given back, sent back or moved

extension MeasuredOperation {
    static let ofHands = [
        MeasuredOperation("ask to return a clue") { desk in
            let clue = try await claimed(desk).clue
            return { desk in
                try await HandleClue(desk.context).requestReturn(clue, .noSubstance, as: holder(desk))
            }
        },
        MeasuredOperation("approve a return") { desk in
            let clue = try await claimed(desk).clue
            try await HandleClue(desk.context).requestReturn(clue, .otherOrgan, as: holder(desk))
            return { desk in try await HandleClue(desk.context).approveReturn(clue, as: desk.deputy) }
        },
        MeasuredOperation("refuse a return") { desk in
            let clue = try await claimed(desk).clue
            try await HandleClue(desk.context).requestReturn(clue, .noSubstance, as: holder(desk))
            return { desk in try await HandleClue(desk.context).refuseReturn(clue, as: desk.deputy) }
        },
        MeasuredOperation("reassign a clue") { desk in
            let (clue, next) = (try await claimed(desk).clue, head(desk).staff)
            return { desk in try await HandleClue(desk.context).reassign(clue, to: next, as: desk.deputy) }
        },
        MeasuredOperation("take a clue back") { desk in
            let clue = try await planned(desk).clue
            return { desk in try await HandleClue(desk.context).takeBack(clue, as: desk.deputy) }
        },
        MeasuredOperation("move a clue to another room") { desk in
            let clue = try await planned(desk).clue
            return { desk in
                try await HandleClue(desk.context).move(clue, to: Room.ID("O420281-J1"), as: desk.deputy)
            }
        },
        MeasuredOperation("stand aside from a clue") { desk in
            let clue = try await claimed(desk).clue
            return { desk in try await HandleClue(desk.context).standAside(clue, as: holder(desk)) }
        },
    ]

    private static func holder(_ desk: Desk) -> StaffCaller { desk.member("O420281-J2", 2) }

    private static func head(_ desk: Desk) -> StaffCaller { desk.member("O420281-J2") }

    private static func claimed(_ desk: Desk) async throws -> (receipt: RegisterReport.Receipt, clue: Clue.ID) {
        let routed = try await desk.routed()
        try await HandleClue(desk.context).claim(routed.clue, as: holder(desk))
        return routed
    }

    private static func planned(
        _ desk: Desk, _ check: Check = .talkOrLetter
    ) async throws -> (receipt: RegisterReport.Receipt, clue: Clue.ID) {
        let claimed = try await claimed(desk)
        try await HandleClue(desk.context).propose(
            claimed.clue, .check(check), studiedOn: desk.today, as: holder(desk))
        return claimed
    }
}

// MARK: - Plans, results and what comes after them

extension MeasuredOperation {
    static let ofRounds = [
        MeasuredOperation("send back a plan") { desk in
            let clue = try await planned(desk).clue
            return { desk in try await HandleClue(desk.context).sendBackPlan(clue, as: desk.deputy) }
        },
        MeasuredOperation("propose a hold") { desk in
            let clue = try await planned(desk, .preliminaryVerification).clue
            try await HandleClue(desk.context).approvePlan(clue, as: desk.deputy)
            try await desk.context.checkAndSign(clue, .hold, by: holder(desk))
            let until = desk.today.adding(days: 18)
            return { desk in try await HandleClue(desk.context).proposeHold(clue, until: until, as: holder(desk)) }
        },
        MeasuredOperation("send back a result") { desk in
            let clue = try await resulted(desk).clue
            return { desk in try await HandleClue(desk.context).sendBackResult(clue, as: desk.head) }
        },
        MeasuredOperation("ask to reopen a clue") { desk in
            let clue = try await concluded(desk).clue
            return { desk in
                try await HandleClue(desk.context).askReopening(clue, newEvidenceOn: desk.today, as: head(desk))
            }
        },
        MeasuredOperation("refuse to reopen a clue") { desk in
            let clue = try await askedAgain(desk)
            return { desk in try await HandleClue(desk.context).refuseReopening(clue, as: desk.deputy) }
        },
        MeasuredOperation("reopen a clue") { desk in
            let clue = try await askedAgain(desk)
            return { desk in
                try await HandleClue(desk.context).reopen(clue, newEvidenceOn: desk.today, as: desk.deputy)
            }
        },
        MeasuredOperation("feed back a result") { desk in
            let (receipt, clue) = try await concluded(desk)
            for notice in try await OpenReport(desk.context)(receipt.id, as: desk.lead).notices {
                guard notice.state == .draft else { continue }
                _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
                try await RecordDelivery(desk.context)(notice.id, .phone, on: desk.today, as: desk.clerk)
            }
            return { desk in
                try await HandleClue(desk.context).feedBack(clue, .told(on: desk.today), as: holder(desk))
            }
        },
    ]

    private static func resulted(_ desk: Desk) async throws -> (receipt: RegisterReport.Receipt, clue: Clue.ID) {
        let planned = try await planned(desk)
        let handle = HandleClue(desk.context)
        try await handle.approvePlan(planned.clue, as: desk.deputy)
        try await handle.proposeResult(planned.clue, .educated, groupSignedOn: nil, as: holder(desk))
        return planned
    }

    private static func concluded(_ desk: Desk) async throws -> (receipt: RegisterReport.Receipt, clue: Clue.ID) {
        let resulted = try await resulted(desk)
        try await HandleClue(desk.context).approveResult(resulted.clue, as: desk.head)
        return resulted
    }

    private static func askedAgain(_ desk: Desk) async throws -> Clue.ID {
        let clue = try await concluded(desk).clue
        try await HandleClue(desk.context).askReopening(clue, newEvidenceOn: desk.today, as: head(desk))
        return clue
    }
}

// MARK: - What ends a report or takes it apart

extension MeasuredOperation {
    static let ofReports = [
        MeasuredOperation("propose to void a report") { desk in
            let report = try await desk.register(.townshipCadre).id
            return { desk in try await VoidReport(desk.context).propose(report, .testEntry, as: desk.clerk) }
        },
        MeasuredOperation("void a report") { desk in
            let report = try await desk.register(.townshipCadre).id
            try await VoidReport(desk.context).propose(report, .testEntry, as: desk.clerk)
            return { desk in try await VoidReport(desk.context).approve(report, as: desk.lead) }
        },
        MeasuredOperation("propose to split a report in two") { desk in
            let report = try await desk.register(SplitTests.letter([SplitTests.township, SplitTests.village])).id
            return { desk in
                try await SplitReport(desk.context).propose(report, SplitTests.parts([[0], [1]]), as: desk.clerk)
            }
        },
        MeasuredOperation("split a report in two") { desk in
            let report = try await desk.register(SplitTests.letter([SplitTests.township, SplitTests.village])).id
            try await SplitReport(desk.context).propose(report, SplitTests.parts([[0], [1]]), as: desk.clerk)
            return { desk in
                let parts = try await SplitReport(desk.context).approve(report, as: desk.lead)
                #expect(parts.count == 2)
            }
        },
        MeasuredOperation("ask to seal a report up") { desk in
            let report = try await desk.register(.townshipCadre).id
            return { desk in try await AskSealing(desk.context)(report, .upperLevel, as: desk.clerk) }
        },
        MeasuredOperation("seal a report up") { desk in
            let report = try await desk.register(.townshipCadre).id
            try await AskSealing(desk.context)(report, .upperLevel, as: desk.clerk)
            return { desk in try await DecideSealing(desk.context).seal(report, sheets: 3, as: desk.lead) }
        },
    ]
}

// MARK: - Workers

extension MeasuredOperation {
    static let ofQueues = [
        MeasuredOperation("take a report to read from lanes that a worker remembers") { desk in
            _ = try await desk.register(.townshipCadre)
            var marks = LaneMarks()
            _ = marks.know([desk.office.county.rawValue])
            let next = marks.nextWindow()
            let window = try #require(next)
            return { desk in
                let jobs = try await LaneQueue.reads(desk.context).claim(
                    window, limit: 1, holder: "count", leaseSeconds: 60)
                #expect(jobs.count == 1)
            }
        },
        MeasuredOperation("try a reading again later") { desk in
            let job = try await reading(desk)
            return { desk in
                try await RetryRead(desk.context)(job, afterMilliseconds: 60_000, reason: .unexpected)
            }
        },
        MeasuredOperation("park a reading") { desk in
            let job = try await reading(desk)
            return { desk in try await ParkRead(desk.context)(job, reason: .corruptRow) }
        },
        MeasuredOperation("have a parked reading tried again") { desk in
            let job = try await reading(desk)
            try await ParkRead(desk.context)(job, reason: .corruptRow)
            return { desk in try await RetryParked(desk.context)(.reading(job.report), as: desk.lead) }
        },
        MeasuredOperation("bring back what ran out") { _ in
            { desk in try await RescueJobs(desk.context)() }
        },
        MeasuredOperation("take a file to clean") { desk in
            _ = try await letter(desk)
            return { desk in
                let jobs = try await CleanQueue(desk.context).claim(limit: 1, holder: "count", leaseSeconds: 60)
                #expect(jobs.count == 1)
            }
        },
        MeasuredOperation("clean a file") { desk in
            let file = try await letter(desk)
            let jobs = try await CleanQueue(desk.context).claim(limit: 100, holder: "count", leaseSeconds: 60)
            let job = try #require(jobs.first { $0.upload == file })
            let tools = FileCleaning(
                isInfected: nil, copy: { _, _, _ in .made(Casework.Attachment.Copy(.pdf, [1, 2, 3])) })
            return { desk in try await CleanFile(desk.context, tools: tools)(job) }
        },
    ]

    /// A report that a worker holds, and no other one.
    private static func reading(_ desk: Desk) async throws -> ReadJob {
        while !(try await desk.takeReading(limit: 100).isEmpty) {}
        let report = try await desk.register(.townshipCadre).id
        let job = try #require(try await desk.takeReading().first)
        return ReadJob(report: report, token: job.token, attempt: job.attempt)
    }

    /// A letter that came with a picture, which waits to be cleaned.
    private static func letter(_ desk: Desk) async throws -> Upload.ID {
        let file = try await FileTests.kept(FileTests.picture(1_000), desk)
        _ = try await FileTests.letter(desk, [file], form: desk.newForm())
        return file.upload
    }
}
