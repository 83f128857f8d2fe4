import CaseStore
import Casework

/// A matter as recusal sees it: its first report, with all that hangs on it and the clues of each. Whoever stands aside from
/// one stands aside from all.
struct RecusalMatter {
    let first: ReportRecord
    let reports: [Report.ID]
}

extension OperationContext {
    /// Locks a matter, its first report before anything else. As the system.
    func lockMatter(of id: Report.ID, in transaction: borrowing Transaction) throws -> RecusalMatter {
        let first = try transaction.lockReport(try transaction.first(ofMatter: id))
        return RecusalMatter(
            first: first, reports: [first.report.id] + (try transaction.reports(hangingOn: first.report.id)))
    }

    /// Whom a person is in an organ, for the table of deciders.
    func post(of staff: Staff.ID, in organ: Organ.ID) -> Recusal.Post {
        guard directory[staff]?.organ == organ, let held = roles[staff] else { return .staff }
        return held.contains(.head) ? .head : held.contains(.deputy) ? .deputy : .staff
    }

    /// Who decides whether a person stands aside from a report that an organ has.
    func decider(about staff: Staff.ID, of report: ReportRecord) -> Recusal.Decider {
        let organ = report.holder
        return Recusal.Decider(
            about: post(of: staff, in: organ), in: organ, below: directory[organ]?.superior,
            headsStandAside: allStandAside(.head, of: organ, from: report),
            deputiesStandAside: allStandAside(.deputy, of: organ, from: report))
    }

    /// Keeps a person from a matter at once: what they hold is on the board again. As the system.
    ///
    /// - Policy: JB-48, JC-67
    func keepOut(
        _ person: Staff.ID, of matter: RecusalMatter, in transaction: borrowing Transaction, by caller: StaffCaller?
    ) throws {
        for report in matter.reports {
            for clue in try transaction.clues(of: report) {
                guard clue.clue.state.claim?.holder == person, clue.clue.state.isWorkedOn else { continue }
                var clue = try transaction.lockClue(clue.clue.id)
                // Whoever hands something in at the public page takes no clue from anybody: there is none yet.
                guard let caller, let claim = clue.clue.state.claim, claim.holder == person else { continue }
                guard case .claimed = clue.clue.state else {
                    try takeBack(&clue, namesHolder: false, in: transaction, by: caller)
                    continue
                }
                try carryOut(.release, "released", on: &clue, in: transaction, by: caller)
                try transaction.giveBack(.handle, clue.clue.id, token: claim.token)
            }
        }
        try transaction.keepOut(person, of: matter.reports)
    }

    /// Takes a clue that was opened again from somebody who stands aside from it.
    func takeBack(
        _ record: inout ClueRecord, from aside: Staff.ID, in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws {
        try takeBack(&record, namesHolder: false, in: transaction, by: caller)
        record.barred.staff.append(aside)
        let report = record.clue.report
        try transaction.asSystem { try $0.keepOut(aside, of: [report]) }
    }

    /// Opens a matter again to a person about whom it was decided so, unless something else keeps them out. As the system.
    ///
    /// - Policy: JB-48
    func letIn(_ entry: RecusalEntry, to matter: RecusalMatter, in transaction: borrowing Transaction) throws {
        let entries = try transaction.recusals(on: matter.first.report.id).filter { $0.person == entry.person }
        let standsAside = entries.contains { $0.id != entry.id && $0.state.keepsOut }
        let wasOutBefore = entries.contains(where: \.barredBefore)
        let accused = try matter.reports.flatMap { report in
            guard let content = try transaction.readableContent(of: report) else { return [Staff.ID]() }
            let acted = try transaction.latestOpinion(on: report)?.actedOn
            return try datedAccused(content.accused, acted, in: transaction).staff
        }
        guard !standsAside, !wasOutBefore, !accused.contains(entry.person) else { return }
        try transaction.letIn(entry.person, to: matter.reports)
    }

    /// Whether a person was kept from a matter before anybody entered that they stand aside. As the system.
    func wasBarred(_ person: Staff.ID, from matter: RecusalMatter, in transaction: borrowing Transaction) throws -> Bool
    {
        guard matter.first.barred.staff.contains(person) else { return false }
        let entries = try transaction.recusals(on: matter.first.report.id).filter { $0.person == person }
        return entries.isEmpty || entries.contains(where: \.barredBefore)
    }
}
