import Casework
import Testing

/// A small generator whose numbers follow from its seed alone (SplitMix64).
private struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 to `bound` - 1.
    mutating func roll(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
    mutating func chance(_ percent: Int) -> Bool { roll(100) < percent }
    mutating func pick<Value>(_ values: [Value]) -> Value { values[roll(values.count)] }

    mutating func shuffled<Value>(_ values: [Value]) -> [Value] {
        var (left, mixed): ([Value], [Value]) = (values, [])
        while !left.isEmpty { mixed.append(left.remove(at: roll(left.count))) }
        return mixed
    }
}

/// A cell of its own: now and then a province with two cities, else one city; some counties, some townships below each;
/// here and there a room is missing. The names of organs say nothing of where they stand.
private struct RandomCell {
    var organs: [Route.OrganFact] = []
    var rooms: [Route.RoomFact] = []

    init(_ dice: inout Dice) {
        if dice.chance(30) {
            let province = add(.province, superior: dice.chance(50) ? Organ.ID("outside") : nil, &dice)
            for _ in 0..<2 { addCity(below: province, &dice) }
        } else {
            addCity(below: dice.chance(80) ? Organ.ID("outside") : nil, &dice)
        }
    }

    private mutating func addCity(below superior: Organ.ID?, _ dice: inout Dice) {
        let city = add(.city, superior: superior, &dice)
        for _ in 0..<(1 + dice.roll(3)) {
            let county = add(.county, superior: city, &dice)
            for _ in 0..<(1 + dice.roll(3)) { add(.township, superior: county, &dice) }
        }
    }

    @discardableResult
    private mutating func add(_ level: Level, superior: Organ.ID?, _ dice: inout Dice) -> Organ.ID {
        let id = String(dice.next(), radix: 36)
        let organ = Organ.ID(id)
        organs.append(Route.OrganFact(id: organ, name: Bilingual(id, id), level: level, superior: superior))
        let kinds: [RoomKind] =
            level == .township
            ? [.supervision]
            : [.petitionOffice, .supervision, .supervision, .caseReview, .cadreSupervision, .caseSupervision]
        for (place, kind) in kinds.enumerated() where !dice.chance(4) {
            rooms.append(Route.RoomFact(id: Room.ID("\(id)-\(place)"), organ: organ, kind: kind))
        }
        return organ
    }

    func level(_ organ: Organ.ID) -> Level? { organs.first { $0.id == organ }?.level }

    /// Nobody of the cell stands above it.
    func isTop(_ organ: Organ.ID) -> Bool {
        guard let superior = organs.first(where: { $0.id == organ })?.superior else { return true }
        return level(superior) == nil
    }

    func isBelow(_ organ: Organ.ID, _ upper: Organ.ID) -> Bool {
        guard let superior = organs.first(where: { $0.id == organ })?.superior else { return false }
        return superior == upper || isBelow(superior, upper)
    }

    func accused(_ dice: inout Dice) -> Route.Accused {
        let organ = dice.pick(organs)
        var person = Route.Accused(level: dice.pick(Level.allCases + [organ.level]), management: .organ(organ.id))
        person.place = organ.id
        switch dice.roll(12) {
        case 0: person.management = .unknown
        case 1: person.management = .elsewhere
        case 2: person.management = .above(.province)
        case _: break
        }
        if dice.chance(30) { person.discipline = post(&dice) }
        if dice.chance(10) { person.disciplineThen = post(&dice) }
        if dice.chance(10) {
            let further = post(&dice)
            person.furtherPosts = [further]
            if dice.chance(50), further.standing == .head, let organ = further.worksIn { person.heads = [organ] }
        }
        person.isOnRecord = dice.chance(20)
        if dice.chance(10) { person.partyRole = dice.pick(PartyRole.allCases) }
        if dice.chance(10) { person.dual = dice.pick(DualManagement.allCases) }
        person.isBelowSectionRank = dice.chance(30)
        return person
    }

