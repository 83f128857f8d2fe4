extension Triage {
    /// The facts that triage rests on, as a member of the petition office states them.
    public struct Input: Hashable, Sendable {
        /// What the report contains; of a mixed letter the first kind in the order of `ReportKind`.
        public var kind: ReportKind
        public var channel: Channel
        /// The level of the organ that received it.
        public var receiverLevel: Level
        /// What is known of who sent it.
        public var reporter: ReporterClaim
        /// Everyone whom it complains about.
        public var accused: [Accused]
        /// Where a matter out of scope belongs; read only for that kind.
        public var elsewhere: Elsewhere
        /// Money, goods, services or rights of residents or of a village collective are taken, withheld, extorted or
        /// obstructed for gain.
        public var harmsResidents: Bool
        /// What the text says about the weight of the matter; routing asks the same.
        public var gravity: Route.Gravity
        public var conventions: Route.Conventions
        public var riskFlags: Set<RiskFlag>
        /// The class to which later letters on the matter, or a watch over its reporter, have raised it; nil: none did.
        public var raisedTo: Priority?
        /// The earliest report on the same accused and the same main fact.
        public var earlier: Earlier?
        /// It holds state secrets, which this network must not hold.
        public var holdsStateSecrets: Bool

        public init(
            kind: ReportKind, channel: Channel, receiverLevel: Level, reporter: ReporterClaim = .nobody,
            accused: [Accused] = [], elsewhere: Elsewhere = .otherOrgan, harmsResidents: Bool = false,
            gravity: Route.Gravity = .init(), conventions: Route.Conventions = .init(), riskFlags: Set<RiskFlag> = [],
            earlier: Earlier? = nil, holdsStateSecrets: Bool = false
        ) {
            self.kind = kind
            self.channel = channel
            self.receiverLevel = receiverLevel
            self.reporter = reporter
            self.accused = accused
            self.elsewhere = elsewhere
            self.harmsResidents = harmsResidents
            self.gravity = gravity
            self.conventions = conventions
            self.riskFlags = riskFlags
            self.earlier = earlier
            self.holdsStateSecrets = holdsStateSecrets
        }
    }

    /// Who may settle a matter that is out of scope.
    public enum Elsewhere: String, Hashable, Sendable, CaseIterable {
        /// Litigation, arbitration, administrative ruling or review.
        case legalRemedy = "legal_remedy"
        /// Another organ or unit.
        case otherOrgan = "other_organ"
    }

    /// The post of one accused person or body. No name: triage does not need it.
    public struct Accused: Hashable, Sendable {
        /// Level of the organ whose Party committee manages the person (干部管理权限); nil if nobody knows.
        ///
        /// Never derived from the title of the post: a post of the county can be managed by the city.
        public var managedAt: Level?
        /// Level of the post itself; nil for private persons and unknown posts.
        public var postLevel: Level?
        /// Village or community cadre, township staff, or front-line staff of a department at the grass roots.
        public var isGrassroots: Bool
        /// Works in the discipline or supervision system, or did so when doing what is alleged.
        public var isDisciplineStaff: Bool
        /// Main person in charge of a discipline organ.
        public var isHeadOfDisciplineOrgan: Bool
        /// Main person in charge of the organ that received the report.
        public var isOwnHead: Bool
        /// The Party committee of the receiving organ's own level, as a body.
        public var isOwnPartyCommittee: Bool

        public init(
            managedAt: Level?, postLevel: Level? = nil, isGrassroots: Bool = false, isDisciplineStaff: Bool = false,
            isHeadOfDisciplineOrgan: Bool = false, isOwnHead: Bool = false, isOwnPartyCommittee: Bool = false
        ) {
            self.managedAt = managedAt
            self.postLevel = postLevel
            self.isGrassroots = isGrassroots
            self.isDisciplineStaff = isDisciplineStaff
            self.isHeadOfDisciplineOrgan = isHeadOfDisciplineOrgan
            self.isOwnHead = isOwnHead
            self.isOwnPartyCommittee = isOwnPartyCommittee
        }
    }

    /// An earlier report on the same matter, by content and accused, never by who reported.
    public struct Earlier: Hashable, Sendable {
        /// How far the earlier report has come.
        public enum Progress: String, Hashable, Sendable, CaseIterable {
            /// Not accepted then: new facts are judged afresh.
            case declined
            /// Accepted and not finished.
            case open
            /// Finished.
            case finished
        }

        public var report: Report.ID
        public var progress: Progress
        /// The later report says something checkable that the earlier one did not.
        public var bringsNewFacts: Bool
        /// The later report accuses discipline staff whom the earlier one does not.
        public var leavesOutStaff: Bool

        public init(report: Report.ID, progress: Progress, bringsNewFacts: Bool, leavesOutStaff: Bool = false) {
            self.report = report
            self.progress = progress
            self.bringsNewFacts = bringsNewFacts
            self.leavesOutStaff = leavesOutStaff
        }
    }
}

/// What cannot wait (风险标志): present or threatened now, not long past.
public enum RiskFlag: String, Hashable, Sendable, CaseIterable {
    /// Suicide or self-injury, hinted or stated.
    case selfHarm = "self_harm"
    /// Physical harm threatened or done by either side.
    case violence
    /// Books, files or recordings about to be destroyed or forged, people colluding or fleeing.
    case evidenceDestruction = "evidence_destruction"
    /// Five or more people going together now or soon.
    case collective
    /// Reprisal against the reporter or a witness because of reporting.
    case retaliation

    /// Whether leaders are told of it at once; who fears reprisal gets a watch instead (JB-49).
    ///
    /// - Policy: DW-18, XF-25
    public var isToldAtOnce: Bool {
        switch self {
        case .selfHarm, .violence, .evidenceDestruction, .collective: true
        case .retaliation: false
        }
    }
}
