import Casework
import HTTPTypes
import Hummingbird
import Operations

/// What came of a clue besides its handling, and reports to the organ above.
struct MatterRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("matters/:id") { request, context in
            let staff = try await site.staff(request, .board)
            let today = FormState(entered: FormFields(["day": site.today.iso]))
            return try await show(try Clue.ID(in: context), staff, today)
        }
        router.post("matters/:id/report-up") { request, context in
            let staff = try await site.staff(request, .board)
            return try await reportUp(try Clue.ID(in: context), staff)
        }
    }

    private func show(
        _ id: Clue.ID, _ staff: StaffVisit, _ form: FormState, _ status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let matter = try await ReportMatterUp(site.context).matter(id, as: staff.caller)
        let mayReport = staff.caller.areas.contains(.meetings) && matter.clue.organ == staff.caller.organ
        let page = MatterPage(
            id: id.rawValue, number: matter.clue.number.text(of: matter.clue.organ),
            meetings: matter.meetings.map { entry in
                MatterPage.Studied(
                    id: entry.meeting.id.rawValue, kind: entry.meeting.kind.words, on: Day(entry.meeting.heldOn),
                    decision: entry.item.resolution?.words
                )
            },
            recommendations: matter.recommendations.map { record in
                MatterPage.Recommended(
                    id: record.id.rawValue, kind: record.kind.words, state: record.state.words)
            },
            reports: matter.reports.map { report in
                MatterPage.Reported(
                    upper: site.context.directory[report.upper]?.name ?? report.upper.rawValue,
                    ground: report.ground.words, way: report.way.words, on: Day(report.on)
                )
            },
            upper: mayReport ? matter.upper.flatMap { site.context.directory[$0]?.name } : nil,
            grounds: Meeting.ReportGround.allCases.map { Choice($0.rawValue, $0.words) },
            ways: Meeting.ReportWay.allCases.map { Choice($0.rawValue, $0.words) },
            opensMeetings: staff.caller.areas.contains(.meetings),
            opensRecommendations: staff.caller.areas.contains(.recommendations), form: form
        )
        return staff.page(page, status: status)
    }

    private func reportUp(_ id: Clue.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.form()
        var reader = FormReader(fields)
        let ground = reader.choice("ground", of: Meeting.ReportGround.self, missing: .chooseGround)
        let way = reader.choice("way", of: Meeting.ReportWay.self, missing: .chooseWay)
        let day = reader.day("day", missing: .typeReportDay, latest: site.today)
        guard let ground, let way, let day else {
            return try await show(id, staff, reader.state, .unprocessableContent)
        }
        do {
            try await ReportMatterUp(site.context)(id, ground, way, on: day.civilDate, as: staff.caller)
            return staff.see(.matter(id.rawValue), done: .matterReportedUp)
        } catch OperationError.mend(let faults) {
            let problems = faults.map { fault in
                Problem(field: fault.field == "upper" ? "ground" : fault.field, message: Text(fault.message))
            }
            return try await show(
                id, staff, FormState(entered: fields, problems: problems), .unprocessableContent)
        }
    }
}
