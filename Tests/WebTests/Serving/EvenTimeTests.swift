import CaseStore
import Casework
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Notify
import Operations
import Synchronization
import TestDatabase
import Testing

@testable import Web

/// JB-6: what is kept from somebody is not told from nothing by the time that an answer takes.
@Suite struct EvenTimeTests {
    private static let held = Duration.milliseconds(300)
    private static let heldByWords = Duration.milliseconds(700)

    /// A site that tells of nothing after a while, and a browser of somebody who has signed in.
    private static func live(
        as caller: @escaping @Sendable (TestSite) -> Caller,
        _ body: @escaping @Sendable (TestSite, Browser) async throws -> Void
    ) async throws {
        try await TestSite.with { site in
            var settings = WebSettings(
                port: 0, secureCookies: false, publicOrgan: site.office.county, directory: site.office.directory,
                isNetwork: { Destination.isNetwork($0) })
            settings.notFoundAfter = Self.held
            settings.wordsFoundAfter = Self.heldByWords
            let web = WebApplication(
                context: site.context, hasher: PasswordHasher(cost: 10), settings: settings, logger: site.log.logger)
            let application = Application(responder: web.router().buildResponder(), logger: site.log.logger)
            let signedIn = try await site.browser(of: caller(site))
            let token = try #require(signedIn.cookies["dengwen"])
            try await application.test(.router) { client in
                let browser = Browser(client)
                browser.setCookie("dengwen", token)
                try await body(site, browser)
            }
        }
    }

    @Test func `JB-6 staff hear that there is nothing no sooner than after the time that is the same for all`()
        async throws
    {
        try await Self.live(as: \.office.lead) { _, browser in
            let nobody = "00000000-0000-4000-8000-000000000000"
            for address in ["/clues/\(nobody)", "/triage/\(nobody)", "/nowhere"] {
                let began = ContinuousClock.now
                let seen = try await browser.get(address)
                #expect(seen.status == 404, "\(address)")
                #expect(ContinuousClock.now - began >= Self.held, "\(address)")
            }
        }
    }

    /// Numbers follow one another: the next one can be guessed. A hit may stand beside something that is hidden.
    @Test func `JB-6 whatever is found by a number or by words is told after that time, and so is that nothing is`()
        async throws
    {
        try await Self.live(as: \.office.lead) { site, browser in
            let elsewhere = Clue.Destination(organ: site.office.city, room: Room.ID("O420200-GJ"))
            try await site.office.plantReports(in: site.office.county, 1...1)
            _ = try await site.office.plantClue(
                PlantedPlace(
                    receiver: site.office.county, destination: elsewhere, barred: Barred(organs: [site.office.county])))
            let watch = [("open-ground", "threat"), ("open-protection-words", "有人上门")]
            let note = "/interference/notes/00000000-0000-4000-8000-000000000000/attach"
            for (page, path, fields, status) in [
                ("/find", "/find", [("number", "1")], 303), ("/find", "/find", [("number", "2")], 200),
                ("/find", "/find", [("number", "77")], 200),
                ("/search", "/search", [("words", "虚报冒领")], 200), ("/search", "/search", [("words", "海市蜃楼")], 200),
                ("/protection", "/protection", watch + [("open-number", "77")], 422),
                ("/find", note, [("number-00000000-0000-4000-8000-000000000000", "77")], 422),
            ] {
                try await browser.get(page)
                let began = ContinuousClock.now
                let seen = try await browser.post(path, fields)
                let held = path == "/search" ? Self.heldByWords : Self.held
                #expect(ContinuousClock.now - began >= held, "\(path) \(fields)")
                #expect(seen.status == status, "\(path) \(fields)")
            }
        }
    }

    /// A clock that a test turns on, and the moment to which an answer was held.
    private final class Hands: Sendable {
        let start = ContinuousClock.now
        private let state = Mutex((passed: Duration.zero, held: Duration?.none))

        var now: ContinuousClock.Instant { start + state.withLock { $0.passed } }
        var held: Duration? { state.withLock { $0.held } }
        func pass(_ time: Duration) { state.withLock { $0.passed += time } }
        func hold(to moment: ContinuousClock.Instant) { state.withLock { $0.held = moment - start } }
    }

    @Test func `JB-6 a search that takes longer than its time leaves with the next step, whatever was hidden`()
        async throws
    {
        try await TestSite.with { site in
            var settings = site.web.site.settings
            settings.notFoundAfter = .milliseconds(100)
            settings.wordsFoundAfter = .milliseconds(500)
            let web = WebApplication(
                context: site.context, hasher: PasswordHasher(cost: 10), settings: settings, logger: site.log.logger)
            let head = HTTPRequest(
                method: .post, scheme: nil, authority: nil, path: "/search", headerFields: [.authorization: "Bearer x"])
            let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
            func held(_ lookUp: RequestNote.LookUp?, _ status: HTTPResponse.Status, after milliseconds: Int) async
                -> Duration?
            {
                let (hands, note) = (Hands(), RequestNote())
                if let lookUp { note.looks(upBy: lookUp) }
                let time = EvenTime(now: { hands.now }, wait: { hands.hold(to: $0) })
                hands.pass(.milliseconds(milliseconds))
                await time.hold(status, of: request, note, web.site)
                return hands.held
            }
            // The size that the site is built for: 176 ms, and some more where walls are asked.
            for taken in [1, 99, 101, 176, 184, 499, 500] {
                #expect(await held(.words, .ok, after: taken) == .milliseconds(500), "\(taken)")
            }
            #expect(await held(.words, .ok, after: 501) == .milliseconds(1_000))
            #expect(await held(.words, .notFound, after: 1_200) == .milliseconds(1_500))
            #expect(await held(.number, .ok, after: 30) == .milliseconds(100))
            #expect(await held(.number, .ok, after: 130) == .milliseconds(200))
            #expect(await held(nil, .notFound, after: 230) == .milliseconds(300))
            #expect(await held(nil, .ok, after: 30) == nil)
        }
    }
}
