import Casework
import HTTPTypes
import Hummingbird
import Operations

/// Meetings: called, their agenda, what they decide.
struct MeetingRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("meetings") { request, _ in
            let staff = try await site.staff(request, .meetings)
            return try await show(staff, FormState(entered: FormFields(["day": site.today.iso])))
        }
        router.post("meetings") { request, _ in
            let staff = try await site.staff(request, .meetings)
            return try await call(staff)
        }
        router.get("meetings/:id") { request, context in
            let staff = try await site.staff(request, .meetings)
            return try await show(try MeetingRecord.ID(in: context), staff, FormState())
        }
        router.post("meetings/:id/agenda") { request, context in
            let staff = try await site.staff(request, .meetings)
            let id = try MeetingRecord.ID(in: context)
            let fields = try await staff.form()
            guard let clue = Clue.ID(address: fields["clue"]) else { throw Unanswerable.page(.notFound) }
            try await HoldMeeting(site.context).putOnAgenda(.clue(clue), of: id, as: staff.caller)
            return staff.see(.meeting(id.rawValue), done: .onAgenda)
        }
        router.post("meetings/:id/decide") { request, context in
            let staff = try await site.staff(request, .meetings)
            return try await decide(try MeetingRecord.ID(in: context), staff)
        }
    }

    private func show(
        _ staff: StaffVisit, _ form: FormState, _ status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let hold = HoldMeeting(site.context)
        let meetings = try await hold.list(as: staff.caller)
        let page = MeetingsPage(
            rows: meetings.map { meeting in
                MeetingsPage.Row(
                    id: meeting.id.rawValue, on: Day(meeting.heldOn), kind: meeting.kind.words,
                    calledBy: site.name(of: meeting.calledBy)
                )
            },
            waiting: try await hold.waiting(as: staff.caller).map { MeetingWaiting($0) },
            kinds: Meeting.Kind.allCases.map { Choice($0.rawValue, $0.words) },
            opensClues: staff.caller.areas.contains(.board), form: form
        )
        return staff.page(page, status: status)
    }

    private func call(_ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.form()
        var reader = FormReader(fields)
        let kind = reader.choice("kind", of: Meeting.Kind.self, missing: .chooseMeeting)
        let day = reader.day("day", missing: .typeMeetingDay, latest: PlanForm.farAhead)
        guard let kind, let day else { return try await show(staff, reader.state, .unprocessableContent) }
        let id = try await HoldMeeting(site.context).call(kind, on: day.civilDate, as: staff.caller)
        return staff.see(.meeting(id.rawValue), done: .meetingCalled)
    }
}

// MARK: - One meeting

extension MeetingRoutes {
    private func show(
        _ id: MeetingRecord.ID, _ staff: StaffVisit, _ form: FormState, _ status: HTTPResponse.Status = .ok,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await HoldMeeting(site.context).open(id, as: staff.caller)
        let page = MeetingPage(
            id: id.rawValue, kind: opened.meeting.kind.words, on: Day(opened.meeting.heldOn),
            items: opened.agenda.map { entry in
                let isClue = if case .clue = entry.item.matter { true } else { false }
                return MeetingPage.Item(
                    id: entry.item.matter.rawValue, isClue: isClue, number: entry.item.number,
                    stateThen: .matterState(entry.item.stateThen), decision: entry.item.resolution?.words,
                    decidedOn: entry.item.decidedOn.map { Day($0) }, minutes: entry.minutes
                )
            },
            waiting: opened.waiting.map { MeetingWaiting($0) },
            decisions: Meeting.Resolution.allCases.map { Choice($0.rawValue, $0.words) },
            isOpen: site.context.today >= opened.meeting.heldOn, opensClues: staff.caller.areas.contains(.board),
            form: form
        )
        return staff.page(page, status: status, message: message)
    }

    private func decide(_ id: MeetingRecord.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.form()
        let place = fields["place"].allSatisfy(\.isNumber) ? fields["place"] : ""
        var reader = FormReader(fields)
        let resolution = reader.choice(
            "decision-\(place)", of: Meeting.Resolution.self, missing: .chooseDecision)
        let minutes = reader.lines("minutes-\(place)", longest: Limits.remarkCharacters)
        guard let matter = Self.matter(fields) else { throw Unanswerable.page(.notFound) }
        guard reader.problems.isEmpty, let resolution else {
            return try await show(id, staff, reader.state, .unprocessableContent)
        }
        do {
            try await HoldMeeting(site.context).decide(
                matter, in: id, resolution, minutes: minutes, as: staff.caller)
            return staff.see(.meeting(id.rawValue), done: .meetingDecided)
        } catch OperationError.mend(let faults) {
            let problems = faults.map { Problem(field: "minutes-\(place)", message: Text($0.message)) }
            return try await show(
                id, staff, FormState(entered: fields, problems: problems), .unprocessableContent)
        }
    }

    private static func matter(_ fields: FormFields) -> MeetingItem.Matter? {
        switch fields["kind"] {
        case "clue": Clue.ID(address: fields["item"]).map { .clue($0) }
        case "report": Report.ID(address: fields["item"]).map { .report($0) }
        case _: nil
        }
    }
}

extension MeetingWaiting {
    init(_ matter: WaitingMatter) {
        self.init(
            id: matter.clue.rawValue, number: matter.number, state: .matterState(matter.state),
            flags: matter.reasons.map(\.flag)
        )
    }
}
