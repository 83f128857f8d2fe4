import Testing

@testable import Libcurl

@Suite struct TLSTests {
    let certificate: TestCertificate
    let server: TestServer

    init() throws {
        certificate = try TestCertificate()
        server = try TestServer(certificate: certificate)
    }

    func send(host: String = "127.0.0.1", _ tls: HTTPClient.Request.TLS) async throws -> HTTPClient.Exchange {
        let client = try HTTPClient(.init(userAgent: "test"))
        var request = try server.request("/ok", host: host, scheme: .https)
        request.tls = tls
        return await client.send(request)
    }

    @Test func `a certificate nobody trusts ends the transfer before the body leaves`() async throws {
        #expect(try await send(.init()).failure == .tls)
        let exchange = try await send(.init(authorityFile: certificate.certificateFile))
        #expect(exchange.status == 200)
        #expect(exchange.timings.tls > 0)
        let client = try HTTPClient(.init(userAgent: "test"))
        var request = try server.request("/count?/ok", method: .get, scheme: .https)
        request.tls.authorityFile = certificate.certificateFile
        #expect(try await client.send(request).result.get().text == "1")
    }

    @Test func `a certificate for another name is refused`() async throws {
        #expect(try await send(host: "::1", .init(authorityFile: certificate.certificateFile)).failure == .tls)
    }

    @Test func `a wrong pin, a missing authority file and a missing client certificate are refused`() async throws {
        let file = certificate.certificateFile
        let pin = "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
        #expect(try await send(.init(authorityFile: file, pinnedPublicKey: pin)).failure == .tls)
        #expect(try await send(.init(authorityFile: "/nonexistent.pem")).failure == .tls)
        #expect(try await send(.init(authorityFile: file, certificateFile: "/nonexistent.pem")).failure == .tls)
    }
}
