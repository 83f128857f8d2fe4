/// A paper of a check that ended before approvals were kept as rows (补记): it lies on paper, and its room says of which
/// day, so that the file can be closed. What was approved stands in the story of the clue and is stated by nobody.
///
/// - Policy: DW-archive
public enum LatePaper: String, Hashable, Sendable, CaseIterable {
    /// 集体研究纪要
    case studyMinutes = "study_minutes"
    /// 同级党委主要负责人的书面批准
    case secretaryApproval = "secretary_approval"
    /// 核查组全体成员签名
    case groupSignatures = "group_signatures"
    /// 谈话记录、函询回复
    case course
    /// 初核报告
    case checkReport = "check_report"

    /// What it makes up for on a file.
    public init?(_ rule: Archive.RuleID) {
        switch rule {
        case .studied: self = .studyMinutes
        case .secretary: self = .secretaryApproval
        case .group: self = .groupSignatures
        case .course: self = .course
        case .checkReport: self = .checkReport
        case .organ, .finished, .archivist, .takesOut, .distributed, .approved, .acceptance, .told, .feedback,
            .clearing, .assignment, .petition, .objections, .reopening, .documents, .orders, .clocks, .material, .index:
            return nil
        }
    }

    /// Why it may not be stated; nil where it may.
    public enum Objection: Hashable, Sendable, CaseIterable {
        /// The room that handled it states it.
        case notItsRoom
        /// What is worked on has its papers here, and what is archived is taken out first.
        case notFinished
        /// Its plan was approved here, and so its papers are kept here.
        case keptHere
        /// It is on the file, or it is not of this check.
        case notMissing
        /// It lies before the clue came to the organ, or behind its end.
        case day
    }

    public static func objection(to paper: LatePaper, of day: CivilDate, _ facts: Facts) -> Objection? {
        if let objection = facts.standing { return objection }
        guard facts.missing.contains(paper) else { return .notMissing }
        return facts.arrivedOn <= day && day <= facts.endedOn ? nil : .day
    }

    /// What the rules look at.
    public struct Facts: Equatable, Sendable {
        public var caller: StaffCaller
        public var room: Room.ID
        public var state: Clue.State
        /// No row says that its plan was approved, nor that it was opened again: it ended before there were any.
        public var isEarlier: Bool
        public var missing: Set<LatePaper>
        public var arrivedOn: CivilDate
        public var endedOn: CivilDate

        public init(
            caller: StaffCaller, room: Room.ID, state: Clue.State, isEarlier: Bool, missing: Set<LatePaper>,
            arrivedOn: CivilDate, endedOn: CivilDate
        ) {
            self.caller = caller
            self.room = room
            self.state = state
            self.isEarlier = isEarlier
            self.missing = missing
            self.arrivedOn = arrivedOn
            self.endedOn = endedOn
        }

        /// What does not depend on which paper it is, of which day.
        fileprivate var standing: Objection? {
            guard caller.room == room, caller.roles.contains(.roomMember) else { return .notItsRoom }
            guard state.isOpenToReopening else { return .notFinished }
            return isEarlier ? nil : .keptHere
        }

        /// What the caller can state now, in order.
        public var open: [LatePaper] { standing == nil ? LatePaper.allCases.filter(missing.contains) : [] }
    }
}

extension LatePaper.Objection {
    public var statement: Bilingual {
        switch self {
        case .notItsRoom: Bilingual("由承办室补记材料", "The room that handled it states its papers")
        case .notFinished: Bilingual("这件线索没有办结，或者已经归档", "The clue is not finished, or it is archived")
        case .keptHere: Bilingual("这件线索的审批在系统内办理，不补记", "It was approved here: nothing is stated later")
        case .notMissing: Bilingual("这份材料不缺，或者这件线索不需要", "The paper is there, or this check needs none")
        case .day: Bilingual("日期应在线索移交承办机关之后、办结之前", "The day lies between the clue's arrival and its end")
        }
    }

    public var remedy: Bilingual {
        switch self {
        case .notItsRoom: Bilingual("请由承办室办理", "Let that room do it")
        case .notFinished: Bilingual("已归档的请先调卷", "Take it out of the archive first")
        case .keptHere: Bilingual("请重新办理后补齐", "Open it again, and complete it")
        case .notMissing: Bilingual("请刷新页面，查看最新状态", "Reload the page to see where it stands now")
        case .day: Bilingual("请核对纸质材料上的日期", "Look at the day on the paper")
        }
    }
}
