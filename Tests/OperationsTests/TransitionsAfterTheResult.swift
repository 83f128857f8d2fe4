import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

// Table (a), rows 17 to 23, and the rule below the table that a void item keeps its number.

extension Transition {
    static let afterTheResult = telling + pressing + filing

    // MARK: - 17 to 19

    private static let telling: [Transition] = [
        Transition(
            number: "17", name: "JB-27 → FED_BACK: whoever handled it, to a real name, with the duty of secrecy",
            may: [.holder],
            scene: { desk in
                let (receipt, clue) = try await desk.concluded()
                try await desk.tellEverybody()
                return Item(report: receipt.id, clue: clue)
            },
            fire: { desk, item, caller in
                try await HandleClue(desk.context).feedBack(item.clue, .told(on: desk.today), as: caller)
            },
            holds: { desk, item in
                let opinions = try await desk.texts("select f.opinion from casework.feedback_record as f")
                return try await state(desk) == ["fed_back"] && opinions == ["satisfied"]
            },
            guards: [
                Guard("a real name") { desk in
                    let clue = try await desk.concluded(.townshipCadre.anonymous).clue
                    try await desk.refuses("nobody is owed it") {
                        try await HandleClue(desk.context).feedBack(clue, .told(on: desk.today), as: desk.holder)
                    }
                },
                Guard("the notice of result") { desk in
                    let clue = try await desk.concluded().clue
                    try await desk.refuses("it was not delivered") {
                        try await HandleClue(desk.context).feedBack(clue, .told(on: desk.today), as: desk.holder)
                    }
                },
                Guard("JB-36 the duty of secrecy, and the reporter's opinion in words") { desk in
                    let clue = try await desk.concluded().clue
                    try await desk.tellEverybody()
                    var silent = FeedbackTalk.told(on: desk.today)
                    silent.secrecyTold = false
                    var wordless = FeedbackTalk.told(on: desk.today)
                    wordless.opinion = .objects
                    for talk in [silent, wordless] {
                        try await desk.refuses("\(talk.opinion)") {
                            try await HandleClue(desk.context).feedBack(clue, talk, as: desk.holder)
                        }
                    }
                },
            ]),
        Transition(
            number: "18a", name: "JB-27 → REOPENED: a member of the room asks, upon new evidence",
            may: Post.room,
            scene: { desk in Item(clue: try await desk.concluded().clue) },
            fire: { desk, item, caller in
                try await HandleClue(desk.context).askReopening(item.clue, newEvidenceOn: desk.today, as: caller)
            },
            holds: { desk, item in
                let asked = try await OpenClue(desk.context)(item.clue, as: desk.deputy).record.reopenAskedBy
                let after = try await state(desk)
                return asked != nil && after == ["concluded"]
            },
            guards: [
                Guard("new evidence by now") { desk in
                    let clue = try await desk.concluded().clue
                    try await desk.refuses("its day lies ahead") {
                        try await HandleClue(desk.context).askReopening(
                            clue, newEvidenceOn: desk.today.adding(days: 1), as: desk.holder)
                    }
                }
            ]),
        Transition(
            number: "18b", name: "JB-27 → REOPENED: the deputy approves",
            may: [.deputy],
            scene: { desk in
                let clue = try await desk.concluded().clue
                try await HandleClue(desk.context).askReopening(
                    clue, newEvidenceOn: desk.today, as: desk.member("O420281-J2"))
                return Item(clue: clue)
            },
            fire: { desk, item, caller in
                try await HandleClue(desk.context).reopen(item.clue, newEvidenceOn: desk.today, as: caller)
            },
            holds: { desk, _ in try await state(desk) == ["claimed"] },
            guards: [
                Guard("the room's request") { desk in
                    let clue = try await desk.concluded().clue
                    try await desk.refuses("nobody asked") {
                        try await HandleClue(desk.context).reopen(
                            clue, newEvidenceOn: desk.today, as: desk.deputy)
                    }
                },
                Guard("four eyes") { desk in
                    let clue = try await desk.concluded().clue
                    try await HandleClue(desk.context).askReopening(
                        clue, newEvidenceOn: desk.today, as: desk.holder)
                    try await desk.refuses("who asked approves") {
                        try await HandleClue(desk.context).reopen(
                            clue, newEvidenceOn: desk.today, as: desk.mighty(desk.holder, [.deputy]))
                    }
                },
            ]),
        Transition(
            number: "19a", name: "JB-50 → CLARIFICATION: the head approves",
            may: [.head], scene: { desk in try await clearing(desk) },
            fire: { desk, item, caller in
                try await ClearName(desk.context).approve(Clarification.ID(item.other), as: caller)
            },
            holds: { desk, _ in
                try await desk.texts("select c.state from casework.clarification as c") == ["approved"]
            },
            guards: [
                Guard("an untrue item, and no malice that a county finds") { desk in
                    let clue = try await unfounded(desk)
                    var possible = clearingDraft
                    possible.finding = .notExcluded
                    var malicious = clearingDraft
                    malicious.inaccuracy = .malicious
                    for draft in [possible, malicious] {
                        try await desk.refuses("JB-39") {
                            try await ClearName(desk.context).propose(draft, on: clue, as: desk.holder)
                        }
                    }
                },
                Guard("four eyes") { desk in
                    let item = try await clearing(desk)
                    try await desk.refuses("the proposer approves") {
                        try await ClearName(desk.context).approve(
                            Clarification.ID(item.other), as: desk.mighty(desk.holder, [.head]))
                    }
                },
            ]),
        Transition(
            number: "19b", name: "JB-50 → CLARIFICATION done: whoever handled it carries it out",
            may: [.holder],
            scene: { desk in
                let item = try await clearing(desk)
                try await ClearName(desk.context).approve(Clarification.ID(item.other), as: desk.head)
                return item
            },
            fire: { desk, item, caller in
                try await ClearName(desk.context).complete(
                    Clarification.ID(item.other), on: desk.today, .notWronged, as: caller)
            },
            holds: { desk, _ in try await desk.texts("select c.state from casework.clarification as c") == ["done"] },
            guards: [
                Guard("the head's approval") { desk in
                    let item = try await clearing(desk)
                    try await desk.refuses("it waits for the head") {
                        try await ClearName(desk.context).complete(
                            Clarification.ID(item.other), on: desk.today, .notWronged, as: desk.holder)
                    }
                },
                Guard("what became of a wrong handling") { desk in
                    let item = try await clearing(desk)
                    let id = Clarification.ID(item.other)
                    try await ClearName(desk.context).approve(id, as: desk.head)
                    try await desk.refuses("JB-51") {
                        try await ClearName(desk.context).complete(id, on: desk.today, nil, as: desk.holder)
                    }
                },
            ]),
    ]

