import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The watches over who reported.
struct ProtectionRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("protection") { request, _ in
            try await show(try await site.staff(request, .protection))
        }
        router.post("protection") { request, _ in
            let staff = try await site.staff(request, .protection)
            return try await take(staff) { fields in try await open(fields, staff.caller) }
        }
        router.post("protection/:id/:step") { request, context in
            let staff = try await site.staff(request, .protection)
            let id = try Protection.ID(in: context)
            let step = context.parameters.get("step") ?? ""
            guard ["look", "propose-end", "end", "go-on"].contains(step) else { throw Unanswerable.page(.notFound) }
            return try await take(staff, id) { fields in try await carryOut(step, id, fields, staff.caller) }
        }
    }

    private func show(
        _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let watches = try await WatchProtection(site.context).list(as: staff.caller)
        let page = site.page(watches, for: staff.caller, form: form)
        return staff.page(page, status: status, message: message)
    }

    private func take(
        _ staff: StaffVisit, _ id: Protection.ID? = nil, _ body: (FormFields) async throws -> Void
    ) async throws -> Response {
        let fields = try await staff.visit.form()
        func field(_ name: String) -> String { id.map { name + "-" + $0.rawValue } ?? "open-" + name }
        return try await staff.answer(fields, field: field) {
            try await body(fields)
            return staff.see(.protection, done: id == nil ? .watched : .recorded)
        } again: {
            try await show(staff, $0, form: $1, message: $2)
        }
    }

    /// By the number that the reporter tells; what the caller may not see is not there.
    private func open(_ fields: FormFields, _ caller: StaffCaller) async throws {
        var reader = FormReader(fields)
        let typed = reader.line("open-number", missing: .fillThisIn, longest: Limits.numberLetters)
        let ground = reader.choice("open-ground", of: Protection.Ground.self, missing: .chooseOne)
        let words = reader.lines("open-protection-words", missing: .fillThisIn, longest: Limits.remarkCharacters)
        var report: Report.ID?
        if let number = TypedNumber(typed) {
            report = try await site.find(number, as: caller).reports.first?.record.report.id
        }
        if report == nil, !typed.isEmpty { reader.refuse("open-number", .noSuchNumber) }
        guard reader.problems.isEmpty, let ground, let report else { throw FormRefused(reader) }
        try await WatchProtection(site.context).open(ground, words, on: report, as: caller)
    }

    private func carryOut(
        _ step: String, _ id: Protection.ID, _ fields: FormFields, _ caller: StaffCaller
    ) async throws {
        let watch = WatchProtection(site.context)
        func name(_ field: String) -> String { field + "-" + id.rawValue }
        var reader = FormReader(fields)
        switch step {
        case "look":
            let day = reader.day(name("day"), missing: .typeDay, latest: site.today)
            let words = reader.lines(name("words"), missing: .fillThisIn, longest: Limits.remarkCharacters)
            let next = Day(reader.line(name("next"), missing: .typeDay))
            if next == nil, reader.fields[name("next")].contains(where: { !$0.isWhitespace }) {
                reader.refuse(name("next"), .dayUnreadable)
            }
            guard reader.problems.isEmpty, let day, let next else { throw FormRefused(reader) }
            let measures = Protection.Measure.allCases.filter { reader.isTicked(name($0.rawValue)) }
            try await watch.followUp(
                id, words, on: day.civilDate, nextOn: next.civilDate, measures: Set(measures), as: caller)
        case "propose-end":
            let reason = reader.choice(name("reason"), of: Protection.EndReason.self, missing: .chooseOne)
            guard let reason else { throw FormRefused(reader) }
            try await watch.proposeEnd(id, reason, as: caller)
        case "end": try await watch.confirmEnd(id, as: caller)
        case _: try await watch.goOn(id, as: caller)
        }
    }
}

extension Site {
    fileprivate func page(
        _ watches: [WatchProtection.Watch], for caller: StaffCaller, form: FormState?
    ) -> ProtectionPage {
        var fields = FormFields()
        for watch in watches { fields.set("day-" + watch.record.protection.id.rawValue, to: today.iso) }
        return ProtectionPage(
            watches: watches.map(watch),
            mayOpen: !caller.roles.isDisjoint(with: [.registrar, .petitionLead, .deputy, .head]),
            form: form ?? FormState(entered: fields)
        )
    }

    private func watch(_ watch: WatchProtection.Watch) -> ProtectionPage.Watch {
        let record = watch.record
        var facts = [
            Fact(.protectionGround, .said(record.ground.words)), Fact(.broughtBy, .said(record.source.words)),
            Fact(.openedOn, .day(Day(record.openedOn))),
        ]
        if let day = record.nextFollowUpOn { facts.append(Fact(.nextLook, .day(Day(day)))) }
        for measure in Protection.Measure.allCases where record.measures.contains(measure) {
            facts.append(Fact(.measuresLabel, .said(measure.words)))
        }
        var isEnding = false
        switch record.protection.state {
        case .open: break
        case .endProposed(let reason, let staff):
            isEnding = true
            facts += [Fact(.endReason, .said(reason.words)), Fact(.recordedBy, .told(name(of: staff)))]
        case .closed(let reason, _, _): facts.append(Fact(.endReason, .said(reason.words)))
        }
        let isClosed = record.protection.state.isClosed
        return ProtectionPage.Watch(
            id: record.protection.id.rawValue,
            number: record.reportNumber?.text(of: record.receiver) ?? "–", state: record.protection.state.words,
            clock: record.nextFollowUpOn.map { ClockFace(.nextLook, due: $0, today: context.today) }, facts: facts,
            words: record.words,
            looks: watch.visits.map { .init(on: Day($0.on), by: name(of: $0.by), words: $0.words) },
            measures: record.measures, mayAct: !isClosed, isEnding: isEnding
        )
    }
}
