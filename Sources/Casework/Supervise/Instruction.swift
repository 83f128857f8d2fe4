/// An instruction of a leading body or a leader (批示、会议部署), as the ledger of instructions (台账) keeps it.
///
/// - Policy: HS-3
public enum Instruction {
    /// Whose instruction it is.
    public enum Source: String, Hashable, Sendable, CaseIterable {
        /// 全会部署
        case plenary
        /// 常委会决定
        case standingCommittee = "standing_committee"
        /// 领导批示
        case leaderNote = "leader_note"
    }

    /// How somebody looked after it (督查方式).
    public enum Method: String, Hashable, Sendable, CaseIterable {
        /// 电话督办
        case phone
        /// 书面督办
        case document
        /// 现场督查
        case onSite = "on_site"
        /// 不打招呼的突击检查
        case unannounced
    }

    /// How an entry of the ledger stands.
    public struct Standing: Hashable, Sendable {
        public var dueOn: CivilDate
        public var doneOn: CivilDate?
        public var isHeldToAccount: Bool

        public init(dueOn: CivilDate, doneOn: CivilDate? = nil, isHeldToAccount: Bool = false) {
            self.dueOn = dueOn
            self.doneOn = doneOn
            self.isHeldToAccount = isHeldToAccount
        }

        /// Not carried out in time.
        public func isOverdue(on today: CivilDate) -> Bool { doneOn == nil && dueOn < today }

        /// Whether the head can hold somebody to account: for what is not carried out in time, and once.
        ///
        /// - Policy: HS-3
        public func mayBeHeldToAccount(on today: CivilDate) -> Bool { isOverdue(on: today) && !isHeldToAccount }
    }
}
