extension TrendAnalysis {
    /// That the analysis was reported to the Party committee of the same level (向同级党委报告): the head approves it, and it
    /// goes on paper under a number of the organ, because the committee is no user of this program.
    ///
    /// - Policy: JB-31
    public struct Briefing: Hashable, Sendable {
        /// Whose approval it went out on.
        public let head: Staff.ID
        public let on: CivilDate
        /// 发文字号
        public let number: DocumentNumber

        public init(head: Staff.ID, on: CivilDate, number: DocumentNumber) {
            self.head = head
            self.on = on
            self.number = number
        }
    }
}

extension Organ {
    /// The Party committee of its own level as its name tells it, such as 中共大冶市委员会 of 大冶市纪委监委; empty where the name
    /// does not. A proposal: whoever reports writes the committee down.
    public var committeeName: String {
        guard let end = name.firstIndex(of: "纪"), end > name.startIndex else { return "" }
        let isWorkCommittee = name[end...].hasPrefix("纪工委") || name[end...].hasPrefix("纪检监察工")
        return "中共" + name[..<end] + (isWorkCommittee ? "工作委员会" : "委员会")
    }
}
