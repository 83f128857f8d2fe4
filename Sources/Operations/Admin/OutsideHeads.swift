import CaseStore
public import Casework

/// Where heads were kept outside of the database, with what was kept there, one a line (`OutsideHead`).
public struct OutsideHeads {
    public enum Kind: String, Sendable, CaseIterable {
        /// The file of heads, as the program wrote it.
        case file = "heads"
        /// What a receiver stored of the messages that it was sent, in any order.
        case received
        /// What somebody typed from printed sheets.
        case typed
    }

    let kind: Kind
    let lines: any Sequence<String>

    public init(_ kind: Kind, _ lines: some Sequence<String>) {
        self.kind = kind
        self.lines = lines
    }

    /// What these heads say of the log.
    public struct Finding: Sendable, Equatable {
        public let kind: Kind
        /// Heads that were read, and those of them that are the database's own.
        public internal(set) var heads = 0
        public internal(set) var agreeing = 0
        /// The last seal that is the database's own; nil without any.
        public internal(set) var last: AuditSeal?
        /// Entries behind it: what of them was changed cannot be told from here.
        public internal(set) var after: Int64?
    }
}

/// Compares heads with the database, whatever order they come in and while new seals are made.
struct HeadComparison {
    let context: OperationContext
    let keys: AuditKeys

    private typealias Line = (number: Int64, head: OutsideHead)

    func callAsFunction(
        _ source: OutsideHeads, entries: Int64, _ damages: inout AuditDamages
    ) async throws -> OutsideHeads.Finding {
        var finding = OutsideHeads.Finding(kind: source.kind)
        var cutOff: Int64?
        var lines: any IteratorProtocol<String> = source.lines.makeIterator()
        var number: Int64 = 0
        while true {
            var batch: [Line] = []
            var isAtEnd = false
            while batch.count < OperationLimits.sealsAtOnce {
                guard let text = lines.next() else {
                    isAtEnd = true
                    break
                }
                number += 1
                if text.isEmpty || text.hasPrefix("#") { continue }
                let head = source.kind == .typed ? OutsideHead(typed: text) : OutsideHead(line: text)
                if let head {
                    batch.append((number, head))
                } else {
                    damages.add(source.kind.rawValue, number, .headUnreadable)
                }
            }
            try await compare(batch, &finding, &cutOff, &damages)
            if isAtEnd { break }
        }
        if let cutOff { damages.add("", cutOff, .cutOff) }
        finding.after = finding.last.map { max(entries - $0.entries, 0) }
        return finding
    }

    /// - Parameter cutOff: the first seal that the database does not have although it is kept outside.
    private func compare(
        _ batch: [Line], _ finding: inout OutsideHeads.Finding, _ cutOff: inout Int64?, _ damages: inout AuditDamages
    ) async throws {
        guard !batch.isEmpty else { return }
        let stored = try await stored(batch.map(\.head))
        for line in batch {
            finding.heads += 1
            switch line.head {
            case .signed(let head):
                judge(
                    head.seal.number, head.digest, at: line.number, isOurs: keys.wrote(head), stored, &finding, &cutOff,
                    &damages)
            case .told(let notice):
                judge(
                    notice.number, notice.digest, at: line.number, isOurs: keys.wrote(notice), stored, &finding,
                    &cutOff, &damages)
            case .printed(let number, let code):
                if let seal = stored.seals[number], PaperCode(seal.digest) == code {
                    agree(seal, &finding)
                } else {
                    differ(number, stored, &cutOff, &damages)
                }
            case .printedChain(let chain, let sequence, let code):
                guard let digest = stored.places[Place(chain: chain, sequence: sequence)] else {
                    damages.add(chain, sequence, .cutOff)
                    continue
                }
                if PaperCode(digest) == code {
                    finding.agreeing += 1
                } else {
                    damages.add(chain, sequence, .headDiffers)
                }
            }
        }
    }

    /// A seal by its whole digest. Whether this site signed what was kept is asked only where the database has another.
    private func judge(
        _ number: Int64, _ digest: AuditDigest, at line: Int64, isOurs: @autoclosure () -> Bool, _ stored: Stored,
        _ finding: inout OutsideHeads.Finding, _ cutOff: inout Int64?, _ damages: inout AuditDamages
    ) {
        if let seal = stored.seals[number], seal.digest == digest {
            agree(seal, &finding)
        } else if isOurs() {
            differ(number, stored, &cutOff, &damages)
        } else {
            damages.add(finding.kind.rawValue, line, .headUnreadable)
        }
    }

    private func agree(_ head: AuditHead, _ finding: inout OutsideHeads.Finding) {
        finding.agreeing += 1
        if head.seal.number > finding.last?.number ?? 0 { finding.last = head.seal }
    }

    /// One that is not there between others is missing, which the walk over the seals says as well.
    private func differ(
        _ number: Int64, _ stored: Stored, _ cutOff: inout Int64?, _ damages: inout AuditDamages
    ) {
        if number > stored.last {
            cutOff = stored.last + 1
        } else {
            damages.add("", number, stored.seals[number] == nil ? .sealMissing : .headDiffers)
        }
    }

    private struct Place: Hashable, Sendable {
        let chain: String
        let sequence: Int64
    }

    private typealias Stored = (seals: [Int64: AuditHead], places: [Place: AuditDigest], last: Int64)

    /// What the database has of the seals and places that heads name, and the number of its last seal.
    private func stored(_ heads: [OutsideHead]) async throws -> Stored {
        var numbers: Set<Int64> = []
        var asked: Set<Place> = []
        for head in heads {
            switch head {
            case .signed(let head): numbers.insert(head.seal.number)
            case .told(let notice): numbers.insert(notice.number)
            case .printed(let number, _): numbers.insert(number)
            case .printedChain(let chain, let sequence, _): asked.insert(Place(chain: chain, sequence: sequence))
            }
        }
        let (sought, wanted) = (numbers.sorted(), asked)
        return try await context.transaction(as: .system, on: .worker) { transaction in
            var places: [Place: AuditDigest] = [:]
            for place in wanted { places[place] = try transaction.auditDigest(in: place.chain, at: place.sequence) }
            return (try transaction.seals(numbered: sought), places, try transaction.lastSeal()?.seal.number ?? 0)
        }
    }
}
