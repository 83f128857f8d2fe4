import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

extension Desk {
    /// Writes down that the talk of a clue's plan was held, as its room does while it checks.
    func recordTalk(of clue: Clue.ID) async throws {
        try await office.plant(
            """
            insert into casework.course_step (
                step_id, clue_id, report_id, organ_id, step, happened_on, recorded_by, recorded_on
            )
            select gen_random_uuid(), c.clue_id, c.report_id, c.organ_id, 'talk_held', '\(today)', '\(holder.staff.rawValue)',
                '\(today)'
            from casework.clue as c
            where c.clue_id = '\(clue.rawValue)'
            """)
    }

    /// A finished clue with everything on its file.
    func complete() async throws -> (receipt: RegisterReport.Receipt, clue: Clue.ID) {
        let (receipt, clue) = try await concluded()
        try await recordTalk(of: clue)
        try await Distribute(context).approve(clue, as: head)
        for notice in try await Lists(context).notices(as: lead) where notice.state == .draft {
            _ = try await ApproveNotice(context)(notice.id, as: lead)
            try await RecordDelivery(context)(notice.id, .phone, on: today, as: clerk)
        }
        try await HandleClue(context).feedBack(clue, .told(on: today), as: holder)
        return (receipt, clue)
    }

    /// The index of a finished clue's file, issued.
    func makeIndex(of clue: Clue.ID) async throws {
        let index = try await DraftDocument(context)(.archiveIndex, on: .clue(clue), as: clerk)
        _ = try await ApproveDocument(context)(index, as: lead)
    }
}

/// What is in the archive still counts, and what comes in for it does not sink.
@Suite struct ArchivedTests {
    private static func taken(_ desk: Desk, _ caller: StaffCaller) async throws -> [String] {
        let township = try #require(desk.context.directory.townships.first { $0.name == "保安镇" })
        let provide = ProvideData(desk.context)
        let id = try await provide.propose(
            .init(
                scope: .township(township.id), from: desk.today.adding(days: -90), to: desk.today, team: "巡察一组",
                purpose: "巡察"),
            as: caller)
        try await provide.decide(id, isApproved: true, as: desk.head)
        let taken = try await provide.deliver(id, as: caller) { _, rows in
            Array(rows.map { "\($0.number.number) \($0.conclusion?.rawValue ?? "-")" }.joined(separator: "|").utf8)
        }
        return [String(decoding: taken.file, as: UTF8.self)]
    }

    /// Every figure and list that one of the entitled makes, as text.
    private static func figures(_ desk: Desk, _ day: CivilDate) async throws -> [String] {
        var lines: [String] = []
        let quarter = Quarter(containing: day)
        for caller in [desk.lead, desk.supervisor] {
            lines += try await taken(desk, caller)
            lines += try await AnalyseTrends(desk.context).preview(.quarter(quarter), as: caller)
                .map { "\($0.dimension) \($0.code) \(String(describing: $0.latest))" }
        }
        for caller in [desk.lead, desk.head] {
            lines += try await ReadDigest(desk.context)(ofMonthWith: day, as: caller)
                .map { "\($0.report.report.id.rawValue) \($0.rooms.map(\.rawValue))" }
        }
        let feedBack = FeedBackQuarter(desk.context)
        for caller in [desk.holder, desk.member("O420281-J2"), desk.lead, desk.head, desk.supervisor] {
            for duty in try await feedBack.list(as: caller) where duty.room == Room.ID("O420281-J2") {
                let opened = try await feedBack.open(duty.id, as: caller)
                lines += opened.results.map {
                    "\($0.clue.clue.id.rawValue) \($0.conclusion) \($0.concludedOn) \(String(describing: $0.handlingWay))"
                }
                lines += opened.repeats.map { "\($0.clue.rawValue) \($0.count)" }
            }
        }
        return lines
    }

