import Casework
import Hummingbird
import Operations
import TestDatabase
import Testing

/// 处理检举控告工作规则第四十七条: who reported is strictly secret. Two persons of two rooms open it, for a purpose
/// and for minutes, and whoever reported can see that they did.
@Suite("JB-47 身份信息双人解锁 Opening an identity")
struct JB47UnlockTests {
    private static let (name, phone) = ("赵哨兵", "13900001234")

    /// Asks on the pages of the report.
    ///
    /// - Returns: the address of the request.
    private static func ask(
        _ house: House, _ report: String, _ purpose: String, as caller: Caller
    ) async throws -> String {
        let browser = try await house.browser(of: caller)
        try await browser.get("/identity/\(report)")
        let asked = try await browser.post(
            "/identity/\(report)", [("purpose", purpose), ("minutes", "15"), ("words", "按程序向检举控告人了解情况")])
        try #require(asked.status == 303, "\(asked.html)")
        return "/unlocks/\(asked.id)"
    }

    private static func step(
        _ house: House, _ path: String, _ step: String, _ fields: [(String, String)] = [], as caller: Caller
    ) async throws -> Seen {
        let browser = try await house.browser(of: caller)
        try await browser.get(path)
        return try await browser.post(path + "/" + step, fields)
    }

    @Test func `JB-47 C4: two persons open a name for a talk, for minutes, and the reporter sees it`() async throws {
        try await House.open { house in
            let office = house.office
            let matter = try await house.matter(["reporter-name": Self.name, "reporter-phone": Self.phone])
            let holder = office.member(of: House.room, 1)
            #expect(try await house.step(matter.clue, "claim", as: holder) == 303)
            let way = try await house.browser(of: holder).get(matter.page("identity"))
            #expect(way.status == 303 && way.location == "/identity/\(matter.report)")

            let path = try await Self.ask(house, matter.report, "holder:talk", as: holder)
            let minutes = [("minutes", "15")]
            #expect(try await Self.step(house, path, "open", as: holder).status == 409, "nobody granted it")
            for caller in [holder, office.member(of: House.room)] {
                #expect(try await Self.step(house, path, "grant", minutes, as: caller).status != 303, "the same room")
            }
            for caller in [office.administrator, office.auditor, office.supervisor] {
                #expect(try await Self.step(house, path, "grant", minutes, as: caller).status == 404)
            }
            #expect(try await Self.step(house, path, "grant", minutes, as: office.cityHead).status != 303)
            #expect(try await Self.step(house, path, "grant", minutes, as: office.deputy).status == 303)
            let read = try await Self.step(house, path, "open", as: holder)
            #expect(read.status == 200 && read.html.contains(Self.name) && read.html.contains(Self.phone))
            #expect(try await Self.step(house, path, "open", as: office.deputy).status == 409, "the asker alone")
            let seen = try await house.track(matter.code)
            #expect(seen.contains("您的身份信息被打开过1次") && seen.contains("与检举控告人谈话了解情况"))

            office.clock.advance(seconds: 15 * 60)
            let late = try await Self.step(house, path, "open", as: holder)
            #expect(late.status == 409 && !late.html.contains(Self.name), "it locks by itself")
            try await house.expectNothing(at: path, for: [office.cityHead, office.administrator, office.auditor])
            let counts = try await house.browser(of: office.auditor).get("/unlocks/counts").html
            #expect(counts.contains("2026-03") && !counts.contains(matter.report) && !counts.contains(Self.name))
        }
    }
}
