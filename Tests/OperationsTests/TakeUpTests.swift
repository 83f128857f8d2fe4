import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// What routing takes from a lower organ is a measure: proposed, approved, refused, or taken note of.
@Suite("JC-16, HS-26 taking up by routing") struct TakeUpTests {
    private static func waiting(_ desk: Desk, _ caller: StaffCaller) async throws -> [MeasureRecord] {
        try await Lists(desk.context).measures(waiting: true, as: caller).map { $0 }
    }

    @Test func `JC-16 a matter of a township waits for the head, is claimed by nobody before, and then is handled`()
        async throws
    {
        try await Desk.open { desk in
            let clue = try #require(try await desk.triage(.villageCadre, .micro).outcome.clue)
            let measure = try #require(try await Self.waiting(desk, desk.head).first)
            #expect(measure.kind == .escalate && measure.state == .proposed && measure.rule == "micro_corruption")
            #expect(measure.from == Organ.ID("T42028103J") && measure.to == desk.office.county)
            #expect(measure.proposedBy == desk.lead.staff && measure.reason == "micro_corruption")
            let member = desk.member("O420281-J1", 1)
            await #expect(throws: OperationError.self) { try await HandleClue(desk.context).claim(clue, as: member) }
            let opened = try await OpenClue(desk.context)(clue, as: member)
            #expect(opened.openActs.first { $0.act == .claim }?.missing.map(\.rule) == [.takingUp])
            let decide = DecideMeasure(desk.context)
            for caller in [desk.deputy, desk.lead, desk.supervisor] {
                await #expect(throws: OperationError.self) { try await decide.approve(measure.id, as: caller) }
            }
            await #expect(throws: OperationError.self) { try await decide.end(measure.id, as: desk.lead) }
            try await decide.approve(measure.id, as: desk.head)
            #expect(try await Self.waiting(desk, desk.head).isEmpty)
            try await HandleClue(desk.context).claim(clue, as: member)
            let history = try await OpenClue(desk.context)(clue, as: member).events.map(\.kind)
            #expect(history == ["routed", "taken_up", "claimed"])
        }
    }

