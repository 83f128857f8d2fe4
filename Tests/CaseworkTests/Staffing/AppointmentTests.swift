import Casework
import Testing

/// What another directory ends and begins.
@Suite struct AppointmentTests {
    private static func post(_ staff: String, _ post: String = "科员", _ room: String? = "J1") -> HeldPost {
        HeldPost(staff: .init(staff), organ: .init("Q"), room: room.map { .init($0) }, post: post)
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let old: [HeldPost]
        let new: [HeldPost]
        let closed: [HeldPost]
        let opened: [HeldPost]
    }

    static let rows = [
        Row(testDescription: "the first directory", old: [], new: [post("A")], closed: [], opened: [post("A")]),
        Row(testDescription: "the same", old: [post("A")], new: [post("A")], closed: [], opened: []),
        Row(
            testDescription: "somebody left", old: [post("A"), post("B")], new: [post("B")], closed: [post("A")],
            opened: []),
        Row(
            testDescription: "a successor", old: [post("A", "主任")], new: [post("B", "主任")], closed: [post("A", "主任")],
            opened: [post("B", "主任")]),
        Row(
            testDescription: "promoted in the room", old: [post("A")], new: [post("A", "副主任")], closed: [post("A")],
            opened: [post("A", "副主任")]),
        Row(
            testDescription: "moved to another room", old: [post("A")], new: [post("A", "科员", "J2")],
            closed: [post("A")],
            opened: [post("A", "科员", "J2")]),
        Row(
            testDescription: "into the leadership", old: [post("A")], new: [post("A", "科员", nil)], closed: [post("A")],
            opened: [post("A", "科员", nil)]),
        Row(
            testDescription: "one person, two posts, one ends", old: [post("A"), post("A", "副主任")], new: [post("A")],
            closed: [post("A", "副主任")], opened: []),
        Row(
            testDescription: "named twice counts once", old: [post("A"), post("A")], new: [post("B"), post("B")],
            closed: [post("A")], opened: [post("B")]),
    ]

    @Test(arguments: rows) func `HS-4 the difference of two directories closes and opens posts`(_ row: Row) {
        let changes = AppointmentChanges(from: row.old, to: row.new)
        #expect(changes.closed == row.closed)
        #expect(changes.opened == row.opened)
        let back = AppointmentChanges(from: row.new, to: row.old)
        #expect(Set(back.opened) == Set(row.closed) && Set(back.closed) == Set(row.opened), "and back again")
    }

    @Test func `HS-4 a directory's posts are those of its staff`() throws {
        let directory = try FictionalCity.directory()
        #expect(directory.posts.map(\.staff) == directory.staff.map(\.id))
        #expect(AppointmentChanges(from: directory.posts, to: directory.posts).opened.isEmpty)
    }

    @Test func `HS-4 the last day is the one before the end, so that a successor begins on it`() throws {
        let first = try #require(CivilDate(year: 2026, month: 3, day: 2))
        let end = first.adding(days: 10)
        let held = Appointment(id: .init("1"), held: Self.post("A"), from: first, to: end)
        let next = Appointment(id: .init("2"), held: Self.post("B"), from: end, to: nil)
        let days = [-1, 0, 9, 10, 400].map { first.adding(days: $0) }
        #expect(days.map(held.holds) == [false, true, true, false, false])
        #expect(days.map(next.holds) == [false, false, false, true, true])
        let mended = Appointment(id: .init("3"), held: Self.post("C"), from: first, to: first)
        #expect(!mended.holds(on: first), "mended on its first day: never held")
    }
}
