import Casework
import HTTPTypes
import Hummingbird
import Logging
import Operations

/// A request of somebody who is signed in.
struct StaffVisit: Sendable {
    let visit: Visit
    let person: SignedIn
    let token: [UInt8]
    /// How much stopped that they decide about.
    var stuck = 0

    var site: Site { visit.site }
    var caller: StaffCaller { person.caller }
    var csrf: String { Base64URL.text(FormSecret.bytes(for: token)) }

    /// For what is sensitive: nobody goes on whose code of the second factor was given longer ago. Ask for it on the page
    /// of the form and where the form is carried out. Where accounts may go without a second factor, one without passes.
    ///
    /// - Parameter back: where to go on after the code.
    /// - Throws: `Unanswerable.factorFirst`.
    func requiresFreshFactor(minutes: Int = Limits.freshFactorMinutes, back: Link) throws {
        guard hasFreshFactor(minutes: minutes) else { throw Unanswerable.factorFirst(back) }
    }
}

extension Site {
    /// Who is signed in, if the area is theirs; for everybody else there is nothing at this address.
    ///
    /// - Throws: `Unanswerable`.
    func staff(_ request: Request, _ area: StaffArea?) async throws -> StaffVisit {
        let visit = Visit(request, self)
        guard let token = visit.sessionToken, let person = try await signIn.session(token, with: visit.certificate)
        else {
            throw Unanswerable.signInFirst
        }
        var staff = StaffVisit(visit: visit, person: person, token: token)
        RequestNote.current?.keep(staff)
        if let area, !person.caller.areas.contains(area) { throw Unanswerable.page(.notFound) }
        staff.stuck = await stuckWork(of: person.caller)
        return staff
    }
}

extension StaffCaller {
    /// The parts of the site that a person's roles open, in order; the first one is where they start.
    var areas: [StaffArea] {
        StaffArea.allCases.filter { area in !roles.isDisjoint(with: area.roles) }
    }

    /// The capacity that pages name: the highest.
    var role: Text { Role.allCases.filter(roles.contains).last?.words ?? .asIs("–") }

    var start: Link {
        // The head of a petition office begins with what waits for a decision.
        if roles.contains(.petitionLead) { return .triage }
        // A deputy looks into triage only now and then.
        if areas.contains(.board), !roles.contains(.registrar) { return .board }
        return areas.first?.link ?? .start
    }
}

extension StaffArea {
    var roles: Set<Role> {
        switch self {
        // A deputy stands in where the head of the petition office is accused.
        case .triage, .notices: [.registrar, .petitionLead, .deputy]
        case .desk, .register, .calls: [.registrar, .petitionLead]
        // The head reads what goes up by level.
        case .sealed: [.registrar, .petitionLead, .head]
        case .board: [.roomMember, .deputy, .head, .caseSupervision]
        case .webhooks: [.administrator, .securityAdministrator]
        case .periods: [.administrator]
        // The own items of the petition office; of an administrator, how many.
        case .stuck: [.registrar, .petitionLead, .deputy, .administrator]
        case .invitations, .tokens, .bindings: TokenRules.office
        // 三员分立: the log is the auditor's alone.
        case .audit: [.auditor]
        // XF-25, DW-18: the heads are told of a danger at once, and who works at their side.
        case .alerts: [.petitionLead, .deputy, .head]
        // ZJ-23: case supervision proposes and keeps the ledger; the head approves, or a deputy in the head's stead.
        case .distribution: [.caseSupervision, .deputy, .head]
        case .ledger: [.caseSupervision, .deputy, .head]
        case .archive: [.registrar, .petitionLead]
        case .supervision: [.petitionLead, .caseSupervision, .roomMember, .deputy, .head]
        case .clocks: [.registrar, .petitionLead, .roomMember, .caseSupervision, .deputy, .head]
        case .documents: [.registrar, .petitionLead, .caseSupervision, .roomMember, .deputy, .head]
        case .templates: [.petitionLead, .caseSupervision]
        case .jurisdiction: [.registrar, .petitionLead, .caseSupervision, .roomMember, .deputy, .head]
        case .reception: [.registrar, .petitionLead, .deputy, .head]
        case .recommendations: [.petitionLead, .caseSupervision, .roomMember, .deputy, .head]
        case .meetings: [.petitionLead, .caseSupervision, .deputy, .head]
        // Whoever handles anything has relatives.
        case .recusals: [.registrar, .petitionLead, .caseSupervision, .roomMember, .deputy, .head]
        case .feedback: [.registrar, .petitionLead, .caseSupervision, .roomMember, .deputy, .head]
        // A registrar opens a watch at the desk and does not see it again; a member sees those of the own clues.
        case .protection: [.registrar, .petitionLead, .roomMember, .deputy, .head]
        case .petitions: [.registrar, .petitionLead, .deputy, .head]
        case .analysis: [.petitionLead, .caseSupervision, .deputy, .head]
        case .found: [.roomMember, .caseSupervision, .deputy, .head]
        case .merit: [.petitionLead, .caseSupervision, .roomMember, .deputy, .head]
        // BH-1996: who handles it or registered it asks, the head approves.
        case .excerpts: [.registrar, .petitionLead, .roomMember, .caseSupervision, .deputy, .head]
        // JB-47: who asks, and who grants.
        case .unlocks: [.registrar, .petitionLead, .roomMember, .deputy, .head]
        case .unlockCounts: [.auditor]
        case .voids: [.registrar, .petitionLead, .deputy]
        case .search: SearchReports.readers
        case .numbers: [.petitionLead]
        // JB-52: the auditor, and the petition office to which it should have gone.
        case .alarms: [.petitionLead, .auditor]
        }
    }
}

