import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The roster of reception days, and each day.
struct ReceptionRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("reception") { request, _ in
            let staff = try await site.staff(request, .reception)
            return try await show(staff, FormState(entered: FormFields(["announced": site.today.iso])))
        }
        router.post("reception") { request, _ in
            let staff = try await site.staff(request, .reception)
            return try await plan(staff)
        }
        router.get("reception/:id") { request, context in
            let staff = try await site.staff(request, .reception)
            return try await show(
                try ReceptionSession.ID(in: context), staff, FormState(entered: FormFields(["representatives": "1"])))
        }
        router.post("reception/:id/hold") { request, context in
            let staff = try await site.staff(request, .reception)
            let id = try ReceptionSession.ID(in: context)
            return try await act(id, staff, .receptionHeld) { _ in
                try await ChangeReception(site.context).hold(id, as: staff.caller)
            }
        }
        router.post("reception/:id/postpone") { request, context in
            let staff = try await site.staff(request, .reception)
            return try await postpone(try ReceptionSession.ID(in: context), staff)
        }
        router.post("reception/:id/log") { request, context in
            let staff = try await site.staff(request, .reception)
            return try await log(try ReceptionSession.ID(in: context), staff)
        }
    }
}

// MARK: - The roster

extension ReceptionRoutes {
    private func show(
        _ staff: StaffVisit, _ form: FormState, _ status: HTTPResponse.Status = .ok,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let read = ReadReception(site.context)
        let first = firstDay(of: staff.visit.query("month"))
        let sessions = try await read.month(first, as: staff.caller)
        let tally = try await read.tally(as: staff.caller)
        let page = ReceptionPage(
            month: Day(first), before: .reception.query("month", Self.name(first.adding(months: -1))),
            after: .reception.query("month", Self.name(first.adding(months: 1))), rows: sessions.map(row),
            tally: tally.map { tally in
                ReceptionPage.Leader(
                    name: site.name(of: tally.leader), visitedOn: tally.visitedOn.map { Day($0) },
                    standing: tally.standing.words, tone: tally.standing.tone
                )
            },
            plan: plans(staff.caller) ? planForm(staff.caller, form) : nil
        )
        return staff.page(page, status: status, message: message)
    }

    private func plans(_ caller: StaffCaller) -> Bool {
        !caller.roles.isDisjoint(with: [.registrar, .petitionLead])
    }

    private func planForm(_ caller: StaffCaller, _ form: FormState) -> PlanForm {
        let townships = site.context.townships(below: caller.organ).map { organ in
            Choice(organ.rawValue, .receptionTownship(site.context.directory[organ]?.name ?? organ.rawValue))
        }
        return PlanForm(
            leaders: site.context.receivingLeaders(of: caller.organ).map {
                Choice($0.rawValue, .asIs(site.name(of: $0)))
            },
            places: [Choice(PlanForm.office, .receptionOffice)] + townships, form: form
        )
    }

    /// The first day of the month that an address names; of this month for everything else.
    private func firstDay(of month: String) -> CivilDate {
        let today = site.context.today
        let asked = Day(month + "-01")?.civilDate
        return asked ?? CivilDate(year: today.year, month: today.month, day: 1) ?? today
    }

    private static func name(_ first: CivilDate) -> String { String(Day(first).iso.prefix(7)) }

    private func row(_ session: ReceptionSession) -> ReceptionPage.Row {
        ReceptionPage.Row(
            id: session.id.rawValue, on: Day(session.heldOn), place: site.words(of: session.place),
            leader: site.name(of: session.leader), announcedOn: session.announcedOn.map { Day($0) },
            state: session.state.words
        )
    }

    private func plan(_ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        return try await staff.answer(fields) {
            guard plans(staff.caller) else { throw Unanswerable.page(.notFound) }
            let plan = try planForm(staff.caller, FormState()).read(fields, today: site.today)
            let id = try await PlanReception(site.context)(plan, as: staff.caller)
            return staff.see(.reception(id.rawValue), done: .receptionPlanned)
        } again: {
            try await show(staff, $1, $0, message: $2)
        }
    }

    private static func state(_ fields: FormFields, _ faults: [OperationError.Fault]) -> FormState {
        FormState(entered: fields, problems: faults.map { Problem(field: $0.field, message: Text($0.message)) })
    }
}

