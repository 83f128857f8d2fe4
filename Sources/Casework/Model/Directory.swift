/// The organisation directory (组织机构名录): who works where, who runs what, under which names people write it.
///
/// A value; loading a changed directory makes a new one.
public struct Directory: Sendable {
    /// One reference, so that a copy costs one count and not twenty.
    private let contents: DirectoryContents
    /// Its organs and rooms as routing looks them up.
    public let establishment: Route.Establishment

    public var divisions: [Division] { contents.divisions }
    public var organs: [Organ] { contents.organs }
    public var rooms: [Room] { contents.rooms }
    public var staff: [Staff] { contents.staff }
    public var townships: [Township] { contents.townships }
    public var units: [Unit] { contents.units }
    /// Names of divisions, townships and units.
    var places: PlaceIndex { contents.places }

    /// What is wrong with a directory. Names ids only, never persons.
    public enum Fault: Error, Hashable {
        case duplicate(id: String)
        /// Of staff, an organ or a room, with characters that no transaction could say who asks with.
        case notPlain(id: String)
        /// `owner` names something that is not there.
        case dangling(owner: String, reference: String)
        /// The chain of superiors does not end.
        case circularSuperiors(organ: Organ.ID)
        /// The same on a day of its history; nil: before the first change that is told.
        case danglingOn(CivilDate?, owner: String, reference: String)
        /// Two spans of one entry hold on the same day, or one ends before it begins.
        case overlapping(id: String)
        /// Of what is listed no more a name, a level, a division or an organ is not told.
        case incomplete(id: String)
        /// Whatever should take over is unknown, is the same, or is no more by then.
        case unfitSuccessor(id: String, successor: String)
        case tooManyChanges(Int)
    }

    /// - Throws: `Fault` for an id used twice or not plain, a reference to nothing, or organs above each other in a circle.
    public init(
        divisions: [Division], organs: [Organ], rooms: [Room], staff: [Staff], townships: [Township], units: [Unit]
    ) throws(Fault) {
        contents = try DirectoryContents(
            divisions: divisions, organs: organs, rooms: rooms, staff: staff, townships: townships, units: units)
        establishment = Route.Establishment(contents)
        try checkReferences()
        try checkSuperiors()
    }

    public subscript(id: Division.ID) -> Division? { contents.divisionsByID[id] }
    public subscript(id: Organ.ID) -> Organ? { contents.organsByID[id] }
    public subscript(id: Room.ID) -> Room? { contents.roomsByID[id] }
    public subscript(id: Staff.ID) -> Staff? { contents.staffByID[id] }
    public subscript(id: Township.ID) -> Township? { contents.townshipsByID[id] }
    public subscript(id: Unit.ID) -> Unit? { contents.unitsByID[id] }

    /// The rooms of an organ, in the directory's order.
    public func rooms(of organ: Organ.ID) -> [Room] { rooms.filter { $0.organ == organ } }

    /// The organ and its superiors, itself first.
    public func chain(from organ: Organ.ID) -> [Organ] {
        var chain: [Organ] = []
        var next: Organ.ID? = organ
        while let id = next, let found = self[id] {
            chain.append(found)
            next = found.superior
        }
        return chain
    }

    /// The organ that manages cadres of a level in or above a township.
    public func organ(of township: Township, at level: Level) -> Organ.ID? {
        var next: Organ.ID? = township.organ
        while let id = next, let organ = self[id] {
            if organ.level >= level { return id }
            next = organ.superior
        }
        return nil
    }
}

// MARK: - Checks

extension Directory {
    private func checkReferences() throws(Fault) {
        for division in divisions {
            try require(self[division.organ] != nil, division.id.rawValue, division.organ.rawValue)
            if let parent = division.parent { try require(self[parent] != nil, division.id.rawValue, parent.rawValue) }
        }
        for organ in organs {
            try require(self[organ.division] != nil, organ.id.rawValue, organ.division.rawValue)
            if let superior = organ.superior {
                try require(self[superior] != nil, organ.id.rawValue, superior.rawValue)
            }
            for person in organ.leaders { try require(self[person] != nil, organ.id.rawValue, person.rawValue) }
        }
        for person in staff {
            try require(self[person.organ] != nil, person.id.rawValue, person.organ.rawValue)
            if let room = person.room { try require(self[room] != nil, person.id.rawValue, room.rawValue) }
        }
        for township in townships {
            try require(self[township.organ] != nil, township.id.rawValue, township.organ.rawValue)
            try require(self[township.managedBy] != nil, township.id.rawValue, township.managedBy.rawValue)
        }
        for unit in units { try require(self[unit.division] != nil, unit.id.rawValue, unit.division.rawValue) }
        for room in rooms {
            try require(self[room.organ] != nil, room.id.rawValue, room.organ.rawValue)
            for link in room.links { try checkLink(link, of: room) }
        }
    }

    private func checkLink(_ link: RoomLink, of room: Room) throws(Fault) {
        let (there, reference) =
            switch link {
            case .unit(let id): (self[id] != nil, id.rawValue)
            case .township(let id): (self[id] != nil, id.rawValue)
            case .organ(let id): (self[id] != nil, id.rawValue)
            case .division(let id): (self[id] != nil, id.rawValue)
            }
        try require(there, room.id.rawValue, reference)
    }

    private func checkSuperiors() throws(Fault) {
        for organ in organs {
            var steps = 0
            var next = organ.superior
            while let id = next {
                steps += 1
                guard steps < organs.count else { throw .circularSuperiors(organ: organ.id) }
                next = self[id]?.superior
            }
        }
    }

    private func require(_ condition: Bool, _ owner: String, _ reference: String) throws(Fault) {
        guard condition else { throw .dangling(owner: owner, reference: reference) }
    }
}
