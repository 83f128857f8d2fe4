/// Stage 4 · handle (办理): whether this person may do this to a clue now, and if not, what would have to be done.
public enum Handle {
    /// Conditions in order of precedence. The first one that refuses decides; who passes all of them is allowed.
    ///
    /// What must not be seen comes first: a refusal there does not even say that the clue exists.
    public static let rules: [Rule] = [
        .barred, .recused, .handlingOrgan, .stateKnowsAct, .handlingRoom, .holder, .approver, .fourEyes,
        .takingUp, .claimLimit, .roomLimit, .distributed, .nextHolder, .nextRoom, .feedbackOwed, .noticeApproved,
        .reopeningAsked, .newEvidence,
        .collectiveStudy, .minutesBind, .meetingBinds, .holdOfAssigned, .holdAhead, .endOfTrack, .partySecretary,
        .groupSignatures, .signedConclusion, .talkRecorded, .designatorsConsent,
    ]

    /// Decides about one act.
    public static func decide(_ input: Input) -> Decision {
        for rule in rules {
            if let objection = rule.objects(input) {
                return .refused(Refusal(rule: rule.id, policy: rule.policy, objection: objection))
            }
        }
        return .allowed
    }

    /// The acts that this person may do next, each with the conditions that are still missing.
    ///
    /// An act that only somebody else may do is left out, so the page of the clue shows exactly its buttons.
    public static func openActs(for facts: Facts) -> [OpenAct] {
        Act.all(in: facts.roomMembers, otherRooms: facts.otherRooms).compactMap { act in
            let input = Input(act: act, facts: facts)
            var missing: [Refusal] = []
            for rule in rules {
                guard let objection = rule.objects(input) else { continue }
                guard rule.canBeMet else { return nil }
                missing.append(Refusal(rule: rule.id, policy: rule.policy, objection: objection))
            }
            return OpenAct(act: act, missing: missing)
        }
    }

    /// One condition of the law, with the paragraph it rests on.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        /// Whether the caller can bring about what is missing; otherwise the act is not theirs.
        public let canBeMet: Bool
        let objects: @Sendable (Input) -> Objection?

        init(
            id: RuleID, policy: Policy, canBeMet: Bool = false, objects: @escaping @Sendable (Input) -> Objection?
        ) {
            self.id = id
            self.policy = policy
            self.canBeMet = canBeMet
            self.objects = objects
        }
    }

    /// Name of a condition, as it is stored with a refusal.
    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case barred, recused
        case handlingOrgan = "handling_organ"
        case stateKnowsAct = "state_knows_act"
        case handlingRoom = "handling_room"
        case holder, approver
        case fourEyes = "four_eyes"
        case takingUp = "taking_up"
        case claimLimit = "claim_limit"
        case roomLimit = "room_limit"
        case distributed
        case nextHolder = "next_holder"
        case nextRoom = "next_room"
        case feedbackOwed = "feedback_owed"
        case noticeApproved = "notice_approved"
        case reopeningAsked = "reopening_asked"
        case newEvidence = "new_evidence"
        case collectiveStudy = "collective_study"
        case minutesBind = "minutes_bind"
        case meetingBinds = "meeting_binds"
        case holdOfAssigned = "hold_of_assigned"
        case holdAhead = "hold_ahead"
        case endOfTrack = "end_of_track"
        case partySecretary = "party_secretary"
        case groupSignatures = "group_signatures"
        case signedConclusion = "signed_conclusion"
        case talkRecorded = "talk_recorded"
        case designatorsConsent = "designators_consent"
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
        /// True when the caller may not even learn that the clue exists: answer as for an unknown number.
        public let isSilent: Bool

        init(rule: RuleID, policy: Policy, objection: Objection) {
            self.rule = rule
            self.policy = policy
            reason = objection.reason
            remedy = objection.remedy
            isSilent = objection.isSilent
        }
    }

    /// What a rule answers when it refuses.
    struct Objection {
        let reason: Bilingual
        let remedy: Bilingual
        var isSilent = false

        /// The same words for every silent refusal: a difference would tell what it hides.
        static let unknownClue = Objection(
            reason: Bilingual("没有这件线索，或者您无权查看", "There is no such clue, or it is not yours to see"),
            remedy: Bilingual("请核对编号；如有疑问，请与信访室联系", "Check the number; in doubt ask the petition office"),
            isSilent: true
        )
    }

    /// An act that the caller may do, once everything in `missing` is there.
    public struct OpenAct: Equatable, Sendable {
        public let act: Act
        /// Empty: it can be done now.
        public let missing: [Refusal]
    }
}

extension Handle.RuleID {
    /// Whether a refusal is about what somebody holds already, and so the same for every other clue.
    public var isOfHands: Bool { self == .claimLimit || self == .roomLimit }
}
