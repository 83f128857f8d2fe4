public import Casework
import Libpq

/// That somebody of the handling organ asked to extend a clock (申请延长), and who approved it.
///
/// - Policy: JB-21
public struct ExtensionRequest: Sendable {
    public let ordinal: Int
    public let period: Period
    public let reason: ExtensionReason
    public let askedBy: Staff.ID
    public let askedOn: CivilDate
}

extension Transaction {
    /// What was asked for the extension of this number; nil: nothing was.
    public func extensionRequest(of clock: StoredClock.ID, ordinal: Int) throws -> ExtensionRequest? {
        guard let row = try session.query(Self.findRequest, [try clock.value(), .small(ordinal)]).first else {
            return nil
        }
        var columns = Columns(row)
        let ordinal = try columns.small()
        guard let period = Period(length: try columns.int(), unit: try columns.code(Period.Unit.self)) else {
            throw StoreError.corrupt(table: "extension_request")
        }
        return ExtensionRequest(
            ordinal: ordinal, period: period, reason: try columns.code(), askedBy: try columns.name(),
            askedOn: try columns.date())
    }

    private static let findRequest = Statement(
        """
        select r.ordinal, r.length, r.unit, r.reason, r.asked_by, r.asked_on
        from casework.extension_request as r
        where r.clock_id = $1 and r.ordinal = $2
        """
    )

    /// Asks for an extension in the own name.
    ///
    /// - Throws: `StoreError.stale` where somebody has asked for it.
    public func ask(
        for period: Period, _ reason: ExtensionReason, of clock: ClockRecord, ordinal: Int, by staff: Staff.ID
    ) throws {
        do {
            try session.execute(
                Self.insertRequest,
                [
                    try clock.id.value(), .small(ordinal), .name(clock.organ), .int(period.length),
                    .text(period.unit.rawValue), .text(reason.rawValue), .name(staff), .date(today),
                ])
        } catch StoreError.refused(constraint: "extension_request_is_unique") {
            throw StoreError.stale
        }
    }

    private static let insertRequest = Statement(
        """
        insert into casework.extension_request (
            clock_id, ordinal, organ_id, length, unit, reason, asked_by, asked_on
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        """
    )
}
