import Foundation
import Testing

@Suite("Documents: the glossary")
struct GlossaryTests {
    private static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Everything that somebody could mean by a name: Swift sources and SQL.
    private static func code() -> String {
        var text = ""
        for folder in ["Sources", "sql"] {
            let walk = FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil)
            while let url = walk?.nextObject() as? URL {
                guard ["swift", "sql"].contains(url.pathExtension) else { continue }
                text += (try? String(contentsOf: url, encoding: .utf8)) ?? ""
            }
        }
        return text
    }

    @Test func `every name in the glossary is one of the code's`() throws {
        let page = try String(contentsOf: Self.root.appending(path: "docs/glossary.md"), encoding: .utf8)
        let code = Self.code()
        let words = Set(code.split { !($0.isLetter || $0.isNumber || $0 == "_") })
        let names = page.matches(of: /`([^`]+)`/).map { $0.1 }
        #expect(names.count > 80)
        for name in names {
            for part in name.split(separator: ".") where !words.contains(part) {
                Issue.record("\(name): the code has no \(part)")
            }
        }
    }
}
