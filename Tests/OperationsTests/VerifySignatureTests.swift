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
            #expect(opened.events.last?.detail == ["found": "confirmed", "rule": "confirmed"])
            await #expect(throws: OperationError.stale, "it is recorded once") {
                try await VerifySignature(desk.context)(receipt.id, .refused, as: desk.clerk)
            }
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            #expect(try await desk.notices(of: receipt.id.rawValue).count == 1)
        }
    }

    @Test(arguments: [Triage.Verification.impersonated, .refused, .unreachable])
    func `JB-30 who is not confirmed counts as anonymous: no notice, no clock`(found: Triage.Verification) async throws
    {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.triage(.townshipCadre)
            #expect(try await desk.notices(of: receipt.id.rawValue).map { $0.split(separator: " ")[2] } == ["draft"])
            try await VerifySignature(desk.context)(receipt.id, found, as: desk.clerk)
            #expect(
                try await OpenReport(desk.context)(receipt.id, as: desk.lead).record.report.signature == .unverifiable)
            #expect(
                try await desk.notices(of: receipt.id.rawValue).map { $0.split(separator: " ")[2] } == ["withdrawn"])
            #expect(try await desk.clocks(of: receipt.id.rawValue).allSatisfy { !$0.hasSuffix("runs") })
        }
    }

    @Test func `an anonymous letter has nobody to ask, and no room asks`() async throws {
        try await Desk.open { desk in
            let anonymous = try await desk.register(.townshipCadre.anonymous)
            await #expect(throws: OperationError.stale) {
                try await VerifySignature(desk.context)(anonymous.id, .confirmed, as: desk.clerk)
            }
            let (receipt, _) = try await desk.claimed()
            await #expect(throws: OperationError.notFound) {
                try await VerifySignature(desk.context)(receipt.id, .confirmed, as: desk.holder)
            }
        }
    }
}
