import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// An accused who is added or corrected after the report was accepted, while somebody handles it.
@Suite struct CorrectAccusedTests {
    private static func person(_ name: String, _ unit: String, _ post: String, _ desk: Desk) -> AccusedDraft {
        var draft = AccusedDraft(name: name, unit: unit, post: post)
        draft.standing = desk.context.directory.standing(of: draft, seenFrom: desk.office.county)
        return draft
    }

    /// Works in the first supervision room of the very organ that handles it.
    private static func colleague(_ desk: Desk) -> AccusedDraft {
        person("哨兵同事", "大冶市纪委监委", "第一监督检查室干部", desk)
    }

    private static func seen(_ report: Report.ID, as caller: Caller, _ desk: Desk) async throws -> [SeenBefore] {
        try await desk.office.store.transaction(as: caller) { try $0.seenBefore(report) }
    }

    @Test func `HS-26 a colleague added later takes it from the whole organ at once, and who had seen it is on record`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            _ = try await OpenClue(desk.context)(clue, as: desk.holder)
            _ = try await OpenReport(desk.context)(receipt.id, as: desk.lead)
            desk.office.clock.advance(seconds: 60)
            let outcome = try await CorrectAccused(desk.context)(
                receipt.id, added: [Self.colleague(desk)], as: desk.holder)
            #expect(outcome == .outOfSight)
            for person in desk.everybody(in: desk.office.county) {
                await #expect(throws: OperationError.notFound) {
                    try await OpenReport(desk.context)(receipt.id, as: person)
                }
                await #expect(throws: OperationError.notFound) { try await OpenClue(desk.context)(clue, as: person) }
                let counts = try await Lists(desk.context).counts(as: person)
                #expect(counts.isEmpty)
                let told = try await Self.seen(receipt.id, as: .staff(person), desk)
                #expect(told.isEmpty, "nobody is told that they were noted")
            }
            let clues = try await desk.texts(
                "select organ_id || ' ' || clue_series || ' ' || state from casework.clue order by routed_at, state desc"
            )
            #expect(clues == ["O420281 clue returned", "O420200 cadre_clue routed"])
            let seen = try await Self.seen(receipt.id, as: desk.office.cityDeputy, desk)
            #expect(Set(seen.map(\.staff)).isSuperset(of: [desk.holder.staff, desk.lead.staff, desk.clerk.staff]))
            #expect(seen.allSatisfy { $0.ground == .organ && $0.times > 0 && $0.firstSeenAt <= $0.lastSeenAt })
            let cadreRoom = desk.office.cityMember(of: Room.ID("O420200-GJ"))
            #expect(try await Self.seen(receipt.id, as: cadreRoom, desk).count == seen.count)
            let otherRoom = desk.office.cityMember(of: Room.ID("O420200-J1"))
            #expect(try await Self.seen(receipt.id, as: otherRoom, desk).isEmpty)
        }
    }

    @Test func `HS-26 the holder who turns out to be accused in the city loses the clue and reads it no more`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            var accused = Self.colleague(desk)
            accused.name = try #require(desk.context.directory[desk.holder.staff]).name
            _ = try await CorrectAccused(desk.context)(receipt.id, added: [accused], as: desk.clerk)
            await #expect(throws: OperationError.notFound) { try await OpenClue(desk.context)(clue, as: desk.holder) }
            let seen = try await Self.seen(receipt.id, as: desk.office.cityDeputy, desk)
            #expect(seen.first { $0.staff == desk.holder.staff }?.ground == .staff)
        }
    }

    @Test func `an ordinary accused more leaves it with its room, which is asked by nobody`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let added = Self.person("哨兵村干部", "保安镇", "副镇长", desk)
            let outcome = try await CorrectAccused(desk.context)(receipt.id, added: [added], as: desk.holder)
            #expect(outcome == .stays)
            let opened = try await OpenClue(desk.context)(clue, as: desk.holder)
            #expect(opened.record.clue.state.claim?.holder == desk.holder.staff)
            #expect(opened.content?.accused.map(\.name) == [Planted.accused, "哨兵村干部"])
            #expect(try await desk.texts("select staff_id from casework.seen_before").isEmpty)
            let history = try await OpenReport(desk.context)(receipt.id, as: desk.lead).events.map(\.kind)
            #expect(history.suffix(2) == ["accused_corrected", "walls_raised"])
        }
    }

    @Test func `JB-15 somebody managed above added later sends it up sealed, its content destroyed`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let added = Self.person("哨兵市管干部", "黄石市教育局", "局长", desk)
            let outcome = try await CorrectAccused(desk.context)(receipt.id, added: [added], as: desk.clerk)
            #expect(outcome == .sealingAsked)
            try await DecideSealing(desk.context).seal(receipt.id, as: desk.lead)
            let opened = try await OpenReport(desk.context)(receipt.id, as: desk.lead)
            #expect(opened.record.report.state == .sealedUp && opened.content == nil)
            #expect(opened.clocks.allSatisfy { $0.stoppedOn != nil })
            await #expect(throws: OperationError.notFound) { try await OpenClue(desk.context)(clue, as: desk.holder) }
            let lines = try await Lists(desk.context).sealedLines(as: desk.lead).map { $0 }
            #expect(lines.map(\.ground) == [.upperLevel])
            #expect(try await desk.texts("select state from casework.clue") == ["returned"])
            let kept = try await desk.texts(
                "select rule || coalesce(encode(sealed, 'hex'), '') from casework.route_decision")
            #expect(Set(kept) == ["sealed_up"], "of what goes up sealed no reason stays")
            #expect(try await desk.texts("select subject_id::text from queue.ready").isEmpty)
        }
    }

    @Test func `JB-15 the own head added later goes past the head, who sees not even the line`() async throws {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.claimed()
            let added = Self.person("", "大冶市纪委监委", "大冶市纪委书记", desk)
            let outcome = try await CorrectAccused(desk.context)(receipt.id, added: [added], as: desk.clerk)
            #expect(outcome == .sealingAsked)
            try await DecideSealing(desk.context).seal(receipt.id, as: desk.lead)
            #expect(try await Lists(desk.context).sealedLines(as: desk.head).isEmpty)
            #expect(try await Lists(desk.context).sealedLines(as: desk.lead).map(\.ground) == [.ownHead])
            #expect(try await Self.seen(receipt.id, as: desk.office.head, desk).isEmpty)
        }
    }

    @Test func `JB-48 sealing is never lost: the organ stays out when the accused turns out to be somebody else`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.routed(.roomMember)
            let city = try #require(desk.office.cityLead.staff)
            var standing = AccusedStanding()
            standing.level = .county
            standing.managedAt = .county
            standing.managingOrgan = desk.office.county
            let outcome = try await CorrectAccused(desk.context)(receipt.id, standings: [0: standing], as: city)
            #expect(outcome == .stays)
            for person in desk.everybody(in: desk.office.county) {
                await #expect(throws: OperationError.notFound) {
                    try await OpenReport(desk.context)(receipt.id, as: person)
                }
            }
            let routes = try await OpenRoute(desk.context)(receipt.id, as: city).routes
            #expect(routes.map(\.rule) == ["impartial_above", "discipline_staff"])
        }
    }

    @Test func `HS-26 a finished clue is closed to the organ too, and the matter goes on above`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.concluded()
            _ = try await CorrectAccused(desk.context)(receipt.id, added: [Self.colleague(desk)], as: desk.clerk)
            for person in [desk.holder, desk.head, desk.lead] {
                await #expect(throws: OperationError.notFound) { try await OpenClue(desk.context)(clue, as: person) }
            }
            let clues = try await desk.texts("select organ_id || ' ' || state from casework.clue order by state")
            #expect(clues == ["O420281 concluded", "O420200 routed"])
        }
    }

    @Test func `HS-26 what stays in its room and is taken up after a correction gets its measure, once`() async throws {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.routed(.villageCadre, .micro)
            let before = try await desk.texts("select count(*)::text from casework.jurisdiction_measure")
            _ = try await CorrectAccused(desk.context)(receipt.id, looksUpPosts: true, as: desk.clerk)
            #expect(try await desk.texts("select count(*)::text from casework.jurisdiction_measure") == before)
            #expect(before == ["1"], "it was taken up when it was routed")
        }
    }

    @Test func `JC-17 accused of two organs go to the level above, whose room is told why`() async throws {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.claimed()
            let added = AccusedDraft(
                name: "哨兵邻县干部",
                standing: AccusedStanding(level: .county, managedAt: .county, managingOrgan: desk.office.neighbour))
            _ = try await CorrectAccused(desk.context)(receipt.id, added: [added], as: desk.clerk)
            let city = try #require(desk.office.cityLead.staff)
            let latest = try #require(try await OpenRoute(desk.context)(receipt.id, as: city).routes.first)
            #expect(latest.rule == "common_superior")
        }
    }

    @Test func `who neither has the report nor handles it cannot correct it, and an empty form is given back`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.claimed()
            let added = Self.colleague(desk)
            let strangers = [
                desk.member("O420281-J2", 0), desk.member("O420281-J1"), desk.supervisor, desk.head, desk.cityLead,
            ]
            for person in strangers where person != desk.holder {
                await #expect(throws: OperationError.notFound) {
                    try await CorrectAccused(desk.context)(receipt.id, added: [added], as: person)
                }
            }
            await desk.expectFault("accused") {
                _ = try await CorrectAccused(desk.context)(receipt.id, as: desk.clerk)
            }
            let waiting = try await desk.register(.villageCadre)
            await #expect(throws: OperationError.stale) {
                try await CorrectAccused(desk.context)(waiting.id, added: [added], as: desk.clerk)
            }
        }
    }
}

