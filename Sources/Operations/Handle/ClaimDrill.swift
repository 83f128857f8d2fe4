import CaseStore
public import Casework
import Synchronization

/// The people of some rooms who claim clues, let go of them and have them given on, for `make drill-claims` and its
/// small version among the tests: by the operations of the pages, over and over, side by side, on each other's clues.
///
/// Each call is noted outside of the database before it is made, and again with what its caller was told. Whoever
/// claims in one loop claims in no other: so the claims of a person follow on each other, and the drill knows by the
/// time of a line in a story from which call it is.
public final class ClaimDrill: Sendable {
    /// Everybody who works in the rooms.
    public let people: [StaffCaller]
    private let context: OperationContext
    private let rooms: [Room.ID]
    private let leader: StaffCaller
    private let moment: @Sendable () -> Instant
    private let note: @Sendable (ClaimDrillNote) -> Void
    private let state = Mutex(State())

    /// What this process knows; the others know nothing of it.
    private struct State {
        var calls = 0
        var held: [Held] = []
        /// What waits again, as far as anybody here was told.
        var letGo: [Clue.ID] = []
    }

    private struct Held {
        let clue: Clue.ID
        let holder: StaffCaller
    }

    /// As many clues are held by the people of a process before they let go of one first.
    private static let mostHeld = 40
    private static let mostLetGo = 50

    /// - Parameters:
    ///   - rooms: of one organ.
    ///   - leader: who takes back, gives on and moves.
    ///   - moment: the time of a note; nil for that of the operations.
    ///   - note: keeps a note, and returns when it is kept.
    public init(
        _ context: OperationContext, rooms: [Room.ID], leader: StaffCaller,
        moment: (@Sendable () -> Instant)? = nil, note: @escaping @Sendable (ClaimDrillNote) -> Void
    ) {
        let roles = context.roles
        self.context = context
        self.rooms = rooms
        self.leader = leader
        self.moment = moment ?? { context.now }
        self.note = note
        people = rooms.compactMap { context.directory[$0] }.flatMap { room in
            room.staff.map { StaffCaller(staff: $0, organ: room.organ, room: room.id, roles: roles[$0] ?? []) }
        }
    }

    /// One of these people does something, or a leader does.
    ///
    /// - Returns: whether anything came of it; else the database was away, or nothing waits.
    /// - Throws: what no operation of the drill may answer.
    public func turn(of people: [StaffCaller]) async throws -> Bool {
        guard let person = people.randomElement() else { return false }
        let (held, count, waiting) = state.withLock { state in
            (state.held.randomElement(), state.held.count, state.letGo.randomElement())
        }
        guard let held, count > Self.mostHeld || Int.random(in: 0..<100) >= 50 else {
            if let waiting, Int.random(in: 0..<100) < 20 { return try await claim(waiting, as: person) }
            return try await claimNext(as: person)
        }
        return switch Int.random(in: 0..<100) {
        case ..<45: try await letGo(of: held, .release, by: held.holder)
        case ..<65: try await letGo(of: held, .takeBack, by: leader)
        case ..<85: try await giveOn(held)
        case _: try await move(held)
        }
    }

    private func claimNext(as person: StaffCaller) async throws -> Bool {
        let (answer, clue) = try await call(.claimNext, nil, by: person) {
            switch try await ClaimNext(context)(as: person) {
            case .claimed(let clue): clue
            case .nothingWaits: nil
            }
        }
        if let clue { state.withLock { $0.held.append(Held(clue: clue, holder: person)) } }
        // Full hands: with what processes held that are no more.
        if answer == .refused { try await look(for: person) }
        return answer.isSettled
    }

    private func claim(_ clue: Clue.ID, as person: StaffCaller) async throws -> Bool {
        let answer = try await call(.claim, clue, by: person) {
            try await HandleClue(context).claim(clue, as: person)
            return clue
        }.answer
        state.withLock { state in
            if answer == .done { state.held.append(Held(clue: clue, holder: person)) }
            if answer.isSettled { state.letGo.removeAll { $0 == clue } }
        }
        return answer.isSettled
    }

    private func letGo(of held: Held, _ kind: ClaimDrillCall, by caller: StaffCaller) async throws -> Bool {
        let answer = try await call(kind, held.clue, by: caller) {
            let handle = HandleClue(context)
            if kind == .release {
                try await handle.release(held.clue, as: caller)
            } else {
                try await handle.takeBack(held.clue, as: caller)
            }
            return held.clue
        }.answer
        forget(held, answer, waits: true)
        return answer.isSettled
    }

    private func move(_ held: Held) async throws -> Bool {
        guard let room = rooms.filter({ $0 != held.holder.room }).randomElement() else { return false }
        let answer = try await call(.move, held.clue, by: leader) {
            try await HandleClue(context).move(held.clue, to: room, as: leader)
            return held.clue
        }.answer
        forget(held, answer, waits: false)
        return answer.isSettled
    }

