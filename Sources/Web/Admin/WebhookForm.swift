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
    /// - Parameters:
    ///   - permitsLoopback: whether `http://127.0.0.1:…` will do as well: on a developer's machine alone.
    ///   - isNetwork: whether the sender reads a text as a network.
    /// - Throws: ``FormRefused`` with everything that must change.
    static func read(
        _ fields: FormFields, permitsLoopback: Bool, isNetwork: (String) -> Bool
    ) throws(FormRefused) -> EndpointEntry {
        var reader = FormReader(fields)
        let name = reader.line("name", missing: .typeEndpointName)
        let url = reader.line("address", missing: .typeEndpointAddress, longest: Limits.addressCharacters)
        let place = Self.place(url, permitsLoopback: permitsLoopback)
        if place == nil, !url.isEmpty { reader.refuse("address", .typeEndpointAddress) }
        let networks = Self.networks(&reader, isNetwork)
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

    /// `10.1.2.0/24` or `2001:db8::/32`, one or more. One that is wrong is named by its place: the field shows what was
    /// typed anyway.
    private static func networks(_ reader: inout FormReader, _ isNetwork: (String) -> Bool) -> [String] {
        let typed = reader.line("networks", missing: .typeNetworks, longest: Limits.addressCharacters)
        let networks = typed.split { $0 == " " || $0 == "," || $0 == "，" }.map(String.init)
        let wrong = networks.indices.filter { !isNetwork(networks[$0]) }.map { $0 + 1 }
        if networks.count > Limits.networks {
            reader.refuse("networks", .tooManyNetworks(Limits.networks))
        } else if !wrong.isEmpty {
            reader.refuse("networks", .noNetworks(at: wrong))
        } else if networks.isEmpty, !typed.isEmpty {
            reader.refuse("networks", .typeNetworks)
        }
        return networks
    }
}
