import Casework
import HTTPTypes
import Hummingbird
import Operations

/// Opening identities: asked for on the report, granted by somebody of another room, read on a page of its own.
struct UnlockRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("unlocks") { request, _ in
            let staff = try await site.staff(request, .unlocks)
            let lists = try await OpenUnlocks(site.context).lists(as: staff.caller)
            let grants = !staff.caller.roles.isDisjoint(with: [.petitionLead, .deputy, .head])
            return staff.page(
                UnlockListPage(
                    waiting: grants ? lists.waiting.map(site.unlockRow) : nil, own: lists.own.map(site.unlockRow)))
        }
        router.get("unlocks/counts") { request, _ in
            let staff = try await site.staff(request, .unlockCounts)
            let counts = try await OpenUnlocks(site.context).counts(as: staff.caller)
            return staff.page(UnlockCountsPage(rows: counts.map(site.unlockCount)))
        }
        router.get("unlocks/:id") { request, context in
            let staff = try await site.staff(request, .unlocks)
            let id = try Unlock.ID(in: context)
            try staff.requiresFreshFactor(back: .unlock(id.rawValue))
            return try await show(id, staff)
        }
        router.post("unlocks/:id/:step") { request, context in
            let staff = try await site.staff(request, .unlocks)
            guard let step = context.parameters.get("step").flatMap(UnlockStep.init(rawValue:)) else {
                throw Unanswerable.page(.notFound)
            }
            return try await take(step, try .init(in: context), staff)
        }
        router.get("identity/:id") { request, context in
            let staff = try await site.staff(request, .unlocks)
            return try await showReport(try .init(in: context), staff)
        }
        router.post("identity/:id") { request, context in
            let staff = try await site.staff(request, .unlocks)
            return try await ask(on: try .init(in: context), staff)
        }
        router.get("clues/:id/identity") { request, context in
            let staff = try await site.staff(request, .unlocks)
            let report = try await OpenUnlocks(site.context).report(ofClue: try .init(in: context), as: staff.caller)
            return Answer.see(.identity(report.rawValue))
        }
    }

    // MARK: - On a report

    private func showReport(
        _ id: Report.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await OpenUnlocks(site.context).onReport(id, as: staff.caller)
        return staff.page(site.askIdentityPage(opened, for: staff.caller, form: form), status: status, message: message)
    }

    private func ask(on id: Report.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        return try await staff.answer(fields) {
            var reader = FormReader(fields)
            let chosen = Unlock.Purpose.chosen(fields["purpose"])
            if chosen == nil { reader.refuse("purpose", .chooseOne) }
            let minutes = reader.number("minutes", in: UnlockLimits.minutes)
            let words = reader.lines("words", missing: .fillThisIn, longest: UnlockLimits.words.upperBound)
            guard reader.problems.isEmpty, let chosen, let minutes else { throw FormRefused(reader) }
            let unlock = try await UnlockIdentity(site.context).ask(
                id, chosen.purpose, as: chosen.post, minutes: minutes, words: words, by: staff.caller)
            return staff.see(.unlock(unlock.rawValue), done: .unlockAsked)
        } again: {
            try await showReport(id, staff, $0, form: $1, message: $2)
        }
    }

    // MARK: - One request

    private func show(
        _ id: Unlock.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await OpenUnlocks(site.context)(id, as: staff.caller)
        let isOwn = opened.state.request.by.staff == staff.caller.staff
        return staff.page(
            site.unlockPage(opened, isOwn: isOwn, form: form), status: status, message: message)
    }

    private func take(_ step: UnlockStep, _ id: Unlock.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        switch step {
        case .grant:
            return try await staff.answerFresh(fields) { staff in
                try await carryOut(step, fields, id, staff)
            } again: { staff, status, form, message in
                try await show(id, staff, status, form: form, message: message)
            }
        case .open:
            // A button: nothing is typed that could be lost.
            try staff.requiresFreshFactor(back: .unlock(id.rawValue))
        // Locking waits for nothing.
        case .refuse, .close: break
        }
        return try await staff.answer(fields) {
            try await carryOut(step, fields, id, staff)
        } again: {
            try await show(id, staff, $0, form: $1, message: $2)
        }
    }

    private func carryOut(
        _ step: UnlockStep, _ fields: FormFields, _ id: Unlock.ID, _ staff: StaffVisit
    ) async throws -> Response {
        let unlocks = UnlockIdentity(site.context)
        switch step {
        case .grant:
            var reader = FormReader(fields)
            guard let minutes = reader.number("minutes", in: UnlockLimits.minutes) else {
                throw FormRefused(reader)
            }
            try await unlocks.grant(id, minutes: minutes, as: staff.caller)
            return staff.see(.unlock(id.rawValue), done: .unlockGranted)
        case .refuse:
            try await unlocks.refuse(id, as: staff.caller)
            return staff.see(.unlocks, done: .unlockRefused)
        case .close:
            try await unlocks.close(id, as: staff.caller)
            return staff.see(.unlock(id.rawValue), done: .unlockClosed)
        case .open:
            return page(of: try await unlocks.open(id, as: staff.caller), id, staff)
        }
    }

    /// The page goes from the screen when its time is over; the server has locked it whether or not it does.
    private func page(of identity: OpenedIdentity, _ id: Unlock.ID, _ staff: StaffVisit) -> Response {
        var response = staff.page(
            IdentityPage(
                id: id.rawValue, name: identity.name, phone: identity.phone, address: identity.address,
                until: Moment(identity.until)))
        let left = identity.until.microsecondsSinceEpoch - site.context.now.microsecondsSinceEpoch
        let seconds = max(0, left / 1_000_000)
        if let name = HTTPField.Name("Refresh") {
            response.headers[name] = "\(seconds); url=\(Link.unlock(id.rawValue).rawValue)"
        }
        return response
    }
}

/// A form on the page of a request; its address ends in it.
enum UnlockStep: String, CaseIterable, Sendable {
    case grant, refuse, open, close
}

extension Unlock.Purpose {
    /// As the form sends it: the capacity and the purpose.
    static func chosen(_ value: String) -> (purpose: Unlock.Purpose, post: Unlock.Post)? {
        let parts = value.split(separator: ":").map(String.init)
        guard parts.count == 2, let post = Unlock.Post(rawValue: parts[0]),
            let purpose = Unlock.Purpose(rawValue: parts[1])
        else { return nil }
        return (purpose, post)
    }
}
