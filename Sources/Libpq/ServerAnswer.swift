internal import CLibpq

/// One server answer. A class, so that `PQclear` runs exactly once, when the last row of it is gone.
@safe final class ServerAnswer {
    private let raw: OpaquePointer

    init?(_ raw: OpaquePointer?) {
        guard let raw = unsafe raw else { return nil }
        unsafe self.raw = raw
    }

    deinit { unsafe PQclear(raw) }

    var status: ExecStatusType { unsafe PQresultStatus(raw) }
    var rowCount: Int { unsafe Int(PQntuples(raw)) }
    var columnCount: Int { unsafe Int(PQnfields(raw)) }
    /// The command tag, e.g. `COMMIT`.
    var commandTag: String { unsafe PQcmdStatus(raw).map { unsafe String(cString: $0) } ?? "" }
    var affectedRows: Int { unsafe PQcmdTuples(raw).map { unsafe Int(String(cString: $0)) ?? 0 } ?? 0 }

    /// An error or notice field by its protocol letter (PostgreSQL manual, "Error and Notice Message Fields").
    func field(_ letter: Unicode.Scalar) -> String? {
        unsafe PQresultErrorField(raw, Int32(letter.value)).map { unsafe String(cString: $0) }
    }

    func typeID(_ column: Int) -> UInt32 { unsafe PQftype(raw, Int32(truncatingIfNeeded: column)) }

    func isBinary(_ column: Int) -> Bool { unsafe PQfformat(raw, Int32(truncatingIfNeeded: column)) == 1 }

    func name(_ column: Int) -> String {
        unsafe PQfname(raw, Int32(truncatingIfNeeded: column)).map { unsafe String(cString: $0) } ?? "\(column)"
    }

    func column(named name: String) -> Int? {
        (0..<columnCount).first { column in
            unsafe PQfname(raw, Int32(column)).map { unsafe String(cString: $0) == name } ?? false
        }
    }

    /// Lends the bytes of a field; nil for NULL. `row` and `column` must be in range.
    func withField<R>(_ row: Int, _ column: Int, _ body: (Span<UInt8>) -> R?) -> R? {
        precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount, "no such field")
        let row = Int32(truncatingIfNeeded: row)
        let column = Int32(truncatingIfNeeded: column)
        guard unsafe PQgetisnull(raw, row, column) == 0, let start = unsafe PQgetvalue(raw, row, column) else {
            return nil
        }
        // The bytes belong to `raw`, which outlives this call because `self` does.
        let length = unsafe Int(PQgetlength(raw, row, column))
        let buffer = unsafe UnsafeRawBufferPointer(start: start, count: length)
        return unsafe buffer.withMemoryRebound(to: UInt8.self) { unsafe body(Span(_unsafeElements: $0)) }
    }

    func isNull(_ row: Int, _ column: Int) -> Bool {
        precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount, "no such field")
        return unsafe PQgetisnull(raw, Int32(truncatingIfNeeded: row), Int32(truncatingIfNeeded: column)) != 0
    }
}
