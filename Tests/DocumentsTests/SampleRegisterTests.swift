import Casework
import Documents
import Foundation
import Testing

/// The samples of the project, found from this file.
enum Sample {
    static func bytes(_ name: String) throws -> [UInt8] {
        let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return Array(try Data(contentsOf: root.appendingPathComponent("samples").appendingPathComponent(name)))
    }

    static func directory() throws -> Directory { try DirectoryFile.read(try bytes("org.json")) }

    static func today() throws -> CivilDate { try #require(CivilDate(year: 2026, month: 3, day: 1)) }

    static func context(year: Int = 2024, organ: String = "O420281") throws -> RegisterContext {
        try RegisterContext(year: year, today: try today(), organ: .init(organ), directory: try directory())
    }

    static func outcomes(_ name: String) throws -> [RegisterOutcome] {
        var file = try RegisterFile(try bytes(name))
        let year = try #require(file.year)
        return RegisterBatch.decide(rows: try file.rows(), context: try context(year: year))
    }

    /// The answers as records by column name.
    static func answers() throws -> [[String]] {
        var reader = CSVReader(try bytes("register_answers.csv"))
        var answers: [[String]] = []
        while let record = try reader.next() { answers.append(record.fields) }
        return Array(answers.dropFirst())
    }

    /// An outcome as the answers write it, without the note.
    static func line(_ outcome: RegisterOutcome) -> [String] {
        let codes = outcome.codes.map(\.rawValue).joined(separator: ";")
        switch outcome.decision {
        case .accept(let entry):
            return [
                String(outcome.row), entry.flags.isEmpty ? "accept" : "accept_flag", codes,
                entry.receivedOn.description, entry.channel?.rawValue ?? "", entry.isRealName ? "true" : "false",
                entry.repeatOf.map(String.init) ?? "",
            ]
        case .reject(_, let earlier):
            return [String(outcome.row), "reject", codes, "", "", "", earlier.map(String.init) ?? ""]
        case .sealed: return [String(outcome.row), "reject", codes, "", "", "", ""]
        }
    }
}

@Suite("The sample register")
struct SampleRegisterTests {
    @Test(arguments: ["register_utf8.csv", "register_gb18030.csv"])
    func `all three hundred rows are decided as the answers say`(_ name: String) throws {
        let outcomes = try Sample.outcomes(name).map(Sample.line)
        let answers = try Sample.answers().map { Array($0.prefix(7)) }
        #expect(answers.count == 300)
        #expect(outcomes.count == answers.count)
        for (outcome, answer) in zip(outcomes, answers) { #expect(outcome == answer) }
    }

    @Test func `another county's register of the same kind is decided likewise`() throws {
        var text = String(decoding: try Sample.bytes("register_utf8.csv"), as: UTF8.self)
        for (own, other) in Self.elsewhere { text = text.replacing(own, with: other) }
        var file = try RegisterFile(Array(text.utf8))
        let rows = try file.rows()
        let outcomes = RegisterBatch.decide(rows: rows, context: try Sample.context(organ: "O420222")).map(Sample.line)
        let answers = try Sample.answers().map { Array($0.prefix(7)) }
        for (outcome, answer) in zip(outcomes, answers) { #expect(outcome == answer) }
    }

    /// 大冶市 and its townships become 阳新县 and its own.
    private static let elsewhere = [
        ("大冶市委常委", "阳新县委常委"), ("大冶市政府副市长", "阳新县政府副县长"), ("市委常委、市纪委书记", "县委常委、县纪委书记"),
        ("大冶市", "阳新县"), ("大冶派驻", "阳新派驻"), ("冶信", "阳信"), ("金湖街道", "兴国镇"), ("金山店镇", "富池镇"), ("殷祖镇", "黄颡口镇"),
        ("大箕铺镇", "韦源口镇"), ("罗家桥街道", "陶港镇"), ("东风路街道", "白沙镇"), ("陈贵镇", "浮屠镇"), ("茗山乡", "三溪镇"),
        ("灵乡镇", "王英镇"), ("保安镇", "龙港镇"), ("还地桥镇", "洋港镇"), ("金牛镇", "排市镇"), ("东岳路街道", "木港镇"), ("刘仁八镇", "枫林镇"),
    ]

    @Test func `no outcome of a sealed row holds text`() throws {
        let sealed = try Sample.outcomes("register_utf8.csv").filter { $0.codes == [.upper] }
        #expect(sealed.map(\.row) == [68, 110, 149, 239, 251])
        for outcome in sealed {
            guard case .sealed(let row) = outcome.decision else {
                Issue.record("row \(outcome.row) is not sealed")
                continue
            }
            #expect(row.receivedOn != nil)
            #expect(row.channel != nil)
            let onlyASCII = String(reflecting: outcome).unicodeScalars.allSatisfy { $0.isASCII }
            #expect(onlyASCII)
        }
        let heads = sealed.filter { $0.decision.isOwnHead }.map(\.row)
        #expect(heads == [110, 251])
    }
}

extension RegisterDecision {
    fileprivate var isOwnHead: Bool {
        switch self {
        case .sealed(let row): row.ground == .ownHead
        case .accept, .reject: false
        }
    }
}
