import Foundation

/// The files of this checkout.
enum Tree {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    struct File: Sendable, CustomStringConvertible {
        /// Relative to the root, with slashes.
        let path: String
        let text: String

        var description: String { path }
        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        /// The target that a file of `Sources` or `Tests` belongs to.
        var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    }

    static func files(_ folder: String, _ extensions: Set<String>) -> [File] {
        let base = root.appending(path: folder)
        let walk = FileManager.default.enumerator(
            at: base, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
        var found: [File] = []
        while let url = walk?.nextObject() as? URL {
            guard extensions.contains(url.pathExtension) else { continue }
            guard let text = try? String(contentsOf: url, encoding: .utf8) else { continue }
            found.append(File(path: relative(url), text: text))
        }
        return found.sorted { $0.path < $1.path }
    }

    static let sources = files("Sources", ["swift"])
    static let tests = files("Tests", ["swift"])
    static let sql = files("sql", ["sql"]).filter { !$0.path.hasSuffix("sql/schema.sql") }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    private static func relative(_ url: URL) -> String {
        String(url.path.dropFirst(root.path.count)).trimmingCharacters(in: CharacterSet(charactersIn: "/"))
    }
}
