import Casework
import Documents
import Foundation

/// The demo organisation, the working calendar and the sample register.
struct Samples {
    let folder: URL

    /// - Throws: a complaint when the folder is not there.
    init(_ folder: String) throws {
        self.folder = URL(filePath: folder)
        guard FileManager.default.fileExists(atPath: self.folder.appending(path: "org.json").path) else {
            throw Complaint("找不到样例目录：\(folder)", "There is no samples folder: \(folder)")
        }
    }

    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }

    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    static func calendar(_ text: String) throws -> WorkingCalendar {
        try CalendarNotice.calendar(
            from: text, version: CalendarVersion("2025-2026"),
            source: "国办发明电〔2024〕12号；国务院办公厅2025年11月4日通知"
        )
    }

    func calendar() throws -> WorkingCalendar { try Self.calendar(try text("working-calendar-2025-2026.csv")) }
}
