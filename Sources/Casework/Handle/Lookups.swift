extension Handle {
    /// What is looked up to decide an act, beyond the clue's own row, who asks, and whether they must stand aside: those
    /// are always there. What is not looked up stands in `Facts` as if there were nothing of it, and no rule of the act
    /// reads it.
    public struct Lookups: OptionSet, Hashable, Sendable {
        public let rawValue: UInt32

        public init(rawValue: UInt32) { self.rawValue = rawValue }

        /// `openClaims`, and the limit of a person.
        public static let hands = Self(rawValue: 1 << 0)
        /// `roomClaims`, and the limit of the room.
        public static let room = Self(rawValue: 1 << 1)
        /// `awaitsTakingUp`
        public static let takingUp = Self(rawValue: 1 << 2)
        /// `lacksDistribution`
        public static let distribution = Self(rawValue: 1 << 3)
        /// `signature` and `isAppeal`
        public static let report = Self(rawValue: 1 << 4)
        /// `accusedIsLowerHead`
        public static let standings = Self(rawValue: 1 << 5)
        /// `isAssigned` and `awaitsConsent`
        public static let binding = Self(rawValue: 1 << 6)
        /// `isResultTold`
        public static let result = Self(rawValue: 1 << 7)
        /// `file.studied`
        public static let studied = Self(rawValue: 1 << 8)
        /// `file.secretaryRecordedBy`
        public static let secretary = Self(rawValue: 1 << 9)
        /// `meetingSaid`
        public static let meeting = Self(rawValue: 1 << 10)
        /// `headsStandAside` and `deputiesStandAside`
        public static let leaders = Self(rawValue: 1 << 11)
        /// `roomMembers`
        public static let members = Self(rawValue: 1 << 12)
        /// `otherRooms`
        public static let otherRooms = Self(rawValue: 1 << 13)
        /// `file.signedFinding`
        public static let checkReport = Self(rawValue: 1 << 14)
        /// `file.talkRecorded`
        public static let course = Self(rawValue: 1 << 15)

        /// Everything: for a page that shows each act with what it lacks.
        public static let all = Self(rawValue: 1 << 16 - 1)
    }
}

extension Handle.Act {
    /// What its rules read.
    public var looksUp: Handle.Lookups {
        switch self {
        case .claim: [.hands, .room, .takingUp, .distribution]
        case .release, .requestReturn, .sendBackPlan, .askReopening, .takeBack: []
        case .approveReturn, .refuseReturn, .reopen, .refuseReopening, .sendBackResult: .leaders
        case .propose(let way): way.looksUp
        case .approvePlan:
            [.distribution, .report, .standings, .binding, .studied, .secretary, .meeting, .leaders]
        case .proposeResult(let conclusion):
            // An appeal has a course of its own.
            conclusion.endsAppeal ? [.report, .studied, .checkReport] : [.report, .studied, .checkReport, .course]
        case .proposeHold: [.report, .binding, .studied, .checkReport, .course]
        case .approveResult: [.distribution, .report, .binding, .studied, .meeting, .leaders]
        case .feedBack: [.report, .result]
        case .reassign: [.hands, .takingUp, .members]
        case .moveTo: .otherRooms
        }
    }
}

extension Handle.Proposal {
    fileprivate var looksUp: Handle.Lookups {
        switch self {
        case .talkOrLetter, .preliminaryVerification: [.distribution, .studied]
        case .closeOut: [.distribution, .studied, .report]
        case .holdForLater: [.distribution, .studied, .report, .binding]
        }
    }
}
