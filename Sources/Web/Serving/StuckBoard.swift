import Casework
import Operations
import Synchronization

/// How much stopped, for the navigation of whoever decides about it: asked once in some seconds for each person, and not
/// for each page. A class, because every copy of a site looks at the same one.
final class StuckBoard: Sendable {
    private struct Kept {
        var count: Int
        var askedAt: Instant
    }

    private let kept = Mutex<[Staff.ID: Kept]>([:])

    /// - Returns: nil for whoever is to ask; until they have, others are told what was.
    func known(for staff: Staff.ID, at now: Instant) -> Int? {
        kept.withLock { kept in
            if let told = kept[staff] {
                let age = now.microsecondsSinceEpoch - told.askedAt.microsecondsSinceEpoch
                // Of a clock that was set back nobody knows how old it is.
                if (0..<Int64(Limits.stuckSeconds) * 1_000_000).contains(age) { return told.count }
            } else if kept.count >= Limits.stuckPeople {
                kept.removeAll()
            }
            kept[staff] = Kept(count: kept[staff]?.count ?? 0, askedAt: now)
            return nil
        }
    }

    func former(for staff: Staff.ID) -> Int { kept.withLock { $0[staff]?.count ?? 0 } }

    func keep(_ count: Int, for staff: Staff.ID, askedAt now: Instant) {
        kept.withLock { kept in
            // Forgotten meanwhile: what was counted before is not what is there now.
            if kept[staff] != nil { kept[staff] = Kept(count: count, askedAt: now) }
        }
    }

    /// Somebody decided about some of it.
    func forget(_ staff: Staff.ID) { kept.withLock { $0[staff] = nil } }
}

extension Site {
    /// How much stopped that the caller decides about; nothing for whoever has no such page. Pages are there without it
    /// too.
    func stuckWork(of caller: StaffCaller) async -> Int {
        guard caller.areas.contains(.stuck) else { return 0 }
        let now = context.now
        if let known = stuck.known(for: caller.staff, at: now) { return known }
        guard let count = try? await ListParked(context).count(as: caller) else {
            return stuck.former(for: caller.staff)
        }
        stuck.keep(count, for: caller.staff, askedAt: now)
        return count
    }
}
