import Casework
import HTTPTypes
import Hummingbird
import Logging
import Operations

/// The intake desk.
struct DeskRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("desk") { request, _ in
            let staff = try await site.staff(request, .desk)
            var form = emptyForm()
            let session = staff.visit.query("session")
            if !session.isEmpty { form.entered.presetWalkIn(session) }
            return try await show(form, staff)
        }
        router.post("desk") { request, _ in
            let staff = try await site.staff(request, .desk)
            let receive = ReceiveFile(site.context, as: staff.caller)
            let posted = try await staff.visit.posted(receive, through: site.staffUploads)
            do {
                let (response, isKept) = try await enter(posted, staff)
                if !isKept { await receive.drop(posted.files) }
                return response
            } catch {
                await receive.drop(posted.files)
                throw error
            }
        }
        router.post("desk/sealed") { request, _ in
            let staff = try await site.staff(request, .desk)
            let fields = try await staff.visit.form()
            guard staff.isGenuine(fields) else {
                let form = FormState(entered: SealedEntry.shownAgain(fields))
                return try await show(form, staff, .forbidden, message: .refused(.formExpired))
            }
            return try await registerSealed(fields, staff)
        }
    }

    /// What was typed, with its files: those stay when the letter does.
    private func enter(_ posted: PostedForm, _ staff: StaffVisit) async throws -> (Response, isKept: Bool) {
        let fields = posted.fields
        guard staff.isGenuine(fields) else {
            let form = posted.again(kept(fields))
            return (try await show(form, staff, .forbidden, message: .refused(.formExpired)), false)
        }
        // "answer": of a browser that cannot show the rest by itself once the first question is answered.
        if ["accused", "answer"].contains(fields["add"]) {
            return (try await show(posted.again(kept(fields)), staff), false)
        }
        guard posted.problems.isEmpty else {
            let form = posted.again(kept(fields, posted.problems))
            return (try await show(form, staff, .unprocessableContent), false)
        }
        return try await register(posted, staff)
    }

    /// An empty form, with today's date and what letters of one batch share; what another body sends comes in bundles
    /// under one covering letter.
    private func emptyForm(after fields: FormFields = FormFields()) -> FormState {
        let received = fields["received"].isEmpty ? site.today.iso : fields["received"]
        var entered = FormFields([
            "channel": fields["channel"], "received": received, "sealed-channel": fields["channel"],
            "sealed-received": received, "form": site.newWord(), "session": fields["session"],
        ])
        for name in TransferIn.deskFields { entered.set(name, to: fields[name]) }
        return FormState(entered: entered)
    }

    /// What was typed, to be shown again; nothing of what must not be entered here.
    private func kept(_ fields: FormFields, _ problems: [Problem] = []) -> FormState {
        guard let managed = ManagedBy(rawValue: fields["managed"]), managed.isSealed else {
            var fields = fields
            let rows = DeskEntry.accusedRows(in: fields)
            fields.set("accused-rows", to: String(rows))
            fields.set("add", to: "")
            return FormState(entered: fields, problems: problems)
        }
        return DeskEntry.refusalWithoutContent(fields).state
    }

    private func show(
        _ form: FormState, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, saved: ReceiptSlip? = nil,
        line: SealedLine.ID? = nil, message: StaffFrame.Message? = nil
    ) async throws -> Response {
        var (beside, message) = (Beside(), message)
        do { beside = try await self.beside(staff) } catch let error
            where saved != nil || OperationError.isBusy(error) || OperationError.isUnsettled(error)
        {
            // Neither the slip of what was stored nor what was typed waits for a list; and a slip, whose code is shown this
            // once, for nothing at all.
            site.logger.error(
                "a list could not be shown beside the desk's form",
                metadata: ["error.type": "\(StoreError.loggable(error))"])
            message = message ?? .refused(.listsAway)
        }
        var form = form
        // Every form that goes out has a number of its own: two items without one would count as the same item.
        if form.entered["form"].isEmpty { form.entered.set("form", to: site.newWord()) }
        var page = DeskPage(
            offers: site.offers.desk, files: site.filesOfStaff, form: form, saved: saved, recent: beside.recent,
            today: beside.strip)
        page.savedLine = line?.rawValue
        page.sessions = beside.sessions
        return staff.page(page, status: status, message: message)
    }

    /// What stands beside the form.
    private struct Beside {
        var recent: [DeskPage.Recent] = []
        var strip = DeskPage.DayStrip(entered: 0, waiting: 0)
        var sessions: [Choice] = []
    }

    private func beside(_ staff: StaffVisit) async throws -> Beside {
        let lists = Lists(site.context)
        let register = try await lists.register(limit: Limits.recentEntries, as: staff.caller)
        let counts = try await lists.counts(as: staff.caller)
        let recent = register.map { row in
            DeskPage.Recent(
                id: row.report.report.id.rawValue,
                number: row.report.number?.text(of: row.report.report.receiver) ?? "",
                receivedOn: Day(row.report.report.receivedOn), channel: row.report.report.channel.words,
                signature: row.report.report.signature.words, state: row.report.report.state.words
            )
        }
        return Beside(
            recent: recent,
            strip: DeskPage.DayStrip(entered: counts.enteredToday, waiting: counts.awaitingTriage),
            sessions: try await site.sessionsToday(as: staff.caller))
    }

    /// Reads the whole form: whatever must change is told at once.
    private func read(_ fields: FormFields) throws(FormRefused) -> (DeskEntry, WalkIn?, TransferIn?) {
        var problems: [Problem] = []
        func part<Value>(_ read: () throws(FormRefused) -> Value) -> Value? {
            do { return try read() } catch {
                problems += error.state.problems
                return nil
            }
        }
        if let managed = ManagedBy(rawValue: fields["managed"]), managed.isSealed {
            throw DeskEntry.refusalWithoutContent(fields)
        }
        let entry = part { () throws(FormRefused) in
            try DeskEntry.read(fields, offers: site.offers.desk, today: site.today)
        }
        let walkIn = part { () throws(FormRefused) in try WalkIn.read(fields) }
        let transfer = part { () throws(FormRefused) in try TransferIn.read(fields, today: site.today) }
        guard problems.isEmpty, let entry, let walkIn, let transfer else { throw FormRefused(kept(fields, problems)) }
        return (entry, walkIn, transfer)
    }

    private func register(_ posted: PostedForm, _ staff: StaffVisit) async throws -> (Response, isKept: Bool) {
        let fields = posted.fields
        let entry: DeskEntry
        let walkIn: WalkIn?
        let transfer: TransferIn?
        do { (entry, walkIn, transfer) = try read(fields) } catch {
            return (try await show(posted.again(error.state), staff, .unprocessableContent), false)
        }
        do {
            var draft = entry.draft(site.context.directory, for: staff.caller.organ)
            draft.transfer = transfer
            let receipt = try await RegisterReport(site.context)(
                draft, form: fields["form"],
                isFreeOfStateSecrets: entry.isFreeOfStateSecrets, walkIn: walkIn, files: posted.files,
                as: staff.caller
            )
            let slip = ReceiptSlip(
                organ: staff.person.organName, number: receipt.number.text(of: receipt.receiver),
                receivedOn: Day(receipt.receivedOn),
                code: receipt.code
            )
            return (try await show(emptyForm(after: fields), staff, saved: slip), true)
        } catch is QueryCodesBusy {
            let form = posted.again(kept(fields))
            return (try await show(form, staff, .serviceUnavailable, message: .refused(.tooManyHandIns)), false)
        } catch OperationError.mend(let faults) {
            let problems = faults.map { Problem(field: Self.field(for: $0.field), message: Text($0.message)) }
            return (try await show(posted.again(kept(fields, problems)), staff, .unprocessableContent), false)
        } catch OperationError.mustBeSealed(let sealing) {
            var without = FormFields(["channel": fields["channel"], "received": fields["received"]])
            without.set("managed", to: ManagedBy(sealing).rawValue)
            let form = DeskEntry.refusalWithoutContent(without).state
            return (try await show(form, staff, .unprocessableContent), false)
        } catch OperationError.alreadyReceived {
            let form = emptyForm(after: fields)
            return (try await show(form, staff, .conflict, message: .refused(.alreadyReceived)), false)
        } catch let error where walkIn != nil && Self.isGone(error) {
            // The reception day ended, or was put off, while somebody typed: the letter must not be lost with it.
            let problem = Problem(field: "session", message: .sessionIsOver)
            return (try await show(posted.again(kept(fields, [problem])), staff, .conflict), false)
        } catch let error as OperationError {
            guard let refusal = staff.refusal(error) else { throw error }
            let status: HTTPResponse.Status = error.isOurs ? .serviceUnavailable : .conflict
            return (try await show(posted.again(kept(fields)), staff, status, message: refusal), false)
        }
    }

    private func registerSealed(_ fields: FormFields, _ staff: StaffVisit) async throws -> Response {
        let entry: SealedEntry
        do { entry = try SealedEntry.read(fields, offers: site.offers.desk, today: site.today) } catch {
            return try await show(error.state, staff, .unprocessableContent)
        }
        guard let channel = Channel(rawValue: entry.channel) else { throw Unanswerable.notOffered("channel", .channel) }
        // The form that comes back is shown by the answer above it.
        let shown = SealedEntry.shownAgain(fields)
        do {
            let slip = try await RegisterSealed(site.context)(
                entry.managedBy == .ownHead ? .ownHead : .upperLevel, channel: channel,
                receivedOn: entry.receivedOn.civilDate, sheets: entry.sheets, form: fields["form"], as: staff.caller
            )
            let receipt = ReceiptSlip(
                organ: staff.person.organName, number: "MF-\(slip.year)-\(slip.number)", receivedOn: entry.receivedOn,
                sheets: entry.sheets, dueOn: Day(slip.dueOn), code: nil
            )
            let shared = FormFields(["channel": fields["sealed-channel"], "received": fields["sealed-received"]])
            return try await show(emptyForm(after: shared), staff, saved: receipt, line: slip.id)
        } catch OperationError.mend(let faults) {
            let problems = faults.map { fault in
                let field = fault.field == "sheets" ? "sealed-sheets" : "sealed-received"
                return Problem(field: field, message: Text(fault.message))
            }
            return try await show(FormState(entered: shown, problems: problems), staff, .unprocessableContent)
        } catch OperationError.alreadyReceived {
            return try await show(emptyForm(), staff, .conflict, message: .refused(.alreadyReceived))
        } catch let error as OperationError {
            guard let refusal = staff.refusal(error) else { throw error }
            let status: HTTPResponse.Status = error.isOurs ? .serviceUnavailable : .conflict
            return try await show(FormState(entered: shown), staff, status, message: refusal)
        }
    }

    /// Whether what an entry was to be added to is not there, or not open, any more.
    private static func isGone(_ error: any Error) -> Bool {
        switch error {
        case OperationError.stale, OperationError.notFound: true
        case _: false
        }
    }

    /// The form's field behind a field of the domain.
    private static func field(for name: String) -> String {
        switch name {
        case "received_on": "received"
        case "reporter_name": "reporter-name"
        case "accused_name": "accused-1-name"
        case "no_secrets": "no-secrets"
        case "channel": "channel"
        case "session", "representatives": name
        case "transfer_source", "transfer_number", "transfer_day": name.replacing("_", with: "-")
        case _: "summary"
        }
    }
}

