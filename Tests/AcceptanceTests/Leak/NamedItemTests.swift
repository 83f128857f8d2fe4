import CaseStore
import Casework
import Hummingbird
import Operations
import TestDatabase
import Testing

/// An id that somebody saw somewhere, typed into a field of a form of their own: of what is hidden it answers what
/// it answers of nothing.
@Suite("JB-6 JB-48 named items") struct NamedItemTests {
    /// A form that somebody of the county may send, or a page that they may open, but for the item that it names.
    private struct Form: Sendable {
        let person: StaffCaller
        var method = HTTPRequest.Method.post
        let address: String
        var fields: [(String, String)] = []
        /// An item that may stand there: the form is taken, so that it is the item that is refused otherwise.
        let own: String?
    }

    private struct Own: Sendable {
        let report: Report.ID
        let clue: Clue.ID
        /// Waits for its triage.
        let letter: Report.ID
    }

    @Test func `JB-6 JB-48 HS-26 a field that names what is hidden answers as one that names nothing`() async throws {
        try await LeakHouse.openCounty { house in
            let own = try await Self.own(in: house)
            let matter = try await ReadMatter(in: house, passedDown: false)
            try await matter.turn(.colleague, in: house)
            let hidden = try await house.items(of: matter.report)
            #expect(hidden.count > 6, "\(hidden.count) hang on it")
            let nothing = (house.office.world.newID() as Report.ID).rawValue
            for form in try await Self.forms(own, in: house) {
                func answer(_ item: String) async throws -> String {
                    try await house.answer(of: form.person, form.method, form.address, form.fields, naming: item)
                }
                let expected = try await answer(nothing)
                for item in hidden {
                    let told = try await answer(item)
                    #expect(told == expected, "\(form.address) \(form.fields.map(\.0)) of \(item)")
                }
                guard let item = form.own else { continue }
                let taken = try await answer(item)
                #expect(taken.hasPrefix("303 ") && taken != expected, "\(form.address) is taken: \(taken.prefix(40))")
            }
        }
    }

    /// The reporter of another letter names a notice of the hidden one.
    @Test func `JB-26 a reporter who names another letter's notice is answered as of none`() async throws {
        try await LeakHouse.openCounty { house in
            let clerk = try #require(house.office.clerk.staff)
            let receipt = try await Self.register(in: house, as: clerk)
            let matter = try await ReadMatter(in: house, passedDown: false)
            let notices = try await house.texts(
                "select n.notice_id::text from casework.notice as n where n.report_id = '\(matter.report.rawValue)'")
            let notice = try #require(notices.first)
            let nothing = (house.office.world.newID() as Report.ID).rawValue
            for (address, field) in [("/track/read", "notice"), ("/track/secrecy", "result")] {
                var answers: Set<String> = []
                for item in [notice, nothing] {
                    // Looks at one code are counted by the minute.
                    house.office.clock.advance(seconds: 60)
                    let browser = house.house.visitor()
                    try await browser.get("/track")
                    try await browser.post("/track", [("code", receipt.code.text)])
                    let ticket = browser.hidden("ticket")
                    try #require(!ticket.isEmpty)
                    let seen = try await browser.post(
                        address, [("ticket", ticket), (field, item), ("secrecy", "yes")])
                    let html = seen.html.replacing(/name="(csrf|form|ticket)" value="[^"]*"/) { "name=\"\($0.1)\"" }
                    answers.insert("\(seen.status) \(seen.location) " + html.replacing(item, with: "ITEM"))
                }
                #expect(answers.count == 1, "\(address)")
            }
        }
    }

    private static func register(
        in house: LeakHouse, as clerk: StaffCaller
    ) async throws -> RegisterReport.Receipt {
        house.office.clock.advance(seconds: 1)
        let draft = ReportDraft(
            channel: .letter, receivedOn: house.office.clock.today,
            reporter: ReporterDraft(name: "孙某某", phone: "13900005678"),
            accused: [AccusedDraft(name: "周某某", unit: "保安镇", post: "副镇长")], summary: "另一件事", text: "另一件事的经过。")
        return try await RegisterReport(house.context)(
            draft, form: house.nextForm(), isFreeOfStateSecrets: true, as: clerk)
    }

    /// A letter of their own that a room has in hand, and one that waits.
    private static func own(in house: LeakHouse) async throws -> Own {
        let (office, context) = (house.office, house.context)
        let (clerk, lead) = (try #require(office.clerk.staff), try #require(office.lead.staff))
        let head = try #require(office.head.staff)
        let report = try await register(in: house, as: clerk).id
        let opinion = TriageOpinion(
            author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: [])
        _ = try await ProposeTriage(context)(report, opinion, as: clerk)
        let clue = try #require(try await ConfirmTriage(context)(report, as: lead).clue)
        for measure in try await Lists(context).measures(waiting: true, as: head) where measure.rule != nil {
            try await DecideMeasure(context).approve(measure.id, as: head)
        }
        let holder = try #require(office.member(of: Room.ID("O420281-J2"), 1).staff)
        try await HandleClue(context).claim(clue, as: holder)
        return Own(report: report, clue: clue, letter: try await register(in: house, as: clerk).id)
    }

    private static func forms(_ own: Own, in house: LeakHouse) async throws -> [Form] {
        let (office, today) = (house.office, house.office.clock.today.description)
        let (clerk, lead) = (try #require(office.clerk.staff), try #require(office.lead.staff))
        let (head, supervisor) = (try #require(office.head.staff), try #require(office.supervisor.staff))
        let holder = try #require(office.member(of: Room.ID("O420281-J2"), 1).staff)
        let meeting = try await HoldMeeting(house.context).call(.secretaries, on: office.clock.today, as: lead)
        let (agenda, clue) = ("/meetings/\(meeting.rawValue)", own.clue.rawValue)
        let decision = [("place", "0"), ("decision-0", "agreed"), ("minutes-0", "同意"), ("item", "$ID")]
        let instruction = [
            ("source", "leader_note"), ("issued_on", today), ("to", "O420281-J2"), ("due_on", today), ("text", "限期报告"),
        ]
        let paper = "/clues/\(clue)/documents"
        let request = DocumentKind.verificationRequest.rawValue
        return [
            Form(
                person: clerk, address: "/triage/\(own.letter.rawValue)/repeats",
                fields: [
                    ("earlier", "$ID"), ("place", "1"), ("verdict-1", "not_a_repeat"), ("repeat-reason-1", "不是同一件事"),
                ],
                own: own.report.rawValue),
            Form(person: lead, address: agenda + "/agenda", fields: [("clue", "$ID")], own: clue),
            Form(person: lead, address: agenda + "/decide", fields: decision + [("kind", "report")], own: nil),
            Form(person: lead, address: agenda + "/decide", fields: decision + [("kind", "clue")], own: clue),
            Form(person: supervisor, address: "/instructions", fields: instruction + [("clue", "$ID")], own: clue),
            Form(person: supervisor, method: .get, address: "/instructions?clue=$ID", own: nil),
            Form(person: head, address: "/distribution/approve", fields: [("clue", "$ID")], own: clue),
            Form(person: supervisor, method: .get, address: "/recommendations?clue=$ID", own: nil),
            Form(person: supervisor, address: "/recommendations", fields: [("clue", "$ID")], own: nil),
            Form(
                person: holder, address: paper,
                fields: [("kind", request), (DocumentField.accused.rawValue, "周某某"), ("replaces", "$ID")], own: nil),
            Form(person: holder, method: .get, address: paper + "?kind=\(request)&replaces=$ID&from=$ID", own: nil),
        ]
    }
}
