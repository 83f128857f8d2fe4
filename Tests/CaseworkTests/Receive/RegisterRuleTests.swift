import Casework
import Testing

@Suite("DW-REG rules for register rows")
struct RegisterRuleTests {
    @Test func `a plain row is accepted without a flag`() throws {
        #expect(try SampleRow.decide([:]).codes.isEmpty)
    }

    @Test func `every code belongs to exactly one rule, in the order of the codes`() {
        let codes =
            RegisterRules.shape.map(\.code) + RegisterRules.rejections.map(\.code) + RegisterRules.flags.map(\.code)
        #expect(codes == RegisterCode.allCases)
        #expect(Set(codes.map(\.rawValue)).count == codes.count)
    }

    @Test func `every code says in two languages what to change`() {
        for code in RegisterCode.allCases {
            #expect(code.message.zh.count > 8, "\(code)")
            #expect(code.message.en.count > 20, "\(code)")
        }
        #expect(Set(RegisterCode.allCases.map(\.message)).count == RegisterCode.allCases.count)
    }

    @Test(arguments: [
        ("2025-03-04", "2025-03-04", false), ("45720", "2025-03-04", true), ("45720.0", "2025-03-04", true),
        ("20250304", "2025-03-04", true), ("2025/3/4", "2025-03-04", true), ("2025.03.04", "2025-03-04", true),
        ("2025/3/4 0:00", "2025-03-04", true), ("2025-03-04 09:12:33", "2025-03-04", true),
        ("2025年3月4日", "2025-03-04", true), ("25年3月4日", "2025-03-04", true), ("2025-3-4", "2025-03-04", true),
        ("２０２５－０３－０４", "2025-03-04", true), ("二〇二五年三月四日", "2025-03-04", true),
        ("二○二五年十二月三十一日", "2025-12-31", true), ("二零二五年十月二十日", "2025-10-20", true),
        ("13/5/2025", "2025-05-13", true), ("5/13/2025", "2025-05-13", true), ("25-03-04", "2025-03-04", true),
        ("2025年3月4日（星期二）", "2025-03-04", true),
    ])
    func `dates that can only mean one day are read`(_ written: String, _ day: String, _ isFlagged: Bool) throws {
        let outcome = try SampleRow.decide([.received: written, .forwarded: ""])
        guard case .accept(let entry) = outcome.decision else {
            Issue.record("refused: \(written) \(outcome.codes)")
            return
        }
        #expect(entry.receivedOn.description == day, "\(written)")
        #expect(entry.flags.contains(.dateFormat) == isFlagged, "\(written)")
    }

    @Test(arguments: [
        "", "2025-02-29", "2025-13-01", "2025-04-31", "########", "约7月中旬", "3月4日", "2025年3月", "3/4/2025", "2025", "去年",
        "0", "-", "99999999999999999999", "2025-03-04-05", "十", "2025年三十三月一日", "一二三四五六七八九十",
    ])
    func `dates that mean no day or several are refused`(_ written: String) throws {
        #expect(try SampleRow.decide([.received: written]).codes == [.dateInvalid], "\(written)")
    }

    @Test func `dates are compared with the register and with each other`() throws {
        #expect(try SampleRow.decide([.received: "2026-01-01", .forwarded: ""]).codes == [.dateFuture])
        #expect(try SampleRow.decide([.received: "2024-12-31"]).codes == [.dateYear])
        #expect(try SampleRow.decide([.forwarded: "2025-03-03"]).codes == [.dateOrder])
        #expect(try SampleRow.decide([.closed: "2025-03-01"]).codes == [.dateOrder])
        #expect(try SampleRow.decide([.forwarded: "2025-03-04", .closed: "2025-03-04"]).codes.isEmpty)
    }

