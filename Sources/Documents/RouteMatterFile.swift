public import Casework
import Foundation

/// A matter as a JSON file, for `dengwen route explain`: organs, rooms, accused and circumstances, nothing else.
public enum RouteMatterFile {
    /// - Parameter bytes: UTF-8 JSON with `receiver`, `organs`, `rooms` and `accused`; the rest may be missing.
    /// - Throws: `RouteMatterFileError`
    public static func read(_ bytes: [UInt8]) throws(RouteMatterFileError) -> Route.Input {
        guard bytes.count <= DocumentsLimits.directoryFileBytes else {
            throw .tooLarge(limit: DocumentsLimits.directoryFileBytes)
        }
        let file: MatterJSON
        do {
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            file = try decoder.decode(MatterJSON.self, from: Data(bytes))
        } catch let error as DecodingError {
            throw .malformed(at: error.path)
        } catch {
            throw .malformed(at: "")
        }
        return try file.input()
    }
}

/// Why such a file cannot be used. Names fields only.
public enum RouteMatterFileError: Error, Hashable, Sendable {
    case tooLarge(limit: Int)
    /// The field that is missing or of another type, such as `accused[0].level`.
    case malformed(at: String)
    /// A word that is none of those allowed for the field.
    case unknownWord(field: String)
    /// The receiver is none of the organs.
    case unknownReceiver

    /// Tells whoever wrote the file what to change.
    public var message: Bilingual {
        switch self {
        case .tooLarge(let limit):
            Bilingual("文件超过 \(limit / 1_048_576) MB。", "The file is larger than \(limit / 1_048_576) MB.")
        case .malformed(let place):
            Bilingual("文件格式有误（\(place)）；请检查该字段。", "The file is malformed at \(place): check that field.")
        case .unknownWord(let field):
            Bilingual("\(field) 的取值有误。", "\(field) has an unknown value.")
        case .unknownReceiver:
            Bilingual("organs 中没有 receiver 所写的机关。", "The receiver is none of the organs.")
        }
    }
}

private struct MatterJSON: Decodable {
    var matter: String?
    var receiver: String
    var organs: [OrganJSON]
    var rooms: [RoomJSON]
    var accused: [AccusedJSON]
    var decisionOrgan: String?
    var microCorruption: Bool?
    var earlierReports: Int?
    var signature: String?
    var publicReaction: Bool?
    var interferenceReports: Int?
    var dangers: [String]?
    var gravity: GravityJSON?
    var barred: BarredJSON?

    struct OrganJSON: Decodable {
        var id: String
        var name: String
        var nameEn: String?
        var level: String
        var superior: String?
    }

    struct RoomJSON: Decodable {
        var id: String
        var organ: String
        var kind: String
        var units: [String]?
        var organs: [String]?
    }

    struct AccusedJSON: Decodable {
        var level: String?
        /// The organ beside the committee that manages the accused.
        var managedBy: String?
        /// A level above every organ of the file.
        var managedAbove: String?
        var managedElsewhere: Bool?
        var belowSectionRank: Bool?
        var unit: String?
        var place: String?
        var discipline: PostJSON?
        var disciplineThen: PostJSON?
        var partyRole: String?
        var dual: String?
    }

    struct PostJSON: Decodable {
        var organ: String?
        var room: String?
        var standing: String?
    }

    struct GravityJSON: Decodable {
        var schemeYuan: Int64?
        var organisedCrime: Bool?
        var deathOrInjury: Bool?
        var signatories: Int?
    }

    struct BarredJSON: Decodable {
        var organs: [String]?
        var rooms: [String]?
    }
}

