public import Casework
import Libpq

/// An objection as it is stored (异议).
public struct ObjectionRecord: Sendable {
    public var objection: ReporterObjection
    public let clue: Clue.ID
    public let report: Report.ID
    public let organ: Organ.ID
    public let channel: ReporterObjection.Channel
    public let raisedOn: CivilDate
    public let dueOn: CivilDate
    /// The hand-in that holds its words; nil where the desk wrote them down.
    public let handIn: Report.ID?
    public let recordedBy: Staff.ID?
    public var answeredOn: CivilDate?
    public var approvedOn: CivilDate?
    public var closedOn: CivilDate?
    /// What was said at the desk; nil for whoever may not read it, and for what came by hand-in.
    public let words: String?
    /// The explanation, also before it is approved.
    public let answer: String?
}

/// An objection about to be written.
public struct NewObjection: Sendable {
    /// Where its words lie.
    public enum Words: Sendable {
        case handIn(Report.ID)
        case said(String, by: ReporterObjection.Channel, recordedBy: Staff.ID)
    }

    public let clue: Clue.ID
    public let report: Report.ID
    public let organ: Organ.ID
    public let words: Words
    public let raisedOn: CivilDate
    public let dueOn: CivilDate

    public init(
        clue: Clue.ID, report: Report.ID, organ: Organ.ID, words: Words, raisedOn: CivilDate, dueOn: CivilDate
    ) {
        self.clue = clue
        self.report = report
        self.organ = organ
        self.words = words
        self.raisedOn = raisedOn
        self.dueOn = dueOn
    }
}

extension Transaction {
    @discardableResult
    public func insert(_ new: NewObjection) throws -> ReporterObjection.ID {
        let id: ReporterObjection.ID = newID()
        let channel: ReporterObjection.Channel
        var (sealed, handIn, recorder): (Value, Value, Value) = (.null, .null, .null)
        switch new.words {
        case .handIn(let report):
            channel = .web
            handIn = try report.value()
        case .said(let words, let way, let staff):
            channel = way
            sealed = .bytes(try sealNote([words], on: new.report, "objection", id))
            recorder = .name(staff)
        }
        try session.later(
            Self.insertObjection,
            [
                try id.value(), try new.clue.value(), try new.report.value(), .name(new.organ), .text(channel.rawValue),
                .date(new.raisedOn), .date(new.dueOn), sealed, handIn, recorder,
            ]
        )
        return id
    }

    private static let insertObjection = Statement(
        """
        insert into casework.objection (
            objection_id, clue_id, report_id, organ_id, channel, raised_on, due_on, state, sealed, hand_in_id, recorded_by
        )
        values ($1, $2, $3, $4, $5, $6, $7, 'raised', $8, $9, $10)
        """
    )

    /// The objections to the result of a clue, oldest first.
    public func objections(to clue: Clue.ID) throws -> [ObjectionRecord] {
        try session.query(Self.findObjections, [try lookUp(clue)]).map { try objection($0) }
    }

    /// The objections to a report's results, oldest first; as the system, for the holder of its query code.
    public func objections(on report: Report.ID) throws -> [ObjectionRecord] {
        try session.query(Self.findObjectionsOfReport, [try lookUp(report)]).map { try objection($0) }
    }

    /// The days on which objections to a report's results came in that nobody outside the petition office knows of: they
    /// wait for triage, went up sealed, are kept from somebody who sees the matter, or belong to another one. None drops
    /// out before it is void: that would tell whoever found the slip. As the system, for the holder of its query code.
    public func objectionsNotRaised(on report: Report.ID) throws -> [CivilDate] {
        try session.query(Self.findNotRaised, [try lookUp(report)]).map { row in
            var columns = Columns(row)
            return try columns.date()
        }
    }

    private static let findNotRaised = Statement(
        """
        select r.received_on
        from casework.added_to($1) as a
        join casework.report as r on r.report_id = a.report_id
        where
            a.kind = 'objection'
            and r.state <> 'voided'
            and not exists (select from casework.objection as o where o.hand_in_id = r.report_id)
        order by r.received_on, r.report_id
        """
    )

    /// The open objections that an organ answers, the nearest first; at most `StoreLimits.listRows`.
    public func openObjections(of organ: Organ.ID) throws -> [ObjectionRecord] {
        try session.query(Self.findOpenObjections, [.name(organ), .int(StoreLimits.listRows)]).map { try objection($0) }
    }

