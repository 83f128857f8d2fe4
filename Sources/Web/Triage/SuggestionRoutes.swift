import Casework
import Hummingbird
import Operations

/// Where the end of a suggestion is recorded, from its page in triage.
struct SuggestionRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.post("triage/:id/suggestion") { request, context in
            let staff = try await site.staff(request, .triage)
            let id = try Report.ID(in: context)
            guard let outcome = SuggestionOutcome(rawValue: try await staff.form()["outcome"]) else {
                throw Unanswerable.notOffered("outcome", .outcome)
            }
            return try await TriageRoutes(site: site).act(id, staff) {
                try await ConcludeSuggestion(site.context)(id, outcome, as: staff.caller)
                return staff.see(.triage(id.rawValue), done: .suggestionConcluded)
            }
        }
    }
}
