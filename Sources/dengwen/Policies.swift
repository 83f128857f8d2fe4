import ArgumentParser
import Casework
import Documents
import Foundation
import Operations

/// What the law leaves to a deployment: shown, and loaded as another version.
struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "本地设定 · what the law leaves to a place",
        subcommands: [List.self, Load.self, Set.self]
    )

    /// Without a database: the values of the program.
    struct List: OperatorCommand {
        static let configuration = CommandConfiguration(
            abstract: "列出设定、内置值和允许范围 · the choices with their built-in values and bounds (no database)"
        )

        func perform() async throws {
            for choice in LocalChoice.allCases {
                let bounds = "\(choice.bounds.lowerBound)–\(choice.bounds.upperBound)"
                Terminal.say(
                    "\(choice.rawValue)  \(choice.builtIn)  [\(bounds)]  \(choice.policy.key)  "
                        + "\(choice.name.zh) · \(choice.name.en)")
            }
        }
    }

    struct Load: OperatorCommand {
        static let configuration = CommandConfiguration(
            abstract: "载入本地设定的新的一版 · load another version of local choices"
        )

        @Argument(help: "文件，首行 \(LocalPolicyFile.header) · the file with that first line")
        var file: String

        @Option(help: "数据目录 · data directory")
        var data: String?

        @OptionGroup var given: CommandBy

        func perform() async throws {
            let rows = try PolicyCommand.rows(of: file)
            try await PolicyCommand.load(rows, into: data, by: try given.giver())
        }
    }

    struct Set: OperatorCommand {
        static let configuration = CommandConfiguration(
            abstract: "设定一项 · set one choice"
        )

        @Argument(help: "设定代码，见 dengwen policy list · the code of a choice")
        var choice: String

        @Argument(help: "数值 · its value")
        var value: Int64

        @Option(help: "适用：*、county 等级别，或者 organ:机关编号 · for whom: *, a level, or organ: and an id")
        var scope = "*"

        @Option(help: "自何日起 · from which day")
        var from: String

        @Option(help: "至何日 · until which day")
        var to: String?

        @Option(help: "依据 · what it rests on")
        var source: String

        @Option(help: "数据目录 · data directory")
        var data: String?

        @OptionGroup var given: CommandBy

        func perform() async throws {
            guard let known = LocalChoice(rawValue: choice) else {
                let codes = LocalChoice.allCases.map(\.rawValue).joined(separator: " ")
                throw Complaint("没有这种设定，可用代码：\(codes)", "There is no such choice; the codes are: \(codes)")
            }
            guard let scope = LocalPolicyFile.scope(scope) else {
                throw Complaint("--scope 的取值有误", "--scope has an unknown value")
            }
            guard !source.allSatisfy(\.isWhitespace) else {
                throw Complaint("请用 --source 写明依据", "Name with --source what it rests on")
            }
            let row = LocalPolicyRow(
                known, value, for: scope, source: Bilingual(source, source),
                effectiveFrom: try ClockCommand.date(from), effectiveTo: try to.map { try ClockCommand.date($0) })
            guard let row else {
                let bounds = "\(known.bounds.lowerBound)–\(known.bounds.upperBound)"
                throw Complaint(
                    "数值应在 \(bounds) 之间，末日不早于首日", "The value must lie in \(bounds), the end not before the start")
            }
            try await PolicyCommand.load([row], into: data, by: try given.giver())
        }
    }
}

extension PolicyCommand {
    static func rows(of file: String) throws -> [LocalPolicyRow] {
        do { return try LocalPolicyFile.read(try ClockCommand.bytes(of: file)) } catch let error
            as LocalPolicyFileError
        {
            throw Complaint("本地设定文件：" + error.message.zh, "The list of local choices: " + error.message.en)
        }
    }

    static func load(_ rows: [LocalPolicyRow], into data: String?, by giver: CommandGiver) async throws {
        let choices = try await LoadLocalChoices(try await Site(data: data).context(), by: giver)(rows)
        Terminal.say(
            """
            已载入 loaded \(rows.count)；现有设定 rows in force or to come: \(choices.rows.count)
            运行中的服务器从下一次操作起按新设定办理，无需重新启动。
            A running server follows them from its next transaction on; it need not be restarted.
            """
        )
    }
}
