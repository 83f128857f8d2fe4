import Casework
import Operations

// What the triage pages show of stored reports.

extension Site {
    func triageRow(_ row: InboxRow, in language: Language) -> TriagePage.Row {
        let report = row.report.report
        var flags: [Flag] = []
        if row.report.priority == .urgent { flags.append(Flag(row.report.priority.words, .urgent)) }
        if row.report.microCorruption { flags.append(Flag(.microCorruption, .fast)) }
        flags += row.report.riskFlags.compactMap(RiskFlag.init).map { Flag($0.words, .urgent) }
        return TriagePage.Row(
            id: report.id.rawValue, number: number(of: row.report, in: language), receivedOn: Day(report.receivedOn),
            channel: report.channel.words, signature: report.signature.words, flags: flags,
            clock: row.nearest.map { ClockFace($0.kind, due: $0.dueOn, today: context.today) },
            state: report.state.words
        )
    }

    /// The register number, or a word for what has none yet.
    func number(of record: ReportRecord, in language: Language = .zh) -> String {
        if let number = record.number { return number.text(of: record.report.receiver) }
        return Text.noNumberYet.spoken(in: language) + record.report.id.rawValue.prefix(8)
    }

    func triageItem(
        _ opened: OpenReport.Opened, for caller: StaffCaller, in language: Language, form: FormState?
    ) -> TriageItem {
        var item = TriageItem(
            id: opened.record.report.id.rawValue, number: number(of: opened.record, in: language), facts: facts(opened),
            text: opened.content?.whole ?? "",
            clocks: opened.clocks.filter { $0.stoppedOn == nil }.map(face), suggestions: suggestions(opened),
            accused: accused(opened), earlier: earlier(opened, for: caller), standing: standing(opened, caller),
            mayAskSealing: mayAskSealing(opened, caller),
            history: opened.events.map(story), form: self.form(form, of: opened, for: caller),
            route: opened.preview.map(routeAhead)
        )
        if let reasons = opened.reasons, let rule = opened.routeRule {
            item.reasons = routeReasons(reasons, rule: rule.rawValue)
        }
        if Credibility.concerns(opened.opinion?.kind) { item.credibility = opened.credibility }
        item.secretWay = secretWay(opened)
        item.destroys = isToBeDestroyed(opened)
        if opened.mayCorrect { item.correction = .triageAccused(item.id) }
        if case .declined(let reason, _) = opened.record.report.state, reason != .noSubstance {
            item.petition = .petition(item.id)
        }
        if opened.isOfficeHead, opened.record.holder == caller.organ {
            item.reconsiderations = Reconsideration.allCases.filter { $0.fits(opened.record.report.state) }
        }
        return item
    }

    /// Somebody of the petition office that has it: what was accepted is corrected instead, and what waits is asked for.
    private func mayAskSealing(_ opened: OpenReport.Opened, _ caller: StaffCaller) -> Bool {
        (opened.isOfficeHead || caller.roles.contains(.registrar)) && !opened.waitsToBeSealed
            && opened.record.report.state.canBeSealed && isOwn(opened.record, caller)
    }

    /// Received here, and still here: what another organ received goes back to it, and what another has is that one's.
    private func isOwn(_ record: ReportRecord, _ caller: StaffCaller) -> Bool {
        record.holder == caller.organ && record.report.receiver == caller.organ
    }

    /// DW-19: the way of an item whose content must not stay here, before and after it is destroyed.
    private func secretWay(_ opened: OpenReport.Opened) -> Text? {
        if opened.events.contains(where: { $0.kind == "state_secrets_removed" }) { return .stateSecretsRemoved }
        return isToBeDestroyed(opened) ? .stateSecretWay : nil
    }

    private func isToBeDestroyed(_ opened: OpenReport.Opened) -> Bool {
        guard case .triageProposed = opened.record.report.state, case .refused = opened.decision?.verdict else {
            return false
        }
        return true
    }

