extension Handle {
    /// What a check came to, without its day: a result, or that the clue waits.
    ///
    /// - Policy: ZJ-35
    public enum Finding: Hashable, Sendable, CaseIterable {
        case end(Conclusion)
        /// 暂存待查
        case hold

        public init(_ outcome: CheckOutcome) {
            switch outcome {
            case .ended(let conclusion): self = .end(conclusion)
            case .held: self = .hold
            }
        }

        /// Nil where the code is neither a result's nor the hold's.
        public init?(code: String) {
            guard let found = Self.allCases.first(where: { $0.code == code }) else { return nil }
            self = found
        }

        public static let allCases = Conclusion.allCases.map(Finding.end) + [.hold]

        public var code: String {
            switch self {
            case .end(let conclusion): conclusion.rawValue
            case .hold: Proposal.holdForLater.rawValue
            }
        }

        /// Whether a check of such a matter can come to it: an appeal is decided, and only an appeal is; a check that was
        /// made ends nothing unchecked.
        ///
        /// - Policy: JC-69
        public func fits(appeal isAppeal: Bool) -> Bool {
            switch self {
            case .end(.closedWithoutCheck): false
            case .end(let conclusion): conclusion.endsAppeal == isAppeal
            case .hold: !isAppeal
            }
        }
    }
}

extension Handle.Act {
    /// What is handed in after a check; nil for every other act.
    var finding: Handle.Finding? {
        switch self {
        case .proposeResult(let conclusion): .end(conclusion)
        case .proposeHold: .hold
        case .claim, .release, .requestReturn, .approveReturn, .refuseReturn, .propose, .approvePlan, .sendBackPlan,
            .approveResult, .sendBackResult, .feedBack, .askReopening, .reopen, .refuseReopening, .takeBack,
            .reassign, .moveTo:
            nil
        }
    }
}

extension Handle.Facts {
    /// What waits for the head's approval after a check.
    var findingProposed: Handle.Finding? {
        if case .resultProposed(_, _, let outcome) = state { return Handle.Finding(outcome) }
        return nil
    }
}

extension Handle.Finding {
    /// What the report of a check proposes, without any detail.
    public var told: Bilingual {
        switch self {
        case .end(let conclusion): conclusion.told
        case .hold: Bilingual("经核查，按照规定暂存待查。", "After a check, it is held for later as the rules provide.")
        }
    }
}
