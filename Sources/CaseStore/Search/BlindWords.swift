import Casework
import Sealing

/// Makes the blind tokens of the words of one organ's reports (C11, DW-search).
///
/// A word becomes one of 2^18 classes by a hash that is keyed for the site, and the class a token of 32 bits by one that is
/// keyed for the organ and the month of receipt. Some forty seldom words share a class: a token that two reports have in
/// common does not prove that they share a word. What the classes let through by chance falls out when the words are
/// compared.
struct BlindWords {
    private static let classBits: UInt64 = 18

    private let keyring: Keyring
    private let word: Fingerprint

    init(_ keyring: Keyring) {
        self.keyring = keyring
        word = keyring.fingerprint(.word)
    }

    /// The classes of what is looked for, or of what a text is found by.
    func classes(_ eachToken: ((ArraySlice<UInt8>) -> Void) -> Void) -> Set<UInt64> {
        var classes: Set<UInt64> = []
        var bytes: [UInt8] = []
        eachToken { token in
            bytes.removeAll(keepingCapacity: true)
            bytes.append(contentsOf: token)
            classes.insert(word(bytes) & (1 << Self.classBits - 1))
        }
        return classes
    }

    /// The tokens of classes in what an organ received in the month of a day, ascending.
    func tokens(_ classes: Set<UInt64>, of organ: Organ.ID, inMonthOf day: CivilDate) -> [Int32] {
        let month = keyring.fingerprint(.word, salt: Array("\(organ.rawValue)|\(day.year)-\(day.month)".utf8))
        let tokens = classes.map { number in
            let bytes = [16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
            return Int32(truncatingIfNeeded: month(bytes))
        }
        return Array(Set(tokens).sorted().prefix(StoreLimits.wordTokens))
    }

    /// The classes of all that is searched in a report.
    func classes(of fields: [SearchField]) -> Set<UInt64> {
        classes { each in
            for field in fields { SearchWords(field.text).eachToken(each) }
        }
    }
}

extension [SearchField] {
    /// What is searched in a report: never who reported it.
    init(summary: String, text: String, place: String, accused: some Sequence<AccusedDraft>) {
        self = [SearchField(.summary, summary), SearchField(.text, text), SearchField(.place, place)]
        for person in accused {
            self += [
                SearchField(.accused, person.name), SearchField(.unit, person.unit), SearchField(.post, person.post),
            ]
        }
    }
}

extension [Int32] {
    /// As a list that the database takes apart.
    var listed: String { map { String($0) }.joined(separator: ",") }
}
