public import Casework

/// Why a list of periods cannot be used. Tells the line, and never what stands there.
public enum ClockPolicyFileError: Error, Hashable, Sendable {
    case noHeader
    case badLine(Int, Fault)
    case tooLong
    case empty

    /// What is wrong in a line.
    public enum Fault: String, Hashable, Sendable, CaseIterable {
        case fields, clock, organ, from, to, length, warning, confidence, source
        /// A clock of which no organ has a period of its own, and a length that an organ's own may not have.
        case ownClock, ownLength
    }

    /// For the operator.
    public var message: Bilingual {
        switch self {
        case .noHeader:
            Bilingual(
                "首行应为 \(ClockPolicyFile.header) 或者 \(ClockPolicyFile.headerOfOrgans)",
                "the first line must be \(ClockPolicyFile.header) or \(ClockPolicyFile.headerOfOrgans)")
        case .badLine(let line, let fault):
            Bilingual("第\(line)行：\(fault.words.zh)", "line \(line): \(fault.words.en)")
        case .tooLong:
            Bilingual("超过\(ClockPolicyFile.longest)行", "more than \(ClockPolicyFile.longest) lines")
        case .empty: Bilingual("没有任何一行期限", "there is no period in it")
        }
    }
}

extension ClockPolicyFileError.Fault {
    fileprivate var words: Bilingual {
        switch self {
        case .fields: Bilingual("栏数应与首行相同", "as many fields are needed as the first line has")
        case .clock: Bilingual("没有这种期限代码（见 docs/rules.md）", "there is no such clock (see docs/rules.md)")
        case .organ:
            Bilingual("organ 应为空，或者名录中机关的编号", "organ must be empty or the id of an organ of the directory")
        case .from: Bilingual("effective_from 应为日期，如 2027-01-01", "effective_from must be a date such as 2027-01-01")
        case .to:
            Bilingual(
                "effective_to 应为空，或晚于 effective_from 的日期",
                "effective_to must be empty or a date after effective_from")
        case .length:
            Bilingual(
                "length 和 unit（working_day、day、month）不成期限",
                "length and unit (working_day, day, month) are no period")
        case .warning:
            Bilingual("warn_working_days 应为空或正整数", "warn_working_days must be empty or a positive number")
        case .confidence: Bilingual("confidence 应为 A、B、C 或 D", "confidence must be A, B, C or D")
        case .ownClock:
            Bilingual(
                "这种期限不由一个机关自定，可以自定的有：" + OwnPeriod.kinds.map(\.rawValue).joined(separator: " "),
                "no organ sets this clock for itself; what it may set is: "
                    + OwnPeriod.kinds.map(\.rawValue).joined(separator: " "))
        case .ownLength:
            Bilingual(
                "机关自定的期限不得长于规定（见 docs/rules.md）",
                "an organ's own period must not be longer than the rules allow (see docs/rules.md)")
        case .source: Bilingual("source 应写明依据", "source must name what it rests on")
        }
    }
}

/// Reads a deployment's own periods from CSV: one row for each clock and day from which it holds, and, with a column for
/// it, each organ that has one of its own.
public enum ClockPolicyFile {
    public static let header = "clock,effective_from,effective_to,length,unit,warn_working_days,confidence,source"
    /// With the organs whose own periods they are; an empty field is every organ.
    public static let headerOfOrgans =
        "clock,organ,effective_from,effective_to,length,unit,warn_working_days,confidence,source"
    /// Rows of a file.
    public static let longest = 1000

    /// - Parameter organs: those that the directory has; nil where nobody knows, and then every id is taken.
    /// - Throws: `ClockPolicyFileError`.
    public static func read(
        _ bytes: [UInt8], knowing organs: Set<Organ.ID>? = nil
    ) throws(ClockPolicyFileError) -> [ClockPolicyRow] {
        var reader = CSVReader(bytes)
        let first = try next(&reader)?.fields.joined(separator: ",")
        guard first == header || first == headerOfOrgans else { throw .noHeader }
        var rows: [ClockPolicyRow] = []
        while let record = try next(&reader) {
            if record.fields == [""] { continue }
            guard rows.count < longest else { throw .tooLong }
            rows.append(try row(record, namesOrgans: first == headerOfOrgans, organs))
        }
        if rows.isEmpty { throw .empty }
        return rows
    }

    private static func next(_ reader: inout CSVReader) throws(ClockPolicyFileError) -> CSVRecord? {
        do { return try reader.next() } catch {
            switch error {
            case .unclosedQuote(let line), .fieldTooLong(let line, _), .tooManyFields(let line, _):
                throw .badLine(line, .fields)
            }
        }
    }

    private static func row(
        _ record: CSVRecord, namesOrgans: Bool, _ organs: Set<Organ.ID>?
    ) throws(ClockPolicyFileError) -> ClockPolicyRow {
        var fields = record.fields
        let line = record.line
        guard fields.count == (namesOrgans ? 9 : 8) else { throw .badLine(line, .fields) }
        let organ = namesOrgans ? Organ.ID(fields.remove(at: 1)) : Organ.ID("")
        guard let kind = ClockKind(rawValue: fields[0]) else { throw .badLine(line, .clock) }
        let isKnown = organs?.contains(organ) ?? ((1...longestID).contains(organ.rawValue.count))
        guard organ.rawValue.isEmpty || isKnown else { throw .badLine(line, .organ) }
        guard let from = CivilDate(iso: fields[1]) else { throw .badLine(line, .from) }
        let to = CivilDate(iso: fields[2])
        guard fields[2].isEmpty || to.map({ $0 > from }) == true else { throw .badLine(line, .to) }
        guard let length = Int(fields[3]), let unit = Period.Unit(rawValue: fields[4]),
            let period = Period(length: length, unit: unit)
        else { throw .badLine(line, .length) }
        let lead = Int(fields[5])
        guard fields[5].isEmpty || lead.map({ (1...ClockLimits.longestPeriodDays).contains($0) }) == true else {
            throw .badLine(line, .warning)
        }
        guard let confidence = Confidence(rawValue: fields[6]) else { throw .badLine(line, .confidence) }
        guard !fields[7].allSatisfy(\.isWhitespace) else { throw .badLine(line, .source) }
        let (warnLead, source) = (lead.map { WorkingDays($0) }, Bilingual(fields[7], fields[7]))
        guard !organ.rawValue.isEmpty else {
            return ClockPolicyRow(
                kind: kind, period: period, warnLead: warnLead, confidence: confidence, source: source,
                effectiveFrom: from, effectiveTo: to)
        }
        let own = ClockPolicyRow(
            of: organ, kind: kind, period: period, warnLead: warnLead, confidence: confidence, source: source,
            effectiveFrom: from, effectiveTo: to)
        guard let own else {
            throw .badLine(line, OwnPeriod.kinds.contains(kind) ? .ownLength : .ownClock)
        }
        return own
    }

    /// The longest id that a row may hold.
    private static let longestID = 64
}
