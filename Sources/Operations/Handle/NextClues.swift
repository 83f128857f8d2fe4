import Casework
import Synchronization

/// From where this process looks for the next clue of each room; as many as there are rooms.
final class NextClues: Sendable {
    private let rooms = Mutex<[Room.ID: RoomMarks]>([:])

    /// Where somebody looks now.
    func search(in room: Room.ID, at now: Instant, for staff: Staff.ID) -> RoomMarks.Search {
        rooms.withLock { $0[room, default: RoomMarks()].search(at: now, for: staff) }
    }

    /// Takes note that a search over everything left somebody with nothing.
    func cameToNothing(_ refusal: Handle.Refusal?, began: Instant, in room: Room.ID, for staff: Staff.ID) {
        rooms.withLock { $0[room, default: RoomMarks()].cameToNothing(refusal, began: began, for: staff) }
    }

    /// Takes note of how long looking from the start took.
    func looked(in room: Room.ID, _ duration: Duration) {
        let milliseconds = Int64(duration / .milliseconds(1))
        rooms.withLock { $0[room, default: RoomMarks()].looked(milliseconds: milliseconds) }
    }

    /// Takes note of what somebody's look from there passed over because nobody may take it.
    func passed(over reached: [Int64]?, from numbers: [Int64], in room: Room.ID, by staff: Staff.ID) {
        rooms.withLock { $0[room, default: RoomMarks()].passed(over: reached, from: numbers, by: staff) }
    }

    /// Takes note of a claim, be its commit still ahead: what is rolled back lies below the mark, and is found from the
    /// start.
    func claimed(_ priority: Priority, _ number: Int64, in room: Room.ID) {
        rooms.withLock { $0[room, default: RoomMarks()].claimed(priority, number) }
    }
}
