import Casework
import Reading
import Testing

@Suite("reading a report")
struct ReportReaderTests {
    static let kinds: [(String, ReportKind)] = [
        ("张家村会计2023年截留粮补3.2万元，存折在他手里，有转账记录。", .accusation),
        ("某镇民政办的人办一次残疾证收800元好处费，不给就不盖章。", .accusation),
        ("匿名反映：某局副局长收受工程老板现金5万，在茶楼给的。", .accusation),
        ("我不服2024年3月1日给我的党内警告处分，申请复查，请求撤销处分。", .appeal),
        ("建议把通报写得通俗一点，老人家看得懂。", .suggestion),
        ("装修公司老板欠我们工资，去过劳动监察，没有结果。", .outOfScope),
        ("小区物业费涨价没有开会，要求换物业经理。", .outOfScope),
        ("某某贪污受贿，作风败坏！", .noSubstance),
        ("请问举报要带什么材料？", .notAReport),
        ("感谢信：谢谢你们。", .notAReport),
        ("", .noSubstance),
    ]

    @Test(arguments: kinds)
    func `a plain text gets the kind that a person would give it`(text: String, kind: ReportKind) {
        let proposal = ReportReader.read(text).kind
        #expect(proposal.value == kind)
        #expect(!proposal.reason.zh.isEmpty && !proposal.reason.en.isEmpty)
    }

    static let risks: [(String, RiskFlag)] = [
        ("再不答复我就从楼上跳下去。", .selfHarm), ("他放话要打断我的腿。", .violence),
        ("他们正在把旧账本拿去销毁。", .evidenceDestruction), ("明天我们二十人拉横幅去门口静坐。", .collective),
        ("举报以后我家的低保就停了，这是打击报复。", .retaliation),
    ]

    @Test(arguments: risks)
    func `a danger is flagged where it stands`(text: String, flag: RiskFlag) throws {
        let flags = ReportReader.read("前面一句。" + text).riskFlags
        #expect(flags.map(\.value) == [flag])
        let words = try #require(flags.first).span.words(in: "前面一句。" + text)
        #expect(text.contains(words) && !words.isEmpty)
    }

    @Test func `every danger has a text, and a calm one has none`() {
        #expect(Set(Self.risks.map(\.1)) == Set(RiskFlag.allCases))
        #expect(ReportReader.read(Self.kinds[0].0).riskFlags.isEmpty)
    }

    @Test(arguments: [
        ("某镇纪委书记收了包工头2万元，把举报材料转给村主任。", [DisciplineMention.headOfOrgan]),
        ("反映市纪委监督检查室李某收受现金3万元。", [.staff]),
        ("李某自称纪检组干部，收了我2万元保证金。", []),
        ("某局局长以前当过纪委书记，现在用公车拉渣土，发票报了3000元。", []),
        ("纪委领导：村主任张某收了修路款3万元。", []),
        ("我向镇纪委书记说过，村会计截留补贴2万元。", []),
        ("村监委主任收了卖树的钱4500元，没入账。", []),
    ])
    func `HS-26 discipline staff are proposed as accused only where they are not addressed, former or bystanders`(
        text: String, expected: [DisciplineMention]
    ) {
        #expect(ReportReader.read(text).disciplineStaff.map(\.value) == expected)
    }

    @Test(arguments: [
        ("村会计2023年截留粮补3.2万元。", true), ("村里的监察信息员把低保户的钱领了2000元。", true),
        ("市里某局局长收受回扣50万元，请查。", false), ("镇纪委书记收了修路款2万元。", false),
        ("建议把低保名单发到户。", false),
    ])
    func `HS-29 micro-corruption needs the grass roots and harm to residents`(text: String, micro: Bool) {
        #expect((ReportReader.read(text).microCorruption != nil) == micro)
    }

    @Test func `sums and dates are read in the order of their first appearance`() {
        let result = ReportReader.read(
            "2023年5月6日收3.2万，2021年收800元、1.5万元，同一个800元又收一次，2023年5月和2024年13月各一次，卡号6222000011112222333。")
        #expect(result.amounts.map(\.value.fen) == [3_200_000, 80_000, 1_500_000])
        #expect(result.amounts.first?.value.yuan == 32_000)
        #expect(
            result.dates.map(\.value) == [
                StatedDate(2023, 5, 6), StatedDate(2021), StatedDate(2023, 5), StatedDate(2024),
            ])
    }

    @Test(arguments: kinds.map(\.0) + risks.map(\.0))
    func `every span lies in the text, and no reason repeats a word of it`(text: String) {
        let result = ReportReader.read(text)
        let spans =
            result.kind.spans + result.riskFlags.map(\.span) + result.amounts.map(\.span)
            + result.dates.map(\.span) + result.disciplineStaff.map(\.span)
        for span in spans {
            #expect(span.lower >= 0 && span.upper <= text.utf8.count && span.lower < span.upper)
            #expect(!span.words(in: text).isEmpty)
        }
        #expect(!result.kind.reason.zh.contains("某"))
    }

    @Test func `a text of any length and bytes that are no words are read to the limit`() {
        let long = String(repeating: "村会计收了800元。", count: 20_000)
        let result = ReportReader.read(long)
        #expect(result.kind.value == .accusation)
        #expect(result.kind.spans.count == ReadingLimits.findings)
        #expect(result.kind.spans.allSatisfy { $0.upper <= ReadingLimits.longestText })
        #expect(ReportReader.read("\u{0}\u{FFFD}😀é999999999999999999999999万").amounts.isEmpty)
        #expect(TextSpan(lower: 2, upper: 1).words(in: "abc").isEmpty)
        #expect(TextSpan(lower: 0, upper: 9).words(in: "abc").isEmpty)
    }
}

extension StatedDate {
    fileprivate init(_ year: Int, _ month: Int? = nil, _ day: Int? = nil) {
        self.init(year: year, month: month, day: day)
    }
}
