/// Who is warned of a clock (提醒对象): the people whose matter it is.
public enum ClockAudience: String, Hashable, Sendable, CaseIterable {
    /// The room that handles the clue.
    case room
    case petitionLead = "petition_lead"
    case caseSupervision = "case_supervision"
    case deputy
    case head
    /// The petition office and the leaders of the next-higher organ.
    case upper

    /// Whether a member of the organ with these roles belongs to it. `upper` is nobody of the own organ.
    public func includes(_ roles: Set<Role>) -> Bool {
        switch self {
        case .room: roles.contains(.roomMember)
        // Registrars do the office's work; their head answers for it.
        case .petitionLead: !roles.isDisjoint(with: [.registrar, .petitionLead])
        case .caseSupervision: roles.contains(.caseSupervision)
        case .deputy: roles.contains(.deputy)
        case .head: roles.contains(.head)
        case .upper: false
        }
    }
}

extension ClockKind {
    /// Who is warned before the last day. Empty for what is kept for reference only.
    ///
    /// - Policy: JB-15, JB-16, JB-18, JB-21, JB-26, JB-27, ZJ-21, ZJ-30, AJ-15, HS-28, HS-29
    public var audience: Set<ClockAudience> {
        switch self {
        // The head only where the item is not about the head (JB-15).
        case .upwardReport: [.petitionLead, .head]
        case .forwardAccept: [.petitionLead, .upper]
        case .forwardOther, .acceptNotice, .appeal, .review, .xfForward, .xfReject, .research, .xfHandle, .xfReview,
            .xfRecheck:
            [.petitionLead]
        case .plan: [.room, .caseSupervision, .deputy]
        case .talkReply: [.room]
        case .talkReport: [.room, .caseSupervision]
        case .prelim: [.room, .caseSupervision, .head]
        case .assigned: [.room, .petitionLead, .deputy, .upper]
        case .feedback, .objection: [.room, .petitionLead]
        // Of these only those who know of the watch see its clock.
        case .protectionLook: [.room, .petitionLead, .deputy]
        case .quarterFeedback: [.petitionLead, .caseSupervision]
        case .clarify: [.room, .head]
        // The petition office owes these two days; no room has the item yet.
        case .fastDivert: [.petitionLead, .room, .deputy]
        case .fastPlan, .fastClose: [.room, .deputy]
        case .supervision: [.room, .caseSupervision, .deputy]
        case .recommendReply, .lookBack: [.room, .caseSupervision]
        case .visitTown: [.petitionLead, .head]
        case .investigation: []
        }
    }

    /// The kinds of clocks of which somebody with these roles is warned.
    public static func warned(_ roles: Set<Role>) -> [ClockKind] {
        allCases.filter { kind in kind.audience.contains { $0.includes(roles) } }
    }
}
