/// A post that somebody holds (任职): who, where, as what. A post owns the work, a person holds it for a time.
///
/// - Policy: HS-4
public struct HeldPost: Hashable, Sendable {
    public let staff: Staff.ID
    public let organ: Organ.ID
    /// Nil for leaders, who belong to no room.
    public let room: Room.ID?
    /// The post as written, such as 副主任.
    public let post: String

    public init(staff: Staff.ID, organ: Organ.ID, room: Room.ID?, post: String) {
        self.staff = staff
        self.organ = organ
        self.room = room
        self.post = post
    }
}

/// A held post with its days. The last day is the one before `to`, so that a successor can begin on `to` itself.
///
/// - Policy: HS-4
public struct Appointment: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Appointment>

    public let id: ID
    public let held: HeldPost
    /// The first day on which it is known; never before the directory was first loaded.
    public let from: CivilDate
    /// The first day on which it is over; nil while it lasts. On `from` itself: it was recorded by mistake and mended
    /// on that day, and was never held.
    public let to: CivilDate?

    public init(id: ID, held: HeldPost, from: CivilDate, to: CivilDate?) {
        self.id = id
        self.held = held
        self.from = from
        self.to = to
    }

    /// Whether the post was held on a day. The twin of the condition of `AppointmentsOn`.
    public func holds(on day: CivilDate) -> Bool {
        guard from <= day else { return false }
        return to.map { day < $0 } ?? true
    }
}

/// What another directory ends and begins.
///
/// - Policy: HS-4
public struct AppointmentChanges: Hashable, Sendable {
    /// No longer held, in the order of the former directory.
    public let closed: [HeldPost]
    /// Newly held, in the order of the new one.
    public let opened: [HeldPost]

    /// - Parameters:
    ///   - old: what is held now; a post twice counts once.
    ///   - new: what the new directory says.
    public init(from old: [HeldPost], to new: [HeldPost]) {
        let (before, after) = (Set(old), Set(new))
        closed = Self.once(old).filter { !after.contains($0) }
        opened = Self.once(new).filter { !before.contains($0) }
    }

    private static func once(_ posts: [HeldPost]) -> [HeldPost] {
        var seen: Set<HeldPost> = []
        return posts.filter { seen.insert($0).inserted }
    }
}

extension Directory {
    /// Who holds which post by this directory.
    public var posts: [HeldPost] {
        staff.map { HeldPost(staff: $0.id, organ: $0.organ, room: $0.room, post: $0.post) }
    }
}