    @Test func `JC-16 what the head refuses goes to the township, under a clue of its own`() async throws {
        try await Desk.open { desk in
            let (receipt, outcome) = try await desk.triage(.villageCadre, .micro)
            let clue = try #require(outcome.clue)
            let measure = try #require(try await Self.waiting(desk, desk.head).first)
            try await DecideMeasure(desk.context).refuse(measure.id, as: desk.head)
            let clues = try await desk.texts(
                "select organ_id || ' ' || state || ' ' || rule from casework.clue order by organ_id")
            #expect(clues == ["O420281 returned micro_corruption", "T42028103J routed forward_down"])
            let held = try await desk.texts("select holder_organ_id from casework.report")
            #expect(held == ["T42028103J"])
            let running = try await desk.texts(
                "select kind from casework.clock where subject_id = '\(clue.rawValue)' and stopped_on is null")
            #expect(running.isEmpty)
            let routes = try await desk.texts("select rule from casework.route_decision order by ordinal")
            #expect(routes == ["micro_corruption", "forward_down"])
            let town = desk.member("T42028103J-ALL", 1)
            #expect(try await Lists(desk.context).board(.toClaim, as: town).count == 1)
            let notices = try await desk.texts(
                "select distinct organ_id from casework.notice where report_id = '\(receipt.id.rawValue)'")
            #expect(notices == ["T42028103J"])
            await #expect(throws: OperationError.self) {
                try await DecideMeasure(desk.context).approve(measure.id, as: desk.head)
            }
        }
    }

    @Test func `JC-17 what the city's head does not take up goes to the county's petition office, and is on record`()
        async throws
    {
        try await Desk.open { desk in
            let registrar = try #require(desk.office.first(.registrar, in: desk.office.city).staff)
            let receipt = try await desk.register(.townshipCadre, as: registrar)
            let asked = RecordInterference.Entry(asker: .outside, way: .pleaded, askedOn: desk.today, words: "有人说情")
            try await RecordInterference(desk.context)(receipt.id, asked, as: desk.cityLead)
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: registrar)
            let route = try await ConfirmTriage(desk.context)(receipt.id, as: desk.cityLead).route
            #expect(route?.rule == .interference)
            let measure = try #require(try await Self.waiting(desk, desk.cityHead).first)
            try await DecideMeasure(desk.context).refuse(measure.id, as: desk.cityHead)
            let held = try await desk.texts("select holder_organ_id || ' ' || state from casework.report")
            #expect(held == ["O420281 registered"])
            let kept = try await desk.texts(
                """
                select concat_ws(' ', m.kind, m.state, m.proposed_by, m.decided_by)
                from casework.jurisdiction_measure as m order by m.kind
                """)
            let (lead, head) = (desk.cityLead.staff.rawValue, desk.cityHead.staff.rawValue)
            #expect(
                kept == ["escalate refused \(lead) \(head)", "forward approved \(registrar.staff.rawValue) \(head)"])
        }
    }

    @Test func `JB-48 where every head must stand aside a deputy decides, and the clue does not wait for ever`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, outcome) = try await desk.triage(.villageCadre, .micro)
            let clue = try #require(outcome.clue)
            let measure = try #require(try await Self.waiting(desk, desk.head).first)
            for head in desk.everybody(in: desk.office.county) where head.roles.contains(.head) {
                let aside = EnterRecusal.Entry(person: head.staff, way: .declared, ground: .interest)
                try await EnterRecusal(desk.context)(receipt.id, aside, as: head)
            }
            await #expect(throws: OperationError.notFound) {
                try await DecideMeasure(desk.context).approve(measure.id, as: desk.head)
            }
            await #expect(throws: OperationError.self, "who proposed it does not decide") {
                try await DecideMeasure(desk.context).approve(measure.id, as: desk.lead)
            }
            let open = try await OpenMeasures(desk.context)(clue, as: desk.deputy).measures.first?.open
            #expect(open?.approve == true && open?.refuse == true)
            try await DecideMeasure(desk.context).approve(measure.id, as: desk.deputy)
            try await HandleClue(desk.context).claim(clue, as: desk.member("O420281-J1", 1))
        }
    }

    @Test func `HS-26 what must be escalated is in force at once, and the head of the organ above takes note`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed(.roomMember)
            let measure = try #require(try await Self.waiting(desk, desk.cityHead).first)
            #expect(measure.state == .byLaw && measure.rule == "discipline_staff" && measure.from == desk.office.county)
            #expect(measure.proposedBy == desk.lead.staff && measure.decidedBy == nil)
            #expect(measure.reason == "discipline_staff" && measure.clue == clue)
            for caller in desk.everybody(in: desk.office.county) {
                #expect(try await Self.waiting(desk, caller).isEmpty, "the accused's organ learns of nothing")
            }
            try await HandleClue(desk.context).claim(clue, as: desk.member("O420200-GJ", 1))
            let decide = DecideMeasure(desk.context)
            for caller in [desk.cityDeputy, desk.cityLead] {
                await #expect(throws: OperationError.self) { try await decide.acknowledge(measure.id, as: caller) }
            }
            await #expect(throws: OperationError.self, "it is not approved but noted") {
                try await decide.approve(measure.id, as: desk.cityHead)
            }
            try await decide.acknowledge(measure.id, as: desk.cityHead)
            await #expect(throws: OperationError.stale) { try await decide.acknowledge(measure.id, as: desk.cityHead) }
            let kept = try await desk.texts(
                "select state || ' ' || decided_by from casework.jurisdiction_measure")
            #expect(kept == ["approved \(desk.cityHead.staff.rawValue)"])
        }
    }

    @Test func `HS-26 an accused added later who lifts the matter leaves the same record, and what waited ends`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.triage(.villageCadre, .micro)
            #expect(try await Self.waiting(desk, desk.head).count == 1)
            var colleague = AccusedDraft(name: "哨兵同事", unit: "大冶市纪委监委", post: "第一监督检查室干部")
            colleague.standing = desk.context.directory.standing(of: colleague, seenFrom: desk.office.county)
            _ = try await CorrectAccused(desk.context)(receipt.id, added: [colleague], as: desk.clerk)
            let states = try await desk.texts(
                "select rule || ' ' || state from casework.jurisdiction_measure order by rule")
            #expect(states == ["discipline_staff by_law", "micro_corruption ended"])
            #expect(try await Self.waiting(desk, desk.cityHead).map(\.proposedBy) == [desk.clerk.staff])
        }
    }

    @Test func `JC-16 the database gives nobody a clue whose taking up waits`() async throws {
        try await Desk.open { desk in
            let clue = try #require(try await desk.triage(.villageCadre, .micro).outcome.clue)
            let claim = """
                update casework.clue set state = 'claimed', holder_staff_id = 'S1363', version = version + 1
                where clue_id = '\(clue.rawValue)'
                """
            await #expect(throws: (any Error).self) { try await desk.script(claim) }
            #expect(try await desk.texts("select coalesce(holder_staff_id, '-') from casework.clue") == ["-"])
        }
    }
}

