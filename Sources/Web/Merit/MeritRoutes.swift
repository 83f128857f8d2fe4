import Casework
import HTTPTypes
import Hummingbird
import Operations

/// Rewards, and what only a prefecture says about a report.
struct MeritRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("merit") { request, _ in
            let staff = try await site.staff(request, .merit)
            let listed = try await OpenMerit(site.context).list(as: staff.caller)
            return staff.page(
                MeritListPage(
                    rewards: listed.rewards.map { reward, clue in
                        .init(
                            clue: clue.clue.id.rawValue, number: clue.number.text(of: clue.organ),
                            what: reward.ground.words, state: reward.reward.state.words, on: Day(reward.proposedOn))
                    },
                    requests: listed.requests.map { request, clue in
                        .init(
                            clue: clue.clue.id.rawValue, number: clue.number.text(of: clue.organ),
                            what: request.purpose.words, state: request.malice.state.words,
                            on: Day(request.proposedOn))
                    }))
        }
        router.get("clues/:id/merit") { request, context in
            let staff = try await site.staff(request, .merit)
            return try await show(try Clue.ID(in: context), staff)
        }
        router.post("clues/:id/merit/:step") { request, context in
            let staff = try await site.staff(request, .merit)
            guard let step = context.parameters.get("step").flatMap(MeritStep.init(rawValue:)) else {
                throw Unanswerable.page(.notFound)
            }
            return try await take(step, try Clue.ID(in: context), staff)
        }
    }

    private func show(
        _ id: Clue.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await OpenMerit(site.context)(id, as: staff.caller)
        return staff.page(site.meritPage(opened, form: form), status: status, message: message)
    }

    private func take(_ step: MeritStep, _ id: Clue.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        return try await staff.answer(fields) {
            let act = try Self.read(step, fields, today: site.today)
            try await JudgeReporter(site.context)(act, on: id, as: staff.caller)
            return staff.see(.merit(id.rawValue), done: .recorded)
        } again: {
            try await show(id, staff, $0, form: $1, message: $2)
        }
    }

    private static func read(
        _ step: MeritStep, _ fields: FormFields, today: Day
    ) throws -> JudgeReporter.Step {
        switch step {
        case .reward, .ask: return try propose(step, fields)
        case .allow, .refuse: return .decideReward(try item(fields), isApproved: step == .allow)
        case .sendUp, .keep: return .endorseMalice(try item(fields), isSentUp: step == .sendUp)
        case .outcome:
            var reader = FormReader(fields)
            let outcome = reader.choice(
                "outcome", among: [Choice("granted", .rewardGranted), Choice("declined", .rewardDeclined)],
                missing: .chooseOne)
            let day = reader.day("outcome-on", missing: .typeDay, latest: today)
            let words = reader.line("outcome-words", missing: .fillThisIn)
            guard reader.problems.isEmpty, let outcome, let day else { throw FormRefused(reader) }
            return .recordReward(try item(fields), isGranted: outcome == "granted", on: day.civilDate, words)
        case .answer: return try answer(fields, today: today)
        case .advise:
            var reader = FormReader(fields)
            guard let day = reader.day("advised-on", missing: .typeDay, latest: today) else {
                throw FormRefused(reader)
            }
            return .adviseCorrection(try item(fields), on: day.civilDate)
        }
    }

    private static func propose(_ step: MeritStep, _ fields: FormFields) throws -> JudgeReporter.Step {
        var reader = FormReader(fields)
        if step == .reward {
            let ground = reader.choice("ground", of: Reward.Ground.self, missing: .chooseOne)
            let loss = reader.number("loss", in: 0...Limits.largestAmount, whenEmpty: 0)
            let words = reader.lines("reward-words", missing: .fillThisIn, longest: Limits.remarkCharacters)
            guard reader.problems.isEmpty, let ground, let loss else { throw FormRefused(reader) }
            return .proposeReward(
                Reward.Draft(ground: ground, lossYuan: loss == 0 ? nil : Int64(loss), words: words))
        }
        let purpose = reader.choice("purpose", of: Malice.Purpose.self, missing: .chooseOne)
        let words = reader.lines("malice-words", missing: .fillThisIn, longest: Limits.remarkCharacters)
        guard reader.problems.isEmpty, let purpose else { throw FormRefused(reader) }
        return .proposeMalice(
            Malice.Draft(
                purpose: purpose,
                circumstances: Set(Clarification.Circumstance.allCases.filter { fields.has("c-" + $0.rawValue) }),
                benefits: Set(Clarification.Benefit.allCases.filter { fields.has("b-" + $0.rawValue) }),
                words: words))
    }

    private static func answer(_ fields: FormFields, today: Day) throws -> JudgeReporter.Step {
        var reader = FormReader(fields)
        let answer = reader.choice(
            "answer", among: [Choice("approved", .maliceApproved), Choice("denied", .maliceDenied)],
            missing: .chooseOne)
        let levels = Level.allCases.map { Choice(String($0.rawValue), $0.words) }
        let level = reader.choice("level", among: levels, missing: .chooseOne)
            .flatMap { Int($0) }.flatMap(Level.init(rawValue:))
        let organ = reader.line("organ", missing: .fillThisIn)
        let number = reader.line("number", missing: .fillThisIn)
        let day = reader.day("decided-on", missing: .typeDay, latest: today)
        let kind = Clarification.Inaccuracy(rawValue: fields["inaccuracy"])
        guard reader.problems.isEmpty, let answer, let level, let day else { throw FormRefused(reader) }
        return .recordMalice(
            try item(fields), isApproved: answer == "approved", Malice.Answer(level: level, on: day.civilDate), kind,
            organ: organ, number: number)
    }

    private static func item<Entity>(_ fields: FormFields) throws -> Identifier<Entity> {
        guard let id = Identifier<Entity>(address: fields["item"]) else {
            throw Unanswerable.notOffered("item", .partOfPage)
        }
        return id
    }
}

