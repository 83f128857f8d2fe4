/// Whether a row belongs to the organ above.
enum UpperMatter {
    /// Why the row must not be entered here, or nil if it may.
    ///
    /// - Policy: JB-15
    static func ground(of facts: borrowing RegisterFacts, context: RegisterContext) -> SealedRow.Ground? {
        let own = context.organ
        let post = facts.post
        if post.headOf == own.id { return .ownHead }
        if post.isWholeOrgan == own.id {
            if let head = own.head.flatMap({ context.directory[$0] }), facts.accused.persons.contains(head.name) {
                return .ownHead
            }
            // Nobody in particular: the organ itself is accused, and cannot judge itself.
            let isOrgan = facts.accused.persons.allSatisfy { $0 == facts.unit || $0 == own.name }
            if isOrgan { return .upperLevel }
        }
        let levels = [post.managedAt, facts.rankLevel].compactMap { $0 }
        return levels.contains { $0 > own.level } ? .upperLevel : nil
    }
}

/// Whether a row accuses somebody who works in the discipline system.
enum DisciplineMention {
    static func isAccused(in facts: borrowing RegisterFacts) -> Bool {
        if facts.post.isDisciplineStaff { return true }
        if facts.post.isFormerDisciplineStaff { return actedThen(facts) }
        let column = Array(facts[.rank].unicodeScalars)
        return disciplineRank.first(in: column) != nil
    }

    /// The act was done in the former post: 任纪委书记期间, 办案期间.
    private static func actedThen(_ facts: borrowing RegisterFacts) -> Bool {
        let summary = Array(facts[.summary].unicodeScalars.prefix(ReceiveLimits.summaryScalars))
        guard let period = periodEnd.first(in: summary) else { return false }
        let clause = summary[..<period.range.upperBound].lastIndex { PostWords.separators.contains($0) } ?? 0
        let before = Array(summary[clause..<period.range.upperBound])
        return PostWords.discipline.first(in: before)?.meaning == true || caseWork.first(in: before) != nil
    }

    private static let periodEnd = PhraseIndex(["期间", "任上", "任内", "时任"])
    private static let caseWork = PhraseIndex(["办案", "核查", "审查调查", "查办"])
    private static let disciplineRank = PhraseIndex(["纪检监察干部", "纪检干部", "监察干部"])
}
