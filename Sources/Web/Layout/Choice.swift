/// One value that a form offers.
public struct Choice: Sendable, Hashable {
    /// What the form sends.
    public let value: String
    /// What the person reads.
    public let label: Text

    /// - Parameters:
    ///   - value: what the form sends; unique among the field's choices, not empty.
    ///   - label: what the person reads.
    public init(_ value: String, _ label: Text) {
        self.value = value
        self.label = label
    }
}
