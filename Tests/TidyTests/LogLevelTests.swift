import Testing

/// What an operator must hear is logged at a level that `dengwen run` lets through.
@Suite("Tidy: log levels")
struct LogLevelTests {
    @Test func `the program lets notices through, and what stays below needs nobody`() throws {
        #expect(try Tree.text("Sources/dengwen/Run.swift").contains("log.logLevel = .notice\n"))
        var quiet: Set<String> = []
        for file in Tree.sources where file.target != "EmbeddedPostgres" {
            let told = file.text.matches(of: /\.(?:note\(\s*\.(?:info|debug|trace)|info|debug|trace)[,(]\s*"([^"]+)"/)
            quiet.formUnion(told.map { String($0.1) })
        }
        #expect(
            quiet == [
                "clocks were marked", "reports were marked", "a report was read by another worker",
                "a file was cleaned by another worker", "uploads that belong to nothing were swept",
                // Each month, by itself; that they could not be made is an error.
                "months of history were made",
                // Of an endpoint: by itself, or by an administrator's own hand.
                "working", "paused",
            ],
            "say why nobody has to hear of it, or log it as a notice")
    }
}
