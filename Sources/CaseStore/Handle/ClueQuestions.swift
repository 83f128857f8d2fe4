public import Casework
import Libpq

extension Transaction {
    /// Asks ahead, inside `askingAhead`, what the acts of a room and its leaders are decided on. Each is looked up where it
    /// is needed; what is not asked here costs a round trip there, and what is not looked up there was asked in vain.
    ///
    /// - Parameter people: groups whose work and ties are looked at as the system.
    public func askFacts(
        _ lookups: Handle.Lookups, of record: ClueRecord, for staff: Staff.ID, about people: [[Staff.ID]]
    ) throws {
        let (clue, report) = (try record.clue.id.value(), try record.clue.report.value())
        let own: [(Handle.Lookups, Statement, [Value])] = [
            (.report, Self.findReport, [report]), (.standings, Self.findStandings, [report]),
            (.binding, Self.findBinding, [clue]), (.hands, Self.countHeld, [.name(staff)]),
            (.result, Self.findResult, [clue]), (.course, Self.findCourseSteps, [clue, .int(StoreLimits.listRows)]),
        ]
        for (lookup, statement, values) in own where lookups.contains(lookup) {
            try session.ask(statement, values)
        }
        if lookups.contains(.checkReport), record.file.groupSignedOn != nil {
            try session.ask(Self.findCheckReport, [clue])
        }
        let others: [(Handle.Lookups, Statement)] = [
            (.takingUp, Self.findTakingUp), (.secretary, Self.findRecorder), (.studied, Self.findStudied),
            (.meeting, Self.findSaid),
        ]
        try asSystem { system in
            if lookups.contains(.distribution), record.distributedAt == nil {
                try system.session.ask(Self.findPolicies, [.name(record.organ), .int(1)])
            }
            try system.session.ask(Self.findRecusal, [clue, .name(staff)])
            for (lookup, statement) in others where lookups.contains(lookup) {
                try system.session.ask(statement, [clue])
            }
            for group in people { try system.session.ask(Self.findMembers, [.names(group), clue]) }
        }
    }

    /// Asks ahead, inside `askingAhead`, what the page of a clue shows beside its acts.
    public func askOpening(of record: ClueRecord) throws {
        let (clue, report) = (try record.clue.id.value(), try record.clue.report.value())
        try session.ask(Self.findReport, [report])
        try askContent(of: record.clue.report)
        try session.ask(Self.findEvents, [clue, .int(StoreLimits.listRows)])
        try session.ask(Self.findClocks, [clue])
        try session.ask(Self.findNoticesOfReport, [report])
        try session.ask(Self.findJoined, [report, .int(StoreLimits.listRows)])
        try session.ask(Self.countInterference, [report])
    }

    /// Asks ahead, inside `askingAhead`, for the texts of several reports.
    public func askContents(of reports: [Report.ID]) throws {
        for report in reports { try askContent(of: report) }
    }

    /// Asks ahead, inside `askingAhead`, for several reports and their clues.
    public func askHits(_ reports: [Report.ID]) throws {
        for report in reports {
            try session.ask(Self.findReport, [try report.value()])
            try session.ask(Self.findCluesOfReport, [try report.value()])
        }
    }
}
