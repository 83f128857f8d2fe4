import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

// Table (a), rows 1 to 10: from the receipt to the room.

extension Transition {
    static let atTheDesk = receiving + triaging + moving

    private static let confirm: @Sendable (Desk, Item, StaffCaller) async throws -> Void = { desk, item, caller in
        _ = try await ConfirmTriage(desk.context)(item.report, as: caller)
    }

    private static func state(_ desk: Desk, _ report: Report.ID) async throws -> [String] {
        try await desk.texts(
            """
            select concat_ws(' ', r.state, r.decline_reason, r.decline_action)
            from casework.report as r
            where r.report_id = '\(report.rawValue)'
            """)
    }

    private static func places(_ desk: Desk) async throws -> [String] {
        try await desk.texts("select concat_ws(' ', c.organ_id, c.room_id, c.rule) from casework.clue as c")
    }

    // MARK: - 1, 2, 4, 5

    private static let receiving: [Transition] = [
        Transition(
            number: "1", name: "JB-10 – → RECEIVED: a registrar, each at the own desk",
            may: [.clerk, .secondClerk, .lead, .cityLead],
            scene: { _ in Item() },
            fire: { desk, _, caller in
                _ = try await RegisterReport(desk.context)(
                    .townshipCadre, form: "row-1", isFreeOfStateSecrets: true, as: caller)
            },
            holds: { desk, _ in
                let hex = Array(Planted.accused.utf8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
                let kept = try await desk.texts("select t::text from casework.report_text as t")
                let accused = try await desk.texts("select a::text from casework.accused as a")
                let clocks = try await desk.texts("select distinct k.started_on::text from casework.clock as k")
                return kept.count == 1 && (kept + accused).allSatisfy { !$0.contains(hex) && !$0.contains("哨兵") }
                    && clocks == ["2026-03-02"]
            },
            guards: [
                Guard("a day of receipt") { desk in
                    try await desk.refuses("the day lies ahead") {
                        _ = try await desk.register(
                            .letter(unit: "保安镇", post: "副镇长", on: desk.today.adding(days: 1)), form: "g")
                    }
                },
                Guard("no state secret") { desk in
                    try await desk.refuses("the box is not ticked") {
                        _ = try await desk.register(.townshipCadre, form: "g", isFreeOfStateSecrets: false)
                    }
                },
            ]),
        Transition(
            number: "2", name: "JB-14 RECEIVED → REGISTERED: what the public handed in gets its number",
            may: [.lead],
            scene: { desk in Item(report: try await desk.handIn().id) },
            fire: { desk, item, caller in _ = try await AdmitPublicReport(desk.context)(item.report, as: caller) },
            holds: { desk, item in
                let names = try await desk.snapshot().rows("vault.identity")
                let numbers = try await desk.texts("select r.register_number::text from casework.report as r")
                return names == 1 && numbers == ["1"]
            },
            guards: [
                Guard("it has no number yet") { desk in
                    let (id, _) = try await desk.handIn()
                    _ = try await AdmitPublicReport(desk.context)(id, as: desk.lead)
                    try await desk.refuses("it is registered") {
                        _ = try await AdmitPublicReport(desk.context)(id, as: desk.lead)
                    }
                }
            ]),
        Transition(
            number: "4",
            name: "JB-15 → SEALED_UP: a registrar asks, the head of the petition office seals, no word stays",
            may: [.lead],
            scene: { desk in
                let (id, _) = try await desk.handIn()
                try await desk.bring(id, to: "registered")
                try await AskSealing(desk.context)(id, .ownHead, as: desk.clerk)
                return Item(report: id)
            },
            fire: { desk, item, caller in try await DecideSealing(desk.context).seal(item.report, as: caller) },
            holds: { desk, _ in
                let keys = try await desk.texts("select k.wrapped::text from casework.item_key as k")
                let lists = Lists(desk.context)
                let due = try await lists.sealedLines(as: desk.lead).map(\.dueOn)
                let head = try await lists.sealedLines(as: desk.head)
                return keys == ["∅"] && due == [.day(2026, 3, 9)] && head.isEmpty
            },
            guards: [
                Guard("it is not sealed yet") { desk in
                    let (id, _) = try await desk.handIn()
                    try await desk.sealUp(id, .upperLevel)
                    let heads = try await Lists(desk.context).sealedLines(as: desk.head)
                    #expect(heads.count == 1, "the head is told of what goes up by level")
                    try await desk.refuses("nothing is left to seal") {
                        try await desk.sealUp(id, .upperLevel)
                    }
                }
            ]),
        Transition(
            number: "5", name: "JB-15 → REPORTED_UP: the petition office, with day and carrier",
            may: [.clerk, .secondClerk, .lead],
            scene: { desk in Item(other: try await sealed(desk).rawValue) },
            fire: { desk, item, caller in
                try await ReportSealedUp(desk.context)(
                    SealedLine.ID(item.other), .courier, on: desk.today, as: caller)
            },
            holds: { desk, _ in
                let line = try #require(try await Lists(desk.context).sealedLines(as: desk.lead).first)
                return line.reportedUpOn == desk.today && line.carrier == .courier
            },
            guards: [
                Guard("the day of the delivery") { desk in
                    let line = try await sealed(desk)
                    for day in [desk.today.adding(days: -1), desk.today.adding(days: 1)] {
                        try await desk.refuses("\(day)") {
                            try await ReportSealedUp(desk.context)(line, .courier, on: day, as: desk.lead)
                        }
                    }
                },
                Guard("once") { desk in
                    let line = try await sealed(desk)
                    try await ReportSealedUp(desk.context)(line, .courier, on: desk.today, as: desk.lead)
                    try await desk.refuses("it has gone up") {
                        try await ReportSealedUp(desk.context)(line, .courier, on: desk.today, as: desk.lead)
                    }
                },
            ]),
    ]

    private static func sealed(_ desk: Desk) async throws -> SealedLine.ID {
        _ = try await RegisterSealed(desk.context)(
            .upperLevel, channel: .letter, receivedOn: desk.today, sheets: 1, form: "s", as: desk.clerk)
        guard let line = try await Lists(desk.context).sealedLines(as: desk.clerk).first else { throw Desk.Missing() }
        return line.id
    }

    // MARK: - 3, 6 to 9

    private static let triaging: [Transition] = [
        Transition(
            number: "3a", name: "JB-14 → TRIAGED: a registrar proposes",
            may: [.clerk, .secondClerk],
            scene: { desk in Item(report: try await desk.register(.townshipCadre).id) },
            fire: { desk, item, caller in
                _ = try await ProposeTriage(desk.context)(item.report, .accusation, as: caller)
            },
            holds: { desk, item in try await state(desk, item.report) == ["triage_proposed"] },
            guards: [
                Guard("it waits for a proposal") { desk in
                    let item = try await desk.proposed(.townshipCadre)
                    try await desk.refuses("one was made") {
                        _ = try await ProposeTriage(desk.context)(item.report, .accusation, as: desk.secondClerk)
                    }
                }
            ]),
        Transition(
            number: "3b", name: "JB-14 → TRIAGED: the head of the petition office confirms",
            may: [.lead], scene: { desk in try await desk.proposed(.townshipCadre) }, fire: confirm,
            holds: { desk, item in try await state(desk, item.report) == ["accepted"] },
            guards: [
                Guard("a proposal") { desk in
                    let receipt = try await desk.register(.townshipCadre)
                    try await desk.refuses("there is none") {
                        _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
                    }
                },
                Guard("four eyes") { desk in
                    let item = try await desk.proposed(.townshipCadre)
                    try await desk.refuses("the proposer confirms") {
                        try await confirm(desk, item, desk.mighty(desk.clerk, [.petitionLead]))
                    }
                },
            ]),
        Transition(
            number: "6a", name: "JB-13 → OUT_OF_SCOPE: a letter is passed to the competent organ",
            may: [.lead],
            scene: { desk in
                try await desk.proposed(.townshipCadre.by(.letter), .of(.outOfScope, .otherOrgan))
            },
            fire: confirm,
            holds: { desk, item in try await state(desk, item.report) == ["declined other_organ transfer_out"] },
            guards: [reasonAndChannel]),
        Transition(
            number: "6b", name: "JB-13 → OUT_OF_SCOPE: a visitor is told where to go",
            may: [.lead],
            scene: { desk in try await desk.proposed(.townshipCadre.by(.visit), .of(.outOfScope, .otherOrgan)) },
            fire: confirm,
            holds: { desk, item in try await state(desk, item.report) == ["declined other_organ inform_reporter"] },
            guards: [reasonAndChannel]),
        Transition(
            number: "7", name: "JB-12 → FORWARDED_DOWN: a village cadre is the township's matter",
            may: [.lead], scene: { desk in try await desk.proposed(.villageCadre) }, fire: confirm,
            holds: { desk, _ in try await places(desk) == ["T42028103J T42028103J-ALL forward_down"] },
            guards: [
                Guard("not to the accused's own organ") { desk in
                    let item = try await desk.proposed(.townshipDiscipline)
                    try await confirm(desk, item, desk.lead)
                    #expect(try await places(desk) == ["O420281 O420281-GJ discipline_staff"])
                    let barred = try await desk.texts("select c.barred_organ_ids::text from casework.clue as c")
                    #expect(barred.allSatisfy { $0.contains(desk.office.township.rawValue) })
                }
            ]),
        Transition(
            number: "8", name: "JB-14 → DUPLICATE_RETAINED: linked to the first, without new facts",
            may: [.lead],
            scene: { desk in
                let first = try await desk.triage(.townshipCadre).receipt
                var item = try await desk.proposed(.townshipCadre, .repeating(first.id, bringsNewFacts: false))
                item.other = first.id.rawValue
                return item
            },
            fire: confirm,
            holds: { desk, item in
                let record = try await OpenReport(desk.context)(item.report, as: desk.lead).record
                return record.report.state == .retained(repeatOf: Report.ID(item.other))
            },
            guards: [
                Guard("new facts are not put away") { desk in
                    let first = try await desk.triage(.townshipCadre).receipt
                    let opinion = TriageOpinion.repeating(first.id, bringsNewFacts: true)
                    let outcome = try await desk.triage(.townshipCadre, opinion).outcome
                    #expect(outcome.decision.verdict == .supplement(to: first.id, reopens: false))
                },
                Guard("another report") { desk in
                    let receipt = try await desk.register(.townshipCadre)
                    await #expect(throws: (any Error).self, "nothing repeats itself") {
                        _ = try await ProposeTriage(desk.context)(
                            receipt.id, .repeating(receipt.id, bringsNewFacts: false), as: desk.clerk)
                        _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
                    }
                },
            ]),
        Transition(
            number: "9", name: "JB-26 → ACCEPTED: a real name is owed a notice in fifteen working days",
            may: [.lead], scene: { desk in try await desk.proposed(.townshipCadre) }, fire: confirm,
            holds: { desk, item in
                let clocks = try await desk.clocks(of: item.report.rawValue)
                let notices = try await desk.notices(of: item.report.rawValue)
                return clocks.contains("ACCEPT_NOTICE 2026-03-02 2026-03-23 runs")
                    && notices == ["acceptance O420281 draft 2026-03-23"]
            },
            guards: [
                Guard("a real name") { desk in
                    let id = try await desk.triage(.townshipCadre.anonymous).receipt.id.rawValue
                    #expect(try await desk.notices(of: id).isEmpty)
                    #expect(try await desk.clocks(of: id).allSatisfy { !$0.hasPrefix("ACCEPT_NOTICE") })
                },
                Guard("the first time") { desk in
                    let first = try await desk.triage(.townshipCadre).receipt
                    let again = try await desk.triage(.townshipCadre, .repeating(first.id, bringsNewFacts: false))
                    #expect(try await desk.notices(of: again.receipt.id.rawValue).isEmpty)
                },
            ]),
    ]

