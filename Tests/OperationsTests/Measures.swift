import CaseStore
import Casework
import Operations
import TestDatabase

/// What the stories of jurisdiction say.
enum Measures {
    static let words = "当地关系复杂，报请统筹"
}

extension MeasureRequest {
    static func change(_ kind: Jurisdiction.Kind, _ reason: Jurisdiction.ChangeReason) -> MeasureRequest {
        MeasureRequest(kind: kind, reason: .change(reason), words: MeasureWords(reason: Measures.words))
    }

    static func assign(to organ: Organ.ID, _ reason: Jurisdiction.AssignReason = .typicalProblem) -> MeasureRequest {
        MeasureRequest(
            kind: .assign, organ: organ, reason: .assign(reason),
            words: MeasureWords(reason: Measures.words, requirement: "三个月内报告结果")
        )
    }
}

extension Desk {
    private func city(_ role: Role) -> StaffCaller {
        guard let staff = office.first(role, in: office.city).staff else { preconditionFailure("nobody has the role") }
        return staff
    }

    var cityHead: StaffCaller { city(.head) }
    var cityDeputy: StaffCaller { city(.deputy) }
    var citySupervisor: StaffCaller { city(.caseSupervision) }

    /// What routing took from a township is nobody's to handle before the head has approved that.
    func approveTakingUp(_ clue: Clue.ID) async throws {
        for measure in try await Lists(context).measures(waiting: true, as: head)
        where measure.clue == clue && measure.state == .proposed && measure.rule != nil {
            try await DecideMeasure(context).approve(measure.id, as: head)
        }
    }

    /// A clue that the city has had the neighbouring county handle.
    func designated(_ clue: Clue.ID) async throws -> ClueRecord {
        var request = MeasureRequest.change(.designate, .localInterference)
        request.organ = office.neighbour
        let id = try await ProposeMeasure(context)(clue, request, as: citySupervisor)
        try await DecideMeasure(context).approve(id, as: cityHead)
        return try await OpenClue(context)(clue, as: cityHead).record
    }

    /// A clue of the county's second room whose report the city received and passed on.
    func passedDown() async throws -> Clue.ID {
        let receipt = try await register(.townshipCadre, as: city(.registrar))
        _ = try await ProposeTriage(context)(receipt.id, .accusation, as: city(.registrar))
        _ = try await ConfirmTriage(context)(receipt.id, as: cityLead)
        _ = try await ProposeTriage(context)(receipt.id, .accusation, as: clerk)
        guard let clue = try await ConfirmTriage(context)(receipt.id, as: lead).clue else { throw Missing() }
        return clue
    }
}
