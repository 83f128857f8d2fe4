public import Casework
import Libpq

/// A suggestion of a reward as it is stored (奖励建议).
public struct RewardRecord: Sendable {
    public var reward: Reward
    public let clue: Clue.ID
    public let report: Report.ID
    public let organ: Organ.ID
    public let ground: Reward.Ground
    public let lossYuan: Int64?
    public let proposedOn: CivilDate
    public let decidedOn: CivilDate?
    public let outcomeBy: Staff.ID?
    /// Why; nil for whoever may not read the report.
    public let words: String?
    /// Who decided outside, and the number of the paper; nil before, and for whoever may not read the report.
    public let outcome: String?
}

extension Transaction {
    /// Writes what is proposed. Words are sealed as the caller, rows are written as the system.
    @discardableResult
    public func insert(
        _ draft: Reward.Draft, on clue: ClueRecord, signature: ReporterSignature, conclusion: Conclusion,
        by staff: Staff.ID
    ) throws -> Reward.ID {
        let id: Reward.ID = newID()
        let report = clue.clue.report
        let sealed = try sealNote([draft.words], on: report, "reward", id)
        let values: [Value] = [
            try id.value(), try clue.clue.id.value(), try report.value(), .name(clue.organ),
            .text(draft.ground.rawValue), draft.lossYuan.map { .int8($0) } ?? .null, .text(signature.rawValue),
            .text(conclusion.rawValue), .name(staff), .date(today), .bytes(sealed),
        ]
        try asSystem { try $0.write(Self.insertReward, values) }
        return id
    }

    func write(_ statement: Statement, _ values: [Value]) throws {
        try session.laterChangingOne(statement, values)
    }

    private static let insertReward = Statement(
        """
        insert into casework.reward (
            reward_id, clue_id, report_id, organ_id, ground, loss_yuan, signature, conclusion, state, proposed_by,
            proposed_on, sealed
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, 'proposed', $9, $10, $11)
        """
    )

    /// The suggestions on a clue, oldest first.
    public func rewards(of clue: Clue.ID) throws -> [RewardRecord] {
        try session.query(Self.findRewardsOfClue, [try lookUp(clue)]).map { try reward($0) }
    }

    private static let findRewardsOfClue = Statement(
        """
        select \(rewardColumns)
        from casework.reward as w
        where w.clue_id = $1
        order by w.proposed_on, w.reward_id
        """
    )

    /// The suggestions of the caller's organ, newest first.
    public func rewards() throws -> [RewardRecord] {
        try session.query(Self.findRewards, [.name(caller.staff?.organ), .int(StoreLimits.listRows)])
            .map { try reward($0) }
    }

    private static let findRewards = Statement(
        """
        select \(rewardColumns)
        from casework.reward as w
        where w.organ_id = $1
        order by w.proposed_on desc, w.reward_id desc
        limit $2
        """
    )

    static let rewardColumns = """
        w.reward_id, w.clue_id, w.report_id, w.organ_id, w.ground, w.loss_yuan, w.proposed_on, w.decided_on,
        w.outcome_by, w.sealed, w.outcome_sealed, w.state, w.proposed_by, w.decided_by, w.outcome_on
        """

    private func reward(_ row: Row) throws -> RewardRecord {
        var columns = Columns(row)
        let id: Reward.ID = try columns.id()
        let (clue, report): (Clue.ID, Report.ID) = (try columns.id(), try columns.id())
        let organ: Organ.ID = try columns.name()
        let ground: Reward.Ground = try columns.code()
        let loss = try columns.bigOrNil()
        let (proposedOn, decidedOn) = (try columns.date(), try columns.dateOrNil())
        let outcomeBy: Staff.ID? = try columns.nameOrNil()
        let words = try openNote(try columns.bytes(), of: report, "reward", id)?.first
        let outcome = try openNote(try columns.bytesOrNil(), of: report, "reward_outcome", id)?.first
        let name = try columns.text()
        let author: Staff.ID = try columns.name()
        let (head, on): (Staff.ID?, CivilDate?) = (try columns.nameOrNil(), try columns.dateOrNil())
        let state: Reward.State =
            switch (name, head, on) {
            case ("proposed", _, _): .proposed(by: author)
            case ("refused", let head?, _): .refused(by: author, head: head)
            case ("approved", let head?, _): .approved(by: author, head: head)
            case ("granted", let head?, let on?): .granted(by: author, head: head, on: on)
            case ("declined", let head?, let on?): .declined(by: author, head: head, on: on)
            case (_, _, _): throw StoreError.corrupt(table: "reward")
            }
        return RewardRecord(
            reward: Reward(id: id, state: state), clue: clue, report: report, organ: organ, ground: ground,
            lossYuan: loss, proposedOn: proposedOn, decidedOn: decidedOn, outcomeBy: outcomeBy, words: words,
            outcome: outcome)
    }

    /// The head decides.
    ///
    /// - Throws: `StoreError.stale` where somebody was faster.
    public func decide(_ id: Reward.ID, isApproved: Bool, by staff: Staff.ID) throws {
        let values: [Value] = [
            try id.value(), .text(isApproved ? "approved" : "refused"), .name(staff), .date(today),
        ]
        try asSystem { try $0.write(Self.decideReward, values) }
    }

    private static let decideReward = Statement(
        """
        update casework.reward
        set state = $2, decided_by = $3, decided_on = $4
        where reward_id = $1 and state = 'proposed'
        """
    )

    /// What was decided outside.
    public func record(
        _ id: Reward.ID, of report: Report.ID, isGranted: Bool, on day: CivilDate, _ words: String, by staff: Staff.ID
    ) throws {
        let sealed = try sealNote([words], on: report, "reward_outcome", id)
        let values: [Value] = [
            try id.value(), .text(isGranted ? "granted" : "declined"), .date(day), .name(staff), .bytes(sealed),
        ]
        try asSystem { try $0.write(Self.recordReward, values) }
    }

    private static let recordReward = Statement(
        """
        update casework.reward
        set state = $2, outcome_on = $3, outcome_by = $4, outcome_sealed = $5
        where reward_id = $1 and state = 'approved'
        """
    )
}
