import Casework
import Hummingbird
import Operations

/// Asking whoever signed: who is still to be asked, an attempt, and the record of acceptance with all of them.
struct CallRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("calls") { request, _ in
            let staff = try await site.staff(request, .calls)
            let asked = AskedPage<WaitingCallCursor>(staff.visit, .calls)
            let rows = try await ReadCalls(site.context).waiting(
                after: asked.cursor, limit: Limits.pageRows, as: staff.caller)
            return staff.page(
                CallsPage(
                    rows: rows.map { site.callRow($0, in: staff.visit.language) },
                    paging: asked.paging(rows.next, from: .calls)))
        }
        router.get("triage/:id/acceptance-record") { request, context in
            let staff = try await site.staff(request, .calls)
            let opened = try await ReadCalls(site.context)(try Report.ID(in: context), as: staff.caller)
            return staff.page(site.acceptanceRecord(opened, in: staff.visit.language))
        }
        router.post("triage/:id/verify") { request, context in
            let staff = try await site.staff(request, .triage)
            return try await verify(try Report.ID(in: context), staff)
        }
    }

    private func verify(_ id: Report.ID, _ staff: StaffVisit) async throws -> Response {
        let pages = TriageRoutes(site: site)
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { form, message in
                try await pages.show(id, staff, .forbidden, form: form, message: message)
            }
        }
        let entry: CallEntry
        do { entry = try CallEntry.read(fields, today: site.today) } catch {
            return try await pages.show(id, staff, .unprocessableContent, form: error.state)
        }
        do {
            return try await pages.act(id, staff, form: FormState(entered: fields)) {
                try await VerifySignature(site.context)(id, entry.call, note: entry.note, as: staff.caller)
                return staff.see(.triage(id.rawValue), done: .verified)
            }
        } catch OperationError.mend(let faults) {
            let problems = faults.map { Problem(field: "verify-" + $0.field, message: Text($0.message)) }
            let form = FormState(entered: fields, problems: problems)
            return try await pages.show(id, staff, .unprocessableContent, form: form)
        }
    }
}

extension Site {
    fileprivate func callRow(_ waiting: WaitingCall, in language: Language) -> CallsPage.Row {
        let report = waiting.record.report
        return CallsPage.Row(
            id: report.id.rawValue, number: number(of: waiting.record, in: language),
            receivedOn: Day(report.receivedOn), channel: report.channel.words, state: report.state.words,
            attempts: waiting.attempts, lastOn: waiting.lastOn.map { Day($0) }
        )
    }

    fileprivate func acceptanceRecord(_ opened: ReadCalls.Opened, in language: Language) -> AcceptanceRecordPage {
        let report = opened.record.report
        var facts = [
            Fact(.registerNumber, .code(number(of: opened.record, in: language))),
            Fact(.receivedOn, .day(Day(report.receivedOn))), Fact(.channel, .said(report.channel.words)),
            Fact(.signature, .said(report.signature.words)), Fact(.state, .said(report.state.words)),
        ]
        for notice in opened.notices where notice.state != .withdrawn {
            let number = notice.number.map { "\($0) " } ?? ""
            let state = notice.state.words
            facts.append(Fact(notice.kind.words, .said(Text(number + state.zh, number + state.en))))
            if let delivery = notice.delivery {
                facts.append(Fact(.deliveryWay, .said(delivery.way.words)))
                facts.append(Fact(.deliveredOn, .day(Day(delivery.on))))
            }
        }
        return AcceptanceRecordPage(id: report.id.rawValue, facts: facts, calls: callStep(opened))
    }
}
