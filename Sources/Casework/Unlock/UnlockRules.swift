extension Unlock {
    /// Conditions in order of precedence. The first one that is not met decides. The first three are silent: whoever they
    /// keep out does not learn that there is a report.
    public static let rules: [Rule] = [
        .ownOrgan, .neverOfTheAccused, .nobodyAside, .parties, .itemOpen, .neverTraced, .post, .purposeOfPost, .words,
        .minutes, .once, .few, .waiting, .twoPersons, .twoRooms, .ofTheTwo, .live,
    ]

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case ownOrgan = "own_organ"
        case neverOfTheAccused = "never_of_the_accused"
        case nobodyAside = "nobody_aside"
        case parties
        case itemOpen = "item_open"
        case neverTraced = "never_traced"
        case post
        case purposeOfPost = "purpose_of_post"
        case words, minutes, once, few, waiting
        case twoPersons = "two_persons"
        case twoRooms = "two_rooms"
        case ofTheTwo = "of_the_two"
        case live

        /// Whether a refusal must not even say that there is a report.
        public var isSilent: Bool {
            switch self {
            case .ownOrgan, .neverOfTheAccused, .nobodyAside: true
            case .parties, .itemOpen, .neverTraced, .post, .purposeOfPost, .words, .minutes, .once, .few, .waiting,
                .twoPersons, .twoRooms, .ofTheTwo, .live:
                false
            }
        }
    }
}

// MARK: - Who

extension Unlock.Rule {
    /// It is a matter of the organ that has the report or a clue of it.
    ///
    /// - Policy: JB-47
    static let ownOrgan = Self(.ownOrgan, "JB-47") { input in
        !input.facts.item.organs.contains(input.facts.caller.caller.organ)
    }

    /// Nobody of the accused's organ, or of one below it, ever opens it; where the accused belongs to the organ itself
    /// nobody there does.
    ///
    /// - Policy: HS-26
    static let neverOfTheAccused = Self(.neverOfTheAccused, "HS-26") { input in
        input.facts.item.isOfAccused(input.facts.caller.caller.organ)
    }

    /// The accused, who stands aside, and who declared a relative or an interest that bears the reporter's name.
    ///
    /// - Policy: JB-48
    static let nobodyAside = Self(.nobodyAside, "JB-48") { input in input.facts.item.keepsOut(input.facts.caller) }

    /// The same holds for the other one of the two, who is told apart by nothing.
    ///
    /// - Policy: JB-48
    static let parties = Self(.parties, "JB-48") { input in
        guard let parties = input.parties else { return true }
        let item = input.facts.item
        return parties.dropFirst().contains { party in
            let caller = party.person.caller
            return !item.organs.contains(caller.organ) || item.isOfAccused(caller.organ)
                || item.keepsOut(party.person) || !party.hasPost(in: item) || input.moved(party)
        }
    }

    /// The caller's post allows it: the petition office and who has the clue in hand ask, the head of the petition office, a
    /// deputy and the head grant. An administrator or an auditor does neither.
    ///
    /// - Policy: JB-47
    static let post = Self(.post, "JB-47") { input in
        guard let party = input.parties?.first else { return false }
        return !party.hasPost(in: input.facts.item) || input.moved(party)
    }
}

extension Unlock.Item {
    fileprivate func isOfAccused(_ organ: Organ.ID) -> Bool {
        barredOrgans.contains(organ) || accusedOrgans.contains(organ)
    }

    fileprivate func keepsOut(_ person: Unlock.Person) -> Bool {
        person.standsAside || person.caller.room.map(barredRooms.contains) ?? false
    }
}

extension UnlockParty {
    fileprivate func hasPost(in item: Unlock.Item) -> Bool {
        let caller = person.caller
        return switch part {
        case .asker(.office):
            caller.organ == item.holder && !caller.roles.isDisjoint(with: [.registrar, .petitionLead])
        case .asker(.holder): person.holdsClue && caller.roles.contains(.roomMember)
        case .granter: !caller.roles.isDisjoint(with: [.petitionLead, .deputy, .head])
        }
    }
}

extension Unlock.Input {
    /// Whether somebody works elsewhere now than where they asked or granted.
    fileprivate func moved(_ party: UnlockParty) -> Bool {
        guard let state = facts.state else { return false }
        let seats = [state.request.by] + (state.grant.map { [$0.by] } ?? [])
        return seats.contains { $0.staff == party.person.caller.staff && $0 != party.person.seat }
    }
}

// MARK: - What

extension Unlock.Rule {
    /// What waits for its number, is sealed or to be sealed, void, split or archived is not opened.
    ///
    /// - Policy: DW-unlock
    static let itemOpen = Self(.itemOpen, "DW-unlock") { input in !input.isEnding && !input.facts.item.isOpen }

