/// The number of an official document (发文字号), such as 黄纪函〔2026〕12号.
///
/// The code of the organ, the year in six-cornered brackets, and the running number without leading zeros.
public struct DocumentNumber: Hashable, Sendable, CustomStringConvertible {
    /// 机关代字, such as 黄纪函.
    public let organCode: String
    /// Four digits.
    public let year: Int
    /// 1 or more.
    public let sequence: Int

    /// Nil if the code is empty, the year has not four digits or the sequence is below 1.
    public init?(organCode: String, year: Int, sequence: Int) {
        guard !organCode.isEmpty, (1000...9999).contains(year), sequence >= 1 else { return nil }
        self.organCode = organCode
        self.year = year
        self.sequence = sequence
    }

    public var description: String { "\(organCode)〔\(year)〕\(sequence)号" }
}
