public import Casework
import Foundation

extension OrganisationJSON {
    /// One stretch of days; what is left out is as the file lists it.
    struct SpanJSON: Codable, Equatable {
        let kind: String
        let id: String
        var from: String?
        var until: String?
        var name: String?
        var level: String?
        var division: String?
        var organ: String?
        var links: [String]?
        var successor: String?
    }
}

extension DirectoryFile {
    /// The organisation of every day that the file tells of.
    ///
    /// - Throws: `DirectoryFileError`
    public static func readOrganisation(_ bytes: [UInt8]) throws(DirectoryFileError) -> Organisation {
        let listed = try read(bytes)
        let history = try organisation(bytes).history ?? []
        var spans: [Directory.Span] = []
        for span in history { spans.append(try Directory.Span(span)) }
        do { return try Organisation(listed, spans: spans) } catch { throw .inconsistent(error) }
    }

    /// A new document with whatever history it lacks: what the former one told, and what changed between the two, dated
    /// to the day on which it is loaded. The same bytes where it lacks none.
    ///
    /// - Throws: `DirectoryFileError` where one of the two is no directory, or the two do not go together.
    public static func carry(
        from former: [UInt8], into document: [UInt8], on day: CivilDate
    ) throws(DirectoryFileError) -> [UInt8] {
        let lacking = try readOrganisation(document).lacking(after: try readOrganisation(former), on: day)
        guard !lacking.isEmpty else { return document }
        let told = try organisation(document).history ?? []
        let whole = told + lacking.map { OrganisationJSON.SpanJSON($0) }
        // As a tree, because the file may hold more than a directory knows: remarks, telephone numbers.
        guard var tree = try? JSONSerialization.jsonObject(with: Data(document)) as? [String: Any],
            let encoded = try? JSONEncoder().encode(whole),
            let history = try? JSONSerialization.jsonObject(with: encoded)
        else { throw .malformed(at: "history") }
        tree["history"] = history
        let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? JSONSerialization.data(withJSONObject: tree, options: options) else {
            throw .malformed(at: "history")
        }
        let bytes = Array(data)
        _ = try readOrganisation(bytes)
        return bytes
    }
}

extension Directory.Span {
    init(_ span: OrganisationJSON.SpanJSON) throws(DirectoryFileError) {
        guard let kind = Kind(rawValue: span.kind) else { throw .unknownWord(field: "kind", id: span.id) }
        var level: Level?
        if let word = span.level {
            level = Level(word: word)
            guard level != nil else { throw .unknownWord(field: "level", id: span.id) }
        }
        self.init(
            kind, span.id, from: try Self.day(span.from, "from", span.id),
            until: try Self.day(span.until, "until", span.id), name: span.name, level: level,
            division: span.division.map { .init($0) }, organ: span.organ.map { .init($0) }, links: span.links,
            roomKind: kind == .room ? RoomKind(roomID: span.id) : nil, successor: span.successor)
        guard kind != .room || roomKind != nil else { throw .unknownWord(field: "id", id: span.id) }
    }

    private static func day(
        _ text: String?, _ field: String, _ id: String
    ) throws(DirectoryFileError) -> CivilDate? {
        guard let text else { return nil }
        guard let day = CivilDate(iso: text) else { throw .unknownWord(field: field, id: id) }
        return day
    }
}

extension OrganisationJSON.SpanJSON {
    init(_ span: Directory.Span) {
        self.init(
            kind: span.kind.rawValue, id: span.id, from: span.from?.description, until: span.until?.description,
            name: span.name, level: span.level?.word, division: span.division?.rawValue, organ: span.organ?.rawValue,
            links: span.links, successor: span.successor)
    }
}

extension Level {
    /// A level as files write it.
    init?(word: String) {
        switch word {
        case "province": self = .province
        case "city": self = .city
        case "county": self = .county
        case "township": self = .township
        case "village": self = .village
        case _: return nil
        }
    }

    var word: String {
        switch self {
        case .province: "province"
        case .city: "city"
        case .county: "county"
        case .township: "township"
        case .village: "village"
        }
    }
}

extension RoomKind {
    /// The kind is the last part of a room's id: XF, AG, DF, J1, S2, SL, GJ, XT, XC, P3; ALL is a township's office.
    init?(roomID: String) {
        let part = roomID.split(separator: "-").last.map(String.init) ?? ""
        switch part {
        case "XF": self = .petitionOffice
        case "AG": self = .caseSupervision
        case "DF": self = .styleSupervision
        case "SL": self = .caseReview
        case "GJ": self = .cadreSupervision
        case "XT": self = .technology
        case "XC": self = .inspection
        case "ALL": self = .supervision
        case _ where part.hasPrefix("J"): self = .supervision
        case _ where part.hasPrefix("S"): self = .investigation
        case _ where part.hasPrefix("P"): self = .resident
        case _: return nil
        }
    }
}
