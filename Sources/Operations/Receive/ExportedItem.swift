import CaseStore
import Casework
import FoundationEssentials

/// All that an organ held of an item that goes up sealed, as the office above reads it: JSON of a stated version.
///
/// - Policy: JB-15
public struct ExportedItem: Codable, Hashable, Sendable {
    public struct Accused: Codable, Hashable, Sendable {
        public let name: String
        public let unit: String
        public let post: String
    }

    public struct Reporter: Codable, Hashable, Sendable {
        public let name: String
        public let phone: String
        public let address: String
    }

    /// The form of this program's exports.
    public static let format = "dengwen.sealed-item"
    /// The newest version; a reader refuses what is newer than it knows.
    public static let version = 1

    public let format: String
    public let version: Int
    public let organ: String
    public let organName: String
    /// Number of the line in the sealed register of that organ.
    public let line: String
    /// `upper_level` or `own_head`.
    public let ground: String
    public let channel: String
    /// ISO 8601 days.
    public let receivedOn: String
    public let madeOn: String
    public let signature: String
    public let summary: String
    public let text: String
    public let place: String
    public let accused: [Accused]
    /// Nil for what nobody signed.
    public let reporter: Reporter?

    /// - Throws: `OperationError.mend` for bytes that are no export of a version that is known.
    public static func read(_ bytes: [UInt8]) throws(OperationError) -> ExportedItem {
        guard let item = try? JSONDecoder().decode(ExportedItem.self, from: Data(bytes)),
            item.format == format, (1...version).contains(item.version)
        else {
            throw .mend([.init("file", Bilingual("不是本程序能读的密封件", "This is no sealed item that this program reads"))])
        }
        return item
    }

    /// The same text for the same item: keys in order.
    public func bytes() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return Array(try encoder.encode(self))
    }
}

extension ExportedItem {
    /// What is known of a report, opened before its key is destroyed.
    init(
        _ record: ReportRecord, _ content: ReportContent, signedBy reporter: ReporterDraft?, _ sealing: Triage.Sealing,
        line: String, organName: String, madeOn: CivilDate
    ) {
        format = Self.format
        version = Self.version
        organ = record.holder.rawValue
        self.organName = organName
        self.line = line
        ground =
            switch sealing {
            case .upperLevel: "upper_level"
            case .ownHead: "own_head"
            }
        channel = record.report.channel.rawValue
        receivedOn = "\(record.report.receivedOn)"
        self.madeOn = "\(madeOn)"
        signature = record.report.signature.rawValue
        summary = content.summary
        text = content.text
        place = content.place
        accused = content.accused.map { Accused(name: $0.name, unit: $0.unit, post: $0.post) }
        self.reporter = reporter.map { Reporter(name: $0.name, phone: $0.phone, address: $0.address) }
    }
}
