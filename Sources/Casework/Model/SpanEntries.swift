// Entries of a directory as a span tells of them.

extension Division {
    func at(_ span: Directory.Span) -> Division {
        Division(
            id: id, name: span.name ?? name, displayName: span.name ?? displayName, level: span.level ?? level,
            organ: span.organ ?? organ, parent: span.division ?? parent)
    }

    /// One that is listed no more.
    init(_ span: Directory.Span) throws(Directory.Fault) {
        guard let name = span.name, let level = span.level, let organ = span.organ else {
            throw .incomplete(id: span.id)
        }
        self.init(
            id: .init(span.id), name: name, displayName: name, level: level, organ: organ, parent: span.division)
    }
}

extension Organ {
    func at(_ span: Directory.Span) -> Organ {
        Organ(
            id: id, name: span.name ?? name, level: span.level ?? level, division: span.division ?? division,
            superior: span.organ ?? superior, head: head, leaders: leaders)
    }

    /// One that is listed no more.
    init(_ span: Directory.Span) throws(Directory.Fault) {
        guard let name = span.name, let level = span.level, let division = span.division else {
            throw .incomplete(id: span.id)
        }
        self.init(
            id: .init(span.id), name: name, level: level, division: division, superior: span.organ, head: nil,
            leaders: [])
    }
}

extension Room {
    /// Its links are those of the span where it tells any; the draft of a day knows what they mean.
    func at(_ span: Directory.Span) -> Room {
        Room(
            id: id, organ: span.organ ?? organ, name: span.name ?? name, kind: span.roomKind ?? kind, links: links,
            staff: staff)
    }

    /// One that is listed no more.
    init(_ span: Directory.Span) throws(Directory.Fault) {
        guard let name = span.name, let organ = span.organ, let kind = span.roomKind else {
            throw .incomplete(id: span.id)
        }
        self.init(id: .init(span.id), organ: organ, name: name, kind: kind, links: [], staff: [])
    }
}

extension Township {
    func at(_ span: Directory.Span) -> Township {
        Township(
            id: id, name: span.name ?? name, aliases: aliases, managedBy: span.division ?? managedBy,
            statutoryDivision: statutoryDivision, organ: span.organ ?? organ, villages: villages)
    }

    /// One that is listed no more.
    init(_ span: Directory.Span) throws(Directory.Fault) {
        guard let name = span.name, let division = span.division, let organ = span.organ else {
            throw .incomplete(id: span.id)
        }
        self.init(
            id: .init(span.id), name: name, aliases: [], managedBy: division, statutoryDivision: division,
            organ: organ, villages: [])
    }
}

extension Unit {
    func at(_ span: Directory.Span) -> Unit {
        Unit(
            id: id, name: span.name ?? name, aliases: aliases, level: span.level ?? level,
            division: span.division ?? division)
    }

    /// One that is listed no more.
    init(_ span: Directory.Span) throws(Directory.Fault) {
        guard let name = span.name, let level = span.level, let division = span.division else {
            throw .incomplete(id: span.id)
        }
        self.init(id: .init(span.id), name: name, aliases: [], level: level, division: division)
    }
}

extension Directory {
    /// An entry as it is listed, as a span without days; nil for what is not listed.
    public func span(_ kind: Span.Kind, _ id: String) -> Span? {
        switch kind {
        case .division:
            self[Division.ID(id)].map {
                Span(kind, id, name: $0.name, level: $0.level, division: $0.parent, organ: $0.organ)
            }
        case .organ:
            self[Organ.ID(id)].map {
                Span(kind, id, name: $0.name, level: $0.level, division: $0.division, organ: $0.superior)
            }
        case .room:
            self[Room.ID(id)].map {
                Span(
                    kind, id, name: $0.name, organ: $0.organ, links: $0.links.map(\.target), roomKind: $0.kind)
            }
        case .township:
            self[Township.ID(id)].map {
                Span(kind, id, name: $0.name, level: .township, division: $0.managedBy, organ: $0.organ)
            }
        case .unit:
            self[Unit.ID(id)].map { Span(kind, id, name: $0.name, level: $0.level, division: $0.division) }
        }
    }

    /// The ids of a kind, in the directory's order.
    public func ids(of kind: Span.Kind) -> [String] {
        switch kind {
        case .division: divisions.map(\.id.rawValue)
        case .organ: organs.map(\.id.rawValue)
        case .room: rooms.map(\.id.rawValue)
        case .township: townships.map(\.id.rawValue)
        case .unit: units.map(\.id.rawValue)
        }
    }
}

extension Directory.Span {
    /// What is left out is as the directory lists it.
    func filled(from listed: Directory.Span) -> Directory.Span {
        var whole = self
        whole.name = name ?? listed.name
        whole.level = level ?? listed.level
        whole.division = division ?? listed.division
        whole.organ = organ ?? listed.organ
        whole.links = links ?? listed.links
        whole.roomKind = roomKind ?? listed.roomKind
        return whole
    }
}

extension RoomLink {
    /// The id of what is looked after.
    public var target: String {
        switch self {
        case .unit(let id): id.rawValue
        case .township(let id): id.rawValue
        case .organ(let id): id.rawValue
        case .division(let id): id.rawValue
        }
    }
}
