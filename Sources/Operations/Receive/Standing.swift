public import Casework

extension Directory {
    /// Where an accused stands, as far as unit and post tell, seen from the papers of an organ.
    public func standing(of accused: AccusedDraft, seenFrom organ: Organ.ID) -> AccusedStanding {
        let text = accused.unit + accused.post
        let reading = headReading(accused, seenFrom: organ) ?? readPost(text, seenFrom: organ)
        var standing = standing(of: reading, text: text)
        if let accusedOrgan = standing.disciplineOrgan.flatMap({ self[$0] }) {
            let isHead = isHead(accused.name, of: accusedOrgan.id)
            // The organ as a body cannot judge itself either (JB-15).
            let isBody = reading.isWholeOrgan != nil && (accused.name.isEmpty || accused.name == accusedOrgan.name)
            if isHead || isBody { standing.isOrganHead = true }
        }
        if standing.disciplineOrgan == nil { readPartyRole(of: accused, into: &standing, seenFrom: organ) }
        return standing
    }

    /// Whether somebody heads a Party committee, or the committee itself is accused; the villages have none that counts.
    private func readPartyRole(
        of accused: AccusedDraft, into standing: inout AccusedStanding, seenFrom organ: Organ.ID
    ) {
        let text = accused.unit + accused.post
        if accused.post.isEmpty, accused.name.isEmpty || accused.name == accused.unit,
            ["党委", "党工委", "党组", "市委", "县委", "区委"].contains(where: accused.unit.hasSuffix)
        {
            standing.partyRole = .body
            raiseAboveCommittee(&standing, seenFrom: organ)
        } else if standing.level.map({ $0 > .village }) ?? false,
            ["党委书记", "党工委书记", "党组书记", "市委书记", "县委书记", "区委书记"].contains(where: text.contains)
        {
            standing.partyRole = .head
        }
    }

    /// The committee of a place, as a body, is managed by the committee above it (上级党委); that of a bureau is not.
    ///
    /// - Policy: JB-15
    func raiseAboveCommittee(_ standing: inout AccusedStanding, seenFrom organ: Organ.ID) {
        if standing.unit.flatMap({ self[Unit.ID($0)] }) != nil { return }
        let township = standing.unit.flatMap { self[Township.ID($0)]?.organ }
        guard let level = standing.level ?? (township == nil ? nil : .township) else { return }
        let above = max(level, .township).superior
        if standing.managedAt.map({ $0 < above }) ?? true {
            standing.managedAt = above
            standing.managingOrgan = chain(from: township ?? organ).first { $0.level >= above }?.id
        }
    }

    /// Whether a name is the one on record for the head of an organ.
    func isHead(_ name: String, of organ: Organ.ID) -> Bool {
        guard !name.isEmpty, let head = self[organ]?.head else { return false }
        return self[head]?.name == name
    }

    /// At the desk the organ is often written twice: 大冶市纪委监委 as the unit, 大冶市纪委书记 or 纪委书记 as the post.
    private func headReading(_ accused: AccusedDraft, seenFrom organ: Organ.ID) -> PostReading? {
        guard let whole = readPost(accused.unit, seenFrom: organ).isWholeOrgan else { return nil }
        let place = townships.first { $0.organ == whole }?.name ?? self[whole].flatMap { self[$0.division]?.name } ?? ""
        return [accused.post, place + accused.post].lazy
            .map { readPost($0, seenFrom: whole) }
            .first { $0.headOf == whole }
    }

    /// Where an accused stands by a reading of the post.
    func standing(of reading: PostReading, text: String) -> AccusedStanding {
        let staffOrgan =
            reading.isWholeOrgan ?? reading.headOf ?? (reading.isDisciplineStaff ? disciplineOrgan(reading) : nil)
        return AccusedStanding(
            level: postLevel(reading, text), managedAt: reading.managedAt, managingOrgan: reading.managedBy,
            disciplineOrgan: staffOrgan, disciplineRoom: staffOrgan.flatMap { room(named: text, in: $0) },
            isOrganHead: reading.headOf != nil, unit: unit(reading.place)
        )
    }

    private func postLevel(_ reading: PostReading, _ text: String) -> Level? {
        switch reading.place {
        case .township: text.contains("村") || text.contains("社区") ? .village : .township
        case .unit(let id): self[id]?.level
        case .division(let id): self[id]?.level
        case nil: nil
        }
    }

    private func disciplineOrgan(_ reading: PostReading) -> Organ.ID? {
        switch reading.place {
        case .township(let id): self[id]?.organ
        case .division(let id): self[id]?.organ
        case .unit(let id): self[id].flatMap { self[$0.division]?.organ }
        case nil: nil
        }
    }

    private func room(named text: String, in organ: Organ.ID) -> Room.ID? {
        rooms(of: organ).first { text.contains($0.name) }?.id
    }

    private func unit(_ place: Place?) -> String? {
        switch place {
        case .township(let id): id.rawValue
        case .unit(let id): id.rawValue
        case .division, nil: nil
        }
    }
}

extension AccusedStanding {
    /// The facts of triage. `receiver` is the organ that received the report.
    func triageFacts(receiver: Organ.ID) -> Triage.Accused {
        Triage.Accused(
            managedAt: managedAt, postLevel: level, isGrassroots: (managedAt ?? level ?? .city) <= .township,
            isDisciplineStaff: disciplineOrgan != nil || formerOrgan != nil || isUnattached,
            isHeadOfDisciplineOrgan: isOrganHead,
            isOwnHead: isOrganHead && disciplineOrgan == receiver || record.heads.contains(receiver)
        )
    }
}
