/// How many people signed a letter together (联名), as the desk notes it before the letter's own words.
///
/// Desk and reading share this one phrase, so that the number which decides about importance need not be typed twice.
/// Whoever writes it themselves at the public page states no more than a number that a person checks in triage.
public struct JointSignature: Hashable, Sendable {
    /// At least 2, at most `ReceiveLimits.jointSigners`.
    public let signers: Int

    /// - Returns: nil for a number of people that cannot have signed together.
    public init?(signers: Int) {
        guard (2...ReceiveLimits.jointSigners).contains(signers) else { return nil }
        self.signers = signers
    }

    /// Reads exactly the desk's phrase, and only at the beginning.
    public init?(leading text: String) {
        guard text.hasPrefix(Self.opening) else { return nil }
        let rest = text.dropFirst(Self.opening.count)
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard digits.count <= Self.mostDigits, let signers = Int(digits),
            rest.dropFirst(digits.count).hasPrefix(Self.closing)
        else { return nil }
        self.init(signers: signers)
    }

    /// What stands before the letter's own words.
    public var phrase: String { Self.opening + String(signers) + Self.closing }

    private static let opening = "（联名 "
    private static let closing = " 人）"
    private static let mostDigits = 9
}
