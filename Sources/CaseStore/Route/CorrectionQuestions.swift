public import Casework
import Libpq

// What is asked ahead, inside `askingAhead`, where the accused of a report are corrected. Each is looked up where it is
// needed.
extension Transaction {
    /// Whether the caller may correct a report.
    public func askMayCorrect(_ id: Report.ID) throws {
        for statement in [Self.findReport, Self.findCluesOfReport] { try session.ask(statement, [try id.value()]) }
    }

    /// The report and its clues, locked in this order, and what was stated of it. As the system.
    ///
    /// - Parameter adds: whether somebody is added to its accused.
    public func askBeforeCorrection(of id: Report.ID, adds: Bool) throws {
        // What is read behind a lock in the same trip is read with the lock held.
        for statement in [Self.lockReport, Self.lockCluesOfReport] { try session.ask(statement, [try id.value()]) }
        try askOpinion(on: id)
        try askContent(of: id)
        if adds { try session.ask(Self.findStandings, [try id.value()]) }
    }

    /// What is decided anew once the accused are corrected, and who finds the report by its words. As the system.
    ///
    /// - Parameter clue: by which the matter lies somewhere.
    public func askAfterCorrection(of id: Report.ID, clue: Clue.ID?) throws {
        try askContent(of: id)
        for statement in [Self.findRaised, Self.countInterference, Self.findSearchers] {
            try session.ask(statement, [try id.value()])
        }
        if let clue { try session.ask(Self.findPlacer, [try clue.value()]) }
    }

    /// What is written of a matter that stays where it lies. As the system.
    ///
    /// - Parameter clue: that may be taken up where it lies.
    public func askStaying(_ decision: Route.Decision, of id: Report.ID, takingUp clue: Clue.ID?) throws {
        try askPlace(of: decision, on: id)
        try session.ask(Self.findHanging, [try id.value()])
        if let clue { try session.ask(Self.findTakenUp, [try clue.value()]) }
    }
}
