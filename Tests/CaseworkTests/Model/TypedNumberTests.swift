import Casework
import Testing

@Suite struct TypedNumberTests {
    private static let county = Organ.ID("O420281")
    private static let township = Organ.ID("T42028103J")

    private struct Item {
        let letters: TypedNumber.Letters
        let issuer: TypedNumber.Issuer
        let number: ReportNumber
    }

    private static func item(_ typed: String) -> Item? {
        guard case .item(let letters, let issuer, let number)? = TypedNumber(typed) else { return nil }
        return Item(letters: letters, issuer: issuer, number: number)
    }

    @Test func `the number of a report is read as it is printed, and means the organ that gave it`() throws {
        let number = ReportNumber(year: 2026, number: 123)
        for organ in [Self.county, Self.township] {
            let read = try #require(Self.item(number.text(of: organ)))
            #expect(read.letters == .report && read.number == number)
            #expect(read.issuer.isMeant(organ))
            #expect(!read.issuer.isMeant(organ == Self.county ? Self.township : Self.county))
        }
    }

    @Test(arguments: [
        "420281-2026-XF-000123", " 420281 - 2026 - XF - 000123\n", "４２０２８１－２０２６－ＸＦ－０００１２３",
        "420281—2026–xf−123", "420281-2026-XF-\u{200B}000123", "\u{3000}420281‐2026‑Xf-0000123",
    ])
    func `blanks, wide letters, small letters and the kind of dash do not matter`(typed: String) throws {
        let read = try #require(Self.item(typed))
        #expect(read.letters == .report && read.number == ReportNumber(year: 2026, number: 123))
        #expect(read.issuer.isMeant(Self.county))
    }

    @Test(arguments: [("42028103J-2026-XS-00012", TypedNumber.Letters.clue), ("42028103j-2026-gx-12", .cadreClue)])
    func `the letters of a clue tell its series`(typed: String, letters: TypedNumber.Letters) throws {
        let read = try #require(Self.item(typed))
        #expect(read.letters == letters && read.number == ReportNumber(year: 2026, number: 12))
        #expect(read.issuer.isMeant(Self.township))
    }

    @Test(
        arguments: [
            ("大冶纪信〔2026〕3号", "大冶纪信"), ("大冶纪信[2026]3号", "大冶纪信"), ("大冶纪信（２０２６）第３号", "大冶纪信"),
            ("大冶纪信 【2026】 3", "大冶纪信"), ("〔2026〕3号", nil), ("(2026)003号", nil),
        ] as [(String, String?)])
    func `the number of a notice is read with and without the code of its organ`(typed: String, code: String?) {
        #expect(TypedNumber(typed) == .notice(organCode: code, ReportNumber(year: 2026, number: 3)))
    }

    @Test(arguments: ["123", "000123", "１２３", " 1 2 3 "])
    func `digits alone are the end of a number`(typed: String) {
        #expect(TypedNumber(typed) == .digits(123))
    }

    @Test(arguments: [
        "", " \n\u{3000}", "0", "000", "-123", "1234567890", "12a", "钱某某", "13900001234", "420281-2026-XF-",
        "420281-2026-XF-0", "420281-2026-XF-12a", "420281-26-XF-123", "420281-2026-AB-123", "-2026-XF-123",
        "XF-2026-XF-123", "2026-XF-123", "420281-2026-XF-1234567890", "〔2026〕号", "〔26〕3号", "3号〔2026〕", "〕2026〔3号",
        "大冶纪信2026年3号", "大冶纪信〔2026〕3号2", "' or 1=1 --",
    ])
    func `what is not wholly a number is none`(typed: String) {
        #expect(TypedNumber(typed) == nil)
    }

    @Test func `an endless number is none`() {
        #expect(TypedNumber(String(repeating: " ", count: ModelLimits.typedNumberBytes) + "1") == nil)
        #expect(TypedNumber(String(repeating: "9", count: 10_000)) == nil)
    }
}
