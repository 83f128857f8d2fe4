internal import CLibpq
internal import Glibc

/// Takes the rows of a binary COPY. Only valid inside the closure it was given to.
public final class CopyWriter {
    private let link: Link
    private var buffer = ByteWriter()
    private(set) var isFinished = false
    /// Whether the server said, before the end, that it does not want these rows.
    private(set) var isRefused = false

    init(_ link: Link) {
        self.link = link
        // Signature, no flags, no header extension (PostgreSQL manual, COPY, "Binary Format").
        buffer.append([0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00] as [UInt8])
        buffer.append(Int32(0))
        buffer.append(Int32(0))
    }

    /// Appends one row. COPY casts nothing: each value must have exactly its column's type.
    ///
    /// - Throws: once the COPY cannot succeed any more, so that nobody makes rows for nothing: the task was cancelled, the
    ///   deadline passed, the socket failed, or the server refused a row (`copyIn` tells why). `.other` after its end.
    public func append(_ values: [Value]) throws(DatabaseError) {
        guard !isFinished else { throw DatabaseError(.other) }
        buffer.append(Int16(truncatingIfNeeded: values.count))
        for value in values {
            if value.isNull {
                buffer.append(Int32(-1))
            } else {
                buffer.withLength { value.encode(into: &$0) }
            }
        }
        if buffer.bytes.count >= Limits.copyBufferBytes { try flush() }
    }

    func finish() throws(DatabaseError) {
        buffer.append(Int16(-1))
        try flush()
        isFinished = true
    }

    func abandon() { isFinished = true }

    private func flush() throws(DatabaseError) {
        defer { buffer.removeAll() }
        var start = 0
        while start < buffer.bytes.count {
            guard try link.wantsCopyData() else {
                isRefused = true
                throw DatabaseError(.other)
            }
            let end = min(start + Limits.copyPieceBytes, buffer.bytes.count)
            let sent = unsafe buffer.bytes.withUnsafeBytes { bytes in
                let piece = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<end])
                return unsafe PQputCopyData(
                    link.raw, piece.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(piece.count))
            }
            guard sent == 1 else { throw link.localFailure() }
            start = end
        }
    }
}

extension Session {
    /// Loads rows: `copy … from stdin (format binary)`, the statement being the caller's, the rows appended by `rows`.
    ///
    /// - Returns: rows loaded.
    /// - Throws: what `rows` threw, after the COPY was abandoned; or the server's refusal, which ends `rows` at its next
    ///   `append` or soon after.
    @discardableResult
    public func copyIn(_ statement: String, rows: (CopyWriter) throws -> Void) throws -> Int {
        try link.admitAlone(statement)
        try link.flush()
        try link.interrupts.enter(.statement)
        defer { link.interrupts.leave() }
        try link.startCopy(statement, expecting: PGRES_COPY_IN)
        let writer = CopyWriter(link)
        var thrown: (any Error)?
        do {
            try rows(writer)
            try writer.finish()
        } catch {
            thrown = error
            writer.abandon()
        }
        _ = unsafe PQputCopyEnd(link.raw, thrown == nil ? nil : "abandoned by the client")
        let outcome = link.finishCopy()
        if let thrown, link.isOpen, link.interrupts.requested == nil, !writer.isRefused { throw thrown }
        return try outcome.get()
    }

    /// Reads out a table or query: `copy … to stdout …`; `row` gets each line (or each binary chunk) as the server
    /// sends it.
    ///
    /// - Throws: what `row` threw, after the COPY was cancelled (inside a transaction that aborts it); or the
    ///   server's refusal.
    public func copyOut(_ statement: String, row: ([UInt8]) throws -> Void) throws {
        try link.admitAlone(statement)
        try link.flush()
        try link.interrupts.enter(.statement)
        defer { link.interrupts.leave() }
        try link.startCopy(statement, expecting: PGRES_COPY_OUT)
        do {
            while let line = link.nextCopyLine() { try row(line) }
        } catch {
            link.interrupts.cancelOwnStatement()
            link.discardCopyData()
            _ = link.finishCopy()
            throw error
        }
        _ = try link.finishCopy().get()
    }
}

extension Link {
    func startCopy(_ statement: String, expecting status: ExecStatusType) throws(DatabaseError) {
        do throws(DatabaseError) {
            let answer = try simple(statement)
            guard answer.status == status else {
                drain()
                throw DatabaseError(.other)
            }
        } catch {
            throw note(judge(error))
        }
    }

    /// Waits until the socket takes more of a COPY, and hears meanwhile whether the server still wants it.
    ///
    /// - Returns: false when it has refused a row: it would take whatever else is sent and throw it away.
    func wantsCopyData() throws(DatabaseError) -> Bool {
        while isOpen {
            switch interrupts.requested {
            case .cancelled: throw DatabaseError(.queryCancelled)
            case .deadline: throw DatabaseError(.deadline)
            case nil: break
            }
            let events = awaitSocket(POLLIN | POLLOUT, milliseconds: -1)
            if events & ~POLLOUT != 0 {
                guard try hearsRemark() else { return false }
            } else if events != 0 {
                return true
            }
        }
        throw localFailure()
    }

    /// Reads what the server says in the middle of a COPY in: a remark, or a refusal. libpq shows a refusal only once the
    /// COPY has ended; it is what came and is no remark, where no rest of one follows either. One that
    /// comes in one piece with a remark is heard at the end alone.
    private func hearsRemark() throws(DatabaseError) -> Bool {
        let known = notices.count
        repeat {
            guard consumeInput() else { throw localFailure() }
            // Asking for notifications makes libpq parse.
            while nextNotification() != nil {}
            if notices.count > known { return true }
        } while awaitSocket(POLLIN, milliseconds: Limits.copyRefusalMilliseconds) != 0
        return false
    }

    /// - Returns: what of it the socket is ready for, or what befell it; 0 after so long.
    private func awaitSocket(_ events: Int32, milliseconds: Int32) -> Int32 {
        var poller = pollfd(fd: socket, events: Int16(events), revents: 0)
        return unsafe poll(&poller, 1, milliseconds) > 0 ? Int32(poller.revents) : 0
    }

    func nextCopyLine() -> [UInt8]? {
        var buffer: UnsafeMutablePointer<CChar>?
        let length = unsafe PQgetCopyData(raw, &buffer, 0)
        defer { unsafe PQfreemem(buffer) }
        guard length >= 0, let start = unsafe buffer else { return nil }
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: Int(length)))
    }

    /// Reads the verdict: rows copied, or why not.
    func finishCopy() -> Result<Int, DatabaseError> {
        var outcome: Result<Int, DatabaseError> = .success(0)
        while let answer = nextAnswer() {
            switch answer.status {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK: outcome = .success(answer.affectedRows)
            case PGRES_COPY_IN: _ = unsafe PQputCopyEnd(raw, "abandoned")
            case PGRES_COPY_OUT: discardCopyData()
            default: outcome = .failure(note(judge(complaint(in: answer))))
            }
            if !isOpen { break }
        }
        if !isOpen, case .success = outcome { outcome = .failure(note(judge(localFailure()))) }
        if depth == 0, notices.sawAbandonedReplication { outcome = .failure(DatabaseError(.commitUnknown)) }
        return outcome
    }
}

extension ExecStatusType {
    /// Whether the command is over, as opposed to a COPY that waits for data.
    var isFinished: Bool { self == PGRES_COMMAND_OK || self == PGRES_TUPLES_OK || self == PGRES_EMPTY_QUERY }
}
