import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Whoever a table of transitions tries: one person of each post in the county, and those of other organs who come near.
enum Post: String, CaseIterable, Sendable {
    case clerk, secondClerk, lead, supervisor, deputy, head
    /// Head of the second supervision room, the holder of the stories' clues, and another member.
    case roomHead, holder, colleague
    case otherRoom, cadreRoom, administrator, auditor
    case cityLead, cityDeputy, cityHead
    /// The head of a neighbouring county's organ.
    case neighbour

    /// The members of the room that the stories' clues are routed to.
    static let room: Set<Post> = [.roomHead, .holder, .colleague]

    func caller(_ desk: Desk) throws -> StaffCaller {
        switch self {
        case .clerk: desk.clerk
        case .secondClerk: desk.secondClerk
        case .lead: desk.lead
        case .supervisor: desk.supervisor
        case .deputy: desk.deputy
        case .head: desk.head
        case .roomHead: desk.member("O420281-J2", 0)
        case .holder: desk.holder
        case .colleague: desk.member("O420281-J2", 2)
        case .otherRoom: desk.member("O420281-J1", 0)
        case .cadreRoom: desk.member("O420281-GJ", 0)
        case .administrator: try desk.staff(desk.office.administrator)
        case .auditor: desk.auditor
        case .cityLead: desk.cityLead
        case .cityDeputy: desk.cityDeputy
        case .cityHead: desk.cityHead
        case .neighbour: try desk.staff(desk.office.first(.head, in: desk.office.neighbour))
        }
    }
}

/// One row of the table of transitions: who may fire it, what it needs, and what then holds.
struct Transition: Sendable, CustomTestStringConvertible {
    /// What a transition is about.
    struct Item: Sendable {
        var report = Report.ID("")
        var clue = Clue.ID("")
        /// A line, a clock, an order, a clearing.
        var other = ""
    }

    /// A hard guard: a story in which the transition is refused, because one thing is missing.
    struct Guard: Sendable {
        let name: String
        let story: @Sendable (Desk) async throws -> Void

        init(_ name: String, _ story: @escaping @Sendable (Desk) async throws -> Void) {
            self.name = name
            self.story = story
        }
    }

    /// Number in the table, with a letter where it takes several steps, and the clause.
    let number: String
    let name: String
    let may: Set<Post>
    /// Brings an item to the state before.
    let scene: @Sendable (Desk) async throws -> Item
    let fire: @Sendable (Desk, Item, StaffCaller) async throws -> Void
    /// What holds after it was fired.
    let holds: @Sendable (Desk, Item) async throws -> Bool
    var guards: [Guard] = []

    var testDescription: String { "\(number) \(name)" }
}

extension Desk {
    /// The operation is refused and changes nothing.
    func refuses(_ what: Comment, _ body: () async throws -> Void) async throws {
        let before = try await snapshot()
        await #expect(throws: (any Error).self, what) { try await body() }
        #expect(try await snapshot() == before, what)
    }

    /// Somebody with further roles: four eyes look at the person, not at the post.
    func mighty(_ person: StaffCaller, _ roles: Set<Role>) -> StaffCaller {
        StaffCaller(staff: person.staff, organ: person.organ, room: person.room, roles: person.roles.union(roles))
    }

    /// Every notice that waits is approved and delivered.
    func tellEverybody() async throws {
        for notice in try await Lists(context).notices(as: lead) where notice.state == .draft {
            _ = try await ApproveNotice(context)(notice.id, as: lead)
            try await RecordDelivery(context)(notice.id, .phone, on: today, as: clerk)
        }
    }

    /// Registered and proposed by the clerk.
    func proposed(_ draft: ReportDraft, _ opinion: TriageOpinion = .accusation) async throws -> Transition.Item {
        let receipt = try await register(draft)
        _ = try await ProposeTriage(context)(receipt.id, opinion, as: clerk)
        return Transition.Item(report: receipt.id)
    }

    /// A claimed clue with a plan that waits for its approval.
    func planned(_ disposition: Disposition, _ draft: ReportDraft = .townshipCadre) async throws -> Transition.Item {
        let (receipt, clue) = try await claimed(draft)
        try await HandleClue(context).propose(clue, disposition, studiedOn: today, as: holder)
        return Transition.Item(report: receipt.id, clue: clue)
    }
}

/// Table (a): each transition is tried by everybody, and without each thing that it needs. Row 24, reading the vault of
/// identities by two persons, is not of this stage.
@Suite("Table (a): the transitions of a report") struct TransitionTableTests {
    static let rows = Transition.atTheDesk + Transition.inTheRoom + Transition.afterTheResult

    @Test(arguments: rows)
    func `who may not fire a transition is refused, and nothing changes`(_ row: Transition) async throws {
        try await Desk.open { desk in
            let item = try await row.scene(desk)
            let before = try await desk.snapshot()
            for post in Post.allCases where !row.may.contains(post) {
                let caller = try post.caller(desk)
                await #expect(throws: (any Error).self, "\(row.number) \(post)") {
                    try await row.fire(desk, item, caller)
                }
            }
            let changed = try await desk.snapshot().changes(since: before)
            #expect(
                changed.isSubset(of: ["audit.inbox", "casework.alarm"]), "\(row.number): \(changed)")
        }
    }

    @Test(arguments: rows)
    func `each who may fire a transition does, and what the table says then holds`(_ row: Transition) async throws {
        #expect(!row.may.isEmpty)
        for post in Post.allCases where row.may.contains(post) {
            try await Desk.open { desk in
                let item = try await row.scene(desk)
                desk.office.clock.advance(seconds: 1)
                let caller = try post.caller(desk)
                try await row.fire(desk, item, caller)
                let holds = try await row.holds(desk, item)
                #expect(holds, "\(row.number) \(post)")
            }
        }
    }

    @Test(arguments: rows)
    func `without what it needs a transition is refused, whoever fires it`(_ row: Transition) async throws {
        #expect(!row.guards.isEmpty, "\(row.number) has a hard guard")
        for hard in row.guards { try await Desk.open { desk in try await hard.story(desk) } }
    }

    @Test func `every row of the table from 1 to 23 is here`() {
        let numbers = Set(Self.rows.compactMap { Int($0.number.prefix(while: \.isNumber)) })
        #expect(numbers == Set(1...23))
    }
}
