import Casework
import HTTPTypes
import Hummingbird
import Operations

/// What stopped: the petition office decides about its items, an administrator has all of a reason tried again. What
/// stopped of a file, whoever may have its original decides as well, on the page of the files.
struct StuckRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("stuck") { request, _ in
            try await show(try await site.staff(request, .stuck))
        }
        router.post("stuck/retry-all") { request, _ in
            try await retryAll(try await site.staff(request, .stuck))
        }
        router.post("stuck/read/:id/retry") { request, context in
            try await retry(.reading(try Report.ID(in: context)), request)
        }
        router.post("stuck/clean/:id/retry") { request, context in
            try await retry(.checking(try Upload.ID(in: context)), request)
        }
        router.get("stuck/read/:id/give-up") { request, context in
            try await ask(.reading(try Report.ID(in: context)), request)
        }
        router.get("stuck/clean/:id/give-up") { request, context in
            try await ask(.checking(try Upload.ID(in: context)), request)
        }
        router.post("stuck/read/:id/give-up") { request, context in
            try await giveUp(.reading(try Report.ID(in: context)), request)
        }
        router.post("stuck/clean/:id/give-up") { request, context in
            try await giveUp(.checking(try Upload.ID(in: context)), request)
        }
    }

    private func show(
        _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let list = ListParked(site.context)
        if staff.caller.roles.contains(.administrator) {
            let groups = Self.groups(try await list.counts(as: staff.caller), by: { ($0.step, $0.reason) })
            let page = StuckCountsPage(
                groups: groups.map { step, reason, counts in
                    StuckCountsPage.Group(
                        step: step, reason: reason,
                        rows: counts.map {
                            .init(organ: site.organName($0.organ), count: $0.count, oldest: Day($0.oldest))
                        })
                })
            return staff.page(page, status: status, message: message)
        }
        let groups = Self.groups(try await list(as: staff.caller), by: { ($0.work.step, $0.reason) })
        let page = StuckPage(
            groups: groups.map { step, reason, rows in
                StuckPage.Group(step: step, reason: reason, rows: rows.map { row($0, for: staff) })
            })
        return staff.page(page, status: status, message: message)
    }

    /// What comes in its order, cut where step or reason change.
    private static func groups<Row>(
        _ rows: [Row], by key: (Row) -> (ParkedStep, ParkReason)
    ) -> [(ParkedStep, ParkReason, [Row])] {
        rows.reduce(into: []) { groups, row in
            let (step, reason) = key(row)
            if let last = groups.last, last.0 == step, last.1 == reason {
                groups[groups.count - 1].2.append(row)
            } else {
                groups.append((step, reason, [row]))
            }
        }
    }

    private func row(_ parked: ParkedRow, for staff: StaffVisit) -> StuckPage.Row {
        let report = parked.report.report.id.rawValue
        let link: Link =
            switch parked.work {
            case .reading: .triage(report)
            case .checking: .files(report)
            }
        return StuckPage.Row(
            work: parked.work, number: site.number(of: parked.report, in: staff.visit.language), link: link,
            file: parked.file, since: Day(parked.since), tries: parked.tries)
    }

    private func ask(_ work: ParkedWork, _ request: Request) async throws -> Response {
        let staff = try await site.staff(request, nil)
        let parked = try await ListParked(site.context).one(work, as: staff.caller)
        return staff.page(StuckGiveUpPage(row: row(parked, for: staff), reason: parked.reason))
    }

    private func retry(_ work: ParkedWork, _ request: Request) async throws -> Response {
        try await decide(work, request, done: .stuckRetried) { staff in
            try await RetryParked(site.context)(work, as: staff.caller)
        }
    }

    private func giveUp(_ work: ParkedWork, _ request: Request) async throws -> Response {
        try await decide(work, request, done: .stuckGivenUp) { staff in
            try await GiveUpParked(site.context)(work, as: staff.caller)
        }
    }

    /// Goes on where the item is: on the list for whoever has one, or else on the page of the files.
    private func decide(
        _ work: ParkedWork, _ request: Request, done: Done, _ act: (StaffVisit) async throws -> Void
    ) async throws -> Response {
        let staff = try await site.staff(request, nil)
        _ = try await staff.form()
        let hasList = staff.caller.areas.contains(.stuck)
        // Looked up before: afterwards it is there no more.
        let next: Link =
            hasList ? .stuck : row(try await ListParked(site.context).one(work, as: staff.caller), for: staff).link
        do {
            try await act(staff)
            site.stuck.forget(staff.caller.staff)
            return staff.see(next, done: done)
        } catch let error as OperationError {
            guard hasList, let message = staff.refusal(error) else { throw error }
            return try await show(staff, .conflict, message: message)
        }
    }

    private func retryAll(_ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.form()
        guard let step = ParkedStep(rawValue: fields["step"]), let reason = ParkReason(rawValue: fields["reason"])
        else {
            throw Unanswerable.notOffered("reason", .stuckWhat)
        }
        _ = try await RetryParked(site.context).all(step, for: reason, as: staff.caller)
        site.stuck.forget(staff.caller.staff)
        return staff.see(.stuck, done: .stuckRetried)
    }
}
