import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// What the board and the clue's page say of a claim that counts as fresh no more.
@Suite struct StaleClaimRouteTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))
    private static let mark = Text.claimedLongAgo(hours: HandleLimits.claimHours)

    /// Two clues that a member of the room claimed; the first one lies there, the second one a moment.
    private static func claimed(_ site: TestSite) async throws -> (stale: Clue.ID, fresh: Clue.ID) {
        let member = try #require(site.office.member(of: room.room).staff)
        var clues: [Clue.ID] = []
        for pause in [HandleLimits.claimHours * 3600, 0] {
            let clue = try await site.office.plantClue(
                PlantedPlace(receiver: site.office.county, destination: room)
            ).clue
            try await HandleClue(site.context).claim(clue, as: member)
            site.office.clock.advance(seconds: pause)
            clues.append(clue)
        }
        return (clues[0], clues[1])
    }

    @Test func `JB-17 the mark stands on the board and on the clue's page, in both languages`() async throws {
        try await TestSite.with { site in
            let (stale, fresh) = try await Self.claimed(site)
            #expect(Self.mark == Text("领取已超 48 小时，尚未集体研究", "Claimed more than 48 hours ago, not studied yet"))
            let rows: [(Caller, String)] = [
                (site.office.member(of: Self.room.room), "mine"), (site.office.deputy, "room"),
                (site.office.head, "room"),
            ]
            for (caller, tab) in rows {
                let browser = try await site.browser(of: caller)
                for (language, words) in [("zh", Self.mark.zh), ("en", Self.mark.en)] {
                    browser.language = language
                    let flags = try PageReader(try await browser.get("/clues?tab=\(tab)").html).all("td")
                        .filter { $0.attributes["class"] == "flags" }.map { $0.text.contains(words) }
                    #expect(flags.count == 2 && flags.filter(\.self).count == 1, "\(tab) \(language)")
                    #expect(try await browser.get("/clues/\(stale.rawValue)").html.contains(words))
                    #expect(try await !browser.get("/clues/\(fresh.rawValue)").html.contains(words))
                }
            }
        }
    }

    @Test func `only what lies there is asked for where somebody can hold it`() async throws {
        try await TestSite.with { site in
            let (stale, fresh) = try await Self.claimed(site)
            let deputy = try await site.browser(of: site.office.deputy)
            let page = try await deputy.get("/clues?tab=room&stale=yes").html
            #expect(page.contains("/clues/\(stale.rawValue)") && !page.contains("/clues/\(fresh.rawValue)"))
            let box = try #require(PageReader(page).all("input").first { $0.attributes["name"] == "stale" })
            #expect(box.attributes["checked"] != nil && page.contains(Text.staleOnly.zh))
            #expect(page.contains("tab=mine&amp;stale=yes"), "it goes along to where it means something")
            let waiting = try await deputy.get("/clues?tab=waiting&stale=yes").html
            #expect(!waiting.contains(Text.staleOnly.zh) && !waiting.contains("tab=waiting&amp;stale=yes"))
        }
    }
}
