import Operations
import Testing

@testable import Web

@Suite struct FormTests {
    private static let today = Samples.day("2026-03-12")

    private static func fields(_ changes: KeyValuePairs<String, String> = [:]) -> FormFields {
        var fields = FormFields([
            "channel": "letter", "received": "20260311", "signature": "real", "reporter-name": " 示例丁 ",
            "reporter-phone": "000", "managed": "lower", "accused-1-name": "示例乙", "accused-1-level": "village",
            "category": "housing", "summary": "一\r\n二",
        ])
        for (name, value) in changes { fields.set(name, to: value) }
        return fields
    }

    private static func problems(_ changes: KeyValuePairs<String, String>) -> [String] {
        do throws(FormRefused) {
            _ = try DeskEntry.read(fields(changes), offers: Samples.offers, today: today)
            return []
        } catch { return error.state.problems.map(\.field) }
    }

    @Test func `a form is decoded as browsers encode it`() throws {
        let body = "a=1+2&b=%E4%B8%AD%E6%96%87&a=%26%3d&empty=&flag&=x"
        let fields = try FormFields(urlencoded: body.utf8)
        #expect(fields.all("a") == ["1 2", "&="])
        #expect(fields["b"] == "中文")
        #expect(fields.has("empty") && fields.has("flag") && !fields.has("none"))
        #expect(fields["none"].isEmpty)
    }

    @Test(arguments: [
        ("a=%", FormFields.Unreadable.badPercentEncoding), ("a=%4", .badPercentEncoding),
        ("a=%GG", .badPercentEncoding),
        ("a=%FF", .notUTF8), ("%C0%80=1", .notUTF8),
    ])
    func `a malformed form is refused, not guessed`(body: String, error: FormFields.Unreadable) {
        #expect(throws: error) { try FormFields(urlencoded: body.utf8) }
    }

    @Test func `marks that are too many on a letter are taken out of names and values, and no letter with them`() throws
    {
        let (few, many) = (String(repeating: "\u{301}", count: 30), String(repeating: "\u{301}", count: 90))
        let fields = try FormFields(urlencoded: "a\(many)b=反\(many)映\(few)".utf8)
        #expect(fields["a\(few)b"].unicodeScalars.elementsEqual("反\(few)映\(few)".unicodeScalars))
        var parts = FormFields()
        try parts.append("a\(many)", "x\(many)y")
        #expect(parts["a\(few)"].unicodeScalars.elementsEqual("x\(few)y".unicodeScalars))
    }

    @Test func `a form that passes a bound is refused`() {
        let name = String(repeating: "n", count: Limits.fieldNameBytes)
        #expect(throws: FormFields.Unreadable.nameTooLong) { try FormFields(urlencoded: "\(name)n=1".utf8) }
        let many = String(repeating: "a&", count: Limits.formFields + 1)
        #expect(throws: FormFields.Unreadable.tooManyFields) { try FormFields(urlencoded: many.utf8) }
        let long = String(repeating: "a", count: Limits.formBytes + 1)
        #expect(throws: FormFields.Unreadable.tooLong) { try FormFields(urlencoded: long.utf8) }
        #expect(throws: Never.self) { try FormFields(urlencoded: "\(name)=1&\(many.dropLast(4))".utf8) }
    }

    @Test func `random bytes never bring the decoder down`() {
        var random = SplitMix(state: 7)
        for _ in 0..<3_000 {
            let bytes = (0..<40).map { _ in
                [0x25, 0x26, 0x3D, 0x2B, 0x41, 0xE4, 0x80, 0xFF].randomElement(using: &random) ?? 0
            }
            if let fields = try? FormFields(urlencoded: bytes.map(UInt8.init)) { _ = fields["A"] }
        }
    }

    @Test func `no secret and nothing that a page put in itself is shown back as what was typed`() {
        let secret = "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH"
        for name in ["invitation", "code", "old", "again", "password", "new-password"] {
            let fields = FormFields([name: secret, "words": "会计截留了低保金"])
            #expect(fields.typed == ["会计截留了低保金"], "\(name)")
            let again = fields.sentAgain.map { $0.name }
            #expect(again == ["words"], "\(name)")
        }
        for name in ["state", "issuer", "nonce", "made", "until"] {
            let fields = FormFields([name: "1790000000000000", "words": "会计截留了低保金"])
            #expect(fields.typed == ["会计截留了低保金"], "\(name)")
            let again = fields.sentAgain.map { $0.name }
            #expect(again == [name, "words"], "\(name)")
        }
        #expect(!FormFields(["invitation": secret, "password": "geheim", "again": "geheim"]).isWorthKeeping)
    }

    @Test func `what was typed does not reach a log through an error`() {
        let secret = "示例机密"
        let refused = FormRefused(FormReader(FormFields(["reporter-name": secret])))
        for text in ["\(refused)", String(reflecting: refused), "\(refused.state)", String(reflecting: refused.state)] {
            #expect(!text.contains(secret))
        }
        var dumped = ""
        dump(refused, to: &dumped)
        #expect(!dumped.contains(secret))
    }

