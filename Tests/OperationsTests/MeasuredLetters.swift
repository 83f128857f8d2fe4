import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

// What else a petition office does with a letter: before it is triaged, instead of that, and where it is nobody's here.

// MARK: - What comes in, and what is said of it

extension MeasuredOperation {
    static let ofArrivals = [
        MeasuredOperation("admit what was handed in over the web") { desk in
            let report = try await handedIn(desk)
            return { desk in _ = try await AdmitPublicReport(desk.context)(report, as: desk.lead) }
        },
        MeasuredOperation("register what goes up sealed") { desk in
            let form = desk.newForm()
            return { desk in
                _ = try await RegisterSealed(desk.context)(
                    .upperLevel, channel: .letter, receivedOn: desk.today, sheets: 1, form: form, as: desk.clerk)
            }
        },
        MeasuredOperation("record that it went up") { desk in
            let slip = try await RegisterSealed(desk.context)(
                .upperLevel, channel: .letter, receivedOn: desk.today, sheets: 1, form: desk.newForm(), as: desk.clerk)
            return { desk in
                try await ReportSealedUp(desk.context)(slip.id, .courier, on: desk.today, as: desk.lead)
            }
        },
        MeasuredOperation("record a call about a signature") { desk in
            let report = try await desk.register(.townshipCadre).id
            let call = Triage.Call(
                way: .phone, on: desk.today, found: .confirmed, letNarrate: true, promisedNothing: true)
            return { desk in try await VerifySignature(desk.context)(report, call, as: desk.clerk) }
        },
        MeasuredOperation("say that a letter repeats another") { desk in
            let first = try await desk.register(.townshipCadre).id
            let again = try await desk.register(.townshipCadre).id
            return { desk in
                try await DecideRepeat(desk.context)(
                    again, of: first, .repeated, reason: "内容相同", as: desk.clerk)
            }
        },
        MeasuredOperation("add to a letter by its code") { desk in
            let (code, form) = (try await desk.register(.townshipCadre).code, desk.newForm())
            return { desk in
                try await AddToReport(desk.context)(
                    .supplement, "还有一件事", code: code.text, form: form, isFreeOfStateSecrets: true)
            }
        },
        MeasuredOperation("add a file to a letter") { desk in
            let report = try await desk.register(.townshipCadre).id
            let file = try await FileTests.kept(FileTests.picture(1_000), desk)
            return { desk in try await AddFiles(desk.context)([file], to: .report(report), as: desk.clerk) }
        },
    ]

    private static func handedIn(_ desk: Desk) async throws -> Report.ID {
        let code = try await ReceivePublicReport(desk.context)(
            .townshipCadre.by(.web), to: desk.office.county, form: desk.newForm(), isFreeOfStateSecrets: true)
        return try #require(try await TrackReport(desk.context)(code.text)).report.report
    }
}

// MARK: - What is not agreed to, or given back

extension MeasuredOperation {
    static let ofRefusals = [
        MeasuredOperation("send back a triage") { desk in
            let report = try await desk.register(.townshipCadre).id
            _ = try await ProposeTriage(desk.context)(report, .accusation, as: desk.clerk)
            return { desk in try await SendBackTriage(desk.context)(report, remark: "请补充", as: desk.lead) }
        },
        MeasuredOperation("give back what was passed on") { desk in
            let report = try await desk.triage(.letter(unit: "阳新县教育局", post: "局长")).receipt.id
            let there = try #require(desk.office.first(.petitionLead, in: desk.office.neighbour).staff)
            return { desk in try await ReturnForwarded(desk.context)(report, .notCompetent, as: there) }
        },
        MeasuredOperation("refuse to void a report") { desk in
            let report = try await desk.register(.townshipCadre).id
            try await VoidReport(desk.context).propose(report, .testEntry, as: desk.clerk)
            return { desk in try await VoidReport(desk.context).refuse(report, as: desk.lead) }
        },
        MeasuredOperation("take back a split") { desk in
            let report = try await desk.register(SplitTests.letter([SplitTests.township, SplitTests.village])).id
            try await SplitReport(desk.context).propose(report, SplitTests.parts([[0], [1]]), as: desk.clerk)
            return { desk in try await SplitReport(desk.context).refuse(report, as: desk.clerk) }
        },
        MeasuredOperation("refuse to seal a report up") { desk in
            let report = try await desk.register(.townshipCadre).id
            try await AskSealing(desk.context)(report, .upperLevel, as: desk.clerk)
            return { desk in try await DecideSealing(desk.context).refuse(report, words: "本县干部", as: desk.lead) }
        },
    ]
}

// MARK: - What is no matter of discipline

extension MeasuredOperation {
    static let ofPetitions = [
        MeasuredOperation("pass on a petition") { desk in
            let report = try await lettered(desk)
            return { desk in
                try await PassOnPetition(desk.context).transfer(
                    report, to: OutsideOrgan.ID("COURT"), on: desk.today, by: .confidential, list: "信件一份",
                    as: desk.clerk)
            }
        },
        MeasuredOperation("record the receipt of a petition") { desk in
            let report = try await lettered(desk)
            try await PetitionTests.send(desk, report, on: desk.today)
            return { desk in
                try await PassOnPetition(desk.context).recordReceipt(
                    of: report, .received, on: desk.today, as: desk.clerk)
            }
        },
        MeasuredOperation("tell a petitioner where to go") { desk in
            try await PetitionTests.list(desk)
            let report = try await PetitionTests.declined(desk, .visit)
            return { desk in
                try await PassOnPetition(desk.context).guide(report, to: OutsideOrgan.ID("COURT"), as: desk.clerk)
            }
        },
        MeasuredOperation("accept a petition") { desk in
            let report = try await PetitionTests.declined(desk)
            return { desk in
                try await HandlePetition(desk.context).accept(report, .handle, request: "请求公开", as: desk.clerk)
            }
        },
    ]

    /// A petition that a court is competent for, and our letter to it.
    private static func lettered(_ desk: Desk) async throws -> Report.ID {
        try await PetitionTests.list(desk)
        let report = try await PetitionTests.declined(desk)
        try await PetitionTests.letter(desk, on: report)
        return report
    }
}
