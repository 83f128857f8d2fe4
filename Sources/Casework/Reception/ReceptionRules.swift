extension Reception.Input {
    fileprivate var plan: Reception.Plan? {
        switch act {
        case .plan(let plan): plan
        case .hold, .cancel, .log: nil
        }
    }

    fileprivate var visit: Reception.Visit? {
        switch act {
        case .log(let visit): visit
        case .plan, .hold, .cancel: nil
        }
    }
}

// MARK: - Who, and when at all

extension Reception.Rule {
    /// The petition office plans the roster and keeps its log.
    ///
    /// - Policy: JB-8
    static let office = Self(id: .office, policy: "JB-8") { input in
        input.facts.roles.isDisjoint(with: [.registrar, .petitionLead]) ? .whole : nil
    }

    /// Only what is planned is held or postponed.
    ///
    /// - Policy: DW-state
    static let stateKnowsAct = Self(id: .stateKnowsAct, policy: "DW-state") { input in
        switch input.act {
        case .plan, .log: nil
        case .hold, .cancel: input.facts.session?.state == .planned ? nil : .whole
        }
    }
}

// MARK: - The plan

extension Reception.Rule {
    /// Leaders receive: the head or a deputy of the organ. Who is none any more receives on no new day.
    ///
    /// - Policy: JB-9
    static let leader = Self(id: .leader, policy: "JB-9") { input in
        let leader: Staff.ID? =
            switch input.act {
            case .plan(let plan): plan.leader
            case .cancel(_, let other): other ?? input.facts.session?.leader
            case .hold, .log: nil
            }
        return leader.map { input.facts.leaders.contains($0) } ?? true ? nil : .leader
    }

    /// Who goes down goes to a township below the organ.
    ///
    /// - Policy: HS-28
    static let township = Self(id: .township, policy: "HS-28") { input in
        guard let township = input.plan?.place.township else { return nil }
        return input.facts.townships.contains(township) ? nil : .township
    }

    /// Place and date are published before the day, and not dated ahead.
    ///
    /// - Policy: JB-9
    static let announcedBefore = Self(id: .announcedBefore, policy: "JB-9") { input in
        guard let plan = input.plan, let announced = plan.announcedOn else { return nil }
        return announced <= plan.on && announced <= input.facts.today ? nil : .announced
    }

    /// On working days; on another day only if that was announced.
    ///
    /// - Policy: DW-restday
    static let workingDay = Self(id: .workingDay, policy: "DW-restday") { input in
        guard let plan = input.plan, !input.facts.isWorkingDay else { return nil }
        return plan.announcedOn == nil ? .day : nil
    }
}

// MARK: - The day

extension Reception.Rule {
    /// Nobody records a day as held that has not come.
    ///
    /// - Policy: DW-heldday
    static let notBeforeItsDay = Self(id: .notBeforeItsDay, policy: "DW-heldday") { input in
        guard case .hold = input.act, let session = input.facts.session else { return nil }
        return input.facts.today < session.heldOn ? .whole : nil
    }

    /// What does not take place is postponed to a later day, and visitors are told which.
    ///
    /// - Policy: DW-postpone
    static let postponed = Self(id: .postponed, policy: "DW-postpone") { input in
        guard case .cancel(let day, _) = input.act, let session = input.facts.session else { return nil }
        return day > session.heldOn && day >= input.facts.today ? nil : .moved
    }
}

// MARK: - Who came

extension Reception.Rule {
    /// Visits are logged on the spot: of a session that is being held today.
    ///
    /// - Policy: HS-28
    static let whileHeld = Self(id: .whileHeld, policy: "HS-28") { input in
        guard input.visit != nil, let session = input.facts.session else { return nil }
        return session.state == .held && session.heldOn == input.facts.today ? nil : .session
    }

    /// A leader does not receive a visitor who accuses the leader.
    ///
    /// - Policy: JB-48
    static let aboutTheLeader = Self(id: .aboutTheLeader, policy: "JB-48") { input in
        guard let visit = input.visit, let session = input.facts.session else { return nil }
        return visit.accused.contains(session.leader) ? .session : nil
    }

    /// A group sends at most five people; everybody else is received alone.
    ///
    /// - Policy: XF-20
    static let representatives = Self(id: .representatives, policy: "XF-20") { input in
        guard let visit = input.visit else { return nil }
        return (1...5).contains(visit.representatives) ? nil : .representatives
    }
}
