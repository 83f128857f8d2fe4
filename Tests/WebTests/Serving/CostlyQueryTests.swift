import Operations
import TestDatabase
import Testing

@testable import Web

/// A statement that the database ends, or that waits too long for others: a clear page, and nothing typed is lost.
@Suite struct CostlyQueryTests {
    /// Every write of a report ends as one does that runs into its bound.
    private static func bound(_ state: String) -> String {
        """
        create function casework.ends_here() returns trigger language plpgsql as
        $f$ begin raise exception using errcode = '\(state)', message = 'SENTINEL of the database'; end $f$;
        create trigger report_ends_here before insert on casework.report
        for each statement execute function casework.ends_here();
        """
    }

    @Test(arguments: ["57014", "55P03"])
    func `a visitor's report that cannot be stored in time comes back with every word`(_ state: String) async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            try await visitor.get("/report")
            let form = visitor.hidden("form")
            try await site.office.plant(Self.bound(state))
            let seen = try await visitor.post("/report", StoryTests.report(in: site, [("form", form)]))
            #expect(seen.status == 503 && seen.html.contains(Text.adviceUnavailable.zh))
            for word in [
                StoryTests.Planted.reporter, StoryTests.Planted.phone, StoryTests.Planted.accused,
                StoryTests.Planted.text,
            ] {
                #expect(seen.html.contains(word), "\(word)")
            }
            #expect(!seen.html.contains("SENTINEL") && site.log.all.allSatisfy { !$0.contains("SENTINEL") })
            try await site.office.plant("drop trigger report_ends_here on casework.report")
            #expect(try await visitor.post("/report", StoryTests.report(in: site, [("form", form)])).status == 200)
        }
    }

    @Test func `a desk's form comes back with every word, and a page that only reads says that it is busy`()
        async throws
    {
        try await TestSite.with { site in
            let answering = Answering(site: site.web.site)
            guard case .page(.unavailable, _) = answering.outcome(of: OperationError.busy) else {
                Issue.record("a page that took too long is answered otherwise")
                return
            }
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/desk")
            try await site.office.plant(Self.bound("57014"))
            let fields = DeskRouteTests.letter(in: site, [("form", clerk.hidden("form"))])
            let seen = try await clerk.post("/desk", fields)
            #expect(seen.status >= 400 && seen.html.contains("种植的摘要"), "\(seen.status)")
            #expect(!seen.html.contains("SENTINEL"))
        }
    }
}
