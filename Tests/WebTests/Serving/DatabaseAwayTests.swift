import Casework
import Libpq
import Operations
import TestDatabase
import Testing

@testable import Web

/// The database is away, goes away over a commit, or something of ours is wrong: not a word that somebody typed is lost, and
/// nobody is told that nothing was kept where that is not known.
@Suite struct DatabaseAwayTests {
    /// What a deferred trigger on new reports does at the commit.
    private static func atCommit(_ deed: String) -> String {
        """
        create function casework.at_commit() returns trigger language plpgsql security definer
        set search_path = pg_catalog as
        $f$ begin \(deed); return null; end $f$;
        create constraint trigger report_at_commit after insert on casework.report
        deferrable initially deferred for each row execute function casework.at_commit();
        """
    }

    private static let warns = "raise warning 'SENTINEL of the database'"
    private static let dies = "perform pg_terminate_backend(pg_backend_pid())"

    /// A picture that is longer than what is gathered before it is written.
    private static let photo = (
        name: "a.jpg", type: "image/jpeg",
        bytes: [0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: UInt8(7), count: 1_500_000) + [0xFF, 0xD9]
    )

    private static func reports(_ site: TestSite) async throws -> Int64? {
        try await site.office.admin.run { session in
            try session.query(Statement("select count(*) from casework.report")).first?.int8(0)
        }
    }

    /// Sends a form until the program has found the database again.
    private static func sent(_ send: () async throws -> Seen) async throws -> Seen {
        var seen = try await send()
        for _ in 0..<40 where seen.status == 503 { seen = try await send() }
        return seen
    }

