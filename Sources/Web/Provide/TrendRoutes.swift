import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The quarterly analysis of reports and the yearly report on petitions.
struct TrendRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("trends") { request, _ in
            let staff = try await site.staff(request, .analysis)
            let listed = try await AnalyseTrends(site.context).list(as: staff.caller)
            return staff.page(
                TrendsPage(
                    rows: listed.records.map { record in
                        TrendsPage.Row(
                            id: record.id.rawValue, organ: site.context.directory[record.organ]?.name ?? "–",
                            quarter: .trendPeriod(record.period), state: record.state.words, madeOn: Day(record.madeOn))
                    },
                    open: listed.open.map { (.trendQuarter($0.year, $0.number), .trendPeriod($0)) }))
        }
        router.get("trends/quarter/:year/:number") { request, context in
            let staff = try await site.staff(request, .analysis)
            return try await preview(try Self.period(context), staff)
        }
        router.post("trends/quarter/:year/:number") { request, context in
            let staff = try await site.staff(request, .analysis)
            return try await make(try Self.period(context), staff)
        }
        router.get("trends/:id") { request, context in
            let staff = try await site.staff(request, .analysis)
            return try await show(try Self.id(context), staff)
        }
        router.post("trends/:id/send") { request, context in
            let staff = try await site.staff(request, .analysis)
            return try await send(try Self.id(context), staff)
        }
        router.post("trends/:id/brief") { request, context in
            let staff = try await site.staff(request, .analysis)
            return try await brief(try Self.id(context), staff)
        }
        router.get("trends/:id/paper") { request, context in
            let staff = try await site.staff(request, .analysis)
            return try await paper(try Self.id(context), staff)
        }
    }

    private static func id(_ context: BasicRequestContext) throws -> TrendAnalysis.ID {
        guard let id = TrendAnalysis.ID(address: context.parameters.get("id")) else {
            throw Unanswerable.page(.notFound)
        }
        return id
    }

    /// 1 to 4, or 0 for the year.
    private static func period(_ context: BasicRequestContext) throws -> TrendPeriod {
        guard let year = context.parameters.get("year").flatMap({ Int($0) }),
            let number = context.parameters.get("number").flatMap({ Int($0) }),
            let period = TrendPeriod(year: year, number: number)
        else { throw Unanswerable.page(.notFound) }
        return period
    }

    private func preview(
        _ period: TrendPeriod, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok,
        form: FormState = FormState(entered: FormFields()), message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let figures = try await AnalyseTrends(site.context).preview(period, as: staff.caller)
        let link = Link.trendQuarter(period.year, period.number)
        let page = TrendPage(
            tables: tables(figures), quarter: .trendPeriod(period), facts: [], make: (link, form), link: link)
        return staff.page(page, status: status, message: message)
    }

    private func make(_ period: TrendPeriod, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) {
                try await preview(period, staff, .forbidden, form: $0, message: $1)
            }
        }
        var reader = FormReader(fields)
        let words = reader.lines("words", missing: .fillThisIn, longest: Limits.remarkCharacters)
        guard reader.problems.isEmpty else {
            return try await preview(period, staff, .unprocessableContent, form: reader.state)
        }
        do {
            let id = try await AnalyseTrends(site.context).make(period, words, as: staff.caller)
            return staff.see(.trend(id.rawValue), done: .recorded)
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await preview(period, staff, .conflict, form: FormState(entered: fields), message: message)
        }
    }

    private func show(
        _ id: TrendAnalysis.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok,
        form: FormState? = nil, message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await AnalyseTrends(site.context).open(id, as: staff.caller)
        let record = opened.record
        let brief = form ?? FormState(entered: FormFields(["committee": opened.committee]))
        let page = TrendPage(
            tables: tables(opened.figures), quarter: .trendPeriod(record.period), facts: facts(record),
            words: record.words, send: opened.maySend ? .trendSend(id.rawValue) : nil,
            brief: opened.mayBrief ? (.trendBrief(id.rawValue), brief) : nil,
            paper: record.told == nil ? nil : .trendPaper(id.rawValue), link: .trend(id.rawValue))
        return staff.page(page, status: status, message: message)
    }

    private func facts(_ record: TrendRecord) -> [Fact] {
        var facts = [
            Fact(.organ, .told(site.context.directory[record.organ]?.name ?? "–")),
            Fact(.state, .said(record.state.words)), Fact(.trendMadeOn, .day(Day(record.madeOn))),
        ]
        switch record.state {
        case .made: break
        case .sent(_, _, let day): facts.append(Fact(.trendSentOn, .day(Day(day))))
        }
        guard let briefing = record.briefing else { return facts }
        facts += [
            Fact(.briefedOn, .day(Day(briefing.on))), Fact(.briefedBy, .told(site.name(of: briefing.head))),
            Fact(.briefedNumber, .told(briefing.number.description)),
        ]
        if let told = record.told {
            facts += [Fact(.briefCommittee, .told(told.committee)), Fact(.briefReason, .told(told.reason))]
        }
        return facts
    }

    private func brief(_ id: TrendAnalysis.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { form, message in
                try await show(id, staff, .forbidden, form: form, message: message)
            }
        }
        var reader = FormReader(fields)
        let committee = reader.line("committee", missing: .fillThisIn)
        let reason = reader.lines("reason", missing: .fillThisIn, longest: Limits.remarkCharacters)
        guard reader.problems.isEmpty else {
            return try await show(id, staff, .unprocessableContent, form: reader.state)
        }
        do {
            try await AnalyseTrends(site.context).brief(id, to: committee, because: reason, as: staff.caller)
            return staff.see(.trendPaper(id.rawValue), done: .recorded)
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(id, staff, .conflict, form: FormState(entered: fields), message: message)
        }
    }

    /// What went to the Party committee, as it is printed.
    private func paper(_ id: TrendAnalysis.ID, _ staff: StaffVisit) async throws -> Response {
        let opened = try await AnalyseTrends(site.context).open(id, as: staff.caller)
        let record = opened.record
        guard let briefing = record.briefing, let told = record.told else { throw Unanswerable.page(.notFound) }
        let matter =
            switch record.period {
            case .quarter(let quarter): "\(quarter.year)年第\(quarter.number)季度检举控告情况"
            case .year(let year): "\(year)年信访情况"
            }
        let words = (record.words ?? "").split(separator: "\n").map(String.init)
        let page = TrendPaperPage(
            id: id.rawValue,
            sheet: TrendPaperPage.Sheet(
                organ: site.context.directory[record.organ]?.name ?? "–", number: briefing.number.description,
                heading: "关于\(matter)的报告", addressee: told.committee,
                paragraphs: ["现将\(matter)报告如下。"] + words, date: briefing.on.chinese),
            tables: tables(opened.figures))
        return staff.page(page)
    }

    private func send(_ id: TrendAnalysis.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { _, message in
                try await show(id, staff, .forbidden, message: message)
            }
        }
        do { try await AnalyseTrends(site.context).send(id, as: staff.caller) } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(id, staff, .conflict, message: message)
        }
        return staff.see(.trend(id.rawValue), done: .stepped)
    }

    private func tables(_ figures: [TrendAnalysis.Shown]) -> [(title: Text, lines: [TrendPage.Line])] {
        TrendAnalysis.Dimension.allCases.map { dimension in
            (
                title: dimension.words,
                lines: figures.filter { $0.dimension == dimension }.map { .init(name: name(of: $0), shown: $0) }
            )
        }
    }

    private func name(of shown: TrendAnalysis.Shown) -> Text {
        let code = shown.code
        return switch shown.dimension {
        case .total: .trendAll
        case .channel: Channel(rawValue: code)?.words ?? .asIs(code)
        case .kind: ReportKind(rawValue: code)?.words ?? .asIs(code)
        case .breach: Breach(rawValue: code)?.words ?? .asIs(code)
        case .micro: code == "yes" ? .microCorruption : .trendOther
        case .microCategory: .asIs(code)
        case .level: Int(code).flatMap(Level.init(rawValue:))?.words ?? .asIs(code)
        case .area: .asIs(site.unitName(code) ?? code)
        case .repeated: code == "repeat" ? .trendRepeat : .trendFirst
        case .signature: code == "real_name" ? .trendRealName : .trendNoName
        case .field: OutsideOrgan.Kind(rawValue: code)?.words ?? (code == "own" ? .trendOwnOrgan : .trendOpen)
        case .way: Self.way(code)
        case .opinion: Petition.Outcome(rawValue: code)?.words ?? .asIs(code)
        case .urged: code == "assigned" ? .trendAssigned : .trendSupervised
        case .advice: Self.advice(code)
        }
    }

    private static func way(_ code: String) -> Text {
        switch code {
        case "transferred": .trendTransferred
        case "guided": .trendGuided
        case "objected": .trendObjected
        case "accepted": .trendAccepted
        case _: .trendOpen
        }
    }

    private static func advice(_ code: String) -> Text {
        switch code {
        case "discipline": .trendDisciplineAdvice
        case "supervision": .trendSupervisionAdvice
        case _: .trendAdopted
        }
    }
}
