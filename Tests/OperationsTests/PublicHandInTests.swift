import CaseStore
import Casework
import Foundation
import Operations
import TestDatabase
import Testing

@Suite struct PublicHandInTests {
    @Test func `a hand-in waits in quarantine, seen by the head of the petition office alone`() async throws {
        try await Desk.open { desk in
            let (id, code) = try await desk.handIn()
            #expect(try await TrackReport(desk.context)(code.text)?.report.status == .received)
            #expect(try await TrackReport(desk.context)(code.text)?.report.itemNumber == nil)
            #expect(try await Lists(desk.context).inbox(as: desk.lead).map(\.report.report.state) == [.quarantined])
            for person in desk.everybody(in: desk.office.county) where person.staff != desk.lead.staff {
                #expect(try await Lists(desk.context).inbox(as: person).isEmpty, "\(person.staff)")
                #expect(try await Lists(desk.context).counts(as: person).isEmpty, "\(person.staff)")
                await #expect(throws: OperationError.notFound) { try await OpenReport(desk.context)(id, as: person) }
                await #expect(throws: OperationError.notFound) {
                    try await AdmitPublicReport(desk.context)(id, as: person)
                }
            }
            #expect(try await desk.snapshot().rows("queue.ready") == 0, "nothing is read before it is admitted")
        }
    }

    @Test func `an admitted hand-in has its number and is read like any other`() async throws {
        try await Desk.open { desk in
            let (id, code) = try await desk.handIn()
            let number = try await AdmitPublicReport(desk.context)(id, as: desk.lead)
            #expect(number == ReportNumber(year: 2026, number: 1))
            await #expect(throws: OperationError.stale) { try await AdmitPublicReport(desk.context)(id, as: desk.lead) }
            #expect(try await TrackReport(desk.context)(code.text)?.report.itemNumber == "420281-2026-XF-000001")
            #expect(try await Lists(desk.context).inbox(as: desk.clerk).count == 1)
            #expect(try await desk.takeReading().map(\.subject) == [id.rawValue])
            _ = try await ProposeTriage(desk.context)(id, .accusation, as: desk.clerk)
            #expect(try await ConfirmTriage(desk.context)(id, as: desk.lead).clue != nil)
        }
    }

    @Test(arguments: AddToReport.Kind.allCases)
    func `DW-19 nothing is added to a report before whoever writes it confirms that it holds no state secret`(
        _ kind: AddToReport.Kind
    ) async throws {
        try await Desk.open { desk in
            let (_, code) = try await desk.handIn()
            let before = try await desk.snapshot()
            let error = await #expect(throws: OperationError.self) {
                try await AddToReport(desk.context)(
                    kind, "还有一件事", code: code.text, form: "more", isFreeOfStateSecrets: false)
            }
            guard case .mend(let faults) = error else {
                Issue.record("not refused with a fault")
                return
            }
            #expect(faults.map(\.field) == ["no_secrets"])
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `the same form twice is one hand-in`() async throws {
        try await Desk.open { desk in
            _ = try await desk.handIn()
            let before = try await desk.snapshot()
            await #expect(throws: OperationError.alreadyReceived) { try await desk.handIn() }
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test(arguments: ["quarantined", "registered", "read", "proposed"])
    func `what is sealed up after reading leaves no word behind`(_ stage: String) async throws {
        try await Desk.open { desk in
            let (id, code) = try await desk.handIn()
            try await desk.bring(id, to: stage)
            for person in [desk.head, desk.deputy, desk.holder] {
                await #expect(throws: OperationError.notFound) {
                    try await AskSealing(desk.context)(id, .upperLevel, as: person)
                }
            }
            try await desk.sealUp(id, .upperLevel)
            await #expect(throws: OperationError.stale) {
                try await desk.sealUp(id, .upperLevel)
            }
            #expect(try await desk.texts("select k.wrapped::text from casework.item_key as k") == ["∅"])
            #expect(
                try await desk.texts(
                    "select concat_ws('|', a.sealed, a.unit_id, a.level, a.managed_at, a.managing_organ_id) from casework.accused as a"
                ) == ["\\x"]
            )
            let bare = try await desk.texts(
                """
                select concat_ws('|', r.kind, r.category, r.matter_token, r.risk_flags::text, r.import_flags::text)
                from casework.report as r
                """
            )
            #expect(bare == ["{}|{}"])
            let opinions = try await desk.texts(
                """
                select distinct concat_ws('|', o.kind, o.micro_corruption, o.risk_flags::text, o.scheme_yuan, o.sealed)
                from casework.triage_opinion as o
                """
            )
            #expect(opinions == (stage == "read" || stage == "proposed" ? ["not_a_report|f|{}|0"] : []))
            #expect(try await TrackReport(desk.context)(code.text) == nil, "JB-15: the slip tells nothing any more")
            #expect(try await Lists(desk.context).sealedLines(as: desk.lead).map(\.dueOn) == [.day(2026, 3, 9)])
            #expect(try await desk.snapshot().rows("queue.ready") == 0)
            #expect(try await desk.clocks(of: id.rawValue).allSatisfy { !$0.hasSuffix("runs") })
            await #expect(throws: OperationError.notFound) { try await OpenReport(desk.context)(id, as: desk.head) }
        }
    }

    @Test func `JB-15 what is sealed up names nobody whom it accuses, but keeps out who would see its line`()
        async throws
    {
        try await Desk.open { desk in
            let (id, _) = try await desk.handIn()
            let accused = [desk.secondClerk, desk.supervisor, desk.member("O420281-J1")].map(\.staff.rawValue)
            try await desk.script(
                """
                update casework.report
                set
                    barred_organ_ids = array['O420222'], barred_room_ids = array['O420281-J1'],
                    barred_staff_ids = array['\(accused.joined(separator: "', '"))']
                where report_id = '\(id.rawValue)'
                """
            )
            try await desk.sealUp(id, .upperLevel)
            let bars = try await desk.texts(
                """
                select concat_ws('|', r.barred_organ_ids::text, r.barred_room_ids::text, r.barred_staff_ids::text)
                from casework.report as r
                """
            )
            #expect(bars == ["{}|{}|{\(desk.secondClerk.staff.rawValue)}"])
            for (person, sees) in [(desk.clerk, true), (desk.secondClerk, false), (desk.supervisor, false)] {
                let found = try await desk.office.store.transaction(as: .staff(person)) {
                    (try? $0.report(id)) != nil
                }
                #expect(found == sees, "\(person.staff)")
            }
        }
    }

    @Test func `a dump of the database shows no word that somebody wrote, sealed up or not`() async throws {
        try await Desk.open { desk in
            let (id, _) = try await desk.handIn()
            try await desk.bring(id, to: "proposed")
            try await desk.sealUp(id, .ownHead)
            _ = try await desk.concluded()
            let dump = try PlainDump.data(desk.office.conninfo())
            #expect(dump.contains("COPY casework.report_text"))
            for word in Planted.words + ["哨兵"] { #expect(!dump.contains(word), "the dump holds a planted word") }
        }
    }
}

