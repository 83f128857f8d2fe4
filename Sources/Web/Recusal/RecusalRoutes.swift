import Casework
import HTTPTypes
import Hummingbird
import Operations

/// Who stands aside: declared, asked for, ordered, decided.
struct RecusalRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("recusals") { request, _ in
            try await waiting(try await site.staff(request, .recusals))
        }
        router.get("recusals/:id") { request, context in
            let staff = try await site.staff(request, .recusals)
            return try await show(.report(try .init(in: context)), staff)
        }
        router.post("recusals/:id") { request, context in
            let staff = try await site.staff(request, .recusals)
            return try await enter(.report(try .init(in: context)), staff)
        }
        router.get("clues/:id/recusal") { request, context in
            let staff = try await site.staff(request, .board)
            return try await show(.clue(try .init(in: context)), staff)
        }
        router.post("clues/:id/recusal") { request, context in
            let staff = try await site.staff(request, .board)
            return try await enter(.clue(try .init(in: context)), staff)
        }
        router.post("recusals/:id/decide") { request, context in
            let staff = try await site.staff(request, .recusals)
            return try await decide(try .init(in: context), staff)
        }
        router.post("recusals/:id/pass") { request, context in
            let staff = try await site.staff(request, .recusals)
            _ = try await staff.form()
            try await PassRecusalRequest(site.context)(try .init(in: context), as: staff.caller)
            return staff.see(.recusals, done: .stepped)
        }
        router.post("recusals/:id/answer") { request, context in
            let staff = try await site.staff(request, .recusals)
            _ = try await staff.form()
            try await AnswerRecusalRequest(site.context)(try .init(in: context), as: staff.caller)
            return staff.see(.recusals, done: .stepped)
        }
    }

    /// What a page is about.
    private enum Item: Sendable {
        case clue(Clue.ID)
        case report(Report.ID)

        var link: Link {
            switch self {
            case .clue(let id): .clueRecusal(id.rawValue)
            case .report(let id): .recusals(id.rawValue)
            }
        }

        /// The page of the item itself, for a reader who has one.
        func page(for caller: StaffCaller) -> Link {
            switch self {
            case .clue(let id): .clue(id.rawValue)
            case .report(let id): caller.areas.contains(.triage) ? .triage(id.rawValue) : .recusals
            }
        }
    }

    private func open(_ item: Item, _ staff: StaffVisit) async throws -> OpenRecusals.Matter {
        switch item {
        case .clue(let id): try await OpenRecusals(site.context).clue(id, as: staff.caller)
        case .report(let id): try await OpenRecusals(site.context).report(id, as: staff.caller)
        }
    }

    private func show(
        _ item: Item, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState = FormState(),
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let matter = try await open(item, staff)
        let page = RecusalPage(
            link: item.link, number: site.number(of: matter.report, in: staff.visit.language),
            item: item.page(for: staff.caller),
            mayDeclare: matter.ways.contains(.declared),
            ways: matter.ways.filter { $0 != .declared }.map { Choice($0.rawValue, $0.words) },
            people: people(in: matter.report.holder, for: staff.caller),
            grounds: Recusal.Ground.allCases.map { Choice($0.rawValue, $0.words) },
            entries: matter.entries.map { entry($0, named: false) },
            requests: matter.requests.map { request($0, named: false) }, form: form
        )
        return staff.page(page, status: status, message: message)
    }

    /// Whoever works in the organ that has the matter, but the reader.
    private func people(in organ: Organ.ID, for caller: StaffCaller) -> [Choice] {
        site.context.directory.staff.filter { $0.organ == organ && $0.id != caller.staff }
            .map { Choice($0.id.rawValue, .asIs("\($0.name) · \($0.post)")) }
    }

    private func enter(_ item: Item, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { try await show(item, staff, .forbidden, form: $0, message: $1) }
        }
        let report = try await open(item, staff).report
        let entry: EnterRecusal.Entry
        do {
            entry = try RecusalForm.read(
                fields, people: people(in: report.holder, for: staff.caller), for: staff.caller)
        } catch { return try await show(item, staff, .unprocessableContent, form: error.state) }
        do {
            try await EnterRecusal(site.context)(report.report.id, entry, as: staff.caller)
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(item, staff, .conflict, form: FormState(entered: fields), message: message)
        }
        guard entry.way != .declared else { return staff.see(staff.caller.start, done: .stoodAside) }
        return staff.see(item.link, done: .stepped)
    }

    private func decide(_ id: RecusalEntry.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.form()
        guard ["upheld", "ended"].contains(fields["decision"]) else {
            throw Unanswerable.notOffered("decision", .outcome)
        }
        do {
            try await DecideRecusal(site.context)(id, upheld: fields["decision"] == "upheld", as: staff.caller)
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await waiting(staff, .conflict, message: message)
        }
        return staff.see(.recusals, done: .stepped)
    }

    private func waiting(
        _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let waiting = try await OpenRecusals(site.context).waiting(for: staff.caller)
        let page = RecusalsPage(
            entries: waiting.entries.map { entry($0, named: true) },
            requests: waiting.requests.map { request($0, named: true) })
        return staff.page(page, status: status, message: message)
    }

    private func entry(_ shown: OpenRecusals.Shown, named: Bool) -> RecusalPage.Entry {
        let entry = shown.entry
        var facts = [
            Fact(.recusalGround, .said(entry.ground.words)), Fact(.recusalWay, .said(entry.way.words)),
            Fact(.enteredOn, .moment(Moment(entry.recordedAt))),
        ]
        if let by = entry.recordedBy { facts.append(Fact(.recordedBy, .told(site.name(of: by)))) }
        switch entry.state {
        case .standing: if !shown.mayDecide { facts.append(Fact(.decidedBy, .said(.othersDecide))) }
        case .upheld(let by, let day), .ended(let by, let day):
            facts.append(Fact(.decidedBy, .told(site.name(of: by))))
            facts.append(Fact(.decision, .day(Day(day))))
        }
        var matter: (number: String, link: Link)?
        if named, let number = entry.number, let receiver = entry.receiver {
            matter = (number.text(of: receiver), .recusals(entry.report.rawValue))
        }
        return RecusalPage.Entry(
            id: entry.id.rawValue, matter: matter, person: site.name(of: entry.person), facts: facts,
            words: shown.words, state: entry.state.words, mayDecide: shown.mayDecide
        )
    }

    private func request(_ shown: OpenRecusals.Request, named: Bool) -> RecusalPage.Request {
        let request = shown.request
        var matter: (number: String, link: Link)?
        if named {
            let number = request.number.map { $0.text(of: request.receiver) } ?? "–"
            matter = (number, .recusals(request.report.rawValue))
        }
        return RecusalPage.Request(
            id: request.id.rawValue, matter: matter, at: Moment(request.askedAt), words: shown.words,
            isOpen: request.answeredOn == nil, mayPass: shown.mayPass
        )
    }
}
