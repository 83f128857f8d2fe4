public import Casework

/// Why a list of local choices cannot be used. Tells the line, and never what stands there.
public enum LocalPolicyFileError: Error, Hashable, Sendable {
    case noHeader
    case badLine(Int, Fault)
    case tooLong
    case empty

    /// What is wrong in a line.
    public enum Fault: String, Hashable, Sendable, CaseIterable {
        case fields, choice, scope, from, to, value, confidence, source
    }

    /// For the operator.
    public var message: Bilingual {
        switch self {
        case .noHeader:
            Bilingual("首行应为 \(LocalPolicyFile.header)", "the first line must be \(LocalPolicyFile.header)")
        case .badLine(let line, let fault):
            Bilingual("第\(line)行：\(fault.words.zh)", "line \(line): \(fault.words.en)")
        case .tooLong:
            Bilingual("超过\(LocalPolicyFile.longest)行", "more than \(LocalPolicyFile.longest) lines")
        case .empty: Bilingual("没有任何一行设定", "there is no choice in it")
        }
    }
}

extension LocalPolicyFileError.Fault {
    fileprivate var words: Bilingual {
        switch self {
        case .fields: Bilingual("应有七栏", "seven fields are needed")
        case .choice:
            Bilingual(
                "没有这种设定，可用：" + LocalChoice.allCases.map(\.rawValue).joined(separator: " "),
                "there is no such choice; there are: " + LocalChoice.allCases.map(\.rawValue).joined(separator: " "))
        case .scope:
            Bilingual(
                "scope 应为 *、township、county、city 等级别，或者机关编号（organ:O420281）",
                "scope must be *, a level such as county, or organ: and an id")
        case .from: Bilingual("effective_from 应为日期，如 2027-01-01", "effective_from must be a date such as 2027-01-01")
        case .to:
            Bilingual(
                "effective_to 应为空，或不早于 effective_from 的日期",
                "effective_to must be empty or a date not before effective_from")
        case .value: Bilingual("value 应为允许范围内的整数", "value must be a whole number within its bounds")
        case .confidence: Bilingual("confidence 应为 A、B、C 或 D", "confidence must be A, B, C or D")
        case .source: Bilingual("source 应写明依据", "source must name what it rests on")
        }
    }
}

/// Reads a deployment's local choices from CSV: one row for each choice, scope and day from which it holds.
public enum LocalPolicyFile {
    public static let header = "choice,scope,effective_from,effective_to,value,confidence,source"
    /// Rows of a file.
    public static let longest = 1000

    /// - Throws: `LocalPolicyFileError`.
    public static func read(_ bytes: [UInt8]) throws(LocalPolicyFileError) -> [LocalPolicyRow] {
        var reader = CSVReader(bytes)
        guard try next(&reader)?.fields.joined(separator: ",") == header else { throw .noHeader }
        var rows: [LocalPolicyRow] = []
        while let record = try next(&reader) {
            if record.fields == [""] { continue }
            guard rows.count < longest else { throw .tooLong }
            rows.append(try row(record))
        }
        if rows.isEmpty { throw .empty }
        return rows
    }

    private static func next(_ reader: inout CSVReader) throws(LocalPolicyFileError) -> CSVRecord? {
        do { return try reader.next() } catch {
            switch error {
            case .unclosedQuote(let line), .fieldTooLong(let line, _), .tooManyFields(let line, _):
                throw .badLine(line, .fields)
            }
        }
    }

    private static func row(_ record: CSVRecord) throws(LocalPolicyFileError) -> LocalPolicyRow {
        let (fields, line) = (record.fields, record.line)
        guard fields.count == 7 else { throw .badLine(line, .fields) }
        guard let choice = LocalChoice(rawValue: fields[0]) else { throw .badLine(line, .choice) }
        guard let scope = scope(fields[1]) else { throw .badLine(line, .scope) }
        guard let from = CivilDate(iso: fields[2]) else { throw .badLine(line, .from) }
        let to = CivilDate(iso: fields[3])
        guard fields[3].isEmpty || to.map({ $0 >= from }) == true else { throw .badLine(line, .to) }
        guard let value = Int64(fields[4]), choice.bounds.contains(value) else { throw .badLine(line, .value) }
        guard let confidence = Confidence(rawValue: fields[5]) else { throw .badLine(line, .confidence) }
        guard !fields[6].allSatisfy(\.isWhitespace) else { throw .badLine(line, .source) }
        let row = LocalPolicyRow(
            choice, value, for: scope, source: Bilingual(fields[6], fields[6]), confidence: confidence,
            effectiveFrom: from, effectiveTo: to)
        guard let row else { throw .badLine(line, .value) }
        return row
    }

    /// `*`, the word of a level, or `organ:` and an id.
    public static func scope(_ text: String) -> LocalScope? {
        switch text {
        case "*": return .cell
        case "village": return .level(.village)
        case "township": return .level(.township)
        case "county": return .level(.county)
        case "city": return .level(.city)
        case "province": return .level(.province)
        case _:
            guard text.hasPrefix("organ:"), text.count > 6, text.count <= 70 else { return nil }
            return .organ(Organ.ID(String(text.dropFirst(6))))
        }
    }
}