/// Facts of an accused that only a person knows: dated posts, Party roles, shared management.
@Suite struct AccusedFactTests {
    @Test func `HS-26 whoever was discipline staff when it was done is escalated, whatever the post now`() async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            let content = try await OpenReport(desk.context)(receipt.id, as: desk.clerk).content
            let person = try #require(content?.accused.first)
            let standing = desk.context.directory.standing(
                of: person, placed: AccusedPlacement(formerOrgan: desk.office.township), seenFrom: desk.office.county)
            _ = try await ProposeTriage(desk.context)(
                receipt.id, .accusation, standings: [0: try #require(standing)], as: desk.clerk)
            let route = try #require(try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead).route)
            #expect(route.rule == .disciplineStaff)
            #expect(route.barredOrgans == [desk.office.township])
            #expect(route.outcome.destination?.room == Room.ID("O420281-GJ"))
        }
    }

    @Test func `ZJ-33 to check the head of a township's Party committee, the Party secretary must have approved`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed(.letter(unit: "保安镇", post: "党委书记"))
            let handle = HandleClue(desk.context)
            try await handle.propose(
                clue, .check(.preliminaryVerification), studiedOn: desk.today, as: desk.holder)
            await #expect(throws: OperationError.self) { try await handle.approvePlan(clue, as: desk.head) }
            try await handle.approvePlan(clue, secretaryApprovedOn: desk.today, as: desk.head)
        }
    }

    @Test func `JB-15 the township's Party committee as a body is the county's, and the county's own is the city's`()
        async throws
    {
        try await Desk.open { desk in
            let directory = desk.context.directory
            let town = directory.standing(
                of: AccusedDraft(name: "", unit: "保安镇党委"), seenFrom: desk.office.county)
            #expect(town.partyRole == .body && town.managingOrgan == desk.office.county)
            let own = directory.standing(of: AccusedDraft(name: "", unit: "大冶市委"), seenFrom: desk.office.county)
            #expect(own.partyRole == .body)
            #expect(own.managedAt.map { $0 > .county } == true)
        }
    }

    @Test func `DW-dual a shared cadre is routed here once the department has agreed`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.letter(unit: "大冶市教育局", post: "局长"))
            let person = try #require(
                try await OpenReport(desk.context)(receipt.id, as: desk.clerk).content?.accused.first)
            func propose(_ placement: AccusedPlacement) async throws {
                let standing = desk.context.directory.standing(
                    of: person, placed: placement, seenFrom: desk.office.county)
                _ = try await ProposeTriage(desk.context)(
                    receipt.id, .accusation, standings: [0: try #require(standing)], as: desk.clerk)
            }
            try await propose(AccusedPlacement(dual: .open))
            let refused = await #expect(throws: OperationError.self) {
                try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            }
            guard case .refused = refused else {
                Issue.record("the department is asked first")
                return
            }
            try await SendBackTriage(desk.context)(receipt.id, as: desk.lead)
            try await propose(AccusedPlacement(dual: .here, negotiatedOn: desk.today))
            let outcome = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            #expect(outcome.route?.rule == .dualManagement && outcome.clue != nil)
        }
    }

    @Test func `DW-research the days for finding out run from the proposal, and end with the decision`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.letter(unit: "某个单位", post: "干部"))
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            #expect(try await desk.clocks(of: receipt.id.rawValue).contains { $0.hasPrefix("RESEARCH") })
            try await SendBackTriage(desk.context)(receipt.id, as: desk.lead)
            _ = try await ProposeTriage(desk.context)(receipt.id, .of(.outOfScope, .otherOrgan), as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            let running = try await desk.clocks(of: receipt.id.rawValue).filter { $0.hasPrefix("RESEARCH") }
            #expect(running.count == 1 && running.allSatisfy { !$0.hasSuffix("runs") })
        }
    }
}

