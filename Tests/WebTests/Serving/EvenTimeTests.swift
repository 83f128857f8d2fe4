import Casework
import Hummingbird
import HummingbirdTesting
import Logging
import Notify
import Operations
import TestDatabase
import Testing

@testable import Web

/// JB-6: what is kept from somebody is not told from nothing by the time that an answer takes.
@Suite struct EvenTimeTests {
    private static let held = Duration.milliseconds(300)

    @Test func `JB-6 staff hear that there is nothing no sooner than after the time that is the same for all`()
        async throws
    {
        try await TestSite.with { site in
            var settings = WebSettings(
                port: 0, secureCookies: false, publicOrgan: site.office.county, directory: site.office.directory,
                isNetwork: { Destination.isNetwork($0) })
            settings.notFoundAfter = Self.held
            let web = WebApplication(
                context: site.context, hasher: PasswordHasher(cost: 10), settings: settings, logger: site.log.logger)
            let application = Application(responder: web.router().buildResponder(), logger: site.log.logger)
            let signedIn = try await site.browser(of: site.office.lead)
            let token = try #require(signedIn.cookies["dengwen"])
            try await application.test(.router) { client in
                let browser = Browser(client)
                browser.setCookie("dengwen", token)
                let nobody = "00000000-0000-4000-8000-000000000000"
                for address in ["/clues/\(nobody)", "/triage/\(nobody)", "/nowhere"] {
                    let began = ContinuousClock.now
                    let seen = try await browser.get(address)
                    #expect(seen.status == 404, "\(address)")
                    #expect(ContinuousClock.now - began >= Self.held, "\(address)")
                }
            }
        }
    }
}
