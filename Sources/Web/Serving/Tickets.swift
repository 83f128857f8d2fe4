import Casework
import Operations
import Synchronization

/// What stands in for a query code in the forms of a tracking page: a random word that this process forgets after
/// `Limits.ticketSeconds`. The code itself is in no page, nor in this process for longer than its slow hash takes: what is
/// held is the key that was made of it.
final class Tickets: Sendable {
    private struct Held {
        let key: CodeKey
        let until: Int64
    }

    private struct Book {
        var held: [String: Held] = [:]
        /// Tickets by age; what was let go stays in it until its turn comes.
        var order: [String] = []
    }

    private let book = Mutex(Book())

    func issue(_ ticket: String, for key: CodeKey, now: Instant) {
        let until = now.microsecondsSinceEpoch + Limits.ticketSeconds * 1_000_000
        book.withLock { book in
            if book.order.count >= Limits.tickets {
                for old in book.order.prefix(Limits.tickets / 10 + 1) { book.held[old] = nil }
                book.order.removeFirst(Limits.tickets / 10 + 1)
            }
            book.held[ticket] = Held(key: key, until: until)
            book.order.append(ticket)
        }
    }

    /// The key, while the ticket holds.
    func key(for ticket: String, now: Instant) -> CodeKey? {
        book.withLock { book in
            guard let held = book.held[ticket], held.until > now.microsecondsSinceEpoch else { return nil }
            return held.key
        }
    }
}
