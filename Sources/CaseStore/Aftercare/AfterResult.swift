public import Casework
import Libpq

/// That the accused was told of the conclusion (向被检举控告人反馈).
public struct AccusedFeedbackRecord: Sendable {
    public let way: AccusedFeedbackWay
    /// When the accused asked for it; nil where nobody did.
    public let askedOn: CivilDate?
    public let toldOn: CivilDate
    public let toldBy: Staff.ID
}

/// How an organ's results were rated, and how many could have been.
public struct SatisfactionCounts: Sendable, Equatable {
    public let scores: [Satisfaction: Int]
    /// Results that reached their reporters.
    public let told: Int

    public var rated: Int { scores.values.reduce(0, +) }
}

extension Transaction {
    /// A clue's day of the end, by the day in China; nil while it goes on.
    public func concludedOn(_ clue: Clue.ID) throws -> CivilDate? {
        guard let row = try session.query(Self.findEnd, [try lookUp(clue)]).first else { throw StoreError.notFound }
        var columns = Columns(row)
        return try columns.instantOrNil()?.civilDate
    }

    private static let findEnd = Statement("select c.concluded_at from casework.clue as c where c.clue_id = $1")

    /// The clue whose end a report's reporter was told last; nil where none stands at its end. As the system.
    public func finishedClue(of report: Report.ID) throws -> Clue.ID? {
        guard let row = try session.query(Self.findFinished, [try lookUp(report)]).first else { return nil }
        var columns = Columns(row)
        return try columns.id()
    }

    private static let findFinished = Statement(
        """
        select c.clue_id
        from casework.clue as c
        where c.report_id = $1 and c.state in ('concluded', 'fed_back', 'archived')
        order by c.concluded_at desc, c.clue_id
        limit 1
        """
    )

    /// The clues of an organ that have ended, the latest first; at most `StoreLimits.listRows`.
    public func finishedClues(of organ: Organ.ID) throws -> [ClueRecord] {
        try session.query(Self.findFinishedClues, [.name(organ), .int(StoreLimits.listRows)]).map { try ClueRecord($0) }
    }

    private static let findFinishedClues = Statement(
        """
        select \(clueColumns)
        from casework.clue as c
        where c.organ_id = $1 and c.state in ('concluded', 'fed_back', 'archived')
        order by c.concluded_at desc, c.clue_id
        limit $2
        """
    )

    /// The clues of an organ that were found untrue since a day and of which no clearing of a name is under way or done, the
    /// earliest first; at most `StoreLimits.listRows`.
    public func unclearedClues(of organ: Organ.ID, since day: CivilDate) throws -> [ClueRecord] {
        try session.query(Self.findUncleared, [.name(organ), .date(day), .int(StoreLimits.listRows)])
            .map { try ClueRecord($0) }
    }

    private static let findUncleared = Statement(
        """
        select \(clueColumns)
        from casework.clue as c
        where
            c.organ_id = $1
            and c.state in ('concluded', 'fed_back', 'archived')
            and c.conclusion = 'closed_unfounded'
            and (c.concluded_at at time zone interval '8 hours')::date >= $2
            and not exists (
                select
                from casework.clarification as k
                where
                    k.clue_id = c.clue_id
                    and k.cell_id = c.cell_id
                    and k.state not in ('refused', 'lapsed')
                    and k.found_on >= (c.concluded_at at time zone interval '8 hours')::date
            )
            and not exists (
                select
                from casework.course_step as s
                where
                    s.clue_id = c.clue_id
                    and s.cell_id = c.cell_id
                    and s.step = 'clearing_not_needed'
                    and s.closed_on is null
            )
        order by c.concluded_at, c.clue_id
        limit $3
        """
    )

    // MARK: - The accused

    public func insertAccusedFeedback(
        _ way: AccusedFeedbackWay, on clue: ClueRecord, askedOn: CivilDate?, concludedOn: CivilDate,
        toldOn: CivilDate, by staff: Staff.ID
    ) throws {
        let id: Identifier<AccusedFeedbackRecord> = newID()
        try session.later(
            Self.insertAccusedFeedback,
            [
                try id.value(), try clue.clue.id.value(), try clue.clue.report.value(), .name(clue.organ),
                .text(way.rawValue), .date(askedOn), .date(concludedOn), .date(toldOn), .name(staff),
            ]
        )
    }

    private static let insertAccusedFeedback = Statement(
        """
        insert into casework.accused_feedback (
            accused_feedback_id, clue_id, report_id, organ_id, way, asked_on, concluded_on, told_on, told_by
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """
    )

