extension Triage {
    /// An attempt that somebody wants to record, and the facts it is judged by.
    public struct CallInput: Sendable {
        public var call: Call
        public var caller: StaffCaller
        /// The organ whose petition office has the report.
        public var holder: Organ.ID
        public var signature: ReporterSignature
        public var state: Report.State
        public var receivedOn: CivilDate
        public var today: CivilDate

        public init(
            call: Call, caller: StaffCaller, holder: Organ.ID, signature: ReporterSignature, state: Report.State,
            receivedOn: CivilDate, today: CivilDate
        ) {
            self.call = call
            self.caller = caller
            self.holder = holder
            self.signature = signature
            self.state = state
            self.receivedOn = receivedOn
            self.today = today
        }
    }

    /// Why an attempt may not be recorded, and what to do about it.
    public struct CallRefusal: Equatable, Sendable {
        public let condition: CallConditionID
        public let policy: Policy
        public let reason: Bilingual
        public let remedy: Bilingual
        /// True when the caller may not even learn that the report exists.
        public let isSilent: Bool
    }

    /// One condition of asking.
    public struct CallCondition: Sendable {
        public let id: CallConditionID
        public let policy: Policy
        public let reason: Bilingual
        public let remedy: Bilingual
        let objects: @Sendable (CallInput) -> Bool
    }

    /// The conditions of asking, in their order.
    public enum CallConditionID: String, Hashable, Sendable, CaseIterable {
        case office
        case neverTraced = "never_traced"
        case stillOpen = "still_open"
        case confirmationStands = "confirmation_stands"
        case dayOfAsking = "day_of_asking"
        case reporterNarrates = "reporter_narrates"
        case nothingPromised = "nothing_promised"
    }

    /// Conditions of asking in order of precedence. The first one that objects decides.
    public static let callConditions: [CallCondition] = [
        .office, .neverTraced, .stillOpen, .confirmationStands, .dayOfAsking, .reporterNarrates, .nothingPromised,
    ]

    /// Why an attempt may not be recorded; nil when it may.
    public static func objection(to input: CallInput) -> CallRefusal? {
        guard let condition = callConditions.first(where: { $0.objects(input) }) else { return nil }
        return CallRefusal(
            condition: condition.id, policy: condition.policy, reason: condition.reason, remedy: condition.remedy,
            isSilent: condition.id == .office)
    }
}

extension Triage.CallCondition {
    /// Who reported is the petition office's to know, of the organ that has the report.
    ///
    /// - Policy: JB-47
    static let office = Self(
        id: .office, policy: "JB-47",
        reason: Bilingual("实名核实由信访室办理", "The petition office asks whoever signed"),
        remedy: Bilingual("请交信访室核实", "Let the petition office ask")
    ) { input in
        input.caller.organ != input.holder || input.caller.roles.isDisjoint(with: [.registrar, .petitionLead])
    }

    /// Nobody looks for whoever did not sign.
    ///
    /// - Policy: JB-29
    static let neverTraced = Self(
        id: .neverTraced, policy: "JB-29",
        reason: Bilingual("匿名件不核实、不追查反映人", "Nobody asks or looks for an anonymous reporter"),
        remedy: Bilingual("请按匿名件办理", "Handle it as an anonymous report")
    ) { $0.signature == .anonymous }

    /// What has ended here, or holds no content, is not asked about.
    ///
    /// - Policy: JB-24
    static let stillOpen = Self(
        id: .stillOpen, policy: "JB-24",
        reason: Bilingual("该件当前的状态不能登记核实", "The report is not in a state for asking"),
        remedy: Bilingual("请刷新页面，查看最新状态", "Reload the page to see where it stands now")
    ) { input in
        switch input.state {
        case .registered, .triageProposed, .accepted: false
        case .quarantined, .declined, .retained, .sealedUp, .voided, .split: true
        }
    }

    /// A confirmation stands: nobody is asked twice.
    ///
    /// - Policy: JB-24
    static let confirmationStands = Self(
        id: .confirmationStands, policy: "JB-24",
        reason: Bilingual("本人已经确认，不再核实", "The person has confirmed it and is not asked again"),
        remedy: Bilingual("无需再登记", "There is nothing more to record")
    ) { $0.signature == .realNameVerified }

    /// Between the receipt and today.
    ///
    /// - Policy: JB-24
    static let dayOfAsking = Self(
        id: .dayOfAsking, policy: "JB-24",
        reason: Bilingual("核实日期应当在收件日期与今天之间", "The day of asking lies between the receipt and today"),
        remedy: Bilingual("请更正核实日期", "Correct the day")
    ) { $0.call.on < $0.receivedOn || $0.call.on > $0.today }

    /// Whoever reads the matter out and asks for a yes learns nothing.
    ///
    /// - Policy: DW-call
    static let reporterNarrates = Self(
        id: .reporterNarrates, policy: "DW-call",
        reason: Bilingual("确认为本人反映的，应当由反映人自己讲述反映的内容", "Who confirms must have told the matter in their own words"),
        remedy: Bilingual("请让反映人讲述后勾选", "Let them tell it, then tick the box")
    ) { $0.call.found == .confirmed && !$0.call.letNarrate }

    /// Whoever was reached is promised no result.
    ///
    /// - Policy: DW-call
    static let nothingPromised = Self(
        id: .nothingPromised, policy: "DW-call",
        reason: Bilingual("核实时不得承诺办理结果", "Whoever asks must not promise a result"),
        remedy: Bilingual("确认没有承诺结果后勾选", "Tick the box once that is so")
    ) { $0.call.found != .unreachable && !$0.call.promisedNothing }
}
