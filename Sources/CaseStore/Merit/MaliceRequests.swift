public import Casework
import Libpq

/// A request for what only a prefecture approves, as it is stored.
public struct MaliceRecord: Sendable {
    public var malice: Malice
    public let clue: Clue.ID
    public let report: Report.ID
    public let organ: Organ.ID
    public let purpose: Malice.Purpose
    public let circumstances: Set<Clarification.Circumstance>
    public let benefits: Set<Clarification.Benefit>
    public let proposedOn: CivilDate
    public let endorsedOn: CivilDate?
    public let recordedBy: Staff.ID?
    public let inaccuracy: Clarification.Inaccuracy?
    public let correctionsAdvisedOn: CivilDate?
    /// Why; nil for whoever may not read the report.
    public let words: String?
    /// Name of the approving organ and number of its paper; nil before, and for whoever may not read the report.
    public let paper: (organ: String, number: String)?
}

extension Transaction {
    /// Writes what is proposed. Words are sealed as the caller, rows are written as the system.
    @discardableResult
    public func insert(
        _ draft: Malice.Draft, on clue: ClueRecord, level: Level, signature: ReporterSignature, conclusion: Conclusion?,
        by staff: Staff.ID
    ) throws -> Malice.ID {
        let id: Malice.ID = newID()
        let report = clue.clue.report
        let sealed = try sealNote([draft.words], on: report, "malice", id)
        let values: [Value] = [
            try id.value(), try clue.clue.id.value(), try report.value(), .name(clue.organ), .small(level.rawValue),
            .text(draft.purpose.rawValue), .text(signature.rawValue), .textOrNull(conclusion?.rawValue),
            .codes(draft.circumstances.map(\.rawValue).sorted()), .codes(draft.benefits.map(\.rawValue).sorted()),
            .name(staff), .date(today), .bytes(sealed),
        ]
        try asSystem { try $0.write(Self.insertMalice, values) }
        return id
    }

    private static let insertMalice = Statement(
        """
        insert into casework.malice_request (
            malice_id, clue_id, report_id, organ_id, organ_level, purpose, signature, conclusion, circumstances,
            benefits, state, proposed_by, proposed_on, sealed
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'proposed', $11, $12, $13)
        """
    )

    /// The requests on a clue, oldest first.
    public func maliceRequests(of clue: Clue.ID) throws -> [MaliceRecord] {
        try session.query(Self.findMaliceOfClue, [try lookUp(clue)]).map { try malice($0) }
    }

    private static let findMaliceOfClue = Statement(
        """
        select \(maliceColumns)
        from casework.malice_request as m
        where m.clue_id = $1
        order by m.proposed_on, m.malice_id
        """
    )

    /// The requests of the caller's organ, newest first.
    public func maliceRequests() throws -> [MaliceRecord] {
        try session.query(Self.findMalice, [.name(caller.staff?.organ), .int(StoreLimits.listRows)])
            .map { try malice($0) }
    }

    private static let findMalice = Statement(
        """
        select \(maliceColumns)
        from casework.malice_request as m
        where m.organ_id = $1
        order by m.proposed_on desc, m.malice_id desc
        limit $2
        """
    )

    static let maliceColumns = """
        m.malice_id, m.clue_id, m.report_id, m.organ_id, m.purpose, m.circumstances, m.benefits, m.proposed_on,
        m.endorsed_on, m.recorded_by, m.inaccuracy, m.corrections_advised_on, m.sealed, m.decision_sealed, m.state,
        m.proposed_by, m.endorsed_by, m.decided_level, m.decided_on
        """

