public import Casework
import Libpq

extension Transaction {
    /// Asks ahead, inside `askingAhead`, what the page of a report shows. Each is looked up where it is needed; what is not
    /// asked here costs a round trip there, and what is not looked up there was asked in vain.
    ///
    /// - Parameter isPreviewed: whether the page says where it would go: that rests on who intervened too.
    public func askOpening(of record: ReportRecord, isPreviewed: Bool) throws {
        let id = record.report.id
        let report = try id.value()
        let events: [Value] = [report, .int(StoreLimits.listRows)]
        let isSealedUp = if case .sealedUp = record.report.state { true } else { false }
        try session.ask(Self.findCluesOfReport, [report])
        try session.ask(Self.findEvents, events)
        try askRepeatDecisions(on: id)
        try session.ask(Self.findClocks, [report])
        try session.ask(Self.findNoticesOfReport, [report])
        if isPreviewed { try session.ask(Self.countInterference, [report]) }
        if !isSealedUp {
            try askOpinion(on: id)
            try askContent(of: id)
            try session.ask(Self.findTransfer, [report])
            if !record.report.signature.isRealName { try askImpersonated(id) }
            try session.ask(Self.findRepeats, [report, .int(Repeats.candidates)])
        }
        try asSystem { system in
            try system.session.ask(Self.findEvents, events)
            if isSealedUp { return }
            for statement in [Self.findRaised, Self.findMark] { try system.session.ask(statement, [report]) }
        }
    }

    /// Asks ahead, inside `askingAhead`, what a proposal of triage looks up once the accused stand as it says.
    public func askProposal(on id: Report.ID) throws {
        try askContent(of: id)
        try askRepeatDecisions(on: id)
        try session.ask(Self.findClocks, [try id.value()])
        try askOrdinal(on: id)
        try asSystem { try $0.session.ask(Self.findRaised, [try id.value()]) }
    }

    /// Asks ahead, inside `askingAhead`, what a proposed triage is confirmed on, with what routing looks up as the system.
    public func askConfirmation(of id: Report.ID) throws {
        try askOpinion(on: id)
        try askContent(of: id)
        try asSystem { system in
            for statement in [Self.findRaised, Self.countInterference] {
                try system.session.ask(statement, [try id.value()])
            }
        }
    }

    /// Asks ahead, inside `askingAhead`, what it takes to bring a report to a room: who was told, what hangs on it, where
    /// the accused stand, and what a decision is kept with. As the system.
    public func askMove(of id: Report.ID, by decision: Route.Decision) throws {
        let report = try id.value()
        for statement in [Self.findNoticesOfReport, Self.findHanging, Self.findStandings] {
            try session.ask(statement, [report])
        }
        try askPlace(of: decision, on: id)
    }

    /// Asks ahead, inside `askingAhead`, for what `content` looks up.
    func askContent(of id: Report.ID) throws {
        try session.ask(Self.findContent, [try id.value()])
        try session.ask(Self.findAccused, [try id.value()])
    }
}
