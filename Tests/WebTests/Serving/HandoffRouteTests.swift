import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// The sheet of signed hand-offs.
@Suite struct HandoffRouteTests {
    @Test func `ZJ-23 a room reads who signed for its clue, in both languages, and another room finds nothing`()
        async throws
    {
        try await TestSite.with { site in
            let room = Clue.Destination(organ: site.office.county, room: Room.ID("O420281-J2"))
            let planted = try await site.office.plantClue(PlantedPlace(receiver: site.office.county, destination: room))
            let path = "/clues/\(planted.clue.rawValue)"
            let member = try await site.browser(of: site.office.member(of: room.room))
            let clue = try await member.get(path).html
            #expect(try await member.post(path + "/claim").status == 303)
            #expect(clue.contains("href=\"\(path)/handoffs\""))
            let sheet = try await member.get(path + "/handoffs").html
            #expect(sheet.contains("第二监督检查室") && sheet.contains("系统（依规则）"))
            let name = try #require(
                site.office.member(of: room.room).staff.flatMap { site.context.directory[$0.staff] }?.name)
            #expect(sheet.components(of: name) >= 3)
            let other = try await site.browser(of: site.office.member(of: Room.ID("O420281-J1")))
            #expect(try await other.get(path + "/handoffs").status == 404)
            #expect(try await member.get("/clues/nothing/handoffs").status == 404)
        }
    }
}

extension String {
    /// How often a piece of text stands in it.
    fileprivate func components(of piece: String) -> Int { ranges(of: piece).count }
}
