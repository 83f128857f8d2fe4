import Casework
import Documents
import Foundation
import Testing

/// What a directory tells of other days: read, checked, written to CSV and carried on into the next document.
@Suite struct DirectoryHistoryTests {
    private static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

    /// The sample with lines of history.
    private static func document(_ history: [[String: any Sendable]]) throws -> [UInt8] {
        var tree = try #require(
            try JSONSerialization.jsonObject(with: Data(try Sample.bytes("org.json"))) as? [String: Any])
        tree["history"] = history
        return Array(try JSONSerialization.data(withJSONObject: tree, options: [.sortedKeys]))
    }

    private static let renamed: [String: any Sendable] = [
        "kind": "room", "id": "O420281-J3", "until": "2026-02-01", "name": "第三纪检监察室",
        "links": [String](),
    ]
    private static let organ: [String: any Sendable] = [
        "kind": "organ", "id": "T420281X", "from": "2020-01-01", "until": "2026-03-01", "name": "虚构街道纪工委",
        "level": "township", "division": "420281", "organ": "O420281", "successor": "T42028103J",
    ]
    private static let office: [String: any Sendable] = [
        "kind": "room", "id": "T420281X-ALL", "from": "2020-01-01", "until": "2026-03-01", "name": "虚构街道纪工委办公室",
        "organ": "T420281X",
    ]

    @Test func `HS-4 each day has the organisation of that day`() throws {
        let read = try DirectoryFile.readOrganisation(try Self.document([Self.renamed, Self.organ, Self.office]))
        let (room, gone) = (Room.ID("O420281-J3"), Organ.ID("T420281X"))
        let now = try Sample.directory()
        let before = read.on(try Self.day("2026-01-31"))
        #expect(before[room]?.name == "第三纪检监察室" && before[room]?.links == [])
        #expect(read.on(try Self.day("2026-02-01"))[room] == now[room])
        #expect(read.on(try Self.day("2019-12-31"))[gone] == nil)
        #expect(before[gone]?.superior == Organ.ID("O420281") && before[Room.ID("T420281X-ALL")]?.organ == gone)
        let after = read.on(try Self.day("2026-03-01"))
        #expect(after[gone] == nil && after[Room.ID("T420281X-ALL")] == nil && after.organs == now.organs)
        #expect(read.history(of: .room, room.rawValue).map(\.name) == ["第三纪检监察室", now[room]?.name])
    }

    @Test func `HS-4 what was abolished has its successor from its end on, its office the office of that one`()
        throws
    {
        let read = try DirectoryFile.readOrganisation(try Self.document([Self.organ, Self.office]))
        let organ = Organ.ID("T420281X")
        let (last, first) = (try Self.day("2026-02-28"), try Self.day("2026-03-01"))
        #expect(
            read.bearer(of: organ, on: last) == organ && read.bearer(of: organ, on: first) == Organ.ID("T42028103J"))
        #expect(read.bearer(of: Room.ID("T420281X-ALL"), on: first) == Room.ID("T42028103J-ALL"))
        var unnamed = Self.organ
        unnamed["successor"] = nil
        let without = try DirectoryFile.readOrganisation(try Self.document([unnamed, Self.office]))
        #expect(without.bearer(of: organ, on: first) == nil)
        #expect(without.bearer(of: Room.ID("T420281X-ALL"), on: first) == nil)
        #expect(without.end(of: .organ, "T420281X") == first)
    }

    @Test func `HS-4 the history goes to CSV and back as it was`() throws {
        let document = try Self.document([Self.renamed, Self.organ, Self.office])
        let files = try DirectoryFolder.files(from: document)
        let back = try DirectoryFile.readOrganisation(try DirectoryFolder.json(from: files))
        let whole = try DirectoryFile.readOrganisation(document)
        #expect(back.spans == whole.spans && back.spans.count == 3)
        #expect(back.listed.rooms == whole.listed.rooms)
        #expect(try DirectoryFolder.files(from: try DirectoryFolder.json(from: files)) == files)
        var old = files
        old["history.csv"] = nil
        #expect(try DirectoryFile.readOrganisation(try DirectoryFolder.json(from: old)).spans.isEmpty)
        var wrong = files
        let text = String(decoding: try #require(files["history.csv"]), as: UTF8.self)
        wrong["history.csv"] = Array(text.replacing("2020-01-01", with: "2020-13-01").utf8)
        let error = #expect(throws: DirectoryFolderError.self) { try DirectoryFolder.json(from: wrong) }
        #expect(error?.message.zh.contains("history.csv") == true && error?.message.zh.contains("“自”列") == true)
    }

    @Test func `HS-4 a history that cannot have been is refused with what to change`() throws {
        var overlapping = Self.renamed
        overlapping["from"] = "2026-01-01"
        var nobody = Self.organ
        nobody["successor"] = "T0"
        var nameless = Self.organ
        nameless["name"] = nil
        var superior = Self.organ
        superior["organ"] = "O0"
        let cases: [([[String: any Sendable]], Directory.Fault)] = [
            ([Self.renamed, overlapping], .overlapping(id: "O420281-J3")),
            ([nobody], .unfitSuccessor(id: "T420281X", successor: "T0")),
            ([nameless], .incomplete(id: "T420281X")),
            ([superior], .danglingOn(try Self.day("2020-01-01"), owner: "T420281X", reference: "O0")),
        ]
        for (history, fault) in cases {
            let error = #expect(throws: DirectoryFileError.self) {
                try DirectoryFile.readOrganisation(try Self.document(history))
            }
            #expect(error == .inconsistent(fault))
            #expect(error?.message.zh.isEmpty == false && error?.message.en.isEmpty == false)
        }
    }

    @Test func `HS-4 what a new document does not tell is carried on, and what it changed begins on its day`() throws {
        let former = try Self.document([Self.organ, Self.office])
        let today = try Self.day("2026-05-01")
        var text = String(decoding: try Sample.bytes("org.json"), as: UTF8.self)
        let name = try #require(try Sample.directory()[Room.ID("O420281-J3")]?.name)
        let place = try #require(text.firstRange(of: "\"id\": \"O420281-J3\""))
        let rest = text[place.upperBound...]
        let old = try #require(rest.firstRange(of: "\"\(name)\""))
        text.replaceSubrange(old, with: "\"第三联合监督室\"")
        let carried = try DirectoryFile.carry(from: former, into: Array(text.utf8), on: today)
        let read = try DirectoryFile.readOrganisation(carried)
        #expect(read.on(try Self.day("2026-04-30"))[Room.ID("O420281-J3")]?.name == name)
        #expect(read.on(today)[Room.ID("O420281-J3")]?.name == "第三联合监督室")
        #expect(
            read.bearer(of: Organ.ID("T420281X"), on: today) == Organ.ID("T42028103J"), "told by the former one alone")
        #expect(String(decoding: carried, as: UTF8.self).contains("0714-"), "what a directory does not know stays")
        #expect(try DirectoryFile.carry(from: carried, into: Array(text.utf8), on: today) == carried)
        let same = try Sample.bytes("org.json")
        #expect(try DirectoryFile.carry(from: same, into: same, on: today) == same)
    }
}
