import CaseStore
import Casework
import Foundation
import Operations
import Sealing
import TestDatabase
import Testing

@testable import Workers

/// Heads of the audit log outside of the database: by webhook, in a file, on paper; and who hears of it where they fail.
@Suite struct AuditHeadTests {
    private static func key() throws -> AuditKey { try AuditKey([UInt8](repeating: 7, count: AuditKey.byteCount)) }

    private static func seal(_ office: TestOffice) throws -> SealAudit { SealAudit(office.context, key: try key()) }

    private static func verify(_ office: TestOffice, _ outsides: [OutsideHeads]) async throws -> VerifyAudit.Finding {
        try await VerifyAudit(office.context)(outsides, keys: [try key().publicKey])
    }

    private static func grow(_ office: TestOffice, _ rows: Int) async throws {
        try await office.script(
            """
            insert into audit.inbox (chain, occurred_us, actor, action, subject, detail)
            select 'O420281', 1790000000000000 + g, 'staff:S' || g, 'clue.open', gen_random_uuid()::text, 'n=' || g
            from generate_series(1, \(rows)) as g
            """)
    }

    /// The log is sealed at least every minute; a tick may find the last seal just too young.
    @Test func `the sealer looks twice a minute at least`() { #expect(WorkerLimits.sealPoll <= .seconds(30)) }

    /// Three seals over ten entries each, and nothing else in the log.
    private static func log(_ office: TestOffice) async throws -> [AuditHead] {
        try await office.plant("delete from audit.inbox")
        var heads: [AuditHead] = []
        for _ in 0..<3 {
            try await grow(office, 10)
            heads.append(try #require(try await seal(office)()))
        }
        return heads
    }

    private static let cutOff = """
        delete from audit.sealed_head where seal_number > 2; delete from audit.seal where seal_number > 2;
        delete from audit.entry where sequence > 20 or chain <> 'O420281'; delete from audit.chain where chain <> 'O420281';
        update audit.chain as c set (last_sequence, sealed_sequence, last_digest) = (
            select e.sequence, e.sequence, e.digest from audit.entry as e
            where e.chain = c.chain and e.sequence = 20)
        """

    /// Every entry back where it was before it was chained, one of them changed: with the key of the site, the program
    /// itself makes a whole log of it.
    private static let begunAnew = """
        insert into audit.inbox (chain, occurred_us, actor, action, subject, detail, shown_as)
        select e.chain, e.occurred_us, e.actor, e.action, e.subject, case e.sequence when 15 then 'x' else e.detail end,
            e.shown_as
        from audit.entry as e order by e.sequence;
        delete from audit.sealed_head; delete from audit.seal; delete from audit.entry; delete from audit.chain
        """

    private func pump(_ office: TestOffice) -> @Sendable () async throws -> Void {
        let (wakeUps, bell) = AsyncStream.makeStream(of: Void.self)
        bell.finish()
        let pump = OutboxPump(office.context, settings: .init(permitsLoopback: true), wakeUps: wakeUps)
        return { try await pump.run() }
    }

    @Test func `JB-52 heads reach a receiver, and what it stored finds a log that was cut off or begun anew`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            office.clock.set(Instant(secondsSinceEpoch: Int64(Date().timeIntervalSince1970)))
            let receiver = try Receiver(plan: [200, 500, 200])
            _ = try await office.endpoint(receiver.url, port: receiver.port, secret: Receiver.secret)
            let heads = try await Self.log(office)
            try await office.run(pump(office)) { try await office.deliveries().allSatisfy { $0.state == "done" } }

            let told = try receiver.lines().filter {
                $0.type == AnnouncedEvent.auditSealed.rawValue && $0.status == 200
            }
            #expect(told.allSatisfy { $0.isSigned })
            let notices = told.compactMap { line -> SealNotice? in
                if case .told(let notice)? = OutsideHead(line: line.body) { notice } else { nil }
            }
            #expect(notices.map(\.number) == heads.map(\.seal.number), "in order, and nothing lost")
            #expect(notices.map(\.digest) == heads.map(\.digest))
            let key = try Self.key().publicKey
            #expect(notices.allSatisfy { key.isGenuine($0.signature, of: $0.canonicalBytes) })
            #expect(told.allSatisfy { !$0.body.contains("dengwen-head-1") }, "which says how much the whole city logs")
            // As receivers store them: in any order, and what was repeated twice.
            let stored = (told + told.prefix(1)).map(\.body).reversed()
            let whole = try await Self.verify(office, [OutsideHeads(.received, stored)])
            #expect(whole.isIntact && whole.outside?.number == 3 && whole.afterOutside == 0, "\(whole.damages)")
            try await Self.grow(office, 4)
            _ = try await Self.seal(office)()
            let later = try await Self.verify(office, [OutsideHeads(.received, stored)])
            // Four, and what asking for the deliveries and verifying left.
            let after = later.outsides.map(\.after)
            #expect(later.isIntact && after == [later.entries - 30], "\(after) of \(later.entries)")
            #expect(later.entries >= 34)

            try await office.plant(Self.cutOff)
            let inside = try await Self.verify(office, [])
            #expect(inside.isIntact, "the database alone does not tell")
            let cut = try await Self.verify(office, [OutsideHeads(.received, stored)])
            #expect(cut.damages.named == [AuditDamage(chain: "", sequence: 3, kind: .cutOff)])
            #expect(cut.proven.map(\.sequence) == [20], "up to there it is what it was")

            try await office.plant(Self.begunAnew)
            _ = try await Self.seal(office)()
            #expect(try await Self.verify(office, []).isIntact, "nor does it with the key of the site")
            let anew = try await Self.verify(office, [OutsideHeads(.received, stored)])
            #expect(anew.damages.named.contains(AuditDamage(chain: "", sequence: 1, kind: .headDiffers)))
            #expect(anew.outside == nil)
        }
    }

