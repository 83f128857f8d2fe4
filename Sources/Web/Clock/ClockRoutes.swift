import Casework
import HTTPTypes
import Hummingbird
import Operations

/// Clocks: what runs out, one of them with its extension, and the periods in force.
struct ClockRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("clocks") { request, _ in
            let staff = try await site.staff(request, .clocks)
            return try await list(staff)
        }
        router.get("clocks/policies") { request, _ in
            let staff = try await site.staff(request, nil)
            let areas = staff.caller.areas
            guard areas.contains(.clocks) || areas.contains(.periods) else { throw Unanswerable.page(.notFound) }
            return try await policies(staff)
        }
        router.get("clocks/:id") { request, context in
            let staff = try await site.staff(request, .clocks)
            return try await show(try StoredClock.ID(in: context), staff)
        }
        router.post("clocks/:id/ask") { request, context in
            let staff = try await site.staff(request, .clocks)
            return try await ask(try StoredClock.ID(in: context), staff)
        }
        router.post("clocks/:id/withdraw") { request, context in
            let staff = try await site.staff(request, .clocks)
            return try await withdraw(try StoredClock.ID(in: context), staff)
        }
        router.post("clocks/:id/refuse") { request, context in
            let staff = try await site.staff(request, .clocks)
            return try await refuse(try StoredClock.ID(in: context), staff)
        }
        router.post("clocks/:id/extend") { request, context in
            let staff = try await site.staff(request, .clocks)
            return try await extend(try StoredClock.ID(in: context), staff)
        }
    }

    private func list(_ staff: StaffVisit) async throws -> Response {
        let view = ClockView(rawValue: staff.visit.query("view")) ?? .overdue
        let level = view == .overdue ? Int(staff.visit.query("level")).flatMap(OverdueLevel.init(rawValue:)) : nil
        let asked = AskedPage<ClockCursor>(staff.visit, view == .overdue ? .overdueClocks : .warnedClocks)
        let clocks = try await ListClocks(site.context)(
            view, level: level, after: asked.cursor, limit: Limits.pageRows, as: staff.caller)
        return staff.page(
            ClocksPage(
                view: view, level: level, rows: clocks.map { site.row($0) },
                paging: asked.paging(clocks.next, from: ClocksPage.link(view, level))))
    }

    private func show(
        _ id: StoredClock.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await OpenClock(site.context)(id, as: staff.caller)
        return staff.page(site.clockPage(opened, form: form, for: staff.caller), status: status, message: message)
    }

    private func ask(_ id: StoredClock.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        return try await staff.answer(fields) {
            let opened = try await OpenClock(site.context)(id, as: staff.caller)
            guard let form = site.askForm(opened, FormState(entered: fields)) else { throw OperationError.stale }
            let (period, reason) = try form.read(fields)
            try await ExtendClock(site.context).ask(id, for: period, reason, as: staff.caller)
            return staff.see(.clock(id.rawValue), done: .proposed)
        } again: {
            try await show(id, staff, $0, form: $1, message: $2)
        }
    }

    private func withdraw(_ id: StoredClock.ID, _ staff: StaffVisit) async throws -> Response {
        try await staff.answer(try await staff.visit.form()) {
            try await ExtendClock(site.context).withdraw(id, as: staff.caller)
            return staff.see(.clock(id.rawValue), done: .extensionWithdrawn)
        } again: {
            try await show(id, staff, $0, message: $2)
        }
    }

    private func refuse(_ id: StoredClock.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        return try await staff.answer(fields) {
            let (ground, words) = try ExtensionRefusalForm(form: FormState(entered: fields)).read(fields)
            try await ExtendClock(site.context).refuse(id, ground, words: words, as: staff.caller)
            return staff.see(.clock(id.rawValue), done: .extensionRefused)
        } again: {
            try await show(id, staff, $0, form: $1, message: $2)
        }
    }

    private func extend(_ id: StoredClock.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        return try await staff.answer(fields) {
            let opened = try await OpenClock(site.context)(id, as: staff.caller)
            guard let form = site.extensionForm(opened, FormState(entered: fields)) else { throw OperationError.stale }
            let entry = try ExtensionEntry.read(fields, for: form, today: site.today)
            try await ExtendClock(site.context).grant(id, entry.asked, words: entry.words, as: staff.caller)
            return staff.see(.clock(id.rawValue), done: .extended)
        } again: {
            try await show(id, staff, $0, form: $1, message: $2)
        }
    }

    private func policies(_ staff: StaffVisit) async throws -> Response {
        let keepsRules = staff.caller.roles.contains(.administrator)
        let done = keepsRules ? try await ListClocks(site.context).recomputations(as: staff.caller) : nil
        return staff.page(
            site.policiesPage(
                for: staff.caller.organ, recomputed: done,
                area: keepsRules ? .periods : staff.caller.areas.contains(.clocks) ? .clocks : nil))
    }
}
