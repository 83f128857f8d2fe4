import CaseStore
import Casework
import TestDatabase
import Testing

/// Every table × every verb × everybody who must not know (HS-26, JB-48, JB-15), from the catalogue: whoever is kept
/// from a report and its clue finds no row of all that hangs on them, changes none, and is told by no refusal and no
/// function that there is any: each answer is the one for an id that nothing has.
@Suite struct ItemWallTests {
    /// Rows that somebody sees although they are kept from the item, and why that tells nothing.
    private static let known: [String: String] = [
        "casework.alarm": "JB-52: an alarm names an organ and a day; the clock that it rests on is behind the walls",
        "casework.recusal": "JB-48: who stands aside knows that they did; the line says nothing of the matter",
        "notify.delivery": "what left the house by an endpoint of the own organ: a kind and a time, and not of what",
        "notify.attempt": "how often that was tried",
    ]

    /// Tables with which no member of staff has business, whatever they see of the item.
    private static let closed: [String: String] = [
        "casework.report_mark": "blind marks, compared by casework.repeat_candidates alone",
        "casework.report_words": "blind words, compared by casework.search_words alone",
        "casework.secrecy_duty": "written at the public page, compared by casework.mark_read alone",
        "casework.recusal": "planted for those who stand aside alone",
        "casework.upload": "that bytes began to come in is seen by nobody",
    ]

    private static func people(_ organ: Organ.ID, _ roles: [Role], _ office: TestOffice) -> [(Role, StaffCaller)] {
        roles.compactMap { role in
            office.everybody(with: role, in: organ).first?.staff.map { (role, $0) }
        }
    }

    /// The same as they look at what a room found (SS-172), those who may see its ledger.
    private static func ofFound(_ viewers: [AttackViewer]) -> [AttackViewer] {
        viewers.filter { viewer in
            viewer.caller.staff.map { !$0.roles.isDisjoint(with: [.roomMember, .caseSupervision, .head]) } ?? false
        }.map { viewer in
            var viewer = viewer
            (viewer.name, viewer.isFound) = ("found, " + viewer.name, true)
            return viewer
        }
    }

    /// Everybody of the county whom nothing keeps out, of a letter and of what a room found.
    private static func plain(_ office: TestOffice) -> [AttackViewer] {
        let viewers = people(office.county, Role.allCases, office).map { role, person in
            AttackViewer(name: "plain \(role)", caller: .staff(person))
        }
        return viewers + ofFound(viewers)
    }

    /// Whom an attack is tried as.
    enum Kept: String, CaseIterable, Sendable {
        case accusedPerson, peopleOfTheAccusedOrgan, peopleOfTheAccusedRoom, whoStandsAside
    }

    private static func viewers(_ kept: Kept, _ office: TestOffice) -> [AttackViewer] {
        switch kept {
        case .accusedPerson:
            people(office.county, Role.allCases, office).map { role, person in
                AttackViewer(name: "accused \(role)", caller: .staff(person), barredStaff: [person.staff])
            } + [AttackViewer(name: "public", caller: .publicVisitor)]
        case .peopleOfTheAccusedOrgan:
            people(office.neighbour, Role.allCases, office).map { role, person in
                AttackViewer(
                    name: "organ \(role)", caller: .staff(person), barredOrgans: [office.neighbour, office.township])
            }
                + people(office.township, Role.allCases, office).map { role, person in
                    AttackViewer(
                        name: "below \(role)", caller: .staff(person),
                        barredOrgans: [office.neighbour, office.township])
                }
        case .peopleOfTheAccusedRoom:
            people(office.county, [.roomMember, .petitionLead, .caseSupervision, .deputy], office).compactMap {
                role, person in
                // A leader whose own room it is.
                let room = person.room ?? Room.ID("O420281-J1")
                let seated = StaffCaller(staff: person.staff, organ: person.organ, room: room, roles: person.roles)
                return AttackViewer(name: "room \(role)", caller: .staff(seated), barredRooms: [room])
            }
        case .whoStandsAside:
            people(office.county, [.registrar, .roomMember, .deputy, .head], office).map { role, person in
                AttackViewer(
                    name: "aside \(role)", caller: .staff(person), barredStaff: [person.staff], isRecused: true)
            }
        }
    }