    @Test func `JB-52 what a receiver stored proves nothing unless this site signed it`() async throws {
        try await TestDatabase.withOffice { office in
            let heads = try await Self.log(office)
            let stranger = try AuditKey([UInt8](repeating: 9, count: AuditKey.byteCount))
            let seal = heads[2].seal
            let forged = AuditSeal(
                cell: seal.cell, number: 9, microseconds: seal.microseconds, entries: 99, heads: seal.heads,
                previous: seal.previous, key: seal.key)
            let signature = try stranger.signature(of: forged.canonicalBytes)
            let line = AuditHead(
                seal: forged, signature: signature, digest: Digests.sha256(forged.bytesWithSignature(signature))
            ).line
            let found = try await Self.verify(office, [OutsideHeads(.received, ["# kept", line, "{}", heads[1].line])])
            #expect(
                found.damages.named.map { "\($0.chain) \($0.sequence) \($0.kind.rawValue)" } == [
                    "received 3 head_unreadable", "received 2 head_unreadable",
                ])
            #expect(found.outside?.number == 2 && found.afterOutside == 10)
            // The same with what receivers are told now.
            let strange = AuditHead(seal: forged, signature: signature, digest: heads[0].digest)
            let lie = try SealNotice(of: strange) { bytes throws(SealingError) in try stranger.signature(of: bytes) }
            let key = try Self.key()
            let own = try SealNotice(of: heads[1]) { bytes throws(SealingError) in try key.signature(of: bytes) }
            let told = try await Self.verify(office, [OutsideHeads(.received, [lie.line, own.line])])
            #expect(
                told.damages.named.map { "\($0.chain) \($0.sequence) \($0.kind.rawValue)" } == [
                    "received 1 head_unreadable"
                ])
            #expect(told.outside?.number == 2 && told.afterOutside == 10)
            // What was sealed anew under a number that was told already is not what was told.
            let renewed = AuditHead(seal: heads[2].seal, signature: heads[2].signature, digest: heads[0].digest)
            let anew = try SealNotice(of: renewed) { bytes throws(SealingError) in try key.signature(of: bytes) }
            let differs = try await Self.verify(office, [OutsideHeads(.received, [anew.line])])
            #expect(differs.damages.named == [AuditDamage(chain: "", sequence: 3, kind: .headDiffers)])
        }
    }

    @Test
    func `JB-52 what is typed from a sheet finds a log that was cut off, and a slip of the keys is told from that`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            _ = try await Self.log(office)
            let auditor = try #require(office.auditor.staff)
            let sheet = try await ReadAudit(office.context).sheet(of: office.clock.today, as: auditor)
            let head = try #require(sheet.head)
            let chain = try #require(sheet.heads.first)
            let ofSite = try await ReadAudit(office.context).sheet(ofSiteOn: nil)
            #expect(ofSite.head == head && ofSite.heads == sheet.heads)
            let seal = "\(head.seal.number) \(PaperCode(head.digest).text)"
            let place = "\(chain.chain) \(chain.sequence) \(PaperCode(chain.digest).groups.joined(separator: " "))"
            let whole = try await Self.verify(office, [OutsideHeads(.typed, [seal, place])])
            #expect(whole.isIntact && whole.outsides.map(\.after) == [0] && whole.outsides.map(\.agreeing) == [2])
            let slip = String(seal.dropLast()) + (seal.hasSuffix("0") ? "1" : "0")
            let slipped = try await Self.verify(office, [OutsideHeads(.typed, [slip])])
            #expect(slipped.damages.named == [AuditDamage(chain: "typed", sequence: 1, kind: .headUnreadable)])
            try await Self.grow(office, 3)
            _ = try await Self.seal(office)()
            // The sheets themselves left entries, which are sealed with these three.
            let after = try await Self.verify(office, [OutsideHeads(.typed, ["paper " + seal])])
            #expect(after.isIntact && (after.afterOutside ?? 0) >= 3)
            try await office.plant(Self.cutOff)
            let cut = try await Self.verify(office, [OutsideHeads(.typed, [seal, place])])
            #expect(
                cut.damages.named.map { "\($0.chain) \($0.sequence) \($0.kind.rawValue)" } == [
                    "\(chain.chain) 30 cut_off", " 3 cut_off",
                ])
        }
    }

    @Test
    func `JB-52 no more heads wait for a receiver than the bound, and the next one answers for what was left out`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            _ = try await office.endpoint("http://127.0.0.1:9/", port: 9, secret: Receiver.secret)
            let seal = try Self.seal(office)
            for _ in 0..<104 {
                office.clock.advance(seconds: 61)
                _ = try await seal()
            }
            let waiting = try await office.store.transaction(as: .system, on: .worker) {
                try $0.lastSeal()?.seal.number
            }
            #expect(waiting == 104)
            let counts = try await office.deliveryCount(of: .auditSealed)
            #expect(counts == 100)
        }
    }

    @Test func `JB-52 the audit office and the operator hear where no receiver takes heads, once a day`() async throws {
        try await TestDatabase.withOffice { office in
            let endpoint = try await office.endpoint("http://127.0.0.1:9/", port: 9, secret: Receiver.secret)
            let watch = WatchAudit(office.context)
            _ = try await Self.seal(office)()
            #expect(try await watch(afterSealing: true).wrong.isEmpty)
            office.clock.advance(seconds: 601)
            let book = Book()
            let sealer = AuditSealer(office.context, seal: try Self.seal(office), file: nil, logger: book.logger)
            await sealer.round()
            #expect(book.messages.contains("a receiver does not take the heads of the audit log"))
            let again = try await watch(afterSealing: true)
            #expect(again.wrong == [.headsStopped] && again.raised.isEmpty)
            let auditor = try #require(office.auditor.staff)
            let told = try await Alarms(office.context)(as: auditor)
            #expect(told.filter { $0.kind == .headsStopped && $0.organ == office.county }.count == 1)
            let filter = AuditFilter(from: office.clock.today, to: office.clock.today)
            let page = try await ReadAudit(office.context)(filter, as: auditor)
            #expect(page.alarms.map(\.kind) == [.headsStopped])
            #expect(
                try await office.chain().filter { $0.action == "alarm.of_log" }.map(\.detail) == ["kind=heads_stopped"])
            // Whoever stops the receiver is heard of as well.
            office.clock.advance(days: 1)
            _ = try await Self.seal(office)()
            try await Webhooks(office.context).disable(endpoint, as: try #require(office.administrator.staff))
            #expect(try await watch(afterSealing: true).raised == [.headsStopped])
        }
    }

    @Test func `JB-52 the audit office and the operator hear where the file of heads cannot be written`() async throws {
        try await TestDatabase.withOffice { office in
            let book = Book()
            let nowhere = HeadFile("/nowhere-\(UUID().uuidString)/heads.txt")
            let sealer = AuditSealer(
                office.context, seal: try Self.seal(office), file: nowhere, logger: book.logger)
            await sealer.round()
            #expect(book.messages == ["heads of the audit log could not be kept"])
            let auditor = try #require(office.auditor.staff)
            #expect(try await Alarms(office.context)(as: auditor).map(\.kind) == [.headsStopped])
        }
    }

    @Test func `JB-52 a log that was not sealed in time is told of, and a service that was stopped is not`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let book = Book()
            let sealer = AuditSealer(office.context, seal: try Self.seal(office), file: nil, logger: book.logger)
            await sealer.round()
            office.clock.advance(seconds: 3600)
            await sealer.round()
            #expect(book.messages.isEmpty, "nothing waited meanwhile")
            try await office.store.transaction(as: office.clerk) { transaction in
                try transaction.audit(AuditRecord("lists.register"), in: office.county)
            }
            office.clock.advance(seconds: 301)
            await sealer.round()
            #expect(book.messages == ["the audit log is not sealed in time"])
            let auditor = try #require(office.auditor.staff)
            #expect(try await Alarms(office.context)(as: auditor).map(\.kind) == [.sealLate])
        }
    }

    /// What a superuser does to an entry between its commit and the next round of the sealer.
    @Test(arguments: [
        "delete from audit.inbox where action = 'lists.register'", "truncate audit.inbox",
        "update audit.inbox set subject = 'x' where action = 'lists.register'",
        "update audit.inbox set action = 'lists.board' where action = 'lists.register'",
        "update audit.inbox set chain = 'O420222' where action = 'lists.register'",
        "update audit.inbox set detail = '' where action = 'lists.register'",
        "update audit.inbox set actor = 'staff:X420281-1' where action = 'lists.register'",
        "update audit.inbox set occurred_us = occurred_us + 1 where action = 'lists.register'",
        "update audit.inbox set shown_as = 'closed' where action = 'lists.register'",
    ])
    func `JB-52 what is done to an entry before it is chained is found by the program that wrote it`(sql: String)
        async throws
    {
        try await TestDatabase.withOffice { office in
            let book = Book()
            let sealer = AuditSealer(office.context, seal: try Self.seal(office), file: nil, logger: book.logger)
            await sealer.round()
            #expect(book.messages.isEmpty)
            try await office.store.transaction(as: office.clerk) { transaction in
                try transaction.audit(AuditRecord("lists.register", [("count", "3")]), in: office.county)
            }
            try await office.plant(sql)
            await sealer.round()
            #expect(book.messages == ["entries of the audit log are gone"])
            let auditor = try #require(office.auditor.staff)
            #expect(try await Alarms(office.context)(as: auditor).map(\.kind) == [.entriesLost])
            let told = try await office.chain().filter { $0.action == "alarm.of_log" && $0.detail.contains(";entry=") }
            #expect(told.count == 1, "the log names the entry")
            await sealer.round()
            #expect(book.messages.count == 1, "and it is told of once")
        }
    }

    @Test func `JB-52 what is rolled back is not looked for, and what waits is looked for again`() async throws {
        struct Change: Error {}
        try await TestDatabase.withOffice { office in
            let watch = WatchAudit(office.context)
            _ = try await Self.seal(office)()
            _ = try await watch.lostEntries()
            #expect(office.store.witness.oldest(10).isEmpty)
            await #expect(throws: Change.self) {
                try await office.store.transaction(as: office.clerk) { transaction in
                    try transaction.audit(AuditRecord("lists.register"), in: office.county)
                    throw Change()
                }
            }
            #expect(office.store.witness.oldest(10).isEmpty)
            try await office.store.transaction(as: office.clerk) { transaction in
                try transaction.audit(
                    [AuditRecord("lists.register"), AuditRecord("lists.register")], in: office.county)
            }
            #expect(try await watch.lostEntries().isEmpty && office.store.witness.oldest(10).count == 2)
            _ = try await Self.seal(office)()
            #expect(try await watch.lostEntries().isEmpty && office.store.witness.oldest(10).isEmpty)
        }
    }

    @Test func `JB-52 where the file of heads disagrees nothing is added to it, and the audit office hears of it`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let path = FileManager.default.temporaryDirectory.appendingPathComponent("heads-\(UUID().uuidString)").path
            defer { try? FileManager.default.removeItem(atPath: path) }
            let book = Book()
            let sealer = AuditSealer(
                office.context, seal: try Self.seal(office), file: HeadFile(path), logger: book.logger)
            _ = try await Self.log(office)
            try await sealer.keep()
            let kept = try String(contentsOfFile: path, encoding: .utf8)
            #expect(kept.split(separator: "\n").count == 3 && book.messages.isEmpty)
            let lines = kept.split(separator: "\n").map(String.init)
            let whole = try await Self.verify(office, [OutsideHeads(.file, lines)])
            #expect(whole.isIntact && whole.outsides.map(\.after) == [0])
            try await office.plant(Self.cutOff)
            try await sealer.keep()
            #expect(book.messages == ["the audit log is not the one whose heads were kept"])
            #expect(try String(contentsOfFile: path, encoding: .utf8) == kept)
            let auditor = try #require(office.auditor.staff)
            #expect(try await Alarms(office.context)(as: auditor).map(\.kind) == [.headsDiffer])
        }
    }

    @Test func `JB-52 a log begun anew below a running program is not sealed, and a lost file is not made anew`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let path = FileManager.default.temporaryDirectory.appendingPathComponent("heads-\(UUID().uuidString)").path
            defer { try? FileManager.default.removeItem(atPath: path) }
            let book = Book()
            let sealer = AuditSealer(
                office.context, seal: try Self.seal(office), file: HeadFile(path), logger: book.logger)
            try await Self.grow(office, 20)
            await sealer.round()
            #expect(FileManager.default.fileExists(atPath: path) && book.messages.isEmpty)
            try FileManager.default.removeItem(atPath: path)
            try await sealer.keep()
            #expect(book.messages == ["the file of heads lost what was written into it"])
            #expect(!FileManager.default.fileExists(atPath: path))
            try await office.plant(Self.begunAnew)
            await sealer.round()
            #expect(book.messages.contains("the audit log is not the one that this process sealed"))
            #expect(!FileManager.default.fileExists(atPath: path))
            #expect(try await ReadSeals(office.context)(after: 0).isEmpty, "what stands there now gets no signature")
            let auditor = try #require(office.auditor.staff)
            #expect(try await Alarms(office.context)(as: auditor).map(\.kind).contains(.headsDiffer))
        }
    }
}

extension TestOffice {
    /// How many deliveries of a kind there are, whatever page shows them.
    fileprivate func deliveryCount(of event: AnnouncedEvent) async throws -> Int {
        guard let staff = administrator.staff else { return 0 }
        let all = try await Webhooks(context).deliveryCounts(as: staff).values.map(\.waiting).reduce(0, +)
        // The ping of the endpoint waits as well.
        return event == .auditSealed ? all - 1 : all
    }
}
