/// What a directory holds, with its indexes. A class because it is shared and never changes.
final class DirectoryContents: Sendable {
    let divisions: [Division]
    let organs: [Organ]
    let rooms: [Room]
    let staff: [Staff]
    let townships: [Township]
    let units: [Unit]

    let divisionsByID: [Division.ID: Division]
    let organsByID: [Organ.ID: Organ]
    let roomsByID: [Room.ID: Room]
    let staffByID: [Staff.ID: Staff]
    let townshipsByID: [Township.ID: Township]
    let unitsByID: [Unit.ID: Unit]
    let places: PlaceIndex

    init(
        divisions: [Division], organs: [Organ], rooms: [Room], staff: [Staff], townships: [Township], units: [Unit]
    ) throws(Directory.Fault) {
        try Self.requirePlain(organs)
        try Self.requirePlain(rooms)
        try Self.requirePlain(staff)
        self.divisions = divisions
        self.organs = organs
        self.rooms = rooms
        self.staff = staff
        self.townships = townships
        self.units = units
        divisionsByID = try Self.index(divisions)
        organsByID = try Self.index(organs)
        roomsByID = try Self.index(rooms)
        staffByID = try Self.index(staff)
        townshipsByID = try Self.index(townships)
        unitsByID = try Self.index(units)
        places = PlaceIndex(divisions: divisions, townships: townships, units: units)
    }

    private static func requirePlain<Entity: Identifiable>(
        _ entities: [Entity]
    ) throws(Directory.Fault) where Entity.ID == Identifier<Entity> {
        for entity in entities where !entity.id.isPlain { throw .notPlain(id: entity.id.rawValue) }
    }

    private static func index<Entity: Identifiable>(
        _ entities: [Entity]
    ) throws(Directory.Fault) -> [Identifier<Entity>: Entity] where Entity.ID == Identifier<Entity> {
        var index: [Identifier<Entity>: Entity] = [:]
        index.reserveCapacity(entities.count)
        for entity in entities {
            guard index.updateValue(entity, forKey: entity.id) == nil else {
                throw .duplicate(id: entity.id.rawValue)
            }
        }
        return index
    }
}
