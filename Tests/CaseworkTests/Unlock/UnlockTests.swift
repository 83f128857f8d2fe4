import Casework
import Testing

/// Opening an identity: row by row of the rules.
@Suite struct UnlockTests {
    private static let organ = Organ.ID("O1")
    private static let start = Instant(secondsSinceEpoch: 1_000_000)

    private static func person(
        _ name: String, _ room: String?, _ roles: Set<Role>, organ: Organ.ID = organ, holds: Bool = false,
        aside: Bool = false
    ) -> Unlock.Person {
        Unlock.Person(
            StaffCaller(staff: Staff.ID(name), organ: organ, room: room.map { Room.ID($0) }, roles: roles),
            holdsClue: holds, standsAside: aside)
    }

    private static let clerk = person("clerk", "XF", [.registrar])
    private static let lead = person("lead", "XF", [.petitionLead])
    private static let holder = person("holder", "J1", [.roomMember], holds: true)
    private static let deputy = person("deputy", nil, [.deputy])
    private static let head = person("head", nil, [.head])
    private static let item = Unlock.Item(holder: organ, organs: [organ])

    private static func after(_ minutes: Int) -> Instant {
        Instant(microsecondsSinceEpoch: start.microsecondsSinceEpoch + Int64(minutes) * 60_000_000)
    }

    private static func ask(
        _ purpose: Unlock.Purpose = .feedback, as post: Unlock.Post = .office, minutes: Int = 15, words: Int = 12
    ) -> Unlock.Act { .ask(purpose, as: post, minutes: minutes, words: words) }

    private static func requested(_ by: Unlock.Person = clerk, minutes: Int = 15) -> Unlock.State {
        .requested(Unlock.Request(by: by.seat, purpose: .feedback, minutes: minutes, at: start))
    }

    private static func granted(_ by: Unlock.Person = deputy, minutes: Int = 15) throws -> Unlock.State {
        try #require(requested().after(.grant(by: by.seat, minutes: minutes, at: start)))
    }

    private static func facts(
        _ caller: Unlock.Person, _ state: Unlock.State? = nil, asker: Unlock.Person? = nil,
        granter: Unlock.Person? = nil, now: Instant = start, _ change: (inout Unlock.Facts) -> Void = { _ in }
    ) -> Unlock.Facts {
        var facts = Unlock.Facts(
            item: item, caller: caller, asker: asker ?? (state == nil ? nil : clerk), granter: granter, state: state,
            askedAs: state == nil ? nil : .office, moment: now)
        change(&facts)
        return facts
    }

    private static func broken(_ act: Unlock.Act, _ facts: Unlock.Facts) -> Unlock.RuleID? {
        Unlock.decide(Unlock.Input(act, facts))?.id
    }

    @Test func `JB-47 the petition office and who has the clue ask, each for their purposes`() {
        for purpose in Unlock.Purpose.allCases {
            for (post, person) in [(Unlock.Post.office, Self.clerk), (.office, Self.lead), (.holder, Self.holder)] {
                let expected: Unlock.RuleID? = purpose.posts.contains(post) ? nil : .purposeOfPost
                #expect(Self.broken(Self.ask(purpose, as: post), Self.facts(person)) == expected, "\(purpose) \(post)")
            }
        }
        #expect(Self.broken(Self.ask(as: .office), Self.facts(Self.holder)) == .post)
        #expect(Self.broken(Self.ask(as: .holder), Self.facts(Self.lead)) == .post)
        let mate = Self.person("mate", "J1", [.roomMember])
        #expect(Self.broken(Self.ask(as: .holder), Self.facts(mate)) == .post, "another one of the room")
        for role in [Role.administrator, .auditor, .deputy, .head, .caseSupervision] {
            let person = Self.person("S", nil, [role], holds: true)
            #expect(Self.broken(Self.ask(), Self.facts(person)) == .post, "\(role)")
            #expect(Self.broken(Self.ask(as: .holder), Self.facts(person)) == .post, "\(role)")
        }
    }

