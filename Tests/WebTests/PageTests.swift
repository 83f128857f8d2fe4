import CaseStore
import Casework
import Testing

@testable import Web

@Suite struct PageTests {
    private static let languages = Language.allCases

    private func pages(_ language: Language) throws -> [(name: String, page: PageReader)] {
        try Samples.pages(language).map { ($0.name, try PageReader($0.html)) }
    }

    @Test(arguments: languages)
    func `every page is well formed, in its language, with one first-level heading`(language: Language) throws {
        for (name, page) in try pages(language) {
            #expect(page.all("html").first?.attributes["lang"] == language.tag, "\(name)")
            #expect(page.all("h1").count == 1, "\(name)")
            #expect(page.all("h1").first?.text.isEmpty == false, "\(name)")
            #expect(page.all("main").count == 1 && page.all("header").isEmpty == false, "\(name)")
            #expect(page.all("title").first?.text.isEmpty == false, "\(name)")
        }
    }

    /// What runs or lays out by itself, and what browsers gave up.
    private static let refused: Set = [
        "style", "iframe", "frame", "frameset", "object", "embed", "applet", "plugin", "param", "base", "marquee",
        "blink", "font", "center", "keygen", "isindex", "basefont", "bgsound",
    ]

    @Test(arguments: languages)
    func `no page holds inline code, inline style, or anything from elsewhere`(language: Language) throws {
        for (name, page) in try pages(language) {
            for element in page.elements {
                let keys = element.attributes.keys
                #expect(!keys.contains { $0.hasPrefix("on") || $0 == "style" || $0 == "srcdoc" }, "\(name)")
                #expect(!Self.refused.contains(element.name), "\(name): \(element.name)")
                if element.name == "script" {
                    // Public pages run one alone, and while somebody waits.
                    let isStaff = page.all("body").first?.attributes["class"] == "staff"
                    let script = isStaff ? Asset.deskKeys : .waitingWork
                    #expect(element.text.isEmpty && element.attributes["src"] == script.link.rawValue, "\(name)")
                    #expect(isStaff || name.hasSuffix("-waits"), "\(name)")
                }
                for key in ["href", "action", "src", "formaction"] {
                    guard let address = element.attributes[key] else { continue }
                    let isOurs =
                        address.hasPrefix("/") && !address.hasPrefix("//") || address.hasPrefix("#")
                        // Opened by an authenticator on the reader's own device.
                        || address.hasPrefix("otpauth://totp/Dengwen:") && ["factor", "invitation"].contains(name)
                    #expect(isOurs, "\(name): \(address)")
                }
            }
        }
    }

    @Test func `a list without further pages that stops says so, and a shorter one does not`() {
        #expect(Limits.unpagedRows == StoreLimits.listRows)
        func page(_ count: Int) -> String {
            let row = InterferencePage.Row(
                askedOn: Samples.day("2026-03-12"), asker: .asIs("甲"), person: nil, way: .asIs("乙"), words: "丙",
                recordedBy: "丁", recordedAt: Samples.moment("2026-03-12", 10, 5), clue: nil)
            let rows = Array(repeating: row, count: count)
            let html = InterferencePage(rows: rows).render(in: Samples.staffFrame(.zh))
            return String(decoding: html.bytes, as: UTF8.self)
        }
        #expect(page(Limits.unpagedRows).contains(Text.firstOnly.zh))
        #expect(!page(Limits.unpagedRows - 1).contains(Text.firstOnly.zh))
    }

