import Foundation

/// The organisation directory as CSV files, one for each kind, for offices that keep it in a spreadsheet.
///
/// What is read back is the very directory that was written. A JSON file may hold more, such as remarks and telephone
/// numbers: the directory does not know them, so they are in no CSV file.
///
/// - Policy: HS-4, HS-5, HS-13
public enum DirectoryFolder {
    /// The files of the folder by name.
    public typealias Files = [String: [UInt8]]

    /// Names of the files, in the order in which they are read.
    public static let names = Sheet.allCases.map(\.fileName)

    /// The directory as JSON, as `DirectoryFile.read` and `dengwen directory load` take it.
    ///
    /// - Throws: `DirectoryFolderError` that names file, line and column and says what to write there.
    public static func json(from files: Files) throws(DirectoryFolderError) -> [UInt8] {
        let organisation = try DirectoryFolderReader(files).organisation()
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(organisation) else {
            preconditionFailure("texts and lists of texts always become JSON")
        }
        return Array(data)
    }

    /// The files for a directory that stands in a JSON document.
    ///
    /// - Throws: `DirectoryFileError` where the document is no directory.
    public static func files(from document: [UInt8]) throws(DirectoryFileError) -> Files {
        // Everything is checked first: what cannot be loaded is not written either.
        _ = try DirectoryFile.readOrganisation(document)
        let organisation = try DirectoryFile.organisation(document)
        var writers: [Sheet: CSVWriter] = [:]
        for sheet in Sheet.allCases {
            var writer = CSVWriter()
            writer.append(sheet.columns)
            writers[sheet] = writer
        }
        for (sheet, fields) in organisation.records { writers[sheet]?.append(fields) }
        return Dictionary(uniqueKeysWithValues: writers.map { ($0.key.fileName, $0.value.bytes) })
    }

    /// One file.
    enum Sheet: String, CaseIterable {
        case organs, rooms, staff, townships, villages, units, history

        var fileName: String { rawValue + ".csv" }

        /// The headings, in order.
        var columns: [String] {
            switch self {
            case .organs: ["编号", "名称", "区划代码", "区划名称", "区划通称", "层级"]
            case .rooms: ["编号", "机关编号", "名称", "分工联系"]
            case .staff: ["编号", "姓名", "职务", "机关编号", "内设机构编号"]
            case .townships: ["编号", "名称", "别名", "法定区划代码", "管理区划代码", "机关编号", "机关名称"]
            case .villages: ["乡镇编号", "名称", "纪检委员", "监察信息员"]
            case .units: ["编号", "名称", "层级", "区划代码", "别名"]
            case .history: ["类别", "编号", "自", "至", "名称", "层级", "区划代码", "机关编号", "分工联系", "并入"]
            }
        }

        /// What may be left empty.
        var optional: Set<String> {
            switch self {
            case .organs: ["区划通称"]
            case .rooms: ["分工联系"]
            case .staff: ["内设机构编号"]
            case .townships: ["别名"]
            case .villages: ["纪检委员", "监察信息员"]
            case .units: ["别名"]
            case .history: ["自", "至", "名称", "层级", "区划代码", "机关编号", "分工联系", "并入"]
            }
        }

        /// A folder of an office that tells of no other days has no such file.
        var mayLack: Bool { self == .history }
    }

    /// Between several values of one cell; it stands in no id.
    static let listSeparator = ";"
    /// A room of the history that looked after nothing.
    static let noLinks = "无"
}

extension DirectoryFile {
    /// The file as it stands, before it is checked.
    static func organisation(_ bytes: [UInt8]) throws(DirectoryFileError) -> OrganisationJSON {
        guard bytes.count <= DocumentsLimits.directoryFileBytes else {
            throw .tooLarge(limit: DocumentsLimits.directoryFileBytes)
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            return try decoder.decode(OrganisationJSON.self, from: Data(bytes))
        } catch let error as DecodingError {
            throw .malformed(at: error.path)
        } catch {
            throw .malformed(at: "")
        }
    }
}

// MARK: - Out

extension OrganisationJSON {
    /// Every record of every file, in the order of the directory: the order of a room's staff tells who heads it.
    fileprivate var records: [(DirectoryFolder.Sheet, [String])] {
        let all = [city] + divisions
        return all.flatMap(\.records)
            + units.map { unit in
                (.units, [unit.id, unit.name, unit.level, unit.division, list(unit.alias ?? [])])
            }
            + (history ?? []).map { span in
                (
                    .history,
                    [
                        span.kind, span.id, span.from ?? "", span.until ?? "", span.name ?? "", span.level ?? "",
                        span.division ?? "", span.organ ?? "", noLinks(span.links), span.successor ?? "",
                    ]
                )
            }
    }
}

/// Nothing looked after is said in a word: an empty cell means that it is as listed.
private func noLinks(_ links: [String]?) -> String {
    links.map { $0.isEmpty ? DirectoryFolder.noLinks : list($0) } ?? ""
}

private func list(_ values: [String]) -> String { values.joined(separator: DirectoryFolder.listSeparator) }

extension OrganisationJSON.DivisionJSON {
    fileprivate var records: [(DirectoryFolder.Sheet, [String])] {
        let own = disciplineOrgan
        var records: [(DirectoryFolder.Sheet, [String])] = [
            (.organs, [own.id, own.name, code, name, displayName ?? "", level])
        ]
        records += own.leaders.map { (.staff, [$0.id, $0.name, $0.post, own.id, ""]) }
        for room in own.rooms {
            records.append((.rooms, [room.id, own.id, room.name, list(room.links)]))
            records += room.staff.map { (.staff, [$0.id, $0.name, $0.post, own.id, room.id]) }
        }
        for township in townships ?? [] { records += township.records }
        return records
    }
}

extension OrganisationJSON.TownshipJSON {
    fileprivate var records: [(DirectoryFolder.Sheet, [String])] {
        let own = disciplineOrgan
        var records: [(DirectoryFolder.Sheet, [String])] = [
            (.townships, [id, name, list(alias ?? []), statutoryCode, managedBy, own.id, own.name])
        ]
        records += own.staff.map { (.staff, [$0.id, $0.name, $0.post, own.id, ""]) }
        records += (sampleVillages ?? []).map {
            (.villages, [id, $0.name, $0.disciplineCommissioner ?? "", $0.informant ?? ""])
        }
        return records
    }
}
