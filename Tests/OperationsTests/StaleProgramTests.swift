import Casework
import Operations
import Sealing
import TestDatabase
import Testing

@testable import CaseStore

/// A program whose key file lacks the generation of the site key that the database lies under (a systemd credential
/// is a copy of the service's start): it can open no key again, and goes on with those that it holds.
@Suite struct StaleProgramTests {
    @Test func `it serves on with what it has open, without what was destroyed, and says so`() async throws {
        try await TestDatabase.withOffice { office in
            let county = try await office.plantReport(in: office.county)
            let city = try await office.plantReport(in: office.city)
            let both = try SiteKey(Array(0..<32)).renewed(.aes)
            let (stale, current) = (office.anotherStore(), office.anotherStore(Keyring(site: both)))
            let read = { @Sendable (id: Report.ID, store: CaseStore) async throws -> String in
                try await store.transaction(as: .system, on: .worker) { try $0.content(of: id).text }
            }
            for id in [county, city] { #expect(try await read(id, stale) == office.draft().text) }
            _ = try await RotateKeys(current).site(to: both.newestID)
            let opened = stale.keys.names
            #expect(!opened.isEmpty)
            await #expect(throws: SealingError.unknownSiteKey) { try await stale.forgetKeys() }
            #expect(stale.keys.names == opened)
            for id in [county, city] { #expect(try await read(id, stale) == office.draft().text) }
            let former = Set(try await RotateKeys(current).list().filter { $0.organ == office.county }.map(\.id))
            #expect(try await RotateKeys(current).organ(office.county).destroyed == 2)
            await #expect(throws: SealingError.unknownSiteKey) { try await stale.forgetKeys() }
            #expect(stale.keys.names == opened.subtracting(former))
            #expect(try await read(city, stale) == office.draft().text)
            await #expect(throws: SealingError.unknownSiteKey) { _ = try await read(county, stale) }
            #expect(try await read(county, current) == office.draft().text)
        }
    }
}