    /// Reads an objection and keeps others from changing it until the end of the transaction.
    public func lockObjection(_ id: ReporterObjection.ID) throws -> ObjectionRecord {
        guard let row = try session.query(Self.lockObjection, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try objection(row)
    }

    /// - Parameter answer: new words of the explanation; nil leaves them as they are.
    public func save(_ record: ObjectionRecord, answer: String? = nil) throws {
        let id = record.objection.id
        let state = ObjectionStateColumns(record.objection.state)
        let sealed = try answer.map { Value.bytes(try sealNote([$0], on: record.report, "answer", id)) } ?? .null
        try session.laterChangingOne(
            Self.saveObjection,
            [
                try id.value(), .text(state.name), sealed, .name(state.author), .date(record.answeredOn),
                .name(state.approver), .date(record.approvedOn), .name(state.closer), .date(record.closedOn),
            ]
        )
    }

    static let objectionColumns = """
        o.objection_id, o.clue_id, o.report_id, o.organ_id, o.channel, o.raised_on, o.due_on, o.hand_in_id, o.recorded_by,
        o.answered_on, o.approved_on, o.closed_on, o.sealed, o.answer_sealed, o.state, o.answered_by, o.approved_by,
        o.closed_by
        """

    private static let findObjections = Statement(
        """
        select \(objectionColumns)
        from casework.objection as o
        where o.clue_id = $1
        order by o.raised_on, o.objection_id
        """
    )
    private static let findObjectionsOfReport = Statement(
        """
        select \(objectionColumns)
        from casework.objection as o
        where o.report_id = $1
        order by o.raised_on, o.objection_id
        """
    )
    private static let findOpenObjections = Statement(
        """
        select \(objectionColumns)
        from casework.objection as o
        where o.organ_id = $1 and o.state in ('raised', 'answer_proposed')
        order by o.due_on, o.objection_id
        limit $2
        """
    )
    private static let lockObjection = Statement(
        "select \(objectionColumns) from casework.objection as o where o.objection_id = $1 for update"
    )
    private static let saveObjection = Statement(
        """
        update casework.objection
        set
            state = $2, answer_sealed = coalesce($3, answer_sealed), answered_by = coalesce($4, answered_by),
            answered_on = $5, approved_by = $6, approved_on = $7, closed_by = $8, closed_on = $9
        where objection_id = $1
        """
    )

    private func objection(_ row: Row) throws -> ObjectionRecord {
        var columns = Columns(row)
        let id: ReporterObjection.ID = try columns.id()
        let (clue, report): (Clue.ID, Report.ID) = (try columns.id(), try columns.id())
        let organ: Organ.ID = try columns.name()
        let channel: ReporterObjection.Channel = try columns.code()
        let (raisedOn, dueOn) = (try columns.date(), try columns.date())
        let handIn: Report.ID? = try columns.idOrNil()
        let recordedBy: Staff.ID? = try columns.nameOrNil()
        let days = (try columns.dateOrNil(), try columns.dateOrNil(), try columns.dateOrNil())
        let (words, answer) = (try columns.bytesOrNil(), try columns.bytesOrNil())
        let state = try ObjectionStateColumns(
            name: try columns.text(), author: try columns.nameOrNil(), approver: try columns.nameOrNil(),
            closer: try columns.nameOrNil()
        ).state()
        return ObjectionRecord(
            objection: ReporterObjection(id: id, state: state), clue: clue, report: report, organ: organ,
            channel: channel, raisedOn: raisedOn, dueOn: dueOn, handIn: handIn, recordedBy: recordedBy,
            answeredOn: days.0, approvedOn: days.1, closedOn: days.2,
            words: try openNote(words, of: report, "objection", id)?.first,
            answer: try openNote(answer, of: report, "answer", id)?.first
        )
    }
}

/// The state of an objection as columns.
private struct ObjectionStateColumns {
    let name: String
    var author: Staff.ID?
    var approver: Staff.ID?
    var closer: Staff.ID?

    init(name: String, author: Staff.ID?, approver: Staff.ID?, closer: Staff.ID?) {
        self.name = name
        self.author = author
        self.approver = approver
        self.closer = closer
    }

    init(_ state: ReporterObjection.State) {
        switch state {
        case .raised: name = "raised"
        case .answerProposed(let author):
            name = "answer_proposed"
            self.author = author
        case .answered(let author, let approver):
            name = "answered"
            self.author = author
            self.approver = approver
        case .reopened(let closer):
            name = "reopened"
            self.closer = closer
        case .notAnsweredAgain(let closer):
            name = "not_answered_again"
            self.closer = closer
        }
    }

    func state() throws(StoreError) -> ReporterObjection.State {
        switch (name, author, approver, closer) {
        case ("raised", _, _, _): return .raised
        case ("answer_proposed", let author?, _, _): return .answerProposed(by: author)
        case ("answered", let author?, let approver?, _): return .answered(by: author, approver: approver)
        case ("reopened", _, _, let closer?): return .reopened(by: closer)
        case ("not_answered_again", _, _, let closer?): return .notAnsweredAgain(by: closer)
        case (_, _, _, _): throw .corrupt(table: "objection")
        }
    }
}
