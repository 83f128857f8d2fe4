import Casework
import Libpq

extension Transaction {
    /// Writes the days of every entry of the document that was stored last.
    ///
    /// - Policy: HS-4
    func storeSpans(_ organisation: Organisation) throws {
        var spans: [(span: Directory.Span, ordinal: Int)] = []
        for kind in Directory.Span.Kind.allCases {
            let gone = organisation.spans.filter { $0.kind == kind && !organisation.listed.has(kind, $0.id) }.map(\.id)
            for id in organisation.listed.ids(of: kind) + Set(gone).sorted() {
                spans += organisation.history(of: kind, id).enumerated().map { ($0.element, $0.offset + 1) }
            }
        }
        try session.execute(
            Self.insertSpans,
            [
                .codes(spans.map(\.span.kind.rawValue)), .textArray(spans.map(\.span.id)),
                .int2Array(spans.map { Int16($0.ordinal) }),
                .textArray(spans.map { $0.span.from?.description }),
                .textArray(spans.map { $0.span.until?.description }),
                .textArray(spans.map { $0.span.name ?? $0.span.id }),
                .textArray(spans.map { $0.span.level.map { String($0.rawValue) } }),
                .textArray(spans.map(\.span.division?.rawValue)), .textArray(spans.map(\.span.organ?.rawValue)),
                .textArray(spans.map { ($0.span.links ?? []).joined(separator: "\n") }),
                .textArray(spans.map(\.span.successor)),
            ])
    }

    private static let insertSpans = Statement(
        """
        insert into directory.span (
            version, kind, entity_id, ordinal, from_on, to_on, name, level, division_code, organ_id, links, successor_id
        )
        select
            (select max(d.version) from directory.document as d where d.cell_id = guard.cell()), s.kind, s.entity_id,
            s.ordinal, s.from_on::date, s.to_on::date, s.name, s.level::smallint, s.division_code, s.organ_id,
            coalesce(string_to_array(nullif(s.links, ''), chr(10)), '{}'), s.successor_id
        from unnest(
            $1::text[], $2::text[], $3::smallint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
            $10::text[], $11::text[]
        ) as s (
            kind, entity_id, ordinal, from_on, to_on, name, level, division_code, organ_id, links, successor_id
        )
        """
    )

    /// Says of organs and rooms that they are no more and who took over: constraints refuse new work for them. A room ends
    /// with its organ; what the document neither lists nor tells of ends today.
    ///
    /// - Policy: HS-4
    func storeEnds(_ organisation: Organisation) throws {
        func ends(_ kind: Ending.Kind, _ ids: [String]) -> [Value] {
            [
                .textArray(ids),
                .textArray(ids.map { organisation.end(of: Ending.Place(kind, $0))?.description }),
                .textArray(ids.map { organisation.successor(of: kind.span, $0) }),
            ]
        }
        let ever = organisation.ever
        let (organs, rooms) = (ever.organs.keys.map(\.rawValue).sorted(), ever.rooms.keys.map(\.rawValue).sorted())
        try session.execute(Self.endOrgans, ends(.organ, organs))
        try session.execute(Self.endRooms, ends(.room, rooms))
        try session.execute(Self.endDroppedOrgans, [.textArray(organs), .date(today)])
        try session.execute(Self.endDroppedRooms, [.textArray(rooms), .date(today)])
    }

    private static let endDroppedOrgans = Statement(
        """
        update directory.organ as o
        set ended_on = $2
        where o.organ_id <> all ($1::text[]) and o.ended_on is null and o.cell_id = guard.cell()
        """
    )
    private static let endDroppedRooms = Statement(
        """
        update directory.room as r
        set ended_on = $2
        where r.room_id <> all ($1::text[]) and r.ended_on is null and r.cell_id = guard.cell()
        """
    )
    private static let endOrgans = Statement(
        """
        update directory.organ as o
        set ended_on = e.ended_on::date, successor_organ_id = e.successor_id
        from unnest($1::text[], $2::text[], $3::text[]) as e (organ_id, ended_on, successor_id)
        where
            o.organ_id = e.organ_id
            and o.cell_id = guard.cell()
            and (o.ended_on, o.successor_organ_id) is distinct from (e.ended_on::date, e.successor_id)
        """
    )
    private static let endRooms = Statement(
        """
        update directory.room as r
        set ended_on = e.ended_on::date, successor_room_id = e.successor_id
        from unnest($1::text[], $2::text[], $3::text[]) as e (room_id, ended_on, successor_id)
        where
            r.room_id = e.room_id
            and r.cell_id = guard.cell()
            and (r.ended_on, r.successor_room_id) is distinct from (e.ended_on::date, e.successor_id)
        """
    )
}
