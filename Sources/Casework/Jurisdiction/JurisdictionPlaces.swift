// From where, to where, and when.

extension Jurisdiction.Rule {
    /// What goes to a competent organ is passed on by routing and by nobody's hand.
    ///
    /// - Policy: JB-16
    static let routingForwards = Self(id: .routingForwards, policy: "JB-16") { input in
        if input.facts.isByRouting, case .withdraw = input.act {
            return Jurisdiction.Objection(
                reason: Bilingual("分流规则提出的提级不能撤回", "What routing proposes is not withdrawn by hand"),
                remedy: Bilingual("请由主要负责人批准或者不批准", "Let the head approve or refuse it"))
        }
        guard input.act.measure.kind == .forward else { return nil }
        return Jurisdiction.Objection(
            reason: Bilingual("转送由分流规则决定", "Routing passes a report on"),
            remedy: Bilingual("请在研判时核准被反映人的单位和层级", "Correct unit and level of the accused in triage")
        )
    }

    /// A clue that is finished, or back with its petition office, is not moved.
    ///
    /// - Policy: DW-state
    static let stateAllows = Self(id: .stateAllows, policy: "DW-state") { input in
        guard input.act.bringsAbout, !input.facts.isOpen else { return nil }
        return Jurisdiction.Objection(
            reason: Bilingual("线索已办结或者已退回信访室", "The clue is finished, or back with the petition office"),
            remedy: Bilingual("请重新办理或者重新研判后再提出", "Reopen it, or triage it again, first")
        )
    }

    /// One measure waits for its decision at a time, so that nobody approves what another approval has undone.
    ///
    /// - Policy: DW-measure
    static let oneAtATime = Self(id: .oneAtATime, policy: "DW-measure") { input in
        guard case .propose = input.act, input.facts.hasOpenProposal else { return nil }
        return Jurisdiction.Objection(
            reason: Bilingual("已有一项措施待审批", "Another measure waits for its decision"),
            remedy: Bilingual("请先审批或者撤回", "Have it decided or withdrawn first")
        )
    }

    /// Only what lies with a lower organ is taken up.
    ///
    /// - Policy: JC-16
    static let fromBelow = Self(id: .fromBelow, policy: "JC-16") { input in
        guard input.act.bringsAbout, input.act.measure.kind == .escalate else { return nil }
        guard !input.facts.isByRouting else { return nil }
        guard (input.facts.height(of: input.facts.actingOrgan) ?? 0) < 1 else { return nil }
        return Jurisdiction.Objection(
            reason: Bilingual("线索不在下级机关", "The clue does not lie with a lower organ"),
            remedy: Bilingual("本机关的线索可以改派、交办或者报请上级", "Move it to another room, assign it, or ask the higher organ")
        )
    }

    /// An organ assigns, shares and hands up what it handles itself.
    ///
    /// - Policy: JB-20
    static let ownMatter = Self(id: .ownMatter, policy: "JB-20") { input in
        guard input.act.bringsAbout else { return nil }
        switch input.act.measure.kind {
        case .escalate, .designate, .cross, .forward: return nil
        case .assign, .joint, .requestEscalation: break
        }
        guard input.facts.actingOrgan != input.facts.handlingOrgan else { return nil }
        return Jurisdiction.Objection(
            reason: Bilingual("线索不由本机关办理", "The organ does not handle the clue itself"),
            remedy: Bilingual("请提级管辖或者指定管辖", "Take it up, or designate an organ")
        )
    }

    /// An organ disposes of itself and of what is below it; a request goes one level up.
    ///
    /// - Policy: JC-17
    static let insideSubtree = Self(id: .insideSubtree, policy: "JC-17") { input in
        guard input.act.bringsAbout else { return nil }
        let facts = input.facts
        let isInside =
            switch input.act.measure {
            case .escalate(let to): to.organ == facts.actingOrgan
            case .designate(let to), .assign(let to, _): facts.below.contains(to.organ)
            case .cross(let to): to.organ == facts.actingOrgan || facts.below.contains(to.organ)
            case .joint(let rooms):
                rooms.allSatisfy { $0.organ == facts.actingOrgan || facts.below.contains($0.organ) }
            case .requestEscalation(let to): to.organ == facts.superiors.first
            case .forward: true
            }
        guard !isInside else { return nil }
        return Jurisdiction.Objection(
            reason: Bilingual("对方机关不在可选范围", "That organ is out of reach for this measure"),
            remedy: Bilingual(
                "指定、交办只限下级机关；报请只限上一级机关", "Designate or assign to organs below; ask the next-higher one")
        )
    }