    private static func state(_ desk: Desk) async throws -> [String] {
        try await desk.texts("select c.state from casework.clue as c")
    }

    private static let clearingDraft = Clarification.Draft(
        finding: .untrue, trigger: .selection, form: .meeting, person: "某某", unit: "保安镇副镇长", statement: "违规领取补贴")

    /// A clue that ended as unfounded, and whose reporter was told.
    private static func unfounded(_ desk: Desk) async throws -> Clue.ID {
        let clue = try await desk.claimed().clue
        try await desk.finish(clue, .closedUnfounded)
        try await desk.tellEverybody()
        return clue
    }

    private static func clearing(_ desk: Desk) async throws -> Item {
        let clue = try await unfounded(desk)
        try await ClearName(desk.context).propose(clearingDraft, on: clue, as: desk.holder)
        let opened = try await OpenAftercare(desk.context)(clue, as: desk.holder)
        guard let record = opened.clarifications.first?.record else { throw Desk.Missing() }
        return Item(clue: clue, other: record.clarification.id.rawValue)
    }

    // MARK: - 20 to 22

    private static let pressing: [Transition] = [
        Transition(
            number: "20", name: "JB-22 → SUPERVISED: the deputy approves",
            may: [.deputy],
            scene: { desk in
                let clue = try await desk.claimed().clue
                try await SuperviseClue(desk.context).propose(
                    clue, .perfunctory, [.letter], demand: "请报送核查方案", as: desk.supervisor)
                let opened = try await OpenSupervision(desk.context)(clue, as: desk.supervisor)
                guard let order = opened.orders.first?.record.order.id else { throw Desk.Missing() }
                return Item(clue: clue, other: order.rawValue)
            },
            fire: { desk, item, caller in
                try await SuperviseClue(desk.context).approve(Supervision.ID(item.other), as: caller)
            },
            holds: { desk, item in
                try await desk.texts("select s.reason || ' ' || s.state from casework.supervision as s")
                    == ["perfunctory issued"]
            },
            guards: [
                Guard("a way and a demand") { desk in
                    let clue = try await desk.claimed().clue
                    let supervise = SuperviseClue(desk.context)
                    try await desk.refuses("no way") {
                        try await supervise.propose(clue, .overdue, [], demand: "督办", as: desk.supervisor)
                    }
                    try await desk.refuses("no demand") {
                        try await supervise.propose(clue, .other, [.letter], demand: "", as: desk.supervisor)
                    }
                }
            ]),
        Transition(
            number: "21", name: "JB-21 extension #1: the own head, reported up",
            may: [.head], scene: { desk in try await assignedClock(desk) },
            fire: { desk, item, caller in
                try await extend(desk, item, months: 3, reported: true, as: caller)
            },
            holds: { desk, _ in try await approvers(desk) == ["own_head"] },
            guards: [
                Guard("a report to the organ above") { desk in
                    let item = try await assignedClock(desk)
                    try await desk.refuses("it was not reported up") {
                        try await extend(desk, item, months: 3, reported: false, as: desk.head)
                    }
                }
            ]),
        Transition(
            number: "22", name: "JB-21 extension #2 and on: the organ above, and nobody of the own",
            may: [.cityHead, .cityDeputy],
            scene: { desk in
                let item = try await assignedClock(desk)
                try await extend(desk, item, months: 3, reported: true, as: desk.head)
                try await ask(desk, item, months: 2)
                return item
            },
            fire: { desk, item, caller in
                try await extend(desk, item, months: 2, reported: false, as: caller)
            },
            holds: { desk, _ in try await approvers(desk) == ["own_head", "upper_organ"] },
            guards: [
                Guard("a running clock") { desk in
                    let item = try await assignedClock(desk)
                    try await extend(desk, item, months: 3, reported: true, as: desk.head)
                    try await desk.office.store.transaction(as: .system) { try $0.stop([.assigned], of: item.clue) }
                    try await desk.refuses("it has stopped") {
                        try await extend(desk, item, months: 2, reported: false, as: desk.cityHead)
                    }
                }
            ]),
    ]

