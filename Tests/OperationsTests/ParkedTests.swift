import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// What stopped: who sees it and why, and how it goes on or ends.
@Suite struct ParkedTests {
    /// Registers a report whose reading stops.
    private static func stopped(
        _ desk: Desk, _ reason: ParkReason = .unexpected, _ draft: ReportDraft = .townshipCadre
    ) async throws -> Report.ID {
        let receipt = try await desk.register(draft)
        let job = try #require(try await desk.takeReading().first)
        #expect(job.subject == receipt.id.rawValue)
        try await desk.office.store.transaction(as: .system, on: .worker) { transaction in
            try transaction.park(.read, receipt.id, token: job.token, reason: reason)
        }
        return receipt.id
    }

    private static func administrator(_ desk: Desk, of organ: Organ.ID? = nil) throws -> StaffCaller {
        let caller = try #require(desk.office.administrator.staff)
        return StaffCaller(staff: caller.staff, organ: organ ?? caller.organ, room: nil, roles: caller.roles)
    }

    /// A letter on the head of the petition office, of which a deputy decides in that one's place.
    private static func letter(on person: StaffCaller, _ desk: Desk) throws -> ReportDraft {
        let staff = try #require(desk.context.directory[person.staff])
        let room = staff.room.flatMap { desk.context.directory[$0]?.name } ?? ""
        var draft = ReportDraft.letter(unit: "大冶市纪委监委", post: room + staff.post)
        draft.accused[0].name = staff.name
        return draft
    }

    @Test func `the petition office reads what stopped and why, an administrator how many, and nobody else anything`()
        async throws
    {
        try await Desk.open { desk in
            let id = try await Self.stopped(desk, .refusedByRule)
            let list = ListParked(desk.context)
            for caller in [desk.clerk, desk.lead] {
                let rows = try await list(as: caller)
                #expect(rows.map(\.work) == [.reading(id)] && rows.map(\.report.report.id) == [id])
                #expect(rows.map(\.reason) == [.refusedByRule] && rows.map(\.since) == [desk.today])
                #expect(rows.map(\.tries) == [1] && rows[0].file == nil)
                #expect(try await list.count(as: caller) == 1)
                #expect(try await list.one(.reading(id), as: caller).reason == .refusedByRule)
                await #expect(throws: OperationError.notFound) { try await list.counts(as: caller) }
            }
            for caller in [desk.deputy, desk.cityLead] {
                #expect(try await list(as: caller).isEmpty)
                #expect(try await list.count(as: caller) == 0)
            }
            let administrator = try Self.administrator(desk)
            for caller in [desk.head, desk.holder, desk.supervisor, desk.auditor, administrator] {
                await #expect(throws: OperationError.notFound) { try await list(as: caller) }
            }
            for caller in [desk.head, desk.deputy, desk.cityLead, desk.holder, desk.auditor, administrator] {
                await #expect(throws: OperationError.notFound) { try await list.one(.reading(id), as: caller) }
            }
            let county = desk.office.county
            let counted = "read refused_by_rule \(county.rawValue) 1 \(desk.today)"
            let rows: [(Organ.ID, [String])] = [
                (county, [counted]), (desk.office.city, [counted]), (desk.office.neighbour, []),
            ]
            for (organ, expected) in rows {
                let caller = try Self.administrator(desk, of: organ)
                let counts = try await list.counts(as: caller).map {
                    "\($0.step.rawValue) \($0.reason.rawValue) \($0.organ.rawValue) \($0.count) \($0.oldest)"
                }
                #expect(counts == expected, "those above count it, others do not")
                #expect(try await list.count(as: caller) == expected.count)
            }
            await #expect(throws: OperationError.notFound) { try await list.counts(as: desk.auditor) }
        }
    }

    @Test func `HS-26 what stopped of a report is neither listed nor counted for whoever it accuses`() async throws {
        try await Desk.open { desk in
            let id = try await Self.stopped(desk, .workersDied, try Self.letter(on: desk.lead, desk))
            let list = ListParked(desk.context)
            #expect(try await list(as: desk.lead).isEmpty)
            #expect(try await list.count(as: desk.lead) == 0)
            for act in [RetryParked(desk.context).callAsFunction, GiveUpParked(desk.context).callAsFunction] {
                await #expect(throws: OperationError.notFound) { try await act(.reading(id), desk.lead) }
            }
            #expect(try await RetryParked(desk.context).all(.read, for: .workersDied, as: desk.lead) == 0)
            for caller in [desk.clerk, desk.deputy] {
                #expect(try await list(as: caller).map(\.work) == [.reading(id)])
            }
            #expect(try await list.counts(as: try Self.administrator(desk)).map(\.count) == [1])
        }
    }

    @Test func `what is tried again is read, as if it had never stopped, and both are on the log`() async throws {
        try await Desk.open { desk in
            let id = try await Self.stopped(desk, .databaseUnavailable)
            #expect(try await desk.takeReading().isEmpty)
            let retry = RetryParked(desk.context)
            for caller in [desk.head, desk.deputy, desk.cityLead, desk.holder, desk.auditor] {
                await #expect(throws: OperationError.notFound) { try await retry(.reading(id), as: caller) }
            }
            try await retry(.reading(id), as: desk.clerk)
            #expect(try await ListParked(desk.context)(as: desk.clerk).isEmpty)
            await #expect(throws: OperationError.notFound) { try await retry(.reading(id), as: desk.lead) }
            let job = try #require(try await desk.takeReading().first)
            #expect(job.subject == id.rawValue && job.attempt == 1)
            try await ReadReport(desk.context)(id, token: job.token)
            let entries = try await desk.audit(of: id.rawValue, in: desk.office.county.rawValue)
            #expect(entries.contains { $0.hasSuffix("parked.retry") }, "\(entries)")
            #expect(entries.contains { $0.hasSuffix("report.read") }, "\(entries)")
        }
    }

