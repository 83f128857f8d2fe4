import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The list of outside organs.
struct OutsideOrganRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("outside") { request, _ in try await show(try await site.staff(request, .petitions)) }
        router.post("outside") { request, _ in
            let staff = try await site.staff(request, .petitions)
            return try await take(staff) { fields in [try Self.entry(fields)] }
        }
        router.post("outside/import") { request, _ in
            let staff = try await site.staff(request, .petitions)
            return try await take(staff, lines: true) { fields in try Self.entries(fields) }
        }
    }

    private func show(
        _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState = FormState(),
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let organs = try await KeepOutsideOrgans(site.context).list(as: staff.caller)
        let page = OutsideOrgansPage(
            organs: organs, mayEdit: !staff.caller.roles.isDisjoint(with: [.registrar, .petitionLead]), form: form)
        return staff.page(page, status: status, message: message)
    }

    private func take(
        _ staff: StaffVisit, lines: Bool = false, _ read: (FormFields) throws -> [KeepOutsideOrgans.Entry]
    ) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { try await show(staff, .forbidden, form: $0, message: $1) }
        }
        do {
            try await KeepOutsideOrgans(site.context).save(try read(fields), as: staff.caller)
        } catch let error as FormRefused {
            return try await show(staff, .unprocessableContent, form: error.state)
        } catch OperationError.mend(let faults) {
            let problems = faults.map { fault in
                // A single line of an import is named like a field; everything of it belongs to the one box.
                lines
                    ? Problem(
                        field: "lines", message: .lineFault(fault.field.replacing("line-", with: ""), fault.message))
                    : Problem(field: fault.field, message: Text(fault.message))
            }
            return try await show(staff, .unprocessableContent, form: FormState(entered: fields, problems: problems))
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(staff, .conflict, form: FormState(entered: fields), message: message)
        }
        return staff.see(.outsideOrgans, done: .recorded)
    }

    private static func entry(_ fields: FormFields) throws -> KeepOutsideOrgans.Entry {
        var reader = FormReader(fields)
        let code = reader.line("code", missing: .fillThisIn)
        let name = reader.line("name", missing: .fillThisIn)
        let kind = reader.choice("kind", of: OutsideOrgan.Kind.self, missing: .chooseOne)
        let division = reader.line("division", missing: .fillThisIn)
        let (superior, contact) = (reader.line("superior"), reader.line("contact"))
        guard reader.problems.isEmpty, let kind else { throw FormRefused(reader) }
        return .init(
            code: code, name: name, kind: kind, division: division, superior: superior, contact: contact,
            isEnded: reader.isTicked("ended"))
    }

    /// One organ a line, with commas of either width or tabs between its fields.
    private static func entries(_ fields: FormFields) throws -> [KeepOutsideOrgans.Entry] {
        var reader = FormReader(fields)
        let text = reader.lines("lines", missing: .fillThisIn, longest: Limits.outsideLinesCharacters)
        guard reader.problems.isEmpty else { throw FormRefused(reader) }
        var entries: [KeepOutsideOrgans.Entry] = []
        for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
            let cells = line.split(omittingEmptySubsequences: false) { ",，\t".contains($0) }
                .map { $0.trimmingPrefix(while: \.isWhitespace) }
                .map { String($0.reversed().drop(while: \.isWhitespace).reversed()) }
            guard (4...6).contains(cells.count), let kind = OutsideOrgan.Kind(rawValue: cells[2]) else {
                reader.refuse("lines", .lineUnreadable(index + 1))
                throw FormRefused(reader)
            }
            entries.append(
                .init(
                    code: cells[0], name: cells[1], kind: kind, division: cells[3],
                    superior: cells.count > 4 ? cells[4] : "", contact: cells.count > 5 ? cells[5] : ""))
        }
        return entries
    }
}
