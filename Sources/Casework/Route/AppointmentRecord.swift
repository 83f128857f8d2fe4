/// What dated appointments (任职记录) say of an accused who was matched to a member of staff, or to a post.
public struct AppointmentRecord: Hashable, Sendable {
    /// Whoever was matched; nobody of them may see anything of the matter.
    public var staff: [Staff.ID] = []
    /// The post held when it was done was the lead of its organ.
    public var headedThen = false
    /// The room of that post.
    public var formerRoom: Room.ID?
    /// Further posts of now and of then.
    public var furtherPosts: [Route.DisciplinePost] = []
    /// The organs that the accused leads today beside that of the present post.
    public var heads: [Organ.ID] = []
    /// The posts above were read off appointments.
    public var isOnRecord = false

    public init() {}
}

extension AccusedStanding {
    /// Where the accused stands by dated appointments rather than by what somebody wrote.
    ///
    /// What was written is the post of the time when it was written: where the appointments say that the person has left
    /// it, it is the former post and stays barred, and what the person holds today decides who manages them. The posts
    /// that were held while it was done count beside that, whatever became of the person since.
    ///
    /// - Parameters:
    ///   - appointments: all that those had or have to whom the accused was matched. Of several persons of one name none
    ///     is taken for the other: each is kept out, and the posts stay as written.
    ///   - isByPost: the accused was matched by a post that one person holds at a time, so that all of them count.
    ///   - period: when it was done; nil: nobody has said, and only today's posts are looked up.
    /// - Policy: HS-26, JB-48
    public func dated(
        by appointments: [Appointment], isByPost: Bool = false, on today: CivilDate, acted period: ActPeriod?,
        in directory: Directory
    ) -> AccusedStanding {
        var standing = self
        standing.record = AppointmentRecord()
        standing.record.staff = Set(appointments.map(\.held.staff)).sorted()
        let people = standing.record.staff.count
        guard isByPost ? people > 0 : people == 1 else { return standing }
        let now = DatedPosts.ordered(appointments.filter { $0.holds(on: today) })
        let then = DatedPosts.ordered(period.map { period in appointments.filter { period.overlaps($0) } } ?? [])
        standing.record.isOnRecord = true
        standing.place(now, in: directory)
        standing.remember(then.map(\.disciplinePost) + writtenPosts, beside: now.dropFirst().map(\.disciplinePost))
        return standing
    }

    /// The posts that somebody wrote.
    private var writtenPosts: [Route.DisciplinePost] {
        let former = formerOrgan.map { [Route.DisciplinePost(worksIn: $0)] } ?? []
        let present = disciplineOrgan.map { organ in
            [Route.DisciplinePost(worksIn: organ, room: disciplineRoom, standing: isOrganHead ? .head : .member)]
        }
        return former + (present ?? [])
    }

    /// Today's post, and who manages its holder.
    private mutating func place(_ now: [HeldPost], in directory: Directory) {
        guard let present = now.first else {
            // Whoever holds no post any more is managed as was written.
            guard disciplineOrgan != nil else { return }
            disciplineOrgan = nil
            disciplineRoom = nil
            isOrganHead = false
            return
        }
        let isSame = present.organ == disciplineOrgan
        if !isSame || disciplineRoom == nil { disciplineRoom = present.room }
        isOrganHead = present.isHead || isSame && isOrganHead
        disciplineOrgan = present.organ
        isUnattached = false
        isElsewhere = false
        guard !isSame || managingOrgan == nil && managedAt == nil else { return }
        let (level, manager) = DatedPosts.management(of: present, in: directory)
        (managedAt, managingOrgan) = (level, manager)
        self.level = directory[present.organ]?.level ?? self.level
    }

    /// The posts of then, and whatever else counts beside the present one.
    private mutating func remember(_ then: [Route.DisciplinePost], beside others: [Route.DisciplinePost]) {
        var former: [Route.DisciplinePost] = []
        for post in then {
            let isPresent = post.worksIn == disciplineOrgan && (post.standing == .member || isOrganHead)
            let isKnown = former.contains { $0.worksIn == post.worksIn && (post.room == nil || $0.room == post.room) }
            if !isPresent && !isKnown { former.append(post) }
        }
        formerOrgan = former.first?.worksIn
        record.headedThen = former.first.map { $0.standing != .member } ?? false
        record.formerRoom = former.first?.room
        record.furtherPosts = others + former.dropFirst()
        record.heads = others.filter { $0.standing != .member }.compactMap(\.worksIn)
    }
}

/// Posts in an order, and who manages whoever holds one.
enum DatedPosts {
    /// Leads first, then by organ, room and person: the same appointments always give the same order.
    static func ordered(_ appointments: [Appointment]) -> [HeldPost] {
        let posts = Set(appointments.map(\.held))
        return posts.sorted { one, other in
            if one.isHead != other.isHead { return one.isHead }
            let (left, right) = (one.sortKey, other.sortKey)
            return left.lexicographicallyPrecedes(right)
        }
    }

    /// The committee beside the organ manages its staff, that of the level above its head (干部管理权限).
    static func management(of post: HeldPost, in directory: Directory) -> (level: Level?, organ: Organ.ID?) {
        guard let organ = directory[post.organ] else { return (nil, nil) }
        guard post.isHead else { return (organ.level, organ.id) }
        return (organ.level.superior, organ.superior.flatMap { directory[$0]?.id })
    }
}

extension HeldPost {
    /// The main person in charge (主要负责人) of a discipline organ; a deputy's post says so (副书记), and the secretary of a
    /// room's Party branch leads no organ.
    ///
    /// Read off the words of the post because the directory of today says nothing of former ones.
    public var isHead: Bool {
        let words = post.replacing("副书记", with: "").replacing("副主任", with: "")
        let leads = ["纪委书记", "纪工委书记", "监委主任"].contains(where: words.contains)
        return leads || room == nil && words.contains("书记")
    }

    var disciplinePost: Route.DisciplinePost {
        Route.DisciplinePost(worksIn: organ, room: room, standing: isHead ? .head : .member)
    }

    fileprivate var sortKey: [String] { [organ.rawValue, room?.rawValue ?? "", staff.rawValue, post] }
}
