import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Asking whoever signed whether they did.
@Suite struct VerifySignatureTests {
    @Test func `JB-24 who confirms is a verified real name, and is told`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            try await VerifySignature(desk.context)(receipt.id, .confirmed, as: desk.clerk)
            let opened = try await OpenReport(desk.context)(receipt.id, as: desk.lead)
            #expect(opened.record.report.signature == .realNameVerified)
            #expect(opened.events.last?.detail == ["rule": "confirmed"], "what was found is the petition office's")
            await #expect(throws: OperationError.self, "a confirmation stands") {
                try await VerifySignature(desk.context)(receipt.id, .refused, as: desk.clerk)
            }
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            #expect(try await desk.notices(of: receipt.id.rawValue).count == 1)
        }
    }

    @Test func `JB-24 nobody is to be asked any more about what is archived`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.complete()
            let calls = ReadCalls(desk.context)
            #expect(try await calls.waiting(as: desk.clerk).map(\.record.report.id) == [receipt.id])
            try await desk.makeIndex(of: clue)
            try await ArchiveFile(desk.context).archive(clue, as: desk.clerk)
            #expect(try await calls.waiting(as: desk.clerk).isEmpty)
        }
    }

    @Test(arguments: [Triage.Verification.impersonated, .refused, .unreachable])
    func `JB-30 who is not confirmed counts as anonymous: no notice, no clock`(found: Triage.Verification) async throws
    {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.triage(.townshipCadre)
            #expect(try await desk.notices(of: receipt.id.rawValue).map { $0.split(separator: " ")[2] } == ["draft"])
            try await VerifySignature(desk.context)(receipt.id, found, as: desk.clerk)
            // Nobody is unreachable after one attempt (DW-call).
            if found == .unreachable {
                let record = try await OpenReport(desk.context)(receipt.id, as: desk.lead).record
                #expect(record.report.signature == .realNameClaimed)
                try await VerifySignature(desk.context)(receipt.id, found, as: desk.secondClerk)
            }
            #expect(
                try await OpenReport(desk.context)(receipt.id, as: desk.lead).record.report.signature == .unverifiable)
            #expect(
                try await desk.notices(of: receipt.id.rawValue).map { $0.split(separator: " ")[2] } == ["withdrawn"])
            #expect(try await desk.clocks(of: receipt.id.rawValue).allSatisfy { !$0.hasSuffix("runs") })
        }
    }

    @Test func `JB-24 who could not be reached and confirms later is owed what a real name is owed`() async throws {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.concluded()
            let id = receipt.id.rawValue
            let verify = VerifySignature(desk.context)
            for _ in 0..<2 { try await verify(receipt.id, .unreachable, as: desk.clerk) }
            #expect(try await desk.clocks(of: id).allSatisfy { !$0.hasSuffix("runs") })
            desk.office.clock.advance(days: 1)
            try await verify(receipt.id, .refused, as: desk.clerk)
            desk.office.clock.advance(seconds: 60)
            try await verify(receipt.id, .confirmed, as: desk.secondClerk)
            let calls = try await ReadCalls(desk.context)(receipt.id, as: desk.lead).calls
            #expect(calls.map(\.call.found) == [.unreachable, .unreachable, .refused, .confirmed])
            let opened = try await OpenReport(desk.context)(receipt.id, as: desk.lead)
            #expect(opened.record.report.signature == .realNameVerified)
            #expect(
                try await desk.notices(of: id).filter { $0.contains("draft") } == [
                    "acceptance O420281 draft 2026-03-23", "result O420281 draft 2026-03-24 educated",
                ]
            )
            let running = try await desk.clocks(of: id).filter { $0.hasSuffix("runs") }
            #expect(
                running == ["ACCEPT_NOTICE 2026-03-02 2026-03-23 runs", "FEEDBACK 2026-03-03 2026-03-24 runs"]
            )
            await #expect(throws: OperationError.self, "a confirmation stands") {
                try await verify(receipt.id, .unreachable, as: desk.clerk)
            }
        }
    }

    @Test func `JB-26 who confirms before the triage has the clock of the acceptance again`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            let id = receipt.id.rawValue
            let verify = VerifySignature(desk.context)
            for _ in 0..<2 { try await verify(receipt.id, .unreachable, as: desk.clerk) }
            #expect(try await !desk.clocks(of: id).contains("ACCEPT_NOTICE 2026-03-02 2026-03-23 runs"))
            try await verify(receipt.id, .confirmed, as: desk.clerk)
            #expect(try await desk.clocks(of: id).contains("ACCEPT_NOTICE 2026-03-02 2026-03-23 runs"))
            #expect(try await desk.notices(of: id).isEmpty)
        }
    }

    @Test func `JB-26 an acceptance that was approved is told once, after the signature was confirmed`() async throws {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.triage(.townshipCadre)
            let waiting = try await Lists(desk.context).notices(as: desk.lead)
            let notice = try #require(waiting.first)
            _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
            let verify = VerifySignature(desk.context)
            for _ in 0..<2 { try await verify(receipt.id, .unreachable, as: desk.clerk) }
            let id = receipt.id.rawValue
            #expect(try await desk.clocks(of: id).allSatisfy { !$0.hasSuffix("runs") }, "an anonymous one is not told")
            try await verify(receipt.id, .confirmed, as: desk.clerk)
            #expect(try await desk.notices(of: id) == ["acceptance O420281 approved 2026-03-23"])
            #expect(try await desk.clocks(of: id).contains("ACCEPT_NOTICE 2026-03-02 2026-03-23 runs"))
            try await RecordDelivery(desk.context)(notice.id, .phone, on: desk.today, as: desk.clerk)
            #expect(try await desk.clocks(of: id).allSatisfy { !$0.hasSuffix("runs") })
        }
    }

    @Test func `an anonymous letter has nobody to ask, and no room asks`() async throws {
        try await Desk.open { desk in
            let anonymous = try await desk.register(.townshipCadre.anonymous)
            await #expect(throws: OperationError.self) {
                try await VerifySignature(desk.context)(anonymous.id, .confirmed, as: desk.clerk)
            }
            let (receipt, _) = try await desk.claimed()
            await #expect(throws: OperationError.notFound) {
                try await VerifySignature(desk.context)(receipt.id, .confirmed, as: desk.holder)
            }
        }
    }
}
