import Casework
import HTTPTypes
import Hummingbird
import Logging
import Operations

/// Following a report. The code comes in the body of a form and is in no page, address or cookie: the forms of the page
/// that it opens carry a ticket instead.
struct TrackingRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("track") { request, _ in Visit(request, site).page(TrackingPage(.ask(FormState()))) }
        router.post("track") { request, _ in
            let visit = Visit(request, site)
            let fields = try await visit.genuineForm()
            if let fault = Self.fault(ofLength: fields["code"]) {
                var form = FormState(problems: [Problem(field: "code", message: fault)])
                form.waiting = site.heldPlace(fields, at: site.lookGate)
                return visit.page(TrackingPage(.ask(form)), status: .unprocessableContent)
            }
            if let waiting = site.wait(fields, at: site.lookGate) {
                return visit.page(TrackingPage(.ask(waiting)), status: .tooManyRequests)
            }
            if isWornOut(fields["code"]) { throw Unanswerable.page(.tooMany) }
            return try await show(try await OpenCode(site.context)(fields["code"]), visit)
        }
        for act in TrackingAct.allCases {
            router.post("track/\(act.rawValue)") { request, _ in try await press(act, Visit(request, site)) }
        }
        for field in TrackingPage.Written.Field.allCases {
            router.post("track/\(field.rawValue)") { request, _ in try await add(field, Visit(request, site)) }
        }
    }

    /// What is wrong with a code that is none at sight, told before it takes a place: how long it is depends on whoever
    /// typed it alone. Of what has all its characters nothing is said here, right or wrong.
    private static func fault(ofLength typed: String) -> Text? {
        switch QueryCode.count(typed: typed) {
        case 0: .typeQueryCode
        case QueryCode.length: nil
        case let count: .codeHasGroups(count)
        }
    }

    /// Whether a code, given out or not, was looked at too often in this minute. What is no code at all has no count: people
    /// who mistype must not stand in each other's way.
    private func isWornOut(_ typed: String) -> Bool {
        guard let code = QueryCode(typed: typed) else { return false }
        let lookup = Base64URL.text(code.lookupBytes)
        return !site.codeThrottle.admit(lookup, limit: Limits.looksPerMinute, now: site.context.now)
    }

    /// What a button of an open page asks for, behind the gate of looks: each is one more look at its report. A report has a
    /// count of its own here, so that nobody who only knows a lookup id keeps its reporter from it.
    private func press(_ act: TrackingAct, _ visit: Visit) async throws -> Response {
        let fields = try await visit.genuineForm()
        guard let key = key(fields), let notice = NoticeRecord.ID(address: fields[act.notice]) else {
            return expired(visit)
        }
        if let waiting = site.wait(fields, at: site.lookGate) {
            return visit.page(TrackingActPage(act: act, form: waiting), status: .tooManyRequests)
        }
        guard site.codeThrottle.admit(key, limit: Limits.actsPerMinute, now: site.context.now) else {
            throw Unanswerable.page(.tooMany)
        }
        switch act {
        case .read: try await MarkNoticeRead(site.context)(notice, code: key)
        case .secrecy:
            guard fields.has(TrackingAct.tick) else {
                let problem = Problem(field: TrackingAct.tick, message: .tickSecrecy)
                let form = FormState(entered: fields, problems: [problem])
                return try await show(key, visit, after: fields, form: form)
            }
            try await ConfirmSecrecy(site.context)(notice, code: key)
        }
        return try await show(key, visit, after: fields)
    }

    private func key(_ fields: FormFields) -> CodeKey? {
        site.tickets.key(for: fields["ticket"], now: site.context.now)
    }

    /// The ticket is too old: the code is asked for again.
    private func expired(_ visit: Visit) -> Response {
        let problem = Problem(field: "code", message: .typeCodeAgain)
        return visit.page(TrackingPage(.ask(FormState(problems: [problem]))), status: .forbidden)
    }

    /// One answer for a code that opens nothing: unknown, wrong, mistyped or of a report that was sealed up.
    ///
    /// - Parameter fields: of the page before, whose ticket goes on, so that no number of forms of one page takes anybody
    ///   else's.
    private func show(
        _ key: CodeKey, _ visit: Visit, after fields: FormFields = FormFields(), form: FormState = FormState(),
        done: Text? = nil
    ) async throws -> Response {
        guard let answer = try await TrackReport(site.context)(key) else {
            let problem = Problem(field: "code", message: .codeNotFound)
            return visit.page(TrackingPage(.ask(FormState(problems: [problem]))), status: .unprocessableContent)
        }
        let ticket = site.tickets.renew(fields["ticket"], or: site.newWord(), for: key, now: site.context.now)
        var standing = site.standing(answer, visit.language, ticket: ticket)
        standing.form = form
        standing.done = done
        return visit.page(
            TrackingPage(.show(standing)), status: form.problems.isEmpty ? .ok : .unprocessableContent
        )
    }

    /// Takes what a reporter wrote, for the ticket of the page that it was written on or, once that is too old, for the
    /// code typed beside it. Whatever is in the way, the words come back.
    /// Files come in with further material; they stay when it does.
    private func add(_ field: TrackingPage.Written.Field, _ visit: Visit) async throws -> Response {
        let receive = ReceiveFile(fromPublic: site.context)
        let posted = try await visit.posted(receive, through: site.publicUploads, behind: site.handInGate)
        do {
            let (response, isKept) = try await add(posted, field, visit)
            if !isKept { await receive.drop(posted.files) }
            return response
        } catch {
            await receive.drop(posted.files)
            throw error
        }
    }

    private func add(
        _ posted: PostedForm, _ field: TrackingPage.Written.Field, _ visit: Visit
    ) async throws -> (Response, isKept: Bool) {
        let fields = posted.fields
        func again(
            _ problems: [Problem], _ status: HTTPResponse.Status, _ waiting: Waiting? = nil, message: Text? = nil,
            keepsTicket: Bool = false
        ) -> (Response, isKept: Bool) {
            let ticket = keepsTicket && self.key(fields) != nil ? fields["ticket"] : ""
            var written = TrackingPage.Written(
                field, Self.kept(posted, field, problems, ticket: ticket), files: site.filesOfPublic)
            if written.form.entered["form"].isEmpty { written.form.entered.set("form", to: site.newWord()) }
            written.form.message = message
            written.form.waiting = waiting ?? site.heldPlace(fields, at: site.handInGate)
            return (visit.page(TrackingPage(.askAgain(written)), status: status), false)
        }
        /// What is nobody's mistake costs nobody the code or the place, and marks no field.
        func later(_ message: Text) -> (Response, isKept: Bool) {
            site.putPlaceBack()
            return again([], .serviceUnavailable, message: message, keepsTicket: true)
        }
        guard visit.isGenuine(fields) else { return again([], .forbidden, message: .formExpired) }
        if posted.isWorkAsked, !posted.problems.isEmpty {
            return again(posted.problems, posted.statusOfProblems, posted.waiting, keepsTicket: true)
        }
        var (words, problems) = Self.read(field, posted)
        let missing = missingCode(fields)
        if !problems.isEmpty {
            if let missing { problems.append(missing.problem) }
            return again(problems, .unprocessableContent, keepsTicket: true)
        }
        if let missing { return again([missing.problem], missing.status) }
        // Last: what comes back to be changed takes nobody's place.
        if let waiting = site.wait(fields, at: site.handInGate) {
            return again(waiting.problems, .tooManyRequests, waiting.waiting, keepsTicket: true)
        }
        let key: CodeKey
        switch try await open(fields) {
        case .opened(let opened): key = opened
        case .closed(let why, .serviceUnavailable): return later(why)
        case .closed(let why, let status): return again([Problem(field: "code", message: why)], status)
        }
        do {
            try await send(field, words, posted, key)
        } catch OperationError.alreadyReceived {
            return (try await show(key, visit, after: fields, done: .alreadyReceived), false)
        } catch OperationError.notFound {
            // Sealed up while somebody wrote: told as for a code that opens nothing.
            return again([Problem(field: "code", message: .codeNotFound)], .unprocessableContent)
        } catch OperationError.refused(let reason, let remedy) {
            let message = Text("\(reason.zh)。\(remedy.zh)。", "\(reason.en). \(remedy.en).")
            return again([Problem(field: field.rawValue, message: message)], .conflict)
        } catch let error where OperationError.isBusy(error) {
            return later(.adviceUnavailable)
        } catch let error where OperationError.isUnsettled(error) {
            return later(field.whenUnsettled)
        }
        do { return (try await show(key, visit, after: fields, done: field.done), field == .supplement) } catch {
            // It is kept, and the page is not there, whatever the reason: nobody is told that nothing was.
            site.logger.error(
                "what was added was kept, and its page could not be shown",
                metadata: ["error.type": "\(StoreError.loggable(error))"])
            throw OperationError.unsettled
        }
    }

    /// What was written, as it stands in the form again.
    private static func kept(
        _ posted: PostedForm, _ field: TrackingPage.Written.Field, _ problems: [Problem], ticket: String
    ) -> FormState {
        let fields = posted.fields
        var kept = FormFields([field.rawValue: fields[field.rawValue], "form": fields["form"], "ticket": ticket])
        for name in field.beside where fields.has(name) { kept.set(name, to: fields[name]) }
        return posted.again(FormState(entered: kept, problems: problems))
    }

    /// What was written, and what must change before anybody looks for its report.
    private static func read(
        _ field: TrackingPage.Written.Field, _ posted: PostedForm
    ) -> (words: String, problems: [Problem]) {
        let fields = posted.fields
        var reader = FormReader(fields)
        let missing = field.isRequired ? Text.typeWhatHappened : nil
        let words = reader.lines(field.rawValue, missing: missing, longest: field.longest)
        if let choice = field.choice, !choice.values.contains(where: { $0.value == fields[choice.name] }) {
            reader.refuse(choice.name, .chooseOne)
        }
        // A mark without words tells of nobody.
        if field.isRequired || !words.isEmpty {
            let about = fields[field.about.name]
            if !field.about.values.contains(where: { $0.value == about }) {
                reader.refuse(field.about.name, .chooseOne)
            } else if about == TrackingPage.Written.Field.aboutUpper {
                // JB-15: none of it is kept here; it stands in the form again, for whoever wrote it to copy.
                reader.refuse(field.about.name, field.belongsElsewhere)
            }
        }
        if let secrets = field.secretsBox, let fault = Receive.fault(ofSecrets: reader.isTicked(secrets)) {
            reader.refuse(secrets, Text(fault))
        }
        for problem in posted.problems { reader.refuse(problem.field, problem.message) }
        return (words, reader.problems)
    }

    /// What is wrong with a form whose ticket is too old and that brings nothing which can be a code.
    private func missingCode(_ fields: FormFields) -> (problem: Problem, status: HTTPResponse.Status)? {
        if key(fields) != nil { return nil }
        guard let typed = Self.typedCode(fields) else {
            return (Problem(field: "code", message: .typeCodeAgain), .forbidden)
        }
        if let fault = Self.fault(ofLength: typed) {
            return (Problem(field: "code", message: fault), .unprocessableContent)
        }
        guard QueryCode(typed: typed) == nil else { return nil }
        return (Problem(field: "code", message: .codeNotFound), .unprocessableContent)
    }

    private enum Opened {
        case opened(CodeKey)
        case closed(Text, HTTPResponse.Status)
    }

    /// What the ticket stands for or, once that is too old, the code that was typed.
    private func open(_ fields: FormFields) async throws -> Opened {
        if let held = key(fields) { return .opened(held) }
        guard let code = Self.typedCode(fields) else { return .closed(.typeCodeAgain, .forbidden) }
        if isWornOut(code) { return .closed(.tooManyHandIns, .tooManyRequests) }
        do {
            let opened = try await OpenCode(site.context)(code)
            guard try await TrackReport(site.context)(opened) != nil else {
                return .closed(.codeNotFound, .unprocessableContent)
            }
            return .opened(opened)
        } catch is QueryCodesBusy {
            return .closed(.codesBusy, .serviceUnavailable)
        } catch let error where OperationError.isBusy(error) {
            return .closed(.adviceUnavailable, .serviceUnavailable)
        }
    }

    /// Hands what was written to the operation that it is for.
    private func send(
        _ field: TrackingPage.Written.Field, _ words: String, _ posted: PostedForm, _ key: CodeKey
    ) async throws {
        let fields = posted.fields
        let isFree = field.secretsBox.map(fields.has) ?? true
        switch field {
        case .objection:
            try await AddToReport(site.context)(
                .objection, words, code: key, form: fields["form"], isFreeOfStateSecrets: isFree)
        case .supplement:
            try await AddToReport(site.context)(
                .supplement, words, code: key, form: fields["form"], isFreeOfStateSecrets: isFree,
                files: posted.files)
        case .recusal: try await AskRecusal(site.context)(words, code: key, form: fields["form"])
        case .protection:
            guard let ground = Protection.Ground(rawValue: fields["protection-ground"]) else {
                throw Unanswerable.notOffered("protection-ground", .protectionGround)
            }
            try await WatchProtection(site.context).apply(ground, words, code: key)
        case .petition:
            guard let score = Satisfaction(rawValue: fields["petition-score"]) else {
                throw Unanswerable.notOffered("petition-score", .ratingScore)
            }
            try await RatePetition(site.context)(score, words: words, code: key)
        case .rating:
            guard let score = Satisfaction(rawValue: fields["rating-score"]),
                let notice = NoticeRecord.ID(address: fields["result"])
            else { throw Unanswerable.notOffered("rating-score", .ratingScore) }
            try await RateHandling(site.context)(notice, score, words: words, code: key)
        }
    }

    private static func typedCode(_ fields: FormFields) -> String? { fields["code"].isEmpty ? nil : fields["code"] }
}

