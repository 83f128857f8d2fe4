import Casework
import HTTPTypes
import Hummingbird
import Operations

/// Splitting an item, and deciding what repeats what.
struct SplitRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("triage/:id/split") { request, context in
            let staff = try await site.staff(request, .triage)
            return try await show(try Report.ID(in: context), staff)
        }
        router.post("triage/:id/split") { request, context in
            let staff = try await site.staff(request, .triage)
            return try await propose(try Report.ID(in: context), staff)
        }
        router.post("triage/:id/split/:step") { request, context in
            let staff = try await site.staff(request, .triage)
            return try await decide(try Report.ID(in: context), context.parameters.get("step"), staff)
        }
        router.post("triage/:id/repeats") { request, context in
            let staff = try await site.staff(request, .triage)
            return try await judge(try Report.ID(in: context), staff)
        }
    }

    // MARK: - Splitting

    private func show(
        _ id: Report.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await OpenReport(site.context)(id, as: staff.caller)
        let mayPropose = try await OpenSplit(site.context)(id, as: staff.caller).mayPropose
        guard let content = opened.content, mayPropose || form != nil else { throw Unanswerable.page(.notFound) }
        let page = SplitPage(
            id: id.rawValue, number: site.number(of: opened.record, in: staff.visit.language), text: content.whole,
            people: site.people(content.accused).map { SplitPage.Person(stated: $0.stated) },
            form: form ?? Self.blank(content.whole)
        )
        return staff.page(page, status: status, message: message)
    }

    /// The words stand in both parts, to be cut: that is less typing than anything else. Of a very long letter they are
    /// copied from above.
    private static func blank(_ text: String) -> FormState {
        let words = text.count > copiedCharacters ? "" : text
        return FormState(entered: FormFields(["parts": "2", "part-1": words, "part-2": words]))
    }

    private static let copiedCharacters = 4_000

    private func propose(_ id: Report.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        return try await staff.answer(fields) {
            let people = try await OpenReport(site.context)(id, as: staff.caller).content?.accused.count ?? 0
            if fields["add"] == "part" {
                let most = max(Split.parts.lowerBound, min(people, Split.parts.upperBound))
                var more = fields
                more.set("parts", to: String(min(SplitPage.parts(in: fields) + 1, most)))
                more.set("add", to: "")
                return try await show(id, staff, form: FormState(entered: more))
            }
            try await SplitReport(site.context).propose(id, try Self.read(fields, people: people), as: staff.caller)
            return staff.see(.triage(id.rawValue), done: .splitProposed)
        } again: {
            try await show(id, staff, $0, form: $1, message: $2)
        }
    }

    static func read(_ fields: FormFields, people: Int) throws(FormRefused) -> [Split.Part] {
        var reader = FormReader(fields)
        let count = SplitPage.parts(in: fields)
        let choices = (1...count).map { Choice(String($0), .partNumber($0)) }
        var parts = (1...count).map { part in
            Split.Part(
                accused: [],
                text: reader.lines("part-\(part)", missing: .writeThePart, longest: ReceiveLimits.textCharacters))
        }
        for person in 0..<people {
            let chosen = reader.choice("accused-\(person + 1)", among: choices, missing: .chooseOne)
            if let chosen = chosen.flatMap({ Int($0) }) { parts[chosen - 1].accused.append(person) }
        }
        guard reader.problems.isEmpty else { throw FormRefused(reader) }
        return parts
    }

    private func decide(_ id: Report.ID, _ step: String?, _ staff: StaffVisit) async throws -> Response {
        _ = try await staff.form()
        let pages = TriageRoutes(site: site)
        switch step {
        case "approve":
            return try await pages.act(id, staff) {
                try await SplitReport(site.context).approve(id, as: staff.caller)
                // A deputy who stood in sees nothing of it any more.
                return staff.see(.triage, done: .wasSplit)
            }
        case "refuse":
            return try await pages.act(id, staff) {
                try await SplitReport(site.context).refuse(id, as: staff.caller)
                return staff.see(.triage(id.rawValue), done: .notSplit)
            }
        default: throw Unanswerable.page(.notFound)
        }
    }

    // MARK: - Repeats

    private func judge(_ id: Report.ID, _ staff: StaffVisit) async throws -> Response {
        let pages = TriageRoutes(site: site)
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { form, message in
                try await pages.show(id, staff, .forbidden, form: form, message: message)
            }
        }
        guard let earlier = Report.ID(address: fields["earlier"]), let place = Int(fields["place"]) else {
            throw Unanswerable.notOffered("earlier", .partOfPage)
        }
        var form = FormState(entered: fields)
        guard let verdict = Repeats.Verdict(rawValue: fields["verdict-\(place)"]) else {
            form.problems = [Problem(field: "verdict-\(place)", message: .chooseOne)]
            return try await pages.show(id, staff, .unprocessableContent, form: form)
        }
        do {
            return try await pages.act(id, staff, form: form) {
                try await DecideRepeat(site.context)(
                    id, of: earlier, verdict, reason: fields["repeat-reason-\(place)"], as: staff.caller)
                return staff.see(.triage(id.rawValue), done: .repeatDecided)
            }
        } catch OperationError.mend(let faults) {
            form.problems = faults.map { Problem(field: "repeat-reason-\(place)", message: Text($0.message)) }
            return try await pages.show(id, staff, .unprocessableContent, form: form)
        }
    }
}

extension Site {
    /// Nil where nothing can be split, nothing waits, and nothing came of it.
    func splitStep(_ id: Report.ID, for caller: StaffCaller, in language: Language) async throws -> SplitStep? {
        let opened = try await OpenSplit(context)(id, as: caller)
        guard opened.mayPropose || opened.proposal != nil || !opened.made.isEmpty || opened.whole != nil else {
            return nil
        }
        return SplitStep(
            proposal: opened.proposal.map { record in
                SplitStep.Proposal(
                    by: name(of: record.proposedBy), on: Day(record.proposedOn),
                    parts: opened.parts.enumerated().map { place, part in
                        SplitStep.Part(
                            people: part.accused.compactMap {
                                opened.accused.indices.contains($0) ? people([opened.accused[$0]])[0].stated : nil
                            },
                            text: part.text, isSealed: opened.sealed.contains(place))
                    })
            },
            mayPropose: opened.mayPropose, mayApprove: opened.mayApprove, mayRefuse: opened.mayRefuse,
            made: opened.made.map { other($0, in: language) }, whole: opened.whole.map { other($0, in: language) }
        )
    }

    private func other(_ record: ReportRecord, in language: Language) -> SplitStep.Other {
        SplitStep.Other(
            id: record.report.id.rawValue, number: number(of: record, in: language), state: record.report.state.words)
    }
}
