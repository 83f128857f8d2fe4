import Casework
import Testing

/// Where an accused stands by dated appointments: of now, and of when it was done.
@Suite("HS-26, JB-48 posts by the record of appointments") struct DatedPostsTests {
    private static let today = day(2026, 3, 2)
    private static let (city, county, neighbour) = (Organ.ID("C"), Organ.ID("Q"), Organ.ID("L"))

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
        guard let date = CivilDate(year: year, month: month, day: day) else { preconditionFailure("no such day") }
        return date
    }

    private static func held(
        _ organ: Organ.ID, from: CivilDate, to: CivilDate? = nil, room: String? = "J1", post: String = "科员",
        by staff: String = "A"
    ) -> Appointment {
        Appointment(
            id: Identifier("\(organ.rawValue)-\(from)-\(staff)"),
            held: HeldPost(staff: Staff.ID(staff), organ: organ, room: room.map { Room.ID($0) }, post: post),
            from: from,
            to: to)
    }

    /// Somebody who was written down as working in the county.
    private static let written = AccusedStanding(
        level: .county, managedAt: .county, managingOrgan: county, disciplineOrgan: county)

    private static func acted(_ first: CivilDate, _ last: CivilDate) -> ActPeriod? { ActPeriod(from: first, to: last) }

    private static func dated(
        _ standing: AccusedStanding, _ appointments: [Appointment], _ period: ActPeriod? = nil, isByPost: Bool = false
    ) throws -> AccusedStanding {
        standing.dated(
            by: appointments, isByPost: isByPost, on: today, acted: period, in: try FictionalCity.directory())
    }

    @Test func `who is matched to nobody stands as written, and who still holds the post does too`() throws {
        #expect(try Self.dated(Self.written, []) == Self.written)
        let same = try Self.dated(Self.written, [Self.held(Self.county, from: Self.day(2020, 1, 1))])
        #expect(same.disciplineOrgan == Self.county && same.managingOrgan == Self.county && same.formerOrgan == nil)
        #expect(same.disciplineRoom == Room.ID("J1") && same.record.isOnRecord)
        #expect(same.record.staff == [Staff.ID("A")])
    }

    @Test func `who has moved up is managed where they are now, and the written organ stays out`() throws {
        let moved = [
            Self.held(Self.county, from: Self.day(2020, 1, 1), to: Self.day(2025, 6, 1)),
            Self.held(Self.city, from: Self.day(2025, 6, 1)),
        ]
        let standing = try Self.dated(Self.written, moved)
        #expect(standing.disciplineOrgan == Self.city && standing.managedAt == .city)
        #expect(standing.managingOrgan == Self.city && standing.formerOrgan == Self.county)
    }

    @Test func `who has left is discipline staff no more, and the organ of then stays out`() throws {
        let left = [Self.held(Self.county, from: Self.day(2020, 1, 1), to: Self.today)]
        let standing = try Self.dated(Self.written, left)
        #expect(standing.disciplineOrgan == nil && standing.formerOrgan == Self.county)
        #expect(standing.managingOrgan == Self.county, "managed as was written")
        let dayBefore = [Self.held(Self.county, from: Self.day(2020, 1, 1), to: Self.today.adding(days: 1))]
        #expect(try Self.dated(Self.written, dayBefore).disciplineOrgan == Self.county, "the last day counts")
    }

    /// The post in the county ended on 1 June 2025: 31 May was its last day.
    static let around: [(first: CivilDate, last: CivilDate, countyCounts: Bool)] = [
        (day(2025, 5, 31), day(2025, 5, 31), true), (day(2025, 6, 1), day(2025, 6, 1), false),
        (day(2025, 5, 1), day(2025, 12, 1), true), (day(2025, 6, 1), day(2025, 12, 1), false),
        (day(2019, 1, 1), day(2019, 12, 31), false), (day(2019, 1, 1), day(2020, 1, 1), true),
    ]

    @Test(arguments: around.indices)
    func `the post of then counts from its first day to the one before its end`(index: Int) throws {
        let (first, last, countyCounts) = Self.around[index]
        let posts = [
            Self.held(Self.county, from: Self.day(2020, 1, 1), to: Self.day(2025, 6, 1)),
            Self.held(Self.neighbour, from: Self.day(2025, 6, 1)),
        ]
        let now = AccusedStanding(level: .county, disciplineOrgan: Self.neighbour)
        let standing = try Self.dated(now, posts, Self.acted(first, last))
        #expect(standing.disciplineOrgan == Self.neighbour)
        #expect((standing.formerOrgan == Self.county) == countyCounts)
    }

    @Test func `several posts of then all count, the lead of an organ first`() throws {
        let posts = [
            Self.held(Self.neighbour, from: Self.day(2021, 1, 1), to: Self.day(2023, 1, 1)),
            Self.held(Self.county, from: Self.day(2023, 1, 1), to: Self.day(2025, 1, 1), room: nil, post: "纪委书记、监委主任"),
            Self.held(Self.city, from: Self.day(2025, 1, 1)),
        ]
        let now = AccusedStanding(level: .city, disciplineOrgan: Self.city)
        let standing = try Self.dated(now, posts, Self.acted(Self.day(2022, 1, 1), Self.day(2024, 1, 1)))
        #expect(standing.formerOrgan == Self.county && standing.record.headedThen)
        #expect(standing.record.furtherPosts.map(\.worksIn) == [Self.neighbour])
    }

    @Test func `of two persons of one name none is taken for the other, and both are kept out`() throws {
        let two = [
            Self.held(Self.county, from: Self.day(2020, 1, 1), to: Self.day(2025, 1, 1)),
            Self.held(Self.county, from: Self.day(2020, 1, 1), by: "B"),
        ]
        let standing = try Self.dated(Self.written, two)
        #expect(standing.record.staff == [Staff.ID("A"), Staff.ID("B")] && !standing.record.isOnRecord)
        #expect(standing.disciplineOrgan == Self.county && standing.formerOrgan == nil)
    }

    @Test func `a head without a name is whoever led the organ then, and not the present one`() throws {
        var head = Self.written
        head.isOrganHead = true
        let predecessor = [
            Self.held(Self.county, from: Self.day(2020, 1, 1), to: Self.day(2025, 1, 1), room: nil, post: "纪委书记"),
            Self.held(Self.city, from: Self.day(2025, 1, 1)),
        ]
        let standing = try Self.dated(
            head, predecessor, Self.acted(Self.day(2024, 1, 1), Self.day(2024, 2, 1)), isByPost: true)
        #expect(standing.disciplineOrgan == Self.city && !standing.isOrganHead)
        #expect(standing.formerOrgan == Self.county && standing.record.headedThen)
    }

    @Test func `the head of an organ is managed one level up`() throws {
        let promoted = [
            Self.held(Self.neighbour, from: Self.day(2020, 1, 1), to: Self.day(2025, 1, 1)),
            Self.held(Self.county, from: Self.day(2025, 1, 1), room: nil, post: "纪委书记"),
        ]
        let was = AccusedStanding(level: .county, managedAt: .county, disciplineOrgan: Self.neighbour)
        let standing = try Self.dated(was, promoted)
        #expect(standing.isOrganHead && standing.managedAt == .city && standing.managingOrgan == Self.city)
        #expect(standing.formerOrgan == Self.neighbour, "what was written stays out")
    }

    @Test func `JB-15 who leads two organs at once is the own head of either`() throws {
        let both = [Self.neighbour, Self.county].map {
            Self.held($0, from: Self.day(2025, 1, 1), room: nil, post: "纪委书记")
        }
        let was = AccusedStanding(level: .county, managedAt: .city, disciplineOrgan: Self.neighbour, isOrganHead: true)
        let standing = try Self.dated(was, both)
        let present = try #require(standing.disciplineOrgan)
        #expect(Set([present] + standing.record.heads) == [Self.neighbour, Self.county])
        let former = Self.held(Self.city, from: Self.day(2020, 1, 1), to: Self.day(2024, 1, 1), room: nil, post: "纪委书记")
        let left = try Self.dated(was, both + [former], Self.acted(Self.day(2021, 1, 1), Self.day(2021, 2, 1)))
        #expect(!left.record.heads.contains(Self.city), "whoever led it then leads it no more")

        var accused = Route.Accused.disciplineStaff(of: Cell.county, standing: .head)
        accused.furtherPosts = [Route.DisciplinePost(worksIn: Cell.otherCounty, standing: .head)]
        // It would go up anyway, but past nobody: the head of the other county would be told.
        #expect(Route.decide(.accusation(at: Cell.otherCounty, [accused])).rule == .upperLevel)
        accused.heads = [Cell.otherCounty]
        for receiver in [Cell.county, Cell.otherCounty] {
            #expect(Route.decide(.accusation(at: receiver, [accused])).outcome == .sealUp(.ownHead, to: Cell.city))
        }
    }

    @Test(arguments: [
        ("纪委书记、监委主任", nil, true), ("副书记", nil, false), ("纪委副书记、监委副主任", nil, false), ("常委", nil, false),
        ("主任", "J1", false), ("纪工委书记", "ALL", true), ("党支部书记", "J1", false), ("纪委副书记", "ALL", false),
    ])
    func `who leads an organ is read off the words of the post`(post: String, room: String?, isHead: Bool) {
        let held = HeldPost(staff: Staff.ID("A"), organ: Self.county, room: room.map { Room.ID($0) }, post: post)
        #expect(held.isHead == isHead)
    }
}
