extension Route.Rule {
    /// A report about somebody whom a higher committee manages goes sealed to the next-higher petition office.
    ///
    /// With several accused the highest decides for the whole report. The trap: the next-higher organ can itself be
    /// the accused's. Then the report goes past it.
    ///
    /// - Policy: JB-15
    static let upperLevel = Self(id: .upperLevel, policy: "JB-15") { situation in
        guard let highest = situation.highestManagement, highest > situation.input.receiver.level else {
            return .pass(Bilingual("被反映人不由上级党委管理", "no accused is managed by a higher committee"))
        }
        return .answer(
            .sealUp(.upperLevel, to: situation.impartialSuperior(of: situation.receiver)),
            because: Bilingual(
                "反映上级党委管理的干部：报主要负责人，5个工作日内密封报上一级信访部门",
                "about somebody managed by a higher committee: to the head, and sealed to the next-higher petition office "
                    + "in 5 working days"
            )
        )
    }
}
