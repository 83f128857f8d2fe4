import CaseStore
import Casework
import Foundation
import Libpq
import Operations
import Sealing
import TestDatabase
import Testing

/// A thief has a dump of the whole database after a day's work in the office, and the write-ahead log: no eight characters
/// in a row of any text, and no name, telephone or identity number of anybody, whether plain, in hexadecimal or base64.
@Suite struct WholeDumpTests {
    /// Words that stand in no directory, template or catalogue: seldom ones, each of its own.
    private enum Canary {
        static let reporter = "诸葛璎珞"
        static let second = "澹台琥珀"
        static let phone = "13812997406"
        static let secondPhone = "13677205518"
        static let address = "芙蓉里枇杷弄七号"
        static let identity = "420281197403118265"
        static let accused = "公冶鹔鹴"
        static let later = "濮阳鸬鹚"
        static let kin = "宰父蘼芜"
        static let letter = "窗牖嵌着琉璃，匣中藏了翡翠如意两柄，账簿烧在灶膛，身份证号420281197403118265可查。"
        static let handIn = "渡口驳船夜运青砖，砖窑主每旬送来腊鹅四只、鹿茸一匣，皆由内弟签收。"
        static let supplement = "补充：驳船船号以赭石涂改，砖窑烟囱东侧埋有铁皮饼干盒。"
        static let parts = ["榫卯作坊虚报樟木六十方，差价转入侄婿名下。", "茶亭石阶修缮款被挪作斗蟋蟀赌资，里长目睹。"]
        static let minutes = "研究认为须先查樟木出库竹签，再访砖窑旧工。"
        static let plea = "请托者携两坛桂花酿，言砖窑事可大可小。"
        static let place = "枇杷弄尽头废弃染坊"

        /// What no eight characters of are found.
        static let texts = [letter, handIn, supplement, minutes, plea, place, address] + parts
        /// What is not found at all.
        static let words = [reporter, second, phone, secondPhone, identity, accused, later, kin]
    }

    private static func draft(_ text: String, by name: String, _ phone: String) -> ReportDraft {
        var draft = ReportDraft.townshipCadre
        draft.reporter = ReporterDraft(name: name, phone: phone, address: Canary.address)
        draft.accused = [AccusedDraft(name: Canary.accused, unit: "保安镇", post: "副镇长")]
        (draft.summary, draft.text, draft.place) = (text, text, Canary.place)
        return draft
    }

    /// A day in the office: everything that takes in words, by the operations that pages call.
    static func work(_ desk: Desk) async throws {
        let context = desk.context
        try await desk.endpoint(of: desk.office.county)
        try await Declarations(context).add(.kin(.spouse, name: Canary.kin, unit: ""), as: desk.secondClerk)
        let day = desk.today
        try await Declarations(context).add(
            .person(.debt, name: Canary.kin, from: day, to: nil), as: desk.member("O420281-J1"))
        // The desk, triage, a room, its minutes, and somebody who put in a word.
        let (receipt, clue) = try await desk.claimed(draft(Canary.letter, by: Canary.reporter, Canary.phone))
        let attendees = try await OpenCheckFile(context)(clue, as: desk.holder).attendees
        try await KeepCheckFile(context).keepMinutes(
            on: clue, heldOn: day, chair: desk.holder.staff,
            attendees: [desk.holder.staff] + attendees.filter { $0 != desk.holder.staff }.prefix(1),
            conclusion: Canary.minutes, as: desk.holder)
        try await HandleClue(context).propose(clue, .check(.talkOrLetter), studiedOn: day, as: desk.holder)
        for notice in try await Lists(context).notices(as: desk.lead) {
            _ = try await ApproveNotice(context)(notice.id, as: desk.lead)
        }
        try await AddToReport(context)(
            .supplement, Canary.supplement, code: receipt.code.text, form: "more", isFreeOfStateSecrets: true)
        _ = try await OpenReport(context)(receipt.id, as: desk.lead)
        // The public page, unread in quarantine.
        _ = try await ReceivePublicReport(context)(
            draft(Canary.handIn, by: Canary.second, Canary.secondPhone).by(.web), to: desk.office.county,
            form: "page", isFreeOfStateSecrets: true)
        // A letter on two people, taken apart; and one to which an accused is added later.
        var both = draft(Canary.handIn, by: Canary.second, Canary.secondPhone)
        both.accused.append(AccusedDraft(name: Canary.later, unit: "金湖街道沙洲村", post: "村党支部书记"))
        let letter = try await desk.register(both)
        let parts = zip([[0], [1]], Canary.parts).map { Split.Part(accused: $0, text: $1) }
        try await SplitReport(context).propose(letter.id, parts, as: desk.clerk)
        #expect(try await SplitReport(context).approve(letter.id, as: desk.lead).count == 2)
        let other = try await desk.triage(draft(Canary.letter, by: Canary.reporter, Canary.phone)).receipt
        var added = AccusedDraft(name: Canary.later, unit: "保安镇", post: "镇长")
        added.standing = context.directory.standing(of: added, seenFrom: desk.office.county)
        _ = try await CorrectAccused(context)(other.id, added: [added], as: desk.lead)
        // A paper that names a matter.
        let (_, second) = try await desk.claimed(draft(Canary.handIn, by: Canary.second, Canary.secondPhone))
        let township = Organ.ID("T42028103J")
        let measure = try await ProposeMeasure(context)(second, .assign(to: township), as: desk.supervisor)
        try await DecideMeasure(context).approve(measure, as: desk.deputy)
        let entry = RecordInterference.Entry(
            asker: .colleague, concerned: desk.deputy.staff, way: .pleaded, askedOn: day, words: Canary.plea)
        try await RecordInterference(context)(clue, entry, as: desk.holder)
    }

