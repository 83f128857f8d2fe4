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
                // Of the forms of this page the one that was sent asks for a code.
                if form.entered.has("key") { html.freshCode(in: form) }
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
                    if form.entered.has("fingerprint-" + id) { html.freshCode(in: form) }
                    html.actions(.exportKeyConfirm)
                }
            }
            guard mayEnd else { return }
            html.post(to: .exportKey(id, "end"), frame.token, style: "inline", hidden: ["end-" + id: "yes"]) { html in
                if form.entered.has("end-" + id) { html.freshCode(in: form) }
                html(.button, .submit, .class("button small"), say: .exportKeyEnd)
            }
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
            return try await take(staff) { staff, fields in
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
            return try await take(staff) { staff, fields in
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

    /// Whoever puts a key in place, or ends one, decides who reads what goes up: they show that they are still there.
    private func take(
        _ staff: StaffVisit, _ act: (StaffVisit, FormFields) async throws -> Void
    ) async throws -> Response {
        let fields = try await staff.visit.form()
        return try await staff.answerFresh(fields) { staff in
            try await act(staff, fields)
            return staff.see(.exportKeys, done: .recorded)
        } again: { staff, status, form, message in
            try await show(staff, status, form: form, message: message)
        }
    }
}