/// XF-25 and DW-19: what cannot wait, and what must not stay.
@Suite struct AlertTests {
    private static var gathering: TriageOpinion {
        var opinion = TriageOpinion.accusation
        opinion.riskFlags = [.collective]
        return opinion
    }

    @Test func `XF-25 the heads here and one level up are told of a gathering at once, and say that they read`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            _ = try await ProposeTriage(desk.context)(receipt.id, Self.gathering, as: desk.clerk)
            let alerts = Alerts(desk.context)
            let cityHead = try #require(desk.office.cityHead.staff)
            for person in [desk.head, desk.deputy, desk.lead, cityHead] {
                #expect(try await alerts.list(as: person).map(\.report) == [receipt.id])
            }
            #expect(try await alerts.list(as: cityHead).first?.number == nil, "the city does not see the report")
            let neighbour = try #require(desk.office.first(.head, in: desk.office.neighbour).staff)
            for person in [desk.clerk, desk.holder, neighbour] {
                #expect(try await alerts.list(as: person).isEmpty)
            }
            try await alerts.markRead(receipt.id, as: cityHead)
            #expect(try await alerts.list(as: cityHead).first?.readBy == cityHead.staff)
            #expect(try await alerts.list(as: desk.head).first?.readAt == nil, "each organ reads for itself")
            await #expect(throws: OperationError.notFound) { try await alerts.markRead(receipt.id, as: neighbour) }
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            #expect(try await alerts.list(as: desk.head).count == 1, "nobody is told twice")
        }
    }

    @Test func `HS-26 no alert reaches an organ that must not know, nor stays with one that must not know any more`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.register(.roomMember)
            _ = try await ProposeTriage(desk.context)(receipt.id, Self.gathering, as: desk.clerk)
            let alerts = Alerts(desk.context)
            #expect(try await alerts.list(as: desk.head).isEmpty)
            #expect(try await alerts.list(as: try #require(desk.office.cityHead.staff)).count == 1)
            let later = try await desk.routed(.townshipCadre, Self.gathering)
            #expect(try await alerts.list(as: desk.head).count == 1)
            var colleague = AccusedDraft(name: "哨兵同事", unit: "大冶市纪委监委", post: "第一监督检查室干部")
            colleague.standing = desk.context.directory.standing(of: colleague, seenFrom: desk.office.county)
            _ = try await CorrectAccused(desk.context)(later.receipt.id, added: [colleague], as: desk.clerk)
            #expect(try await alerts.list(as: desk.head).isEmpty)
        }
    }

    @Test func `DW-19 two persons find state secrets: the content is destroyed, number and dates stay`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            var opinion = TriageOpinion.accusation
            opinion.holdsStateSecrets = true
            let decision = try await ProposeTriage(desk.context)(receipt.id, opinion, as: desk.clerk)
            #expect(decision.verdict == .refused)
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            let opened = try await OpenReport(desk.context)(receipt.id, as: desk.lead)
            #expect(opened.content == nil && opened.record.report.state == .sealedUp)
            #expect(opened.events.last?.kind == "state_secrets_removed")
            #expect(try await Lists(desk.context).sealedLines(as: desk.lead).isEmpty, "it does not go up by level")
            let keys = try await desk.texts("select wrapped::text from casework.item_key")
            #expect(keys == ["∅"])
        }
    }
}

