import Casework
import HTTPTypes
import Hummingbird
import Operations

extension TriageItem {
    /// The way back from a decision that was a mistake.
    func writeReconsideration(into html: inout HTML, in frame: StaffFrame) {
        html(.details, .class("step"), .unfolded(form.isBack("why"))) { html in
            html(.summary, say: .reconsiderTitle)
            html(.p, .class("hint"), say: .reconsiderHint)
            html.post(to: .triageReconsider(id), frame.token, style: "entry") { html in
                html.enterSendsNothing()
                html.buttons(
                    Field("why", .reconsiderQuestion, isRequired: true),
                    reconsiderations.map { Choice($0.rawValue, $0.words) }, stacked: true, in: form
                )
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button"), say: .reconsiderTitle)
                }
            }
        }
    }
}

/// Taking back a decision on a report.
struct ReconsiderRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.post("triage/:id/reconsider") { request, context in
            let staff = try await site.staff(request, .triage)
            let id = try Report.ID(in: context)
            let (fields, pages) = (try await staff.form(), TriageRoutes(site: site))
            guard let why = Reconsideration(rawValue: fields["why"]) else {
                let form = FormState(entered: fields, problems: [Problem(field: "why", message: .chooseOne)])
                return try await pages.show(id, staff, .unprocessableContent, form: form)
            }
            return try await pages.act(id, staff, form: FormState(entered: fields)) {
                try await ReconsiderTriage(site.context)(id, why, as: staff.caller)
                return staff.see(.triage(id.rawValue), done: .reconsidered)
            }
        }
    }
}
