/// Makes the directory of a day out of what is listed and what is told of other days.
struct Timeline {
    typealias Span = Directory.Span
    typealias Fault = Directory.Fault

    private let listed: Directory
    /// Of what is listed, too: then with the present days at their end.
    private let told: [Key: [Span]]
    /// What is listed no more, by kind, in the order of ids.
    private let gone: [Span.Kind: [String]]

    private struct Key: Hashable {
        let kind: Span.Kind
        let id: String
    }

    init(_ listed: Directory, _ spans: [Span]) throws(Fault) {
        self.listed = listed
        let byKey = Dictionary(grouping: spans) { Key(kind: $0.kind, id: $0.id) }
        var told: [Key: [Span]] = [:]
        var gone: [Span.Kind: [String]] = [:]
        for (key, own) in byKey {
            let isListed = listed.has(key.kind, key.id)
            let whole = Self.complete(own, isListed: isListed, key.kind, key.id)
            guard Self.runsForward(whole) else { throw .overlapping(id: key.id) }
            if !isListed {
                // What is not listed cannot hold today.
                guard whole.last?.until != nil else { throw .incomplete(id: key.id) }
                gone[key.kind, default: []].append(key.id)
            }
            told[key] = whole
        }
        self.told = told
        self.gone = gone.mapValues { $0.sorted() }
    }

    /// What is listed holds until now, unless somebody is named who takes over.
    static func complete(_ own: [Span], isListed: Bool, _ kind: Span.Kind, _ id: String) -> [Span] {
        guard isListed else { return own }
        guard let last = own.last else { return [Span(kind, id)] }
        guard let until = last.until, last.successor == nil else { return own }
        return own + [Span(kind, id, from: until)]
    }

    private static func runsForward(_ spans: [Span]) -> Bool {
        for (place, span) in spans.enumerated() {
            if let from = span.from, let until = span.until, until <= from { return false }
            guard place > 0 else { continue }
            guard let before = spans[place - 1].until, let from = span.from, before <= from else { return false }
        }
        return true
    }

    /// - Parameter day: nil: before the first change that is told.
    func directory(on day: CivilDate?) throws(Fault) -> Directory {
        var draft = Draft()
        for division in listed.divisions {
            if let span = span(.division, division.id.rawValue, on: day) { draft.divisions.append(division.at(span)) }
        }
        for id in gone[.division] ?? [] {
            if let span = span(.division, id, on: day) { draft.divisions.append(try Division(span)) }
        }
        for organ in listed.organs {
            if let span = span(.organ, organ.id.rawValue, on: day) { draft.organs.append(organ.at(span)) }
        }
        for id in gone[.organ] ?? [] {
            if let span = span(.organ, id, on: day) { draft.organs.append(try Organ(span)) }
        }
        for room in listed.rooms {
            if let span = span(.room, room.id.rawValue, on: day) { draft.rooms.append((room.at(span), span.links)) }
        }
        for id in gone[.room] ?? [] {
            if let span = span(.room, id, on: day) { draft.rooms.append((try Room(span), span.links)) }
        }
        try addPlaces(to: &draft, on: day)
        draft.staff = listed.staff
        return try draft.directory()
    }

    private func addPlaces(to draft: inout Draft, on day: CivilDate?) throws(Fault) {
        for township in listed.townships {
            if let span = span(.township, township.id.rawValue, on: day) { draft.townships.append(township.at(span)) }
        }
        for id in gone[.township] ?? [] {
            if let span = span(.township, id, on: day) { draft.townships.append(try Township(span)) }
        }
        for unit in listed.units {
            if let span = span(.unit, unit.id.rawValue, on: day) { draft.units.append(unit.at(span)) }
        }
        for id in gone[.unit] ?? [] {
            if let span = span(.unit, id, on: day) { draft.units.append(try Unit(span)) }
        }
    }

    /// What holds of an entry on a day; an entry of which nothing is told is as it is listed.
    private func span(_ kind: Span.Kind, _ id: String, on day: CivilDate?) -> Span? {
        guard let own = told[Key(kind: kind, id: id)] else { return Span(kind, id) }
        guard let day else { return own.first { $0.holdsAtFirst } }
        return own.first { $0.holds(on: day) }
    }
}

/// The entries of one day, before they are checked.
private struct Draft {
    var divisions: [Division] = []
    var organs: [Organ] = []
    var rooms: [(room: Room, links: [String]?)] = []
    var townships: [Township] = []
    var units: [Unit] = []
    var staff: [Staff] = []

    /// Rooms end with their organ, and whoever works in neither is not there. Of the division of labour stays what
    /// there is.
    func directory() throws(Directory.Fault) -> Directory {
        let organIDs = Set(organs.map(\.id))
        let open = rooms.filter { organIDs.contains($0.room.organ) }
        let roomIDs = Set(open.map(\.room.id))
        let people = staff.filter { organIDs.contains($0.organ) }.map { person in
            Staff(
                id: person.id, name: person.name, post: person.post, organ: person.organ,
                room: person.room.flatMap { roomIDs.contains($0) ? $0 : nil })
        }
        let staffIDs = Set(people.map(\.id))
        let links = LinkWords(divisions: divisions, organs: organIDs, townships: townships, units: units)
        return try Directory(
            divisions: divisions,
            organs: organs.map { organ in
                Organ(
                    id: organ.id, name: organ.name, level: organ.level, division: organ.division,
                    superior: organ.superior, head: organ.head.flatMap { staffIDs.contains($0) ? $0 : nil },
                    leaders: organ.leaders.filter(staffIDs.contains))
            },
            rooms: open.map { entry in
                let room = entry.room
                return Room(
                    id: room.id, organ: room.organ, name: room.name, kind: room.kind,
                    links: entry.links.map { $0.compactMap(links.link) } ?? room.links.filter(links.has),
                    staff: room.staff.filter(staffIDs.contains))
            },
            staff: people, townships: townships, units: units)
    }
}

/// What a room can look after on a day.
private struct LinkWords {
    let divisions: Set<Division.ID>
    let organs: Set<Organ.ID>
    let townships: Set<Township.ID>
    let units: Set<Unit.ID>

    init(divisions: [Division], organs: Set<Organ.ID>, townships: [Township], units: [Unit]) {
        self.divisions = Set(divisions.map(\.id))
        self.organs = organs
        self.townships = Set(townships.map(\.id))
        self.units = Set(units.map(\.id))
    }

    func has(_ link: RoomLink) -> Bool {
        switch link {
        case .division(let id): divisions.contains(id)
        case .organ(let id): organs.contains(id)
        case .township(let id): townships.contains(id)
        case .unit(let id): units.contains(id)
        }
    }

    func link(_ id: String) -> RoomLink? {
        [RoomLink.division(.init(id)), .organ(.init(id)), .township(.init(id)), .unit(.init(id))].first(where: has)
    }
}
