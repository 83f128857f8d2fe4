/// The envelope of every message that leaves: CloudEvents 1.0, structured JSON, with nothing in it but references.
///
/// Keys stand in one fixed order, so that the same event has the same bytes wherever it is built.
public struct CloudEvent: Sendable, Equatable {
    /// Everything that can be told to the outside. A new kind, or a new field of one, is a new version.
    public enum Kind: String, Sendable, CaseIterable {
        case reportRegistered = "dengwen.report.registered.v1"
        case reportMerged = "dengwen.report.merged.v1"
        case caseTriaged = "dengwen.case.triaged.v1"
        case caseRouted = "dengwen.case.routed.v1"
        case caseClaimed = "dengwen.case.claimed.v1"
        case caseReturned = "dengwen.case.returned.v1"
        case caseDisposed = "dengwen.case.disposed.v1"
        case caseConcluded = "dengwen.case.concluded.v1"
        case caseReopened = "dengwen.case.reopened.v1"
        case noticeSent = "dengwen.notice.sent.v1"
        case clockOverdue = "dengwen.clock.overdue.v1"
        case auditSealed = "dengwen.audit.sealed.v1"
        case endpointPing = "dengwen.endpoint.ping.v1"
    }

    /// What an event is about.
    public enum Matter: Sendable, Equatable {
        /// A case, by a pseudonym that only this endpoint knows (`c_…`), and the count of the events of this case *that this
        /// endpoint was told*: a gap would tell of a sealed step.
        case item(reference: String, revision: Int)
        /// The audit log of the site: its signed head in one line, and the number of the seal.
        case log(head: String, number: Int64)
    }

    /// Why an event cannot be built. No case carries any part of it.
    public enum EventError: String, Error, Sendable, CaseIterable {
        /// A reference that is empty, too long or holds anything but letters, digits, `_`, `-` and, in the source,
        /// `/`.
        case badReference

        /// A number below 1.
        case badRevision

        /// A head that is no line of letters, digits and blanks, or a kind that does not go with what it is about.
        case badHead

        /// More than ``Limits/bodyBytes``.
        case tooLarge
    }

    /// `Content-Type` of an encoded event.
    public static let contentType = "application/cloudevents+json"

    /// The event's own id (`evt_…`), unlike the delivery's id the same for every endpoint.
    public let id: String

    /// Who sends: `/dengwen/` and the code of the organ.
    public let source: String

    /// What happened.
    public let kind: Kind

    /// When it happened, in UTC.
    public let time: Moment

    /// What it is about.
    public let matter: Matter

    /// Checks and keeps an event.
    ///
    /// - Throws: `EventError`.
    public init(id: String, source: String, kind: Kind, time: Moment, about matter: Matter) throws(EventError) {
        guard
            Self.isReference(id), source.hasPrefix("/"),
            source.split(separator: "/", omittingEmptySubsequences: false).dropFirst().allSatisfy({
                Self.isReference(String($0))
            })
        else { throw .badReference }
        switch matter {
        case .item(let reference, let revision):
            guard Self.isReference(reference) else { throw .badReference }
            guard revision >= 1 else { throw .badRevision }
            guard kind != .auditSealed else { throw .badHead }
        case .log(let head, let number):
            guard number >= 1 else { throw .badRevision }
            guard kind == .auditSealed, head.split(separator: " ").allSatisfy({ Self.isWord(String($0)) }) else {
                throw .badHead
            }
        }
        self.id = id
        self.source = source
        self.kind = kind
        self.time = time
        self.matter = matter
        guard encoded.count <= Limits.bodyBytes else { throw .tooLarge }
    }

    /// The bytes to store and to sign, in UTF-8.
    public var encoded: [UInt8] {
        let (subject, partition, sequence, data) = parts
        let fields: [(String, String)] = [
            ("specversion", Self.quote("1.0")),
            ("id", Self.quote(id)),
            ("source", Self.quote(source)),
            ("type", Self.quote(kind.rawValue)),
            ("time", Self.quote(time.rfc3339)),
            ("subject", Self.quote(subject)),
            ("datacontenttype", Self.quote("application/json")),
            // Ten digits: the sequence extension is compared as text.
            ("sequence", Self.quote(String(repeating: "0", count: max(10 - sequence.utf8.count, 0)) + sequence)),
            ("partitionkey", Self.quote(partition)),
            ("dataclassification", Self.quote("restricted")),
            ("data", Self.object(data)),
        ]
        return Array(Self.object(fields).utf8)
    }

    private var parts: (subject: String, partition: String, sequence: String, data: [(String, String)]) {
        switch matter {
        case .item(let reference, let revision):
            (
                "case/" + reference, reference, String(revision),
                [("case_ref", Self.quote(reference)), ("rev", String(revision))]
            )
        case .log(let head, let number):
            ("audit/log", "audit", String(number), [("head", Self.quote(head)), ("number", String(number))])
        }
    }

    private static func object(_ fields: [(String, String)]) -> String {
        "{" + fields.map { "\(quote($0.0)):\($0.1)" }.joined(separator: ",") + "}"
    }

    /// A JSON string. Every text that comes here has passed `isReference` or is a constant of this file, so there is
    /// nothing to escape; the escape is kept so that this stays true when somebody adds a field.
    private static func quote(_ text: String) -> String {
        var answer = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": answer += "\\\(scalar)"
            case "\u{0}"..."\u{1f}":
                let digits = String(scalar.value, radix: 16)
                answer += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: answer.unicodeScalars.append(scalar)
            }
        }
        return answer + "\""
    }

    private static func isReference(_ text: String) -> Bool { text.utf8.count <= 64 && isWord(text) }

    /// Of a head: a signature has 128 digits.
    private static func isWord(_ text: String) -> Bool {
        (1...128).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "_"), UInt8(ascii: "-"): true
                default: false
                }
            }
    }
}
