import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// The audit log and the outbox: written with the change, or not at all.
@Suite struct RecordTests {
    @Test func `every step of a story stands in the right chain, and all chains are whole`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.concluded()
            let (_, secret) = try await desk.routed(.roomMember)
            try await HandleClue(desk.context).claim(secret, as: desk.member("O420200-GJ", 1))
            let story = try await desk.audit(of: receipt.id.rawValue, in: "O420281")
            #expect(
                story == [
                    "staff:\(desk.clerk.staff.rawValue) report.register",
                    "staff:\(desk.clerk.staff.rawValue) triage.propose",
                    "staff:\(desk.lead.staff.rawValue) triage.confirm",
                    "staff:\(desk.lead.staff.rawValue) report.route",
                ]
            )
            #expect(
                try await desk.audit(of: clue.rawValue, in: "O420281").map { String($0.split(separator: " ")[1]) }
                    .filter { $0.hasPrefix("clue.") } == [
                        "clue.arrive", "clue.claimed", "clue.check_file", "clue.minutes_kept", "clue.plan_proposed",
                        "clue.plan_approved", "clue.result_proposed", "clue.result_approved",
                    ]
            )
            #expect(try await desk.audit(of: secret.rawValue, in: "O420281").isEmpty)
            let above = try await desk.audit(of: secret.rawValue, in: "O420200")
            #expect(above.count == 3, "that it came, where it lies, and that it was taken up (JC-16)")
            try await SealedLog.seal(desk.context)
            let finding = try await SealedLog.verify(desk.context)
            #expect(finding.isIntact && finding.chains >= 2 && finding.unsealed == 0, "\(finding.damages)")
        }
    }

    @Test func `an entry that was altered is found`() async throws {
        try await Desk.open { desk in
            _ = try await desk.register(.townshipCadre)
            _ = try await desk.register(.villageCadre)
            try await SealedLog.seal(desk.context)
            try await desk.script(
                """
                begin; set local session_replication_role = replica;
                update audit.entry set actor = 'staff:nobody' where chain = 'O420281' and sequence = 1; commit
                """)
            let finding = try await SealedLog.verify(desk.context)
            #expect(finding.damages.named == [AuditDamage(chain: "O420281", sequence: 1, kind: .altered)])
        }
    }

    @Test func `opening is recorded before anything is shown, and so is who was refused`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            _ = try await OpenReport(desk.context)(receipt.id, as: desk.lead)
            _ = try await OpenClue(desk.context)(clue, as: desk.holder)
            #expect(
                try await desk.audit(of: receipt.id.rawValue, in: "O420281").last
                    == "staff:\(desk.lead.staff.rawValue) report.open")
            #expect(
                try await desk.audit(of: clue.rawValue, in: "O420281").last
                    == "staff:\(desk.holder.staff.rawValue) clue.open")
            let before = try await desk.snapshot()
            await #expect(throws: OperationError.notFound) {
                try await OpenReport(desk.context)(receipt.id, as: desk.auditor)
            }
            #expect(try await desk.snapshot() == before)
            #expect(
                try await desk.audit(of: receipt.id.rawValue, in: "O420281").last
                    == "staff:\(desk.auditor.staff.rawValue) refused", "who tried is on record")
        }
    }

    @Test func `an endpoint is told of every step that its organ may know`() async throws {
        try await Desk.open { desk in
            try await desk.endpoint(of: desk.office.county)
            let (receipt, _) = try await desk.concluded()
            let notice = try #require(try await Lists(desk.context).notices(as: desk.lead).first)
            _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
            let told = try await desk.told("O420281")
            #expect(
                told == [
                    "case.claimed", "case.concluded", "case.disposed", "case.routed", "case.triaged", "endpoint.ping",
                    "notice.sent", "report.registered",
                ]
            )
            let ofReport = try await desk.texts(
                """
                select d.lane_seq || ' ' || d.state from notify.delivery as d
                where d.subject_id = '\(receipt.id.rawValue)' order by d.lane_seq
                """
            )
            #expect(ofReport == ["1 ready", "2 blocked", "3 blocked"])
        }
    }

    @Test func `an endpoint is told that a case goes on, is on hold, and that a repeat was kept`() async throws {
        try await Desk.open { desk in
            try await desk.endpoint(of: desk.office.county)
            let (receipt, clue) = try await desk.concluded()
            try await desk.reopen(clue)
            let day = CivilDate.day(2026, 3, 12)
            try await HandleClue(desk.context).propose(
                clue, .holdForLater(until: day), studiedOn: desk.today, as: desk.holder)
            try await HandleClue(desk.context).approvePlan(clue, as: desk.head)
            let story = try await desk.texts(
                """
                select d.event_type from notify.delivery as d
                where d.subject_id = '\(clue.rawValue)' order by d.lane_seq
                """
            )
            let kinds = ["routed", "claimed", "disposed", "concluded", "reopened", "disposed"]
            #expect(story == kinds.map { "dengwen.case.\($0).v1" })
            _ = try await desk.triage(.townshipCadre, .repeating(receipt.id, bringsNewFacts: false))
            #expect(try await desk.told("O420281").contains("report.merged"))
        }
    }

    @Test func `JB-15 no endpoint hears of what came in, or that it is late, before two persons said what it is`()
        async throws
    {
        try await Desk.open { desk in
            try await desk.endpoint(of: desk.office.county)
            let receipt = try await desk.register(.townshipCadre)
            desk.office.clock.advance(days: 60)
            while try await WatchClocks(desk.context)().isFull {}
            _ = try await ProposeTriage(desk.context)(receipt.id, .of(.noSubstance), as: desk.clerk)
            #expect(try await desk.told("O420281") == ["endpoint.ping"])
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            let lane = """
                select d.event_type from notify.delivery as d
                where d.subject_id = '\(receipt.id.rawValue)' order by d.lane_seq
                """
            let story = ["dengwen.report.registered.v1", "dengwen.case.triaged.v1"]
            #expect(try await desk.texts(lane) == story)
            try await ReconsiderTriage(desk.context)(receipt.id, .wrongKind, as: desk.lead)
            _ = try await ProposeTriage(desk.context)(receipt.id, .of(.noSubstance), as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            #expect(try await desk.texts(lane) == story + ["dengwen.case.triaged.v1"], "it is not new")
        }
    }

    @Test func `JB-15 what its room gives back and two persons triage anew is not told as new`() async throws {
        try await Desk.open { desk in
            try await desk.endpoint(of: desk.office.county)
            let (receipt, clue) = try await desk.claimed()
            try await HandleClue(desk.context).requestReturn(clue, .otherOrgan, as: desk.holder)
            try await HandleClue(desk.context).approveReturn(clue, as: desk.deputy)
            _ = try await ProposeTriage(desk.context)(receipt.id, .of(.outOfScope, .otherOrgan), as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            #expect(
                try await desk.told("O420281", of: receipt.id) == ["report.registered", "case.triaged", "case.triaged"])
        }
    }

    @Test func `JB-15 whom another office passes on a letter hears that it came, whoever decided before`() async throws
    {
        try await Desk.open { desk in
            // Nobody administers there; whose endpoint it is decides.
            let theirs = try await desk.office.openEndpoint("neighbour").rawValue
            try await desk.office.plant(
                "update notify.endpoint set organ_id = 'O420222' where endpoint_id = '\(theirs)'")
            try await desk.endpoint(of: desk.office.county)
            let letter = ReportDraft.letter(unit: "阳新县教育局", post: "局长")
            let (receipt, _) = try await desk.triage(letter)
            let clerk = try #require(desk.office.first(.registrar, in: desk.office.neighbour).staff)
            let there = try #require(desk.office.first(.petitionLead, in: desk.office.neighbour).staff)
            try await ReturnForwarded(desk.context)(receipt.id, .notCompetent, as: there)
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            let here = ["report.registered", "case.triaged", "case.returned", "case.triaged"]
            #expect(try await desk.told("O420281", of: receipt.id) == here)
            #expect(try await desk.told("O420222", of: receipt.id).isEmpty, "nobody has decided there")
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: clerk)
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: there)
            #expect(try await desk.told("O420222", of: receipt.id) == ["report.registered", "case.triaged"])
        }
    }

    @Test func `JB-15 whoever was told at registration, as until m0085, is not told again`() async throws {
        try await Desk.open { desk in
            let (office, county) = (desk.office, desk.office.county)
            try await desk.endpoint(of: county)
            let receipt = try await desk.register(.townshipCadre)
            try await office.store.transaction(as: office.clerk) { transaction in
                try transaction.announce(.reportRegistered, receipt.id, in: county)
            }
            _ = try await ProposeTriage(desk.context)(receipt.id, .of(.noSubstance), as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            #expect(try await desk.told("O420281", of: receipt.id) == ["report.registered", "case.triaged"])
        }
    }

    @Test func `the barred organ's endpoint hears no more after the confirmation, the city's does`() async throws {
        try await Desk.open { desk in
            try await desk.endpoint(of: desk.office.county)
            try await desk.endpoint(of: desk.office.city)
            let receipt = try await desk.register(.roomMember)
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            let before = try await desk.told("O420281")
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            #expect(try await desk.told("O420281") == before)
            #expect(before == ["endpoint.ping"])
            #expect(try await desk.told("O420200").contains("case.routed"))
        }
    }

    @Test func `of sealed items no endpoint hears`() async throws {
        try await Desk.open { desk in
            try await desk.endpoint(of: desk.office.county)
            let before = try await desk.told("O420281")
            _ = try await RegisterSealed(desk.context)(
                .ownHead, channel: .letter, receivedOn: desk.today, sheets: 1, form: "s", as: desk.clerk
            )
            let (id, _) = try await desk.handIn()
            try await desk.sealUp(id, .ownHead)
            #expect(try await desk.told("O420281") == before)
        }
    }

    @Test func `an endpoint needs a second administrator`() async throws {
        try await Desk.open { desk in
            let proposer = desk.administrators[0]
            let id = try await Webhooks(desk.context).propose(.example, as: proposer)
            let error = await #expect(throws: OperationError.self) {
                try await Webhooks(desk.context).approve(id, as: proposer)
            }
            guard case .refused = error else {
                Issue.record("not refused")
                return
            }
            await #expect(throws: OperationError.notFound) {
                try await Webhooks(desk.context).approve(id, as: desk.head)
            }
            try await Webhooks(desk.context).approve(id, as: desk.administrators[1])
            try await Webhooks(desk.context).disable(id, as: proposer)
            await #expect(throws: OperationError.notFound) {
                try await Webhooks(desk.context).disable(id, as: proposer)
            }
        }
    }
}

