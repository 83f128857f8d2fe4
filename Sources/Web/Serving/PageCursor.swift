import Casework
import Operations

/// The sort key of a row, behind which a page of a list begins, in bytes.
///
/// It is made of states, days and identifiers, and opens nothing: whoever sends one sees what they may see anyway.
protocol PageCursor: Sendable {
    func write(to bytes: inout CursorBytes)
    /// - Returns: nil for bytes that no row has.
    init?(from bytes: inout CursorBytes)
}

/// Every list that has pages. A cursor names its list, so that one of another list is none here.
enum PagedList: UInt8, CaseIterable, Sendable {
    case toClaim = 1
    case mine, all, inbox, register, notices, sealed, measures, assignments
    case warnedClocks, overdueClocks
    case ledger = 90
    case papers = 100
    case calls = 110
    case search = 120
    case pastDeliveries = 130
}

extension BoardView {
    var list: PagedList {
        switch self {
        case .toClaim: .toClaim
        case .mine: .mine
        case .all: .all
        }
    }
}

/// Cursors in the letters of an address.
enum CursorText {
    static func text(_ cursor: some PageCursor, of list: PagedList) -> String {
        var bytes = CursorBytes()
        bytes.append(list.rawValue)
        cursor.write(to: &bytes)
        return Base64URL.text(bytes.rest)
    }

    /// - Returns: nil for what is no cursor of the list.
    static func cursor<Cursor: PageCursor>(_ text: String, of list: PagedList) -> Cursor? {
        guard text.utf8.count <= Limits.cursorLetters, let raw = Base64URL.bytes(text) else { return nil }
        var bytes = CursorBytes(raw)
        guard bytes.take(UInt8.self) == list.rawValue, let cursor = Cursor(from: &bytes), bytes.rest.isEmpty
        else { return nil }
        return cursor
    }
}

/// The page of a list that an address asks for. What is no cursor of the list asks for the first page.
struct AskedPage<Cursor: PageCursor>: Sendable {
    let list: PagedList
    /// Nil for the first page.
    let cursor: Cursor?

    init(_ visit: Visit, _ list: PagedList) {
        self.list = list
        cursor = CursorText.cursor(visit.query(Link.cursorName), of: list)
    }

    /// - Parameters:
    ///   - next: where the next page begins; nil after the last one.
    ///   - start: the address of the first page.
    func paging(_ next: Cursor?, from start: Link) -> Paging {
        Paging(
            cursor: cursor.map { CursorText.text($0, of: list) }, first: cursor == nil ? nil : start,
            next: next.map { start.after(CursorText.text($0, of: list)) }
        )
    }
}

/// Bytes of a cursor, the highest first: appended in the order in which they are taken again.
struct CursorBytes: Sendable {
    private(set) var rest: [UInt8]

    init(_ bytes: [UInt8] = []) { rest = bytes }

    mutating func append<Number: FixedWidthInteger>(_ number: Number) {
        for shift in stride(from: Number.bitWidth - 8, through: 0, by: -8) {
            rest.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    mutating func take<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
        let width = Number.bitWidth / 8
        guard rest.count >= width else { return nil }
        var number = Number.zero
        for byte in rest.prefix(width) { number = number << 8 | Number(truncatingIfNeeded: byte) }
        rest.removeFirst(width)
        return number
    }

    mutating func append(_ instant: Instant) { append(instant.microsecondsSinceEpoch) }

    /// - Returns: nil for a moment that lies outside of the calendar, which the database might not hold.
    mutating func takeInstant() -> Instant? {
        guard let instant = take(Int64.self).map(Instant.init(microsecondsSinceEpoch:)),
            instant >= .startOfDay(.epoch), instant < .startOfDay(.latest)
        else { return nil }
        return instant
    }

    /// Appends an identifier that is a UUID.
    mutating func append<Entity>(_ id: Identifier<Entity>) {
        let digits = id.rawValue.filter { $0 != "-" }
        for half in [digits.prefix(16), digits.dropFirst(16)] { append(UInt64(half, radix: 16) ?? 0) }
    }

    mutating func takeID<Entity>() -> Identifier<Entity>? {
        guard let high = take(UInt64.self), let low = take(UInt64.self) else { return nil }
        var text = ""
        for (place, digit) in (Self.sixteenDigits(high) + Self.sixteenDigits(low)).enumerated() {
            if [8, 12, 16, 20].contains(place) { text.append("-") }
            text.append(digit)
        }
        return Identifier(text)
    }

    private static func sixteenDigits(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
