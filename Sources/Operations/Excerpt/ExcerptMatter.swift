import CaseStore
import Casework

/// A clue with what may be shown of it.
struct ExcerptMatter: Sendable {
    let clue: ClueRecord
    let caller: StaffCaller
    let today: CivilDate
    /// The text by paragraphs; nil for whoever may not read the report.
    let passages: [String]?
    let accused: [AccusedDraft]
    var barredOrgans: Set<Organ.ID>
    var barredStaff: Set<Staff.ID>
    /// Every head of the organ must stand aside.
    let headsStandAside: Bool
    /// As the place chose it.
    let most: (days: Int, copies: Int)

    /// The facts without those of an act.
    func facts(_ record: ExcerptRecord? = nil) -> Excerpt.Facts {
        var facts = Excerpt.Facts(
            caller: caller, organ: clue.organ, receiver: clue.receiver, holder: clue.clue.state.claim?.holder,
            isEnded: clue.clue.state.isFinished, state: record?.excerpt.state, today: today,
            barredOrgans: barredOrgans, barredRooms: Set(clue.barred.rooms), barredStaff: barredStaff,
            passages: passages?.count ?? 0)
        facts.headsStandAside = headsStandAside
        facts.mostDays = most.days
        facts.mostCopies = most.copies
        return facts
    }
}

extension Clue.State {
    fileprivate var isFinished: Bool {
        switch self {
        case .concluded, .fedBack, .archived: true
        case .routed, .claimed, .returnRequested, .returned, .planProposed, .underWay, .held, .resultProposed: false
        }
    }
}

extension OperationContext {
    func excerptMatter(
        of id: Clue.ID, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> ExcerptMatter {
        let clue = try transaction.clue(id)
        guard clue.organ == caller.organ else { throw OperationError.notFound }
        let content = try transaction.readableContent(of: clue.clue.report)
        if content != nil { try countOpening(of: clue.clue.report, as: caller, in: transaction) }
        let accused = Route.placesOfAccused(try matterInput(of: clue, in: transaction))
        // The organ that has the clue is not one that must not know of it.
        let organs = accused.organs.union(accused.places).union(clue.barred.organs).subtracting([clue.organ])
        return ExcerptMatter(
            clue: clue, caller: caller, today: transaction.today,
            passages: content.map { [$0.summary] + Self.paragraphs($0.text) }, accused: content?.accused ?? [],
            barredOrgans: organs.union(organs.flatMap { self.organs(below: $0) }).subtracting([clue.organ]),
            barredStaff: Set(clue.barred.staff), headsStandAside: try allStandAside(.head, from: clue, in: transaction),
            most: (choice(.excerptDays, for: clue.organ), choice(.excerptCopies, for: clue.organ)))
    }

    private static func paragraphs(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
    }

    // MARK: - Who is to read it

    /// Where a receiver is; nil where it is nobody outside of the handling room.
    ///
    /// - Parameters:
    ///   - expert: name and unit of an expert; empty for everybody else.
    func place(
        of receiver: Excerpt.Receiver, _ expert: (name: String, unit: String), for matter: ExcerptMatter
    ) -> Excerpt.Place? {
        switch receiver {
        case .leader(let id):
            guard let person = directory[id], directory[person.organ]?.leaders.contains(id) == true else { return nil }
            return Excerpt.Place(organ: person.organ, room: person.room, staff: id)
        case .room(let id):
            guard let room = directory[id], id != matter.clue.room else { return nil }
            return Excerpt.Place(organ: room.organ, room: id)
        case .organ(let id):
            guard directory[id] != nil, id != matter.clue.organ else { return nil }
            return Excerpt.Place(organ: id)
        case .expert:
            guard expert.name.contains(where: { !$0.isWhitespace }), expert.unit.contains(where: { !$0.isWhitespace })
            else { return nil }
            let isOfAccused =
                isAccused(expert.name, matter) || matter.accused.contains { Self.overlap($0.unit, expert.unit) }
                || matter.barredOrgans.contains { Self.overlap(directory[$0]?.name ?? "", expert.unit) }
            return Excerpt.Place(staff: barred(named: expert.name, matter), isOfAccused: isOfAccused)
        }
    }

    /// The place of a copy's reader: that of the receiver, with what is known of the name.
    func place(ofReader name: String, at place: Excerpt.Place?, for matter: ExcerptMatter) -> Excerpt.Place? {
        guard var place else { return nil }
        place.isOfAccused = place.isOfAccused || isAccused(name, matter)
        place.staff = barred(named: name, matter) ?? place.staff
        return place
    }

    private func isAccused(_ name: String, _ matter: ExcerptMatter) -> Bool {
        let name = Self.dense(name)
        return matter.accused.contains { !Self.dense($0.name).isEmpty && Self.dense($0.name) == name }
    }

    /// Somebody who must not know and is called so.
    private func barred(named name: String, _ matter: ExcerptMatter) -> Staff.ID? {
        let name = Self.dense(name)
        return matter.barredStaff.first { Self.dense(directory[$0]?.name ?? "") == name }
    }

    private static func dense(_ text: String) -> String { text.filter { !$0.isWhitespace } }

    /// Whether one unit is called like the other, or like a part of it.
    private static func overlap(_ first: String, _ second: String) -> Bool {
        let (first, second) = (dense(first), dense(second))
        return !first.isEmpty && !second.isEmpty && (first.contains(second) || second.contains(first))
    }

    /// Adds the people who may come to read it and stand aside: nobody but the system sees another person's recusal.
    func addRecused(
        _ people: [Staff.ID], to matter: inout ExcerptMatter, in transaction: borrowing Transaction
    ) throws {
        let id = matter.clue.clue.id
        let recused = try transaction.asSystem { system in try people.filter { try system.isRecused($0, from: id) } }
        matter.barredStaff.formUnion(recused)
    }

    /// People of a receiver: the leader, or everybody of the room or organ who is called so.
    func people(of receiver: Excerpt.Receiver, named name: String = "") -> [Staff.ID] {
        let name = Self.dense(name)
        let named = name.isEmpty ? [] : directory.staff.filter { Self.dense($0.name) == name }.map(\.id)
        switch receiver {
        case .leader(let id): return [id] + named
        case .room, .organ, .expert: return named
        }
    }

    // MARK: - The clue's history

    /// Says in the history of the clue what became of an excerpt, by its number.
    func tell(
        _ event: String, _ label: String, of clue: Clue.ID, in transaction: borrowing Transaction
    ) throws {
        try note(event, on: clue, in: transaction, [("excerpt", label)])
    }

    // MARK: - Asking the rules

    func require(_ act: Excerpt.Act, _ facts: Excerpt.Facts) throws {
        guard let broken = Excerpt.decide(Excerpt.Input(act, facts)) else { return }
        if broken.id == .ownOrgan { throw OperationError.notFound }
        guard let field = broken.field else {
            throw OperationError.refused(Bilingual("不能这样办理", "This is not possible"), remedy: broken.id.statement)
        }
        // On the form of a copy the reader is what can be changed.
        let isReader = act == .takeCopy && field == "receiver"
        throw OperationError.mend([.init(isReader ? "reader" : field, broken.id.statement)])
    }
}
