import Casework
import Testing

/// What a record of appointments changes of an accused, field by field.
@Suite("HS-26, JB-48 what appointments say of an accused") struct AppointmentRecordTests {
    private static let today = day("2026-03-02")
    private static let (city, county, neighbour) = (Organ.ID("C"), Organ.ID("Q"), Organ.ID("L"))

    private static func held(
        _ organ: Organ.ID, from: String = "2025-01-01", to: String? = nil, room: String? = "J1", post: String = "科员",
        by staff: String = "A"
    ) -> Appointment {
        Appointment(
            id: Identifier("\(organ.rawValue)-\(from)-\(room ?? "")-\(staff)"),
            held: HeldPost(staff: Staff.ID(staff), organ: organ, room: room.map { Room.ID($0) }, post: post),
            from: day(from), to: to.map { day($0) })
    }

    private static func dated(
        _ standing: AccusedStanding, _ appointments: [Appointment], acted: (String, String)? = nil,
        isByPost: Bool = false
    ) throws -> AccusedStanding {
        standing.dated(
            by: appointments, isByPost: isByPost, on: today,
            acted: acted.flatMap { ActPeriod(from: day($0.0), to: day($0.1)) }, in: try FictionalCity.directory())
    }

    private static let written = AccusedStanding(
        level: .county, managedAt: .county, managingOrgan: county, disciplineOrgan: county)

    @Test func `HS-26 a record says nothing until appointments do`() throws {
        let empty = AppointmentRecord()
        #expect(!empty.headedThen && !empty.isOnRecord && empty.staff.isEmpty && empty.furtherPosts.isEmpty)
        #expect(try Self.dated(Self.written, [], isByPost: true) == Self.written, "a post that nobody held")
        let same = try Self.dated(Self.written, [Self.held(Self.county)])
        #expect(same.record.isOnRecord && !same.record.headedThen && same.record.furtherPosts.isEmpty)
    }

    @Test func `HS-26 of two persons none is taken for the other, unless a post was named that one holds at a time`()
        throws
    {
        let two = [Self.held(Self.city), Self.held(Self.neighbour, by: "B")]
        // Left unsaid, a name was meant and no post.
        let unsaid = Self.written.dated(by: two, on: Self.today, acted: nil, in: try FictionalCity.directory())
        #expect(!unsaid.record.isOnRecord && unsaid.disciplineOrgan == Self.county)
        #expect(unsaid.record.staff == [Staff.ID("A"), Staff.ID("B")])
        let byPost = try Self.dated(Self.written, two, isByPost: true)
        #expect(byPost.record.isOnRecord && byPost.disciplineOrgan == Self.city)
        let one = try Self.dated(Self.written, [Self.held(Self.city)], isByPost: true)
        #expect(one.record.isOnRecord && one.disciplineOrgan == Self.city)
    }

    @Test func `JB-15 a head who has left leads no organ`() throws {
        var head = Self.written
        head.isOrganHead = true
        let left = [Self.held(Self.county, from: "2020-01-01", to: "2025-01-01", room: nil, post: "纪委书记")]
        let standing = try Self.dated(head, left)
        #expect(!standing.isOrganHead && standing.disciplineOrgan == nil && standing.disciplineRoom == nil)
        #expect(standing.formerOrgan == Self.county && standing.record.headedThen)
        let stays = [Self.held(Self.county, room: nil, post: "主任")]
        #expect(try Self.dated(head, stays).isOrganHead, "in the same organ what was written holds")
    }

    @Test func `JB-48 a written room is kept in its organ and left behind with it`() throws {
        var standing = Self.written
        standing.disciplineRoom = Room.ID("J9")
        #expect(try Self.dated(standing, [Self.held(Self.county)]).disciplineRoom == Room.ID("J9"))
        #expect(try Self.dated(Self.written, [Self.held(Self.county)]).disciplineRoom == Room.ID("J1"))
        let moved = try Self.dated(standing, [Self.held(Self.city)])
        #expect(moved.disciplineRoom == Room.ID("J1"))
        #expect(moved.formerOrgan == Self.county && moved.record.formerRoom == Room.ID("J9"), "that room stays out too")
    }