    @Test func `DW-archive every figure is the same before and after, whoever of the entitled makes it`() async throws {
        try await Desk.open { desk in
            _ = try await OpenQuarters(desk.context)()
            let (receipt, clue) = try await desk.complete()
            try await desk.makeIndex(of: clue)
            _ = try await desk.triage(.townshipCadre, .repeating(receipt.id, bringsNewFacts: false))
            let day = desk.today
            desk.office.clock.advance(days: 40)
            let before = try await Self.figures(desk, day)
            #expect(before.count > 12)
            try await ArchiveFile(desk.context).archive(clue, as: desk.clerk)
            #expect(try await Self.figures(desk, day) == before)
        }
    }

    @Test func `JB-18 a result that was archived first is told all the same`() async throws {
        try await Desk.open { desk in
            _ = try await OpenQuarters(desk.context)()
            let (_, clue) = try await desk.complete()
            try await desk.makeIndex(of: clue)
            try await ArchiveFile(desk.context).archive(clue, as: desk.clerk)
            let feedBack = FeedBackQuarter(desk.context)
            let duty = try #require(try await feedBack.list(as: desk.holder).first)
            try await feedBack.send(
                duty.id, [.init(clue: clue, substantiation: .partly, measures: "批评教育一人")], as: desk.holder)
            for caller in [desk.holder, desk.lead, desk.head] {
                #expect(try await feedBack.open(duty.id, as: caller).lines.map(\.line.measures) == ["批评教育一人"])
            }
        }
    }

