internal import CLibcurl

/// Sends HTTP requests to approved places and nowhere else.
///
/// One thread of its own runs libcurl for all requests of a client; connections are kept and reused. Every resolved
/// address is checked against the request's ``EgressRule`` before a socket is opened to it, and again before the
/// request is written to a connection. Redirects, proxies, cookies, credentials files and decompression are off.
///
/// A client that is dropped without ``shutdown()`` stops its thread by itself.
public final class HTTPClient: Sendable {
    /// What all requests of a client share.
    public struct Configuration: Sendable {
        /// PEM file of the authorities to trust, instead of the system's. libcurl does not read `SSL_CERT_FILE`.
        public var authorityFile: String?

        /// The site's own machines, which no rule can open: database, etcd, cluster hosts.
        public var forbidden: [AddressBlock] = []

        /// Local address or interface to send from (CURLOPT_INTERFACE); nil leaves it to the routing table.
        public var interface: String?

        /// Requests in flight at once, 1…``Limits/requestsInFlight``.
        public var inFlight = Limits.requestsInFlight {
            didSet { inFlight = min(max(inFlight, 1), Limits.requestsInFlight) }
        }

        /// Requests that may wait for a free place, 1…``Limits/requestsWaiting``.
        public var waiting = Limits.requestsWaiting {
            didSet { waiting = min(max(waiting, 1), Limits.requestsWaiting) }
        }

        /// Idle connections kept, 1…``Limits/connectionsCached``.
        public var connectionsCached = Limits.connectionsCached {
            didSet { connectionsCached = min(max(connectionsCached, 1), Limits.connectionsCached) }
        }

        /// What the sender calls itself; must not name the department.
        public let userAgent: String

        /// Defaults for everything but the name.
        public init(userAgent: String) {
            self.userAgent = userAgent
        }
    }

    /// Why a client cannot be made.
    public enum StartError: String, Error, Sendable, CaseIterable {
        /// libcurl did not initialise, lacks TLS or lacks what this client relies on.
        case libcurlUnavailable

        /// The system has no thread left.
        case noThread
    }

    let mailbox: Mailbox

    /// Starts the client's thread.
    ///
    /// - Throws: `StartError`.
    public init(_ configuration: Configuration) throws(StartError) {
        guard Self.isLibcurlReady else { throw .libcurlUnavailable }
        mailbox = Mailbox(capacity: configuration.waiting)
        try TransferLoop.start(mailbox, configuration)
    }

    deinit {
        mailbox.close()
    }

    /// Sends a request and waits for its end. Never throws: every end is an ``Exchange``.
    ///
    /// When the calling task is cancelled, the transfer is taken down and the answer is `cancelled`; the receiver
    /// may have seen the request all the same.
    public func send(_ request: Request) async -> Exchange {
        let id = mailbox.newID()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { reply in
                mailbox.submit(Job(id: id, request: request, reply: reply))
            }
        } onCancel: {
            mailbox.cancel(id)
        }
    }

    /// Gives up everything in flight with `shuttingDown`, closes all connections and returns when the thread is done.
    public func shutdown() async {
        mailbox.close()
        await mailbox.waitUntilFinished()
    }

    /// Initialised once per process; libcurl 7.84 and later does this safely beside other threads.
    private static let isLibcurlReady: Bool = {
        guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK else { return false }
        guard let version = unsafe curl_version_info(dengwen_version_now) else { return false }
        let wanted = CURL_VERSION_SSL | CURL_VERSION_ASYNCHDNS | CURL_VERSION_THREADSAFE
        return unsafe version.pointee.features & wanted == wanted && version.pointee.version_num >= 0x07_57_00
    }()
}
