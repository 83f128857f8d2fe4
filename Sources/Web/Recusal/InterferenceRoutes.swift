import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The register of interference, and the form of a clue or of a report that is none yet.
struct InterferenceRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("interference") { request, _ in
            let staff = try await site.staff(request, .recusals)
            let shown = try await RecordInterference(site.context).shown(to: staff.caller)
            return staff.page(InterferencePage(rows: shown.map { row($0.entry, $0.words) }))
        }
        add("clues/:id/interference", .board, to: router) { .clue(try .init(in: $0)) }
        add("triage/:id/interference", .triage, to: router) { .report(try .init(in: $0)) }
    }

    /// What somebody asked about.
    private enum Item: Sendable {
        case clue(Clue.ID)
        case report(Report.ID)

        var link: Link {
            switch self {
            case .clue(let id): .clueInterference(id.rawValue)
            case .report(let id): .reportInterference(id.rawValue)
            }
        }

        var page: Link {
            switch self {
            case .clue(let id): .clue(id.rawValue)
            case .report(let id): .triage(id.rawValue)
            }
        }
    }

    private func add(
        _ path: RouterPath, _ area: StaffArea, to router: Router<BasicRequestContext>,
        _ item: @escaping @Sendable (BasicRequestContext) throws -> Item
    ) {
        router.get(path) { request, context in
            let staff = try await site.staff(request, area)
            let today = FormState(entered: FormFields(["asked_on": site.today.iso]))
            return try await show(try item(context), staff, form: today)
        }
        router.post(path) { request, context in
            let staff = try await site.staff(request, area)
            return try await record(try item(context), staff)
        }
    }

    private func show(
        _ item: Item, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let open = OpenRecusals(site.context)
        let matter =
            switch item {
            case .clue(let id): try await open.clue(id, as: staff.caller)
            case .report(let id): try await open.report(id, as: staff.caller)
            }
        let shown = try await RecordInterference(site.context).shown(
            of: matter.report.report.id, to: staff.caller)
        let page = InterferencePage(
            rows: shown.map { row($0.entry, $0.words) },
            entry: InterferencePage.Entry(
                link: item.link, number: site.number(of: matter.report, in: staff.visit.language), item: item.page,
                askers: Interference.Asker.allCases.map { Choice($0.rawValue, $0.words) },
                people: people(for: staff.caller),
                ways: Interference.Way.allCases.map { Choice($0.rawValue, $0.words) }, form: form
            )
        )
        return staff.page(page, status: status, message: message)
    }

    /// Staff of the reader's organ and of the organs above.
    func people(for caller: StaffCaller) -> [Choice] {
        let organs = site.context.directory.chain(from: caller.organ).map(\.id)
        return site.context.directory.staff.filter { organs.contains($0.organ) && $0.id != caller.staff }
            .map { Choice($0.id.rawValue, .asIs("\($0.name) · \($0.post)")) }
    }

    private func record(_ item: Item, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { try await show(item, staff, .forbidden, form: $0, message: $1) }
        }
        let entry: RecordInterference.Entry
        do { entry = try read(fields, for: staff.caller) } catch {
            return try await show(item, staff, .unprocessableContent, form: error.state)
        }
        do {
            let record = RecordInterference(site.context)
            switch item {
            case .clue(let id): try await record(id, entry, as: staff.caller)
            case .report(let id): try await record(id, entry, as: staff.caller)
            }
        } catch OperationError.mend(let faults) {
            let problems = faults.map { Problem(field: $0.field, message: Text($0.message)) }
            let form = FormState(entered: fields, problems: problems)
            return try await show(item, staff, .unprocessableContent, form: form)
        }
        return staff.see(item.link, done: .stepped)
    }

    func read(
        _ fields: FormFields, for caller: StaffCaller
    ) throws(FormRefused) -> RecordInterference.Entry {
        var reader = FormReader(fields)
        let asker = reader.choice("asker", of: Interference.Asker.self, missing: .chooseOne)
        let way = reader.choice("way", of: Interference.Way.self, missing: .chooseOne)
        let concerned =
            fields["concerned"].isEmpty
            ? nil : reader.choice("concerned", among: people(for: caller), missing: .chooseOne)
        let day = reader.day("asked_on", missing: .typeDay, latest: site.today)
        let words = reader.lines("words", missing: .typeWhatHappened, longest: Limits.remarkCharacters)
        guard reader.problems.isEmpty, let asker, let way, let day else { throw FormRefused(reader) }
        return RecordInterference.Entry(
            asker: asker, concerned: concerned.map { Staff.ID($0) }, way: way, askedOn: day.civilDate, words: words)
    }

    private func row(_ entry: InterferenceRecord, _ words: String) -> InterferencePage.Row {
        var clue: (number: String, link: Link)?
        if let id = entry.clue, let number = entry.clueNumber, let organ = entry.clueOrgan {
            clue = (number.text(of: organ), .clue(id.rawValue))
        }
        return InterferencePage.Row(
            askedOn: Day(entry.askedOn), asker: entry.asker.words, person: entry.concerned.map { site.name(of: $0) },
            way: entry.way.words, words: words, recordedBy: site.name(of: entry.recordedBy),
            recordedAt: Moment(entry.recordedAt), clue: clue
        )
    }
}
