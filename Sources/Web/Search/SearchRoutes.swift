import Casework
import Hummingbird
import Operations

/// Looking for words in what reports say. They are posted and shown at once: they stand in no address, which browsers keep
/// and proxies log.
struct SearchRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("search") { request, _ in
            let staff = try await site.staff(request, .search)
            return staff.page(SearchPage())
        }
        router.post("search") { request, _ in
            let staff = try await site.staff(request, .search)
            let fields = try await staff.visit.form()
            guard staff.isGenuine(fields) else {
                return try await staff.again(fields) { form, message in
                    staff.page(SearchPage(form: form), status: .forbidden, message: message)
                }
            }
            return try await look(fields, staff)
        }
    }

    private func look(_ fields: FormFields, _ staff: StaffVisit) async throws -> Response {
        let query: SearchQuery
        do { query = try SearchQuery(fields[SearchPage.field]) } catch {
            let problem = Problem(field: SearchPage.field, message: Text(error))
            let form = FormState(entered: fields, problems: [problem])
            return staff.page(SearchPage(form: form), status: .unprocessableContent)
        }
        let cursor: SearchCursor? = CursorText.cursor(fields[SearchPage.cursor], of: .search)
        // What matches and is hidden takes longer than what does not match.
        RequestNote.current?.looks(upBy: .words)
        let page = try await SearchReports(site.context)(query, after: cursor, as: staff.caller)
        let outcome = SearchPage.Outcome(
            hits: page.hits.map { hit($0, staff) },
            further: page.further.map { CursorText.text($0, of: .search) }, isFirst: cursor == nil
        )
        return staff.page(SearchPage(form: FormState(entered: fields), outcome: outcome))
    }

    /// By the page that the reader's post opens for it: a room and the leaders work with clues, the petition office with
    /// reports.
    private func hit(_ hit: SearchReports.Hit, _ staff: StaffVisit) -> SearchPage.Hit {
        let id = hit.record.report.id
        let areas = staff.caller.areas
        var link: Link?
        if !staff.caller.roles.isDisjoint(with: [.registrar, .petitionLead]) {
            link = .triage(id.rawValue)
        } else if areas.contains(.board), let clue = hit.clues.first {
            link = .clue(clue.clue.id.rawValue)
        }
        return SearchPage.Hit(
            number: site.number(of: hit.record, in: staff.visit.language), link: link,
            receivedOn: Day(hit.record.report.receivedOn), state: hit.record.stateWords, passages: hit.passages
        )
    }
}
