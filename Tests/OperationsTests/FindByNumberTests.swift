import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// A number opens exactly what bears it, and only to whom may see it.
@Suite struct FindByNumberTests {
    private static func find(_ typed: String, _ desk: Desk, as caller: StaffCaller) async throws -> FindByNumber.Found {
        try await FindByNumber(desk.context)(try #require(TypedNumber(typed)), as: caller)
    }

    private static func isEmpty(_ found: FindByNumber.Found) -> Bool {
        found.reports.isEmpty && found.clues.isEmpty && found.notices.isEmpty
    }

    /// The numbers of a clue and of its report, as they are printed.
    private static func numbers(_ clue: Clue.ID, _ desk: Desk) async throws -> (clue: String, report: String) {
        let (record, report) = try await desk.office.store.transaction(as: .system, on: .worker) { transaction in
            let record = try transaction.clue(clue)
            return (record, try transaction.report(record.clue.report))
        }
        let number = try #require(report.number)
        return (record.number.text(of: record.organ), number.text(of: report.report.receiver))
    }

    @Test func `a report is found by its number, with its clues, and by the last digits in its own year`() async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.routed()
            let number = receipt.number.text(of: receipt.receiver)
            for typed in [number, " 420281－2026－ＸＦ－1 ", "1"] {
                let found = try await Self.find(typed, desk, as: desk.lead)
                #expect(found.reports.map { $0.record.report.id } == [receipt.id], "\(typed)")
                #expect(found.reports.flatMap { $0.clues }.map(\.clue.id) == [clue], "\(typed)")
                #expect(found.clues.map(\.clue.id) == (typed == "1" ? [clue] : []), "\(typed)")
            }
            for typed in ["420281-2025-XF-000001", "420281-2026-XF-000002", "420222-2026-XF-000001", "2", "10"] {
                #expect(try await Self.isEmpty(Self.find(typed, desk, as: desk.lead)), "\(typed)")
            }
            desk.office.clock.advance(days: 365)
            #expect(try await Self.isEmpty(Self.find("1", desk, as: desk.lead)), "the digits mean this year")
            #expect(try await Self.find(number, desk, as: desk.lead).reports.count == 1)
        }
    }

    @Test func `a clue is found by its number in its own series`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            let number = try await Self.numbers(clue, desk).clue
            #expect(number == "420281-2026-XS-00001")
            for person in [desk.holder, desk.head, desk.lead] {
                #expect(try await Self.find(number, desk, as: person).clues.map(\.clue.id) == [clue])
            }
            #expect(try await Self.isEmpty(Self.find("420281-2026-GX-00001", desk, as: desk.head)))
            #expect(try await Self.isEmpty(Self.find(number, desk, as: desk.member("O420281-J1"))), "another room's")
            let (_, passedDown) = try await desk.routed(.villageCadre)
            let township = try await Self.numbers(passedDown, desk).clue
            #expect(township == "42028103J-2026-XS-00001")
            #expect(try await Self.find(township, desk, as: desk.lead).clues.map(\.clue.id) == [passedDown])
        }
    }

    @Test func `a notice is found with and without the code of its organ, by its own organ alone`() async throws {
        try await Desk.open { desk in
            _ = try await desk.routed()
            let draft = try #require(try await Lists(desk.context).notices(as: desk.lead).first)
            _ = try await ApproveNotice(desk.context)(draft.id, as: desk.lead)
            let opened = try await OpenNotice(desk.context)(draft.id, as: desk.lead)
            let number = try #require(opened.words.number).description
            #expect(number == "大冶纪信〔2026〕1号")
            for typed in [number, "〔2026〕1号", "(2026)1"] {
                #expect(try await Self.find(typed, desk, as: desk.lead).notices.map(\.id) == [draft.id], "\(typed)")
            }
            #expect(try await Self.isEmpty(Self.find("黄石纪信〔2026〕1号", desk, as: desk.lead)))
            #expect(try await Self.isEmpty(Self.find("〔2026〕2号", desk, as: desk.lead)))
            for typed in [number, "〔2026〕1号"] {
                #expect(try await Self.isEmpty(Self.find(typed, desk, as: desk.cityLead)), "\(typed)")
            }
        }
    }

    @Test func `another organ finds nothing, as if nobody had given the number`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            let (number, report) = try await Self.numbers(clue, desk)
            for organ in [desk.office.neighbour, desk.office.city, desk.office.township] {
                for person in desk.everybody(in: organ) {
                    for typed in [number, report, "1"] {
                        #expect(try await Self.isEmpty(Self.find(typed, desk, as: person)), "\(person.staff) \(typed)")
                    }
                }
            }
        }
    }

    /// What an organ numbered itself is gone for it once its own people are concerned.
    @Test func `an organ that must not know finds neither the report that it numbered nor the clue`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.routed(.roomMember)
            let (number, report) = try await Self.numbers(clue, desk)
            #expect(report == receipt.number.text(of: desk.office.county))
            for person in desk.everybody(in: desk.office.county) {
                for typed in [number, report, "1"] {
                    #expect(try await Self.isEmpty(Self.find(typed, desk, as: person)), "\(person.staff) \(typed)")
                }
            }
            let member = desk.member("O420200-GJ", 1)
            #expect(try await Self.find(number, desk, as: member).clues.map(\.clue.id) == [clue])
            let found = try await Self.find(report, desk, as: desk.cityLead)
            #expect(found.reports.map { $0.record.report.id } == [receipt.id])
        }
    }

    @Test func `who stands aside finds the clue no more`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            let number = try await Self.numbers(clue, desk).clue
            try await HandleClue(desk.context).standAside(clue, as: desk.holder)
            #expect(try await Self.isEmpty(Self.find(number, desk, as: desk.holder)))
            #expect(try await Self.find(number, desk, as: desk.member("O420281-J2")).clues.count == 1)
        }
    }
}
