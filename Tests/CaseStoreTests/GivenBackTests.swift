import CaseStore
import Casework
import TestDatabase
import Testing

/// Whoever lets go of a step puts it back where it was.
@Suite struct GivenBackTests {
    private typealias Work = LaneWork

    private static func giveBack(_ job: Job, _ office: TestOffice) async throws {
        try await Work.act(office) { try $0.giveBack(.read, Report.ID(job.subject), token: job.token) }
    }

    @Test func `what is given back goes before what came later, with its time and its number`() async throws {
        try await TestDatabase.withOffice { office in
            var ids: [String] = []
            for _ in 0..<3 {
                ids += try await Work.enqueue(1, "A", office)
                office.clock.advance(seconds: 10)
            }
            let places = "select concat_ws(' ', r.subject_id, r.seq, r.ready_at) from queue.ready as r order by r.seq"
            let before = try await Work.texts(places, office)
            for _ in 0..<2 {
                let job = try #require(try await Work.take(1, office).first)
                #expect(job.subject == ids[0])
                office.clock.advance(seconds: 600)
                try await Self.giveBack(job, office)
                #expect(try await Work.texts(places, office) == before)
            }
            var order: [String] = []
            for _ in 0..<3 { order += try await Work.take(1, office).map(\.subject) }
            #expect(order == ids)
        }
    }

    @Test func `what was claimed before its number was kept is given back behind the others`() async throws {
        try await TestDatabase.withOffice { office in
            let ids = try await Work.enqueue(2, "A", office)
            let job = try #require(try await Work.take(1, office).first)
            try await office.plant("update queue.lease set seq = null")
            try await Self.giveBack(job, office)
            #expect(
                try await Work.texts("select r.subject_id::text from queue.ready as r order by r.seq", office)
                    == [ids[1], ids[0]])
        }
    }

    @Test func `what is given back below the marks of a worker is found by the sweep`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await Work.enqueue(1_200, "A", office)
            var marks = LaneMarks()
            _ = marks.know(["A"])
            let first = try #require(try await Work.take(&marks, 1, office).first)
            while try await Work.take(&marks, 100, office).count == 100 {}
            try await Self.giveBack(first, office)
            let above = try await Work.take(&marks, 100, office)
            #expect(above.isEmpty, "it lies below the mark")
            let windows = marks.sweepWindows
            let found = try await Work.act(office) { transaction in
                try windows.flatMap { try transaction.stragglers(.read, below: $0) }
            }
            #expect(found.map(\.number) == [first.place.number])
            marks.found(found)
            let again = try await Work.take(&marks, 100, office).map(\.subject)
            #expect(again == [first.subject])
        }
    }
}
