import Casework
import Operations

// What the pages of clocks show of what is stored.

extension Site {
    func row(_ clock: ClockRecord) -> ClocksPage.Row {
        ClocksPage.Row(
            id: clock.id.rawValue, face: face(clock), item: item(of: clock)?.number,
            organ: context.directory[clock.organ]?.name ?? clock.organ.rawValue,
            told: clock.dueOn < context.today ? clock.toldLevel?.words ?? .nobodyTold : nil)
    }

    /// The signs say how it stands today; what was marked last night may be late by now.
    func face(_ clock: ClockRecord, explanation: [Text] = []) -> ClockFace {
        let today = context.today
        let left = clock.dueOn.days(since: today)
        let isStopped = clock.stoppedOn != nil
        // Nobody is late by what is kept for reference (SX-28).
        let isReference = clock.kind == .investigation
        let tone: ClockFace.Tone =
            isStopped || isReference ? .still : left < 0 ? .late : clock.warnOn <= today ? .near : .calm
        let words: Text = isReference ? .referenceOnly : .calendarDays(left: left)
        return ClockFace(
            name: clock.kind.words, tone: tone, words: isStopped ? .clockDone : words,
            due: Day(clock.dueOn), explanation: explanation)
    }

    /// The number of what a clock runs for, and its page.
    private func item(of clock: ClockRecord) -> (number: String, link: Link?)? {
        switch clock.item {
        case .clue(let id, let number): (number.text(of: clock.organ), .clue(id.rawValue))
        case .report(let id, let number, let receiver):
            (number?.text(of: receiver) ?? Text.draftNumber.zh, .triage(id.rawValue))
        case .recommendation(let id): (Text.areaRecommendations.zh, .recommendation(id.rawValue))
        case .quarter(let id): (Text.tabQuarters.zh, .quarter(id.rawValue))
        case .townVisit: (Text.areaReception.zh, .reception)
        case .protection: (Text.areaProtection.zh, .protection)
        case .unseen: nil
        }
    }

    func clockPage(_ opened: OpenClock.Opened, form: FormState?, for caller: StaffCaller) -> ClockPage {
        let clock = opened.record
        let policy = opened.explanation.policy
        var facts = [
            Fact(.organ, .told(context.directory[clock.organ]?.name ?? clock.organ.rawValue)),
            Fact(.startedOn, .day(Day(clock.startedOn))), Fact(.dueOn, .day(Day(clock.dueOn))),
            Fact(.clockEndsWith, .said(Text(policy.action))),
        ]
        if let day = clock.stoppedOn { facts.append(Fact(.clockStoppedOn, .day(Day(day)))) }
        var flags = [policy.confidence.flag].compactMap(\.self)
        if policy.organ != nil { flags.append(Flag(.ownPeriod)) }
        if clock.wasOverdue { flags.append(Flag(.wasOverdueBefore, .urgent)) }
        var shown = item(of: clock)
        // Only who works where the item's page is gets a link to it.
        if case .report = clock.item, !caller.areas.contains(.triage) { shown?.link = nil }
        if case .clue = clock.item, !caller.areas.contains(.board) { shown?.link = nil }
        if case .townVisit = clock.item, !caller.areas.contains(.reception) { shown?.link = nil }
        var opening = ClockPage(
            id: clock.id.rawValue, face: face(clock, explanation: explanation(of: opened)),
            facts: facts, item: shown, flags: flags, extensions: opened.extensions.map { page($0) },
            told: opened.steps.map { step in
                ClockPage.Told(
                    level: step.level.words, organ: context.directory[step.organ]?.name ?? step.organ.rawValue,
                    on: Day(step.toldOn))
            },
            form: extensionForm(
                opened,
                form?.part("extend-", with: "extend-length") ?? FormState(entered: offered(opened.request))))
        opening.asking = askForm(opened, form?.part("ask-", with: "ask-length") ?? FormState())
        opening.request = opened.request.map { requested($0) } ?? []
        opening.mayWithdraw = opened.mayWithdraw
        opening.unmet = opened.unmet.map { ClockPage.Unmet(facts: requested($0)) }
        if opened.next != nil {
            opening.refusing = ExtensionRefusalForm(form: form?.part("refuse-", with: "refuse-words") ?? FormState())
        }
        return opening
    }

    /// How its last day came about; a day that somebody set is not counted.
    private func explanation(of opened: OpenClock.Opened) -> [Text] {
        let isSet = opened.record.kind.isSetByPeople && opened.explanation.due.date != opened.record.dueOn
        return isSet ? [.daySetByPeople] : opened.explanation.lines.map { Text($0) }
    }

    /// What the form of the approver begins with: today, and what was asked for.
    private func offered(_ request: ExtensionRequest?) -> FormFields {
        var fields = FormFields(["extend-day": today.iso])
        if let request {
            fields.set("extend-length", to: String(request.period.length))
            fields.set("extend-reason", to: request.reason.rawValue)
        }
        return fields
    }

    /// What was asked for, and what became of it.
    private func requested(_ request: ExtensionRequest) -> [Fact] {
        var facts = [
            Fact(.extendedBy, .said(request.period.words)), Fact(.extensionReason, .said(request.reason.words)),
            Fact(.extensionAskedBy, .told(name(of: request.askedBy))),
            Fact(.extensionAskedOn, .day(Day(request.askedOn))),
        ]
        switch request.state {
        case .asked, .granted: return facts
        case .withdrawn: facts.append(Fact(.clockStanding, .said(.extensionWithdrawn)))
        case .refused(let ground, let staff):
            facts += [
                Fact(.clockStanding, .said(.extensionRefused)), Fact(.extensionRefusedBy, .told(name(of: staff))),
                Fact(.extensionRefusedFor, .said(ground.words)),
            ]
            if let words = request.words { facts.append(Fact(.extendWords, .told(words))) }
        }
        if let day = request.endedOn { facts.append(Fact(.extensionEndedOn, .day(Day(day)))) }
        return facts
    }

