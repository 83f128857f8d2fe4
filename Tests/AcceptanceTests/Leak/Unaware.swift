import Casework
import Operations
import TestDatabase

/// Somebody who must learn nothing of a matter, and why.
struct Unaware: Sendable {
    /// Why they must not know of it, and what of it they find all the same.
    enum Ground: String, Hashable, Sendable, CaseIterable {
        /// The accused, their organ and all below it (HS-26).
        case accused
        /// Their organ has it, and it goes up sealed (JB-15).
        case goesUp
        /// Another county, with its offices.
        case neighbour
        /// Another township of the same county.
        case township
        /// Another room of an organ that has to do with it.
        case otherRoom
        /// A room of the organ above, which has nothing to do with it.
        case upperRoom
        /// On the staff of the organ that has it, and a relative of the accused (JB-48).
        case relative
        /// Stood aside from it: had it, and must not know what becomes of it (JB-48).
        case stoodAside
        /// Keeps the machines or the accounts (三员分立).
        case machines

        /// Whether an id must tell them nothing. A colleague of the organ may move what the organ has in the queue (decision
        /// 27), and whoever stood aside knows it.
        var mayGuess: Bool { self != .otherRoom && self != .stoodAside }

        /// Surfaces on which they find something by right: the numbers that their organ gives, which they may take
        /// themselves (decision 22).
        var finds: Set<String> {
            switch self {
            case .relative: ["next report", "raise report", "next notice", "next minutes"]
            case .otherRoom: ["next minutes"]
            case .accused, .goesUp, .neighbour, .township, .upperRoom, .stoodAside, .machines: []
            }
        }
    }

    /// Where whoever stands aside finds the line that keeps them out, and learns no more (decision 29).
    static let saysAside: Set<String> = ["casework.recusal"]

    /// Where the administrators of an organ that knows of it find that its receiver was told: a kind and a time, and not of
    /// what (decision 27).
    static let saysWhatLeft: Set<String> = ["notify.delivery", "notify.attempt", "GET /webhooks"]

    /// Whether somebody keeps the machines of an organ whose receiver may hear of a matter.
    func keepsReceivers(of matter: HiddenMatter) -> Bool {
        ground == .machines && !matter.silent.contains(person.organ)
    }

    /// Whether an id answers that whoever asks stands aside from it.
    static func isToldAside(_ words: String) -> Bool { words.hasPrefix("casework.recusal_stands(uuid,text) answers") }

    let person: StaffCaller
    let ground: Ground

    /// For a message: whoever reads it knows whom the wall let through.
    var name: String {
        "\(ground): \(person.roles.map(\.rawValue).sorted().joined(separator: "+")) "
            + "\(person.staff.rawValue) in \(person.room?.rawValue ?? person.organ.rawValue)"
    }
}

extension LeakHouse {
    /// Whoever works in a room of some organ and has no other post.
    func roomMembers(of organ: Organ.ID) -> [StaffCaller] {
        people.filter { $0.organ == organ && $0.roles == [.roomMember] }
    }

    /// Some of an organ who can be spared: the last deputy, clerk, and member of each room that has others.
    func spare(in organ: Organ.ID) -> [StaffCaller] {
        let deputies = people(of: organ, .deputy).filter { $0.room == nil }
        let rooms = directory.rooms.filter { room in
            room.organ == organ && ([.petitionOffice, .supervision].contains(room.kind) && room.staff.count > 2)
        }
        let last = Set(
            rooms.compactMap(\.staff.last) + (deputies.count > 1 ? [deputies[deputies.count - 1].staff] : []))
        return people.filter { last.contains($0.staff) }
    }

    /// The rooms that a report and its clues are in or were in, and the staff who stood aside from them.
    func involved(in report: Report.ID) async throws -> (rooms: Set<String>, aside: Set<String>) {
        let clues = "(select c.clue_id from casework.clue as c where c.report_id = '\(report.rawValue)')"
        let rooms = try await texts(
            """
            select c.room_id from casework.clue as c where c.report_id = '\(report.rawValue)' and c.room_id is not null
            union
            select r.room_id
            from casework.jurisdiction_measure as m
            left join casework.joint_party as p on p.measure_id = m.measure_id
            cross join lateral unnest(array[m.from_room_id, m.to_room_id, p.room_id]) as r (room_id)
            where (m.report_id = '\(report.rawValue)' or m.clue_id in \(clues)) and r.room_id is not null
            union
            select r.room_id
            from casework.handoff as h
            cross join lateral unnest(array[h.from_room_id, h.to_room_id]) as r (room_id)
            where (h.subject_id = '\(report.rawValue)' or h.subject_id in \(clues)) and r.room_id is not null
            """)
        let aside = try await texts("select x.staff_id from casework.recusal as x where x.clue_id in \(clues)")
        return (Set(rooms), Set(aside))
    }

    /// How it stands with a report, and with somebody to it: for whoever reads of a leak.
    func standing(of report: Report.ID, before person: StaffCaller) async throws -> String {
        let (id, staff) = (report.rawValue, person.staff.rawValue)
        return try await texts(
            """
            select
                concat_ws(
                    ' ', r.state, 'at', r.holder_organ_id, 'clues at', coalesce(string_agg(c.room_id, ','), 'none'),
                    case when '\(staff)' = any (r.barred_staff_ids) then 'barred' end,
                    case when bool_or('\(staff)' = any (c.barred_staff_ids)) then 'barred from the clue' end,
                    case when bool_or(x.staff_id is not null) then 'aside' end,
                    case when exists (
                        select from casework.recusal_entry as e
                        where e.report_id = r.report_id and e.staff_id = '\(staff)'
                    ) then 'entered' end
                )
            from casework.report as r
            left join casework.clue as c on c.report_id = r.report_id
            left join casework.recusal as x on x.clue_id = c.clue_id and x.staff_id = '\(staff)'
            where r.report_id = '\(id)'
            group by r.report_id, r.cell_id
            """
        ).joined(separator: "; ")
    }
}

extension HiddenMatter {
    /// Some of those who must see nothing: of each ground in turn, one of each post and organ before a second one.
    func sample(of count: Int, _ dice: inout Dice) -> [Unaware] {
        var groups: [[Unaware]] = []
        for ground in Unaware.Ground.allCases {
            var (left, first, second) = (unaware.filter { $0.ground == ground }, [Unaware](), [Unaware]())
            var known: Set<String> = []
            while !left.isEmpty {
                let next = left.remove(at: dice.roll(left.count))
                let post = next.person.roles.map(\.rawValue).sorted().joined() + next.person.organ.rawValue
                if known.insert(post).inserted { first.append(next) } else { second.append(next) }
            }
            groups.append(first + second)
        }
        let longest = groups.map(\.count).max() ?? 0
        let inTurn = (0..<longest).flatMap { place in groups.compactMap { place < $0.count ? $0[place] : nil } }
        return Array(inTurn.prefix(count))
    }

    /// Those who have no part in the matter, whoever looks: everybody unaware but for rooms that it may come to.
    var idle: [StaffCaller] {
        unaware.filter { $0.ground != .otherRoom && $0.ground != .upperRoom }.map(\.person)
    }
}
