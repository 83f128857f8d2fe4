import Casework
import TestDatabase
import Testing

@testable import Web

/// Where a report of the public may go, and who is above that.
@Suite struct AreaTests {
    /// The part of the form that says where to go instead.
    private static func elsewhere(_ html: String) -> Substring {
        let after = html.split(separator: "<section class=\"elsewhere\">").last ?? ""
        return after.split(separator: "</section>").first ?? ""
    }

    @Test func `above the chosen place stands its superior, and never the very organ that was chosen`() async throws {
        try await TestSite.with { site in
            for (area, upper) in [("O420281", "黄石市纪委监委"), ("O420200", "上一级纪检监察机关")] {
                for managed in ["upper", "own-head"] {
                    let visitor = site.visitor()
                    try await visitor.get("/report")
                    let fields = StoryTests.report(in: site).map { pair in
                        pair.0 == "area" ? (pair.0, area) : pair.0 == "managed" ? (pair.0, managed) : pair
                    }
                    let seen = try await visitor.post("/report", fields)
                    let part = Self.elsewhere(seen.html)
                    #expect(seen.status == 422 && part.contains(upper), "\(area) \(managed)")
                    #expect(part.contains("黄石市纪委监委") == (area == "O420281"), "\(area) \(managed)")
                }
            }
        }
    }

    @Test func `before a place was sent the page names the office above each of them`() async throws {
        try await TestSite.with { site in
            let part = Self.elsewhere(try await site.visitor().get("/report").html)
            let city = try #require(part.firstRange(of: "黄石市的："))
            #expect(part[..<city.lowerBound].contains("大冶市") || part[city.upperBound...].contains("大冶市"))
            #expect(part[city.upperBound...].prefix(200).contains("上一级纪检监察机关"))
            #expect(part.contains("黄石市纪委监委"))
        }
    }

    @Test func `what turns out to belong above shows where to go`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            try await visitor.get("/report")
            let fields = StoryTests.report(in: site).map { pair in
                pair.0 == "accused-unit"
                    ? (pair.0, "黄石市教育局") : pair.0 == "accused-post" ? (pair.0, "局长") : pair
            }
            let seen = try await visitor.post("/report", fields)
            #expect(seen.status == 422 && Self.elsewhere(seen.html).contains("黄石市纪委监委"))
            #expect(seen.html.contains("id=\"managed-upper\" name=\"managed\" type=\"radio\" value=\"upper\" checked"))
        }
    }

    @Test func `only places are offered whose organ has somebody who opens what comes in`() async throws {
        try await TestDatabase.withOffice { office in
            let full = office.directory
            let rooms = full.rooms.filter { $0.organ != office.neighbour }
            let kept = Set(rooms.map(\.id))
            let bare = try Directory(
                divisions: full.divisions, organs: full.organs, rooms: rooms,
                staff: full.staff.filter { person in person.room.map { kept.contains($0) } ?? true },
                townships: full.townships, units: full.units
            )
            var settings = WebSettings(publicOrgan: office.county, directory: bare, isNetwork: { _ in false })
            let all = Offered(directory: full, settings: settings).report.areas.map(\.value)
            let offered = Offered(directory: bare, settings: settings).report.areas.map(\.value)
            #expect(all.contains(office.neighbour.rawValue))
            #expect(offered == all.filter { $0 != office.neighbour.rawValue })
            settings.receivingOrgans = [office.county]
            let signedUp = Offered(directory: full, settings: settings).report
            #expect(signedUp.areas.map(\.value) == [office.county.rawValue])
            #expect(signedUp.uppers.map(\.office.name) == ["黄石市纪委监委"])
        }
    }
}
