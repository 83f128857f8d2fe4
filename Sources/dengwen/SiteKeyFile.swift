import Foundation
import Sealing

/// The file that holds the site key: outside the database, and best outside the directory that is backed up with it.
struct SiteKeyFile: Sendable {
    private let file: SecretFile

    var path: String { file.path }
    var isCredential: Bool { file.isCredential }
    var exists: Bool { file.exists }

    static let credential = "dengwen-site-key"
    /// Names another place than the data directory.
    static let variable = "DENGWEN_SITE_KEY"

    init(path: String, isCredential: Bool) { file = SecretFile(path: path, isCredential: isCredential) }

    /// The credential that systemd handed over; else the file that the environment names; else `site.key` in the data
    /// directory.
    static func find(
        in directory: URL, environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> SiteKeyFile {
        let named = environment[variable] ?? ""
        let path = named.isEmpty ? directory.appending(path: "site.key").path : named
        let file = SecretFile.find(credential: credential, else: path, environment: environment)
        return SiteKeyFile(path: file.path, isCredential: file.isCredential)
    }

    /// - Throws: `Complaint` for a file that others can read or that is not ours, `SealingError` for a damaged one.
    func read() throws -> SiteKey { try SiteKey(text: String(decoding: try file.read(), as: UTF8.self)) }

    /// Writes a new file; never over one that is there.
    func create(_ key: SiteKey) throws { try file.write(Data(key.text.utf8), over: false) }

    /// Puts another content in its place, whole or not at all.
    func replace(with key: SiteKey) throws { try file.write(Data(key.text.utf8), over: true) }
}
