public import CaseStore
public import Casework

/// The room that finished a clue read what joined it since: it changes nothing, and why.
///
/// - Policy: JB-27
public struct ReadMaterial: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `OperationError.refused` where nothing waits, or a deputy is asked already.
    public func callAsFunction(_ id: Clue.ID, _ reading: MaterialReading, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            switch MaterialReading.objection(to: .init(record, caller)) {
            case nil: break
            case .notItsRoom?: throw OperationError.notFound
            case let objection?: throw OperationError.refused(objection.statement, remedy: objection.remedy)
            }
            record.supplementedOn = nil
            try context.note("material_" + reading.rawValue, on: &record, in: transaction)
        }
    }
}

/// Finished clues that somebody asked to open again: a deputy decides on each.
///
/// - Policy: JB-27
public struct ListReopenings: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public func callAsFunction(as caller: StaffCaller) async throws -> [ClueRecord] {
        try await context.transaction(as: .staff(caller)) { try $0.reopeningRequests() }
    }
}

extension MaterialReading.Facts {
    init(_ record: ClueRecord, _ caller: StaffCaller) {
        self.init(
            caller: caller, room: record.room, state: record.clue.state,
            hasNewMaterial: record.supplementedOn != nil, isReopeningAsked: record.reopenAskedBy != nil)
    }
}
