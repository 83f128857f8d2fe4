import Casework
import HTTPTypes
import Hummingbird
import Operations

/// What opens a door besides password and code: its owner proposes it, the security office approves it, either ends it.
/// Where the site knows neither certificates nor a provider there is nothing at these addresses.
struct BindingRoutes: Sendable {
    let site: Site

    private var bindings: DoorBindings { DoorBindings(site.context) }

    func add(to router: Router<BasicRequestContext>) {
        router.get("account/bindings") { request, _ in
            try await show(try await visitor(request), ofOrgan: false)
        }
        router.post("account/bindings") { request, _ in try await propose(try await visitor(request)) }
        router.post("account/bindings/end") { request, _ in
            let staff = try await visitor(request)
            try await bindings.end(try await chosen(staff), as: staff.caller)
            // This session was one of those that ended.
            return site.goodbye()
        }
        router.get("bindings") { request, _ in
            let staff = try await office(request)
            try staff.requiresFreshFactor(back: .bindings)
            return try await show(staff, ofOrgan: true)
        }
        router.post("bindings/approve") { request, _ in try await approve(try await office(request)) }
        router.post("bindings/end") { request, _ in
            let staff = try await office(request)
            let owner = try await bindings.end(try await chosen(staff), as: staff.caller)
            return owner == staff.caller.staff ? site.goodbye() : staff.see(.bindings, done: .bindingEnded)
        }
    }

    // MARK: Who

    private func visitor(_ request: Request) async throws -> StaffVisit {
        let staff = try await site.staff(request, nil)
        guard site.settings.hasBindings else { throw Unanswerable.page(.notFound) }
        return staff
    }

    private func office(_ request: Request) async throws -> StaffVisit {
        let staff = try await visitor(request)
        guard BindingRules.isOffice(staff.caller) else { throw Unanswerable.page(.notFound) }
        return staff
    }

    /// The binding that a button names.
    private func chosen(_ staff: StaffVisit) async throws -> DoorBinding.ID {
        guard let id = DoorBinding.ID(address: try await staff.form()["binding"]) else {
            throw Unanswerable.page(.notFound)
        }
        return id
    }

    // MARK: What

    private func show(
        _ staff: StaffVisit, ofOrgan: Bool, status: HTTPResponse.Status = .ok, _ form: FormState = FormState(),
        _ message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let (caller, now) = (staff.caller, site.context.now)
        let records = try await ofOrgan ? bindings.ofOrgan(as: caller) : bindings.mine(as: caller)
        let rows = records.map { record in
            let standing = record.standing(at: now)
            return BindingRow(
                id: record.id.rawValue, owner: ofOrgan ? site.name(of: record.owner) : nil, kind: record.kind.words,
                key: record.keyText, until: record.notAfter.map { Moment($0) }, standing: record.words(at: now),
                mayApprove: ofOrgan && standing == .waiting
                    && BindingRules.mayApprove(caller, owner: record.owner, of: caller.organ),
                mayEnd: standing == .waiting || standing == .holds
            )
        }
        var page = BindingsPage(rows: rows, isOfOrgan: ofOrgan, form: form)
        if !ofOrgan, site.settings.certificates != nil { page.shown = shown(staff) }
        page.hasProvider = !ofOrgan && site.settings.provider != nil
        return staff.page(page, status: status, message: message)
    }

    private func shown(_ staff: StaffVisit) -> BindingsPage.Shown {
        guard let certificate = staff.visit.certificate else { return .nothing }
        let text = BindingRecord.text(certificate.fingerprint)
        return .certificate(fingerprint: text, until: Moment(certificate.notAfter))
    }

    private func propose(_ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        return try await staff.answerFresh(fields) { staff in
            guard let certificate = staff.visit.certificate else { throw Unanswerable.page(.notFound) }
            try await bindings.propose(certificate, as: staff.caller)
            return staff.see(.myBindings, done: .bindingProposed)
        } again: { staff, status, form, message in
            try await show(staff, ofOrgan: false, status: status, form, message)
        }
    }

    private func approve(_ staff: StaffVisit) async throws -> Response {
        let id = try await chosen(staff)
        try staff.requiresFreshFactor(back: .bindings)
        do {
            try await bindings.approve(id, as: staff.caller)
            return staff.see(.bindings, done: .bindingApproved)
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(staff, ofOrgan: true, status: .conflict, FormState(), message)
        }
    }
}
