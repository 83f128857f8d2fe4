public import Casework
import Libpq

/// The words of an opinion (处理意见).
public struct PetitionWords: Hashable, Sendable {
    /// 事实和理由
    public var facts: String
    /// 处理意见
    public var opinion: String
    /// 法规依据
    public var basis: String

    public init(facts: String, opinion: String, basis: String) {
        self.facts = facts
        self.opinion = opinion
        self.basis = basis
    }
}

/// An ordinary petition that this organ handles, reviews or re-checks, as it is stored.
public struct PetitionRecord: Sendable {
    public var petition: Petition
    public let report: Report.ID
    public let organ: Organ.ID
    public let stage: Petition.Stage
    public let acceptedOn: CivilDate
    public let acceptedBy: Staff.ID
    public let earlier: OutOfScope.Earlier?
    public var acceptanceToldOn: CivilDate?
    /// The notice by which the acceptance was told.
    public var acceptance: Paper.ID?
    public var extensionToldOn: CivilDate?
    public var outcome: Petition.Outcome?
    public var document: Paper.ID?
    public var proposedOn: CivilDate?
    public var toldOn: CivilDate?
    public var toldWay: Feedback.Medium?
    public let score: Satisfaction?
    public let ratedOn: CivilDate?
    /// What is asked for; nil for whoever may not read the report.
    public let request: String?
    public var words: PetitionWords?

    public init(
        petition: Petition, report: Report.ID, organ: Organ.ID, stage: Petition.Stage, acceptedOn: CivilDate,
        acceptedBy: Staff.ID, earlier: OutOfScope.Earlier?, request: String
    ) {
        self.petition = petition
        self.report = report
        self.organ = organ
        self.stage = stage
        self.acceptedOn = acceptedOn
        self.acceptedBy = acceptedBy
        self.earlier = earlier
        self.request = request
        score = nil
        ratedOn = nil
    }

    fileprivate init(
        base: PetitionRecord, request: String?, words: PetitionWords?, score: Satisfaction?, ratedOn: CivilDate?
    ) {
        petition = base.petition
        report = base.report
        organ = base.organ
        stage = base.stage
        acceptedOn = base.acceptedOn
        acceptedBy = base.acceptedBy
        earlier = base.earlier
        acceptanceToldOn = base.acceptanceToldOn
        acceptance = base.acceptance
        extensionToldOn = base.extensionToldOn
        outcome = base.outcome
        document = base.document
        proposedOn = base.proposedOn
        toldOn = base.toldOn
        toldWay = base.toldWay
        self.request = request
        self.words = words
        self.score = score
        self.ratedOn = ratedOn
    }

    /// How the matter stands for somebody who comes with it once more.
    ///
    /// - Policy: XF-36
    public func sameMatter(on today: CivilDate) -> OutOfScope.SameMatter {
        guard let toldOn else { return .open }
        let last = toldOn.adding(days: Petition.applyWithin)
        return stage == .recheck || today > last ? .ended : .answered(reviewUntil: last)
    }
}

extension Transaction {
    /// - Throws: `StoreError.refused` where the report has one, or a rule of the table is broken.
    public func insert(_ new: PetitionRecord) throws {
        let id = new.petition.id
        try session.later(
            Self.insertPetition,
            [
                try id.value(), try new.report.value(), .name(new.organ), .text(new.stage.rawValue),
                .date(new.acceptedOn), .name(new.acceptedBy),
                .bytes(try sealNote([new.request ?? ""], on: new.report, "petition", id)),
                .textOrNull(new.earlier?.stage.rawValue), .name(new.earlier?.organ), .date(new.earlier?.toldOn),
                .date(new.earlier?.appliedOn),
            ])
    }

    private static let insertPetition = Statement(
        """
        insert into casework.petition (
            petition_id, report_id, organ_id, stage, state, accepted_on, accepted_by, sealed, earlier_stage,
            earlier_organ_id, earlier_told_on, applied_on
        )
        values ($1, $2, $3, $4, 'handling', $5, $6, $7, $8, $9, $10, $11)
        """
    )

    static let petitionColumns = """
        p.petition_id, p.report_id, p.organ_id, p.stage, p.accepted_on, p.accepted_by, p.sealed, p.earlier_stage,
        p.earlier_organ_id, p.earlier_told_on, p.applied_on, p.state, p.hearing_from, p.proposed_by, p.approved_by,
        p.acceptance_told_on, p.extension_told_on, p.outcome, p.opinion_sealed, p.document_id, p.proposed_on, p.told_on,
        p.told_way, p.score, p.rated_on, p.acceptance_id
        """

    /// The petition of a report; nil where there is none, or the caller may not see it.
    public func petition(of report: Report.ID) throws -> PetitionRecord? {
        try session.query(Self.findPetition, [try lookUp(report)]).first.map { try petition($0) }
    }

    /// The same, kept from others until the end of the transaction.
    ///
    /// - Throws: `StoreError.notFound`.
    public func lockPetition(of report: Report.ID) throws -> PetitionRecord {
        guard let row = try session.query(Self.lockPetition, [try lookUp(report)]).first else {
            throw StoreError.notFound
        }
        return try petition(row)
    }

    private static let findPetition = Statement(
        "select \(petitionColumns) from casework.petition as p where p.report_id = $1"
    )
    private static let lockPetition = Statement(
        "select \(petitionColumns) from casework.petition as p where p.report_id = $1 for update"
    )

