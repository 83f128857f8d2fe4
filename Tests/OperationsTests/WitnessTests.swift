import CaseStore
import Casework
import Sealing
import TestDatabase
import Testing

@testable import Operations

/// What functions of the database write to the audit log by themselves is looked for as is what operations write.
@Suite struct WitnessTests {
    /// What leaves such an entry.
    enum Act: CaseIterable, Sendable {
        case ask, grant, refuse, look, close, expire, lapse, refusal, turnedAway, accept

        /// As the log names it.
        var action: String {
            switch self {
            case .ask: "identity.ask"
            case .grant: "identity.grant"
            case .refuse: "identity.refuse"
            case .look: "identity.open"
            case .close, .expire: "identity.lock"
            case .lapse: "identity.lapse"
            case .refusal: "session.refuse"
            case .turnedAway: "session.turn_away"
            case .accept: "account.accept"
            }
        }
    }

    /// All that comes before an act; what is answered does it.
    private static func prepare(_ act: Act, _ desk: Desk) async throws -> @Sendable () async throws -> Void {
        let (store, clerk) = (desk.office.store, desk.clerk.staff)
        switch act {
        case .refusal:
            return { try await store.transaction(as: .publicVisitor) { try $0.refuse(clerk) } }
        case .turnedAway:
            return { try await store.transaction(as: .publicVisitor) { try $0.refuse(clerk, turnedAway: 4) } }
        case .accept:
            let links = Invitations(try await desk.signIn())
            let token = try await Invitations.invite(clerk, desk.context).token
            return { _ = try await links.accept(token, password: "芦花深处泊孤舟，笛在月明楼", code: "") }
        case .ask, .grant, .refuse, .look, .close, .expire, .lapse:
            return try await prepareUnlock(act, desk)
        }
    }

    private static func prepareUnlock(_ act: Act, _ desk: Desk) async throws -> @Sendable () async throws -> Void {
        let report = try await desk.claimed().receipt.id
        let (unlocks, clerk, deputy) = (UnlockIdentity(desk.context), desk.clerk, desk.deputy)
        let ending: @Sendable () async throws -> Void = {
            let ended = try await EndUnlocks(desk.context)()
            #expect(ended == 1)
        }
        let ask: @Sendable () async throws -> Unlock.ID = {
            try await unlocks.ask(report, .feedback, as: .office, minutes: 15, words: "电话告知办理结果", by: clerk)
        }
        if act == .ask { return { _ = try await ask() } }
        let id = try await ask()
        if act == .grant { return { try await unlocks.grant(id, minutes: 15, as: deputy) } }
        if act == .refuse { return { try await unlocks.refuse(id, as: deputy) } }
        if act == .lapse {
            desk.office.clock.advance(days: 4)
            return ending
        }
        try await unlocks.grant(id, minutes: 15, as: deputy)
        if act == .look { return { _ = try await unlocks.open(id, as: clerk) } }
        if act == .close { return { try await unlocks.close(id, as: deputy) } }
        desk.office.clock.advance(seconds: 1_000)
        return ending
    }

    /// Everything has its place in a chain, and nothing is looked for any more.
    private static func settle(_ desk: Desk) async throws {
        _ = try await SealAudit(desk.context, key: try AuditSealTests.key())()
        #expect(try await WatchAudit(desk.context).lostEntries().isEmpty)
        #expect(desk.office.store.witness.oldest(1).isEmpty)
    }

    @Test(arguments: Act.allCases)
    func `JB-52 what the database wrote to the log by itself and is gone is found as well, and named`(act: Act)
        async throws
    {
        try await Desk.open { desk in
            let run = try await Self.prepare(act, desk)
            try await Self.settle(desk)
            try await run()
            let written = try await desk.texts(
                "select i.entry_id::text from audit.inbox as i where i.action = '\(act.action)'")
            #expect(written.count == 1)
            try await desk.office.plant("delete from audit.inbox where action = '\(act.action)'")
            let lost = try await WatchAudit(desk.context).lostEntries()
            #expect(lost.map { String($0.number) } == written)
            let told = try await desk.texts(
                "select l.detail from audit.log as l where l.action = 'alarm.of_log' and l.detail like '%;entry=%'")
            #expect(told == written.map { "kind=entries_lost;entry=" + $0 })
            let alarms = try await Alarms(desk.context)(as: desk.auditor)
            #expect(alarms.filter { $0.kind == .entriesLost }.count == 1)
        }
    }

