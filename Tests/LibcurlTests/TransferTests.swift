import Foundation
import Testing

@testable import Libcurl

@Suite struct TransferTests {
    let server: TestServer
    let client: HTTPClient

    init() throws {
        server = try TestServer.shared.get()
        client = try HTTPClient(.init(userAgent: "test"))
    }

    @Test func `a body arrives as it was given, without waiting for 100-continue`() async throws {
        let type = HTTPClient.Header("Content-Type", "application/cloudevents+json")
        let exchange = try await client.send(server.request("/echo", body: "{\"类\":1}", headers: [type]))
        let response = try exchange.result.get()
        #expect(response.status == 200)
        #expect(response.text == "POST application/cloudevents+json - 9 {\"类\":1}")
        #expect(exchange.peer == IPAddress("127.0.0.1"))
        #expect(exchange.timings.total > 0)
        #expect(exchange.timings.total >= exchange.timings.name + exchange.timings.connect)
    }

    @Test(arguments: [HTTPClient.Request.Method.get, .options, .post])
    func `each method goes out by its name`(_ method: HTTPClient.Request.Method) async throws {
        let response = try await client.send(server.request("/echo", method: method, body: "")).result.get()
        #expect(response.text.hasPrefix("\(method.rawValue) "))
    }

    @Test func `nothing of one request leaks into the next`() async throws {
        let secret = HTTPClient.Header("X-Secret", "one")
        _ = try await client.send(server.request("/echo", body: "first", headers: [secret]))
        let response = try await client.send(server.request("/headers-seen", method: .get)).result.get()
        #expect(response.text == "host user-agent")
    }

    @Test func `fifty requests one after the other share one connection`() async throws {
        let server = try TestServer()
        for _ in 0..<50 {
            #expect(try await client.send(server.request("/ok")).status == 200)
        }
        #expect(try await server.count("/ok") == 50)
        #expect(try await server.count("connection") == 3)  // one of ours, one for each of the two counts
    }

    @Test func `three hundred requests at once all come back`() async throws {
        let request = try server.request("/ok")
        let statuses = await withTaskGroup(of: Int?.self) { group in
            for _ in 0..<300 { group.addTask { await client.send(request).status } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == Array(repeating: 200, count: 300))
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `a redirect is reported and not followed`(_ status: Int) async throws {
        let response = try await client.send(server.request("/status/\(status)")).result.get()
        #expect(response.status == status)
        #expect(response.headers["location"] == "/secret")
        #expect(try await server.count("/secret") == 0)
    }

    @Test func `only the headers that are asked for are kept, without their spaces`() async throws {
        let response = try await client.send(server.request("/status/503")).result.get()
        #expect(response.headers == ["retry-after": "7", "location": "/secret"])
    }

    @Test func `what an informational response says does not count`() async throws {
        let response = try await client.send(server.request("/informational")).result.get()
        #expect(response.status == 200)
        #expect(response.headers["retry-after"] == nil)
    }

    @Test(arguments: ["/endless", "/huge"])
    func `a body without end is cut and its status still counts`(_ path: String) async throws {
        let exchange = try await client.send(server.request(path))
        let response = try exchange.result.get()
        #expect(response.status == 200)
        #expect(response.isBodyCut)
        #expect(response.head.count == Limits.responseHeadBytes)
    }

    @Test func `whoever asks for a document gets as much of it as they keep, and no more than allowed`() async throws {
        var request = try server.request("/endless")
        request.keptBytes = 20_000
        request.maxResponseBytes = 20_000
        #expect(try await client.send(request).result.get().head.count == 20_000)
        request.keptBytes = .max
        request.maxResponseBytes = .max
        let response = try await client.send(request).result.get()
        #expect(response.head.count == Limits.keptBodyBytes && response.isBodyCut)
    }

    @Test func `a compressed body is not unpacked`() async throws {
        let response = try await client.send(server.request("/gzip")).result.get()
        #expect(response.head.starts(with: [0x1f, 0x8b]))
    }

    @Test func `headers without end fail the transfer`() async throws {
        #expect(try await client.send(server.request("/many-headers")).failure == .tooLarge)
    }

    @Test(arguments: ["/drip", "/hang"])
    func `a receiver that drips or hangs is left in time`(_ path: String) async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let exchange = try await client.send(server.request(path, timeouts: .init(connect: 500, total: 700)))
        #expect(exchange.failure == .timeout)
        #expect(clock.now - start < .seconds(4))
    }

    @Test func `a silent receiver is left by the low-speed limit before the total one`() async throws {
        let limits = HTTPClient.Request.Timeouts(total: 30_000, lowSpeedBytes: 100, lowSpeedSeconds: 1)
        let clock = ContinuousClock()
        let start = clock.now
        #expect(try await client.send(server.request("/hang", timeouts: limits)).failure == .timeout)
        #expect(clock.now - start < .seconds(10))
    }

    @Test(arguments: [
        ("/close", HTTPClient.Failure.connect), ("/short", .connect), ("/garbage", .protocolViolation),
    ])
    func `a broken answer has its own failure`(_ path: String, _ failure: HTTPClient.Failure) async throws {
        #expect(try await client.send(server.request(path)).failure == failure)
    }

    @Test func `a name that does not exist is a failure of its own`() async throws {
        let request = try server.request("/", host: "does-not-exist.invalid")
        #expect(await client.send(request).failure == .dns)
    }

    @Test func `proxies named in the environment are ignored`() async throws {
        let proxy = try TestServer()
        for name in ["http_proxy", "https_proxy", "all_proxy", "ALL_PROXY"] {
            unsafe setenv(name, "http://127.0.0.1:\(proxy.port)", 1)
        }
        defer { for name in ["http_proxy", "https_proxy", "all_proxy", "ALL_PROXY"] { unsafe unsetenv(name) } }
        #expect(try await client.send(server.request("/ok")).status == 200)
        #expect(try await proxy.count("connection") == 1)  // the count itself
    }
}

@Suite struct TransferEndTests {
    let server: TestServer

