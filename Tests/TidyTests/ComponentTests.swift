import Foundation
import Testing

/// The list of components names all that the program is made of, with its version, and nothing else.
@Suite("Tidy: components")
struct ComponentTests {
    private static let list = "docs/operating/components.md"

    /// Name and version of each Swift package on the list, with whether it is there for its own sake.
    private static func listed() throws -> [String: (version: String, isDirect: Bool)] {
        let rows = try Tree.text(list).matches(of: /(?m)^\| `([a-z0-9-]+)` \| (\d+\.\d+\.\d+) \| ([^|]*) \|/)
        return Dictionary(
            rows.map { (String($0.1), (String($0.2), !$0.3.contains("indirect"))) },
            uniquingKeysWith: { first, _ in first })
    }

    @Test func `every package that Package.swift names is on the list, with its exact version, and no other is direct`()
        throws
    {
        let package = try Tree.text("Package.swift")
        let named = package.matches(of: /\.package\(url: "([^"]+)", exact: "([^"]+)"/)
        #expect(named.count == package.ranges(of: ".package(url:").count, "versions are exact")
        let direct = named.map { match in
            let name = match.1.split(separator: "/").last.map(String.init) ?? ""
            return [name.hasSuffix(".git") ? String(name.dropLast(4)) : name, String(match.2)]
        }
        let listed = try Self.listed().filter(\.value.isDirect).map { [$0.key, $0.value.version] }
        #expect(Set(direct) == Set(listed))
        #expect(direct.count > 5, "the package is read")
    }

    /// It is there where the package was built or resolved, as in every run of the tests.
    @Test func `what the direct packages bring along is on the list`() throws {
        let file = try JSONSerialization.jsonObject(
            with: Data(contentsOf: Tree.root.appending(path: "Package.resolved")))
        let pins = try #require((file as? [String: Any])?["pins"] as? [[String: Any]])
        #expect(Set(pins.compactMap { $0["identity"] as? String }) == Set(try Self.listed().keys))
    }

    @Test func `every system package that is installed is on the list`() throws {
        let script = try Tree.text("scripts/setup.sh")
        let installed = script.matches(of: /packages="([^"]+)"/).flatMap { $0.1.split(separator: " ") }
            .filter { $0 != "$packages" }
        let text = try Tree.text(Self.list)
        #expect(installed.count > 10, "the script is read")
        for name in installed { #expect(text.contains("`\(name)`"), "\(name)") }
        let required = try Tree.text("Tests/BrowserTests/requirements.txt").split(separator: "\n")
        let packages = required.filter { $0.contains("==") }
        #expect(!packages.isEmpty)
        for package in packages { #expect(text.contains("`\(package)`"), "\(package)") }
    }

    @Test func `every queue that benchmarks compare with is on the list, with its version`() throws {
        let required = try Tree.text("scripts/bench/peers/requirements.txt").split(separator: "\n")
        let packages = required.map { $0.replacing(/\[\w+\]/, with: "") }
        #expect(packages.count > 1, "the file is read")
        let text = try Tree.text(Self.list)
        for package in packages { #expect(text.contains("`\(package)`"), "\(package)") }
    }
}
