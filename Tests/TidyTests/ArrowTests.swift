import Foundation
import Testing

/// Who may import whom. SwiftPM's own check misses imports of indirect dependencies.
@Suite("Tidy: arrows between targets")
struct ArrowTests {
    static let arrows: [String: Set<String>] = [
        "Casework": [],
        "Reading": ["Casework"],
        "Documents": ["Casework"],
        "Sealing": ["Casework", "Libgcrypt", "Crypto", "CryptoExtras", "X509", "SwiftASN1"],
        "Cleaning": ["Casework", "Subprocess", "NIOPosix"],
        "Libpq": ["CLibpq"],
        "Libcurl": ["CLibcurl"],
        "Libgcrypt": ["CLibgcrypt"],
        "Schema": ["CSchema"],
        "CaseStore": ["Casework", "Libpq", "Schema", "Sealing"],
        "Notify": ["Casework", "Libcurl", "Crypto"],
        "Operations": ["Casework", "CaseStore", "Reading", "Sealing"],
        "Federation": ["Casework", "Operations", "Libcurl", "Crypto", "JWTKit"],
        "Workers": ["Casework", "Operations", "Notify", "ServiceLifecycle", "Logging"],
        "Web": ["Casework", "Operations", "Documents", "Hummingbird", "HummingbirdCore", "Logging"],
        "EmbeddedPostgres": ["Subprocess", "Logging"],
        "dengwen": [
            "CProcess", "Casework", "CaseStore", "Documents", "EmbeddedPostgres", "Libpq", "Notify", "Operations",
            "Reading", "Schema", "Sealing", "Web", "Workers", "ArgumentParser", "Hummingbird", "ServiceLifecycle",
            "UnixSignals", "Cleaning", "Federation",
            "Logging", "Crypto", "NIOPosix",
        ],
    ]

    /// What comes with the platform and Swift itself.
    static let platform: Set<String> = [
        "Foundation", "FoundationEssentials", "Glibc", "Synchronization", "Dispatch", "System", "SystemPackage",
        "NIOCore", "NIOHTTP1", "NIOHTTPTypes", "HTTPTypes", "Logging",
    ]

    @Test func `every target has its arrows`() throws {
        let folder = Tree.root.appending(path: "Sources")
        let targets = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { !$0.hasPrefix(".") && !["CLibpq", "CLibcurl", "CLibgcrypt", "CProcess"].contains($0) }
        #expect(Set(targets).subtracting(Self.arrows.keys) == [])
    }

    @Test(arguments: arrows.keys.sorted())
    func `imports follow the arrows`(target: String) {
        for file in Tree.sources where file.target == target {
            for module in Self.imports(file) where !Self.allowed(target).contains(module) {
                Issue.record("\(file) imports \(module)")
            }
        }
    }

    /// The core sees nothing, and reading only the core: not even the platform.
    private static func allowed(_ target: String) -> Set<String> {
        let own = arrows[target] ?? []
        return target == "Casework" || target == "Reading" ? own : own.union(platform)
    }

    @Test func `the arrows are those of the package`() throws {
        let package = try Tree.text("Package.swift")
        for (target, targets) in Self.arrows where target != "dengwen" {
            let pattern = try Regex("library\\(\"\(target)\", \\[([^\\]]*)\\]")
            guard let match = package.firstMatch(of: pattern), let list = match[1].substring else {
                Issue.record("\(target) is not in the package")
                continue
            }
            let named = Set(list.matches(of: /"(\w+)"/).map { String($0.1) })
            let ours = targets.filter { Self.arrows[$0] != nil || $0.hasPrefix("CLib") || $0 == "CSchema" }
            #expect(named == ours, "\(target)")
        }
    }

    @Test func `every Swift target is strict`() throws {
        let package = try Tree.text("Package.swift")
        for feature in [
            "ExistentialAny", "MemberImportVisibility", "InternalImportsByDefault", "NonisolatedNonsendingByDefault",
            "treatAllWarnings(as: .error)", "strictMemorySafety()",
        ] {
            #expect(package.contains(feature))
        }
        let targets = package.matches(of: /\.(?:target|testTarget|executableTarget)\(\s*name: ("?\w+"?)/)
        let plain = targets.map { String($0.1) }.filter { $0 != "\"CSchema\"" }
        let strict = package.matches(of: /swiftSettings: strict/)
        #expect(strict.count == plain.count)
    }

    private static func imports(_ file: Tree.File) -> [String] {
        CodeText.strip(file.text).split(separator: "\n").compactMap { line in
            var words = line.split(separator: " ")
            let levels: Set<Substring> = ["public", "package", "internal", "private", "fileprivate"]
            while let first = words.first, levels.contains(first) || first.hasPrefix("@") { words.removeFirst() }
            guard words.first == "import", words.count >= 2 else { return nil }
            let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "typealias", "var", "let"]
            let module = kinds.contains(words[1]) ? words.dropFirst(2).first : words[1]
            return module?.split(separator: ".").first.map(String.init)
        }
    }
}
