import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// What stands in the form of each kind of document before anybody types, and from which record.
@Suite("prefilled documents") struct PrefillTests {
    /// What the record knows of each kind: the fields that are filled in, besides what every file says of itself. Nil for a
    /// notice, which is no document that anybody drafts.
    private static func expected(_ kind: DocumentKind) -> Set<DocumentField>? {
        switch kind {
        // The notice of the report.
        case .acceptance, .guidance: nil
        // The organ that holds the report now.
        case .forwarding: [.addressee, .items, .basis]
        // The assignment with its measure.
        case .assignment: [.addressee, .requirement, .deadline, .reportFormat]
        // The order and its demand.
        case .supervisionOrder: [.addressee, .supervisionReason, .demand, .deadline]
        // The reminder, with what was owed on its day.
        case .reminder: [.addressee, .supervisionReason, .demand, .deadline]
        // The result that was approved, the accused of the report, what the reporter said.
        case .checkReport: [.addressee, .accused, .conclusion, .reporterOpinion]
        // The talk.
        case .feedbackRecord:
            [.feedbackTime, .feedbackWay, .feedbackPerson, .result, .reporterOpinion, .objection, .newEvidence]
        // The accused of the report.
        case .inquiryLetter: [.addressee, .countersignature]
        // The minutes of the study.
        case .verificationRequest: [.accused, .proposal, .basis]
        // The report that the group signed.
        case .verificationReport:
            [.basis, .problem, .process, .findings, .doubts, .conclusion, .proposal, .signatures]
        // The recommendation that the head approved.
        case .disciplineRecommendation, .supervisionRecommendation: [.addressee, .unitFacts, .evidence, .advice]
        // The clearing that the head approved.
        case .clarification: [.addressee, .cleared, .falseFacts, .clearedResult, .legalBasis]
        // The result that was approved.
        case .publicNotice: [.result]
        // Everything that lies on the file.
        case .archiveIndex: [.attachments, .approvals, .handoff]
        // The petition.
        case .petitionOpinion: [.petitionRequest, .petitionRemedy]
        // The petition and its period.
        case .petitionAcceptance: [.deadline]
        // Where it was passed on.
        case .petitionTransfer: [.addressee, .items, .basis]
        }
    }

    /// The kinds that were looked at, so that none is forgotten.
    private final class Seen {
        var kinds: Set<DocumentKind> = []
    }

    private static func look(
        _ kind: DocumentKind, on subject: PaperSubject, from record: String? = nil, _ desk: Desk,
        as caller: StaffCaller, _ seen: Seen
    ) async throws {
        let values = try await DocumentLists(desk.context).prefilled(kind, on: subject, from: record, as: caller)
        let missing = (expected(kind) ?? []).filter { (values[$0] ?? "").isEmpty }
        #expect(missing.isEmpty, "\(kind): \(missing)")
        seen.kinds.insert(kind)
    }

    @Test func `GW-9 every kind is filled in from its record as far as the record knows`() async throws {
        try await Desk.open { desk in
            let seen = Seen()
            try await Self.checks(desk, seen)
            try await Self.ends(desk, seen)
            try await Self.passedOn(desk, seen)
            try await Self.pressure(desk, seen)
            let drafted = Set(DocumentKind.allCases.filter { Self.expected($0) != nil })
            #expect(seen.kinds == drafted && drafted == Set(DocumentKind.allCases.filter { !$0.isNotice }))
        }
    }

    private static func checks(_ desk: Desk, _ seen: Seen) async throws {
        let handle = HandleClue(desk.context)
        let (_, clue) = try await desk.claimed()
        try await handle.propose(clue, .check(.preliminaryVerification), studiedOn: desk.today, as: desk.holder)
        try await look(.verificationRequest, on: .clue(clue), desk, as: desk.holder, seen)
        try await handle.approvePlan(clue, as: desk.deputy)
        try await desk.context.checkAndSign(clue, .end(.educated), by: desk.holder)
        try await look(.verificationReport, on: .clue(clue), desk, as: desk.holder, seen)
        let (_, other) = try await desk.claimed()
        try await handle.propose(other, .check(.talkOrLetter), studiedOn: desk.today, as: desk.holder)
        try await handle.approvePlan(other, as: desk.deputy)
        try await look(.inquiryLetter, on: .clue(other), desk, as: desk.holder, seen)
    }