extension StaffVisit {
    /// The form in the body, if it carries the secret of this session.
    ///
    /// - Throws: `Unanswerable.page(.expired)` otherwise.
    func form() async throws -> FormFields {
        let fields = try await visit.form()
        guard isGenuine(fields) else { throw Unanswerable.page(.expired) }
        return fields
    }

    /// A form whose secret is too old comes back with what was typed, on the page that it stands on.
    ///
    /// - Throws: `Unanswerable.page(.expired)` where the reader has no such page.
    func again(
        _ fields: FormFields, on show: (FormState, StaffFrame.Message) async throws -> Response
    ) async throws -> Response {
        do { return try await show(FormState(entered: fields), .refused(.formExpired)) } catch is OperationError {
            throw Unanswerable.page(.expired)
        }
    }

    /// Carries out what a form asks for; what is refused comes back on the page of the form, with all that was typed.
    ///
    /// - Parameters:
    ///   - field: what the form calls a field that a rule names.
    ///   - act: reads the form, carries it out and goes on.
    ///   - show: the page of the form, with what to change.
    /// - Throws: what is no refusal, such as `Unanswerable` and `OperationError.notFound`.
    func answer(
        _ fields: FormFields, field: (String) -> String = { $0 }, _ act: () async throws -> Response,
        again show: (HTTPResponse.Status, FormState, StaffFrame.Message?) async throws -> Response
    ) async throws -> Response {
        guard isGenuine(fields) else {
            return try await again(fields) { try await show(.forbidden, $0, $1) }
        }
        return try await attempt(fields, field: field, act, again: show)
    }

    /// The same for a form whose secret was looked at before.
    func attempt<Answer>(
        _ fields: FormFields, field: (String) -> String = { $0 }, _ act: () async throws -> Answer,
        again show: (HTTPResponse.Status, FormState, StaffFrame.Message?) async throws -> Answer
    ) async throws -> Answer {
        do {
            return try await act()
        } catch let error as FormRefused {
            return try await show(.unprocessableContent, error.state, nil)
        } catch Unanswerable.unreadable(let faults) {
            let problems = faults.map { Problem(field: $0.field, message: Text($0.message)) }
            return try await show(.unprocessableContent, FormState(entered: fields, problems: problems), nil)
        } catch OperationError.mend(let faults) {
            let problems = faults.map { Problem(field: field($0.field), message: Text($0.message)) }
            return try await show(.unprocessableContent, FormState(entered: fields, problems: problems), nil)
        } catch let error as OperationError {
            guard let message = refusal(error) else { throw error }
            if error.isOurs { site.logger.warning("a form could not be carried out in time and came back") }
            return try await show(error.isOurs ? .serviceUnavailable : .conflict, FormState(entered: fields), message)
        }
    }

