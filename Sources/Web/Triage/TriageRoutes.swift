import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The triage list and what two people decide there.
struct TriageRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("triage") { request, _ in
            let staff = try await site.staff(request, .triage)
            return try await show(nil, staff)
        }
        router.get("triage/:id") { request, context in
            let staff = try await site.staff(request, .triage)
            return try await show(try Report.ID(in: context), staff)
        }
        router.post("triage/:id") { request, context in
            let staff = try await site.staff(request, .triage)
            return try await propose(try Report.ID(in: context), staff)
        }
        router.post("triage/:id/confirm") { request, context in
            let staff = try await site.staff(request, .triage)
            return try await answer(try Report.ID(in: context), staff)
        }
        router.post("triage/:id/admit") { request, context in
            let staff = try await site.staff(request, .triage)
            let id = try Report.ID(in: context)
            _ = try await staff.form()
            return try await act(id, staff) {
                _ = try await AdmitPublicReport(site.context)(id, as: staff.caller)
                return staff.see(.triage(id.rawValue), done: .admitted)
            }
        }
        router.post("triage/:id/seal") { request, context in
            let staff = try await site.staff(request, .triage)
            let id = try Report.ID(in: context)
            let fields = try await staff.form()
            guard let why = ManagedBy(rawValue: fields["sealed-why"]), why.isSealed else {
                throw Unanswerable.notOffered("sealed-why", .reason)
            }
            return try await act(id, staff) {
                try await AskSealing(site.context)(id, why == .upper ? .upperLevel : .ownHead, as: staff.caller)
                return staff.see(.triage, done: .accusedClosed)
            }
        }
        addForwardReturn(to: router)
    }

    /// Shows a form whose secret is too old again, with what was typed.
    private func again(_ id: Report.ID, _ fields: FormFields, _ staff: StaffVisit) async throws -> Response {
        try await staff.again(fields) { form, message in
            try await show(id, staff, .forbidden, form: form, message: message)
        }
    }

    /// Shows a refusal of the rules on the item's own page.
    func act(
        _ id: Report.ID, _ staff: StaffVisit, form: FormState = FormState(),
        _ body: () async throws -> Response
    ) async throws -> Response {
        do { return try await body() } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(id, staff, .conflict, form: form, message: message)
        }
    }

    func show(
        _ id: Report.ID?, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        var item: TriageItem?
        if let id {
            let opened = try await OpenReport(site.context)(id, as: staff.caller)
            item = site.triageItem(opened, for: staff.caller, in: staff.visit.language, form: form)
            item?.suggestionStep = site.suggestionStep(opened, for: staff.caller)
            item?.forwardReturn = site.forwardReturn(opened, for: staff.caller)
            item?.splitStep = try await site.splitStep(id, for: staff.caller, in: staff.visit.language)
            item?.voidStep = try await site.voidStep(id, for: staff.caller)
            item?.callStep = try await site.callStep(opened.record, for: staff.caller)
        }
        let lists = Lists(site.context)
        let asked = AskedPage<InboxCursor>(staff.visit, .inbox)
        let rows = try await lists.inbox(after: asked.cursor, limit: Limits.pageRows, as: staff.caller)
        let counts = try await lists.counts(as: staff.caller)
        let listed = rows.map(\.report.report.id)
        let misused = try await ReadCalls(site.context).impersonated(among: listed, as: staff.caller)
        let toSplit = try await OpenSplit(site.context).waiting(among: listed, as: staff.caller)
        var page = TriagePage(
            rows: rows.map { row in
                var shown = site.triageRow(row, in: staff.visit.language)
                if misused.contains(row.report.report.id) { shown.flags.append(Flag(.impersonated, .urgent)) }
                if toSplit.contains(row.report.report.id) { shown.flags.append(Flag(.splitProposedBy)) }
                return shown
            },
            waiting: counts.awaitingTriage + counts.quarantined, open: item, offers: site.offers.triage,
            paging: asked.paging(rows.next, from: .triage)
        )
        page.toSeal = try await DecideSealing(site.context).list(as: staff.caller).count
        if staff.caller.roles.contains(.petitionLead) {
            page.readersFault = try await NameReaders(site.context).list(as: staff.caller).standing.fault
        }
        return staff.page(page, status: status, message: message)
    }

    private func propose(_ id: Report.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else { return try await again(id, fields, staff) }
        let opened = try await OpenReport(site.context)(id, as: staff.caller)
        let people = opened.content?.accused ?? []
        if fields["add"] == "accused" { return try await show(id, staff, form: Self.withAnotherRow(fields)) }
        let numbered = try await site.firstReport(numbered: fields["repeats-number"], of: id, for: staff.caller)
        let entry: TriageEntry
        do {
            entry = try TriageEntry.read(
                fields, offers: site.offers.triage, accused: people.count,
                earlier: site.earlier(opened, for: staff.caller),
                numbered: numbered)
        } catch { return try await show(id, staff, .unprocessableContent, form: error.state) }
        let placed = site.placed(entry.placements, entry.added, people, seenFrom: opened.record.holder)
        guard placed.problems.isEmpty else {
            let form = FormState(entered: fields, problems: placed.problems)
            return try await show(id, staff, .unprocessableContent, form: form)
        }
        let opinion = entry.opinion(by: staff.caller.staff)
        return try await act(id, staff, form: FormState(entered: fields)) {
            let decision = try await ProposeTriage(site.context)(
                id, opinion, standings: placed.standings, added: placed.added, as: staff.caller)
            // It is out of the proposer's sight by now.
            if case .sealed = decision.verdict, opened.record.holder == opened.record.report.receiver {
                return staff.see(.triage, done: .accusedClosed)
            }
            return staff.see(.triage(id.rawValue), done: .proposed)
        }
    }

    static func withAnotherRow(_ fields: FormFields) -> FormState {
        var fields = fields
        fields.set("new-rows", to: String(AccusedForm.rows(in: fields)))
        fields.set("add", to: "")
        return FormState(entered: fields)
    }

    private func answer(_ id: Report.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else { return try await again(id, fields, staff) }
        let answer: TriageAnswer
        do { answer = try TriageAnswer.read(fields) } catch {
            return try await show(id, staff, .unprocessableContent, form: error.state)
        }
        guard answer.isConfirmed, answer.isDestroyed else {
            return try await act(id, staff, form: FormState(entered: fields)) {
                guard answer.isConfirmed else {
                    try await SendBackTriage(site.context)(id, remark: answer.remark, as: staff.caller)
                    return staff.see(.triage(id.rawValue), done: .sentBack)
                }
                return try await confirm(id, answer, staff)
            }
        }
        // What is destroyed is gone for good: whoever does it shows that they are still there.
        return try await staff.answerFresh(fields) { staff in
            try await confirm(id, answer, staff)
        } again: { staff, status, form, message in
            try await show(id, staff, status, form: form, message: message)
        }
    }

    private func confirm(_ id: Report.ID, _ answer: TriageAnswer, _ staff: StaffVisit) async throws -> Response {
        // Where it went is not told here: it may be out of this office's sight by now.
        _ = try await ConfirmTriage(site.context)(
            id, seen: answer.seen, mayDestroy: answer.isDestroyed, as: staff.caller)
        return staff.see(.triage, done: .confirmed)
    }
}

extension Site {
    /// Where the accused stand with what a person knows better, and what cannot be found in the directory.
    func placed(
        _ placements: [AccusedPlacement], _ newcomers: [AccusedForm.Added], _ people: [AccusedDraft],
        seenFrom organ: Organ.ID
    ) -> (standings: [Int: AccusedStanding], added: [AccusedDraft], problems: [Problem]) {
        var (standings, added, problems): ([Int: AccusedStanding], [AccusedDraft], [Problem]) = ([:], [], [])
        for (row, (person, placement)) in zip(people, placements).enumerated() where placement != .asStated {
            if let standing = context.directory.standing(of: person, placed: placement, seenFrom: organ) {
                standings[row] = standing
            } else {
                problems.append(
                    Problem(field: AccusedForm.Group.recorded.field(row + 1, "unit-known"), message: .unitNotFound))
            }
        }
        for person in newcomers {
            var draft = person.draft
            draft.standing = context.directory.standing(of: draft, seenFrom: organ)
            draft.standing =
                context.directory.standing(of: draft, placed: person.placement, seenFrom: organ) ?? draft.standing
            added.append(draft)
        }
        return (standings, added, problems)
    }
}
