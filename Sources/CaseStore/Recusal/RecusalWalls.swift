public import Casework
import Libpq

extension Transaction {
    /// Keeps a member of staff from reports and from every clue of them. As the system.
    ///
    /// - Policy: JB-48
    public func keepOut(_ staff: Staff.ID, of reports: [Report.ID]) throws {
        let ids = try reports.map { try $0.bits() }
        try session.later(Self.barFromReports, [.uuidArray(ids), .name(staff)])
        try session.later(Self.barFromClues, [.uuidArray(ids), .name(staff)])
    }

    private static let barFromReports = Statement(
        """
        update casework.report
        set barred_staff_ids = array_append(barred_staff_ids, $2)
        where report_id = any ($1) and not $2 = any (barred_staff_ids)
        """
    )
    private static let barFromClues = Statement(
        """
        update casework.clue
        set barred_staff_ids = array_append(barred_staff_ids, $2)
        where report_id = any ($1) and not $2 = any (barred_staff_ids)
        """
    )

    /// Opens reports and their clues again to somebody who was found not to have to stand aside. As the system.
    ///
    /// - Policy: JB-48
    public func letIn(_ staff: Staff.ID, to reports: [Report.ID]) throws {
        let ids = try reports.map { try $0.bits() }
        try session.later(Self.openReports, [.uuidArray(ids), .name(staff)])
        try session.later(Self.openClues, [.uuidArray(ids), .name(staff)])
    }

    private static let openReports = Statement(
        """
        update casework.report
        set barred_staff_ids = array_remove(barred_staff_ids, $2)
        where report_id = any ($1) and $2 = any (barred_staff_ids)
        """
    )
    private static let openClues = Statement(
        """
        update casework.clue
        set barred_staff_ids = array_remove(barred_staff_ids, $2)
        where report_id = any ($1) and $2 = any (barred_staff_ids)
        """
    )
}
