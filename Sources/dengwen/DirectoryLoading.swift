import ArgumentParser
import Casework
import Documents
import Foundation
import Operations

/// The organisation directory.
struct DirectoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "directory", abstract: "组织机构名录 · the organisation directory",
        subcommands: [LoadCommand.self, ExportCommand.self]
    )

    struct LoadCommand: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "load",
            abstract: "检查并载入名录（JSON 文件或 CSV 文件夹） · check a directory (JSON file or CSV folder) and put it into force"
        )

        @Argument(help: "名录文件或文件夹 · the file or folder")
        var file: String

        @Option(help: "数据目录 · data directory")
        var data: String?

        @OptionGroup var given: CommandBy

        func perform() async throws {
            let giver = try given.giver()
            var bytes = try DirectoryInput.bytes(at: file)
            let load = LoadDirectory(try Site(data: data).addresses(nil).commandStore())
            let former = try await load.document().map { Array($0.utf8) }
            // What the new document does not tell of other days, it takes over from the former one.
            if let former {
                bytes = try DirectoryFile.carry(from: former, into: bytes, on: RealWorld.world.now().civilDate)
            }
            let organisation = try DirectoryFile.readOrganisation(bytes)
            let document = String(decoding: bytes, as: UTF8.self)
            guard try await load(organisation, document: document, calendar: try Calendars.builtIn(), by: giver) else {
                return Terminal.say("与现行名录相同，未更改 · that very directory is in force; nothing was changed")
            }
            Self.report(DirectoryChanges(from: try former.map { try DirectoryFile.read($0) }, to: organisation.listed))
            for ending in try await load.stillOpen() {
                let words = ending.reminder
                Terminal.say("\(ending.name)：\(words.zh) · \(words.en)")
            }
        }

        private static func report(_ changes: DirectoryChanges) {
            let lines = [
                ("机关 organs", changes.organs), ("内设机构 rooms", changes.rooms), ("人员 staff", changes.staff),
                ("乡镇 townships", changes.townships), ("单位 units", changes.units),
            ]
            for (kind, count) in lines {
                Terminal.say(
                    "\(kind)：新增 added \(count.added)，更改 changed \(count.changed)，不再列出 gone \(count.gone)"
                )
            }
            Terminal.say(
                """
                账号已按新名录启停。运行中的服务器从下一次操作起按新名录分流，无需重新启动。
                Accounts follow the new directory at once, and a running server routes by it from its next transaction \
                on; it need not be restarted.
                """
            )
        }
    }
}
