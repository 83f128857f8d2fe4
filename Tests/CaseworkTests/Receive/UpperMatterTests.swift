import Casework
import Testing

@Suite("JB-15 matters of the organ above stay out of the register")
struct UpperMatterTests {
    @Test(arguments: [
        ("Q", "清河县委常委、宣传部部长"), ("Q", "县委书记"), ("Q", "清河县县长"), ("Q", "清河县政府副县长"), ("Q", "县人大常委会副主任"),
        ("Q", "清河县政协主席"), ("Q", "清河县人民法院院长"), ("Q", "清河县人民检察院检察长"), ("Q", "清河县委"), ("Q", "县委县政府"),
        ("Q", "市教育局科长"), ("Q", "云州市教育局"), ("Q", "云州市某局局长"), ("Q", "市某局副局长"), ("Q", "云州市中心医院院长"),
        ("Q", "云州市委组织部干部"), ("Q", "市纪委监委第一监督检查室主任"), ("Q", "云州市纪委监委"), ("Q", "市委副书记"), ("Q", "省教育厅处长"),
        ("Q", "湖北省委巡视组组长"), ("Q", "原清河县副县长"), ("Q", "市管干部"), ("Q", "柳林镇党委书记、清河县副县长"), ("Q", "外地市副市长"),
        ("L", "临湖市副市长"), ("L", "市委常委、组织部部长"), ("L", "临湖市政府副市长"), ("L", "市长"), ("L", "云州市教育局局长"),
        ("L", "临湖市委市政府"), ("D", "东港区区长"), ("D", "区委常委"), ("D", "高新区副区长"), ("D", "市教育局局长"),
        ("C", "云州市副市长"), ("C", "市委常委"), ("C", "清河县委书记"), ("C", "临湖市市长"), ("C", "省财政厅副厅长"),
        ("QT1J", "柳林镇副镇长"), ("QT1J", "柳林镇党委委员"), ("QT1J", "柳林镇派出所所长"), ("QT1J", "清河县教育局科员"),
    ])
    func `a post managed above the office is sealed`(_ organ: String, _ unit: String) throws {
        let outcome = try SampleRow.decide([.unit: unit, .rank: ""], organ: organ)
        #expect(outcome.codes == [.upper], "\(organ) \(unit)")
    }

    @Test(arguments: [
        ("Q", "清河县教育局局长"), ("Q", "县教育局科员"), ("Q", "教育局局长"), ("Q", "柳林镇党委书记"), ("Q", "柳林镇镇长"),
        ("Q", "清河县委办公室干部"), ("Q", "县委党校教师"), ("Q", "清河县政府办公室主任"), ("Q", "清河县法院法官"), ("Q", "县委书记秘书"),
        ("Q", "县人大代表、前山村村民"), ("Q", "柳林镇市直单位驻村工作队员"), ("Q", "自称市纪委工作人员"), ("Q", "清河县委书记的妻弟"),
        ("Q", "柳林镇中心小学教师"), ("Q", "双桥镇镇长"), ("L", "市教育局局长"), ("L", "临湖市住建局局长"), ("L", "市某局局长"),
        ("L", "市委组织部科员"), ("L", "双桥街道办事处主任"), ("D", "东港区委办公室副主任"), ("C", "云州市教育局局长"), ("C", "清河县副县长"),
        ("C", "清河县委常委"), ("C", "市教育局科长"), ("C", "县处级干部"), ("QT1J", "柳林镇前山村党支部书记"), ("QT1J", "柳林镇便民服务中心工作人员"),
        ("Q", "不详"),
    ])
    func `a post managed here or below is not sealed`(_ organ: String, _ unit: String) throws {
        let outcome = try SampleRow.decide([.unit: unit, .rank: ""], organ: organ)
        #expect(!outcome.codes.contains { $0.isRejection }, "\(organ) \(unit) \(outcome.codes)")
    }

    @Test(arguments: [("Q", "县处级"), ("Q", "正处级"), ("Q", "厅局级"), ("C", "厅局级"), ("QT1J", "乡科级")])
    func `a rank managed above the office is sealed`(_ organ: String, _ rank: String) throws {
        let outcome = try SampleRow.decide([.unit: "", .rank: rank], organ: organ)
        #expect(outcome.codes == [.upper])
    }

    @Test(arguments: [
        ("Q", "清河县纪委监委主要负责人（县委常委、县纪委书记）", "韩某"), ("Q", "县纪委书记", "韩某"), ("Q", "清河县监委主任", "韩某"),
        ("Q", "清河县纪委监委", "乙二"), ("L", "市纪委书记、市监委主任", "韩某"), ("C", "云州市纪委书记", "韩某"), ("Q", "本委主要负责人", "韩某"),
        ("QT1J", "柳林镇纪委书记", "韩某"), ("D", "区纪委书记", "韩某"),
    ])
    func `the head of the own organ is sealed on that ground`(_ organ: String, _ unit: String, _ name: String) throws {
        let outcome = try SampleRow.decide([.unit: unit, .accused: name, .rank: ""], organ: organ)
        guard case .sealed(let row) = outcome.decision else {
            Issue.record("not sealed: \(unit) \(outcome.codes)")
            return
        }
        #expect(row.ground == .ownHead, "\(unit)")
    }

