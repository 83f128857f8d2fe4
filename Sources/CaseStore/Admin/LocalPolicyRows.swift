public import Casework
import Libpq

extension Transaction {
    /// The deployment's own choices; of one day's row the latest version.
    ///
    /// - Throws: `StoreError.corrupt` for a choice that there is not, or a value out of bounds.
    public func localChoices() throws -> LocalChoices {
        LocalChoices(try session.query(Self.findChoices).map { try LocalPolicyRow($0) })
    }

    private static let findChoices = Statement(
        """
        select distinct on (p.choice, p.scope, p.effective_from)
            p.choice, p.value, p.scope, p.source_ref, p.confidence, p.effective_from, p.effective_to
        from directory.local_policy as p
        where p.cell_id = guard.cell()
        order by p.choice, p.scope, p.effective_from, p.version desc
        """
    )

    /// Adds rows as the next version of their day; earlier versions stay.
    public func insert(_ rows: [LocalPolicyRow]) throws {
        for row in rows {
            try session.execute(
                Self.insertChoice,
                [
                    .text(row.choice.rawValue), .text(row.scope.code), .date(row.effectiveFrom), .date(row.effectiveTo),
                    .int8(row.value), .text(row.source.zh), .text(row.confidence.rawValue), .instant(now),
                ])
        }
    }

    private static let insertChoice = Statement(
        """
        insert into directory.local_policy (
            choice, scope, effective_from, effective_to, value, source_ref, confidence, loaded_at, version
        )
        select $1, $2, $3, $4, $5, $6, $7, $8, coalesce(max(p.version), 0) + 1
        from directory.local_policy as p
        where p.choice = $1 and p.scope = $2 and p.effective_from = $3 and p.cell_id = guard.cell()
        """
    )
}

extension LocalScope {
    fileprivate var code: String {
        switch self {
        case .cell: "*"
        case .level(let level): "level:\(level.rawValue)"
        case .organ(let organ): "organ:\(organ.rawValue)"
        }
    }

    fileprivate init?(code: String) {
        let parts = code.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.last) {
        case ("*", _): self = .cell
        case ("level", let number?):
            guard let level = Int(number).flatMap(Level.init(rawValue:)) else { return nil }
            self = .level(level)
        case ("organ", let id?): self = .organ(Organ.ID(id))
        case (_, _): return nil
        }
    }
}

extension LocalPolicyRow {
    fileprivate init(_ row: Row) throws {
        var columns = Columns(row)
        let choice: LocalChoice = try columns.code()
        let value = try columns.big()
        let scope = LocalScope(code: try columns.text())
        let source = try columns.text()
        let confidence: Confidence = try columns.code()
        let (from, to) = (try columns.date(), try columns.dateOrNil())
        let found = scope.flatMap {
            LocalPolicyRow(
                choice, value, for: $0, source: Bilingual(source, source), confidence: confidence, effectiveFrom: from,
                effectiveTo: to)
        }
        guard let found else { throw StoreError.corrupt(table: "local_policy") }
        self = found
    }
}
