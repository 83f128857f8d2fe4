public import Casework
import Libpq

/// One line of an item's history.
public struct StoredEvent: Sendable {
    public let version: Int
    public let kind: String
    public let actor: String
    public let staff: Staff.ID?
    /// Codes by name, such as `rule` or `reason`.
    public let detail: [String: String]
    public let occurredAt: Instant
}

/// Which kind of item an event or a clock belongs to.
public enum Subject: String, Sendable {
    case report, clue, sealed, assignment
    case supervision, quarter
    case recommendation, protection
    case townVisit = "town_visit"
}

extension Transaction {
    /// Adds to the history of an item. The version is the one that the item has after the change.
    public func record<Entity>(
        _ kind: String, of id: Identifier<Entity>, _ subject: Subject, version: Int, _ detail: [(String, String)] = []
    ) throws {
        let json = "{" + detail.map { "\(quoted($0.0)):\(quoted($0.1))" }.joined(separator: ",") + "}"
        try session.later(
            Self.insertEvent,
            [
                try id.value(), .int(version), .text(subject.rawValue), .text(kind), .text(actorKind),
                .name(caller.staff?.staff), .json(json), .instant(now),
            ]
        )
    }

    /// Details are codes of ours; whatever else got in is escaped, never trusted.
    private func quoted(_ text: String) -> String {
        var json = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": json += "\\" + String(scalar)
            case let scalar where scalar.value < 0x20: json += " "
            case let scalar: json.unicodeScalars.append(scalar)
            }
        }
        return json + "\""
    }

    private static let insertEvent = Statement(
        """
        insert into casework.event (
            subject_id, version, subject, kind, actor, actor_staff_id, detail, occurred_at
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        """
    )

    /// The history of an item, oldest first.
    public func events<Entity>(of id: Identifier<Entity>) throws -> [StoredEvent] {
        try session.query(Self.findEvents, [try id.value(), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            let version = try columns.int()
            let (kind, actor) = (try columns.text(), try columns.text())
            let staff: Staff.ID? = try columns.nameOrNil()
            let at = try columns.instant()
            let (keys, values) = (try columns.texts(), try columns.texts())
            return StoredEvent(
                version: version, kind: kind, actor: actor, staff: staff,
                detail: Dictionary(zip(keys, values), uniquingKeysWith: { first, _ in first }), occurredAt: at
            )
        }
    }

    static let findEvents = Statement(
        """
        select
            e.version, e.kind, e.actor, e.actor_staff_id, e.occurred_at,
            array(select d.key from jsonb_each_text(e.detail) as d order by d.key),
            array(select d.value from jsonb_each_text(e.detail) as d order by d.key)
        from casework.event as e
        where e.subject_id = $1
        order by e.version
        limit $2
        """
    )
}
