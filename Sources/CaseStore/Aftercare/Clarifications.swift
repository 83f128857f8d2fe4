public import Casework
import Libpq

/// A clearing of a name as it is stored (澄清正名).
public struct ClarificationRecord: Sendable {
    public var clarification: Clarification
    public let clue: Clue.ID
    public let report: Report.ID
    public let organ: Organ.ID
    public let finding: Clarification.Finding
    public let trigger: Clarification.Trigger
    public let form: Clarification.Form
    public let inaccuracy: Clarification.Inaccuracy
    public let proposesMalice: Bool
    public let circumstances: Set<Clarification.Circumstance>
    public let benefits: Set<Clarification.Benefit>
    public let determinedBy: Level?
    public let determinedOn: CivilDate?
    public let foundOn: CivilDate
    public let dueOn: CivilDate
    public let proposedOn: CivilDate
    public var decidedOn: CivilDate?
    public var doneBy: Staff.ID?
    public var followedUpOn: CivilDate?
    public var copiedOn: CivilDate?
    /// Whether the person was handled wrongly because of the report; nil before the clearing is done (JB-51).
    public var redress: Clarification.Redress.Kind?
    public var redressOn: CivilDate?
    /// To which organ a correction was proposed; nil for whoever may not read the report.
    public let redressOrgan: String?
    public var redressOutcome: Clarification.Redress.Outcome?
    public var redressOutcomeOn: CivilDate?
    /// Person, unit, statement and the number of the approval; nil for whoever may not read the report.
    public let words: Words?

    /// What is sealed.
    public struct Words: Sendable {
        public let person: String
        public let unit: String
        public let statement: String
        public let approvalNumber: String

        init(_ fields: [String]) throws(StoreError) {
            guard fields.count == 4 else { throw .corrupt(table: "clarification") }
            (person, unit, statement, approvalNumber) = (fields[0], fields[1], fields[2], fields[3])
        }
    }

    /// Whether it leaves no room for another clearing of the same finding: it is under way, or done. What was done on an
    /// earlier finding clears nobody of a later report that was checked anew.
    ///
    /// - Parameter day: when the clue was found untrue; nil while it goes on.
    /// - Policy: JB-50
    public func covers(findingOf day: CivilDate?) -> Bool {
        switch clarification.state {
        case .proposed, .approved: true
        case .done: day.map { foundOn >= $0 } ?? false
        case .refused, .lapsed: false
        }
    }

    /// A correction was proposed, and nobody has recorded what the organ did.
    public var isRedressOpen: Bool { redress == .proposed && redressOutcome == nil }

    /// What was proposed; nil for whoever may not read its words.
    public var draft: Clarification.Draft? {
        words.map { words in
            var determination: Clarification.Determination?
            if let level = determinedBy, let day = determinedOn {
                determination = Clarification.Determination(level: level, on: day, number: words.approvalNumber)
            }
            return Clarification.Draft(
                finding: finding, trigger: trigger, form: form, inaccuracy: inaccuracy,
                proposesMalice: proposesMalice, circumstances: circumstances, benefits: benefits,
                determination: determination, person: words.person, unit: words.unit, statement: words.statement
            )
        }
    }
}

extension Transaction {
    /// Writes what is proposed for a clue.
    ///
    /// - Parameters:
    ///   - foundOn: the day on which the clue was closed as unfounded.
    ///   - dueOn: the last day of the clearing.
    @discardableResult
    public func insert(
        _ draft: Clarification.Draft, on clue: ClueRecord, conclusion: Conclusion, foundOn: CivilDate, dueOn: CivilDate,
        by staff: Staff.ID
    ) throws -> Clarification.ID {
        let id: Clarification.ID = newID()
        let fields = [draft.person, draft.unit, draft.statement, draft.determination?.number ?? ""]
        let isFound = draft.inaccuracy == .malicious
        try session.later(
            Self.insertClarification,
            [
                try id.value(), try clue.clue.id.value(), try clue.clue.report.value(), .name(clue.organ),
                .text(conclusion.rawValue), .text(draft.finding.rawValue), .text(draft.trigger.rawValue),
                .text(draft.form.rawValue), .text(draft.inaccuracy.rawValue), .bool(draft.proposesMalice),
                .codes(draft.circumstances.map(\.rawValue).sorted()), .codes(draft.benefits.map(\.rawValue).sorted()),
                .small(isFound ? draft.determination?.level.rawValue : nil),
                .date(isFound ? draft.determination?.on : nil),
                .bytes(try sealNote(fields, on: clue.clue.report, "clarification", id)), .date(foundOn), .date(dueOn),
                .name(staff), .date(today),
            ]
        )
        return id
    }

