public import Casework

/// A petition register (信访举报登记台账) as a CSV file: its title, its columns, its rows one by one.
public struct RegisterFile: Sendable {
    /// The lines above the header, such as 大冶市纪委监委信访室2024年信访举报登记台账.
    public let titles: [String]
    /// The year that a title names.
    public let year: Int?
    public let encoding: TextEncoding
    /// Which field of the file holds a column; nil for an optional column that it lacks.
    private let fieldOfColumn: [Int?]
    private let headerWidth: Int
    private var reader: CSVReader
    private var row = 0

    /// - Parameter bytes: the whole file, UTF-8 or GB 18030.
    /// - Throws: `RegisterFileError`
    public init(_ bytes: [UInt8]) throws(RegisterFileError) {
        guard bytes.count <= DocumentsLimits.registerFileBytes else {
            throw .tooLarge(limit: DocumentsLimits.registerFileBytes)
        }
        let text: [UInt8]
        do { (text, encoding) = try TextEncoding.utf8Bytes(of: bytes) } catch { throw .encoding(error) }
        reader = CSVReader(text)
        var titles: [String] = []
        var found: (fields: [Int?], width: Int)?
        while found == nil, titles.count < DocumentsLimits.headerSearchRecords {
            let record: CSVRecord?
            do { record = try reader.next() } catch { throw .csv(error) }
            guard let record else { break }
            if let fields = try Self.columns(in: record.fields) {
                found = (fields, record.fields.count)
            } else {
                titles.append(record.fields.first { !$0.isEmpty } ?? "")
            }
        }
        guard let found else { throw .noHeader }
        (fieldOfColumn, headerWidth) = found
        self.titles = titles
        year = titles.lazy.compactMap(Self.year).first
    }

    /// The next row, or nil at the end of the file.
    ///
    /// - Throws: `RegisterFileError.csv` or `.tooManyRows`; reading cannot go on after it.
    public mutating func next() throws(RegisterFileError) -> RegisterRow? {
        let record: CSVRecord?
        do { record = try reader.next() } catch { throw .csv(error) }
        guard let record else { return nil }
        row += 1
        guard row <= ReceiveLimits.rowsPerBatch else { throw .tooManyRows(limit: ReceiveLimits.rowsPerBatch) }
        let fields = record.fields
        guard fields.count == headerWidth else {
            return RegisterRow(row: row, width: fields.count, expectedWidth: headerWidth, cells: fields)
        }
        let cells = fieldOfColumn.map { $0.map { fields[$0] } ?? "" }
        return RegisterRow(row: row, width: headerWidth, expectedWidth: headerWidth, cells: cells)
    }

    /// All rows that are left.
    public mutating func rows() throws(RegisterFileError) -> [RegisterRow] {
        var rows: [RegisterRow] = []
        while let row = try next() { rows.append(row) }
        return rows
    }

    /// The organs of a directory whose names stand in the titles, in the directory's order.
    ///
    /// What a name says in brackets may be missing, and a name that stands only within a longer one does not count.
    public func organsNamed(in directory: Directory) -> [Organ] {
        let titles = titles.map { $0.filter { !$0.isWhitespace } }
        let named = directory.organs.filter { organ in titles.contains { $0.contains(Self.shortName(organ)) } }
        return named.filter { organ in
            let name = Self.shortName(organ)
            let longer = named.map(Self.shortName).filter { $0 != name && $0.contains(name) }
            return titles.contains { title in
                longer.reduce(title) { $0.replacing($1, with: "") }.contains(name)
            }
        }
    }

    /// 开发区·铁山区纪工委监察工委 of 开发区·铁山区纪工委监察工委(纪委监委).
    private static func shortName(_ organ: Organ) -> String {
        String(organ.name.prefix { $0 != "(" && $0 != "（" })
    }

    // MARK: - Header

    private static let columnOfTitle: [String: RegisterColumn] = {
        var columns: [String: RegisterColumn] = [:]
        for column in RegisterColumn.allCases {
            for title in column.titles where columns[title] == nil { columns[title] = column }
        }
        return columns
    }()