    /// Material never goes to the accused's own organ, to one below it, or to a room that must not know (C6).
    ///
    /// - Policy: HS-26
    static let accusedOrgan = Self(id: .accusedOrgan, policy: "HS-26") { input in
        guard input.act.bringsAbout else { return nil }
        let facts = input.facts
        let isBarred = input.act.measure.rooms.contains { place in
            facts.barredOrgans.contains(place.organ) || facts.accusedOrgans.contains(place.organ)
                || facts.barredRooms.contains(place.room)
        }
        guard isBarred else { return nil }
        // It does not say why: the proposer may not know whom the clue accuses.
        return Jurisdiction.Objection(
            reason: Bilingual("该机关或者该室不能承办这件线索", "That organ or room cannot have the clue"),
            remedy: Bilingual("请另选机关或者承办室", "Choose another organ or room")
        )
    }

    /// Who handles crossed does not belong to the accused's own place. A local choice.
    ///
    /// - Policy: DW-cross
    static let impartialHandlers = Self(id: .impartialHandlers, policy: "DW-cross") { input in
        guard input.act.bringsAbout, case .cross(let to) = input.act.measure else { return nil }
        guard input.facts.accusedPlaces.contains(to.organ) else { return nil }
        return Jurisdiction.Objection(
            reason: Bilingual("交叉办案的承办人不能来自被反映人所在地", "Who handles it crossed cannot come from the accused's place"),
            remedy: Bilingual("请另选其他机关的承办室", "Choose a room of another organ")
        )
    }

    /// A measure changes something: another organ, or another room.
    ///
    /// - Policy: DW-measure
    static let elsewhere = Self(id: .elsewhere, policy: "DW-measure") { input in
        guard input.act.bringsAbout else { return nil }
        let place = input.facts.state.destination
        guard !input.facts.isByRouting else { return nil }
        let isHere =
            switch input.act.measure {
            case .escalate(let to), .designate(let to), .assign(let to, _), .requestEscalation(let to):
                to.organ == place.organ
            case .cross(let to): to == place
            case .joint(let rooms): rooms.contains(place)
            case .forward: false
            }
        guard isHere else { return nil }
        return Jurisdiction.Objection(
            reason: Bilingual("线索已经在那里", "The clue lies there already"),
            remedy: Bilingual("请另选机关或者承办室", "Choose another organ or room")
        )
    }

    /// A clue goes to a room that handles clues; one on discipline staff to cadre supervision.
    ///
    /// - Policy: ZJ-23
    static let handlingRoom = Self(id: .handlingRoom, policy: "ZJ-23") { input in
        guard input.act.bringsAbout else { return nil }
        let facts = input.facts
        let moves = input.act.measure.destination != nil
        // An appeal lies with case review, and stays there.
        let isHandled = facts.rooms[facts.state.destination.room]?.kind.handlesClues == true
        let fits =
            isHandled
            && input.act.measure.rooms.allSatisfy { place in
                guard let room = facts.rooms[place.room], room.organ == place.organ else { return false }
                return room.kind.handlesClues && (!moves || !facts.isOnStaff || room.kind == .cadreSupervision)
            }
        guard !fits else { return nil }
        return Jurisdiction.Objection(
            reason: Bilingual("没有可以承办的室", "There is no room that could have it"),
            remedy: Bilingual("请另选；纪检监察干部线索由干部监督室承办", "Choose another; cadre supervision handles discipline staff")
        )
    }

    /// Joint handling names who assists, each once. A local choice.
    ///
    /// - Policy: DW-joint
    static let parties = Self(id: .parties, policy: "DW-joint") { input in
        guard input.act.bringsAbout, case .joint(let rooms) = input.act.measure else { return nil }
        let isInOrder =
            (1...input.facts.assistingRooms).contains(rooms.count) && Set(rooms).count == rooms.count
        guard !isInOrder else { return nil }
        return Jurisdiction.Objection(
            reason: Bilingual("请选择协办的室，不能重复", "Name the rooms that assist, each once"),
            remedy: Bilingual(
                "最多\(input.facts.assistingRooms)个室", "At most \(input.facts.assistingRooms) rooms")
        )
    }

    /// What was assigned or designated is handled by the organ that was named: it does not pass it on.
    ///
    /// - Policy: JB-21
    static let bound = Self(id: .bound, policy: "JB-21") { input in
        let facts = input.facts
        guard input.act.bringsAbout, let binding = facts.boundBy else { return nil }
        guard let mine = facts.height(of: facts.actingOrgan), let theirs = facts.height(of: binding), mine < theirs
        else { return nil }
        let passesOn =
            switch input.act.measure {
            case .escalate, .designate, .assign: true
            case .cross(let to): to.organ != facts.handlingOrgan
            case .joint, .requestEscalation, .forward: false
            }
        guard passesOn else { return nil }
        return Jurisdiction.Objection(
            reason: Bilingual("上级交办、指定的线索不能再转出", "What was assigned or designated from above is not passed on"),
            remedy: Bilingual("确有困难的，请报请上级管辖", "Where it cannot be handled here, ask the higher organ to take it")
        )
    }
}