    @Test(arguments: Act.allCases)
    func `JB-52 what the database wrote by itself is remembered as it stands there, and forgotten in its chain`(
        act: Act
    ) async throws {
        try await Desk.open { desk in
            let run = try await Self.prepare(act, desk)
            try await Self.settle(desk)
            try await run()
            let written = try await desk.texts(
                "select i.entry_id::text from audit.inbox as i where i.action = '\(act.action)'")
            let held = desk.office.store.witness.oldest(10).map { String($0.number) }
            #expect(written.count == 1 && held.contains(written.first ?? ""))
            try await Self.settle(desk)
        }
    }

    @Test(arguments: Act.allCases)
    func
        `JB-52 what the database wrote by itself and says another person, time or view than it did is known`(
            act: Act
        ) async throws
    {
        try await Desk.open { desk in
            let run = try await Self.prepare(act, desk)
            try await Self.settle(desk)
            try await run()
            let written = try await desk.texts(
                "select i.entry_id::text from audit.inbox as i where i.action = '\(act.action)'")
            let number = try #require(written.first.flatMap { Int64($0) })
            let (store, held) = (desk.office.store, desk.office.store.witness.oldest(10))
            func stands(_ change: String) async throws -> Bool {
                try await desk.office.plant("update audit.inbox set \(change) where entry_id = \(number)")
                return try await store.transaction(as: .system, on: .worker) { try $0.standing(held)[number] == false }
            }
            #expect(try await stands("actor = actor"), "it waits for its chain, as it was written")
            #expect(try await !stands("actor = 'x' || actor"))
            #expect(try await stands("actor = substr(actor, 2)"))
            #expect(try await !stands("occurred_us = occurred_us + 1"))
            #expect(try await stands("occurred_us = occurred_us - 1"))
            let (kinds, others) = ("array['open', 'closed', 'duty']", "array['closed', 'duty', 'open']")
            #expect(try await !stands("shown_as = (\(others))[array_position(\(kinds), shown_as)]"))
            #expect(try await stands("shown_as = (\(kinds))[array_position(\(others), shown_as)]"))
        }
    }

    @Test func `JB-52 what is gone behind more than one look takes in is found, though nothing gets into its chain`()
        async throws
    {
        try await Desk.open { desk in
            try await Self.settle(desk)
            let (clerk, organ) = (desk.clerk, desk.office.county)
            let records = Array(
                repeating: AuditRecord("lists.register"), count: OperationLimits.receiptsAtOnce + 2)
            try await desk.office.store.transaction(as: .staff(clerk)) { try $0.audit(records, in: organ) }
            let last = try await desk.texts("select max(i.entry_id)::text from audit.inbox as i")
            try await desk.office.plant("delete from audit.inbox where entry_id = \(last.first ?? "")")
            let lost = try await WatchAudit(desk.context).lostEntries()
            #expect(lost.map { String($0.number) } == last)
        }
    }

    @Test func `JB-52 of a name that nobody has, and of a link that opens nothing, nothing is looked for`()
        async throws
    {
        try await Desk.open { desk in
            try await Self.settle(desk)
            try await desk.office.store.transaction(as: .publicVisitor) { try $0.refuse(Staff.ID("nobody")) }
            #expect(desk.office.store.witness.oldest(1).isEmpty)
            let links = Invitations(try await desk.signIn())
            let token = try await Invitations.invite(desk.clerk.staff, desk.context).token
            _ = try await links.accept(token, password: "芦花深处泊孤舟，笛在月明楼", code: "")
            try await Self.settle(desk)
            await #expect(throws: OperationError.self) {
                _ = try await links.accept(token, password: "芦花深处泊孤舟，笛在月明楼", code: "")
            }
            #expect(desk.office.store.witness.oldest(1).isEmpty)
        }
    }
}
