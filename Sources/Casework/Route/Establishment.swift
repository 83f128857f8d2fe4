extension Route {
    /// The organs and rooms of a cell (机构设置), with what routing looks up in them. Made once for a directory and shared
    /// by every decision: building the tree costs more than deciding.
    public struct Establishment: Equatable, Sendable {
        /// One reference, so that a copy of an input costs one count.
        private let contents: Contents

        /// - Parameters:
        ///   - organs: at least every organ that an input names, all above them and all below them.
        ///   - rooms: of those organs. A township organ has one: its office.
        public init(organs: [OrganFact], rooms: [RoomFact]) { contents = Contents(organs: organs, rooms: rooms) }

        public var organs: [OrganFact] { contents.organs }
        public var rooms: [RoomFact] { contents.rooms }
        var tree: OrganTree { contents.tree }

        /// The rooms of an organ by their ids.
        func rooms(of organ: Organ.ID) -> [RoomFact] { contents.roomsOf[organ, default: []] }

        func fact(of organ: Organ.ID) -> OrganFact? { contents.tree.fact(organ) }

        public static func == (left: Establishment, right: Establishment) -> Bool {
            left.contents === right.contents
                || left.organs == right.organs && left.rooms == right.rooms
        }
    }
}

/// A class because it is shared and never changes.
private final class Contents: Sendable {
    let organs: [Route.OrganFact]
    let rooms: [Route.RoomFact]
    let tree: OrganTree
    let roomsOf: [Organ.ID: [Route.RoomFact]]

    init(organs: [Route.OrganFact], rooms: [Route.RoomFact]) {
        self.organs = organs
        self.rooms = rooms
        tree = OrganTree(organs)
        roomsOf = Dictionary(grouping: rooms, by: \.organ).mapValues { $0.sorted { $0.id < $1.id } }
    }
}

extension Route.Establishment {
    /// That of a directory.
    init(_ directory: DirectoryContents) {
        self.init(
            organs: directory.organs.map { organ in
                Route.OrganFact(
                    id: organ.id, name: Bilingual(organ.name, organ.name), level: organ.level, superior: organ.superior)
            },
            rooms: directory.rooms.map { room in
                let links = room.links.compactMap { link -> Route.Link? in
                    switch link {
                    case .unit(let id): .unit(id)
                    case .organ(let id): .organ(id)
                    case .township(let id): directory.townshipsByID[id].map { .organ($0.organ) }
                    case .division(let id): directory.divisionsByID[id].map { .organ($0.organ) }
                    }
                }
                return Route.RoomFact(id: room.id, organ: room.organ, kind: room.kind, links: Set(links))
            }
        )
    }
}
