import Casework
import Hummingbird
import Operations

/// The organisation chart, the address book and the history of posts: for everybody who is signed in.
struct DirectoryRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("directory") { request, _ in
            let staff = try await site.staff(request, nil)
            let day = Day(staff.visit.query("on")) ?? site.today
            let directory = site.context.directory(on: day.civilDate)
            return staff.page(DirectoryPage(tops: OrganChart(directory).tops, on: day))
        }
        router.get("directory/organs/:id") { request, context in
            let staff = try await site.staff(request, nil)
            return try await history(Organ.ID(context.parameters.get("id") ?? ""), staff)
        }
        router.get("directory/people") { request, _ in try await people(try await site.staff(request, nil)) }
        router.get("directory/rooms/:id") { request, context in
            let staff = try await site.staff(request, nil)
            return try await history(Room.ID(context.parameters.get("id") ?? ""), staff)
        }
        HandOverRoutes(site: site).add(to: router)
    }

    private func people(_ staff: StaffVisit) async throws -> Response {
        let day = Day(staff.visit.query("on")) ?? site.today
        let directory = site.context.directory(on: day.civilDate)
        let asked = Organ.ID(staff.visit.query("organ"))
        let organ = directory[asked]?.id ?? staff.caller.organ
        let rows = try await AppointmentsOn(site.context)(day.civilDate, of: organ, as: staff.caller)
        let page = AddressBookPage(
            organ: organ.rawValue, day: day,
            organs: directory.organs.map { Choice($0.id.rawValue, .asIs($0.name)) },
            rows: rows.map { row in
                let held = row.appointment.held
                return AddressBookPage.Row(
                    staff: held.staff.rawValue, name: row.name, post: held.post,
                    room: held.room.map { (id: $0.rawValue, name: directory[$0]?.name ?? $0.rawValue) },
                    from: Day(row.appointment.from))
            },
            mayHandOver: organ == staff.caller.organ && staff.handsOver)
        return staff.page(page)
    }

    private func history(_ id: Room.ID, _ staff: StaffVisit) async throws -> Response {
        let organisation = site.context.organisation
        let spans = organisation.history(of: .room, id.rawValue)
        guard let latest = spans.last else { throw Unanswerable.page(.notFound) }
        let rows = try await AppointmentsOn(site.context).history(of: id, as: staff.caller)
        return staff.page(
            RoomHistoryPage(
                id: id.rawValue, name: latest.name ?? id.rawValue, organ: latest.organ.map(organisation.name) ?? "",
                rows: rows.map { row in
                    RoomHistoryPage.Row(
                        name: row.name, post: row.appointment.held.post, from: Day(row.appointment.from),
                        to: row.appointment.to.map { Day($0) })
                }, spans: organisation.rows(spans),
                stillOpen: try await stillOpen(.init(.room, id.rawValue), in: organisation, staff)))
    }

    private func history(_ id: Organ.ID, _ staff: StaffVisit) async throws -> Response {
        let organisation = site.context.organisation
        let spans = organisation.history(of: .organ, id.rawValue)
        guard let latest = spans.last else { throw Unanswerable.page(.notFound) }
        return staff.page(
            OrganHistoryPage(
                id: id.rawValue, name: latest.name ?? id.rawValue, rows: organisation.rows(spans),
                stillOpen: try await stillOpen(.init(.organ, id.rawValue), in: organisation, staff)))
    }

    private func stillOpen(
        _ place: Ending.Place, in organisation: Organisation, _ staff: StaffVisit
    ) async throws -> Text? {
        let ending = try await OpenWorkAt(site.context)(place, in: organisation, as: staff.caller)
        return ending.map { Text($0.reminder.zh, $0.reminder.en) }
    }
}

extension Organisation {
    /// The latest name of an organ, whether or not it is there.
    func name(_ organ: Organ.ID) -> String { history(of: .organ, organ.rawValue).last?.name ?? organ.rawValue }

    fileprivate func rows(_ spans: [Directory.Span]) -> [DirectorySpanRow] {
        spans.map { span in
            DirectorySpanRow(
                name: span.name ?? span.id, above: span.organ.map(name) ?? "",
                from: span.from.map { Day($0) }, to: span.until.map { Day($0) },
                successor: span.successor.map { history(of: span.kind, $0).last?.name ?? $0 })
        }
    }
}

extension StaffVisit {
    /// Whether the person decides about handovers; the operation decides itself.
    var handsOver: Bool { !caller.roles.isDisjoint(with: [.deputy, .head]) }
}

/// The directory as a tree.
struct OrganChart {
    let tops: [DirectoryPage.Node]

    init(_ directory: Directory) {
        let below = Dictionary(grouping: directory.organs.filter { $0.superior != nil }) { $0.superior }
        let rooms = Dictionary(grouping: directory.rooms, by: \.organ)
        let townships = Dictionary(directory.townships.map { ($0.organ, $0) }) { first, _ in first }
        let contacts = Self.contacts(directory)
        func node(_ organ: Organ) -> DirectoryPage.Node {
            DirectoryPage.Node(
                id: organ.id.rawValue, name: organ.name,
                rooms: (rooms[organ.id] ?? []).map { room in
                    DirectoryPage.Node.Room(
                        id: room.id.rawValue, name: room.name,
                        links: room.links.compactMap { Self.name(of: $0, in: directory) })
                },
                contacts: contacts[organ.id] ?? [],
                villages: (townships[organ.id]?.villages ?? []).map {
                    DirectoryPage.Node.Village(
                        name: $0.name, commissioner: $0.disciplineCommissioner, informant: $0.informant)
                },
                // The directory has checked that superiors form no circle.
                below: (below[organ.id] ?? []).map(node))
        }
        tops = directory.organs.filter { $0.superior == nil }.map(node)
    }

    private static func name(of link: RoomLink, in directory: Directory) -> String? {
        switch link {
        case .unit(let id): directory[id]?.name
        case .township(let id): directory[id]?.name
        case .organ(let id): directory[id]?.name
        case .division(let id): directory[id]?.displayName
        }
    }

    /// Which rooms look after an organ: by its own id, its township or its division.
    private static func contacts(_ directory: Directory) -> [Organ.ID: [String]] {
        var contacts: [Organ.ID: [String]] = [:]
        for room in directory.rooms {
            for link in room.links {
                let organ: Organ.ID? =
                    switch link {
                    case .unit: nil
                    case .township(let id): directory[id]?.organ
                    case .organ(let id): id
                    case .division(let id): directory[id]?.organ
                    }
                if let organ { contacts[organ, default: []].append(room.name) }
            }
        }
        return contacts
    }
}
