public import Casework
import Libpq

/// A step of a check as it is stored (办理节点).
public struct CourseStepRecord: Sendable {
    public typealias ID = Identifier<CourseStepRecord>

    public let id: ID
    public let step: Course.Step
    public let happenedOn: CivilDate
    public let recordedBy: Staff.ID
    public let recordedOn: CivilDate
    /// The round in which it was taken has ended.
    public let isOfFormerRound: Bool
    /// Who received a letter, a reason, a remark; nil where nothing was written, and for who may not read the report.
    public let words: String?
    /// Our letter that was delivered; nil for every other step.
    public let letter: Paper.ID?
    /// The delivery that an answer answers; nil for every other step.
    public let answers: ID?

    /// As the rules look at it.
    public var taken: Course.Taken { Course.Taken(step, on: happenedOn, by: recordedBy) }
}

extension Transaction {
    /// Writes down a step of a clue.
    ///
    /// - Parameters:
    ///   - letter: our letter that was delivered.
    ///   - answered: the delivery that an answer answers.
    /// - Throws: `StoreError.refused` with the name of the constraint where the rules of one row forbid it.
    @discardableResult
    public func insert(
        _ step: Course.Step, on day: CivilDate, words: String, of clue: ClueRecord, letter: Paper.ID? = nil,
        answered: CourseStepRecord? = nil, by staff: Staff.ID
    ) throws -> CourseStepRecord.ID {
        let id: CourseStepRecord.ID = newID()
        let columns = CourseStepColumns(step)
        let sealed: Value =
            words.isEmpty ? .null : .bytes(try sealNote([words], on: clue.clue.report, "course_step", id))
        try session.later(
            Self.insertStep,
            [
                try id.value(), try clue.clue.id.value(), try clue.clue.report.value(), .name(clue.organ),
                .text(step.kind.rawValue), .textOrNull(columns.code), .date(day), .date(columns.decidedOn),
                .name(columns.decider), sealed, .name(staff), .date(today), try .idOrNull(letter),
                try .idOrNull(answered?.id), .date(answered?.happenedOn),
            ])
        return id
    }

    private static let insertStep = Statement(
        """
        insert into casework.course_step (
            step_id, clue_id, report_id, organ_id, step, code, happened_on, decided_on, decided_organ_id, sealed,
            recorded_by, recorded_on, document_id, answers_id, answers_on
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        """
    )

    /// The steps of a clue, as they were written down; at most `StoreLimits.listRows`.
    public func courseSteps(of clue: Clue.ID) throws -> [CourseStepRecord] {
        try session.query(Self.findCourseSteps, [try clue.value(), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            let id: CourseStepRecord.ID = try columns.id()
            let report: Report.ID = try columns.id()
            let step = try CourseStepColumns(&columns).step
            let (day, by): (CivilDate, Staff.ID) = (try columns.date(), try columns.name())
            let (recordedOn, closedOn) = (try columns.date(), try columns.dateOrNil())
            let fields = try openNote(try columns.bytesOrNil(), of: report, "course_step", id)
            let (letter, answers): (Paper.ID?, CourseStepRecord.ID?) = (try columns.idOrNil(), try columns.idOrNil())
            return CourseStepRecord(
                id: id, step: step, happenedOn: day, recordedBy: by, recordedOn: recordedOn,
                isOfFormerRound: closedOn != nil, words: fields?.first, letter: letter, answers: answers)
        }
    }

    /// By the time-ordered id where several were written down on one day.
    static let findCourseSteps = Statement(
        """
        select
            s.step_id, s.report_id, s.step, s.code, s.decided_on, s.decided_organ_id, s.happened_on, s.recorded_by,
            s.recorded_on, s.closed_on, s.sealed, s.document_id, s.answers_id
        from casework.course_step as s
        where s.clue_id = $1
        order by s.recorded_on, s.step_id
        limit $2
        """
    )

    /// A round ends: its steps carry the next one no more. That an appeal is a re-examination stays so. As the system.
    public func closeCourse(of clue: Clue.ID) throws {
        try session.later(Self.closeSteps, [try clue.value(), .date(today)])
    }

    private static let closeSteps = Statement(
        """
        update casework.course_step
        set closed_on = greatest($2, recorded_on)
        where clue_id = $1 and closed_on is null and step <> 'review_applied'
        """
    )

    /// Whether an appeal is a re-examination of what an organ below decided. As the system.
    public func isReview(_ clue: Clue.ID) throws -> Bool {
        try session.query(Self.findReview, [try lookUp(clue)]).first != nil
    }

    private static let findReview = Statement(
        "select s.step_id from casework.course_step as s where s.clue_id = $1 and s.step = 'review_applied' limit 1"
    )
}

/// A step as columns.
private struct CourseStepColumns {
    let step: Course.Step
    let code: String?
    let decidedOn: CivilDate?
    let decider: Organ.ID?

    init(_ step: Course.Step) {
        self.step = step
        switch step {
        case .letterDelivered(let receiver): (code, decidedOn, decider) = (receiver.rawValue, nil, nil)
        case .replyReceived(let signature): (code, decidedOn, decider) = (signature.rawValue, nil, nil)
        case .foundUntrue(let trigger): (code, decidedOn, decider) = (trigger.rawValue, nil, nil)
        case .reviewApplied(let organ, let day): (code, decidedOn, decider) = (nil, day, organ)
        case .talkHeld, .noAnswer, .groupApproved, .caseFiled, .investigationEnded, .clearingNotNeeded:
            (code, decidedOn, decider) = (nil, nil, nil)
        }
    }

    init(_ columns: inout Columns) throws {
        let kind: Course.Kind = try columns.code()
        let (code, day): (String?, CivilDate?) = (try columns.textOrNil(), try columns.dateOrNil())
        let organ: Organ.ID? = try columns.nameOrNil()
        guard let step = Self.step(kind, code, day, organ) else { throw StoreError.corrupt(table: "course_step") }
        self.init(step)
    }

    private static func step(
        _ kind: Course.Kind, _ code: String?, _ day: CivilDate?, _ organ: Organ.ID?
    ) -> Course.Step? {
        switch kind {
        case .letterDelivered: code.flatMap(Course.Receiver.init).map { .letterDelivered(to: $0) }
        case .replyReceived: code.flatMap(Course.Signature.init).map { .replyReceived($0) }
        case .talkHeld: .talkHeld
        case .noAnswer: .noAnswer
        case .groupApproved: .groupApproved
        case .caseFiled: .caseFiled
        case .investigationEnded: .investigationEnded
        case .reviewApplied: organ.flatMap { organ in day.map { .reviewApplied(against: organ, decidedOn: $0) } }
        case .foundUntrue: code.flatMap(Clarification.Trigger.init).map { .foundUntrue($0) }
        case .clearingNotNeeded: .clearingNotNeeded
        }
    }
}
