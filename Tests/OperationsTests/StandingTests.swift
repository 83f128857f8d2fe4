import Casework
import Operations
import TestDatabase
import Testing

/// What a clerk types into unit and post decides whether an item may be entered at all.
@Suite struct StandingTests {
    static let heads = [
        ("大冶市纪委监委", "纪委书记"), ("大冶市纪委监委", "书记"), ("大冶市纪委", "书记"), ("大冶市监委", "主任"),
        ("大冶市纪委监委", "纪委书记、监委主任"), ("大冶市纪委监委", "大冶市纪委书记"), ("", "大冶市纪委书记"),
        ("大冶市", "市委常委、纪委书记"), ("大冶市纪委监委", "主要负责人"), ("大冶市委", "常委、市纪委书记"),
        ("大冶市纪委监委", "市纪委书记"), ("大冶市纪委监委", "主任"),
    ]

    @Test(arguments: heads)
    func `however the own head is written, nothing is entered`(_ unit: String, _ post: String) async throws {
        try await Desk.open { desk in
            let before = try await desk.snapshot()
            await #expect(throws: OperationError.mustBeSealed(.ownHead)) {
                try await desk.register(.letter(unit: unit, post: post))
            }
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test(arguments: ["副书记", "纪委副书记", "监委副主任", "第一监督检查室主任", "办公室主任"])
    func `others of the organ are not its head`(_ post: String) async throws {
        try await Desk.open { desk in
            let standing = desk.office.directory.standing(
                of: AccusedDraft(name: Planted.accused, unit: "大冶市纪委监委", post: post), seenFrom: desk.office.county
            )
            #expect(!standing.isOrganHead)
            #expect(standing.disciplineOrgan == desk.office.county)
        }
    }

    @Test func `the head is known by name, whatever the post says`() async throws {
        try await Desk.open { desk in
            let head = try #require(desk.office.directory[desk.head.staff])
            var draft = ReportDraft.letter(unit: "大冶市纪委监委", post: "")
            draft.accused[0].name = head.name
            let named = draft
            await #expect(throws: OperationError.mustBeSealed(.ownHead)) { try await desk.register(named) }
        }
    }

    @Test func `an organ that is accused as a body does not judge itself`() async throws {
        try await Desk.open { desk in
            var draft = ReportDraft.letter(unit: "大冶市纪委监委", post: "")
            draft.accused[0].name = ""
            let body = draft
            await #expect(throws: OperationError.mustBeSealed(.ownHead)) { try await desk.register(body) }
        }
    }

    static let upper = [
        ("黄石市教育局", "局长"), ("大冶市委", "书记"), ("大冶市人民政府", "市长"), ("大冶市", "副市长"),
        ("大冶市委组织部", "部长"),
    ]

    @Test(arguments: upper)
    func `who is managed above is not entered`(_ unit: String, _ post: String) async throws {
        try await Desk.open { desk in
            await #expect(throws: OperationError.mustBeSealed(.upperLevel)) {
                try await desk.register(.letter(unit: unit, post: post))
            }
        }
    }

    @Test func `the county's own bureau, called the city's in the county, is the county's`() async throws {
        try await Desk.open { desk in
            _ = try await desk.register(.letter(unit: "市教育局", post: "局长"))
        }
    }
}
