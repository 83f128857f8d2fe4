import Casework
import Documents
import FoundationEssentials

/// The samples that come with the project.
struct TestSamples: Sendable {
    let directory: Directory
    /// `org.json` as it is.
    let directoryText: String
    let calendar: WorkingCalendar

    struct Missing: Error {
        let name: String
    }

    init() throws {
        let organisation = try Self.bytes("org.json")
        directory = try DirectoryFile.read(organisation)
        directoryText = String(decoding: organisation, as: UTF8.self)
        calendar = try CalendarNotice.calendar(
            from: String(decoding: try Self.bytes("working-calendar-2025-2026.csv"), as: UTF8.self),
            version: CalendarVersion("2026.1"), source: "国务院办公厅关于2025年、2026年部分节假日安排的通知"
        )
    }

    /// The file of a sample, found from where this source file stands.
    private static func bytes(_ name: String) throws -> [UInt8] {
        let folders = #filePath.split(separator: "/").dropLast(3)
        let path = "/" + folders.joined(separator: "/") + "/samples/" + name
        guard let data = FileManager.default.contents(atPath: path) else { throw Missing(name: name) }
        return Array(data)
    }
}