    private func facts(_ opened: OpenReport.Opened) -> [Fact] {
        let report = opened.record.report
        var facts = [
            Fact(.channel, .said(report.channel.words)), Fact(.receivedOn, .day(Day(report.receivedOn))),
            Fact(.signature, .said(report.signature.words)), Fact(.state, .said(opened.record.stateWords)),
        ]
        if let transfer = opened.transfer {
            facts.append(Fact(.transferSource, .said(transfer.source.words)))
            if !transfer.letterNumber.isEmpty { facts.append(Fact(.transferNumber, .told(transfer.letterNumber))) }
            if let day = transfer.letterOn { facts.append(Fact(.transferDay, .day(Day(day)))) }
        }
        if opened.record.secretsRemoved { facts.append(Fact(.state, .said(.secretsRemoved))) }
        if let name = opened.record.category, !name.isEmpty { facts.append(Fact(.category, .said(category(name)))) }
        if let place = opened.content?.place, !place.isEmpty { facts.append(Fact(.place, .told(place))) }
        for person in accused(opened) {
            facts.append(Fact(.sectionAccused, .told(person.stated)))
            facts += person.known
        }
        for clue in opened.clues {
            facts.append(Fact(.clueNumber, .code(clue.number.text(of: clue.organ))))
        }
        return facts
    }

    private func accused(_ opened: OpenReport.Opened) -> [TriageItem.Accused] {
        people(opened.content?.accused ?? [])
    }

    /// The accused with where each stands by the directory.
    func people(_ accused: [AccusedDraft]) -> [TriageItem.Accused] {
        accused.map { person in
            let standing = person.standing
            var known: [Fact] = []
            if let unit = standing.unit.flatMap(unitName) { known.append(Fact(.unitKnown, .told(unit))) }
            if let level = standing.managedAt { known.append(Fact(.managedByQuestion, .said(level.words))) }
            if let organ = standing.disciplineOrgan.flatMap({ context.directory[$0] }) {
                known.append(Fact(.disciplineOrgan, .told(organ.name)))
            }
            known += particulars(of: standing)
            let isAbove = (standing.managedAt ?? .village) > .city
            return TriageItem.Accused(
                stated: [person.name, person.unit, person.post].filter { !$0.isEmpty }.joined(separator: " "),
                known: known,
                isUnplaced: standing.managingOrgan == nil && standing.disciplineOrgan == nil && !isAbove
            )
        }
    }

    /// The name of a unit or township of the directory.
    func unitName(_ id: String) -> String? {
        context.directory[Township.ID(id)]?.name ?? context.directory[Unit.ID(id)]?.name
    }

    private func suggestions(_ opened: OpenReport.Opened) -> [TriageItem.Suggestion] {
        guard let opinion = opened.opinion, let decision = opened.decision else { return [] }
        var suggestions = [
            TriageItem.Suggestion(
                subject: .decision, value: decision.verdict.words, reason: Text(decision.explanation),
                policy: decision.policy.key
            ),
            TriageItem.Suggestion(
                subject: .priority, value: decision.priority.value.words, reason: Text(decision.priority.explanation),
                policy: decision.priority.policy.key
            ),
        ]
        // Asked as whoever looks, so it names nothing that they may not see (HS-26).
        if opinion.author == nil, let first = opened.repeats.first, first.finding.isLikely {
            let number = first.number.text(of: first.receiver)
            suggestions.append(
                TriageItem.Suggestion(
                    subject: .suggestedRepeat, value: Text("可能与\(number)重复", "May repeat \(number)"),
                    reason: Text(first.finding.why), policy: first.finding.policy.key))
        }
        suggestions += opinion.findings.map {
            TriageItem.Suggestion(
                subject: opinion.author == nil ? .saidByWords : .remark, value: Text($0.words), reason: .asIs(" "),
                evidence: $0.evidence
            )
        }
        return suggestions
    }

