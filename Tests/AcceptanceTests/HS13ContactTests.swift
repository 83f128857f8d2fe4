import Casework
import Hummingbird
import Operations
import TestDatabase
import Testing

/// 市实施方案第13条: rooms keep contact with townships, townships with their villages; what is reported goes to whoever keeps
/// the contact.
@Suite("HS-13 联系管理 Contact")
struct HS13ContactTests {
    @Test func `HS-13: each township's cadres are the matter of the room that keeps contact with it`() async throws {
        try await House.open { house in
            let places = [
                ("O420281-J1", "金牛镇", "周哨兵"), ("O420281-J2", "陈贵镇", "吴哨兵"), ("O420281-J3", "大箕铺镇", "郑哨兵"),
            ]
            var matters: [(room: Room.ID, matter: Matter)] = []
            for (name, township, accused) in places {
                let room = Room.ID(name)
                let linked = try #require(house.office.directory[room]).links
                let place = try #require(house.office.directory.townships.first { $0.name == township })
                #expect(linked.contains(.township(place.id)), "the directory says so")
                let stated = ["accused-1-unit": township, "accused-1-name": accused]
                matters.append((room, try await house.matter(stated, in: room)))
            }
            for (room, matter) in matters {
                let member = house.office.member(of: room, 1)
                #expect(try await house.board(of: member, tab: "room") == [matter.clue])
                let why = try await house.browser(of: house.office.deputy).get(matter.page("route")).html
                #expect(why.contains("分工联系"), "the page says why")
                let others = matters.map(\.room).filter { $0 != room }.map { house.office.member(of: $0, 1) }
                try await house.expectNothing(at: matter.page(), for: others)
            }
        }
    }

    @Test func `HS-13: a village cadre is the matter of the township's organ, and the county follows it`() async throws
    {
        try await House.open { house in
            let township = Organ.ID("T42028103J")
            let handed = try await house.register([
                "accused-1-unit": "金湖街道沙洲村", "accused-1-post": "村党支部书记",
            ])
            try await house.triage(try await house.waiting())
            let people = house.everybody(in: township)
            let member = try #require(people.first { $0.staff?.roles.contains(.roomMember) == true })
            let head = try #require(people.first { $0.staff?.roles.contains(.head) == true })
            let clues = try await house.board(of: member)
            let clue = try #require(clues.first)
            #expect(clues.count == 1)
            let register = try await house.browser(of: house.office.clerk).get("/register").html
            #expect(register.contains(handed.number), "the county passed it on and follows it")
            let others = [
                house.office.member(of: Room.ID("O420281-J1"), 1), house.office.member(of: House.room, 1),
                house.office.first(.head, in: Organ.ID("T42028104J")), house.office.cityHead,
            ]
            try await house.expectNothing(at: "/clues/\(clue)", for: others)

            #expect(try await house.step(clue, "claim", as: member) == 303)
            try await house.conclude(clue, by: member, deputy: head, head: head)
            let lead = try #require(people.first { $0.staff?.roles.contains(.petitionLead) == true })
            let letters = try await house.approveNotices(by: lead)
            #expect(!letters.isEmpty && letters.contains { $0.contains("金湖街道纪工委") }, "the organ in contact answers")
        }
    }

    @Test func `HS-13: the county's cadre-supervision room keeps contact with the townships' discipline organs`()
        async throws
    {
        try await House.open { house in
            let room = Room.ID("O420281-GJ")
            let member = house.office.member(of: room, 1)
            for (township, accused) in [("东风路街道", "周哨兵"), ("陈贵镇", "吴哨兵")] {
                let stated = [
                    "accused-1-unit": township, "accused-1-post": "纪检干事", "accused-1-name": accused,
                ]
                _ = try await house.matter(stated, in: room)
            }
            #expect(try await house.board(of: member, tab: "room").count == 2)
            for name in ["O420281-J1", "O420281-J2", "O420281-J3"] {
                let reader = house.office.member(of: Room.ID(name), 1)
                #expect(try await house.board(of: reader, tab: "room").isEmpty, "\(name)")
            }
        }
    }
}
