/// Where a report comes from that another body passed on (移送来件): inspection, audit, courts, the organ above.
public struct TransferIn: Hashable, Sendable {
    /// What kind of body passes something on.
    public enum Source: String, Hashable, Sendable, CaseIterable {
        /// 上级交办、转办
        case superior
        /// 信访局等信访工作机构
        case petitionBureau = "petition_bureau"
        /// 巡视巡察机构
        case inspection
        /// 审计机关
        case audit
        /// 司法机关: courts, procuratorates, police.
        case judicial
        /// 行政执法、行政主管部门
        case administration
        case other

        /// What runs from the day of receipt: an item from above is accepted or forwarded (JB-16); what others pass on and
        /// is not this organ's is forwarded (SS-171).
        ///
        /// - Policy: SS-171
        public var clock: ClockKind {
            switch self {
            case .superior: .forwardAccept
            case .inspection, .audit, .judicial, .administration, .other, .petitionBureau: .forwardOther
            }
        }
    }

    public var source: Source
    /// Name of the body and number of its letter, as they stand on the letter; may be empty.
    public var letterNumber: String
    /// Day of its letter; nil where there is none.
    public var letterOn: CivilDate?

    public init(source: Source, letterNumber: String = "", letterOn: CivilDate? = nil) {
        self.source = source
        self.letterNumber = letterNumber
        self.letterOn = letterOn
    }
}