    func isGenuine(_ fields: FormFields) -> Bool { ConstantTime.equal(fields[CSRFToken.fieldName], csrf) }

    var frame: StaffFrame {
        StaffFrame(
            language: visit.language, person: person.name, role: caller.role, organ: person.organName,
            room: caller.room.flatMap { site.context.directory[$0]?.name } ?? person.post,
            navigation: navigation,
            token: CSRFToken(csrf)
        )
    }

    /// Without what is of no use to them: ways in that the site does not have, and what stopped where nothing did.
    private var navigation: [NavigationEntry] {
        caller.areas.compactMap { area in
            if area == .bindings, !site.settings.hasBindings { return nil }
            guard area == .stuck else { return NavigationEntry(area) }
            return stuck > 0 ? NavigationEntry(area, waiting: stuck) : nil
        }
    }

    func page(
        _ page: some StaffPage, status: HTTPResponse.Status = .ok, message: StaffFrame.Message? = nil
    ) -> Response {
        var frame = frame
        frame.message = message ?? Self.message(named: visit.query("done"))
        frame.hasNotes = person.hasNotes
        frame.certificateEnds = certificateEnds
        return Answer.html(page.render(in: frame), PageHeaders.staff, status: status, site.settings)
    }

    /// A page that tells of this request alone, whatever its address says was done before.
    func page(alone page: some StaffPage, status: HTTPResponse.Status) -> Response {
        var frame = frame
        frame.hasNotes = person.hasNotes
        frame.certificateEnds = certificateEnds
        return Answer.html(page.render(in: frame), PageHeaders.staff, status: status, site.settings)
    }

    /// The day on which the certificate ends by which they came in, once that is near.
    private var certificateEnds: Day? {
        guard person.hasCertificate, let end = visit.certificate?.notAfter else { return nil }
        let left = end.microsecondsSinceEpoch - site.context.now.microsecondsSinceEpoch
        return left <= Limits.certificateDays * 86_400_000_000 ? Moment(end).day : nil
    }

    /// Goes on to a page that says what has been done.
    func see(_ link: Link, done: Done) -> Response { Answer.see(link.query("done", done.rawValue)) }

    private static func message(named name: String) -> StaffFrame.Message? {
        Done(rawValue: name).map { .done($0.words) }
    }

    /// What a refusal says on the page that it happened on; nil for errors that are no refusal.
    func refusal(_ error: OperationError) -> StaffFrame.Message? {
        switch error {
        case .refused(let reason, let remedy):
            .refused(Text("\(reason.zh)。\(remedy.zh)。", "\(reason.en). \(remedy.en)."))
        case .mustBeSealed:
            .refused(
                Text(
                    "\(Text.mustBeSealed.zh)。\(Text.mustBeSealedRemedy.zh)",
                    "\(Text.mustBeSealed.en). \(Text.mustBeSealedRemedy.en)"))
        case .stale: .refused(.changedMeanwhile)
        case .alreadyReceived: .refused(.alreadyReceived)
        case .busy: .refused(.adviceUnavailable)
        case .unsettled: .refused(.adviceUnsettled)
        case .notFound, .mend: nil
        }
    }
}

extension OperationError {
    /// Whether it says nothing of what was asked: the database had no time, was away, or went away over it.
    var isOurs: Bool {
        switch self {
        case .busy, .unsettled: true
        case .notFound, .mend, .refused, .stale, .mustBeSealed, .alreadyReceived: false
        }
    }
}

