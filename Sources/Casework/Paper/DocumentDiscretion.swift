// What no typed value of a document may say, whatever the kind.

extension DocumentForm {
    /// Values that give a reporter away by a number: a query code, a mobile telephone, an identity card.
    ///
    /// - Policy: JB-47
    public func faults(tellingWayToReporter values: [DocumentField: String]) -> [DocumentFault] {
        DocumentField.allCases.filter { field in
            guard case .typed = field.source, let value = values[field] else { return false }
            return ReporterMarks.stand(in: value)
        }.map { .tellsReporter($0, "JB-47") }
    }

    /// Values that call a report a false accusation in a paper that leaves the house: a county never says so, whoever
    /// holds the matter; a letter that clears a name only where the clearing was found so. Inside the house, and to those
    /// who decide, a county may propose it.
    ///
    /// - Parameters:
    ///   - level: of the organ that issues the paper.
    ///   - isFound: the record on which it rests says that a prefecture or higher found it.
    /// - Policy: JB-39
    public func faults(
        callingFalse values: [DocumentField: String], by level: Level, isFound: Bool
    ) -> [DocumentFault] {
        switch audience {
        case .leaders, .file: return []
        case .reporter, .lowerOrgan, .otherOrgan, .person, .unit, .everybody: break
        }
        let mayClear = required.contains(.falseFacts) ? isFound : true
        return level >= .city && mayClear ? [] : faults(callingFalse: values)
    }

    /// Whether others read in it what came of a matter: its wording, which is that of every matter, calls none a false
    /// accusation. What is told to reporters may hold the general warning, and inside the house it may be proposed.
    ///
    /// - Policy: JB-39
    var judgesMatter: Bool {
        switch audience {
        case .lowerOrgan, .otherOrgan, .person, .unit, .everybody: true
        case .reporter, .leaders, .file: false
        }
    }

    /// Values that call a report a false accusation.
    ///
    /// - Policy: JB-39
    public func faults(callingFalse values: [DocumentField: String]) -> [DocumentFault] {
        DocumentField.allCases.filter { field in
            guard case .typed = field.source, let value = values[field] else { return false }
            return ClarificationWords.saysFalseAccusation(value)
        }.map { .callsFalse($0, "JB-39") }
    }

    /// Values of a letter that clears a name which tell more than what was untrue, on what it rests and what came of it.
    ///
    /// - Parameter told: what the record says, which was looked at when the clearing was proposed.
    /// - Policy: JB-50
    public func faults(
        tellingCheck values: [DocumentField: String], told: Set<DocumentField> = []
    ) -> [DocumentFault] {
        guard required.contains(.falseFacts) else { return [] }
        return DocumentField.allCases.filter { field in
            guard case .typed = field.source, !told.contains(field), let value = values[field] else { return false }
            return ClarificationWords.indiscretion(in: value) != nil
        }.map { .tellsCheck($0, "JB-50") }
    }

    /// Whether the accused's unit is kept from it. Recommendations and clearings go to that unit by rule (JB-34, JB-50), an
    /// inquiry to the person who is asked, a circular to whom its scope names.
    ///
    /// - Policy: JB-47
    public var isKeptFromUnit: Bool {
        switch audience {
        case .lowerOrgan, .otherOrgan, .leaders: true
        case .reporter, .person, .unit, .everybody, .file: false
        }
    }

    /// The addressee if it is the unit of an accused or lies below it.
    ///
    /// - Parameter units: names of units, of organs that are kept from the matter; what is too short to tell is no name.
    /// - Policy: JB-47
    public func faults(reaching units: [String], in values: [DocumentField: String]) -> [DocumentFault] {
        guard isKeptFromUnit, let addressee = values[.addressee], !addressee.isEmpty else { return [] }
        // The discipline organ of the same town is not the unit of the accused, unless it is kept from the matter by name.
        let isOffice = ["纪委", "纪检", "监察", "监委"].contains { addressee.contains($0) }
        let least = isOffice ? DocumentForm.leastUnitCharacters : 2
        let isReached = units.contains { unit in
            guard unit.count >= least else { return false }
            if addressee.contains(unit) { return true }
            return addressee.count >= DocumentForm.leastUnitCharacters && unit.contains(addressee)
        }
        return isReached ? [.reachesAccused(.addressee, "JB-47")] : []
    }

    private static let leastUnitCharacters = 4
}

/// Numbers by which a reporter is found.
public enum ReporterMarks {
    static let mobileDigits = 11
    static let cardCharacters = 18

    /// Whether a text holds one, in whichever digits it is written.
    public static func stand(in text: String) -> Bool {
        let passage = MaskedPassage(text)
        if passage.holdsMobile || !passage.identityNumbers.isEmpty { return true }
        var run = ""
        for character in text + "。" {
            // Within a number people write spaces and dashes.
            if character == "-" || character == " " || character == "－" { continue }
            if character.isASCII, character.isLetter || character.isNumber {
                run.append(character)
                continue
            }
            if isMark(run) { return true }
            run = ""
        }
        return false
    }

    private static func isMark(_ run: String) -> Bool {
        let digits = run.filter { $0.isNumber }
        if run.count == mobileDigits, digits.count == mobileDigits, run.first == "1" { return true }
        if run.count == cardCharacters, digits.count >= cardCharacters - 1 { return true }
        return QueryCode(typed: run) != nil
    }
}

/// The runs of characters of a text that can be a name: two to four Chinese characters in a row.
public enum PossibleNames {
    public static let lengths = 2...4

    public static func all(in text: String) -> Set<String> {
        var names: Set<String> = []
        var run: [Character] = []
        func close() {
            for length in lengths where run.count >= length {
                for start in 0...(run.count - length) { names.insert(String(run[start..<(start + length)])) }
            }
            run = []
        }
        for character in text {
            let isHan = character.unicodeScalars.allSatisfy { (0x3400...0x9FFF).contains($0.value) }
            if isHan || character == "·" { run.append(character) } else { close() }
        }
        close()
        return names
    }
}