    private func post(_ dice: inout Dice) -> Route.DisciplinePost {
        let organ = dice.pick(organs).id
        let room = dice.chance(40) ? rooms.filter { $0.organ == organ }.map(\.id) : []
        return Route.DisciplinePost(
            worksIn: dice.chance(95) ? organ : nil, room: room.isEmpty ? nil : dice.pick(room),
            standing: dice.pick(Route.DisciplinePost.Standing.allCases))
    }

    func matter(_ dice: inout Dice) -> Route.Input {
        let people = (0..<dice.roll(4)).map { _ in accused(&dice) }
        var input = Route.Input(
            matter: dice.chance(80) ? .accusation : dice.pick(Route.Matter.allCases), receiver: dice.pick(organs),
            organs: organs, rooms: rooms, accused: people)
        input.isMicroCorruption = dice.chance(30)
        input.earlierReports = dice.roll(2)
        input.publicReaction = dice.chance(20)
        input.interferenceReports = dice.chance(10) ? 1 : 0
        input.gravity.organisedCrime = dice.chance(20)
        input.dangers = dice.chance(20) ? [.collective] : []
        input.decisionOrgan = dice.chance(30) ? dice.pick(organs).id : nil
        return input
    }
}

/// What holds for random organisations, accused and circumstances. A failure names its seed.
@Suite("Route: what holds for every random matter")
struct RandomMatterTests {
    private static let seeds: [UInt64] = (1...40).map { $0 }
    private static let mattersPerSeed = 250

    private static func each(_ seed: UInt64, _ body: (RandomCell, Route.Input, inout Dice) -> Void) {
        var dice = Dice(seed: seed)
        let cell = RandomCell(&dice)
        for _ in 0..<mattersPerSeed {
            let input = cell.matter(&dice)
            body(cell, input, &dice)
        }
    }

    @Test(arguments: seeds)
    func `routing is total and deterministic, in whatever order organs, rooms and accused come`(seed: UInt64) {
        Self.each(seed) { _, input, dice in
            let decision = Route.decide(input)
            #expect(decision == Route.decide(input), "seed \(seed)")
            var turned = input
            turned.organs.reverse()
            turned.rooms.reverse()
            #expect(Route.decide(turned) == decision, "seed \(seed)")
            turned.accused = dice.shuffled(turned.accused)
            let other = Route.decide(turned)
            #expect(other.rule == decision.rule && other.barredOrgans == decision.barredOrgans, "seed \(seed)")
            #expect(other.outcome.destination?.organ == decision.outcome.destination?.organ, "seed \(seed)")
            #expect(Self.sealing(other) == Self.sealing(decision), "seed \(seed)")
        }
    }

    @Test(arguments: seeds)
    func `JB-15 whoever is managed above the receiver takes the whole matter up sealed, and nobody else does`(
        seed: UInt64
    ) {
        Self.each(seed) { cell, input, _ in
            guard input.matter == .accusation else { return }
            let highest = input.accused.compactMap { Self.height(of: $0, cell) }.max() ?? 0
            let isAbove = highest > input.receiver.level.rawValue
            let isOwnHead = input.accused.contains { accused in
                accused.heads.contains(input.receiver.id)
                    || accused.discipline?.worksIn == input.receiver.id && accused.discipline?.standing != .member
            }
            let expected: Route.SealReason? = isOwnHead ? .ownHead : isAbove ? .upperLevel : nil
            let sealing = Self.sealing(Route.decide(input))?.reason
            #expect(sealing == expected || expected == nil && sealing == .noImpartialRoom, "seed \(seed)")
        }
    }

    @Test(arguments: seeds)
    func `JB-15 sealing is never lost by one more accused: it still goes up, and to no organ that is nearer`(
        seed: UInt64
    ) {
        Self.each(seed) { cell, input, dice in
            guard input.matter == .accusation, let before = Self.sealing(Route.decide(input)) else { return }
            var more = input
            more.accused.insert(cell.accused(&dice), at: dice.roll(input.accused.count + 1))
            guard let after = Self.sealing(Route.decide(more)) else {
                Issue.record("seed \(seed): it stays")
                return
            }
            #expect(before.reason != .ownHead || after.reason == .ownHead, "seed \(seed): the head stays out")
            guard let former = before.upper, let latter = after.upper else { return }
            #expect(former == latter || !cell.isBelow(latter, former), "seed \(seed)")
        }
    }

