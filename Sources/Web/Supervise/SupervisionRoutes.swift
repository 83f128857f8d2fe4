import Casework
import HTTPTypes
import Hummingbird
import Operations

/// What presses clues: orders, reminders, leaders in charge.
struct SupervisionRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("supervision") { request, _ in
            let staff = try await site.staff(request, .supervision)
            let orders = try await ListSupervisions(site.context)(as: staff.caller)
            return staff.page(
                SupervisionsPage(tabs: staff.caller.supervisionTabs, rows: orders.map { row($0.record, $0.clue) }))
        }
        router.get("charges") { request, _ in
            let staff = try await site.staff(request, .supervision)
            guard staff.caller.supervisionTabs.contains(.charges) else { throw Unanswerable.page(.notFound) }
            let charges = try await OwnCharges(site.context)(as: staff.caller)
            return staff.page(ChargesPage(tabs: staff.caller.supervisionTabs, rows: charges.map(row)))
        }
        router.get("clues/:id/supervision") { request, context in
            let staff = try await site.staff(request, .supervision)
            return try await show(try Clue.ID(in: context), staff)
        }
        router.post("clues/:id/supervision/:act") { request, context in
            let staff = try await site.staff(request, .supervision)
            return try await act(try Clue.ID(in: context), context.parameters.get("act") ?? "", staff)
        }
        router.post("clues/:id/supervision/orders/:order") { request, context in
            let staff = try await site.staff(request, .supervision)
            let order = try Supervision.ID(in: context, "order")
            return try await decide(order, try Clue.ID(in: context), staff)
        }
    }

    private func show(
        _ id: Clue.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState = FormState(),
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await OpenSupervision(site.context)(id, as: staff.caller)
        return staff.page(page(opened, staff.caller, form), status: status, message: message)
    }

    /// Runs `body`; what is refused comes back on the page with everything that was typed.
    ///
    /// - Parameter box: the form's one field, where the domain calls it otherwise.
    private func run(
        _ id: Clue.ID, _ staff: StaffVisit, _ fields: FormFields, allIn box: String? = nil,
        _ body: () async throws -> Void
    ) async throws -> Response {
        func field(_ name: String) -> String { box ?? name }
        return try await staff.answer(fields, field: field) {
            try await body()
            return staff.see(.clueSupervision(id.rawValue), done: .stepped)
        } again: {
            try await show(id, staff, $0, form: $1, message: $2)
        }
    }

    private func act(_ id: Clue.ID, _ name: String, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        let (context, caller) = (site.context, staff.caller)
        return try await run(id, staff, fields) {
            var reader = FormReader(fields)
            switch name {
            case "propose":
                let reason = reader.choice("reason", of: Supervision.Reason.self, missing: .chooseOne)
                let methods = Supervision.Method.allCases.filter { reader.isTicked("method-" + $0.rawValue) }
                if methods.isEmpty { reader.refuse("methods", .chooseOne) }
                let demand = reader.lines("demand", missing: .writeSomething, longest: Limits.remarkCharacters)
                guard reader.problems.isEmpty, let reason else { throw FormRefused(reader) }
                try await SuperviseClue(context).propose(id, reason, Set(methods), demand: demand, as: caller)
            case "remind": try await SuperviseClue(context).remind(id, as: caller)
            case "note":
                let note = reader.lines("note", missing: .writeSomething, longest: Limits.remarkCharacters)
                guard reader.problems.isEmpty else { throw FormRefused(reader) }
                try await ChargeLeader(context).note(id, note, as: caller)
            case "charge":
                let leader = reader.choice("leader", among: leaders(of: caller.organ), missing: .chooseOne)
                guard reader.problems.isEmpty, let leader else { throw FormRefused(reader) }
                try await ChargeLeader(context).assign(Staff.ID(leader), to: id, as: caller)
            case "release": try await ChargeLeader(context).release(id, as: caller)
            case _: throw Unanswerable.page(.notFound)
            }
        }
    }

    private func decide(_ order: Supervision.ID, _ id: Clue.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        let textField = "text-" + order.rawValue
        let supervise = SuperviseClue(site.context)
        return try await run(id, staff, fields, allIn: textField) {
            var reader = FormReader(fields)
            let choice = reader.choice(
                "decision-" + order.rawValue, of: OrderDecision.self, missing: .chooseOne)
            let text = reader.lines(textField, longest: Limits.remarkCharacters)
            guard reader.problems.isEmpty, let choice else { throw FormRefused(reader) }
            switch choice {
            case .approve: try await supervise.approve(order, text, as: staff.caller)
            case .refuse: try await supervise.refuse(order, text, as: staff.caller)
            case .answer: try await supervise.answer(order, text, as: staff.caller)
            case .accept: try await supervise.accept(order, text, as: staff.caller)
            case .sendBack: try await supervise.sendBack(order, text, as: staff.caller)
            case .withdraw: try await supervise.withdraw(order, text, as: staff.caller)
            case .account: try await supervise.holdToAccount(order, as: staff.caller)
            }
        }
    }

    private func leaders(of organ: Organ.ID) -> [Choice] {
        (site.context.directory[organ]?.leaders ?? []).map { Choice($0.rawValue, .asIs(site.name(of: $0))) }
    }
}

/// What can be done to an order, as its form says it.
enum OrderDecision: String, CaseIterable, Sendable {
    case approve, refuse, answer, accept
    case sendBack = "send-back"
    case withdraw, account

    init?(_ act: Supervise.Act) {
        switch act {
        case .propose, .remind: return nil
        case .approve: self = .approve
        case .refuse: self = .refuse
        case .answer: self = .answer
        case .accept: self = .accept
        case .sendBack: self = .sendBack
        case .withdraw: self = .withdraw
        case .holdToAccount: self = .account
        }
    }

    var words: Text {
        switch self {
        case .approve: Text("批准发出", "Approve")
        case .refuse: Text("不予督办", "Refuse")
        case .answer: Text("答复", "Answer")
        case .accept: Text("审核通过，办结", "Accept the answer")
        case .sendBack: Text("退回补正", "Send the answer back")
        case .withdraw: Text("撤销督办", "Withdraw")
        case .account: .instructionAccount
        }
    }
}

extension StaffCaller {
    /// The pages of supervision that a person's roles open.
    var supervisionTabs: [SupervisionTab] {
        SupervisionTab.allCases.filter { tab in
            switch tab {
            case .orders, .instructions, .quarters: true
            case .charges: !roles.isDisjoint(with: [.deputy, .head])
            case .digest: !roles.isDisjoint(with: [.head, .petitionLead])
            }
        }
    }
}
