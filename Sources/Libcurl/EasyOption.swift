internal import CLibcurl

/// One libcurl option with its value, as data: the list that is applied is the list that a test reads.
struct EasyOption: Sendable, Hashable {
    enum Value: Sendable, Hashable {
        case long(Int)
        case offset(Int64)
        case text(String)

        /// Takes a compiled-in default of libcurl away.
        case null
    }

    /// The name without `CURLOPT_`.
    let name: String
    let number: UInt32
    let value: Value

    private init(_ name: String, _ option: CURLoption, _ value: Value) {
        self.name = name
        self.number = option.rawValue
        self.value = value
    }
}

extension EasyOption {
    /// The options that are the same for every request of a client.
    static func fixed(_ configuration: HTTPClient.Configuration) -> [EasyOption] {
        var options = [
            // Nothing but what was asked for, to nobody but whom was asked.
            Self("FOLLOWLOCATION", CURLOPT_FOLLOWLOCATION, .long(0)),
            // libcurl refuses an empty list here; with FOLLOWLOCATION off it is never consulted.
            Self("REDIR_PROTOCOLS_STR", CURLOPT_REDIR_PROTOCOLS_STR, .text("https")),
            Self("PROXY", CURLOPT_PROXY, .text("")),
            Self("NOPROXY", CURLOPT_NOPROXY, .text("*")),
            Self("NETRC", CURLOPT_NETRC, .long(0)),
            Self("COOKIEFILE", CURLOPT_COOKIEFILE, .null),
            Self("ACCEPT_ENCODING", CURLOPT_ACCEPT_ENCODING, .null),
            Self("DISALLOW_USERNAME_IN_URL", CURLOPT_DISALLOW_USERNAME_IN_URL, .long(1)),
            Self("PATH_AS_IS", CURLOPT_PATH_AS_IS, .long(1)),
            Self("HTTP09_ALLOWED", CURLOPT_HTTP09_ALLOWED, .long(0)),
            Self("HTTP_VERSION", CURLOPT_HTTP_VERSION, .long(Int(CURL_HTTP_VERSION_1_1))),
            // Verbose output would print headers, and with them signatures.
            Self("VERBOSE", CURLOPT_VERBOSE, .long(0)),
            Self("NOPROGRESS", CURLOPT_NOPROGRESS, .long(1)),
            Self("NOSIGNAL", CURLOPT_NOSIGNAL, .long(1)),
            // A name server that does not answer must not hold the transfer thread when the request gives up.
            Self("QUICK_EXIT", CURLOPT_QUICK_EXIT, .long(1)),
            Self("SSL_VERIFYPEER", CURLOPT_SSL_VERIFYPEER, .long(1)),
            Self("SSL_VERIFYHOST", CURLOPT_SSL_VERIFYHOST, .long(2)),
            Self("SSLVERSION", CURLOPT_SSLVERSION, .long(Int(CURL_SSLVERSION_TLSv1_2))),
            Self("DNS_CACHE_TIMEOUT", CURLOPT_DNS_CACHE_TIMEOUT, .long(Limits.nameCacheSeconds)),
            Self("MAXAGE_CONN", CURLOPT_MAXAGE_CONN, .long(Limits.connectionIdleSeconds)),
            Self("MAXLIFETIME_CONN", CURLOPT_MAXLIFETIME_CONN, .long(Limits.connectionLifetimeSeconds)),
            Self("TCP_NODELAY", CURLOPT_TCP_NODELAY, .long(1)),
            Self("USERAGENT", CURLOPT_USERAGENT, .text(configuration.userAgent)),
        ]
        if let interface = configuration.interface {
            options.append(Self("INTERFACE", CURLOPT_INTERFACE, .text(interface)))
        }
        return options
    }

    /// The options of one request. Headers, body and callbacks are set beside them, by ``EasyHandle``.
    static func perRequest(_ request: HTTPClient.Request, _ configuration: HTTPClient.Configuration) -> [EasyOption] {
        let protocols = request.egress.mode.permitsPlainHTTP ? "https,http" : "https"
        let options = [
            Self("PROTOCOLS_STR", CURLOPT_PROTOCOLS_STR, .text(protocols)),
            Self("URL", CURLOPT_URL, .text(request.url.text)),
            Self("CONNECTTIMEOUT_MS", CURLOPT_CONNECTTIMEOUT_MS, .long(request.timeouts.connect)),
            Self("TIMEOUT_MS", CURLOPT_TIMEOUT_MS, .long(request.timeouts.total)),
            Self("LOW_SPEED_LIMIT", CURLOPT_LOW_SPEED_LIMIT, .long(request.timeouts.lowSpeedBytes)),
            Self("LOW_SPEED_TIME", CURLOPT_LOW_SPEED_TIME, .long(request.timeouts.lowSpeedSeconds)),
        ]
        return options + method(request) + tls(request.tls, configuration)
    }

    private static func method(_ request: HTTPClient.Request) -> [EasyOption] {
        switch request.method {
        case .post:
            [
                Self("POST", CURLOPT_POST, .long(1)),
                Self("POSTFIELDSIZE_LARGE", CURLOPT_POSTFIELDSIZE_LARGE, .offset(Int64(request.body.count))),
            ]
        case .get: [Self("HTTPGET", CURLOPT_HTTPGET, .long(1))]
        case .options:
            [
                Self("HTTPGET", CURLOPT_HTTPGET, .long(1)),
                Self("CUSTOMREQUEST", CURLOPT_CUSTOMREQUEST, .text(HTTPClient.Request.Method.options.rawValue)),
            ]
        }
    }

    private static func tls(_ tls: HTTPClient.Request.TLS, _ configuration: HTTPClient.Configuration) -> [EasyOption] {
        var options: [EasyOption] = []
        if let file = tls.authorityFile ?? configuration.authorityFile {
            options.append(Self("CAINFO", CURLOPT_CAINFO, .text(file)))
            // Debian's libcurl also reads /etc/ssl/certs, which would keep every public authority trusted.
            options.append(Self("CAPATH", CURLOPT_CAPATH, .null))
        }
        if let pin = tls.pinnedPublicKey {
            options.append(Self("PINNEDPUBLICKEY", CURLOPT_PINNEDPUBLICKEY, .text(pin)))
        }
        if let file = tls.certificateFile { options.append(Self("SSLCERT", CURLOPT_SSLCERT, .text(file))) }
        if let file = tls.keyFile { options.append(Self("SSLKEY", CURLOPT_SSLKEY, .text(file))) }
        return options
    }
}
