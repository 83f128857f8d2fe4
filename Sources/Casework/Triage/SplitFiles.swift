extension Split {
    /// The files that go with a part: those that its words name, as 附件2 or 附件 2. Each file is named by some
    /// part, and goes into no other: whoever handles one part must not learn of another by a picture.
    ///
    /// - Policy: DW-split
    public static func files(namedIn text: String) -> Set<Int> {
        var numbers: Set<Int> = []
        for piece in text.split(separator: "附件", omittingEmptySubsequences: false).dropFirst() {
            let digits = piece.drop { $0 == " " || $0 == "　" }.prefix { $0.isNumber && $0.isASCII }
            guard let number = Int(digits), (1...AttachmentLimits.filesOfReport).contains(number) else { continue }
            numbers.insert(number)
        }
        return numbers
    }
}
