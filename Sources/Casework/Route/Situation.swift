extension Route {
    /// The facts with what every rule looks up in them. A reference, because a decision keeps it for its explanation.
    final class Situation: Sendable {
        let input: Input
        let tree: OrganTree
        /// Those whose level counts. An appeal names the organ that decided; that alone accuses nobody.
        let accused: [Accused]
        /// The organs whose committees manage the accused, each once.
        let managing: Set<Organ.ID>
        /// The lowest organ with authority over all accused whose place is known; nil if nobody's is.
        let seat: Organ.ID?
        /// Organs that must not learn of the matter.
        let barredOrgans: Set<Organ.ID>
        /// Rooms of the handling organ that must not learn of it.
        let barredRooms: Set<Room.ID>
        let hasDisciplineStaff: Bool

        init(_ input: Input) {
            self.input = input
            let known = input.establishment
            let isKnown = known.tree.contains(input.receiver.id)
            let tree = isKnown ? known.tree : OrganTree(known.organs + [input.receiver])
            let accused =
                input.matter == .appeal
                ? input.accused.filter { $0.discipline?.standing != .body } : input.accused
            let posts = accused.flatMap(\.posts)
            self.tree = tree
            self.accused = accused
            managing = Set(accused.compactMap { tree.manager(of: $0) })
            seat = tree.seat(of: accused)
            barredOrgans = input.barredBefore.organs.union(posts.flatMap { tree.barred(by: $0) })
            barredRooms = input.barredBefore.rooms.union(posts.compactMap(\.room))
            hasDisciplineStaff = !posts.isEmpty
        }

        var receiver: Organ.ID { input.receiver.id }

        /// The first organ above `organ` that may learn of the matter; nil if no known organ may.
        func impartialSuperior(of organ: Organ.ID) -> Organ.ID? {
            tree.chain(organ).dropFirst().first { !barredOrgans.contains($0) } ?? tree.outsideSuperior(above: organ)
        }

        /// The highest level that manages an accused.
        var highestManagement: Level? { accused.compactMap { tree.managementLevel(of: $0) }.max() }
    }
}

extension OrganTree {
    fileprivate func manager(of accused: Route.Accused) -> Organ.ID? {
        guard case .organ(let organ) = accused.management, contains(organ) else { return nil }
        return organ
    }

    fileprivate func managementLevel(of accused: Route.Accused) -> Level? {
        let workplaces = accused.posts.compactMap { $0.worksIn.flatMap { level($0) } }
        // The committee of a place, as a body, is managed by the one above it; that of a bureau by its own level.
        let committee = accused.partyRole == .body && accused.unit == nil ? accused.level?.superior : nil
        let management: Level? =
            switch accused.management {
            case .organ(let organ): level(organ)
            case .above(let level): level
            case .elsewhere, .unknown: nil
            }
        return (workplaces + [committee, management].compactMap { $0 }).max()
    }

    /// The organ with authority over one accused: for discipline staff one level above their own organ.
    private func authorities(over accused: Route.Accused) -> [Organ.ID] {
        let own = manager(of: accused).map { [$0] } ?? []
        let workplaces = accused.posts.compactMap(\.worksIn).filter { contains($0) }
        return workplaces.map { superior($0) ?? $0 } + own
    }

    /// Discipline staff whose organ is not known could be anybody's colleague: then there is no seat.
    fileprivate func seat(of accused: [Route.Accused]) -> Organ.ID? {
        var all: [Organ.ID] = []
        for person in accused {
            let found = authorities(over: person)
            if found.isEmpty && !person.posts.isEmpty { return nil }
            all.append(contentsOf: found)
        }
        return commonSuperior(all)
    }

    /// The accused's own discipline organs, of now and then, and all below them. Staff of the cell's top organ are handled
    /// there, outside their room, unless they lead it.
    fileprivate func barred(by post: Route.DisciplinePost) -> [Organ.ID] {
        guard let workplace = post.worksIn else { return [] }
        guard contains(workplace) else { return [workplace] }
        let staysInside = superior(workplace) == nil && post.standing == .member
        return staysInside ? [] : subtree(workplace)
    }
}
