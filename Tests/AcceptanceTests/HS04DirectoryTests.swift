import Casework
import Hummingbird
import Operations
import TestDatabase
import Testing

/// 市实施方案第4、5条: organs, rooms, people and the supervisors of each village stand in one directory, and what they report
/// or are reported for goes the right way.
@Suite("HS-4 组织架构与通讯录 Directory")
struct HS04DirectoryTests {
    @Test func `HS-4: city, county and townships stand in the directory with their rooms and people`() async throws {
        try await House.open { house in
            let (office, directory) = (house.office, house.office.directory)
            let county = try #require(directory[office.county])
            #expect(county.superior == office.city && county.name == "大冶市纪委监委")
            #expect(county.leaders.count >= 2 && county.head.map { county.leaders.contains($0) } == true)
            for kind in [RoomKind.petitionOffice, .caseSupervision, .supervision, .cadreSupervision] {
                #expect(directory.rooms(of: office.county).contains { $0.kind == kind && !$0.staff.isEmpty }, "\(kind)")
            }
            let townships = directory.organs.filter { $0.superior == office.county }
            #expect(townships.count == 15)
            for organ in townships {
                let people = directory.staff.filter { $0.organ == organ.id }
                #expect(people.count >= 3 && organ.head != nil, "\(organ.name)")
                #expect(people.allSatisfy { !$0.name.isEmpty && !$0.post.isEmpty }, "\(organ.name)")
                let head = try await house.browser(of: house.office.first(.head, in: organ.id))
                #expect(try await head.get("/clues").status == 200, "\(organ.name) is at work")
            }
        }
    }

    @Test func `HS-4: every village of the directory has its discipline commissioner and its informant`() async throws {
        try await House.open { house in
            let townships = house.office.directory.townships.filter { $0.managedBy == Division.ID("420281") }
            #expect(townships.count == 15)
            for township in townships {
                #expect(!township.villages.isEmpty, "\(township.name)")
                for village in township.villages {
                    let supervisors = [village.disciplineCommissioner ?? "", village.informant ?? ""]
                    #expect(supervisors.allSatisfy { !$0.isEmpty }, "\(township.name)\(village.name)")
                    #expect(Set(supervisors).count == 2, "\(township.name)\(village.name): two people")
                }
            }
        }
    }

    @Test func `HS-4: what a village informant hands in is registered by its channel and handled like any report`()
        async throws
    {
        try await House.open { house in
            let township = try #require(house.office.directory.townships.first { $0.name == "保安镇" })
            let informant = try #require(township.villages.first?.informant)
            let matter = try await house.matter(["channel": "informant", "reporter-name": informant])
            let clerk = try await house.browser(of: house.office.clerk)
            #expect(try await clerk.get("/register").html.contains("监察信息员"))
            #expect(try await !clerk.get("/register").html.contains(informant), "a list names no reporter")
            let member = house.office.member(of: House.room, 1)
            try await house.finish(matter, by: member)
            let letters = try await house.approveNotices(by: house.office.lead)
            #expect(letters.count == 2, "an informant who signs is told of acceptance and result")
            #expect(letters.allSatisfy { !$0.contains(informant) })
            #expect(try await house.readResult(matter.code).page.contains("办理结果反馈书"))
            try await house.expectNothing(at: matter.page(), for: house.everybody(in: township.organ))
        }
    }

    @Test(arguments: ["纪检委员", "监察信息员"])
    func `HS-4 HS-26: a village's own supervisor is the county's to check, and the township sees nothing`(
        post: String
    ) async throws {
        try await House.open { house in
            let township = try #require(house.office.directory.townships.first { $0.name == "保安镇" })
            let village = try #require(township.villages.first)
            let name = try #require(post.contains("纪检") ? village.disciplineCommissioner : village.informant)
            let stated = [
                "accused-1-name": name, "accused-1-unit": township.name + village.name, "accused-1-post": post,
            ]
            let matter = try await house.matter(stated, in: Room.ID("O420281-GJ"))
            #expect(try await house.board(of: house.office.member(of: House.room), tab: "room").isEmpty)
            let hidden = Hidden(report: matter.report, clue: matter.clue, words: Told.words + [matter.number])
            for person in house.everybody(in: township.organ) { try await house.expectBlind(person, to: hidden) }
        }
    }
}
