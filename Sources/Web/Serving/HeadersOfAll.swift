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

    /// Gives an answer what it lacks of them.
    static func complete(_ fields: inout HTTPFields, isOverTLS: Bool) {
        for (name, value) in ofEvery {
            if let name = HTTPField.Name(name), fields[name] == nil { fields[name] = value }
        }
        if isOverTLS { fields[.strictTransportSecurity] = transport }
    }
}
