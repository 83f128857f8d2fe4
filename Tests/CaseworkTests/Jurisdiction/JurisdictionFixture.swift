import Casework

/// A city above two counties, one of them above two townships; the clue lies with the first county.
enum Realm {
    static let (city, county, neighbour) = (Organ.ID("C"), Organ.ID("A"), Organ.ID("B"))
    static let (town, otherTown) = (Organ.ID("A1"), Organ.ID("A2"))

    static let cityRoom = place(city, "C-J1")
    static let cityCadres = place(city, "C-GJ")
    static let home = place(county, "A-J1")
    static let nextDoor = place(county, "A-J2")
    static let office = place(county, "A-XF")
    static let neighbourRoom = place(neighbour, "B-J1")
    static let townRoom = place(town, "A1-J")
    static let otherTownRoom = place(otherTown, "A2-J")

    static let rooms: [Room.ID: Jurisdiction.RoomFact] = [
        cityRoom.room: .init(organ: city, kind: .supervision),
        cityCadres.room: .init(organ: city, kind: .cadreSupervision),
        home.room: .init(organ: county, kind: .supervision), nextDoor.room: .init(organ: county, kind: .investigation),
        office.room: .init(organ: county, kind: .petitionOffice),
        neighbourRoom.room: .init(organ: neighbour, kind: .supervision),
        townRoom.room: .init(organ: town, kind: .supervision),
        otherTownRoom.room: .init(organ: otherTown, kind: .supervision),
    ]

    static let routed = Clue.State.routed(home)
    static let holder = person("holder", county, [.roomMember], room: home.room)
    static let claimed = Clue.State.claimed(Clue.Claim(destination: home, holder: holder.staff, token: 1))
    static let concluded = Clue.State.concluded(
        Clue.Claim(destination: home, holder: holder.staff, token: 1), .educated)

    static func person(
        _ name: String, _ organ: Organ.ID, _ roles: Set<Role>, room: Room.ID? = nil
    ) -> StaffCaller {
        StaffCaller(staff: Staff.ID(name), organ: organ, room: room, roles: roles)
    }

    static func place(_ organ: Organ.ID, _ room: String) -> Clue.Destination {
        Clue.Destination(organ: organ, room: Room.ID(room))
    }

    /// One measure of each kind that is in order, with the organ whose it is.
    static func measure(_ kind: Jurisdiction.Kind) -> (measure: Jurisdiction.Measure, acting: Organ.ID) {
        switch kind {
        case .escalate: (.escalate(to: cityRoom), city)
        case .designate: (.designate(to: neighbourRoom), city)
        case .cross: (.cross(to: nextDoor), county)
        case .joint: (.joint(assisting: [nextDoor]), county)
        case .assign: (.assign(to: townRoom, .typicalProblem), county)
        case .forward: (.forward(to: town), county)
        case .requestEscalation: (.requestEscalation(to: cityRoom), county)
        }
    }

    static func below(_ organ: Organ.ID) -> Set<Organ.ID> {
        organ == city ? [county, neighbour, town, otherTown] : organ == county ? [town, otherTown] : []
    }

    static func facts(
        _ caller: StaffCaller, acting: Organ.ID, proposer: Staff.ID? = nil, deciding: Organ.ID? = nil,
        _ change: (inout Jurisdiction.Facts) -> Void = { _ in }
    ) -> Jurisdiction.Facts {
        var facts = Jurisdiction.Facts(
            state: claimed, caller: caller, actingOrgan: acting, decidingOrgan: deciding ?? acting, superiors: [city],
            below: below(acting), proposer: proposer, rooms: rooms
        )
        change(&facts)
        return facts
    }

    /// The rule that refuses; nil where the act is allowed.
    static func decide(_ act: Jurisdiction.Act, _ facts: Jurisdiction.Facts) -> Jurisdiction.RuleID? {
        switch Jurisdiction.decide(Jurisdiction.Input(act: act, facts: facts)) {
        case .allowed: nil
        case .refused(let refusal): refusal.rule
        }
    }

    /// Proposed by somebody of the acting organ whose post may, with the facts changed.
    static func propose(
        _ measure: Jurisdiction.Measure, by acting: Organ.ID, _ change: (inout Jurisdiction.Facts) -> Void = { _ in }
    ) -> Jurisdiction.RuleID? {
        let roles: Set<Role> = measure.kind == .requestEscalation ? [.head] : [.caseSupervision]
        return decide(.propose(measure), facts(person("proposer", acting, roles), acting: acting, change))
    }
}
