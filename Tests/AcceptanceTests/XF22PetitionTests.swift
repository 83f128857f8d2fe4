import Casework
import Hummingbird
import Operations
import TestDatabase
import Testing

/// 信访工作条例第22条、第30条: what is another organ's matter goes there by letter in five working days, and never to whom it
/// is about.
@Suite("XF-22 业务范围外信访 Matters of outside organs")
struct XF22PetitionTests {
    private static let organs = "COURT,大冶市人民法院,court,420281,,某路1号\nTOWN,保安镇人民政府,department,420281"

    /// A letter or a visit that triage finds to be another organ's matter.
    private static func declined(_ house: House, channel: String) async throws -> (report: String, code: String) {
        let handed = try await house.register([
            "channel": channel, "accused-1-unit": "保安镇", "accused-1-post": "副镇长",
        ])
        let report = try await house.waiting()
        let clerk = try await house.browser(of: house.office.clerk)
        try await clerk.get("/triage/\(report)")
        let opinion = [("kind", "out_of_scope"), ("elsewhere", "other_organ")]
        try #require(try await clerk.post("/triage/\(report)", opinion).status == 303)
        let lead = try await house.browser(of: house.office.lead)
        try await lead.get("/triage/\(report)")
        try #require(try await lead.post("/triage/\(report)/confirm", [("answer", "confirm")]).status == 303)
        return (report, handed.code)
    }

    private static func enterOrgans(_ house: House) async throws {
        let clerk = try await house.browser(of: house.office.clerk)
        try await clerk.get("/outside")
        #expect(try await clerk.post("/outside/import", [("lines", organs)]).status == 303)
    }

    @Test func `XF-22 JB-13: a letter goes to the court with a letter of our own, and never to the accused's office`()
        async throws
    {
        try await House.open { house in
            try await Self.enterOrgans(house)
            let (report, code) = try await Self.declined(house, channel: "letter")
            house.goOn(to: 2026, 3, 6)
            let path = "/petitions/\(report)"
            let clerk = try await house.browser(of: house.office.clerk)
            #expect(try await clerk.get("/petitions").html.contains(path))
            let page = try await clerk.get(path).html
            #expect(page.contains("大冶市人民法院") && !page.contains("保安镇人民政府"), "C6: not even offered")
            let transfer = [
                ("transfer-receiver", "COURT"), ("transfer-day", "2026-03-06"), ("transfer-carrier", "post"),
                ("transfer-list", "信件一份"),
            ]
            let early = try await clerk.post(path + "/transfer", transfer)
            #expect(early.status == 422 && early.html.contains("信件一份"), "our own letter comes first")
            try await Self.issueLetter(house, report)
            try await clerk.get(path)
            let barred = [("transfer-receiver", "TOWN")] + transfer.dropFirst()
            #expect(try await clerk.post(path + "/transfer", barred).status == 422)
            #expect(try await clerk.post(path + "/transfer", transfer).status == 303)

            house.goOn(to: 2026, 3, 10)
            let later = try await house.browser(of: house.office.clerk)
            try await later.get(path)
            let receipt = [("receipt-what", "received"), ("receipt-day", "2026-03-10")]
            #expect(try await later.post(path + "/receipt", receipt).status == 303)
            #expect(try await later.get("/petitions?view=done").html.contains(path))
            let told = try await house.track(code)
            #expect(told.contains("已转") && !told.contains("保安镇"))
            try await house.expectNothing(at: path, for: [house.office.member(of: House.room), house.office.cityLead])
        }
    }

    /// The letter of transfer, drafted by the clerk and signed by the head of the petition office.
    private static func issueLetter(_ house: House, _ report: String) async throws {
        let clerk = try await house.browser(of: house.office.clerk)
        let file = "/triage/\(report)/documents"
        try await clerk.get(file + "?kind=petition_transfer")
        let written = try await clerk.post(file, [("kind", "petition_transfer"), ("addressee", "大冶市人民法院")])
        try #require(written.status == 303, "\(written.html)")
        let paper = String(written.location.prefix { $0 != "?" })
        let lead = try await house.browser(of: house.office.lead)
        try await lead.get(paper)
        #expect(try await lead.post(paper + "/approve").status == 303)
    }

    @Test func `XF-22 JB-13: who came in person is told where to go, and the matter itself goes nowhere`() async throws
    {
        try await House.open { house in
            try await Self.enterOrgans(house)
            let (report, _) = try await Self.declined(house, channel: "visit")
            let path = "/petitions/\(report)"
            let clerk = try await house.browser(of: house.office.clerk)
            let page = try await clerk.get(path).html
            #expect(!page.contains("name=\"transfer-receiver\""), "nothing is passed on")
            #expect(try await clerk.post(path + "/guide", [("guide-receiver", "")]).status == 422)
            #expect(try await clerk.post(path + "/guide", [("guide-receiver", "COURT")]).status == 303)
            let letters = try await house.approveNotices(by: house.office.lead)
            #expect(letters.contains { $0.contains("大冶市人民法院") })
            for letter in letters { for word in Told.words { #expect(!letter.contains(word)) } }
        }
    }
}
