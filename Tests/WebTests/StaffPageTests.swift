import Casework
import Operations
import Testing

@testable import Web

/// What single pages of the staff say, and where their forms stand.
@Suite struct StaffPageTests {
    private static func read(_ page: some StaffPage) throws -> PageReader {
        try PageReader(page.render(in: Samples.staffFrame(.zh)).string)
    }

    @Test func `the triage list says its order, and for which item no clock runs`() throws {
        let page = try Self.read(Samples.triage())
        #expect(page.all("p").contains { $0.text.hasPrefix(Text.triageOrder.zh) })
        #expect(page.all("a").contains { $0.attributes["href"] == "/clocks" })
        let cards = page.all("a").filter { $0.attributes["class"] == "card" }
        #expect(cards.map { $0.text.contains(Text.noClockRuns.zh) } == [false, false, false, true])
    }

    @Test func `nobody is asked where files go while there is one place for them`() throws {
        func kinds(_ places: [Choice], _ form: FormState = FormState()) throws -> [String?] {
            let page = try Self.read(
                FilesPage(
                    id: "r", number: "2026-XF-000123", rows: [], places: places, files: .ofStaff, form: form,
                    back: .triage("r")))
            return page.all("input").filter { $0.attributes["name"] == "place" }.map { $0.attributes["type"] }
        }
        let report = Choice("report", .filesOfReport)
        let refused = FormState(problems: [Problem(field: "place", message: .chooseOne)])
        #expect(try kinds([report]) == ["hidden"])
        #expect(try kinds([report, Choice("c", Text("核查材料", "Of the check"))]) == ["radio", "radio"])
        #expect(
            try kinds([report], refused) == ["radio"], "a form that named another place comes back with the question")
    }

    @Test func `the own sign-in is left by its name, and who has no authenticator sets one up`() throws {
        let moment = Samples.moment("2026-03-12", 9, 0)
        let sessions = [true, false].map { isThis in
            AccountPage.Session(
                id: isThis ? "a" : "b", started: moment, seen: moment, words: Text("浏览器", "Browser"), isThis: isThis)
        }
        func name(_ page: AccountPage) throws -> String? {
            try Self.read(page).all("a").first { $0.attributes["href"] == "/account/factor" }?.text
        }
        let page = AccountPage(sessions: sessions, codesLeft: nil)
        let buttons = try Self.read(page).all("button").filter { $0.path.contains("td") }.map(\.text)
        #expect(buttons == [Text.signOut.zh, Text.endSession.zh])
        #expect(try name(page) == Text.setUpFactor.zh)
        #expect(try name(AccountPage(sessions: sessions, codesLeft: 7)) == Text.changeFactor.zh)
        let setup = FactorSetup(secret: Array(0..<20), account: Staff.ID("S1356"))
        let first = try Self.read(FactorPage(setup: setup, nonce: "n", picture: nil, isFirst: true))
        #expect(first.all("h1").map(\.text) == [Text.setUpFactor.zh])
    }

    @Test func `refusing an identity stands apart from granting it, behind it, and says that no reason is asked for`()
        throws
    {
        func page(mayGrant: Bool, _ refusal: Text) throws -> PageReader {
            try Self.read(
                UnlockPage(
                    id: "u", number: "2026-XF-000123", report: "r", state: Text("待批准", "Waits"), facts: [], words: nil,
                    mayGrant: mayGrant, refusal: refusal, mayOpen: false, mayClose: false, form: FormState()))
        }
        let other = try page(mayGrant: true, .refuseUnlock)
        let forms = other.all("form").filter { $0.attributes["action"]?.hasPrefix("/unlocks/u/") == true }
        #expect(forms.compactMap { $0.attributes["action"] } == ["/unlocks/u/grant", "/unlocks/u/refuse"])
        #expect(forms.allSatisfy { $0.path.last == "section" })
        #expect(other.all("h2").map(\.text) == [Text.grantUnlock.zh, Text.refuseUnlock.zh])
        #expect(other.all("p").contains { $0.text == Text.refuseUnlockHint.zh })
        let own = try page(mayGrant: false, .takeBackUnlock)
        #expect(own.all("h2").isEmpty && !own.all("p").contains { $0.text == Text.refuseUnlockHint.zh })
    }
}
