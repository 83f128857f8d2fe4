extension Route.Rule {
    /// What a lower organ is competent for goes down, one hop at a time; each hop has five working days.
    ///
    /// - Policy: JB-16
    static let forwardDown = Self(id: .forwardDown, policy: "JB-16") { situation in
        guard let seat = situation.ordinarySeat else { return .pass(.noPlacedAccused) }
        guard situation.tree.isStrictlyBelow(seat, situation.receiver) else {
            return .pass(Bilingual("管辖机关不在本机关以下", "the competent organ is not below this one"))
        }
        let next = situation.tree.chain(seat).first { situation.tree.superior($0) == situation.receiver }
        guard let next, let room = situation.mailRoom(of: next) else { return .pass(.noMailRoom) }
        let organ = situation.tree.name(next)
        return .answer(
            .forwardDown(room),
            because: Bilingual(
                "由下级管辖：转送\(organ.zh)，5个工作日内受理或继续转送",
                "a lower organ is competent: forwarded to \(organ.en), which accepts or forwards in 5 working days"
            )
        )
    }

    /// What a neighbouring organ is competent for goes to it in five working days.
    ///
    /// - Policy: SS-169
    static let forwardAcross = Self(id: .forwardAcross, policy: "SS-169") { situation in
        guard let seat = situation.ordinarySeat else { return .pass(.noPlacedAccused) }
        let level = situation.input.receiver.level
        let neighbour = situation.tree.highest(from: seat, upTo: level)
        guard let neighbour, neighbour != situation.receiver else {
            return .pass(Bilingual("没有同级的管辖机关", "no organ of this level is competent"))
        }
        guard let room = situation.mailRoom(of: neighbour) else { return .pass(.noMailRoom) }
        let organ = situation.tree.name(neighbour)
        return .answer(
            .forwardAcross(room),
            because: Bilingual(
                "属其他机关管辖：5个工作日内移送\(organ.zh)", "another organ is competent: handed to \(organ.en) in 5 working days"
            )
        )
    }
}

extension Bilingual {
    fileprivate static let noMailRoom = Bilingual("管辖机关没有收件的室", "the competent organ has no room that takes mail")
}
