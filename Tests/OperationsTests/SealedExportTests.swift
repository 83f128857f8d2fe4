import CaseStore
import Casework
import Operations
import Sealing
import TestDatabase
import Testing

/// JB-15: what goes up sealed can be opened above, and nothing is destroyed here before.
@Suite struct SealedExportTests {
    private static let draft: ReportDraft = {
        var draft = ReportDraft.townshipCadre
        draft.channel = .phone
        draft.reporter = ReporterDraft(name: "哨兵反映人", phone: "13900001111", address: "哨兵村一组")
        draft.text = "哨兵正文：某市管干部收受礼金"
        return draft
    }()

    private static func line(_ desk: Desk) async throws -> SealedLine {
        try #require(try await Lists(desk.context).sealedLines(as: desk.lead).first)
    }

    /// Opens the file as the office above does.
    private static func opened(_ file: TakeExport.File) throws -> ExportedItem {
        try ExportedItem.read(try ExportBox(file: file.bytes).open(with: try UpperOffice.key()))
    }

    @Test func `JB-15 the office above reads text, accused and reporter, and here nothing of it is left`() async throws
    {
        try await Desk.open { desk in
            let id = try await desk.register(Self.draft).id
            try await desk.sealUp(id, .upperLevel)
            let line = try await Self.line(desk)
            let item = try Self.opened(try await TakeExport(desk.context)(line.id, as: desk.lead))
            #expect(item.text == Self.draft.text && item.reporter?.name == "哨兵反映人")
            #expect(item.reporter?.phone == "13900001111" && item.ground == "upper_level")
            #expect(item.accused.map(\.name) == Self.draft.accused.map(\.name))
            #expect(item.line == "MF-\(line.year)-\(line.number)" && item.organ == desk.office.county.rawValue)
            #expect(try await desk.texts("select k.wrapped::text from casework.item_key as k") == ["∅"])
            let plain = try await desk.texts(
                "select encode(x.ciphertext, 'escape') from casework.sealed_export as x where x.report_id = '\(id.rawValue)'"
            )
            #expect(plain.count == 1 && !plain[0].contains("哨兵"))
        }
    }

