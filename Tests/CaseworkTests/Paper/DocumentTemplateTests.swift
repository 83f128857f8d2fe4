import Casework
import Testing

@Suite("documents: templates and numbers") struct DocumentTemplateTests {
    private static let whole = "编号{{item}}，{{received_on}}，{{organ}}，{{contact}}，{{secrecy_duty}}"

    @Test(arguments: [
        ("", DocumentTemplate.Fault.empty), (" \n ", .empty), ("{{item", .brokenBraces(line: 1)),
        ("好\n}} {{item}}", .brokenBraces(line: 2)), ("{ {{item}}", .brokenBraces(line: 1)),
        ("{{it{em}}", .brokenBraces(line: 1)), ("{{item}} }", .brokenBraces(line: 1)),
        ("{{accused_name}}", .unknownField("accused_name")), ("{{}}", .unknownField("")),
        ("{{#if item}}", .unknownField("#if item")), ("{{accused}}", .forbiddenField(.accused, "JB-47")),
        ("{{item}}", .missingField(.receivedOn)),
    ])
    func `a text that is no template is refused with the place or the name`(text: String, fault: DocumentTemplate.Fault)
    {
        #expect(throws: fault) { try DocumentTemplate(text, for: .acceptance) }
    }

    @Test(arguments: DocumentKind.allCases)
    func `JB-39 no wording of what others read calls every matter a false accusation`(kind: DocumentKind) throws {
        let reachesOthers: Set<DocumentKind> = [
            .forwarding, .assignment, .supervisionOrder, .reminder, .inquiryLetter, .disciplineRecommendation,
            .supervisionRecommendation, .clarification, .publicNotice, .petitionTransfer,
        ]
        for word in ["诬告", "诬陷", "陷害", "恶意举报"] {
            let text = kind.defaultText + "\n经查系\(word)。"
            let line = text.split(separator: "\n", omittingEmptySubsequences: false).count
            if reachesOthers.contains(kind) {
                let fault = DocumentTemplate.Fault.callsFalse(line: line, "JB-39")
                #expect(throws: fault, "\(word)") { try DocumentTemplate(text, for: kind) }
            } else {
                #expect(try DocumentTemplate(text, for: kind).text == text, "\(word)")
            }
        }
        #expect(try DocumentTemplate(kind.defaultText, for: kind).kind == kind)
    }

    @Test func `DW-length a template has its bound`() {
        let text = Self.whole + String(repeating: "长", count: PaperLimits.templateCharacters)
        #expect(throws: DocumentTemplate.Fault.tooLong(by: Self.whole.count)) {
            try DocumentTemplate(text, for: .acceptance)
        }
    }

    @Test func `a value is put in once: braces in it stay letters`() throws {
        let template = try DocumentTemplate(Self.whole, for: .acceptance)
        let values: [DocumentField: String] = [
            .item: "{{organ}}", .receivedOn: "2026年3月2日", .organ: "<b>", .contact: "12388", .secrecyDuty: "请保密",
        ]
        #expect(try template.filled(with: values) == ["编号{{organ}}，2026年3月2日，<b>，12388，请保密"])
    }

    @Test func `everything that is missing is told at once`() throws {
        let template = try DocumentTemplate(Self.whole, for: .acceptance)
        do {
            _ = try template.filled(with: [.item: "1", .organ: "某市纪委监委"])
            Issue.record("nothing was missing")
        } catch {
            #expect(error.all == [.missing(.contact), .missing(.receivedOn), .missing(.secrecyDuty)])
        }
        #expect(template.preview(with: [.item: "1"])[0].hasPrefix("编号1，〔收到日期〕"))
    }

    @Test func `an optional paragraph without its value is left out, and a value of lines is paragraphs`() throws {
        let text = "{{items}}\n{{basis}}{{reply_period}}\n另：{{requirement}}"
        let template = try DocumentTemplate(text, for: .forwarding)
        let values: [DocumentField: String] = [
            .addressee: "某镇纪委", .items: "420281-2026-XF-000001\n420281-2026-XF-000002", .basis: "第十六条",
            .replyPeriod: "5个工作日内",
        ]
        let items = ["420281-2026-XF-000001", "420281-2026-XF-000002"]
        #expect(try template.filled(with: values) == items + ["第十六条5个工作日内"])
        let more = values.merging([.requirement: "速办"]) { first, _ in first }
        #expect(try template.filled(with: more) == items + ["第十六条5个工作日内", "另：速办"])
    }

    @Test(arguments: [
        ("黄纪函", 2026, 12, "黄纪函〔2026〕12号"), ("大冶纪督", 2026, 1, "大冶纪督〔2026〕1号"),
        ("黄监建", 2027, 100, "黄监建〔2027〕100号"),
    ])
    func `GW-9 a number has six-corner brackets, four digits of the year and no leading zero`(
        word: String, year: Int, sequence: Int, text: String
    ) {
        #expect(DocumentNumber(organCode: word, year: year, sequence: sequence)?.description == text)
        #expect(!text.contains("第") && !text.contains("[") && !text.contains("〔0"))
    }

    @Test func `GW-9 no two series of an organ share a word, and each word is plain`() {
        let words = DocumentSeries.allCases.map { $0.word(ofOrganNamed: "黄石市纪委监委") }
        #expect(Set(words).count == words.count)
        #expect(words.allSatisfy { DocumentSeries.objection(toWord: $0) == nil })
        #expect(words.first == "黄石纪信")
        for word in ["", "黄", "第一号", "abc", "黄纪函1", "黄 纪", String(repeating: "黄", count: 13)] {
            #expect(DocumentSeries.objection(toWord: word) != nil, "\(word)")
        }
    }
}
