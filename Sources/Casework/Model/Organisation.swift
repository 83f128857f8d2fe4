/// The organisation through time: the directory of each day.
///
/// A document lists what there is and tells, where it knows, since when and what was before. Every day on which
/// something changed begins an edition, and each edition is a whole directory that was checked like any other.
///
/// - Policy: HS-4
public struct Organisation: Sendable {
    /// What the document lists, whatever the day.
    public let listed: Directory
    /// Everything that is told of other days, by kind and id, the earliest first.
    public let spans: [Directory.Span]
    private let editions: [Edition]

    /// From a day on until the next edition; nil: from the beginning.
    private struct Edition: Sendable {
        let from: CivilDate?
        let directory: Directory
    }

    /// One that knows of no other days.
    public init(_ listed: Directory) {
        self.listed = listed
        spans = []
        editions = [Edition(from: nil, directory: listed)]
    }

    /// - Throws: `Directory.Fault` for days that overlap or run backwards, a successor that nobody knows, and an
    ///   organisation that did not hold together on some day.
    public init(_ listed: Directory, spans: [Directory.Span]) throws(Directory.Fault) {
        self.listed = listed
        self.spans = spans.sorted(by: Self.comesBefore)
        let days = Set(spans.flatMap { [$0.from, $0.until].compactMap { $0 } }).sorted()
        guard days.count <= ModelLimits.directoryEditions else { throw .tooManyChanges(days.count) }
        let timeline = try Timeline(listed, self.spans)
        var editions: [Edition] = []
        for from in [nil] + days.map(Optional.some) {
            do throws(Directory.Fault) {
                editions.append(Edition(from: from, directory: try timeline.directory(on: from)))
            } catch {
                throw error.told(of: from)
            }
        }
        self.editions = editions
        try checkSuccessors()
    }

    /// Whoever takes over is there on the day on which the other ends.
    private func checkSuccessors() throws(Directory.Fault) {
        for span in spans {
            guard let successor = span.successor else { continue }
            let isThere =
                if let until = span.until, successor != span.id {
                    on(until).has(span.kind, successor)
                } else { false }
            guard isThere else { throw .unfitSuccessor(id: span.id, successor: successor) }
        }
    }

    private static func comesBefore(_ one: Directory.Span, _ other: Directory.Span) -> Bool {
        if one.kind != other.kind { return one.kind.rawValue < other.kind.rawValue }
        if one.id != other.id { return one.id < other.id }
        guard let from = one.from, let later = other.from else { return one.from == nil && other.from != nil }
        return from < later
    }

    /// The directory of a day.
    public func on(_ day: CivilDate) -> Directory { editions[edition(of: day)].directory }

    /// Which edition holds on a day, counted from 0: what is computed of a directory can be kept under it.
    public func edition(of day: CivilDate) -> Int {
        var (low, high) = (0, editions.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if let from = editions[middle].from, from > day { high = middle - 1 } else { low = middle }
        }
        return low
    }

    /// Everything that ever was, each as the latest edition that has it: what rows of the database refer to.
    public var ever: Ever {
        var ever = Ever()
        for edition in editions { ever.add(edition.directory) }
        ever.add(listed)
        return ever
    }

    /// The same, with what there is on a day as it is on that day.
    public func known(on day: CivilDate) -> Ever {
        var known = ever
        known.add(on(day))
        return known
    }

    public struct Ever: Sendable {
        public private(set) var divisions: [Division.ID: Division] = [:]
        public private(set) var organs: [Organ.ID: Organ] = [:]
        public private(set) var rooms: [Room.ID: Room] = [:]
        public private(set) var townships: [Township.ID: Township] = [:]
        public private(set) var units: [Unit.ID: Unit] = [:]

        mutating func add(_ directory: Directory) {
            for division in directory.divisions { divisions[division.id] = division }
            for organ in directory.organs { organs[organ.id] = organ }
            for room in directory.rooms { rooms[room.id] = room }
            for township in directory.townships { townships[township.id] = township }
            for unit in directory.units { units[unit.id] = unit }
        }
    }
}

extension Directory.Fault {
    /// What does not hold together on a day says on which.
    fileprivate func told(of day: CivilDate?) -> Directory.Fault {
        guard case .dangling(let owner, let reference) = self else { return self }
        return .danglingOn(day, owner: owner, reference: reference)
    }
}

extension Directory {
    /// Whether it has an entry of a kind.
    public func has(_ kind: Span.Kind, _ id: String) -> Bool {
        switch kind {
        case .division: self[Division.ID(id)] != nil
        case .organ: self[Organ.ID(id)] != nil
        case .room: self[Room.ID(id)] != nil
        case .township: self[Township.ID(id)] != nil
        case .unit: self[Unit.ID(id)] != nil
        }
    }
}

// MARK: - Abolished and merged

extension Organisation {
    /// From which day on an organ or room is no more; nil while no end is known.
    public func end(of kind: Directory.Span.Kind, _ id: String) -> CivilDate? { last(kind, id)?.until }

    /// What was named to take over its work, itself perhaps abolished by now.
    public func successor(of kind: Directory.Span.Kind, _ id: String) -> String? { last(kind, id)?.successor }

    /// The last days of it that are told; nothing comes behind them when they have an end.
    private func last(_ kind: Directory.Span.Kind, _ id: String) -> Directory.Span? {
        let own = history(of: kind, id)
        guard own.last?.until != nil else { return nil }
        return own.last
    }

    /// The days of one entry, what was left out filled in, the earliest first; the present ones last. Empty for what
    /// nobody knows.
    public func history(of kind: Directory.Span.Kind, _ id: String) -> [Directory.Span] {
        let own = spans.filter { $0.kind == kind && $0.id == id }
        guard let now = listed.span(kind, id) else { return own }
        return Timeline.complete(own, isListed: true, kind, id).map { $0.filled(from: now) }
    }

    /// The organ that has an organ's work on a day: itself, or whoever took over. Nil: it is no more, and nobody was named.
    public func bearer(of organ: Organ.ID, on day: CivilDate) -> Organ.ID? {
        let directory = on(day)
        var next = organ
        // A successor may have been abolished since.
        for _ in 0...spans.count {
            if directory[next] != nil { return next }
            guard let successor = successor(of: .organ, next.rawValue) else { return nil }
            next = Organ.ID(successor)
        }
        return nil
    }

    /// The room that has a room's work on a day: itself, whoever took over, or the one room of its kind at the organ that
    /// took over. Nil: nobody was named, and a person must choose.
    public func bearer(of room: Room.ID, on day: CivilDate) -> Room.ID? {
        let directory = on(day)
        var next = room
        for _ in 0...spans.count {
            if directory[next] != nil { return next }
            guard let successor = successor(of: .room, next.rawValue) else { break }
            next = Room.ID(successor)
        }
        guard let former = ever.rooms[next], directory[former.organ] == nil,
            let organ = bearer(of: former.organ, on: day)
        else { return nil }
        let alike = directory.rooms(of: organ).filter { $0.kind == former.kind }
        return alike.count == 1 ? alike[0].id : nil
    }
}
