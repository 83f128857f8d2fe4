extension Route.Rule {
    /// No room of this cell is free of the accused: a level above must decide.
    ///
    /// - Policy: JB-48
    static let noImpartialRoom = Self(id: .noImpartialRoom, policy: "JB-48") { situation in
        guard let seat = situation.disciplineSeat else { return .pass(.noDisciplineStaff) }
        guard situation.cadreRoom(from: seat) == nil else {
            return .pass(Bilingual("有可以公正办理的干部监督室", "an impartial cadre-supervision room exists"))
        }
        return .answer(
            .sealUp(.noImpartialRoom, to: situation.impartialSuperior(of: seat)),
            because: Bilingual(
                "承办的干部监督室涉及回避：密封报上一级机关",
                "the cadre-supervision room itself would have to step aside: sealed to the next-higher organ"
            )
        )
    }

    /// A clue about grassroots discipline staff is managed one level up (提级管理), sealed from the accused's organ.
    ///
    /// Township and village staff go to the county, county staff to the city, always to the cadre-supervision room.
    ///
    /// - Policy: HS-26
    static let disciplineStaff = Self(id: .disciplineStaff, policy: "HS-26") { situation in
        guard let seat = situation.disciplineSeat else { return .pass(.noDisciplineStaff) }
        guard situation.accused.contains(where: { situation.isBelowTheTop($0) }) else {
            return .pass(Bilingual("涉及的是最高一级机关的干部", "the accused staff belong to the top organ of this cell"))
        }
        guard let room = situation.cadreRoom(from: seat) else { return .pass(.noCadreRoom) }
        let organ = situation.tree.name(room.organ)
        return .answer(
            .handle(room, .escalated),
            because: Bilingual(
                "反映基层纪检监察干部：提级由\(organ.zh)干部监督室办理，对其所在机关保密",
                "about grassroots discipline staff: escalated to the cadre-supervision room of \(organ.en), sealed from "
                    + "their own organ"
            )
        )
    }

    /// Staff of the cell's top organ (not its head) go to that organ's own cadre-supervision room, outside theirs.
    ///
    /// - Policy: JC-63
    static let ownStaff = Self(id: .ownStaff, policy: "JC-63") { situation in
        guard let seat = situation.disciplineSeat else { return .pass(.noDisciplineStaff) }
        guard let room = situation.cadreRoom(from: seat) else { return .pass(.noCadreRoom) }
        return .answer(
            .handle(room, .own),
            because: Bilingual(
                "反映本机关纪检监察干部：由干部监督室办理，被反映人所在室回避",
                "about discipline staff of this organ: handled by cadre supervision, the accused's own room stands aside"
            )
        )
    }
}

extension Route.Situation {
    /// The lowest organ that may handle discipline staff; nil if none are accused, or their place is unknown.
    fileprivate var disciplineSeat: Organ.ID? { hasDisciplineStaff && input.matter == .accusation ? seat : nil }

    /// Inspection staff of a school or enterprise belong to no organ: they count as grassroots staff.
    fileprivate func isBelowTheTop(_ person: Route.Accused) -> Bool {
        person.posts.contains { post in
            guard let workplace = post.worksIn else { return true }
            return tree.superior(workplace) != nil
        }
    }
}

extension Bilingual {
    fileprivate static let noDisciplineStaff = Bilingual(
        "未反映所在机关明确的纪检监察干部", "no discipline staff of a known organ are accused"
    )
    fileprivate static let noCadreRoom = Bilingual("没有干部监督室", "no cadre-supervision room")
}
