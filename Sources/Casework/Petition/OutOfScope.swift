/// What is not a matter of discipline (业务范围外信访): passed on by letter (转送), told where to go (引导告知), sent back to the
/// petition bureau (异议), or handled here because it is about this organ's own work. Whether this person may do it now.
///
/// - Policy: JB-13, XF-22, XF-23, XF-31
public enum OutOfScope {
    /// Conditions in order of precedence. The first one that refuses decides; who passes all of them is allowed.
    public static let rules: [Rule] = [
        .ownOrgan, .office, .declined, .stateKnowsAct, .handlesOwn, .wayOfChannel, .guidanceByNotice, .receiverListed,
        .neverToTheAccused,
        .letterIssued, .letterAddressed, .days, .fromBureau, .objectInTime, .noMoreAcceptance, .stageFollows,
        .applyInTime, .hearingOnly,
        .acceptanceWritten, .outcomeOfStage, .opinionIssued, .extensionTold,
    ]

    public static func decide(_ act: Act, _ facts: Facts) -> Decision {
        for rule in rules {
            guard let objection = rule.objects(act, facts) else { continue }
            return .refused(
                Refusal(
                    rule: rule.id, policy: rule.policy, reason: objection.reason, remedy: objection.remedy,
                    isSilent: objection.isSilent, field: objection.field))
        }
        return .allowed
    }

    public enum Decision: Equatable, Sendable {
        case allowed
        case refused(Refusal)
    }

    /// Why an act is refused, and what to do about it.
    public struct Refusal: Equatable, Sendable {
        public let rule: RuleID
        public let policy: Policy
        public let reason: Bilingual
        public let remedy: Bilingual
        /// The answer is that of an unknown item.
        public let isSilent: Bool
        /// The field of the form that would have to change; nil where it is not a matter of the form.
        public let field: String?
    }

    /// One condition, with the paragraph it rests on.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let objects: @Sendable (Act, Facts) -> Objection?
    }

    /// What a rule answers when it refuses.
    struct Objection {
        let reason: Bilingual
        let remedy: Bilingual
        var isSilent = false
        var field: String?
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case ownOrgan = "xf_organ"
        case office = "xf_office"
        case declined = "xf_declined"
        case stateKnowsAct = "xf_state"
        case handlesOwn = "xf_handles_own"
        case wayOfChannel = "xf_way"
        case guidanceByNotice = "xf_guidance_notice"
        case receiverListed = "xf_receiver"
        case neverToTheAccused = "xf_never_to_the_accused"
        case letterIssued = "xf_letter"
        case letterAddressed = "xf_addressee"
        case days = "xf_days"
        case fromBureau = "xf_from_bureau"
        case objectInTime = "xf_object_in_time"
        case noMoreAcceptance = "xf_no_more"
        case stageFollows = "xf_stage"
        case applyInTime = "xf_apply_in_time"
        case hearingOnly = "xf_hearing"
        case acceptanceWritten = "xf_acceptance_written"
        case outcomeOfStage = "xf_outcome"
        case opinionIssued = "xf_opinion"
        case extensionTold = "xf_extension_told"
    }

    /// What somebody wants to do.
    public enum Act: Hashable, Sendable {
        /// 转送
        case transfer(to: OutsideOrgan.ID, sentOn: CivilDate)
        /// 回执
        case recordReceipt(on: CivilDate)
        /// 引导告知
        case guide(to: OutsideOrgan.ID)
        /// 当场告知: whoever gave no name was told on the spot where to go.
        case tellGuidance(on: CivilDate)
        /// 提出异议并退回
        case object(to: OutsideOrgan.ID, on: CivilDate)
        /// 受理
        case accept(Petition.Stage)
        /// 告知受理
        case tellAcceptance(on: CivilDate)
        /// 告知延长
        case tell(on: CivilDate)
        case openHearing(on: CivilDate)
        case closeHearing(on: CivilDate)
        case proposeOpinion(Petition.Outcome)
        case takeBack
        /// 送达处理意见书
        case answer(on: CivilDate)
    }
}

extension OutOfScope {
    /// The facts of the matter and of who asks. Nouns only.
    public struct Facts: Sendable {
        public var caller: StaffCaller
        /// Who has the report now.
        public var holder: Organ.ID
        public var isBarred: Bool
        public var receivedOn: CivilDate
        public var today: CivilDate
        /// What triage decided; nil where it declined nothing.
        public var reason: DeclineReason?
        public var action: DeclineAction?
        public var source: TransferIn.Source?
        /// What is known already: a transfer or an objection went out, or a petition was opened.
        public var wentOut: Bool
        public var receiptIsOpen: Bool
        public var sentOn: CivilDate?
        public var isGuidanceOpen: Bool
        /// Where to go was chosen, and the petitioner has not been told of it yet.
        public var guidanceWaits: Bool
        /// Whoever wrote gave a name: told by a notice, and in no other way.
        public var isNamed: Bool
        public var hasPetition: Bool
        /// Whether the petition's state knows the act.
        public var isLegal: Bool
        /// The outside organs and which of them must not be written to.
        public var listed: Set<OutsideOrgan.ID>
        public var bureaus: Set<OutsideOrgan.ID>
        public var barred: Set<OutsideOrgan.ID>
        /// Our own letter on it is issued.
        public var hasLetter: Bool
        /// To whom that letter is addressed.
        public var letterTo: OutsideOrgan.ID?
        /// Until when an objection may be raised.
        public var objectUntil: CivilDate?
        /// When the notice that it is accepted was issued.
        public var acceptanceIssuedOn: CivilDate?
        public var stage: Petition.Stage?
        /// Since when the stage runs, or the hearing.
        public var since: CivilDate?
        /// What the application looks at again.
        public var earlier: Earlier?
        /// The same matter was taken up here before.
        public var sameMatter: SameMatter?
        public var isReceiverAbove: Bool
        /// The document of the opinion is issued, and by whom.
        public var approver: Staff.ID?
        public var proposer: Staff.ID?
        /// The period was extended and the petitioner not told.
        public var extensionIsUntold: Bool

        public init(
            caller: StaffCaller, holder: Organ.ID, isBarred: Bool = false, receivedOn: CivilDate, today: CivilDate,
            reason: DeclineReason? = nil, action: DeclineAction? = nil
        ) {
            self.caller = caller
            self.holder = holder
            self.isBarred = isBarred
            self.receivedOn = receivedOn
            self.today = today
            self.reason = reason
            self.action = action
            wentOut = false
            receiptIsOpen = false
            isGuidanceOpen = true
            guidanceWaits = false
            isNamed = true
            hasPetition = false
            isLegal = true
            listed = []
            bureaus = []
            barred = []
            hasLetter = false
            isReceiverAbove = true
            extensionIsUntold = false
        }
    }

    /// The opinion that a review or a re-check looks at.
    public struct Earlier: Hashable, Sendable {
        public var stage: Petition.Stage
        /// Who gave it.
        public var organ: Organ.ID
        /// When the petitioner got it.
        public var toldOn: CivilDate
        public var appliedOn: CivilDate

        public init(stage: Petition.Stage, organ: Organ.ID, toldOn: CivilDate, appliedOn: CivilDate) {
            self.stage = stage
            self.organ = organ
            self.toldOn = toldOn
            self.appliedOn = appliedOn
        }
    }

    /// How an earlier petition on the same matter stands.
    public enum SameMatter: Hashable, Sendable {
        /// It is being handled.
        case open
        /// Its opinion may still be reviewed, until this day.
        case answered(reviewUntil: CivilDate)
        /// It was re-checked, or nobody asked in time.
        case ended
    }
}
