import ArgumentParser
import Casework
import Foundation
import Operations

extension Bench {
    /// Looks for words of a file, one a line, as the head of a petition office or as a member of a room, for
    /// `scripts/bench/search.blind.sh`.
    struct Search: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "search", abstract: "测量检索的时间 · measures searches")

        @Option(help: "检索词文件，每行一个 · file with one search a line")
        var words: String

        @Option(help: "每个词检索几次 · rounds")
        var rounds = 5

        @Option(help: "机关编号 · organ")
        var organ: String

        @Option(help: "以该承办部门的一名干部检索，默认以信访室负责人 · room as one of whose members to look")
        var room: String?

        @Option(help: "数据目录 · data directory")
        var data: String?

        func perform() async throws {
            let context = try await Site(data: data).context()
            let organ = Organ.ID(organ)
            let room = room.map { Room.ID($0) }
            guard
                let staff = context.directory.staff.first(where: {
                    $0.organ == organ && (room == nil || $0.room == room)
                }),
                let lines = try? String(contentsOf: URL(filePath: words), encoding: .utf8)
            else { throw Complaint("没有该机关或者检索词文件", "No such organ, or no such file of words") }
            let roles: Set<Role> = room == nil ? [.petitionLead] : [.roomMember]
            let caller = StaffCaller(staff: staff.id, organ: organ, room: room, roles: roles)
            let queries = try lines.split(separator: "\n").map { try SearchQuery(String($0)) }
            var took: [Double] = []
            var hits = 0
            for _ in 0..<rounds {
                for query in queries {
                    let start = ContinuousClock.now
                    hits += try await SearchReports(context)(query, as: caller).hits.count
                    took.append((ContinuousClock.now - start) / .milliseconds(1))
                }
            }
            guard !took.isEmpty else { throw Complaint("没有检索词", "There is nothing to look for") }
            let sorted = took.sorted()
            let (median, p95) = (sorted[sorted.count / 2], sorted[min(sorted.count - 1, sorted.count * 95 / 100)])
            Terminal.say("{\"searches\":\(sorted.count),\"hits\":\(hits),\"median_ms\":\(median),\"p95_ms\":\(p95)}")
        }
    }
}
