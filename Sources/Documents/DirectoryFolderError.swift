public import Casework

/// Why a folder of CSV files is no directory. Names places, never persons.
public enum DirectoryFolderError: Error, Hashable, Sendable {
    case missingFile(String)
    case tooLarge(String)
    /// A workbook, or text in another encoding than UTF-8 and GB 18030.
    case notText(String)
    case missingColumn(file: String, column: String)
    /// A quotation mark that is never closed, or a field or record beyond all bounds.
    case unreadableLine(file: String, line: Int)
    /// What must stand in a cell; the line counted from 1, the headings included.
    case cell(file: String, line: Int, column: String, expected: Bilingual)
}

extension DirectoryFolderError: CustomStringConvertible {
    /// Tells where it is and what to write there.
    public var message: Bilingual {
        switch self {
        case .missingFile(let file):
            Bilingual("文件夹中缺少 \(file)：请放入该文件。", "The folder lacks \(file): put it there.")
        case .tooLarge(let file):
            Bilingual("\(file) 太大：请核对是否选错文件。", "\(file) is too large: check whether it is the right file.")
        case .notText(let file):
            Bilingual(
                "\(file) 不是 CSV 文本：请在表格软件中另存为“CSV UTF-8”。", "\(file) is no CSV text: save it as \"CSV UTF-8\".")
        case .missingColumn(let file, let column):
            Bilingual(
                "\(file) 第1行缺少“\(column)”列：请补上该表头。", "\(file), line 1 has no column \"\(column)\": add that heading.")
        case .unreadableLine(let file, let line):
            Bilingual(
                "\(file) 第\(line)行无法读取：请检查引号是否成对。", "\(file), line \(line) cannot be read: check the quotation marks.")
        case .cell(let file, let line, let column, let expected):
            Bilingual(
                "\(file) 第\(line)行“\(column)”列：\(expected.zh)。",
                "\(file), line \(line), column \"\(column)\": \(expected.en).")
        }
    }

    public var description: String { "\(message.zh) \(message.en)" }
}