extension Webhooks.Proposal {
    static let example = Webhooks.Proposal(
        name: "监管平台", url: "https://receiver.example/hook", host: "receiver.example", port: 443, networks: [],
        secret: "whsec_test", events: AnnouncedEvent.allCases
    )
}

extension Desk {
    var administrators: [StaffCaller] {
        [office.administrator, office.securityAdministrator].compactMap(\.staff)
    }

    /// An active endpoint that wants everything.
    func endpoint(of organ: Organ.ID) async throws {
        let people = [Role.administrator, .securityAdministrator].compactMap { office.first($0, in: organ).staff }
        let id = try await Webhooks(context).propose(.example, as: people[0])
        try await Webhooks(context).approve(id, as: people[1])
    }

    /// The types that an organ's endpoints were told, without doubles.
    func told(_ organ: String) async throws -> [String] {
        try await texts(
            """
            select distinct replace(replace(d.event_type, 'dengwen.', ''), '.v1', '')
            from notify.delivery as d
            join notify.endpoint as e on e.endpoint_id = d.endpoint_id
            where e.organ_id = '\(organ)'
            order by 1
            """
        )
    }

    /// What an organ's endpoint was told of one report, in order.
    func told(_ organ: String, of report: Report.ID) async throws -> [String] {
        try await texts(
            """
            select replace(replace(d.event_type, 'dengwen.', ''), '.v1', '')
            from notify.delivery as d
            join notify.endpoint as e on e.endpoint_id = d.endpoint_id
            where e.organ_id = '\(organ)' and d.subject_id = '\(report.rawValue)' and d.state <> 'withdrawn'
            order by d.lane_seq
            """
        )
    }

    /// Actor and action of every entry on a subject in a chain, in order.
    func audit(of subject: String, in chain: String) async throws -> [String] {
        try await texts(
            """
            select e.actor || ' ' || e.action from audit.log as e
            where e.subject = '\(subject)' and e.chain = '\(chain)' order by e.entry_id
            """
        )
    }
}