    private static func ends(_ desk: Desk, _ seen: Seen) async throws {
        let (_, clue) = try await desk.complete()
        try await look(.checkReport, on: .clue(clue), desk, as: desk.holder, seen)
        try await look(.feedbackRecord, on: .clue(clue), desk, as: desk.clerk, seen)
        try await look(.publicNotice, on: .clue(clue), desk, as: desk.holder, seen)
        try await look(.archiveIndex, on: .clue(clue), desk, as: desk.clerk, seen)
        for (kind, addressee) in [(Recommendation.Kind.discipline, "保安镇党委"), (.supervision, "保安镇人民政府")] {
            let text = Recommendation.Text(addressee: addressee, facts: "制度缺失", findings: "经查属实", advice: "健全制度")
            let id = try await FollowRecommendation(desk.context).draft(
                FollowRecommendation.Draft(
                    kind: kind, ground: .foundInHandling, clue: clue, text: text, namesNoReporter: true),
                as: desk.holder)
            try await FollowRecommendation(desk.context).take(.approve, id, as: desk.head)
            let document: DocumentKind =
                kind == .discipline ? .disciplineRecommendation : .supervisionRecommendation
            try await look(document, on: .clue(clue), from: id.rawValue, desk, as: desk.holder, seen)
        }
        let (_, untrue) = try await desk.claimed()
        try await desk.finish(untrue, .closedUnfounded)
        let draft = Clarification.Draft(
            finding: .untrue, trigger: .selection, form: .written, person: "某某", unit: "保安镇党委", statement: "违规领取补贴")
        try await ClearName(desk.context).propose(draft, on: untrue, as: desk.holder)
        let opened = try await OpenAftercare(desk.context)(untrue, as: desk.holder)
        let clearing = try #require(opened.clarifications.first?.record.clarification.id)
        try await ClearName(desk.context).approve(clearing, as: desk.head)
        try await look(.clarification, on: .clue(untrue), desk, as: desk.holder, seen)
    }

    private static func pressure(_ desk: Desk, _ seen: Seen) async throws {
        let clue = try await desk.passedDown()
        desk.office.clock.advance(days: 60)
        _ = try await WatchClocks(desk.context)()
        let supervise = SuperviseClue(desk.context)
        try await supervise.propose(clue, .overdue, [.letter], demand: "请报送核查方案", as: desk.citySupervisor)
        let opened = try await OpenSupervision(desk.context)(clue, as: desk.cityDeputy)
        let order = try #require(opened.orders.first?.record.order.id)
        try await supervise.approve(order, as: desk.cityDeputy)
        try await look(.supervisionOrder, on: .clue(clue), from: order.rawValue, desk, as: desk.citySupervisor, seen)
        try await supervise.remind(clue, as: desk.citySupervisor)
        try await look(.reminder, on: .clue(clue), desk, as: desk.citySupervisor, seen)
        let (_, assigned) = try await desk.claimed()
        let measure = try await ProposeMeasure(desk.context)(
            assigned, .assign(to: Organ.ID("T42028103J")), as: desk.supervisor)
        try await DecideMeasure(desk.context).approve(measure, as: desk.deputy)
        try await look(.assignment, on: .clue(assigned), desk, as: desk.lead, seen)
    }

    private static func passedOn(_ desk: Desk, _ seen: Seen) async throws {
        let receipt = try await desk.forwarded()
        try await look(.forwarding, on: .report(receipt.id), desk, as: desk.cityLead, seen)
        try await PetitionTests.list(desk)
        let letter = try await PetitionTests.declined(desk)
        try await PetitionTests.letter(desk, on: letter)
        try await PetitionTests.send(desk, letter, on: desk.today)
        try await look(.petitionTransfer, on: .report(letter), desk, as: desk.clerk, seen)
        let petition = try await PetitionTests.declined(desk)
        try await HandlePetition(desk.context).accept(petition, .handle, request: "请求公开", as: desk.clerk)
        try await look(.petitionAcceptance, on: .report(petition), desk, as: desk.clerk, seen)
        try await look(.petitionOpinion, on: .report(petition), desk, as: desk.clerk, seen)
    }
}

extension Desk {
    /// A report that the city received and passed on to the county, where nobody has looked at it yet.
    func forwarded() async throws -> RegisterReport.Receipt {
        guard let clerk = office.first(.registrar, in: office.city).staff else {
            preconditionFailure("nobody has the role")
        }
        let receipt = try await register(.townshipCadre, as: clerk)
        _ = try await ProposeTriage(context)(receipt.id, .accusation, as: clerk)
        _ = try await ConfirmTriage(context)(receipt.id, as: cityLead)
        return receipt
    }
}
