import ArgumentParser
import CaseStore
import Casework
import Libpq
import Operations
import Synchronization

extension Bench {
    /// The people of a room claim its next clue over and over (`scripts/bench/claim.next.sh` and those beside it). What they
    /// have claimed is put away beside them by `bench.put_away` of `scripts/bench/claims/plant.sql`: a person holds no more
    /// than so many.
    struct Claims: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "claims", abstract: "测量领取下一件线索 · measures claims of the next clue")

        @Option(help: "室编号 · room")
        var room: String

        @Option(help: "秒数 · for how many seconds")
        var seconds = 10

        @Option(help: "同时领取 · at once")
        var atOnce = 8

        @Option(help: "每秒几件，不填为全速 · how many a second; full speed without it")
        var rate: Int?

        @Option(help: "每几秒单独统计 · seconds of each slice that is told apart")
        var slice: Int?

        @Flag(help: "办结几件就来几件 · as many come in as are finished")
        var feeds = false

        @Option(help: "数据目录 · data directory")
        var data: String?

        func perform() async throws {
            let site = try Site(data: data)
            let people = try await BenchPeople(site.context(connections: atOnce), of: Room.ID(room))
            let owner = try await Connection.open(ConnectionSettings(try site.addresses(nil).superuser))
            let claimed = ClaimedClues()
            let load = BenchLoad(atOnce: atOnce, seconds: seconds, rate: rate)
            let feeds = feeds
            let latencies = try await withThrowingTaskGroup(of: BenchLatencies?.self) { group in
                group.addTask {
                    while await claimed.fill() { try await claimed.putAway(on: owner, feeds: feeds) }
                    return nil
                }
                group.addTask {
                    defer { claimed.end() }
                    return try await load.run { number in claimed.note(try await people.claim(number)) }
                }
                return try await group.reduce(nil) { $0 ?? $1 }
            }
            try await claimed.putAway(on: owner, feeds: feeds)
            await owner.close()
            guard let latencies else { return }
            Terminal.say(try latencies.json(of: load, slice: slice))
        }
    }
}

/// Everybody who works in a room.
struct BenchPeople: Sendable {
    private let context: OperationContext
    private let callers: [StaffCaller]

    /// - Throws: a complaint where nobody works there.
    init(_ context: OperationContext, of room: Room.ID) throws {
        self.context = context
        let roles = StaffRoles.roles(in: context.directory)
        guard let found = context.directory[room], !found.staff.isEmpty else {
            throw Complaint("没有该室或者室内无人", "There is no such room, or nobody in it")
        }
        callers = found.staff.map { staff in
            StaffCaller(staff: staff, organ: found.organ, room: found.id, roles: roles[staff] ?? [])
        }
    }

    /// They take turns, so that nobody's hands are full.
    func claim(_ number: Int) async throws -> Clue.ID {
        switch try await ClaimNext(context)(as: callers[number % callers.count]) {
        case .claimed(let id): return id
        case .nothingWaits: throw Complaint("没有待领取的线索了", "No clue waits any more")
        }
    }
}

/// What was claimed and is still to be put away.
private final class ClaimedClues: Sendable {
    private struct State {
        var clues: [String] = []
        var isOver = false
    }

    private let state = Mutex(State())
    /// How often whatever has come together is put away: small transactions, as those of people are.
    private static let pause = Duration.milliseconds(100)

    func note(_ id: Clue.ID) { state.withLock { $0.clues.append(id.rawValue) } }

    func end() { state.withLock { $0.isOver = true } }

    /// Waits until something may have come together. False: nothing more comes.
    func fill() async -> Bool {
        // The pace at which the bench concludes beside what it measures: nothing there is to be waited for.
        try? await Task.sleep(for: Self.pause)
        return !Task.isCancelled && !state.withLock { $0.isOver }
    }

    func putAway(on owner: Connection, feeds: Bool) async throws {
        let clues = state.withLock { state in
            defer { state.clues = [] }
            return state.clues
        }
        guard !clues.isEmpty else { return }
        try await owner.run { session in
            _ = try session.query(Self.putAway, [.textArray(clues), .bool(feeds)])
        }
    }

    private static let putAway = Statement("select bench.put_away($1::text[]::uuid[], $2)")
}