/// How urgent a matter is follows its accused.
@Suite("HS-29 a corrected accused changes urgency and lane") struct UrgencyTests {
    private static func running(_ desk: Desk, _ clue: Clue.ID) async throws -> [String] {
        try await desk.clocks(of: clue.rawValue).filter { $0.hasSuffix("runs") }
            .map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
    }

    private static func urgency(_ desk: Desk, _ clue: Clue.ID) async throws -> [String] {
        try await desk.texts(
            """
            select c.priority || ' ' || c.micro_corruption || ' ' || r.priority || ' ' || r.micro_corruption
            from casework.clue as c join casework.report as r using (report_id, cell_id)
            where c.clue_id = '\(clue.rawValue)'
            """)
    }

    @Test func `HS-29 a village cadre added later puts the clue into the fast lane, in the same transaction`()
        async throws
    {
        try await Desk.open { desk in
            // Harm to residents is stated; the accused, a bureau's head, is no grassroots post.
            let (receipt, clue) = try await desk.routed(.letter(unit: "大冶市教育局", post: "局长"), .micro)
            let holder = desk.member("O420281-J1", 1)
            try await HandleClue(desk.context).claim(clue, as: holder)
            #expect(try await Self.urgency(desk, clue) == ["3 false 3 false"])
            #expect(try await Self.running(desk, clue) == ["PLAN 2026-03-02"])
            desk.office.clock.advance(days: 2)
            var added = AccusedDraft(name: "哨兵村支书", unit: "金湖街道沙洲村", post: "村党支部书记")
            added.standing = desk.context.directory.standing(of: added, seenFrom: desk.office.county)
            #expect(try await CorrectAccused(desk.context)(receipt.id, added: [added], as: desk.clerk) == .stays)
            #expect(try await Self.urgency(desk, clue) == ["2 true 2 true"])
            #expect(try await Self.running(desk, clue) == ["FAST_CLOSE 2026-03-04", "FAST_PLAN 2026-03-04"])
            let leases = try await desk.texts("select class::text from queue.lease where stage = 'handle'")
            #expect(leases == ["2"])
            let told = try await OpenClue(desk.context)(clue, as: holder).events.last
            #expect(told?.kind == "urgency_changed" && told?.detail["priority_rule"] == "micro_corruption")
            let report = try await OpenReport(desk.context)(receipt.id, as: desk.lead).events
            let corrected = report.last { $0.kind == "accused_corrected" }
            #expect(corrected?.detail["micro"] == "yes" && corrected?.detail["priority"] == "2")
        }
    }

    @Test func `HS-29 the mark goes when nobody of the grass roots is accused, and the plan's month runs again`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.routed(.villageCadre, .micro)
            #expect(try await Self.urgency(desk, clue) == ["2 true 2 true"])
            #expect(try await Self.running(desk, clue) == ["FAST_CLOSE 2026-03-02", "FAST_PLAN 2026-03-02"])
            desk.office.clock.advance(days: 3)
            var standing = AccusedStanding()
            standing.level = .county
            standing.managedAt = .county
            standing.managingOrgan = desk.office.county
            _ = try await CorrectAccused(desk.context)(receipt.id, standings: [0: standing], as: desk.clerk)
            #expect(try await Self.urgency(desk, clue) == ["3 false 3 false"])
            #expect(try await Self.running(desk, clue) == ["PLAN 2026-03-02"])
            let waiting = try await desk.texts("select class::text from queue.ready where stage = 'handle'")
            #expect(waiting == ["3"])
        }
    }
}