    init() throws {
        server = try TestServer()
    }

    @Test func `a cancelled task takes its transfer down`() async throws {
        let client = try HTTPClient(.init(userAgent: "test"))
        let request = try server.request("/hang")
        let task = Task { await client.send(request) }
        #expect(try await client.send(server.request("/await?/hang", method: .get)).status == 200)
        task.cancel()
        #expect(await task.value.failure == .cancelled)
        #expect(try await client.send(server.request("/await?gone", method: .get)).status == 200)
        #expect(try await server.count("gone") == 1)
    }

    @Test func `a task that is cancelled already sends nothing`() async throws {
        let client = try HTTPClient(.init(userAgent: "test"))
        let request = try server.request("/ok")
        let task = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return await client.send(request)
        }
        #expect(await task.value.failure == .cancelled)
        #expect(try await server.count("/ok") == 0)
    }

    @Test func `shutting down ends what is in flight and refuses what comes later`() async throws {
        let client = try HTTPClient(.init(userAgent: "test"))
        let observer = try HTTPClient(.init(userAgent: "test"))
        let request = try server.request("/hang")
        let task = Task { await client.send(request) }
        #expect(try await observer.send(server.request("/await?/hang", method: .get)).status == 200)
        await client.shutdown()
        #expect(await task.value.failure == .shuttingDown)
        #expect(await client.send(request).failure == .shuttingDown)
        await client.shutdown()
    }

    @Test func `a client that is dropped ends its thread and closes its connections`() async throws {
        var client: HTTPClient? = try HTTPClient(.init(userAgent: "test"))
        #expect(try await client?.send(server.request("/ok")).status == 200)
        let mailbox = client?.mailbox
        client = nil
        await mailbox?.waitUntilFinished()
    }

    @Test func `one request too many is refused and not queued without end`() async throws {
        var configuration = HTTPClient.Configuration(userAgent: "test")
        configuration.inFlight = 1
        configuration.waiting = 1
        let client = try HTTPClient(configuration)
        let observer = try HTTPClient(.init(userAgent: "test"))
        let request = try server.request("/hang")
        let first = Task { await client.send(request).failure }
        #expect(try await observer.send(server.request("/await?/hang", method: .get)).status == 200)
        await withTaskGroup(of: HTTPClient.Failure?.self) { group in
            for _ in 0..<2 { group.addTask { await client.send(request).failure } }
            #expect(await group.next() == .overloaded)
            group.cancelAll()
            #expect(await group.next() == .cancelled)
        }
        first.cancel()
        #expect(await first.value == .cancelled)
    }
}
