import Casework
import HTTPTypes
import Hummingbird
import Operations

/// Quarterly feedback and the monthly digest.
struct QuarterRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("quarters") { request, _ in
            let staff = try await site.staff(request, .supervision)
            let duties = try await FeedBackQuarter(site.context).list(as: staff.caller)
            return staff.page(QuartersPage(tabs: staff.caller.supervisionTabs, rows: duties.map(row)))
        }
        router.get("quarters/:id") { request, context in
            let staff = try await site.staff(request, .supervision)
            return try await show(try QuarterFeedback.ID(in: context), staff)
        }
        router.post("quarters/:id") { request, context in
            let staff = try await site.staff(request, .supervision)
            return try await send(try QuarterFeedback.ID(in: context), staff)
        }
        router.get("digest") { request, _ in
            let staff = try await site.staff(request, .supervision)
            guard staff.caller.supervisionTabs.contains(.digest) else { throw Unanswerable.page(.notFound) }
            let month = CivilDate(iso: staff.visit.query("month") + "-01") ?? site.context.today
            let rows = try await ReadDigest(site.context)(ofMonthWith: month, as: staff.caller)
            return staff.page(page(rows, month, staff))
        }
    }

    private func show(
        _ id: QuarterFeedback.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await FeedBackQuarter(site.context).open(id, as: staff.caller)
        return staff.page(page(opened, staff.caller, form), status: status, message: message)
    }

    private func send(_ id: QuarterFeedback.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        let feedBack = FeedBackQuarter(site.context)
        return try await staff.answer(fields) {
            let opened = try await feedBack.open(id, as: staff.caller)
            var reader = FormReader(fields)
            var answers: [FeedBackQuarter.Answer] = []
            for result in opened.results {
                let clue = result.clue.clue.id
                let found = reader.choice(
                    "found-" + clue.rawValue, of: QuarterFeedback.Substantiation.self, missing: .chooseOne)
                let measures = reader.lines("measures-" + clue.rawValue, longest: Limits.remarkCharacters)
                if let found {
                    answers.append(FeedBackQuarter.Answer(clue: clue, substantiation: found, measures: measures))
                }
            }
            reader.mustTick("confirm", .quarterMustConfirm)
            guard reader.problems.isEmpty else { throw FormRefused(reader) }
            try await feedBack.send(id, answers, as: staff.caller)
            return staff.see(.quarter(id.rawValue), done: .stepped)
        } again: {
            try await show(id, staff, $0, form: $1, message: $2)
        }
    }
}

// MARK: - What pages show

extension QuarterRoutes {
    private func row(_ record: QuarterRecord) -> QuartersPage.Row {
        QuartersPage.Row(
            id: record.id.rawValue, quarter: name(record.quarter), room: roomName(record.room),
            sentOn: record.sentOn.map { Day($0) }, clock: clock(record)
        )
    }

    private func name(_ quarter: Quarter) -> Text { .quarterName(quarter.year, quarter.number) }

    private func roomName(_ room: Room.ID) -> String { site.context.directory[room]?.name ?? room.rawValue }

    private func clock(_ record: QuarterRecord) -> ClockFace? {
        record.sentOn == nil ? ClockFace(.quarterFeedback, due: record.dueOn, today: site.context.today) : nil
    }

    private func page(
        _ opened: FeedBackQuarter.Opened, _ caller: StaffCaller, _ form: FormState?
    ) -> QuarterPage {
        var prefilled = FormFields()
        for result in opened.results {
            let found = QuarterFeedback.presumed(from: result.conclusion)
            prefilled.set("found-" + result.clue.clue.id.rawValue, to: found.rawValue)
        }
        return QuarterPage(
            id: opened.record.id.rawValue, name: name(opened.record.quarter), room: roomName(opened.record.room),
            tabs: caller.supervisionTabs, clock: clock(opened.record),
            results: opened.results.map(result) + opened.lines.map { result($0.line, $0.clue) },
            substantiations: QuarterFeedback.Substantiation.allCases.map { Choice($0.rawValue, $0.words) },
            maySend: opened.maySend,
            repeats: opened.repeats.map { each in
                (clue: each.clue.rawValue, number: each.number.text(of: each.organ), count: each.count)
            },
            form: form ?? FormState(entered: prefilled)
        )
    }

    private func result(_ result: QuarterResult) -> QuarterPage.Result {
        QuarterPage.Result(
            clue: result.clue.clue.id.rawValue, number: result.clue.number.text(of: result.clue.organ),
            facts: facts(result.conclusion, result.concludedOn, result.handlingWay, result.told)
        )
    }

    private func result(_ line: QuarterLine, _ clue: ClueRecord) -> QuarterPage.Result {
        var facts = facts(line.conclusion, line.concludedOn, line.handlingWay, line.told)
        facts.append(Fact(.quarterSubstantiation, .said(line.substantiation.words)))
        if let measures = line.measures { facts.append(Fact(.quarterMeasures, .told(measures))) }
        return QuarterPage.Result(
            clue: line.clue.rawValue, number: clue.number.text(of: clue.organ), facts: facts)
    }

    private func facts(
        _ conclusion: Conclusion, _ day: CivilDate, _ way: Handle.Proposal?, _ told: QuarterFeedback.Told
    ) -> [Fact] {
        var facts = [Fact(.resultOfHandling, .said(conclusion.words)), Fact(.instructionDoneOn, .day(Day(day)))]
        if let way { facts.insert(Fact(.wayOfHandling, .said(way.words)), at: 0) }
        return facts + [Fact(.quarterTold, .said(told.words))]
    }

    private func page(_ rows: [DigestRow], _ month: CivilDate, _ staff: StaffVisit) -> DigestPage {
        DigestPage(
            tabs: staff.caller.supervisionTabs, year: month.year, month: month.month,
            rows: rows.map { row in
                let report = row.report.report
                return DigestPage.Row(
                    number: site.number(of: row.report, in: staff.visit.language), receivedOn: Day(report.receivedOn),
                    channel: report.channel.words,
                    category: row.report.category.map { site.category($0) } ?? .asIs("–"),
                    state: report.state.words, rooms: row.rooms.map(roomName).joined(separator: "、")
                )
            },
            before: Self.link(month.adding(months: -1)), after: Self.link(month.adding(months: 1))
        )
    }

    private static func link(_ month: CivilDate) -> Link {
        Link.digest.query("month", String(Day(month).iso.prefix(7)))
    }
}
