import Casework
import Testing

/// What there was on another day is told by the spans of a directory.
@Suite("HS-4: the organisation of each day")
struct OrganisationDaysTests {
    private static let day = CivilDate.epoch.adding(days: 20_000)
    private static let before = day.adding(days: -1)

    private static func organisation(_ spans: [Directory.Span]) throws -> Organisation {
        try Organisation(FictionalCity.directory(), spans: spans)
    }

    @Test func `each kind of entry has its former name until the day on which it changed`() throws {
        let organisation = try Self.organisation([
            .init(.division, "990121", until: Self.day, name: "旧清河县"), .init(.organ, "Q", until: Self.day, name: "旧纪委"),
            .init(.room, "Q-XF", until: Self.day, name: "旧信访室"), .init(.township, "QT1", until: Self.day, name: "旧镇"),
        ])
        let (then, now) = (organisation.on(Self.before), organisation.on(Self.day))
        #expect(then[Division.ID("990121")]?.name == "旧清河县" && now[Division.ID("990121")]?.name == "清河县")
        #expect(then[Organ.ID("Q")]?.name == "旧纪委" && now[Organ.ID("Q")]?.name == "清河县纪委监委")
        #expect(then[Room.ID("Q-XF")]?.name == "旧信访室" && now[Room.ID("Q-XF")]?.name == "信访室")
        #expect(then[Township.ID("QT1")]?.name == "旧镇" && now[Township.ID("QT1")]?.name == "柳林镇")
        #expect(organisation.edition(of: Self.before) + 1 == organisation.edition(of: Self.day))
        #expect(organisation.ever.organs[.init("Q")]?.name == "清河县纪委监委")
        #expect(organisation.history(of: .organ, "Q").map(\.name) == ["旧纪委", "清河县纪委监委"])
        #expect(organisation.end(of: .organ, "Q") == nil)
    }

    @Test
    func `what was abolished was there before, and its work is with whoever took over, however often that changed`()
        throws
    {
        let later = Self.day.adding(days: 10)
        let organisation = try Self.organisation([
            .init(
                .organ, "OLD1", until: Self.day, name: "甲镇纪委", level: .township, division: .init("990102"),
                organ: .init("D"), successor: "OLD2"),
            .init(
                .organ, "OLD2", until: later, name: "乙镇纪委", level: .township, division: .init("990102"),
                organ: .init("D"), successor: "DT1J"),
            .init(
                .room, "OLD1-ALL", until: Self.day, name: "监督室", organ: .init("OLD1"), links: [], roomKind: .supervision
            ),
        ])
        #expect(organisation.on(Self.before).has(.organ, "OLD1") && !organisation.on(Self.day).has(.organ, "OLD1"))
        #expect(organisation.on(Self.before).has(.room, "OLD1-ALL"))
        #expect(organisation.bearer(of: Organ.ID("OLD1"), on: Self.before)?.rawValue == "OLD1")
        #expect(organisation.bearer(of: Organ.ID("OLD1"), on: Self.day)?.rawValue == "OLD2")
        #expect(organisation.bearer(of: Organ.ID("OLD1"), on: later)?.rawValue == "DT1J")
        #expect(organisation.end(of: .organ, "OLD1") == Self.day)
        #expect(organisation.successor(of: .organ, "OLD2") == "DT1J")
        #expect(organisation.bearer(of: Room.ID("OLD1-ALL"), on: later) == nil, "a person must choose")
        #expect(organisation.bearer(of: Organ.ID("nobody"), on: later) == nil)
    }

    @Test func `of what is listed no more everything must be told, and a successor must be there`() throws {
        for kind in Directory.Span.Kind.allCases {
            #expect(throws: Directory.Fault.self, "\(kind)") {
                try Self.organisation([.init(kind, "GONE", until: Self.day)])
            }
        }
        #expect(throws: Directory.Fault.unfitSuccessor(id: "OLD", successor: "nobody")) {
            try Self.organisation([
                .init(
                    .organ, "OLD", until: Self.day, name: "甲镇纪委", level: .township, division: .init("990102"),
                    organ: .init("D"), successor: "nobody")
            ])
        }
    }

    @Test func `a directory that tells nothing of what another listed lacks it`() throws {
        let former = Organisation(try FictionalCity.directory())
        let whole = try FictionalCity.directory()
        #expect(Organisation(whole).lacking(after: former, on: Self.day).isEmpty)
        for kind in Directory.Span.Kind.allCases {
            for id in whole.ids(of: kind) {
                #expect(whole.has(kind, id))
                #expect(whole.span(kind, id)?.id == id && whole.span(kind, "nobody") == nil)
            }
        }
    }
}
