internal import CLibpq

/// Takes the rows of a binary COPY. Only valid inside the closure it was given to.
public final class CopyWriter {
    private let link: Link
    private var buffer = ByteWriter()
    private(set) var isFinished = false

    init(_ link: Link) {
        self.link = link
        // Signature, no flags, no header extension (PostgreSQL manual, COPY, "Binary Format").
        buffer.append([0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00] as [UInt8])
        buffer.append(Int32(0))
        buffer.append(Int32(0))
    }

    /// Appends one row. COPY casts nothing: each value must have exactly its column's type.
    ///
    /// - Throws: `.connectionLost` when the socket fails, `.other` after the COPY has ended.
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
        let sent = unsafe buffer.bytes.withUnsafeBytes { bytes in
            unsafe PQputCopyData(
                link.raw, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
        }
        buffer.removeAll()
        guard sent == 1 else { throw link.localFailure() }
    }
}

extension Session {
    /// Loads rows: `copy … from stdin (format binary)`, the statement being the caller's, the rows appended by `rows`.
    ///
    /// - Returns: rows loaded.
    /// - Throws: what `rows` threw, after the COPY was abandoned; or the server's refusal.
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
        if let thrown, link.isOpen, link.interrupts.requested == nil { throw thrown }
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
            default: outcome = .failure(note(judge(DatabaseError(answer, connectionIsDead: !isOpen))))
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
