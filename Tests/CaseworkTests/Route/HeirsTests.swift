import Casework
import Testing

/// A matter of another day is routed by the organisation of that day, and goes to whoever took over.
@Suite("DW-dating HS-4: what became of the organs and rooms of a matter's day")
struct HeirsTests {
    /// The cell as it is now: some organs and rooms are no more.
    private static func heirs(
        without organs: Set<Organ.ID> = [], rooms: Set<Room.ID> = [], _ organHeirs: [Organ.ID: Organ.ID] = [:],
        _ roomHeirs: [Room.ID: Room.ID] = [:]
    ) -> Route.Heirs {
        Route.Heirs(
            today: Route.Establishment(
                organs: Cell.organs.filter { !organs.contains($0.id) },
                rooms: Cell.rooms.filter { !rooms.contains($0.id) && !organs.contains($0.organ) }),
            organs: organHeirs, rooms: roomHeirs)
    }

    private static func decide(
        at receiver: Organ.ID, _ accused: [Route.Accused], _ heirs: Route.Heirs?,
        _ change: (inout Route.Input) -> Void = { _ in }
    ) -> Route.Decision {
        Route.decide(
            .accusation(at: receiver, accused) {
                $0.heirs = heirs
                change(&$0)
            })
    }

    private static let townshipOffice = Cell.room(Cell.township, "ALL")
    private static let secondOffice = Cell.room(Cell.secondTownship, "ALL")

    @Test func `what still stands keeps what is its own`() {
        let decision = Self.decide(at: Cell.county, [.villageCadre()], Self.heirs(without: [Cell.farTownship]))
        #expect(decision.outcome == .forwardDown(Cell.destination(Cell.township, "ALL")))
    }

    @Test func `what is no more is handled by whoever took over, and nobody else`() {
        let decision = Self.decide(
            at: Cell.county, [.villageCadre()],
            Self.heirs(
                without: [Cell.township], [Cell.township: Cell.secondTownship], [Self.townshipOffice: Self.secondOffice]
            ))
        #expect(decision.outcome == .forwardDown(Cell.destination(Cell.secondTownship, "ALL")))
        #expect(decision.rule == .forwardDown)
    }

    @Test func `a room that moved to another organ takes its work there`() {
        let decision = Self.decide(
            at: Cell.city, [.countyLeader],
            Self.heirs(
                rooms: [Cell.room(Cell.city, "J1")], [:], [Cell.room(Cell.city, "J1"): Cell.room(Cell.city, "J2")]))
        #expect(decision.outcome == .handle(Cell.destination(Cell.city, "J2"), .own))
    }

    @Test func `where nobody was named a person finds out, and the answer says so`() {
        let decision = Self.decide(at: Cell.county, [.villageCadre()], Self.heirs(without: [Cell.township]))
        #expect(decision.outcome == .research(.noSuccessor))
        let plain = Self.decide(at: Cell.county, [.villageCadre()], nil)
        #expect(decision.explanation.deciding.zh.contains("承接"))
        #expect(!plain.explanation.deciding.zh.contains("承接"))
    }

    @Test func `JB-48 nobody who must not know inherits: neither as an organ nor as a room`() {
        let staff = Route.Accused.disciplineStaff(of: Cell.township)
        let plain = Self.decide(at: Cell.county, [staff], nil)
        guard let place = plain.outcome.destination else {
            Issue.record("a matter about staff of a township goes to a place")
            return
        }
        // The township is barred; so is whoever took over from it, who also got the room of the handling organ.
        let toOrgan = Self.decide(
            at: Cell.county, [staff],
            Self.heirs(
                without: [Cell.township], rooms: [place.room], [Cell.township: Cell.secondTownship],
                [place.room: Self.secondOffice]))
        #expect(toOrgan.outcome == .research(.noSuccessor))
        // Its room alone is barred: the room's heir within the same organ is.
        let colleague = Route.Accused.disciplineStaff(of: Cell.city, room: "J1")
        let own = Self.decide(at: Cell.city, [colleague], nil)
        guard let handling = own.outcome.destination, handling.organ == Cell.city else {
            Issue.record("a matter about the city's own staff stays at the city")
            return
        }
        let toRoom = Self.decide(
            at: Cell.city, [colleague],
            Self.heirs(rooms: [handling.room], [:], [handling.room: Cell.room(Cell.city, "J1")]))
        #expect(toRoom.outcome == .research(.noSuccessor))
        let toOther = Self.decide(
            at: Cell.city, [colleague],
            Self.heirs(rooms: [handling.room], [:], [handling.room: Cell.room(Cell.city, "J2")]))
        #expect(toOther.outcome.destination == Cell.destination(Cell.city, "J2"))
    }

