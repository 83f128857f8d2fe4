import CaseStore
import Casework

extension OperationContext {
    /// The facts on which `Jurisdiction` decides.
    ///
    /// - Parameters:
    ///   - measure: the one that waits or is in force; nil for one that the caller is about to propose.
    func jurisdictionFacts(
        of record: ClueRecord, _ measure: MeasureRecord?, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> Jurisdiction.Facts {
        let acting = measure?.acting ?? caller.organ
        let id = record.clue.id
        let input = try matterInput(of: record, in: transaction)
        let accused = Route.placesOfAccused(input)
        let (isWaiting, binding) = try transaction.asSystem { transaction in
            (try transaction.hasOpenMeasure(on: id), try transaction.binding(of: id))
        }
        var facts = Jurisdiction.Facts(
            state: record.clue.state, caller: caller, actingOrgan: acting, decidingOrgan: measure?.deciding ?? acting,
            barredOrgans: Set(record.barred.organs), barredRooms: Set(record.barred.rooms),
            barredStaff: Set(record.barred.staff), accusedOrgans: accused.organs, accusedPlaces: accused.places,
            superiors: directory.chain(from: record.organ).dropFirst().map(\.id), below: organs(below: acting),
            proposer: measure?.proposedBy,
            rooms: Dictionary(
                directory.rooms.map { ($0.id, Jurisdiction.RoomFact(organ: $0.organ, kind: $0.kind)) },
                uniquingKeysWith: { first, _ in first }
            ),
            isOnStaff: record.number.series == .cadreClue, hasOpenProposal: isWaiting, boundBy: binding?.organ
        )
        facts.isByRouting = measure?.rule != nil
        facts.assistingRooms = choice(.assistingRooms, for: acting)
        facts.headsStandAside = try allStandAside(.head, from: record, in: transaction)
        facts.deputiesStandAside = try allStandAside(.deputy, from: record, in: transaction)
        facts.decidersStandAside = try allStandAside(.head, of: facts.decidingOrgan, from: record, in: transaction)
        facts.decidingDeputiesStandAside = try allStandAside(
            .deputy, of: facts.decidingOrgan, from: record, in: transaction)
        return facts
    }

    /// The accused of a clue as routing sees them, so that the room of another organ is chosen as routing would.
    func matterInput(of record: ClueRecord, in transaction: borrowing Transaction) throws -> Route.Input {
        let id = record.clue.report
        let (report, acted, standings) = try transaction.asSystem { transaction in
            let acted = try transaction.latestOpinion(on: id)?.actedOn
            return (
                try transaction.report(id), acted, try datedStandings(of: id, acted, in: transaction)
            )
        }
        var opinion = TriageOpinion(
            author: nil, kind: .accusation, microCorruption: record.microCorruption, priority: record.priority,
            riskFlags: []
        )
        opinion.actedOn = acted
        return routeInput(.accusation, report, opinion, standings, interference: 0)
    }

    /// The organs strictly below one, as the directory lists them.
    func organs(below upper: Organ.ID) -> Set<Organ.ID> {
        Set(
            directory.organs.map(\.id).filter { organ in
                organ != upper && directory.chain(from: organ).contains { $0.id == upper }
            })
    }

    /// Throws the refusal of the rules, if there is one.
    func require(_ act: Jurisdiction.Act, _ facts: Jurisdiction.Facts) throws {
        switch Jurisdiction.decide(Jurisdiction.Input(act: act, facts: facts)) {
        case .allowed: return
        case .refused(let refusal):
            throw refusal.isSilent
                ? OperationError.notFound : OperationError.refused(refusal.reason, remedy: refusal.remedy)
        }
    }
}

extension MeasureRecord {
    /// The measure as the rules see it; nil for a stored one that lacks what its kind needs.
    func measure(_ parties: [JointParty]) -> Jurisdiction.Measure? {
        let place = toRoom.map { Clue.Destination(organ: to, room: $0) }
        return switch kind {
        case .escalate: place.map { .escalate(to: $0) }
        case .designate: place.map { .designate(to: $0) }
        case .cross: place.map { .cross(to: $0) }
        case .joint: .joint(assisting: parties.filter { $0.role == .assist }.map(\.place))
        case .assign:
            if let place, case .assign(let why) = Jurisdiction.Reason(reason, of: kind) {
                .assign(to: place, why)
            } else {
                nil
            }
        case .forward: .forward(to: to)
        case .requestEscalation: place.map { .requestEscalation(to: $0) }
        }
    }
}
