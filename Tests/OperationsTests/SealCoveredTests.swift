import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// JB-15: what hangs on an item that waits to be sealed waits with it, however many requests cover it.
@Suite struct SealCoveredTests {
    private static let waitsWithAnother = "本件所补充或者重复的来件待密封报送"

    /// The words in which something is refused; what else became of it where it is not.
    private static func refusal(_ act: @Sendable () async throws -> Void) async -> String {
        do { try await act() } catch OperationError.refused(let why, remedy: _) {
            return why.zh
        } catch {
            return "\(error)"
        }
        return "done"
    }

    /// Further material that its reporter sends, in quarantine.
    private static func add(to first: RegisterReport.Receipt, _ desk: Desk) async throws -> Report.ID {
        try await AddToReport(desk.context)(
            .supplement, "哨兵补充：还有一件事", code: first.code.text, form: "added", isFreeOfStateSecrets: true)
        let added = try await desk.texts(
            "select r.report_id::text from casework.report as r where r.state = 'quarantined'")
        return Report.ID(try #require(added.first))
    }

    /// A later letter that two persons keep as a repeat of a first one.
    private static func keep(on first: Report.ID, _ desk: Desk) async throws -> Report.ID {
        let id = try await desk.register(.townshipCadre.anonymous).id
        _ = try await ProposeTriage(desk.context)(id, .repeating(first, bringsNewFacts: false), as: desk.clerk)
        _ = try await ConfirmTriage(desk.context)(id, as: desk.lead)
        return id
    }

    private static func isOpen(_ id: Report.ID, to person: StaffCaller, _ desk: Desk) async throws -> Bool {
        do { return try await OpenReport(desk.context)(id, as: person).content != nil } catch OperationError.notFound {
            return false
        }
    }

    private static func states(_ desk: Desk) async throws -> [String] {
        try await desk.texts(
            """
            select q.state || ':' || q.asked_by || ':' || coalesce(q.decided_by, '-')
            from casework.seal_request as q
            order by 1
            """)
    }

    @Test func `JB-15 what its reporter adds to what waits is closed with it, and goes up with it`() async throws {
        try await Desk.open { desk in
            try await desk.office.nameReaders(with: desk.context)
            let first = try await desk.register(.townshipCadre)
            try await AskSealing(desk.context)(first.id, .ownHead, as: desk.clerk)
            let added = try await Self.add(to: first, desk)
            for act in [
                { _ = try await AdmitPublicReport(desk.context)(added, as: desk.lead) },
                { try await AskSealing(desk.context)(added, .ownHead, as: desk.lead) },
                { try await DecideSealing(desk.context).seal(added, as: desk.lead) },
                { try await DecideSealing(desk.context).refuse(added, words: "理由", as: desk.lead) },
            ] as [@Sendable () async throws -> Void] {
                #expect(await Self.refusal(act) == Self.waitsWithAnother)
            }
            let opened = try await OpenReport(desk.context)(added, as: desk.lead)
            #expect(opened.waitsToBeSealed && opened.waitsWithAnother && opened.content != nil)
            try await DecideSealing(desk.context).seal(first.id, as: desk.lead)
            let sealed = try await desk.texts("select r.state from casework.report as r")
            #expect(sealed == ["sealed_up", "sealed_up"])
            #expect(
                try await desk.texts("select 'kept' from casework.item_key as k where k.wrapped is not null").isEmpty)
        }
    }

    @Test func `JB-15 what need not go up opens what was added to it meanwhile`() async throws {
        try await Desk.open { desk in
            let first = try await desk.register(.townshipCadre)
            try await AskSealing(desk.context)(first.id, .ownHead, as: desk.clerk)
            let added = try await Self.add(to: first, desk)
            try await DecideSealing(desk.context).refuse(first.id, words: "哨兵理由：本县干部", as: desk.lead)
            _ = try await AdmitPublicReport(desk.context)(added, as: desk.lead)
            #expect(try await Self.isOpen(added, to: desk.secondClerk, desk))
        }
    }

