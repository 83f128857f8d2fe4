import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The archive: what could go there, the index of each file, and the two steps.
struct ArchiveRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("archive") { request, _ in
            let staff = try await site.staff(request, .archive)
            let archive = ArchiveFile(site.context)
            let finished = try await archive.list(archived: false, as: staff.caller)
            let archived = try await archive.list(archived: true, as: staff.caller)
            let lone = try await archive.loneReports(archived: false, as: staff.caller)
            let loneArchived = try await archive.loneReports(archived: true, as: staff.caller)
            let language = staff.visit.language
            return staff.page(
                ArchivePage(
                    finished: finished.map(row), archived: archived.map(row),
                    lone: lone.map { self.lone($0, language) },
                    loneArchived: loneArchived.map { self.lone($0, language) }))
        }
        router.get("reopenings") { request, _ in
            let staff = try await site.staff(request, .board)
            let asked = try await ListReopenings(site.context)(as: staff.caller)
            return staff.page(ReopeningsPage(rows: asked.map(site.reopening)))
        }
        router.post("reopenings/:id/:reading") { request, context in
            let staff = try await site.staff(request, .board)
            return try await read(try Self.id(context), context.parameters.get("reading"), staff)
        }
        // Whoever sees a clue reads what lies on its file.
        router.get("archive/clues/:id") { request, context in
            try await show(try Self.id(context), try await site.staff(request, .documents))
        }
        router.post("archive/clues/:id/papers") { request, context in
            try await state(try Self.id(context), try await site.staff(request, .documents))
        }
        router.post("archive/clues/:id/:step") { request, context in
            let staff = try await site.staff(request, .archive)
            return try await act(try Self.id(context), context.parameters.get("step"), staff)
        }
        router.get("archive/reports/:id") { request, context in
            try await show(try Report.ID(in: context), try await site.staff(request, .triage))
        }
        router.post("archive/reports/:id/:step") { request, context in
            let staff = try await site.staff(request, .archive)
            return try await act(try Report.ID(in: context), context.parameters.get("step"), staff)
        }
    }

    private static func id(_ context: BasicRequestContext) throws -> Clue.ID {
        guard let id = Clue.ID(address: context.parameters.get("id")) else { throw Unanswerable.page(.notFound) }
        return id
    }

    private static func step(_ name: String?) throws -> Archive.Step {
        switch name {
        case "archive": .archive
        case "take-out": .takeOut
        case _: throw Unanswerable.page(.notFound)
        }
    }

    private func lone(_ row: LoneReportRow, _ language: Language) -> ArchivePage.Lone {
        ArchivePage.Lone(
            id: row.report.report.id.rawValue, number: site.number(of: row.report, in: language),
            state: row.report.report.state.words, receivedOn: Day(row.report.report.receivedOn),
            archivedOn: row.archivedAt.map { Day($0.civilDate) })
    }

    private func row(_ row: ArchiveRow) -> ArchivePage.Row {
        let record = row.clue
        return ArchivePage.Row(
            id: record.clue.id.rawValue, number: record.number.text(of: record.organ),
            result: record.clue.state.conclusion?.words ?? .asIs("–"), state: record.clue.state.words,
            archivedOn: row.archivedAt.map { Day($0.civilDate) },
            waiting: (row.hasNewMaterial ? [.newMaterial] : []) + (row.hasOpenObjection ? [.objectionWaits] : []))
    }
}

// MARK: - A clue

extension ArchiveRoutes {
    private func show(
        _ id: Clue.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState = FormState(),
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let index = try await ArchiveFile(site.context).open(id, as: staff.caller)
        return staff.page(site.filePage(index, form, for: staff.caller), status: status, message: message)
    }

    /// The room states a paper, or finds what it typed again.
    private func state(_ id: Clue.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { try await show(id, staff, .forbidden, form: $0, message: $1) }
        }
        do {
            var reader = FormReader(fields)
            let paper = reader.choice("paper", of: LatePaper.self, missing: .chooseOne)
            let day = reader.day("day", missing: .typeDay, latest: site.today)
            guard let paper, let day, reader.problems.isEmpty else { throw FormRefused(reader) }
            try await StatePaper(site.context)(paper, of: day.civilDate, on: id, as: staff.caller)
            return staff.see(.file(id.rawValue), done: .recorded)
        } catch let refused as FormRefused {
            return try await show(id, staff, .unprocessableContent, form: refused.state)
        } catch OperationError.mend(let faults) {
            let problems = faults.map { Problem(field: $0.field, message: Text($0.message)) }
            return try await show(
                id, staff, .unprocessableContent, form: FormState(entered: fields, problems: problems))
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(id, staff, .conflict, form: FormState(entered: fields), message: message)
        }
    }

    private func read(_ id: Clue.ID, _ name: String?, _ staff: StaffVisit) async throws -> Response {
        guard let reading = name.flatMap(MaterialReading.init) else { throw Unanswerable.page(.notFound) }
        _ = try await staff.form()
        do { try await ReadMaterial(site.context)(id, reading, as: staff.caller) } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(id, staff, .conflict, message: message)
        }
        return staff.see(.file(id.rawValue), done: .stepped)
    }

    private func act(_ id: Clue.ID, _ name: String?, _ staff: StaffVisit) async throws -> Response {
        let step = try Self.step(name)
        _ = try await staff.form()
        do {
            let archive = ArchiveFile(site.context)
            switch step {
            case .archive: try await archive.archive(id, as: staff.caller)
            case .takeOut: try await archive.takeOut(id, as: staff.caller)
            }
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(id, staff, .conflict, message: message)
        }
        return staff.see(.file(id.rawValue), done: step == .archive ? .archived : .takenOut)
    }
}

