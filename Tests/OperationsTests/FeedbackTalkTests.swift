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
