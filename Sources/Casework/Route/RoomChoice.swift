extension Route.Situation {
    /// The supervision room (监督检查室) of an organ that is linked with the highest accused it is linked with.
    ///
    /// An organ without such a link gives the matter to its first supervision room; its deputy or head can move the
    /// clue to another room (改派).
    func supervisionRoom(of organ: Organ.ID) -> Clue.Destination? {
        let rooms = rooms(of: organ, .supervision).filter { !barredRooms.contains($0.id) }
        for person in accusedFromTheTop {
            for link in links(of: person) {
                if let linked = rooms.first(where: { $0.links.contains(link) }) { return destination(linked) }
            }
        }
        return rooms.first.map(destination)
    }

    /// The cadre-supervision room (干部监督室) of the lowest organ at or above `organ` that has an impartial one.
    func cadreRoom(from organ: Organ.ID) -> Clue.Destination? {
        for candidate in tree.chain(organ) where !barredOrgans.contains(candidate) {
            let rooms = rooms(of: candidate, .cadreSupervision)
            if let room = rooms.first(where: { !barredRooms.contains($0.id) }) { return destination(room) }
        }
        return nil
    }

    /// The case-review room (案件审理室) of the lowest organ at or above `organ` that has one and may know.
    func reviewRoom(from organ: Organ.ID) -> Clue.Destination? {
        for candidate in tree.chain(organ) where !barredOrgans.contains(candidate) {
            let rooms = rooms(of: candidate, .caseReview)
            if let room = rooms.first(where: { !barredRooms.contains($0.id) }) { return destination(room) }
        }
        return nil
    }

    /// Where an organ that may know takes mail from other organs: its petition office, or its only room.
    func mailRoom(of organ: Organ.ID) -> Clue.Destination? {
        guard !barredOrgans.contains(organ) else { return nil }
        let all = input.establishment.rooms(of: organ)
        let room = rooms(of: organ, .petitionOffice).first ?? (all.count == 1 ? all.first : nil)
        return room.flatMap { barredRooms.contains($0.id) ? nil : destination($0) }
    }

    private func rooms(of organ: Organ.ID, _ kind: RoomKind) -> [Route.RoomFact] {
        input.establishment.rooms(of: organ).filter { $0.kind == kind }
    }

    private func destination(_ room: Route.RoomFact) -> Clue.Destination {
        Clue.Destination(organ: room.organ, room: room.id)
    }

    /// The highest first; of one level in the order in which they were written down, which sorting keeps.
    private var accusedFromTheTop: [Route.Accused] {
        accused.sorted { ($0.level?.rawValue ?? 0) > ($1.level?.rawValue ?? 0) }
    }

    /// The unit first, then the place and what is above it.
    private func links(of person: Route.Accused) -> [Route.Link] {
        let unit = person.unit.map { [Route.Link.unit($0)] } ?? []
        let places = person.place.map { tree.chain($0) } ?? []
        return unit + places.map { Route.Link.organ($0) }
    }
}
