import Casework
import Synchronization

/// How many files come in at once, and how many bytes in an hour: each takes at most four megabytes of memory, and a disk is
/// not filled from outside. Nothing is remembered of whoever sends.
///
/// While somebody is turned away, whoever holds a place must go on faster than a slow line (DW-pace): sixteen senders that
/// drip would otherwise keep everybody else out for an hour. A place that is given up so leaves the form with its words.
/// Half of the places, and of the hour's bytes, are for whoever worked for a place (`Gate.hasWorked`): they ask as much of a
/// program as words do.
final class UploadGate: Sendable {
    /// The place of one file.
    struct Place: Hashable, Sendable { fileprivate let number: UInt64 }

    /// What becomes of a file after some more of its bytes.
    enum Verdict: Sendable {
        case goesOn
        /// The bytes of this hour are used up.
        case isUsedUp
        /// The disk has no room for it.
        case hasNoRoom
        /// Others wait, and it comes too slowly or stays too long.
        case isTooSlow
    }

    /// What becomes of a file before its first byte.
    enum Entry: Equatable, Sendable {
        case place(Place)
        /// The door is crowded: what is left is for whoever worked for it.
        case asksWork
        case isFull
        /// The disk has no room for files: places have nothing to do with it.
        case hasNoRoom
    }

    /// Whether there is room for files at all, and what is said where there is none.
    struct Room: Sendable {
        let isLeft: @Sendable () -> Bool
        let refusal: Text

        static let ample = Room(isLeft: { true }, refusal: .noRoomForFiles)
    }

    private struct Holder {
        let hasWorked: Bool
        let since: Int64
        var lookedAt: Int64
        var moved: Int64 = 0
    }

    private struct State {
        var holders: [Place: Holder] = [:]
        var next: UInt64 = 0
        var hour: Int64 = .min
        var bytes = 0
        /// When somebody was last turned away because nothing was left, and when because they had not worked.
        var turnedAwayAt: Int64?
        var askedAt: Int64?
    }

    private let limit: Int
    private let bytesPerHour: Int
    let room: Room
    private let state = Mutex(State())

    init(limit: Int, bytesPerHour: Int, room: Room = .ample) {
        self.limit = limit
        self.bytesPerHour = bytesPerHour
        self.room = room
    }

    /// A file begins. `leave` must follow for the place that this gives.
    func enter(now: Instant, hasWorked: Bool) -> Entry {
        guard room.isLeft() else { return .hasNoRoom }
        return state.withLock { state in
            let seconds = Self.turn(&state, now)
            guard state.holders.count < limit, state.bytes < bytesPerHour else {
                state.turnedAwayAt = seconds
                return .isFull
            }
            guard hasWorked || !isCrowded(state, seconds) else {
                state.askedAt = seconds
                return .asksWork
            }
            let place = Place(number: state.next)
            state.next += 1
            state.holders[place] = Holder(hasWorked: hasWorked, since: seconds, lookedAt: seconds)
            return .place(place)
        }
    }

    /// Whether half of the places or of the hour's bytes are used up, or somebody was turned away within a minute. Who was
    /// only asked for work does not count: else two who run no scripts would keep each other out.
    func isCrowded(now: Instant) -> Bool {
        state.withLock { state in
            let seconds = Self.turn(&state, now)
            return isCrowded(state, seconds)
        }
    }

    private func isCrowded(_ state: State, _ seconds: Int64) -> Bool {
        2 * state.holders.count >= limit || state.bytes >= bytesPerHour / 2 || Self.isFresh(state.turnedAwayAt, seconds)
    }

    private static func isFresh(_ moment: Int64?, _ seconds: Int64) -> Bool {
        moment.map { seconds - $0 <= Limits.pressureSeconds } ?? false
    }

    func leave(_ place: Place) { state.withLock { _ = $0.holders.removeValue(forKey: place) } }

    /// Bytes of a file came in. Where they are the last, the file is given up.
    func take(_ bytes: Int, at place: Place, now: Instant) -> Verdict {
        guard room.isLeft() else { return .hasNoRoom }
        return state.withLock { state in
            let seconds = Self.turn(&state, now)
            state.bytes += bytes
            guard state.bytes <= bytesPerHour else { return .isUsedUp }
            guard var holder = state.holders[place] else { return .isUsedUp }
            holder.moved += Int64(bytes)
            let elapsed = seconds - holder.lookedAt
            let isPressed =
                Self.isFresh(state.turnedAwayAt, seconds)
                || !holder.hasWorked && Self.isFresh(state.askedAt, seconds)
            var verdict = Verdict.goesOn
            if isPressed, seconds - holder.since > Limits.pressedPlaceSeconds { verdict = .isTooSlow }
            if elapsed >= Limits.uploadLookSeconds {
                if isPressed, holder.moved < elapsed * Limits.pressedBytesPerSecond { verdict = .isTooSlow }
                holder.lookedAt = seconds
                holder.moved = 0
            }
            state.holders[place] = holder
            return verdict
        }
    }

    private static func turn(_ state: inout State, _ now: Instant) -> Int64 {
        let seconds = now.microsecondsSinceEpoch / 1_000_000
        if seconds / 3_600 != state.hour { (state.hour, state.bytes) = (seconds / 3_600, 0) }
        return seconds
    }
}
