import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

@Suite struct ReportRoundTripTests {
    @Test func `what was handed in reads back, words, accused and all`() async throws {
        try await TestDatabase.withOffice { office in
            let draft = office.draft()
            let id = try await office.plantReport(in: office.county, as: office.clerk, draft)
            let (record, content) = try await office.store.transaction(as: office.lead) { transaction in
                (try transaction.report(id), try transaction.content(of: id))
            }
            #expect(record.report.state == .registered)
            #expect(record.report.channel == draft.channel)
            #expect(record.report.receivedOn == office.clock.today)
            #expect(record.report.signature == .realNameClaimed)
            #expect(record.number == ReportNumber(year: 2026, number: 1))
            #expect(record.receivedAt == office.clock.now)
            #expect(record.holder == office.county)
            #expect(record.version == 1)
            #expect(content.text == draft.text && content.summary == draft.summary && content.place == draft.place)
            #expect(content.accused == draft.accused)
        }
    }

    /// Every state, with events that lead there from a numbered report.
    private static func path(to state: Report.State, original: Report.ID) -> [Report.Event] {
        let proposed = Report.Event.proposeTriage(by: Staff.ID("S1357"))
        let confirmer = Staff.ID("S1356")
        return switch state {
        case .registered: [proposed, .sendBackTriage]
        case .triageProposed: [proposed]
        case .accepted: [proposed, .accept(by: confirmer)]
        case .declined(let reason, let action): [proposed, .decline(reason, action, by: confirmer)]
        case .retained: [proposed, .retain(repeatOf: original, by: confirmer)]
        // Nothing is void without its voiding; the tests of the operations read it back.
        case .quarantined, .sealedUp, .voided, .split: []
        }
    }

    /// What somebody proposes who lets a report come into a state.
    private static func opinion(for state: Report.State, original: Report.ID) -> TriageOpinion {
        var opinion = TriageOpinion(
            author: Staff.ID("S1357"), kind: .accusation, microCorruption: false, priority: .normal, riskFlags: [])
        switch state {
        case .declined(.noSubstance, _): opinion.kind = .noSubstance
        case .declined(.otherOrgan, _): (opinion.kind, opinion.elsewhere) = (.outOfScope, .otherOrgan)
        case .declined(.legalRemedy, _): (opinion.kind, opinion.elsewhere) = (.outOfScope, .legalRemedy)
        case .retained: opinion.repeatOf = original
        case .registered, .triageProposed, .accepted, .quarantined, .sealedUp, .voided, .split: break
        }
        return opinion
    }

    @Test func `every state of a report reads back as it was written`() async throws {
        try await TestDatabase.withOffice { office in
            let original = try await office.plantReport(in: office.county)
            let states: [Report.State] = [
                .registered, .triageProposed(by: Staff.ID("S1357")), .accepted, .retained(repeatOf: original),
                .declined(.noSubstance, .retain), .declined(.otherOrgan, .transferOut),
                .declined(.legalRemedy, .transferOut),
            ]
            for state in states {
                let id = try await office.plantReport(in: office.county)
                let opinion = Self.opinion(for: state, original: original)
                // JB-17: each in the name of who proposes, and of who decides.
                for event in Self.path(to: state, original: original) {
                    let isProposal = if case .proposeTriage = event { true } else { false }
                    try await office.store.transaction(as: isProposal ? office.clerk : office.lead) { transaction in
                        var record = try transaction.lockReport(id)
                        try record.report.apply(event)
                        record.kind = opinion.kind
                        record.version += 1
                        if isProposal { try transaction.insert(opinion, on: id) }
                        try transaction.save(record)
                    }
                }
                let read = try await office.store.transaction(as: .system, on: .worker) { try $0.report(id) }
                #expect(read.report.state == state)
            }
        }
    }

    @Test func `a public hand-in waits in quarantine until it gets a number`() async throws {
        try await TestDatabase.withOffice { office in
            let store = office.store
            let id = try await store.transaction(as: .publicVisitor) { transaction in
                let report = try store.seal(
                    office.draft(), for: office.county, number: nil, source: .publicPage, key: .form("n"),
                    queryCode: nil
                )
                try transaction.insert([report])
                return report.id
            }
            let numbered = try await store.transaction(as: .system, on: .worker) { transaction in
                let before = try transaction.lockReport(id)
                #expect(before.report.state == .quarantined && before.number == nil)
                try transaction.number(id, as: ReportNumber(year: 2026, number: 7), version: before.version + 1)
                return try transaction.report(id)
            }
            #expect(numbered.report.state == .registered)
            #expect(numbered.number == ReportNumber(year: 2026, number: 7))
        }
    }

