import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// What is not a matter of discipline: passed on, guided, objected to, handled here.
@Suite struct PetitionTests {
    /// A court, a petition bureau, the township's government and what is below it.
    static func list(_ desk: Desk) async throws {
        typealias Entry = KeepOutsideOrgans.Entry
        try await KeepOutsideOrgans(desk.context).save(
            [
                Entry(code: "COURT", name: "大冶市人民法院", kind: .court, division: "420281", contact: "某路1号"),
                Entry(code: "XF", name: "大冶市信访局", kind: .petitionBureau, division: "420281"),
                Entry(code: "TOWN", name: "保安镇人民政府", kind: .department, division: "420281"),
                Entry(code: "STATION", name: "农技站", kind: .other, division: "420281", superior: "TOWN"),
            ], as: desk.clerk)
    }

    static func declined(_ desk: Desk, _ channel: Channel = .letter) async throws -> Report.ID {
        try await desk.triage(.townshipCadre.by(channel), .of(.outOfScope, .otherOrgan)).receipt.id
    }

    /// Our letter, signed by the head of the office.
    static func letter(_ desk: Desk, on id: Report.ID) async throws {
        let paper = try await DraftDocument(desk.context)(
            .petitionTransfer, on: .report(id), fields: [.addressee: "大冶市人民法院"], as: desk.clerk)
        _ = try await ApproveDocument(desk.context)(paper, as: desk.lead)
    }

    static func send(_ desk: Desk, _ id: Report.ID, to receiver: String = "COURT", on day: CivilDate = .start)
        async throws
    {
        try await PassOnPetition(desk.context).transfer(
            id, to: OutsideOrgan.ID(receiver), on: day, by: .confidential, list: "信件一份\n材料三页", as: desk.clerk)
    }

    @Test func `XF-22 SS-169 a letter leaves with our own letter on a day, and its receipt comes back`() async throws {
        try await Desk.open { desk in
            try await Self.list(desk)
            let id = try await Self.declined(desk)
            await #expect(throws: OperationError.self) { try await Self.send(desk, id) }
            try await Self.letter(desk, on: id)
            try await Self.send(desk, id)
            let read = ReadOutOfScope(desk.context)
            let opened = try await read.open(id, as: desk.lead)
            #expect(opened.transfers.map(\.record.sentOn) == [.start] && opened.transfers[0].record.items == 2)
            #expect(opened.transfers[0].receiver?.name == "大冶市人民法院" && opened.transfers[0].number != nil)
            #expect(opened.may == [.receipt])
            let stored = try await desk.texts("select t::text from casework.transfer_out as t")
            #expect(stored.count == 1 && !stored.joined().contains("材料"))
            #expect(try await desk.clocks(of: id.rawValue).allSatisfy { !$0.hasSuffix("runs") })
            try await PassOnPetition(desk.context).recordReceipt(of: id, .returned, on: .start, as: desk.clerk)
            let again = try await desk.clocks(of: id.rawValue)
            #expect(again.contains("FORWARD_OTHER 2026-03-02 2026-03-09 runs"), "five working days once more")
            await #expect(throws: OperationError.self) { try await Self.send(desk, id) }
            try await Self.letter(desk, on: id)
            try await Self.send(desk, id)
            try await PassOnPetition(desk.context).recordReceipt(of: id, .received, on: .start, as: desk.clerk)
            #expect(try await read.list(done: false, as: desk.clerk).isEmpty)
            #expect(try await read.list(done: true, as: desk.clerk).map(\.report) == [id])
        }
    }

