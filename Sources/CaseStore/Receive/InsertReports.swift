public import Casework
import Libpq
import Sealing

extension Transaction {
    /// Writes reports, to be sent in one round trip: keys, rows, sealed texts, accused, identities and their first event.
    ///
    /// - Throws: `DatabaseError` with constraint `report_source_is_new` when one of them came in before, and
    ///   `report_number_is_new` when a register number is taken.
    public func insert(_ reports: [SealedReport]) throws {
        guard !reports.isEmpty else { return }
        precondition(reports.count <= StoreLimits.importBatch, "a batch is bounded")
        let ids = try reports.map { try $0.id.bits() }
        // The report comes first: its parts are taken from whoever wrote it in this transaction.
        var calls: [(Statement, [Value])] = [
            (Self.insertReports, reportColumns(reports, ids)),
            (
                Self.insertKeys,
                [.uuidArray(ids), .names(reports.map(\.receiver)), .bytesArray(try wraps(of: reports))]
            ),
            (Self.insertTexts, [.uuidArray(ids), .bytesArray(reports.map(\.text))]), Self.marks(reports, ids),
            Self.words(reports, ids),
        ]
        if let columns = accusedColumns(reports, ids) { calls.append((Self.insertAccused, columns)) }
        if let identities = try Self.identities(reports, ids, self) { calls.append(identities) }
        if let tokens = Self.reporterTokens(reports, ids) { calls.append(tokens) }
        if let codes = Self.queryCodes(reports, ids) { calls.append(codes) }
        calls.append(
            (
                Self.insertFirstEvents,
                [
                    .uuidArray(ids), .textArray(reports.map { $0.number == nil ? "handed_in" : "registered" }),
                    .text(actorKind), .name(caller.staff?.staff), .instant(now),
                ]
            ))
        for (statement, values) in calls { try session.later(statement, values) }
    }

    /// The wraps of a batch, under the keys that their organs use now.
    private func wraps(of reports: [SealedReport]) throws -> [[UInt8]] {
        var current: [Organ.ID: OrganKey] = [:]
        return try reports.map { report in
            let key = try current[report.receiver] ?? currentKey(.item, of: report.receiver)
            current[report.receiver] = key
            return try key.wrap(report.itemKey, of: report.id)
        }
    }

    private static let insertKeys = Statement(
        """
        insert into casework.item_key (item_id, organ_id, wrapped)
        select r.item_id, r.organ_id, r.wrapped
        from unnest($1::uuid[], $2::text[], $3::bytea[]) as r (item_id, organ_id, wrapped)
        """
    )

    private static let insertReports = Statement(
        """
        insert into casework.report (
            report_id, receiver_organ_id, holder_organ_id, register_year, register_number, channel, received_on,
            received_at, signature, state, category, priority, risk_flags, import_flags, source, source_key,
            matter_token, barred_staff_ids, version
        )
        select
            r.report_id, r.organ_id, r.organ_id, r.register_year, r.register_number, r.channel, r.received_on,
            $15, r.signature, case when r.register_number is null then 'quarantined' else 'registered' end,
            nullif(r.category, ''), r.priority, string_to_array(r.risk_flags, ','),
            string_to_array(r.import_flags, ','), r.source, r.source_key, r.matter_token,
            coalesce(string_to_array(nullif(r.barred_staff_ids, ''), ','), '{}'), 1
        from unnest(
            $1::uuid[], $2::text[], $3::smallint[], $4::integer[], $5::text[], $6::date[], $7::text[], $8::text[],
            $9::smallint[], $10::text[], $11::text[], $12::text[], $13::bytea[], $14::bytea[], $16::text[]
        ) as r (
            report_id, organ_id, register_year, register_number, channel, received_on, signature, category, priority,
            risk_flags, import_flags, source, source_key, matter_token, barred_staff_ids
        )
        """
    )

    private func reportColumns(_ reports: [SealedReport], _ ids: [UUIDBits]) -> [Value] {
        [
            .uuidArray(ids), .names(reports.map(\.receiver)),
            .int2Array(reports.map { $0.number.map { Int16($0.year) } }),
            .int4Array(reports.map { $0.number.map { Int32($0.number) } }), .textArray(reports.map(\.channel.rawValue)),
            .dateArray(reports.map { Int32($0.receivedOn.daysSinceEpoch) }),
            .textArray(reports.map(\.signature.rawValue)), .textArray(reports.map(\.category)),
            .int2Array(reports.map { Int16($0.priority.rawValue) }),
            .textArray(reports.map { $0.riskFlags.joined(separator: ",") }),
            .textArray(reports.map { $0.importFlags.joined(separator: ",") }),
            .textArray(reports.map(\.source.rawValue)), .bytesArray(reports.map(\.sourceKey)),
            .bytesArray(reports.map(\.matterToken)), .instant(now),
            .textArray(reports.map { $0.barredStaff.map(\.rawValue).joined(separator: ",") }),
        ]
    }

    private static let insertTexts = Statement(
        """
        insert into casework.report_text (report_id, sealed)
        select r.report_id, r.sealed
        from unnest($1::uuid[], $2::bytea[]) as r (report_id, sealed)
        """
    )

