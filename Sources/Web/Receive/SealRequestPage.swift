import Casework
import Hummingbird
import Operations

/// What waits to be sealed: number, day and ground, nothing of what it says. Its text is read on the page of the report.
///
/// - Policy: JB-15, JB-52
public struct SealRequestsPage: StaffPage {
    public struct Row: Sendable {
        /// The identifier of the report in addresses.
        public var id: String
        public var number: String
        public var ground: Text
        public var askedBy: String
        public var askedOn: Day
        public var clock: ClockFace?
        /// Nil for whoever asked for it: somebody else decides.
        public var form: FormState?
    }

    public var rows: [Row]

    public var title: Text { .sealRequestsTitle }
    public var area: StaffArea? { .triage }
    public var link: Link { .sealRequests }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .sealRequestsHint)
        html.firstOnly(rows.count)
        if rows.isEmpty { return html(.p, .class("empty"), say: .nothingToSeal) }
        for row in rows { row.write(into: &html, in: frame) }
    }
}

extension SealRequestsPage.Row {
    /// The field of the reason on the form of one request.
    private var field: Field {
        var field = Field("words-" + id, .sealingRefusedWhy, isRequired: true)
        field.longest = 500
        return field
    }

    /// The box without which nothing is destroyed.
    static func sure(_ id: String) -> String { TriageItem.sealSure + "-" + id }
    static func sheets(_ id: String) -> String { TriageItem.sealSheets + "-" + id }

    fileprivate func write(into html: inout HTML, in frame: StaffFrame) {
        html(.article, .class("report")) { html in
            html(.h2) { html in html(.a, .href(.triage(id)), .class("number"), text: number) }
            html.facts([
                Fact(.sealedGround, .said(ground)), Fact(.proposedByName, .told(askedBy)),
                Fact(.sealingAskedOn, .day(askedOn)),
            ])
            if let clock { html(.p) { html in html.chip(clock) } }
            guard let form else { return html(.p, .class("hint"), say: .anotherPersonSeals) }
            html.problems(of: form)
            html.post(to: .sealRequest(id, "seal"), frame.token, style: "entry") { html in
                html.tick(Field(Self.sure(id), .sealSure, isRequired: true), in: form)
                html.line(Field(Self.sheets(id), .sealSheets, hint: .sealSheetsHint), .count, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .sealAndDestroy)
                }
            }
            html.post(to: .sealRequest(id, "refuse"), frame.token, style: "entry") { html in
                html.box(field, lines: 3, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button"), say: .refuseSealing)
                }
            }
        }
    }
}

/// What somebody found must go up sealed, for the head of the petition office or the deputy who stands in.
struct SealRequestRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("seal-requests") { request, _ in
            try await show(try await site.staff(request, .triage))
        }
        router.post("seal-requests/:id/:act") { request, context in
            let staff = try await site.staff(request, .triage)
            let id = try Report.ID(in: context)
            return try await decide(id, context.parameters.get("act"), staff)
        }
    }

    private func show(
        _ staff: StaffVisit, refused: (id: Report.ID, form: FormState)? = nil, message: StaffFrame.Message? = nil,
        status: HTTPResponse.Status = .unprocessableContent
    ) async throws -> Response {
        let requests = try await DecideSealing(site.context).list(as: staff.caller)
        let rows = requests.map { request in
            let form = request.report == refused?.id ? refused?.form : nil
            return SealRequestsPage.Row(
                id: request.report.rawValue, number: request.number?.text(of: request.organ) ?? "–",
                ground: request.ground.words, askedBy: site.name(of: request.askedBy), askedOn: Day(request.askedOn),
                clock: request.dueOn.map { ClockFace(.upwardReport, due: $0, today: site.context.today) },
                form: request.askedBy == staff.caller.staff ? nil : form ?? FormState())
        }
        let isRefused = refused != nil || message != nil
        return staff.page(
            SealRequestsPage(rows: rows), status: isRefused ? status : .ok, message: message)
    }

    private func decide(_ id: Report.ID, _ act: String?, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { form, message in
                try await show(staff, refused: (id, form), message: message, status: .forbidden)
            }
        }
        do {
            switch act {
            case "seal":
                let sure = SealRequestsPage.Row.sure(id.rawValue)
                guard fields.has(sure) else {
                    let problems = [Problem(field: sure, message: .tickSealSure)]
                    return try await show(staff, refused: (id, FormState(entered: fields, problems: problems)))
                }
                let sheets: Int?
                let field = SealRequestsPage.Row.sheets(id.rawValue)
                do throws(FormRefused) { sheets = try fields.sealSheets(field) } catch {
                    return try await show(staff, refused: (id, error.state))
                }
                try await DecideSealing(site.context).seal(id, sheets: sheets, as: staff.caller)
                return staff.see(.sealRequests, done: .sealedUp)
            case "refuse":
                try await DecideSealing(site.context).refuse(
                    id, words: fields["words-" + id.rawValue], as: staff.caller)
                return staff.see(.sealRequests, done: .sealingRefused)
            case _: throw Unanswerable.page(.notFound)
            }
        } catch OperationError.mend(let faults) {
            let problems = faults.map { Problem(field: "words-" + id.rawValue, message: Text($0.message)) }
            return try await show(staff, refused: (id, FormState(entered: fields, problems: problems)))
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(staff, refused: (id, FormState(entered: fields)), message: message)
        }
    }
}