    private static let insertClarification = Statement(
        """
        insert into casework.clarification (
            clarification_id, clue_id, report_id, organ_id, state, conclusion, finding, trigger, form, inaccuracy,
            proposes_malice, circumstances, benefits, determined_level, determined_on, sealed, found_on, due_on,
            proposed_by, proposed_on
        )
        values ($1, $2, $3, $4, 'proposed', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
        """
    )

    /// The clearings of a clue, oldest first: those that were refused or lapsed, and those that stand.
    public func clarifications(of clue: Clue.ID) throws -> [ClarificationRecord] {
        try session.query(Self.findClarifications, [try lookUp(clue)]).map { try clarification($0) }
    }

    /// The clearings that an organ has under way, the nearest first; at most `StoreLimits.listRows`.
    public func openClarifications(of organ: Organ.ID) throws -> [ClarificationRecord] {
        try session.query(Self.findOpenClarifications, [.name(organ), .int(StoreLimits.listRows)]).map {
            try clarification($0)
        }
    }

    /// The clearings of an organ whose proposed correction has no outcome, the earliest first; at most
    /// `StoreLimits.listRows`.
    public func openRedress(of organ: Organ.ID) throws -> [ClarificationRecord] {
        try session.query(Self.findOpenRedress, [.name(organ), .int(StoreLimits.listRows)]).map {
            try clarification($0)
        }
    }

    /// Reads a clearing and keeps others from changing it until the end of the transaction.
    public func lockClarification(_ id: Clarification.ID) throws -> ClarificationRecord {
        guard let row = try session.query(Self.lockClarification, [try lookUp(id)]).first else {
            throw StoreError.notFound
        }
        return try clarification(row)
    }

    /// - Parameter organ: to whom a correction is proposed; nil leaves what stands.
    public func save(_ record: ClarificationRecord, redressOrgan organ: String? = nil) throws {
        let id = record.clarification.id
        let sealed = try organ.map { try sealNote([$0], on: record.report, "redress", id) }
        let state = ClarificationStateColumns(record.clarification.state)
        try session.laterChangingOne(
            Self.saveClarification,
            [
                try id.value(), .text(state.name), .name(state.decider), .date(record.decidedOn),
                .name(record.doneBy), .date(state.doneOn), .date(record.followedUpOn), .date(record.copiedOn),
                .textOrNull(record.redress?.rawValue), .date(record.redressOn), sealed.map { .bytes($0) } ?? .null,
                .textOrNull(record.redressOutcome?.rawValue), .date(record.redressOutcomeOn),
            ]
        )
    }

    static let clarificationColumns = """
        l.clarification_id, l.clue_id, l.report_id, l.organ_id, l.finding, l.trigger, l.form, l.inaccuracy,
        l.proposes_malice, l.circumstances, l.benefits, l.determined_level, l.determined_on, l.found_on, l.due_on,
        l.proposed_on, l.decided_on, l.done_by, l.followed_up_on, l.copied_on, l.redress, l.redress_on, l.redress_sealed,
        l.redress_outcome, l.redress_outcome_on, l.sealed, l.state, l.proposed_by, l.decided_by, l.done_on
        """
    private static let findClarifications = Statement(
        """
        select \(clarificationColumns)
        from casework.clarification as l
        where l.clue_id = $1
        order by l.proposed_on, l.clarification_id
        """
    )
    private static let findOpenClarifications = Statement(
        """
        select \(clarificationColumns)
        from casework.clarification as l
        where l.organ_id = $1 and l.state in ('proposed', 'approved')
        order by l.due_on, l.clarification_id
        limit $2
        """
    )
    private static let findOpenRedress = Statement(
        """
        select \(clarificationColumns)
        from casework.clarification as l
        where l.organ_id = $1 and l.redress = 'proposed' and l.redress_outcome is null
        order by l.redress_on, l.clarification_id
        limit $2
        """
    )
    private static let lockClarification = Statement(
        "select \(clarificationColumns) from casework.clarification as l where l.clarification_id = $1 for update"
    )
    private static let saveClarification = Statement(
        """
        update casework.clarification
        set
            state = $2, decided_by = $3, decided_on = $4, done_by = $5, done_on = $6, followed_up_on = $7, copied_on = $8,
            redress = $9, redress_on = $10, redress_sealed = coalesce($11, redress_sealed), redress_outcome = $12,
            redress_outcome_on = $13
        where clarification_id = $1
        """
    )

