import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@Suite struct RegisterTests {
    @Test(arguments: [Channel.letter, .visit, .phone, .web, .informant, .transfer])
    func `a report of any channel gets number, code, clocks and its place in the queue`(_ channel: Channel) async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre.by(channel))
            #expect(receipt.number.text(of: receipt.receiver) == "420281-2026-XF-000001")
            #expect(receipt.noticeDueOn == .day(2026, 3, 23))
            #expect(receipt.signature == .realNameClaimed)
            let first = channel == .transfer ? "FORWARD_ACCEPT" : "FORWARD_OTHER"
            #expect(
                try await desk.clocks(of: receipt.id.rawValue) == [
                    "ACCEPT_NOTICE 2026-03-02 2026-03-23 runs", "\(first) 2026-03-02 2026-03-09 runs",
                ]
            )
            #expect(try await desk.texts("select r.lane from queue.ready as r where r.stage = 'read'") == ["O420281"])
            let tracked = try #require(try await TrackReport(desk.context)(receipt.code.text))
            #expect(tracked.report.status == .received)
            #expect(tracked.report.itemNumber == "420281-2026-XF-000001")
            let opened = try await OpenReport(desk.context)(receipt.id, as: desk.clerk)
            #expect(opened.content?.text == Planted.text)
            #expect(opened.content?.accused.map(\.name) == [Planted.accused])
            #expect(opened.events.map(\.kind) == ["registered"])
        }
    }

    @Test func `an anonymous report is owed no notice`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre.anonymous)
            #expect(receipt.noticeDueOn == nil)
            #expect(try await desk.clocks(of: receipt.id.rawValue) == ["FORWARD_OTHER 2026-03-02 2026-03-09 runs"])
            #expect(try await desk.snapshot().rows("vault.identity") == 0)
        }
    }

    @Test func `JB-30 who signs with a word for no name is treated as anonymous, and can still be asked`() async throws
    {
        try await Desk.open { desk in
            var draft = ReportDraft.townshipCadre
            draft.reporter = ReporterDraft(name: "匿名", phone: Planted.phone)
            let receipt = try await desk.register(draft)
            #expect(receipt.signature == .unverifiable && receipt.noticeDueOn == nil)
            #expect(try await desk.clocks(of: receipt.id.rawValue) == ["FORWARD_OTHER 2026-03-02 2026-03-09 runs"])
            let call = Triage.Call(
                way: .phone, on: desk.today, found: .confirmed, letNarrate: true, promisedNothing: true)
            try await VerifySignature(desk.context)(receipt.id, call, as: desk.clerk)
            let record = try await OpenReport(desk.context)(receipt.id, as: desk.clerk).record
            #expect(record.report.signature == .realNameVerified)
        }
    }

    @Test func `numbers follow each other without gaps, also after a form that failed`() async throws {
        try await Desk.open { desk in
            let first = try await desk.register(.townshipCadre, form: "a")
            await #expect(throws: OperationError.alreadyReceived) { try await desk.register(.villageCadre, form: "a") }
            let second = try await desk.register(.villageCadre, form: "b")
            #expect([first.number.number, second.number.number] == [1, 2])
        }
    }

    @Test func `the same form twice is one report`() async throws {
        try await Desk.open { desk in
            _ = try await desk.register(.townshipCadre, form: "same")
            let before = try await desk.snapshot()
            await #expect(throws: OperationError.alreadyReceived) {
                try await desk.register(.townshipCadre, form: "same")
            }
            let after = try await desk.snapshot()
            #expect(after == before)
            #expect(after.rows("casework.report") == 1)
        }
    }

    @Test func `the same form from eight windows at once is one report`() async throws {
        try await Desk.open { desk in
            let received = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        do {
                            _ = try await desk.register(.townshipCadre, form: "race")
                            return true
                        } catch OperationError.alreadyReceived {
                            return false
                        }
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(received == 1)
            #expect(try await desk.snapshot().rows("casework.report") == 1)
        }
    }

    @Test func `every fault names its field and says in two languages what to change`() async throws {
        try await Desk.open { desk in
            let before = try await desk.snapshot()
            var draft = ReportDraft(channel: .letter, receivedOn: .day(2026, 3, 3), summary: " ")
            draft.reporter.phone = Planted.phone
            let error = await #expect(throws: OperationError.self) {
                try await desk.register(draft, isFreeOfStateSecrets: false)
            }
            guard case .mend(let faults) = error else {
                Issue.record("not a list of faults")
                return
            }
            #expect(
                Set(faults.map(\.field)) == ["no_secrets", "received_on", "summary", "accused_name", "reporter_name"])
            for fault in faults {
                #expect(fault.message.zh.unicodeScalars.contains { $0.value > 0x2E80 })
                #expect(fault.message.en.unicodeScalars.allSatisfy(\.isASCII) && !fault.message.en.isEmpty)
            }
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `who is no registrar registers nothing`() async throws {
        try await Desk.open { desk in
            let before = try await desk.snapshot()
            for person in [desk.head, desk.deputy, desk.supervisor, desk.auditor, desk.holder] {
                await #expect(throws: (any Error).self) { try await desk.register(.townshipCadre, as: person) }
            }
            let changed = try await desk.snapshot().changes(since: before)
            #expect(
                changed.isSubset(of: ["audit.inbox", "casework.alarm"]), "what was refused is on record")
        }
    }
}