// MARK: - One day

extension ReceptionRoutes {
    private func show(
        _ id: ReceptionSession.ID, _ staff: StaffVisit, _ form: FormState, _ status: HTTPResponse.Status = .ok,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let (session, visits) = try await ReadReception(site.context).session(id, as: staff.caller)
        var facts = [
            Fact(.receptionDay, .day(Day(session.heldOn))), Fact(.receptionWhere, .said(site.words(of: session.place))),
            Fact(.receptionLeader, .told(site.name(of: session.leader))), Fact(.state, .said(session.state.words)),
        ]
        if let day = session.announcedOn { facts.append(Fact(.receptionAnnounced, .day(Day(day)))) }
        let page = ReceptionDayPage(
            id: id.rawValue, on: Day(session.heldOn), facts: facts, visitors: visits.map(visitor),
            next: next(session, staff.caller), outcomes: VisitOutcome.allCases.map { Choice($0.rawValue, $0.words) },
            opensReports: staff.caller.areas.contains(.triage), form: form
        )
        return staff.page(page, status: status, message: message)
    }

    private func next(_ session: ReceptionSession, _ caller: StaffCaller) -> ReceptionDayPage.Next {
        guard plans(caller) else { return .nothing }
        switch session.state {
        case .planned: return .holdOrPostpone(leaders: successors(of: session))
        case .held: return session.heldOn == site.context.today ? .log : .nothing
        case .cancelled: return .nothing
        }
    }

    /// Who may receive in the place of a leader who is none any more.
    private func successors(of session: ReceptionSession) -> [Choice] {
        let leaders = site.context.receivingLeaders(of: session.organ)
        return leaders.contains(session.leader)
            ? [] : leaders.map { Choice($0.rawValue, .asIs(site.name(of: $0))) }
    }

    private func visitor(_ visit: ReceptionVisit) -> ReceptionDayPage.Visitor {
        var visitor = ReceptionDayPage.Visitor(
            at: Moment(visit.loggedAt), report: nil, outcome: nil, representatives: visit.representatives)
        switch visit.outcome {
        case .registered(let report, let number): visitor.report = (report.rawValue, number)
        case .settled(let outcome): visitor.outcome = outcome.words
        }
        return visitor
    }

    /// Does one thing about one day. What must change comes back on its page with what was typed.
    private func act(
        _ id: ReceptionSession.ID, _ staff: StaffVisit, _ done: Done, _ body: (FormFields) async throws -> Void
    ) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { try await show(id, staff, $0, .forbidden, message: $1) }
        }
        do {
            try await body(fields)
            return staff.see(.reception(id.rawValue), done: done)
        } catch let error as FormRefused {
            return try await show(id, staff, error.state, .unprocessableContent)
        } catch OperationError.mend(let faults) {
            let inForm = faults.filter { !$0.field.isEmpty && $0.field != "session" }
            let whole = faults.first { $0.field.isEmpty || $0.field == "session" }
            return try await show(
                id, staff, Self.state(fields, inForm), .unprocessableContent,
                message: whole.map { .refused(Text($0.message)) }
            )
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(id, staff, FormState(entered: fields), .conflict, message: message)
        }
    }

    private func postpone(_ id: ReceptionSession.ID, _ staff: StaffVisit) async throws -> Response {
        try await act(id, staff, .receptionPostponed) { fields in
            var reader = FormReader(fields)
            guard let day = reader.day("moved", missing: .typeNewDay, latest: PlanForm.farAhead) else {
                throw FormRefused(reader)
            }
            let leader = fields["leader"]
            try await ChangeReception(site.context).postpone(
                id, to: day.civilDate, with: leader.isEmpty ? nil : Staff.ID(leader), as: staff.caller)
        }
    }

    private func log(_ id: ReceptionSession.ID, _ staff: StaffVisit) async throws -> Response {
        try await act(id, staff, .visitLogged) { fields in
            var reader = FormReader(fields)
            let outcome = reader.choice("outcome", of: VisitOutcome.self, missing: .chooseOutcome)
            let count = reader.number("representatives", in: 1...5)
            guard let outcome, let count else { throw FormRefused(reader) }
            try await LogVisit(site.context)(
                outcome, WalkIn(session: id, representatives: count), as: staff.caller)
        }
    }
}
