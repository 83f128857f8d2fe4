import Casework
import Testing

/// Every pair of accused at every receiver, with every circumstance: some ten thousand matters.
enum EveryMatter {
    static let people: [Route.Accused] =
        [
            .stranger, .outsider, .countyOfficial, .countyLeader, .cityOfficial, .cityLeader, .townshipLeader(),
            .villageCadre(), .villageCadre(Cell.secondTownship), .villageCadre(Cell.farTownship),
        ]
        + Cell.all.flatMap { organ in
            Route.DisciplinePost.Standing.allCases.map { .disciplineStaff(of: organ, standing: $0) }
        }
        + [.disciplineStaff(of: Cell.county, room: "GJ"), .disciplineStaff(of: Cell.city, room: "GJ")]

    static let circumstances: [@Sendable (inout Route.Input) -> Void] = [
        { _ in }, { $0.isMicroCorruption = true }, { $0.earlierReports = 2 }, { $0.interferenceReports = 1 },
        { $0.gravity.organisedCrime = true }, { $0.dangers = [.collective] }, { $0.matter = .appeal },
        { $0.matter = .suggestion },
        { input in
            input.matter = .appeal
            input.decisionOrgan = Cell.county
        },
    ]

    static let inputs: [Route.Input] = Cell.all.flatMap { receiver in
        people.indices.flatMap { one in
            people[one...].flatMap { other in
                circumstances.map { .accusation(at: receiver, [people[one], other], $0) }
            }
        }
    }
}

@Suite("Route: what holds for every matter")
struct RoutePropertyTests {
    @Test func `every rule is listed exactly once, and the last one is research`() {
        let ids = Route.rules.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(Set(ids) == Set(Route.RuleID.allCases))
        #expect(ids.last == .research)
    }

    @Test func `every rule but those of single cadres and of earlier walls decides something`() {
        let deciding = Set(EveryMatter.inputs.map { Route.decide($0).rule })
        #expect(Set(Route.RuleID.allCases).subtracting(deciding) == [.dualManagement, .impartialAbove])
    }

    @Test func `discipline staff are never handled by their own organ or one below it`() {
        for input in EveryMatter.inputs {
            guard let destination = Route.decide(input).outcome.destination else { continue }
            for post in input.accused.compactMap(\.discipline) {
                guard let workplace = post.worksIn, workplace != Cell.city else { continue }
                if input.matter == .appeal, post.standing == .body { continue }
                #expect(destination.organ != workplace)
                #expect(!isBelow(destination.organ, workplace))
            }
        }
    }

    @Test func `the destination is never barred, and neither is whoever is told at once`() {
        for input in EveryMatter.inputs {
            let decision = Route.decide(input)
            if let destination = decision.outcome.destination {
                #expect(!decision.barredOrgans.contains(destination.organ))
                if destination.organ == Cell.city { #expect(!decision.barredRooms.contains(destination.room)) }
            }
            if case .sealUp(_, let upper?) = decision.outcome { #expect(!decision.barredOrgans.contains(upper)) }
            #expect(Set(decision.tellAtOnce).isDisjoint(with: decision.barredOrgans))
        }
    }

    @Test func `the handling organ is at or above every committee that manages an accused`() {
        for input in EveryMatter.inputs where input.matter == .accusation {
            guard case .handle(let destination, _) = Route.decide(input).outcome else { continue }
            for accused in input.accused {
                guard case .organ(let manager) = accused.management else { continue }
                #expect(destination.organ == manager || isBelow(manager, destination.organ))
            }
        }
    }

    @Test func `every explanation speaks both languages and lists each earlier rule`() {
        for input in EveryMatter.inputs {
            let decision = Route.decide(input)
            let explanation = decision.explanation
            #expect(!explanation.deciding.zh.isEmpty && !explanation.deciding.en.isEmpty)
            if case .sealUp = decision.outcome { continue }
            let earlier = Route.rules.map(\.id).prefix { $0 != decision.rule }
            #expect(explanation.passedOver.map(\.rule) == Array(earlier))
            #expect(explanation.facts.count > input.accused.count - 2)
        }
    }

    @Test func `a forwarded matter gets nearer at every hop and arrives`() {
        for input in EveryMatter.inputs where input.matter == .accusation {
            var next = input
            var hops = 0
            while case .some(let target) = forwardTarget(next) {
                next.receiver = Cell.fact(target)
                hops += 1
                #expect(hops <= 3)
                if hops > 3 { return }
            }
        }
    }

    private func forwardTarget(_ input: Route.Input) -> Organ.ID? {
        switch Route.decide(input).outcome {
        case .forwardDown(let destination), .forwardAcross(let destination): destination.organ
        case .sealUp, .handle, .toAppealTrack, .toPolicyTrack, .research: nil
        }
    }

    private func isBelow(_ organ: Organ.ID, _ upper: Organ.ID) -> Bool {
        guard let superior = Cell.fact(organ).superior else { return false }
        return superior == upper || isBelow(superior, upper)
    }
}

@Suite("Organ tree: broken rows do no harm")
struct OrganTreeTests {
    @Test func `a circle of superiors ends`() {
        let (one, two) = (Organ.ID("A"), Organ.ID("B"))
        let input = Route.Input.accusation(at: one, [.disciplineStaff(of: two)]) {
            $0.organs = [
                Cell.organ(one, "甲", "A", .county, two), Cell.organ(two, "乙", "B", .county, one),
            ]
            $0.receiver = $0.organs[0]
        }
        #expect(Route.decide(input).outcome.destination == nil)
    }

    @Test func `organs without a common superior are looked up`() {
        let lone = Organ.ID("X")
        let accused = [Route.Accused.countyOfficial, Route.Accused(level: .county, management: .organ(lone))]
        let input = Route.Input.accusation(at: Cell.county, accused) {
            $0.organs.append(Cell.organ(lone, "孤", "Lone", .county, nil))
        }
        #expect(Route.decide(input).rule == .research)
    }
}