/// What was done a moment ago; its name may stand in an address because it says nothing about an item.
enum Done: String, CaseIterable, Sendable {
    case admitted, sealedUp, verified, proposed, confirmed, sentBack, reportedUp, approved, claimed, stepped,
        stoodAside,
        signedOut
    case delivered, suggestionConcluded, reconsidered, forwardReturned, readByHead
    case accusedStays, accusedMoved, accusedOutOfSight, accusedClosed, sealingRefused, alertRead
    case extended, extensionRefused, extensionWithdrawn
    case documentChanged, documentWithdrawn, documentVoidProposed, documentKept, documentVoided, templateSaved
    case measureProposed, measureDecided, measureEnded, consented, assignmentReceived, resultHandedIn, resultReported
    case receptionPlanned, receptionHeld, receptionPostponed, visitLogged
    case recommendationStepped, meetingCalled, onAgenda, meetingDecided, matterReportedUp
    case recorded, watched
    case voidProposed, numberVoided, numberKept
    case splitProposed, wasSplit, notSplit, repeatDecided
    case unlockAsked, unlockGranted, unlockRefused, unlockClosed
    case archived, takenOut
    case sessionEnded, otherSignedOut, notesClosed, tokenApproved, tokenEnded
    case bindingProposed, bindingApproved, bindingEnded
    case accountApproved, accountDeclined
    case stuckRetried, stuckGivenUp
    case endpointApproved, endpointDisabled, endpointEnabled, endpointPinged, endpointResent