    @Test(arguments: languages)
    func `every field has a label, every id is unique, every reference leads somewhere`(language: Language) throws {
        for (name, page) in try pages(language) {
            let ids = page.elements.compactMap { $0.attributes["id"] }
            #expect(Set(ids).count == ids.count, "\(name): \(ids.filter { id in ids.count { $0 == id } > 1 })")
            let labelled = Set(page.all("label").compactMap { $0.attributes["for"] })
            for field in page.elements where ["input", "select", "textarea"].contains(field.name) {
                if field.attributes["type"] == "hidden" { continue }
                #expect(field.attributes["id"].map(labelled.contains) == true, "\(name): \(field.attributes)")
            }
            for element in page.elements {
                var targets = ["for", "form", "list", "aria-labelledby"].compactMap { element.attributes[$0] }
                targets += (element.attributes["aria-describedby"] ?? "").split(separator: " ").map(String.init)
                if let address = element.attributes["href"], address.hasPrefix("#") {
                    targets.append(String(address.dropFirst()))
                }
                for target in targets { #expect(ids.contains(target), "\(name): \(element.name) → \(target)") }
            }
        }
    }

    @Test(arguments: languages)
    func `headings never skip a level and every button and link has words`(language: Language) throws {
        for (name, page) in try pages(language) {
            var level = 1
            for element in page.elements {
                if let next = ["h1": 1, "h2": 2, "h3": 3][element.name] {
                    #expect(next <= level + 1, "\(name): \(element.text)")
                    level = next
                }
                if ["a", "button", "summary", "label", "legend", "th"].contains(element.name) {
                    #expect(element.text.contains { !$0.isWhitespace }, "\(name): \(element.name)")
                }
            }
        }
    }

    @Test(arguments: languages)
    func `every posted form carries the token and every read one nothing personal`(language: Language) throws {
        for (name, page) in try pages(language) {
            let forms = page.all("form")
            let posted = forms.filter { $0.attributes["method"] == "post" }
            let tokens = page.all("input").filter { $0.attributes["name"] == CSRFToken.fieldName }
            #expect(tokens.count == posted.count, "\(name)")
            #expect(tokens.allSatisfy { $0.attributes["value"] == Samples.token.value })
            for form in forms where form.attributes["method"] != "post" {
                let action = form.attributes["action"] ?? ""
                #expect(action == Link.board.rawValue, "\(name): \(action)")
            }
        }
    }

    @Test(arguments: languages)
    func `every page of somebody who is signed in has the way out, and no password is seen while it is typed`(
        language: Language
    ) throws {
        var passwords = 0
        for (name, page) in try pages(language) {
            let isStaff = page.all("body").first?.attributes["class"] == "staff"
            let ways = page.all("form").filter { $0.attributes["action"] == Link.signOut.rawValue }
            #expect(ways.count == (isStaff ? 1 : 0), "\(name)")
            for input in page.all("input") {
                guard let field = input.attributes["name"],
                    field == "old" || field == "again" || field.contains("password")
                else { continue }
                passwords += 1
                #expect(input.attributes["type"] == "password", "\(name): \(field)")
            }
        }
        #expect(passwords > 3, "pages with passwords are among them")
    }

    @Test func `Enter presses no button that only changes the form`() throws {
        for (name, page) in try pages(.zh) {
            let buttons = page.all("button").filter { $0.attributes["type"] == "submit" }
            for button in buttons where button.attributes.keys.contains("formnovalidate") {
                // A button of a form elsewhere names it; one inside stands in the page's own part.
                let siblings = buttons.filter { other in
                    button.attributes["form"] == nil
                        ? other.path.contains("form") && other.path.contains("main")
                        : other.attributes["form"] == button.attributes["form"]
                }
                // Browsers press the first button: it sends the form for good, or nothing.
                let first = siblings.first?.attributes.keys
                #expect(first?.contains("disabled") == true || first?.contains("formnovalidate") == false, "\(name)")
            }
        }
    }

    @Test func `every style class on a page stands in the style sheet`() throws {
        let css = String(decoding: Asset.stylesheet.bytes, as: UTF8.self)
        for (name, page) in try pages(.zh) {
            for element in page.elements {
                for style in (element.attributes["class"] ?? "").split(separator: " ") where style != "swift-keys" {
                    #expect(Self.hooks.contains(String(style)) || css.contains("." + style), "\(name): .\(style)")
                }
            }
        }
    }

    /// Classes that mark a part for readers of the page's source, and have no look of their own.
    private static let hooks: Set<String> = [
        "known", "elsewhere-copy", "inbox", "item", "proposal", "step", "content", "choices", "letter-to",
    ]

    @Test func `who works with single items has a box to find them by number, and nobody else`() throws {
        let (open, none) = (Samples.staffFrame(.zh), Samples.staffFrame(.zh, [.webhooks]))
        for (frame, isThere) in [(open, true), (none, false)] {
            let forms = try PageReader(StartPage().render(in: frame).string).all("form")
            #expect(forms.contains { $0.attributes["action"] == Link.find.rawValue } == isThere)
        }
    }

    @Test func `a page of a list leads on and back, and keeps its place in another language`() throws {
        let page = try PageReader(Samples.register.render(in: Samples.staffFrame(.zh)).string)
        let links = page.all("a").compactMap { $0.attributes["href"] }
        #expect(links.contains("/register") && links.contains("/register?after=Ag"))
        #expect(links.contains("/language/en?back=%2Fregister%3Fafter%3DAQ"))
        let whole = try PageReader(Samples.sealed.render(in: Samples.staffFrame(.zh)).string)
        #expect(!whole.all("nav").contains { $0.attributes["class"] == "pages" })
    }

    @Test func `what was typed comes back as it was`() throws {
        let page = try PageReader(Samples.refusedDesk.render(in: Samples.staffFrame(.en)).string)
        let summary = try #require(page.all("textarea").first { $0.attributes["id"] == "summary" })
        #expect(summary.text == "\n" + Samples.nasty)
        let name = try #require(page.all("input").first { $0.attributes["id"] == "reporter-name" })
        #expect(name.attributes["value"] == Samples.nasty)
        let refused = try #require(page.all("select").first { $0.attributes["id"] == "category" })
        #expect(refused.attributes["aria-invalid"] == "true")
        #expect(refused.attributes["aria-describedby"] == "category-problem")
        #expect(page.all("a").contains { $0.attributes["href"] == "#category" })
    }

    @Test(arguments: languages)
    func `boxes of which none was ticked are refused where they stand, and say that one must be`(language: Language)
        throws
    {
        func page(_ name: String, _ message: Text) throws -> PageReader {
            let form = FormState(problems: [Problem(field: name, message: message)])
            let frame = Samples.staffFrame(language)
            if name == "events" { return try PageReader(Samples.webhooks(form).render(in: frame).string) }
            return try PageReader(NewTokenPage(scopes: TokenScope.allCases, form: form).render(in: frame).string)
        }
        for (name, message) in [("events", Text.chooseEvents), ("scopes", Text.chooseScope)] {
            let page = try page(name, message)
            let group = try #require(page.all("fieldset").first { $0.attributes["id"] == name })
            #expect(group.attributes["class"]?.hasSuffix(" refused") == true, "\(name)")
            #expect(group.attributes["aria-describedby"] == name + "-problem", "\(name)")
            #expect(group.text.contains(message.spoken(in: language)), "\(name)")
            #expect(group.text.contains(Text.mustBeFilled.spoken(in: language)), "\(name)")
            let boxes = page.all("input").filter { $0.attributes["name"] == name }
            #expect(boxes.count > 1 && boxes.allSatisfy { $0.attributes["type"] == "checkbox" }, "\(name)")
            #expect(boxes.allSatisfy { $0.attributes["required"] == nil }, "\(name): not each of them")
        }
    }

    @Test(arguments: languages)
    func `a letter leaves its addressee blank and has the record of its delivery at the foot`(language: Language) throws
    {
        let page = try PageReader(Samples.notice().render(in: Samples.staffFrame(language)).string)
        let letter = page.all("p").filter { $0.path.contains("article") }.map(\.text)
        #expect(letter.contains("检举控告人：＿＿＿＿（编号 420281-2026-XF-000123）"))
        let record = page.all("p").filter { $0.path.contains("section") }.map(\.text)
        #expect(record.first == "文号：示纪信〔2026〕45号　编号：420281-2026-XF-000123")
        #expect(record.contains("送达方式：□当面　□邮寄　□电话　□查询页面"))
        for words in ["送达日期：", "受送达人意见：", "送达人（二人签名）："] {
            #expect(record.contains { $0.hasPrefix(words) && $0.contains("＿＿") }, "\(words)")
        }
    }

    @Test(arguments: languages)
    func `where an item would go stands above what proposes or signs it`(language: Language) throws {
        let frame = Samples.staffFrame(language)
        for (page, words) in [
            (Samples.triage(), Text.routeImpossible.spoken(in: language)),
            (Samples.triage(proposal: Samples.proposal(isMine: false)), "示例县纪委监委 · 第一监督检查室"),
        ] {
            let shown = try PageReader(page.render(in: frame).string)
            let ahead = shown.all("div").filter { $0.attributes["class"]?.hasPrefix("message") == true }
            #expect(ahead.count == 1 && ahead.first?.text.contains(words) == true)
        }
        #expect(!Samples.suggestion.render(in: frame).string.contains(Text.routeAhead.spoken(in: language)))
    }

    @Test func `a form for a higher level comes back with the office above the chosen place alone`() throws {
        func offices(_ form: ReportForm) throws -> [String] {
            let page = try PageReader(form.render(in: Samples.publicFrame(.zh)).string)
            return page.all("bdi").map(\.text).filter { $0.hasSuffix("纪委监委") }
        }
        #expect(try offices(Samples.reportForm()) == ["示例市纪委监委", "示例省纪委监委"])
        #expect(try offices(Samples.elsewhere) == ["示例市纪委监委"])
    }

    @Test func `nothing about the reporter or the unit stands on the board before a claim`() throws {
        let page = try PageReader(Samples.board(rows: 3).render(in: Samples.staffFrame(.zh)).string)
        let table = try #require(page.all("tbody").first)
        #expect(!table.text.contains("示例镇"))
        #expect(table.text.contains(Text.shownAfterClaim.zh))
    }

    @Test func `JB-52 the board says how many of how many the reader holds, where clues are claimed`() throws {
        func hints(_ board: BoardPage) throws -> [String] {
            try PageReader(board.render(in: Samples.staffFrame(.zh)).string).all("p")
                .filter { $0.attributes["class"] == "hint" && $0.text.hasPrefix("您手上") }.map(\.text)
        }
        #expect(try hints(Samples.board(.waiting)) == ["您手上 4/20 件。"])
        #expect(try hints(Samples.board(.mine, rows: 0)) == ["您手上 4/20 件。"])
        #expect(try hints(Samples.board(.room)) == [])
        var board = Samples.board()
        board.hands = BoardPage.Hands(held: 20, most: 20)
        #expect(try hints(board) == ["您手上 20/20 件，办结或放回一件后再领取。"])
        board.hands = nil
        #expect(try hints(board) == [], "who claims nothing reads of no limit")
    }

    @Test func `an endpoint offers what makes sense as it stands, and says what to do`() throws {
        let endpoints = Samples.webhooks().endpoints
        let keeping: [WebhookPage.Endpoint.Act] = [.ping, .resend, .disable]
        #expect(
            endpoints.map(\.acts) == [
                [.approve, .disable], keeping, keeping, keeping, keeping, [.enable], [.enable], [.enable], [],
            ])
        for endpoint in endpoints {
            let page = try PageReader(
                WebhookPage(endpoints: [endpoint], events: []).render(in: Samples.staffFrame(.zh)).string)
            let forms = page.all("form").compactMap { $0.attributes["action"] }.filter { $0.hasPrefix("/webhooks/") }
            #expect(forms == endpoint.acts.map { Link.webhook(endpoint.id, $0.rawValue).rawValue })
            #expect(page.all("p").contains { $0.text == endpoint.standing.advice.zh })
            #expect(
                page.all("dd").contains { $0.text == Text.moreThan(40).zh }, "what is not counted to its end says so")
        }
        var mine = endpoints[0]
        mine.mayApprove = false
        #expect(mine.acts == [.disable], "nobody approves what they proposed")
    }

    @Test func `a public page's title tells nothing and the code is never typed back`() throws {
        let titles = try pages(.zh).filter { $0.page.all("body").first?.attributes["class"] == "public" }
            .map { $0.page.all("title").first?.text }
        #expect(titles.count > 10)
        #expect(Set(titles) == [Text.neutralTitle.zh])
        let form = FormState(entered: FormFields(["code": "SECRETCODE"]))
        #expect(!TrackingPage(.ask(form)).render(in: Samples.publicFrame(.zh)).string.contains("SECRETCODE"))
    }

    @Test func `every answer of the tracking page has the same length`() {
        let frame = Samples.publicFrame(.zh)
        let asked = TrackingPage(.ask(FormState())).render(in: frame).bytes.count
        #expect(asked == Limits.trackingPageMultiple)
        #expect(Samples.tracking().render(in: frame).bytes.count == asked)
    }

    @Test func `assets are named after their content and headers allow nothing inline`() {
        for asset in Asset.all {
            #expect(asset.link.rawValue == "/assets/" + asset.fileName)
            #expect(!asset.bytes.isEmpty)
        }
        let same = Asset(name: "a", suffix: "css", mediaType: "text/css", content: "a{}")
        #expect(same.fileName == "a-e73eac19055c18d8.css")
        #expect(Asset(name: "a", suffix: "css", mediaType: "text/css", content: "a{ }").fileName != same.fileName)
        for policy in [
            PageHeaders.staffContentPolicy, PageHeaders.publicContentPolicy, PageHeaders.waitingContentPolicy,
        ] {
            #expect(policy.hasPrefix("default-src 'none'; style-src 'self';"))
            #expect(!policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"))
        }
        #expect(PageHeaders.publicContentPolicy.contains("script-src 'none'"))
        #expect(PageHeaders.waitingContentPolicy.contains("script-src 'self'; worker-src 'self'; form-action 'self'"))
    }

    @Test func `a page that waits has what the script reads and says, and one whose work is done has none of it`()
        throws
    {
        let waiting = try PageReader(
            TrackingPage(.ask(Samples.waiting)).render(in: Samples.publicFrame(.zh)).string)
        let work = try #require(waiting.elements.first { $0.attributes["id"] == "work" })
        #expect(work.attributes["data-bits"] == "9" && work.attributes["data-rounds"] == "1000")
        #expect(work.attributes["data-seconds"] == "20" && work.path.contains("form"))
        let script = String(decoding: Asset.waitingWork.bytes, as: UTF8.self)
        for words in waiting.elements.compactMap({ $0.attributes["data-words"] }) {
            #expect(script.contains("\"\(words)\""), "\(words)")
        }
        #expect(waiting.elements.count { $0.attributes["data-words"] != nil } == 5)
        let status = try #require(waiting.elements.first { $0.attributes["role"] == "status" })
        #expect(status.text.isEmpty, "without scripts nothing is said")
        for name in [WaitingField.number, WaitingField.answer, WaitingField.work] {
            #expect(waiting.all("input").contains { $0.attributes["name"] == name } && script.contains("\"\(name)\""))
        }
        var done = Samples.waiting
        done.waiting?.question = nil
        done.waiting?.bits = 0
        let kept = TrackingPage(.ask(done))
        #expect(kept.scripts.isEmpty)
        let page = try PageReader(kept.render(in: Samples.publicFrame(.zh)).string)
        #expect(page.all("script").isEmpty && !page.elements.contains { $0.attributes["id"] == "work" })
        #expect(page.elements.contains { $0.attributes["id"] == WaitingField.answer })
    }
}