    @Test func `JB-15 without a key of the office above a letter is not destroyed, unless its paper goes up`()
        async throws
    {
        try await Desk.open { desk in
            try await desk.office.forgetExportKeys()
            let id = try await desk.register(.townshipCadre).id
            try await AskSealing(desk.context)(id, .ownHead, as: desk.clerk)
            let decide = DecideSealing(desk.context)
            await #expect(throws: OperationError.self) { try await decide.seal(id, as: desk.lead) }
            #expect(try await OpenReport(desk.context)(id, as: desk.lead).content != nil)
            #expect(try await Lists(desk.context).sealedLines(as: desk.lead).isEmpty)
            await desk.expectFault("sheets") { try await decide.seal(id, sheets: 0, as: desk.lead) }
            try await decide.seal(id, sheets: 3, as: desk.lead)
            let line = try await Self.line(desk)
            #expect(line.sheets == 3)
            let export = try #require(try await SealedReceipt(desk.context).open(line.id, as: desk.lead).export)
            #expect(export.way == .paper && export.sheets == 3)
            await #expect(throws: OperationError.notFound) {
                try await TakeExport(desk.context)(line.id, as: desk.lead)
            }
        }
    }

    @Test(arguments: [Channel.web, .phone])
    func `JB-15 what came in without paper is not destroyed before the office above has a key`(_ channel: Channel)
        async throws
    {
        try await Desk.open { desk in
            let id =
                channel == .web ? try await desk.handIn().id : try await desk.register(.townshipCadre.by(.phone)).id
            try await desk.office.nameReaders(with: desk.context)
            try await AskSealing(desk.context)(id, .ownHead, as: desk.clerk)
            let keys = "select k.key_id::text from casework.export_key as k where k.state = 'in_force'"
            #expect(try await !desk.texts(keys).isEmpty)
            try await desk.office.forgetExportKeys()
            let decide = DecideSealing(desk.context)
            for sheets in [nil, 3] {
                await #expect(throws: OperationError.self, "no sheets of it exist") {
                    try await decide.seal(id, sheets: sheets, as: desk.lead)
                }
            }
            #expect(try await OpenReport(desk.context)(id, as: desk.lead).content != nil)
        }
    }

    @Test func `JB-15 a letter that waits is sealed with its paper where no key is in force`() async throws {
        try await Desk.open { desk in
            try await desk.office.forgetExportKeys()
            let (receipt, _) = try await desk.claimed()
            var head = AccusedDraft(name: "", unit: "大冶市纪委监委", post: "大冶市纪委书记")
            head.standing = desk.context.directory.standing(of: head, seenFrom: desk.office.county)
            #expect(try await CorrectAccused(desk.context)(receipt.id, added: [head], as: desk.clerk) == .sealingAsked)
            let decide = DecideSealing(desk.context)
            await #expect(throws: OperationError.self) { try await decide.seal(receipt.id, as: desk.lead) }
            try await decide.seal(receipt.id, sheets: 2, as: desk.lead)
            #expect(try await Self.line(desk).sheets == 2)
        }
    }

    @Test
    func `JB-15 the file is handed to the petition office, counted, on the log, three times to one, five at most`()
        async throws
    {
        try await Desk.open { desk in
            let (id, _) = try await desk.handIn()
            try await desk.sealUp(id, .ownHead)
            let line = try await Self.line(desk)
            let take = TakeExport(desk.context)
            for person in [desk.head, desk.deputy, desk.supervisor, desk.holder, desk.auditor, desk.cityLead] {
                await #expect(throws: OperationError.notFound, "\(person.staff)") {
                    try await take(line.id, as: person)
                }
            }
            for _ in 1...3 { _ = try await take(line.id, as: desk.lead) }
            await #expect(throws: OperationError.stale, "nobody alone uses it up") {
                try await take(line.id, as: desk.lead)
            }
            for _ in 1...2 { _ = try await take(line.id, as: desk.clerk) }
            await #expect(throws: OperationError.stale) { try await take(line.id, as: desk.clerk) }
            await #expect(throws: OperationError.stale) { try await take(line.id, as: desk.lead) }
            let audit = try await desk.audit(of: line.id.rawValue, in: "O420281")
            #expect(audit.filter { $0.hasSuffix("sealed.export") }.count == 5)
        }
    }

    @Test func `DW-export the file is wiped when another person signs that it arrived, and never by time alone`()
        async throws
    {
        try await Desk.open { desk in
            var lines: [SealedLine.ID] = []
            for place in 1...2 {
                let (id, _) = try await desk.handIn(form: "page-\(place)")
                try await desk.sealUp(id, .ownHead)
                lines.append(try await Self.line(desk).id)
            }
            let there = "select count(x.ciphertext)::text from casework.sealed_export as x"
            desk.office.clock.advance(days: 40)
            #expect(try await WipeExports(desk.context)() == 0, "it is the only copy")
            for line in lines {
                await #expect(throws: OperationError.self, "nobody took it: it has gone nowhere") {
                    try await ReportSealedUp(desk.context)(line, .courier, on: desk.today, as: desk.clerk)
                }
                _ = try await TakeExport(desk.context)(line, as: desk.lead)
                try await ReportSealedUp(desk.context)(line, .courier, on: desk.today, as: desk.clerk)
            }
            await #expect(throws: OperationError.self, "who sent it would wipe the only copy alone") {
                try await SealedReceipt(desk.context).record(
                    lines[0], receiver: "上级接收人", on: desk.today, as: desk.clerk)
            }
            #expect(try await desk.texts(there) == ["2"])
            try await SealedReceipt(desk.context).record(lines[0], receiver: "上级接收人", on: desk.today, as: desk.lead)
            #expect(try await desk.texts(there) == ["1"])
            await #expect(throws: OperationError.stale) { try await TakeExport(desk.context)(lines[0], as: desk.lead) }
            desk.office.clock.advance(days: 90)
            #expect(try await WipeExports(desk.context)() == 0, "that it was sent is one person's word")
            #expect(try await desk.texts(there) == ["1"])
            try await SealedReceipt(desk.context).record(lines[1], receiver: "上级接收人", on: desk.today, as: desk.lead)
            #expect(try await desk.texts(there) == ["0"])
            #expect(try await WipeExports(desk.context)() == 0)
        }
    }

    @Test func `JB-15 what was sent thirty days ago without a receipt is told to the office above, once`() async throws
    {
        try await Desk.open { desk in
            let (id, _) = try await desk.handIn()
            try await desk.sealUp(id, .ownHead)
            let line = try await Self.line(desk).id
            _ = try await TakeExport(desk.context)(line, as: desk.lead)
            try await ReportSealedUp(desk.context)(line, .courier, on: desk.today, as: desk.clerk)
            desk.office.clock.advance(days: 29)
            while try await WatchClocks(desk.context)().isFull {}
            let alarms = Alarms(desk.context)
            #expect(try await alarms(as: desk.cityLead).isEmpty)
            for _ in 1...2 {
                desk.office.clock.advance(days: 1)
                while try await WatchClocks(desk.context)().isFull {}
            }
            for person in [desk.cityLead, desk.auditor] {
                let told = try await alarms(as: person)
                #expect(told.map(\.kind) == [.receiptMissing], "\(person.roles)")
                #expect(told.map(\.count) == [person == desk.auditor ? nil : 1])
                #expect(told.map(\.organ) == [desk.office.county])
            }
            for person in [desk.head, desk.deputy, desk.lead, desk.clerk, desk.holder] {
                #expect(try await alarms(as: person).isEmpty, "\(person.roles)")
            }
            let subjects = try await desk.texts(
                "select a.subject from audit.log as a where a.action = 'alarm.receipt_missing'")
            #expect(subjects == ["", ""], "not of which item")
            #expect(
                try await desk.texts("select count(x.ciphertext)::text from casework.sealed_export as x") == ["1"])
        }
    }

    @Test func `JB-15 what accuses the office above itself goes to the one above that`() async throws {
        try await Desk.open { desk in
            var chief = AccusedDraft(name: "", unit: "黄石市纪委监委", post: "黄石市纪委书记")
            chief.standing = desk.context.directory.standing(of: chief, seenFrom: desk.office.county)
            #expect(chief.standing.disciplineOrgan == desk.office.city)
            try await desk.script(
                "update casework.export_key set state = 'ended', ended_by = 'S1356', ended_on = '2026-03-01' where upper_level > 4"
            )
            // The desk refuses to take it in at all; what came in online is found out at triage.
            let (id, _) = try await desk.handIn()
            let number = try await AdmitPublicReport(desk.context)(id, as: desk.lead)
            #expect(number.number == 1)
            let standing = chief.standing
            try await desk.office.acting(for: desk.lead.staff) { try $0.save(standing, ofAccused: 0, in: id) }
            await #expect(throws: OperationError.self, "the key of the city would open it to the accused") {
                try await desk.sealUp(id, .upperLevel)
            }
            #expect(try await OpenReport(desk.context)(id, as: desk.lead).content != nil)
        }
    }
}

