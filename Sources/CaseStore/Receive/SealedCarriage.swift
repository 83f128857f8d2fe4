public import Casework
import Libpq

/// How a sealed line went up: number of the carrier's slip and name of the receiver (机要编号、接收人).
public struct SealedCarriage: Sendable {
    /// How many characters a number or a name has at most, and their bytes: one longer could be a sentence about what
    /// went up.
    public static let longest = (characters: 20, bytes: 64)

    /// Whether a text is no longer than a number or a name.
    public static func holds(_ text: String) -> Bool {
        text.count <= longest.characters && text.utf8.count <= longest.bytes
    }

    public let number: String
    /// Nil until its receipt is recorded.
    public let receiver: String?
}

/// A signed line of the hand-off of a sealed item (交接签收).
public struct SealedHandoff: Sendable {
    public enum Step: String, Hashable, Sendable, CaseIterable {
        case entered, sent, received
    }

    public let ordinal: Int
    public let step: Step
    /// Where it is from then on.
    public let organ: Organ.ID
    public let on: CivilDate
    public let signedBy: Staff.ID?
    public let signedAt: Instant
    public let hash: [UInt8]
}

extension Transaction {
    /// Keeps the number of the slip that a line went up with, under a key of the line's own. As the system.
    ///
    /// - Policy: JB-15
    public func insertCarriage(of line: SealedLine.ID, number: String, at organ: Organ.ID) throws {
        try newRemarkKey(of: line.rawValue, for: organ)
        let sealed = try sealOwn([number], of: line, "sealed_carriage")
        try session.later(Self.insertCarriage, [try line.value(), .name(organ), .bytes(sealed)])
    }

    private static let insertCarriage = Statement(
        "insert into casework.sealed_carriage (sealed_id, organ_id, number_sealed) values ($1, $2, $3)"
    )

    /// The receipt of the next-higher petition office: its day, and who received it. As the system.
    ///
    /// - Throws: `StoreError.stale` when it is recorded already, or the line did not go up with a slip.
    public func recordReceipt(of line: SealedLine.ID, receiver: String, on day: CivilDate) throws {
        let sealed = try sealOwn([receiver], of: line, "sealed_receiver")
        let written = try session.execute(Self.writeReceiver, [try line.value(), .bytes(sealed)])
        let changed = try session.execute(Self.markReceived, [try line.value(), .date(day)])
        guard written == 1, changed == 1 else { throw StoreError.stale }
    }

    private static let writeReceiver = Statement(
        "update casework.sealed_carriage set receiver_sealed = $2 where sealed_id = $1 and receiver_sealed is null"
    )
    private static let markReceived = Statement(
        """
        update casework.sealed_register
        set up_received_on = $2
        where sealed_id = $1 and reported_up_on is not null and up_received_on is null
        """
    )

    /// How a line went up; nil for whoever does not keep the register, and for what is still here.
    public func carriage(of line: SealedLine.ID) throws -> SealedCarriage? {
        guard let row = try session.query(Self.findCarriage, [try lookUp(line)]).first else { return nil }
        var columns = Columns(row)
        let (number, receiver) = (try columns.bytes(), try columns.bytesOrNil())
        return SealedCarriage(
            number: try openOwn(number, of: line, "sealed_carriage")?.first ?? "",
            receiver: try receiver.flatMap { try openOwn($0, of: line, "sealed_receiver")?.first })
    }

    private static let findCarriage = Statement(
        "select c.number_sealed, c.receiver_sealed from casework.sealed_carriage as c where c.sealed_id = $1"
    )

    /// The signed lines of a sealed item, in order, as far as the caller sees its line.
    public func handoffs(ofSealed line: SealedLine.ID) throws -> [SealedHandoff] {
        try session.query(Self.findSealedHandoffs, [try lookUp(line)]).map { row in
            var columns = Columns(row)
            return SealedHandoff(
                ordinal: try columns.small(), step: try columns.code(), organ: try columns.name(),
                on: try columns.date(), signedBy: try columns.nameOrNil(), signedAt: try columns.instant(),
                hash: try columns.bytes())
        }
    }

    private static let findSealedHandoffs = Statement(
        """
        select h.ordinal, h.step, h.organ_id, h.happened_on, h.signed_by, h.signed_at, h.hash
        from casework.sealed_handoff as h
        where h.sealed_id = $1
        order by h.ordinal
        """
    )
}
