extension Route.Rule {
    /// An important case about village or township posts is reviewed one level up (重要案件提级审查).
    ///
    /// - Policy: HS-26
    static let importantCase = Self(id: .importantCase, policy: "HS-26") { situation in
        guard let seat = situation.ordinarySeat else { return .pass(.noPlacedAccused) }
        guard let ground = situation.input.gravity.groundOfImportance(situation.input.conventions) else {
            return .pass(Bilingual("不属于重要案件", "not an important case"))
        }
        guard situation.accused.allSatisfy(\.isGrassroots) else {
            return .pass(Bilingual("被反映人不全是基层人员", "not all accused hold grassroots posts"))
        }
        guard let upper = situation.oneLevelUp(from: seat), let room = situation.supervisionRoom(of: upper) else {
            return .pass(Bilingual("已在最高一级", "already at the top level"))
        }
        let organ = situation.tree.name(upper)
        return .answer(
            .handle(room, .escalated),
            because: Bilingual(
                "重要案件（\(ground.zh)）：提级由\(organ.zh)审查", "an important case (\(ground.en)): escalated to \(organ.en)"
            )
        )
    }
}

extension Route.Situation {
    /// The lowest organ with authority over all accused, where none of them is discipline staff.
    var ordinarySeat: Organ.ID? { hasDisciplineStaff || input.matter != .accusation ? nil : seat }

    /// Where several organs' cadres are accused, their common superior is one level up already.
    fileprivate func oneLevelUp(from seat: Organ.ID) -> Organ.ID? {
        managing.contains(seat) ? tree.chain(seat).dropFirst().first { !barredOrgans.contains($0) } : seat
    }
}

extension Route.Accused {
    fileprivate var isGrassroots: Bool {
        guard let level else { return false }
        return level <= .township || isBelowSectionRank
    }
}

extension Bilingual {
    static let noPlacedAccused = Bilingual(
        "没有管理权限明确的普通被反映人", "no accused outside the discipline system whose management is known"
    )
}