    private static func expectWords(_ seen: Seen, _ words: String...) {
        for word in words { #expect(seen.html.contains(word), "\(word)") }
        #expect(!seen.html.contains("SENTINEL"))
    }

    /// What is nobody's mistake stands above the form, and no field of it is marked.
    static func expectMessage(_ seen: Seen, _ words: Text) {
        guard let page = try? PageReader(seen.html) else {
            Issue.record("the page is not well formed")
            return
        }
        #expect(page.all("p").contains { $0.attributes["role"] == "alert" && $0.text == words.zh })
        #expect(!page.elements.contains { $0.attributes["aria-invalid"] != nil })
        #expect(!page.elements.contains { $0.attributes["class"] == "problems" })
    }

    @Test func `a visitor's report comes back while the database is away, and is taken in once it is there`()
        async throws
    {
        try await TestSite.impatient { site in
            let visitor = site.visitor()
            try await visitor.get("/report")
            let form = visitor.hidden("form")
            let fields = StoryTests.report(in: site, [("form", form)])
            try await site.office.whileAway {
                let seen = try await visitor.post("/report", fields)
                #expect(seen.status == 503 && visitor.hidden("form") == form, "\(seen.status)")
                typealias Planted = StoryTests.Planted
                Self.expectWords(
                    seen, Planted.reporter, Planted.phone, Planted.accused, Planted.text, Text.adviceUnavailable.zh)
                Self.expectMessage(seen, .adviceUnavailable)
                let withFile = try await visitor.postParts("/report", fields, files: [Self.photo, Self.photo])
                #expect(withFile.status == 422)
                let told = site.log.all.count { $0.contains("a file could not be stored") }
                #expect(told == 1, "nobody waits for each file")
                Self.expectWords(withFile, Planted.text, Text.fileNotStoredNow.zh)
            }
            #expect(try await Self.reports(site) == 0)
            #expect(try await Self.sent { try await visitor.post("/report", fields) }.status == 200)
            #expect(try await Self.reports(site) == 1)
            #expect(site.log.all.allSatisfy { !$0.contains(StoryTests.Planted.text) })
        }
    }

    @Test func `a clerk's letter comes back while nobody's session can be looked up, with a button to send it again`()
        async throws
    {
        try await TestSite.impatient { site in
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/desk")
            let (form, secret) = (clerk.hidden("form"), clerk.hidden(CSRFToken.fieldName))
            let fields = DeskRouteTests.letter(in: site, [("form", form)])
            try await site.office.whileAway {
                for seen in [
                    try await clerk.post("/desk", fields, secret: secret),
                    try await clerk.postParts("/desk", fields, files: [Self.photo], secret: secret),
                ] {
                    #expect(seen.status == 503, "\(seen.status)")
                    Self.expectWords(
                        seen, "种植的摘要", "钱种植", "action=\"/desk\"", Text.sendAgain.zh, Text.adviceUnavailable.zh)
                    #expect(clerk.hidden("form") == form && clerk.hidden("summary") == "种植的摘要")
                }
                let forged = try await clerk.post("/desk", fields, secret: "x")
                #expect(forged.status == 503 && !forged.html.contains("种植的摘要"), "another site's words stand nowhere")
                let visitor = site.visitor()
                try await visitor.get("/sign-in")
                let entry = [("account", "S1356"), ("password", "芦花深处泊孤舟")]
                let refused = try await visitor.post("/sign-in", entry)
                #expect(refused.status == 503 && !refused.html.contains(entry[1].1), "a secret is never shown back")
                let once = "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH"
                for (path, more) in [
                    ("/invitation/open", []), ("/invitation", entry.suffix(1) + [("again", entry[1].1)]),
                ] {
                    try await visitor.get("/invitation")
                    let seen = try await visitor.post(path, [("invitation", once)] + more)
                    #expect(seen.status == 503 && !seen.html.contains(once), "nor is what begins an account: \(path)")
                }
            }
            let seen = try await Self.sent { try await clerk.post("/desk", fields, secret: secret) }
            #expect(seen.status == 200 && seen.html.contains("420281-2026-XF-000001"))
        }
    }

    @Test func `what a reporter adds comes back while the database is away, and needs no code again`() async throws {
        try await TestSite.impatient { site in
            let (visitor, code, words) = try await StoryTests.supplementing(site)
            let secret = visitor.hidden(CSRFToken.fieldName)
            try await site.office.whileAway {
                let seen = try await visitor.post("/track/supplement", words, secret: secret)
                #expect(seen.status == 503 && !seen.html.contains("id=\"code\""), "\(seen.status)")
                Self.expectWords(seen, "补充的情况")
                Self.expectMessage(seen, .adviceUnavailable)
                let typed = words.dropFirst() + [("code", code)]
                let byCode = try await visitor.post("/track/supplement", Array(typed), secret: secret)
                #expect(byCode.status == 503 && !byCode.html.contains(code))
                Self.expectWords(byCode, "补充的情况")
            }
            let taken = try await Self.sent { try await visitor.post("/track/supplement", words, secret: secret) }
            #expect(taken.status == 200 && taken.html.contains(Text.addedToReport.zh))
        }
    }

    @Test func `what was added is kept, and nobody is told otherwise, although the page behind it fails`() async throws
    {
        try await TestSite.with { site in
            let (visitor, _, words) = try await StoryTests.supplementing(site)
            let secret = visitor.hidden(CSRFToken.fieldName)
            try await site.office.script("revoke execute on function vault.openings(bytea, bytea) from dengwen_web")
            let seen = try await visitor.post("/track/supplement", words, secret: secret)
            #expect(seen.status == 503, "\(seen.status)")
            Self.expectWords(seen, "补充的情况", Text.adviceUnsettled.zh)
            #expect(!seen.html.contains(Text.adviceFailure.zh), "it was kept")
            #expect(try await Self.reports(site) == 2)
            try await site.office.script("grant execute on function vault.openings(bytea, bytea) to dengwen_web")
            let again = try await visitor.post("/track/supplement", words, secret: secret)
            #expect(again.status == 200 && again.html.contains(Text.alreadyReceived.zh))
            #expect(try await Self.reports(site) == 2)
        }
    }

    @Test func `whose report was stored although nobody heard of its commit gets the code that opens it`() async throws
    {
        try await TestSite.with { site in
            try await site.office.script(Self.atCommit(Self.warns))
            let visitor = site.visitor()
            let code = try await StoryTests.handIn(site, visitor)
            try await visitor.get("/track")
            #expect(try await visitor.post("/track", [("code", code)]).status == 200)
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/desk")
            let fields = DeskRouteTests.letter(in: site, [("form", clerk.hidden("form"))])
            let seen = try await clerk.post("/desk", fields)
            #expect(seen.status == 200 && seen.html.contains("420281-2026-XF-000001"))
            #expect(seen.html.contains("class=\"code\""))
            #expect(try await Self.reports(site) == 2)
        }
    }

    @Test func `a report whose commit nobody knows of comes back under its number, and is taken in once`() async throws
    {
        try await TestSite.with { site in
            let (visitor, clerk) = (site.visitor(), try await site.browser(of: site.office.clerk))
            try await visitor.get("/report")
            try await clerk.get("/desk")
            let report = StoryTests.report(in: site, [("form", visitor.hidden("form"))])
            let letter = DeskRouteTests.letter(in: site, [("form", clerk.hidden("form"))])
            try await site.office.script(Self.atCommit(Self.dies))
            let open = try await visitor.post("/report", report)
            #expect(open.status == 503, "\(open.status)")
            Self.expectWords(open, StoryTests.Planted.text)
            Self.expectMessage(open, .sendAgainOnce)
            #expect(!open.html.contains(Text.adviceUnavailable.zh), "nobody knows that")
            let openLetter = try await clerk.post("/desk", letter)
            #expect(openLetter.status == 503, "\(openLetter.status)")
            Self.expectWords(openLetter, "种植的摘要", Text.adviceUnsettled.zh)
            try await site.office.script("drop trigger report_at_commit on casework.report")
            #expect(try await visitor.post("/report", report).status == 200)
            #expect(try await clerk.post("/desk", letter).status == 200)
            #expect(try await clerk.post("/desk", letter).html.contains(Text.alreadyReceived.zh))
            #expect(try await Self.reports(site) == 2)
        }
    }

    /// Every look at the list beside the desk's form ends so.
    private static func list(ends state: String) -> String {
        """
        create or replace function audit.ends_here() returns trigger language plpgsql as
        $f$ begin raise exception using errcode = '\(state)', message = 'SENTINEL of the database'; end $f$;
        create or replace trigger list_ends_here before insert on audit.inbox
        for each row when (new.action = 'lists.register') execute function audit.ends_here();
        """
    }

    @Test func `a letter that is stored shows its slip although the list beside it is away, and none is told wrongly`()
        async throws
    {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/desk")
            // Too slow, and whatever else: the code of the slip is shown this once.
            for (state, number) in [("57014", "000001"), ("53100", "000002"), ("XX000", "000003")] {
                let letter = DeskRouteTests.letter(in: site, [("form", clerk.hidden("form"))])
                try await site.office.script(Self.list(ends: state))
                let seen = try await clerk.post("/desk", letter)
                #expect(seen.status == 200, "\(state) \(seen.status)")
                Self.expectWords(seen, "420281-2026-XF-\(number)", "class=\"code\"", Text.listsAway.zh)
            }
            let sealed = [
                ("form", clerk.hidden("form")), ("sealed-why", "upper"), ("sealed-channel", "letter"),
                ("sealed-received", "2026-03-02"), ("sealed-sheets", "2"),
            ]
            let slip = try await clerk.post("/desk/sealed", sealed)
            #expect(slip.status == 200, "\(slip.status)")
            Self.expectWords(slip, "MF-2026-", Text.listsAway.zh)
            try await site.office.script(Self.list(ends: "XX000") + Self.atCommit(Self.dies))
            let other = DeskRouteTests.letter(in: site, [("form", clerk.hidden("form"))])
            let open = try await clerk.post("/desk", other)
            #expect(open.status == 503, "\(open.status)")
            Self.expectWords(open, "种植的摘要", Text.adviceUnsettled.zh, Text.sendAgain.zh)
            #expect(!open.html.contains(Text.adviceFailure.zh), "nobody knows that nothing was kept")
        }
    }