@Suite struct SealedRegisterTests {
    @Test(arguments: [(ReportDraft.cityCadre, Triage.Sealing.upperLevel), (.ownHead, .ownHead)])
    func `what belongs above is not entered, not a single row`(
        _ draft: ReportDraft, _ sealing: Triage.Sealing
    ) async throws {
        try await Desk.open { desk in
            let before = try await desk.snapshot()
            await #expect(throws: OperationError.mustBeSealed(sealing)) { try await desk.register(draft) }
            await #expect(throws: OperationError.mustBeSealed(sealing)) {
                try await ReceivePublicReport(desk.context)(
                    draft.by(.web), to: desk.office.county, form: "page", isFreeOfStateSecrets: true
                )
            }
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `a sealed line holds number, channel, day and sheets, and is due in five working days`() async throws {
        try await Desk.open { desk in
            let seal = RegisterSealed(desk.context)
            let slip = try await seal(
                .upperLevel, channel: .visit, receivedOn: desk.today, sheets: 3, form: "s1", as: desk.clerk
            )
            #expect([slip.year, slip.number] == [2026, 1])
            #expect(slip.dueOn == .day(2026, 3, 9))
            let second = try await seal(
                .ownHead, channel: .letter, receivedOn: desk.today, sheets: 1, form: "s2", as: desk.clerk
            )
            #expect(second.number == 2)
            await #expect(throws: OperationError.alreadyReceived) {
                try await seal(
                    .ownHead, channel: .letter, receivedOn: desk.today, sheets: 1, form: "s2", as: desk.clerk
                )
            }
            #expect(try await Lists(desk.context).sealedLines(as: desk.clerk).map(\.sheets) == [1, 3])
            let typed = try await desk.texts(
                """
                select a.attname::text
                from pg_attribute as a
                where a.attrelid = 'casework.sealed_register'::regclass and a.attnum > 0 and a.atttypid = 'text'::regtype
                order by 1
                """
            )
            #expect(typed == ["cell_id", "organ_id"])
        }
    }

    @Test func `the head sees what went up by level and never what was about the head`() async throws {
        try await Desk.open { desk in
            let seal = RegisterSealed(desk.context)
            for (ground, form) in [(Triage.Sealing.upperLevel, "s1"), (.ownHead, "s2")] {
                _ = try await seal(
                    ground, channel: .letter, receivedOn: desk.today, sheets: 2, form: form, as: desk.clerk
                )
            }
            let lists = Lists(desk.context)
            #expect(try await lists.sealedLines(as: desk.lead).map(\.ground) == [.ownHead, .upperLevel])
            #expect(try await lists.sealedLines(as: desk.head).map(\.ground) == [.upperLevel])
            for person in [desk.deputy, desk.supervisor, desk.holder, desk.auditor, desk.cityLead] {
                #expect(try await lists.sealedLines(as: person).isEmpty)
            }
        }
    }