    @Test func `XF-22 a letter goes to whom it is addressed, and is addressed to an organ of the list`() async throws {
        try await Desk.open { desk in
            try await Self.list(desk)
            let id = try await Self.declined(desk)
            let draft = DraftDocument(desk.context)
            do {
                _ = try await draft(
                    .petitionTransfer, on: .report(id), fields: [.addressee: "某某法院"], as: desk.clerk)
                Issue.record("the list does not know it")
            } catch OperationError.mend(let faults) { #expect(faults.map(\.field) == ["addressee"]) }
            let known = try await DocumentLists(desk.context).prefilled(
                .petitionTransfer, on: .report(id), as: desk.clerk)
            #expect(known[.addressee] == "大冶市信访局", "who is suggested first")
            try await Self.letter(desk, on: id)
            let read = ReadOutOfScope(desk.context)
            #expect(try await read.open(id, as: desk.clerk).letterTo?.id.rawValue == "COURT")
            do {
                try await Self.send(desk, id, to: "XF")
                Issue.record("the letter is to the court")
            } catch OperationError.mend(let faults) { #expect(faults.map(\.field) == ["receiver"]) }
            try await Self.send(desk, id)
            #expect(try await read.open(id, as: desk.clerk).letterTo == nil)
        }
    }

    @Test func `XF-30 C6 nothing reaches the accused's unit or what is below, not even by a row`() async throws {
        try await Desk.open { desk in
            try await Self.list(desk)
            let id = try await Self.declined(desk)
            try await Self.letter(desk, on: id)
            for barred in ["TOWN", "STATION"] {
                await #expect(throws: OperationError.self) { try await Self.send(desk, id, to: barred) }
            }
            let offered = try await ReadOutOfScope(desk.context).open(id, as: desk.clerk).organs.map(\.id.rawValue)
            #expect(offered == ["XF", "COURT"], "suggested first, and the barred ones not at all")
            try await Self.send(desk, id)
            #expect(
                try await desk.texts("select array_to_string(barred_receiver_ids, ',') from casework.transfer_out")
                    == ["STATION,TOWN"])
            await #expect(throws: OperationError.self) {
                try await ReconsiderTriage(desk.context)(id, .wrongKind, as: desk.lead)
            }
        }
    }