    public func accusedFeedback(on clue: Clue.ID) throws -> [AccusedFeedbackRecord] {
        try session.query(Self.findAccusedFeedback, [try lookUp(clue)]).map { row in
            var columns = Columns(row)
            return AccusedFeedbackRecord(
                way: try columns.code(), askedOn: try columns.dateOrNil(), toldOn: try columns.date(),
                toldBy: try columns.name()
            )
        }
    }

    private static let findAccusedFeedback = Statement(
        """
        select f.way, f.asked_on, f.told_on, f.told_by
        from casework.accused_feedback as f
        where f.clue_id = $1
        order by f.told_on, f.accused_feedback_id
        """
    )

    // MARK: - The reader of the tracking page; all as the system, after the code was looked up

    /// Which of a report's notices were opened with the duty of secrecy confirmed.
    public func secrecyConfirmed(on report: Report.ID) throws -> Set<NoticeRecord.ID> {
        Set(
            try session.query(Self.findSecrecy, [try lookUp(report)]).map { row in
                var columns = Columns(row)
                return try columns.id()
            }
        )
    }

    /// The day alone; a second time changes nothing.
    public func confirmSecrecy(of notice: NoticeRecord.ID, on report: Report.ID, organ: Organ.ID) throws {
        try session.later(
            Self.confirmSecrecy, [try notice.value(), try report.value(), .name(organ), .date(today)]
        )
    }

    private static let findSecrecy = Statement(
        "select s.notice_id from casework.secrecy_duty as s where s.report_id = $1"
    )
    private static let confirmSecrecy = Statement(
        """
        insert into casework.secrecy_duty (notice_id, report_id, organ_id, confirmed_on)
        values ($1, $2, $3, $4)
        on conflict do nothing
        """
    )

    /// What the reporter thought of each of a report's results.
    public func ratings(on report: Report.ID) throws -> [NoticeRecord.ID: Satisfaction] {
        let found: [(NoticeRecord.ID, Satisfaction)] = try session.query(Self.findRatings, [try lookUp(report)])
            .map { row in
                var columns = Columns(row)
                return (try columns.id(), try columns.code())
            }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    private static let findRatings = Statement(
        "select s.notice_id, s.score from casework.satisfaction as s where s.report_id = $1"
    )

    /// - Throws: `StoreError.refused` by `satisfaction_is_unique` for a second time.
    public func rate(
        _ notice: NoticeRecord.ID, on report: Report.ID, organ: Organ.ID, _ score: Satisfaction, words: String?
    ) throws {
        let sealed = try words.map { Value.bytes(try sealNote([$0], on: report, "satisfaction", notice)) } ?? .null
        try session.later(
            Self.insertRating,
            [
                try notice.value(), try report.value(), .name(organ), .text(score.rawValue), sealed, .date(today),
            ]
        )
    }

    private static let insertRating = Statement(
        """
        insert into casework.satisfaction (notice_id, report_id, organ_id, score, sealed, rated_on)
        values ($1, $2, $3, $4, $5, $6)
        """
    )

    // MARK: - Counting

    /// How the results of an organ were rated, as far as the caller may see the reports they are about.
    public func satisfaction(of organ: Organ.ID) throws -> SatisfactionCounts {
        var scores: [Satisfaction: Int] = [:]
        for row in try session.query(Self.countRatings, [.name(organ)]) {
            var columns = Columns(row)
            let score: Satisfaction = try columns.code()
            scores[score] = Int(try columns.big())
        }
        let told = Int(try session.query(Self.countTold, [.name(organ)]).first?.int8(0) ?? 0)
        return SatisfactionCounts(scores: scores, told: told)
    }

    private static let countRatings = Statement(
        "select s.score, count(*) from casework.satisfaction as s where s.organ_id = $1 group by s.score"
    )
    private static let countTold = Statement(
        """
        select count(*)
        from casework.notice as n
        where n.organ_id = $1 and n.kind = 'result' and n.state = 'delivered'
        """
    )

    /// What reporters added in words, the latest first; at most `StoreLimits.listRows`.
    public func ratingWords(of organ: Organ.ID) throws -> [(score: Satisfaction, on: CivilDate, words: String)] {
        try session.query(Self.findRatingWords, [.name(organ), .int(StoreLimits.listRows)]).compactMap { row in
            var columns = Columns(row)
            let (notice, report): (NoticeRecord.ID, Report.ID) = (try columns.id(), try columns.id())
            let (score, day): (Satisfaction, CivilDate) = (try columns.code(), try columns.date())
            let words = try openNote(try columns.bytes(), of: report, "satisfaction", notice)?.first
            return words.map { (score, day, $0) }
        }
    }

    private static let findRatingWords = Statement(
        """
        select s.notice_id, s.report_id, s.score, s.rated_on, s.sealed
        from casework.satisfaction as s
        where s.organ_id = $1 and s.sealed is not null
        order by s.rated_on desc, s.notice_id
        limit $2
        """
    )
}
