import CaseStore
import Casework

extension OperationContext {
    /// What routing takes from a lower organ (提级) is a measure with who confirmed it as its proposer: in force at once
    /// where a rule says that it must be taken, else waiting for its approver. As the system: whoever confirmed it may
    /// not see it any more.
    ///
    /// - Policy: HS-26, JC-16
    func recordTakingUp(
        _ record: ReportRecord, _ decision: Route.Decision, clue: Clue.ID, _ barred: Barred, by confirmer: Staff.ID,
        in transaction: borrowing Transaction
    ) throws {
        guard let takingUp = decision.outcome.takingUp, let from = decision.takenFrom,
            let to = decision.outcome.destination
        else { return }
        var measure = NewMeasure(
            id: transaction.newID(), report: record.report.id, clue: clue, kind: .escalate,
            reason: .change(Jurisdiction.reason(of: decision.rule)), from: from, fromRoom: nil, to: to.organ,
            toRoom: to.room, acting: to.organ, deciding: to.organ, barred: barred, proposedBy: confirmer
        )
        measure.rule = (decision.rule, takingUp == .byLaw)
        try transaction.insert(measure, sealed: nil)
        try transaction.audit(
            AuditRecord("measure.route", clue, [("kind", Jurisdiction.Kind.escalate.rawValue)]), in: to.organ)
    }

    /// The head did not approve that the matter is taken up: it goes to whom it belongs, as if that had never been
    /// proposed. As the system.
    ///
    /// - Policy: JC-16
    func passDown(
        _ open: LockedMeasure, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        let (id, report) = (open.report.report.id, open.report)
        guard let opinion = try transaction.latestOpinion(on: id), let matter = Route.Matter(opinion.kind) else {
            throw OperationError.stale
        }
        let named = try datedAccused(try transaction.content(of: id).accused, opinion.actedOn, in: transaction)
        var input = routeInput(
            matter, report, opinion, named.standings, interference: try transaction.interferenceCount(of: id))
        input.mayTakeUp = false
        let decision = Route.decide(input)
        guard let destination = decision.outcome.destination, destination.organ != report.holder else {
            throw OperationError.refused(
                Bilingual("该件没有可以转送的下级机关", "There is no lower organ to which it could go"),
                remedy: Bilingual("请批准由本机关办理，或者补充组织机构名录", "Approve that it is handled here, or complete the directory"))
        }
        var clue = open.clue
        try transaction.withdraw(.handle, clue.clue.id)
        try transaction.stop(ClockKind.allCases, of: clue.clue.id)
        clue.proposer = nil
        try carryOut(.withdraw, "passed_down", on: &clue, in: transaction, by: caller)
        let barred = Barred(
            organs: decision.barredOrgans, rooms: decision.barredRooms, staff: decision.barredStaff + named.staff
        ).adding(staff: report.barred.staff)
        try transaction.moveDrafts(of: id, to: destination.organ)
        if directory[destination.room]?.kind == .petitionOffice {
            try transaction.withdrawNotices(of: id)
            try transaction.insert(decision, on: id, at: report.holder, clue: nil)
            try passOn(report, to: destination.organ, barred, decision, in: transaction)
        } else {
            let next: Clue.ID = transaction.newID()
            try move(report, to: destination, barred, decision, clue: next, in: transaction)
        }
        // Whoever judged the report proposed it, as with everything that routing passes on; the head decided.
        try recordForward(
            report, to: destination.organ, barred, decision.rule, proposedBy: opinion.author,
            confirmedBy: caller.staff, in: transaction)
    }
}