    /// Where the columns stand, or nil if the line is no header.
    private static func columns(in fields: [String]) throws(RegisterFileError) -> [Int?]? {
        var places = [Int?](repeating: nil, count: RegisterColumn.allCases.count)
        var found = 0
        for (place, field) in fields.enumerated() {
            guard let column = columnOfTitle[field.filter { !$0.isWhitespace }] else { continue }
            guard places[column.rawValue] == nil else { throw .columnTwice(column) }
            places[column.rawValue] = place
            found += 1
        }
        guard found >= 4 else { return nil }
        let missing = RegisterColumn.allCases.filter { $0.isMandatory && places[$0.rawValue] == nil }
        guard missing.isEmpty else { throw .missingColumns(missing) }
        return places
    }

    /// 2024 in 2024年 or ２０２４年.
    private static func year(in title: String) -> Int? {
        var digits: [Int] = []
        for scalar in title.unicodeScalars {
            if scalar == "年", digits.count == 4 {
                let year = digits.reduce(0) { $0 * 10 + $1 }
                if (1990...2100).contains(year) { return year }
            }
            switch scalar.value {
            case 0x30...0x39: digits.append(Int(scalar.value - 0x30))
            case 0xFF10...0xFF19: digits.append(Int(scalar.value - 0xFF10))
            case _: digits = []
            }
        }
        return nil
    }
}

/// Why a register file cannot be read. Holds no text of it.
public enum RegisterFileError: Error, Hashable, Sendable {
    case tooLarge(limit: Int)
    case encoding(TextEncoding.Fault)
    case csv(CSVError)
    /// No line near the top names the columns.
    case noHeader
    case missingColumns([RegisterColumn])
    case columnTwice(RegisterColumn)
    case tooManyRows(limit: Int)
}

extension RegisterFileError: CustomStringConvertible {
    /// Tells the clerk what to change.
    public var message: Bilingual {
        switch self {
        case .tooLarge(let limit):
            Bilingual("文件超过 \(limit / 1_048_576) MB；请按年度或月份拆分。", "Larger than \(limit / 1_048_576) MB: split the file.")
        case .encoding(let fault): fault.message
        case .csv(let error): error.message
        case .noHeader:
            Bilingual(
                "找不到表头；请在首行或标题下一行写明列名（登记编号、收到日期、举报方式……）。",
                "There is no header: name the columns in the first line or below the title (登记编号, 收到日期, 举报方式 …).")
        case .missingColumns(let columns):
            Bilingual(
                "表头缺少：\(columns.map(\.title).joined(separator: "、"))；请补上这些列。",
                "The header lacks \(columns.map(\.title).joined(separator: ", ")): add these columns.")
        case .columnTwice(let column):
            Bilingual("表头中“\(column.title)”出现两次；请删去一列。", "The column \(column.title) stands there twice: remove one.")
        case .tooManyRows(let limit): Bilingual("超过 \(limit) 行；请拆分文件。", "More than \(limit) rows: split the file.")
        }
    }

    public var description: String { "\(message.zh) \(message.en)" }
}

extension TextEncoding.Fault {
    /// Tells the clerk what to change.
    public var message: Bilingual {
        switch self {
        case .utf16:
            Bilingual("文件为 UTF-16 编码；请另存为“CSV UTF-8”。", "The file is in UTF-16: save it as \"CSV UTF-8\".")
        case .workbook:
            Bilingual("这是工作簿而不是 CSV；请另存为“CSV UTF-8”。", "This is a workbook: save it as \"CSV UTF-8\".")
        case .unknown(let offset):
            Bilingual(
                "第 \(offset) 字节既不是 UTF-8 也不是 GB 18030；请另存为“CSV UTF-8”。",
                "Byte \(offset) is neither UTF-8 nor GB 18030: save the file as \"CSV UTF-8\".")
        }
    }
}

extension CSVError {
    /// Tells the clerk what to change.
    public var message: Bilingual {
        switch self {
        case .unclosedQuote(let line):
            Bilingual("第 \(line) 行的引号没有配对；请补上或删去。", "The quotation mark on line \(line) is not closed.")
        case .fieldTooLong(let line, let limit):
            Bilingual("第 \(line) 行有单元格超过 \(limit) 字节；请缩短。", "A cell on line \(line) is longer than \(limit) bytes.")
        case .tooManyFields(let line, let limit):
            Bilingual("第 \(line) 行超过 \(limit) 列；请检查。", "Line \(line) has more than \(limit) cells.")
        }
    }
}
