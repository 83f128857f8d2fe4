import ArgumentParser
import Documents
import Foundation

/// Writes the rules, the clauses, the states and the tables of the READMEs from the code.
struct Rules: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "由代码生成规则、条款和状态各页 · the pages of rules, clauses and states from the code"
    )

    @Option(help: "代码库目录；写入其中的 docs/ 和 README · the repository to write into")
    var write: String?

    func run() async throws {
        guard let write else { return Terminal.say(RuleBook.rules) }
        let root = URL(filePath: write)
        let repository = try Self.sources(in: root).filter { RuleBook.reads($0.path) }
        for file in try RuleBook.files(from: repository) {
            try Data(file.text.utf8).write(to: root.appending(path: file.path))
            Terminal.say(file.path)
        }
    }

    private static func sources(in root: URL) throws -> [RuleBook.File] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        return paths.filter { !$0.hasPrefix(".") && RuleBook.reads($0) }.sorted().compactMap { path in
            (try? String(contentsOf: root.appending(path: path), encoding: .utf8)).map {
                RuleBook.File(path: path, text: $0)
            }
        }
    }
}
