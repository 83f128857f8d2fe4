import Casework
import Testing

/// A directory that names what is not there is refused, and says which.
@Suite("Directory: what is refused")
struct DirectoryTests {
    private static func directory(
        divisions: [Division] = FictionalCity.divisions, organs: [Organ] = FictionalCity.organs,
        rooms: [Room] = FictionalCity.rooms, staff: [Staff] = FictionalCity.staff,
        townships: [Township] = FictionalCity.townships, units: [Unit] = FictionalCity.units
    ) throws(Directory.Fault) -> Directory {
        try Directory(
            divisions: divisions, organs: organs, rooms: rooms, staff: staff, townships: townships, units: units)
    }

    private static func organ(_ id: String, above: String?, leaders: [Staff.ID] = []) -> Organ {
        Organ(
            id: .init(id), name: id, level: .county, division: .init("990121"), superior: above.map { .init($0) },
            head: nil, leaders: leaders)
    }

    @Test func `an id stands for one thing`() {
        #expect(throws: Directory.Fault.duplicate(id: "UC1")) {
            try Self.directory(units: FictionalCity.units + [FictionalCity.units[0]])
        }
    }

    /// Whoever had such an id, or worked at such a place, would be refused at each request.
    @Test(arguments: ["", "S 1", "S|1", "S,1", "S\t1", "S\n", "S'1", "张", "Ｓ1", "S1\u{301}"])
    func `an id that no context could say is refused, of staff, an organ and a room`(_ id: String) {
        let fault = Directory.Fault.notPlain(id: id)
        let person = Staff(id: .init(id), name: "己六", post: "干部", organ: .init("Q"), room: nil)
        #expect(throws: fault) { try Self.directory(staff: FictionalCity.staff + [person]) }
        #expect(throws: fault) { try Self.directory(organs: FictionalCity.organs + [Self.organ(id, above: nil)]) }
        let room = Room(id: .init(id), organ: .init("Q"), name: "室", kind: .supervision, links: [], staff: [])
        #expect(throws: fault) { try Self.directory(rooms: FictionalCity.rooms + [room]) }
    }

    @Test func `letters, digits, underscore, dot and hyphen make an id`() throws {
        let person = Staff(id: .init("s.1_3-5Z"), name: "己六", post: "干部", organ: .init("Q"), room: nil)
        #expect(try Self.directory(staff: FictionalCity.staff + [person])[person.id] == person)
    }

    @Test func `a superior, a leader and the place of work must be there`() {
        #expect(throws: Directory.Fault.dangling(owner: "X", reference: "Y")) {
            try Self.directory(organs: FictionalCity.organs + [Self.organ("X", above: "Y")])
        }
        #expect(throws: Directory.Fault.dangling(owner: "X", reference: "S99")) {
            try Self.directory(
                organs: FictionalCity.organs + [Self.organ("X", above: "C", leaders: [.init("S99")])])
        }
        let homeless = Staff(id: .init("S9"), name: "己六", post: "干部", organ: .init("Q"), room: .init("none"))
        #expect(throws: Directory.Fault.dangling(owner: "S9", reference: "none")) {
            try Self.directory(staff: FictionalCity.staff + [homeless])
        }
    }

    @Test(arguments: [
        RoomLink.unit(.init("none")), .township(.init("none")), .organ(.init("none")), .division(.init("none")),
    ])
    func `what a room looks after must be there`(_ link: RoomLink) {
        let room = Room(
            id: .init("Q-J1"), organ: .init("Q"), name: "室", kind: .supervision, links: [link], staff: [])
        #expect(throws: Directory.Fault.dangling(owner: "Q-J1", reference: "none")) {
            try Self.directory(rooms: FictionalCity.rooms + [room])
        }
    }

    @Test func `organs above each other in a circle are refused`() {
        let circle = [Self.organ("X", above: "Y"), Self.organ("Y", above: "X")]
        #expect(throws: Directory.Fault.self) { try Self.directory(organs: FictionalCity.organs + circle) }
    }

    @Test func `the organ that manages a level lies in the township or above it`() throws {
        let directory = try Self.directory()
        let township = try #require(directory[Township.ID("QT1")])
        #expect(directory.organ(of: township, at: .township) == .init("QT1J"))
        #expect(directory.organ(of: township, at: .county) == .init("Q"))
        #expect(directory.organ(of: township, at: .city) == .init("C"))
        #expect(directory.organ(of: township, at: .province) == nil)
        #expect(directory.chain(from: .init("QT1J")).map(\.id.rawValue) == ["QT1J", "Q", "C"])
        #expect(directory.rooms(of: .init("Q")).map(\.id.rawValue) == ["Q-XF"])
        #expect(directory.rooms(of: .init("L")).isEmpty)
    }

    @Test func `short forms of a unit's name are read as the unit`() throws {
        let directory = try Self.directory()
        let seen = directory.places(in: "临湖市住建局和教育局", seenFrom: .init("L"))
        #expect(seen.map(\.place) == [.unit(.init("UL2")), .unit(.init("UL1"))])
        let bodies = directory.places(in: "双桥派出所", seenFrom: .init("D"))
        #expect(bodies.map(\.place) == [.township(.init("DT1"))])
    }

    /// Which kinds of room take clues; the others never see one as theirs.
    @Test func `clues move to rooms that handle clues only`() {
        let handling = RoomKind.allCases.filter(\.handlesClues)
        #expect(
            Set(handling) == [
                .supervision, .investigation, .styleSupervision, .cadreSupervision, .inspection, .resident,
            ])
    }
}
