extension Route.Rule {
    /// Interference at the lower organ was registered: this organ takes the matter from it.
    ///
    /// - Policy: JC-17
    static let interference = Self(id: .interference, policy: "JC-17") { situation in
        guard situation.input.interferenceReports > 0 else {
            return .pass(Bilingual("没有过问干预登记", "no interference was registered"))
        }
        return situation.takeUp(
            from: { _ in true },
            because: Bilingual(
                "下级机关有过问干预登记：由本机关直接办理", "interference was registered at the lower organ: handled here"
            )
        )
    }

    /// Micro-corruption (微腐败) at the villages stays with the county: fast diversion, fast check.
    ///
    /// - Policy: HS-29
    static let microCorruption = Self(id: .microCorruption, policy: "HS-29") { situation in
        guard situation.input.isMicroCorruption, situation.input.conventions.keepsMicroCorruption else {
            return .pass(Bilingual("不属于由上级直办的“微腐败”", "not micro-corruption that the higher organ keeps"))
        }
        return situation.takeUp(
            from: { $0 <= .township },
            because: Bilingual(
                "基层“微腐败”问题：优先受理、快速分流，由本机关直接办理", "micro-corruption: priority, handled here"
            )
        )
    }

    /// A matter that comes back, or a verified voice with a strong public reaction, stays with the county.
    ///
    /// - Policy: JB-20
    static let recurring = Self(id: .recurring, policy: "JB-20") { situation in
        let input = situation.input
        guard input.earlierReports > 0 || (input.signature.isRealName && input.publicReaction) else {
            return .pass(Bilingual("不是重复或反映强烈的实名件", "neither repeated nor real-name with strong reaction"))
        }
        return situation.takeUp(
            from: { $0 <= .township },
            because: Bilingual(
                "重复反映或群众反映强烈的实名件：由本机关直接办理",
                "repeated, or real-name with a strong public reaction: handled here"
            )
        )
    }
}

extension Route.Situation {
    /// Handled here if the seat is the organ right below, and of a fitting level.
    fileprivate func takeUp(from fits: (Level) -> Bool, because: Bilingual) -> Route.Verdict {
        guard input.mayTakeUp else {
            return .pass(Bilingual("主要负责人不批准由本机关办理", "the head did not approve that this organ takes it up"))
        }
        guard let seat = ordinarySeat, let level = tree.level(seat) else { return .pass(.noPlacedAccused) }
        guard tree.superior(seat) == receiver, fits(level) else {
            return .pass(Bilingual("管辖机关不是本机关的直接下级", "the competent organ is not right below this one"))
        }
        guard let room = supervisionRoom(of: receiver) else { return .pass(.noSupervisionRoom) }
        return .answer(.handle(room, .takenUp), because: because)
    }
}
