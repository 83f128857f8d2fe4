import Casework
import HTTPTypes
import Hummingbird
import Logging
import Operations

/// The front page, the report form, the language, the way out, and the files that pages load.
struct PublicRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("/") { request, _ in
            var page = HomePage(office: site.settings.office)
            page.receptions = await site.publishedReceptions()
            return Visit(request, site).page(page)
        }
        router.get("report") { request, _ in Visit(request, site).page(emptyForm()) }
        router.post("report") { request, _ in try await handIn(Visit(request, site)) }
        router.get("language/:language") { request, context in
            guard let language = context.parameters.get("language").flatMap(Language.init(rawValue:)) else {
                throw Unanswerable.page(.notFound)
            }
            let back = Link(returning: Visit(request, site).query("back")) ?? .home
            var response = Answer.see(back)
            response.setCookie(site.cookie(Visit.languageCookie, language.rawValue))
            return response
        }
        router.get("leave") { request, _ in leave(request) }
        router.get("assets/:name") { _, context in
            guard let asset = context.parameters.get("name").flatMap({ site.assets[$0] }) else {
                throw Unanswerable.page(.notFound)
            }
            return Answer.asset(asset)
        }
        router.get("healthz") { _, _ in Response(status: .noContent) }
    }

    /// Away, with no trace in the browser. Where another site led here only a visitor's cookies go: else any link could sign
    /// staff out, and make their browser one that strangers' guesses keep out.
    private func leave(_ request: Request) -> Response {
        var response = Answer.see(site.settings.neutralPage)
        let isOwn = SameOrigin.isFromHere(request)
        let cleared = isOwn ? "\"cache\", \"cookies\", \"storage\"" : "\"cache\", \"storage\""
        for (name, value) in [("Clear-Site-Data", cleared), ("Referrer-Policy", "no-referrer")] {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
        if !isOwn {
            for name in [Visit.visitCookie, Visit.languageCookie] {
                response.setCookie(site.cookie(name, "", seconds: 0))
            }
        }
        return response
    }

    private func emptyForm() -> ReportForm {
        let entered = FormFields(["area": site.settings.publicOrgan.rawValue, "form": site.newWord()])
        return ReportForm(offers: site.reportOffers, form: FormState(entered: entered))
    }

    private func form(_ state: FormState) -> ReportForm {
        var state = state
        var copy = ""
        if let managed = ManagedBy(rawValue: state.entered["managed"]), managed.isSealed {
            // The text goes back to whoever wrote it, and nowhere else (JB-15).
            copy = state.entered["text"]
            state = PublicReport.refusalWithoutContent(state.entered).state
        }
        if state.entered["form"].isEmpty { state.entered.set("form", to: site.newWord()) }
        if state.waiting == nil { state.waiting = site.heldPlace(state.entered, at: site.handInGate) }
        var form = ReportForm(offers: site.reportOffers, form: state)
        form.copy = copy
        return form
    }

    /// Files come in with the form; they stay when the report does, and are dropped with whatever goes wrong.
    private func handIn(_ visit: Visit) async throws -> Response {
        let receive = ReceiveFile(fromPublic: site.context)
        let posted = try await visit.posted(receive, through: site.publicUploads, behind: site.handInGate)
        do {
            let (response, isKept) = try await handIn(posted, visit)
            if !isKept { await receive.drop(posted.files) }
            return response
        } catch {
            await receive.drop(posted.files)
            throw error
        }
    }

    private func handIn(_ posted: PostedForm, _ visit: Visit) async throws -> (Response, isKept: Bool) {
        let fields = posted.fields
        func again(
            _ problems: [Problem], _ status: HTTPResponse.Status = .ok, _ message: Text? = nil,
            language: Language? = nil
        ) -> (Response, isKept: Bool) {
            let state = posted.again(FormState(entered: fields, problems: problems, message: message))
            return (visit.page(form(state), status: status, language: language), false)
        }
        guard visit.isGenuine(fields) else {
            return again([], .forbidden, .formExpired)
        }
        if let language = Language(rawValue: fields[PublicFrame.languageField]) { return again([], language: language) }
        switch fields[ReportForm.step] {
        case ReportForm.on: return (answer(posted, visit), false)
        case ReportForm.back:
            var state = FormState(entered: fields)
            state.entered.set("managed", to: "")
            return (visit.page(form(posted.again(state))), false)
        case _: break
        }
        let report: PublicReport
        do { report = try PublicReport.read(fields, offers: site.offers.report) } catch {
            let isSealed = ManagedBy(rawValue: fields["managed"])?.isSealed ?? false
            if isSealed {
                return (visit.page(form(FormState(entered: fields)), status: .unprocessableContent), false)
            }
            var state = posted.again(error.state)
            state.problems += posted.problems
            return (visit.page(form(state), status: .unprocessableContent), false)
        }
        guard posted.problems.isEmpty else { return again(posted.problems, posted.statusOfProblems) }
        let faults = ReceivePublicReport(site.context).faults(
            of: report.draft(on: site.context.today), to: Organ.ID(report.area),
            isFreeOfStateSecrets: report.isFreeOfStateSecrets)
        guard faults.isEmpty else { return again(Self.problems(faults), .unprocessableContent) }
        // Last: what comes back to be changed takes nobody's place.
        if let waiting = site.wait(fields, at: site.handInGate) {
            return (visit.page(form(posted.again(waiting)), status: .tooManyRequests), false)
        }
        return try await receive(report, posted, visit)
    }

    /// The first step: where and about whom. Text can be written after it and not before.
    ///
    /// - Policy: JB-15
    private func answer(_ posted: PostedForm, _ visit: Visit) -> Response {
        var fields = posted.fields
        var reader = FormReader(fields)
        _ = reader.choice("area", among: site.offers.report.areas, missing: .chooseArea)
        let managed = reader.choice("managed", of: ManagedBy.self, missing: .chooseManagedBy)
        guard reader.problems.isEmpty, let managed, !managed.isSealed else {
            return visit.page(form(reader.state), status: .unprocessableContent)
        }
        fields.set(ReportForm.stage, to: ReportForm.text)
        return visit.page(form(FormState(entered: fields)))
    }

    private func receive(
        _ report: PublicReport, _ posted: PostedForm, _ visit: Visit
    ) async throws -> (Response, isKept: Bool) {
        let fields = posted.fields
        let organ = Organ.ID(report.area)
        let draft = report.draft(on: site.context.today)
        func again(
            _ problems: [Problem], _ status: HTTPResponse.Status, _ message: Text? = nil
        ) -> (Response, isKept: Bool) {
            let state = FormState(entered: fields, problems: problems, message: message)
            return (visit.page(form(posted.again(state)), status: status), false)
        }
        /// What is nobody's mistake costs nobody the place, and marks no field.
        func later(_ message: Text) -> (Response, isKept: Bool) {
            site.putPlaceBack()
            return again([], .serviceUnavailable, message)
        }
        do {
            let code = try await ReceivePublicReport(site.context)(
                draft, to: organ, form: fields["form"],
                isFreeOfStateSecrets: report.isFreeOfStateSecrets, asksProtection: report.asksProtection,
                asksRecusal: report.asksRecusal, files: posted.files
            )
            let slip = ReceiptSlip(
                organ: site.context.directory[organ]?.name ?? "", number: nil, receivedOn: site.today,
                code: code
            )
            // Whoever signs with 匿名 is owed no notice, whatever box was ticked (JB-30).
            let isRealName = draft.reporter.signature.isRealName
            let due =
                isRealName ? site.context.dueDay(of: .acceptNotice, owedBy: organ, from: site.context.today) : nil
            let page = ReceiptPage(slip: slip, isRealName: isRealName, acceptanceBy: due.map { Day($0) })
            return (visit.page(page), true)
        } catch let error where OperationError.isBusy(error) {
            site.logger.warning("a report could not be stored in time and came back")
            return later(.adviceUnavailable)
        } catch let error where OperationError.isUnsettled(error) {
            // The form keeps its number: sent again, it is either taken in or known.
            site.logger.warning("a report came back of which nobody knows whether it was stored")
            return later(.sendAgainOnce)
        } catch is QueryCodesBusy {
            // More reports come in at once than codes can be made for: not a word of this one is lost.
            return later(.tooManyHandIns)
        } catch OperationError.mend(let faults) {
            return again(Self.problems(faults), .unprocessableContent)
        } catch OperationError.refused(let reason, let remedy) {
            // The organ was abolished after the form was shown: the visitor chooses another one, and typed nothing in vain.
            let words = Text("\(reason.zh)。\(remedy.zh)。", "\(reason.en). \(remedy.en).")
            return again([Problem(field: "area", message: words)], .conflict)
        } catch OperationError.mustBeSealed(let sealing) {
            // Nothing of it is kept. The form's first question is answered, so that it shows where to go instead; the text
            // alone comes back, for whoever wrote it to copy.
            var answered = fields
            answered.set("managed", to: ManagedBy(sealing).rawValue)
            return (visit.page(form(FormState(entered: answered)), status: .unprocessableContent), false)
        }
    }

    private static func problems(_ faults: [OperationError.Fault]) -> [Problem] {
        faults.map { Problem(field: field(for: $0.field), message: Text($0.message)) }
    }

    /// The form's field behind a field of the domain.
    private static func field(for name: String) -> String {
        switch name {
        case "reporter_name": "reporter-name"
        case "accused_name": "accused-name"
        case "no_secrets": "no-secrets"
        case _: "text"
        }
    }
}

extension PublicReport {
    /// The report as it is registered: its beginning is the summary, and what the writer asks for stands at the end.
    func draft(on day: CivilDate) -> ReportDraft {
        var whole = text
        if asksRecusal { whole += "\n（反映人请求有关工作人员回避）" }
        if asksProtection { whole += "\n（反映人担心被打击报复，请求保护）" }
        let name = reporter.map { ReporterDraft(name: $0.name, phone: $0.phone, address: $0.address) }
        var draft = ReportDraft(
            channel: .web, receivedOn: day, reporter: name ?? ReporterDraft(),
            accused: accused.map { [AccusedDraft(name: $0.name, unit: $0.unit, post: $0.post)] } ?? [],
            summary: String(text.prefix(Limits.summaryCharacters)), text: whole
        )
        draft.stated.actedOn = actedOn
        return draft
    }
}
