import CaseStore
import Casework
import TestDatabase
import Testing

/// A part of an operation that runs with other rights than its caller's (as the system, as somebody who proved who they are)
/// gives them back, however it ends.
@Suite struct ActingTests {
    private struct Broken: Error {}

    @Test func `what fails as the system leaves nobody with the rights of the system`() async throws {
        try await TestDatabase.withOffice { office in
            let foreign = try await office.plantReport(in: office.neighbour)
            try await office.store.transaction(as: office.clerk) { transaction in
                var isKnownToTheSystem = false
                do {
                    try transaction.asSystem { system in
                        isKnownToTheSystem = (try? system.report(foreign)) != nil
                        throw Broken()
                    }
                } catch is Broken {}
                #expect(isKnownToTheSystem)
                #expect((try? transaction.report(foreign)) == nil, "the clerk goes on as the clerk")
            }
        }
    }

    @Test func `what fails in another's name leaves nobody with that name`() async throws {
        try await TestDatabase.withOffice { office in
            let foreign = try await office.plantReport(in: office.neighbour)
            let neighbour = try #require(office.first(.registrar, in: office.neighbour).staff)
            try await office.store.transaction(as: office.clerk) { transaction in
                var isKnownThere = false
                do {
                    try transaction.asStaff(neighbour) { other in
                        // Within it, a part as the system that fails gives back to whoever is in between.
                        do { try other.asSystem { _ in throw Broken() } } catch is Broken {}
                        isKnownThere = (try? other.report(foreign)) != nil
                        throw Broken()
                    }
                } catch is Broken {}
                #expect(isKnownThere)
                #expect((try? transaction.report(foreign)) == nil)
            }
        }
    }

    @Test func `what the database refused as the system is told as it was refused`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            let rule = await TestDatabase.refusedRule {
                try await office.store.transaction(as: office.clerk) { transaction in
                    try transaction.asSystem { system in
                        var record = try system.lockReport(report)
                        record.barred.organs = [record.holder]
                        record.version += 1
                        try system.save(record)
                    }
                }
            }
            #expect(rule == "report_holder_is_not_barred")
        }
    }
}
