import Foundation
import Sealing

/// Which site key systemd handed to the service of a data directory: the names of its generations, and no secret.
///
/// A command in the operator's shell gets no credential, and finds by it that replacing the file in use would not reach the
/// service: that one reads a copy which nobody can change, and would open nothing any more under the next generation.
struct HandedKey {
    private let place: URL

    init(in data: URL) { place = data.appending(path: "site-key.credential") }

    /// Nil where the service reads its key from a file, or never ran.
    var generations: Set<String>? {
        guard let text = try? String(contentsOf: place, encoding: .utf8) else { return nil }
        return Set(text.split(separator: "\n").map(String.init))
    }

    /// Said by each start of the service.
    func note(_ site: Site) throws {
        guard site.keyFile.isCredential else {
            if generations != nil { try FileManager.default.removeItem(at: place) }
            return
        }
        let names = site.keyring.sites.map(\.text).sorted().joined(separator: "\n")
        try Data((names + "\n").utf8).write(to: place, options: .atomic)
    }
}