    public func save(_ record: PetitionRecord) throws {
        let id = record.petition.id
        var (name, hearing, author, approver) = ("handling", CivilDate?.none, Staff.ID?.none, Staff.ID?.none)
        switch record.petition.state {
        case .handling: break
        case .hearing(let day): (name, hearing) = ("hearing", day)
        case .opinionProposed(let staff): (name, author) = ("opinion_proposed", staff)
        case .answered(let staff, let other): (name, author, approver) = ("answered", staff, other)
        }
        let sealed = try record.words.map { words in
            Value.bytes(
                try sealNote([words.facts, words.opinion, words.basis], on: record.report, "petition-opinion", id))
        }
        try session.laterChangingOne(
            Self.savePetition,
            [
                try id.value(), .text(name), .date(hearing), .name(author), .name(approver),
                .date(record.acceptanceToldOn), .date(record.extensionToldOn), .textOrNull(record.outcome?.rawValue),
                sealed ?? .null, try .idOrNull(record.document), .date(record.proposedOn), .date(record.toldOn),
                .textOrNull(record.toldWay?.rawValue), try .idOrNull(record.acceptance),
            ])
    }

    private static let savePetition = Statement(
        """
        update casework.petition
        set
            state = $2, hearing_from = $3, proposed_by = $4, approved_by = $5, acceptance_told_on = $6,
            extension_told_on = $7, outcome = $8, opinion_sealed = $9, document_id = $10, proposed_on = $11, told_on = $12,
            told_way = $13, acceptance_id = $14
        where petition_id = $1
        """
    )

    /// The petitioner says how it was handled (评价); once. As the system.
    ///
    /// - Throws: `StoreError.stale` where it has not ended, or was rated.
    public func rate(_ record: PetitionRecord, _ score: Satisfaction, words: String?) throws {
        let id = record.petition.id
        let sealed = try words.map { Value.bytes(try sealNote([$0], on: record.report, "petition-rating", id)) }
        try session.laterChangingOne(
            Self.ratePetition, [try id.value(), .text(score.rawValue), sealed ?? .null, .date(today)])
    }

    private static let ratePetition = Statement(
        """
        update casework.petition
        set score = $2, rating_sealed = $3, rated_on = $4
        where petition_id = $1 and state = 'answered' and score is null
        """
    )

    /// What a petitioner added to a rating; nil where there is nothing, or the caller may not read it.
    public func ratingWords(of record: PetitionRecord) throws -> String? {
        let id = record.petition.id
        let row = try session.query(Self.findRatingWords, [try lookUp(id)]).first
        return try openNote(try row?.bytesOrNil(0), of: record.report, "petition-rating", id)?.first
    }

    private static let findRatingWords = Statement(
        "select p.rating_sealed from casework.petition as p where p.petition_id = $1"
    )

    /// Whether a clock of a report was ever extended.
    public func isExtended(_ kind: ClockKind, of report: Report.ID) throws -> Bool {
        try session.query(Self.findExtended, [try report.value(), .text(kind.rawValue)]).first?.bool(0) ?? false
    }

    private static let findExtended = Statement(
        """
        select exists (
            select from casework.clock as c where c.subject_id = $1 and c.kind = $2 and c.extensions > 0
        )
        """
    )

    private func petition(_ row: Row) throws -> PetitionRecord {
        var columns = Columns(row)
        let (id, report): (Petition.ID, Report.ID) = (try columns.id(), try columns.id())
        let organ: Organ.ID = try columns.name()
        let stage: Petition.Stage = try columns.code()
        let acceptedOn = try columns.date()
        let acceptedBy: Staff.ID = try columns.name()
        let sealed = try columns.bytes()
        let earlierStage: Petition.Stage? = try columns.codeOrNil()
        let earlierOrgan: Organ.ID? = try columns.nameOrNil()
        let (toldBefore, appliedOn) = (try columns.dateOrNil(), try columns.dateOrNil())
        let (name, hearing) = (try columns.text(), try columns.dateOrNil())
        let (author, approver): (Staff.ID?, Staff.ID?) = (try columns.nameOrNil(), try columns.nameOrNil())
        let state: Petition.State
        switch (name, hearing, author, approver) {
        case ("handling", _, _, _): state = .handling
        case ("hearing", let day?, _, _): state = .hearing(from: day)
        case ("opinion_proposed", _, let staff?, _): state = .opinionProposed(by: staff)
        case ("answered", _, let staff?, let other?): state = .answered(by: staff, approver: other)
        case (_, _, _, _): throw StoreError.corrupt(table: "petition")
        }
        var earlier: OutOfScope.Earlier?
        if let earlierStage, let earlierOrgan, let toldBefore, let appliedOn {
            earlier = .init(stage: earlierStage, organ: earlierOrgan, toldOn: toldBefore, appliedOn: appliedOn)
        }
        var record = PetitionRecord(
            petition: Petition(id: id, state: state), report: report, organ: organ, stage: stage,
            acceptedOn: acceptedOn, acceptedBy: acceptedBy, earlier: earlier, request: "")
        (record.acceptanceToldOn, record.extensionToldOn) = (try columns.dateOrNil(), try columns.dateOrNil())
        record.outcome = try columns.codeOrNil()
        let opinion = try openNote(try columns.bytesOrNil(), of: report, "petition-opinion", id)
        record.document = try columns.idOrNil()
        (record.proposedOn, record.toldOn) = (try columns.dateOrNil(), try columns.dateOrNil())
        record.toldWay = try columns.codeOrNil()
        let (score, ratedOn): (Satisfaction?, CivilDate?) = (try columns.codeOrNil(), try columns.dateOrNil())
        record.acceptance = try columns.idOrNil()
        let words = opinion.flatMap { $0.count == 3 ? PetitionWords(facts: $0[0], opinion: $0[1], basis: $0[2]) : nil }
        return PetitionRecord(
            base: record, request: try openNote(sealed, of: report, "petition", id)?.first, words: words, score: score,
            ratedOn: ratedOn)
    }
}
