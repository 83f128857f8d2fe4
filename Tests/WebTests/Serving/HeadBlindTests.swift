import CaseStore
import Casework
import Hummingbird
import HummingbirdTesting
import NIOCore
import Operations
import TestDatabase
import Testing

@testable import Web

/// JB-15, C2: of what is about the head of the organ, nobody outside its petition office learns anything: every page and
/// every answer of the API is the same, byte for byte, with and without it.
@Suite struct HeadBlindTests {
    /// Every address without an identifier that a member of staff can type; the rest is found by following links.
    private static let addresses = [
        "/", "/alarms", "/alerts", "/archive", "/assignments", "/calls", "/charges", "/clocks", "/clocks/policies",
        "/clues",
        "/clues?tab=room", "/clues?tab=all", "/declarations", "/desk", "/digest", "/directory", "/directory/handovers",
        "/directory/people", "/distribution", "/documents", "/excerpts", "/feedback", "/find", "/found",
        "/instructions",
        "/interference", "/interference/notes", "/ledger", "/measures", "/meetings", "/merit", "/notices", "/outside",
        "/petitions", "/protection", "/provisions", "/quarantine-readers", "/quarters", "/reception",
        "/recommendations",
        "/recusals", "/register", "/register/numbers", "/register/voids", "/reopenings", "/rules/policies",
        "/seal-requests", "/search",
        "/sealed", "/sealed-keys", "/start", "/stuck", "/supervision", "/templates", "/trends",
        "/trends/quarter/2026/1",
        "/triage",
        "/webhooks", "/api/v1/board",
    ]

    /// Links that are followed from a page; more than any of these pages has.
    private static let linksFollowed = 400

