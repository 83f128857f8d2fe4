import Casework
import Synchronization

/// Counts guesses of passwords by account, each before it is compared, so that guesses which come together cannot pass
/// together.
///
/// A name that nobody has is counted for itself, like an account: one count for all invented names would be spent after
/// a few, and from then on its refusal would tell which names are invented. They only have places of their own, so that
/// no number of them keeps anybody with an account out. These cannot be used up: a guess that is not compared is taken
/// back, and in one window the hasher compares fewer than there are places; were they used up all the same, new names
/// would be refused.
///
/// Names are kept as hashes of a seed that this process draws for itself.
final class SignInThrottle: Sendable {
    /// A guess that was let in.
    struct Guess: Sendable {
        fileprivate let key: Key
        /// Guesses of all names are numbered in the order in which they came.
        fileprivate let number: Int
    }

    fileprivate struct Key: Hashable, Sendable {
        let name: Int
        let isKnown: Bool
    }

    private struct Window {
        var began: Int64 = .min
        /// The numbers of the guesses that count, by name; never empty.
        var guesses: [Key: [Int]] = [:]
        /// How many of the names nobody has.
        var strangers = 0
    }

    private struct Book {
        var window = Window()
        var last = 0
    }

    private let seconds: Int64
    private let limit: Int
    private let strangers: Int
    private let book = Mutex(Book())

    /// - Parameters:
    ///   - limit: guesses of one name in a window.
    ///   - strangers: names that nobody has, and that are counted at once.
    init(windowSeconds: Int64, limit: Int, strangers: Int) {
        seconds = windowSeconds
        self.limit = limit
        self.strangers = strangers
    }

    /// Counts a guess that is about to be compared.
    ///
    /// - Returns: nil when the name has had its guesses; then nothing may be compared.
    func admit(_ name: String, isKnown: Bool, now: Instant) -> Guess? {
        let key = Key(name: name.hashValue, isKnown: isKnown)
        let began = now.microsecondsSinceEpoch / (seconds * 1_000_000)
        return book.withLock { book in
            if book.window.began != began { book.window = Window(began: began) }
            let before = book.window.guesses[key] ?? []
            guard before.count < limit else { return nil }
            if before.isEmpty, !isKnown {
                guard book.window.strangers < strangers else { return nil }
                book.window.strangers += 1
            }
            book.last += 1
            book.window.guesses[key] = before + [book.last]
            return Guess(key: key, number: book.last)
        }
    }

    /// The guess was right: it counts no more, nor do those of the same name that came before it. Those that came
    /// after it do: they are not this person's.
    func forgive(_ guess: Guess) { strike(guess.key) { $0 <= guess.number } }

    /// The guess was not compared.
    func takeBack(_ guess: Guess) { strike(guess.key) { $0 == guess.number } }

    private func strike(_ key: Key, where isStruck: (Int) -> Bool) {
        book.withLock { book in
            guard let before = book.window.guesses[key] else { return }
            let left = before.filter { !isStruck($0) }
            book.window.guesses[key] = left.isEmpty ? nil : left
            if left.isEmpty, !key.isKnown { book.window.strangers -= 1 }
        }
    }
}
