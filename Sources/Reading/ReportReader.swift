/// Reads the text of a report and proposes what it may be. A person decides.
///
/// The first version looks for phrases, sentence by sentence. It never sees who reported, and none of its reasons repeats
/// a word of the text.
public enum ReportReader {
    /// Everything that the text suggests.
    ///
    /// - Parameter text: the report as it came in; beyond `ReadingLimits.longestText` bytes it is not read.
    public static func read(_ text: String) -> ReadingResult {
        let page = Page(text)
        let kind = KindRules.propose(page)
        let discipline = DisciplineRules.find(page, kind: kind.value)
        return ReadingResult(
            kind: kind,
            microCorruption: MicroRules.find(page, kind: kind.value, discipline: discipline),
            riskFlags: RiskRules.find(page),
            breaches: BreachRules.find(page, kind: kind.value),
            disciplineStaff: discipline,
            amounts: Numbers.amounts(in: page.bytes),
            dates: Numbers.dates(in: page.bytes))
    }
}

/// A text with the cues in it.
struct Page: Sendable {
    let bytes: [UInt8]
    let sentences: Sentences
    let hits: [Lexicon<Cue>.Hit]

    init(_ text: String) {
        bytes = Array(text.utf8.prefix(ReadingLimits.longestText))
        sentences = Sentences(bytes)
        hits = Cues.lexicon.hits(in: bytes)
    }

    /// The spans of a cue, in order.
    func spans(of cue: Cue) -> [TextSpan] {
        hits.filter { $0.meaning == cue }.prefix(ReadingLimits.findings).map { TextSpan($0.range) }
    }

    func count(_ cue: Cue) -> Int {
        hits.count { $0.meaning == cue }
    }

    func has(_ cue: Cue) -> Bool { hits.contains { $0.meaning == cue } }

    /// Whether a phrase stands right behind a place.
    func follows(_ place: Int, anyOf phrases: [String]) -> Bool {
        phrases.contains { bytes.holds(Array($0.utf8), at: place) }
    }

    /// Whether a phrase stands right before a place.
    func precedes(_ place: Int, anyOf phrases: [String]) -> Bool {
        phrases.contains { phrase in
            let phraseBytes = Array(phrase.utf8)
            return bytes.holds(phraseBytes, at: place - phraseBytes.count)
        }
    }

    /// The number of characters, about.
    var characters: Int { bytes.count { $0 & 0xC0 != 0x80 } }

    /// The number of digits in the text: times, sums and house numbers make it checkable.
    var digits: Int { bytes.count { (0x30...0x39).contains($0) } }
}