    @Test func `JB-47 DW-unlock somebody with the post, another person from another room, grants it`() {
        let grant = Unlock.Act.grant(minutes: 15)
        func broken(_ granter: Unlock.Person, of asker: Unlock.Person = Self.clerk) -> Unlock.RuleID? {
            let facts = Self.facts(granter, Self.requested(asker), asker: asker)
            return Self.broken(grant, facts)
        }
        #expect(broken(Self.deputy) == nil && broken(Self.head) == nil)
        #expect(broken(Self.lead) == .twoRooms, "the head of the very office that asks")
        #expect(broken(Self.clerk) == .post)
        #expect(broken(Self.person("clerk", "XF", [.registrar, .deputy])) == .twoPersons)
        var namesake = Self.facts(Self.deputy, Self.requested(Self.clerk), asker: Self.clerk)
        namesake.isNamesake = true
        #expect(Self.broken(grant, namesake) == .twoPersons, "one person with two accounts")
        for role in [Role.administrator, .auditor, .registrar, .roomMember, .caseSupervision] {
            #expect(broken(Self.person("S", "J9", [role])) == .post, "\(role)")
        }
        let asker = Self.person("other-lead", nil, [.petitionLead])
        #expect(broken(Self.deputy, of: asker) == .twoRooms, "leaders of an organ sit in one place")
    }

