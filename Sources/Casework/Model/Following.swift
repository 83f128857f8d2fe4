extension Organisation {
    /// What the history of a new document lacks: whatever the former one told and this one does not, and whatever changed
    /// between the two without either telling when. That is dated to the day on which the new one is loaded, as posts are;
    /// what is listed no more ends on it, and nobody is named yet who takes over.
    ///
    /// - Policy: HS-4
    public func lacking(after former: Organisation, on day: CivilDate) -> [Directory.Span] {
        var lacking: [Directory.Span] = []
        let told = Dictionary(grouping: spans) { Entry(kind: $0.kind, id: $0.id) }
        let before = Dictionary(grouping: former.spans) { Entry(kind: $0.kind, id: $0.id) }
        for kind in Directory.Span.Kind.allCases {
            let listed = former.listed.ids(of: kind).map { Entry(kind: kind, id: $0) }
            let gone = before.keys.filter { $0.kind == kind && !former.listed.has(kind, $0.id) }
            for entry in listed + gone.sorted(by: { $0.id < $1.id }) where told[entry] == nil {
                lacking += spans(of: entry, before[entry] ?? [], former: former, on: day)
            }
        }
        return lacking
    }

    private struct Entry: Hashable {
        let kind: Directory.Span.Kind
        let id: String
    }

    /// - Parameter known: what the former document told of it; this one tells nothing.
    private func spans(
        of entry: Entry, _ known: [Directory.Span], former: Organisation, on day: CivilDate
    ) -> [Directory.Span] {
        let now = listed.span(entry.kind, entry.id)
        guard let then = former.listed.span(entry.kind, entry.id) else {
            // What had ended and is listed again begins anew.
            return now == nil ? known : known + [Directory.Span(entry.kind, entry.id, from: day)]
        }
        // The last days are those that the former document listed, open or not told at all.
        let whole = Timeline.complete(known, isListed: true, entry.kind, entry.id)
        guard now != then, let present = whole.last, present.until == nil else { return known }
        // What came and went on one day was never.
        guard present.from.map({ $0 < day }) ?? true else { return Array(whole.dropLast()) }
        var ended = present.filled(from: then)
        ended.until = day
        return whole.dropLast().map { $0.filled(from: then) } + [ended]
    }
}
