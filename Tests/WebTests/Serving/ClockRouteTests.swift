import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// Clocks through their pages: the list, one of them, its extension, and the periods in force.
@Suite struct ClockRouteTests {
    /// A clue of the county with a matter assigned from above.
    private static func assigned(_ site: TestSite) async throws -> (clue: Clue.ID, clock: StoredClock.ID) {
        let office = site.office
        let place = Clue.Destination(organ: office.county, room: Room.ID("O420281-J2"))
        let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: place))
        let policy = ClockKind.assigned.builtIn
        let due = policy.due(from: office.clock.today, calendar: office.calendar)
        let new = NewClock(
            kind: .assigned, due: due, warnOn: policy.warnDate(for: due, calendar: office.calendar) ?? due.date)
        let clock = try await office.store.transaction(as: .system) { transaction in
            try transaction.start([new], of: planted.clue, .clue, organ: office.county)
            return try transaction.clocks(of: planted.clue).first { $0.kind == .assigned }?.id
        }
        return (planted.clue, try #require(clock))
    }

    private static func fields(_ site: TestSite, months: String = "3", words: String = "关键证人在外地") -> [(String, String)]
    {
        let today = site.office.clock.today.description
        return [
            ("extend-length", months), ("extend-day", today), ("extend-reason", ExtensionReason.evidence.rawValue),
            ("extend-words", words), ("extend-reported", today),
        ]
    }

    @Test func `JB-21: the head extends on the clock's page; what is wrong comes back as typed`() async throws {
        try await TestSite.with { site in
            let (clue, clock) = try await Self.assigned(site)
            let page = "/clocks/" + clock.rawValue
            let head = try await site.browser(of: site.office.head)
            #expect(try await head.get("/clues/" + clue.rawValue).html.contains("href=\"\(page)\""))
            #expect(try await !head.get(page).html.contains("id=\"extend-length\""), "nobody has asked for it")
            let supervisor = try await site.browser(of: site.office.supervisor)
            #expect(try await supervisor.get(page).html.contains("id=\"ask-length\""))
            let much = [("ask-length", "4"), ("ask-reason", "evidence")]
            #expect(try await supervisor.post(page + "/ask", much).status == 422)
            let asked = [("ask-length", "3"), ("ask-reason", "evidence")]
            #expect(try await supervisor.post(page + "/ask", asked).status == 303)
            #expect(try await supervisor.post(page + "/ask", asked).status == 409, "once")
            let shown = try await head.get(page)
            #expect(shown.status == 200 && shown.html.contains(Text.howItCameAbout.zh))
            #expect(shown.html.contains("起算日，不计入") && shown.html.contains("第21条"))
            #expect(shown.html.contains("id=\"extend-reported\"") && shown.html.contains("/clues/" + clue.rawValue))
            #expect(shown.html.contains("value=\"3\""), "the form begins with what was asked for")

            let wrong = try await head.post(page + "/extend", Self.fields(site, months: "4"))
            #expect(wrong.status == 422 && wrong.html.contains("关键证人在外地"))
            #expect(wrong.html.contains(Text.numberBetween(1...3).zh))
            let empty = try await head.post(page + "/extend", Self.fields(site, words: " "))
            #expect(empty.status == 422 && empty.html.contains(Text.typeReason.zh))
            let done = try await head.post(page + "/extend", Self.fields(site))
            #expect(done.status == 303 && done.location == page + "?done=extended")
            let after = try await head.get(done.location)
            #expect(after.html.contains(Done.extended.words.zh) && after.html.contains("关键证人在外地"))
            #expect(!after.html.contains("id=\"extend-length\""), "a further one is not the own head's")
            #expect(try await head.post(page + "/extend", Self.fields(site)).status == 409)
        }
    }

    @Test func `JB-21: what was asked for is taken back, or refused with a reason, on the clock's page`() async throws {
        try await TestSite.with { site in
            let (_, clock) = try await Self.assigned(site)
            let page = "/clocks/" + clock.rawValue
            let supervisor = try await site.browser(of: site.office.supervisor)
            let head = try await site.browser(of: site.office.head)
            let asked = [("ask-length", "3"), ("ask-reason", "evidence")]
            try await supervisor.get(page)
            #expect(try await supervisor.post(page + "/ask", asked).status == 303)
            #expect(try await supervisor.get(page).html.contains("\(page)/withdraw"))
            let shown = try await head.get(page).html
            #expect(!shown.contains("\(page)/withdraw") && shown.contains("id=\"refuse-ground\""))
            let foreign = try await head.post(page + "/withdraw", [])
            #expect(foreign.status == 409 && foreign.html.contains("这项延长申请不是您提出的"))
            let taken = try await supervisor.post(page + "/withdraw", [])
            #expect(taken.status == 303 && taken.location == page + "?done=extensionWithdrawn")
            let free = try await supervisor.get(taken.location).html
            #expect(free.contains(Text.extensionWithdrawn.zh) && free.contains("id=\"ask-length\""))

            #expect(try await supervisor.post(page + "/ask", asked).status == 303)
            let mute = try await head.post(page + "/refuse", [("refuse-ground", "too_long"), ("refuse-words", " ")])
            #expect(mute.status == 422 && mute.html.contains(Text.typeReason.zh))
            let open = try await head.post(page + "/refuse", [("refuse-words", "一个月足够")])
            #expect(open.status == 422 && open.html.contains("一个月足够"), "what was typed stays")
            let refusal = [("refuse-ground", "too_long"), ("refuse-words", "一个月足够")]
            let done = try await head.post(page + "/refuse", refusal)
            #expect(done.status == 303 && done.location == page + "?done=extensionRefused")
            let after = try await head.get(done.location).html
            #expect(after.contains("一个月足够") && after.contains(ExtensionRefusal.tooLong.words.zh))
            #expect(try await head.post(page + "/refuse", refusal).status == 409, "once")
            #expect(try await supervisor.get(page).html.contains("id=\"ask-length\""), "it may be asked for again")
        }
    }

    @Test func `JB-21: the superior organ extends further, and sees no number of the item`() async throws {
        try await TestSite.with { site in
            let (clue, clock) = try await Self.assigned(site)
            let page = "/clocks/" + clock.rawValue
            let head = try await site.browser(of: site.office.head)
            let supervisor = try #require(site.office.supervisor.staff)
            let extend = ExtendClock(site.context)
            try await extend.ask(clock, for: .months(Months(3)), .evidence, as: supervisor)
            try await head.get(page)
            #expect(try await head.post(page + "/extend", Self.fields(site)).status == 303)
            try await extend.ask(clock, for: .months(Months(6)), .evidence, as: supervisor)
            let city = try await site.browser(of: site.office.cityHead)
            let shown = try await city.get(page)
            #expect(shown.status == 200 && shown.html.contains(Text.itemUnseen.zh))
            #expect(!shown.html.contains(clue.rawValue) && !shown.html.contains("关键证人在外地"))
            #expect(!shown.html.contains("id=\"extend-reported\""))
            #expect(try await city.post(page + "/extend", Self.fields(site, months: "6")).status == 303)
        }
    }

    @Test func `who sees neither item nor clock finds nothing, and the page says nothing else`() async throws {
        try await TestSite.with { site in
            let office = site.office
            let (_, clock) = try await Self.assigned(site)
            let page = "/clocks/" + clock.rawValue
            let strangers = [
                office.first(.head, in: office.neighbour), office.first(.petitionLead, in: office.neighbour),
                office.member(of: Room.ID("O420281-J1")), office.administrator, office.auditor,
            ]
            for caller in strangers {
                let browser = try await site.browser(of: caller)
                try await browser.get("/clocks")
                #expect(try await browser.get(page).status == 404, "\(caller)")
                let status = try await browser.post(page + "/extend", Self.fields(site)).status
                #expect([403, 404].contains(status), "\(caller)")
            }
        }
    }

    @Test func `the list names what is late, and for whom it was told`() async throws {
        try await TestSite.with { site in
            let (_, clock) = try await Self.assigned(site)
            site.office.clock.advance(days: 100)
            while try await WatchClocks(site.context)().isFull {}
            let link = "href=\"/clocks/\(clock.rawValue)\""
            let deputy = try await site.browser(of: site.office.deputy)
            let all = try await deputy.get("/clocks").html
            #expect(all.contains(link) && all.contains("超期"))
            #expect(try await deputy.get("/clocks?view=overdue&level=1").html.contains(link))
            #expect(try await !deputy.get("/clocks?view=overdue&level=3").html.contains(link))
            #expect(try await !deputy.get("/clocks?view=warned").html.contains(link))
            let stranger = try await site.browser(of: site.office.first(.deputy, in: site.office.neighbour))
            #expect(try await !stranger.get("/clocks").html.contains(link))
        }
    }

    @Test func `a calendar that is loaded while the server runs is in force on its next page`() async throws {
        try await TestSite.with { site in
            let office = site.office
            let head = try await site.browser(of: office.head)
            let former = office.calendar.version.rawValue
            #expect(try await head.get("/clocks/policies").html.contains(former))
            let another = OperationContext(
                store: office.anotherStore(), directory: office.directory, calendar: office.calendar, cell: "4202",
                world: office.world)
            let year = office.clock.today.year + 5
            let newYear = try #require(CivilDate(year: year, month: 1, day: 1))
            let loaded = try await LoadClockRules(another).calendar(
                [CalendarDay(date: newYear, kind: .off, name: "元旦")], source: "虚构通知〔\(year)〕1号")
            let html = try await head.get("/clocks/policies").html
            #expect(html.contains(loaded.calendar.version.rawValue) && html.contains("虚构通知〔\(year)〕1号"))
        }
    }

    @Test func `DW-own-period AJ-15 each organ reads its own periods, and whose the others are`() async throws {
        try await TestSite.with { site in
            let office = site.office
            let head = try await site.browser(of: office.head)
            let before = try await head.get("/clocks/policies").html
            #expect(before.contains(Text.ownPeriodsTitle.zh) && before.contains(Text.noOwnPeriods.zh))
            let row = try #require(
                ClockPolicyRow(
                    of: office.county, kind: .prelim, period: .workingDays(WorkingDays(15)), warnLead: WorkingDays(3),
                    source: Bilingual("虚构县纪委规定", "fictional"), effectiveFrom: office.clock.today))
            _ = try await LoadClockRules(site.context).periods([row])
            let county = try #require(office.directory[office.county]?.name)
            // The row of the table of what is in force, up to the list of single organs.
            func inForce(_ caller: Caller) async throws -> Substring {
                let html = try await site.browser(of: caller).get("/clocks/policies").html
                #expect(html.contains(county) && html.contains("虚构县纪委规定") && !html.contains(Text.noOwnPeriods.zh))
                let end = try #require(html.firstRange(of: "<h2>\(Text.ownPeriodsTitle.zh)"))
                return html[..<end.lowerBound]
            }
            let here = try await inForce(office.head)
            #expect(here.contains("虚构县纪委规定") && here.contains("<td>\(county)</td>"))
            let there = try await inForce(office.first(.head, in: office.neighbour))
            #expect(!there.contains("虚构县纪委规定") && !there.contains("<td>\(county)</td>"))
            #expect(try await site.visitor().get("/clocks/policies").status == 303)

            let (clue, _) = try await Self.assigned(site)
            let (today, calendar) = (office.clock.today, office.calendar)
            let policy = site.context.policies.policy(for: .prelim, owedBy: office.county, startingOn: today)
            let due = policy.due(from: today, calendar: calendar)
            let prelim = try await office.store.transaction(as: .system) { transaction in
                let new = NewClock(kind: .prelim, due: due, warnOn: due.date)
                try transaction.start([new], of: clue, .clue, organ: office.county)
                return try transaction.clocks(of: clue).first { $0.kind == .prelim }?.id
            }
            let page = try await head.get("/clocks/" + (try #require(prelim)).rawValue).html
            #expect(page.contains(Text.ownPeriod.zh) && page.contains("承办机关自定的期限") && page.contains("第15个工作日"))
        }
    }

    @Test func `the periods stand with source and letter, and local choices are called that`() async throws {
        try await TestSite.with { site in
            let head = try await site.browser(of: site.office.head)
            let html = try await head.get("/clocks/policies").html
            for kind in ClockKind.allCases { #expect(html.contains(kind.rawValue), "\(kind)") }
            #expect(html.contains(Text.localChoice.zh) && html.contains(Text.unverifiedRule.zh))
            #expect(html.contains("处理检举控告工作规则第26条"))
            #expect(!html.contains(Text.recomputationsTitle.zh))
            try await RecomputeClocks(site.context)(.policy)
            let administrator = try await site.browser(of: site.office.administrator)
            let kept = try await administrator.get("/clocks/policies").html
            #expect(kept.contains(Text.recomputationsTitle.zh) && kept.contains(Text.theOperator.zh))
            #expect(!kept.contains("不再逾期"), "JB-47: no counts over all organs")
        }
    }
}