    @Test func `JB-48 HS-26 the other of the two is fit for it too, when it is granted and when it is read`() throws {
        let grant = Unlock.Act.grant(minutes: 15)
        let asides = [
            Self.person("clerk", "XF", [.registrar], aside: true), Self.person("clerk", "J2", [.registrar]),
            Self.person("clerk", "XF", []), Self.person("clerk", "XF", [.registrar], organ: Organ.ID("O2")),
        ]
        for asker in asides {
            #expect(Self.broken(grant, Self.facts(Self.deputy, Self.requested(), asker: asker)) == .parties)
        }
        #expect(
            Self.broken(grant, Self.facts(Self.deputy, Self.requested()) { $0.asker = nil }) == .parties, "who left")
        let open = try Self.granted()
        #expect(Self.broken(.open, Self.facts(Self.clerk, open, granter: Self.deputy)) == nil)
        let recused = Self.person("deputy", nil, [.deputy], aside: true)
        let moved = Self.person("deputy", "XF", [.deputy])
        for granter in [recused, moved, nil] {
            #expect(Self.broken(.open, Self.facts(Self.clerk, open, granter: granter)) == .parties)
        }
    }

    @Test func `HS-26 JB-48 nobody of the accused's organ, and nobody who stands aside; they are told nothing`() {
        let own = Self.facts(Self.clerk)
        #expect(Self.broken(Self.ask(), own) == nil)
        let changes: [(Unlock.RuleID, (inout Unlock.Facts) -> Void)] = [
            (.ownOrgan, { $0.item.organs = [Organ.ID("O2")] }),
            (.neverOfTheAccused, { $0.item.accusedOrgans = [Self.organ] }),
            (.neverOfTheAccused, { $0.item.barredOrgans = [Self.organ] }),
            (.nobodyAside, { $0.caller.standsAside = true }),
            (.nobodyAside, { $0.item.barredRooms = [Room.ID("XF")] }),
        ]
        for (rule, change) in changes {
            #expect(Self.broken(Self.ask(), Self.facts(Self.clerk, nil, change)) == rule)
            #expect(rule.isSilent)
        }
        #expect(Unlock.RuleID.allCases.filter(\.isSilent).count == 3)
    }

    @Test func `JB-29 DW-unlock nobody anonymous, and nothing that is closed, is opened`() {
        func ask(_ purpose: Unlock.Purpose, _ change: (inout Unlock.Item) -> Void) -> Unlock.RuleID? {
            Self.broken(Self.ask(purpose), Self.facts(Self.clerk) { change(&$0.item) })
        }
        #expect(ask(.feedback) { $0.signature = .anonymous } == .neverTraced)
        #expect(ask(.verifySignature) { $0.signature = .anonymous } == .neverTraced)
        #expect(ask(.feedback) { $0.signature = .unverifiable } == .neverTraced)
        #expect(ask(.verifySignature) { $0.signature = .unverifiable } == nil)
        #expect(ask(.verifySignature) { $0.isGiven = false } == .neverTraced)
        #expect(ask(.feedback) { $0.isOpen = false } == .itemOpen)
    }

    @Test func `DW-unlock few words, few minutes, one at a time, and few in a day`() {
        for (words, expected) in [(4, .words as Unlock.RuleID?), (5, nil), (500, nil), (501, .words)] {
            #expect(Self.broken(Self.ask(words: words), Self.facts(Self.clerk)) == expected, "\(words)")
        }
        for (minutes, expected) in [(0, .minutes as Unlock.RuleID?), (1, nil), (30, nil), (31, .minutes)] {
            #expect(Self.broken(Self.ask(minutes: minutes), Self.facts(Self.clerk)) == expected, "\(minutes)")
        }
        for (minutes, expected) in [(15, nil as Unlock.RuleID?), (16, .minutes), (0, .minutes)] {
            let facts = Self.facts(Self.deputy, Self.requested())
            #expect(Self.broken(.grant(minutes: minutes), facts) == expected, "granted for \(minutes)")
        }
        #expect(Self.broken(Self.ask(), Self.facts(Self.clerk) { $0.hasOpenRequest = true }) == .once)
        #expect(Self.broken(Self.ask(), Self.facts(Self.clerk) { $0.requestsToday = 20 }) == .few)
        #expect(Self.broken(Self.ask(), Self.facts(Self.clerk) { $0.requestsToday = 19 }) == nil)
    }

    @Test func `DW-unlock it is decided in time, read until its end, and then asked for anew`() throws {
        let grant = Unlock.Act.grant(minutes: 15)
        func decide(_ state: Unlock.State, at minutes: Int) -> Unlock.RuleID? {
            Self.broken(grant, Self.facts(Self.deputy, state, now: Self.after(minutes)))
        }
        #expect(decide(Self.requested(), at: 72 * 60 - 1) == nil)
        #expect(decide(Self.requested(), at: 72 * 60) == .waiting)
        let open = try Self.granted()
        #expect(decide(open, at: 1) == .waiting)
        func read(at minutes: Int) -> Unlock.RuleID? {
            Self.broken(.open, Self.facts(Self.clerk, open, granter: Self.deputy, now: Self.after(minutes)))
        }
        #expect(read(at: 0) == nil && read(at: 14) == nil && read(at: 15) == .live && read(at: -1) == .live)
        #expect(open.at(Self.after(15)) != open && open.at(Self.after(14)) == open)
        for person in [Self.clerk, Self.deputy] {
            let facts = Self.facts(person, open, granter: Self.deputy)
            #expect(Self.broken(.close, facts) == nil, "either of the two locks it")
        }
        #expect(Self.broken(.close, Self.facts(Self.head, open, granter: Self.deputy)) == .ofTheTwo)
        let lead = Self.facts(Self.lead, open, granter: Self.deputy)
        #expect(Self.broken(.open, lead) == .ofTheTwo, "nobody reads what another asked for")
        #expect(Self.broken(.refuse, Self.facts(Self.clerk, Self.requested()) { $0.item.isOpen = false }) == nil)
    }

    @Test func `DW-unlock illegal moves change nothing`() throws {
        let request = Self.requested()
        func after(_ seat: Unlock.Person, _ minutes: Int, at: Int = 0) -> Unlock.State? {
            request.after(.grant(by: seat.seat, minutes: minutes, at: Self.after(at)))
        }
        #expect(after(Self.clerk, 15) == nil && after(Self.lead, 15) == nil && after(Self.deputy, 31) == nil)
        #expect(after(Self.deputy, 15, at: -1) == nil && after(Self.deputy, 15, at: 72 * 60) == nil)
        #expect(after(Self.deputy, 30)?.grant?.until == Self.after(15), "no longer than was asked for")
        #expect(after(Self.deputy, 5)?.grant?.until == Self.after(5))
        var unlock = Unlock(id: .init("U"), state: try Self.granted())
        #expect(throws: Unlock.IllegalMove.self) { try unlock.apply(.end(.closed(by: Self.head.caller.staff))) }
        try unlock.apply(.end(.closed(by: Self.clerk.caller.staff)))
        for event in [Unlock.Event.end(.expired), .lapse, .refuse(by: Self.deputy.caller.staff)] {
            #expect(throws: Unlock.IllegalMove.self) { try unlock.apply(event) }
        }
    }
}