/// Why a matter went where it went, as it was decided.
@Suite struct OpenRouteTests {
    @Test func `the stored decision tells facts, rules passed over and the clause to whoever reads the report`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.routed()
            let member = desk.holder
            let before = try #require(try await OpenRoute(desk.context)(clue, as: member).routes.first)
            #expect(before.rule == "own_level" && before.clue == clue)
            #expect(before.reasons == nil, "no words before the claim")
            try await HandleClue(desk.context).claim(clue, as: member)
            let route = try #require(try await OpenRoute(desk.context)(clue, as: member).routes.first)
            let reasons = try #require(route.reasons)
            #expect(reasons.policy == "JB-14")
            #expect(reasons.passedOver.map(\.rule).prefix(2) == ["own_head", "upper_level"])
            #expect(reasons.facts.count >= 2)
            #expect(!reasons.deciding.zh.isEmpty && !reasons.deciding.en.isEmpty)
            for caller in [desk.member("O420281-J1"), desk.cityLead] {
                await #expect(throws: OperationError.notFound) { try await OpenRoute(desk.context)(clue, as: caller) }
                await #expect(throws: OperationError.notFound) {
                    try await OpenRoute(desk.context)(receipt.id, as: caller)
                }
            }
        }
    }

    @Test func `HS-26 what is out of sight tells no reason ahead`() async throws {
        try await Desk.open { desk in
            let ours = try await desk.register(.townshipCadre)
            _ = try await ProposeTriage(desk.context)(ours.id, .accusation, as: desk.clerk)
            #expect(try await OpenReport(desk.context)(ours.id, as: desk.lead).reasons?.policy == "JB-14")
            let theirs = try await desk.register(.roomMember)
            _ = try await ProposeTriage(desk.context)(theirs.id, .accusation, as: desk.clerk)
            let opened = try await OpenReport(desk.context)(theirs.id, as: desk.lead)
            #expect(opened.preview == .outOfSight && opened.reasons == nil)
        }
    }
}