    @Test(
        arguments: [
            ("19900001234", "19900001234", false), ("0714-0000123", "0714-0000123", false),
            ("19900001234.0", "19900001234", true),
            ("'19900001234", "19900001234", true), ("+8619900001234", "19900001234", true),
            ("199 0000 1234", "19900001234", true),
            ("199-0000-1234", "19900001234", true), ("19900001234、19900004321", "19900001234", true),
            ("1.99E+10", nil, true),
            ("'1990000640", nil, true), ("111", nil, true), ("12345678901", nil, true), ("", nil, false),
            ("无", nil, false),
        ] as [(String, String?, Bool)])
    func `telephone numbers are repaired where nothing is lost`(_ written: String, _ number: String?, _ flagged: Bool)
        throws
    {
        let outcome = try SampleRow.decide([.reporter: "王小明", .phone: written])
        guard case .accept(let entry) = outcome.decision else {
            Issue.record("refused: \(written)")
            return
        }
        #expect(entry.phone == number, "\(written)")
        #expect(entry.flags == (flagged ? [.phone] : []), "\(written)")
        #expect(entry.isRealName == (number != nil))
    }

    @Test func `full-width digits are no fault of the number`() throws {
        let outcome = try SampleRow.decide([.reporter: "王小明", .phone: "１９９００００１２３４"])
        guard case .accept(let entry) = outcome.decision else { return #expect(Bool(false)) }
        #expect(entry.phone == "19900001234")
        #expect(entry.flags == [.fullWidth])
    }

    @Test(arguments: ["——", "不愿透露姓名", "部分村民", "一名知情群众", "张某", "李女士", "", "无", "佚名", "前山村部分群众", "匿名（来信）"])
    func `other words for anonymous are flagged`(_ reporter: String) throws {
        let outcome = try SampleRow.decide([.reporter: reporter, .phone: "19900001234"])
        guard case .accept(let entry) = outcome.decision else { return #expect(Bool(false)) }
        #expect(entry.flags == [.anonymousVariant], "\(reporter)")
        #expect(entry.signature == .anonymous)
    }

    @Test(arguments: ["柯和友", "䶮𠮷㑇", "欧阳某人之外".prefix(2).description, "王小明", "李刚等12人", "村民张三"])
    func `a full name with a telephone number is a real name`(_ reporter: String) throws {
        let outcome = try SampleRow.decide([.reporter: reporter, .phone: "19900001234"])
        guard case .accept(let entry) = outcome.decision else { return #expect(Bool(false)) }
        #expect(entry.signature == .realNameClaimed, "\(reporter)")
        #expect(entry.reporter == reporter)
    }

    @Test(arguments: [
        ("韩某水、曹某/郭某", ["韩某水", "曹某", "郭某"]), ("刘某和张某", ["刘某", "张某"]), ("柯某和/冯某山", ["柯某和", "冯某山"]),
        ("张三，李四；王五", ["张三", "李四", "王五"]), ("赵某等3人", ["赵某"]),
    ])
    func `several accused are taken apart`(_ cell: String, _ names: [String]) throws {
        let outcome = try SampleRow.decide([.accused: cell])
        guard case .accept(let entry) = outcome.decision else { return #expect(Bool(false)) }
        #expect(entry.accused == names)
        #expect(entry.flags == [.severalAccused])
    }

    @Test(arguments: ["刘某和", "余和平", "李某（女，45岁）", "某某某"])
    func `one accused stays one`(_ cell: String) throws {
        #expect(try SampleRow.decide([.accused: cell]).codes.isEmpty, "\(cell)")
    }

    @Test(arguments: ["费某（柳林镇前山村会计）", "柳林镇前山村会计费某", "费某 柳林镇前山村会计"])
    func `person and post in one cell are taken apart`(_ cell: String) throws {
        let outcome = try SampleRow.decide([.accused: cell, .unit: ""])
        guard case .accept(let entry) = outcome.decision else { return #expect(Bool(false)) }
        #expect(entry.accused == ["费某"])
        #expect(entry.unit == "柳林镇前山村会计")
        #expect(entry.flags == [.mergedCell])
    }

    @Test func `what the register says of the handling is one block below the text`() throws {
        let changes: [RegisterColumn: String] = [
            .rank: "—", .handling: "转办", .department: "柳林镇纪委", .forwarded: "3月某日", .due: "", .closed: "45728",
            .result: "予以了结", .remark: "无",
        ]
        guard case .accept(let entry) = try SampleRow.decide(changes).decision else { return #expect(Bool(false)) }
        let block = RegisterHandling.block(of: entry)
        #expect(block == "台账原载：处理方式：转办；承办部门：柳林镇纪委；转办日期：3月某日；办结日期：2025-03-12；处理结果：予以了结")
        #expect(RegisterHandling.reported(in: "第一行\n第二行\n" + block) == "第一行\n第二行")
        #expect(RegisterHandling.reported(in: block).isEmpty)
        let columns: [RegisterColumn] = [.rank, .handling, .department, .forwarded, .due, .closed, .result, .remark]
        let empty = Dictionary(uniqueKeysWithValues: columns.map { ($0, "") })
        guard case .accept(let bare) = try SampleRow.decide(empty).decision else { return #expect(Bool(false)) }
        #expect(RegisterHandling.block(of: bare).isEmpty)
    }

    @Test func `JB-4 JC-69 HS-26 what few registers have a column for is stated, and stands below as it is written`()
        throws
    {
        let changes: [RegisterColumn: String] = [
            .breach: "群众纪律、贪污贿赂", .reaction: "是", .decidedBy: "云州市纪委监委", .acted: "2024-05-01至2024-06-30",
        ]
        guard case .accept(let entry) = try SampleRow.decide(changes).decision else { return #expect(Bool(false)) }
        #expect(entry.flags.isEmpty && entry.stated.breaches == [.masses, .corruption])
        #expect(entry.stated.publicReaction && entry.stated.decisionOrgan == Organ.ID("C"))
        let days = try #require(entry.stated.actedOn)
        #expect("\(days.first) \(days.last)" == "2024-05-01 2024-06-30")
        #expect(RegisterHandling.block(of: entry).contains("问题发生时间：2024-05-01至2024-06-30"))
        let unread: [RegisterColumn: String] = [.reaction: "否", .decidedBy: "某某机关", .acted: "前年冬天"]
        guard case .accept(let other) = try SampleRow.decide(unread).decision else { return #expect(Bool(false)) }
        #expect(other.stated.isEmpty && RegisterHandling.block(of: other).contains("作出原决定的机关：某某机关"))
        guard case .accept(let plain) = try SampleRow.decide([:]).decision else { return #expect(Bool(false)) }
        #expect(plain.stated.isEmpty)
    }

    @Test func `formulas and markup lose their force`() throws {
        let outcome = try SampleRow.decide([
            .summary: "<b>反映前山村账目</b><script>alert(1)</script>不清&nbsp;完", .remark: "=cmd|' /C calc'!A0",
        ])
        guard case .accept(let entry) = outcome.decision else { return #expect(Bool(false)) }
        #expect(entry.flags == [.formula, .markup])
        #expect(entry.summary == "反映前山村账目不清 完")
        #expect(!entry.remark.hasPrefix("="))
        #expect(try SampleRow.decide([.summary: "亩数<5且金额>3万"]).codes.isEmpty)
        #expect(try SampleRow.decide([.remark: "-"]).codes.isEmpty)
    }

    @Test(arguments: [" 来信", "来信\u{3000}", "\u{A0}来信", "来\u{200B}信", "\t来信"])
    func `blanks of all kinds are removed`(_ channel: String) throws {
        let outcome = try SampleRow.decide([.channel: channel])
        guard case .accept(let entry) = outcome.decision else { return #expect(Bool(false)) }
        #expect(entry.channel == .letter)
        #expect(entry.flags == [.whitespace])
    }

    @Test func `unknown words are flagged`() throws {
        #expect(try SampleRow.decide([.channel: "领导批示"]).codes == [.channelUnknown])
        #expect(try SampleRow.decide([.category: "3类"]).codes == [.categoryUnknown])
        #expect(try SampleRow.decide([.unit: "柳木镇前山村会计"]).codes == [.unitUnknown])
        #expect(try SampleRow.decide([.unit: "清河县畜牧局科长"]).codes == [.unitUnknown])
    }

    @Test(arguments: ["2025-1#", "云信（2025）1号", "云信[2025]1号", "云信〔2025〕01号", "云信２０２５１号"])
    func `an irregular register number is kept and flagged`(_ number: String) throws {
        #expect(try SampleRow.decide([.number: number]).codes.contains(.numberFormat), "\(number)")
    }

    @Test(arguments: ["扬言跳楼", "准备集体上访", "威胁要放火", "正在销毁账簿"])
    func `words of urgent risk are flagged`(_ words: String) throws {
        #expect(try SampleRow.decide([.summary: "反映补偿不公，来访人\(words)"]).codes == [.risk])
    }

    @Test func `lines that are no matters are refused`() throws {
        let header = RegisterRow(row: 1, cells: RegisterColumn.allCases.map(\.title))
        let total = RegisterRow(row: 2, cells: ["", "第一季度合计"] + [String](repeating: "", count: 16))
        let title = RegisterRow(row: 3, width: 1, expectedWidth: 18, cells: ["2025年度信访举报登记表"])
        let blank = RegisterRow(row: 4, cells: [String](repeating: "\u{3000}", count: 18))
        let short = RegisterRow(row: 5, width: 3, expectedWidth: 18, cells: ["1", "云信〔2025〕9号", "2025-01-01"])
        let outcomes = RegisterBatch.decide(
            rows: [header, total, title, blank, short], context: try SampleRow.context())
        #expect(outcomes.map(\.codes) == [[.header], [.header], [.header], [.empty], [.columns]])
        #expect(try SampleRow.decide([.accused: "测试", .summary: "测试"]).codes == [.test])
        #expect(try SampleRow.decide([.summary: "水质测试数据造假"]).codes.isEmpty)
        #expect(try SampleRow.decide([.accused: "", .summary: "无"]).codes == [.noContent])
        #expect(try SampleRow.decide([.number: ""]).codes == [.numberMissing])
    }
}

@Suite("DW-REG rows that look at earlier rows")
struct RegisterMemoryTests {
    @Test func `same as above takes the value of the row above`() throws {
        let outcomes = try SampleRow.decide(all: [
            [.channel: "来访"], [.channel: "同上", .unit: "〃", .accused: "李某"], [.channel: "\"", .accused: "孙某"],
        ])
        #expect(outcomes.map(\.codes) == [[], [.sameAsAbove], [.sameAsAbove]])
        for outcome in outcomes {
            guard case .accept(let entry) = outcome.decision else { return #expect(Bool(false)) }
            #expect(entry.channel == .visit)
            #expect(entry.unit == "柳林镇前山村会计")
        }
    }

    @Test func `same as above without a row above leaves the value open`() throws {
        #expect(try SampleRow.decide([.channel: "同上"]).codes == [.sameAsAbove, .channelUnknown])
    }

    @Test func `an identical row and a row with the same number and matter are duplicates`() throws {
        let number = "云信〔2025〕5号"
        let outcomes = try SampleRow.decide(all: [
            [.number: number], [.number: number, .serial: "2"], [.number: "2025-5", .result: "已办结"],
        ])
        #expect(outcomes.map(\.codes) == [[], [.duplicateRow], [.duplicateRow]])
        #expect(outcomes[1].decision == .reject(.duplicateRow, duplicateOf: 1))
        #expect(outcomes[2].decision == .reject(.duplicateRow, duplicateOf: 1))
    }

    @Test func `a number that another matter has is refused, however it is written`() throws {
        let outcomes = try SampleRow.decide(all: [
            [.number: "云信〔2025〕5号"], [.number: "云信[2025]05号", .accused: "李某", .summary: "公车私用接送子女上学"],
        ])
        #expect(outcomes.map(\.codes) == [[], [.numberConflict]])
    }

    @Test func `a corrected row may take the number of the refused one`() throws {
        let outcomes = try SampleRow.decide(all: [
            [.number: "云信〔2025〕5号", .received: "2025-02-30"], [.number: "云信〔2025〕5号"],
        ])
        #expect(outcomes.map(\.codes) == [[.dateInvalid], []])
    }

    @Test func `a repeat is linked to the earliest row`() throws {
        let outcomes = try SampleRow.decide(all: [
            [:], [.summary: "（重复来件）集体林木砍伐收入9800元未入账，催问结果", .received: "2025-04-01", .forwarded: ""],
            [.summary: "再次反映集体林木砍伐收入9800元未入账", .received: "2025-05-01", .forwarded: ""],
        ])
        #expect(outcomes.map(\.codes) == [[], [.repeated], [.repeated]])
        for outcome in outcomes.dropFirst() {
            guard case .accept(let entry) = outcome.decision else { return #expect(Bool(false)) }
            #expect(entry.repeatOf == 1)
        }
    }

    @Test func `a masked name alone makes no repeat, a full name or the same reporter does`() throws {
        let later: [RegisterColumn: String] = [.received: "2025-04-01", .forwarded: ""]
        let masked = try SampleRow.decide(all: [[:], later])
        #expect(masked.map(\.codes) == [[], []])
        let named = try SampleRow.decide(all: [[.accused: "韩有才"], later.merging([.accused: "韩有才"]) { $1 }])
        #expect(named.map(\.codes) == [[], [.repeated]])
        let reporter: [RegisterColumn: String] = [.reporter: "王小明", .phone: "19900001234"]
        let same = try SampleRow.decide(all: [reporter, later.merging(reporter) { $1 }])
        #expect(same.map(\.codes) == [[], [.repeated]])
    }

    @Test func `the same accused in another matter is no repeat`() throws {
        let outcomes = try SampleRow.decide(all: [
            [.accused: "韩有才"], [.accused: "韩有才", .summary: "公车私用接送子女上学", .received: "2025-04-01", .forwarded: ""],
        ])
        #expect(outcomes.map(\.codes) == [[], []])
    }

    @Test func `the same rows give the same outcomes`() throws {
        let rows = (1...200).map {
            SampleRow.row([.number: "云信〔2025〕\($0 % 150)号", .accused: "韩某\($0 % 7)"], number: $0)
        }
        let context = try SampleRow.context()
        #expect(
            RegisterBatch.decide(rows: rows, context: context) == RegisterBatch.decide(rows: rows, context: context))
    }

    @Test func `random cells never stop the batch`() throws {
        var random = SystemRandomNumberGenerator()
        let pieces = [
            "同上", "=", "<", ">", "&lt;", "某", "镇", "县", "市", "委", "书记", "长", "2025", "〔", "〕", "号", "-", "、", "（", "）",
            "十", "纪委", "\u{3000}", "𠮷", "\n", "\"", "0", "原", "其", "派驻", "柳林镇", "清河县", "省",
        ]
        var batch = RegisterBatch(context: try SampleRow.context())
        for number in 1...3_000 {
            let cells = RegisterColumn.allCases.map { _ in
                (0..<Int.random(in: 0...6, using: &random)).map { _ in
                    pieces.randomElement(using: &random) ?? ""
                }.joined()
            }
            #expect(batch.decide(RegisterRow(row: number, cells: cells)).row == number)
        }
    }
}
