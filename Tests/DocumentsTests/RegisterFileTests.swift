import Casework
import Documents
import Testing

@Suite("Register files")
struct RegisterFileTests {
    private let titles = RegisterColumn.allCases.map(\.title)

    private func file(_ lines: [String]) throws -> RegisterFile {
        try RegisterFile(Array(lines.joined(separator: "\r\n").utf8))
    }

    @Test func `title, year and rows are found`() throws {
        var file = try file([
            "阳新县纪委监委信访室２０２３年台账,,", "", titles.joined(separator: ","),
            "1,a,2023-01-02" + String(repeating: ",", count: 15),
        ])
        #expect(file.year == 2023)
        #expect(file.titles.first == "阳新县纪委监委信访室２０２３年台账")
        let rows = try file.rows()
        #expect(rows.count == 1)
        #expect(rows.first?.row == 1)
        #expect(rows.first?.cells[RegisterColumn.received.rawValue] == "2023-01-02")
    }

    @Test func `columns may stand in another order, under other names, and be fewer`() throws {
        var file = try file([
            "摘要编号,问题摘要,反映人,电话,被举报人,单位职务,来件方式,收件日期,信访编号", "x,内容,匿名,,张某,某村会计,来信,2024-05-06,冶信〔2024〕1号",
        ])
        let row = try #require(try file.next())
        #expect(file.year == nil)
        #expect(row.width == row.expectedWidth)
        #expect(row.cells[RegisterColumn.summary.rawValue] == "内容")
        #expect(row.cells[RegisterColumn.number.rawValue] == "冶信〔2024〕1号")
        #expect(row.cells[RegisterColumn.closed.rawValue].isEmpty)
    }

    @Test func `a missing column, a doubled one and a missing header are told`() {
        let noPhone = titles.filter { $0 != "联系电话" }.joined(separator: ",")
        #expect(throws: RegisterFileError.missingColumns([.phone])) { try file([noPhone]) }
        #expect(throws: RegisterFileError.columnTwice(.phone)) { try file([titles.joined(separator: ",") + ",电话"]) }
        #expect(throws: RegisterFileError.noHeader) { try file(["a,b", "c,d"]) }
        #expect(throws: RegisterFileError.noHeader) { try file([]) }
        #expect(throws: RegisterFileError.encoding(.utf16)) { try RegisterFile([0xFF, 0xFE]) }
        #expect(RegisterFileError.missingColumns([.phone]).message.zh.contains("联系电话"))
    }

    @Test(
        arguments: [
            ("大冶市纪委监委信访室2024年信访举报登记台账（虚构数据）", ["O420281"]), ("2024年 大冶市 纪委监委 台账", ["O420281"]),
            ("黄石港区纪委监委2024年台账", ["O420202"]), ("东岳路街道纪工委2024年台账", ["T42028101J"]),
            ("开发区·铁山区纪工委监察工委信访台账", ["O420205"]),
            ("黄石市纪委监委转大冶市纪委监委件2024年台账", ["O420200", "O420281"]), ("2024年信访举报登记台账", []),
            ("大冶市信访局2024年台账", []),
        ] as [(String, [String])])
    func `the organs that a title names are found`(_ title: String, _ organs: [String]) throws {
        let file = try file([title, titles.joined(separator: ",")])
        #expect(file.organsNamed(in: try Sample.directory()).map(\.id.rawValue).sorted() == organs)
    }

    @Test func `a name within a longer one names nobody, unless it stands there for itself as well`() throws {
        func organ(_ id: String, _ name: String) -> Organ {
            Organ(
                id: .init(id), name: name, level: .county, division: .init("1"), superior: nil, head: nil, leaders: [])
        }
        let division = Division(
            id: .init("1"), name: "某区", displayName: "某区", level: .county, organ: .init("A"), parent: nil)
        let directory = try Directory(
            divisions: [division], organs: [organ("A", "山区纪委监委"), organ("B", "铁山区纪委监委")], rooms: [], staff: [],
            townships: [], units: [])
        let header = titles.joined(separator: ",")
        #expect(try file(["铁山区纪委监委台账", header]).organsNamed(in: directory).map(\.id.rawValue) == ["B"])
        let both = try file(["铁山区纪委监委、山区纪委监委台账", header])
        #expect(both.organsNamed(in: directory).map(\.id.rawValue) == ["A", "B"])
    }

    @Test func `a row of another width keeps its cells as they stand`() throws {
        var file = try file([titles.joined(separator: ","), "1,2,3"])
        let row = try #require(try file.next())
        #expect(row.width == 3)
        #expect(row.expectedWidth == 22)
        #expect(row.cells == ["1", "2", "3"])
    }

