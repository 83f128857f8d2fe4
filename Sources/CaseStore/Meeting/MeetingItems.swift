public import Casework
import Libpq
import Sealing

/// One matter on a meeting's agenda, as far as the reader may see the matter.
public struct MeetingItem: Sendable {
    public let meeting: MeetingRecord.ID
    public let matter: Matter
    public let number: String
    /// The code of the state in which it was put on the agenda.
    public let stateThen: String
    public let resolution: Meeting.Resolution?
    public let decidedOn: CivilDate?
    public let recordedBy: Staff.ID?

    public enum Matter: Hashable, Sendable {
        case clue(Clue.ID)
        case report(Report.ID)

        var subject: Subject {
            switch self {
            case .clue: .clue
            case .report: .report
            }
        }

        /// The identifier of either.
        public var rawValue: String {
            switch self {
            case .clue(let id): id.rawValue
            case .report(let id): id.rawValue
            }
        }

        func value() throws(StoreError) -> Value {
            switch self {
            case .clue(let id): try id.value()
            case .report(let id): try id.value()
            }
        }
    }
}

extension Transaction {
    /// Puts a matter on the agenda in the state that it has now.
    ///
    /// - Throws: `StoreError.notFound` for a matter that the caller may not see; `.refused` with
    ///   `meeting_item_is_unique` when it is on the agenda.
    public func putOnAgenda(_ matter: MeetingItem.Matter, of meeting: MeetingRecord.ID, by staff: Staff.ID) throws {
        let changed = try session.execute(
            Self.insertItem,
            [
                try meeting.value(), .text(matter.subject.rawValue), try matter.value(), .name(staff), .instant(now),
            ]
        )
        guard changed == 1 else { throw StoreError.notFound }
    }

    /// The plan or result that waits on a clue; a hold after a check has no conclusion.
    private static let matter = """
        case c.state
            when 'plan_proposed' then c.disposition when 'result_proposed' then coalesce(c.conclusion, c.disposition)
        end
        """

    private static let insertItem = Statement(
        """
        insert into casework.meeting_item (
            meeting_id, subject, subject_id, state_then, added_by, added_at, matter_then
        )
        select $1, $2, m.id, m.state, $4, $5, m.matter
        from (
            select
                c.clue_id as id, c.state, 'clue' as subject,
                \(matter) as matter
            from casework.clue as c
            where c.clue_id = $3
            union all
            select r.report_id, r.state, 'report', null from casework.report as r
            where r.report_id = $3 and r.state <> 'sealed_up'
        ) as m
        where m.subject = $2
        """
    )

    /// The agenda of a meeting, as far as the caller may see its matters.
    public func agenda(of meeting: MeetingRecord.ID) throws -> [MeetingItem] {
        try session.query(Self.findAgenda, [try meeting.value()]).map { try MeetingItem($0) }
    }

    /// What meetings took up of a matter, newest first.
    public func meetingItems(on matter: MeetingItem.Matter) throws -> [MeetingItem] {
        try session.query(Self.findItemsOf, [try matter.value()]).map { try MeetingItem($0) }
    }

    /// What a meeting of its organ decided last about the plan or result that waits on a clue; nil: none did.
    public func meetingSaid(on record: ClueRecord) throws -> Handle.MeetingSaid? {
        guard let row = try session.query(Self.findSaid, [try record.clue.id.value()]).first else { return nil }
        var columns = Columns(row)
        return Handle.MeetingSaid(
            kind: try columns.code(), heldOn: try columns.date(), resolution: try columns.code())
    }

    static let findSaid = Statement(
        """
        select m.kind, m.held_on, i.decision
        from casework.meeting_item as i
        join casework.meeting as m on m.meeting_id = i.meeting_id and m.cell_id = i.cell_id
        join casework.clue as c on c.clue_id = i.subject_id and c.cell_id = i.cell_id
        where
            i.subject_id = $1
            and m.organ_id = c.organ_id
            and i.decision is not null
            and i.state_then = c.state
            and i.matter_then = \(matter)
        order by i.decided_on desc, i.added_at desc
        limit 1
        """
    )