    /// How high an accused stands by what is known: whoever manages them, and wherever they do or did discipline work.
    private static func height(of accused: Route.Accused, _ cell: RandomCell) -> Int? {
        var heights = accused.posts.compactMap { $0.worksIn.flatMap { cell.level($0) } }.map(\.rawValue)
        switch accused.management {
        case .organ(let organ): heights += [cell.level(organ)].compactMap { $0?.rawValue }
        case .above(let level): heights.append(level.rawValue)
        case .elsewhere, .unknown: break
        }
        // The committee of a place as a body is its superior's to manage.
        if accused.partyRole == .body, let level = accused.level?.superior { heights.append(level.rawValue) }
        return heights.max()
    }

    private static func sealing(_ decision: Route.Decision) -> Sealing? {
        guard case .sealUp(let reason, let upper) = decision.outcome else { return nil }
        return Sealing(reason: reason, upper: upper)
    }

    private struct Sealing: Equatable {
        let reason: Route.SealReason
        let upper: Organ.ID?
    }

    @Test(arguments: seeds)
    func `the destination is never a barred organ or room, nor below the organ of an accused`(seed: UInt64) {
        Self.each(seed) { cell, input, _ in
            let decision = Route.decide(input)
            #expect(Set(decision.tellAtOnce).isDisjoint(with: decision.barredOrgans), "seed \(seed)")
            if case .sealUp(_, let upper?) = decision.outcome {
                #expect(!decision.barredOrgans.contains(upper), "seed \(seed)")
            }
            guard let destination = decision.outcome.destination else { return }
            #expect(!decision.barredOrgans.contains(destination.organ), "seed \(seed)")
            #expect(!decision.barredRooms.contains(destination.room), "seed \(seed)")
            for post in input.accused.flatMap(\.posts) {
                // Who made the decision that is appealed against is accused of nothing.
                guard let workplace = post.worksIn, input.matter != .appeal else { continue }
                #expect(cell.isTop(workplace) || !cell.isBelow(destination.organ, workplace), "seed \(seed)")
            }
        }
    }

    @Test(arguments: seeds)
    func `HS-26 adding an accused never unseals: who was barred before stays so`(seed: UInt64) {
        Self.each(seed) { cell, input, dice in
            let before = Route.decide(input)
            var more = input
            more.accused.append(cell.accused(&dice))
            let after = Route.decide(more)
            #expect(Set(before.barredOrgans).isSubset(of: after.barredOrgans), "seed \(seed)")
            #expect(Set(before.barredRooms).isSubset(of: after.barredRooms), "seed \(seed)")
        }
    }

    @Test(arguments: seeds)
    func `JB-48 correcting the accused never unseals, whoever they are then`(seed: UInt64) {
        Self.each(seed) { cell, input, dice in
            let before = Route.decide(input)
            var corrected = input
            corrected.accused = (0..<dice.roll(3)).map { _ in cell.accused(&dice) }
            corrected.barredBefore = Route.Barring(
                organs: Set(before.barredOrgans), rooms: Set(before.barredRooms))
            let after = Route.decide(corrected)
            #expect(Set(before.barredOrgans).isSubset(of: after.barredOrgans), "seed \(seed)")
            if let destination = after.outcome.destination {
                #expect(!before.barredOrgans.contains(destination.organ), "seed \(seed)")
                #expect(!before.barredRooms.contains(destination.room), "seed \(seed)")
            }
        }
    }

    @Test(arguments: seeds)
    func `JB-15 routing is monotone in level: a higher accused beside the others never brings it lower`(
        seed: UInt64
    ) {
        Self.each(seed) { cell, input, _ in
            guard input.matter == .accusation else { return }
            // The same people, and one more who is managed higher and higher up.
            var heights: [Int] = []
            let path = Self.chain(from: input.receiver.id, cell)
            for manager in path {
                var more = input
                more.accused.append(Route.Accused(level: cell.level(manager), management: .organ(manager)))
                heights.append(Self.height(Route.decide(more), cell, input.receiver.id))
            }
            #expect(heights == heights.sorted(), "seed \(seed) \(heights)")
        }
    }

