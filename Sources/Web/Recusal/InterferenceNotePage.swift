import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The form on which any member of staff records that they were asked about something, and, for whoever attaches it, what
/// waits for that. It never tells whether there is such a matter.
///
/// - Policy: JC-66
public struct InterferenceNotePage: StaffPage {
    public struct Row: Sendable {
        public var id: String
        public var matter: String
        public var asker: Text
        public var person: String?
        public var way: Text
        public var askedOn: Day
        public var words: String
        public var recordedBy: String
        public var form: FormState
    }

    public var askers: [Choice]
    public var people: [Choice]
    public var ways: [Choice]
    public var form: FormState
    public var rows: [Row]

    public var title: Text { .interferenceNoteTitle }
    public var area: StaffArea? { .recusals }
    public var link: Link { .interferenceNotes }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.problems(of: form)
        html(.p, .class("hint"), say: .interferenceNoteHint)
        html.post(to: .interferenceNotes, frame.token, style: "entry") { html in
            html.line(Field("matter", .interferenceMatter, hint: .interferenceMatterHint, isRequired: true), in: form)
            html.pick(Field("asker", .interferenceAsker, isRequired: true), askers, in: form)
            html.pick(Field("concerned", .interferencePerson), people, in: form)
            html.pick(Field("way", .interferenceWay, isRequired: true), ways, in: form)
            html.line(Field("asked_on", .interferenceDay, isRequired: true), .date, in: form)
            html.box(words, lines: 5, in: form)
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary"), say: .recordInterference)
            }
        }
        guard !rows.isEmpty else { return }
        html(.h2, say: .interferenceToAttach)
        html.firstOnly(rows.count)
        for row in rows { row.write(into: &html, in: frame) }
    }

    private var words: Field {
        var field = Field("words", .interferenceWords, isRequired: true)
        field.longest = Limits.remarkCharacters
        return field
    }
}

extension InterferenceNotePage.Row {
    fileprivate func write(into html: inout HTML, in frame: StaffFrame) {
        var facts = [
            Fact(.interferenceMatter, .told(matter)), Fact(.interferenceAsker, .said(asker)),
            Fact(.interferenceWay, .said(way)), Fact(.interferenceDay, .day(askedOn)),
            Fact(.recordedBy, .told(recordedBy)),
        ]
        if let person { facts.insert(Fact(.interferencePerson, .told(person)), at: 2) }
        html(.article, .class("report")) { html in
            html.facts(facts)
            html.told(paragraphs: words)
            html.problems(of: form)
            html.post(to: .attachInterference(id), frame.token, style: "entry") { html in
                html.line(Field("number-" + id, .interferenceNumber, isRequired: true), in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button"), say: .attachInterference)
                }
            }
        }
    }
}

struct InterferenceNoteRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("interference/notes") { request, _ in
            // Whoever works here may be asked about a matter, whatever their work is.
            let staff = try await site.staff(request, nil)
            return try await show(staff, form: FormState(entered: FormFields(["asked_on": site.today.iso])))
        }
        router.post("interference/notes") { request, _ in
            try await record(try await site.staff(request, nil))
        }
        router.post("interference/notes/:id/attach") { request, context in
            let staff = try await site.staff(request, .recusals)
            let id = try InterferenceNote.ID(in: context)
            return try await attach(id, staff)
        }
    }

    private func show(
        _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState = FormState(),
        attaching: (id: InterferenceNote.ID, form: FormState)? = nil, message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let notes = try await NoteInterference(site.context).list(as: staff.caller)
        let page = InterferenceNotePage(
            askers: Interference.Asker.allCases.map { Choice($0.rawValue, $0.words) },
            people: InterferenceRoutes(site: site).people(for: staff.caller),
            ways: Interference.Way.allCases.map { Choice($0.rawValue, $0.words) }, form: form,
            rows: notes.map { row($0, attaching) })
        return staff.page(page, status: status, message: message)
    }

    private func row(
        _ note: InterferenceNote, _ attaching: (id: InterferenceNote.ID, form: FormState)?
    ) -> InterferenceNotePage.Row {
        InterferenceNotePage.Row(
            id: note.id.rawValue, matter: note.matter, asker: note.asker.words,
            person: note.concerned.map { site.name(of: $0) }, way: note.way.words, askedOn: Day(note.askedOn),
            words: note.words, recordedBy: site.name(of: note.recordedBy),
            form: attaching.flatMap { $0.id == note.id ? $0.form : nil } ?? FormState())
    }

    private func record(_ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { try await show(staff, .forbidden, form: $0, message: $1) }
        }
        let entry: RecordInterference.Entry
        do { entry = try InterferenceRoutes(site: site).read(fields, for: staff.caller) } catch {
            return try await show(staff, .unprocessableContent, form: error.state)
        }
        do {
            try await NoteInterference(site.context)(fields["matter"], entry, as: staff.caller)
        } catch OperationError.mend(let faults) {
            let problems = faults.map { Problem(field: $0.field, message: Text($0.message)) }
            return try await show(
                staff, .unprocessableContent, form: FormState(entered: fields, problems: problems))
        }
        return staff.see(.interferenceNotes, done: .recorded)
    }

    private func attach(_ id: InterferenceNote.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { form, message in
                try await show(staff, .forbidden, attaching: (id, form), message: message)
            }
        }
        let field = "number-" + id.rawValue
        func again(_ message: Text) async throws -> Response {
            let form = FormState(entered: fields, problems: [Problem(field: field, message: message)])
            return try await show(staff, .unprocessableContent, attaching: (id, form))
        }
        guard let number = TypedNumber(fields[field]) else { return try await again(.fillThisIn) }
        RequestNote.current?.looks(upBy: .number)
        do {
            try await NoteInterference(site.context).attach(id, to: number, as: staff.caller)
        } catch OperationError.mend(let faults) {
            return try await again(faults.first.map { Text($0.message) } ?? .fillThisIn)
        }
        return staff.see(.interferenceNotes, done: .recorded)
    }
}
