import ArgumentParser
import CaseStore
import Casework
import Documents
import Foundation
import Operations

/// Takes in what an office kept elsewhere.
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "导入 · take in what an office kept elsewhere", subcommands: [ImportOfRegister.self]
    )
}

/// Imports an office register (信访登记台账) in CSV, UTF-8 or GB18030.
struct ImportOfRegister: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "导入信访登记台账（CSV，UTF-8 或 GB18030） · import an office register"
    )

    @Argument(help: "台账文件 · the file")
    var file: String

    @Option(help: "机关编号，例如 O420281 · the organ's id")
    var organ: String

    @Option(help: "与 --dry-run 同用：组织机构名录（JSON），缺省用库中的 · with --dry-run: a directory file; by default the database's")
    var directory: String?

    @Option(help: "台账年份，缺省取自标题 · year of the register, by default from its title")
    var year: Int?

    @Option(
        name: .customLong("as"),
        help: "以何人名义（该机关信访登记员或主任的工号），缺省为首位登记员 · in whose name; by default the first registrar's"
    )
    var staff: String?

    @Flag(help: "即使标题写的是另一机关，也按 --organ 导入 · import it although its title names another organ")
    var forceOrgan = false

    @Flag(help: "只检查，不写入 · check only")
    var dryRun = false

    @Flag(help: "结果以 JSON 输出 · print the outcome as JSON")
    var json = false

    @Option(help: "逐行结果写入该文件（CSV） · write the decision of each row to this file")
    var results: String?

    @Option(help: "数据目录 · data directory")
    var data: String?

    func perform() async throws {
        if directory != nil, !dryRun {
            throw Complaint(
                "--directory 只与 --dry-run 同用：导入以库中的名录为准",
                "--directory goes with --dry-run alone: an import is "
                    + "held to the directory in the database")
        }
        guard let contents = try? Data(contentsOf: URL(filePath: file)) else {
            throw Complaint("不能读取文件：\(file)", "Cannot read the file: \(file)")
        }
        let bytes = Array(contents)
        let started = ContinuousClock.now
        let (outcomes, new): ([RegisterOutcome], Int?)
        do {
            (outcomes, new) = dryRun ? (try await check(bytes), nil) : try await write(bytes)
        } catch is Directory.Fault {
            throw Complaint.noOrgan(organ)
        }
        if let results { try writeResults(outcomes, to: results) }
        let elapsed = started.duration(to: .now)
        report(
            outcomes, new: new,
            seconds: Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18)
    }

    private func check(_ bytes: [UInt8]) async throws -> [RegisterOutcome] {
        let directory = try await chosenDirectory()
        return try RegisterImporter.decide(
            bytes, choice, directory: directory, today: RealWorld.world.now().civilDate
        ).outcomes
    }

    private var choice: RegisterChoice {
        RegisterChoice(organ: Organ.ID(organ), year: year, isForced: forceOrgan, staff: staff.map { Staff.ID($0) })
    }

    private func write(_ bytes: [UInt8]) async throws -> ([RegisterOutcome], Int?) {
        let context = try await Site(data: data).context()
        let outcome = try await RegisterImporter(context: context, choice).importFile(bytes)
        return (outcome.outcomes, outcome.new)
    }

    private func chosenDirectory() async throws -> Directory {
        if let directory {
            guard let contents = try? Data(contentsOf: URL(filePath: directory)) else {
                throw Complaint("不能读取名录：\(directory)", "Cannot read the directory: \(directory)")
            }
            return try DirectoryFile.read(Array(contents))
        }
        return try await Site(data: data).context().directory
    }

    private func writeResults(_ outcomes: [RegisterOutcome], to path: String) throws {
        var results = RegisterResults()
        for outcome in outcomes { results.append(outcome) }
        do { try Data(results.bytes).write(to: URL(filePath: path)) } catch {
            throw Complaint("不能写入结果文件：\(path)", "Cannot write the results file: \(path)")
        }
    }

    /// Says what to mend, row by row, without repeating what a row holds.
    private func report(_ outcomes: [RegisterOutcome], new: Int?, seconds: Double) {
        let counts = RegisterImporter.count(outcomes)
        if json {
            let added = new.map { ",\"new\":\($0)" } ?? ""
            Terminal.say(
                "{\"read\":\(counts.read),\"accepted\":\(counts.accepted),\"flagged\":\(counts.flagged),"
                    + "\"rejected\":\(counts.rejected)\(added)}"
            )
            return
        }
        for outcome in outcomes {
            for code in outcome.codes {
                Terminal.say(
                    "第\(outcome.row)行 row \(outcome.row)  \(code.rawValue)  \(code.message.zh) \(code.message.en)")
            }
        }
        let rate = seconds > 0 ? Int(Double(counts.read) / seconds) : counts.read
        Terminal.say(
            """
            共\(counts.read)行：接收\(counts.accepted)，接收并提示\(counts.flagged)，退回\(counts.rejected)\
            \(new.map { "，新登记\($0)" } ?? "")。每秒\(rate)行。
            \(counts.read) rows: \(counts.accepted) accepted, \(counts.flagged) accepted with a flag, \
            \(counts.rejected) rejected\(new.map { ", \($0) new" } ?? ""). \(rate) rows/s.
            """
        )
    }
}