/// JB-15: nobody alone says which key opens what goes up.
@Suite struct ExportKeyTests {
    @Test func `JB-15 one person enters a key, another compares its fingerprint, and the former key ends`() async throws
    {
        try await Desk.open { desk in
            let keys = ExportKeys(desk.context)
            let published = try ExportPrivateKey().publicKey
            await desk.expectFault("key") { try await keys.propose("00", of: .city, as: desk.clerk) }
            await desk.expectFault("level") { try await keys.propose(published.text, of: .township, as: desk.clerk) }
            try await keys.propose(published.text, of: .city, as: desk.clerk)
            let proposal = try #require(try await keys.list(as: desk.lead).first { $0.state == .proposed })
            await #expect(throws: OperationError.self, "who entered it") {
                try await keys.confirm(proposal.id, fingerprint: published.fingerprint, as: desk.clerk)
            }
            await desk.expectFault("fingerprint-" + proposal.id.rawValue) {
                try await keys.confirm(proposal.id, fingerprint: "0000 0000", as: desk.lead)
            }
            try await keys.confirm(proposal.id, fingerprint: published.fingerprint.uppercased(), as: desk.lead)
            let inForce = try await keys.list(as: desk.lead).filter { $0.state == .inForce && $0.level == .city }
            #expect(inForce.map(\.key) == [published])
            try await keys.end(proposal.id, as: desk.secondClerk)
            #expect(try await keys.list(as: desk.lead).allSatisfy { $0.state != .inForce || $0.level != .city })
            await #expect(throws: OperationError.stale) { try await keys.end(proposal.id, as: desk.lead) }
        }
    }

    @Test func `JB-15 the head and the deputies neither see nor enter keys, nor do other organs`() async throws {
        try await Desk.open { desk in
            let keys = ExportKeys(desk.context)
            let published = try ExportPrivateKey().publicKey
            for person in [desk.head, desk.deputy, desk.supervisor, desk.holder, desk.auditor] {
                await #expect(throws: OperationError.notFound, "\(person.staff)") { try await keys.list(as: person) }
                await #expect(throws: OperationError.notFound, "\(person.staff)") {
                    try await keys.propose(published.text, of: .city, as: person)
                }
            }
            try await keys.propose(published.text, of: .city, as: desk.clerk)
            let proposal = try #require(try await keys.list(as: desk.lead).first { $0.state == .proposed })
            await #expect(throws: OperationError.notFound) {
                try await keys.confirm(proposal.id, fingerprint: published.fingerprint, as: desk.cityLead)
            }
        }
    }
}
