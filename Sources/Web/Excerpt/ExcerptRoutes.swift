import Casework
import HTTPTypes
import Hummingbird
import Operations

/// Masked excerpts: those of the organ, those of a clue, and one with everything that happens to it.
struct ExcerptRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("excerpts") { request, _ in
            let staff = try await site.staff(request, .excerpts)
            let listed = try await OpenExcerpt(site.context).list(as: staff.caller)
            return staff.page(ExcerptListPage(rows: listed.map { site.excerptRow($0.record, $0.clue) }))
        }
        router.get("excerpts/:id") { request, context in
            let staff = try await site.staff(request, .excerpts)
            return try await show(try .init(in: context), staff)
        }
        router.post("excerpts/:id/:step") { request, context in
            let staff = try await site.staff(request, .excerpts)
            guard let step = context.parameters.get("step").flatMap(ExcerptStep.init(rawValue:)) else {
                throw Unanswerable.page(.notFound)
            }
            return try await take(step, try .init(in: context), staff)
        }
        router.get("clues/:id/excerpts") { request, context in
            let staff = try await site.staff(request, .excerpts)
            return try await showClue(try .init(in: context), staff)
        }
        router.post("clues/:id/excerpts") { request, context in
            let staff = try await site.staff(request, .excerpts)
            return try await propose(on: try .init(in: context), staff)
        }
    }

    // MARK: - On a clue

    private func showClue(
        _ id: Clue.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await OpenExcerpt(site.context).onClue(id, as: staff.caller)
        return staff.page(site.clueExcerptsPage(opened, form: form), status: status, message: message)
    }

    private func propose(on id: Clue.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        return try await staff.answer(fields) {
            let draft = try Self.readDraft(fields)
            let excerpt = try await ShowExcerpt(site.context).propose(draft, on: id, as: staff.caller)
            return staff.see(.excerpt(excerpt.rawValue), done: .recorded)
        } again: {
            try await showClue(id, staff, $0, form: $1, message: $2)
        }
    }

    private static func readDraft(_ fields: FormFields) throws -> ShowExcerpt.Draft {
        var reader = FormReader(fields)
        let purpose = reader.choice("purpose", of: Excerpt.Purpose.self, missing: .chooseOne)
        let receiver = Excerpt.Receiver(form: fields["receiver"])
        if receiver == nil { reader.refuse("receiver", .chooseOne) }
        let expert = reader.line("expert", longest: ExcerptLimits.wordCharacters.upperBound)
        let unit = reader.line("unit")
        let days = reader.number("days", in: 1...Int(LocalChoice.excerptDays.bounds.upperBound))
        let reason = reader.lines("reason", missing: .fillThisIn, longest: Limits.remarkCharacters)
        guard reader.problems.isEmpty, let purpose, let receiver, let days else { throw FormRefused(reader) }
        return ShowExcerpt.Draft(
            request: Excerpt.Request(
                purpose: purpose, receiver: receiver, days: days, passages: fields.places("p-")),
            reason: reason, expert: expert, unit: unit)
    }

    // MARK: - One excerpt

    private func show(
        _ id: Excerpt.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await OpenExcerpt(site.context)(id, as: staff.caller)
        // A copy is printed by whoever took its number, and while the approval holds.
        let number = Int(staff.visit.query("copy"))
        let copy = opened.copies.first { $0.copy == number && $0.by == staff.caller.staff }
        return staff.page(site.excerptPage(opened, copy: copy, form: form), status: status, message: message)
    }

    private func take(_ step: ExcerptStep, _ id: Excerpt.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        let (steps, address) = (ShowExcerpt(site.context), Link.excerpt(id.rawValue))
        return try await staff.answer(fields) {
            switch step {
            case .confirm:
                try await steps.confirm(id, try Self.readConfirmation(fields), as: staff.caller)
                return staff.see(address, done: .proposed)
            case .approve, .refuse:
                try await steps.decide(
                    id, isApproved: step == .approve, seen: Int(fields["seen"]), as: staff.caller)
                return staff.see(address, done: .approved)
            case .copy:
                var reader = FormReader(fields)
                let name = reader.line(
                    "reader", missing: .fillThisIn, longest: ExcerptLimits.wordCharacters.upperBound)
                guard reader.problems.isEmpty else { throw FormRefused(reader) }
                let copy = try await steps.takeCopy(id, for: name, as: staff.caller)
                return Answer.see(address.query("copy", String(copy)))
            }
        } again: {
            try await show(id, staff, $0, form: $1, message: $2)
        }
    }

    private static func readConfirmation(_ fields: FormFields) throws -> Excerpt.Confirmation {
        var reader = FormReader(fields)
        let added = reader.lines("added", longest: Limits.remarkCharacters)
        guard reader.problems.isEmpty else { throw FormRefused(reader) }
        let words = added.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }
            .map { String($0).trimmingEnd }.filter { !$0.isEmpty }
        return Excerpt.Confirmation(
            lifted: Set(fields.places("lift-")), added: words, isChecked: fields.has("checked"))
    }
}

/// A form on the page of an excerpt; its address ends in it.
enum ExcerptStep: String, CaseIterable, Sendable {
    case confirm, approve, refuse, copy
}

extension String {
    fileprivate var trimmingEnd: String {
        var text = Substring(self)
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}

extension FormFields {
    /// The places that were ticked under a name and a number.
    fileprivate func places(_ prefix: String) -> [Int] {
        (0..<ExcerptLimits.places).filter { has(prefix + String($0)) }
    }
}
