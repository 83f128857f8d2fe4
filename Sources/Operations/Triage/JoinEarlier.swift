import CaseStore
import Casework

extension OperationContext {
    /// A report that was kept as a repeat, or as material on an earlier one, goes where that one lies; the rooms that
    /// have it learn of it.
    ///
    /// Done as the system: the earlier one may lie with another organ by now.
    ///
    /// - Policy: JB-14, JB-27
    func join(
        _ record: ReportRecord, to first: Report.ID, bringsNewFacts: Bool, in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws {
        let id = record.report.id
        let detail = [("report", id.rawValue)] + numbered(record)
        try transaction.asSystem { transaction in
            let added = try transaction.added(id)
            let arrival = Arrival(added?.kind, bringsNewFacts: bringsNewFacts)
            let original = try transaction.lockReport(first)
            let hanging = try transaction.reports(hangingOn: id)
            try transaction.relink(id, to: first)
            for report in [id] + hanging { try follow(report, original, in: transaction) }
            // DW-18: what a later letter threatens makes the matter urgent, whether it brings facts or not.
            try transaction.raisePriority(of: first, to: record.priority)
            let isOfThisMatter = try added.map { try transaction.first(ofMatter: $0.to) == first } ?? false
            if let added, isOfThisMatter { try note(added.kind.eventName, on: first, detail, in: transaction) }
            for clue in try transaction.clues(of: first) {
                var clue = try transaction.lockClue(clue.clue.id)
                if case .returned = clue.clue.state { continue }
                clue.clue.note()
                if arrival.asksForAnswer { clue.supplementedOn = transaction.today }
                try transaction.save(clue)
                try transaction.record(
                    arrival.rawValue, of: clue.clue.id, .clue, version: clue.clue.version, detail)
                try transaction.audit(AuditRecord("clue." + arrival.rawValue, clue.clue.id, detail), in: clue.organ)
            }
            if let added, isOfThisMatter { try raiseObjection(by: record, added, in: transaction, by: caller) }
        }
    }

    /// What was no report of its own is owed an answer all the same where it objects to a result (JB-27). As the system.
    func answerDeclined(
        _ record: ReportRecord, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        guard let added = try transaction.added(record.report.id) else { return }
        try raiseObjection(by: record, added, in: transaction, by: caller)
    }

    /// Adds to the history of a report without changing its state. As the system.
    private func note(
        _ event: String, on id: Report.ID, _ detail: [(String, String)], in transaction: borrowing Transaction
    ) throws {
        var record = try transaction.lockReport(id)
        record.version += 1
        try transaction.save(record)
        try transaction.record(event, of: id, .report, version: record.version, detail)
    }

    /// New facts on a finished clue ask for its reopening, in the name of the head of the petition office who confirmed
    /// that they are new; a deputy decides. Where it lies with another organ, its room is told, and asks. In the archive
    /// they wait for the file to be taken out.
    ///
    /// - Policy: JB-27
    func askReopening(
        of first: Report.ID, newEvidenceOn day: CivilDate, in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws {
        guard caller.roles.contains(.petitionLead) else { return }
        for seen in try transaction.clues(of: first) where seen.organ == caller.organ && seen.reopenAskedBy == nil {
            guard seen.clue.state.isOpenToReopening else { continue }
            var record = try transaction.lockClue(seen.clue.id)
            try askReopening(on: &record, newEvidenceOn: day, in: transaction, by: caller)
        }
    }

    func askReopening(
        on record: inout ClueRecord, newEvidenceOn day: CivilDate, in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws {
        record.file.newEvidenceOn = day
        record.reopenAskedBy = caller.staff
        try note("reopening_asked", on: &record, in: transaction)
    }

    /// What came in on a clue; the raw value is the event's name.
    private enum Arrival: String {
        case supplement = "supplement_arrived"
        case objection = "objection_arrived"
        case repeated = "repeat_arrived"

        /// Whether somebody must look at it before the next opinion.
        var asksForAnswer: Bool {
            switch self {
            case .supplement, .objection: true
            case .repeated: false
            }
        }

        /// - Parameter kind: what its reporter added it as; nil for a letter that came by itself.
        init(_ kind: AddToReport.Kind?, bringsNewFacts: Bool) {
            switch kind {
            case .objection: self = .objection
            case .supplement, nil: self = bringsNewFacts ? .supplement : .repeated
            }
        }
    }

    /// The holder, the walls and the running clocks of a report become those of the one that it hangs on.
    func follow(_ id: Report.ID, _ first: ReportRecord, in transaction: borrowing Transaction) throws {
        var record = try transaction.lockReport(id)
        guard record.holder != first.holder || record.barred != first.barred else { return }
        if record.holder != first.holder {
            // Its number comes from the series of whoever lets it in, so that one receives it.
            if record.number == nil { try transaction.receive(id, at: first.holder) }
            try transaction.rewrapKey(of: id, for: first.holder)
            try moveClocks(of: id, to: first.holder, in: transaction)
        }
        record.holder = first.holder
        record.barred = first.barred.adding(staff: record.barred.staff)
        record.version += 1
        try transaction.save(record)
        try transaction.record("moved_along", of: id, .report, version: record.version)
        try transaction.audit(AuditRecord("report.move_along", id), in: first.holder)
    }

    private func numbered(_ record: ReportRecord) -> [(String, String)] {
        record.number.map { [("number", $0.text(of: record.report.receiver))] } ?? []
    }
}

/// What a reporter added a hand-in to, and as what.
struct AddedTo {
    let to: Report.ID
    let kind: AddToReport.Kind
}

extension Transaction {
    /// What a reporter added a hand-in to; nil for what came by itself. As the system: whoever decides about it may be kept
    /// from that one.
    func added(_ id: Report.ID) throws -> AddedTo? {
        guard let event = try events(of: id).last(where: { $0.kind == "follows" }),
            let first = event.detail["report"]
        else { return nil }
        let kind = event.detail["kind"].flatMap { AddToReport.Kind(rawValue: $0) } ?? .supplement
        return AddedTo(to: Report.ID(first), kind: kind)
    }
}

extension Barred {
    /// Whoever was kept from an item before stays so.
    func adding(staff more: [Staff.ID]) -> Barred {
        Barred(organs: organs, rooms: rooms, staff: Array(Set(staff + more)).sorted())
    }
}