    /// Who did not sign is not looked for, nor who was not found; of the latter the petition office may ask once more.
    ///
    /// - Policy: JB-29
    static let neverTraced = Self(.neverTraced, "JB-29") { input in
        guard !input.isEnding else { return false }
        let item = input.facts.item
        return switch item.signature {
        case .anonymous: true
        case .unverifiable: input.purpose != .verifySignature || !item.isGiven
        case .realNameClaimed, .realNameVerified: !item.isGiven
        }
    }

    /// Each post has its purposes.
    ///
    /// - Policy: JB-47
    static let purposeOfPost = Self(.purposeOfPost, "JB-47", field: "purpose") { input in
        switch input.act {
        case .ask(let purpose, let post, _, _): !purpose.posts.contains(post)
        case .grant, .refuse, .open, .close: false
        }
    }

    /// It says for what exactly.
    ///
    /// - Policy: DW-unlock
    static let words = Self(.words, "DW-unlock", field: "words") { input in
        switch input.act {
        case .ask(_, _, _, let words): !UnlockLimits.words.contains(words)
        case .grant, .refuse, .open, .close: false
        }
    }

    /// At most 30 minutes, and no more than was asked for.
    ///
    /// - Policy: DW-unlock
    static let minutes = Self(.minutes, "DW-unlock", field: "minutes") { input in
        switch input.act {
        case .ask(_, _, let minutes, _): !UnlockLimits.minutes.contains(minutes)
        case .grant(let minutes):
            !UnlockLimits.minutes.contains(minutes) || minutes > input.facts.state?.request.minutes ?? 0
        case .refuse, .open, .close: false
        }
    }

    /// One request of a person for a report at a time.
    ///
    /// - Policy: DW-unlock
    static let once = Self(.once, "DW-unlock") { input in
        switch input.act {
        case .ask: input.facts.hasOpenRequest
        case .grant, .refuse, .open, .close: false
        }
    }

    /// Nobody goes through the register by asking.
    ///
    /// - Policy: DW-unlock
    static let few = Self(.few, "DW-unlock") { input in
        switch input.act {
        case .ask: input.facts.requestsToday >= UnlockLimits.requestsPerDay
        case .grant, .refuse, .open, .close: false
        }
    }
}

// MARK: - Two persons, and minutes

extension Unlock.Rule {
    /// What waits is decided, once and in time.
    ///
    /// - Policy: DW-unlock
    static let waiting = Self(.waiting, "DW-unlock") { input in
        switch input.act {
        case .grant, .refuse:
            switch input.facts.state?.at(input.facts.moment) {
            case .requested: false
            case .granted, .refused, .lapsed, .ended, nil: true
            }
        case .ask, .open, .close: false
        }
    }

    /// Nobody grants what they asked for, under whatever account.
    ///
    /// - Policy: DW-unlock
    static let twoPersons = Self(.twoPersons, "DW-unlock") { input in
        switch input.act {
        case .grant: input.isOfAsker || input.facts.isNamesake
        case .ask, .refuse, .open, .close: false
        }
    }

    /// From two rooms; the leaders of an organ count as one.
    ///
    /// - Policy: DW-unlock
    static let twoRooms = Self(.twoRooms, "DW-unlock") { input in
        switch input.act {
        case .grant: input.facts.state?.request.by.sharesRoom(with: input.facts.caller.seat) ?? true
        case .ask, .refuse, .open, .close: false
        }
    }

    /// Whoever asked reads it, and one of the two locks it.
    ///
    /// - Policy: DW-unlock
    static let ofTheTwo = Self(.ofTheTwo, "DW-unlock") { input in
        switch input.act {
        case .open: !input.isOfAsker
        case .close: !input.isOfAsker && input.facts.state?.grant?.by.staff != input.facts.caller.caller.staff
        case .ask, .grant, .refuse: false
        }
    }

    /// Between the grant and its end; after that it is asked for anew.
    ///
    /// - Policy: DW-unlock
    static let live = Self(.live, "DW-unlock") { input in
        switch input.act {
        case .open, .close:
            switch input.facts.state?.at(input.facts.moment) {
            case .granted(_, let grant): input.facts.moment < grant.at
            case .requested, .refused, .lapsed, .ended, nil: true
            }
        case .ask, .grant, .refuse: false
        }
    }
}

extension Unlock.Input {
    /// What takes something off the table is never held up by what has become of the item.
    fileprivate var isEnding: Bool {
        switch act {
        case .refuse, .close: true
        case .ask, .grant, .open: false
        }
    }
}
