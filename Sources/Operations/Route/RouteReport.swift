import CaseStore
import Casework

extension OperationContext {
    /// Routes an accepted report inside the transaction that accepted it.
    ///
    /// The caller may lose sight of it by this: the clue, the key and the report are moved as the system, and what
    /// must not be seen is barred in the same rows.
    func route(
        _ record: ReportRecord, _ opinion: TriageOpinion, _ triage: Triage.Decision, _ ground: RouteGround,
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> ConfirmTriage.Outcome {
        let id = record.report.id
        guard let matter = Route.Matter(opinion.kind) else { throw OperationError.stale }
        let named = ground.named
        // Whoever may not read whom it accuses says nothing about where it goes.
        guard named.accused != nil else { throw OperationError.notFound }
        let decision = Route.decide(
            routeInput(matter, record, opinion, named.standings, interference: ground.interference))
        let atOnce = decision.tellAtOnce
        if !atOnce.isEmpty { try transaction.asSystem { try tell(atOnce, of: record, opinion.riskFlags, in: $0) } }
        guard let destination = decision.outcome.destination else {
            return try settleUnrouted(decision, record, triage, in: transaction, by: caller)
        }
        let clue: Clue.ID = transaction.newID()
        // What the caller's organ keeps tells neither rule nor place: it may be the organ that must not know.
        try transaction.audit(AuditRecord("report.route", id), in: caller.organ)
        if !decision.barredOrgans.contains(caller.organ) {
            try announceTriage(of: id, in: transaction, at: caller.organ)
        }
        let barred = Barred(
            organs: decision.barredOrgans, rooms: decision.barredRooms,
            staff: decision.barredStaff + named.staff
        ).adding(staff: record.barred.staff)
        if directory[destination.room]?.kind == .petitionOffice {
            try transaction.asSystem { transaction in
                try transaction.noteSeen(id, barred: barred)
                try transaction.insert(decision, on: id, at: record.holder, clue: nil)
                try passOn(record, to: destination.organ, barred, decision, in: transaction)
                try recordForward(
                    record, to: destination.organ, barred, decision.rule, proposedBy: opinion.author,
                    confirmedBy: caller.staff, in: transaction
                )
            }
            return ConfirmTriage.Outcome(decision: triage, route: decision, clue: nil)
        }
        try prepareNotice(for: triage.verdict, record, by: destination.organ, in: transaction, caller: caller)
        try transaction.asSystem { transaction in
            try transaction.noteSeen(id, barred: barred)
            try move(record, to: destination, barred, decision, clue: clue, in: transaction)
            try recordTakingUp(record, decision, clue: clue, barred, by: caller.staff, in: transaction)
            // An organ without a petition office has it as a clue at once; it was passed on all the same (JB-16).
            if decision.outcome.isPassedOn {
                try recordForward(
                    record, to: destination.organ, barred, decision.rule, proposedBy: opinion.author,
                    confirmedBy: caller.staff, in: transaction)
            }
        }
        return ConfirmTriage.Outcome(decision: triage, route: decision, clue: clue)
    }

    /// Another organ's petition office gets the report, not a clue: it accepts or passes on within five working days.
    ///
    /// - Policy: JB-16, SS-169
    func passOn(
        _ record: ReportRecord, to organ: Organ.ID, _ barred: Barred, _ decision: Route.Decision,
        in transaction: borrowing Transaction
    ) throws {
        var record = record
        let id = record.report.id
        do { try record.report.apply(.retriage) } catch { throw OperationError.stale }
        try transaction.rewrapKey(of: id, for: organ)
        try moveClocks(of: id, to: organ, in: transaction)
        record.holder = organ
        record.barred = barred
        record.version += 1
        try transaction.save(record)
        try countAcceptance(of: record, from: transaction.today, in: transaction)
        let rule = [("rule", decision.rule.rawValue)]
        try transaction.record("forwarded", of: id, .report, version: record.version, rule)
        let clock = newClock(.forwardAccept, owedBy: organ, from: transaction.today)
        try transaction.start([clock], of: id, .report, organ: organ)
        try transaction.audit(AuditRecord("report.arrive", id, rule), in: organ)
        for hanging in try transaction.reports(hangingOn: id) { try follow(hanging, record, in: transaction) }
    }

    /// A clue of a report comes to a room, and the decision is kept: key, clocks, walls and whatever hangs on the report go
    /// with it. As the system.
    func move(
        _ record: ReportRecord, to destination: Clue.Destination, _ barred: Barred, _ decision: Route.Decision,
        clue: Clue.ID, in transaction: borrowing Transaction
    ) throws {
        var record = record
        let id = record.report.id
        // Looked up before anything is written: nothing of what follows changes it.
        let (notices, hanging, level) = try transaction.askingAhead { transaction in
            try transaction.askMove(of: id, by: decision)
            let found = (
                try transaction.notices(of: id), try transaction.reports(hangingOn: id),
                try transaction.standings(of: id).compactMap(\.level).max()
            )
            try transaction.insert(decision, on: id, at: record.holder, clue: clue)
            return found
        }
        if destination.organ != record.holder { try transaction.rewrapKey(of: id, for: destination.organ) }
        try moveClocks(of: id, to: destination.organ, in: transaction)
        record.holder = destination.organ
        record.barred = barred
        record.version += 1
        try transaction.save(record)
        try transaction.barReturnedClues(of: id, barred)
        // Who prepared and approved it earlier must not see it any more, and cannot say that it was delivered.
        let isOutOfReach = notices.contains { notice in
            notice.kind == .acceptance && notice.state == .approved && barred.organs.contains(notice.organ)
        }
        if isOutOfReach { try transaction.stop([.acceptNotice], of: id) }
        for report in hanging { try follow(report, record, in: transaction) }
        try transaction.record("routed", of: id, .report, version: record.version, [("rule", decision.rule.rawValue)])
        let series: NumberSeries = directory[destination.room]?.kind == .cadreSupervision ? .cadreClue : .clue
        let year = transaction.today.year
        let number = try transaction.nextNumber(series, of: destination.organ, year: year)
        try transaction.insert(
            NewClue(
                id: clue, report: id, receiver: record.report.receiver, destination: destination, barred: barred,
                number: ClueNumber(series: series, year: year, number: number), priority: record.priority,
                microCorruption: record.microCorruption, level: level,
                category: record.category, rule: decision.rule.rawValue, escalated: decision.isEscalated
            )
        )
        let clocks = planClocks(of: record).map {
            newClock($0, owedBy: destination.organ, from: transaction.today)
        }
        try transaction.start(clocks, of: clue, .clue, organ: destination.organ)
        try transaction.enqueue(.handle, [(clue.rawValue, destination.room.rawValue, record.priority)])
        try transaction.audit(
            AuditRecord("clue.arrive", clue, [("rule", decision.rule.rawValue)]), in: destination.organ
        )
        try transaction.announce(.caseRouted, clue, in: destination.organ)
    }

    /// Nothing to move: an item that must go up sealed after all, a suggestion, or a gap that a person must fill.
    private func settleUnrouted(
        _ decision: Route.Decision, _ record: ReportRecord, _ triage: Triage.Decision,
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> ConfirmTriage.Outcome {
        switch decision.outcome {
        case .toPolicyTrack:
            // Advice is answered if it is adopted; no notice of acceptance is owed (DW-12).
            try transaction.stop([.acceptNotice], of: record.report.id)
            try announceTriage(of: record.report.id, in: transaction, at: caller.organ)
            try transaction.audit(AuditRecord("clue.policy_track", record.report.id), in: caller.organ)
            let id = record.report.id
            try transaction.asSystem { try $0.insert(decision, on: id, at: record.holder, clue: nil) }
            return ConfirmTriage.Outcome(decision: triage, route: decision, clue: nil)
        case .sealUp(let reason, _):
            throw OperationError.mustBeSealed(reason.headMayKnow ? .upperLevel : .ownHead)
        case .research(let gap):
            let isLate = try transaction.clocks(of: record.report.id).contains { $0.kind == .research && $0.isOverdue }
            throw OperationError.refused(
                decision.explanation.deciding, remedy: isLate && gap == .unknownUnit ? .researchIsOver : gap.remedy)
        case .handle, .forwardDown, .forwardAcross, .toAppealTrack:
            throw OperationError.stale
        }
    }
}

extension Route.Outcome {
    /// 转送、移送: another organ is competent, and has it by that alone.
    var isPassedOn: Bool {
        switch self {
        case .forwardDown, .forwardAcross: true
        case .sealUp, .handle, .toAppealTrack, .toPolicyTrack, .research: false
        }
    }
}

extension Route.Decision {
    /// 提级: handled one level above the organ that would have it otherwise.
    var isEscalated: Bool {
        if case .handle(_, let jurisdiction) = outcome { jurisdiction == .escalated } else { false }
    }
}

extension Route.Gap {
    var remedy: Bilingual {
        switch self {
        case .unknownUnit:
            Bilingual(
                "由登记员补充被反映人的单位或者层级（已拟办的先退回），再审核",
                "A registrar adds the unit or level of the accused, of what is proposed once it is sent back; then it is "
                    + "confirmed")
        case .otherArea:
            Bilingual("请退回拟办，按“其他机关”转送有管辖权的机关", "Send it back and forward it to the competent organ")
        case .noSuccessor:
            Bilingual(
                "请在名录沿革中写明“并入”后再审核；承接单位须回避的，报上级机关指定管辖",
                "Name in the directory's history who took over, then confirm; where that organ is the accused's own, ask "
                    + "the superior organ to designate another"
            )
        case .noRoom:
            Bilingual("请在组织机构名录中补充承办室", "Add the handling room to the directory")
        case .negotiation:
            Bilingual(
                "请与主管部门的纪检监察机构协商，由登记员在被反映人处填写结果和日期（已拟办的先退回），再审核",
                "Ask the department's discipline organ; a registrar states the result and the day at the accused, of what "
                    + "is proposed once it is sent back; then it is confirmed"
            )
        case .department:
            Bilingual(
                "请退回拟办，按“其他机关”转送主管部门的纪检监察机构",
                "Send it back and forward it to the department's discipline organ"
            )
        }
    }
}

extension Bilingual {
    /// - Policy: DW-research
    fileprivate static let researchIsOver = Bilingual(
        "查明期限已过：请退回拟办，按“其他机关”转送有管辖权的12388受理机关",
        "The days for finding out are over: send it back and forward it to the competent 12388 organ"
    )
}
