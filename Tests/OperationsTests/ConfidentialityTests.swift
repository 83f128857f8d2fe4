import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Table (c): one test a rule, from C1 to C9.
@Suite("Table (c): confidentiality, C1 to C9") struct ConfidentialityTests {
    @Test func `C1 JB-15 what is sealed leaves no content, no accused and no scan`() async throws {
        try await Desk.open { desk in
            _ = try await RegisterSealed(desk.context)(
                .upperLevel, channel: .letter, receivedOn: desk.today, sheets: 2, form: "s", as: desk.clerk)
            let typed = try await desk.texts(
                """
                select a.attname::text
                from pg_attribute as a
                where a.attrelid = 'casework.sealed_register'::regclass and a.attnum > 0
                    and a.atttypid in ('text'::regtype, 'bytea'::regtype, 'jsonb'::regtype) and not a.attisdropped
                order by 1
                """)
            #expect(typed == ["cell_id", "organ_id", "source_key"], "a hash is the only place that is no code")
            let (id, _) = try await desk.handIn()
            try await desk.bring(id, to: "proposed")
            try await desk.sealUp(id, .upperLevel)
            #expect(try await desk.texts("select k.wrapped::text from casework.item_key as k") == ["∅"])
            #expect(
                try await desk.texts(
                    "select concat_ws('|', a.sealed, a.unit_id, a.level, a.managing_organ_id) from casework.accused as a"
                ) == ["\\x"])
            for person in desk.everybody(in: desk.office.county) {
                let content = try? await OpenReport(desk.context)(id, as: person).content
                #expect(content == nil, "\(person.staff)")
            }
        }
    }

    @Test func `C2 JB-15 of an item about the head the head and the deputies find nothing`() async throws {
        try await Desk.open { desk in
            _ = try await RegisterSealed(desk.context)(
                .ownHead, channel: .letter, receivedOn: desk.today, sheets: 1, form: "s", as: desk.clerk)
            let line = try #require(try await Lists(desk.context).sealedLines(as: desk.clerk).first)
            var draft = ReportDraft.letter(unit: "某个单位", post: "干部")
            draft.accused[0].name = try #require(desk.context.directory[desk.head.staff]).name
            let receipt = try await desk.register(draft)
            let placement = AccusedPlacement(disciplineOrgan: desk.office.county)
            let standing = desk.context.directory.standing(
                of: draft.accused[0], placed: placement, seenFrom: desk.office.county)
            _ = try await ProposeTriage(desk.context)(
                receipt.id, .accusation, standings: [0: try #require(standing)], as: desk.clerk)
            desk.office.clock.advance(days: 30)
            while try await WatchClocks(desk.context)().isFull {}
            let number = try #require(TypedNumber(receipt.number.text(of: receipt.receiver)))
            let (head, lists) = (desk.head, Lists(desk.context))
            await #expect(throws: OperationError.notFound) { try await OpenReport(desk.context)(receipt.id, as: head) }
            #expect(try await lists.inbox(as: head).isEmpty)
            #expect(try await lists.register(as: head).isEmpty)
            #expect(try await lists.counts(as: head).isEmpty, "no counter tells of it")
            #expect(try await desk.listed(.overdue, as: head).isEmpty)
            #expect(try await FindByNumber(desk.context)(number, as: head).reports.isEmpty)
            for person in [desk.head, desk.deputy] {
                #expect(try await Lists(desk.context).sealedLines(as: person).isEmpty)
                let seen = try await desk.office.store.transaction(as: .staff(person)) { transaction in
                    try transaction.clocks(of: line.id).count
                }
                #expect(seen == 0, "\(person.staff)")
            }
            let told = try await desk.told(try await desk.clock(.upwardReport, of: line.id.rawValue).id)
            #expect(!told.isEmpty && told.allSatisfy { !$0.hasPrefix("1 ") && !$0.hasPrefix("2 ") })
        }
    }

    @Test func `C3 C4 JB-47 whoever handles it reads the item and not who reported, and one door opens the vault`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            #expect(try await desk.texts("select count(*)::text from vault.identity") == ["1"])
            let opened = try await OpenClue(desk.context)(clue, as: desk.holder)
            let read = try await OpenReport(desk.context)(receipt.id, as: desk.lead)
            var (told, seen) = ("", "")
            dump(opened, to: &told)
            dump(read, to: &seen)
            #expect(told.contains(Planted.accused), "the holder works on it")
            for name in [Planted.reporter, Planted.phone] {
                #expect(!told.contains(name) && !seen.contains(name), "\(name)")
            }
            let readers = try await desk.texts(
                """
                select r.rolname::text from pg_roles as r
                where r.rolname in ('dengwen_web', 'dengwen_worker')
                    and has_table_privilege(r.oid, 'vault.identity', 'select')
                """)
            #expect(readers.isEmpty, "no program reads it")
            // One function copies it, unread, to the parts of a report that two persons split; one says that there is one.
            let functions = try await desk.texts(
                """
                select distinct d.objid::regprocedure::text from pg_depend as d
                where d.classid = 'pg_proc'::regclass and d.refobjid = 'vault.identity'::regclass order by 1
                """)
            #expect(
                Set(functions) == [
                    "casework.identity_to_share(uuid)", "casework.identity_to_export(uuid,uuid)",
                    "vault.unlock_facts(uuid,text[])",
                    // These count and rewrap what lies under a key, for its rotation: they answer no identity.
                    "keys.list()", "vault.rewrap(uuid[],bytea[])", "vault.wraps_under(bytea,integer)",
                ])
            // Another one says whether there is one; and the door opens it for two persons.
            let others = try await desk.texts(
                """
                select p.oid::regprocedure::text from pg_proc as p
                where p.prosrc like '%vault.identity%' order by 1
                """)
            // Three more wipe it: they answer nothing.
            #expect(
                Set(others) == [
                    "vault.open_identity(uuid)", "vault.unfit(uuid,text,text,text)",
                    "casework.seal_up(uuid,timestamp with time zone)",
                    "casework.shred_original(uuid,text,timestamp with time zone)",
                    "keys.destroy(bytea,timestamp with time zone)",
                ])
        }
    }

    @Test func `C5 JB-48 who stands aside lists, opens, claims, approves and exports nothing, and is told nothing`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let handle = HandleClue(desk.context)
            try await handle.propose(clue, .check(.talkOrLetter), studiedOn: desk.today, as: desk.holder)
            let paper = try await DraftDocument(desk.context)(.archiveIndex, on: .report(receipt.id), as: desk.clerk)
            _ = try await ApproveDocument(desk.context)(paper, as: desk.lead)
            _ = try await OpenDocument(desk.context)(paper, as: desk.lead)
            for (person, leader) in [(desk.lead, desk.deputy), (desk.deputy, desk.head)] {
                let entry = EnterRecusal.Entry(person: person.staff, way: .ordered, ground: .interest, words: "近亲属")
                try await EnterRecusal(desk.context)(receipt.id, entry, as: leader)
            }
            let colleague = desk.member("O420281-J2", 2)
            try await handle.standAside(clue, as: colleague)
            desk.office.clock.advance(days: 60)
            while try await WatchClocks(desk.context)().isFull {}
            #expect(try await !desk.listed(.overdue, as: desk.head).isEmpty, "there is something to be told")
            for person in [desk.deputy, desk.lead, colleague] {
                // List, open, claim.
                try await desk.expectBlind(person, receipt.id, clue)
                let who: Comment = "\(person.staff)"
                // Approve.
                await #expect(throws: OperationError.notFound, who) { try await handle.approvePlan(clue, as: person) }
                // Export.
                await #expect(throws: OperationError.notFound, who) {
                    _ = try await OpenDocument(desk.context)(paper, as: person)
                }
                await #expect(throws: (any Error).self, who) {
                    _ = try await PrintDocument(desk.context)(paper, as: person)
                }
                await #expect(throws: OperationError.notFound, who) {
                    _ = try await ReadHandoffs(desk.context)(clue, as: person)
                }
                // Notification.
                #expect(try await desk.listed(.overdue, as: person).isEmpty, who)
                #expect(try await desk.listed(.warned, as: person).isEmpty, who)
            }
        }
    }

    @Test func `C6 JB-47 material goes to no organ of the accused, and a message holds no content and no name`()
        async throws
    {
        try await Desk.open { desk in
            _ = try await desk.openEndpoint()
            _ = try await desk.concluded()
            try await desk.tellEverybody()
            let sent = try await desk.texts("select d::text from notify.delivery as d")
            #expect(sent.count > 5)
            for line in sent { for word in Planted.words { #expect(!line.contains(word)) } }
            let columns = try await desk.texts(
                """
                select a.attname::text
                from pg_attribute as a
                where a.attrelid = 'notify.delivery'::regclass and a.attnum > 0
                    and a.atttypid in ('text'::regtype, 'bytea'::regtype, 'jsonb'::regtype) and not a.attisdropped
                order by 1
                """)
            // The head of the audit log is a line of its own form, by a CHECK (AuditHeadTests), and of no item.
            #expect(columns == ["cell_id", "event_type", "head", "state"], "nothing could be written into it")
            #expect(try await desk.texts("select d.head from notify.delivery as d where d.head is not null").isEmpty)
            let clue = try #require(try await desk.triage(.townshipDiscipline).outcome.clue)
            try await desk.refuses("the accused's own organ") {
                _ = try await ProposeMeasure(desk.context)(
                    clue, .assign(to: desk.office.township), as: desk.supervisor)
            }
        }
    }

    @Test func `C7 JB-29 of who gives no name nothing is stored, and there is no place to store it`() async throws {
        try await Desk.open { desk in
            _ = try await desk.register(.townshipCadre.anonymous)
            _ = try await ReceivePublicReport(desk.context)(
                .townshipCadre.anonymous.by(.web), to: desk.office.county, form: "page", isFreeOfStateSecrets: true)
            let after = try await desk.snapshot()
            #expect(after.rows("casework.report") == 2)
            #expect(after.rows("vault.identity") == 0 && after.rows("vault.reporter_token") == 0)
            let columns = try await desk.texts(
                """
                select c.relname || '.' || a.attname
                from pg_attribute as a
                join pg_class as c on c.oid = a.attrelid
                join pg_namespace as n on n.oid = c.relnamespace
                where n.nspname in ('casework', 'vault', 'session', 'queue', 'audit') and c.relkind = 'r' and a.attnum > 0
                    -- Browsers from which staff signed in; no page of the public writes there.
                    and not (n.nspname = 'session' and c.relname in ('session', 'device'))
                    and a.attname ~ '(^|_)(ip|inet|ua|agent|device|browser|exif|gps|handwriting)(_|$)'
                """)
            #expect(columns.isEmpty)
            let networks = try await desk.texts(
                """
                select c.relname::text
                from pg_attribute as a
                join pg_class as c on c.oid = a.attrelid
                join pg_namespace as n on n.oid = c.relnamespace
                where n.nspname in ('casework', 'vault', 'session', 'queue', 'audit')
                    and a.atttypid in ('inet'::regtype, 'cidr'::regtype, 'macaddr'::regtype)
                """)
            #expect(networks.isEmpty)
        }
    }

    @Test func `C8 JB-29 JB-39 what a prefecture approved is a paper's number on record, and traces nobody`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            try await desk.finish(clue, .closedUnfounded)
            let judge = JudgeReporter(desk.context)
            try await judge(
                .proposeMalice(Malice.Draft(purpose: .determination, benefits: [.post], words: "材料系伪造。")),
                on: clue, as: desk.holder)
            let open = OpenMerit(desk.context)
            let id = try #require(try await open(clue, as: desk.head).requests.first?.record.malice.id)
            try await judge(.endorseMalice(id, isSentUp: true), on: clue, as: desk.head)
            func record(_ level: Level, _ number: String) async throws {
                let answer = Malice.Answer(level: level, on: desk.today)
                try await judge(
                    .recordMalice(id, isApproved: true, answer, nil, organ: "某市纪委监委", number: number), on: clue,
                    as: desk.supervisor)
            }
            try await desk.refuses("a county decides nothing") { try await record(.county, "1号") }
            let before = try await desk.snapshot()
            try await record(.city, "1号")
            let changed = try await desk.snapshot().changes(since: before)
            #expect(changed.allSatisfy { !$0.hasPrefix("vault.") }, "who reported is nowhere touched")
            #expect(try await open(clue, as: desk.supervisor).requests.first?.record.paper?.number == "1号")
        }
    }

    @Test func `C9 every copy of a document is numbered, and whoever made it stands in the ledger`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let paper = try await desk.paperOfAnAssignment(clue)
            let take = PrintDocument(desk.context)
            try await desk.refuses("a draft") { _ = try await take(paper, as: desk.lead) }
            _ = try await ApproveDocument(desk.context)(paper, as: desk.deputy)
            for (copy, person) in [(1, desk.lead), (2, desk.clerk), (3, desk.lead)] {
                #expect(try await take(paper, as: person) == copy)
            }
            let prints = try await OpenDocument(desk.context)(paper, as: desk.lead).prints
            #expect(prints.map(\.copy) == [3, 2, 1])
            #expect(prints.map(\.by) == [desk.lead.staff, desk.clerk.staff, desk.lead.staff])
            await #expect(throws: (any Error).self, "another room takes no copy") {
                _ = try await take(paper, as: desk.member("O420281-J1"))
            }
        }
    }
}

extension Desk {
    /// The letter of an assignment that was approved.
    fileprivate func paperOfAnAssignment(_ clue: Clue.ID) async throws -> PaperRecord.ID {
        let measure = try await ProposeMeasure(context)(clue, .assign(to: Organ.ID("T42028103J")), as: supervisor)
        try await DecideMeasure(context).approve(measure, as: deputy)
        return try await DraftDocument(context)(
            .assignment, on: .clue(clue),
            fields: [.addressee: "金湖街道纪工委", .requirement: "查清事实", .reportFormat: "书面报告"], as: lead)
    }
}
