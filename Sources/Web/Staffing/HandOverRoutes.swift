import Casework
import HTTPTypes
import Hummingbird
import Operations

/// Handing over when somebody leaves: looked at first, then confirmed.
struct HandOverRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("directory/handovers") { request, _ in
            let staff = try await site.staff(request, nil)
            let rows = try await HandOverPost(site.context).list(as: staff.caller)
            return staff.page(HandOversPage(rows: rows.map(row), mayHandOver: staff.handsOver))
        }
        router.get("directory/handovers/new") { request, _ in
            let staff = try await site.staff(request, nil)
            let from = staff.visit.query("from")
            return try await show(FormState(entered: FormFields([LeavingEntry.from: from])), nil, staff)
        }
        router.post("directory/handovers/preview") { request, _ in
            let staff = try await site.staff(request, nil)
            try Self.requireDecider(staff)
            return try await look(try await staff.form(), staff)
        }
        router.post("directory/handovers") { request, _ in
            let staff = try await site.staff(request, nil)
            try Self.requireDecider(staff)
            return try await confirm(try await staff.form(), staff)
        }
        router.get("directory/handovers/:id") { request, context in
            let staff = try await site.staff(request, nil)
            let id = try HandoverRecord.ID(in: context)
            return try await open(id, staff)
        }
    }

    private static func requireDecider(_ staff: StaffVisit) throws {
        guard staff.handsOver else { throw Unanswerable.page(.notFound) }
    }

    private func people(_ staff: StaffVisit) async throws -> [Choice] {
        try await HandOverPost(site.context).people(as: staff.caller).map {
            Choice($0.staff.rawValue, .asIs($0.name + " · " + $0.post))
        }
    }

    private func show(
        _ form: FormState, _ preview: HandOverPage.Preview?, _ staff: StaffVisit,
        _ status: HTTPResponse.Status = .ok, message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let page = HandOverPage(people: try await people(staff), form: form, preview: preview)
        return staff.page(page, status: status, message: message)
    }

    private func look(
        _ fields: FormFields, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let entry: LeavingEntry
        do { entry = try LeavingEntry.read(fields, people: try await people(staff)) } catch let error as FormRefused {
            return try await show(error.state, nil, staff, .unprocessableContent)
        }
        do {
            let preview = try await HandOverPost(site.context).preview(
                from: Staff.ID(entry.from), to: Staff.ID(entry.to), as: staff.caller)
            let shown = HandOverPage.Preview(lines: preview.lines.map(line), clues: preview.clues)
            return try await show(FormState(entered: fields), shown, staff, status, message: message)
        } catch let error as OperationError {
            guard let refusal = staff.refusal(error) else { throw error }
            return try await show(FormState(entered: fields), nil, staff, .conflict, message: refusal)
        }
    }

    private func confirm(_ fields: FormFields, _ staff: StaffVisit) async throws -> Response {
        guard let seen = Int(fields[LeavingEntry.seen]) else { return try await look(fields, staff) }
        let (from, to) = (Staff.ID(fields[LeavingEntry.from]), Staff.ID(fields[LeavingEntry.to]))
        do {
            let id = try await HandOverPost(site.context)(from: from, to: to, seen: seen, as: staff.caller)
            return staff.see(.handover(id.rawValue), done: .stepped)
        } catch OperationError.stale {
            return try await look(fields, staff, .conflict, message: .refused(.handoverChanged))
        } catch let error as OperationError {
            guard let refusal = staff.refusal(error) else { throw error }
            return try await show(FormState(entered: fields), nil, staff, .conflict, message: refusal)
        }
    }

    private func open(_ id: HandoverRecord.ID, _ staff: StaffVisit) async throws -> Response {
        let (record, lines) = try await HandOverPost(site.context).open(id, as: staff.caller)
        let clues = lines.count { $0.subject == .clue }
        let led = lines.count { $0.subject.isOfLeader }
        return staff.page(
            HandOverProtocolPage(
                id: id.rawValue,
                facts: [
                    Fact(.organ, .told(site.context.directory[record.organ]?.name ?? record.organ.rawValue)),
                    Fact(.handoverFrom, .told(site.name(of: record.from))),
                    Fact(.handoverTo, .told(site.name(of: record.to))),
                    Fact(.handoverBy, .told(site.name(of: record.decidedBy))),
                    Fact(.time, .moment(Moment(record.doneAt))),
                ],
                counts: .handoverCounts(clues: clues, led: led, drafts: lines.count - clues - led),
                rows: lines.map(line)))
    }

    private func row(_ record: HandoverRecord) -> HandOversPage.Row {
        HandOversPage.Row(
            id: record.id.rawValue, from: site.name(of: record.from), to: site.name(of: record.to),
            by: site.name(of: record.decidedBy), on: Day(record.doneAt.civilDate))
    }

    private func line(_ line: HandoverLine) -> HandOverLines.Row {
        let link: Link? =
            switch line.subject {
            case .clue: .clue(line.item)
            case .report: .triage(line.item)
            case .notice: .notice(line.item)
            case .document: .document(line.item)
            case .recommendation: .recommendation(line.item)
            case .charge, .session, .duty: nil
            }
        let isOwed = line.subject == .clue && line.fate == .waits
        return HandOverLines.Row(
            number: line.number, link: link, kind: line.subject.words,
            fate: isOwed ? .handoverOwed : line.fate.words)
    }
}

extension HandoverLine.Subject {
    fileprivate var isOfLeader: Bool {
        switch self {
        case .charge, .session, .duty: true
        case .clue, .report, .notice, .document, .recommendation: false
        }
    }

    fileprivate var words: Text {
        switch self {
        case .clue: Text("线索", "Clue")
        case .report: Text("待审核的研判意见", "Triage proposal")
        case .notice: Text("待审批的告知书", "Notice")
        case .charge: Text("包案", "Clue in the leader's charge")
        case .session: Text("接访日", "Day on which visitors are received")
        case .duty: Text("年度下访任务", "Visit of the year to a township")
        case .document: Text("待审批的文书", "Document")
        case .recommendation: Text("待审批的建议书", "Recommendation")
        }
    }
}

extension Casework.HandOver.Fate {
    fileprivate var words: Text {
        switch self {
        case .reassigned: Text("由接收人承办", "To whoever takes over")
        case .board: Text("放回待领取", "Back to the board")
        case .waits: Text("照常由他人审核、审批或者安排", "Waits for a second person as before")
        case .ended: Text("随职务终止", "Ends with the post")
        }
    }
}