    private static func walk(_ site: TestSite, as caller: Caller) async throws -> [String: String] {
        let browser = try await site.browser(of: caller)
        var seen: [String: String] = [:]
        var next = addresses
        var asked = Set(addresses)
        while let address = next.popLast() {
            let answer: (status: Int, text: String)
            if address.hasPrefix("/api/") {
                let response = try await site.client.execute(
                    uri: address, method: .get,
                    headers: [.authorization: "Bearer " + (browser.cookies["dengwen"] ?? "")])
                answer = (response.status.code, String(buffer: response.body))
            } else {
                let page = try await browser.get(address)
                answer = (page.status, page.html)
            }
            seen[plain(address)] = "\(answer.status)\n" + plain(answer.text)
            for link in answer.text.matches(of: /href="(\/[^"#]*)"/).map({ String($0.1).replacing("&amp;", with: "&") })
            {
                let isWayOut = ["/language", "/leave", "/assets", "/sign", "/track", "/report", "/account"].contains(
                    where: link.hasPrefix)
                guard !isWayOut, asked.count < linksFollowed, asked.insert(link).inserted else { continue }
                next.append(link)
            }
        }
        return seen
    }

    /// Without what differs between any two visits: identifiers, secrets of forms, cursors, digests of what has identifiers.
    private static func plain(_ text: String) -> String {
        text.replacing(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/, with: "ID")
            .replacing(/[0-9a-f]{8,}/, with: "DIGEST").replacing(/[A-Za-z0-9_-]{22,}/, with: "WORD")
    }

    @discardableResult
    private static func letter(_ site: TestSite, _ place: Int) async throws -> Casework.QueryCode {
        let clerk = try #require(site.office.clerk.staff)
        let lead = try #require(site.office.lead.staff)
        let draft = ReportDraft(
            channel: .letter, receivedOn: site.context.today,
            accused: [AccusedDraft(name: "某某", unit: "保安镇", post: "副镇长")], summary: "反映低保金被截留3000元，有转账记录",
            text: "反映低保金被截留3000元，有转账记录")
        let receipt = try await RegisterReport(site.context)(
            draft, form: "letter-\(place)", isFreeOfStateSecrets: true, as: clerk)
        site.office.clock.advance(seconds: 1)
        _ = try await ProposeTriage(site.context)(
            receipt.id,
            TriageOpinion(author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: []),
            as: clerk)
        site.office.clock.advance(seconds: 1)
        _ = try await ConfirmTriage(site.context)(receipt.id, as: lead)
        site.office.clock.advance(seconds: 1)
        return receipt.code
    }

    /// The reporter of an open letter adds to it, and it is about the head: one is sealed, one waits unopened.
    private static func added(_ site: TestSite, to code: Casework.QueryCode) async throws {
        let lead = try #require(site.office.lead.staff)
        func waiting() async throws -> Set<Report.ID> {
            let inbox = try await Lists(site.context).inbox(as: lead)
            return Set(inbox.map(\.report.report).filter { $0.state == .quarantined }.map(\.id))
        }
        let before = try await waiting()
        try await AddToReport(site.context)(
            .supplement, "哨兵：主要负责人让压下来", code: code.text, form: "added-1", isFreeOfStateSecrets: true)
        let id = try #require(try await waiting().subtracting(before).first)
        try await site.office.sealUp(id, .ownHead, with: site.context)
        try await AddToReport(site.context)(
            .supplement, "哨兵：主要负责人又打了招呼", code: code.text, form: "added-2", isFreeOfStateSecrets: true)
    }

    /// On paper and online, sent up and late: everything that can become of what is about the head.
    private static func aboutTheHead(_ site: TestSite) async throws {
        let context = site.context
        let clerk = try #require(site.office.clerk.staff)
        let lead = try #require(site.office.lead.staff)
        for place in 1...2 {
            _ = try await RegisterSealed(context)(
                .ownHead, channel: .letter, receivedOn: context.today, sheets: 2, form: "sealed-\(place)", as: clerk)
        }
        let line = try #require(try await Lists(context).sealedLines(as: lead).first { $0.ground == .ownHead })
        try await ReportSealedUp(context)(line.id, .courier, number: "7", on: context.today, as: clerk)
        for place in 1...2 {
            var draft = ReportDraft(
                channel: .web, receivedOn: context.today, reporter: ReporterDraft(name: "赵哨兵", phone: "13900001234"),
                accused: [AccusedDraft(name: "老大", unit: "某单位", post: "主要负责人")], summary: "哨兵：收受礼金",
                text: "哨兵：收受礼金2万元，有转账记录")
            draft.stated = StatedFacts()
            let code = try await ReceivePublicReport(context)(
                draft, to: site.office.county, form: "online-\(place)", isFreeOfStateSecrets: true,
                asksProtection: place == 1, asksRecusal: place == 2)
            let id = try #require(try await TrackReport(context)(code.text)).report.report
            _ = try await OpenReport(context)(id, as: lead)
            // The second one waits; somebody has heard of it, and asks (JC-66).
            guard place == 1 else {
                let asked = RecordInterference.Entry(
                    asker: .outside, way: .enquired, askedOn: context.today, words: "哨兵：有没有举报书记的信")
                try await RecordInterference(context)(id, asked, as: lead)
                continue
            }
            try await site.office.sealUp(id, .ownHead, with: context)
            let sealed = try await Lists(context).sealedLines(as: lead).filter { $0.channel == .web }
            _ = try await TakeExport(context)(try #require(sealed.first).id, as: lead)
        }
    }

    /// Registered as ordinary letters, whom they accuse not seen or not said; the last, because their numbers stay given.
    private static func registeredFirst(_ site: TestSite) async throws {
        let clerk = try #require(site.office.clerk.staff)
        let leader = try #require(site.office.head.staff)
        let head = try #require(site.office.directory[leader.staff])
        for (place, name) in [head.name, "老大"].enumerated() {
            let draft = ReportDraft(
                channel: .letter, receivedOn: site.context.today,
                accused: [AccusedDraft(name: name, unit: "某单位", post: "干部")], summary: "哨兵：收受礼金2万元",
                text: "哨兵：收受礼金2万元，有转账记录")
            let receipt = try await RegisterReport(site.context)(
                draft, form: "first-\(place)", isFreeOfStateSecrets: true, as: clerk)
            guard place == 0 else { continue }
            _ = try await ProposeTriage(site.context)(
                receipt.id,
                TriageOpinion(author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: []),
                as: clerk)
        }
    }

    private static func pages(withItem: Bool, advancedBy days: Int) async throws -> [String: [String: String]] {
        let all = Collected()
        try await TestSite.with { site in
            let code = try await letter(site, 1)
            let clerk = try #require(site.office.clerk.staff)
            _ = try await RegisterSealed(site.context)(
                .upperLevel, channel: .letter, receivedOn: site.context.today, sheets: 1, form: "upper", as: clerk)
            // Who was named the head knows, whatever comes in.
            try await site.office.nameReaders(with: site.context)
            if withItem {
                try await aboutTheHead(site)
                try await added(site, to: code)
                // Of a letter that everybody sees its reporter writes who should stand aside (JB-35).
                try await AskRecusal(site.context)("哨兵：请县纪委书记、分管副书记回避", code: code.text, form: "aside")
            }
            try await letter(site, 2)
            if withItem { try await registeredFirst(site) }
            site.office.clock.advance(days: days)
            _ = try await WatchClocks(site.context)()
            _ = try await WipeExports(site.context)()
            for role in [Role.head, .deputy, .caseSupervision, .roomMember] {
                for person in site.office.everybody(with: role, in: site.office.county).prefix(2) {
                    let name = person.staff?.staff.rawValue ?? ""
                    await all.put(name, try await walk(site, as: person))
                }
            }
        }
        return await all.pages
    }

    private actor Collected {
        private(set) var pages: [String: [String: String]] = [:]

        func put(_ person: String, _ seen: [String: String]) { pages[person] = seen }
    }

    @Test(arguments: [0, 8])
    func `JB-15 head, deputies, rooms and case supervision see the same with and without it`(days: Int) async throws {
        let without = try await Self.pages(withItem: false, advancedBy: days)
        let with = try await Self.pages(withItem: true, advancedBy: days)
        #expect(Set(without.keys) == Set(with.keys) && without.count >= 4)
        for (person, pages) in without {
            let others = with[person] ?? [:]
            #expect(pages.keys.sorted() == others.keys.sorted(), "\(person)")
            for (address, page) in pages where others[address] != page {
                Issue.record("\(person) \(address) differs")
            }
        }
    }

    @Test func `JB-15 the test would see a difference: of what goes up by level the head reads a line`() async throws {
        try await TestSite.with { site in
            let head = site.office.head
            let before = try await Self.walk(site, as: head)
            let clerk = try #require(site.office.clerk.staff)
            _ = try await RegisterSealed(site.context)(
                .upperLevel, channel: .letter, receivedOn: site.context.today, sheets: 1, form: "upper", as: clerk)
            let after = try await Self.walk(site, as: head)
            #expect(before["/sealed"] != after["/sealed"])
        }
    }
}
