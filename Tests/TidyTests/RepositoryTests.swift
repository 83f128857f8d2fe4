import Foundation
import Testing

@Suite("Tidy: repository")
struct RepositoryTests {
    @Test func `every clause that a rule cites is named by a test`() throws {
        let rules = Tree.sources.filter { $0.target == "Casework" }
        let cited = rules.flatMap { file in
            file.text.matches(of: /"((?:JB|HS|ZJ|JC|SS|XF|HB|AJ|GW|KG|SX|DW)-[A-Za-z0-9-]+)"/)
                .map { String($0.1) }
        }
        #expect(!cited.isEmpty)
        let tests = Tree.tests.filter { $0.target != "TidyTests" }.map(\.text).joined(separator: "\n")
        for key in Set(cited).sorted() {
            // "JB-1" is not named by "JB-15".
            let whole = try Regex("\\b\(key)(?![A-Za-z0-9])")
            if !tests.contains(whole) { Issue.record("\(key) has no test") }
        }
    }

    @Test(arguments: ["Sources", "Tests", "sql", "docs", "deploy"])
    func `folders and files are named for what they hold`(folder: String) {
        let walk = FileManager.default.enumerator(
            at: Tree.root.appending(path: folder), includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
        let banned = /(?i)^(utils?|utilities|helpers?|common|core|misc|managers?|extensions?)(\.swift)?$/
        while let url = walk?.nextObject() as? URL {
            let name = url.lastPathComponent
            #expect(name.wholeMatch(of: banned) == nil, "\(folder): \(name)")
            #expect(!(name.hasSuffix(".swift") && name.contains("+")), "\(folder): \(name)")
        }
    }

    @Test func `every worker is started by the program`() {
        let program = Tree.sources.filter { $0.target == "dengwen" && !$0.path.contains("/Bench") }
        let workers = Tree.sources.filter { $0.target == "Workers" }.flatMap { file in
            file.text.matches(of: /struct (\w+): Service\b/).map { String($0.1) }
        }
        #expect(workers.count > 10)
        for worker in workers { #expect(program.contains { $0.text.contains("\(worker)(") }, "\(worker)") }
    }

    /// `make` runs them by their name.
    @Test func `scripts can be run`() throws {
        let folder = Tree.root.appending(path: "scripts")
        let scripts = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".sh") }
        #expect(!scripts.isEmpty)
        for script in scripts {
            #expect(FileManager.default.isExecutableFile(atPath: folder.appending(path: script).path), "\(script)")
        }
    }

    /// The place of this checkout, in whatever file.
    @Test func `no path of a machine is written down`() {
        let kinds: Set<String> = [
            "swift", "sql", "md", "yaml", "yml", "json", "csv", "sh", "py", "service", "conf", "c", "h", "html",
        ]
        let folders = ["Sources", "Tests", "sql", "docs", "deploy", "samples", "Benchmarks"]
        let files = folders.flatMap { Tree.files($0, kinds) }
        let checkout = Tree.root.path + "/"
        let isTelling = checkout.split(separator: "/").count >= 2
        for file in files where file.target != "TidyTests" {
            if isTelling { #expect(!file.text.contains(checkout), "\(file) names the checkout") }
        }
    }

    /// A tool that keeps something in the folder where it runs writes the machine down with it.
    @Test func `what is hidden in the checkout is one of ours, or ignored`() throws {
        let ours: Set<String> = [".git", ".ci", ".gitignore", ".swift-format"]
        let ignored = try Tree.text(".gitignore").split(separator: "\n").filter { $0.hasPrefix(".") }
            .map { $0.prefix { $0 != "*" && $0 != "/" } }
        let hidden = try FileManager.default.contentsOfDirectory(atPath: Tree.root.path).filter { $0.hasPrefix(".") }
        #expect(hidden.contains(".gitignore"), "the folder is read")
        for name in hidden where !ours.contains(name) {
            #expect(ignored.contains { name.hasPrefix($0) }, "\(name)")
        }
    }

    @Test func `what a build leaves behind is ignored`() throws {
        let lines = try Tree.text(".gitignore").split(separator: "\n")
        #expect(lines.contains(".build*/"))
    }

    @Test func `tests are named by sentences`() {
        let declared = /(?m)@Test(?:\([^\n]*\))?\s+(?:@\w+\s+)*func (\w+)\(/
        for file in Tree.tests {
            for match in file.text.matches(of: declared) where !match.1.hasPrefix("`") {
                Issue.record("\(file): \(match.1)")
            }
        }
    }

    @Test func `docs/openapi.yaml describes every route of the API, and no other`() throws {
        let routes = Tree.sources.filter { $0.target == "Web" }.flatMap { file in
            file.text.matches(of: /router\.([a-z]+)\("((?:api\/|healthz)[^"]*)"\)/).map { match in
                let path = match.2.replacing(/:(\w+)/) { "{\($0.1)}" }
                return "\(match.1) /\(path)"
            }
        }
        var described: [String] = []
        var path: Substring = ""
        for line in try Tree.text("docs/openapi.yaml").split(separator: "\n") {
            // What leaves the house stands in the same file, and is no route.
            if line.firstMatch(of: /^[a-z]/) != nil { path = "" }
            if let named = line.wholeMatch(of: #/  (/.*):/#) { path = named.1 }
            if !path.isEmpty, let verb = line.wholeMatch(of: #/    (get|post|put|patch|delete):/#) {
                described.append("\(verb.1) \(path)")
            }
        }
        #expect(routes.count > 4)
        #expect(described.sorted() == routes.sorted())
    }

    @Test func `decisions are numbered without gaps and say why and what follows`() {
        let decisions = Tree.files("docs/decisions", ["md"])
        #expect(!decisions.isEmpty)
        for (index, file) in decisions.enumerated() {
            let name = file.path.split(separator: "/").last.map(String.init) ?? ""
            #expect(Int(name.prefix(4)) == index + 1, "\(name)")
            for heading in ["Context", "Decision", "Consequences"] {
                #expect(file.text.contains("## \(heading)"), "\(name): \(heading)")
            }
        }
    }
}
