import Casework

/// `org.json` as it stands in the file.
struct OrganisationJSON: Codable, Equatable {
    let city: DivisionJSON
    let divisions: [DivisionJSON]
    let units: [UnitJSON]
    /// What was otherwise on other days.
    var history: [SpanJSON]?

    struct DivisionJSON: Codable, Equatable {
        let code: String
        let name: String
        let displayName: String?
        let level: String
        let disciplineOrgan: OrganJSON
        let townships: [TownshipJSON]?
    }

    struct OrganJSON: Codable, Equatable {
        let id: String
        let name: String
        let leaders: [StaffJSON]
        let rooms: [RoomJSON]
    }

    struct RoomJSON: Codable, Equatable {
        let id: String
        let name: String
        let links: [String]
        let staff: [StaffJSON]
    }

    struct StaffJSON: Codable, Equatable {
        let id: String
        let name: String
        let post: String
    }

    struct TownshipJSON: Codable, Equatable {
        let id: String
        let name: String
        let alias: [String]?
        let statutoryCode: String
        let managedBy: String
        let disciplineOrgan: TownshipOrganJSON
        let sampleVillages: [VillageJSON]?
    }

    struct TownshipOrganJSON: Codable, Equatable {
        let id: String
        let name: String
        let staff: [StaffJSON]
    }

    struct VillageJSON: Codable, Equatable {
        let name: String
        let disciplineCommissioner: String?
        let informant: String?
    }

    struct UnitJSON: Codable, Equatable {
        let id: String
        let name: String
        let level: String
        let division: String
        let alias: [String]?
    }
}

/// Turns the nested file into flat entities.
struct DirectoryBuilder {
    private var divisions: [Division] = []
    private var organs: [Organ] = []
    private var rooms: [Room] = []
    private var staff: [Staff] = []
    private var townships: [Township] = []
    private var units: [Unit] = []

    mutating func add(_ file: OrganisationJSON) throws(DirectoryFileError) {
        let linkable = Linkable(file)
        try add(file.city, under: nil, linkable)
        for division in file.divisions { try add(division, under: file.city, linkable) }
        for division in [file.city] + file.divisions {
            for township in division.townships ?? [] { add(township, file) }
        }
        for unit in file.units {
            units.append(
                Unit(
                    id: .init(unit.id), name: unit.name, aliases: unit.alias ?? [],
                    level: try level(unit.level, of: unit.id), division: .init(unit.division)))
        }
    }

    func directory() throws(Directory.Fault) -> Directory {
        try Directory(
            divisions: divisions, organs: organs, rooms: rooms, staff: staff, townships: townships, units: units)
    }

    private mutating func add(
        _ division: OrganisationJSON.DivisionJSON, under parent: OrganisationJSON.DivisionJSON?, _ linkable: Linkable
    ) throws(DirectoryFileError) {
        let own = division.disciplineOrgan
        let level = try level(division.level, of: division.code)
        divisions.append(
            Division(
                id: .init(division.code), name: division.name, displayName: division.displayName ?? division.name,
                level: level, organ: .init(own.id), parent: parent.map { .init($0.code) }))
        organs.append(
            Organ(
                id: .init(own.id), name: own.name, level: level, division: .init(division.code),
                superior: parent.map { .init($0.disciplineOrgan.id) },
                head: (own.leaders.first { Self.isHead($0.post) }).map { .init($0.id) },
                leaders: own.leaders.map { .init($0.id) }))
        for person in own.leaders { add(person, organ: own.id, room: nil) }
        for room in own.rooms {
            rooms.append(
                Room(
                    id: .init(room.id), organ: .init(own.id), name: room.name, kind: try kind(of: room),
                    links: try links(of: room, linkable), staff: room.staff.map { .init($0.id) }))
            for person in room.staff { add(person, organ: own.id, room: room.id) }
        }
    }

    private mutating func add(_ township: OrganisationJSON.TownshipJSON, _ file: OrganisationJSON) {
        let own = township.disciplineOrgan
        let manager = ([file.city] + file.divisions).first { $0.code == township.managedBy }
        townships.append(
            Township(
                id: .init(township.id), name: township.name, aliases: township.alias ?? [],
                managedBy: .init(township.managedBy), statutoryDivision: .init(township.statutoryCode),
                organ: .init(own.id),
                villages: (township.sampleVillages ?? []).map {
                    Village(
                        name: $0.name, disciplineCommissioner: $0.disciplineCommissioner, informant: $0.informant)
                }))
        organs.append(
            Organ(
                id: .init(own.id), name: own.name, level: .township, division: .init(township.managedBy),
                superior: manager.map { .init($0.disciplineOrgan.id) },
                head: (own.staff.first { Self.isHead($0.post) }).map { .init($0.id) },
                leaders: own.staff.filter { Self.isHead($0.post) }.map { .init($0.id) }))
        // A township organ has no rooms of its own in the file: its office is one, without the head.
        let office = own.id + "-ALL"
        let members = own.staff.filter { !Self.isHead($0.post) }
        rooms.append(
            Room(
                id: .init(office), organ: .init(own.id), name: own.name + "办公室", kind: .supervision, links: [],
                staff: members.map { .init($0.id) }))
        for person in own.staff { add(person, organ: own.id, room: Self.isHead(person.post) ? nil : office) }
    }

    private mutating func add(_ person: OrganisationJSON.StaffJSON, organ: String, room: String?) {
        staff.append(
            Staff(
                id: .init(person.id), name: person.name, post: person.post, organ: .init(organ),
                room: room.map { .init($0) }))
    }

    /// 纪委书记, 市纪委书记、市监委主任; not 副书记.
    private static func isHead(_ post: String) -> Bool {
        let first = post.split(separator: "、").first ?? ""
        return first.hasSuffix("书记") && !first.contains("副")
    }

    // MARK: - Words

    private func level(_ word: String, of id: String) throws(DirectoryFileError) -> Level {
        guard let level = Level(word: word) else { throw .unknownWord(field: "level", id: id) }
        return level
    }

    /// The kind is the last part of a room's id: XF, AG, DF, J1, S2, SL, GJ, XT, XC, P3.
    private func kind(of room: OrganisationJSON.RoomJSON) throws(DirectoryFileError) -> RoomKind {
        guard let kind = RoomKind(roomID: room.id) else { throw .unknownWord(field: "id", id: room.id) }
        return kind
    }

    /// The ids that a link can mean.
    private struct Linkable {
        let divisions: Set<String>
        let organs: Set<String>
        let townships: Set<String>
        let units: Set<String>

        init(_ file: OrganisationJSON) {
            let all = [file.city] + file.divisions
            let allTownships = all.flatMap { $0.townships ?? [] }
            divisions = Set(all.map(\.code))
            organs = Set(all.map(\.disciplineOrgan.id) + allTownships.map(\.disciplineOrgan.id))
            townships = Set(allTownships.map(\.id))
            units = Set(file.units.map(\.id))
        }
    }

    private func links(
        of room: OrganisationJSON.RoomJSON, _ linkable: Linkable
    ) throws(DirectoryFileError) -> [RoomLink] {
        var links: [RoomLink] = []
        for id in room.links {
            if linkable.divisions.contains(id) {
                links.append(.division(.init(id)))
            } else if linkable.organs.contains(id) {
                links.append(.organ(.init(id)))
            } else if linkable.townships.contains(id) {
                links.append(.township(.init(id)))
            } else if linkable.units.contains(id) {
                links.append(.unit(.init(id)))
            } else {
                throw .inconsistent(.dangling(owner: room.id, reference: id))
            }
        }
        return links
    }
}
