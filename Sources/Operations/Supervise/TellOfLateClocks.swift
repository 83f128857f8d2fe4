import CaseStore
import Casework

// That a clock ran out is told level by level: handlers and deputy at once, the head and the superior organ later.
// Which of them may know, `OverdueSteps` says.

extension OperationContext {
    /// A level that was told just now.
    struct Told {
        let clock: LateClock
        let level: OverdueLevel
        /// The organ to which the level belongs.
        let organ: Organ.ID

        var entry: AuditRecord {
            AuditRecord(
                "overdue.told", subject: clock.subject,
                [("clock", clock.kind.rawValue), ("level", "\(level)"), ("due", clock.dueOn.description)])
        }
    }

    /// Tells whoever is next of a bounded number of clocks that ran out, and records it.
    ///
    /// - Returns: who was told, where an alarm was raised (JB-52), and how many clocks were looked at.
    func tellOfLateClocks(
        in transaction: borrowing Transaction
    ) throws -> (told: [Told], alarmed: [Organ.ID], looked: Int) {
        let step = policies.overdueStep(on: transaction.today)
        let late = try transaction.lateClocks(lastDays: lastDays(step: step, today: transaction.today))
        var told: [Told] = []
        var alarmed: [Organ.ID] = []
        var reached: [(clock: LateClock, asked: OverdueLevel, told: OverdueLevel?, upper: Organ.ID?)] = []
        for clock in late {
            if clock.asked == nil {
                let addressees = Alarm.addressees(
                    of: clock.kind, at: clock.organ, superiors: superiors(of: clock.organ), barred: clock.barredOrgans)
                try transaction.raiseLateReport(of: clock.id, at: clock.organ, to: addressees)
                alarmed += addressees.map(\.organ)
            }
            let facts = facts(of: clock, step: step, today: transaction.today)
            var place = (clock: clock, asked: clock.asked, told: clock.told, upper: Organ.ID?.none)
            for level in OverdueLevel.allCases where clock.asked.map({ level > $0 }) ?? true {
                let objection = OverdueSteps.objection(to: level, facts)
                if objection == .notYet { break }
                place.asked = level
                guard objection == nil, let organ = level == .upper ? facts.upper : clock.organ else { continue }
                place.told = level
                if level == .upper { place.upper = organ }
                told.append(Told(clock: clock, level: level, organ: organ))
            }
            if let asked = place.asked { reached.append((clock, asked, place.told, place.upper)) }
        }
        try transaction.record(told.map { ($0.clock, $0.level, $0.organ) }, reached: reached)
        return (told, alarmed, late.count)
    }

    /// Tells the auditor, and the office that should have it, of a bounded number of lines that were sent thirty days
    /// ago and for whose receipt nobody has signed.
    ///
    /// - Returns: where an alarm was raised, and how many lines were looked at.
    /// - Policy: JB-15, DW-export
    func tellOfMissingReceipts(in transaction: borrowing Transaction) throws -> (alarmed: [Organ.ID], looked: Int) {
        let lines = try transaction.linesWithoutReceipt()
        var alarmed: [Organ.ID] = []
        for (line, organ, passedBy) in lines {
            let addressees = Alarm.addressees(
                ofMissingReceiptAt: organ, superiors: superiors(of: organ), passedBy: Set(passedBy))
            guard try transaction.raiseReceiptMissing(of: line, at: organ, to: addressees) > 0 else { continue }
            alarmed += addressees.map(\.organ)
        }
        return (alarmed, lines.count)
    }

    private func facts(of clock: LateClock, step: WorkingDays, today: CivilDate) -> OverdueSteps.Facts {
        // JB-21: who assigned a matter watches it, also where another organ lies between.
        let upper = clock.assigner ?? directory[clock.organ]?.superior
        return OverdueSteps.Facts(
            matter: clock.matter, organIsBarred: clock.barredOrgans.contains(clock.organ), upper: upper,
            upperIsBarred: upper.map { clock.barredOrgans.contains($0) } ?? false,
            workingDaysLate: max(0, calendar.workingDays(after: clock.dueOn, through: today)), step: step)
    }

    /// The latest last day that lies as many working days back as a level waits.
    private func lastDays(step: WorkingDays, today: CivilDate) -> [OverdueLevel: CivilDate] {
        var days: [OverdueLevel: CivilDate] = [:]
        for level in OverdueLevel.allCases {
            let delay = OverdueSteps.delay(of: level, step: step)
            days[level] =
                delay == 0
                ? today : calendar.workingDay(WorkingDays(delay), before: today.adding(days: 1)).adding(days: -1)
        }
        return days
    }
}
