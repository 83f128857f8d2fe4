/// Where a list goes on, and how one gets back to its beginning.
public struct Paging: Sendable, Equatable {
    /// Where this page begins, as its address says it; nil for the first page.
    public var cursor: String?
    /// The first page; nil on it.
    public var first: Link?
    /// The next page; nil on the last one.
    public var next: Link?

    public init(cursor: String? = nil, first: Link? = nil, next: Link? = nil) {
        self.cursor = cursor
        self.first = first
        self.next = next
    }
}

extension HTML {
    /// Links to the first and the next page; nothing where the page is the whole list.
    mutating func paging(_ paging: Paging) {
        if paging.first == nil, paging.next == nil { return }
        self(.nav, .class("pages"), .ariaLabel(.pagesOfList)) { html in
            if let first = paging.first { html(.a, .class("button small"), .href(first), say: .firstPage) }
            if let next = paging.next { html(.a, .class("button small"), .href(next), .rel("next"), say: .nextPage) }
        }
    }
}

extension HTML {
    /// Says of a list without further pages that it stopped, where it did.
    mutating func firstOnly(_ rows: Int) {
        if rows >= Limits.unpagedRows { self(.p, .class("hint"), say: .firstOnly) }
    }
}
