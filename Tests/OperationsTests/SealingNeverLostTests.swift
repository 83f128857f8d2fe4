import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Who was kept out of a matter stays out, whatever is done to it afterwards by whomever: accused are added and corrected,
/// it is claimed, moved, given to others, sent back, triaged again, assigned, taken up and designated, in any order.
///
/// Each seed is one matter and one sequence of acts; a failure names it.
@Suite("JB-48 HS-26 sealing is never lost") struct SealingNeverLostTests {
    private static let steps = 16

    @Test(arguments: 1...6)
    func `JB-48 HS-26 whoever was barred stays barred after any sequence of acts`(seed: UInt64) async throws {
        try await Desk.open { desk in
            var matter = try await RandomActs(desk, seed: seed)
            var walls = try await matter.walls()
            var done: [String] = []
            for _ in 0..<Self.steps {
                guard let act = try await matter.actAtRandom() else { continue }
                done.append(act)
                // What goes up sealed keeps nothing here that anybody could be kept from.
                if try await matter.isSealedUp() { break }
                let now = try await matter.walls()
                for (item, before) in walls {
                    let after = now[item] ?? []
                    let letIn = before.subtracting(after)
                    #expect(letIn.isEmpty, "seed \(seed), \(done): \(item) lets in \(letIn)")
                }
                for (item, after) in now {
                    #expect(matter.mustStayOut.isSubset(of: after), "seed \(seed), \(done): \(item)")
                }
                walls = now
            }
            let isSealedUp = try await matter.isSealedUp()
            #expect(isSealedUp || done.count >= 5, "seed \(seed): somebody does something: \(done)")
            try await matter.expectNothingSeen("seed \(seed), \(done)")
        }
    }
}

/// A matter, and everything that can be done to it, by the dice.
private struct RandomActs {
    private let desk: Desk
    private var dice: Dice
    private let report: Report.ID
    /// Organs whose people were accused at some time.
    private(set) var mustStayOut: Set<String> = []

    private enum Act: String {
        case add, correct, claim, plan, approvePlan, result, approveResult, takeBack, reassign, move
        case askReturn, approveReturn, triage, standAside, measure, decide
    }

    /// A post that somebody may turn out to hold, and the organ that must not know then.
    private static let posts: [(unit: String, post: String, organ: String?)] = [
        ("保安镇", "副镇长", nil), ("金湖街道沙洲村", "村党支部书记", nil), ("东岳路街道", "纪工委纪检干事", "T42028101J"),
        ("金湖街道", "纪工委纪检干事", "T42028103J"), ("大冶市纪委监委", "第一监督检查室干部", "O420281"),
    ]

    init(_ desk: Desk, seed: UInt64) async throws {
        self.desk = desk
        dice = Dice(seed: seed)
        let start: ReportDraft = [.townshipCadre, .villageCadre, .townshipDiscipline][dice.roll(3)]
        report = try await desk.routed(start).receipt.id
        if start.accused == ReportDraft.townshipDiscipline.accused { mustStayOut = ["T42028101J"] }
    }

    // MARK: - What is looked at

    /// Whom the report and each of its clues keep out.
    func walls() async throws -> [String: Set<String>] {
        let rows = try await desk.texts(
            """
            select x.item || ' ' || array_to_string(x.organs || x.rooms || x.staff, ' ')
            from (
                select 'report' as item, r.barred_organ_ids as organs, r.barred_room_ids as rooms,
                    r.barred_staff_ids as staff
                from casework.report as r
                where r.report_id = '\(report.rawValue)'
                union all
                select c.clue_id::text, c.barred_organ_ids, c.barred_room_ids, c.barred_staff_ids
                from casework.clue as c
                where c.report_id = '\(report.rawValue)'
            ) as x
            """)
        let words = rows.map { $0.split(separator: " ").map(String.init) }
        return Dictionary(words.map { ($0[0], Set($0.dropFirst())) }) { first, _ in first }
    }

    /// It went up sealed, or waits for that, closed to everybody but who decides.
    func isSealedUp() async throws -> Bool {
        let states = try await desk.texts(
            """
            select case when seal_asked_on is null then state else 'sealed_up' end
            from casework.report
            where report_id = '\(report.rawValue)'
            """)
        return states == ["sealed_up"]
    }

