import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// An operation whose cost is written down.
struct MeasuredOperation: Sendable {
    /// What is measured; the desk tells what its transactions cost.
    typealias Act = @Sendable (_ desk: Desk) async throws -> Void

    let name: String
    /// Brings about what the operation needs, unmeasured.
    let prepare: @Sendable (_ desk: Desk) async throws -> Act

    init(_ name: String, _ prepare: @escaping @Sendable (_ desk: Desk) async throws -> Act) {
        self.name = name
        self.prepare = prepare
    }

    /// In the order in which they are carried out, each twice.
    static let all =
        atTheDesk + inTheRoom + toTheReporter + looks + ofWorkers + atTheDoor + ofHands + ofRounds + ofReports
        + ofQueues + ofArrivals + ofRefusals + ofPetitions + ofChecks + ofEnds + ofDocuments + ofMeetings + ofClocks
        + ofOrders + ofAssignments + ofMachines
}

// MARK: - The petition office

extension MeasuredOperation {
    private static let atTheDesk = [
        MeasuredOperation("register a letter") { desk in
            let form = desk.newForm()
            return { desk in
                _ = try await RegisterReport(desk.context)(
                    .townshipCadre, form: form, isFreeOfStateSecrets: true, as: desk.clerk)
            }
        },
        MeasuredOperation("register a letter against two with two files") { desk in
            let form = desk.newForm()
            let files = [
                try await FileTests.kept(FileTests.picture(1_000), desk, name: "一.jpg"),
                try await FileTests.kept(FileTests.picture(2_000), desk, name: "二.jpg"),
            ]
            var draft = ReportDraft.townshipCadre
            draft.accused.append(AccusedDraft(name: "公冶鹔鹴", unit: "保安镇", post: "镇长"))
            let letter = draft
            return { desk in
                _ = try await RegisterReport(desk.context)(
                    letter, form: form, isFreeOfStateSecrets: true, files: files, as: desk.clerk)
            }
        },
        MeasuredOperation("propose a triage") { desk in
            let report = try await desk.register(.townshipCadre).id
            return { desk in _ = try await ProposeTriage(desk.context)(report, .accusation, as: desk.clerk) }
        },
        MeasuredOperation("confirm a triage") { desk in
            let report = try await desk.register(.townshipCadre).id
            _ = try await ProposeTriage(desk.context)(report, .accusation, as: desk.clerk)
            return { desk in _ = try await ConfirmTriage(desk.context)(report, as: desk.lead) }
        },
        MeasuredOperation("add an accused") { desk in
            let report = try await desk.claimed().receipt.id
            var added = AccusedDraft(name: "公冶鹔鹴", unit: "保安镇", post: "镇长")
            added.standing = desk.context.directory.standing(of: added, seenFrom: desk.office.county)
            let accused = added
            return { desk in _ = try await CorrectAccused(desk.context)(report, added: [accused], as: desk.holder) }
        },
    ]
}

// MARK: - The room

extension MeasuredOperation {
    private static let inTheRoom = [
        MeasuredOperation("claim a clue") { desk in
            let clue = try await desk.routed().clue
            return { desk in try await HandleClue(desk.context).claim(clue, as: desk.holder) }
        },
        MeasuredOperation("claim the next clue") { desk in
            _ = try await desk.routed()
            return { desk in
                let outcome = try await ClaimNext(desk.context)(as: desk.holder)
                #expect(outcome != .nothingWaits)
            }
        },
        MeasuredOperation("release a clue") { desk in
            let clue = try await desk.claimed().clue
            return { desk in try await HandleClue(desk.context).release(clue, as: desk.holder) }
        },
        MeasuredOperation("propose a plan") { desk in
            let clue = try await desk.claimed().clue
            try await desk.context.study(clue, on: desk.today, by: desk.holder)
            return { desk in try await HandleClue(desk.context).propose(clue, .check(.talkOrLetter), as: desk.holder) }
        },
        MeasuredOperation("approve a plan") { desk in
            let clue = try await planned(desk)
            return { desk in try await HandleClue(desk.context).approvePlan(clue, as: desk.deputy) }
        },
        MeasuredOperation("propose a result") { desk in
            let clue = try await checked(desk)
            return { desk in try await HandleClue(desk.context).proposeResult(clue, .educated, as: desk.holder) }
        },
        MeasuredOperation("approve a result") { desk in
            let clue = try await checked(desk)
            try await HandleClue(desk.context).proposeResult(clue, .educated, as: desk.holder)
            return { desk in try await HandleClue(desk.context).approveResult(clue, as: desk.head) }
        },
    ]

    private static func planned(_ desk: Desk) async throws -> Clue.ID {
        let clue = try await desk.claimed().clue
        try await HandleClue(desk.context).propose(
            clue, .check(.talkOrLetter), studiedOn: desk.today, as: desk.holder)
        return clue
    }

    private static func checked(_ desk: Desk) async throws -> Clue.ID {
        let clue = try await planned(desk)
        try await HandleClue(desk.context).approvePlan(clue, as: desk.deputy)
        try await desk.context.holdTalk(clue, by: desk.holder)
        return clue
    }
}

// MARK: - The reporter