extension ManagedBy {
    init(_ sealing: Triage.Sealing) {
        switch sealing {
        case .upperLevel: self = .upper
        case .ownHead: self = .ownHead
        }
    }
}

extension DeskEntry {
    /// The report as it is registered. What the clerk knows of the accused's management adds to what the directory says.
    func draft(_ directory: Directory, for organ: Organ.ID) -> ReportDraft {
        let people = accused.map { person in
            var draft = AccusedDraft(name: person.name, unit: person.unit, post: person.post)
            draft.standing = directory.standing(of: draft, seenFrom: organ)
            if let level = person.level.flatMap({ Int($0) }).flatMap(Level.init(rawValue:)) {
                draft.standing.level = level
            }
            if managedBy == .own, draft.standing.managedAt == nil {
                draft.standing.managedAt = directory[organ]?.level
                draft.standing.managingOrgan = organ
            }
            return draft
        }
        let isLong = summary.count > Limits.deskSummaryCharacters
        let joint = JointSignature(signers: signers).map { $0.phrase + "\n" } ?? ""
        var draft = ReportDraft(
            channel: Channel(rawValue: channel) ?? .other, receivedOn: receivedOn.civilDate,
            reporter: reporter.map { ReporterDraft(name: $0.name, phone: $0.phone, address: $0.address) } ?? .init(),
            accused: people, place: place, category: category,
            summary: isLong ? String(summary.prefix(Limits.summaryCharacters)) : summary,
            text: isLong || !joint.isEmpty ? joint + summary : ""
        )
        draft.stated = stated
        return draft
    }
}