    static let itemColumns = """
        i.meeting_id, i.subject, i.subject_id, i.state_then, i.decision, i.decided_on, i.recorded_by,
        c.organ_id, c.clue_series, c.clue_year, c.clue_number, r.receiver_organ_id, r.register_year, r.register_number
        """
    private static let findAgenda = Statement(
        """
        select \(itemColumns)
        from casework.meeting_item as i
        left join casework.clue as c on c.clue_id = i.subject_id and c.cell_id = i.cell_id
        left join casework.report as r on r.report_id = i.subject_id and r.cell_id = i.cell_id
        where i.meeting_id = $1
        order by i.added_at, i.subject_id
        """
    )
    private static let findItemsOf = Statement(
        """
        select \(itemColumns)
        from casework.meeting_item as i
        left join casework.clue as c on c.clue_id = i.subject_id and c.cell_id = i.cell_id
        left join casework.report as r on r.report_id = i.subject_id and r.cell_id = i.cell_id
        where i.subject_id = $1
        order by i.added_at desc
        """
    )

    /// Records what was decided, with the minutes under the key of the matter's report: they go when it is sealed up.
    ///
    /// - Throws: `StoreError.stale` when a decision stands there already, or the matter is not on the agenda.
    public func decide(
        _ matter: MeetingItem.Matter, in meeting: MeetingRecord.ID, _ resolution: Meeting.Resolution, minutes: String,
        by staff: Staff.ID
    ) throws {
        let sealed = try keyring.seal(
            SealedFields.encode([minutes]), item: Identifier<MeetingItem>(matter.rawValue),
            place: .minutes(meeting: meeting.rawValue), with: try key(of: matter)
        )
        try session.laterChangingOne(
            Self.decideItem,
            [
                try meeting.value(), try matter.value(), .text(resolution.rawValue), .bytes(sealed), .date(today),
                .name(staff),
            ]
        )
    }

    private static let decideItem = Statement(
        """
        update casework.meeting_item
        set decision = $3, sealed = $4, decided_on = $5, recorded_by = $6
        where meeting_id = $1 and subject_id = $2 and decision is null
        """
    )

    /// What was said about a matter; nil while nothing was, and once its report was sealed up. The caller records the
    /// reading in the audit log.
    public func minutes(of matter: MeetingItem.Matter, in meeting: MeetingRecord.ID) throws -> String? {
        guard let row = try session.query(Self.findMinutes, [try meeting.value(), try matter.value()]).first,
            let sealed = try row.bytesOrNil(0)
        else { return nil }
        let key: ItemKey
        do { key = try self.key(of: matter) } catch StoreError.notFound { return nil }
        let plain = try keyring.open(
            sealed, item: Identifier<MeetingItem>(matter.rawValue), place: .minutes(meeting: meeting.rawValue),
            with: key
        )
        return try SealedFields.decode(plain, count: 1)[0]
    }

    private static let findMinutes = Statement(
        "select i.sealed from casework.meeting_item as i where i.meeting_id = $1 and i.subject_id = $2"
    )

    private func key(of matter: MeetingItem.Matter) throws -> ItemKey {
        guard let row = try session.query(Self.findMatterKey, [try matter.value()]).first else {
            throw StoreError.notFound
        }
        return try itemKey(row)
    }

    private static let findMatterKey = Statement(
        """
        select k.wrapped, k.organ_id, k.item_id
        from casework.item_key as k
        where
            k.wrapped is not null
            and (k.item_id = $1 or k.item_id in (select c.report_id from casework.clue as c where c.clue_id = $1))
        """
    )
}

extension MeetingItem {
    init(_ row: Row) throws {
        var columns = Columns(row)
        meeting = try columns.id()
        let subject = try columns.text()
        let id: Identifier<Never> = try columns.id()
        stateThen = try columns.text()
        resolution = try columns.codeOrNil()
        decidedOn = try columns.dateOrNil()
        recordedBy = try columns.nameOrNil()
        let organ: Organ.ID? = try columns.nameOrNil()
        let series: NumberSeries? = try columns.codeOrNil()
        let (year, count) = (try columns.smallOrNil(), try columns.intOrNil())
        let receiver: Organ.ID? = try columns.nameOrNil()
        let register = try columns.registerNumber()
        if subject == "clue", let organ, let series, let year, let count {
            matter = .clue(Clue.ID(id.rawValue))
            number = ClueNumber(series: series, year: year, number: count).text(of: organ)
        } else if let receiver {
            matter = .report(Report.ID(id.rawValue))
            number = register?.text(of: receiver) ?? ""
        } else {
            throw StoreError.corrupt(table: "meeting_item")
        }
    }
}
