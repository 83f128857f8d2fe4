import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The files of a report, for staff: the list, more of them, the copies and the originals.
struct FileRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("reports/:id/files") { request, context in
            let staff = try await site.staff(request, nil)
            return try await show(try Report.ID(in: context), staff, isDone: staff.visit.query("done") == "files")
        }
        router.post("reports/:id/files") { request, context in
            let staff = try await site.staff(request, nil)
            return try await add(to: try Report.ID(in: context), staff)
        }
        router.get("files/:id/copy") { request, context in
            let staff = try await site.staff(request, nil)
            let opened = try await OpenFile(site.context)(try Attachment.ID(in: context), .copy, as: staff.caller)
            return FileAnswer.response(opened, range: nil)
        }
        router.get("files/:id/original") { request, context in
            let staff = try await site.staff(request, nil)
            // It counts, although it only reads: recordings are asked for in pieces, which forms cannot do.
            guard !SameOrigin.isFromElsewhere(request) else { throw Unanswerable.page(.expired) }
            guard let purpose = Attachment.Purpose(rawValue: staff.visit.query("purpose")) else {
                throw Unanswerable.page(.notFound)
            }
            let opened = try await OpenFile(site.context)(
                try Attachment.ID(in: context), .original(purpose), as: staff.caller)
            return FileAnswer.response(opened, range: request.headers[.range])
        }
        router.post("files/:id/release") { request, context in
            let staff = try await site.staff(request, nil)
            let fields = try await staff.form()
            guard let purpose = Attachment.Purpose(rawValue: fields["purpose"]) else {
                throw Unanswerable.notOffered("purpose", .filePurpose)
            }
            let report = try await ReleaseFile(site.context)(
                try Attachment.ID(in: context), for: purpose, as: staff.caller)
            return Answer.see(.files(report.rawValue))
        }
        router.post("api/v1/reports/:id/files") { request, context in
            let caller = try await APIRoutes(site: site).caller(request, .desk, .register)
            return try await take(request, to: try Report.ID(in: context), as: caller)
        }
    }

    // MARK: Pages

    private func show(
        _ id: Report.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState = FormState(),
        message: StaffFrame.Message? = nil, isDone: Bool = false
    ) async throws -> Response {
        let listed = try await ListFiles(site.context)(id, as: staff.caller)
        let record = listed.report
        var places: [Choice] = listed.mayAdd ? [Choice("report", .filesOfReport)] : []
        places += listed.checks.map { check in
            let words = Attachment.Origin.check.words
            let number = check.number.text(of: check.organ)
            return Choice(
                check.clue.id.rawValue, Text("\(words.zh) \(number)", "\(words.en) \(number)"))
        }
        let back: Link =
            staff.caller.areas.contains(.triage) || listed.checks.isEmpty
            ? (staff.caller.areas.contains(.triage) ? .triage(id.rawValue) : staff.caller.start)
            : .clue(listed.checks[0].clue.id.rawValue)
        let page = FilesPage(
            id: id.rawValue, number: site.number(of: record, in: staff.visit.language),
            rows: listed.files.map { Self.row($0, listed.stopped[$0.upload]) }, places: places,
            files: site.filesOfStaff, form: form, isDone: isDone,
            back: back)
        return staff.page(page, status: status, message: message)
    }

    private static func row(_ file: AttachmentRecord, _ stopped: ParkReason?) -> FilesPage.Row {
        FilesPage.Row(
            id: file.id.rawValue, ordinal: file.ordinal, name: file.facts.name, kind: file.type.words,
            size: Text.bytes(file.facts.bytes), origin: file.origin.words, addedOn: Day(file.addedOn),
            state: .state(file.scan, file.copyState),
            oddities: Attachment.Oddity.allCases.filter(file.facts.oddities.contains).map(\.words),
            hasCopy: file.copyState == .made && file.scan != .infected,
            original: original(file), downloads: file.downloads,
            stopped: stopped.map { (.checking(file.upload), $0) })
    }

    private static func original(_ file: AttachmentRecord) -> FilesPage.Original {
        guard file.hasOriginal else { return .elsewhere }
        switch file.scan {
        case .off, .clean, .released: return .opens
        case .waiting, .infected: return .closed
        case .givenUp: return .mayBeReleased
        }
    }

    /// Where a form says that its files go.
    private static func place(_ value: String, _ report: Report.ID) -> AddFiles.Place? {
        if value == "report" { return .report(report) }
        return Clue.ID(address: value).map { .check($0) }
    }

    private func add(to id: Report.ID, _ staff: StaffVisit) async throws -> Response {
        // Whoever may not read the report sends nothing.
        let before = try await ListFiles(site.context)(id, as: staff.caller)
        guard before.mayAdd || !before.checks.isEmpty else { throw OperationError.notFound }
        let receive = ReceiveFile(site.context, as: staff.caller)
        let posted = try await staff.visit.posted(
            receive, through: site.staffUploads, onReport: before.files.count)
        do {
            let (response, isKept) = try await answer(posted, to: id, staff)
            if !isKept { await receive.drop(posted.files) }
            return response
        } catch {
            await receive.drop(posted.files)
            throw error
        }
    }

    private func answer(
        _ posted: PostedForm, to id: Report.ID, _ staff: StaffVisit
    ) async throws -> (Response, isKept: Bool) {
        let fields = posted.fields
        func again(_ status: HTTPResponse.Status, _ problems: [Problem], _ message: StaffFrame.Message? = nil)
            async throws -> (Response, isKept: Bool)
        {
            let form = posted.again(FormState(entered: fields, problems: problems))
            return (try await show(id, staff, status, form: form, message: message), false)
        }
        guard staff.isGenuine(fields) else { return try await again(.forbidden, [], .refused(.formExpired)) }
        guard let place = Self.place(fields["place"], id) else {
            return try await again(.unprocessableContent, [Problem(field: "place", message: .chooseOne)])
        }
        guard posted.problems.isEmpty else { return try await again(.unprocessableContent, posted.problems) }
        do {
            try await AddFiles(site.context)(posted.files, to: place, as: staff.caller)
            return (Answer.see(Link.files(id.rawValue).query("done", "files")), true)
        } catch OperationError.mend(let faults) {
            let problems = faults.map { Problem(field: $0.field, message: Text($0.message)) }
            return try await again(.unprocessableContent, problems)
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await again(.conflict, [], message)
        }
    }

    // MARK: API

    /// One file as the whole body; its name in the query is kept as a word.
    private func take(_ request: Request, to id: Report.ID, as caller: StaffCaller) async throws -> Response {
        let visit = Visit(request, site)
        let before = try await AddFiles(site.context).require(.report(id), as: caller)
        let place: UploadGate.Place
        switch site.staffUploads.enter(now: site.context.now, hasWorked: true) {
        case .place(let given): place = given
        case .asksWork, .isFull: throw Unanswerable.page(.tooMany)
        case .hasNoRoom: throw Unanswerable.noRoom(site.staffUploads.room.refusal)
        }
        defer { site.staffUploads.leave(place) }
        let receive = ReceiveFile(site.context, as: caller)
        var file = receive.begin()
        do {
            var pace = UploadPace(ContinuousClock.now)
            var bytes = 0
            for try await buffer in request.body {
                bytes += buffer.readableBytes
                guard bytes <= AttachmentLimits.fileBytes else { throw Unanswerable.page(.tooLarge) }
                guard pace.take(buffer.readableBytes, at: ContinuousClock.now) == .goesOn else {
                    throw Unanswerable.page(.unreadable)
                }
                let now = site.context.now
                switch site.staffUploads.take(buffer.readableBytes, at: place, now: now) {
                case .goesOn: break
                case .isUsedUp, .isTooSlow: throw Unanswerable.page(.tooMany)
                case .hasNoRoom: throw Unanswerable.noRoom(site.staffUploads.room.refusal)
                }
                try await file.take(Array(buffer.readableBytesView)[...])
            }
        } catch {
            await file.abandon()
            throw error
        }
        let outcome: FileOutcome
        do {
            outcome = try await file.finish(
                name: visit.query("name"), declared: request.headers[.contentType] ?? "", before: 0, onReport: before)
        } catch {
            await file.abandon()
            throw error
        }
        switch outcome {
        case .refused(let reason): throw OperationError.mend([.init("file", reason)])
        case .received(let received):
            do { try await AddFiles(site.context)([received], to: .report(id), as: caller) } catch {
                await receive.drop([received])
                throw error
            }
            return JSONAnswer.value(
                APIFile(type: received.type.rawValue, bytes: received.facts.bytes), status: .created)
        }
    }

    private struct APIFile: Encodable {
        /// What the bytes are.
        let type: String
        let bytes: Int
    }
}