    @Test(arguments: [("C", "清河县纪委书记"), ("Q", "柳林镇纪委书记"), ("Q", "清河县纪委副书记"), ("Q", "清河县教育局纪委书记")])
    func `the head of a lower organ, or a deputy, is accepted as discipline staff`(_ organ: String, _ unit: String)
        throws
    {
        let outcome = try SampleRow.decide([.unit: unit, .rank: ""], organ: organ)
        #expect(outcome.codes == [.disciplineStaff], "\(unit)")
    }

    @Test(arguments: [
        [RegisterColumn.accused: "", .unit: "", .summary: "反映清河县副县长插手工程"],
        [.accused: "韩某（清河县副县长）", .unit: ""], [.accused: "韩副县长", .unit: ""],
        [.accused: "清河县委", .unit: "清河县委"], [.accused: "清河县纪委监委", .unit: "清河县纪委监委"],
    ])
    func `the post may stand in another cell`(_ changes: [RegisterColumn: String]) throws {
        #expect(try SampleRow.decide(changes.merging([.rank: ""]) { $1 }).codes == [.upper])
    }

    @Test func `a matter that only mentions a hotline or an impostor is not sealed`() throws {
        for summary in ["反映县长热线无人接听", "反映县政府门前噪音扰民", "有人自称市纪委工作人员要求汇款", "其妻弟在市纪委工作，以此威胁群众"] {
            let outcome = try SampleRow.decide([.accused: "不详", .unit: "不详", .rank: "", .summary: summary])
            #expect(!outcome.codes.contains { $0.isRejection || $0 == .disciplineStaff }, "\(summary) \(outcome.codes)")
        }
    }

    @Test func `nothing of a sealed row can be found in its outcome`() throws {
        let outcome = try SampleRow.decide([
            .unit: "清河县副县长", .reporter: "王秘密", .phone: "19900001234", .accused: "赵隐私", .summary: "绝密内容",
            .number: "云信〔2025〕777号", .remark: "附件",
        ])
        let text = String(reflecting: outcome)
        for secret in ["副县长", "王秘密", "1990000", "赵隐私", "绝密", "777", "附件"] { #expect(!text.contains(secret)) }
        guard case .sealed(let row) = outcome.decision else {
            Issue.record("not sealed")
            return
        }
        #expect(row.ground == .upperLevel)
        #expect(row.receivedOn?.description == "2025-03-04")
        #expect(row.channel == .letter)
        var dumped = ""
        dump(outcome, to: &dumped)
        #expect(!dumped.contains("777"), "a mirror sees no more")
        #expect(row.number?.text == "云信〔2025〕777号", "it is there to be hashed, and nowhere printed")
    }

    @Test func `two sealed rows under one number are told apart, and one without a number has none`() throws {
        let outcomes = try SampleRow.decide(all: [
            [.unit: "清河县副县长", .number: "云信〔2025〕7号"], [.unit: "清河县县长", .number: "云信〔2025〕7号"],
            [.unit: "清河县副县长", .number: "云信〔2025〕8号"], [.unit: "清河县副县长", .number: ""],
        ])
        let rows: [SealedRow] = outcomes.compactMap { outcome in
            guard case .sealed(let row) = outcome.decision else { return nil }
            return row
        }
        #expect(rows.map(\.sameNumberAbove) == [0, 1, 0, 0])
        #expect(rows.map { $0.number?.text } == ["云信〔2025〕7号", "云信〔2025〕7号", "云信〔2025〕8号", nil])
    }

    @Test func `what stands in the row above is sealed too where a row refers to it`() throws {
        let outcomes = try SampleRow.decide(all: [[.unit: "清河县副县长"], [.unit: "同上", .accused: "李某"]])
        #expect(outcomes.map(\.codes) == [[.upper], [.upper]])
    }
}

@Suite("HS-26 discipline staff in the register")
struct DisciplineMentionTests {
    @Test(arguments: [
        "柳林镇纪委副书记", "柳林镇前山村纪检委员", "柳林镇前山村监察信息员", "清河县纪委监委保安", "清河县派驻第三纪检监察组组长",
        "县委巡察组副组长", "清河县监委派出柳林镇监察办公室干部", "某集团纪委书记", "柳林镇前山村廉情监督员", "时任柳林镇纪委书记", "原柳林镇纪委书记",
    ])
    func `is flagged`(_ unit: String) throws {
        #expect(try SampleRow.decide([.unit: unit, .rank: ""]).codes == [.disciplineStaff], "\(unit)")
    }

    @Test(arguments: [
        "柳林镇前山村务监督委员会主任", "柳林镇前山村监委会主任", "柳林镇前山村监委主任", "清河县信访局局长", "清河县公安局督察大队民警",
        "柳林镇党委委员（原纪委书记，现任副镇长）", "原柳林镇纪委书记、现任柳林镇人大主席", "清河县纪委干部的妻子", "自称县纪委工作人员",
        "柳林镇劳动监察办公室主任",
    ])
    func `is not flagged`(_ unit: String) throws {
        #expect(!(try SampleRow.decide([.unit: unit, .rank: ""]).codes.contains(.disciplineStaff)), "\(unit)")
    }

    @Test func `an act in the former post counts`() throws {
        let unit = "柳林镇副镇长（原柳林镇纪委书记）"
        let then = try SampleRow.decide([.unit: unit, .summary: "任镇纪委书记期间收受被核查人礼金"])
        let later = try SampleRow.decide([.unit: unit, .summary: "分管城建时插手工程"])
        #expect(then.codes == [.disciplineStaff])
        #expect(later.codes.isEmpty)
    }
}
