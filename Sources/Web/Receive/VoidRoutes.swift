import Casework
import Hummingbird
import Operations

/// Voiding a number, the list of what was voided, and the account of all numbers.
struct VoidRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("register/voids") { request, _ in
            let staff = try await site.staff(request, .voids)
            let rows = try await OpenVoiding(site.context).list(as: staff.caller)
            return staff.page(VoidsPage(rows: rows.map(row)))
        }
        router.get("register/numbers") { request, _ in
            let staff = try await site.staff(request, .numbers)
            let rows = try await AccountForNumbers(site.context)(as: staff.caller)
            return staff.page(NumbersPage(rows: rows.map(Self.row)))
        }
        router.post("triage/:id/void/:step") { request, context in
            let staff = try await site.staff(request, .triage)
            return try await step(try Report.ID(in: context), context.parameters.get("step"), staff)
        }
    }

    private func step(_ id: Report.ID, _ step: String?, _ staff: StaffVisit) async throws -> Response {
        let pages = TriageRoutes(site: site)
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { form, message in
                try await pages.show(id, staff, .forbidden, form: form, message: message)
            }
        }
        switch step {
        case "propose": return try await propose(id, fields, staff, pages)
        case "approve":
            return try await pages.act(id, staff) {
                try await VoidReport(site.context).approve(id, as: staff.caller)
                return staff.see(.triage(id.rawValue), done: .numberVoided)
            }
        case "refuse":
            return try await pages.act(id, staff) {
                try await VoidReport(site.context).refuse(id, as: staff.caller)
                return staff.see(.triage(id.rawValue), done: .numberKept)
            }
        default: throw Unanswerable.page(.notFound)
        }
    }

    private func propose(
        _ id: Report.ID, _ fields: FormFields, _ staff: StaffVisit, _ pages: TriageRoutes
    ) async throws -> Response {
        var form = FormState(entered: fields)
        guard let reason = VoidReason(rawValue: fields["void-reason"]) else {
            form.problems = [Problem(field: "void-reason", message: .chooseOne)]
            return try await pages.show(id, staff, .unprocessableContent, form: form)
        }
        do {
            return try await pages.act(id, staff, form: form) {
                try await VoidReport(site.context).propose(
                    id, reason, words: fields["void-words"], as: staff.caller)
                return staff.see(.triage(id.rawValue), done: .voidProposed)
            }
        } catch OperationError.mend(let faults) {
            form.problems = faults.map { Problem(field: "void-" + $0.field, message: Text($0.message)) }
            return try await pages.show(id, staff, .unprocessableContent, form: form)
        }
    }

    private func row(_ record: VoidingRecord) -> VoidsPage.Row {
        VoidsPage.Row(
            id: record.report.rawValue, number: record.number?.text(of: record.organ) ?? "–",
            reason: record.reason.words, proposedBy: site.name(of: record.proposedBy), on: Day(record.proposedOn),
            state: record.state.words, decidedBy: record.decidedBy.map { site.name(of: $0) },
            decidedOn: record.decidedOn.map { Day($0) }
        )
    }

    private static func row(_ account: NumberAccount) -> NumbersPage.Row {
        NumbersPage.Row(
            series: .series(account.series), year: account.year, first: account.first, last: account.last,
            given: account.given, voided: account.voided, explained: account.explained, missing: account.missing,
            missingNumbers: account.missingNumbers
        )
    }
}

extension Voiding.State {
    var words: Text {
        switch self {
        case .proposed: Text("待审批", "Waits")
        case .approved: Text("已作废", "Void")
        case .refused: Text("未作废", "Stands")
        }
    }
}
