/// The organs of a cell by their superiors.
///
/// A superior that is unknown, or not of a higher level, counts as none: so every climb ends, whatever the rows say.
struct OrganTree: Sendable {
    private let organs: [Organ.ID: Route.OrganFact]
    /// Every organ with those above it, lowest first: routing climbs more often than it does anything else.
    private let chains: [Organ.ID: [Organ.ID]]
    /// Every organ with all below it.
    private let subtrees: [Organ.ID: [Organ.ID]]

    init(_ facts: [Route.OrganFact]) {
        let organs = Dictionary(facts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var subtrees: [Organ.ID: [Organ.ID]] = [:]
        var chains: [Organ.ID: [Organ.ID]] = [:]
        for organ in organs.values {
            var chain = [organ.id]
            var last: Route.OrganFact? = organ
            while let fact = last, let next = Self.superior(fact, organs) {
                chain.append(next)
                last = organs[next]
            }
            chains[organ.id] = chain
            for upper in chain { subtrees[upper, default: []].append(organ.id) }
        }
        self.organs = organs
        self.chains = chains
        self.subtrees = subtrees
    }

    func fact(_ organ: Organ.ID) -> Route.OrganFact? { organs[organ] }

    func contains(_ organ: Organ.ID) -> Bool { organs[organ] != nil }

    func level(_ organ: Organ.ID) -> Level? { organs[organ]?.level }

    func name(_ organ: Organ.ID) -> Bilingual {
        organs[organ]?.name ?? Bilingual("上一级纪检监察机关", "the next-higher organ")
    }

    /// The next-higher organ inside the cell.
    func superior(_ organ: Organ.ID) -> Organ.ID? {
        organs[organ].flatMap { Self.superior($0, organs) }
    }

    /// A superior of no higher level is none: so every climb ends.
    private static func superior(_ fact: Route.OrganFact, _ organs: [Organ.ID: Route.OrganFact]) -> Organ.ID? {
        guard let superior = fact.superior, let upper = organs[superior], upper.level > fact.level else { return nil }
        return superior
    }

    /// The organ itself, then its superiors inside the cell, lowest first.
    func chain(_ organ: Organ.ID) -> [Organ.ID] {
        chains[organ, default: []]
    }

    /// The highest organ at or above `organ` that is of no higher level than `level`.
    func highest(from organ: Organ.ID, upTo level: Level) -> Organ.ID? {
        chain(organ).last { organs[$0].map { $0.level <= level } == true }
    }

    /// The superior of the cell's top organ above `organ`: outside the cell, so only its name is known.
    func outsideSuperior(above organ: Organ.ID) -> Organ.ID? {
        guard let top = chain(organ).last, let outside = organs[top]?.superior else { return nil }
        return contains(outside) ? nil : outside
    }

    /// The organ itself and everything below it.
    func subtree(_ organ: Organ.ID) -> [Organ.ID] { subtrees[organ, default: []] }

    func isStrictlyBelow(_ organ: Organ.ID, _ upper: Organ.ID) -> Bool {
        organ != upper && chain(organ).contains(upper)
    }

    /// The lowest organ that is at or above all of them, or nil if there is none.
    func commonSuperior(_ all: [Organ.ID]) -> Organ.ID? {
        guard let first = all.first else { return nil }
        // Chains are as short as a country has levels: looking through one costs less than hashing it.
        let others = all.dropFirst().filter { $0 != first }.map { chain($0) }
        return chain(first).first { candidate in others.allSatisfy { $0.contains(candidate) } }
    }
}