    /// Nobody who works in a barred organ opens the report or a clue.
    func expectNothingSeen(_ story: String) async throws {
        let clues = try await desk.texts(
            "select clue_id::text from casework.clue where report_id = '\(report.rawValue)'"
        ).map(Clue.ID.init(_:))
        for organ in mustStayOut {
            for person in desk.everybody(in: Organ.ID(organ)) {
                // The line of what went up is the petition office's, without content.
                if try await !isSealedUp() {
                    await #expect(throws: OperationError.notFound, "\(story): \(person.staff.rawValue)") {
                        _ = try await OpenReport(desk.context)(report, as: person)
                    }
                }
                for clue in clues {
                    await #expect(throws: OperationError.notFound, "\(story): \(person.staff.rawValue)") {
                        _ = try await OpenClue(desk.context)(clue, as: person)
                    }
                }
            }
        }
    }

    // MARK: - What is done

    private struct Place {
        let clue: Clue.ID
        let organ: Organ.ID
        let room: Room.ID
        let state: String
        let holder: Staff.ID?
    }

    /// What makes sense where it stands, the usual step twice as often.
    private static func acts(in state: String?) -> [Act] {
        let always: [Act] = [.add, .correct, .measure, .measure, .decide, .decide]
        return switch state {
        case "routed": always + [.claim, .claim, .move]
        case "claimed": always + [.plan, .plan, .takeBack, .reassign, .move, .askReturn, .standAside]
        case "return_requested": always + [.approveReturn, .approveReturn]
        case "plan_proposed": always + [.approvePlan, .approvePlan, .takeBack, .standAside]
        case "under_way": always + [.result, .result, .reassign, .move]
        case "result_proposed": always + [.approveResult, .approveResult]
        case _: [.add, .correct, .triage, .triage]
        }
    }

    /// Where the matter lies now; nil when it is with a petition office only.
    private func place() async throws -> Place? {
        let row = try await desk.texts(
            """
            select concat_ws(' ', c.clue_id, c.organ_id, c.room_id, c.state, c.holder_staff_id)
            from casework.clue as c
            where c.report_id = '\(report.rawValue)' and c.state <> 'returned'
            order by c.routed_at desc, c.clue_id desc
            limit 1
            """
        ).first
        guard let words = row?.split(separator: " ").map(String.init), words.count >= 4 else { return nil }
        return Place(
            clue: Clue.ID(words[0]), organ: Organ.ID(words[1]), room: Room.ID(words[2]), state: words[3],
            holder: words.count > 4 ? Staff.ID(words[4]) : nil)
    }

    /// The organ whose petition office has the report.
    private func office() async throws -> Organ.ID {
        let holders = try await desk.texts(
            "select holder_organ_id from casework.report where report_id = '\(report.rawValue)'")
        return Organ.ID(holders.first ?? "")
    }

    /// Those who may have a say where it lies: the holder, the room, the leaders; those who have the report; and the city's.
    private func people(at place: Place?, having office: Organ.ID) -> [StaffCaller] {
        var organs: [Organ.ID] = []
        for organ in [place?.organ ?? office, office, desk.office.city] where !organs.contains(organ) {
            organs.append(organ)
        }
        var staff: [Caller] = place?.holder.map { [desk.office.caller($0)] } ?? []
        let room = desk.office.directory.staff.filter { $0.room == place?.room && $0.room != nil }.prefix(3)
        staff += room.map { desk.office.caller($0.id) }
        for organ in organs {
            for role in [Role.registrar, .petitionLead, .caseSupervision, .deputy, .head] {
                staff += desk.office.everybody(with: role, in: organ).prefix(1)
            }
        }
        return staff.compactMap(\.staff)
    }

    /// Does something that somebody may do; nil when everybody is refused.
    mutating func actAtRandom() async throws -> String? {
        let place = try await place()
        let acts = Self.acts(in: place?.state)
        let act = acts[dice.roll(acts.count)]
        let (post, choice) = (Self.posts[dice.roll(Self.posts.count)], dice.roll(1_000))
        let people = people(at: place, having: try await office())
        let first = dice.roll(max(1, people.count))
        desk.office.clock.advance(seconds: 1)
        for turn in people.indices {
            let person = people[(first + turn) % people.count]
            do {
                guard try await perform(act, place, post, act == .measure ? choice + turn : choice, as: person) else {
                    return nil
                }
                if act == .add || act == .correct, let organ = post.organ { mustStayOut.insert(organ) }
                return act.rawValue
            } catch is OperationError {
                continue
            }
        }
        return nil
    }

    /// - Returns: false where there is nothing to do it to.
    private func perform(
        _ act: Act, _ place: Place?, _ post: (unit: String, post: String, organ: String?), _ choice: Int,
        as person: StaffCaller
    ) async throws -> Bool {
        let (context, handle) = (desk.context, HandleClue(desk.context))
        switch act {
        case .add:
            _ = try await CorrectAccused(context)(report, added: [accused(post, named: choice)], as: person)
            return true
        case .correct:
            let standing = accused(post, named: choice).standing
            _ = try await CorrectAccused(context)(report, standings: [0: standing], as: person)
            return true
        case .triage:
            _ = try await ProposeTriage(context)(report, .accusation, as: person)
            for other in people(at: place, having: person.organ) where other.staff != person.staff {
                if (try? await ConfirmTriage(context)(report, as: other)) != nil { break }
            }
            return true
        case .decide: return try await decide(choice, as: person)
        case _:
            guard let place else { return false }
            switch act {
            case .claim: try await handle.claim(place.clue, as: person)
            case .plan:
                try await handle.propose(place.clue, .check(.talkOrLetter), studiedOn: desk.today, as: person)
            case .approvePlan: try await handle.approvePlan(place.clue, as: person)
            case .result:
                try await handle.proposeResult(place.clue, .educated, groupSignedOn: desk.today, as: person)
            case .approveResult: try await handle.approveResult(place.clue, as: person)
            case .takeBack: try await handle.takeBack(place.clue, as: person)
            case .reassign: try await handle.reassign(place.clue, to: somebody(in: place.organ, choice), as: person)
            case .move: try await handle.move(place.clue, to: room(of: place.organ, choice), as: person)
            case .askReturn: try await handle.requestReturn(place.clue, .otherOrgan, as: person)
            case .approveReturn: try await handle.approveReturn(place.clue, as: person)
            case .standAside: try await handle.standAside(place.clue, as: person)
            case .measure: _ = try await ProposeMeasure(context)(place.clue, request(choice), as: person)
            case .add, .correct, .triage, .decide: return false
            }
            return true
        }
    }

    /// Every third one carries the name of somebody who works in a room of the county.
    private func accused(_ post: (unit: String, post: String, organ: String?), named choice: Int) -> AccusedDraft {
        let colleagues = desk.office.directory.staff.filter { $0.organ == desk.office.county && $0.room != nil }
        let name = choice % 3 == 0 ? colleagues[choice % colleagues.count].name : "哨兵\(choice)"
        var draft = AccusedDraft(name: name, unit: post.unit, post: post.post)
        draft.standing = desk.context.directory.standing(of: draft, seenFrom: desk.office.county)
        return draft
    }

    private func somebody(in organ: Organ.ID, _ choice: Int) -> Staff.ID {
        let staff = desk.office.directory.staff.filter { $0.organ == organ && $0.room != nil }
        return staff.isEmpty ? Staff.ID("S0") : staff[choice % staff.count].id
    }

    private func room(of organ: Organ.ID, _ choice: Int) -> Room.ID {
        let rooms = desk.office.directory.rooms.filter { $0.organ == organ }
        return rooms.isEmpty ? Room.ID("R0") : rooms[choice % rooms.count].id
    }

    private func request(_ choice: Int) -> MeasureRequest {
        let office = desk.office
        let organs = [office.county, office.neighbour, office.township, Organ.ID("T42028103J")]
        switch choice % 5 {
        case 0: return .change(.requestEscalation, .localInterference)
        case 1: return .change(.escalate, .complexMatter)
        case 2: return .assign(to: organs[choice / 5 % organs.count])
        case 3:
            var request = MeasureRequest.change(.designate, .localInterference)
            request.organ = organs[choice / 5 % organs.count]
            return request
        case _:
            var request = MeasureRequest.change(.cross, .recusal)
            request.rooms = [room(of: office.county, choice)]
            return request
        }
    }

    private func decide(_ choice: Int, as person: StaffCaller) async throws -> Bool {
        let waiting = try await desk.texts(
            """
            select m.measure_id::text from casework.jurisdiction_measure as m
            where m.report_id = '\(report.rawValue)' and m.state = 'proposed'
            order by 1
            """)
        guard !waiting.isEmpty else { return false }
        let measure = MeasureRecord.ID(waiting[choice % waiting.count])
        try await DecideMeasure(desk.context).approve(measure, as: person)
        return true
    }
}
