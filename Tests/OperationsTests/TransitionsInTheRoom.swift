import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

// Table (a), rows 11 to 16: from the claim to the approved result.

extension Transition {
    static let inTheRoom = claiming + planning + concluding

    private static func state(_ desk: Desk, _ clue: Clue.ID) async throws -> String {
        try await desk.texts("select c.state from casework.clue as c where c.clue_id = '\(clue.rawValue)'").joined()
    }

    /// Whoever holds the clue, with a leader's roles as well.
    private static func leadingHolder(_ desk: Desk) -> StaffCaller { desk.mighty(desk.holder, [.deputy, .head]) }

    // MARK: - 11, 12

    private static let claiming: [Transition] = [
        Transition(
            number: "11", name: "ZJ-23 → CLAIMED: a member of the routed room, who signs for it",
            may: Post.room,
            scene: { desk in Item(clue: try await desk.routed().clue) },
            fire: { desk, item, caller in try await HandleClue(desk.context).claim(item.clue, as: caller) },
            holds: { desk, item in
                let line = try #require(
                    try await ReadHandoffs(desk.context)(item.clue, as: desk.head).handling.last)
                return line.to.staff != nil && line.to.staff == line.signedBy && line.hash.count == 32
            },
            guards: [
                Guard("no reason to stand aside") { desk in
                    let clue = try await desk.routed().clue
                    try await HandleClue(desk.context).standAside(clue, as: desk.holder)
                    try await desk.refuses("who stands aside") {
                        try await HandleClue(desk.context).claim(clue, as: desk.holder)
                    }
                },
                Guard("not the accused") { desk in
                    let clue = try await desk.routed().clue
                    try await desk.script(
                        "update casework.clue set barred_staff_ids = array['\(desk.holder.staff.rawValue)']")
                    try await desk.refuses("who is named in it") {
                        try await HandleClue(desk.context).claim(clue, as: desk.holder)
                    }
                },
                Guard("approved where it was taken from a township") { desk in
                    let clue = try #require(try await desk.triage(.villageCadre, .micro).outcome.clue)
                    try await desk.refuses("the head has not approved it") {
                        try await HandleClue(desk.context).claim(clue, as: desk.member("O420281-J1", 1))
                    }
                },
            ]),
        Transition(
            number: "12a", name: "JB-17 → RETURN_REQUESTED: the room proposes, with a reason",
            may: [.holder],
            scene: { desk in Item(clue: try await desk.claimed().clue) },
            fire: { desk, item, caller in
                try await HandleClue(desk.context).requestReturn(item.clue, .noSubstance, as: caller)
            },
            holds: { desk, item in
                let reasons = try await desk.texts("select c.return_reason from casework.clue as c")
                return try await state(desk, item.clue) == "return_requested" && reasons == ["no_substance"]
            },
            guards: [
                Guard("it is in somebody's hands") { desk in
                    let clue = try await desk.routed().clue
                    try await desk.refuses("nobody claimed it") {
                        try await HandleClue(desk.context).requestReturn(clue, .otherOrgan, as: desk.holder)
                    }
                }
            ]),
        Transition(
            number: "12b", name: "JB-17 RETURN_REQUESTED → TRIAGED: the deputy approves",
            may: [.deputy],
            scene: { desk in
                let (receipt, clue) = try await desk.claimed()
                try await HandleClue(desk.context).requestReturn(clue, .otherOrgan, as: desk.holder)
                return Item(report: receipt.id, clue: clue)
            },
            fire: { desk, item, caller in try await HandleClue(desk.context).approveReturn(item.clue, as: caller) },
            holds: { desk, item in
                let report = try await OpenReport(desk.context)(item.report, as: desk.lead).record.report
                return try await state(desk, item.clue) == "returned" && report.state == .registered
            },
            guards: [
                Guard("a request") { desk in
                    let clue = try await desk.claimed().clue
                    try await desk.refuses("nobody asked") {
                        try await HandleClue(desk.context).approveReturn(clue, as: desk.deputy)
                    }
                },
                Guard("four eyes") { desk in
                    let clue = try await desk.claimed().clue
                    try await HandleClue(desk.context).requestReturn(clue, .otherOrgan, as: desk.holder)
                    try await desk.refuses("who asked approves") {
                        try await HandleClue(desk.context).approveReturn(clue, as: leadingHolder(desk))
                    }
                },
            ]),
    ]

    // MARK: - 13 to 15

    private static let approvePlan: @Sendable (Desk, Item, StaffCaller) async throws -> Void = { desk, item, caller in
        try await HandleClue(desk.context).approvePlan(item.clue, as: caller)
    }

    private static let planning: [Transition] = [
        Transition(
            number: "13", name: "JB-17 ZJ-21 → PLAN_PROPOSED: the room, within a month, upon a study",
            may: [.holder],
            scene: { desk in
                let clue = try await desk.claimed().clue
                try await desk.context.study(clue, on: desk.today, by: desk.holder)
                return Item(clue: clue)
            },
            fire: { desk, item, caller in
                try await HandleClue(desk.context).propose(item.clue, .check(.talkOrLetter), as: caller)
            },
            holds: { desk, item in
                let clocks = try await desk.clocks(of: item.clue.rawValue)
                return try await state(desk, item.clue) == "plan_proposed"
                    && clocks == ["PLAN 2026-03-02 2026-04-02 runs"]
            },
            guards: [
                Guard("minutes of a collective study") { desk in
                    let clue = try await desk.claimed().clue
                    try await desk.refuses("nobody studied it") {
                        try await HandleClue(desk.context).propose(clue, .check(.talkOrLetter), as: desk.holder)
                    }
                },
                Guard("within a month") { desk in
                    let clue = try await desk.claimed().clue
                    desk.office.clock.advance(days: 40)
                    while try await WatchClocks(desk.context)().isFull {}
                    let late = try await desk.clock(.plan, of: clue.rawValue)
                    #expect(try await OpenClock(desk.context)(late.id, as: desk.head).record.isOverdue)
                },
            ]),
        Transition(
            number: "14", name: "ZJ-21 → PLAN_APPROVED: the deputy or the head",
            may: [.deputy, .head], scene: { desk in try await desk.planned(.check(.talkOrLetter)) },
            fire: approvePlan, holds: { desk, item in try await state(desk, item.clue) == "under_way" },
            guards: [
                Guard("four eyes") { desk in
                    let item = try await desk.planned(.check(.talkOrLetter))
                    try await desk.refuses("the proposer approves") {
                        try await approvePlan(desk, item, leadingHolder(desk))
                    }
                },
                Guard("ZJ-33 the head and the Party secretary, for the head of a lower Party organisation") { desk in
                    let draft = ReportDraft.letter(unit: "保安镇", post: "党委书记")
                    let item = try await desk.planned(.check(.preliminaryVerification), draft)
                    let handle = HandleClue(desk.context)
                    try await desk.refuses("without the secretary") {
                        try await handle.approvePlan(item.clue, as: desk.head)
                    }
                    try await desk.context.recordSecretary(item.clue, by: desk.holder)
                    try await desk.refuses("the deputy alone") {
                        try await handle.approvePlan(item.clue, as: desk.deputy)
                    }
                    try await handle.approvePlan(item.clue, as: desk.head)
                },
            ]),
        Transition(
            number: "15a", name: "ZJ-21 → HOLD: the head, until a day",
            may: [.head], scene: { desk in try await desk.planned(.holdForLater(until: .day(2026, 9, 1))) },
            fire: approvePlan, holds: { desk, item in try await state(desk, item.clue) == "held" },
            guards: [
                Guard("a day on which it wakes") { desk in
                    let clue = try await desk.claimed().clue
                    try await desk.context.study(clue, on: desk.today, by: desk.holder)
                    try await desk.refuses("today is no such day") {
                        try await HandleClue(desk.context).propose(
                            clue, .holdForLater(until: desk.today), as: desk.holder)
                    }
                },
                Guard("JB-21 no real-name matter assigned from above") { desk in
                    let (clue, clerk) = try await assigned(desk)
                    try await desk.context.study(clue, on: desk.today, by: clerk)
                    try await desk.refuses("it is not held") {
                        try await HandleClue(desk.context).propose(
                            clue, .holdForLater(until: desk.today.adding(days: 30)), as: clerk)
                    }
                },
            ]),
        Transition(
            number: "15b", name: "ZJ-21 → CLOSED_DIRECT: the head",
            may: [.head], scene: { desk in try await desk.planned(.closeOut) }, fire: approvePlan,
            holds: { desk, item in
                try await desk.texts("select c.state || ' ' || c.conclusion from casework.clue as c")
                    == ["concluded closed_without_check"]
            },
            guards: [
                Guard("four eyes") { desk in
                    let item = try await desk.planned(.closeOut)
                    try await desk.refuses("the proposer approves") {
                        try await approvePlan(desk, item, leadingHolder(desk))
                    }
                }
            ]),
    ]

    /// A real-name clue that the county assigned to a township, and the township's clerk, who has claimed it.
    private static func assigned(_ desk: Desk) async throws -> (clue: Clue.ID, clerk: StaffCaller) {
        let clue = try await desk.claimed().clue
        let measure = try await ProposeMeasure(desk.context)(
            clue, .assign(to: Organ.ID("T42028103J")), as: desk.supervisor)
        try await DecideMeasure(desk.context).approve(measure, as: desk.deputy)
        guard let id = try await Lists(desk.context).assignments(as: desk.deputy).page.first?.id else {
            throw Desk.Missing()
        }
        try await HandleAssignment(desk.context).receive(id, as: desk.township.lead)
        try await HandleClue(desk.context).claim(clue, as: desk.township.clerk)
        return (clue, desk.township.clerk)
    }

    // MARK: - 16

    private static let concluding: [Transition] = [
        Transition(
            number: "16a", name: "ZJ-35 → RESULT_APPROVED: the head, upon the group's signatures",
            may: [.head],
            scene: { desk in
                let item = try await verified(desk)
                try await HandleClue(desk.context).proposeResult(
                    item.clue, .educated, groupSignedOn: desk.today, as: desk.holder)
                return item
            },
            fire: { desk, item, caller in try await HandleClue(desk.context).approveResult(item.clue, as: caller) },
            holds: { desk, item in try await state(desk, item.clue) == "concluded" },
            guards: [
                Guard("the signatures of the whole group") { desk in
                    let item = try await verified(desk)
                    try await desk.refuses("nobody signed") {
                        try await HandleClue(desk.context).proposeResult(item.clue, .educated, as: desk.holder)
                    }
                },
                Guard("four eyes") { desk in
                    let item = try await verified(desk)
                    try await HandleClue(desk.context).proposeResult(
                        item.clue, .educated, groupSignedOn: desk.today, as: desk.holder)
                    try await desk.refuses("the proposer approves") {
                        try await HandleClue(desk.context).approveResult(item.clue, as: leadingHolder(desk))
                    }
                },
            ]),
        Transition(
            number: "16b", name: "ZJ-35 RESULT_APPROVED → HOLD: the head, upon the group's signatures, until a day",
            may: [.head], scene: { desk in try await toWait(desk) },
            fire: { desk, item, caller in try await HandleClue(desk.context).approveResult(item.clue, as: caller) },
            holds: { desk, item in try await state(desk, item.clue) == "held" },
            guards: [
                Guard("the signatures of the whole group, under that very proposal") { desk in
                    let item = try await verified(desk)
                    try await desk.context.checkAndSign(item.clue, .end(.educated), by: desk.holder)
                    try await desk.refuses("they signed a result") {
                        try await HandleClue(desk.context).proposeHold(
                            item.clue, until: .day(2026, 9, 1), as: desk.holder)
                    }
                },
                Guard("four eyes") { desk in
                    let item = try await toWait(desk)
                    try await desk.refuses("the proposer approves") {
                        try await HandleClue(desk.context).approveResult(item.clue, as: leadingHolder(desk))
                    }
                },
            ]),
    ]

    /// A verification that came to a hold, which waits for the head.
    private static func toWait(_ desk: Desk) async throws -> Item {
        let item = try await verified(desk)
        try await desk.context.checkAndSign(item.clue, .hold, by: desk.holder)
        try await HandleClue(desk.context).proposeHold(item.clue, until: .day(2026, 9, 1), as: desk.holder)
        return item
    }

    /// A clue whose preliminary verification is under way.
    private static func verified(_ desk: Desk) async throws -> Item {
        let item = try await desk.planned(.check(.preliminaryVerification))
        try await HandleClue(desk.context).approvePlan(item.clue, as: desk.deputy)
        return item
    }
}
