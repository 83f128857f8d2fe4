import CaseStore
public import Casework

/// Who held which post, by dated appointments: for every member of staff to see, the public never.
///
/// - Policy: HS-4
public struct AppointmentsOn: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// Who held a post of an organ on a day.
    ///
    /// - Parameter organ: nil for every organ of the cell; at most `StoreLimits.appointmentRows` posts.
    public func callAsFunction(
        _ day: CivilDate, of organ: Organ.ID? = nil, as caller: StaffCaller
    ) async throws -> [AppointmentRow] {
        try await context.transaction(as: .staff(caller)) { try $0.appointments(on: day, of: organ) }
    }

    /// Who held the posts of a room, and from when to when.
    public func history(of room: Room.ID, as caller: StaffCaller) async throws -> [AppointmentRow] {
        try await context.transaction(as: .staff(caller)) { try $0.appointments(ever: room) }
    }
}
