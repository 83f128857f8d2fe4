import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// HS-26, JB-48, JB-15: from the moment in which a matter turns against those who had it nothing moves for them any more,
/// whatever is done to it elsewhere.
@Suite("JB-48 HS-26 after it turned") struct AfterTheTurnTests {
    typealias Turn = EarlierReaderTests.Turn

    /// What was done to the matter, and what moved meanwhile for those who must not know.
    private struct Course {
        var acts: [String] = []
        var moved: [String] = []
    }

    @Test(arguments: Turn.allCases)
    func `JB-48 HS-26 JB-15 every count, figure, number, list and page of earlier readers stays to the end`(
        _ turn: Turn
    ) async throws {
        try await LeakHouse.openCounty { house in
            try await house.office.publishExportKeys()
            let matter = try await ReadMatter(in: house, passedDown: turn == .officeAbove)
            try await matter.turn(turn, in: house)
            let kept = Self.kept(by: turn, in: house)
            let people = Self.people(kept, readers: matter.readers.map(\.person), in: house)
            #expect(people.count > 5, "\(turn): \(people.count) look")
            let house = house.leaving(kept)
            while try await WatchClocks(house.context)().isFull {}
            _ = try await house.deliver()

            let pages = try await Self.pages(of: people, turn, in: house)
            let eye = try await DatabaseEye.open(house.office)
            let course = try await Self.live(matter.report, turn, people, in: house, eye)
            await eye.close()
            let after = try await Self.pages(of: people, turn, in: house)

            #expect(course.moved.isEmpty, "\(turn): \(course.moved.sorted().joined(separator: "\n"))")
            #expect(
                Self.expected(of: turn).isSubset(of: course.acts), "\(turn): \(course.acts): \(house.refusal.value)")
            for (staff, view) in after {
                let moved = try #require(pages[staff]).differences(from: view)
                #expect(moved.isEmpty, "\(turn): \(staff.rawValue): \(moved)")
            }
        }
    }

    /// Whoever must know nothing of it from now on: the whole organ of a colleague, and all but the petition office where it
    /// is to go up sealed. Of what a higher level manages the head may know that it went.
    private static func kept(by turn: Turn, in house: LeakHouse) -> [StaffCaller] {
        let county = house.office.county
        return switch turn {
        case .colleague, .holder: house.people(under: county)
        case .ownHead: HiddenMatter.besides([.registrar, .petitionLead, .auditor], of: county, in: house)
        case .upperCadre, .officeAbove:
            HiddenMatter.besides([.registrar, .petitionLead, .auditor, .head], of: county, in: house)
        }
    }

    /// Those who had it, and one of each other post.
    private static func people(
        _ kept: [StaffCaller], readers: [StaffCaller], in house: LeakHouse
    ) -> [StaffCaller] {
        let had = Set(readers.map(\.staff))
        var posts: Set<String> = []
        return kept.filter { person in
            let post = person.roles.map(\.rawValue).sorted().joined() + "\(person.organ == house.office.county)"
            let isNew = posts.insert(post).inserted
            return isNew || had.contains(person.staff)
        }
    }

    /// What is done with it where it is now.
    private static func acts(after turn: Turn, in county: Organ.ID) -> [HiddenMatter.Act] {
        switch turn {
        case .colleague, .holder:
            let accused = AccusedDraft(name: Told.accused, unit: "保安镇", post: "副镇长")
            let pressed = HiddenMatter.acts(of: .pressed, on: accused, below: county)
            return pressed.arrival + pressed.own + HiddenMatter.acts(of: .concluded, on: accused, below: county).own
        case .ownHead, .upperCadre, .officeAbove: return HiddenMatter.decided(at: county)
        }
    }

    /// Acts that must come about: what nobody did moves nothing.
    private static func expected(of turn: Turn) -> Set<String> {
        switch turn {
        case .colleague, .holder: ["claim", "press"]
        case .ownHead, .upperCadre, .officeAbove: ["seal", "carry", "receive"]
        }
    }

    private static func live(
        _ report: Report.ID, _ turn: Turn, _ people: [StaffCaller], in house: LeakHouse, _ eye: DatabaseEye
    ) async throws -> Course {
        let county = house.office.county
        var (course, state) = (Course(), try await eye.state())
        let before = try await look(people, eye, state)
        for act in acts(after: turn, in: county) {
            try await act.run(house, report)
            course.moved += try await house.deliver().filter { $0.organ == county }.map {
                "\(act.name): the receiver hears \($0.type)"
            }
            let now = try await eye.state()
            guard now.changes(since: state).contains(where: { !$0.hasPrefix("audit.") }) else { continue }
            state = now
            course.acts.append(act.name)
            for (place, view) in try await look(people, eye, state).enumerated() {
                let person = people[place]
                course.moved += view.differences(from: before[place]).map {
                    "\(act.name): \(person.roles.map(\.rawValue).sorted()) \(person.staff.rawValue): \($0)"
                }
            }
        }
        return course
    }

    private static func look(
        _ people: [StaffCaller], _ eye: DatabaseEye, _ state: DatabaseState
    ) async throws -> [DatabaseView] {
        let all = eye.surfaces(worthALookIn: state, changed: nil)
        return try await eye.answers(to: people.map { .staff($0) }, at: all).map { DatabaseView(answers: $0) }
    }

    /// Where the organ is kept out as a whole, and where its head is: what the others show is the same tables.
    private static func pages(
        of people: [StaffCaller], _ turn: Turn, in house: LeakHouse
    ) async throws -> [Staff.ID: PageView] {
        guard turn == .colleague || turn == .ownHead else { return [:] }
        return try await house.each(of: people) { try await house.pageView(of: $0) }
    }
}