    @Test func `whatever else goes wrong, the words come back with the number under which the log tells of it`()
        async throws
    {
        try await TestSite.with { site in
            let (visitor, clerk) = (site.visitor(), try await site.browser(of: site.office.clerk))
            try await visitor.get("/report")
            try await clerk.get("/desk")
            let report = StoryTests.report(in: site, [("form", visitor.hidden("form"))])
            let letter = DeskRouteTests.letter(in: site, [("form", clerk.hidden("form"))])
            try await site.office.script(
                """
                create function casework.ends_here() returns trigger language plpgsql as
                $f$ begin raise exception using errcode = 'XX000', message = 'SENTINEL of the database'; end $f$;
                create trigger report_ends_here before insert on casework.report
                for each statement execute function casework.ends_here();
                """)
            for (seen, word) in [
                (try await visitor.post("/report", report), StoryTests.Planted.text),
                (try await clerk.post("/desk", letter), "种植的摘要"),
            ] {
                #expect(seen.status == 500, "\(seen.status)")
                Self.expectWords(seen, word, Text.errorReference.zh, Text.sendAgain.zh)
                let number = seen.html.split(separator: "<span class=\"number\">").last?.prefix { $0 != "<" } ?? ""
                #expect(number.count == 8 && site.log.all.contains { $0.contains(number) }, "\(number)")
            }
            #expect(site.log.all.allSatisfy { !$0.contains("SENTINEL") && !$0.contains("种植的摘要") })
        }
    }
}
