import Testing

/// A form that could not be read says which field, and what to change.
@Suite("Tidy: bare refusals")
struct BareRefusalTests {
    /// Where no field is at fault: the request itself did not arrive whole, or too slowly, or has no such address.
    private static let ofRequests = [
        "Sources/Web/Serving/Answering.swift": 3, "Sources/Web/Serving/Visit.swift": 1,
        "Sources/Web/Attachment/FileRoutes.swift": 1, "Sources/Web/Attachment/PostedForm.swift": 2,
    ]

    @Test func `nothing but a broken request is refused without the name of a field`() {
        var found: [String: Int] = [:]
        for file in Tree.sources where file.target == "Web" {
            let count = file.text.ranges(of: /(?:Unanswerable|return )\.page\(\.unreadable\)/).count
            if count > 0 { found[file.path] = count }
        }
        #expect(found == Self.ofRequests, "name the field: Unanswerable.notOffered")
    }
}
