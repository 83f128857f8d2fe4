import Casework
import Hummingbird
import Operations

/// Under which keys sealed items go up.
///
/// - Policy: JB-15
public struct ExportKeysPage: StaffPage {
    public struct Row: Sendable {
        public var id: String
        public var level: Text
        public var state: Text
        public var fingerprint: String
        public var proposedBy: String
        public var proposedOn: Day
        public var confirmedBy: String?
        /// Whether the reader is the second person for it.
        public var mayConfirm: Bool
        public var mayEnd: Bool
    }

    public var rows: [Row]
    public var levels: [Choice]
    public var form: FormState

    public var title: Text { .exportKeysTitle }
    public var area: StaffArea? { .sealed }
    public var link: Link { .exportKeys }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .exportKeysHint)
        html.problems(of: form)
        if rows.isEmpty { html(.p, .class("empty"), say: .exportKeysNone) }
        for row in rows { row.write(into: &html, in: frame, form) }
        html(.details, .class("step"), .unfolded(form.isBack("key"))) { html in
            html(.summary, say: .exportKeyPropose)
            html.post(to: .exportKeys, frame.token, style: "entry") { html in
                html.pick(Field("level", .exportKeyLevel, isRequired: true), levels, in: form)
                html.line(Field("key", .exportKeyDigits, isRequired: true), in: form)
                html.actions(.exportKeyPropose)
            }
        }
    }
}

extension ExportKeysPage.Row {
    fileprivate func write(into html: inout HTML, in frame: StaffFrame, _ form: FormState) {
        html(.article, .class("report")) { html in
            html(.h2, say: level)
            var facts = [
                Fact(.state, .said(state)), Fact(.exportKeyFingerprint, .code(fingerprint)),
                Fact(.exportKeyProposedBy, .told(proposedBy)), Fact(.sealingAskedOn, .day(proposedOn)),
            ]
            if let confirmedBy { facts.append(Fact(.exportKeyConfirmedBy, .told(confirmedBy))) }
            html.facts(facts)
            if mayConfirm {
                html.post(to: .exportKey(id, "confirm"), frame.token, style: "entry") { html in
                    html.line(Field("fingerprint-" + id, .exportKeyTyped, isRequired: true), in: form)
                    html.actions(.exportKeyConfirm)
                }
            }
            if mayEnd { html.postButton(.exportKeyEnd, to: .exportKey(id, "end"), frame.token, style: "button small") }
        }
    }
}

struct ExportKeyRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        // The head sees the sealed register and has no desk: no key of it is the head's to know.
        router.get("sealed-keys") { request, _ in try await show(try await site.staff(request, .desk)) }
        router.post("sealed-keys") { request, _ in
            let staff = try await site.staff(request, .desk)
            return try await take(staff) { fields in
                var reader = FormReader(fields)
                let levels = choices(for: staff)
                let level = reader.choice("level", among: levels, missing: .chooseExportLevel)
                let key = reader.line("key", missing: .fillThisIn)
                guard reader.problems.isEmpty, let level = level.flatMap({ Int($0) }).flatMap(Level.init(rawValue:))
                else { throw FormRefused(reader) }
                try await ExportKeys(site.context).propose(key, of: level, as: staff.caller)
            }
        }
        router.post("sealed-keys/:id/:act") { request, context in
            let staff = try await site.staff(request, .desk)
            let id = try ExportKeyRecord.ID(in: context)
            let act = context.parameters.get("act")
            return try await take(staff) { fields in
                switch act {
                case "confirm":
                    try await ExportKeys(site.context).confirm(
                        id, fingerprint: fields["fingerprint-" + id.rawValue], as: staff.caller)
                case "end": try await ExportKeys(site.context).end(id, as: staff.caller)
                case _: throw Unanswerable.page(.notFound)
                }
            }
        }
    }

    private func choices(for staff: StaffVisit) -> [Choice] {
        ExportKeys(site.context).levels(for: staff.caller).map { Choice(String($0.rawValue), $0.words) }
    }

    private func show(
        _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState = FormState(),
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let keys = try await ExportKeys(site.context).list(as: staff.caller)
        let rows = keys.map { key in
            ExportKeysPage.Row(
                id: key.id.rawValue, level: key.level.words, state: key.state.words, fingerprint: key.fingerprint,
                proposedBy: site.name(of: key.proposedBy), proposedOn: Day(key.proposedOn),
                confirmedBy: key.confirmedBy.map { site.name(of: $0) },
                mayConfirm: key.state == .proposed && key.proposedBy != staff.caller.staff,
                mayEnd: key.state != .ended)
        }
        return staff.page(
            ExportKeysPage(rows: rows, levels: choices(for: staff), form: form), status: status, message: message)
    }

    private func take(_ staff: StaffVisit, _ act: (FormFields) async throws -> Void) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { try await show(staff, .forbidden, form: $0, message: $1) }
        }
        do { try await act(fields) } catch let error as FormRefused {
            return try await show(staff, .unprocessableContent, form: error.state)
        } catch OperationError.mend(let faults) {
            let problems = faults.map { Problem(field: $0.field, message: Text($0.message)) }
            return try await show(staff, .unprocessableContent, form: FormState(entered: fields, problems: problems))
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(staff, .conflict, form: FormState(entered: fields), message: message)
        }
        return staff.see(.exportKeys, done: .recorded)
    }
}
