import HTTPTypes
import Hummingbird

extension PageHeaders {
    /// What every answer carries that does not say otherwise: redirects, errors, data, files and what has no body.
    static let ofEvery: KeyValuePairs<String, String> = [
        "Content-Security-Policy":
            "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    ]

    /// Two years of TLS alone. What lies below this host's name is ours as well: the site has a name of its own
    /// (docs/operating/proxy.md).
    static let transport = "max-age=63072000; includeSubDomains"

    /// The answer with what it lacks of them.
    static func completed(_ response: Response, _ settings: WebSettings) -> Response {
        var response = response
        for (name, value) in ofEvery {
            if let name = HTTPField.Name(name), response.headers[name] == nil { response.headers[name] = value }
        }
        if settings.secureCookies { response.headers[.strictTransportSecurity] = transport }
        return response
    }
}
