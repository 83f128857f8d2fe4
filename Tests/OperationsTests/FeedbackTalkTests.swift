import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Telling a result, and asking whoever signed, as records against the database.
@Suite struct FeedbackTalkTests {
    /// A concluded clue whose notice of result has reached the reporter.
    private static func told(_ desk: Desk) async throws -> Clue.ID {
        let (_, clue) = try await desk.concluded()
        for notice in try await Lists(desk.context).notices(as: desk.lead) {
            _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
            try await RecordDelivery(desk.context)(notice.id, .phone, on: desk.today, as: desk.clerk)
        }
        return clue
    }

    @Test(arguments: [false, true])
    func `JB-26 whoever signs a repeat is not told of an acceptance again, and nothing runs for it`(
        bringsNewFacts: Bool
    ) async throws {
        try await Desk.open { desk in
            let first = try await desk.triage(.townshipCadre).receipt.id
            let again = try await desk.triage(
                .townshipCadre, .repeating(first, bringsNewFacts: bringsNewFacts)
            ).receipt
            #expect(again.noticeDueOn != nil, "it is owed until somebody finds that it repeats")
            #expect(try await desk.notices(of: first.rawValue) == ["acceptance O420281 draft 2026-03-23"])
            #expect(try await desk.notices(of: again.id.rawValue).isEmpty)
            let running = try await desk.clocks(of: again.id.rawValue).filter { $0.hasSuffix("runs") }
            #expect(!running.contains { $0.hasPrefix("ACCEPT_NOTICE") || $0.hasPrefix("XF_FORWARD") })
            #expect(try await TrackReport(desk.context)(again.code.text)?.notices.isEmpty == true)
        }
    }

    @Test func `JB-36, JB-27 what was said is kept, with the duty of secrecy told first`() async throws {
        try await Desk.open { desk in
            let clue = try await Self.told(desk)
            let handle = HandleClue(desk.context)
            var talk = FeedbackTalk.told(on: desk.today)
            talk.secrecyTold = false
            let (unsaid, before) = (talk, try await desk.snapshot())
            await desk.expectFault("secrecy") { try await handle.feedBack(clue, unsaid, as: desk.holder) }
            #expect(try await desk.snapshot() == before)
            await #expect(throws: OperationError.self, "the holder tells") {
                try await handle.feedBack(clue, .told(on: desk.today), as: desk.member("O420281-J2", 0))
            }
            try await handle.feedBack(clue, .told(on: desk.today), as: desk.holder)
            let opened = try await ReadFeedback(desk.context)(clue, as: desk.lead)
            #expect(opened.talks.map(\.opinion) == [.satisfied])
            #expect(opened.talks.first?.words?.summary == "已告知办理结果")
            #expect(opened.talks.first?.toldBy == desk.holder.staff)
            await #expect(throws: OperationError.notFound) {
                try await ReadFeedback(desk.context)(clue, as: desk.member("O420281-J1"))
            }
        }
    }

    @Test func `JB-27 who objects when told has objected: it is to be explained`() async throws {
        try await Desk.open { desk in
            let clue = try await Self.told(desk)
            var talk = FeedbackTalk.told(on: desk.today)
            (talk.opinion, talk.words, talk.bringsNewEvidence) = (.objects, "对结论有异议，有新的收据", true)
            try await HandleClue(desk.context).feedBack(clue, talk, as: desk.holder)
            let opened = try await OpenAftercare(desk.context)(clue, as: desk.holder)
            #expect(opened.objections.count == 1)
            #expect(try await desk.clocks(of: clue.rawValue).contains { $0.hasPrefix("OBJECTION") })
            #expect(try await ReadFeedback(desk.context)(clue, as: desk.holder).talks.last?.bringsNewEvidence == true)
        }
    }

    @Test func `JB-27 new evidence that is told with satisfaction waits for the room all the same`() async throws {
        try await Desk.open { desk in
            let clue = try await Self.told(desk)
            desk.office.clock.advance(days: 1)
            var talk = FeedbackTalk.told(on: .start)
            (talk.words, talk.bringsNewEvidence) = ("另有一张收据", true)
            try await HandleClue(desk.context).feedBack(clue, talk, as: desk.holder)
            let opened = try await OpenClue(desk.context)(clue, as: desk.holder)
            #expect(opened.record.supplementedOn == .start && opened.events.last?.kind == "evidence_told")
            let archive = ArchiveFile(desk.context)
            #expect(try await archive.open(clue, as: desk.clerk).missing?.contains(.material) == true)
            try await ReadMaterial(desk.context)(clue, .immaterial, as: desk.holder)
            #expect(try await OpenClue(desk.context)(clue, as: desk.holder).record.supplementedOn == nil)
            #expect(try await archive.open(clue, as: desk.clerk).missing?.contains(.material) == false)
        }
    }

    @Test func `JB-27 without new evidence nothing waits once the reporter was told`() async throws {
        try await Desk.open { desk in
            let clue = try await Self.told(desk)
            try await HandleClue(desk.context).feedBack(clue, .told(on: desk.today), as: desk.holder)
            #expect(try await OpenClue(desk.context)(clue, as: desk.holder).record.supplementedOn == nil)
        }
    }

    @Test func `JB-24, JB-29 who is to be asked stands on a list, and no anonymous letter on it`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            _ = try await desk.register(.townshipCadre.anonymous)
            let read = ReadCalls(desk.context)
            #expect(try await read.waiting(as: desk.clerk).map(\.record.report.id) == [receipt.id])
            let call = Triage.Call(way: .phone, on: desk.today, found: .impersonated, promisedNothing: true)
            await desk.expectFault("promised") {
                let hasty = Triage.Call(way: .phone, on: desk.today, found: .impersonated)
                try await VerifySignature(desk.context)(receipt.id, hasty, as: desk.clerk)
            }
            await desk.expectFault("narrated") {
                let hasty = Triage.Call(way: .phone, on: desk.today, found: .confirmed, promisedNothing: true)
                try await VerifySignature(desk.context)(receipt.id, hasty, as: desk.clerk)
            }
            try await VerifySignature(desk.context)(receipt.id, call, note: "本人称未写信", as: desk.clerk)
            let opened = try await read(receipt.id, as: desk.lead)
            #expect(opened.isImpersonated && opened.calls.map(\.note) == ["本人称未写信"])
            #expect(try await read.impersonated(among: [receipt.id], as: desk.lead) == [receipt.id])
            #expect(try await read.impersonated(among: [receipt.id], as: desk.head).isEmpty)
            #expect(try await read.waiting(as: desk.clerk).isEmpty)
            for other in [desk.holder, desk.head, desk.deputy, desk.supervisor, desk.cityLead] {
                await #expect(throws: OperationError.notFound) { try await read(receipt.id, as: other) }
            }
        }
    }
}
