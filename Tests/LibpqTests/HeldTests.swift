import Foundation
import Libpq
import Testing

/// Threads and descriptors end with whom they belonged to. Counted in a process in which nothing else runs: an exit test
/// has its own.
@Suite struct HeldTests {
    @Test func `storms of connections, cancels, deadlines, pools and listeners leave no thread or descriptor`() async {
        await #expect(processExitsWith: .success) { [directory = Cluster.shared.directory as String] in
            let storm = Storm(directory)
            // What a process opens once, and keeps, is there from now on.
            try await storm.rage()
            let before = try await Held.settled { $0.threads == Held.keptThreads }
            #expect(before.threads == Held.keptThreads)
            for _ in 0..<3 { try await storm.rage() }
            let after = try await Held.settled {
                $0.threads == Held.keptThreads && $0.descriptors(beyond: before).isEmpty
            }
            #expect(after.threads == Held.keptThreads)
            #expect(after.descriptors(beyond: before) == [:])
        }
    }
}

/// What this process holds: threads of the driver by their names, descriptors by their kinds.
private struct Held {
    let threads: [String: Int]
    let descriptors: [String: Int]

    /// The clock of all deadlines is one thread, for as long as the process lives.
    static let keptThreads = ["db-deadlines": 1]

    static func now() throws -> Held {
        let files = FileManager.default
        // What ends while it is looked at is not there any more.
        let names = try files.contentsOfDirectory(atPath: "/proc/self/task").compactMap { task in
            try? String(contentsOfFile: "/proc/self/task/\(task)/comm", encoding: .utf8)
        }.map { $0.filter { $0 != "\n" } }.filter { $0.hasPrefix("db-") }
        let targets = try files.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { descriptor in
            try? files.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)")
        }
        return Held(threads: counted(names), descriptors: counted(targets.map(kind)))
    }

    /// Looks until it is as `isCalm` wants it, for half a minute at most: a thread that was told to end takes its moment,
    /// and a descriptor is closed by whoever had it last.
    static func settled(_ isCalm: (Held) -> Bool) async throws -> Held {
        let end = ContinuousClock.now + .seconds(30)
        var held = try now()
        while !isCalm(held), ContinuousClock.now < end {
            await Task.yield()
            held = try now()
        }
        return held
    }

    /// How many more there are of which kind.
    func descriptors(beyond before: Held) -> [String: Int] {
        var more = descriptors
        for (kind, count) in before.descriptors { more[kind, default: 0] -= count }
        return more.filter { $0.value > 0 }
    }

    private static func counted(_ words: [String]) -> [String: Int] {
        Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
    }

    /// `socket:[1234]` is a socket, `anon_inode:[eventfd]` what it says, and a path a file.
    private static func kind(_ target: String) -> String {
        if target.hasPrefix("/") { return "file" }
        return target.hasPrefix("anon_inode:") ? target : String(target.prefix { $0 != ":" })
    }
}

/// Everything that takes a thread or a descriptor, several at once, each ended in each of its ways.
private struct Storm: Sendable {
    private let settings: ConnectionSettings

    init(_ directory: String) {
        settings = ConnectionSettings("host=\(directory) user=postgres dbname=postgres")
    }

    /// Returns when all of it was told to end.
    func rage() async throws {
        let observer = try await Connection.open(settings)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask { try await connect() }
                group.addTask { try await cancel(seenBy: observer) }
                group.addTask { try await meetDeadline() }
                group.addTask { try await listen() }
            }
            for _ in 0..<4 { group.addTask { try await pool() } }
            try await group.waitForAll()
        }
        await observer.close()
    }

    /// Closed, dropped, killed by the server, and never there.
    private func connect() async throws {
        let closed = try await Connection.open(settings)
        try await closed.run { _ = try $0.query(.one) }
        await closed.close()
        let dropped = try await Connection.open(settings)
        try await dropped.run { _ = try $0.query(.one) }
        let killed = try await Connection.open(settings)
        let loss = await failure { try await killed.run { _ = try $0.query(Self.endOwnBackend) } }
        #expect(loss?.kind == .connectionLost)
        await killed.close()
        let refused = await failure { _ = try await Connection.open(ConnectionSettings("host=/nowhere-at-all user=x")) }
        #expect(refused?.kind == .connectionLost)
    }

    private func cancel(seenBy observer: Connection) async throws {
        let connection = try await Connection.open(settings)
        let backend = try await connection.run { try $0.query(.backendID)[0].int4(0) }
        let sleeper = Task { try await connection.run { _ = try $0.query(.sleepLong) } }
        try await untilBegun(backend, "%pg_sleep%", seenBy: observer)
        sleeper.cancel()
        await #expect(throws: CancellationError.self) { try await sleeper.value }
        await connection.close()
    }

    private func meetDeadline() async throws {
        let connection = try await Connection.open(settings)
        let error = await failure {
            try await connection.run(deadline: .milliseconds(50)) { _ = try $0.query(.sleepLong) }
        }
        #expect(error?.kind == .deadline)
        await connection.close()
    }

    /// One that is closed, and one that nobody has any more.
    private func listen() async throws {
        let closed = try Listener(settings, channels: ["held"])
        for await _ in closed.notifications { break }
        await closed.close()
        let dropped = try Listener(settings, channels: ["held"])
        for await _ in dropped.notifications { break }
    }

    /// Some of its connections are lost and opened anew; while it stands, its threads and sockets are among what is counted.
    private func pool() async throws {
        let pool = Pool(settings, size: 4, waitTimeout: .seconds(60))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<24 {
                group.addTask {
                    if number.isMultiple(of: 6) {
                        _ = await failure { try await pool.run { _ = try $0.query(Self.endOwnBackend) } }
                    } else {
                        try await pool.run { _ = try $0.query(.one) }
                    }
                }
            }
            try await group.waitForAll()
        }
        try await pool.run { _ in
            let held = try Held.now()
            #expect(held.threads["db-pool", default: 0] > 0 && held.descriptors["socket", default: 0] > 0)
        }
        await pool.close()
    }

    private static let endOwnBackend = Statement("select pg_terminate_backend(pg_backend_pid())::text")
}
