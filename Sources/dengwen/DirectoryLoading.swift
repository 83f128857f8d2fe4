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

        func perform() async throws {
            let bytes = try DirectoryInput.bytes(at: file)
            let directory = try DirectoryFile.read(bytes)
            let load = LoadDirectory(try Site(data: data).addresses(nil).store())
            let former = try await load.document().map { try DirectoryFile.read(Array($0.utf8)) }
            let document = String(decoding: bytes, as: UTF8.self)
            guard try await load(directory, document: document, calendar: try Calendars.builtIn()) else {
                return Terminal.say("与现行名录相同，未更改 · that very directory is in force; nothing was changed")
            }
            Self.report(DirectoryChanges(from: former, to: directory))
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
                账号已按新名录启停。运行中的服务器启动时读取名录：请重新启动，新名录才对分流生效。
                Accounts follow the new directory at once. A running server read its directory when it started: restart \
                it, so that routing follows as well.
                """
            )
        }
    }
}
