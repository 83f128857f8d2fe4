import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The register of interference, and the form of a clue.
struct InterferenceRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("interference") { request, _ in
            let staff = try await site.staff(request, .recusals)
            let shown = try await RecordInterference(site.context).shown(to: staff.caller)
            return staff.page(InterferencePage(rows: shown.map { row($0.entry, $0.words) }))
        }
        router.get("clues/:id/interference") { request, context in
            let staff = try await site.staff(request, .board)
            let today = FormState(entered: FormFields(["asked_on": site.today.iso]))
            return try await show(try Self.id(context), staff, form: today)
        }
        router.post("clues/:id/interference") { request, context in
            let staff = try await site.staff(request, .board)
            return try await record(try Self.id(context), staff)
        }
    }

    private static func id(_ context: BasicRequestContext) throws -> Clue.ID {
        guard let id = Clue.ID(address: context.parameters.get("id")) else { throw Unanswerable.page(.notFound) }
        return id
    }

    private func show(
        _ id: Clue.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let matter = try await OpenRecusals(site.context).clue(id, as: staff.caller)
        let shown = try await RecordInterference(site.context).shown(
            of: matter.report.report.id, to: staff.caller)
        let page = InterferencePage(
            rows: shown.map { row($0.entry, $0.words) },
            entry: InterferencePage.Entry(
                link: .clueInterference(id.rawValue), number: site.number(of: matter.report),
                item: .clue(id.rawValue), askers: Interference.Asker.allCases.map { Choice($0.rawValue, $0.words) },
                people: people(for: staff.caller),
                ways: Interference.Way.allCases.map { Choice($0.rawValue, $0.words) }, form: form
            )
        )
        return staff.page(page, status: status, message: message)
    }

    /// Staff of the reader's organ and of the organs above.
    private func people(for caller: StaffCaller) -> [Choice] {
        let organs = site.context.directory.chain(from: caller.organ).map(\.id)
        return site.context.directory.staff.filter { organs.contains($0.organ) && $0.id != caller.staff }
            .map { Choice($0.id.rawValue, .asIs("\($0.name) · \($0.post)")) }
    }

    private func record(_ id: Clue.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { try await show(id, staff, .forbidden, form: $0, message: $1) }
        }
        let entry: RecordInterference.Entry
        do { entry = try read(fields, for: staff.caller) } catch {
            return try await show(id, staff, .unprocessableContent, form: error.state)
        }
        do {
            try await RecordInterference(site.context)(id, entry, as: staff.caller)
        } catch OperationError.mend(let faults) {
            let problems = faults.map { Problem(field: $0.field, message: Text($0.message)) }
            let form = FormState(entered: fields, problems: problems)
            return try await show(id, staff, .unprocessableContent, form: form)
        }
        return staff.see(.clueInterference(id.rawValue), done: .stepped)
    }

    private func read(
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
