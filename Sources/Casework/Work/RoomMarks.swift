/// Below which number nothing waits in a room, as far as is known: what people have claimed leaves dead rows there while
/// anybody holds an old snapshot, and who looks for the next clue from the first row walks over all of them.
///
/// A value in the memory of the program, in no table. What it passes over is found by whoever looks from the start, once
/// a second; in a room where less is claimed than that, everybody does.
public struct RoomMarks: Sendable, Equatable {
    /// The highest number that was claimed, by class from the most urgent.
    private var highest = Array(repeating: Int64(0), count: Priority.allCases.count)
    /// Up to which number nobody may take what waits, by class: leaders have still to approve it. For each person their
    /// own: how far one of them walked tells of what that one may know of alone.
    private var passedOver: [Staff.ID: [Int64]] = [:]
    /// When somebody last looked from the start.
    private var looked: Instant?
    /// How long after that nobody else does, in microseconds.
    private var rest = WorkLimits.secondsPerLookFromStart * 1_000_000
    /// Whom a search over everything left with nothing, and why. For each person their own, like what they passed over.
    private var vain: [Staff.ID: Vain] = [:]

    private struct Vain: Sendable, Equatable {
        let began: Instant
        /// How long nothing is walked over again, in microseconds.
        let rest: Int64
        let refusal: Handle.Refusal?
    }

    /// Where somebody looks who asks for the next clue.
    public enum Search: Sendable, Equatable {
        /// Where something is expected (nil: that would be everything), then from the start, and for what leaders have
        /// still to approve.
        case everywhere(first: [Int64]?)
        /// Everything was looked through a moment ago, and came to nothing for this reason, or for none. What came since
        /// lies behind these numbers; the highest of all for a class, and nil for every class: it is not known where.
        case behind([Int64]?, Handle.Refusal?)
    }

    public init() {}

    /// Where somebody looks now. Whoever was left with nothing by a search over everything rests from it as a look from the
    /// start rests: another one would walk over the same again. Told that nothing waits they are for no longer than that.
    public mutating func search(at now: Instant, for staff: Staff.ID) -> Search {
        if let before = vain[staff],
            (0..<before.rest).contains(now.microsecondsSinceEpoch - before.began.microsecondsSinceEpoch)
        {
            return .behind(behind(for: staff), before.refusal)
        }
        let numbers = start(at: now, for: staff)
        return .everywhere(first: numbers == Self.fromStart ? nil : numbers)
    }

    /// Of a class of which nothing was claimed or passed over here the dead rows may all lie ahead: it is left out.
    private func behind(for staff: Staff.ID) -> [Int64]? {
        let passed = passedOver[staff] ?? Self.fromStart
        let isKnown = zip(highest, passed).map { $0 > 0 || $1 > 0 }
        return isKnown.contains(true) ? zip(isKnown, numbers(for: staff)).map { $0 ? $1 : .max } : nil
    }

    /// Takes note that a search over everything left somebody with nothing.
    ///
    /// - Parameters:
    ///   - refusal: why what there was is refused; nil: there was nothing.
    ///   - began: the time at which it began.
    public mutating func cameToNothing(_ refusal: Handle.Refusal?, began: Instant, for staff: Staff.ID) {
        vain[staff] = Vain(began: began, rest: rest, refusal: refusal)
    }

    /// From which numbers to look now, one for each class; 0 everywhere for whoever's turn it is to look from the start.
    public mutating func start(at now: Instant, for staff: Staff.ID) -> [Int64] {
        let since = looked.map { now.microsecondsSinceEpoch - $0.microsecondsSinceEpoch }
        guard let since, (0..<rest).contains(since) else {
            looked = now
            return Self.fromStart
        }
        return numbers(for: staff)
    }

    private func numbers(for staff: Staff.ID) -> [Int64] {
        zip(highest, passedOver[staff] ?? Self.fromStart).map { max($0 - WorkLimits.lateNumbers, $1) }
    }

    /// From the first row of each class.
    public static let fromStart = Array(repeating: Int64(0), count: Priority.allCases.count)

    /// Takes note of how long looking from the start took: the next one rests so many times as long, a second at least.
    public mutating func looked(milliseconds: Int64) {
        let least = WorkLimits.secondsPerLookFromStart * 1_000
        rest = max(least, milliseconds * WorkLimits.restsPerLookFromStart) * 1_000
    }

    /// Takes note of what somebody's look passed over because nobody may take it, so that their next one does not walk over
    /// that. A look from the start knows it anew, for everybody: what was approved since lies below, and is found by it.
    ///
    /// - Parameters:
    ///   - reached: up to which number of each class; nil: it met nothing that was worth a note.
    ///   - numbers: from where it looked.
    public mutating func passed(over reached: [Int64]?, from numbers: [Int64], by staff: Staff.ID) {
        if numbers == Self.fromStart {
            passedOver = [:]
            passedOver[staff] = reached
        } else if let reached {
            // A class that was left out reached nothing.
            passedOver[staff] = zip(passedOver[staff] ?? Self.fromStart, reached).map { $1 == .max ? $0 : max($0, $1) }
        }
    }

    /// Takes note of what was claimed.
    public mutating func claimed(_ priority: Priority, _ number: Int64) {
        guard let index = Priority.allCases.firstIndex(of: priority) else { return }
        highest[index] = max(highest[index], number)
    }
}
