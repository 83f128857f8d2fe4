extension Route.Situation {
    /// The organ that would have the matter if the handling one did not escalate it or take it up: the accused's own for
    /// discipline staff, else the lowest with authority over all accused.
    ///
    /// - Policy: JC-16
    func organThatLoses(_ outcome: Route.Outcome) -> Organ.ID? {
        guard case .handle(let destination, let jurisdiction) = outcome else { return nil }
        switch jurisdiction {
        case .own, .commonSuperior, .negotiated: return nil
        case .escalated, .takenUp: break
        }
        let workplaces = accused.flatMap(\.posts).compactMap(\.worksIn)
        let places = accused.flatMap { [$0.place, managedBy($0)] }.compactMap { $0 }
        let candidates = workplaces + [seat].compactMap { $0 } + places
        return candidates.first { tree.isStrictlyBelow($0, destination.organ) }
    }

    private func managedBy(_ person: Route.Accused) -> Organ.ID? {
        if case .organ(let organ) = person.management { organ } else { nil }
    }
}

extension Route.Outcome {
    /// How an organ comes to have what a lower one would have; nil where it has its own.
    ///
    /// The table of routing says of discipline staff, of important cases and of organs that must not know that the matter
    /// goes up; of the others (interference, micro-corruption, what recurs) that an organ may take it up.
    ///
    /// - Policy: HS-26, JC-16
    public var takingUp: Jurisdiction.TakingUp? {
        guard case .handle(_, let jurisdiction) = self else { return nil }
        switch jurisdiction {
        case .escalated: return .byLaw
        case .takenUp: return .byApproval
        case .own, .commonSuperior, .negotiated: return nil
        }
    }
}

extension Jurisdiction {
    /// By what a matter that routing takes up is taken up.
    public enum TakingUp: Hashable, Sendable {
        /// It must be: in force at once, and the head takes note of it.
        case byLaw
        /// It may be: nothing is done before a leader has approved.
        case byApproval
    }

    /// Why a rule of routing takes a matter up, in the words of a measure.
    ///
    /// - Policy: JC-16
    public static func reason(of rule: Route.RuleID) -> ChangeReason {
        switch rule {
        case .disciplineStaff: .disciplineStaff
        case .importantCase: .complexMatter
        case .impartialAbove: .recusal
        case .interference: .localInterference
        case .microCorruption: .microCorruption
        case .recurring: .recurring
        case .ownHead, .upperLevel, .appeal, .suggestion, .noImpartialRoom, .ownStaff, .commonSuperior, .dualManagement,
            .ownLevel, .forwardDown, .forwardAcross, .research:
            .other
        }
    }
}
