/// By which way a connection string leads to the database, before anything is sent.
public enum DatabaseWay: Hashable, Sendable {
    /// A socket or the loopback: nobody else is on it.
    case onThisMachine
    /// TLS, with a certificate of a known authority that names the host.
    case verified
    /// A network on which the server could be anybody, or everything could be read.
    case open
}

extension ConnectionSettings {
    /// - Throws: `.other` for a malformed string.
    public func way() throws(DatabaseError) -> DatabaseWay { Self.way(given: try parsed(), defaults: Self.defaults()) }

    /// What the string says counts before a service file, and that before the environment. What a service file would add is
    /// not known here: where one is named, the string itself must demand the certificate.
    static func way(given: [String: String], defaults: [String: String]) -> DatabaseWay {
        // libpq takes what is written and empty for not written.
        let given = given.filter { !$0.value.isEmpty }
        if given["sslmode"] == "verify-full" { return .verified }
        guard given["service"] == nil else { return .open }
        let all = defaults.merging(given) { _, written in written }
        // An address goes before a name, one by one where there are several.
        let (names, addresses) = (hosts(all["host"]), hosts(all["hostaddr"]))
        let targets = (0..<max(names.count, addresses.count)).map { index in
            let address = index < addresses.count ? addresses[index] : ""
            return address.isEmpty ? (index < names.count ? names[index] : "") : address
        }
        if targets.allSatisfy(isOnThisMachine) { return .onThisMachine }
        return all["sslmode"] == "verify-full" ? .verified : .open
    }

    private static func hosts(_ list: String?) -> [Substring] {
        (list ?? "").split(separator: ",", omittingEmptySubsequences: false)
    }

    /// No name is taken for an address: `127.example` is anybody's.
    private static func isOnThisMachine(_ host: Substring) -> Bool {
        // Nothing: libpq's own socket directory. "/…" and "@…": a socket, in a directory or abstract.
        if host.isEmpty || host.hasPrefix("/") || host.hasPrefix("@") { return true }
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { isByte($0) }
    }

    private static func isByte(_ text: Substring) -> Bool {
        (1...3).contains(text.utf8.count)
            && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            && UInt8(text) != nil
    }
}
