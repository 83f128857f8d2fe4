import Operations

/// An endpoint as an administrator proposes it.
struct EndpointEntry: Sendable {
    let name: String
    let url: String
    let host: String
    let port: Int
    let networks: [String]
    let events: [AnnouncedEvent]

    /// Reads the form of a new endpoint.
    ///
    /// - Parameter permitsLoopback: whether `http://127.0.0.1:…` will do as well: on a developer's machine alone.
    /// - Throws: ``FormRefused`` with everything that must change.
    static func read(_ fields: FormFields, permitsLoopback: Bool) throws(FormRefused) -> EndpointEntry {
        var reader = FormReader(fields)
        let name = reader.line("name", missing: .typeEndpointName)
        let url = reader.line("address", missing: .typeEndpointAddress, longest: Limits.addressCharacters)
        let place = Self.place(url, permitsLoopback: permitsLoopback)
        if place == nil, !url.isEmpty { reader.refuse("address", .typeEndpointAddress) }
        let networks = reader.line("networks", missing: .typeNetworks, longest: Limits.addressCharacters)
            .split { $0 == " " || $0 == "," || $0 == "，" }.map(String.init)
        if !networks.allSatisfy(Self.isNetwork) || networks.count > Limits.networks {
            reader.refuse("networks", .typeNetworks)
        }
        let events = fields.all("events").compactMap(AnnouncedEvent.init)
        if events.isEmpty { reader.refuse("events", .chooseEvents) }
        guard reader.problems.isEmpty, let place else { throw FormRefused(reader) }
        return EndpointEntry(
            name: name, url: url, host: place.host, port: place.port, networks: networks, events: events
        )
    }

    /// Host and port of an `https` address without user, fragment or blanks; the sender parses it again, by its own
    /// rules, before it opens a connection.
    private static func place(_ url: String, permitsLoopback: Bool) -> (host: String, port: Int)? {
        let isLoopback = permitsLoopback && url.hasPrefix("http://127.0.0.1:")
        guard isLoopback || url.hasPrefix("https://"), url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            !url.contains("#")
        else { return nil }
        let authority = url.dropFirst(isLoopback ? 7 : 8).prefix { $0 != "/" && $0 != "?" }
        guard !authority.contains("@") else { return nil }
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard let host = parts.first, !host.isEmpty, parts.count <= 2,
            host.allSatisfy({ $0.isLowercase || $0.isNumber || $0 == "-" || $0 == "." })
        else { return nil }
        guard parts.count == 2 else { return (String(host), 443) }
        guard let port = Int(parts[1]), (1...65535).contains(port) else { return nil }
        return (String(host), port)
    }

    /// `10.1.2.0/24` or `2001:db8::/32`, in letters; the sender parses it by its own rules.
    private static func isNetwork(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let bits = Int(parts[1]), (0...128).contains(bits), !parts[0].isEmpty else {
            return false
        }
        return parts[0].allSatisfy { $0.isHexDigit || $0 == "." || $0 == ":" }
    }
}
