import Casework
import Operations
import Synchronization

/// What stands in for a query code in the forms of a tracking page: a random word that this process forgets
/// `Limits.ticketSeconds` after the page was last shown. The code itself is in no page, nor in this process for
/// longer than its slow hash takes: what is held is the key that was made of it.
final class Tickets: Sendable {
    private struct Held {
        let key: CodeKey
        let until: Int64
    }

    private struct Book {
        var held: [String: Held] = [:]
        /// Tickets by the age of the look that they were drawn for; what was let go stays in it until its turn comes.
        var order: [String] = []
    }

    private let book = Mutex(Book())

    /// Lets the ticket of the page before hold from now on or, where it holds no more or stands for another key, a new one.
    ///
    /// - Returns: the one that holds.
    func renew(_ shown: String, or new: String, for key: CodeKey, now: Instant) -> String {
        let held = Held(key: key, until: now.microsecondsSinceEpoch + Limits.ticketSeconds * 1_000_000)
        return book.withLock { book in
            if let former = book.held[shown], former.key == key, former.until > now.microsecondsSinceEpoch {
                book.held[shown] = held
                return shown
            }
            if book.order.count >= Limits.tickets {
                for old in book.order.prefix(Limits.tickets / 10 + 1) { book.held[old] = nil }
                book.order.removeFirst(Limits.tickets / 10 + 1)
            }
            book.held[new] = held
            book.order.append(new)
            return new
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
