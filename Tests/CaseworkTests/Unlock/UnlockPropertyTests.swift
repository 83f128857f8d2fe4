import Casework
import Testing

/// Posts × rooms × organs × accused, all of them: who can come to read an identity.
@Suite struct UnlockPropertyTests {
    /// A province, a city, two counties and a township: each with its superior.
    private static let superiors: [String: String?] = ["P": nil, "C": "P", "K1": "C", "K2": "C", "T": "K1"]
    private static let organs = ["P", "C", "K1", "K2", "T"]
    private static let posts: [Set<Role>] = [
        [], [.registrar], [.petitionLead], [.caseSupervision], [.roomMember], [.deputy], [.head], [.administrator],
        [.auditor],
    ]
    private static let rooms: [String?] = ["XF", "J1", nil]

    private static func isAt(_ organ: String, orBelow upper: String) -> Bool {
        var next: String? = organ
        while let here = next {
            if here == upper { return true }
            next = superiors[here] ?? nil
        }
        return false
    }

    private static func subtree(_ upper: String) -> Set<Organ.ID> {
        Set(organs.filter { isAt($0, orBelow: upper) }.map { Organ.ID($0) })
    }

    /// Everybody that there can be in an organ.
    private static func people(of organ: String) -> [Unlock.Person] {
        posts.enumerated().flatMap { post, roles in
            rooms.enumerated().flatMap { place, room in
                [false, true].map { holds in
                    Unlock.Person(
                        StaffCaller(
                            staff: Staff.ID("\(organ)-\(post)-\(place)-\(holds)"), organ: Organ.ID(organ),
                            room: room.map { Room.ID(organ + "-" + $0) }, roles: roles),
                        holdsClue: holds)
                }
            }
        }
    }

    /// The item of an organ, and of one below it that has a clue.
    private static func item(of holder: String, clueAt other: String, accused: String?) -> Unlock.Item {
        Unlock.Item(
            holder: Organ.ID(holder), organs: [Organ.ID(holder), Organ.ID(other)],
            accusedOrgans: accused.map(subtree) ?? [])
    }

    @Test(arguments: [nil] + organs.map { Optional($0) })
    func `JB-47 HS-26 C4 two persons of two rooms, with the posts for it, and never of the accused's organ`(
        accused: String?
    ) {
        let start = Instant(secondsSinceEpoch: 0)
        var read = 0
        for holder in Self.organs {
            for other in Self.organs {
                let item = Self.item(of: holder, clueAt: other, accused: accused)
                let everybody = Set([holder, other]).sorted().flatMap(Self.people)
                for asker in everybody {
                    for post in Unlock.Post.allCases {
                        let request = Unlock.Request(by: asker.seat, purpose: .feedback, minutes: 10, at: start)
                        let ask = Unlock.Input(
                            .ask(.feedback, as: post, minutes: 10, words: 10),
                            Unlock.Facts(item: item, caller: asker, moment: start))
                        guard Unlock.decide(ask) == nil else { continue }
                        for granter in everybody {
                            let grant = Unlock.Input(
                                .grant(minutes: 10),
                                Unlock.Facts(
                                    item: item, caller: granter, asker: asker, state: .requested(request),
                                    askedAs: post, moment: start))
                            guard Unlock.decide(grant) == nil else { continue }
                            read += 1
                            Self.check(asker, post, granter, accused)
                        }
                    }
                }
            }
        }
        // Where the province is accused, all are below it.
        #expect((read > 0) == (accused != "P"), "\(read)")
    }

    private static func check(
        _ asker: Unlock.Person, _ post: Unlock.Post, _ granter: Unlock.Person, _ accused: String?
    ) {
        let (first, second) = (asker.caller, granter.caller)
        let isApart = first.organ != second.organ || first.room != second.room
        let grants = !second.roles.isDisjoint(with: [.petitionLead, .deputy, .head])
        let asks =
            switch post {
            case .office: !first.roles.isDisjoint(with: [.registrar, .petitionLead])
            case .holder: asker.holdsClue && first.roles == [.roomMember]
            }
        let isOfAccused = [first, second].contains { person in
            accused.map { isAt(person.organ.rawValue, orBelow: $0) } ?? false
        }
        let isRight = first.staff != second.staff && isApart && grants && asks && !isOfAccused
        #expect(isRight, "\(first) \(second)")
    }
}
