import CaseStore
import Casework
import Libpq
import Operations
import TestDatabase
import Testing

/// Whatever step of an operation fails, nothing of it is there afterwards; and then it can be done.
@Suite struct InjectionTests {
    struct Step: Sendable, CustomTestStringConvertible {
        let name: String
        /// Every table in which the operation writes.
        let tables: Set<String>
        /// Brings the office to the point before the operation, and returns the operation.
        let prepare: @Sendable (Desk) async throws -> @Sendable () async throws -> Void

        var testDescription: String { name }
    }

    static let recorded: Set<String> = ["audit.inbox"]
    static let acted: Set<String> = recorded.union(["casework.clue", "casework.event"])

    @Test(arguments: receiving + triaging + handling + telling + answering)
    func `a step that fails anywhere leaves nothing half-written`(_ step: Step) async throws {
        try await Desk.open { desk in
            try await desk.endpoint(of: desk.office.county)
            try await desk.endpoint(of: desk.office.city)
            let operation = try await step.prepare(desk)
            let before = try await desk.snapshot()
            for table in step.tables.sorted() {
                await #expect(throws: (any Error).self, "\(table) is not written") {
                    try await desk.failing(at: table, operation)
                }
                // What was tried, or begun, stands on the audit log.
                let changes = try await desk.snapshot().changes(since: before).filter { !$0.hasPrefix("audit.") }
                #expect(changes.isEmpty, "a failure at \(table) left changes in \(changes)")
                guard changes.isEmpty else { return }
            }
            await #expect(throws: (any Error).self, "a failure at commit is not told") {
                try await desk.failingAtCommit(operation)
            }
            let changes = try await desk.snapshot().changes(since: before).filter { !$0.hasPrefix("audit.") }
            #expect(changes.isEmpty, "a failure at commit left changes")
            try await operation()
            let written = try await desk.snapshot().changes(since: before)
            #expect(
                written == step.tables,
                "more: \(written.subtracting(step.tables)), less: \(step.tables.subtracting(written))")
        }
    }

    static let receiving = [
        Step(
            name: "register",
            tables: recorded.union([
                "casework.number_series", "casework.item_key", "casework.report", "casework.report_text",
                "casework.accused", "vault.query_code", "vault.identity", "vault.reporter_token", "casework.event",
                "casework.clock",
                "casework.report_mark", "casework.report_words",
                "queue.ready",
            ])
        ) { desk in { _ = try await desk.register(.townshipCadre, form: "x") } },
        Step(
            name: "register sealed",
            tables: recorded.union([
                "casework.number_series", "casework.sealed_register", "casework.sealed_handoff", "casework.clock",
            ])
        ) { desk in
            {
                _ = try await RegisterSealed(desk.context)(
                    .upperLevel, channel: .letter, receivedOn: desk.today, sheets: 1, form: "x", as: desk.clerk
                )
            }
        },
        Step(
            name: "hand in",
            tables: recorded.union([
                "casework.item_key", "casework.report", "casework.report_text", "casework.accused", "vault.identity",
                "vault.query_code", "vault.reporter_token",
                "casework.event", "casework.clock", "casework.report_mark", "casework.report_words",
            ])
        ) { desk in { try await desk.handIn() } },
        Step(
            name: "admit",
            tables: recorded.union([
                "casework.number_series", "casework.report", "casework.event", "queue.ready",
            ])
        ) { desk in
            let (id, _) = try await desk.handIn()
            return { _ = try await AdmitPublicReport(desk.context)(id, as: desk.lead) }
        },
        Step(
            name: "ask that it go up sealed",
            tables: recorded.union([
                "casework.report", "casework.event", "casework.clock", "casework.seal_request",
            ])
        ) { desk in
            let (id, _) = try await desk.handIn()
            try await desk.bring(id, to: "proposed")
            return { try await AskSealing(desk.context)(id, .upperLevel, as: desk.clerk) }
        },
        Step(
            name: "seal up",
            tables: recorded.union([
                "casework.number_series", "casework.report", "casework.event", "casework.item_key", "casework.accused",
                "casework.sealed_register", "casework.sealed_handoff", "casework.clock", "casework.triage_opinion",
                "casework.sealed_export", "vault.identity", "vault.reporter_token",
                "casework.report_mark", "casework.report_words", "casework.alert", "casework.seal_request",
            ])
        ) { desk in
            let (id, _) = try await desk.handIn()
            try await desk.bring(id, to: "proposed")
            try await AskSealing(desk.context)(id, .upperLevel, as: desk.clerk)
            return { try await DecideSealing(desk.context).seal(id, as: desk.lead) }
        },
        Step(
            name: "import",
            tables: recorded.union([
                "casework.number_series", "casework.item_key", "casework.report", "casework.report_text",
                "casework.accused", "vault.identity", "vault.reporter_token", "casework.event", "casework.clock",
                "casework.report_mark", "casework.report_words",
                "queue.ready",
                "casework.sealed_register", "casework.sealed_handoff",
            ])
        ) { desk in
            let register = try Register(desk, "register_utf8.csv")
            return { _ = try await register.write(50..<120) }
        },
    ]

    static let triaging = [
        Step(name: "read", tables: recorded.union(["casework.triage_opinion", "queue.lease", "queue.done"])) { desk in
            let id = try await desk.register(.townshipCadre).id
            guard let job = try await desk.takeReading().first else { throw Desk.Missing() }
            return { try await ReadReport(desk.context)(id, token: job.token) }
        },
        Step(
            name: "propose",
            tables: recorded.union([
                "casework.triage_opinion", "casework.report", "casework.event", "casework.accused",
                "casework.handoff", "casework.clock", "casework.report_mark",
            ])
        ) { desk in
            let id = try await desk.register(.townshipCadre).id
            return {
                _ = try await ProposeTriage(desk.context)(
                    id, .accusation, standings: [0: AccusedStanding(level: .township, managedAt: .county)],
                    as: desk.clerk
                )
            }
        },
        confirm("confirm and route", .townshipCadre, tables: []),
        confirm(
            "confirm and escalate", .roomMember,
            tables: [
                "casework.item_key", "casework.seen_before", "casework.jurisdiction_measure", "casework.report_words",
            ]),
        Step(
            name: "correct an accused",
            tables: recorded.union([
                "casework.report", "casework.event", "casework.accused", "casework.clue", "casework.clock",
                "casework.item_key", "casework.number_series", "casework.notice", "casework.route_decision",
                "casework.seen_before", "queue.ready", "queue.lease", "notify.delivery", "casework.handoff",
                "casework.report_mark", "casework.report_words", "casework.jurisdiction_measure",
            ])
        ) { desk in
            let id = try await desk.claimed().receipt.id
            guard var accused = ReportDraft.roomMember.accused.first else { throw Desk.Missing() }
            accused.standing = desk.context.directory.standing(of: accused, seenFrom: desk.office.county)
            return { [accused] in
                _ = try await CorrectAccused(desk.context)(id, added: [accused], as: desk.clerk)
            }
        },
        Step(
            name: "decline",
            tables: recorded.union([
                "casework.report", "casework.event", "casework.clock", "casework.notice", "notify.delivery",
                "casework.approval",
            ])
        ) { desk in
            let id = try await desk.register(.townshipCadre.by(.visit)).id
            _ = try await ProposeTriage(desk.context)(id, .of(.outOfScope, .otherOrgan), as: desk.clerk)
            return { _ = try await ConfirmTriage(desk.context)(id, as: desk.lead) }
        },
        Step(
            name: "give back what was passed on",
            tables: recorded.union([
                "casework.report", "casework.event", "casework.clock", "casework.item_key", "notify.delivery",
                "casework.handoff", "casework.report_words",
            ])
        ) { desk in
            let id = try await desk.triage(.letter(unit: "阳新县教育局", post: "局长")).receipt.id
            guard let there = desk.office.first(.petitionLead, in: desk.office.neighbour).staff else {
                throw Desk.Missing()
            }
            return { try await ReturnForwarded(desk.context)(id, .notCompetent, as: there) }
        },
        Step(
            name: "approve notice",
            tables: recorded.union(["casework.notice", "casework.number_series", "notify.delivery"])
        ) { desk in
            _ = try await desk.routed()
            guard let notice = try await Lists(desk.context).notices(as: desk.lead).first else { throw Desk.Missing() }
            return { _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead) }
        },
    ]

    private static func confirm(_ name: String, _ draft: ReportDraft, tables: Set<String>) -> Step {
        Step(
            name: name,
            tables: recorded.union([
                "casework.report", "casework.event", "casework.clue", "casework.clock", "casework.notice",
                "casework.number_series", "queue.ready", "notify.delivery", "casework.handoff",
                "casework.route_decision", "casework.approval",
            ]).union(tables)
        ) { desk in
            let id = try await desk.register(draft).id
            _ = try await ProposeTriage(desk.context)(id, .accusation, as: desk.clerk)
            return { _ = try await ConfirmTriage(desk.context)(id, as: desk.lead) }
        }
    }

    static let handling = [
        Step(
            name: "claim", tables: acted.union(["queue.ready", "queue.lease", "notify.delivery", "casework.handoff"])
        ) { desk in
            let clue = try await desk.routed().clue
            return { try await HandleClue(desk.context).claim(clue, as: desk.holder) }
        },
        Step(name: "release", tables: acted.union(["queue.ready", "queue.lease", "casework.handoff"])) { desk in
            let clue = try await desk.claimed().clue
            return { try await HandleClue(desk.context).release(clue, as: desk.holder) }
        },
        Step(
            name: "move to another room",
            tables: acted.union(["queue.ready", "queue.lease", "notify.delivery", "casework.handoff"])
        ) { desk in
            let clue = try await desk.claimed().clue
            return { try await HandleClue(desk.context).move(clue, to: Room.ID("O420281-J1"), as: desk.deputy) }
        },
        Step(
            name: "stand aside",
            tables: acted.union([
                "queue.ready", "queue.lease", "casework.recusal_entry", "casework.report", "casework.handoff",
            ])
        ) { desk in
            let clue = try await desk.claimed().clue
            return { try await HandleClue(desk.context).standAside(clue, as: desk.holder) }
        },
        Step(name: "propose a plan", tables: acted) { desk in
            let clue = try await desk.claimed().clue
            try await desk.context.study(clue, on: desk.today, by: desk.holder)
            return { try await HandleClue(desk.context).propose(clue, .check(.talkOrLetter), as: desk.holder) }
        },
        Step(
            name: "keep minutes",
            tables: acted.union(["casework.study_minutes", "casework.number_series"])
        ) { desk in
            let clue = try await desk.claimed().clue
            let people = try await OpenCheckFile(desk.context)(clue, as: desk.holder).attendees
            return {
                try await KeepCheckFile(desk.context).keepMinutes(
                    on: clue, heldOn: desk.today, chair: people[0], attendees: people, conclusion: "研究示例",
                    as: desk.holder)
            }
        },
        Step(
            name: "approve a plan", tables: acted.union(["casework.clock", "notify.delivery", "casework.approval"])
        ) { desk in
            let clue = try await desk.claimed().clue
            try await desk.propose(clue)
            return { try await HandleClue(desk.context).approvePlan(clue, as: desk.deputy) }
        },
        Step(
            name: "approve a result",
            tables: acted.union([
                "casework.clock", "casework.notice", "queue.lease", "queue.done", "notify.delivery",
                "casework.approval",
            ])
        ) { desk in
            let clue = try await desk.claimed().clue
            try await desk.propose(clue)
            try await HandleClue(desk.context).approvePlan(clue, as: desk.deputy)
            try await HandleClue(desk.context).proposeResult(clue, .educated, groupSignedOn: nil, as: desk.holder)
            return { try await HandleClue(desk.context).approveResult(clue, as: desk.head) }
        },
        Step(
            name: "approve a return",
            tables: acted.union([
                "casework.report", "casework.clock", "casework.notice", "queue.lease", "queue.done", "notify.delivery",
                "casework.handoff", "casework.approval",
            ])
        ) { desk in
            let clue = try await desk.claimed().clue
            try await HandleClue(desk.context).requestReturn(clue, .noSubstance, as: desk.holder)
            return { try await HandleClue(desk.context).approveReturn(clue, as: desk.deputy) }
        },
        Step(name: "approve a distribution", tables: acted.union(["casework.approval"])) { desk in
            let clue = try await desk.routed().clue
            return { try await Distribute(desk.context).approve(clue, as: desk.head) }
        },
        Step(name: "wake", tables: acted.union(["casework.clock"])) { desk in
            let clue = try await desk.claimed().clue
            let handle = HandleClue(desk.context)
            let day = CivilDate.day(2026, 3, 3)
            try await handle.propose(clue, .holdForLater(until: day), studiedOn: desk.today, as: desk.holder)
            try await handle.approvePlan(clue, as: desk.head)
            desk.office.clock.advance(days: 1)
            return { try await WakeHeldClues(desk.context)() }
        },
        Step(
            name: "reopen",
            tables: acted.union([
                "casework.course_step",
                "casework.clock", "casework.notice", "queue.lease", "notify.delivery", "casework.approval",
            ])
        ) { desk in
            let clue = try await desk.concluded().clue
            try await HandleClue(desk.context).askReopening(clue, newEvidenceOn: desk.today, as: desk.holder)
            return { try await HandleClue(desk.context).reopen(clue, newEvidenceOn: desk.today, as: desk.deputy) }
        },
    ]

    static let telling = [
        Step(name: "enable an endpoint", tables: recorded.union(["notify.endpoint", "notify.delivery"])) { desk in
            let id = try await desk.openEndpoint()
            try await Webhooks(desk.context).disable(id, as: desk.administrators[0])
            return { try await Webhooks(desk.context).enable(id, as: desk.administrators[1]) }
        },
        Step(name: "send again", tables: recorded.union(["notify.delivery"])) { desk in
            let id = try await desk.openEndpoint()
            try await desk.endDue(id, .dead)
            return { try await Webhooks(desk.context).resend(id, as: desk.administrators[1]) }
        },
    ]

    static let answering = [
        Step(
            name: "record a delivery", tables: recorded.union(["casework.notice", "casework.clock"])
        ) { desk in
            _ = try await desk.routed()
            guard let notice = try await Lists(desk.context).notices(as: desk.lead).first else { throw Desk.Missing() }
            _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
            return { try await RecordDelivery(desk.context)(notice.id, .letter, on: desk.today, as: desk.clerk) }
        },
        Step(
            name: "conclude a suggestion",
            tables: recorded.union(["casework.report", "casework.event", "casework.notice"])
        ) { desk in
            let id = try await desk.triage(.townshipCadre, .of(.suggestion)).receipt.id
            return { try await ConcludeSuggestion(desk.context)(id, .adopted, as: desk.lead) }
        },
    ]
}

extension Desk {
    func propose(_ clue: Clue.ID) async throws {
        try await HandleClue(context).propose(clue, .check(.talkOrLetter), studiedOn: today, as: holder)
    }

    /// Runs an operation while a table refuses every write.
    func failing(at table: String, _ operation: @Sendable () async throws -> Void) async throws {
        try await failing(
            at: table, "create trigger injected before insert or update or delete on \(table) for each row", operation
        )
    }

    /// Runs an operation whose last word, the commit, is refused.
    func failingAtCommit(_ operation: @Sendable () async throws -> Void) async throws {
        let trigger = """
            create constraint trigger injected after insert on audit.inbox deferrable initially deferred for each row
            """
        try await failing(at: "audit.inbox", trigger, operation)
    }

    private func failing(
        at table: String, _ trigger: String, _ operation: @Sendable () async throws -> Void
    ) async throws {
        try await script(
            """
            create or replace function public.refuse() returns trigger language plpgsql as
            $$ begin raise exception 'injected'; end $$;
            \(trigger) execute function public.refuse();
            """
        )
        do { try await operation() } catch {
            try await script("drop trigger injected on \(table)")
            throw error
        }
        try await script("drop trigger injected on \(table)")
    }
}