    /// The database keeps no reason without its action, nor an action of another channel.
    private static let reasonAndChannel = Guard("reason and channel") { desk in
        let receipt = try await desk.register(.townshipCadre.by(.visit))
        for wrong in ["null, 'retain'", "'other_organ', null", "'legal_remedy', 'transfer_out'"] {
            try await desk.refuses("\(wrong)") {
                try await desk.script(
                    """
                    update casework.report set (state, decline_reason, decline_action) = row('declined', \(wrong))
                    where report_id = '\(receipt.id.rawValue)'
                    """)
            }
        }
    }

    // MARK: - 10

    private static let moving: [Transition] = [
        Transition(
            number: "10a", name: "ZJ-23 → MOVED_TO_ROOM: by the links, and case supervision reads of it",
            may: [.lead], scene: { desk in try await desk.proposed(.townshipCadre) }, fire: confirm,
            holds: { desk, _ in
                let ledger = try await OpenDistribution(desk.context).ledger(as: desk.supervisor)
                return ledger.map(\.toRoom) == [Room.ID("O420281-J2")]
            },
            guards: [disciplineStaff]),
        Transition(
            number: "10b", name: "ZJ-23 → MOVED_TO_ROOM: a leader gives it to another room",
            may: [.deputy, .head],
            scene: { desk in Item(clue: try await desk.routed().clue) },
            fire: { desk, item, caller in
                try await HandleClue(desk.context).move(item.clue, to: Room.ID("O420281-J1"), as: caller)
            },
            holds: { desk, _ in
                try await desk.texts("select c.room_id from casework.clue as c") == ["O420281-J1"]
            },
            guards: [disciplineStaff]),
        Transition(
            number: "10c", name: "ZJ-23 → MOVED_TO_ROOM: the head approves the distribution",
            may: [.head],
            scene: { desk in Item(clue: try await desk.routed().clue) },
            fire: { desk, item, caller in try await Distribute(desk.context).approve(item.clue, as: caller) },
            holds: { desk, item in
                try await OpenClue(desk.context)(item.clue, as: desk.head).record.distributedAt != nil
            },
            guards: [
                Guard("once") { desk in
                    let clue = try await desk.routed().clue
                    try await Distribute(desk.context).approve(clue, as: desk.head)
                    try await desk.refuses("it is approved") {
                        try await Distribute(desk.context).approve(clue, as: desk.head)
                    }
                }
            ]),
    ]

    /// HS-26: what is on discipline staff is cadre supervision's alone.
    private static let disciplineStaff = Guard("discipline staff: cadre supervision only") { desk in
        let clue = try await desk.routed(.townshipDiscipline).clue
        #expect(try await desk.texts("select c.room_id from casework.clue as c") == ["O420281-GJ"])
        for leader in [desk.deputy, desk.head] {
            try await desk.refuses("a supervision room") {
                try await HandleClue(desk.context).move(clue, to: Room.ID("O420281-J1"), as: leader)
            }
        }
    }
}
