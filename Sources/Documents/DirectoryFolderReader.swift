import Casework

/// Reads the CSV files of a directory into the form of `org.json`, and says of each fault where it stands.
struct DirectoryFolderReader {
    typealias Sheet = DirectoryFolder.Sheet

    /// A record by its headings.
    private struct Line {
        let sheet: Sheet
        let number: Int
        let cells: [String: String]

        subscript(_ column: String) -> String { cells[column] ?? "" }

        func list(_ column: String) -> [String] {
            self[column].split(separator: DirectoryFolder.listSeparator).map(String.init)
        }

        func unknown(_ column: String, _ expected: Bilingual) -> DirectoryFolderError {
            .cell(file: sheet.fileName, line: number, column: column, expected: expected)
        }
    }

    private let organs: [Line]
    private let rooms: [String: [Line]]
    private let staff: [String: [Line]]
    private let townships: [String: [Line]]
    private let villages: [String: [Line]]
    private let units: [Line]
    private let history: [Line]

    init(_ files: DirectoryFolder.Files) throws(DirectoryFolderError) {
        organs = try Self.lines(of: .organs, in: files)
        let rooms = try Self.lines(of: .rooms, in: files)
        let staff = try Self.lines(of: .staff, in: files)
        let townships = try Self.lines(of: .townships, in: files)
        let villages = try Self.lines(of: .villages, in: files)
        units = try Self.lines(of: .units, in: files)
        history = try Self.lines(of: .history, in: files)
        let codes = Set(organs.map { $0["区划代码"] })
        let organIDs = Set(organs.map { $0["编号"] })
        let all = organIDs.union(townships.map { $0["机关编号"] })
        let townshipIDs = Set(townships.map { $0["编号"] })
        let roomsByID = Dictionary(rooms.map { ($0["编号"], $0) }) { first, _ in first }
        try Self.check(rooms, "机关编号", in: organIDs, .organs)
        try Self.check(staff, "机关编号", in: all, .organs, .townships)
        try Self.check(townships, "管理区划代码", in: codes, .organs)
        try Self.check(villages, "乡镇编号", in: townshipIDs, .townships)
        try Self.check(units, "区划代码", in: codes, .organs)
        for line in staff where !line["内设机构编号"].isEmpty {
            guard roomsByID[line["内设机构编号"]]?["机关编号"] == line["机关编号"] else {
                throw line.unknown(
                    "内设机构编号",
                    Bilingual("请填写 rooms.csv 中属于同一机关的编号，或者留空", "Write an id of rooms.csv of the same organ, or nothing")
                )
            }
        }
        self.rooms = Dictionary(grouping: rooms) { $0["机关编号"] }
        self.staff = Dictionary(grouping: staff) { $0["机关编号"] + "/" + $0["内设机构编号"] }
        self.townships = Dictionary(grouping: townships) { $0["管理区划代码"] }
        self.villages = Dictionary(grouping: villages) { $0["乡镇编号"] }
    }

    func organisation() throws(DirectoryFolderError) -> OrganisationJSON {
        var cities: [OrganisationJSON.DivisionJSON] = []
        var divisions: [OrganisationJSON.DivisionJSON] = []
        for line in organs {
            switch line["层级"] {
            case "city": cities.append(division(line))
            case "county": divisions.append(division(line))
            case _:
                throw line.unknown("层级", Bilingual("请填写 city（市）或 county（县）", "Write city or county"))
            }
        }
        guard let city = cities.first, cities.count == 1 else {
            throw .cell(
                file: Sheet.organs.fileName, line: organs.last { $0["层级"] == "city" }?.number ?? 1, column: "层级",
                expected: Bilingual("恰好一行为 city（市）", "Exactly one line has city"))
        }
        var listed: [OrganisationJSON.UnitJSON] = []
        for line in units {
            guard ["province", "city", "county", "township", "village"].contains(line["层级"]) else {
                throw line.unknown(
                    "层级",
                    Bilingual(
                        "请填写 province、city、county、township 或 village",
                        "Write province, city, county, township or village"))
            }
            listed.append(
                OrganisationJSON.UnitJSON(
                    id: line["编号"], name: line["名称"], level: line["层级"], division: line["区划代码"],
                    alias: line.list("别名")))
        }
        let spans = try told()
        return OrganisationJSON(
            city: city, divisions: divisions, units: listed, history: spans.isEmpty ? nil : spans)
    }

    /// The lines of the history; what is wrong with one is said by its line, not by its place in a list.
    private func told() throws(DirectoryFolderError) -> [OrganisationJSON.SpanJSON] {
        var spans: [OrganisationJSON.SpanJSON] = []
        for line in history {
            func cell(_ column: String) -> String? { line[column].isEmpty ? nil : line[column] }
            guard Directory.Span.Kind(rawValue: line["类别"]) != nil else {
                let words = Directory.Span.Kind.allCases.map(\.rawValue)
                throw line.unknown(
                    "类别",
                    Bilingual(
                        "请填写 \(words.joined(separator: "、"))", "Write \(words.joined(separator: ", "))"))
            }
            for column in ["自", "至"] where cell(column).map({ CivilDate(iso: $0) == nil }) ?? false {
                throw line.unknown(column, Bilingual("日期应如 2026-03-01", "A day is written 2026-03-01"))
            }
            if let word = cell("层级"), Level(word: word) == nil {
                throw line.unknown(
                    "层级",
                    Bilingual(
                        "请填写 province、city、county、township 或 village",
                        "Write province, city, county, township or village"))
            }
            spans.append(
                OrganisationJSON.SpanJSON(
                    kind: line["类别"], id: line["编号"], from: cell("自"), until: cell("至"), name: cell("名称"),
                    level: cell("层级"), division: cell("区划代码"), organ: cell("机关编号"),
                    links: cell("分工联系").map { $0 == DirectoryFolder.noLinks ? [] : line.list("分工联系") },
                    successor: cell("并入")))
        }
        return spans
    }

