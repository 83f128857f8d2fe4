/// The rules of the code as pages that people read: `docs/rules.md`, `docs/clauses.md`, `docs/states.md` and the tables of
/// the two READMEs. Everything is made from the very values that decide, so a page cannot say what the code does not do.
public enum RuleBook {
    /// A file of the repository.
    public struct File: Hashable, Sendable {
        /// Relative to the root, with slashes.
        public let path: String
        public let text: String

        public init(path: String, text: String) {
            self.path = path
            self.text = text
        }
    }

    /// The pages that carry a clause table between their markers.
    public static let readmes = ["README.md", "README.zh-CN.md"]

    /// The line before and the line behind a clause table.
    public static let markers = (begin: "<!-- clauses -->", end: "<!-- /clauses -->")

    /// Whether a file of the repository is looked at.
    public static func reads(_ path: String) -> Bool {
        readmes.contains(path)
            || path.hasPrefix("sql/") && path.hasSuffix(".sql")
            || path.hasPrefix("Sources/Casework/") && path.hasSuffix(".swift")
            || path.hasPrefix("Tests/") && path.hasSuffix(".swift")
    }

    /// The generated files as they should be.
    ///
    /// - Parameter repository: the files of the repository; those that `reads` refuses are passed over.
    /// - Throws: `RuleBookError` when a README has no place for its table.
    public static func files(from repository: [File]) throws(RuleBookError) -> [File] {
        let files = repository.filter { reads($0.path) }.sorted { $0.path < $1.path }
        let evidence = Evidence(files)
        var pages = [
            File(path: "docs/rules.md", text: rules(with: evidence)),
            File(path: "docs/clauses.md", text: clauses(from: files)),
            File(path: "docs/states.md", text: states),
        ]
        for file in files where readmes.contains(file.path) {
            let table = leadTable(evidence, inChinese: file.path == readmes[1])
            pages.append(File(path: file.path, text: try replacing(in: file, with: table)))
        }
        return pages
    }

    private static func replacing(in file: File, with table: String) throws(RuleBookError) -> String {
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let begin = lines.firstIndex(where: { $0 == markers.begin }),
            let end = lines[begin...].firstIndex(where: { $0 == markers.end })
        else { throw .missingMarkers(path: file.path) }
        let kept = (before: lines[...begin].joined(separator: "\n"), after: lines[end...].joined(separator: "\n"))
        return kept.before + "\n\n" + table + "\n" + kept.after
    }
}

/// Why the pages cannot be made.
public enum RuleBookError: Error, Hashable, Sendable {
    /// A README has no lines `<!-- clauses -->` and `<!-- /clauses -->`, in this order.
    case missingMarkers(path: String)
}

extension RuleBookError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missingMarkers(let path):
            "\(path)：缺少条款表标记 · the lines \(RuleBook.markers.begin) and \(RuleBook.markers.end) are missing"
        }
    }
}
