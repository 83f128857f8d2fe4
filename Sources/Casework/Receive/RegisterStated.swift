extension RegisterColumn {
    /// The columns that few registers have, in their order.
    static let stated: [RegisterColumn] = [.breach, .reaction, .decidedBy, .acted]
}

extension StatedFacts {
    /// What a row of a register states beyond its summary. What cannot be read is left out here, and stands with the
    /// handling of the matter (`RegisterHandling`).
    ///
    /// - Policy: JB-4, JC-69, HS-26
    init(_ facts: borrowing RegisterFacts, _ context: RegisterContext) {
        let (breach, organ) = (facts[.breach], facts[.decidedBy])
        self.init(
            breaches: Set(Breach.allCases.filter { breach.contains($0.name.zh) }),
            publicReaction: Self.yes.contains(facts[.reaction]),
            decisionOrgan: organ.isEmpty
                ? nil : context.directory.organs.first { $0.name == organ || $0.id.rawValue == organ }?.id,
            actedOn: Self.period(facts[.acted], year: context.year))
    }

    private static let yes: Set<String> = ["是", "有", "强烈", "反映强烈", "群众反映强烈", "√", "1", "Y", "y", "yes"]

    /// One day, or two with 至 or its like between them.
    private static func period(_ written: String, year: Int) -> ActPeriod? {
        let parts = written.split { $0 == "至" || $0 == "到" || $0 == "~" || $0 == "～" || $0 == "—" }
        let days = parts.map { WrittenDate.read(String($0), year: year).day }
        guard (1...2).contains(days.count), days.allSatisfy({ $0 != nil }) else { return nil }
        return ActPeriod(stated: days[0], days[days.count - 1])
    }
}
