import Casework
import Operations
import Testing

/// Who is what, out of post and room.
@Suite struct StaffRolesTests {
    private static func organ(withTechnologyRoomOf size: Int) throws -> Directory {
        let (organ, room) = (Organ.ID("O990100"), Room.ID("O990100-XT"))
        let people = (1...size).map { Staff.ID("P\($0)") }
        return try Directory(
            divisions: [
                Division(
                    id: Division.ID("990100"), name: "云州市", displayName: "云州市", level: .city, organ: organ, parent: nil)
            ],
            organs: [
                Organ(
                    id: organ, name: "云州市纪委监委", level: .city, division: Division.ID("990100"), superior: nil,
                    head: nil, leaders: [])
            ],
            rooms: [
                Room(id: room, organ: organ, name: "信息技术保障室", kind: .technology, links: [], staff: people)
            ],
            staff: people.map { Staff(id: $0, name: "某", post: "科员", organ: organ, room: room) },
            townships: [], units: [])
    }

    @Test
    func `DW-roles the technology room has the three offices, and a fourth person is a second security administrator`()
        throws
    {
        let roles = StaffRoles.roles(in: try Self.organ(withTechnologyRoomOf: 6))
        let found = (1...6).map { roles[Staff.ID("P\($0)")] }
        #expect(
            found == [
                [.administrator], [.securityAdministrator], [.auditor], [.securityAdministrator], [.administrator],
                [.administrator],
            ])
    }

    @Test func `DW-roles a technology room of three has one of each office`() throws {
        let roles = StaffRoles.roles(in: try Self.organ(withTechnologyRoomOf: 3))
        #expect(Set(roles.values) == [[.administrator], [.securityAdministrator], [.auditor]] && roles.count == 3)
    }
}
