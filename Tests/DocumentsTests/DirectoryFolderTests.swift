import Casework
import Documents
import Foundation
import Testing

/// The directory as a folder of CSV files.
@Suite struct DirectoryFolderTests {
    private static func files() throws -> DirectoryFolder.Files {
        try DirectoryFolder.files(from: try Sample.bytes("org.json"))
    }

    @Test func `HS-4 what is written to CSV is read back as the very directory`() throws {
        let whole = try Sample.directory()
        let back = try DirectoryFile.read(try DirectoryFolder.json(from: try Self.files()))
        #expect(back.divisions == whole.divisions)
        #expect(back.organs == whole.organs)
        #expect(back.rooms == whole.rooms, "with links, and the head of the room first")
        #expect(back.staff == whole.staff)
        #expect(back.townships == whole.townships, "HS-13, and HS-5 their villages")
        #expect(back.units == whole.units)
        #expect(!back.townships.flatMap(\.villages).isEmpty)
        #expect(AppointmentChanges(from: whole.posts, to: back.posts) == AppointmentChanges(from: [], to: []))
    }

    @Test func `written twice it is the same to the byte, and JSON made of it goes to CSV unchanged`() throws {
        let files = try Self.files()
        #expect(try DirectoryFolder.files(from: try DirectoryFolder.json(from: files)) == files)
    }

    @Test func `each file begins with the mark of UTF-8, and holds no telephone number`() throws {
        let files = try Self.files()
        #expect(Set(files.keys) == Set(DirectoryFolder.names))
        for (name, bytes) in files {
            #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]), "\(name)")
            #expect(!String(decoding: bytes, as: UTF8.self).contains("0714-"), "\(name)")
        }
    }

    @Test func `a name that a spreadsheet could run is disarmed, and comes back as it was`() throws {
        var text = String(decoding: try Sample.bytes("org.json"), as: UTF8.self)
        text.replace("\"name\": \"吴春芳\"", with: "\"name\": \"=HYPERLINK(1)\"")
        let files = try DirectoryFolder.files(from: Array(text.utf8))
        let staff = String(decoding: try #require(files["staff.csv"]), as: UTF8.self)
        #expect(staff.contains(",'=HYPERLINK(1),") && !staff.contains(",=HYPERLINK"))
        let back = try DirectoryFile.read(try DirectoryFolder.json(from: files))
        #expect(back[Staff.ID("S1394")]?.name == "=HYPERLINK(1)")
    }

    private static func cell(_ file: String, _ line: Int, _ column: String) -> (DirectoryFolderError) -> Bool {
        { error in
            guard case .cell(file, line, column, let expected) = error else { return false }
            return error.message.zh.contains("\(file) 第\(line)行“\(column)”列") && !expected.zh.isEmpty
        }
    }

    @Test func `a fault names file, line and column and says what to write`() throws {
        let changes: [(file: String, from: String, to: String, fits: (DirectoryFolderError) -> Bool)] = [
            ("staff.csv", "S1457,冯思源,", "S1457,,", Self.cell("staff.csv", 2, "姓名")),
            ("staff.csv", "O420200,\r\nS1458", "O999999,\r\nS1458", Self.cell("staff.csv", 2, "机关编号")),
            ("rooms.csv", "O420200-XF,O420200,", "O420200-XF,O9,", Self.cell("rooms.csv", 2, "机关编号")),
            ("organs.csv", ",city", ",stadt", Self.cell("organs.csv", 2, "层级")),
            ("organs.csv", ",city", ",county", Self.cell("organs.csv", 1, "层级")),
            ("units.csv", ",city,", ",town,", Self.cell("units.csv", 2, "层级")),
        ]
        for change in changes {
            var files = try Self.files()
            let text = String(decoding: try #require(files[change.file]), as: UTF8.self)
            let place = try #require(text.firstRange(of: change.from), "\(change.from)")
            files[change.file] = Array(text.replacingCharacters(in: place, with: change.to).utf8)
            let error = #expect(throws: DirectoryFolderError.self) { try DirectoryFolder.json(from: files) }
            #expect(error.map(change.fits) == true, "\(change.to): \(error?.description ?? "–")")
            #expect(error?.description.contains("冯思源") == false, "no person is named")
        }
    }

    @Test func `a folder without a file, a heading or text is refused by name`() throws {
        var lacking = try Self.files()
        lacking["units.csv"] = nil
        #expect(throws: DirectoryFolderError.missingFile("units.csv")) { try DirectoryFolder.json(from: lacking) }
        var headless = try Self.files()
        headless["units.csv"] = Array("编号,名称\r\n".utf8)
        #expect(throws: DirectoryFolderError.missingColumn(file: "units.csv", column: "层级")) {
            try DirectoryFolder.json(from: headless)
        }
        var workbook = try Self.files()
        workbook["units.csv"] = [0x50, 0x4B, 0x03, 0x04]
        #expect(throws: DirectoryFolderError.notText("units.csv")) { try DirectoryFolder.json(from: workbook) }
        var open = try Self.files()
        open["units.csv"] = try #require(open["units.csv"]) + Array("\"U".utf8)
        let error = #expect(throws: DirectoryFolderError.self) { try DirectoryFolder.json(from: open) }
        #expect(error?.description.contains("units.csv") == true)
    }
}
