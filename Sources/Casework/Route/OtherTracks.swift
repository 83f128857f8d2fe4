extension Route.Rule {
    /// An appeal (申诉) goes to case review at the organ that decided; if staff of that organ are accused, above it.
    ///
    /// - Policy: JC-69
    static let appeal = Self(id: .appeal, policy: "JC-69") { situation in
        guard situation.input.matter == .appeal else { return .pass(.notAnAppeal) }
        let decided = situation.input.decisionOrgan.flatMap { situation.tree.contains($0) ? $0 : nil }
        guard let room = situation.reviewRoom(from: decided ?? situation.receiver) else {
            return .pass(Bilingual("没有可受理申诉的案件审理室", "no case-review room can take the appeal"))
        }
        return .answer(
            .toAppealTrack(room),
            because: Bilingual(
                "申诉：由作出决定的机关的案件审理室复审、复核", "an appeal: reviewed by case review at the organ that decided"
            )
        )
    }

    /// Criticism and suggestions (批评建议) are no clue.
    ///
    /// - Policy: DW-suggestion
    static let suggestion = Self(id: .suggestion, policy: "DW-suggestion") { situation in
        guard situation.input.matter == .suggestion else {
            return .pass(Bilingual("不是批评建议", "not a suggestion"))
        }
        return .answer(
            .toPolicyTrack,
            because: Bilingual("批评建议：转政策研究，采纳的予以答复", "a suggestion: studied, and answered if it is adopted")
        )
    }
}

extension Bilingual {
    fileprivate static let notAnAppeal = Bilingual("不是申诉", "not an appeal")
}
