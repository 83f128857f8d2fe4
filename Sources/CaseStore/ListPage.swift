/// One page of a list: its rows in order, and where the next page begins.
///
/// Pages follow each other by the sort key of their last row (a keyset), never by a count of rows to pass over: a row
/// that comes in meanwhile moves no other, so each is seen once, and a late page costs what the first one does.
public struct ListPage<Element: Sendable, Cursor: Sendable>: RandomAccessCollection, Sendable {
    private let rows: [Element]
    /// The sort key of the last row; nil when the list ends with it.
    public let next: Cursor?

    public var startIndex: Int { 0 }
    public var endIndex: Int { rows.count }
    public subscript(position: Int) -> Element { rows[position] }
}

extension ListPage {
    /// - Parameters:
    ///   - found: what a statement found that was asked for one row more than the page holds.
    ///   - limit: rows of the page.
    ///   - cursor: a row's sort key.
    init(_ found: [Element], limit: Int, cursor: (Element) -> Cursor?) {
        let shown = Array(found.prefix(limit))
        rows = shown
        next = found.count > limit ? shown.last.flatMap(cursor) : nil
    }
}
