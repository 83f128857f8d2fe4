import Casework
import HTTPTypes
import Hummingbird
import Operations

/// What was assigned: by the organ, and to it.
struct AssignmentRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("assignments") { request, _ in
            let staff = try await site.staff(request, .jurisdiction)
            return try await show(staff)
        }
        router.post("assignments/:id/:act") { request, context in
            let staff = try await site.staff(request, .jurisdiction)
            guard let act = context.parameters.get("act").flatMap(AssignmentsPage.Act.init(rawValue:)) else {
                throw Unanswerable.page(.notFound)
            }
            return try await take(act, try AssignmentRecord.ID(in: context), staff)
        }
    }

    private func show(
        _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState = FormState(),
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let lists = Lists(site.context)
        let asked = AskedPage<NewestCursor>(staff.visit, .assignments)
        let waiting = try await lists.measures(waiting: true, limit: Limits.pageRows, as: staff.caller)
        let joint = try await lists.jointMeasures(as: staff.caller)
        let found = try await lists.assignments(after: asked.cursor, limit: Limits.pageRows, as: staff.caller)
        let rows = found.page.map { record in
            var row = row(record, found.acts[record.id] ?? [], for: staff.caller)
            row.isStandIn = found.standIns.contains(record.id)
            return row
        }
        let page = AssignmentsPage(
            waiting: waiting.map(site.row), joint: joint.map(site.row), rows: rows,
            paging: asked.paging(found.page.next, from: .assignments), form: form
        )
        return staff.page(page, status: status, message: message)
    }

    private func row(
        _ record: AssignmentRecord, _ acts: [Assignment.Act], for caller: StaffCaller
    ) -> AssignmentsPage.Row {
        let isOurs = record.from == caller.organ
        var row = AssignmentsPage.Row(
            id: record.id.rawValue, clue: record.clue.rawValue, number: record.clueNumber ?? "–",
            direction: isOurs ? .assignedByUs : .assignedToUs,
            other: site.organName(isOurs ? record.to : record.from), reason: .ground(record.reason, of: .assign),
            state: record.state.words,
            clock: record.dueOn.map { ClockFace(.assigned, due: $0, today: site.context.today) },
            acts: acts.map(\.onPage),
            document: isOurs && record.state != .ended
                ? caller.paperLink(.assignment, of: record.id.rawValue, on: record.clue) : nil
        )
        row.isUnsigned = site.context.isUnsigned(record)
        return row
    }

    private func take(
        _ act: AssignmentsPage.Act, _ id: AssignmentRecord.ID, _ staff: StaffVisit
    ) async throws -> Response {
        let fields = try await staff.form()
        let handle = HandleAssignment(site.context)
        do {
            switch act {
            case .receive:
                try await handle.receive(id, as: staff.caller)
                return staff.see(.assignments, done: .assignmentReceived)
            case .propose:
                let field = AssignmentsPage.field(id.rawValue)
                var reader = FormReader(fields)
                guard let day = reader.day(field, missing: .typeDay, latest: site.today) else {
                    return try await show(staff, .unprocessableContent, form: reader.state)
                }
                try await handle.proposeResult(id, reviewedOn: day.civilDate, as: staff.caller)
                return staff.see(.assignments, done: .resultHandedIn)
            case .approve: try await handle.approveResult(id, as: staff.caller)
            case .sendBack: try await handle.sendBackResult(id, as: staff.caller)
            }
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(staff, .conflict, form: FormState(entered: fields), message: message)
        }
        return staff.see(.assignments, done: .resultReported)
    }
}

extension Assignment.Act {
    fileprivate var onPage: AssignmentsPage.Act {
        switch self {
        case .receive: .receive
        case .proposeResult: .propose
        case .approveResult: .approve
        case .sendBackResult: .sendBack
        }
    }
}
