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
        /// Nil for whoever does not decide: who asked for it, and where none of the two would head the office.
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
    static func sure(_ id: String) -> String { "seal-sure-" + id }
    /// How many sheets of an original, or media with its files, go up with it; empty where none do.
    static func sheets(_ id: String) -> String { "seal-sheets-" + id }

    fileprivate func write(into html: inout HTML, in frame: StaffFrame) {
        html(.article, .class("report")) { html in
            html(.h2) { html in html(.a, .href(.triage(id)), .class("number"), text: number) }
            html.facts([
                Fact(.sealedGround, .said(ground)), Fact(.proposedByName, .told(askedBy)),
                Fact(.sealingAskedOn, .day(askedOn)),
            ])
            if let clock { html(.p) { html in html.chip(clock) } }
            guard let form else {
                html(.p, .class("hint"), say: .anotherPersonSeals)
                return html(.p) { html in html(.a, .href(.quarantineReaders), say: .readersTitle) }
            }
            html.problems(of: form)
            writeSeal(form, into: &html, in: frame)
            writeRefusal(form, into: &html, in: frame)
        }
    }

    private func writeSeal(_ form: FormState, into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h3, say: .sealItUp)
            html.post(to: .sealRequest(id, "seal"), frame.token, style: "entry") { html in
                html.tick(Field(Self.sure(id), .sealSure, isRequired: true), in: form)
                html.line(Field(Self.sheets(id), .sealSheets, hint: .sealSheetsHint), .count, in: form)
                html.freshCode(in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .sealAndDestroy)
                }
            }
        }
    }

    /// Folded, so that nobody takes its field for one of the form above, whose button destroys.
    private func writeRefusal(_ form: FormState, into html: inout HTML, in frame: StaffFrame) {
        html(.details, .class("step"), .unfolded(form.isBack(field.name))) { html in
            html(.summary, say: .refuseSealing)
            html.post(to: .sealRequest(id, "refuse"), frame.token, style: "entry") { html in
                html.box(field, lines: 3, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button"), say: .refuseSealing)
                }
            }
        }
    }
}

/// What somebody found must go up sealed, for those of the petition office who decide, or the deputy who stands in.
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
        _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, refused: (id: Report.ID, form: FormState)? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let decide = DecideSealing(site.context)
        let requests = try await decide.list(as: staff.caller)
        let rows = requests.map { request in
            let form = request.report == refused?.id ? refused?.form : nil
            return SealRequestsPage.Row(
                id: request.report.rawValue, number: request.number?.text(of: request.organ) ?? "–",
                ground: request.ground.words, askedBy: site.name(of: request.askedBy), askedOn: Day(request.askedOn),
                clock: request.dueOn.map { ClockFace(.upwardReport, due: $0, today: site.context.today) },
                form: decide.decides(request, as: staff.caller) ? form ?? FormState() : nil)
        }
        return staff.page(SealRequestsPage(rows: rows), status: status, message: message)
    }

    /// What is destroyed is gone for good: whoever does it shows that they are still there.
    private func decide(_ id: Report.ID, _ act: String?, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        let field: (String) -> String = { Self.field($0, of: id) }
        switch act {
        case "seal":
            return try await staff.answerFresh(fields, field: field) { staff in
                let sheets = try Self.sheets(fields, of: id)
                try await DecideSealing(site.context).seal(id, sheets: sheets, as: staff.caller)
                return staff.see(.sealRequests, done: .sealedUp)
            } again: { staff, status, form, message in
                try await show(staff, status, refused: (id, form), message: message)
            }
        case "refuse":
            let words = fields["words-" + id.rawValue]
            return try await staff.answer(fields, field: field) {
                try await DecideSealing(site.context).refuse(id, words: words, as: staff.caller)
                return staff.see(.sealRequests, done: .sealingRefused)
            } again: { status, form, message in
                try await show(staff, status, refused: (id, form), message: message)
            }
        case _: throw Unanswerable.page(.notFound)
        }
    }

    /// What the form of one request calls a field that a rule names.
    private static func field(_ name: String, of id: Report.ID) -> String {
        name == "sheets" ? SealRequestsPage.Row.sheets(id.rawValue) : name + "-" + id.rawValue
    }

    /// How many sheets of an original, or media, go up; nil where the field is empty.
    ///
    /// - Throws: ``FormRefused`` for what is no number of sheets, and where the box is not ticked.
    private static func sheets(_ fields: FormFields, of id: Report.ID) throws(FormRefused) -> Int? {
        let (sure, sheets) = (SealRequestsPage.Row.sure(id.rawValue), SealRequestsPage.Row.sheets(id.rawValue))
        var reader = FormReader(fields)
        if !fields.has(sure) { reader.refuse(sure, .tickSealSure) }
        let isEmpty = fields[sheets].allSatisfy(\.isWhitespace)
        let number = isEmpty ? nil : reader.number(sheets, in: 1...Limits.sheets)
        guard reader.problems.isEmpty else { throw FormRefused(reader) }
        return number
    }
}
