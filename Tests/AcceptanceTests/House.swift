import Casework
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Notify
import Operations
import TestDatabase

@testable import Web

/// A county's office at work, with pages, an API and a database of its own; the workers run when a story says so.
struct House: Sendable {
    let office: TestOffice
    let context: OperationContext
    let client: any TestClientProtocol

    /// Opens a house with an empty register for `body`.
    static func open(_ body: @escaping @Sendable (House) async throws -> Void) async throws {
        try await TestDatabase.withOffice { office in
            let context = OperationContext(
                store: office.store, directory: office.directory, calendar: office.calendar, cell: "4202",
                world: office.world
            )
            let settings = WebSettings(
                secureCookies: false, publicOrgan: office.county, directory: office.directory,
                isNetwork: { Destination.isNetwork($0) }
            )
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let web = WebApplication(
                context: context, hasher: PasswordHasher(cost: 10), settings: settings, logger: logger
            )
            let application = Application(responder: web.router().buildResponder(), logger: logger)
            try await application.test(.router) { client in
                try await body(House(office: office, context: context, client: client))
            }
        }
    }

    func visitor() -> Browser { Browser(client) }

    /// The browser of somebody who has signed in just now.
    func browser(of caller: Caller) async throws -> Browser {
        let browser = visitor()
        browser.setCookie("dengwen", try await session(of: caller))
        return browser
    }

    /// The token of a new session, as a cookie or for the API.
    func session(of caller: Caller) async throws -> String {
        guard let staff = caller.staff?.staff else { return "" }
        let token = office.world.random(32)
        let until = Instant(microsecondsSinceEpoch: office.clock.now.microsecondsSinceEpoch + 8 * 3_600_000_000)
        try await office.plantSession(token, of: staff, until: until)
        return Base64URL.text(token)
    }

    /// Calls the API as another system does.
    func api(
        _ method: HTTPRequest.Method, _ uri: String, session: String, body: String? = nil
    ) async throws -> (status: Int, text: String) {
        let headers: HTTPFields = [.contentType: "application/json", .authorization: "Bearer " + session]
        let response = try await client.execute(
            uri: uri, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) }
        )
        return (response.status.code, String(buffer: response.body))
    }

    /// Everybody with an account in an organ, administrators and auditors as well.
    func everybody(in organ: Organ.ID) -> [Caller] {
        let listed = office.directory.staff.filter { $0.organ == organ }.map { office.caller($0.id) }
        let names = Set(listed.compactMap { $0.staff?.staff })
        let accounts = Role.separatedOffices.flatMap { office.everybody(with: $0, in: organ) }
        return listed + accounts.filter { !names.contains($0.staff?.staff ?? Staff.ID("")) }
    }

    /// Moves the office's clock to nine in the morning of a day.
    func goOn(to year: Int, _ month: Int, _ day: Int) {
        guard let date = CivilDate(year: year, month: month, day: day) else { preconditionFailure("no such day") }
        office.clock.advance(days: date.days(since: office.clock.today))
    }
}