// MARK: - A report that became no clue

extension ArchiveRoutes {
    private func show(
        _ id: Report.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let (record, missing, mayTakeOut) = try await ArchiveFile(site.context).missing(of: id, as: staff.caller)
        let page = ReportFilePage(
            id: id.rawValue, number: site.number(of: record, in: staff.visit.language),
            facts: [Fact(.state, .said(record.report.state.words))], missing: missing?.map(\.needed),
            mayTakeOut: mayTakeOut)
        return staff.page(page, status: status, message: message)
    }

    private func act(_ id: Report.ID, _ name: String?, _ staff: StaffVisit) async throws -> Response {
        let step = try Self.step(name)
        _ = try await staff.form()
        do {
            try await ArchiveFile(site.context).act(step, on: id, as: staff.caller)
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(id, staff, .conflict, message: message)
        }
        return staff.see(.reportFile(id.rawValue), done: step == .archive ? .archived : .takenOut)
    }
}

extension Archive.RuleID {
    /// What is missing, and what to do about it.
    fileprivate var needed: Text {
        Text("\(statement.zh)：\(remedy.zh)", "\(statement.en): \(remedy.en)")
    }
}

extension Site {
    fileprivate func filePage(
        _ index: ArchiveFile.Index, _ form: FormState, for caller: StaffCaller
    ) -> FilePage {
        let record = index.clue
        var facts = [
            Fact(.registerNumber, .code(number(of: index.report))),
            Fact(.state, .said(record.clue.state.words)),
        ]
        if let conclusion = record.clue.state.conclusion {
            facts.append(Fact(.resultOfHandling, .said(conclusion.words)))
        }
        if let claim = record.clue.state.claim { facts.append(Fact(.holder, .told(name(of: claim.holder)))) }
        return FilePage(
            id: record.clue.id.rawValue, number: record.number.text(of: record.organ), facts: facts,
            papers: papers(index), approvals: index.told.map(told) + index.approvals.map(approval),
            chains: [
                HandoffPage.Chain(heading: .handoffsOfClue, lines: index.handoffs.map(handoffLine)),
                HandoffPage.Chain(heading: .handoffsOfReport, lines: index.reportHandoffs.map(handoffLine)),
            ],
            missing: index.missing?.map(\.needed), mayTakeOut: index.mayTakeOut,
            document: caller.paperLink(.archiveIndex, on: .clue(record.clue.id)),
            readings: index.mayReadMaterial ? MaterialReading.allCases.map { ($0.rawValue, $0.words) } : [],
            late: index.mayState.map { Choice($0.rawValue, $0.words) }, form: form,
            isWaitedFor: record.supplementedOn != nil || index.hasOpenObjection
        )
    }

    fileprivate func reopening(_ record: ClueRecord) -> ReopeningsPage.Row {
        ReopeningsPage.Row(
            id: record.clue.id.rawValue, number: record.number.text(of: record.organ),
            result: record.clue.state.conclusion?.words ?? .asIs("–"),
            asker: record.reopenAskedBy.map(name) ?? "", evidenceOn: record.file.newEvidenceOn.map { Day($0) })
    }

    private func papers(_ index: ArchiveFile.Index) -> [FilePage.Paper] {
        let reports = [index.report] + index.joined
        let taken = reports.enumerated().map { place, report in
            FilePage.Paper(
                what: place == 0 ? .reportTaken : .reportJoined, number: number(of: report),
                state: report.report.state.words, on: Day(report.report.receivedOn))
        }
        let notices = index.notices.map { notice in
            FilePage.Paper(
                what: notice.kind.words, number: notice.number?.description,
                state: notice.state.words, on: notice.delivery.map { Day($0.on) })
        }
        let documents = index.documents.map { document in
            let issue = document.paper.state.issue
            return FilePage.Paper(
                what: document.kind.words, number: issue?.number.description, state: document.paper.state.words,
                on: issue.map { Day($0.on) })
        }
        let late = index.latePapers.map { paper in
            FilePage.Paper(
                what: paper.paper.words, number: nil, state: .statedBy(name(of: paper.statedBy)), on: Day(paper.heldOn))
        }
        return taken + notices + documents + late
    }

    private func told(_ approval: ToldApproval) -> FilePage.Approval {
        FilePage.Approval(
            what: approval.kind.words, matter: matter(approval.kind, approval.matter),
            proposer: approval.proposedBy.map(name(of:)), approver: name(of: approval.approvedBy),
            capacity: .toldByStory, secretaryOn: nil, at: Moment(approval.at), isTold: true)
    }

    private func approval(_ approval: StoredApproval) -> FilePage.Approval {
        var capacity = approval.approvedAs.words
        if let ground = approval.ground {
            capacity = Text("\(capacity.zh)（\(ground.words.zh)）", "\(capacity.en) (\(ground.words.en))")
        }
        return FilePage.Approval(
            what: approval.kind.words, matter: matter(approval.kind, approval.matter),
            proposer: approval.proposedBy.map(name(of:)),
            approver: name(of: approval.approvedBy), capacity: capacity,
            secretaryOn: approval.secretaryOn.map { Day($0) }, at: Moment(approval.at))
    }

    private func matter(_ kind: Approval.Kind, _ matter: String) -> Text {
        switch kind {
        case .triage, .archiving, .takingOut: .matterState(matter)
        case .giveBack: ReturnReason(rawValue: matter)?.words ?? .asIs(matter)
        case .plan, .checkGroup: Handle.Proposal(rawValue: matter)?.words ?? .asIs(matter)
        case .result, .reopening: Handle.Finding(code: matter)?.words ?? .asIs(matter)
        case .distribution: .asIs(context.directory[Room.ID(matter)]?.name ?? matter)
        }
    }
}