/// `pg_dump --data-only`, as a thief of the database would have it.
enum PlainDump {
    static func data(_ conninfo: String) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["pg_dump", "--data-only", "--dbname", conninfo]
        process.standardOutput = pipe
        try process.run()
        let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Desk {
    /// Somebody hands in at the public page.
    @discardableResult
    func handIn(form: String = "page-1") async throws -> (id: Report.ID, code: QueryCode) {
        let code = try await ReceivePublicReport(context)(
            .townshipCadre.by(.web), to: office.county, form: form, isFreeOfStateSecrets: true
        )
        guard let tracked = try await TrackReport(context)(code.text) else { throw Missing() }
        return (tracked.report.report, code)
    }

    func bring(_ id: Report.ID, to stage: String) async throws {
        if stage == "quarantined" { return }
        _ = try await AdmitPublicReport(context)(id, as: lead)
        if stage == "registered" { return }
        for job in try await takeReading() { try await ReadReport(context)(id, token: job.token) }
        if stage == "read" { return }
        var opinion = TriageOpinion.micro
        opinion.gravity = Route.Gravity(
            largestSchemeYuan: 900_000, organisedCrime: true, deathOrSeriousInjury: true, signatories: 7
        )
        opinion.riskFlags = [.violence]
        _ = try await ProposeTriage(context)(id, opinion, as: clerk)
    }
}
