import Casework
import HTTPTypes
import Hummingbird
import Operations

/// Recommendations: drafted, approved by another person, issued, answered, looked at again.
struct RecommendationRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("recommendations") { request, _ in
            let staff = try await site.staff(request, .recommendations)
            let clue = Clue.ID(address: staff.visit.query("clue"))?.rawValue ?? ""
            return try await show(staff, FormState(entered: FormFields(["clue": clue])))
        }
        router.post("recommendations") { request, _ in
            let staff = try await site.staff(request, .recommendations)
            return try await draft(staff)
        }
        router.get("recommendations/:id") { request, context in
            let staff = try await site.staff(request, .recommendations)
            let today = FormState(entered: FormFields(["day": site.today.iso]))
            return try await show(try .init(in: context), staff, today)
        }
        router.post("recommendations/:id/:step") { request, context in
            let staff = try await site.staff(request, .recommendations)
            return try await take(context.parameters.get("step") ?? "", try RecommendationRecord.ID(in: context), staff)
        }
    }
}

// MARK: - The list

extension RecommendationRoutes {
    private func show(
        _ staff: StaffVisit, _ form: FormState, _ status: HTTPResponse.Status = .ok,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let records = try await FollowRecommendation(site.context).list(as: staff.caller)
        return staff.page(
            RecommendationsPage(rows: records.map(row), draft: RecommendationForm(form: form)), status: status,
            message: message)
    }

    private func row(_ record: RecommendationRecord) -> RecommendationsPage.Row {
        RecommendationsPage.Row(
            id: record.id.rawValue, number: record.number?.description,
            kind: record.kind.words, ground: record.ground.words, draftedOn: Day(record.draftedAt.civilDate),
            state: record.state.words, clock: clock(record)
        )
    }

    /// What is due next of it.
    private func clock(_ record: RecommendationRecord) -> ClockFace? {
        switch record.state {
        case .issued(let day): ClockFace(.recommendReply, due: day, today: site.context.today)
        case .accepted(let day): ClockFace(.lookBack, due: day, today: site.context.today)
        case .drafted, .approved, .replied, .lookedBack, .closed, .dropped: nil
        }
    }

    private func draft(_ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        return try await staff.answer(fields) {
            let draft = try RecommendationForm.read(fields)
            let id = try await FollowRecommendation(site.context).draft(draft, as: staff.caller)
            return staff.see(.recommendation(id.rawValue), done: .recommendationStepped)
        } again: {
            try await show(staff, $1, $0, message: $2)
        }
    }
}

// MARK: - One of them

extension RecommendationRoutes {
    private func show(
        _ id: RecommendationRecord.ID, _ staff: StaffVisit, _ form: FormState, _ status: HTTPResponse.Status = .ok,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await FollowRecommendation(site.context).open(id, as: staff.caller)
        let record = opened.record
        let page = RecommendationPage(
            id: id.rawValue, letter: letter(record, opened.papers.first?.fields ?? []), facts: facts(record),
            state: record.state.words,
            clocks: opened.clocks.filter { $0.stoppedOn == nil }.map {
                ClockFace($0.kind, due: $0.dueOn, today: site.context.today)
            },
            papers: opened.papers.dropFirst().map { paper in
                RecommendationPage.Paper(
                    kind: paper.kind.words, text: paper.fields.first ?? "", by: site.name(of: paper.writtenBy),
                    on: Day(paper.writtenAt.civilDate)
                )
            },
            step: step(opened), drop: drop(opened, staff.caller), isStandIn: opened.isStandIn,
            clue: staff.caller.areas.contains(.board) ? record.clue?.rawValue : nil,
            document: document(of: record, for: staff.caller), isPrinted: record.clue == nil, form: form
        )
        return staff.page(page, status: status, message: message)
    }

    private func document(of record: RecommendationRecord, for caller: StaffCaller) -> Link? {
        guard record.approver != nil, let clue = record.clue else { return nil }
        let kind: DocumentKind =
            switch record.kind {
            case .discipline: .disciplineRecommendation
            case .supervision: .supervisionRecommendation
            }
        return caller.paperLink(kind, of: record.id.rawValue, on: clue)
    }

