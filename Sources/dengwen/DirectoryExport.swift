import ArgumentParser
import Casework
import Documents
import Foundation
import Operations

extension DirectoryCommand {
    /// Writes the directory in force, or the one of a day, to files.
    struct ExportCommand: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "export",
            abstract: "导出名录（JSON 文件或者 CSV 文件夹） · write the directory to a JSON file or a folder of CSV files"
        )

        enum Format: String, ExpressibleByArgument, CaseIterable {
            case json, csv
        }

        @Argument(help: "写到哪里：JSON 为文件，CSV 为文件夹；已有文件不覆盖 · where to: a file or a folder; nothing is overwritten")
        var destination: String

        @Option(help: "格式 · json or csv")
        var format = Format.json

        @Option(help: "某日生效的名录，如 2026-03-01 · the directory that was in force on a day")
        var on: String?

        @Option(help: "数据目录 · data directory")
        var data: String?

        func perform() async throws {
            let load = LoadDirectory(try Site(data: data).addresses(nil).commandStore())
            let document: String?
            if let on {
                guard let day = CivilDate(iso: on) else {
                    throw Complaint("日期应如 2026-03-01：\(on)", "A day is written 2026-03-01: \(on)")
                }
                document = try await load.document(on: day)
            } else {
                document = try await load.document()
            }
            guard let document else {
                throw Complaint("当时没有载入名录", "No directory was in force then")
            }
            let bytes = Array(document.utf8)
            switch format {
            // As it was handed in, to the letter: loaded again, it is the very directory.
            case .json: try DirectoryOutput.write(bytes, to: URL(filePath: destination))
            case .csv: try DirectoryOutput.write(try DirectoryFolder.files(from: bytes), into: destination)
            }
            Terminal.say("已导出 · written: \(destination)")
        }
    }
}

/// Where a directory comes from: a JSON file, or a folder of CSV files that becomes one.
enum DirectoryInput {
    static func bytes(at path: String) throws -> [UInt8] {
        let manager = FileManager.default
        guard let values = try? URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey]) else {
            throw unreadable(path)
        }
        guard values.isDirectory == true else {
            guard let contents = manager.contents(atPath: path) else { throw unreadable(path) }
            return Array(contents)
        }
        var files: DirectoryFolder.Files = [:]
        for name in DirectoryFolder.names {
            let file = URL(filePath: path).appending(path: name).path
            if let contents = manager.contents(atPath: file) { files[name] = Array(contents) }
        }
        return try DirectoryFolder.json(from: files)
    }

    private static func unreadable(_ path: String) -> Complaint {
        Complaint("不能读取名录：\(path)", "Cannot read the directory: \(path)")
    }
}

/// Writes an export, and never over a file that is there.
enum DirectoryOutput {
    static func write(_ files: DirectoryFolder.Files, into folder: String) throws {
        let folder = URL(filePath: folder)
        // All are looked at before the first is written.
        for name in files.keys { try requireNothing(at: folder.appending(path: name)) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, bytes) in files { try write(bytes, to: folder.appending(path: name)) }
    }

    static func write(_ bytes: [UInt8], to file: URL) throws {
        try requireNothing(at: file)
        guard
            FileManager.default.createFile(
                atPath: file.path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
        else { throw Complaint("不能写入：\(file.path)", "Cannot write \(file.path)") }
    }

    private static func requireNothing(at file: URL) throws {
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        throw Complaint("文件已存在，未覆盖：\(file.path)", "The file is there already and was not overwritten: \(file.path)")
    }
}
