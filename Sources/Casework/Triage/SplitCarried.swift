extension Split {
    /// What of words that were written about the whole goes to a part of it.
    public enum Carried: Hashable, Sendable, CaseIterable {
        case words
        /// That something was written, and not what: the words name somebody of another part too.
        case withoutWords
        /// They are another part's alone.
        case nothing
    }

    /// Words that name nobody are every part's; words that name people are the parts' whose accused they name, and no part
    /// reads of whom another accuses.
    ///
    /// - Policy: DW-split, JB-15
    public static func carried(_ words: String, to part: Part, named names: [String]) -> Carried {
        if strangers(in: Part(accused: part.accused, text: words), named: names).isEmpty { return .words }
        let own = part.accused.compactMap { names.indices.contains($0) ? names[$0] : nil }
        return own.contains { $0.count > 1 && words.contains($0) } ? .withoutWords : .nothing
    }

    /// Who stands aside from a part: whoever stands aside from the whole, and whoever the part accuses. Whoever another part
    /// alone accuses is not named by this one.
    ///
    /// - Parameters:
    ///   - barred: who is kept from the whole.
    ///   - recused: of these, who is on record as standing aside from it.
    ///   - accused: of these, who is accused in any part.
    ///   - own: who is accused in this one.
    /// - Policy: JB-48, DW-split
    public static func aside(
        _ barred: Set<Staff.ID>, recused: Set<Staff.ID>, accused: Set<Staff.ID>, own: Set<Staff.ID>
    ) -> Set<Staff.ID> {
        own.union(recused).union(barred.subtracting(accused))
    }
}
