import CaseStore
import Casework
import Foundation
import TestDatabase
import Testing

/// A thief has a dump of the whole database, taken by a superuser: it tells neither who reported nor what.
@Suite struct DumpTests {
    private static let name = "欧阳金丝雀"
    private static let phone = "13987654321"
    private static let accused = "司徒被告人"
    private static let words = "金丝雀正文甲乙丙"

    private static func dump(_ office: TestOffice) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["pg_dump", "--data-only", "--dbname", office.conninfo()]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }

    /// The words themselves, and how PostgreSQL prints them inside bytea.
    private static func expectNothing(of words: [String], in dump: String) {
        for word in words {
            #expect(!dump.contains(word))
            let hexadecimal = word.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            #expect(!dump.contains(hexadecimal))
        }
    }

    @Test func `no name, number or word of a report is in a dump of the database`() async throws {
        try await TestDatabase.withOffice { office in
            let draft = office.draft(name: Self.name, phone: Self.phone, accused: Self.accused, text: Self.words)
            let code = office.store.newQueryCode(cell: "4202")
            let id = try await office.plantReport(in: office.county, draft, code: code)
            let opinion = TriageOpinion(
                author: nil, kind: .accusation, microCorruption: false, priority: .normal,
                riskFlags: [], repeatOf: nil,
                findings: [TriageFinding(Bilingual(Self.words, Self.words), evidence: [Self.words])]
            )
            try await office.store.transaction(as: .system, on: .worker) { transaction in
                try transaction.insert(opinion, on: id)
                try transaction.audit(AuditRecord("read", id), in: office.county)
            }
            let dump = try Self.dump(office)
            #expect(dump.contains(id.rawValue), "the dump holds the report")
            Self.expectNothing(of: [Self.name, Self.phone, Self.accused, Self.words, code.text], in: dump)
            #expect(!dump.contains(String(decoding: code.canonicalBytes, as: UTF8.self)))
        }
    }

    @Test func `of an item that went up sealed nothing can be opened any more, by nobody`() async throws {
        try await TestDatabase.withOffice { office in
            let draft = office.draft(name: Self.name, phone: Self.phone, accused: Self.accused, text: Self.words)
            let id = try await office.plantReport(in: office.county, draft)
            // What went up holds all of it, for the office above alone.
            try await office.sealUp(id, saying: Self.name + Self.phone + Self.accused + Self.words)
            for caller in [office.lead, .system] {
                await #expect(throws: StoreError.notFound) {
                    _ = try await office.store.transaction(as: caller) { try $0.content(of: id) }
                }
            }
            let (record, standings) = try await office.store.transaction(as: office.lead) { transaction in
                (try transaction.report(id), try transaction.standings(of: id))
            }
            #expect(record.report.state == .sealedUp)
            #expect(record.number == ReportNumber(year: 2026, number: 1), "the number stays")
            #expect(record.category == nil && record.kind == nil && record.riskFlags.isEmpty)
            #expect(standings.allSatisfy { $0 == AccusedStanding() })
            Self.expectNothing(
                of: [Self.name, Self.phone, Self.accused, Self.words], in: try Self.dump(office))
        }
    }

    @Test func `an item is sealed up once, and not while a room has a clue of it`() async throws {
        try await TestDatabase.withOffice { office in
            let room = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: room))
            await #expect(throws: StoreError.refused(constraint: "clue_organ_is_not_barred")) {
                try await office.store.transaction(as: .system, on: .worker) { try $0.sealUp(planted.report) }
            }
            let content = try await office.store.transaction(as: office.lead) { try $0.content(of: planted.report) }
            #expect(!content.text.isEmpty, "a refused sealing destroys nothing")
            let id = try await office.plantReport(in: office.county)
            await #expect(throws: StoreError.stale) {
                try await office.store.transaction(as: office.clerk) { try $0.sealUp(id) }
            }
        }
    }

    @Test func `a key that went to another organ opens there and is worthless here`() async throws {
        try await TestDatabase.withOffice { office in
            let id = try await office.plantReport(in: office.county)
            let text = try await office.store.transaction(as: .system, on: .worker) { transaction in
                try transaction.rewrapKey(of: id, for: office.city)
                return try transaction.content(of: id).text
            }
            #expect(text == office.draft().text)
        }
    }
}
