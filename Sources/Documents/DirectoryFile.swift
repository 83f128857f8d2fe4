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
        case .inconsistent(.dangling(let owner, let reference)):
            Bilingual(
                "名录中 \(owner) 引用了不存在的 \(reference)。",
                "In the directory, \(owner) refers to \(reference), which is missing.")
        case .inconsistent(.circularSuperiors(let organ)):
            Bilingual("机关 \(organ.rawValue) 的上级关系成环。", "The superiors of organ \(organ.rawValue) form a circle.")
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