    private func clarification(_ row: Row) throws -> ClarificationRecord {
        var columns = Columns(row)
        let id: Clarification.ID = try columns.id()
        let (clue, report): (Clue.ID, Report.ID) = (try columns.id(), try columns.id())
        let organ: Organ.ID = try columns.name()
        let finding: Clarification.Finding = try columns.code()
        let trigger: Clarification.Trigger = try columns.code()
        let form: Clarification.Form = try columns.code()
        let inaccuracy: Clarification.Inaccuracy = try columns.code()
        let proposesMalice = try columns.bool()
        let circumstances = Set(try columns.texts().compactMap(Clarification.Circumstance.init))
        let benefits = Set(try columns.texts().compactMap(Clarification.Benefit.init))
        let (level, levelOn) = (try columns.levelOrNil(), try columns.dateOrNil())
        let (foundOn, dueOn, proposedOn) = (try columns.date(), try columns.date(), try columns.date())
        let decidedOn = try columns.dateOrNil()
        let doneBy: Staff.ID? = try columns.nameOrNil()
        let (followedUpOn, copiedOn) = (try columns.dateOrNil(), try columns.dateOrNil())
        let redress: Clarification.Redress.Kind? = try columns.codeOrNil()
        let redressOn = try columns.dateOrNil()
        let redressOrgan = try openNote(try columns.bytesOrNil(), of: report, "redress", id)?.first
        let outcome: Clarification.Redress.Outcome? = try columns.codeOrNil()
        let outcomeOn = try columns.dateOrNil()
        let fields = try openNote(try columns.bytes(), of: report, "clarification", id)
        let state = try ClarificationStateColumns(
            name: try columns.text(), author: try columns.name(), decider: try columns.nameOrNil(),
            doneOn: try columns.dateOrNil()
        ).state()
        return ClarificationRecord(
            clarification: Clarification(id: id, state: state), clue: clue, report: report, organ: organ,
            finding: finding, trigger: trigger, form: form, inaccuracy: inaccuracy, proposesMalice: proposesMalice,
            circumstances: circumstances, benefits: benefits, determinedBy: level, determinedOn: levelOn,
            foundOn: foundOn, dueOn: dueOn, proposedOn: proposedOn, decidedOn: decidedOn, doneBy: doneBy,
            followedUpOn: followedUpOn, copiedOn: copiedOn, redress: redress, redressOn: redressOn,
            redressOrgan: redressOrgan, redressOutcome: outcome, redressOutcomeOn: outcomeOn,
            words: try fields.map { try ClarificationRecord.Words($0) }
        )
    }
}

/// The state of a clearing as columns.
private struct ClarificationStateColumns {
    let name: String
    let author: Staff.ID
    var decider: Staff.ID?
    var doneOn: CivilDate?

    init(name: String, author: Staff.ID, decider: Staff.ID?, doneOn: CivilDate?) {
        self.name = name
        self.author = author
        self.decider = decider
        self.doneOn = doneOn
    }

    init(_ state: Clarification.State) {
        author = state.author
        switch state {
        case .proposed: name = "proposed"
        case .approved(_, let approver):
            name = "approved"
            decider = approver
        case .refused(_, let approver):
            name = "refused"
            decider = approver
        case .done(_, let approver, let day):
            name = "done"
            decider = approver
            doneOn = day
        case .lapsed(_, let approver):
            name = "lapsed"
            decider = approver
        }
    }

    func state() throws(StoreError) -> Clarification.State {
        switch (name, decider, doneOn) {
        case ("proposed", _, _): return .proposed(by: author)
        case ("approved", let decider?, _): return .approved(by: author, approver: decider)
        case ("refused", let decider?, _): return .refused(by: author, approver: decider)
        case ("done", let decider?, let day?): return .done(by: author, approver: decider, on: day)
        case ("lapsed", let decider, _): return .lapsed(by: author, approver: decider)
        case (_, _, _): throw .corrupt(table: "clarification")
        }
    }
}
