import Casework
import Testing

@testable import Reading

/// The published fields and behaviours of corruption at people's door (微腐败): each is recognised by its own words where a
/// village's head is accused, and makes nothing of a report on the head of a bureau.
@Suite("HS-29 the published fields and behaviours") struct MicroCorruptionTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        let name: String
        /// The phrase by which it is recognised.
        let phrase: String
        let deed: String

        init(_ name: String, _ phrase: String, _ deed: String) {
            self.name = name
            self.phrase = phrase
            self.deed = deed
        }

        var testDescription: String { name }
        var ofVillage: String { "青山村村主任王某" + deed + "。" }
        var ofBureau: String { "市水利局局长李某" + deed + "。" }
    }

    static let fields = [
        Sample("土地征收流转", "土地流转", "借土地流转从中收了老板2万元"),
        Sample("农村集体“三资”", "集体", "把集体的收入4万元没有入账"),
        Sample("惠农补贴", "农机", "虚报农机购置款2.6万元"),
        Sample("扶贫救济、乡村振兴资金", "乡村振兴", "套取乡村振兴资金5万元"),
        Sample("低保、医保、医保基金", "医保", "冒领医保基金3000元"),
        Sample("危旧房、旧村改造", "危旧房", "在危旧房改造中收受施工方1.8万元"),
        Sample("工程项目", "工程", "把工程指定给小舅子，多算8万元"),
        Sample("教育、校园餐", "校园餐", "从校园餐里克扣1.2万元"),
        Sample("医疗", "医疗", "冒领医疗救助款3000元"),
        Sample("养老", "养老", "冒领养老金9000元"),
        Sample("社保、就业、培训补贴", "就业", "编造名单套取就业培训款2万元"),
        Sample("生态环保", "生态", "截留生态护林款6000元"),
        Sample("执法司法", "执法", "在执法时私自收了800元"),
        Sample("征地拆迁", "征地", "把征地款4万元截留"),
        Sample("食品药品", "食品", "收了食品检查对象2000元"),
        Sample("窗口服务", "窗口服务", "在窗口服务中索要200元"),
    ]

    static let behaviours = [
        Sample("贪污侵占", "侵占", "把村集体的租金3万元侵占为己有"),
        Sample("截留", "截留", "截留粮补1.5万元"),
        Sample("挪用", "挪用", "挪用扶贫款2万元做生意"),
        Sample("套取", "套取", "套取公益岗补贴8000元"),
        Sample("虚报冒领", "冒领", "虚报亩数，冒领种粮补贴4000元"),
        Sample("骗取", "骗", "编名单骗取危改补助2万元"),
        Sample("优亲厚友、显失公平", "显失公平", "评低保优亲厚友、显失公平，有3户"),
        Sample("吃拿卡要", "吃拿卡要", "办低保吃拿卡要，2023年有两次"),
        Sample("刁难群众、生冷硬推", "刁难", "办低保刁难群众、生冷硬推，跑了5趟"),
        Sample("违规收费摊派", "摊派", "为修路向每户摊派300元"),
        Sample("克扣、拖欠群众钱款", "拖欠", "拖欠土地租金2年"),
        Sample("挥霍", "挥霍", "把集体的1.3万元挥霍一空"),
        Sample("小金库", "小金库", "把集体的6万元放进小金库"),
        Sample("不作为、慢作为", "慢作为", "对低保申请8个月不作为、慢作为"),
        Sample("欺压群众", "欺压", "欺压承包鱼塘的2户群众"),
        Sample("与民争利", "与民争利", "与民争利，把山林30亩占去"),
        Sample("强揽工程", "强揽", "带人强揽修路工程50万元"),
        Sample("涉黑涉恶“保护伞”", "保护伞", "给砂石老板当保护伞，每年5万元"),
    ]

    /// What triage makes of a reading, with the post of the accused.
    private static func isMicro(_ text: String, isGrassroots: Bool, level: Level) -> Bool {
        let read = ReportReader.read(text)
        let accused = Triage.Accused(managedAt: level, postLevel: level, isGrassroots: isGrassroots)
        return Triage.isMicroCorruption(
            Triage.Input(
                kind: read.kind.value, channel: .letter, receiverLevel: .county, accused: [accused],
                harmsResidents: read.microCorruption?.value ?? false))
    }

    @Test func `HS-29 sixteen fields and eighteen behaviours are published`() {
        #expect(Self.fields.count == 16 && Self.behaviours.count == 18)
        #expect(Set((Self.fields + Self.behaviours).map(\.name)).count == 34)
    }

    @Test(arguments: fields)
    func `HS-29 a field is recognised by its own words`(_ sample: Sample) throws {
        let text = sample.ofVillage
        let found = try #require(ReportReader.read(text).microCorruption)
        let words = found.span.words(in: text)
        #expect(words.contains(sample.phrase) || sample.phrase.contains(words), "\(words)")
        #expect(Self.isMicro(text, isGrassroots: true, level: .village))
    }

    @Test(arguments: behaviours)
    func `HS-29 a behaviour is recognised by its own words`(_ sample: Sample) {
        let text = sample.ofVillage
        let read = ReportReader.read(text)
        #expect(read.kind.value == .accusation)
        #expect(read.kind.spans.contains { $0.words(in: text) == sample.phrase })
        #expect(read.microCorruption?.value == true)
        #expect(Self.isMicro(text, isGrassroots: true, level: .village))
    }

    @Test(arguments: fields + behaviours)
    func `HS-29 of the head of a bureau the same makes no micro-corruption`(_ sample: Sample) {
        let read = ReportReader.read(sample.ofBureau)
        #expect(read.kind.value == .accusation, "it is a report all the same")
        #expect(read.microCorruption == nil)
        #expect(!Self.isMicro(sample.ofBureau, isGrassroots: false, level: .county))
        // Also where somebody reads the village's words into it: the post decides.
        #expect(!Self.isMicro(sample.ofVillage, isGrassroots: false, level: .county))
    }
}