    private func division(_ line: Line) -> OrganisationJSON.DivisionJSON {
        let id = line["编号"]
        return OrganisationJSON.DivisionJSON(
            code: line["区划代码"], name: line["区划名称"],
            displayName: line["区划通称"].isEmpty ? nil : line["区划通称"], level: line["层级"],
            disciplineOrgan: OrganisationJSON.OrganJSON(
                id: id, name: line["名称"], leaders: people(of: id, nil),
                rooms: (rooms[id] ?? []).map { room in
                    OrganisationJSON.RoomJSON(
                        id: room["编号"], name: room["名称"], links: room.list("分工联系"),
                        staff: people(of: id, room["编号"]))
                }),
            townships: (townships[line["区划代码"]] ?? []).map(township))
    }

    private func township(_ line: Line) -> OrganisationJSON.TownshipJSON {
        let organ = line["机关编号"]
        return OrganisationJSON.TownshipJSON(
            id: line["编号"], name: line["名称"], alias: line.list("别名"), statutoryCode: line["法定区划代码"],
            managedBy: line["管理区划代码"],
            disciplineOrgan: OrganisationJSON.TownshipOrganJSON(
                id: organ, name: line["机关名称"], staff: people(of: organ, nil)),
            sampleVillages: (villages[line["编号"]] ?? []).map { village in
                OrganisationJSON.VillageJSON(
                    name: village["名称"],
                    disciplineCommissioner: village["纪检委员"].isEmpty ? nil : village["纪检委员"],
                    informant: village["监察信息员"].isEmpty ? nil : village["监察信息员"])
            })
    }

    private func people(of organ: String, _ room: String?) -> [OrganisationJSON.StaffJSON] {
        (staff[organ + "/" + (room ?? "")] ?? []).map {
            OrganisationJSON.StaffJSON(id: $0["编号"], name: $0["姓名"], post: $0["职务"])
        }
    }

    // MARK: - Lines

    private static func check(
        _ lines: [Line], _ column: String, in known: Set<String>, _ sources: Sheet...
    ) throws(DirectoryFolderError) {
        let names = sources.map(\.fileName)
        for line in lines where !known.contains(line[column]) {
            throw line.unknown(
                column,
                Bilingual(
                    "请填写 \(names.joined(separator: "、")) 中已有的编号或代码",
                    "Write an id or code that stands in \(names.joined(separator: " or "))"))
        }
    }

    private static func lines(
        of sheet: Sheet, in files: DirectoryFolder.Files
    ) throws(DirectoryFolderError) -> [Line] {
        guard let bytes = files[sheet.fileName] else {
            if sheet.mayLack { return [] }
            throw .missingFile(sheet.fileName)
        }
        guard bytes.count <= DocumentsLimits.directoryFileBytes else { throw .tooLarge(sheet.fileName) }
        let text: [UInt8]
        do { text = try TextEncoding.utf8Bytes(of: bytes).bytes } catch { throw .notText(sheet.fileName) }
        var reader = CSVReader(text)
        var headings: [String]?
        var lines: [Line] = []
        while let record = try next(&reader, sheet) {
            guard let named = headings else {
                headings = try headingsChecked(record, sheet)
                continue
            }
            // A spreadsheet leaves empty lines at the end.
            if record.fields.allSatisfy(\.isEmpty) { continue }
            lines.append(try line(record, named, sheet))
        }
        guard headings != nil else { throw .missingColumn(file: sheet.fileName, column: sheet.columns[0]) }
        return lines
    }

    private static func next(
        _ reader: inout CSVReader, _ sheet: Sheet
    ) throws(DirectoryFolderError) -> CSVRecord? {
        do { return try reader.next() } catch {
            throw .unreadableLine(file: sheet.fileName, line: error.line)
        }
    }

    private static func headingsChecked(
        _ record: CSVRecord, _ sheet: Sheet
    ) throws(DirectoryFolderError) -> [String] {
        let headings = record.fields.map(trimmed)
        for column in sheet.columns where !headings.contains(column) {
            throw .missingColumn(file: sheet.fileName, column: column)
        }
        return headings
    }

    private static func line(
        _ record: CSVRecord, _ headings: [String], _ sheet: Sheet
    ) throws(DirectoryFolderError) -> Line {
        var cells: [String: String] = [:]
        for (heading, field) in zip(headings, record.fields) where cells[heading] == nil {
            cells[heading] = trimmed(unguarded(field))
        }
        let line = Line(sheet: sheet, number: record.line, cells: cells)
        for column in sheet.columns where !sheet.optional.contains(column) && line[column].isEmpty {
            throw line.unknown(column, Bilingual("此格必须填写", "This cell must be filled in"))
        }
        return line
    }

    /// Takes off the apostrophe that `CSVWriter` puts before what a spreadsheet program would run as a formula.
    private static func unguarded(_ field: String) -> String {
        guard field.first == "'", let second = field.dropFirst().unicodeScalars.first,
            "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(second)
        else { return field }
        return String(field.dropFirst())
    }

    private static func trimmed(_ text: String) -> String {
        var text = Substring(text)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}

extension CSVError {
    fileprivate var line: Int {
        switch self {
        case .unclosedQuote(let line), .fieldTooLong(let line, _), .tooManyFields(let line, _): line
        }
    }
}
