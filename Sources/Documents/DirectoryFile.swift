public import Casework

/// The organisation directory as a JSON file (`org.json`).
public enum DirectoryFile {
    /// - Parameter bytes: UTF-8 JSON with `city`, `divisions` and `units`.
    /// - Throws: `DirectoryFileError`
    public static func read(_ bytes: [UInt8]) throws(DirectoryFileError) -> Directory {
        let file = try organisation(bytes)
        var builder = DirectoryBuilder()
        try builder.add(file)
        do {
            return try builder.directory()
        } catch {
            throw .inconsistent(error)
        }
    }
}

/// Why a directory file cannot be used. Names ids and fields, never persons.
public enum DirectoryFileError: Error, Hashable, Sendable {
    case tooLarge(limit: Int)
    /// The field that is missing or of another type, such as `units[3].level`.
    case malformed(at: String)
    /// A word that is none of those allowed for the field.
    case unknownWord(field: String, id: String)
    case inconsistent(Directory.Fault)
}

extension DirectoryFileError: CustomStringConvertible {
    /// Tells the administrator what to change.
    public var message: Bilingual {
        switch self {
        case .tooLarge(let limit):
            Bilingual("名录文件超过 \(limit / 1_048_576) MB。", "The directory is larger than \(limit / 1_048_576) MB.")
        case .malformed(let place):
            Bilingual("名录文件格式有误（\(place)）；请检查该字段。", "The directory file is malformed at \(place): check that field.")
        case .unknownWord(let field, let id):
            Bilingual("名录中 \(id) 的 \(field) 取值有误。", "In the directory, \(field) of \(id) has an unknown value.")
        case .inconsistent(.duplicate(let id)):
            Bilingual("名录中编号 \(id) 重复。", "The id \(id) stands twice in the directory.")
        case .inconsistent(.notPlain(let id)):
            Bilingual(
                "名录中人员、机关和内设机构的编号只能由英文字母、数字和 _ . - 组成：请改写 \(id.debugDescription)。",
                "Ids of staff, organs and rooms hold letters, digits and _ . - of ASCII alone: write "
                    + "\(id.debugDescription) otherwise.")
        case .inconsistent(.dangling(let owner, let reference)):
            Bilingual(
                "名录中 \(owner) 引用了不存在的 \(reference)。",
                "In the directory, \(owner) refers to \(reference), which is missing.")
        case .inconsistent(.circularSuperiors(let organ)):
            Bilingual("机关 \(organ.rawValue) 的上级关系成环。", "The superiors of organ \(organ.rawValue) form a circle.")
        case .inconsistent(.danglingOn(let day, let owner, let reference)):
            Bilingual(
                "沿革有误：\(day.map { "\($0)" } ?? "最早")时 \(owner) 引用的 \(reference) 不存在，请补充两者的起止日期。",
                "In the history \(owner) refers on \(day.map { "\($0)" } ?? "the first day") to \(reference), which was not "
                    + "there: correct the days of one of them.")
        case .inconsistent(.overlapping(let id)):
            Bilingual(
                "沿革中 \(id) 的各段日期重叠或者倒置：每一段的“至”是下一段的“自”或更早。",
                "In the history the days of \(id) overlap or run backwards: each begins where the one before has ended."
            )
        case .inconsistent(.incomplete(let id)):
            Bilingual(
                "沿革中的 \(id) 已不在名录里：请写明其名称、层级、区划、机关和“至”的日期。",
                "In the history \(id) is listed no more: state its name, level, division, organ and the day of its end."
            )
        case .inconsistent(.unfitSuccessor(let id, let successor)):
            Bilingual(
                "沿革中 \(id) 并入的 \(successor) 当日不存在：请改写并入的编号。",
                "In the history \(id) goes to \(successor), which is not there on that day: name another one.")
        case .inconsistent(.tooManyChanges(let count)):
            Bilingual(
                "沿革的变动日期有 \(count) 个，最多 \(ModelLimits.directoryEditions) 个。",
                "The history changes on \(count) days; \(ModelLimits.directoryEditions) at most can be kept.")
        }
    }

    public var description: String { "\(message.zh) \(message.en)" }
}

extension DecodingError {
    /// The field at fault.
    var path: String {
        let keys: [any CodingKey] =
            switch self {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                context.codingPath
            case .keyNotFound(let key, let context): context.codingPath + [key]
            @unknown default: []
            }
        return keys.reduce(into: "") { path, key in
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path += path.isEmpty ? key.stringValue : "." + key.stringValue
            }
        }
    }
}
