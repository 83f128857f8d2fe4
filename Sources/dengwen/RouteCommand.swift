import ArgumentParser
import Casework
import Documents
import Foundation
import Operations

/// `dengwen route explain`: where a matter goes, and why, without a database.
struct RouteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "route", abstract: "分流规则 · the rules of routing", subcommands: [Explain.self]
    )

    struct Explain: OperatorCommand {
        static let configuration = CommandConfiguration(
            abstract: "说明一件事项如何分流、依据哪一条 · where a matter goes, and by which clause",
            discussion: """
                给出 JSON 文件，或者用 --directory 指定机构名录并逐个写明被反映人。
                Give a JSON file of the matter, or a directory with --directory and the accused one by one.
                """
        )

        @Argument(help: "事项文件（JSON） · the matter as JSON")
        var file: String?

        @Option(help: "机构名录文件 · the directory, such as samples/org.json")
        var directory: String?

        @Option(help: "收件机关编号 · id of the receiving organ")
        var receiver = "O420281"

        @Option(help: "被反映人：“单位;职务;姓名”，可重复 · an accused: unit;post;name, repeatable")
        var accused: [String] = []

        @Option(help: "accusation, appeal, suggestion")
        var matter = "accusation"

        @Option(help: "此前反映的次数 · earlier reports of the same matter")
        var earlier = 0

        @Option(help: "单项最大金额（元） · largest single scheme in yuan")
        var amount: Int64 = 0

        @Option(help: "联名人数 · people who signed")
        var signatories = 0

        @Flag(help: "微腐败 · micro-corruption")
        var micro = false

        @Flag(help: "实名 · verified real name")
        var realName = false

        @Option(
            name: .customLong("danger"),
            help: "风险标志，可重复 · a danger, repeatable: self_harm, violence, evidence_destruction, collective, retaliation"
        )
        var dangers: [String] = []

        func perform() async throws {
            let input = try file.map(Self.matter) ?? ofDirectory()
            RouteExplanationText.lines(Route.decide(input), for: input).forEach(Terminal.say)
        }

        private static func matter(_ path: String) throws -> Route.Input {
            do { return try RouteMatterFile.read(try bytes(path)) } catch let error as RouteMatterFileError {
                throw Complaint(error.message.zh, error.message.en)
            }
        }

        private static func bytes(_ path: String) throws -> [UInt8] {
            guard let data = try? Data(contentsOf: URL(filePath: path)) else {
                throw Complaint("无法读取文件：\(path)", "Cannot read the file: \(path)")
            }
            return Array(data)
        }

        private func ofDirectory() throws -> Route.Input {
            guard let directory else {
                throw Complaint(
                    "请给出事项文件，或者用 --directory 指定机构名录", "Give the file of a matter, or a directory with --directory")
            }
            let organisation = try DirectoryFile.read(try Self.bytes(directory))
            let organ = Organ.ID(receiver)
            guard organisation[organ] != nil else {
                throw Complaint("名录中没有机关 \(receiver)", "The directory has no organ \(receiver)")
            }
            guard let kind = Route.Matter(rawValue: matter) else {
                throw Complaint("--matter 的取值有误：\(matter)", "--matter has an unknown value: \(matter)")
            }
            let standings = accused.map { text in
                let parts = text.replacing("；", with: ";").split(separator: ";", omittingEmptySubsequences: false).map(
                    String.init)
                let draft = AccusedDraft(
                    name: parts.count > 2 ? parts[2] : "", unit: parts[0], post: parts.count > 1 ? parts[1] : "")
                return organisation.standing(of: draft, seenFrom: organ)
            }
            var input = organisation.routeInput(kind, at: organ, standings)
            input.isMicroCorruption = micro
            input.earlierReports = max(0, earlier)
            input.signature = realName ? .realNameVerified : .anonymous
            input.gravity = Route.Gravity(largestSchemeYuan: max(0, amount), signatories: max(0, signatories))
            for word in dangers {
                guard let danger = RiskFlag(rawValue: word) else {
                    throw Complaint("--danger 的取值有误：\(word)", "--danger has an unknown value: \(word)")
                }
                input.dangers.insert(danger)
            }
            return input
        }
    }
}