    @Test func `JB-15 a letter that is kept as a repeat of what waits is closed to the head and to everybody else`()
        async throws
    {
        try await Desk.open { desk in
            let first = try await desk.register(.townshipCadre)
            let known = try await Self.keep(on: first.id, desk)
            #expect(try await Self.isOpen(known, to: desk.head, desk), "an ordinary repeat is the leaders' to see")
            try await AskSealing(desk.context)(first.id, .ownHead, as: desk.clerk)
            let repeated = try await Self.keep(on: first.id, desk)
            for person in [desk.head, desk.deputy, desk.supervisor, desk.secondClerk, desk.clerk] {
                for id in [first.id, known, repeated] {
                    #expect(try await !Self.isOpen(id, to: person, desk), "\(person.staff)")
                }
            }
            #expect(try await OpenReport(desk.context)(repeated, as: desk.lead).waitsWithAnother)
            #expect(
                await Self.refusal { try await ReconsiderTriage(desk.context)(repeated, .noRepeat, as: desk.lead) }
                    == Self.waitsWithAnother)
        }
    }

    /// What somebody decides about, or what repeats that, without saying so itself.
    private static func silent(_ desk: Desk) async throws -> [String] {
        try await desk.texts(
            """
            select r.report_id::text
            from casework.report as r
            join casework.seal_request as q on q.report_id in (r.report_id, r.repeat_of_id) and q.state = 'asked'
            where r.seal_asked_on is null and r.state not in ('sealed_up', 'voided', 'split')
            """)
    }

    /// So whoever triages an item that does not say so need not look for a request.
    @Test func `JB-15 whatever a request covers says so itself, and is not triaged meanwhile`() async throws {
        try await Desk.open { desk in
            let decide = DecideSealing(desk.context)
            let first = try await desk.register(.townshipCadre)
            let repeated = try await Self.keep(on: first.id, desk)
            try await AskSealing(desk.context)(repeated, .ownHead, as: desk.clerk)
            #expect(try await Self.states(desk).count == 1)
            #expect(try await Self.silent(desk).isEmpty)
            try await AskSealing(desk.context)(first.id, .upperLevel, as: desk.clerk)
            _ = try await Self.add(to: first, desk)
            #expect(try await Self.states(desk).count == 2)
            #expect(try await Self.silent(desk).isEmpty)
            try await decide.refuse(first.id, words: "哨兵理由：本县干部", as: desk.lead)
            #expect(try await Self.silent(desk).isEmpty)
            let found = try await desk.register(.townshipCadre).id
            _ = try await ProposeTriage(desk.context)(
                found, .accusation, standings: [0: AccusedStanding(level: .city, managedAt: .city)], as: desk.clerk)
            #expect(try await Self.silent(desk).isEmpty)
            for act in [
                { _ = try await ConfirmTriage(desk.context)(found, as: desk.lead) },
                { try await SendBackTriage(desk.context)(found, as: desk.lead) },
            ] as [@Sendable () async throws -> Void] {
                #expect(await Self.refusal(act) == "本件待密封报送")
            }
            await #expect(throws: OperationError.notFound, "nobody else sees it at all") {
                try await ProposeTriage(desk.context)(found, .accusation, as: desk.secondClerk)
            }
        }
    }

    @Test func `JB-15 a refused request opens nothing that another one covers, which is still decided`() async throws {
        try await Desk.open { desk in
            let first = try await desk.register(.townshipCadre)
            let repeated = try await Self.keep(on: first.id, desk)
            let decide = DecideSealing(desk.context)
            try await AskSealing(desk.context)(repeated, .ownHead, as: desk.clerk)
            try await AskSealing(desk.context)(first.id, .upperLevel, as: desk.clerk)
            #expect(
                await Self.refusal { try await decide.refuse(repeated, words: "理由", as: desk.lead) }
                    == Self.waitsWithAnother, "opened alone, it would tell of the first")
            try await decide.refuse(first.id, words: "哨兵理由：本县干部", as: desk.lead)
            #expect(try await Self.isOpen(first.id, to: desk.secondClerk, desk))
            for person in [desk.head, desk.deputy, desk.secondClerk] {
                #expect(try await !Self.isOpen(repeated, to: person, desk), "\(person.staff)")
            }
            #expect(try await decide.list(as: desk.lead).map(\.report) == [repeated])
            try await decide.seal(repeated, as: desk.lead)
            let (lead, clerk) = (desk.lead.staff.rawValue, desk.clerk.staff.rawValue)
            #expect(try await Self.states(desk) == ["refused:\(clerk):\(lead)", "sealed:\(clerk):\(lead)"])
        }
    }

    /// Whoever asked for the repeat decides about the first, which another asked for.
    @Test func `JB-15 what goes along ends its own request and its clocks, whoever asked for it`() async throws {
        try await Desk.open { desk in
            let first = try await desk.register(.townshipCadre)
            let repeated = try await Self.keep(on: first.id, desk)
            try await AskSealing(desk.context)(repeated, .ownHead, as: desk.lead)
            desk.office.clock.advance(days: 1)
            try await AskSealing(desk.context)(first.id, .ownHead, as: desk.clerk)
            try await DecideSealing(desk.context).seal(first.id, as: desk.lead)
            let (lead, clerk) = (desk.lead.staff.rawValue, desk.clerk.staff.rawValue)
            #expect(try await Self.states(desk) == ["sealed:\(clerk):\(lead)", "sealed_along:\(lead):\(lead)"])
            for id in [first.id, repeated] {
                let clocks = try await desk.clocks(of: id.rawValue)
                #expect(!clocks.isEmpty && clocks.allSatisfy { !$0.hasSuffix("runs") })
            }
            for person in [desk.lead, desk.clerk] {
                #expect(try await DecideSealing(desk.context).list(as: person).isEmpty)
            }
            let due = try await Lists(desk.context).sealedLines(as: desk.lead).map(\.dueOn)
            #expect(due == [.day(2026, 3, 9), .day(2026, 3, 9)], "the days of the earlier request run on")
        }
    }

    /// Received by the county and moved along to the city, which may end it with what it hangs on.
    @Test func `JB-15 what was added goes up with its item, wherever it came in`() async throws {
        try await Desk.open { desk in
            let first = try await desk.register(.roomMember)
            let added = try await Self.add(to: first, desk)
            _ = try await AdmitPublicReport(desk.context)(added, as: desk.lead)
            _ = try await ProposeTriage(desk.context)(first.id, .accusation, as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(first.id, as: desk.lead)
            let clerk = try #require(
                desk.everybody(in: desk.office.city).first {
                    $0.roles.contains(.registrar) && !$0.roles.contains(.petitionLead)
                })
            var above = AccusedDraft(name: "哨兵省管干部", unit: "某单位", post: "主要负责人")
            above.standing = AccusedStanding(level: .province, managedAt: .province)
            #expect(try await CorrectAccused(desk.context)(first.id, added: [above], as: clerk) == .sealingAsked)
            #expect(try await OpenReport(desk.context)(added, as: desk.cityLead).waitsWithAnother)
            try await DecideSealing(desk.context).seal(first.id, as: desk.cityLead)
            #expect(try await desk.texts("select r.state from casework.report as r") == ["sealed_up", "sealed_up"])
        }
    }

    /// The supplement names nobody: by itself it would go to the office that the first one accuses.
    @Test func `HS-26 JB-15 what goes along passes by the office that its item accuses`() async throws {
        try await Desk.open { desk in
            var chief = AccusedDraft(name: "", unit: "黄石市纪委监委", post: "黄石市纪委书记")
            chief.standing = desk.context.directory.standing(of: chief, seenFrom: desk.office.county)
            let (id, code) = try await desk.handIn()
            _ = try await AdmitPublicReport(desk.context)(id, as: desk.lead)
            let standing = chief.standing
            try await desk.office.acting(for: desk.lead.staff) { try $0.save(standing, ofAccused: 0, in: id) }
            try await AddToReport(desk.context)(
                .supplement, "哨兵补充：还有一件事", code: code.text, form: "added", isFreeOfStateSecrets: true)
            try await desk.sealUp(id, .upperLevel)
            let levels = try await desk.texts("select x.upper_level::text from casework.sealed_export as x")
            #expect(levels == ["\(Level.province.rawValue)", "\(Level.province.rawValue)"])
        }
    }

    @Test func `JB-15 JB-52 what was accepted is not taken from its room by a registrar who asks to seal it`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.claimed()
            for person in [desk.clerk, desk.lead] {
                await #expect(throws: OperationError.stale) {
                    try await AskSealing(desk.context)(receipt.id, .upperLevel, as: person)
                }
            }
            #expect(try await desk.texts("select state from casework.clue") == ["claimed"])
            #expect(try await Self.isOpen(receipt.id, to: desk.holder, desk))
        }
    }
}
