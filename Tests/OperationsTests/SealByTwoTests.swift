import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Nobody seals up a letter alone.
@Suite struct SealByTwoTests {
    private static let requests = """
        select q.state || ':' || q.asked_by || ':' || coalesce(q.decided_by, '-') from casework.seal_request as q
        """

    @Test func `JB-52 what the head of the office finds is closed at once, and the second reader seals it`()
        async throws
    {
        try await Desk.open { desk in
            try await desk.office.nameReaders(with: desk.context)
            let id = try await desk.register(.townshipCadre).id
            try await AskSealing(desk.context)(id, .upperLevel, as: desk.lead)
            for person in desk.everybody(in: desk.office.county) where ![desk.lead, desk.clerk].contains(person) {
                await #expect(throws: OperationError.notFound, "\(person.staff)") {
                    try await OpenReport(desk.context)(id, as: person)
                }
                #expect(try await DecideSealing(desk.context).list(as: person).isEmpty, "\(person.staff)")
                await #expect(throws: OperationError.notFound, "\(person.staff)") {
                    try await DecideSealing(desk.context).seal(id, as: person)
                }
            }
            let decide = DecideSealing(desk.context)
            let own = try #require(try await decide.list(as: desk.lead).first)
            #expect(!decide.decides(own, as: desk.lead))
            let refused = await #expect(throws: OperationError.self, "who asked for it") {
                try await decide.seal(id, as: desk.lead)
            }
            guard case .refused = refused else { return #expect(refused == nil) }
            #expect(try await OpenReport(desk.context)(id, as: desk.lead).content != nil, "nothing was destroyed")
            let waiting = try #require(try await decide.list(as: desk.clerk).first)
            #expect(decide.decides(waiting, as: desk.clerk) && waiting.report == id)
            try await decide.seal(id, as: desk.clerk)
            #expect(try await desk.texts("select k.wrapped::text from casework.item_key as k") == ["∅"])
            let (lead, clerk) = (desk.lead.staff.rawValue, desk.clerk.staff.rawValue)
            #expect(try await desk.texts(Self.requests) == ["sealed:\(lead):\(clerk)"])
        }
    }

    @Test func `JB-15 where only one may, it waits closed until the head of the organ names a second`() async throws {
        try await Desk.open { desk in
            let (id, _) = try await desk.handIn()
            try await AskSealing(desk.context)(id, .ownHead, as: desk.lead)
            await #expect(throws: OperationError.self) { try await DecideSealing(desk.context).seal(id, as: desk.lead) }
            await #expect(throws: OperationError.notFound) {
                try await DecideSealing(desk.context).seal(id, as: desk.clerk)
            }
            let runs = try await desk.clocks(of: id.rawValue).filter { $0.hasPrefix("UPWARD_REPORT") }
            #expect(runs == ["UPWARD_REPORT 2026-03-02 2026-03-09 runs"], "its five days run from the receipt")
            try await desk.office.nameReaders(with: desk.context)
            await #expect(throws: OperationError.self, "what waits gets no number meanwhile") {
                try await AdmitPublicReport(desk.context)(id, as: desk.clerk)
            }
            try await DecideSealing(desk.context).seal(id, as: desk.clerk)
            #expect(try await Lists(desk.context).sealedLines(as: desk.lead).map(\.dueOn) == [.day(2026, 3, 9)])
            #expect(try await Lists(desk.context).sealedLines(as: desk.head).isEmpty)
        }
    }

    @Test func `JB-15 one of the two heads the office: two registrars do not seal up between them`() async throws {
        try await Desk.open { desk in
            try await desk.office.nameReaders(with: desk.context)
            let id = try await desk.register(.townshipCadre).id
            try await AskSealing(desk.context)(id, .upperLevel, as: desk.secondClerk)
            let decide = DecideSealing(desk.context)
            let waiting = try #require(try await decide.list(as: desk.clerk).first)
            #expect(!decide.decides(waiting, as: desk.clerk))
            await #expect(throws: OperationError.self) { try await decide.seal(id, as: desk.clerk) }
            await #expect(throws: OperationError.self) { try await decide.refuse(id, words: "理由", as: desk.clerk) }
            await #expect(throws: OperationError.self, "asked once") {
                try await AskSealing(desk.context)(id, .upperLevel, as: desk.lead)
            }
            try await decide.seal(id, as: desk.lead)
            #expect(try await desk.texts("select k.wrapped::text from casework.item_key as k") == ["∅"])
        }
    }

    @Test func `JB-15 of what waits in quarantine the two readers ask and decide, and nobody else`() async throws {
        try await Desk.open { desk in
            try await desk.office.nameReaders(with: desk.context)
            let (id, _) = try await desk.handIn()
            for person in [desk.secondClerk, desk.head, desk.deputy, desk.holder, desk.cityLead] {
                await #expect(throws: OperationError.notFound, "\(person.staff)") {
                    try await AskSealing(desk.context)(id, .ownHead, as: person)
                }
            }
            try await AskSealing(desk.context)(id, .ownHead, as: desk.clerk)
            await #expect(throws: OperationError.self) {
                try await DecideSealing(desk.context).seal(id, as: desk.clerk)
            }
            try await DecideSealing(desk.context).seal(id, as: desk.lead)
            let (lead, clerk) = (desk.lead.staff.rawValue, desk.clerk.staff.rawValue)
            #expect(try await desk.texts(Self.requests) == ["sealed:\(clerk):\(lead)"])
        }
    }

    @Test func `JB-52 what need not go up is triaged anew, and is read by whoever was to read it`() async throws {
        try await Desk.open { desk in
            let id = try await desk.register(.townshipCadre).id
            _ = try await ProposeTriage(desk.context)(
                id, .accusation, standings: [0: AccusedStanding(level: .city, managedAt: .city)], as: desk.clerk)
            #expect(try await desk.texts("select subject_id::text from queue.ready").isEmpty)
            for act in [
                { try await VoidReport(desk.context).propose(id, .enteredTwice, as: desk.lead) },
                { _ = try await ConfirmTriage(desk.context)(id, as: desk.lead) },
            ] as [@Sendable () async throws -> Void] {
                await #expect(throws: OperationError.self) { try await act() }
            }
            let unread = try await desk.register(.villageCadre).id
            try await AskSealing(desk.context)(unread, .ownHead, as: desk.clerk)
            #expect(try await desk.texts("select subject_id::text from queue.ready").isEmpty)
            for waiting in [id, unread] {
                try await DecideSealing(desk.context).refuse(waiting, words: "哨兵理由：本县干部", as: desk.lead)
            }
            let opened = try await OpenReport(desk.context)(id, as: desk.secondClerk)
            #expect(opened.record.report.state == .registered && !opened.waitsToBeSealed && opened.content != nil)
            #expect(
                try await desk.texts("select subject_id::text from queue.ready") == [unread.rawValue],
                "somebody has read the other one")
            let clocks = try await desk.clocks(of: id.rawValue)
            #expect(!clocks.contains { $0.hasPrefix("UPWARD_REPORT") && $0.hasSuffix("runs") })
        }
    }

    /// What a dead worker held can come back after somebody asked.
    @Test func `JB-15 a worker that comes to what waits to be sealed reads nothing of it, and its step ends`()
        async throws
    {
        try await Desk.open { desk in
            let id = try await desk.register(.villageCadre).id
            try await AskSealing(desk.context)(id, .ownHead, as: desk.clerk)
            let lane = desk.office.county.rawValue
            try await desk.office.store.transaction(as: .system, on: .worker) { transaction in
                try transaction.enqueue(.read, [(id: id.rawValue, lane: lane, priority: .normal)])
            }
            let job = try #require(try await desk.takeReading().first)
            try await ReadReport(desk.context)(id, token: job.token)
            #expect(try await desk.texts("select o.kind from casework.triage_opinion as o") == [])
            #expect(try await desk.snapshot().rows("queue.lease") == 0)
            try await DecideSealing(desk.context).refuse(id, words: "哨兵理由：本县干部", as: desk.lead)
            let again = try #require(try await desk.takeReading().first)
            try await ReadReport(desk.context)(id, token: again.token)
            #expect(try await desk.texts("select o.kind from casework.triage_opinion as o") == ["accusation"])
        }
    }
}
