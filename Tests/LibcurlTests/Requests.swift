@testable import Libcurl

extension TestServer {
    /// A request to this server as a developer's machine may send it.
    func request(
        _ target: String,
        method: HTTPClient.Request.Method = .post,
        host: String = "127.0.0.1",
        scheme: EndpointURL.Scheme = .http,
        body: String = "{}",
        mode: EgressRule.Mode = .developmentLoopback,
        networks: [String] = [],
        headers: [HTTPClient.Header] = [],
        timeouts: HTTPClient.Request.Timeouts = .init(connect: 3000, total: 10_000)
    ) throws -> HTTPClient.Request {
        let url = EndpointURL(uncheckedScheme: scheme, host: host, port: port, target: target)
        let rule = EgressRule(host: host, port: port, networks: networks.compactMap(AddressBlock.init), mode: mode)
        let bytes = method == .post ? Array(body.utf8) : []
        return try HTTPClient.Request(method, url, headers: headers, body: bytes, egress: rule, timeouts: timeouts)
    }

    /// How often the server has seen what it calls `key`: a path, `connection` or `request`.
    func count(_ key: String) async throws -> Int? {
        let client = try HTTPClient(.init(userAgent: "counter"))
        let response = try await client.send(request("/count?\(key)", method: .get)).result.get()
        return Int(response.text)
    }
}

extension HTTPClient.Response {
    var text: String { String(decoding: head, as: UTF8.self) }
}

extension HTTPClient.Exchange {
    var status: Int? { try? result.get().status }
    var failure: HTTPClient.Failure? {
        switch result {
        case .success: nil
        case .failure(let failure): failure
        }
    }
}