    private static func assignedClock(_ desk: Desk) async throws -> Item {
        let clue = try await desk.routed().clue
        let item = Item(clue: clue, other: try await desk.start(.assigned, of: clue).rawValue)
        try await ask(desk, item, months: 3)
        return item
    }

    /// Nobody of those who may approve asks.
    private static func ask(_ desk: Desk, _ item: Item, months: Int) async throws {
        try await ExtendClock(desk.context).ask(
            StoredClock.ID(item.other), for: .months(Months(months)), .evidence, as: desk.lead)
    }

    private static func extend(
        _ desk: Desk, _ item: Item, months: Int, reported: Bool, as caller: StaffCaller
    ) async throws {
        let asked = ClockExtensionRules.Asked(
            period: .months(Months(months)), approvedOn: desk.today, reason: .evidence, hasWords: true,
            reportedUpOn: reported ? desk.today : nil)
        try await ExtendClock(desk.context).grant(
            StoredClock.ID(item.other), asked, words: "关键证人在外地", as: caller)
    }

    private static func approvers(_ desk: Desk) async throws -> [String] {
        try await desk.texts("select e.approver from casework.clock_extension as e order by e.ordinal")
    }

    // MARK: - 23, and what is void

    private static let filing: [Transition] = [
        Transition(
            number: "23", name: "DW-archive → ARCHIVED: a registrar, with every document there",
            may: [.clerk, .secondClerk],
            scene: { desk in
                let clue = try await desk.concluded().clue
                try await Distribute(desk.context).approve(clue, as: desk.head)
                try await desk.tellEverybody()
                try await HandleClue(desk.context).feedBack(clue, .told(on: desk.today), as: desk.holder)
                try await desk.makeIndex(of: clue)
                return Item(clue: clue)
            },
            fire: { desk, item, caller in try await ArchiveFile(desk.context).archive(item.clue, as: caller) },
            holds: { desk, item in
                for person in [desk.holder, desk.deputy, desk.head] {
                    await #expect(throws: OperationError.notFound, "\(person.staff)") {
                        try await ArchiveFile(desk.context).open(item.clue, as: person)
                    }
                }
                return try await state(desk) == ["archived"]
            },
            guards: [
                Guard("every document") { desk in
                    let clue = try await desk.concluded().clue
                    try await desk.refuses("approval and notices are missing") {
                        try await ArchiveFile(desk.context).archive(clue, as: desk.clerk)
                    }
                },
                Guard("the index of the file") { desk in
                    let clue = try await desk.complete().clue
                    try await desk.refuses("the index is missing") {
                        try await ArchiveFile(desk.context).archive(clue, as: desk.clerk)
                    }
                },
            ]),
        Transition(
            number: "– any", name: "DW-void → VOIDED: two persons, a reason, and the number is kept",
            may: [.lead],
            scene: { desk in
                let receipt = try await desk.register(.townshipCadre)
                try await VoidReport(desk.context).propose(receipt.id, .enteredTwice, as: desk.clerk)
                return Item(report: receipt.id)
            },
            fire: { desk, item, caller in try await VoidReport(desk.context).approve(item.report, as: caller) },
            holds: { desk, item in
                let next = try await desk.register(.villageCadre)
                return next.number.number == 2
            },
            guards: [
                Guard("four eyes") { desk in
                    let receipt = try await desk.register(.townshipCadre)
                    try await VoidReport(desk.context).propose(receipt.id, .enteredTwice, as: desk.clerk)
                    try await desk.refuses("the proposer approves") {
                        try await VoidReport(desk.context).approve(
                            receipt.id, as: desk.mighty(desk.clerk, [.petitionLead]))
                    }
                }
            ]),
    ]
}
