import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Who stands aside finds nothing of the matter anywhere, on whichever ground and by whichever way; a decision ends it.
@Suite struct RecusalTests {
    private static func enter(
        _ person: StaffCaller, _ way: Recusal.Way, _ ground: Recusal.Ground, on report: Report.ID, _ desk: Desk,
        by caller: StaffCaller
    ) async throws {
        let entry = EnterRecusal.Entry(person: person.staff, way: way, ground: ground, words: "哨兵事由")
        try await EnterRecusal(desk.context)(report, entry, as: caller)
    }

    /// - Parameter person: whom it is about; nil for anybody.
    private static func entry(
        _ desk: Desk, for caller: StaffCaller, about person: StaffCaller? = nil
    ) async throws -> RecusalEntry {
        let waiting = try await OpenRecusals(desk.context).waiting(for: caller).entries.map(\.entry)
        return try #require(waiting.first { person == nil || $0.person == person?.staff })
    }

    /// List, open, claim, approve, number search, notices, and what hangs on the report.
    private static func expectNothing(
        _ person: StaffCaller, _ receipt: RegisterReport.Receipt, _ clue: Clue.ID, _ desk: Desk
    ) async throws {
        try await desk.expectBlind(person, receipt.id, clue)
        let who: Comment = "\(person.staff)"
        let handle = HandleClue(desk.context)
        await #expect(throws: OperationError.notFound, who) { try await handle.approvePlan(clue, as: person) }
        await #expect(throws: OperationError.notFound, who) { try await handle.approveResult(clue, as: person) }
        await #expect(throws: OperationError.notFound, who) {
            try await ProposeTriage(desk.context)(receipt.id, .accusation, as: person)
        }
        await #expect(throws: OperationError.notFound, who) {
            try await ConfirmTriage(desk.context)(receipt.id, as: person)
        }
        let number = TypedNumber(receipt.number.text(of: receipt.receiver))
        let found = try await FindByNumber(desk.context)(try #require(number), as: person)
        #expect(found.reports.isEmpty && found.clues.isEmpty && found.notices.isEmpty, who)
        for notice in try await desk.texts("select notice_id::text from casework.notice") {
            let id = NoticeRecord.ID(notice)
            await #expect(throws: OperationError.notFound, who) { try await OpenNotice(desk.context)(id, as: person) }
            await #expect(throws: OperationError.notFound, who) {
                try await ApproveNotice(desk.context)(id, as: person)
            }
        }
        await #expect(throws: OperationError.notFound, who) {
            try await OpenRecusals(desk.context).report(receipt.id, as: person)
        }
        #expect(try await OpenRecusals(desk.context).waiting(for: person).entries.isEmpty, who)
    }

    @Test(arguments: Recusal.Ground.allCases)
    func `JB-48 JC-67 C5 on every ground whoever is ordered aside finds nothing in any place`(
        ground: Recusal.Ground
    ) async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.routed()
            for person in [desk.holder, desk.member("O420281-J2", 0), desk.secondClerk, desk.lead] {
                try await Self.enter(person, .ordered, ground, on: receipt.id, desk, by: desk.deputy)
                try await Self.expectNothing(person, receipt, clue, desk)
            }
            try await Self.enter(desk.deputy, .ordered, ground, on: receipt.id, desk, by: desk.head)
            try await Self.expectNothing(desk.deputy, receipt, clue, desk)
            #expect(try await OpenReport(desk.context)(receipt.id, as: desk.head).content != nil)
        }
    }

    @Test(arguments: [Recusal.Way.declared, .askedByReporter, .askedByAccused, .ordered])
    func `DW-aside by every way the person is out at once, before anybody decides`(way: Recusal.Way) async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let by = way == .declared ? desk.holder : desk.deputy
            try await Self.enter(desk.holder, way, .witness, on: receipt.id, desk, by: by)
            try await Self.expectNothing(desk.holder, receipt, clue, desk)
            let record = try await OpenClue(desk.context)(clue, as: desk.deputy).record
            #expect(record.clue.state.claim == nil, "what they held is on the board")
            let decided = try await desk.texts("select coalesce(decision, 'open') from casework.recusal_entry")
            #expect(decided == [way == .ordered ? "upheld" : "open"])
        }
    }

    @Test func `JB-48 a decision that the person need not stand aside opens the matter again, and stays on record`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.routed()
            try await Self.enter(desk.holder, .askedByAccused, .interest, on: receipt.id, desk, by: desk.deputy)
            let entry = try await Self.entry(desk, for: desk.deputy)
            try await DecideRecusal(desk.context)(entry.id, upheld: false, as: desk.deputy)
            _ = try await OpenClue(desk.context)(clue, as: desk.holder)
            try await HandleClue(desk.context).claim(clue, as: desk.holder)
            let row = try await desk.texts(
                "select concat_ws(' ', decision, decided_by, decided_on) from casework.recusal_entry")
            #expect(row == ["ended \(desk.deputy.staff.rawValue) \(desk.today)"])
            await #expect(throws: OperationError.self) {
                try await DecideRecusal(desk.context)(entry.id, upheld: true, as: desk.head)
            }
        }
    }

    @Test func `JB-48 a second entry that stands keeps the person out when the first is ended`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.routed()
            try await Self.enter(desk.holder, .askedByAccused, .interest, on: receipt.id, desk, by: desk.deputy)
            let first = try await Self.entry(desk, for: desk.deputy)
            try await Self.enter(desk.holder, .ordered, .witness, on: receipt.id, desk, by: desk.deputy)
            try await DecideRecusal(desk.context)(first.id, upheld: false, as: desk.deputy)
            try await Self.expectNothing(desk.holder, receipt, clue, desk)
        }
    }

    @Test func `HS-26 whoever is accused stays out, whatever is decided about a recusal`() async throws {
        try await Desk.open { desk in
            var draft = ReportDraft.letter(unit: "大冶市纪委监委", post: "信访室干部")
            let staff = try #require(desk.context.directory[desk.secondClerk.staff])
            draft.accused[0].name = staff.name
            let receipt = try await desk.register(draft)
            try await Self.enter(desk.secondClerk, .askedByReporter, .interest, on: receipt.id, desk, by: desk.lead)
            #expect(
                try await OpenRecusals(desk.context).waiting(for: desk.deputy).entries.isEmpty, "JB-15: not triaged")
            // Whoever stands in for the head of the office sees what waits for triage.
            try await Self.enter(desk.lead, .declared, .interest, on: receipt.id, desk, by: desk.lead)
            let entry = try await Self.entry(desk, for: desk.deputy, about: desk.secondClerk)
            try await DecideRecusal(desk.context)(entry.id, upheld: false, as: desk.deputy)
            await #expect(throws: OperationError.notFound) {
                try await OpenReport(desk.context)(receipt.id, as: desk.secondClerk)
            }
        }
    }

    @Test func `HS-26 whom triage found to be the accused stays out, whatever the letter calls them`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            try await Self.enter(desk.secondClerk, .askedByReporter, .interest, on: receipt.id, desk, by: desk.lead)
            let person = try #require(
                try await OpenReport(desk.context)(receipt.id, as: desk.clerk).content?.accused.first)
            var placement = AccusedPlacement()
            placement.staff = desk.secondClerk.staff
            let standing = desk.context.directory.standing(of: person, placed: placement, seenFrom: desk.office.county)
            _ = try await ProposeTriage(desk.context)(
                receipt.id, .accusation, standings: [0: try #require(standing)], as: desk.clerk)
            try await Self.enter(desk.lead, .declared, .interest, on: receipt.id, desk, by: desk.lead)
            let entry = try await Self.entry(desk, for: desk.deputy, about: desk.secondClerk)
            try await DecideRecusal(desk.context)(entry.id, upheld: false, as: desk.deputy)
            await #expect(throws: OperationError.notFound) {
                try await OpenReport(desk.context)(receipt.id, as: desk.secondClerk)
            }
        }
    }

    @Test func `JB-48 about a deputy the head decides, about the head the head of the organ above`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.routed()
            try await Self.enter(desk.deputy, .declared, .interest, on: receipt.id, desk, by: desk.deputy)
            let aboutDeputy = try await Self.entry(desk, for: desk.head)
            try await DecideRecusal(desk.context)(aboutDeputy.id, upheld: true, as: desk.head)
            try await Self.enter(desk.head, .declared, .interest, on: receipt.id, desk, by: desk.head)
            let upperHead = try #require(desk.office.cityHead.staff)
            let aboutHead = try await Self.entry(desk, for: upperHead)
            #expect(aboutHead.person == desk.head.staff && aboutHead.number == nil, "the matter stays unseen above")
            await #expect(throws: OperationError.notFound) {
                try await DecideRecusal(desk.context)(aboutHead.id, upheld: false, as: desk.head)
            }
            await #expect(throws: OperationError.self) {
                try await DecideRecusal(desk.context)(aboutHead.id, upheld: false, as: desk.lead)
            }
            try await DecideRecusal(desk.context)(aboutHead.id, upheld: false, as: upperHead)
            _ = try await OpenClue(desk.context)(clue, as: desk.head)
        }
    }

    @Test func `JB-48 DW-decider what moves to the person's own organ is decided by the head above that one`()
        async throws
    {
        try await Desk.open { desk in
            let registrar = try #require(desk.office.first(.registrar, in: desk.office.city).staff)
            let receipt = try await desk.register(.townshipCadre, as: registrar)
            // For the city the county's head is a person of another organ: its own leaders would decide.
            try await Self.enter(desk.head, .askedByReporter, .interest, on: receipt.id, desk, by: desk.cityLead)
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: registrar)
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.cityLead)
            // Nobody of the county has triaged what came down: its leaders see nothing of it (JB-15).
            for person in [desk.deputy, desk.head, desk.cityDeputy] {
                #expect(try await OpenRecusals(desk.context).waiting(for: person).entries.isEmpty, "\(person.staff)")
            }
            let above = try await OpenRecusals(desk.context).waiting(for: desk.cityHead).entries
            #expect(above.map(\.mayDecide) == [true])
            let entry = try #require(above.first).entry
            try await DecideRecusal(desk.context)(entry.id, upheld: true, as: desk.cityHead)
            #expect(try await OpenRecusals(desk.context).waiting(for: desk.deputy).entries.isEmpty)
        }
    }

    @Test func `JC-67 rooms, registrars, other organs and the person see no entry and no ground`() async throws {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.routed()
            try await Self.enter(
                desk.holder, .askedByAccused, .nearRelativeOfReporter, on: receipt.id, desk, by: desk.deputy)
            let neighbour = try #require(desk.office.first(.head, in: desk.office.neighbour).staff)
            let upperHead = try #require(desk.office.cityHead.staff)
            for person in [
                desk.holder, desk.member("O420281-J2", 0), desk.clerk, desk.supervisor, neighbour, upperHead,
                desk.cityLead,
            ] {
                #expect(try await OpenRecusals(desk.context).waiting(for: person).entries.isEmpty, "\(person.staff)")
            }
            for person in [desk.lead, desk.deputy, desk.head] {
                let shown = try await OpenRecusals(desk.context).waiting(for: person).entries
                #expect(shown.map(\.words) == ["哨兵事由"], "\(person.staff)")
                #expect(shown.map(\.mayDecide) == [person != desk.lead], "\(person.staff)")
            }
            #expect(try await desk.snapshot().rows("casework.recusal_entry") == 1)
        }
    }

    @Test func `JB-48 what is added to a matter later is out of sight of whoever stands aside from it`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.routed()
            try await AddToReport(desk.context)(
                .supplement, "还有一件事", code: receipt.code.text, form: "before", isFreeOfStateSecrets: true
            )
            try await Self.enter(desk.lead, .declared, .interest, on: receipt.id, desk, by: desk.lead)
            try await AddToReport(desk.context)(
                .supplement, "又有一件事", code: receipt.code.text, form: "after", isFreeOfStateSecrets: true
            )
            #expect(try await Lists(desk.context).inbox(as: desk.lead).isEmpty)
            try await Self.expectNothing(desk.lead, receipt, clue, desk)
            #expect(try await Lists(desk.context).inbox(as: desk.deputy).count == 2, "the deputy stands in")
        }
    }

    @Test func `JB-27 a finished clue is closed to whoever finished it, and opened again for somebody else`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.concluded()
            try await Self.enter(desk.holder, .ordered, .witness, on: receipt.id, desk, by: desk.deputy)
            try await Self.expectNothing(desk.holder, receipt, clue, desk)
            try await desk.reopen(clue)
            let record = try await OpenClue(desk.context)(clue, as: desk.deputy).record
            #expect(record.clue.state.claim == nil)
            try await Self.expectNothing(desk.holder, receipt, clue, desk)
            try await HandleClue(desk.context).claim(clue, as: desk.member("O420281-J2", 0))
        }
    }

    @Test
    func `JB-35 JB-15 what a reporter asks for reaches the leaders once a reader has passed it on, and nobody else`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.routed()
            let ask = AskRecusal(desk.context)
            try await ask("请第二监督检查室的人回避", code: receipt.code.text, form: "r1")
            await #expect(throws: OperationError.alreadyReceived) {
                try await ask("请第二监督检查室的人回避", code: receipt.code.text, form: "r1")
            }
            await #expect(throws: OperationError.self) { try await ask("  ", code: receipt.code.text, form: "r2") }
            for person in [desk.deputy, desk.head] {
                #expect(try await OpenRecusals(desk.context).waiting(for: person).requests.isEmpty, "\(person.staff)")
            }
            let first = try #require(try await OpenRecusals(desk.context).waiting(for: desk.lead).requests.first)
            #expect(first.mayPass && first.words == "请第二监督检查室的人回避")
            for person in [desk.deputy, desk.head, desk.clerk, desk.cityLead] {
                await #expect(throws: OperationError.stale, "\(person.staff)") {
                    try await PassRecusalRequest(desk.context)(first.request.id, as: person)
                }
            }
            try await PassRecusalRequest(desk.context)(first.request.id, as: desk.lead)
            await #expect(throws: OperationError.stale) {
                try await PassRecusalRequest(desk.context)(first.request.id, as: desk.lead)
            }
            for person in [desk.lead, desk.deputy, desk.head] {
                let requests = try await OpenRecusals(desk.context).waiting(for: person).requests
                #expect(requests.map(\.words) == ["请第二监督检查室的人回避"], "\(person.staff)")
                #expect(requests.map(\.mayPass) == [false], "\(person.staff)")
            }
            for person in [desk.clerk, desk.holder, desk.supervisor, desk.cityLead] {
                #expect(try await OpenRecusals(desk.context).waiting(for: person).requests.isEmpty, "\(person.staff)")
            }
            let id = try #require(try await OpenRecusals(desk.context).waiting(for: desk.lead).requests.first).request
                .id
            await #expect(throws: OperationError.stale) {
                try await AnswerRecusalRequest(desk.context)(id, as: desk.clerk)
            }
            try await AnswerRecusalRequest(desk.context)(id, as: desk.lead)
            #expect(try await OpenRecusals(desk.context).waiting(for: desk.deputy).requests.isEmpty)
            let read = try await desk.audit(of: receipt.id.rawValue, in: "O420281")
            #expect(read.contains("staff:\(desk.lead.staff.rawValue) recusal.read"), "the log names the matter")
        }
    }

    @Test(arguments: [false, true])
    func `JB-35 who asks for it while handing in is heard: it waits for whoever decides`(asks: Bool) async throws {
        try await Desk.open { desk in
            let draft = ReportDraft.townshipCadre.by(.web)
            let code = try await ReceivePublicReport(desk.context)(
                draft, to: desk.office.county, form: "aside", isFreeOfStateSecrets: true, asksRecusal: asks)
            let report = try #require(try await TrackReport(desk.context)(code.text)).report.report
            let waiting = try await OpenRecusals(desk.context).waiting(for: desk.lead).requests
            #expect(waiting.map(\.request.report) == (asks ? [report] : []))
            #expect(try await OpenRecusals(desk.context).waiting(for: desk.deputy).requests.isEmpty, "in quarantine")
            guard let request = waiting.first?.request.id else { return }
            _ = try await AdmitPublicReport(desk.context)(report, as: desk.lead)
            #expect(
                try await OpenRecusals(desk.context).waiting(for: desk.deputy).requests.isEmpty,
                "JB-15: not triaged yet")
            #expect(try await OpenRecusals(desk.context).waiting(for: desk.clerk).requests.isEmpty)
            try await AnswerRecusalRequest(desk.context)(request, as: desk.lead)
            #expect(try await OpenRecusals(desk.context).waiting(for: desk.lead).requests.isEmpty)
        }
    }
}
