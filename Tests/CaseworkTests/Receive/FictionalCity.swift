import Casework
import Testing

/// A city that does not exist, with other names and codes than the sample's: 云州市 with 清河县, 临湖市 and 东港区.
enum FictionalCity {
    static func directory() throws -> Directory {
        try Directory(
            divisions: divisions, organs: organs, rooms: rooms, staff: staff, townships: townships, units: units)
    }

    static let divisions = [
        Division(id: .init("990100"), name: "云州市", displayName: "云州市", level: .city, organ: .init("C"), parent: nil),
        Division(
            id: .init("990121"), name: "清河县", displayName: "清河县", level: .county, organ: .init("Q"),
            parent: .init("990100")),
        Division(
            id: .init("990181"), name: "临湖市", displayName: "临湖市", level: .county, organ: .init("L"),
            parent: .init("990100")),
        Division(
            id: .init("990102"), name: "东港区", displayName: "高新区·东港区", level: .county, organ: .init("D"),
            parent: .init("990100")),
    ]

    static let organs = [
        organ("C", "云州市纪委监委", .city, "990100", above: nil, head: "S0"),
        organ("Q", "清河县纪委监委", .county, "990121", above: "C", head: "S1"),
        organ("L", "临湖市纪委监委", .county, "990181", above: "C", head: "S2"),
        organ("D", "东港区纪委监委", .county, "990102", above: "C", head: "S3"),
        organ("QT1J", "柳林镇纪委", .township, "990121", above: "Q", head: "S4"),
        organ("LT1J", "双桥街道纪工委", .township, "990181", above: "L", head: nil),
        organ("DT1J", "双桥镇纪委", .township, "990102", above: "D", head: nil),
    ]

    private static func organ(
        _ id: String, _ name: String, _ level: Level, _ division: String, above: String?, head: String?
    ) -> Organ {
        Organ(
            id: .init(id), name: name, level: level, division: .init(division), superior: above.map { .init($0) },
            head: head.map { .init($0) }, leaders: head.map { [.init($0)] } ?? [])
    }

    static let staff = [("S0", "C"), ("S1", "Q"), ("S2", "L"), ("S3", "D"), ("S4", "QT1J")].enumerated().map {
        index, pair in
        Staff(
            id: .init(pair.0), name: ["甲一", "乙二", "丙三", "丁四", "戊五"][index], post: "纪委书记", organ: .init(pair.1),
            room: nil)
    }

    static let rooms = [
        Room(
            id: .init("Q-XF"), organ: .init("Q"), name: "信访室", kind: .petitionOffice, links: [.township(.init("QT1"))],
            staff: [])
    ]

    static let townships = [
        township("QT1", "柳林镇", ["柳林"], "990121", "QT1J"),
        township("LT1", "双桥街道", ["双桥"], "990181", "LT1J"),
        township("DT1", "双桥镇", ["双桥"], "990102", "DT1J"),
    ]

    private static func township(
        _ id: String, _ name: String, _ aliases: [String], _ division: String, _ organ: String
    ) -> Township {
        Township(
            id: .init(id), name: name, aliases: aliases, managedBy: .init(division),
            statutoryDivision: .init(division), organ: .init(organ), villages: [])
    }

    static let units = [
        Unit(id: .init("UC1"), name: "云州市教育局", aliases: ["市教育局"], level: .city, division: .init("990100")),
        Unit(id: .init("UC2"), name: "云州市中心医院", aliases: [], level: .city, division: .init("990100")),
        Unit(id: .init("UQ1"), name: "清河县教育局", aliases: ["教育局"], level: .county, division: .init("990121")),
        Unit(id: .init("UL1"), name: "临湖市教育局", aliases: ["教育局"], level: .county, division: .init("990181")),
        Unit(id: .init("UL2"), name: "临湖市住房和城乡建设局", aliases: [], level: .county, division: .init("990181")),
    ]
}

/// Register rows to change one cell of.
enum SampleRow {
    static let plain: [RegisterColumn: String] = [
        .serial: "1", .number: "云信〔2025〕1号", .received: "2025-03-04", .channel: "来信", .reporter: "匿名",
        .accused: "韩某", .unit: "柳林镇前山村会计", .rank: "农村干部", .summary: "集体林木砍伐收入9800元未入账",
        .category: "三资", .handling: "转办", .department: "柳林镇纪委", .forwarded: "2025-03-06",
    ]

    static func row(_ changes: [RegisterColumn: String] = [:], number: Int = 1) -> RegisterRow {
        let cells = plain.merging(changes) { $1 }
        return RegisterRow(row: number, cells: RegisterColumn.allCases.map { cells[$0] ?? "" })
    }

    static func context(organ: String = "Q", year: Int = 2025) throws -> RegisterContext {
        let today = try #require(CivilDate(year: 2026, month: 6, day: 1))
        return try RegisterContext(
            year: year, today: today, organ: .init(organ), directory: try FictionalCity.directory())
    }

    static func decide(_ changes: [RegisterColumn: String], organ: String = "Q") throws -> RegisterOutcome {
        var batch = RegisterBatch(context: try context(organ: organ))
        return batch.decide(row(changes))
    }

    /// Decides rows one below the other, each with a number of its own unless it brings one.
    static func decide(all changes: [[RegisterColumn: String]], organ: String = "Q") throws -> [RegisterOutcome] {
        let rows = changes.enumerated().map { index, change in
            row([.number: "云信〔2025〕\(index + 1)号"].merging(change) { $1 }, number: index + 1)
        }
        return RegisterBatch.decide(rows: rows, context: try context(organ: organ))
    }
}
