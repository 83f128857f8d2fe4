import Testing

@testable import Casework

/// Every state of a report against every event: what is not listed as legal must throw and change nothing.
@Suite("Report: every state × every event")
struct ReportStateTests {
    static let proposer = Staff.ID("S1")
    static let confirmer = Staff.ID("S2")
    static let own = Report.ID("r")
    static let original = Report.ID("r0")

    static let outcomes: [(DeclineReason, DeclineAction)] = DeclineReason.allCases.flatMap { reason in
        DeclineAction.allCases.map { (reason, $0) }
    }

    static let states: [Report.State] =
        [.quarantined, .registered, .triageProposed(by: proposer), .accepted, .retained(repeatOf: original)]
        + [.sealedUp, .split] + outcomes.map { .declined($0.0, $0.1) } + VoidReason.allCases.map(Report.State.voided)

    static let events: [Report.Event] =
        [.register, .proposeTriage(by: proposer), .sendBackTriage, .retriage, .sealUp]
        + [proposer, confirmer].flatMap { person in
            [.accept(by: person), .retain(repeatOf: original, by: person), .retain(repeatOf: own, by: person)]
                + outcomes.map { .decline($0.0, $0.1, by: person) }
        }
        + ReporterSignature.allCases.map(Report.Event.verifySignature) + ofTwo

    /// What a second person decides about a proposal that stands beside the report.
    static let ofTwo: [Report.Event] = [proposer, confirmer].flatMap { person in
        VoidReason.allCases.map { Report.Event.void($0, proposedBy: proposer, by: person) }
            + [Report.Event.split(proposedBy: proposer, by: person)]
    }

    /// DW-void: two persons, and before anybody decided.
    static let voided: [(Report.Event, Report.State)] = VoidReason.allCases.map { reason in
        (.void(reason, proposedBy: proposer, by: confirmer), .voided(reason))
    }

    static func legal(_ state: Report.State) -> [(Report.Event, Report.State)] {
        switch state {
        case .quarantined: [(.register, .registered), (.sealUp, .sealedUp)]
        case .registered:
            [(.proposeTriage(by: proposer), .triageProposed(by: proposer)), (.sealUp, .sealedUp)] + voided
                + [(.split(proposedBy: proposer, by: confirmer), .split)]
        case .triageProposed:
            [(.sendBackTriage, .registered), (.accept(by: confirmer), .accepted), (.sealUp, .sealedUp)]
                + [(.retain(repeatOf: original, by: confirmer), .retained(repeatOf: original))]
                + outcomes.map { (.decline($0.0, $0.1, by: confirmer), .declined($0.0, $0.1)) } + voided
        case .accepted: [(.retriage, .registered), (.sealUp, .sealedUp)]
        case .declined, .retained: [(.retriage, .registered), (.sealUp, .sealedUp)]
        case .sealedUp, .voided, .split: []
        }
    }

    static func report(_ state: Report.State, _ signature: ReporterSignature) -> Report {
        Report(
            id: own, receiver: Organ.ID("O1"), channel: .letter, receivedOn: .epoch, signature: signature, state: state)
    }

    @Test(arguments: states)
    func `JB-15 an office seals up whatever can go up, but what a room may have`(_ state: Report.State) {
        let canGoUp = Self.legal(state).contains { $0.0 == .sealUp }
        #expect(state.canBeSealed == (canGoUp && state != .accepted))
    }

    @Test(arguments: states, ReporterSignature.allCases)
    func `only the listed moves are legal`(state: Report.State, signature: ReporterSignature) {
        for event in Self.events {
            let before = Self.report(state, signature)
            var after = before
            let next = Self.legal(state).first { $0.0 == event }?.1
            let verified = Self.verified(event, signature, state)
            if next == nil, verified == nil {
                #expect(throws: Report.IllegalMove.self) { try after.apply(event) }
                #expect(after == before)
            } else {
                #expect(throws: Never.self) { try after.apply(event) }
                #expect(after.state == next ?? state)
                #expect(after.signature == verified ?? signature)
            }
        }
    }

    /// JB-24, JB-30: a claimed real name is verified while its office has it in hand, and the claim itself is no result;
    /// who could not be verified can still confirm.
    private static func verified(
        _ event: Report.Event, _ signature: ReporterSignature, _ state: Report.State
    ) -> ReporterSignature? {
        guard [.registered, .triageProposed(by: proposer), .accepted].contains(state) else { return nil }
        guard case .verifySignature(let result) = event else { return nil }
        return switch signature {
        case .realNameClaimed: result == .realNameClaimed ? nil : result
        case .unverifiable: result == .realNameVerified ? result : nil
        case .anonymous, .realNameVerified: nil
        }
    }

    @Test func `who proposed the triage does not confirm it, and the error says so`() {
        let state = Report.State.triageProposed(by: Self.proposer)
        let events: [Report.Event] = [
            .accept(by: Self.proposer), .retain(repeatOf: Self.original, by: Self.proposer),
            .decline(.noSubstance, .retain, by: Self.proposer),
        ]
        for event in events {
            var report = Self.report(state, .anonymous)
            #expect(throws: Report.IllegalMove(from: state, event: event, fourEyes: true)) { try report.apply(event) }
        }
    }

    @Test func `a report is no repeat of itself`() {
        var report = Self.report(.triageProposed(by: Self.proposer), .anonymous)
        let error = #expect(throws: Report.IllegalMove.self) {
            try report.apply(.retain(repeatOf: Self.own, by: Self.confirmer))
        }
        #expect(error?.fourEyes == false)
    }
}

@Suite("Vocabulary")
struct VocabularyTests {
    @Test func `levels are ordered and the province is the top`() {
        #expect(Level.allCases == Level.allCases.sorted())
        #expect(Level.village.superior == .township)
        #expect(Level.province.superior == .province)
    }

    @Test func `urgent comes before low`() { #expect(Priority.urgent < .high && Priority.normal < .low) }

    @Test func `only staff have a person behind the call`() {
        let staff = StaffCaller(staff: Staff.ID("S1"), organ: Organ.ID("O1"), room: nil, roles: [.head])
        #expect(Caller.staff(staff).staff == staff)
        #expect(Caller.system.staff == nil)
        #expect(Caller.publicVisitor.staff == nil)
    }

    @Test(arguments: ReporterSignature.allCases)
    func `JB-24 what asking can still find: of a claim everything, of an unverifiable name that it is real`(
        signature: ReporterSignature
    ) {
        let open: [Triage.Verification] =
            switch signature {
            case .realNameClaimed: Triage.Verification.allCases
            case .unverifiable: [.confirmed]
            case .anonymous, .realNameVerified: []
            }
        for found in Triage.Verification.allCases {
            let claim = Triage.ReporterClaim(givesName: true, givesContact: true, verification: found)
            #expect(signature.canBecome(Triage.signature(of: claim).value) == open.contains(found))
        }
    }

    @Test(arguments: ReporterSignature.allCases)
    func `JB-30 notices are owed to real names only`(signature: ReporterSignature) {
        #expect(signature.isRealName == (signature == .realNameClaimed || signature == .realNameVerified))
    }
}
