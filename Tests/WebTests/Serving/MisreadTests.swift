import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// A field that holds what its page did not offer is named, with what to change; what was typed besides comes back.
@Suite struct MisreadTests {
    private static let nowhere = "018f0000-0000-7000-8000-000000000000"
    private static let words = "会计把低保金记在亲戚名下，村里人都知道"

    @Test(arguments: [
        ("/triage/\(nowhere)/suggestion", "outcome", Text.outcome), ("/triage/\(nowhere)/seal", "sealed-why", .reason),
        ("/triage/\(nowhere)/forward-return", "forward-reason", .reason), ("/account/notes", "until", .partOfPage),
    ])
    func `the field is named in the reader's language, and nothing is lost`(
        path: String, field: String, label: Text
    ) async throws {
        try await TestSite.with { site in
            let browser = try await site.browser(of: site.office.lead)
            let why = Text(Bilingual.notOffered(label))
            for (language, said) in [("zh", why.zh), ("en", why.en)] {
                browser.language = language
                try await browser.get("/account")
                let seen = try await browser.post(path, [(field, "nonsense"), ("words", Self.words)])
                #expect(seen.status == 400 && seen.html.contains(said), "\(path) \(language)")
                #expect(seen.html.contains(">\(field)<") && seen.html.contains(Self.words), "\(path) \(language)")
                #expect(!seen.html.contains("nonsense"), "what is no typed text is not shown")
            }
            try await browser.get("/account")
            let forged = try await browser.post(path, [(field, "nonsense"), ("words", Self.words)], secret: "x")
            #expect(forged.status == 403 && !forged.html.contains(Self.words), "another site's words")
        }
    }

    @Test func `an account that is too long is named at the door, and the password is not shown`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            try await visitor.get("/sign-in")
            let long = String(repeating: "长", count: Limits.accountBytes)
            let seen = try await visitor.post("/sign-in", [("account", long), ("password", Self.words)])
            #expect(seen.status == 400 && seen.html.contains(Bilingual.longerThanAnyAccount.zh))
            #expect(!seen.html.contains(long) && !seen.html.contains(Self.words))
        }
    }

    /// What was typed stands on the answer alone: a link to the other language would take it away.
    @Test(arguments: Language.allCases)
    func `a page that gives words back leads nowhere else and speaks both languages`(language: Language) throws {
        let fields = FormFields([CSRFToken.fieldName: Samples.token.value, "form": "f1", "text": Self.words])
        let kept = KeptWordsPage(
            kind: .unavailable, reference: "9f2c", fields: fields, action: .report, isInParts: true, files: .sentAgain,
            hadFiles: true)
        let misread = MisreadPage(faults: [OperationError.Fault("words", .notUTF8)], typed: [Self.words])
        let frame = Samples.publicFrame(language)
        for (html, said) in [
            (kept.render(in: frame), [Text.adviceUnavailable, .keptWords, .chooseFilesAgain, .sendAgain]),
            (misread.render(in: frame), [Text.misreadAdvice, .tooLongHint, Text(Bilingual.notUTF8)]),
            (TooLongPage(typed: [Self.words]).render(in: frame), [Text.tooLongAdvice, .tooLongHint]),
        ] {
            let page = try PageReader(html.string)
            #expect(html.string.contains(Self.words))
            let links = page.all("a").compactMap { $0.attributes["href"] }
            #expect(!links.contains { $0.hasPrefix("/language") })
            for text in said {
                for words in [text.zh, text.en] {
                    var escaped: [UInt8] = []
                    Escaping.append(words, to: &escaped)
                    #expect(html.string.contains(String(decoding: escaped, as: UTF8.self)), "\(words)")
                }
            }
        }
    }

    @Test func `a part of a form that is no text is named`() {
        let fault = OperationError.Fault("words", .notUTF8)
        for language in Language.allCases {
            let page = MisreadPage(faults: [fault], typed: [Self.words]).render(in: Samples.publicFrame(language))
            let said = language == .zh ? fault.message.zh : fault.message.en
            for word in [said, ">words<", Self.words] { #expect(page.string.contains(word), "\(language): \(word)") }
        }
    }
}