extension Site {
    /// What the page of a code shows.
    func standing(_ answer: TrackReport.Answer, _ language: Language, ticket: String) -> TrackingPage.Standing {
        let report = answer.report
        var standing = TrackingPage.Standing(
            ticket: ticket, steps: Self.steps(report),
            notices: answer.notices.map { told, words in
                let isSecret =
                    SecrecyDuty.comesBefore(told.kind) && !answer.aftercare.secrecyConfirmed.contains(told.id)
                let text = words.paragraphs.map { Text($0).spoken(in: language) }.joined(separator: "\n")
                return TrackingPage.Notice(
                    id: told.id.rawValue, title: Text(words.title), datedOn: Day(words.date),
                    text: isSecret ? "" : text, isRead: told.isRead, asksForSecrecy: isSecret,
                    rating: answer.aftercare.ratings[told.id]?.words
                )
            },
            objectionUntil: answer.objectionUntil.map { Day($0) },
            mayAdd: (report.status != .forwarded || report.isSplit)
                && ![.voided, .notKept].contains(report.status), files: filesOfPublic, formNumber: newWord(),
            aftercare: aftercare(answer)
        )
        standing.petition = petitionFacts(answer)
        standing.openings = openings(answer.openings)
        standing.mayRatePetition = answer.petition.map { $0.toldOn != nil && $0.score == nil } ?? false
        return standing
    }

    private static func steps(_ report: TrackedReport) -> [TrackingPage.Step] {
        let path: [TrackingStatus] =
            switch report.status {
            case .forwarded: [.received, .forwarded]
            case .voided: [.received, .voided]
            case .notKept: [.received, .notKept]
            case .received, .accepted, .beingHandled, .finished: [.received, .accepted, .beingHandled, .finished]
            }
        let here = path.firstIndex(of: report.status) ?? 0
        return path.enumerated().map { place, status in
            let standing: TrackingPage.Step.Place =
                if place == here { place == path.count - 1 ? .end : .present } else { place < here ? .past : .future }
            return TrackingPage.Step(
                Text(status.name), standing, on: place == 0 ? Day(report.receivedOn) : nil
            )
        }
    }
}