    @Test(arguments: Kept.allCases)
    func `HS-26 JB-48 whoever is kept from an item finds nothing of it by any statement on any table`(
        _ kept: Kept
    ) async throws {
        let viewers = try await TestDatabase.withOffice { office in
            let viewers = Self.viewers(kept, office)
            return viewers + Self.ofFound(viewers.filter { !$0.name.hasPrefix("below") })
        }
        #expect(viewers.count >= 6)
        try await AttackedOffice.with(viewers) { attacked in
            for viewer in viewers {
                try await attacked.plant(for: viewer)
                let seen = try await attacked.findings("seen", by: viewer).filter { Self.known[$0.table] == nil }
                #expect(seen.isEmpty, "\(viewer.name) sees")
                for role in [DatabaseRole.worker, .notify, .vault, .audit] {
                    let found = try await attacked.findings("seen", by: viewer, as: role)
                    #expect(found.isEmpty, "\(viewer.name) sees on \(role.rawValue)")
                }
                for attempt in ["changed", "inserted", "asked", "listed"] {
                    let found = try await attacked.findings(attempt, by: viewer)
                    #expect(found.isEmpty, "\(attempt) by \(viewer.name)")
                }
            }
        }
    }

    /// What hides everything proves nothing: of the same rows, without the wall, somebody of the organ sees those of
    /// every table. A new table without a row that anybody sees is found here.
    @Test func `of every table that hangs on an item somebody sees a row, when nobody is kept from it`() async throws {
        let viewers = try await TestDatabase.withOffice { Self.plain($0) }
        try await AttackedOffice.with(viewers) { attacked in
            var seen: Set<String> = []
            for viewer in viewers {
                try await attacked.plant(for: viewer)
                seen.formUnion(try await attacked.findings("seen", by: viewer).map(\.table))
            }
            let hanging = try await attacked.names(
                """
                select h.t::text
                from attack.hanging as h
                where has_any_column_privilege('dengwen_web', h.t, 'select')
                """)
            #expect(hanging.count > 70)
            #expect(hanging.subtracting(seen) == Set(Self.closed.keys))
        }
    }

    /// Nor does a question that everybody is refused: these tell whoever is kept from nothing that there is an item. The
    /// others answer of a wall alone, or are refused before they look.
    @Test func `of the functions that are asked with an id most tell whoever may know`() async throws {
        let viewers = try await TestDatabase.withOffice { Self.plain($0) }
        try await AttackedOffice.with(viewers) { attacked in
            var telling: Set<String> = []
            for viewer in viewers {
                try await attacked.plant(for: viewer)
                for attempt in ["asked", "listed"] {
                    telling.formUnion(try await attacked.findings(attempt, by: viewer).map(\.table))
                }
            }
            let expected: Set = [
                "casework.found_is_kept(uuid)", "casework.is_kept_from(uuid)", "casework.known_clues(uuid,text)",
                "casework.knows_clue(uuid)", "casework.next_attachment(uuid)", "casework.oversees(uuid)",
                "guard.has_key(uuid,text)", "guard.is_own_clue(uuid)", "guard.keeps_report(uuid,text)",
                "guard.moves_clock(text,uuid,text)", "guard.opened_clues()", "guard.opens_words(uuid,text)",
                "guard.sees_clue(uuid,text)",
                "guard.sees_file(uuid,text)", "guard.sees_report(uuid,text)", "guard.sees_words(uuid,text)",
                "vault.ask_unlock(uuid,uuid,uuid,text,text,smallint,bytea)", "vault.close_unlock(uuid)",
                "vault.grant_unlock(uuid,smallint)", "vault.note_look(uuid)", "vault.open_identity(uuid)",
                "vault.refuse_unlock(uuid)",
            ]
            #expect(expected.subtracting(telling) == [], "asked in vain")
        }
    }

    @Test func `on the worker's connection no member of staff sees or changes anything of an item`() async throws {
        let viewers = try await TestDatabase.withOffice { office in
            Self.people(office.county, [.head, .petitionLead, .roomMember], office).map { role, person in
                AttackViewer(name: "worker \(role)", caller: .staff(person))
            }
        }
        try await AttackedOffice.with(viewers) { attacked in
            for viewer in viewers {
                try await attacked.plant(for: viewer)
                for attempt in ["seen", "changed"] {
                    let found = try await attacked.findings(attempt, by: viewer, as: .worker)
                    #expect(found.isEmpty, "\(attempt) by \(viewer.name)")
                }
            }
        }
    }

    @Test func `HS-26 whoever is kept from an item later sees nothing of it any more`() async throws {
        try await TestDatabase.withOffice { office in
            let place = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: place))
            let (lead, county) = (try #require(office.lead.staff).staff, office.county)
            let sees: @Sendable () async throws -> Bool = {
                try await office.store.transaction(as: office.lead) { transaction in
                    (try? transaction.report(planted.report)) != nil || (try? transaction.clue(planted.clue)) != nil
                }
            }
            #expect(try await sees())
            try await office.store.transaction(as: .system, on: .worker) { try $0.keepOut(lead, of: [planted.report]) }
            let after = try await sees()
            #expect(!after, "\(county)")
        }
    }
}