    private func giveOn(_ held: Held) async throws -> Bool {
        let others = people.filter { $0.room == held.holder.room && $0.staff != held.holder.staff }
        guard let next = others.randomElement() else { return false }
        let answer = try await call(.reassign, held.clue, by: leader) {
            try await HandleClue(context).reassign(held.clue, to: next.staff, as: leader)
            return held.clue
        }.answer
        forget(held, answer, waits: false)
        if answer == .done { state.withLock { $0.held.append(Held(clue: held.clue, holder: next)) } }
        return answer.isSettled
    }

    /// What nobody knows the end of is tried again by whoever comes to it next.
    private func forget(_ held: Held, _ answer: ClaimDrillAnswer, waits: Bool) {
        guard answer.isSettled else { return }
        state.withLock { state in
            state.held.removeAll { $0.clue == held.clue && $0.holder.staff == held.holder.staff }
            if waits, answer == .done { state.letGo = state.letGo.suffix(Self.mostLetGo) + [held.clue] }
        }
    }

    /// A person looks at the own board, as after a browser or a program that ended.
    private func look(for person: StaffCaller) async throws {
        do {
            let mine = try await Lists(context).board(.mine, as: person).map(\.clue.clue.id)
            state.withLock { state in
                state.held.removeAll { $0.holder.staff == person.staff }
                state.held += mine.map { Held(clue: $0, holder: person) }
            }
        } catch OperationError.busy, OperationError.unsettled {
            // The next time.
        }
    }

    /// The control: half a claim. The place of a clue that waits is taken in one transaction and put back in another
    /// one, as by a program that writes the clue later: whoever is killed in between leaves a lease with nobody.
    public func halfTurn(of people: [StaffCaller]) async throws -> Bool {
        let clue = state.withLock { $0.letGo.randomElement() }
        guard let clue, let person = people.randomElement() else { return try await turn(of: people) }
        do {
            let store = context.store
            let token = try await store.transaction(as: .system, on: .worker) { transaction in
                try transaction.takeOne(.handle, clue, holder: person.staff, lease: 3600)
            }
            guard let token else { return try await turn(of: people) }
            try await store.transaction(as: .system, on: .worker) { try $0.giveBack(.handle, clue, token: token) }
        } catch StoreError.stale {
            // Somebody moved it meanwhile.
        } catch  where OperationError.isBusy(error) || OperationError.isUnsettled(error) {
            return false
        }
        return try await turn(of: people)
    }

    /// Makes a call and notes it before and after.
    ///
    /// - Parameter body: answers the clue that was got, or nil: nothing waits.
    private func call(
        _ kind: ClaimDrillCall, _ clue: Clue.ID?, by caller: StaffCaller, _ body: () async throws -> Clue.ID?
    ) async throws -> (answer: ClaimDrillAnswer, clue: Clue.ID?) {
        let number = state.withLock { state in
            state.calls += 1
            return state.calls
        }
        note(.called(number, kind, clue, by: caller.staff, moment()))
        let (answer, got): (ClaimDrillAnswer, Clue.ID?)
        do {
            got = try await body()
            answer = got == nil ? .nothing : .done
        } catch let error as OperationError {
            got = nil
            guard let told = ClaimDrillAnswer(error) else { throw error }
            answer = told
        }
        note(.told(number, answer, got, moment()))
        return (answer, got)
    }
}

/// What is called in the drill of claims.
public enum ClaimDrillCall: String, Sendable {
    case claimNext = "claim_next"
    case claim, release
    case takeBack = "take_back"
    case reassign, move
}

/// What a caller of the drill is told.
public enum ClaimDrillAnswer: String, Sendable {
    case done
    /// Nothing waits.
    case nothing
    /// Somebody else was faster.
    case stale
    /// By the rules.
    case refused
    /// The database is away; nothing was kept.
    case busy
    /// Nobody knows whether it was kept.
    case unsettled

    /// Nil for what no call of the drill may answer.
    init?(_ error: OperationError) {
        switch error {
        case .stale, .notFound: self = .stale
        case .refused: self = .refused
        case .busy: self = .busy
        case .unsettled: self = .unsettled
        case .mend, .mustBeSealed, .alreadyReceived: return nil
        }
    }

    /// Whether its caller knows what has become of it.
    var isSettled: Bool {
        switch self {
        case .done, .stale, .refused: true
        case .nothing, .busy, .unsettled: false
        }
    }
}

/// One of the two notes of a call, by its number in the process.
public enum ClaimDrillNote: Sendable {
    case called(Int, ClaimDrillCall, Clue.ID?, by: Staff.ID, Instant)
    case told(Int, ClaimDrillAnswer, Clue.ID?, Instant)

    /// Words with blanks between them, as `drill.look` reads them (`scripts/drills/claims_tables.sql`).
    public var line: String {
        switch self {
        case .called(let number, let call, let clue, let staff, let moment):
            Self.line("called", number, clue, moment, [call.rawValue, staff.rawValue])
        case .told(let number, let answer, let clue, let moment):
            Self.line("told", number, clue, moment, [answer.rawValue])
        }
    }

    private static func line(
        _ what: String, _ number: Int, _ clue: Clue.ID?, _ moment: Instant, _ words: [String]
    ) -> String {
        ([what, String(number), clue?.rawValue ?? "-", String(moment.microsecondsSinceEpoch)] + words)
            .joined(separator: " ")
    }
}
