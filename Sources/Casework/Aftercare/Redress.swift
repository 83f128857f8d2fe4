extension Clarification {
    /// Whether the person had been handled wrongly because of the untrue report, and what was done about it (纠正、
    /// 提出纠正建议): stated with the end of the clearing.
    ///
    /// - Policy: JB-51
    public enum Redress: Hashable, Sendable {
        /// 没有因失实检举控告受到错误处理
        case notWronged
        /// 本机关已经纠正
        case corrected(on: CivilDate)
        /// 已向作出处理的机关提出纠正建议
        case proposed(to: String, on: CivilDate)

        /// Which of them, as forms and rows name it.
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            case notWronged = "not_wronged"
            case corrected
            case proposed
        }

        /// What the organ did to which a correction was proposed.
        public enum Outcome: String, Hashable, Sendable, CaseIterable {
            /// 已纠正
            case done
            /// 不予纠正
            case refused
        }

        public var kind: Kind {
            switch self {
            case .notWronged: .notWronged
            case .corrected: .corrected
            case .proposed: .proposed
            }
        }

        /// When it was corrected, or its correction proposed; nil where nothing was to correct.
        public var on: CivilDate? {
            switch self {
            case .notWronged: nil
            case .corrected(let day), .proposed(_, let day): day
            }
        }

        /// To whom a correction was proposed; sealed where it is stored.
        public var organ: String? {
            switch self {
            case .notWronged, .corrected: nil
            case .proposed(let organ, _): organ
            }
        }
    }
}