extension MeasuredOperation {
    private static let toTheReporter = [
        MeasuredOperation("approve a notice") { desk in
            let notice = try await draftedNotice(desk)
            return { desk in _ = try await ApproveNotice(desk.context)(notice, as: desk.lead) }
        },
        MeasuredOperation("deliver a notice") { desk in
            let notice = try await draftedNotice(desk)
            _ = try await ApproveNotice(desk.context)(notice, as: desk.lead)
            return { desk in
                try await RecordDelivery(desk.context)(notice, .letter, on: desk.today, as: desk.clerk)
            }
        },
        MeasuredOperation("hand in over the web") { desk in
            let form = desk.newForm()
            return { desk in
                _ = try await ReceivePublicReport(desk.context)(
                    .townshipCadre.by(.web), to: desk.office.county, form: form, isFreeOfStateSecrets: true)
            }
        },
        MeasuredOperation("look a query code up") { desk in
            let code = try await desk.register(.townshipCadre).code
            return { desk in _ = try #require(try await TrackReport(desk.context)(code.text)) }
        },
    ]

    private static func draftedNotice(_ desk: Desk) async throws -> NoticeRecord.ID {
        let report = try await desk.triage(.townshipCadre).receipt.id
        return try #require(
            try await Lists(desk.context).notices(as: desk.lead).first { $0.report == report }
        ).id
    }
}

// MARK: - Pages

extension MeasuredOperation {
    private static let looks = [
        MeasuredOperation("list the inbox") { _ in
            { desk in _ = try await Lists(desk.context).inbox(as: desk.clerk) }
        },
        MeasuredOperation("list the register") { _ in
            { desk in _ = try await Lists(desk.context).register(as: desk.clerk) }
        },
        MeasuredOperation("list the board") { _ in
            { desk in _ = try await Lists(desk.context).board(.all, as: desk.holder) }
        },
        MeasuredOperation("open a report") { desk in
            let report = try await desk.claimed().receipt.id
            return { desk in _ = try await OpenReport(desk.context)(report, as: desk.lead) }
        },
        MeasuredOperation("open a clue") { desk in
            let clue = try await desk.claimed().clue
            return { desk in _ = try await OpenClue(desk.context)(clue, as: desk.holder) }
        },
        // The second time there are two hits.
        MeasuredOperation("find two letters by their words") { desk in
            var draft = ReportDraft.townshipCadre
            (draft.summary, draft.text) = ("鱼塘低价出租", "鱼塘低价出租给亲戚。")
            _ = try await desk.register(draft)
            let query = try SearchQuery("鱼塘")
            return { desk in
                let hits = try await SearchReports(desk.context)(query, as: desk.clerk).hits
                #expect((1...2).contains(hits.count))
            }
        },
    ]
}

// MARK: - Workers

extension MeasuredOperation {
    private static let ofWorkers = [
        MeasuredOperation("take a report to read") { desk in
            _ = try await desk.register(.townshipCadre)
            return { desk in
                let jobs = try await ClaimReads(desk.context)(limit: 1, holder: "count", leaseSeconds: 60)
                #expect(jobs.count == 1)
            }
        },
        MeasuredOperation("read a report") { desk in
            while !(try await desk.takeReading(limit: 100).isEmpty) {}
            let report = try await desk.register(.townshipCadre).id
            let job = try #require(try await desk.takeReading().first)
            return { desk in try await ReadReport(desk.context)(report, token: job.token) }
        },
    ]
}

// MARK: - Sessions

extension MeasuredOperation {
    private static let atTheDoor = [
        MeasuredOperation("sign in") { desk in
            _ = try await desk.signIn()
            return { desk in
                let token = try await SignIn(desk.context, hasher: hasher)(
                    account: desk.clerk.staff.rawValue, password: SignInTests.password)
                _ = try #require(token)
            }
        },
        MeasuredOperation("come with a session") { desk in
            let token = try await enter(desk)
            return { desk in _ = try #require(try await SignIn(desk.context, hasher: hasher).session(token)) }
        },
        MeasuredOperation("sign out") { desk in
            let token = try await enter(desk)
            return { desk in try await SignIn(desk.context, hasher: hasher).signOut(token, as: desk.clerk) }
        },
    ]

    private static let hasher = PasswordHasher(cost: 10)

    private static func enter(_ desk: Desk) async throws -> [UInt8] {
        try #require(
            try await SignIn(desk.context, hasher: hasher)(
                account: desk.clerk.staff.rawValue, password: SignInTests.password))
    }
}

// MARK: - Machines

extension MeasuredOperation {
    private static let ofMachines = [
        // The first request of a day leaves an entry, and the others none.
        MeasuredOperation("come with a token") { desk in
            let tokens = AccessTokens(desk.context)
            let made = try await tokens.make(.intake, scopes: [.register], days: 30, as: desk.clerk)
            let office = try #require(TokenRules.office.first)
            try await tokens.approve(made.id, as: #require(desk.office.first(office, in: desk.office.county).staff))
            _ = try #require(try await tokens.bearer(of: made.word))
            return { desk in _ = try #require(try await AccessTokens(desk.context).bearer(of: made.word)) }
        }
    ]
}