    @Test func `the results have the shape of the answers and no personal data`() throws {
        var results = RegisterResults()
        for outcome in try Sample.outcomes("register_utf8.csv") { results.append(outcome) }
        var reader = CSVReader(results.bytes)
        let header = try #require(try reader.next()).fields
        var answers = CSVReader(try Sample.bytes("register_answers.csv"))
        #expect(header == (try #require(try answers.next())).fields)
        while let answer = try answers.next() {
            let line = try #require(try reader.next())
            #expect(Array(line.fields.prefix(7)) == Array(answer.fields.prefix(7)))
        }
        let text = String(decoding: results.bytes, as: UTF8.self)
        for secret in ["19900", "某", "村", "〔2024〕1号"] { #expect(!text.contains(secret)) }
    }

    @Test func `the default day of export is the last of the year, but not after today`() throws {
        #expect(try Sample.context(year: 2024).exportedOn.description == "2024-12-31")
        #expect(try Sample.context(year: 2026).exportedOn.description == "2026-03-01")
        #expect(throws: Directory.Fault.self) { try Sample.context(organ: "O999999") }
    }
}

@Suite("Directory files")
struct DirectoryFileTests {
    @Test func `the sample is read whole`() throws {
        let directory = try Sample.directory()
        #expect(directory.divisions.count == 7)
        #expect(directory.units.count == 156)
        let own = try #require(directory[Organ.ID("O420281")])
        #expect(own.superior == Organ.ID("O420200"))
        #expect(own.head.flatMap { directory[$0] }?.post == "纪委书记、监委主任")
        #expect(own.leaders.count == 5)
        #expect(directory.rooms(of: own.id).map(\.kind).filter { $0 == .supervision }.count == 3)
        let town = try #require(directory.townships.first { $0.name == "金山街道" })
        #expect(directory[town.organ]?.superior == Organ.ID("O420205"))
        #expect(directory[town.organ]?.level == .township)
        #expect(town.villages.first?.disciplineCommissioner != nil)
        #expect(directory.chain(from: town.organ).map(\.id.rawValue) == [town.organ.rawValue, "O420205", "O420200"])
    }

    @Test(arguments: [
        ("金山街道办事处工作人员", "T42020503"), ("金山店镇柏林冲村", "T42028110"), ("金牛镇纪委", "T42028105"), ("市教育局科长", "U420281-01"),
        ("大冶市住建局", "U420281-07"), ("黄石市教育局", "U4202-07"),
    ])
    func `names and aliases lead to the place, homonyms to the own division`(_ text: String, _ id: String) throws {
        let reading = try Sample.directory().readPost(text, seenFrom: .init("O420281"))
        switch reading.place {
        case .township(let township): #expect(township.rawValue == id)
        case .unit(let unit): #expect(unit.rawValue == id)
        case .division, nil: Issue.record("\(text): \(String(describing: reading.place))")
        }
    }

    @Test func `the managing organ follows who runs the township`() throws {
        let directory = try Sample.directory()
        let leader = directory.readPost("大王镇党委书记", seenFrom: .init("O420222"))
        #expect(leader.managedAt == .county)
        #expect(leader.managedBy == Organ.ID("O420205"))
        let cadre = directory.readPost("保安镇柏林冲村会计", seenFrom: .init("O420281"))
        #expect(cadre.managedAt == .township)
        let county = directory.readPost("阳新县副县长", seenFrom: .init("O420222"))
        #expect(county.managedBy == Organ.ID("O420200"))
    }

    @Test func `faults are told by field and id`() throws {
        #expect(throws: DirectoryFileError.malformed(at: "city")) { try DirectoryFile.read(Array("{}".utf8)) }
        #expect(throws: DirectoryFileError.self) { try DirectoryFile.read([0x7B]) }
        let text = String(decoding: try Sample.bytes("org.json"), as: UTF8.self)
        let broken = text.replacing("\"U420281-01\",", with: "\"U0\",", maxReplacements: 1)
        #expect(throws: DirectoryFileError.inconsistent(.dangling(owner: "O420281-J1", reference: "U0"))) {
            try DirectoryFile.read(Array(broken.utf8))
        }
        let odd = text.replacing("\"S1457\"", with: "\"S 1457\"")
        let error = #expect(throws: DirectoryFileError.self) { try DirectoryFile.read(Array(odd.utf8)) }
        #expect(error == .inconsistent(.notPlain(id: "S 1457")))
        #expect(error?.message.zh.contains("S 1457") == true && error?.message.en.contains("S 1457") == true)
    }
}
