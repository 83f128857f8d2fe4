extension Checking.Rule {
    /// Accused and recused people do not learn of the file.
    ///
    /// - Policy: JB-48
    static let mayKnow = Self(id: .mayKnow, policy: "JB-48") { !$0.facts.mayKnow.contains($0.facts.caller.staff) }

    /// Whoever claimed the clue keeps its papers.
    ///
    /// - Policy: ZJ-23
    static let holderWrites = Self(id: .holderWrites, policy: "ZJ-23") { input in
        switch input.step {
        case .keepMinutes, .formGroup, .writeReport, .recordSecretary:
            input.facts.state.claim?.holder != input.facts.caller.staff
        case .approveGroup, .sign: false
        }
    }

    /// Nothing is added to the file of what is not worked on.
    ///
    /// - Policy: DW-state
    static let inHand = Self(id: .inHand, policy: "DW-state") { !$0.facts.state.isWorkedOn }

    /// A study by one person is none.
    ///
    /// - Policy: JB-17
    static let collective = Self(id: .collective, policy: "JB-17") { input in
        guard case .keepMinutes(let attendees, _) = input.step else { return false }
        return Set(attendees).count < Checking.leastMembers
    }

    /// - Policy: JB-17
    static let chairAttends = Self(id: .chairAttends, policy: "JB-17") { input in
        guard case .keepMinutes(let attendees, let chair) = input.step else { return false }
        return !attendees.contains(chair)
    }

    /// Nobody studies a clue that they must not know of.
    ///
    /// - Policy: JB-48
    static let attendeesMayKnow = Self(id: .attendeesMayKnow, policy: "JB-48") { input in
        guard case .keepMinutes(let attendees, _) = input.step else { return false }
        return !input.facts.mayKnow.isSuperset(of: attendees)
    }

    /// A group is formed with the plan, and changes until the result is handed in.
    ///
    /// - Policy: ZJ-33
    static let groupForCheck = Self(id: .groupForCheck, policy: "ZJ-33") { input in
        guard case .formGroup = input.step else { return false }
        switch input.facts.state {
        case .claimed, .planProposed(_, .check(.preliminaryVerification)), .underWay(_, .preliminaryVerification):
            return false
        case .routed, .returnRequested, .returned, .planProposed, .underWay, .held, .resultProposed, .concluded,
            .fedBack, .archived:
            return true
        }
    }

    /// Nobody checks alone.
    ///
    /// - Policy: AJ-14
    static let twoMembers = Self(id: .twoMembers, policy: "AJ-14") { input in
        guard case .formGroup(let members, _) = input.step else { return false }
        return Set(members).count < Checking.leastMembers
    }

    /// - Policy: AJ-14
    static let leaderInGroup = Self(id: .leaderInGroup, policy: "AJ-14") { input in
        guard case .formGroup(let members, let leader) = input.step else { return false }
        return !members.contains(leader)
    }

    /// The room that handles the clue checks it.
    ///
    /// - Policy: ZJ-23
    static let membersOfRoom = Self(id: .membersOfRoom, policy: "ZJ-23") { input in
        guard case .formGroup(let members, _) = input.step else { return false }
        return !input.facts.room.isSuperset(of: members)
    }

    /// Nobody checks what they must stand aside from.
    ///
    /// - Policy: JB-48
    static let membersMayKnow = Self(id: .membersMayKnow, policy: "JB-48") { input in
        guard case .formGroup(let members, _) = input.step else { return false }
        return !input.facts.mayKnow.isSuperset(of: members)
    }

    /// A group is approved while the verification is under way, and once; a changed one once more.
    ///
    /// - Policy: DW-state
    static let groupWaits = Self(id: .groupWaits, policy: "DW-state") { input in
        guard case .approveGroup = input.step else { return false }
        guard case .underWay(_, .preliminaryVerification) = input.facts.state else { return true }
        return input.facts.isGroupApproved || input.facts.group.count < Checking.leastMembers
    }

    /// A leader approves the group; that of a check of a lower head, the head of the organ, for whom a deputy stands in
    /// where every head must stand aside.
    ///
    /// - Policy: ZJ-33
    static let groupApprover = Self(id: .groupApprover, policy: "ZJ-33") { input in
        guard case .approveGroup = input.step else { return false }
        let facts = input.facts
        let leaders = StandIn.deciders(
            facts.accusedIsLowerHead ? [.head] : [.deputy, .head], headsStandAside: facts.headsStandAside)
        return facts.caller.roles.isDisjoint(with: leaders)
    }

    /// And never who proposed it, holds the clue, or is in the group.
    ///
    /// - Policy: JB-17
    static let groupFourEyes = Self(id: .groupFourEyes, policy: "JB-17") { input in
        guard case .approveGroup = input.step else { return false }
        let (facts, caller) = (input.facts, input.facts.caller.staff)
        return caller == facts.groupProposer || caller == facts.state.claim?.holder || facts.group.contains(caller)
    }

    /// A report is written while the group checks.
    ///
    /// - Policy: ZJ-35
    static let groupBeforeReport = Self(id: .groupBeforeReport, policy: "ZJ-35") { input in
        guard case .writeReport = input.step else { return false }
        guard case .underWay(_, .preliminaryVerification) = input.facts.state else { return true }
        return input.facts.group.count < Checking.leastMembers
    }

    /// The group that writes and signs is the one that a leader approved; a change waits for approval again.
    ///
    /// - Policy: ZJ-33
    static let groupApproved = Self(id: .groupApproved, policy: "ZJ-33") { input in
        switch input.step {
        case .writeReport, .sign: !input.facts.isGroupApproved
        case .keepMinutes, .formGroup, .approveGroup, .recordSecretary: false
        }
    }

    /// A check ends as checks do, an appeal as appeals do.
    ///
    /// - Policy: JC-69
    static let endOfTrack = Self(id: .endOfTrack, policy: "JC-69") { input in
        guard case .writeReport(let finding) = input.step else { return false }
        return !finding.fits(appeal: input.facts.isAppeal)
    }

    /// Each signs for himself, and nobody signs who did not check.
    ///
    /// - Policy: ZJ-35
    static let signerIsMember = Self(id: .signerIsMember, policy: "ZJ-35") { input in
        guard case .sign = input.step else { return false }
        return !input.facts.group.contains(input.facts.caller.staff)
    }

    /// What is signed is what will be handed in.
    ///
    /// - Policy: ZJ-35
    static let signsTheLatest = Self(id: .signsTheLatest, policy: "ZJ-35") { input in
        guard case .sign(let report) = input.step else { return false }
        guard case .underWay(_, .preliminaryVerification) = input.facts.state else { return true }
        return input.facts.latestReport != report
    }

    /// - Policy: ZJ-35
    static let signsOnce = Self(id: .signsOnce, policy: "ZJ-35") { input in
        guard case .sign = input.step else { return false }
        return input.facts.signed.contains(input.facts.caller.staff)
    }
}