    private func malice(_ row: Row) throws -> MaliceRecord {
        var columns = Columns(row)
        let id: Malice.ID = try columns.id()
        let (clue, report): (Clue.ID, Report.ID) = (try columns.id(), try columns.id())
        let organ: Organ.ID = try columns.name()
        let purpose: Malice.Purpose = try columns.code()
        let circumstances = Set(try columns.texts().compactMap(Clarification.Circumstance.init))
        let benefits = Set(try columns.texts().compactMap(Clarification.Benefit.init))
        let (proposedOn, endorsedOn) = (try columns.date(), try columns.dateOrNil())
        let recordedBy: Staff.ID? = try columns.nameOrNil()
        let inaccuracy: Clarification.Inaccuracy? = try columns.codeOrNil()
        let advisedOn = try columns.dateOrNil()
        let words = try openNote(try columns.bytes(), of: report, "malice", id)?.first
        let paper = try openNote(try columns.bytesOrNil(), of: report, "malice_decision", id)
        let name = try columns.text()
        let (author, head): (Staff.ID, Staff.ID?) = (try columns.name(), try columns.nameOrNil())
        var answer: Malice.Answer?
        if let level = try columns.levelOrNil(), let day = try columns.dateOrNil() {
            answer = Malice.Answer(level: level, on: day)
        }
        let state: Malice.State =
            switch (name, head, answer) {
            case ("proposed", _, _): .proposed(by: author)
            case ("refused", let head?, _): .refused(by: author, head: head)
            case ("sent_up", let head?, _): .sentUp(by: author, head: head)
            case ("approved", let head?, let answer?): .approved(by: author, head: head, answer)
            case ("denied", let head?, let answer?): .denied(by: author, head: head, answer)
            case (_, _, _): throw StoreError.corrupt(table: "malice_request")
            }
        return MaliceRecord(
            malice: Malice(id: id, state: state), clue: clue, report: report, organ: organ, purpose: purpose,
            circumstances: circumstances, benefits: benefits, proposedOn: proposedOn, endorsedOn: endorsedOn,
            recordedBy: recordedBy, inaccuracy: inaccuracy, correctionsAdvisedOn: advisedOn, words: words,
            paper: paper.flatMap { $0.count == 2 ? (organ: $0[0], number: $0[1]) : nil })
    }

    /// The head sends it up, or refuses it.
    public func endorse(_ id: Malice.ID, isSentUp: Bool, by staff: Staff.ID) throws {
        let values: [Value] = [try id.value(), .text(isSentUp ? "sent_up" : "refused"), .name(staff), .date(today)]
        try asSystem { try $0.write(Self.endorseMalice, values) }
    }

    private static let endorseMalice = Statement(
        """
        update casework.malice_request
        set state = $2, endorsed_by = $3, endorsed_on = $4
        where malice_id = $1 and state = 'proposed'
        """
    )

    /// What the prefecture or a higher body answered.
    public func record(
        _ answer: Malice.Answer, isApproved: Bool, inaccuracy: Clarification.Inaccuracy?, on record: MaliceRecord,
        organ: String, number: String, by staff: Staff.ID
    ) throws {
        let id = record.malice.id
        let sealed = try sealNote([organ, number], on: record.report, "malice_decision", id)
        let values: [Value] = [
            try id.value(), .text(isApproved ? "approved" : "denied"), .small(answer.level.rawValue),
            .date(answer.on), .name(staff), .bytes(sealed), .textOrNull(inaccuracy?.rawValue),
        ]
        try asSystem { try $0.write(Self.recordMalice, values) }
    }

    private static let recordMalice = Statement(
        """
        update casework.malice_request
        set
            state = $2, decided_level = $3, decided_on = $4, recorded_by = $5, decision_sealed = $6, inaccuracy = $7
        where malice_id = $1 and state = 'sent_up'
        """
    )

    /// Correction of what a false accusation won was advised.
    public func adviseCorrection(_ id: Malice.ID, on day: CivilDate) throws {
        let values: [Value] = [try id.value(), .date(day)]
        try asSystem { try $0.write(Self.adviseMalice, values) }
    }

    private static let adviseMalice = Statement(
        """
        update casework.malice_request
        set corrections_advised_on = $2
        where malice_id = $1 and corrections_advised_on is null
        """
    )
}
