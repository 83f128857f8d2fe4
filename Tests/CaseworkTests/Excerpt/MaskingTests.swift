import Casework
import Testing

/// What the rules find to cover, and that nothing of it stays.
@Suite struct MaskingTests {
    private static func found(_ text: String) -> [Masking.RuleID: [String]] {
        Dictionary(grouping: Masking.findings(in: [text])) { $0.rule }.mapValues { $0.map(\.words) }
    }

    private static func isMandatory(_ id: Masking.RuleID) -> Bool {
        Masking.rules.contains { $0.id == id && $0.isMandatory }
    }

    @Test(arguments: [
        ("号码11010519491231002X。", "11010519491231002X"), ("１１０１０５１９４９１２３１００２Ｘ", "１１０１０５１９４９１２３１００２Ｘ"),
        ("110105 19491231 002x", "110105 19491231 002x"), ("一一〇一〇五一九四九一二三一〇〇二X", "一一〇一〇五一九四九一二三一〇〇二X"),
    ])
    func `JB-47 an identity number is known by its check digit, however it is typed`(text: String, number: String) {
        #expect(Self.found(text)[.identityNumber] == [number])
        #expect(Self.isMandatory(.identityNumber))
        #expect(Self.found("110105194912310021")[.identityNumber] == nil, "a wrong check digit")
        #expect(Self.found("110105194912310021")[.longNumber] != nil, "and still somebody has to look at it")
    }

    @Test func `BH-1996 a bank card is known by its last digit`() {
        #expect(Self.found("卡号4111 1111 1111 1111")[.bankCard] == ["4111 1111 1111 1111"])
        #expect(Self.found("卡号4111111111111112")[.bankCard] == nil)
    }

    @Test(arguments: ["13800001111", "138-0000-1111", "１３８ ００００ １１１１", "8613800001111", "一三八〇〇〇〇一一一一", "0714-8765432"])
    func `JB-47 a telephone is found however it is typed`(number: String) {
        #expect(Self.found("请拨打\(number)联系")[.phone] == [number])
        #expect(Self.found("共12800001111元")[.phone] == nil, "no mobile begins so")
    }

    @Test func `BH-1996 accounts, plates and mail are found`() {
        let found = Self.found("微信号：abc_12345，车牌鄂B·12345，邮箱Zhang.San@example.com。")
        #expect(found[.onlineAccount] == ["abc_12345"])
        #expect(found[.licencePlate] == ["鄂B·12345"])
        #expect(found[.mailAddress] == ["Zhang.San@example.com"])
        #expect(Self.found("在鄂州买车")[.licencePlate] == nil && Self.found("甲@乙")[.mailAddress] == nil)
    }

    @Test func `JB-47 who introduces themselves is found, and the name wherever else it stands`() {
        let findings = Masking.findings(in: ["我叫张三，是沼山村三组的。", "此事张 三多次反映。举报人：王小明"])
        let name = findings.first { $0.words == "张三" }
        #expect(name?.rule == .introduction && name?.count == 2 && name?.isMandatory == false)
        #expect(findings.contains { $0.words == "王小明" })
        #expect(Self.found("请为举报人保密")[.introduction] == nil, "a word like any other")
    }

    @Test func `BH-1996 the own relatives are found, with a name behind them`() {
        let found = Self.found("我爱人李四在镇里上班，村长的儿子在外地。")
        #expect(found[.relative]?.contains("我爱人李四在镇里上班") == true && found[.relative]?.contains("李四") == true)
        #expect(found[.relative]?.count == 2)
    }

    @Test func `JB-47 where somebody lives is found, and a day is no house`() {
        let found = Self.found("住在沼山村三组12号，走到大冶大道28号3栋2单元501室，5月6号去的。")
        #expect(found[.address] == ["沼山村三组12号", "大冶大道28号3栋2单元501室"])
    }

    @Test func `DW-C10 other long numbers are shown to a person, days are not`() {
        #expect(Self.found("收了1500000元")[.longNumber] == ["1500000"])
        #expect(Self.found("2026-03-02和20260302开会，150000元")[.longNumber] == nil)
    }

    @Test func `DW-C10 nothing is told by length, and what touches is one block`() {
        let covered = Masking.cover(["甲乙丙丁", "甲戊", "己"], hiding: ["甲乙", "丙丁", "甲"])
        #expect(covered.passages == [Masking.block, Masking.block + "戊", "己"])
        #expect(covered.blocks == 2)
    }

    /// Texts put together in every order from what is to be covered and what is not.
    @Test func `DW-C10 nothing that was covered is left anywhere, whatever stands beside it`() {
        let parts = [
            "我叫张三，", "张三", "13800001111", " 1380000", "1111 ", "11010519491231002X", "卡4111111111111111", "的",
            "我儿子", "住在三组12号。", "\u{200B}", "微信abc_12345", "鄂B12345", "■", "a@b.cn",
        ]
        for first in parts {
            for second in parts {
                for third in parts {
                    let passages = [first + second + third, third + "，" + first, second]
                    let words = Masking.findings(in: passages).map(\.words)
                    let shown = Masking.cover(passages, hiding: words + ["张三"]).passages
                    for passage in shown {
                        for word in words + ["张三"] { #expect(!passage.contains(word), "\(passages)") }
                    }
                    #expect(Masking.findings(in: shown).allSatisfy { !$0.isMandatory }, "\(passages)")
                }
            }
        }
    }

    @Test func `DW-C10 a word is covered besides if it stands in the text and can be looked for`() {
        let text = ["保安镇 张 三说"]
        #expect(Masking.mayHide("张三", in: text) && Masking.mayHide("保安镇", in: text))
        for word in ["李四", "张", " ", "", "■■"] { #expect(!Masking.mayHide(word, in: text), "\(word)") }
        #expect(Masking.cover(text, hiding: ["张三"]).passages == ["保安镇 \(Masking.block)说"])
    }
}
