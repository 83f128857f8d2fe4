/// What somebody has of the log outside of the database: a seal as it was signed, in the file of heads or in what a
/// receiver was sent, or what was typed from a printed sheet (日结单).
///
/// - Policy: JB-52
public enum OutsideHead: Hashable, Sendable {
    case signed(AuditHead)
    /// What a receiver was told of a seal.
    case told(SealNotice)
    /// A seal of a sheet.
    case printed(number: Int64, PaperCode)
    /// Where a chain stood, of a sheet.
    case printedChain(chain: String, sequence: Int64, PaperCode)

    /// The word with which a line from paper begins.
    public static let paperMark = "paper"

    /// One line: as the program writes it into the file of heads; or whatever a receiver stored of a message, in which
    /// such a line, or that of a notice, stands between quotation marks; or `paper`, what the sheet says of the place,
    /// and the code.
    ///
    /// - Returns: nil for a line that says nothing, and for a code that was mistyped.
    public init?(line: some StringProtocol) {
        if let head = Self.whole(line) ?? Self.quoted(in: String(line)) {
            self = head
            return
        }
        let words = String(line).split(whereSeparator: \.isWhitespace)
        guard words.count >= 3, words[0] == Self.paperMark else { return nil }
        self.init(words: words.dropFirst().map(String.init))
    }

    /// What was typed from a sheet, with or without the word before it: a seal's number or a chain's name and place,
    /// and a code.
    public init?(typed text: some StringProtocol) {
        let words = String(text).split(whereSeparator: \.isWhitespace).map(String.init)
        self.init(words: words.first == Self.paperMark ? Array(words.dropFirst()) : words)
    }

    private init?(words: [String]) {
        guard let first = words.first else { return nil }
        if let number = Int64(first) {
            guard number > 0, let code = PaperCode(typed: words.dropFirst().joined(separator: " ")) else { return nil }
            self = .printed(number: number, code)
        } else {
            guard words.count >= 3, let sequence = Int64(words[1]), sequence > 0,
                let code = PaperCode(typed: words.dropFirst(2).joined(separator: " "))
            else { return nil }
            self = .printedChain(chain: first, sequence: sequence, code)
        }
    }

    /// Bytes of a stored message that are looked at; a message of ours is far shorter, whatever a receiver writes around it.
    private static let longestLine = 16_384

    /// The head in a message, however its receiver ordered or wrapped it: the line stands in it as one string. That it
    /// is ours is what its signature says, and nothing around it.
    private static func quoted(in text: String) -> OutsideHead? {
        guard text.utf8.count <= longestLine else { return nil }
        return text.split(separator: "\"").lazy
            .filter { $0.hasPrefix(AuditHead.mark) || $0.hasPrefix(SealNotice.mark) }
            .compactMap { Self.whole($0) }.first
    }

    private static func whole(_ line: some StringProtocol) -> OutsideHead? {
        if let head = AuditHead(line: line) { return .signed(head) }
        return SealNotice(line: line).map { .told($0) }
    }
}