    private static let insertAccused = Statement(
        """
        insert into casework.accused (
            report_id, ordinal, sealed, unit_id, level, managing_organ_id, discipline_organ_id, discipline_room_id,
            is_organ_head, managed_at, party_role
        )
        select
            a.report_id, a.ordinal, a.sealed, a.unit_id, a.level, a.managing_organ_id, a.discipline_organ_id,
            a.discipline_room_id, a.is_organ_head, a.managed_at, a.party_role
        from unnest(
            $1::uuid[], $2::smallint[], $3::bytea[], $4::text[], $5::smallint[], $6::text[], $7::text[], $8::text[],
            $9::boolean[], $10::smallint[], $11::text[]
        ) as a (
            report_id, ordinal, sealed, unit_id, level, managing_organ_id, discipline_organ_id, discipline_room_id,
            is_organ_head, managed_at, party_role
        )
        """
    )

    private func accusedColumns(_ reports: [SealedReport], _ ids: [UUIDBits]) -> [Value]? {
        var rows: [(UUIDBits, Int16, [UInt8], AccusedStanding)] = []
        for (id, report) in zip(ids, reports) {
            for (ordinal, person) in report.accused.enumerated() {
                rows.append((id, Int16(ordinal), person.sealed, person.standing))
            }
        }
        guard !rows.isEmpty else { return nil }
        let standings = rows.map(\.3)
        return [
            .uuidArray(rows.map(\.0)), .int2Array(rows.map(\.1)), .bytesArray(rows.map(\.2)),
            .textArray(standings.map(\.unit)), .int2Array(standings.map { $0.level.map { Int16($0.rawValue) } }),
            .textArray(standings.map(\.managingOrgan?.rawValue)),
            .textArray(standings.map(\.disciplineOrgan?.rawValue)),
            .textArray(standings.map(\.disciplineRoom?.rawValue)), .boolArray(standings.map(\.isOrganHead)),
            .int2Array(standings.map { $0.managedAt.map { Int16($0.rawValue) } }),
            .textArray(standings.map(\.partyRole?.rawValue)),
        ]
    }

    private static let insertFirstEvents = Statement(
        """
        insert into casework.event (subject_id, version, subject, kind, actor, actor_staff_id, occurred_at)
        select r.report_id, 1, 'report', r.kind, $3, $4, $5
        from unnest($1::uuid[], $2::text[]) as r (report_id, kind)
        """
    )

    /// Which of these hand-ins are already there, as register row or sealed line.
    public func known(_ keys: [SourceKey], of organ: Organ.ID) throws -> Set<SourceKey> {
        var byHash: [[UInt8]: SourceKey] = [:]
        for key in keys { byHash[keyring.token(.source, key.bytes(for: organ))] = key }
        let rows = try session.query(Self.knownSources, [.bytesArray(byHash.keys.map { $0 }), .name(organ)])
        return Set(try rows.compactMap { byHash[try $0.bytes(0)] })
    }

    /// Which of these numbers of a year the organ's register has given already.
    public func taken(_ numbers: [Int], in year: Int, of organ: Organ.ID) throws -> Set<Int> {
        let rows = try session.query(
            Self.takenNumbers, [.name(organ), .small(year), .int4Array(numbers.map { Int32($0) })]
        )
        return Set(try rows.map { Int(try $0.int4(0)) })
    }

    /// The register numbers of those of these hand-ins that are there already.
    public func registerNumbers(of keys: [SourceKey], in organ: Organ.ID) throws -> [SourceKey: Int] {
        var byHash: [[UInt8]: SourceKey] = [:]
        for key in keys { byHash[keyring.token(.source, key.bytes(for: organ))] = key }
        let rows = try session.query(Self.numbersOfSources, [.bytesArray(byHash.keys.map { $0 }), .name(organ)])
        var numbers: [SourceKey: Int] = [:]
        for row in rows {
            if let key = byHash[try row.bytes(0)] { numbers[key] = Int(try row.int4(1)) }
        }
        return numbers
    }

    /// Numbers of a year that the organ's register has not given: the lowest ones after `number`, ascending.
    public func freeNumbers(after number: Int, count: Int, in year: Int, of organ: Organ.ID) throws -> [Int] {
        let rows = try session.query(Self.freeNumbers, [.name(organ), .small(year), .int(number), .int(count)])
        return try rows.map { Int(try $0.int4(0)) }
    }

    private static let numbersOfSources = Statement(
        """
        select r.source_key, r.register_number
        from casework.report as r
        where r.source_key = any ($1) and r.receiver_organ_id = $2 and r.register_number is not null
        """
    )

    private static let freeNumbers = Statement(
        """
        select n.number
        from generate_series(
            $3::integer + 1,
            $3::integer + $4::integer + (
                select count(*)::integer
                from casework.report as r
                where r.receiver_organ_id = $1 and r.register_year = $2 and r.register_number > $3::integer
            )
        ) as n (number)
        where not exists (
            select
            from casework.report as r
            where r.receiver_organ_id = $1 and r.register_year = $2 and r.register_number = n.number
        )
        order by n.number
        limit $4::integer
        """
    )

    private static let takenNumbers = Statement(
        """
        select r.register_number
        from casework.report as r
        where r.receiver_organ_id = $1 and r.register_year = $2 and r.register_number = any ($3)
        """,
        isPlannedAnew: true
    )

    private static let knownSources = Statement(
        """
        select r.source_key
        from casework.report as r
        where r.source_key = any ($1) and r.receiver_organ_id = $2
        union all
        select s.source_key
        from casework.sealed_register as s
        where s.source_key = any ($1) and s.organ_id = $2
        """,
        isPlannedAnew: true
    )
}

extension Transaction {
    /// `staff`, `public` or `system`, as events name their actor.
    var actorKind: String {
        switch caller {
        case .staff: "staff"
        case .publicVisitor: "public"
        case .system: "system"
        }
    }
}