    @Test func `who saves what somebody else has changed is told so`() async throws {
        try await TestDatabase.withOffice { office in
            let id = try await office.plantReport(in: office.county)
            await #expect(throws: StoreError.stale) {
                try await office.store.transaction(as: .system, on: .worker) { transaction in
                    var record = try transaction.lockReport(id)
                    record.priority = .high
                    record.version += 1
                    try transaction.save(record)
                    try transaction.save(record)
                }
            }
            let record = try await office.store.transaction(as: .system, on: .worker) { try $0.report(id) }
            #expect(record.priority == .normal, "the whole transaction went back")
        }
    }

    @Test func `the same hand-in twice, and the same number twice, are refused by name`() async throws {
        try await TestDatabase.withOffice { office in
            try await office.plantReport(in: office.county, key: .form("once"))
            let twice = await TestDatabase.refusedRule {
                try await office.plantReport(in: office.county, key: .form("once"))
            }
            #expect(twice == "report_source_is_new")
            let store = office.store
            let number = await TestDatabase.refusedRule {
                try await store.transaction(as: .system, on: .worker) { transaction in
                    let report = try store.seal(
                        office.draft(), for: office.county, number: ReportNumber(year: 2026, number: 1), source: .desk,
                        key: .form("other"), queryCode: nil
                    )
                    try transaction.insert([report])
                }
            }
            #expect(number == "report_number_is_new")
            try await office.plantReport(in: office.city, key: .form("once"))
        }
    }

    @Test func `a batch knows which of its rows came in before`() async throws {
        try await TestDatabase.withOffice { office in
            let first = SourceKey.register(year: 2025, number: "3")
            let second = SourceKey.register(year: 2025, number: "4")
            try await office.plantReport(in: office.county, key: first)
            let known = try await office.store.transaction(as: office.clerk) { transaction in
                try transaction.known([first, second], of: office.county)
            }
            #expect(known == [first])
        }
    }

    @Test func `a batch of the largest size is written in one transaction`() async throws {
        try await TestDatabase.withOffice { office in
            let store = office.store
            let drafts = try (1...StoreLimits.importBatch).map { number in
                try store.seal(
                    office.draft(name: number.isMultiple(of: 2) ? "" : "某人"), for: office.county,
                    number: ReportNumber(year: 2025, number: number), source: .importFile, key: .form("b\(number)"),
                    queryCode: nil, importFlags: ["late"], riskFlags: ["sensitive"]
                )
            }
            try await store.transaction(as: office.clerk) { transaction in
                try transaction.insert(drafts)
                try transaction.raiseNumber(.report, of: office.county, year: 2025, to: StoreLimits.importBatch)
            }
            let (counts, next, record) = try await store.transaction(as: office.lead) { transaction in
                (
                    try transaction.reportCounts(), try transaction.nextNumber(.report, of: office.county, year: 2025),
                    try transaction.report(drafts[0].id)
                )
            }
            #expect(counts.awaitingTriage == StoreLimits.importBatch)
            #expect(next == StoreLimits.importBatch + 1)
            #expect(record.importFlags == ["late"] && record.riskFlags == ["sensitive"])
        }
    }

    @Test func `a triage opinion keeps its findings sealed and reads back`() async throws {
        try await TestDatabase.withOffice { office in
            let id = try await office.plantReport(in: office.county)
            let opinion = TriageOpinion(
                author: nil, kind: .accusation, microCorruption: true, priority: .high,
                riskFlags: [.violence, .selfHarm], bringsNewFacts: true,
                gravity: Route.Gravity(
                    largestSchemeYuan: 5_000_000_000, organisedCrime: true, deathOrSeriousInjury: true, signatories: 12
                ),
                findings: [
                    TriageFinding(Bilingual("文中提到村干部", "mentions a village cadre"), evidence: ["村会计", "2"]),
                    TriageFinding(Bilingual("说明", "remark")),
                ]
            )
            try await office.store.transaction(as: .system, on: .worker) { try $0.insert(opinion, on: id) }
            let read = try await office.store.transaction(as: office.clerk) { try $0.latestOpinion(on: id) }
            #expect(read?.findings == opinion.findings)
            #expect(read?.priority == .high && read?.microCorruption == true)
            #expect(read?.riskFlags == opinion.riskFlags && read?.gravity == opinion.gravity)
            #expect(read?.bringsNewFacts == true && read?.repeatOf == nil && read?.author == nil)
        }
    }

    @Test func `an earlier report on the same person is found, also by another reporter`() async throws {
        try await TestDatabase.withOffice { office in
            let first = try await office.plantReport(in: office.county, office.draft(name: "甲"))
            office.clock.advance(days: 1)
            let second = try await office.plantReport(in: office.county, office.draft(name: "乙"))
            let other = office.draft(accused: "钱别人", text: "沙场老板送给局长两箱酒，换来采砂许可")
            let third = try await office.plantReport(in: office.county, other)
            let (ofSecond, ofThird) = try await office.store.transaction(as: office.clerk) { transaction in
                (
                    try transaction.repeatCandidates(of: second).map(\.report),
                    try transaction.repeatCandidates(of: third).map(\.report)
                )
            }
            #expect(ofSecond == [first])
            #expect(ofThird.isEmpty)
        }
    }
}