extension Site {
    func meritPage(_ opened: OpenMerit.Opened, form: FormState?) -> MeritPage {
        let record = opened.record
        var entered = FormFields()
        for name in ["outcome-on", "decided-on", "advised-on"] { entered.set(name, to: today.iso) }
        var purposes: [Malice.Purpose] = []
        if opened.mayProposeTracing { purposes.append(.tracing) }
        if opened.mayProposeDetermination { purposes.append(.determination) }
        return MeritPage(
            id: record.clue.id.rawValue, number: record.number.text(of: record.organ),
            rewards: opened.rewards.map { item($0.record, mayDecide: $0.mayDecide, mayRecord: $0.mayRecord) },
            requests: opened.requests.map { request in
                var item = item(request.record, mayDecide: request.mayEndorse, mayRecord: request.mayRecord)
                item.mayAdvise = request.mayAdvise
                return item
            },
            mayProposeReward: opened.mayProposeReward, purposes: purposes, form: form ?? FormState(entered: entered))
    }

    private func item(_ record: RewardRecord, mayDecide: Bool, mayRecord: Bool) -> MeritPage.Item {
        var facts = [
            Fact(.rewardGround, .said(record.ground.words)),
            Fact(.proposedByName, .told(name(of: record.reward.state.author))),
            Fact(.proposedOnDay, .day(Day(record.proposedOn))),
        ]
        if let loss = record.lossYuan { facts.append(Fact(.rewardLoss, .code(String(loss)))) }
        switch record.reward.state {
        case .granted(_, _, let day), .declined(_, _, let day): facts.append(Fact(.decidedOutsideOn, .day(Day(day))))
        case .proposed, .refused, .approved: break
        }
        return MeritPage.Item(
            id: record.reward.id.rawValue, state: record.reward.state.words, facts: facts, words: record.words,
            outcome: record.outcome, mayDecide: mayDecide, mayRecord: mayRecord)
    }

    private func item(_ record: MaliceRecord, mayDecide: Bool, mayRecord: Bool) -> MeritPage.Item {
        var facts = [
            Fact(.malicePurpose, .said(record.purpose.words)),
            Fact(.proposedByName, .told(name(of: record.malice.state.author))),
            Fact(.proposedOnDay, .day(Day(record.proposedOn))),
        ]
        for code in Clarification.Circumstance.allCases where record.circumstances.contains(code) {
            facts.append(Fact(.circumstancesLabel, .said(code.words)))
        }
        for code in Clarification.Benefit.allCases where record.benefits.contains(code) {
            facts.append(Fact(.benefitsLabel, .said(code.words)))
        }
        if let answer = record.malice.state.answer {
            facts.append(Fact(.maliceLevel, .said(answer.level.words)))
            facts.append(Fact(.decidedOutsideOn, .day(Day(answer.on))))
        }
        if let paper = record.paper {
            facts.append(Fact(.maliceOrgan, .told(paper.organ)))
            facts.append(Fact(.maliceNumber, .told(paper.number)))
        }
        if let kind = record.inaccuracy { facts.append(Fact(.inaccuracyLabel, .said(kind.words))) }
        if let day = record.correctionsAdvisedOn { facts.append(Fact(.correctionsAdvisedOn, .day(Day(day)))) }
        var item = MeritPage.Item(
            id: record.malice.id.rawValue, state: record.malice.state.words, facts: facts, words: record.words,
            outcome: nil, mayDecide: mayDecide, mayRecord: mayRecord)
        item.asksInaccuracy = record.purpose == .determination
        return item
    }
}
