import Casework
import TestDatabase

/// A city that does not exist, thrown by dice: its counties, their townships, rooms and people.
struct RandomOrganisation {
    private(set) var divisions: [Division] = []
    private(set) var organs: [Organ] = []
    private(set) var rooms: [Room] = []
    private(set) var staff: [Staff] = []
    private(set) var townships: [Township] = []
    private(set) var units: [Unit] = []
    private var dice: Dice

    private static let counties = ["清河县", "临湖市", "东港区", "北岭县"]
    private static let towns = ["柳林镇", "双桥镇", "石门镇", "前山镇", "白沙镇", "南浦镇", "花园镇", "青石镇", "洪桥镇", "沙湾镇", "平川镇", "古城镇"]

    static func directory(seed: UInt64) throws -> Directory {
        var city = RandomOrganisation(seed)
        city.build()
        return try Directory(
            divisions: city.divisions, organs: city.organs, rooms: city.rooms, staff: city.staff,
            townships: city.townships, units: city.units)
    }

    private init(_ seed: UInt64) { dice = Dice(seed: seed) }

    private mutating func build() {
        addOrgan("O990100", "云州市", .city, division: "990100", above: nil)
        let count = 2 + dice.roll(2)
        var towns = Self.towns
        for (place, name) in Self.counties.prefix(count).enumerated() {
            let code = "99012\(place + 1)"
            addOrgan("O\(code)", name, .county, division: code, above: "O990100")
            for number in 1...(1 + dice.roll(3)) {
                addTownship("T\(code)0\(number)", towns.remove(at: dice.roll(towns.count)), in: code)
            }
            for (kind, bureau) in ["教育局", "民政局", "财政局"].prefix(1 + dice.roll(3)).enumerated() {
                units.append(
                    Unit(
                        id: .init("U\(code)\(kind)"), name: name + bureau, aliases: [], level: .county,
                        division: .init(code)))
            }
        }
        units.append(
            Unit(id: .init("U9901000"), name: "云州市教育局", aliases: [], level: .city, division: .init("990100")))
        linkRooms()
    }

    private mutating func addOrgan(
        _ id: String, _ place: String, _ level: Level, division code: String, above: String?
    ) {
        divisions.append(
            Division(
                id: .init(code), name: place, displayName: place, level: level, organ: .init(id),
                parent: above == nil ? nil : .init("990100")))
        let leaders = (0..<(2 + dice.roll(2))).map { number in
            person(number == 0 ? place + "纪委书记" : "副书记", in: id, room: nil)
        }
        organs.append(
            Organ(
                id: .init(id), name: place + "纪委监委", level: level, division: .init(code),
                superior: above.map { .init($0) }, head: leaders[0], leaders: leaders))
        addRoom("XF", "信访室", .petitionOffice, in: id, 3)
        addRoom("AG", "案件监督管理室", .caseSupervision, in: id, 2)
        for number in 1...(1 + dice.roll(3)) {
            addRoom("J\(number)", ["第一", "第二", "第三"][number - 1] + "监督检查室", .supervision, in: id, 2 + dice.roll(2))
        }
        addRoom("GJ", "纪检监察干部监督室", .cadreSupervision, in: id, 2)
        addRoom("SL", "案件审理室", .caseReview, in: id, 2)
        addRoom("JS", "信息技术保障室", .technology, in: id, 3)
    }

    private mutating func addTownship(_ id: String, _ name: String, in code: String) {
        let organ = id + "J"
        let head = person(name + "纪委书记", in: organ, room: organ + "-JJ")
        organs.append(
            Organ(
                id: .init(organ), name: name + "纪委", level: .township, division: .init(code),
                superior: .init("O\(code)"), head: nil, leaders: []))
        let others = (0..<(1 + dice.roll(2))).map { _ in person("纪检干事", in: organ, room: organ + "-JJ") }
        rooms.append(
            Room(
                id: .init(organ + "-JJ"), organ: .init(organ), name: "纪委办公室", kind: .supervision,
                links: [.township(.init(id))], staff: [head] + others))
        townships.append(
            Township(
                id: .init(id), name: name, aliases: [], managedBy: .init(code), statutoryDivision: .init(code),
                organ: .init(organ),
                villages: [Village(name: "前村", disciplineCommissioner: nil, informant: nil)]))
    }

    private mutating func addRoom(_ mark: String, _ name: String, _ kind: RoomKind, in organ: String, _ size: Int) {
        let id = organ + "-" + mark
        let people = (0..<size).map { number in person(number == 0 ? "主任" : "科员", in: organ, room: id) }
        rooms.append(Room(id: .init(id), organ: .init(organ), name: name, kind: kind, links: [], staff: people))
    }

    private mutating func person(_ post: String, in organ: String, room: String?) -> Staff.ID {
        let id = Staff.ID("P\(staff.count + 1)")
        staff.append(
            Staff(
                id: id, name: "人员\(staff.count + 1)", post: post, organ: .init(organ), room: room.map { .init($0) }))
        return id
    }

    /// Each supervision room of a county looks after some of its townships and units.
    private mutating func linkRooms() {
        var links: [Room.ID: [RoomLink]] = [:]
        for organ in organs where organ.level > .township {
            let mine = rooms.filter { $0.organ == organ.id && $0.kind == .supervision }.map(\.id)
            for town in townships where town.managedBy == organ.division {
                links[dice.pick(mine), default: []].append(.township(town.id))
            }
            for unit in units where unit.division == organ.division {
                links[dice.pick(mine), default: []].append(.unit(unit.id))
            }
        }
        rooms = rooms.map { room in
            guard let more = links[room.id] else { return room }
            return Room(
                id: room.id, organ: room.organ, name: room.name, kind: room.kind, links: more, staff: room.staff)
        }
    }
}