    /// Nil where the reader asks for nothing.
    func askForm(_ opened: OpenClock.Opened, _ form: FormState) -> ExtensionAskForm? {
        guard let next = opened.askable else { return nil }
        return ExtensionAskForm(unit: unit(of: next, opened), most: next.atMost?.length, form: form)
    }

    private func unit(of next: ClockExtension, _ opened: OpenClock.Opened) -> Period.Unit {
        if let most = next.atMost { return most.unit }
        if case .period(let period) = opened.explanation.policy.length { return period.unit }
        return .month
    }

    private func page(_ granted: StoredExtension) -> ClockPage.Extension {
        ClockPage.Extension(
            length: granted.period.words, approver: granted.approver.words,
            organ: context.directory[granted.approverOrgan]?.name ?? granted.approverOrgan.rawValue,
            person: name(of: granted.approverStaff), askedBy: name(of: granted.askedBy),
            approvedOn: Day(granted.approvedOn), reason: granted.reason.words,
            words: granted.words, reportedUpOn: granted.reportedUpOn.map { Day($0) }, from: Day(granted.previousDueOn),
            to: Day(granted.dueOn), wasOverdue: granted.wasOverdue)
    }

    /// Nil where the reader grants nothing.
    func extensionForm(_ opened: OpenClock.Opened, _ form: FormState) -> ExtensionForm? {
        guard let next = opened.next else { return nil }
        var granting = ExtensionForm(
            unit: unit(of: next, opened), most: next.atMost?.length,
            needsReport: opened.record.kind == .assigned && next.approver == .ownHead, form: form)
        granting.isStandIn = opened.isStandIn
        return granting
    }
}

// MARK: - The periods in force

extension Site {
    func policiesPage(for organ: Organ.ID, recomputed: [RulesChange]?, area: StaffArea?) -> PoliciesPage {
        PoliciesPage(
            rows: ClockKind.allCases.map { row(of: $0, for: organ) },
            own: context.policies.ownRows.map { ownRow($0) }, settings: policySettings,
            recomputed: recomputed?.map { row($0) }, area: area)
    }

    private func row(of kind: ClockKind, for organ: Organ.ID) -> PoliciesPage.Row {
        let policy = context.policies.policy(for: kind, owedBy: organ, startingOn: context.today)
        let own = context.policies.row(for: kind, owedBy: organ, on: context.today)
        return PoliciesPage.Row(
            code: kind.rawValue, name: Text(policy.name), starts: Text(policy.starts), length: policy.length.words,
            warning: policy.warnLead.map { Period.workingDays($0).words } ?? .asIs("–"), source: Text(policy.source),
            confidence: Text(policy.confidence.words), flag: policy.confidence.flag,
            since: own.map { Day($0.effectiveFrom) },
            scope: policy.organ.map { .asIs(organName($0)) } ?? .everybody)
    }

    private func ownRow(_ row: ClockPolicyRow) -> PoliciesPage.OwnRow {
        PoliciesPage.OwnRow(
            code: row.kind.rawValue, name: row.kind.words, organ: row.organ.map { organName($0) } ?? "",
            length: row.period.words, source: Text(row.source), flag: row.confidence.flag,
            since: Day(row.effectiveFrom), until: row.effectiveTo.map { Day($0) })
    }

    private var policySettings: [Fact] {
        let (today, policies) = (context.today, context.policies)
        let rollOver = policies.setting(on: today) { if case .rollOver = $0 { true } else { false } }
        let step = policies.setting(on: today) { if case .overdueStep = $0 { true } else { false } }
        let rolls = policies.rollOver(on: today) == .nextWorkingDay ? Text.rollsOver : .staysPut
        let years = context.calendar.years.map(String.init).joined(separator: "、")
        return [
            Fact(.rollOverName, .said(sourced(rolls, rollOver))),
            Fact(.overdueStepName, .said(sourced(Period.workingDays(policies.overdueStep(on: today)).words, step))),
            Fact(.calendarInForce, .code(context.calendar.version.rawValue)), Fact(.calendarYears, .code(years)),
            Fact(.policySource, .told(context.calendar.source)),
        ]
    }

    private func sourced(_ words: Text, _ setting: ClockSetting?) -> Text {
        guard let setting else {
            return Text(
                "\(words.zh)（\(Text.builtInRule.zh)，\(Text.localChoice.zh)）",
                "\(words.en) (\(Text.builtInRule.en), \(Text.localChoice.en))")
        }
        return Text(
            "\(words.zh)（\(setting.source.zh)，自\(setting.effectiveFrom)起，\(Text.localChoice.zh)）",
            "\(words.en) (\(setting.source.en), since \(setting.effectiveFrom), \(Text.localChoice.en))")
    }

    private func row(_ done: RulesChange) -> PoliciesPage.Recomputed {
        let why: Text =
            switch done.cause {
            case .calendar: Text("工作日历", "The calendar")
            case .policy: Text("期限或设定", "Periods or settings")
            case .start: Text("程序发现期限未更新", "A program found clocks of former rules")
            }
        return PoliciesPage.Recomputed(
            at: Moment(done.finishedAt), why: why,
            from: (done.calendarsFrom + [done.policyFrom].compactMap(\.self)).joined(separator: " · "),
            to: "\(done.calendarTo) · \(done.policyTo)",
            by: done.by.map { .asIs(name(of: $0)) } ?? .theOperator)
    }
}