    @Test func `a complete desk form is read`() throws {
        let entry = try DeskEntry.read(Self.fields(), offers: Samples.offers, today: Self.today)
        #expect(entry.receivedOn == Samples.day("2026-03-11"))
        #expect(entry.reporter == DeskEntry.Reporter(name: "示例丁", phone: "000", address: ""))
        #expect(entry.accused == [DeskEntry.Accused(name: "示例乙", unit: "", post: "", level: "village")])
        #expect(entry.summary == "一\n二")
    }

    @Test func `a letter that blames nobody is read without an accused, and a post alone is kept`() throws {
        let nobody = Self.fields(["accused-1-name": "", "managed": "unknown"])
        #expect(try DeskEntry.read(nobody, offers: Samples.offers, today: Self.today).accused == [])
        let post = Self.fields(["accused-1-name": "", "accused-1-level": "", "accused-1-post": "村会计"])
        let read = try DeskEntry.read(post, offers: Samples.offers, today: Self.today)
        #expect(read.accused == [DeskEntry.Accused(name: "", unit: "", post: "村会计", level: nil)])
        let area = Samples.reportOffers.areas.first?.value ?? ""
        var typed = FormFields([
            "area": area, "managed": "unknown", "signature": "anonymous", "text": "建议多设一个意见箱。", "read": "yes",
            "no-secrets": "yes",
        ])
        #expect(try PublicReport.read(typed, offers: Samples.reportOffers).accused == nil)
        typed.set("accused-post", to: "村会计")
        #expect(try PublicReport.read(typed, offers: Samples.reportOffers).accused?.post == "村会计")
    }