    @Test(arguments: Suite.allCases)
    func `no eight characters of a text and no name or number is in a dump or in the log`(suite: Suite) async throws {
        try await Desk.open(under: suite) { desk in
            try await Self.work(desk)
            let folder = FileManager.default.temporaryDirectory.appending(path: "dump-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let (dump, needles) = (folder.appending(path: "dump.sql"), folder.appending(path: "needles"))
            try Self.run("pg_dump", ["--data-only", "--file", dump.path, "--dbname", desk.office.conninfo()])
            let text = try String(contentsOf: dump, encoding: .utf8)
            let county = desk.office.county.rawValue
            #expect(text.contains(county) && text.contains("report_text"), "the dump holds the database")
            try Data(Self.needles.joined(separator: "\n").utf8).write(to: needles)
            #expect(try Self.found(needles, in: [dump.path]) == "", "in the dump")
            let place = try await desk.texts("show data_directory")[0]
            try await desk.script("checkpoint")
            #expect(try Self.found(needles, inLogOf: place) == "", "in the write-ahead log")
        }
    }

    /// The exception, which SECURITY.md states: the walls in the database must know whom to keep out, so that whoever is
    /// accused and stands in the directory is named by the join of both. Nobody else is, and no text.
    @Test func `of the accused a dump names those of the directory alone, by whom the walls keep out`() async throws {
        try await Desk.open { desk in
            try await Self.work(desk)
            let join = """
                select s.staff_id
                from casework.report as r
                join directory.staff as s on s.staff_id = any (r.barred_staff_ids)
                union
                select a.staff_id from casework.accused as a where a.staff_id is not null
                """
            let before = try await desk.texts(join)
            let colleague = try #require(desk.context.directory[desk.secondClerk.staff])
            #expect(!before.contains(colleague.id.rawValue))
            // A bare 主任 of the organ would be its head (监委主任).
            let room = colleague.room.flatMap { desk.context.directory[$0]?.name } ?? ""
            var draft = ReportDraft.letter(unit: "大冶市纪委监委", post: room + colleague.post)
            draft.accused[0].name = colleague.name
            _ = try await desk.register(draft, as: desk.clerk)
            let named = Set(try await desk.texts(join)).subtracting(before)
            #expect(named == [colleague.id.rawValue])
        }
    }

    @Test func `the search finds what is there, however it is spelt`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "needle-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (hay, needles) = (folder.appending(path: "hay"), folder.appending(path: "needles"))
        try Data(Self.needles.joined(separator: "\n").utf8).write(to: needles)
        let piece = String(Canary.letter.dropFirst(5).prefix(8))
        for shift in 0..<3 {
            let base64 = Data(String(repeating: "x", count: shift).utf8 + Array(piece.utf8)).base64EncodedString()
            for spelt in [piece, Self.hexadecimal(piece), base64, Canary.accused] {
                try Data("\u{0}前后\(spelt)前后".utf8).write(to: hay)
                #expect(try Self.found(needles, in: [hay.path]) != "", "\(spelt)")
            }
        }
        try Data(String(piece.dropLast()).utf8).write(to: hay)
        #expect(try Self.found(needles, in: [hay.path]) == "", "seven characters are no eight")
    }

    // MARK: The search

    /// Every piece, in each spelling.
    private static var needles: [String] {
        var pieces = Set(Canary.words)
        for text in Canary.texts {
            let characters = Array(text)
            for start in 0...max(0, characters.count - 8) {
                let piece = String(characters[start..<min(start + 8, characters.count)])
                // Eight digits alone stand in any identifier by chance; the whole number is searched as a word.
                if !piece.allSatisfy(\.isASCII) { pieces.insert(piece) }
            }
        }
        return pieces.sorted().flatMap { [$0, hexadecimal($0)] + base64($0) }
    }

    private static func hexadecimal(_ text: String) -> String {
        text.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// What of the piece is the same whatever stands before and behind it, for the three places at which it can begin.
    private static func base64(_ text: String) -> [String] {
        (0..<3).map { shift in
            let bytes = [UInt8](repeating: 0, count: shift) + Array(text.utf8)
            let whole = bytes.count / 3 * 3
            let spelt = Data(bytes.prefix(whole)).base64EncodedString()
            return String(spelt.dropFirst(shift == 0 ? 0 : 4))
        }
    }

    /// The names of the files in which one of the pieces stands.
    private static func found(_ needles: URL, in files: [String]) throws -> String {
        let options = ["--text", "--fixed-strings", "--files-with-matches", "--file", needles.path]
        return try run("grep", options + files, allows: 1)
    }

    /// The same in the segments of a server's write-ahead log. Others work on that server: a segment that was used up
    /// meanwhile has another name (grep ends with 2), and what is there then is read.
    private static func found(_ needles: URL, inLogOf place: String) throws -> String {
        for _ in 0..<20 {
            let log = try FileManager.default.contentsOfDirectory(atPath: place + "/pg_wal")
            let segments = log.filter { $0.count == 24 }.map { place + "/pg_wal/" + $0 }
            #expect(!segments.isEmpty, "the log is read")
            do { return try found(needles, in: segments) } catch is Unreadable {}
        }
        throw Unreadable()
    }

    /// A program ended otherwise than it may.
    private struct Unreadable: Error {}

    @discardableResult
    private static func run(_ program: String, _ arguments: [String], allows status: Int32 = 0) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["LC_ALL=C", program] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard [0, status].contains(process.terminationStatus) else { throw Unreadable() }
        return String(decoding: data, as: UTF8.self)
    }
}
