internal import CLibpq

/// A remark of the server (`raise notice`, warnings) that came beside an answer.
public struct Notice: Sendable, Equatable {
    /// `NOTICE`, `WARNING`, `INFO`, `LOG` or `DEBUG`, not translated.
    public let severity: String
    public let sqlState: String
    /// The server's words, which may quote data: for migration output, never for logs.
    public let message: String
    /// The server's C function, which tells warnings apart whatever language they are in.
    let function: String
}

extension Notice: CustomStringConvertible {
    /// Without the message.
    public var description: String { "Notice(\(severity), sqlstate \(sqlState))" }
}

/// Collects notices, bounded. Confined to its connection's thread.
final class NoticeBox {
    private(set) var kept: [Notice] = []
    /// All that came, also those beyond the bound.
    private(set) var count = 0
    /// Whether a wait for a synchronous standby was given up: the commit is durable here, but perhaps nowhere else.
    private(set) var sawAbandonedReplication = false

    /// Whether the server said that it ends the session.
    private(set) var sawFarewell = false

    func add(_ notice: Notice) {
        count += 1
        if notice.severity == "FATAL" || notice.severity == "PANIC" { sawFarewell = true }
        if notice.function == "SyncRepWaitForLSN" { sawAbandonedReplication = true }
        if kept.count < Limits.notices { kept.append(notice) }
    }

    func clear() {
        kept = []
        count = 0
        sawAbandonedReplication = false
    }
}

/// Called by libpq on the connection's thread, inside one of our calls; `context` is the link's box, which outlives it.
/// The result belongs to libpq and must not be cleared here.
func receiveNotice(_ context: UnsafeMutableRawPointer?, _ result: OpaquePointer?) {
    guard let context = unsafe context, let result = unsafe result else { return }
    func field(_ letter: Unicode.Scalar) -> String {
        unsafe PQresultErrorField(result, Int32(letter.value)).map { unsafe String(cString: $0) } ?? ""
    }
    let notice = Notice(severity: field("V"), sqlState: field("C"), message: field("M"), function: field("R"))
    unsafe Unmanaged<NoticeBox>.fromOpaque(context).takeUnretainedValue().add(notice)
}