    @Test func `a line is marked once as reported up, with the day and what carried it`() async throws {
        try await Desk.open { desk in
            _ = try await RegisterSealed(desk.context)(
                .upperLevel, channel: .phone, receivedOn: desk.today, sheets: 1, form: "s", as: desk.clerk
            )
            let line = try #require(try await Lists(desk.context).sealedLines(as: desk.clerk).first)
            desk.office.clock.advance(days: 2)
            let report = ReportSealedUp(desk.context)
            let before = try await desk.snapshot()
            for day in [CivilDate.day(2026, 3, 1), .day(2026, 3, 5)] {
                let error = await #expect(throws: OperationError.self) {
                    try await report(line.id, .courier, on: day, as: desk.lead)
                }
                guard case .mend(let faults) = error else {
                    Issue.record("\(day) was not refused with a fault")
                    continue
                }
                #expect(faults.map(\.field) == ["day"])
            }
            for person in [desk.head, desk.deputy, desk.holder, desk.cityLead] {
                await #expect(throws: OperationError.notFound) {
                    try await report(line.id, .courier, on: desk.today, as: person)
                }
            }
            #expect(try await desk.snapshot() == before)
            try await report(line.id, .courier, on: .day(2026, 3, 3), as: desk.lead)
            let marked = try #require(try await Lists(desk.context).sealedLines(as: desk.clerk).first)
            #expect(marked.reportedUpOn == .day(2026, 3, 3) && marked.carrier == .courier)
            #expect(try await desk.clocks(of: line.id.rawValue) == ["UPWARD_REPORT 2026-03-02 2026-03-09 2026-03-03"])
            await #expect(throws: OperationError.notFound) {
                try await report(line.id, .inPerson, on: desk.today, as: desk.lead)
            }
        }
    }

    @Test func `JB-15 the head reads once what goes up by level, and nothing of what is about the head`() async throws {
        try await Desk.open { desk in
            for (ground, form) in [(Triage.Sealing.upperLevel, "s1"), (.ownHead, "s2")] {
                _ = try await RegisterSealed(desk.context)(
                    ground, channel: .letter, receivedOn: desk.today, sheets: 2, form: form, as: desk.clerk
                )
            }
            let lines = try await Lists(desk.context).sealedLines(as: desk.clerk).map { $0 }
            let own = try #require(lines.first { $0.ground == .ownHead }).id
            let upper = try #require(lines.first { $0.ground == .upperLevel }).id
            let read = ReadSealed(desk.context)
            let before = try await desk.snapshot()
            await #expect(throws: OperationError.notFound) { try await read(own, as: desk.head) }
            for person in [desk.clerk, desk.lead, desk.deputy, desk.cityLead] {
                await #expect(throws: OperationError.notFound) { try await read(upper, as: person) }
            }
            #expect(try await desk.snapshot() == before)
            desk.office.clock.advance(days: 1)
            try await read(upper, as: desk.head)
            await #expect(throws: OperationError.stale) { try await read(upper, as: desk.head) }
            let days = try await Lists(desk.context).sealedLines(as: desk.clerk).map(\.headReadOn)
            #expect(days == [nil, .day(2026, 3, 3)])
            let audit = try await desk.audit(of: upper.rawValue, in: "O420281")
            let head = "staff:\(desk.head.staff.rawValue)"
            #expect(audit == [head + " sealed.head_read", head + " refused"])
        }
    }

    /// A slip of the year would have the organ above told that the item is late.
    @Test(arguments: [CivilDate.day(2026, 3, 3), .day(2024, 3, 1)])
    func `JB-10 JB-15 a day of receipt that lies ahead, or years back, is no day of receipt`(
        _ day: CivilDate
    ) async throws {
        try await Desk.open { desk in
            let before = try await desk.snapshot()
            let error = await #expect(throws: OperationError.self) {
                try await RegisterSealed(desk.context)(
                    .upperLevel, channel: .letter, receivedOn: day, sheets: 1, form: "s", as: desk.clerk
                )
            }
            guard case .mend(let faults) = error else {
                Issue.record("not refused with a fault")
                return
            }
            #expect(faults.map(\.field) == ["received_on"])
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test(arguments: [0, -1, ReceiveLimits.sealedSheets + 1])
    func `an envelope holds at least one sheet, and not more than anybody can count`(_ sheets: Int) async throws {
        try await Desk.open { desk in
            let before = try await desk.snapshot()
            let error = await #expect(throws: OperationError.self) {
                try await RegisterSealed(desk.context)(
                    .upperLevel, channel: .letter, receivedOn: desk.today, sheets: sheets, form: "s", as: desk.clerk
                )
            }
            guard case .mend(let faults) = error else {
                Issue.record("not refused with a fault")
                return
            }
            #expect(faults.map(\.field) == ["sheets"])
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `nobody counted the sheets of what was sealed up here`() async throws {
        try await Desk.open { desk in
            let (id, _) = try await desk.handIn()
            try await desk.sealUp(id, .upperLevel)
            #expect(try await Lists(desk.context).sealedLines(as: desk.lead).map(\.sheets) == [nil])
        }
    }
}
