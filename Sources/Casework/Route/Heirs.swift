extension Route {
    /// What became of the organs and rooms of another day (承接): a matter is routed by the organisation of its day, and
    /// what is no more gets no new work.
    ///
    /// - Policy: DW-dating, HS-4
    public struct Heirs: Equatable, Sendable {
        /// The organs and rooms that there are now.
        public let today: Establishment
        private let organs: [Organ.ID: Organ.ID]
        private let rooms: [Room.ID: Room.ID]
        private let standing: Set<Room.ID>

        /// - Parameters:
        ///   - organs: who took over from organs that are no more, as far as somebody was named.
        ///   - rooms: the same of rooms.
        public init(today: Establishment, organs: [Organ.ID: Organ.ID], rooms: [Room.ID: Room.ID]) {
            self.today = today
            self.organs = organs
            self.rooms = rooms
            standing = Set(today.rooms.map(\.id))
        }

        func organ(_ id: Organ.ID) -> Organ.ID? { today.fact(of: id) != nil ? id : organs[id] }

        func room(_ id: Room.ID) -> Room.ID? { standing.contains(id) ? id : rooms[id] }

        /// Where it goes now; nil while nobody was named.
        func place(_ place: Clue.Destination) -> Clue.Destination? {
            guard let room = room(place.room), let fact = today.rooms.first(where: { $0.id == room }) else {
                return nil
            }
            return Clue.Destination(organ: fact.organ, room: room)
        }

        /// Those who must not know, and whoever took over from them with all that is below it today.
        func barred(_ former: Set<Organ.ID>) -> Set<Organ.ID> {
            former.union(former.compactMap(organ).flatMap { today.tree.subtree($0) })
        }

        func barred(_ former: Set<Room.ID>) -> Set<Room.ID> { former.union(former.compactMap(room)) }
    }
}

extension Route.Situation {
    /// An answer by the organisation of the matter's day, as it can be carried out today.
    ///
    /// - Policy: DW-dating, HS-4
    func carriedOver(_ outcome: Route.Outcome) -> Route.Outcome {
        guard let heirs = input.heirs else { return outcome }
        if case .sealUp(let reason, let upper) = outcome {
            return .sealUp(reason, to: upper.map { heirs.organ($0) ?? $0 })
        }
        guard let former = outcome.destination else { return outcome }
        guard let place = heirs.place(former), !barredNow.organs.contains(place.organ),
            !barredNow.rooms.contains(place.room)
        else { return .research(.noSuccessor) }
        switch outcome {
        case .handle(_, let jurisdiction): return .handle(place, jurisdiction)
        case .forwardDown: return .forwardDown(place)
        case .forwardAcross: return .forwardAcross(place)
        case .toAppealTrack: return .toAppealTrack(place)
        case .sealUp, .toPolicyTrack, .research: return outcome
        }
    }

    /// The facts by today's organisation where a merger has brought to the receiver itself what would be forwarded;
    /// nil elsewhere.
    func mergedIn(_ outcome: Route.Outcome) -> Route.Input? {
        guard let heirs = input.heirs, let former = outcome.destination, former.organ != receiver,
            heirs.place(former)?.organ == receiver
        else { return nil }
        var merged = input
        merged.establishment = heirs.today
        merged.heirs = nil
        merged.barredBefore = barredNow
        for place in merged.accused.indices {
            if case .organ(let organ) = merged.accused[place].management, let heir = heirs.organ(organ) {
                merged.accused[place].management = .organ(heir)
            }
            merged.accused[place].place = merged.accused[place].place.map { heirs.organ($0) ?? $0 }
        }
        return merged
    }

    /// Who must not know, whoever took over from them among them.
    var barredNow: Route.Barring {
        guard let heirs = input.heirs else { return Route.Barring(organs: barredOrgans, rooms: barredRooms) }
        return Route.Barring(organs: heirs.barred(barredOrgans), rooms: heirs.barred(barredRooms))
    }
}

extension Organisation {
    /// What became of the organs and rooms of a day by another; nil where both are the same directory.
    public func heirs(from day: CivilDate, to today: CivilDate) -> Route.Heirs? {
        guard edition(of: day) != edition(of: today) else { return nil }
        let (then, now) = (on(day), on(today))
        var organs: [Organ.ID: Organ.ID] = [:]
        for organ in then.organs where now[organ.id] == nil { organs[organ.id] = bearer(of: organ.id, on: today) }
        var rooms: [Room.ID: Room.ID] = [:]
        for room in then.rooms where now[room.id] == nil { rooms[room.id] = bearer(of: room.id, on: today) }
        return Route.Heirs(today: now.establishment, organs: organs, rooms: rooms)
    }
}
