/// An organ or a room that a directory ends (撤销), or a room that it moves to another organ (划转), with the open work that
/// lies there.
///
/// Work that lies where nobody is any more is looked at by nobody: whoever reported waits in vain.
public struct Ending: Equatable, Sendable {
    /// An organ or a room.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case organ, room

        /// The same among everything that a directory tells the days of.
        public var span: Directory.Span.Kind {
            switch self {
            case .organ: .organ
            case .room: .room
            }
        }
    }

    public struct Place: Hashable, Sendable {
        public let kind: Kind
        public let id: String

        public init(_ kind: Kind, _ id: String) {
            self.kind = kind
            self.id = id
        }
    }

    /// A place as the database has it.
    public struct Known: Hashable, Sendable {
        public let name: String
        /// Of a room the organ that it belongs to.
        public let organ: Organ.ID?

        public init(name: String, organ: Organ.ID?) {
            self.name = name
            self.organ = organ
        }
    }

    /// What can lie open.
    public enum Work: String, Hashable, Sendable, CaseIterable {
        /// 待核收的网上来件
        case handIn = "hand_in"
        /// 未作决定的来件
        case report
        /// 未办结的线索
        case clue
        /// 在计的期限
        case clock
        /// 未答复的信访事项
        case petition
        /// 未上报的密封件
        case sealed
        /// 未办结的建议
        case recommendation
    }

    public let place: Place
    public let name: String
    /// The first day on which it is no more.
    public let end: CivilDate
    /// How much of what, from 1.
    public let work: [Work: Int]

    public init(_ place: Place, name: String, end: CivilDate, work: [Work: Int] = [:]) {
        self.place = place
        self.name = name
        self.end = end
        self.work = work
    }
}

extension Ending {
    /// Conditions in order of precedence; the first one that refuses decides.
    public static let rules: [Rule] = [.nothingLeft]

    /// Decides about all that one directory ends.
    public static func decide(_ endings: [Ending], today: CivilDate) -> Decision {
        for rule in rules {
            let left = endings.filter { rule.objects($0, today) }
            if !left.isEmpty { return .refused(Refusal(rule: rule.id, policy: rule.policy, endings: left)) }
        }
        return .allowed
    }

    /// One condition, with what it rests on.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let objects: @Sendable (Ending, _ today: CivilDate) -> Bool

        init(id: RuleID, policy: Policy, objects: @escaping @Sendable (Ending, CivilDate) -> Bool) {
            self.id = id
            self.policy = policy
            self.objects = objects
        }
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case nothingLeft = "nothing_left"
    }

    public enum Decision: Equatable, Sendable {
        case allowed
        case refused(Refusal)
    }

    /// Where something lies open, and what helps.
    public struct Refusal: Equatable, Sendable {
        public let rule: RuleID
        public let policy: Policy
        public let endings: [Ending]
    }
}

extension Ending.Rule {
    /// An organ or a room ends when no open work lies there, and no room goes to another organ with work of the former one.
    /// One that ends on a later day is told of it until then; once that day has passed, every other directory is refused
    /// until nothing lies there, because it would end the accounts of those who must finish it.
    ///
    /// - Policy: DW-ending
    static let nothingLeft = Self(id: .nothingLeft, policy: "DW-ending") { ending, today in
        ending.end <= today && !ending.work.isEmpty
    }
}

extension Ending.RuleID {
    /// What the condition demands, for people who read the rules.
    public var statement: Bilingual {
        switch self {
        case .nothingLeft:
            Bilingual(
                "机关或者内设机构还有未办结的件的，当日不得撤销，内设机构也不得划归其他机关；写明以后的撤销日期的，名录页面提示还有多少未办结",
                "An organ or a room with open work does not end today, nor does the room go to another organ; where a "
                    + "later day is named, its page in the directory says how much is still open")
        }
    }
}

// MARK: - In words