    var words: Text {
        switch self {
        case .admitted: Text("已登记编号，进入研判。", "Registered with a number; it waits for triage.")
        case .sealedUp: Text("已密封，内容已销毁，请报送上一级。", "Sealed; its content is destroyed. Send it up.")
        case .verified: Text("已记录核实结果。", "What came of it is recorded.")
        case .proposed: Text("意见已提交，等待另一人审核。", "Proposed; it waits for a second person.")
        case .confirmed: Text("已审核生效。", "Confirmed and in effect.")
        case .sentBack: Text("已退回。", "Sent back.")
        case .reportedUp: Text("已记录报送。", "Recorded as reported up.")
        case .approved: Text("已审批。", "Approved.")
        case .claimed: Text("已领取，由您承办。", "Claimed: it is yours now.")
        case .stepped: Text("已办理。", "Done.")
        case .stoodAside: Text("已回避，您不再看到该线索。", "You stand aside and see the clue no more.")
        case .signedOut: Text("已退出。", "Signed out.")
        case .delivered: Text("已登记送达。", "The delivery is recorded.")
        case .reconsidered: Text("决定已撤回，请重新拟办。", "The decision is taken back; propose anew.")
        case .suggestionConcluded: Text("已登记处理情况，该件办结。", "Recorded; the suggestion is finished.")
        case .forwardReturned: Text("已退回收件机关。", "Given back to the organ that received it.")
        case .extended: Text("已记录延长。", "The extension is recorded.")
        case .extensionRefused: Text("已记录不予延长。", "The refusal is recorded; it can be asked for again.")
        case .extensionWithdrawn: Text("申请已撤回。", "The request is taken back.")
        case .readByHead: Text("已记录审阅。", "Recorded as read.")
        case .accusedStays: Text("已记录，承办室不变。", "Recorded; the room keeps it.")
        case .accusedMoved: Text("已记录，并已移交应当承办的室。", "Recorded, and moved to the room that must have it.")
        case .accusedOutOfSight:
            Text(
                "已记录，并按规定移出或者由您回避；您不再看到该件。",
                "Recorded. As the rules say it was moved, or you stand aside from it; you see it no more.")
        case .accusedClosed:
            Text(
                "已记录。本件应当密封报送，已封闭：只有信访室负责人、两名拆阅人能看到，由提出人以外的一人密封。",
                "Recorded. It must go up sealed and is closed: the head of the petition office and the two readers alone see it, "
                    + "and another of them than whoever asked seals it."
            )
        case .sealingRefused: Text("已记录不密封的理由。", "Why it is not sealed is recorded.")
        case .alertRead: Text("已记录阅知。", "Recorded as read.")
        case .documentChanged: Text("文书已保存。", "The document is saved.")
        case .documentWithdrawn: Text("草稿已撤回。", "The draft is taken back.")
        case .documentVoidProposed:
            Text("已提出作废，等待另一人审批。", "Its voiding is asked for; it waits for a second person.")
        case .documentKept: Text("文书继续有效。", "The document stands.")
        case .documentVoided: Text("文书已作废，号码保留。", "The document is void; its number stays given.")
        case .templateSaved: Text("已保存，自今日起使用。", "Saved; in force from today.")
        case .measureProposed: Text("措施已提出，等待审批。", "Proposed; it waits for its approval.")
        case .measureDecided: Text("已审批。", "Decided.")
        case .measureEnded: Text("已撤回或者结束。", "Withdrawn or ended.")
        case .consented: Text("已同意结案。", "You have consented to the end.")
        case .assignmentReceived: Text("已签收，三个月办理期限开始计算。", "Signed for; its three months run.")
        case .resultHandedIn: Text("结果已提交，等待主要负责人批准。", "The result waits for the head's approval.")
        case .resultReported: Text("已办理。", "Done.")
        case .receptionPlanned, .receptionHeld, .receptionPostponed, .visitLogged, .recommendationStepped,
            .meetingCalled, .onAgenda, .meetingDecided, .matterReportedUp:
            wordsOfSupervision
        case .recorded: Text("已登记。", "Recorded.")
        case .watched: Text("已受理，请按期回访。", "It is watched over: look at it again by its day.")
        case .voidProposed: Text("已提出作废，等待另一人审批。", "Proposed; it waits for a second person.")
        case .numberVoided: Text("已作废，编号保留。", "Void; the number stays given.")
        case .numberKept: Text("未作废，照常办理。", "It stands, and goes on as before.")
        case .splitProposed: Text("拆分方案已提交，等待另一人审批。", "Proposed; it waits for a second person.")
        case .wasSplit: Text("已拆分，各件进入研判。", "Split; every part waits for triage.")
        case .notSplit: Text("未拆分，照常办理。", "Not split; it goes on as before.")
        case .repeatDecided: Text("已记录判断和理由。", "The decision and its reason are kept.")
        case .unlockAsked: Text("已申请，等待其他处室的同志批准。", "Asked for; somebody of another room decides.")
        case .unlockGranted: Text("已批准，时间从现在起算。", "Granted; its minutes run from now.")
        case .unlockRefused: Text("已结束该申请。", "The request is off the table.")
        case .unlockClosed: Text("已锁定。", "Locked.")
        case .archived: Text("已归档。", "Archived.")
        case .takenOut: Text("已调卷。", "Taken out.")
        case .sessionEnded: Text("该次登录已结束。", "That sign-in has ended.")
        case .notesClosed: Text("已收起。", "Put away.")
        case .otherSignedOut: Text("该账号的登录和令牌已全部结束。", "All sign-ins and tokens of that account have ended.")
        case .tokenApproved: Text("令牌已批准。", "The token is approved.")
        case .bindingProposed:
            Text("已申请，请安全保密管理员当面核对后批准。", "Proposed; the security administrator approves it after a look in person.")
        case .bindingApproved: Text("登录凭据已批准。", "Approved; it opens the account's door from now on.")
        case .bindingEnded: Text("登录凭据已停用，其所有人的登录已全部结束。", "Ended, with all sign-ins of its owner.")
        case .accountApproved: Text("已批准，代码可以使用。", "Approved; its code opens the account.")
        case .accountDeclined: Text("不予批准，代码已失效。", "Declined; its code opens nothing.")
        case .tokenEnded: Text("令牌已停用。", "The token has ended.")
        case .stuckRetried: Text("已重新排队，请稍后查看结果。", "Back in the queue; see in a while how it went.")
        case .stuckGivenUp: Text("已放弃，不再自动处理。", "Given up; nothing tries it any more.")
        case .endpointApproved: Text("接收地址已启用。", "The endpoint is in use.")
        case .endpointDisabled: Text("接收地址已停用。", "The endpoint is disabled.")
        case .endpointEnabled:
            Text(
                "接收地址已重新启用，并已发送一条测试通知。", "The endpoint is in use again; a test is on its way to it.")
        case .endpointPinged: Text("测试通知已发出，结果见下方。", "A test is on its way; see below how it goes.")
        case .endpointResent:
            Text("已停止的发送已重新排队。", "What was given up is on its way again.")
        }
    }
}
