public import Casework

/// A stretch of a text, in UTF-8 bytes from its beginning.
public struct TextSpan: Hashable, Sendable {
    public let lower: Int
    public let upper: Int

    public init(lower: Int, upper: Int) {
        self.lower = lower
        self.upper = upper
    }

    init(_ range: Range<Int>) { self.init(lower: range.lowerBound, upper: range.upperBound) }

    /// The words of the span; empty if the text is not the one it was found in.
    public func words(in text: String) -> String {
        let bytes = text.utf8
        guard lower >= 0, upper <= bytes.count, lower <= upper else { return "" }
        let start = bytes.index(bytes.startIndex, offsetBy: lower)
        let end = bytes.index(start, offsetBy: upper - lower)
        return String(bytes[start..<end]) ?? ""
    }
}

/// Something that a text suggests, where it stands, and why. A person decides whether it is so.
public struct Finding<Value: Hashable & Sendable>: Hashable, Sendable {
    public let value: Value
    public let span: TextSpan
    /// Why the words suggest it. Never repeats them.
    public let reason: Bilingual
}

/// Everything that was found in one text.
public struct ReadingResult: Hashable, Sendable {
    /// What the report seems to be, with the words that speak for it.
    public let kind: KindProposal
    /// Set if the report seems to be on corruption at people's door: the words for the harm.
    public let microCorruption: Finding<Bool>?
    /// Dangers, each with its first place.
    public let riskFlags: [Finding<RiskFlag>]
    /// What may have been breached, each with its first place (JB-4).
    public let breaches: [Finding<Breach>]
    /// Places that may speak of discipline staff as accused.
    public let disciplineStaff: [Finding<DisciplineMention>]
    /// Sums of money in order of first appearance.
    public let amounts: [Finding<Amount>]
    /// Dates whose year is stated, in order of first appearance.
    public let dates: [Finding<StatedDate>]
}

/// A proposed kind and what speaks for it.
public struct KindProposal: Hashable, Sendable {
    public let value: ReportKind
    /// The words that speak for it, in order; empty if the kind follows from their absence.
    public let spans: [TextSpan]
    public let reason: Bilingual
}

/// Who in the discipline system may be accused.
public enum DisciplineMention: String, Hashable, Sendable, CaseIterable {
    case staff
    /// The main person in charge of a discipline organ.
    case headOfOrgan = "head_of_organ"
}

/// A sum of money in fen, so that nothing is rounded.
public struct Amount: Hashable, Sendable {
    public let fen: Int

    /// In yuan.
    public var yuan: Double { Double(fen) / 100 }
}

/// A date as far as it is stated.
public struct StatedDate: Hashable, Sendable {
    public let year: Int
    public let month: Int?
    public let day: Int?

    public init(year: Int, month: Int?, day: Int?) {
        self.year = year
        self.month = month
        self.day = day
    }
}