    private func standing(_ opened: OpenReport.Opened, _ caller: StaffCaller) -> TriageItem.Standing {
        if opened.waitsWithAnother { return .othersPropose(.waitsWithAnother) }
        if opened.waitsToBeSealed { return .othersPropose(.waitsOnSealList) }
        return switch opened.record.report.state {
        case .quarantined: .quarantined
        case .registered:
            if opened.mayPropose {
                .toPropose
            } else {
                .othersPropose(opened.record.holder == caller.organ ? .registrarProposes : .otherOrganTriages)
            }
        case .triageProposed(let proposer):
            .toConfirm(
                TriageItem.Proposal(
                    by: name(of: proposer),
                    at: Moment(opened.events.last { $0.kind == "triage_proposed" }?.occurredAt ?? context.now),
                    version: opened.record.version,
                    decisions: decided(opened),
                    waitsFor: waitsFor(opened, proposer, caller)
                )
            )
        case .accepted, .declined, .retained, .sealedUp, .voided, .split: .settled
        }
    }

    /// Whom a proposal waits for; nil where that is the reader.
    private func waitsFor(_ opened: OpenReport.Opened, _ proposer: Staff.ID, _ caller: StaffCaller) -> Text? {
        if opened.record.holder != caller.organ { return .otherOrganTriages }
        if proposer == caller.staff { return .waitingForSecond }
        return opened.isOfficeHead ? nil : .waitingForHead
    }

    /// Several forms stand on the page. One that comes back, and is not that of the triage, leaves that one as it was.
    private func form(_ returned: FormState?, of opened: OpenReport.Opened, for caller: StaffCaller) -> FormState {
        let untouched = prefilled(opened, for: caller)
        guard var form = returned else { return untouched }
        if !form.entered.has("kind") { form.entered.add(untouched.entered) }
        return form
    }

    /// The form as the machine or the last person left it; a person still decides on each field.
    private func prefilled(_ opened: OpenReport.Opened, for caller: StaffCaller) -> FormState {
        guard var opinion = opened.opinion else {
            var fields = opened.stated.map(TriageEntry.fields(stated:)) ?? FormFields()
            fields.tick(opened.credibility?.told ?? [])
            return FormState(entered: fields)
        }
        // Until a person has said what it tells, what its fields say is ticked.
        opinion.particulars = opinion.particulars ?? opened.credibility?.told
        decided(about: opened, into: &opinion)
        let linked = opened.linked.flatMap { record in record.number?.text(of: record.report.receiver) }
        return FormState(
            entered: TriageEntry.fields(
                of: opinion, for: caller.staff, earlier: earlier(opened, for: caller), linked: linked)
        )
    }

    func face(_ clock: StoredClock) -> ClockFace {
        var face = ClockFace(clock.kind, due: clock.dueOn, today: context.today)
        if clock.stoppedOn != nil { (face.tone, face.words) = (.still, .clockDone) }
        face.explanation = [.clockFrom(Day(clock.startedOn).iso, Day(clock.dueOn).iso)]
        if clock.provisional { face.explanation.append(.provisionalCalendar) }
        face.link = .clock(clock.id.rawValue)
        return face
    }

    func story(_ event: StoredEvent) -> CluePage.Event {
        // A change of holder or room names both; what joined a clue names its number, in `Text.event`.
        let people = [event.detail["from"], event.detail["to"]].compactMap { id in
            id.map { context.directory[Room.ID($0)]?.name ?? name(of: Staff.ID($0)) }
        }
        return CluePage.Event(
            at: Moment(event.occurredAt), by: event.staff.map(name(of:)), what: .event(event),
            remark: people.isEmpty ? nil : people.joined(separator: " → ")
        )
    }
}

extension ReportContent {
    /// All that it says, once: the summary of a long report is its own beginning.
    var whole: String {
        if text.contains(summary) { return text }
        return text.isEmpty ? summary : summary + "\n" + text
    }
}
