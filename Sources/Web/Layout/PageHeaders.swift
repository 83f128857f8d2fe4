/// The response headers that every page carries. They say again, to the browser, what the pages are built to keep.
public enum PageHeaders {
    /// Staff pages may run one script file of ours; nothing inline, nothing from elsewhere.
    public static let staffContentPolicy = policy(scripts: "'self'")

    /// Public pages run no script at all.
    public static let publicContentPolicy = policy(scripts: "'none'")

    /// But one of ours while somebody waits: it works in a worker of its own, and asks nothing of the net.
    public static let waitingContentPolicy = policy(scripts: "'self'; worker-src 'self'")

    /// Names and values for a staff page.
    public static let staff: KeyValuePairs<String, String> = [
        "Content-Security-Policy": staffContentPolicy,
        "Cache-Control": "no-store",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    ]

    /// Names and values for a public page.
    public static let `public` = ofPublic(publicContentPolicy)

    /// Names and values for a public page on which somebody waits.
    public static let waiting = ofPublic(waitingContentPolicy)

    private static func ofPublic(_ contentPolicy: String) -> KeyValuePairs<String, String> {
        [
            "Content-Security-Policy": contentPolicy,
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "X-Robots-Tag": "noarchive, nosnippet",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        ]
    }

    private static func policy(scripts: String) -> String {
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src \(scripts); form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'"
    }
}
