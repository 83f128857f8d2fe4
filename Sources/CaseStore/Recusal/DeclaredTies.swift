public import Casework
import Libpq
import Sealing

/// A declaration of a member of staff that touches a report.
public struct DeclaredTie: Hashable, Sendable {
    public let report: Report.ID
    public let staff: Staff.ID
    public let tie: Declared.Tie
}

/// Whom a report accuses, as far as declarations are compared with it.
public struct AccusedNames: Sendable {
    public let report: Report.ID
    public let names: [String]
    /// Units and townships of the directory.
    public let units: [String]

    public init(report: Report.ID, accused: [AccusedDraft]) {
        self.report = report
        names = accused.map(\.name)
        units = accused.compactMap(\.standing.unit)
    }

    init(report: Report.ID, names: [String], units: [String]) {
        self.report = report
        self.names = names
        self.units = units
    }
}

extension Transaction {
    /// Whose declarations touch these reports: by the name of an accused, by an accused's unit, by the name of the
    /// reporter. As the system: nobody else reads declarations and the vault beside each other.
    ///
    /// - Policy: JB-48, JC-67
    public func declaredTies(to matters: [AccusedNames]) throws -> [DeclaredTie] {
        guard !matters.isEmpty else { return [] }
        var byToken: [[UInt8]: Set<Report.ID>] = [:]
        var byUnit: [String: Set<Report.ID>] = [:]
        for matter in matters {
            for token in matter.names.compactMap({ keyring.personToken($0) }) {
                byToken[token, default: []].insert(matter.report)
            }
            for unit in matter.units { byUnit[unit, default: []].insert(matter.report) }
        }
        let declared: [Value] = [
            .bytesArray(byToken.keys.map { $0 }), .textArray(byUnit.keys.map { $0 }), .date(today),
            .int(Declared.daysAfterLeaving),
        ]
        let reports = matters.map(\.report)
        let (found, toReporters) = try askingAhead { transaction in
            try transaction.session.ask(Self.findTies, declared)
            try transaction.askTiesToReporters(of: reports)
            return (
                try transaction.session.query(Self.findTies, declared), try transaction.tiesToReporters(of: reports)
            )
        }
        var ties: Set<DeclaredTie> = []
        for row in found {
            var columns = Columns(row)
            let staff: Staff.ID = try columns.name()
            let (isKin, token, unit) = (try columns.bool(), try columns.bytesOrNil(), try columns.textOrNil())
            if let unit {
                for report in byUnit[unit] ?? [] {
                    ties.insert(.init(report: report, staff: staff, tie: .interestInUnit))
                }
            }
            let tie: Declared.Tie = isKin ? .kinOfAccused : .interestInAccused
            for report in token.flatMap({ byToken[$0] }) ?? [] {
                ties.insert(.init(report: report, staff: staff, tie: tie))
            }
        }
        return ties.union(toReporters).sorted { left, right in
            (left.report, left.staff, left.tie.ground.rawValue) < (right.report, right.staff, right.tie.ground.rawValue)
        }
    }

    private static let findTies = Statement(
        """
        select k.staff_id, true, k.name_token, null::text
        from casework.kinship_declaration as k
        where k.name_token = any ($1) and k.ended_on is null
        union all
        select i.staff_id, false, i.person_token, null::text
        from casework.interest_declaration as i
        where i.person_token = any ($1) and i.from_on <= $3 and coalesce(i.to_on >= $3, true)
        union all
        select i.staff_id, false, null::bytea, i.unit_id
        from casework.interest_declaration as i
        where
            i.unit_id = any ($2)
            and i.from_on <= $3
            -- DW-declaration: who worked there is no stranger on the day after.
            and coalesce(i.to_on + case when i.kind = 'worked_there' then $4::integer else 0 end >= $3, true)
        """,
        isPlannedAnew: true
    )

    private func askTiesToReporters(of reports: [Report.ID]) throws {
        try session.ask(Self.findTiesToReporters, [.uuidArray(try reports.map { try $0.bits() }), .date(today)])
    }

    private func tiesToReporters(of reports: [Report.ID]) throws -> [DeclaredTie] {
        let values: [Value] = [.uuidArray(try reports.map { try $0.bits() }), .date(today)]
        return try session.query(Self.findTiesToReporters, values).map { row in
            var columns = Columns(row)
            let (report, staff): (Report.ID, Staff.ID) = (try columns.id(), try columns.name())
            let isKin = try columns.text() == Recusal.Ground.nearRelativeOfReporter.rawValue
            return DeclaredTie(report: report, staff: staff, tie: isKin ? .kinOfReporter : .interestInReporter)
        }
    }

    private static let findTiesToReporters = Statement(
        "select t.report_id, t.staff_id, t.ground from casework.tied_to_reporter($1, $2) as t"
    )

    /// A batch of the reports that somebody may still work on, with whom they accuse, in the order of their ids. As the
    /// system.
    ///
    /// - Parameters:
    ///   - last: the last report of the batch before; nil for the first batch.
    ///   - limit: reports of a batch.
    public func accusedOfOpenReports(after last: Report.ID?, limit: Int) throws -> [AccusedNames] {
        let rows = try session.query(Self.findOpenReports, [try .idOrNull(last), .int(limit)])
        return try rows.map { row in
            var columns = Columns(row)
            let (id, wrapped, organ): (Report.ID, [UInt8], Organ.ID) =
                (try columns.id(), try columns.bytes(), try columns.name())
            let key = try openKey(wrapped, of: organ, item: id)
            let people = try session.query(Self.findAccusedNames, [try lookUp(id)]).map { row in
                var columns = Columns(row)
                let place = SealedPlace.accused(ordinal: try columns.small())
                let plain = try keyring.open(try columns.bytes(), item: id, place: place, with: key)
                return (name: try SealedFields.decode(plain, count: 3)[0], unit: try columns.textOrNil())
            }
            return AccusedNames(report: id, names: people.map(\.name), units: people.compactMap(\.unit))
        }
    }

    private static let findOpenReports = Statement(
        """
        select r.report_id, k.wrapped, k.organ_id
        from casework.report as r
        join casework.item_key as k on k.item_id = r.report_id and k.cell_id = r.cell_id
        where
            r.report_id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000'::uuid)
            -- XF-28: a declined one is reconsidered, or goes on as a petition, until it is archived.
            and (
                r.state in ('quarantined', 'registered', 'triage_proposed', 'accepted', 'retained')
                or r.state = 'declined' and r.archived_at is null
            )
            and k.wrapped is not null
        order by r.report_id
        limit $2
        """
    )
    private static let findAccusedNames = Statement(
        """
        select a.ordinal, a.sealed, a.unit_id
        from casework.accused as a
        where a.report_id = $1
        order by a.ordinal
        """
    )
}
