import Casework
import HTTPTypes
import Hummingbird
import Operations

/// Documents: the register, what lies on a file, and one document with everything that happens to it.
struct PaperRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("documents") { request, _ in
            let staff = try await site.staff(request, .documents)
            let asked = AskedPage<PaperCursor>(staff.visit, .papers)
            let papers = try await DocumentLists(site.context).register(
                after: asked.cursor, limit: Limits.pageRows, as: staff.caller)
            let paging = asked.paging(papers.next, from: .documents)
            return staff.page(PaperRegisterPage(rows: papers.map(site.paperRow), paging: paging))
        }
        router.get("documents/:id") { request, context in
            let staff = try await site.staff(request, .documents)
            return try await show(try .init(in: context), staff)
        }
        router.post("documents/:id/:act") { request, context in
            let staff = try await site.staff(request, .documents)
            let id = try Paper.ID(in: context)
            guard let act = context.parameters.get("act").flatMap(Paper.Act.init(rawValue:)), act != .draft else {
                throw Unanswerable.page(.notFound)
            }
            return try await take(act, id, staff)
        }
        add("clues/:id/documents", to: router) { .clue(try .init(in: $0)) }
        add("triage/:id/documents", to: router) { .report(try .init(in: $0)) }
    }

    private func add(
        _ path: RouterPath, to router: Router<BasicRequestContext>,
        _ subject: @escaping @Sendable (BasicRequestContext) throws -> PaperSubject
    ) {
        router.get(path) { request, context in
            let staff = try await site.staff(request, .documents)
            return try await showFile(try subject(context), staff)
        }
        router.post(path) { request, context in
            let staff = try await site.staff(request, .documents)
            return try await draft(try subject(context), staff)
        }
    }
}

// MARK: - On a file

extension PaperRoutes {
    /// - Parameter refused: the form of a draft when it comes back, with its kind.
    private func showFile(
        _ subject: PaperSubject, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok,
        refused: (kind: DocumentKind, form: FormState)? = nil, message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let lists = DocumentLists(site.context)
        let file = try await lists.onFile(of: subject, as: staff.caller)
        var draft = refused.map { PaperFilePage.Draft($0.kind, $0.form) }
        if draft == nil, let kind = DocumentKind(rawValue: staff.visit.query("kind")), file.kinds.contains(kind) {
            let (record, void) = (staff.visit.query("from"), staff.visit.query("replaces"))
            let values = try await lists.prefilled(
                kind, on: subject, from: record.isEmpty ? nil : record, replacing: Paper.ID(address: void),
                as: staff.caller)
            var entered = FormFields(values)
            entered.set("from", to: record)
            entered.set("replaces", to: void)
            draft = PaperFilePage.Draft(kind, FormState(entered: entered), values: values)
        }
        let page = PaperFilePage(
            number: file.number, link: subject.link, rows: file.papers.map(site.paperRow),
            kinds: file.kinds.map(\.choice),
            waiting: file.waiting.map { Fact($0.kind.words, .said(Text($0.remedy))) }, draft: draft)
        // A link to what cannot be written yet says what comes first.
        let asked = file.waiting.first { $0.kind.rawValue == staff.visit.query("kind") }
        let early = asked.map { asked in
            StaffFrame.Message.refused(
                Text(
                    "尚不能拟写\(asked.kind.words.zh)。\(asked.remedy.zh)。",
                    "\(asked.kind.words.en): not yet. \(asked.remedy.en)."))
        }
        return staff.page(page, status: status, message: message ?? early)
    }

    private func draft(_ subject: PaperSubject, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        guard let kind = DocumentKind(rawValue: fields["kind"]) else {
            guard staff.isGenuine(fields) else { throw Unanswerable.page(.expired) }
            throw Unanswerable.notOffered("kind", .kindOfPaper)
        }
        return try await staff.answer(fields) {
            let values = try DocumentField.read(fields, for: kind)
            let id = try await DraftDocument(site.context)(
                kind, on: subject, from: fields["from"].isEmpty ? nil : fields["from"],
                replacing: Paper.ID(address: fields["replaces"]), fields: values, as: staff.caller)
            return staff.see(.document(id.rawValue), done: .documentChanged)
        } again: {
            try await showFile(subject, staff, $0, refused: (kind, $1), message: $2)
        }
    }
}

// MARK: - One document

extension PaperRoutes {
    private func show(
        _ id: Paper.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await OpenDocument(site.context)(id, as: staff.caller)
        // A copy is printed by whoever took its number.
        let copy = Int(staff.visit.query("copy")).flatMap { copy in
            opened.prints.contains { $0.copy == copy && $0.by == staff.caller.staff } ? copy : nil
        }
        return staff.page(
            site.paperPage(opened, for: staff.caller, form: form, copy: copy), status: status, message: message)
    }

    private func take(_ act: Paper.Act, _ id: Paper.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        let address = Link.document(id.rawValue)
        return try await staff.answer(fields) {
            switch act {
            case .print:
                let copy = try await PrintDocument(site.context)(id, as: staff.caller)
                return Answer.see(address.query("copy", String(copy)))
            case .draft, .edit, .withdraw, .approve, .proposeVoid, .keep, .void:
                return staff.see(address, done: try await carryOut(act, id, fields, staff))
            }
        } again: { status, form, message in
            // Only what is edited was typed: of any other act that is refused the document shows as it stands.
            try await show(id, staff, status, form: status == .conflict && act != .edit ? nil : form, message: message)
        }
    }

    private func carryOut(
        _ act: Paper.Act, _ id: Paper.ID, _ fields: FormFields, _ staff: StaffVisit
    ) async throws -> Done {
        let context = site.context
        let seen = Int(fields["version"])
        switch act {
        case .draft, .print: throw Unanswerable.page(.notFound)
        case .edit:
            let kind = try await OpenDocument(context)(id, as: staff.caller).record.kind
            let typed = try DocumentField.read(fields, for: kind)
            try await EditDraft(context)(id, fields: typed, seen: seen, as: staff.caller)
            return .documentChanged
        case .withdraw:
            try await EditDraft(context).withdraw(id, as: staff.caller)
            return .documentWithdrawn
        case .approve:
            _ = try await ApproveDocument(context)(id, seen: seen, as: staff.caller)
            return .approved
        case .proposeVoid:
            var reader = FormReader(fields)
            let reason = reader.lines("reason", missing: .voidReason, longest: Limits.paperFieldCharacters)
            guard reader.problems.isEmpty else { throw FormRefused(reader) }
            try await VoidDocument(context).propose(id, reason: reason, as: staff.caller)
            return .documentVoidProposed
        case .keep:
            try await VoidDocument(context).keep(id, as: staff.caller)
            return .documentKept
        case .void:
            try await VoidDocument(context).confirm(id, as: staff.caller)
            return .documentVoided
        }
    }
}

extension PaperSubject {
    var link: Link {
        switch self {
        case .clue(let id): .clueDocuments(id.rawValue)
        case .report(let id): .reportDocuments(id.rawValue)
        }
    }
}

extension Problem {
    init(_ fault: OperationError.Fault) { self.init(field: fault.field, message: Text(fault.message)) }
}
