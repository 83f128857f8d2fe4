import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// The directory keeps its history.
@Suite struct AppointmentsOnTests {
    @Test func `HS-4 who left is not in the address book of the day, and still in that of the days before`()
        async throws
    {
        try await Desk.open { desk in
            let first = desk.today
            let staff = desk.clerk.staff
            desk.office.clock.advance(days: 10)
            let load = LoadDirectory(desk.office.store)
            let rest = try desk.office.directory.without([staff])
            #expect(try await load(rest, document: "without one", calendar: desk.office.calendar))
            let book = AppointmentsOn(desk.context)
            let county = desk.office.county
            let listed: (CivilDate) async throws -> Bool = { day in
                try await book(day, of: county, as: desk.holder).contains { $0.appointment.held.staff == staff }
            }
            let days = [first.adding(days: -1), first, desk.today.adding(days: -1), desk.today]
            var found: [Bool] = []
            for day in days { found.append(try await listed(day)) }
            #expect(found == [false, true, true, false])
            desk.office.clock.advance(days: 5)
            let whole = desk.office.directory
            #expect(try await load(whole, document: "back again", calendar: desk.office.calendar))
            let (now, yesterday) = (try await listed(desk.today), try await listed(desk.today.adding(days: -1)))
            #expect(now && !yesterday)
            let history = try await book.history(of: Room.ID("O420281-XF"), as: desk.holder)
                .filter { $0.appointment.held.staff == staff }.map(\.appointment)
            #expect(history.map(\.from) == [desk.today, first] && history.map(\.to) == [nil, first.adding(days: 10)])
        }
    }

    @Test func `HS-4 the address book has every post of the directory, each once, and of one organ only its own`()
        async throws
    {
        try await Desk.open { desk in
            let book = AppointmentsOn(desk.context)
            let all = try await book(desk.today, as: desk.clerk).map(\.appointment.held)
            #expect(Set(all) == Set(desk.office.directory.posts) && all.count == desk.office.directory.staff.count)
            let own = try await book(desk.today, of: desk.office.township, as: desk.clerk)
            #expect(!own.isEmpty && own.allSatisfy { $0.appointment.held.organ == desk.office.township })
        }
    }

    @Test func `the document of a day is the last one loaded by then`() async throws {
        try await Desk.open { desk in
            let load = LoadDirectory(desk.office.store)
            let first = desk.today
            let document = try #require(try await load.document())
            desk.office.clock.advance(days: 3)
            let whole = desk.office.directory
            #expect(try await load(whole, document: "another", calendar: desk.office.calendar))
            #expect(try await load.document(on: first) == document)
            #expect(try await load.document(on: desk.today) == "another")
            #expect(try await load.document(on: first.adding(days: -1)) == nil)
        }
    }
}
