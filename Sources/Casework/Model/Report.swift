/// One letter, visit, call or web report (检举控告件): what came in. Its text never changes.
public struct Report: Identifiable, Equatable, Sendable {
    public typealias ID = Identifier<Report>

    public let id: ID
    /// The organ that received it; gives the register number.
    public let receiver: Organ.ID
    public let channel: Channel
    public let receivedOn: CivilDate
    public internal(set) var signature: ReporterSignature
    public internal(set) var state: State

    public init(
        id: ID, receiver: Organ.ID, channel: Channel, receivedOn: CivilDate, signature: ReporterSignature, state: State
    ) {
        self.id = id
        self.receiver = receiver
        self.channel = channel
        self.receivedOn = receivedOn
        self.signature = signature
        self.state = state
    }

    public enum State: Equatable, Sendable {
        /// Handed in at the public page; only two named persons may open it.
        case quarantined
        /// Numbered (登记).
        case registered
        /// A member of the petition office handed in the triage (拟办意见).
        case triageProposed(by: Staff.ID)
        /// 受理
        case accepted
        /// 不予受理
        case declined(DeclineReason, DeclineAction)
        /// A repeat without new facts, kept and linked (重复件留存).
        case retained(repeatOf: Report.ID)
        /// Gone up sealed to the next-higher petition office; only number and dates are left (JB-15).
        case sealedUp
        /// Registered by mistake; its number stays given (作废).
        case voided(VoidReason)
        /// Taken apart into reports of their own; its number stays (拆分).
        case split
    }
}
