import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// 3+3+N: who extends a clock, and what stays on record.
@Suite struct ExtendClockTests {
    private static func asked(
        _ months: Int, on day: CivilDate, reported: Bool = false
    ) -> ClockExtensionRules.Asked {
        ClockExtensionRules.Asked(
            period: .months(Months(months)), approvedOn: day, reason: .evidence, hasWords: true,
            reportedUpOn: reported ? day : nil)
    }

    private static func rule(_ body: () async throws -> Void) async -> String {
        do {
            try await body()
            return "granted"
        } catch OperationError.refused(let reason, _) {
            return reason.en
        } catch {
            return "\(error)"
        }
    }

    @Test func `JB-21: first the own head, reported up; then the superior organ alone`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            let id = try await desk.start(.assigned, of: clue)
            let extend = ExtendClock(desk.context)
            let first = Self.asked(3, on: desk.today, reported: true)
            let start = desk.today
            for caller in [desk.deputy, desk.lead, desk.member("O420281-J2")] {
                let refused = await Self.rule { try await extend(id, first, words: "取证", as: caller) }
                #expect(refused == "The head of the organ approves the extension", "\(caller.roles)")
            }
            try await extend(id, first, words: "关键证人在外地", as: desk.head)
            let again = await Self.rule { try await extend(id, first, words: "再延", as: desk.head) }
            #expect(again == "A further extension needs the superior organ's approval")
            let cityHead = try desk.staff(desk.office.cityHead)
            try await extend(id, Self.asked(2, on: desk.today), words: "案情重大", as: cityHead)

