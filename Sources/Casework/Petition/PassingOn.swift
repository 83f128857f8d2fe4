/// How a petition leaves (寄送方式), and what comes back.
public enum PassingOn {
    /// Who carries it.
    public enum Carrier: String, Hashable, Sendable, CaseIterable {
        /// 机要交换
        case confidential
        /// 挂号邮寄
        case post
        /// 专人送达
        case hand
        /// 信访信息系统
        case system
    }

    /// What the receiver answered (回执).
    public enum Receipt: String, Hashable, Sendable, CaseIterable {
        /// 已收到
        case received
        /// 退回: it may be passed on once more.
        case returned
    }

    /// Why a petition is sent back to the bureau (异议理由).
    ///
    /// - Policy: XF-23
    public enum ObjectionReason: String, Hashable, Sendable, CaseIterable {
        /// 属于其他机关、单位
        case otherOrgan = "other_organ"
        /// 应当通过诉讼、仲裁、行政复议等解决
        case legalRemedy = "legal_remedy"
        /// 有关机关正在办理
        case beingHandled = "being_handled"
        /// 已经复核终结
        case ended
        case other
    }
}
