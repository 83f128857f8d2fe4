import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The head's list of distributions, and the ledger of case supervision.
struct DistributionRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("distribution") { request, _ in
            try await show(try await site.staff(request, .distribution))
        }
        router.post("distribution/approve") { request, _ in
            try await approve(try await site.staff(request, .distribution))
        }
        router.post("distribution/policy") { request, _ in
            try await set(try await site.staff(request, .distribution))
        }
        router.post("distribution/:id/give") { request, context in
            let staff = try await site.staff(request, .distribution)
            guard let id = Clue.ID(address: context.parameters.get("id")) else { throw Unanswerable.page(.notFound) }
            return try await give(id, staff)
        }
        router.post("distribution/:id/propose") { request, context in
            let staff = try await site.staff(request, .distribution)
            guard let id = Clue.ID(address: context.parameters.get("id")) else { throw Unanswerable.page(.notFound) }
            return try await answer(staff) { fields in
                let (room, reason) = try roomAndReason(for: id, in: fields, staff)
                try await Distribute(site.context).propose(room, for: id, reason, as: staff.caller)
                return staff.see(.distribution, done: .proposed)
            }
        }
        router.get("ledger") { request, _ in
            let staff = try await site.staff(request, .ledger)
            let asked = AskedPage<NewestCursor>(staff.visit, .ledger)
            let rows = try await OpenDistribution(site.context).ledger(
                after: asked.cursor, limit: Limits.pageRows, as: staff.caller)
            return staff.page(
                LedgerPage(rows: rows.map(site.ledgerRow), paging: asked.paging(rows.next, from: .ledger)))
        }
    }

    private func show(
        _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await OpenDistribution(site.context)(as: staff.caller)
        return staff.page(site.distributionPage(opened, form: form), status: status, message: message)
    }

    /// The form if it is genuine, or the page with what was typed.
    private func answer(
        _ staff: StaffVisit, _ body: (FormFields) async throws -> Response
    ) async throws -> Response {
        let fields = try await staff.visit.form()
        return try await staff.answer(fields) {
            try await body(fields)
        } again: {
            try await show(staff, $0, form: $1, message: $2)
        }
    }

    private func approve(_ staff: StaffVisit) async throws -> Response {
        try await answer(staff) { fields in
            let ids = fields.all("clue").compactMap { Clue.ID(address: $0) }
            guard !ids.isEmpty else {
                var reader = FormReader(fields)
                reader.refuse("clue", .pickOne)
                throw FormRefused(reader)
            }
            let approved = try await Distribute(site.context).approve(ids, as: staff.caller)
            guard approved > 0 else { throw OperationError.stale }
            return staff.see(.distribution, done: .approved)
        }
    }

    private func give(_ id: Clue.ID, _ staff: StaffVisit) async throws -> Response {
        try await answer(staff) { fields in
            let (room, reason) = try roomAndReason(for: id, in: fields, staff)
            try await Distribute(site.context).give(id, to: room, reason, as: staff.caller)
            return staff.see(.distribution, done: .approved)
        }
    }

    private func roomAndReason(
        for id: Clue.ID, in fields: FormFields, _ staff: StaffVisit
    ) throws -> (Room.ID, Distribution.Reason) {
        var reader = FormReader(fields)
        let rooms = site.context.directory.rooms(of: staff.caller.organ).map {
            Choice($0.id.rawValue, .asIs($0.name))
        }
        let room = reader.choice("room-" + id.rawValue, among: rooms, missing: .chooseOne)
        let reason = reader.choice("reason-" + id.rawValue, of: Distribution.Reason.self, missing: .chooseOne)
        guard let room, let reason, reader.problems.isEmpty else { throw FormRefused(reader) }
        return (Room.ID(room), reason)
    }

    private func set(_ staff: StaffVisit) async throws -> Response {
        try await answer(staff) { fields in
            var reader = FormReader(fields)
            let mode = reader.choice("mode", among: DistributionPage.modes, missing: .chooseOne)
            var days: Int?
            if mode == "within_days" { days = reader.number("days", in: 1...DistributionLimits.days) }
            guard mode != nil, reader.problems.isEmpty else { throw FormRefused(reader) }
            let delegate = fields["delegate"]
            let policy = Distribution.Policy(
                mode: days.map { .withinDays($0) } ?? .beforeClaim,
                delegate: delegate.isEmpty ? nil : Staff.ID(delegate))
            try await Distribute(site.context).set(policy, as: staff.caller)
            return staff.see(.distribution, done: .recorded)
        }
    }
}

extension Site {
    fileprivate func distributionPage(_ opened: OpenDistribution.Opened, form: FormState?) -> DistributionPage {
        DistributionPage(
            rows: opened.waiting.map { waiting in
                let record = waiting.clue
                return DistributionPage.Row(
                    id: record.clue.id.rawValue, number: record.number.text(of: record.organ),
                    room: room(record.room), since: Day(record.inRoomSince.civilDate), state: record.clue.state.words,
                    letsWork: waiting.letsWork, mayApprove: waiting.mayApprove,
                    rooms: waiting.rooms.map { Choice($0.rawValue, .asIs(room($0))) },
                    proposal: waiting.proposal.map { proposal in
                        DistributionPage.Proposal(
                            room: room(proposal.room), reason: proposal.reason.words, by: name(of: proposal.proposedBy),
                            on: Day(proposal.proposedAt.civilDate), roomCode: proposal.room.rawValue,
                            reasonCode: proposal.reason.rawValue)
                    },
                    mayPropose: waiting.mayPropose)
            },
            inForce: .policy(opened.policy), isDefault: opened.history.isEmpty,
            history: opened.history.map { decision in
                DistributionPage.Decision(
                    policy: .policy(decision.policy), delegate: decision.policy.delegate.map(name(of:)),
                    setBy: name(of: decision.setBy), setAt: Moment(decision.setAt))
            },
            deputies: opened.maySet
                ? opened.deputies.map { Choice($0.rawValue, .asIs(name(of: $0))) } : nil,
            form: form ?? FormState()
        )
    }

    fileprivate func ledgerRow(_ line: LedgerLine) -> LedgerPage.Row {
        LedgerPage.Row(
            id: line.clue.rawValue, number: line.number.text(of: line.organ), on: Day(line.at.civilDate),
            from: line.fromOrgan.map { place($0, line.fromRoom) }, to: place(line.toOrgan, line.toRoom),
            by: line.signedBy.map(name(of:)), state: line.state.words,
            distribution: line.distributedAt.map { .approvedOn(Day($0.civilDate)) } ?? .awaitsApproval,
            proposal: line.proposal.map { proposal in
                LedgerPage.Proposal(
                    room: room(proposal.room), reason: proposal.reason.words, by: name(of: proposal.proposedBy),
                    on: Day(proposal.proposedAt.civilDate), outcome: proposal.state.words,
                    decidedBy: proposal.decidedBy.map(name(of:)),
                    decidedOn: proposal.decidedAt.map { Day($0.civilDate) })
            })
    }

    private func place(_ organ: Organ.ID, _ room: Room.ID?) -> String {
        ([context.directory[organ]?.name ?? organ.rawValue] + [room.map(self.room)].compactMap(\.self))
            .joined(separator: " ")
    }

    private func room(_ id: Room.ID) -> String { context.directory[id]?.name ?? id.rawValue }
}