    @Test func `a report that nobody reads any more is triaged by hand, and its history says so`() async throws {
        try await Desk.open { desk in
            let id = try await Self.stopped(desk, .corruptRow)
            let giveUp = GiveUpParked(desk.context)
            for caller in [desk.head, desk.deputy, desk.cityLead, desk.auditor, try Self.administrator(desk)] {
                await #expect(throws: OperationError.notFound) { try await giveUp(.reading(id), as: caller) }
            }
            try await giveUp(.reading(id), as: desk.lead)
            await #expect(throws: OperationError.notFound) { try await giveUp(.reading(id), as: desk.clerk) }
            #expect(try await ListParked(desk.context)(as: desk.lead).isEmpty)
            #expect(try await desk.takeReading().isEmpty)
            let events = try await desk.texts(
                """
                select e.kind || ' ' || (e.detail ->> 'stopped') || ' ' || e.actor
                from casework.event as e
                where e.subject_id = '\(id.rawValue)' and e.kind = 'reading_given_up'
                """)
            #expect(events == ["reading_given_up corrupt_row staff"])
            let entries = try await desk.audit(of: id.rawValue, in: desk.office.county.rawValue)
            #expect(entries.contains { $0.hasSuffix("parked.give_up") }, "\(entries)")
            _ = try await ProposeTriage(desk.context)(id, .accusation, as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(id, as: desk.lead)
        }
    }

    @Test func `all of one reason is tried again, and nothing else`() async throws {
        try await Desk.open { desk in
            for reason in [ParkReason.databaseUnavailable, .unexpected, .databaseUnavailable] {
                _ = try await Self.stopped(desk, reason)
            }
            let (retry, administrator) = (RetryParked(desk.context), try Self.administrator(desk))
            for caller in [desk.head, desk.holder, desk.auditor] {
                await #expect(throws: OperationError.notFound) {
                    _ = try await retry.all(.read, for: .databaseUnavailable, as: caller)
                }
            }
            let elsewhere = try Self.administrator(desk, of: desk.office.neighbour)
            #expect(try await retry.all(.read, for: .databaseUnavailable, as: elsewhere) == 0)
            #expect(try await retry.all(.clean, for: .databaseUnavailable, as: administrator) == 0)
            #expect(try await retry.all(.read, for: .databaseUnavailable, as: administrator) == 2)
            let left = try await ListParked(desk.context).counts(as: administrator)
            #expect(left.map(\.reason) == [.unexpected] && left.map(\.count) == [1])
            let told = "select l.subject || l.detail from audit.log as l where l.action = 'stuck.retry_all'"
            #expect(try await Set(desk.texts(told)).count == 2, "neither an item nor how many")
            #expect(try await desk.texts(told).contains("stage=read;reason=database_unavailable"))
            #expect(try await retry.all(.read, for: .unexpected, as: desk.clerk) == 1)
            #expect(try await desk.takeReading(limit: 10).count == 3)
        }
    }

    @Test func `one press tries a bounded number again, the oldest first`() async throws {
        try await Desk.open { desk in
            try await desk.office.plant(
                """
                insert into queue.parked (subject_id, stage, cell_id, lane, class, attempt, reason, parked_at)
                select gen_random_uuid(), 'read', '4202', '\(desk.office.county.rawValue)', 3, 8, 'unexpected',
                    timestamptz '2026-01-05 04:00:00+00' + make_interval(days => n)
                from generate_series(1, \(StoreLimits.unparkedAtOnce + 1)) as n
                """)
            let administrator = try Self.administrator(desk)
            let all = try await RetryParked(desk.context).all(.read, for: .unexpected, as: administrator)
            #expect(all == StoreLimits.unparkedAtOnce)
            let left = try await ListParked(desk.context).counts(as: administrator)
            #expect(left.map(\.count) == [1])
            let days = try await desk.texts("select k.parked_on::text from queue.parked as k")
            #expect(days == ["2026-07-25"], "201 days later")
        }
    }

    @Test func `a file whose check stopped is checked after all`() async throws {
        try await Desk.open { desk in
            let report = try await FileTests.letter(desk, [try await FileTests.kept(FileTests.picture(3_000), desk)])
            let queue = CleanQueue(desk.context)
            let job = try #require(try await queue.claim(limit: 1, holder: "test", leaseSeconds: 60).first)
            try await queue.park(job, reason: .scannerSilent)
            let rows = try await ListParked(desk.context)(as: desk.clerk)
            #expect(rows.map(\.work) == [.checking(job.upload)] && rows.map(\.file) == [1])
            #expect(rows.map(\.report.report.id) == [report])
            let listed = try await ListFiles(desk.context)(report, as: desk.clerk)
            #expect(listed.stopped == [job.upload: .scannerSilent])
            try await RetryParked(desk.context)(.checking(job.upload), as: desk.clerk)
            #expect(try await ListFiles(desk.context)(report, as: desk.clerk).stopped.isEmpty)
            try await FileTests.lookedAt(desk)
            let file = try #require(try await ListFiles(desk.context)(report, as: desk.clerk).files.first)
            #expect(file.scan == .off && file.copyState == .failed)
        }
    }
}
