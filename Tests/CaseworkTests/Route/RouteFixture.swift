import Casework

/// A small cell: a city with two counties, the first with two townships, the second with one.
enum Cell {
    static let province: Organ.ID = .init("O42")
    static let city: Organ.ID = .init("O4201")
    static let county: Organ.ID = .init("O420101")
    static let otherCounty: Organ.ID = .init("O420102")
    static let township: Organ.ID = .init("T42010101J")
    static let secondTownship: Organ.ID = .init("T42010102J")
    static let farTownship: Organ.ID = .init("T42010201J")

    static let organs: [Route.OrganFact] = [
        organ(city, "甲市纪委监委", "City A", .city, province),
        organ(county, "乙县纪委监委", "County B", .county, city),
        organ(otherCounty, "丙县纪委监委", "County C", .county, city),
        organ(township, "丁镇纪委", "Township D", .township, county),
        organ(secondTownship, "戊镇纪委", "Township E", .township, county),
        organ(farTownship, "己镇纪委", "Township F", .township, otherCounty),
    ]

    static let all = organs.map(\.id)

    static let countyUnit: Unit.ID = .init("U420101-09")
    static let cityUnit: Unit.ID = .init("U4201-30")

    static let rooms: [Route.RoomFact] =
        standardRooms(city, first: [.organ(county)], second: [.organ(otherCounty), .unit(cityUnit)])
        + standardRooms(county, first: [.organ(township)], second: [.organ(secondTownship), .unit(countyUnit)])
        + standardRooms(otherCounty, first: [.organ(farTownship)], second: [])
        + [township, secondTownship, farTownship].map {
            Route.RoomFact(id: room($0, "ALL"), organ: $0, kind: .supervision)
        }

    static func organ(
        _ id: Organ.ID, _ zh: String, _ en: String, _ level: Level, _ superior: Organ.ID?
    ) -> Route.OrganFact {
        Route.OrganFact(id: id, name: Bilingual(zh, en), level: level, superior: superior)
    }

    static func room(_ organ: Organ.ID, _ suffix: String) -> Room.ID { Room.ID("\(organ.rawValue)-\(suffix)") }

    static func destination(_ organ: Organ.ID, _ suffix: String) -> Clue.Destination {
        Clue.Destination(organ: organ, room: room(organ, suffix))
    }

    static func fact(_ id: Organ.ID) -> Route.OrganFact {
        organs.first { $0.id == id } ?? organ(id, "未知机关", "Unknown organ", .township, nil)
    }

    static func level(_ id: Organ.ID) -> Level { fact(id).level }

    private static func standardRooms(
        _ organ: Organ.ID, first: Set<Route.Link>, second: Set<Route.Link>
    ) -> [Route.RoomFact] {
        [
            Route.RoomFact(id: room(organ, "XF"), organ: organ, kind: .petitionOffice),
            Route.RoomFact(id: room(organ, "AG"), organ: organ, kind: .caseSupervision),
            Route.RoomFact(id: room(organ, "J1"), organ: organ, kind: .supervision, links: first),
            Route.RoomFact(id: room(organ, "J2"), organ: organ, kind: .supervision, links: second),
            Route.RoomFact(id: room(organ, "SL"), organ: organ, kind: .caseReview),
            Route.RoomFact(id: room(organ, "GJ"), organ: organ, kind: .cadreSupervision),
            Route.RoomFact(id: room(organ, "P1"), organ: organ, kind: .resident, links: second),
        ]
    }
}

/// Accused by the words of the domain.
extension Route.Accused {
    static func villageCadre(_ place: Organ.ID = Cell.township) -> Self {
        Self(level: .village, management: .organ(place), place: place)
    }

    static func townshipLeader(_ place: Organ.ID = Cell.township, of county: Organ.ID = Cell.county) -> Self {
        Self(level: .township, management: .organ(county), place: place)
    }

    static let countyOfficial = Self(
        level: .county, management: .organ(Cell.county), unit: Cell.countyUnit, place: Cell.county)
    static let countyLeader = Self(level: .county, management: .organ(Cell.city), place: Cell.county)
    static let cityOfficial = Self(level: .city, management: .organ(Cell.city), unit: Cell.cityUnit, place: Cell.city)
    static let cityLeader = Self(level: .city, management: .above(.province), place: Cell.city)
    static let stranger = Self(level: nil, management: .unknown)
    static let outsider = Self(level: .county, management: .elsewhere)

    /// Discipline staff of an organ; village commissioners belong to the township's.
    static func disciplineStaff(
        of organ: Organ.ID, standing: Route.DisciplinePost.Standing = .member, room: String? = nil
    ) -> Self {
        let isHead = standing != .member
        let manager = isHead ? Cell.fact(organ).superior ?? organ : organ
        return Self(
            level: Cell.level(organ),
            management: manager == Cell.province ? .above(.province) : .organ(manager),
            place: organ,
            discipline: Route.DisciplinePost(
                worksIn: organ, room: room.map { Cell.room(organ, $0) }, standing: standing),
            staff: Staff.ID("S-\(organ.rawValue)")
        )
    }
}

extension Route.Input {
    static func accusation(
        at receiver: Organ.ID, _ accused: [Route.Accused], _ change: (inout Self) -> Void = { _ in }
    ) -> Self {
        var input = Self(
            matter: .accusation, receiver: Cell.fact(receiver), organs: Cell.organs, rooms: Cell.rooms, accused: accused
        )
        change(&input)
        return input
    }
}
