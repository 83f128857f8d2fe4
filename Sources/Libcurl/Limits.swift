/// Every bound of this target, in one place.
public enum Limits {
    /// Requests in flight at once in one client.
    public static let requestsInFlight = 256

    /// Requests that may wait for a free place before the client answers `overloaded`.
    public static let requestsWaiting = 1024

    /// Bytes of a request body.
    public static let requestBodyBytes = 64 * 1024

    /// Headers a caller may set on a request, and the bytes of one of them.
    public static let requestHeaders = 32
    public static let requestHeaderBytes = 4096

    /// Bytes of a response body that are read before the connection is closed.
    public static let responseBodyBytes = 16 * 1024

    /// Bytes of response headers, informational responses included, before the transfer fails.
    public static let responseHeaderBytes = 16 * 1024

    /// Bytes of the response body that are kept, unless a request asks for more; and how much it may ask for.
    public static let responseHeadBytes = 256
    public static let keptBodyBytes = 64 * 1024

    /// Bytes of one kept response header value.
    public static let keptHeaderBytes = 512

    /// Characters of a URL.
    public static let urlCharacters = 2048

    /// Networks in one egress rule.
    public static let networksPerRule = 64

    /// Idle connections kept open for reuse.
    public static let connectionsCached = 128

    /// Seconds for which a resolved name is believed.
    public static let nameCacheSeconds = 60

    /// Seconds after which an idle or an old connection is not used again.
    public static let connectionIdleSeconds = 110
    public static let connectionLifetimeSeconds = 3600

    /// Longest sleep of the transfer thread when nothing happens; every new request wakes it at once.
    static let idlePollMilliseconds: Int32 = 60_000
}