extension MatterJSON {
    fileprivate func input() throws(RouteMatterFileError) -> Route.Input {
        var facts: [Route.OrganFact] = []
        for organ in organs {
            facts.append(
                Route.OrganFact(
                    id: Organ.ID(organ.id), name: Bilingual(organ.name, organ.nameEn ?? organ.name),
                    level: try Self.level(organ.level, "organs.level"), superior: organ.superior.map { Organ.ID($0) }
                )
            )
        }
        guard let here = facts.first(where: { $0.id == Organ.ID(receiver) }) else { throw .unknownReceiver }
        var people: [Route.Accused] = []
        for person in accused { people.append(try person.fact()) }
        var input = Route.Input(
            matter: try Self.word(matter, "matter") ?? .accusation, receiver: here, organs: facts,
            rooms: try roomFacts(), accused: people
        )
        input.decisionOrgan = decisionOrgan.map { Organ.ID($0) }
        input.isMicroCorruption = microCorruption ?? false
        input.earlierReports = max(0, earlierReports ?? 0)
        input.signature = try Self.word(signature, "signature") ?? .anonymous
        input.publicReaction = publicReaction ?? false
        input.interferenceReports = max(0, interferenceReports ?? 0)
        for danger in dangers ?? [] {
            if let known: RiskFlag = try Self.word(danger, "dangers") { input.dangers.insert(known) }
        }
        if let gravity {
            input.gravity = Route.Gravity(
                largestSchemeYuan: gravity.schemeYuan ?? 0, organisedCrime: gravity.organisedCrime ?? false,
                deathOrSeriousInjury: gravity.deathOrInjury ?? false, signatories: gravity.signatories ?? 0
            )
        }
        input.barredBefore = Route.Barring(
            organs: Set((barred?.organs ?? []).map { Organ.ID($0) }),
            rooms: Set((barred?.rooms ?? []).map { Room.ID($0) })
        )
        return input
    }

    private func roomFacts() throws(RouteMatterFileError) -> [Route.RoomFact] {
        var facts: [Route.RoomFact] = []
        for room in rooms {
            guard let kind: RoomKind = try Self.word(room.kind, "rooms.kind") else { continue }
            let links =
                (room.units ?? []).map { Route.Link.unit(Unit.ID($0)) }
                + (room.organs ?? []).map { Route.Link.organ(Organ.ID($0)) }
            facts.append(
                Route.RoomFact(id: Room.ID(room.id), organ: Organ.ID(room.organ), kind: kind, links: Set(links)))
        }
        return facts
    }

    fileprivate static func level(_ word: String, _ field: String) throws(RouteMatterFileError) -> Level {
        switch word {
        case "village": return .village
        case "township": return .township
        case "county": return .county
        case "city": return .city
        case "province": return .province
        case _: throw .unknownWord(field: field)
        }
    }

    fileprivate static func word<Word: RawRepresentable>(
        _ word: String?, _ field: String
    ) throws(RouteMatterFileError) -> Word? where Word.RawValue == String {
        guard let word else { return nil }
        guard let known = Word(rawValue: word) else { throw .unknownWord(field: field) }
        return known
    }
}

extension MatterJSON.AccusedJSON {
    fileprivate func fact() throws(RouteMatterFileError) -> Route.Accused {
        let management: Route.Management =
            if let managedBy {
                .organ(Organ.ID(managedBy))
            } else if let managedAbove {
                .above(try MatterJSON.level(managedAbove, "accused.managed_above"))
            } else { managedElsewhere == true ? .elsewhere : .unknown }
        var fact = Route.Accused(
            level: nil, management: management, isBelowSectionRank: belowSectionRank ?? false,
            unit: unit.map { Unit.ID($0) }, place: place.map { Organ.ID($0) }
        )
        if let level { fact.level = try MatterJSON.level(level, "accused.level") }
        fact.dual = try MatterJSON.word(dual, "accused.dual")
        fact.partyRole = try MatterJSON.word(partyRole, "accused.party_role")
        if let discipline { fact.discipline = try discipline.fact("accused.discipline.standing") }
        if let disciplineThen { fact.disciplineThen = try disciplineThen.fact("accused.discipline_then.standing") }
        return fact
    }
}

extension MatterJSON.PostJSON {
    fileprivate func fact(_ field: String) throws(RouteMatterFileError) -> Route.DisciplinePost {
        Route.DisciplinePost(
            worksIn: organ.map { Organ.ID($0) }, room: room.map { Room.ID($0) },
            standing: try MatterJSON.word(standing, field) ?? .member
        )
    }
}
