import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// The accused's office asks in the only way that is left: by handing in and registering something alike, and looking at
/// what the system makes of it. Two cities that are the same but for the hidden matter answer the same.
@Suite("JB-6 C11 probes") struct ProbeTests {
    @Test(arguments: [3, 4, 5] as [UInt64])
    func `C11: a letter with the same words tells its clerk nothing of the one that is hidden`(seed: UInt64)
        async throws
    {
        let with = try await Self.answers(inCity: seed, hides: true)
        let without = try await Self.answers(inCity: seed, hides: false)
        #expect(with.keys.sorted() == without.keys.sorted())
        for (question, answer) in with { #expect(answer == without[question], "\(question)") }
        #expect(with.count > 20)
    }

    /// What everybody in the accused's organ finds after the probes, with all identifiers called the same.
    private static func answers(inCity seed: UInt64, hides: Bool) async throws -> [String: String] {
        let answers = Kept<[String: String]>([:])
        try await LeakHouse.open(seed: seed) { house in
            var dice = Dice(seed: seed)
            let matter = HiddenMatter(.countyDiscipline, in: house, &dice)
            let acts = matter.acts(&dice, today: house.office.clock.today)
            var report: Report.ID?
            if hides {
                for act in acts {
                    try await act.run(house, report)
                    if report == nil { report = try await house.reports().first }
                }
            }
            // Both go on from the same second.
            house.goOn(seconds: 600)
            let organ = try #require(matter.blind.first { $0.roles.contains(.registrar) && $0.room != nil }?.organ)
            let clerk = try #require(house.people(of: organ, .registrar).first)
            let receipt = try await RegisterReport(house.context)(
                matter.alike(channel: .letter), form: house.nextForm(), isFreeOfStateSecrets: true, as: clerk)
            var found = ["number": "\(receipt.number)"]
            _ = try await ReceivePublicReport(house.context)(
                matter.alike(channel: .web), to: organ, form: house.nextForm(), isFreeOfStateSecrets: true)
            for person in house.people(of: organ, .registrar) + house.people(of: organ, .petitionLead) {
                for (page, answer) in try await house.pageView(of: person).pages {
                    found["\(person.staff.rawValue) \(page)"] = answer
                }
                let item = try await house.itemAnswers(of: person, items: [receipt.id.rawValue], onlyLooking: true)
                for (page, answer) in item { found["\(person.staff.rawValue) \(page)"] = answer.sorted().joined() }
            }
            answers.put(found.mapValues { $0.replacing(/[0-9a-f]{8}-[0-9a-f-]{27}/, with: "ID") })
        }
        return answers.value
    }
}
