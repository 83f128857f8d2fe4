import FoundationEssentials
import Sealing

/// The SQL files as they stand in the checkout.
enum SQLFolder {
    struct Missing: Error {
        let path: String
    }

    private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    /// Any file of the checkout.
    static func checkoutFile(_ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: root + "/" + path) else { throw Missing(path: path) }
        return String(decoding: data, as: UTF8.self)
    }

    static func text(_ folder: String, _ name: String) throws -> String {
        try checkoutFile("sql/\(folder)/\(name).sql")
    }

    /// Names without suffix, sorted.
    static func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root + "/sql/" + folder)
            .filter { $0.hasSuffix(".sql") }.map { String($0.dropLast(4)) }.sorted()
    }

    /// Every Swift file below a folder of the checkout, by path.
    static func swiftFiles(below folder: String) throws -> [String: String] {
        var files: [String: String] = [:]
        // The dot: a folder that is a symbolic link is looked into as well.
        for path in try FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder + "/.")
        where path.hasSuffix(".swift") {
            files[path] = try checkoutFile(folder + "/" + path)
        }
        return files
    }
}

/// A key for databases that hold nothing.
enum SchemaKeys {
    static func keyring() throws -> Keyring { Keyring(site: try SiteKey(Array(repeating: 7, count: 32))) }
}
