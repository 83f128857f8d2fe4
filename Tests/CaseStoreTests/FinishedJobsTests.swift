import CaseStore
import Casework
import TestDatabase
import Testing

@Suite struct FinishedJobsTests {
    private static func take(_ office: TestOffice) async throws -> [Job] {
        let subjects = (0..<20).map { _ in (office.world.newID() as Report.ID).rawValue }
        return try await office.store.transaction(as: .system, on: .worker) { transaction in
            try transaction.enqueue(.read, subjects.map { (id: $0, lane: "O420281", priority: .normal) })
            return try transaction.take(.read, limit: 20, holder: "w", lease: 60)
        }
    }

    private static func finish(_ jobs: [Job], _ office: TestOffice) async throws {
        try await office.store.transaction(as: .system, on: .worker) { try $0.finish(.read, jobs) }
    }

    @Test func `many jobs end at once, and each only once`() async throws {
        try await TestDatabase.withOffice { office in
            let jobs = try await Self.take(office)
            #expect(jobs.count == 20)
            try await Self.finish(jobs, office)
            await #expect(throws: StoreError.stale) { try await Self.finish([jobs[0]], office) }
        }
    }

    @Test func `where one token is stale, none of the jobs ends`() async throws {
        try await TestDatabase.withOffice { office in
            let jobs = try await Self.take(office)
            try await Self.finish([jobs[7]], office)
            await #expect(throws: StoreError.stale) { try await Self.finish(jobs, office) }
            try await Self.finish(Array(jobs[..<7] + jobs[8...]), office)
        }
    }

    @Test func `nobody but the system ends jobs`() async throws {
        try await TestDatabase.withOffice { office in
            let jobs = try await Self.take(office)
            await #expect(throws: StoreError.stale) {
                try await office.store.transaction(as: .publicVisitor, on: .worker) { try $0.finish(.read, jobs) }
            }
        }
    }
}
