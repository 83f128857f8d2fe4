/// The opening of a reporter's identity (身份信息双人解锁): one person asks for a purpose, another one from another room grants
/// it for minutes, and then it is locked again, whatever anybody does.
///
/// - Policy: JB-47, DW-unlock
public struct Unlock: Identifiable, Equatable, Sendable {
    public typealias ID = Identifier<Unlock>

    public let id: ID
    public private(set) var state: State

    public init(id: ID, state: State) {
        self.id = id
        self.state = state
    }

    /// A person at the place where they worked when they acted.
    public struct Seat: Hashable, Sendable {
        public let staff: Staff.ID
        public let organ: Organ.ID
        /// Nil for a leader: those of one organ sit in one place.
        public let room: Room.ID?

        public init(staff: Staff.ID, organ: Organ.ID, room: Room.ID?) {
            self.staff = staff
            self.organ = organ
            self.room = room
        }

        public init(_ caller: StaffCaller) {
            self.init(staff: caller.staff, organ: caller.organ, room: caller.room)
        }

        /// Whether somebody of the two could see what lies on the other's desk.
        public func sharesRoom(with other: Seat) -> Bool { organ == other.organ && room == other.room }
    }

    /// What was asked for.
    public struct Request: Hashable, Sendable {
        public let by: Seat
        public let purpose: Purpose
        /// 1 to 30.
        public let minutes: Int
        public let at: Instant

        public init(by: Seat, purpose: Purpose, minutes: Int, at: Instant) {
            self.by = by
            self.purpose = purpose
            self.minutes = minutes
            self.at = at
        }

        /// From when on nobody may grant it any more.
        public var lapsesAt: Instant { at.adding(minutes: 60 * UnlockLimits.requestHours) }
    }

    /// Who granted it, and until when it is open: there is no grant without its end.
    public struct Grant: Hashable, Sendable {
        public let by: Seat
        public let at: Instant
        /// The first moment at which it is locked.
        public let until: Instant

        /// As it is stored.
        public init(by: Seat, at: Instant, until: Instant) {
            self.by = by
            self.at = at
            self.until = until
        }
    }

    /// Why it was locked before its time, or that its time came.
    public enum End: Hashable, Sendable {
        /// Its minutes were over.
        case expired
        /// One of the two locked it.
        case closed(by: Staff.ID)
        /// What it rested on fell away: the clue was given back, somebody stands aside, the item is to be sealed.
        case unfit
    }

    /// Each state carries exactly what it knows.
    public enum State: Hashable, Sendable {
        case requested(Request)
        case granted(Request, Grant)
        /// By a second person, or by whoever asked.
        case refused(Request, by: Staff.ID)
        /// Nobody answered in time, or it was not to be granted any more.
        case lapsed(Request)
        case ended(Request, Grant, End)
    }

    public enum Event: Hashable, Sendable {
        case grant(by: Seat, minutes: Int, at: Instant)
        case refuse(by: Staff.ID)
        case lapse
        case end(End)
    }

    /// The event is not legal in the state; nothing changed.
    public struct IllegalMove: Error, Equatable, Sendable {}

    public mutating func apply(_ event: Event) throws(IllegalMove) {
        guard let next = state.after(event) else { throw IllegalMove() }
        state = next
    }

    /// What it is for (解锁事由). Each post has its own.
    ///
    /// - Policy: JB-47
    public enum Purpose: String, Hashable, Sendable, CaseIterable {
        /// 核实署名 (JB-24)
        case verifySignature = "verify_signature"
        /// 受理告知 (JB-26)
        case acceptanceNotice = "acceptance_notice"
        /// 反馈结果 (JB-27)
        case feedback
        /// 与检举控告人谈话了解情况
        case talk
        /// 保护检举控告人 (JB-46)
        case protection
        /// 奖励 (JB-28)
        case reward

        public var posts: Set<Post> {
            switch self {
            case .verifySignature, .acceptanceNotice, .reward: [.office]
            case .talk: [.holder]
            case .feedback, .protection: [.office, .holder]
            }
        }
    }

    /// In what capacity somebody asks.
    public enum Post: String, Hashable, Sendable, CaseIterable {
        /// The petition office of the organ that has the report (信访室).
        case office
        /// Whoever has a clue of it in hand (承办人).
        case holder
    }
}

extension Unlock.State {
    /// The state after `event`, or nil where the event is illegal. What has ended is asked for anew.
    ///
    /// - Policy: DW-unlock
    public func after(_ event: Unlock.Event) -> Self? {
        switch (self, event) {
        case (.requested(let request), .grant(let seat, let minutes, let at)):
            Self.grant(request, by: seat, minutes, at)
        case (.requested(let request), .refuse(let person)): .refused(request, by: person)
        case (.requested(let request), .lapse): .lapsed(request)
        case (.granted(let request, let grant), .end(let end)):
            end.isOf(request, grant) ? .ended(request, grant, end) : nil
        case (.requested, .end), (.granted, .grant), (.granted, .refuse), (.granted, .lapse), (.refused, _),
            (.lapsed, _), (.ended, _):
            nil
        }
    }

    private static func grant(_ request: Unlock.Request, by seat: Unlock.Seat, _ minutes: Int, _ at: Instant) -> Self? {
        guard seat.staff != request.by.staff, !seat.sharesRoom(with: request.by), at >= request.at,
            at < request.lapsesAt, UnlockLimits.minutes.contains(minutes)
        else { return nil }
        let until = at.adding(minutes: min(minutes, request.minutes, UnlockLimits.minutes.upperBound))
        return .granted(request, Unlock.Grant(by: seat, at: at, until: until))
    }

    /// As it stands at a moment: what is over is over, whether or not anybody wrote it down.
    public func at(_ now: Instant) -> Self {
        switch self {
        case .requested(let request): now < request.lapsesAt ? self : .lapsed(request)
        case .granted(let request, let grant): now < grant.until ? self : .ended(request, grant, .expired)
        case .refused, .lapsed, .ended: self
        }
    }

    public var request: Unlock.Request {
        switch self {
        case .requested(let request), .granted(let request, _), .refused(let request, _), .lapsed(let request),
            .ended(let request, _, _):
            request
        }
    }

    public var grant: Unlock.Grant? {
        switch self {
        case .granted(_, let grant), .ended(_, let grant, _): grant
        case .requested, .refused, .lapsed: nil
        }
    }
}

extension Unlock.End {
    fileprivate func isOf(_ request: Unlock.Request, _ grant: Unlock.Grant) -> Bool {
        switch self {
        case .expired, .unfit: true
        case .closed(let person): [request.by.staff, grant.by.staff].contains(person)
        }
    }
}

extension Instant {
    /// Later by so many minutes.
    func adding(minutes: Int) -> Instant {
        Instant(microsecondsSinceEpoch: microsecondsSinceEpoch + Int64(minutes) * 60_000_000)
    }
}
