extension Route.Rule {
    /// The organ that would be competent was kept from the matter before: the nearest one above it that may know handles.
    ///
    /// Arises when the accused are corrected: whoever was barred once stays so, even where nobody there is accused any
    /// more.
    ///
    /// - Policy: JB-48
    static let impartialAbove = Self(id: .impartialAbove, policy: "JB-48") { situation in
        guard let seat = situation.ordinarySeat else { return .pass(.noPlacedAccused) }
        guard situation.barredOrgans.contains(seat) else {
            return .pass(Bilingual("管辖机关没有被排除知悉", "the competent organ is not barred"))
        }
        let upper = situation.impartialSuperior(of: seat)
        guard let upper, let room = situation.supervisionRoom(of: upper) else {
            return .answer(
                .sealUp(.noImpartialRoom, to: upper),
                because: Bilingual(
                    "管辖机关已被排除知悉，其上没有可办理的机关：密封报上一级",
                    "the competent organ is barred, and none above it here can handle: sealed to the next-higher organ"
                )
            )
        }
        let organ = situation.tree.name(upper)
        return .answer(
            .handle(room, .escalated),
            because: Bilingual(
                "管辖机关已被排除知悉：由\(organ.zh)办理", "the competent organ is barred: \(organ.en) handles"
            )
        )
    }
}
