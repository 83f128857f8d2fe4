import Casework
import Foundation
import Synchronization

/// What was looked at and found, over cities that are walked side by side. A class, because all of them count on it.
final class Tally: Sendable {
    struct Count: Sendable {
        /// One actor before and after one act on one matter.
        var cases = 0
        /// Tables and functions that somebody was compared at.
        var looks = 0
        /// Identifiers that somebody asked with.
        var ids = 0
        /// What receivers of webhooks were sent.
        var messages = 0
        var cities = 0
        /// Everybody who looked, by city.
        var people: Set<String> = []
        var leaks: Set<String> = []
        /// How often each act left traces: without them there is nothing to leak.
        var acts: [String: Int] = [:]
        /// Why acts left none.
        var refusals: [String: String] = [:]
        /// How many looked, by why they must not know.
        var grounds: [Unaware.Ground: Int] = [:]
        fileprivate var minutes = 0
    }

    private let count = Mutex(Count())
    private let begun = ContinuousClock.now
    private let cases: Int
    private let first: UInt64
    private let minutes: Int?
    private let until: Set<String>

    /// - Parameters:
    ///   - cases: after how many it is enough.
    ///   - first: the first city.
    ///   - minutes: after how many no new act is looked at, whatever was asked for.
    ///   - until: words of leaks; it is enough as well when each of them was found.
    init(cases: Int, from first: UInt64, minutes: Int? = nil, until: Set<String> = []) {
        (self.cases, self.first, self.minutes, self.until) = (cases, first, minutes, until)
    }

    var value: Count { count.withLock { $0 } }
    var isComplete: Bool { value.cases >= cases }

    var isFull: Bool {
        let found = value
        if found.cases >= cases { return true }
        if let minutes, elapsed >= minutes * 60 { return true }
        return !until.isEmpty && missing(in: found).isEmpty
    }

    /// Words that no leak has told.
    var missing: Set<String> { missing(in: value) }

    private func missing(in found: Count) -> Set<String> {
        until.filter { words in !found.leaks.contains { $0.contains(words) } }
    }

    /// The city that comes next; nil when it is enough.
    func nextCity() -> UInt64? {
        guard !isFull else { return nil }
        return count.withLock { count in
            count.cities += 1
            return first + UInt64(count.cities - 1)
        }
    }

    /// What nobody looks for on purpose is told at once: a drill goes on for hours.
    func add(_ change: (inout Count) -> Void) {
        let new = count.withLock { count in
            let known = count.leaks
            change(&count)
            return count.leaks.subtracting(known)
        }
        guard until.isEmpty else { return }
        for leak in new.sorted() { FileHandle.standardError.write(Data("leak: \(leak)\n".utf8)) }
    }

    /// A line each minute, so that whoever waits knows that it goes on.
    func tellProgress() {
        let minute = elapsed / 60
        let isNew = count.withLock { count in
            defer { count.minutes = max(count.minutes, minute) }
            return minute > count.minutes
        }
        // What is printed waits in a pipe until the end.
        if isNew { FileHandle.standardError.write(Data((line + "\n").utf8)) }
    }

    /// What it came to. Pieces add up: the next one begins in the city that is named.
    var line: String {
        let found = value
        let last = first + UInt64(max(found.cities, 1)) - 1
        return
            "leaks: \(found.cases) of \(cases) cases, \(found.looks) looks, \(found.ids) ids, \(found.messages) messages, "
            + "\(found.people.count) actors, \(found.leaks.count) differences, "
            + "SEED=\(first) to \(last), \(elapsed) s; next SEED=\(last + 1)"
    }

    private var elapsed: Int { Int((ContinuousClock.now - begun).components.seconds) }
}