    @Test func `each thing that is missing is named, all at once`() {
        #expect(Self.problems(["channel": "pigeon"]) == ["channel"])
        #expect(Self.problems(["received": "2026-03-13"]) == ["received"])
        #expect(
            Self.problems(["received": "2026-02-30", "category": "", "summary": "  \n "]) == [
                "received", "category", "summary",
            ])
        #expect(Self.problems(["reporter-name": ""]) == ["reporter-name"])
        #expect(Self.problems(["reporter-name": "", "signature": "anonymous"]) == [])
        #expect(Self.problems(["signature": "joint", "signers": "1"]) == ["signers"])
        #expect(Self.problems(["accused-1-name": "", "managed": "unknown"]) == [])
        #expect(Self.problems(["managed": ""]) == ["managed"])
        let long = String(repeating: "长", count: Limits.reportCharacters + 1)
        #expect(Self.problems(["summary": long]) == ["summary"])
        #expect(Self.problems(["summary": String(long.dropLast())]) == [])
    }

    @Test func `an empty public form is told all that it lacks at once, and nothing that it may not need`() {
        func problems(_ changes: KeyValuePairs<String, String>) -> [String] {
            var fields = FormFields(["area": Samples.reportOffers.areas.first?.value ?? "", "managed": "unknown"])
            for (name, value) in changes { fields.set(name, to: value) }
            do throws(FormRefused) {
                _ = try PublicReport.read(fields, offers: Samples.reportOffers)
                return []
            } catch { return error.state.problems.map(\.field) }
        }
        let always = ["text", "read", "no-secrets"]
        #expect(problems([:]) == ["signature"] + always)
        #expect(problems(["signature": "real"]) == ["reporter-name", "reporter-phone"] + always)
        #expect(problems(["signature": "anonymous"]) == always)
        #expect(problems(["signature": "anonymous", "text": "示例内容", "read": "yes"]) == ["no-secrets"])
        let long = String(repeating: "长", count: Limits.lineCharacters + 1)
        #expect(problems(["reporter-name": long]) == ["signature", "reporter-name"] + always)
    }

    @Test(arguments: ["upper", "own-head"])
    func `nothing of a higher level's item survives, not even in the form that comes back`(managed: String) throws {
        let desk = #expect(throws: FormRefused.self) {
            try DeskEntry.read(Self.fields(["managed": managed]), offers: Samples.offers, today: Self.today)
        }
        let report = #expect(throws: FormRefused.self) {
            try PublicReport.read(Self.fields(["managed": managed, "text": "示例内容"]), offers: Samples.reportOffers)
        }
        for refused in [desk, report] {
            let entered = try #require(refused).state.entered
            #expect(entered["managed"] == managed)
            for name in ["summary", "text", "accused-1-name", "reporter-name", "reporter-phone"] {
                #expect(entered[name].isEmpty, "\(name)")
            }
        }
    }

    @Test func `the sealed register takes metadata only and shows itself again when refused`() throws {
        let fields = FormFields([
            "sealed-why": "upper", "sealed-channel": "letter", "sealed-received": "2026年3月11日", "sealed-sheets": "3",
        ])
        let entry = try SealedEntry.read(fields, offers: Samples.offers, today: Self.today)
        #expect(entry.managedBy == .upper && entry.sheets == 3 && entry.receivedOn == Samples.day("2026-03-11"))
        let refused = #expect(throws: FormRefused.self) {
            try SealedEntry.read(FormFields(["sealed-why": "own-head"]), offers: Samples.offers, today: Self.today)
        }
        #expect(refused?.state.entered["managed"] == "own-head")
        #expect(refused?.state.problems.map(\.field) == ["sealed-channel", "sealed-received", "sealed-sheets"])
    }

    @Test func `a delivery is told by a way that was offered and a day that has come`() throws {
        let ways = Samples.deliveryWays
        let fields = FormFields(["delivery-way": "letter", "delivery-day": "20260312"])
        let entry = try DeliveryEntry.read(fields, ways: ways, today: Self.today)
        #expect(entry.way == "letter" && entry.day == Self.today)
        let wrong: [KeyValuePairs<String, String>] = [
            [:], ["delivery-way": "online", "delivery-day": "2026-03-13"],
        ]
        for typed in wrong {
            let refused = #expect(throws: FormRefused.self) {
                try DeliveryEntry.read(FormFields(typed), ways: ways, today: Self.today)
            }
            #expect(refused?.state.problems.map(\.field) == ["delivery-way", "delivery-day"])
        }
    }

    @Test func `rows for accused persons grow one by one up to their bound`() {
        #expect(DeskEntry.accusedRows(in: FormFields()) == 1)
        #expect(DeskEntry.accusedRows(in: FormFields(["accused-rows": "2", "add": "accused"])) == 3)
        #expect(DeskEntry.accusedRows(in: FormFields(["accused-rows": "999999"])) == Limits.accusedRows)
        #expect(DeskEntry.accusedRows(in: FormFields(["accused-rows": "-5"])) == 1)
    }

    @Test func `steps, triage and sign-in say what is missing`() throws {
        let step = Samples.steps[0]
        let refused = #expect(throws: FormRefused.self) { try StepEntry.read(FormFields(), for: step) }
        #expect(refused?.state.problems.map(\.field) == ["propose-choice"])
        let triage = #expect(throws: FormRefused.self) {
            try TriageEntry.read(FormFields(), offers: Samples.triageOffers)
        }
        #expect(triage?.state.problems.map(\.field) == ["kind"])
        let typed = FormFields(["account": "a", "password": "geheim"])
        #expect(try SignInEntry.read(typed).password == "geheim")
        let signIn = #expect(throws: FormRefused.self) { try SignInEntry.read(FormFields(["password": "geheim"])) }
        #expect(signIn?.state.entered["password"] == "")
    }

    @Test func `days are read as people write them and never invented`() {
        for typed in ["2024-02-29", "2024/2/29", "2024.2.29", "2024年2月29日", "20240229"] {
            #expect(Day(typed)?.iso == "2024-02-29")
        }
        for typed in ["2023-02-29", "2024-13-01", "0000-01-01", "24-1-1", "2024-1", "tomorrow", "", "2024-01-01x"] {
            #expect(Day(typed) == nil, "\(typed)")
        }
        #expect(Samples.day("2026-03-02").inWords == Text("2026年3月2日", "2 March 2026"))
    }

    @Test(arguments: [
        ("new_evidence_on", NextStep.Kind.reopen, "evidence"), ("hold_until", .propose, "hold-until"),
        ("hold_until", .conclude, "hold-until"),
        ("disposition", .propose, "choice"),
    ])
    func `what the operation refuses stands under the field that was typed`(
        name: String, kind: NextStep.Kind, field: String
    ) {
        #expect(ClueRoutes.field(name, kind) == kind.field(field))
    }

    @Test
    func `a form that comes back stands open, also where no field is at fault, and one that nobody sent does not`()
        throws
    {
        func open(_ form: FormState) throws -> [Bool] {
            let page = Samples.declarations(form).render(in: Samples.staffFrame(.zh)).string
            return try PageReader(page).elements.filter { $0.name == "details" && $0.attributes["class"] == "step" }
                .map { $0.attributes.keys.contains("open") }
        }
        let sent = FormFields(["kin-relation": "", "kin-name": "示例戊", "kin-unit": ""])
        #expect(try open(FormState()) == [false, false])
        #expect(try open(FormState(entered: sent)) == [true, false])
        let refused = FormState(problems: [Problem(field: "interest-kind", message: .chooseOne)])
        #expect(try open(refused) == [false, true])
        // An accused whose fields came back empty stays folded; one of whom something was typed does not.
        let typed = FormState(entered: FormFields(["accused-1-unit-known": "示例镇", "accused-2-unit-known": ""]))
        #expect(AccusedForm.isFilled(.recorded, 1, in: typed) && !AccusedForm.isFilled(.recorded, 2, in: typed))
    }
}