            let opened = try await OpenClock(desk.context)(id, as: desk.head)
            let whole = ClockKind.assigned.builtIn.due(
                from: start, extendedBy: [.months(Months(3)), .months(Months(2))], calendar: desk.office.calendar)
            #expect(opened.record.dueOn == whole.date && opened.record.dueOn == start.adding(months: 8))
            #expect(opened.extensions.map(\.approver) == [.ownHead, .upperOrgan])
            #expect(opened.extensions.map(\.approverOrgan) == [desk.office.county, desk.office.city])
            #expect(opened.extensions.map(\.words) == ["关键证人在外地", "案情重大"])
            #expect(opened.extensions.first?.previousDueOn == start.adding(months: 3))
            #expect(opened.explanation.due.date == opened.record.dueOn && opened.next == nil)
            let entries = try await desk.texts(
                """
                select e.chain || ' ' || substring(e.detail from 'ordinal=[0-9]')
                from audit.log as e
                where e.action = 'clock.extended'
                order by 1
                """)
            #expect(entries == ["O420200 ordinal=2", "O420281 ordinal=1", "O420281 ordinal=2"])
        }
    }

    @Test func `JB-21: who asks does not approve, and what nobody asked for is approved by nobody`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            let id = try await desk.start(.assigned, of: clue)
            let (extend, first) = (ExtendClock(desk.context), Self.asked(3, on: desk.today, reported: true))
            let unasked = await Self.rule { try await extend.grant(id, first, words: "取证", as: desk.head) }
            #expect(unasked == "Nobody has asked for this extension")
            try await extend.ask(id, for: .months(Months(3)), .evidence, as: desk.lead)
            await #expect(throws: OperationError.self, "once") {
                try await extend.ask(id, for: .months(Months(2)), .complex, as: desk.supervisor)
            }
            let waiting = try await OpenClock(desk.context)(id, as: desk.head)
            #expect(waiting.request?.askedBy == desk.lead.staff && waiting.next != nil && waiting.askable == nil)
            try await extend.grant(id, first, words: "取证", as: desk.head)
            let granted = try await OpenClock(desk.context)(id, as: desk.head).extensions
            #expect(granted.map(\.askedBy) == [desk.lead.staff] && granted.map(\.approverStaff) == [desk.head.staff])
            try await extend.ask(id, for: .months(Months(1)), .complex, as: desk.head)
            #expect(try await OpenClock(desk.context)(id, as: desk.head).next == nil)
        }
    }

    /// By the number of the request, and by the one that waits: either rule of the database may be the one that refuses.
    @Test(arguments: [1, 2])
    func `JB-21: of two who ask at the same moment one is told to look again`(_ attempt: Int) async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            let id = try await desk.start(.assigned, of: clue)
            let other = """
                insert into casework.extension_request (
                    clock_id, cell_id, ordinal, attempt, organ_id, length, unit, reason, asked_by, asked_on
                )
                values (
                    '\(id.rawValue)', '4202', 1, \(attempt), '\(desk.office.county.rawValue)', 3, 'month', 'evidence',
                    '\(desk.supervisor.staff.rawValue)', '\(desk.today)'
                )
                """
            await #expect(throws: OperationError.stale) {
                try await desk.whileAnother(writes: other) {
                    try await ExtendClock(desk.context).ask(id, for: .months(Months(3)), .evidence, as: desk.lead)
                }
            }
            let asked = try await desk.texts(
                "select q.attempt || ' ' || q.asked_by from casework.extension_request as q")
            #expect(asked == ["\(attempt) \(desk.supervisor.staff.rawValue)"])
            #expect(try await OpenClock(desk.context)(id, as: desk.lead).request?.askedBy == desk.supervisor.staff)
        }
    }

    @Test func `JB-21: who asked takes the request back, and somebody else may ask again`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            let id = try await desk.start(.assigned, of: clue)
            let extend = ExtendClock(desk.context)
            try await extend.ask(id, for: .months(Months(3)), .evidence, as: desk.lead)
            #expect(try await OpenClock(desk.context)(id, as: desk.lead).mayWithdraw)
            for caller in [desk.head, desk.supervisor] {
                #expect(try await !OpenClock(desk.context)(id, as: caller).mayWithdraw)
                let refused = await Self.rule { try await extend.withdraw(id, as: caller) }
                #expect(refused == "This request is not yours")
            }
            try await extend.withdraw(id, as: desk.lead)
            let nothing = "Nobody has asked for this extension"
            #expect(await Self.rule { try await extend.withdraw(id, as: desk.lead) } == nothing)
            let first = Self.asked(3, on: desk.today, reported: true)
            #expect(await Self.rule { try await extend.grant(id, first, words: "取证", as: desk.head) } == nothing)
            #expect(await Self.rule { try await extend.refuse(id, .other, words: "否", as: desk.head) } == nothing)

            let opened = try await OpenClock(desk.context)(id, as: desk.supervisor)
            #expect(opened.request == nil && opened.askable != nil && opened.unmet.map(\.state) == [.withdrawn])
            try await extend.ask(id, for: .months(Months(2)), .complex, as: desk.supervisor)
            let again = try await OpenClock(desk.context)(id, as: desk.head)
            #expect(again.request?.attempt == 2 && again.request?.askedBy == desk.supervisor.staff)
            try await extend.grant(id, Self.asked(2, on: desk.today, reported: true), words: "取证", as: desk.head)
            #expect(try await OpenClock(desk.context)(id, as: desk.head).unmet.count == 1)
            let states = try await desk.texts("select q.state from casework.extension_request as q order by q.attempt")
            #expect(states == ["withdrawn", "granted"])
        }
    }

    @Test func `JB-21 DW-extension-reason: the approver refuses with a reason, and it may be asked for again`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            let id = try await desk.start(.assigned, of: clue)
            let (extend, cityHead) = (ExtendClock(desk.context), try desk.staff(desk.office.cityHead))
            let due = try await OpenClock(desk.context)(id, as: desk.head).record.dueOn
            try await extend.ask(id, for: .months(Months(3)), .evidence, as: desk.lead)
            for caller in [desk.deputy, desk.lead, desk.supervisor, cityHead] {
                let refused = await Self.rule { try await extend.refuse(id, .tooLong, words: "太长", as: caller) }
                #expect(refused == "The head of the organ approves the extension", "\(caller.roles)")
            }
            let mute = await Self.rule { try await extend.refuse(id, .tooLong, words: "", as: desk.head) }
            #expect(mute == "No reason is given")
            try await extend.refuse(id, .tooLong, words: "一个月足够", as: desk.head)
            let opened = try await OpenClock(desk.context)(id, as: desk.head)
            #expect(opened.record.dueOn == due && opened.record.extensions == 0 && opened.next == nil)
            #expect(opened.unmet.map(\.state) == [.refused(.tooLong, by: desk.head.staff)])
            #expect(opened.unmet.map(\.words) == ["一个月足够"] && opened.unmet.map(\.endedOn) == [desk.today])
            let plain = try await desk.texts("select encode(q.sealed, 'escape') from casework.extension_request as q")
            #expect(plain.count == 1 && !plain[0].contains("足够"))

            try await extend.ask(id, for: .months(Months(1)), .evidence, as: desk.lead)
            try await extend.grant(id, Self.asked(1, on: desk.today, reported: true), words: "取证", as: desk.head)
            try await extend.ask(id, for: .months(Months(1)), .complex, as: desk.lead)
            let own = await Self.rule { try await extend.refuse(id, .other, words: "否", as: desk.head) }
            #expect(own == "A further extension needs the superior organ's approval")
            try await extend.refuse(id, .weakReason, words: "理由不足", as: cityHead)
            let city = try await OpenClock(desk.context)(id, as: cityHead)
            #expect(city.unmet.map(\.words) == [nil, nil], "the superior organ does not open the item")
            let entries = try await desk.texts(
                """
                select e.chain || ' ' || substring(e.detail from 'ordinal=[0-9]')
                from audit.log as e
                where e.action = 'clock.extension_refused'
                order by 1
                """)
            #expect(entries == ["O420200 ordinal=2", "O420281 ordinal=1", "O420281 ordinal=2"])
        }
    }

    @Test func `JB-48 JB-21: where the head stands aside a deputy decides in the head's place`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            let id = try await desk.start(.assigned, of: clue)
            let (extend, first) = (ExtendClock(desk.context), Self.asked(3, on: desk.today, reported: true))
            try await extend.ask(id, for: .months(Months(3)), .evidence, as: desk.lead)
            #expect(try await OpenClock(desk.context)(id, as: desk.deputy).next == nil)
            try await desk.office.plant(
                """
                insert into casework.recusal (clue_id, staff_id, ground, declared_at)
                values ('\(clue.rawValue)', '\(desk.head.staff.rawValue)', 'declared', now())
                """)
            await #expect(throws: OperationError.notFound) { _ = try await OpenClock(desk.context)(id, as: desk.head) }
            #expect(try await OpenClock(desk.context)(id, as: desk.deputy).next != nil)
            try await extend.grant(id, first, words: "取证", as: desk.deputy)
            let granted = try await OpenClock(desk.context)(id, as: desk.lead).extensions
            #expect(granted.map(\.approverStaff) == [desk.deputy.staff] && granted.map(\.approver) == [.ownHead])
        }
    }

    @Test func `the words of a reason are sealed, and open for who reads the item`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            let id = try await desk.start(.assigned, of: clue)
            try await ExtendClock(desk.context)(
                id, Self.asked(3, on: desk.today, reported: true), words: "某甲出国未归", as: desk.head)
            let plain = try await desk.texts(
                "select encode(e.sealed, 'escape') from casework.clock_extension as e")
            #expect(plain.count == 1 && !plain[0].contains("出国"))
            let room = try await OpenClock(desk.context)(id, as: desk.member("O420281-J2"))
            #expect(room.extensions.map(\.words) == [nil], "the room has not claimed it")
            let city = try await OpenClock(desk.context)(id, as: try desk.staff(desk.office.cityHead))
            #expect(city.extensions.map(\.words) == [nil] && city.extensions.map(\.reason) == [.evidence])
            if case .unseen = city.record.item {} else { Issue.record("the superior organ sees the clue's number") }
        }
    }

    @Test func `AJ-15: one month, then what the head sets; other organs find no clock, nor does a barred superior`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            let id = try await desk.start(.prelim, of: clue)
            let extend = ExtendClock(desk.context)
            let month = Self.asked(1, on: desk.today)
            let office = desk.office
            let strangers = [
                office.first(.head, in: office.neighbour), office.first(.petitionLead, in: office.neighbour),
                office.cityHead, office.administrator, office.auditor, office.member(of: Room.ID("O420281-J1")),
            ]
            for caller in strangers {
                let staff = try desk.staff(caller)
                await #expect(throws: OperationError.notFound) { try await extend(id, month, words: "x", as: staff) }
                await #expect(throws: OperationError.notFound) { _ = try await OpenClock(desk.context)(id, as: staff) }
            }
            try await extend(id, month, words: "取证困难", as: desk.head)
            let due = try await OpenClock(desk.context)(id, as: desk.head).record.dueOn
            try await extend(id, Self.asked(2, on: desk.today), words: "案情重大复杂", as: desk.head)
            let opened = try await OpenClock(desk.context)(id, as: desk.head)
            #expect(opened.extensions.map(\.period) == [.months(Months(1)), .months(Months(2))])
            #expect(opened.record.dueOn > due)
        }
    }

    @Test func `HS-26: a superior organ that must not know sees no clock of what it assigned`() async throws {
        try await Desk.open { desk in
            let office = desk.office
            let place = Clue.Destination(organ: office.county, room: Room.ID("O420281-J2"))
            let planted = try await office.plantClue(
                PlantedPlace(receiver: office.county, destination: place, barred: Barred(organs: [office.city])))
            let id = try await desk.start(.assigned, of: planted.clue)
            for caller in [office.cityHead, office.cityLead, office.cityDeputy] {
                let staff = try desk.staff(caller)
                await #expect(throws: OperationError.notFound) { _ = try await OpenClock(desk.context)(id, as: staff) }
            }
            _ = try await OpenClock(desk.context)(id, as: desk.head)
        }
    }

    @Test func `a clock that was overdue may be extended, and stays on record as such`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            let id = try await desk.start(.assigned, of: clue)
            desk.office.clock.advance(days: 100)
            while try await WatchClocks(desk.context)().isFull {}
            #expect(try await OpenClock(desk.context)(id, as: desk.head).record.isOverdue)
            try await ExtendClock(desk.context)(
                id, Self.asked(3, on: desk.today, reported: true), words: "说明", as: desk.head)
            let opened = try await OpenClock(desk.context)(id, as: desk.head)
            #expect(!opened.record.isOverdue && opened.record.wasOverdue)
            #expect(opened.extensions.map(\.wasOverdue) == [true])
            #expect(!opened.steps.isEmpty, "who was told before stays on record")
        }
    }

    @Test func `JB-21: a clock that stopped is not extended`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            let id = try await desk.start(.assigned, of: clue)
            try await desk.office.store.transaction(as: .system) { try $0.stop([.assigned], of: clue) }
            let refused = await Self.rule {
                try await ExtendClock(desk.context)(
                    id, Self.asked(3, on: desk.today, reported: true), words: "x", as: desk.head)
            }
            #expect(refused == "This clock has stopped")
        }
    }
}
