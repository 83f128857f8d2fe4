public import Casework

/// Why a list of periods cannot be used. Tells the line, and never what stands there.
public enum ClockPolicyFileError: Error, Hashable, Sendable {
    case noHeader
    case badLine(Int, Fault)
    case tooLong
    case empty

    /// What is wrong in a line.
    public enum Fault: String, Hashable, Sendable, CaseIterable {
        case fields, clock, from, to, length, warning, confidence, source
    }

    /// For the operator.
    public var message: Bilingual {
        switch self {
        case .noHeader:
            Bilingual("首行应为 \(ClockPolicyFile.header)", "the first line must be \(ClockPolicyFile.header)")
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
        case .fields: Bilingual("应有八栏", "eight fields are needed")
        case .clock: Bilingual("没有这种期限代码（见 docs/rules.md）", "there is no such clock (see docs/rules.md)")
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
        case .source: Bilingual("source 应写明依据", "source must name what it rests on")
        }
    }
}

/// Reads a deployment's own periods from CSV: one row for each clock and day from which it holds.
public enum ClockPolicyFile {
    public static let header = "clock,effective_from,effective_to,length,unit,warn_working_days,confidence,source"
    /// Rows of a file.
    public static let longest = 1000

    /// - Throws: `ClockPolicyFileError`.
    public static func read(_ bytes: [UInt8]) throws(ClockPolicyFileError) -> [ClockPolicyRow] {
        var reader = CSVReader(bytes)
        guard try next(&reader)?.fields.joined(separator: ",") == header else { throw .noHeader }
        var rows: [ClockPolicyRow] = []
        while let record = try next(&reader) {
            if record.fields == [""] { continue }
            guard rows.count < longest else { throw .tooLong }
            rows.append(try row(record))
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

    private static func row(_ record: CSVRecord) throws(ClockPolicyFileError) -> ClockPolicyRow {
        let (fields, line) = (record.fields, record.line)
        guard fields.count == 8 else { throw .badLine(line, .fields) }
        guard let kind = ClockKind(rawValue: fields[0]) else { throw .badLine(line, .clock) }
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
        return ClockPolicyRow(
            kind: kind, period: period, warnLead: lead.map { WorkingDays($0) }, confidence: confidence,
            source: Bilingual(fields[7], fields[7]), effectiveFrom: from, effectiveTo: to)
    }
}
