import CaseStore
import Casework

extension OperationContext {
    /// Does what was approved. As the system: the clue may leave the approver's sight, or come into it.
    func carryOut(_ open: LockedMeasure, in transaction: borrowing Transaction) throws {
        // What routing took up lies here already.
        if open.record.rule != nil { return try tell("taken_up", of: open, in: transaction) }
        switch open.measure {
        case .joint: try tell("joint_begun", of: open, in: transaction)
        case .forward: throw OperationError.stale
        case .escalate(let to), .requestEscalation(let to): try move(open, to: to, isEscalated: true, in: transaction)
        case .designate(let to), .cross(let to): try move(open, to: to, isEscalated: false, in: transaction)
        case .assign(let to, _):
            try move(open, to: to, isEscalated: false, in: transaction)
            let id: AssignmentRecord.ID = transaction.newID()
            try transaction.insert(
                NewAssignment(
                    id: id, measure: open.record.id, report: open.report.report.id,
                    clue: open.clue.clue.id, from: open.record.acting, to: to.organ
                )
            )
            // JB-21: it is received with the sending, which takes no time here; a signature is a record alone.
            let clock = newClock(.assigned, owedBy: to.organ, from: transaction.today)
            try transaction.start([clock], of: id, .assignment, organ: to.organ)
        }
    }

    /// The clue is on the board of another room, perhaps of another organ: its holder's claim, its plan and its clocks end
    /// as they do when a leader moves it (`HandleClue.move`), and what bound it to the organ that it leaves holds no more.
    private func move(
        _ open: LockedMeasure, to place: Clue.Destination, isEscalated: Bool, in transaction: borrowing Transaction
    ) throws {
        var record = open.clue
        let (id, former) = (record.clue.id, record.clue.state.destination)
        try transaction.endBindings(
            of: id, but: open.record.id, isInsideOrgan: place.organ == former.organ)
        if place.organ != former.organ { try handOver(open, to: place, isEscalated: isEscalated, in: transaction) }
        record.beginAnew()
        record.organ = place.organ
        record.room = place.room
        do { try record.clue.apply(.reroute(place)) } catch { throw OperationError.stale }
        try transaction.save(record)
        let detail = [
            ("measure", open.record.kind.rawValue), ("from", former.room.rawValue), ("to", place.room.rawValue),
        ]
        try transaction.record("jurisdiction_changed", of: id, .clue, version: record.clue.version, detail)
        try transaction.withdraw(.handle, id)
        try transaction.enqueue(.handle, [(id.rawValue, place.room.rawValue, record.priority)])
        try transaction.stop([.plan, .fastPlan], of: id)
        try endRound(of: id, in: transaction)
        try moveClocks(of: id, to: place.organ, in: transaction)
        try startPlanClocks(record, in: transaction)
        // Each organ's chain once, in one order: others lock them in the same.
        for organ in Set([former.organ, place.organ]).sorted() {
            let action = organ == place.organ ? "clue.arrive" : "clue.leave"
            try transaction.audit(AuditRecord(action, id, detail), in: organ)
        }
        try transaction.announce(.caseRouted, id, in: place.organ)
    }

    /// Report, key, clocks and number go to another organ with the clue.
    private func handOver(
        _ open: LockedMeasure, to place: Clue.Destination, isEscalated: Bool, in transaction: borrowing Transaction
    ) throws {
        var report = open.report
        let id = report.report.id
        let series: NumberSeries = directory[place.room]?.kind == .cadreSupervision ? .cadreClue : .clue
        let year = transaction.today.year
        let number = ClueNumber(
            series: series, year: year, number: try transaction.nextNumber(series, of: place.organ, year: year))
        try transaction.keepFormerNumber(open.clue.number, with: open.record.id)
        try transaction.move(open.clue.clue.id, to: place, as: number, isEscalated: isEscalated)
        try transaction.rewrapKey(of: id, for: place.organ)
        try moveClocks(of: id, to: place.organ, in: transaction)
        try transaction.moveDrafts(of: id, to: place.organ)
        // An approved notice stays with who signed it; where that office sees the report no more, its period ends.
        let isOutOfReach = try transaction.notices(of: id).contains { notice in
            notice.kind == .acceptance && notice.state == .approved && notice.organ != place.organ
                && notice.organ != report.report.receiver
        }
        if isOutOfReach { try transaction.stop([.acceptNotice], of: id) }
        report.holder = place.organ
        report.version += 1
        try transaction.save(report)
        try transaction.record(
            "jurisdiction_changed", of: id, .report, version: report.version,
            [("measure", open.record.kind.rawValue)])
        for hanging in try transaction.reports(hangingOn: id) { try follow(hanging, report, in: transaction) }
    }
}
