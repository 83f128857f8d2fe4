/// The rows a statement answered. Stays on the connection's thread; decode what should leave it.
public struct Rows: RandomAccessCollection {
    let answer: ServerAnswer
    /// Rows inserted, updated, deleted or selected, as the server counts them.
    public var affectedRows: Int { answer.affectedRows }

    public var startIndex: Int { 0 }
    public var endIndex: Int { answer.rowCount }

    public subscript(position: Int) -> Row {
        precondition(position >= 0 && position < answer.rowCount, "no such row")
        return Row(answer: answer, position: position)
    }
}

/// One row. Getters take a column's index, from 0; `row["name"]` looks an index up.
///
/// A getter throws `.decoding(column:)` when the column is absent, has another type or, unless it ends in `OrNil`,
/// is NULL. The error says which column, never what it held.
public struct Row {
    let answer: ServerAnswer
    let position: Int

    /// Columns in this row.
    public var count: Int { answer.columnCount }

    /// The index of the column of that name, or -1, which every getter refuses.
    public subscript(name: String) -> Int { answer.column(named: name) ?? -1 }

    /// - Throws: `.decoding` when there is no such column.
    public func isNull(_ column: Int) throws(DatabaseError) -> Bool {
        guard column >= 0, column < count else { throw .decoding(column: column) }
        return answer.isNull(position, column)
    }

    func optional<T>(
        _ column: Int,
        _ types: [UInt32],
        _ read: (Span<UInt8>) -> T?
    ) throws(DatabaseError) -> T? {
        guard column >= 0, column < count else { throw .decoding(column: column) }
        guard answer.isBinary(column), types.contains(answer.typeID(column)) else { throw failure(column) }
        if answer.isNull(position, column) { return nil }
        guard let value = answer.withField(position, column, read) else { throw failure(column) }
        return value
    }

    func required<T>(_ column: Int, _ value: T?) throws(DatabaseError) -> T {
        guard let value else { throw failure(column) }
        return value
    }

    private func failure(_ column: Int) -> DatabaseError { .decoding(column: answer.name(column)) }
}
