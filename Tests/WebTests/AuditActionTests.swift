import CaseStore
import Casework
import Foundation
import Testing

@testable import Web

/// Every code that the sources can write on the audit log has words in Chinese and English.
@Suite struct AuditActionTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    struct File {
        let name: String
        let text: String
        let isOperation: Bool
    }

    static func files(under folder: String, _ ending: String) throws -> [File] {
        let start = root.appending(path: folder)
        let found = try #require(FileManager.default.enumerator(atPath: start.path))
        var files: [File] = []
        for case let path as String in found where path.hasSuffix(ending) {
            let url = start.appending(path: path)
            files.append(
                File(
                    name: url.deletingPathExtension().lastPathComponent,
                    text: try String(contentsOf: url, encoding: .utf8),
                    isOperation: path.hasPrefix("Operations/")))
        }
        return files
    }

    /// As `OperationName` writes a name.
    private static func snake(_ word: String) -> String {
        var text = ""
        for letter in word {
            if letter.isUppercase, let last = text.last, last.isLowercase { text += "_" }
            text += letter.lowercased()
        }
        return text
    }

    /// Codes that stand in a file as they are.
    private static func literals(_ file: File) -> [String] {
        var codes = file.text.matches(of: /AuditRecord\(\s*"([a-z_]+(?:\.[a-z_]+)?)"/).map { String($0.1) }
        guard file.isOperation else { return codes }
        // Handed on by name, such as `act(.approve, "measure.approve", …)`; what is no action is named here.
        codes += file.text.matches(of: /"([a-z_]+\.[a-z_]+)"/).map { String($0.1) }
            .filter { !["dengwen.codes", "dengwen.passwords"].contains($0) }
        return codes
    }

    /// Names of the operations of a file that run in a transaction of somebody.
    private static func names(_ file: File) -> [String] {
        guard file.isOperation else { return [] }
        var (names, function): ([String], String) = ([], "")
        for line in file.text.split(separator: "\n") {
            if let found = line.firstMatch(of: /\bfunc (\w+)/) { function = String(found.1) }
            let isDoor = line.contains("func transaction") || line.contains("store.transaction")
            guard line.firstMatch(of: /transaction\(\s*as: (?:\.staff|caller)/) != nil, !isDoor else { continue }
            let base = snake(file.name)
            names.append(function == "callAsFunction" ? base : base + "." + snake(function))
        }
        return names
    }

    @Test func `JB-52 every action that is written down has words in both languages`() throws {
        let sources = try Self.files(under: "Sources", ".swift")
        var codes = Set(sources.flatMap { Self.literals($0) + Self.names($0) })
        // Classes of tables are named there, and no action.
        for file in try Self.files(under: "sql/code", ".sql") where file.name != "growth" {
            let found = file.text.matches(of: /'((?:identity|session|account|token|report)\.[a-z_]+)'/)
            codes.formUnion(found.map { String($0.1) })
        }
        #expect(codes.count > 400, "the sources are read: \(codes.count)")
        #expect(codes.filter { Text.auditWords($0) == nil }.sorted() == [])
        for code in codes {
            guard let words = Text.auditWords(code) else { continue }
            #expect(!words.zh.contains("_") && !words.en.contains("_") && words.zh != words.en, "\(code)")
        }
    }

    /// Codes that are put together: of what, in which files. Each part is held to the catalogue below.
    @Test func `JB-52 no further action is put together from parts`() throws {
        var parts: [String] = []
        for file in try Self.files(under: "Sources", ".swift") {
            for found in file.text.matches(of: /AuditRecord\(\s*"([a-z_]+)\.(?:" \+|\\\()/) {
                parts.append("\(file.name) \(found.1)")
            }
        }
        #expect(
            parts.sorted() == [
                "AddToReport report", "ArchiveFile report", "ChangeDocument document", "ClueActs clue", "ClueActs clue",
                "DecideMeasure clue", "DecideMeasure clue", "JoinEarlier clue", "KeepCheckFile clue",
                "RegisterFound found",
                "SplitReport report", "SuperviseClue supervision", "VoidReport report",
            ])
    }

    @Test func `JB-52 what is put together from parts has words too`() {
        var codes = Paper.Act.allCases.map { "document." + $0.rawValue }
        codes += SupervisionEntry.Kind.allCases.map { "supervision." + $0.rawValue }
        codes += ["found.move", "found.note", "report.supplement", "report.objection", "item"]
        codes += ["supplement_arrived", "objection_arrived", "repeat_arrived"].map { "clue." + $0 }
        // Events of a clue's or a report's history are known to its page, by the same words.
        codes += Text.eventWords.keys.flatMap { ["clue." + $0, "report." + $0] }
        #expect(codes.filter { Text.auditWords($0) == nil }.sorted() == [])
    }

    @Test func `a code that is not known is shown as it is`() {
        #expect(Text.auditWords("weather.rain") == nil && Text.auditAction("weather.rain") == .asIs("weather.rain"))
        #expect(Text.auditWords("clue.rains") == nil)
    }
}
