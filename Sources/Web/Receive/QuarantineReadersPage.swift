import Casework
import Hummingbird
import Operations

/// Who opens what comes in online: named by the head of the organ, known to the petition office and the auditor.
///
/// - Policy: JB-15
public struct QuarantineReadersPage: StaffPage {
    public struct Row: Sendable {
        public var first: String
        public var second: String
        public var namedBy: String
        public var from: Day
        public var until: Day?
    }

    public var rows: [Row]
    /// What is wrong with it; nil where two are named.
    public var fault: Text?
    public var leads: [Choice]
    public var office: [Choice]
    /// Nil for everybody but the head.
    public var form: FormState?

    public var title: Text { .readersTitle }
    public var area: StaffArea? { nil }
    public var link: Link { .quarantineReaders }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .readersHint)
        if let fault { html(.p, .class("message refusal"), .role("alert"), say: fault) }
        if !rows.isEmpty {
            html.listing(
                .readersTitle, [.readersFirst, .readersSecond, .readersNamedBy, .readersFrom, .readersUntil]
            ) { html in
                for row in rows { row.write(into: &html) }
            }
        }
        guard let form else { return }
        html.problems(of: form)
        html.post(to: .quarantineReaders, frame.token, style: "entry") { html in
            html.pick(Field("first", .readersFirst, isRequired: true), leads, in: form)
            html.pick(Field("second", .readersSecond, isRequired: true), office, in: form)
            html.freshCode(in: form)
            html.actions(.readersName)
        }
    }
}

extension QuarantineReadersPage.Row {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.td, text: first)
            html(.td, text: second)
            html(.td, text: namedBy)
            html(.td) { html in html.day(from) }
            html(.td) { html in if let until { html.day(until) } }
        }
    }
}

struct QuarantineReaderRoutes: Sendable {
    let site: Site

    /// Who is told who the two are; the head alone names them.
    private static let roles: Set<Role> = [.registrar, .petitionLead, .head, .auditor]

    func add(to router: Router<BasicRequestContext>) {
        router.get("quarantine-readers") { request, _ in try await show(try await site.staff(request, nil)) }
        router.post("quarantine-readers") { request, _ in
            let staff = try await site.staff(request, nil)
            guard !staff.caller.roles.isDisjoint(with: Self.roles) else { throw Unanswerable.page(.notFound) }
            let fields = try await staff.visit.form()
            return try await staff.answerFresh(fields) { staff in
                var reader = FormReader(fields)
                for field in ["first", "second"] where fields[field].isEmpty { reader.refuse(field, .chooseOne) }
                guard reader.problems.isEmpty else { throw FormRefused(reader) }
                try await NameReaders(site.context).name(
                    Staff.ID(fields["first"]), Staff.ID(fields["second"]), as: staff.caller)
                return staff.see(.quarantineReaders, done: .recorded)
            } again: { staff, status, form, message in
                try await show(staff, status, form: form, message: message)
            }
        }
    }

    private func show(
        _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState = FormState(),
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let named = try await NameReaders(site.context).list(as: staff.caller)
        let rows = named.records.map { record in
            QuarantineReadersPage.Row(
                first: site.name(of: record.first), second: site.name(of: record.second),
                namedBy: site.name(of: record.namedBy), from: Day(record.from), until: record.until.map { Day($0) })
        }
        func choices(_ people: [Staff.ID]) -> [Choice] {
            people.map { Choice($0.rawValue, Text(site.name(of: $0), site.name(of: $0))) }
        }
        let page = QuarantineReadersPage(
            rows: rows, fault: named.standing.fault, leads: choices(named.leads), office: choices(named.office),
            form: named.mayName ? form : nil)
        return staff.page(page, status: status, message: message)
    }
}

extension HTML {
    /// That two persons are not named, on the first page of whoever has to see to it; nothing where they are.
    mutating func readersFault(_ fault: Text?) {
        guard let fault else { return }
        self(.p, .class("message refusal")) { html in
            html.say(fault)
            html.text(" ")
            html(.a, .href(.quarantineReaders), say: .readersTitle)
        }
    }
}

extension QuarantineReading.Standing {
    /// Nil where two are named.
    var fault: Text? {
        switch self {
        case .two: nil
        case .fewer: .readersFewer
        case .nobody: .readersNone
        }
    }
}
