import CaseStore
public import Casework

/// What is still to be done at an organ or a room of which an end is known: as much of it as the reader sees anyhow.
///
/// - Policy: DW-ending
public struct OpenWorkAt: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Returns: nil where no end is known, or nothing lies there that the reader may see.
    public func callAsFunction(
        _ place: Ending.Place, in organisation: Organisation, as caller: StaffCaller
    ) async throws -> Ending? {
        guard let end = organisation.end(of: place) else { return nil }
        let name = organisation.history(of: place.kind.span, place.id).last?.name ?? place.id
        return try await context.transaction(as: .staff(caller)) { transaction in
            let found = try transaction.openWork(at: [Ending(place, name: name, end: end)])
            return found.first { !$0.work.isEmpty }
        }
    }
}
