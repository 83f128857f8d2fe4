/// What somebody looks for in the words of reports: all of some words, each in one field of the report.
///
/// - Policy: DW-search
public struct SearchQuery: Hashable, Sendable {
    /// Why nothing is looked for.
    public enum Fault: String, Error, Hashable, Sendable, CaseIterable {
        case empty
        /// A word of one letter.
        case tooShort
        case tooLong
        case tooManyWords
    }

    public let terms: [SearchWords]

    public init(_ typed: String) throws(Fault) {
        guard typed.unicodeScalars.count <= SearchLimits.characters else { throw .tooLong }
        let terms = typed.split(whereSeparator: \.isWhitespace).map { SearchWords(String($0)) }
            .filter { !$0.units.isEmpty }
        if terms.isEmpty { throw .empty }
        if terms.count > SearchLimits.terms { throw .tooManyWords }
        for term in terms where term.units.reduce(0, { $0 + $1.letters }) < SearchLimits.letters { throw .tooShort }
        self.terms = terms
    }

    /// What every report that has all words is found by.
    public func eachToken(_ each: (ArraySlice<UInt8>) -> Void) {
        for term in terms { term.eachToken(each) }
    }

    /// The passages in which the words stand, in the order of the fields; of a summary none that the text says too, since
    /// many a summary is the beginning of its text.
    ///
    /// - Returns: nil where one of the words stands in no field.
    public func passages(in fields: [SearchField]) -> [SearchPassage]? {
        var missing = Set(terms.indices)
        var passages: [SearchPassage] = []
        for field in fields {
            let words = SearchWords(field.text)
            var places: [Range<Int>] = []
            for (number, term) in terms.enumerated() {
                let found = words.places(of: term)
                if !found.isEmpty { missing.remove(number) }
                places += found
            }
            if !places.isEmpty { passages.append(SearchPassage(of: field, at: places)) }
        }
        if missing.isEmpty {
            let text = passages.first { $0.kind == .text }?.words ?? ""
            passages.removeAll { $0.kind == .summary && text.contains($0.words) }
        }
        return missing.isEmpty ? Array(passages.prefix(SearchLimits.passages)) : nil
    }
}

/// One field of a report that is searched. What stands in two of them is no neighbour.
public struct SearchField: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case summary, text, place, accused, unit, post
    }

    public let kind: Kind
    public let text: String

    public init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
}

/// Words around what was found, cut into what was found and what was not.
public struct SearchPassage: Hashable, Sendable {
    public struct Piece: Hashable, Sendable {
        public let text: String
        public let isFound: Bool

        public init(_ text: String, isFound: Bool) {
            self.text = text
            self.isFound = isFound
        }
    }

    public let kind: SearchField.Kind
    public let pieces: [Piece]
    /// Whether the text goes on before and behind.
    public let isCutBefore: Bool
    public let isCutBehind: Bool

    /// What is shown of the field.
    var words: String { pieces.map(\.text).joined() }

    public init(_ kind: SearchField.Kind, _ pieces: [Piece], isCutBefore: Bool = false, isCutBehind: Bool = false) {
        self.kind = kind
        self.pieces = pieces
        self.isCutBefore = isCutBefore
        self.isCutBehind = isCutBehind
    }

    /// - Parameter places: ranges of the field's UTF-8, in any order; they may lie in each other.
    init(of field: SearchField, at places: [Range<Int>]) {
        let utf8 = Array(field.text.utf8)
        let merged = Self.merged(places)
        let first = merged[0].lowerBound
        let start = Self.step(SearchLimits.before, back: true, from: first, in: utf8)
        let end = max(merged[0].upperBound, Self.step(SearchLimits.behind, back: false, from: first, in: utf8))
        var pieces: [Piece] = []
        var next = start
        func add(_ range: Range<Int>, isFound: Bool) {
            if range.isEmpty { return }
            pieces.append(Piece(String(decoding: utf8[range], as: UTF8.self), isFound: isFound))
        }
        for place in merged where place.lowerBound < end {
            add(next..<place.lowerBound, isFound: false)
            next = min(place.upperBound, end)
            add(place.lowerBound..<next, isFound: true)
        }
        add(next..<end, isFound: false)
        self.init(field.kind, pieces, isCutBefore: start > 0, isCutBehind: end < utf8.count)
    }

    /// Ascending, and none touching another.
    private static func merged(_ places: [Range<Int>]) -> [Range<Int>] {
        var merged: [Range<Int>] = []
        for place in places.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            if let last = merged.last, place.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, place.upperBound)
            } else {
                merged.append(place)
            }
        }
        return merged
    }

    /// So many letters on or back, to the beginning of a letter.
    private static func step(_ letters: Int, back: Bool, from start: Int, in utf8: [UInt8]) -> Int {
        var (place, left) = (start, letters)
        while left > 0, back ? place > 0 : place < utf8.count {
            place += back ? -1 : 1
            if place == utf8.count || utf8[place] & 0xC0 != 0x80 { left -= 1 }
        }
        return place
    }
}
