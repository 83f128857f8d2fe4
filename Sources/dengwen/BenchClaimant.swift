import ArgumentParser
import CaseStore
import Casework
import Libpq
import Operations

extension Bench {
    /// People of some rooms at work until they are killed, for `make drill-claims`: they claim, let go, and have clues
    /// given on and moved by a leader. Each call is a line on the standard output before it is made, and another one with
    /// what its caller was told; the lines go to a file that only grows.
    struct Claimant: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "claimant", abstract: "领取演练的工作进程 · people of the drill of claims",
            shouldDisplay: false)

        @Option(help: "室编号，可多个 · rooms of one organ")
        var room: [String]

        @Option(help: "本进程的序号，从 0 起 · which part of their people works here, from 0")
        var part = 0

        @Option(help: "进程数 · how many parts there are")
        var parts = 1

        @Option(help: "同时办理的循环 · loops")
        var loops = 8

        @Option(help: "至多运行秒数 · seconds after which it ends by itself")
        var seconds = 3600

        @Flag(help: "对照：把领取拆成两个事务 · the control: claims in two transactions")
        var halves = false

        @Option(help: "数据目录 · data directory")
        var data: String?

        func perform() async throws {
            guard (1..<Limits.poolSize.upperBound).contains(loops), (0..<parts).contains(part), seconds > 0 else {
                throw Complaint("循环数、序号或秒数不合规", "Loops, part or seconds are out of bounds")
            }
            let end = ContinuousClock.now + .seconds(seconds)
            let context = try await Self.context(Site(data: data), connections: loops, until: end)
            let rooms = room.map { Room.ID($0) }
            guard let organ = rooms.first.flatMap({ context.directory[$0] })?.organ else {
                throw Complaint("没有该室", "There is no such room")
            }
            let leader = try BenchDesk.somebody(.deputy, at: organ, in: context)
            let drill = ClaimDrill(context, rooms: rooms, leader: leader) { Terminal.say($0.line) }
            let mine = drill.people.enumerated().filter { $0.offset % parts == part }.map(\.element)
            guard mine.count >= loops else {
                throw Complaint("室内人员不够每个循环一人", "There are fewer people than loops")
            }
            let halves = halves
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<loops {
                    let people = mine.enumerated().filter { $0.offset % loops == number }.map(\.element)
                    group.addTask { try await Self.work(drill, people, halves: halves, until: end) }
                }
                // What none of them expects ends them all, and the drill says so.
                try await group.waitForAll()
            }
        }

        /// A process may begin while the database is on its way back.
        private static func context(
            _ site: Site, connections: Int, until end: ContinuousClock.Instant
        ) async throws -> OperationContext {
            while true {
                do {
                    return try await site.context(connections: connections)
                } catch  where QueueDrillWait.passes(error) && ContinuousClock.now < end {
                    try await QueueDrillWait.some(upTo: 200)
                }
            }
        }

        private static func work(
            _ drill: ClaimDrill, _ people: [StaffCaller], halves: Bool, until end: ContinuousClock.Instant
        ) async throws {
            while ContinuousClock.now < end {
                let did = halves ? try await drill.halfTurn(of: people) : try await drill.turn(of: people)
                // Some take their time, so that kills and stops find clues in their hands.
                if !did || QueueDrillWait.chance(of: 25) { try await QueueDrillWait.some(upTo: did ? 100 : 200) }
            }
        }
    }
}