    @Test func `what would go down to an organ that has become the receiver's own stays, by today's rules`() {
        let county = Cell.room(Cell.county, "J1")
        let merged = Self.decide(
            at: Cell.county, [.villageCadre()],
            Self.heirs(without: [Cell.township], [Cell.township: Cell.county], [Self.townshipOffice: county]))
        #expect(merged.outcome.destination?.organ == Cell.county)
        #expect(merged.rule != .forwardDown)
    }

    @Test func `what stays anyway is decided once, by the organisation of its day`() {
        // The room of the day is no more, its work is the next room's: that alone is no merger of organs.
        let first = Cell.room(Cell.county, "J1")
        let decision = Self.decide(
            at: Cell.county, [.townshipLeader()],
            Self.heirs(rooms: [first], [:], [first: Cell.room(Cell.county, "J2")]))
        #expect(decision.rule == .ownLevel)
        #expect(decision.outcome == .handle(Cell.destination(Cell.county, "J2"), .own))
    }

    @Test func `of leaders who are told at once, those of organs outside of the cell are none`() {
        let decision = Self.decide(at: Cell.city, [.cityOfficial], nil) { $0.dangers = [.violence] }
        #expect(decision.tellAtOnce == [Cell.city])
    }

    @Test func `decisions that differ in one answer alone are not the same`() {
        let one = Self.decide(at: Cell.county, [.villageCadre()], nil)
        let elsewhere = Self.decide(at: Cell.county, [.villageCadre(Cell.secondTownship)], nil)
        #expect(one.rule == elsewhere.rule && one != elsewhere)
        let urgent = Self.decide(at: Cell.county, [.villageCadre()], nil) { $0.dangers = [.violence] }
        #expect(one.rule == urgent.rule && one.outcome == urgent.outcome && one != urgent)
    }
}

@Suite("HS-4: what became of the organs and rooms from one day to another")
struct OrganisationHeirsTests {
    private static let merger = CivilDate.epoch.adding(days: 20_000)

    private static func organisation() throws -> Organisation {
        try Organisation(
            FictionalCity.directory(),
            spans: [
                Directory.Span(
                    .organ, "DT0J", until: merger, name: "旧集镇纪委", level: .township, division: .init("990102"),
                    organ: .init("D"), successor: "DT1J"),
                Directory.Span(
                    .room, "Q-OLD", until: merger, name: "综合室", organ: .init("Q"), links: [],
                    roomKind: .supervision, successor: "Q-XF"),
            ])
    }

    @Test func `within one edition nothing became of anything`() throws {
        let organisation = try Self.organisation()
        #expect(organisation.heirs(from: Self.merger, to: Self.merger.adding(days: 30)) == nil)
        #expect(organisation.heirs(from: Self.merger.adding(days: -30), to: Self.merger.adding(days: -1)) == nil)
    }

    @Test func `across a merger each that is no more has its heir, and what stands has none`() throws {
        let organisation = try Self.organisation()
        let heirs = organisation.heirs(from: Self.merger.adding(days: -1), to: Self.merger)
        #expect(
            heirs
                == Route.Heirs(
                    today: organisation.on(Self.merger).establishment,
                    organs: [.init("DT0J"): .init("DT1J")], rooms: [.init("Q-OLD"): .init("Q-XF")]))
    }
}