extension Ending.Refusal {
    public var reason: Bilingual {
        Bilingual(
            "下列机关或者内设机构还有未办结的件，不能撤销，也不能划归其他机关：" + endings.map(\.inWords.zh).joined(separator: "；"),
            "Open work lies at organs or rooms that this directory ends or moves to another organ: "
                + endings.map(\.inWords.en).joined(separator: "; "))
    }

    public var remedy: Bilingual {
        Bilingual(
            "请先办结，或者把线索改派到其他室，或者通过指定管辖、交办、转送交出；也可以在沿革中写明以后的撤销日期",
            "Finish it, move the clues to another room, or hand the matter over (designated, assigned, forwarded); or "
                + "name in the history the later day on which it ends")
    }
}

extension Ending {
    /// Counts only: neither content nor the name of a person.
    var inWords: Bilingual {
        let open = openWork
        return Bilingual("\(name)（\(open.zh)）", "\(name) (\(open.en))")
    }

    /// How much is open, one kind after the other.
    public var openWork: Bilingual {
        let open = Work.allCases.compactMap { kind in work[kind].map { kind.words($0) } }
        return Bilingual(open.map(\.zh).joined(separator: "、"), open.map(\.en).joined(separator: ", "))
    }

    /// The line that reminds of it until its last day, and behind it for as long as something lies there.
    public var reminder: Bilingual {
        Bilingual("自\(end)起撤销，尚有未办结：\(openWork.zh)", "Ends on \(end); still open: \(openWork.en)")
    }
}

extension Ending.Work {
    fileprivate func words(_ count: Int) -> Bilingual {
        func several(_ word: String) -> String { "\(count) \(word)" + (count == 1 ? "" : "s") }
        return switch self {
        case .handIn: Bilingual("待核收网上来件\(count)件", several("hand-in"))
        case .report: Bilingual("未决定来件\(count)件", several("report"))
        case .clue: Bilingual("线索\(count)件", several("clue"))
        case .clock: Bilingual("在计期限\(count)项", several("running clock"))
        case .petition: Bilingual("未答复信访事项\(count)件", several("unanswered petition"))
        case .sealed: Bilingual("未上报密封件\(count)件", several("sealed line"))
        case .recommendation: Bilingual("未办结建议\(count)件", several("open recommendation"))
        }
    }
}

// MARK: - What a directory ends

extension Organisation {
    /// Which of the places that the database knows a directory ends, drops or gives to another organ, each with its day and
    /// without its work. What ended before is among them: work may lie behind its day.
    public func endings(of known: [Ending.Place: Ending.Known], today: CivilDate) -> [Ending] {
        let now = on(today)
        let endings = known.compactMap { place, known -> Ending? in
            let end: CivilDate?
            if !now.has(place.kind.span, place.id) {
                end = self.end(of: place).map { min($0, today) } ?? today
            } else if now.organ(of: place) != known.organ {
                end = history(of: place.kind.span, place.id).last { $0.holds(on: today) }?.from ?? today
            } else {
                end = self.end(of: place)
            }
            return end.map { Ending(place, name: known.name, end: $0) }
        }
        return endings.sorted { ($0.place.kind.rawValue, $0.place.id) < ($1.place.kind.rawValue, $1.place.id) }
    }

    /// The first day on which an organ or room is no more; a room ends with its organ. Nil while no end is known.
    public func end(of place: Ending.Place) -> CivilDate? {
        switch place.kind {
        case .organ: return end(of: .organ, place.id)
        case .room:
            let own = end(of: .room, place.id)
            let organ = history(of: .room, place.id).last?.organ.flatMap { end(of: .organ, $0.rawValue) }
            return [own, organ].compactMap { $0 }.min()
        }
    }
}

extension Directory {
    /// The organ that a room belongs to; nil for an organ, and for a room that there is not.
    fileprivate func organ(of place: Ending.Place) -> Organ.ID? {
        switch place.kind {
        case .organ: nil
        case .room: self[Room.ID(place.id)]?.organ
        }
    }
}
