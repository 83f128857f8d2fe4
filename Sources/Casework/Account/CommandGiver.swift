/// Who gave a command at the command line of the machine: the machine knows its user, and the person behind it is who
/// they say.
public struct CommandGiver: Hashable, Sendable {
    /// The number of the user, before they became another one.
    public let user: UInt32
    /// Whom they named.
    public let person: Staff.ID?

    /// - Returns: nil for a number that the log could not hold.
    public init?(user: UInt32, person: Staff.ID?) {
        if let person {
            let letters = person.rawValue.unicodeScalars
            guard (1...40).contains(letters.count), letters.allSatisfy(Self.isPlain) else { return nil }
        }
        self.user = user
        self.person = person
    }

    private static func isPlain(_ letter: Unicode.Scalar) -> Bool {
        switch letter {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
        default: false
        }
    }

    /// The user, as it is kept beside what was made.
    public var text: String { "uid=\(user)" }
}