    @Test func `DW-split what was split is not counted beside its parts`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(SplitTests.letter([SplitTests.township, SplitTests.village]))
            try await SplitReport(desk.context).propose(receipt.id, SplitTests.parts([[0], [1]]), as: desk.clerk)
            _ = try await SplitReport(desk.context).approve(receipt.id, as: desk.lead)
            #expect(try await Self.taken(desk, desk.lead) == ["\(receipt.number.number + 1) -"])
            let digest = try await ReadDigest(desk.context)(ofMonthWith: desk.today, as: desk.lead)
            #expect(!digest.map(\.report.report.id).contains(receipt.id))
        }
    }

    @Test func `JB-26 a part owes no notice to whoever could not be reached for the whole`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(SplitTests.letter([SplitTests.township, SplitTests.village]))
            try await desk.office.plant(
                """
                update casework.report set signature = 'unverifiable' where report_id = '\(receipt.id.rawValue)'
                """)
            try await SplitReport(desk.context).propose(receipt.id, SplitTests.parts([[0], [1]]), as: desk.clerk)
            for part in try await SplitReport(desk.context).approve(receipt.id, as: desk.lead) {
                let clocks = try await desk.clocks(of: part.rawValue)
                #expect(!clocks.isEmpty && !clocks.contains { $0.hasPrefix("ACCEPT_NOTICE") })
            }
        }
    }

    @Test func `JC-67, XF-28 a declaration takes a declined report out of sight too`() async throws {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.triage(.townshipCadre.by(.visit), .of(.outOfScope, .otherOrgan))
            let entries = "select count(*)::text from casework.recusal_entry"
            #expect(try await desk.texts(entries) == ["0"])
            try await Declarations(desk.context).add(
                .unit(.workedThere, unit: "保安镇", from: desk.today, to: desk.today), as: desk.secondClerk)
            #expect(try await desk.texts(entries) == ["1"])
            await #expect(throws: OperationError.notFound) {
                try await OpenReport(desk.context)(receipt.id, as: desk.secondClerk)
            }
        }
    }

    @Test func `JB-49 a file stays open while somebody watches over its reporter`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.complete()
            try await desk.makeIndex(of: clue)
            let archive = ArchiveFile(desk.context)
            #expect(try await archive.open(clue, as: desk.clerk).missing == [])
            try await WatchProtection(desk.context).apply(.threat, "有人上门", code: receipt.code.text)
            #expect(try await archive.open(clue, as: desk.clerk).missing == [.clocks])
        }
    }

    @Test func `JB-27 new facts after archiving come first on the list, and taking it out asks for the reopening`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.complete()
            try await desk.makeIndex(of: clue)
            let archive = ArchiveFile(desk.context)
            try await archive.archive(clue, as: desk.clerk)
            _ = try await desk.triage(.townshipCadre, .repeating(receipt.id, bringsNewFacts: true))
            let row = try #require(try await archive.list(archived: true, as: desk.lead).first)
            #expect(row.clue.clue.id == clue && row.hasNewMaterial)
            #expect(try await ListReopenings(desk.context)(as: desk.deputy).isEmpty)
            try await archive.takeOut(clue, as: desk.lead)
            #expect(try await ListReopenings(desk.context)(as: desk.deputy).map(\.clue.id) == [clue])
            let missing = try #require(try await archive.open(clue, as: desk.clerk).missing)
            #expect(missing.contains(.reopening) && missing.contains(.material))
            try await HandleClue(desk.context).refuseReopening(clue, as: desk.deputy)
            let after = try #require(try await archive.open(clue, as: desk.clerk).missing)
            #expect(!after.contains(.reopening) && !after.contains(.material))
        }
    }

    @Test func `JB-27 new facts on a finished clue ask for its reopening, and a deputy opens it`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.concluded()
            _ = try await desk.triage(.townshipCadre, .repeating(receipt.id, bringsNewFacts: true))
            let asked = try #require(try await ListReopenings(desk.context)(as: desk.deputy).first)
            #expect(asked.clue.id == clue && asked.reopenAskedBy == desk.lead.staff)
            #expect(try await ListReopenings(desk.context)(as: desk.cityLead).isEmpty)
            try await HandleClue(desk.context).reopen(clue, newEvidenceOn: desk.today, as: desk.deputy)
            let record = try await OpenClue(desk.context)(clue, as: desk.holder).record
            #expect(record.clue.state.isWorkedOn && record.supplementedOn == nil && record.reopenAskedBy == nil)
        }
    }

    @Test func `JB-27 the room says that material changes nothing, once, and nobody else does`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.concluded()
            let read = ReadMaterial(desk.context)
            await #expect(throws: OperationError.self, "nothing waits") {
                try await read(clue, .repeats, as: desk.holder)
            }
            try await desk.office.plant(
                "update casework.clue set supplemented_on = '\(desk.today)' where clue_id = '\(clue.rawValue)'")
            for caller in [desk.lead, desk.deputy, desk.member("O420281-J1")] {
                await #expect(throws: OperationError.notFound) { try await read(clue, .repeats, as: caller) }
            }
            try await read(clue, .repeats, as: desk.holder)
            let opened = try await OpenClue(desk.context)(clue, as: desk.holder)
            #expect(opened.record.supplementedOn == nil && opened.events.last?.kind == "material_repeats")
            await #expect(throws: OperationError.self) { try await read(clue, .repeats, as: desk.holder) }
        }
    }

    @Test func `DW-archive what ended before approvals were rows is archived on its story and stated papers`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.complete()
            try await desk.makeIndex(of: clue)
            try await desk.office.plant(
                """
                delete from casework.approval where report_id = '\(receipt.id.rawValue)' and kind <> 'distribution';
                delete from casework.course_step where clue_id = '\(clue.rawValue)'
                """)
            let archive = ArchiveFile(desk.context)
            let before = try await archive.open(clue, as: desk.holder)
            #expect(before.told.map(\.kind) == [.triage, .plan, .result] && before.mayState == [.course])
            #expect(before.told.map(\.approvedBy) == [desk.lead.staff, desk.deputy.staff, desk.head.staff])
            #expect(try await archive.open(clue, as: desk.clerk).missing == [.course])
            #expect(try await archive.open(clue, as: desk.clerk).mayState.isEmpty)
            let state = StatePaper(desk.context)
            for caller in [desk.lead, desk.deputy, desk.clerk] {
                await #expect(throws: OperationError.notFound) {
                    try await state(.course, of: desk.today, on: clue, as: caller)
                }
            }
            await #expect(throws: OperationError.self, "it is not missing") {
                try await state(.studyMinutes, of: desk.today, on: clue, as: desk.holder)
            }
            await #expect(throws: OperationError.mend([.init("day", LatePaper.Objection.day.statement)])) {
                try await state(.course, of: desk.today.adding(days: -1), on: clue, as: desk.holder)
            }
            try await state(.course, of: desk.today, on: clue, as: desk.holder)
            let opened = try await OpenClue(desk.context)(clue, as: desk.holder)
            #expect(opened.events.last?.kind == "late_paper")
            #expect(try await archive.open(clue, as: desk.clerk).missing == [])
            try await archive.archive(clue, as: desk.clerk)
        }
    }

    @Test func `DW-archive what was approved here has its papers here, and a room states none`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.complete()
            try await desk.makeIndex(of: clue)
            try await desk.office.plant(
                "delete from casework.course_step where clue_id = '\(clue.rawValue)'")
            let archive = ArchiveFile(desk.context)
            #expect(try await archive.open(clue, as: desk.clerk).missing == [.course])
            #expect(try await archive.open(clue, as: desk.holder).mayState.isEmpty)
            let rule = LatePaper.Objection.keptHere
            await #expect(throws: OperationError.refused(rule.statement, remedy: rule.remedy)) {
                try await StatePaper(desk.context)(.course, of: desk.today, on: clue, as: desk.holder)
            }
        }
    }

    @Test func `DW-archive what is archived alone is listed: declined, a suggestion that ended, a repeat`() async throws
    {
        try await Desk.open { desk in
            let (declined, _) = try await desk.triage(.townshipCadre.by(.visit), .of(.outOfScope, .otherOrgan))
            let (again, _) = try await desk.triage(
                .townshipCadre.by(.visit), .repeating(declined.id, bringsNewFacts: false))
            let (advice, _) = try await desk.triage(.townshipCadre.anonymous, .of(.suggestion))
            let (clue, _) = try await desk.routed(.townshipCadre.anonymous)
            _ = try await desk.triage(.townshipCadre.anonymous, .repeating(clue.id, bringsNewFacts: false))
            let archive = ArchiveFile(desk.context)
            #expect(
                try await archive.loneReports(archived: false, as: desk.clerk).map(\.report.report.id)
                    == [declined.id, again.id])
            try await ConcludeSuggestion(desk.context)(advice.id, .noted, as: desk.lead)
            let waiting = try await archive.loneReports(archived: false, as: desk.clerk)
            #expect(waiting.map(\.report.report.id) == [declined.id, again.id, advice.id])
            for row in waiting {
                #expect(try await archive.missing(of: row.report.report.id, as: desk.clerk).missing != nil)
            }
            try await archive.act(.archive, on: advice.id, as: desk.clerk)
            let archived = try await archive.loneReports(archived: true, as: desk.clerk)
            #expect(archived.map(\.report.report.id) == [advice.id] && archived.allSatisfy { $0.archivedAt != nil })
            #expect(try await archive.loneReports(archived: true, as: desk.head).isEmpty)
            #expect(try await archive.loneReports(archived: false, as: desk.cityLead).isEmpty)
        }
    }

    @Test func `DW-archive a repeat goes alone where its first became no clue, and with its clue elsewhere`()
        async throws
    {
        try await Desk.open { desk in
            let (first, _) = try await desk.triage(.townshipCadre.by(.visit), .of(.outOfScope, .otherOrgan))
            let (again, _) = try await desk.triage(
                .townshipCadre.by(.visit), .repeating(first.id, bringsNewFacts: false))
            let archive = ArchiveFile(desk.context)
            #expect(try await archive.missing(of: again.id, as: desk.clerk).missing != nil)
            let (clue, _) = try await desk.routed(.townshipCadre.anonymous)
            let (joined, _) = try await desk.triage(
                .townshipCadre.anonymous, .repeating(clue.id, bringsNewFacts: false))
            #expect(try await archive.missing(of: joined.id, as: desk.clerk).missing == nil)
        }
    }
}