    @Test func `JB-13 who came is told where to go, and the notice and the page of the code name the organ`()
        async throws
    {
        try await Desk.open { desk in
            try await Self.list(desk)
            let receipt = try await desk.triage(.townshipCadre.by(.visit), .of(.outOfScope, .otherOrgan)).receipt
            let passing = PassOnPetition(desk.context)
            await #expect(throws: OperationError.self) { try await Self.send(desk, receipt.id) }
            try await passing.guide(receipt.id, to: OutsideOrgan.ID("COURT"), as: desk.clerk)
            try await passing.guide(receipt.id, to: OutsideOrgan.ID("XF"), as: desk.clerk)
            let track = TrackReport(desk.context)
            #expect(try await track(receipt.code.text)?.guidedTo == nil, "nobody has approved the notice")
            let notices = try await Lists(desk.context).notices(as: desk.lead)
            let notice = try #require(notices.first { $0.kind == .notAccepted })
            #expect(notice.guidedTo == "大冶市信访局")
            #expect(desk.context.words(of: notice).paragraphs.contains { $0.zh.contains("大冶市信访局") })
            _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
            let answer = try #require(try await track(receipt.code.text))
            #expect(answer.guidedTo == "大冶市信访局")
            #expect(answer.notices[0].words.paragraphs.contains { $0.zh.contains("大冶市信访局") })
            await #expect(throws: OperationError.self) {
                try await passing.guide(receipt.id, to: OutsideOrgan.ID("COURT"), as: desk.clerk)
            }
        }
    }

    @Test func `JB-13 a guidance ends when the petitioner is told, by notice or on the spot`()
        async throws
    {
        try await Desk.open { desk in
            try await Self.list(desk)
            let (passing, read) = (PassOnPetition(desk.context), ReadOutOfScope(desk.context))
            let named = try await Self.declined(desk, .visit)
            try await passing.guide(named, to: OutsideOrgan.ID("COURT"), as: desk.clerk)
            await #expect(throws: OperationError.self, "a name is told by a notice") {
                try await passing.tellGuidance(of: named, on: .start, as: desk.clerk)
            }
            #expect(try await read.list(done: false, as: desk.clerk).map(\.report) == [named])
            let notice = try #require(
                try await Lists(desk.context).notices(as: desk.lead).first { $0.kind == .notAccepted })
            _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
            #expect(try await read.list(done: true, as: desk.clerk).isEmpty, "approved is not told")
            try await RecordDelivery(desk.context)(notice.id, .inPerson, on: .start, as: desk.clerk)
            #expect(try await read.list(done: true, as: desk.clerk).map(\.report) == [named])

            let nameless = try await desk.triage(.townshipCadre.anonymous.by(.phone), .of(.outOfScope, .otherOrgan))
                .receipt.id
            await #expect(throws: OperationError.self, "nobody has chosen where to go") {
                try await passing.tellGuidance(of: nameless, on: .start, as: desk.clerk)
            }
            try await passing.guide(nameless, to: OutsideOrgan.ID("COURT"), as: desk.clerk)
            #expect(try await read.list(done: false, as: desk.clerk).map(\.report) == [nameless])
            try await passing.tellGuidance(of: nameless, on: .start, as: desk.clerk)
            let told = try #require(try await read.open(nameless, as: desk.clerk).guidanceTold)
            #expect(told.on == .start && told.way == .phone)
            #expect(try await read.list(done: false, as: desk.clerk).isEmpty)
            #expect(try await desk.clocks(of: nameless.rawValue).allSatisfy { !$0.hasSuffix("runs") })
            await #expect(throws: OperationError.self, "told is told") {
                try await passing.guide(nameless, to: OutsideOrgan.ID("XF"), as: desk.clerk)
            }
            try await HandlePetition(desk.context).accept(named, .handle, request: "请求公开", as: desk.clerk)
            #expect(
                try await read.list(done: false, as: desk.clerk).map(\.report) == [named], "it waits for an opinion")
        }
    }

    @Test func `XF-23 what a bureau passed on wrongly goes back within five working days, with reasons`() async throws {
        try await Desk.open { desk in
            try await Self.list(desk)
            var draft = ReportDraft.townshipCadre.by(.transfer)
            draft.transfer = TransferIn(source: .petitionBureau)
            let id = try await desk.triage(draft, .of(.outOfScope, .otherOrgan)).receipt.id
            #expect(try await desk.clocks(of: id.rawValue).contains("XF_REJECT 2026-03-02 2026-03-09 runs"))
            func object(_ bureau: String, on day: CivilDate) async throws {
                try await PassOnPetition(desk.context).object(
                    to: id, .otherOrgan, "属于法院职权", bureau: OutsideOrgan.ID(bureau), on: day, by: .system,
                    as: desk.clerk)
            }
            await #expect(throws: OperationError.self) { try await object("COURT", on: .start) }
            desk.office.clock.advance(days: 8)
            await #expect(throws: OperationError.self) { try await object("XF", on: .day(2026, 3, 10)) }
            try await object("XF", on: .day(2026, 3, 9))
            #expect(try await desk.clocks(of: id.rawValue).contains("XF_REJECT 2026-03-02 2026-03-09 2026-03-09"))
            let opened = try await ReadOutOfScope(desk.context).open(id, as: desk.lead)
            #expect(opened.objection?.record.words == "属于法院职权" && opened.may.isEmpty)
            #expect(!(try await desk.texts("select o::text from casework.transfer_objection as o")[0].contains("法院")))
        }
    }

    @Test func `XF-32 XF-34 XF-21 a petition is answered by a signed document, followed by its code and rated once`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.triage(.townshipCadre, .of(.outOfScope, .otherOrgan)).receipt
            let (id, handle) = (receipt.id, HandlePetition(desk.context))
            await #expect(throws: OperationError.self, "XF-32: nothing was accepted that an opinion could be on") {
                _ = try await DraftDocument(desk.context)(.petitionOpinion, on: .report(id), as: desk.clerk)
            }
            try await handle.accept(id, .handle, request: "请求公开办事指南", as: desk.clerk)
            let clocks = try await desk.clocks(of: id.rawValue)
            #expect(clocks.contains { $0.hasPrefix("XF_HANDLE 2026-03-02") && $0.hasSuffix("runs") })
            let track = TrackReport(desk.context)
            #expect(try await track(receipt.code.text)?.report.status == .beingHandled)
            await #expect(throws: OperationError.self, "XF-23: in writing") {
                try await handle.tellAcceptance(of: id, on: .start, as: desk.clerk)
            }
            let file = try await DocumentLists(desk.context).onFile(of: .report(id), as: desk.clerk)
            let notice = try #require(file.papers.first { $0.kind == .petitionAcceptance })
            let number = try await ApproveDocument(desk.context)(notice.id, as: desk.lead)
            #expect(try await PrintDocument(desk.context)(notice.id, as: desk.clerk) == 1)
            #expect(try await ReadOutOfScope(desk.context).open(id, as: desk.clerk).acceptanceNumber == number)
            #expect(try await desk.clocks(of: id.rawValue).contains("XF_FORWARD 2026-03-02 2026-03-17 runs"))
            try await handle.tellAcceptance(of: id, on: .start, as: desk.clerk)
            #expect(try await desk.clocks(of: id.rawValue).contains("XF_FORWARD 2026-03-02 2026-03-17 2026-03-02"))
            let words = PetitionWords(facts: "经查属实", opinion: "予以公开", basis: "信访工作条例第三十二条")
            await #expect(throws: OperationError.self) {
                try await handle.proposeOpinion(on: id, .upheld, words, as: desk.clerk)
            }
            try await handle.proposeOpinion(on: id, .supported, words, as: desk.clerk)
            await #expect(throws: OperationError.self) {
                try await handle.answer(id, on: .start, .letter, as: desk.clerk)
            }
            let paper = try #require(
                try await ReadOutOfScope(desk.context).open(id, as: desk.clerk).petition?.document)
            await #expect(throws: OperationError.self) { try await ApproveDocument(desk.context)(paper, as: desk.lead) }
            _ = try await ApproveDocument(desk.context)(paper, as: desk.deputy)
            await #expect(throws: OperationError.self) { try await handle.takeBack(id, as: desk.clerk) }
            try await handle.answer(id, on: .start, .letter, as: desk.clerk)
            #expect(try await desk.clocks(of: id.rawValue).allSatisfy { !$0.hasSuffix("runs") })
            let answer = try #require(try await track(receipt.code.text))
            #expect(answer.report.status == .finished && answer.petition?.outcome == .supported)
            #expect(answer.petition?.nextUntil == .day(2026, 4, 1))
            let rate = RatePetition(desk.context)
            try await rate(.basically, words: "还可以", code: receipt.code.text)
            await #expect(throws: OperationError.alreadyReceived) {
                try await rate(.satisfied, words: "", code: receipt.code.text)
            }
            #expect(try await ReadOutOfScope(desk.context).open(id, as: desk.head).ratingWords == "还可以")
            let stored = try await desk.texts("select p::text from casework.petition as p")[0]
            #expect(!stored.contains("公开") && !stored.contains("还可以"))
        }
    }

    @Test func `XF-36 the same matter is not accepted again`() async throws {
        try await Desk.open { desk in
            let handle = HandlePetition(desk.context)
            let (first, second) = (try await Self.declined(desk), try await Self.declined(desk))
            try await handle.accept(first, .handle, request: "请求", as: desk.clerk)
            await #expect(throws: OperationError.self) {
                try await handle.accept(second, .handle, request: "请求", sameMatter: first, as: desk.clerk)
            }
            await #expect(throws: OperationError.self) {
                try await handle.accept(first, .handle, request: "请求", as: desk.clerk)
            }
            try await handle.accept(second, .handle, request: "另一请求", as: desk.clerk)
        }
    }

    @Test func `XF-35 XF-36 the organ above re-checks in 30 days, and the days of a hearing do not count`() async throws
    {
        try await Desk.open { desk in
            let below = try #require(desk.office.directory.organs.first { $0.superior == desk.clerk.organ })
            let (id, handle) = (try await Self.declined(desk), HandlePetition(desk.context))
            func earlier(_ applied: CivilDate, _ organ: Organ.ID) -> OutOfScope.Earlier {
                .init(stage: .review, organ: organ, toldOn: .day(2026, 2, 1), appliedOn: applied)
            }
            for wrong in [earlier(.start, desk.clerk.organ), earlier(.day(2026, 3, 4), below.id)] {
                await #expect(throws: OperationError.self) {
                    try await handle.accept(id, .recheck, request: "请求复核", earlier: wrong, as: desk.clerk)
                }
            }
            try await handle.accept(
                id, .recheck, request: "请求复核", earlier: earlier(.start, below.id), as: desk.clerk)
            #expect(try await desk.clocks(of: id.rawValue).contains("XF_RECHECK 2026-03-02 2026-04-01 runs"))
            desk.office.clock.advance(days: 10)
            try await handle.openHearing(of: id, on: .day(2026, 3, 12), as: desk.clerk)
            let paused = try await desk.clocks(of: id.rawValue)
            #expect(paused.contains("XF_RECHECK 2026-03-02 2026-04-01 2026-03-12"))
            desk.office.clock.advance(days: 6)
            try await handle.closeHearing(of: id, on: .day(2026, 3, 18), as: desk.clerk)
            let resumed = try await desk.clocks(of: id.rawValue)
            #expect(resumed.contains { $0.hasPrefix("XF_RECHECK 2026-03-08 2026-04-07") && $0.hasSuffix("runs") })
            await desk.expectFault("day") {
                try await handle.openHearing(of: id, on: .day(2026, 3, 17), as: desk.clerk)
            }
            try await handle.openHearing(of: id, on: .day(2026, 3, 18), as: desk.clerk)
        }
    }

    @Test func `XF-28 other organs, rooms and the accused do not see it`() async throws {
        try await Desk.open { desk in
            try await Self.list(desk)
            let id = try await Self.declined(desk)
            try await HandlePetition(desk.context).accept(id, .handle, request: "请求", as: desk.clerk)
            let read = ReadOutOfScope(desk.context)
            for person in [desk.cityLead, desk.auditor, desk.holder] {
                await #expect(throws: OperationError.notFound) { _ = try await read.open(id, as: person) }
                #expect(try await read.list(done: false, as: person).isEmpty)
            }
            #expect(try await read.open(id, as: desk.head).may.isEmpty, "leaders look on, the office acts")
            await #expect(throws: OperationError.self) {
                try await KeepOutsideOrgans(desk.context).save(
                    [.init(code: "COURT", name: "别的法院", kind: .court, division: "420200")], as: desk.cityLead)
            }
        }
    }

    @Test func `XF-22 an organ that changes its name keeps the old one where something was sent`() async throws {
        try await Desk.open { desk in
            try await Self.list(desk)
            let id = try await Self.declined(desk)
            try await Self.letter(desk, on: id)
            try await Self.send(desk, id)
            let keep = KeepOutsideOrgans(desk.context)
            try await keep.save(
                [.init(code: "COURT", name: "新法院", kind: .court, division: "420281")], as: desk.lead)
            let court = try #require(try await keep.list(as: desk.clerk).first { $0.id.rawValue == "COURT" })
            #expect(court.version == 2 && court.name == "新法院")
            let opened = try await ReadOutOfScope(desk.context).open(id, as: desk.clerk)
            #expect(opened.transfers[0].receiver?.name == "大冶市人民法院")
            for bad in [("a", "420281", ""), ("B1", "9", ""), ("B1", "420281", "NONE"), ("B1", "420281", "B1")] {
                await #expect(throws: OperationError.self) {
                    try await keep.save(
                        [.init(code: bad.0, name: "某局", kind: .other, division: bad.1, superior: bad.2)],
                        as: desk.clerk)
                }
            }
        }
    }
}