    @Test func `HS-26 whoever holds a post here is neither unattached nor of another area`() throws {
        let standing = AccusedStanding(level: .county, isElsewhere: true, isUnattached: true)
        let found = try Self.dated(standing, [Self.held(Self.city)])
        #expect(!found.isElsewhere && !found.isUnattached && found.disciplineOrgan == Self.city)
    }

    @Test func `JB-12 in the same organ the management is looked up only where nobody wrote any of it`() throws {
        let bare = AccusedStanding(level: .township, disciplineOrgan: Self.county)
        let found = try Self.dated(bare, [Self.held(Self.county)])
        #expect(found.managedAt == .county && found.managingOrgan == Self.county && found.level == .county)
        var half = bare
        half.managedAt = .province
        let kept = try Self.dated(half, [Self.held(Self.county)])
        #expect(kept.managedAt == .province && kept.managingOrgan == nil && kept.level == .township)
        var named = bare
        named.managingOrgan = Self.city
        #expect(try Self.dated(named, [Self.held(Self.county)]).managedAt == nil)
    }

    @Test func `HS-26 a second post of now is one of then too, and an appointment of no day is none`() throws {
        let two = [Self.held(Self.neighbour), Self.held(Self.county)]
        let now = AccusedStanding(level: .county, disciplineOrgan: Self.neighbour)
        let standing = try Self.dated(now, two, acted: ("2025-02-01", "2025-04-01"))
        #expect(standing.disciplineOrgan == Self.neighbour && standing.formerOrgan == Self.county)
        let never = Self.held(Self.county, from: "2025-03-01", to: "2025-03-01")
        let unheld = try Self.dated(now, [Self.held(Self.neighbour), never], acted: ("2025-02-01", "2025-04-01"))
        #expect(unheld.formerOrgan == nil && unheld.record.furtherPosts.isEmpty)
    }

    @Test func `JB-48 each room of then stays out once, in whatever organ it was`() throws {
        func former(_ posts: [Appointment], written: AccusedStanding = Self.written) throws -> [String] {
            let standing = try Self.dated(
                written, posts + [Self.held(Self.city, from: "2025-06-01")], acted: ("2020-01-01", "2025-01-01"))
            #expect(standing.disciplineOrgan == Self.city)
            let first = standing.formerOrgan.map {
                [Route.DisciplinePost(worksIn: $0, room: standing.record.formerRoom)]
            }
            return ((first ?? []) + standing.record.furtherPosts).map {
                "\($0.worksIn?.rawValue ?? "-") \($0.room?.rawValue ?? "-")"
            }
        }
        func then(_ organ: Organ.ID, _ room: String?) -> Appointment {
            Self.held(organ, from: "2020-01-01", to: "2025-01-01", room: room)
        }
        #expect(try former([then(Self.county, "J1")]) == ["Q J1"], "the organ as written adds nothing to its room")
        #expect(try former([then(Self.county, "J1"), then(Self.county, "J2")]) == ["Q J1", "Q J2"])
        #expect(try former([then(Self.county, "J1"), then(Self.neighbour, "J1")]) == ["L J1", "Q J1"])
        #expect(try former([then(Self.neighbour, "J1")]) == ["L J1", "Q -"], "an organ without a room is one more")
        #expect(try former([then(Self.neighbour, nil), then(Self.county, nil)]) == ["L -", "Q -"])
        var inRoom = Self.written
        inRoom.disciplineRoom = Room.ID("J1")
        #expect(try former([then(Self.county, "J1")], written: inRoom) == ["Q J1"])
        inRoom.disciplineRoom = Room.ID("J2")
        #expect(try former([then(Self.county, "J1")], written: inRoom) == ["Q J1", "Q J2"])
    }
}
