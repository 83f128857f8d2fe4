/// Runs of bytes that tell, wherever they stand, what else a file is. Letters are compared without their case.
enum FileMarker: String, CaseIterable, Sendable {
    case archiveEntry = "pk\u{3}\u{4}"
    case rar = "rar!\u{1a}"
    case contentTypes = "[content_types].xml"
    case wordFolder = "word/"
    case sheetFolder = "xl/"
    case slideFolder = "ppt/"
    case macroProject = "vbaproject.bin"
    /// UTF-16, as names in a compound file are.
    case macroStorage = "_\u{0}v\u{0}b\u{0}a\u{0}"
    case script = "<script"
    case html = "<html"
    case svg = "<svg"
    case pdf = "%pdf-1"
    case pdfScript = "/javascript"
    case pdfScriptShort = "/js "
    case pdfLaunch = "/launch"
    case pdfFile = "/embeddedfile"

    private static let letters: [FileMarker: [UInt8]] = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0, Array($0.rawValue.utf8)) })
    static let longest = allCases.map { $0.rawValue.utf8.count }.max() ?? 1

    /// Capital letters as small ones.
    static let folded: [UInt8] = (0...255).map { byte -> UInt8 in
        (0x41...0x5A).contains(byte) ? UInt8(byte) + 0x20 : UInt8(byte)
    }
    /// What no text holds.
    static let isControl: [Bool] = (0...255).map { byte -> Bool in
        byte < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains(byte) || byte == 0x7F
    }
    static let begins: [Bool] = (0...255).map { byte -> Bool in
        allCases.contains { $0.rawValue.utf8.first == UInt8(byte) }
    }
    private static let byFirst: [[FileMarker]] = (0...255).map { byte in
        allCases.filter { $0.rawValue.utf8.first == UInt8(byte) }
    }

    static func beginning(with byte: UInt8) -> [FileMarker] { byFirst[Int(byte)] }

    func matches(_ window: [UInt8], at index: Int) -> Bool {
        guard let letters = Self.letters[self], index + letters.count <= window.count else { return false }
        for (offset, letter) in letters.enumerated() where Self.folded[Int(window[index + offset])] != letter {
            return false
        }
        return true
    }

    /// Whether some bytes stand anywhere in others, to the letter.
    static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        guard bytes.count >= part.count else { return false }
        return (0...(bytes.count - part.count)).contains { bytes[$0..<($0 + part.count)].elementsEqual(part) }
    }
}