    @Test(arguments: seeds)
    func `JB-15 routing is monotone in level: the same accused, managed higher, never brings it lower`(seed: UInt64) {
        Self.each(seed) { cell, input, dice in
            guard input.matter == .accusation, !input.accused.isEmpty else { return }
            let who = dice.roll(input.accused.count)
            var heights: [Int] = []
            for manager in Self.chain(from: input.receiver.id, cell) {
                var raised = input
                raised.accused[who].management = .organ(manager)
                raised.accused[who].level = cell.level(manager)
                raised.accused[who].dual = nil
                heights.append(Self.height(Route.decide(raised), cell, input.receiver.id))
            }
            #expect(heights == heights.sorted(), "seed \(seed) \(heights)")
        }
    }

    @Test(arguments: seeds)
    func `what a room has moves to no barred place, and never back down but to cadre supervision`(seed: UInt64) {
        Self.each(seed) { cell, input, dice in
            let here = input.rooms.filter { $0.organ == input.receiver.id && $0.kind == .supervision }
            guard let room = here.first, input.matter == .accusation else { return }
            let present = Clue.Destination(organ: room.organ, room: room.id)
            let (decision, consequence) = Route.decide(input, for: present)
            switch consequence {
            case .stay:
                #expect(!decision.barredOrgans.contains(present.organ), "seed \(seed)")
                #expect(!decision.barredRooms.contains(present.room), "seed \(seed)")
                if case .sealUp = decision.outcome { Issue.record("seed \(seed): it must go up sealed") }
            case .move(let next), .passOn(let next):
                #expect(!decision.barredOrgans.contains(next.organ), "seed \(seed)")
                #expect(!decision.barredRooms.contains(next.room), "seed \(seed)")
                let kind = input.rooms.first { $0.id == next.room }?.kind
                let isDown = cell.isBelow(next.organ, present.organ)
                let mustLeave =
                    decision.barredRooms.contains(present.room) || decision.barredOrgans.contains(present.organ)
                #expect(!isDown || kind == .cadreSupervision || mustLeave, "seed \(seed)")
            case .sealUp: break
            }
        }
    }

    @Test(arguments: seeds)
    func `JC-17 what a leader gave to an organ below is taken back by necessity alone`(seed: UInt64) {
        Self.each(seed) { cell, input, dice in
            let below = input.rooms.filter { room in
                room.kind == .supervision && cell.isBelow(room.organ, input.receiver.id)
            }
            guard input.matter == .accusation, !below.isEmpty else { return }
            let room = below[dice.roll(below.count)]
            let present = Clue.Destination(organ: room.organ, room: room.id)
            let (decision, consequence) = Route.decide(input, for: present, placedBy: input.receiver.id)
            let mustLeave =
                decision.barredRooms.contains(present.room) || decision.barredOrgans.contains(present.organ)
            guard case .move(let next) = consequence, !mustLeave else { return }
            let kind = input.rooms.first { $0.id == next.room }?.kind
            let isTheirs = next.organ == input.receiver.id || cell.isBelow(next.organ, input.receiver.id)
            #expect(!isTheirs || kind == .cadreSupervision, "seed \(seed)")
        }
    }

    private static func chain(from organ: Organ.ID, _ cell: RandomCell) -> [Organ.ID] {
        var chain = [organ]
        while let last = chain.last, let next = cell.organs.first(where: { $0.id == last })?.superior,
            cell.level(next) != nil
        {
            chain.append(next)
        }
        return chain
    }

    /// How high up a matter goes, from the village (1); what leaves the receiver sealed is above every organ that is not.
    private static func height(_ decision: Route.Decision, _ cell: RandomCell, _ receiver: Organ.ID) -> Int {
        switch decision.outcome {
        case .sealUp: return (cell.level(receiver)?.rawValue ?? 0) + 100
        case .research, .toPolicyTrack: return 0
        case .handle(let destination, _), .forwardDown(let destination), .forwardAcross(let destination),
            .toAppealTrack(let destination):
            return cell.level(destination.organ)?.rawValue ?? 0
        }
    }
}