    /// - Parameter fields: the four parts of the draft.
    private func letter(_ record: RecommendationRecord, _ fields: [String]) -> RecommendationPage.Letter {
        let headings: [Text] = [.recommendationFacts, .recommendationFindings, .recommendationAdvice]
        return RecommendationPage.Letter(
            organ: site.context.directory[record.organ]?.name ?? "",
            number: record.number?.description ?? Text.draftNumber.zh,
            heading: record.kind.words.zh, addressee: fields.first ?? "",
            parts: zip(headings, fields.dropFirst()).map { ($0.0.zh, $0.1) },
            datedOn: Day(record.issuedOn ?? record.draftedAt.civilDate)
        )
    }

    private func facts(_ record: RecommendationRecord) -> [Fact] {
        var facts = [
            Fact(.recommendationGround, .said(record.ground.words)),
            Fact(.recommendationDrafter, .told(site.name(of: record.drafter))),
        ]
        if let approver = record.approver {
            facts.append(Fact(.recommendationApprover, .told(site.name(of: approver))))
        }
        let days: [(Text, CivilDate?)] = [
            (.recommendationIssuedOn, record.issuedOn), (.recommendationReplyDue, record.replyDueOn),
            (.recommendationRepliedOn, record.repliedOn), (.recommendationLookBackDue, record.lookBackDueOn),
            (.recommendationLookedBackOn, record.lookedBackOn), (.recommendationClosedOn, record.closedOn),
        ]
        for (name, day) in days { if let day { facts.append(Fact(name, .day(Day(day)))) } }
        if record.sentBack > 0 { facts.append(Fact(.recommendationSentBack, .code(String(record.sentBack)))) }
        return facts
    }

    private func step(_ opened: FollowRecommendation.Opened) -> RecommendationPage.Step? {
        switch opened.record.state {
        case .drafted: opened.mayApprove ? .approve : nil
        case .approved: .issue
        case .issued: .reply
        case .replied: .evaluate
        case .accepted: .lookBack
        case .lookedBack: .close
        case .closed, .dropped: nil
        }
    }

    private func drop(_ opened: FollowRecommendation.Opened, _ caller: StaffCaller) -> Text? {
        guard opened.mayDrop else { return nil }
        return caller.staff == opened.record.drafter ? .recommendationTakeBack : .recommendationRefuse
    }

    private func take(_ name: String, _ id: RecommendationRecord.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        return try await staff.answer(fields) {
            var reader = FormReader(fields)
            guard let step = read(name, fields, &reader) else {
                if reader.problems.isEmpty { throw Unanswerable.page(.notFound) }
                throw FormRefused(reader)
            }
            try await FollowRecommendation(site.context).take(step, id, as: staff.caller)
            return staff.see(.recommendation(id.rawValue), done: .recommendationStepped)
        } again: {
            try await show(id, staff, $1, $0, message: $2)
        }
    }

    /// The step that a form asks for; nil with problems noted, or without any for a step that there is not.
    private func read(_ name: String, _ fields: FormFields, _ reader: inout FormReader) -> Recommend.Step? {
        // The form of an evaluation has two buttons and one address.
        let name = name == "accept" && fields["ending"] == "send-back" ? "send-back" : name
        switch name {
        case "approve": return .approve
        case "issue": return .issue
        case "close": return .close
        case "accept", "send-back", "drop":
            let opinion = reader.lines("opinion", longest: Limits.remarkCharacters)
            guard reader.problems.isEmpty else { return nil }
            if name == "drop" { return .drop(opinion: opinion) }
            return name == "accept" ? .accept(opinion: opinion) : .sendBack(opinion: opinion)
        case "reply", "look-back":
            let opinion = reader.lines("opinion", longest: Limits.remarkCharacters)
            let day = reader.day("day", missing: .typeDay, latest: site.today)
            guard reader.problems.isEmpty, let day else { return nil }
            return name == "reply"
                ? .reply(text: opinion, on: day.civilDate) : .lookBack(finding: opinion, on: day.civilDate)
        case _: return nil
        }
    }
}
