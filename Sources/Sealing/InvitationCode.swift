/// The secret by which an account begins, as it is printed once and typed or pasted by its person.
public enum InvitationCode {
    /// 160 random bits: thirty-two letters in eight groups.
    public static let bytes = 20

    /// As it is printed.
    public static func text(_ bytes: [UInt8]) -> String { Base32.grouped(bytes, by: "-") }

    /// What somebody typed, without case and separators; nil for what can be none.
    public static func read(_ typed: String) -> [UInt8]? {
        let separators = [
            UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"),
        ]
        let letters = typed.uppercased().utf8.filter { !separators.contains($0) }
        guard letters.count == bytes * 8 / 5 else { return nil }
        return Base32.bytes(letters)
    }
}
