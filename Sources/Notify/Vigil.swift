/// Whether the dispatcher looks for itself or is woken. It does no I/O and reads no clock.
///
/// Being woken costs those who make something due: a notification holds a lock of the whole database until its
/// transaction has ended. So whoever has much to send looks again by itself after a moment, and asks to be woken when
/// nothing has come for a while. Both change seldom, since each change leaves a dead row in the database.
struct Vigil: Sendable, Equatable {
    /// What follows a look at the outbox.
    enum Step: Sendable, Equatable {
        /// Whatever comes next wakes it: a wake-up, a transfer that ended, the tick.
        case wait
        /// A look after ``Limits/awakeMilliseconds``.
        case lookAgain
        /// It says that it sleeps; where nobody had said so, it looks once more.
        case rest
        /// It says that it needs no waking, and looks again after a moment.
        case rise
    }

    private enum State: Sendable, Equatable {
        /// Since when no look found anything; nil: the last one did.
        case awake(quietSince: Moment?)
        /// Since when it sleeps, when it said so last, and what it found since the beginning of a count.
        case asleep(since: Moment, said: Moment, counting: Moment, found: Int)
    }

    private var state = State.awake(quietSince: nil)
    private let busyDeliveries: Int

    /// - Parameter busyDeliveries: how many within ``Limits/busySeconds`` are worth getting up for.
    init(busyDeliveries: Int = Limits.busyDeliveries) { self.busyDeliveries = busyDeliveries }

    /// Takes note of a look.
    ///
    /// - Parameters:
    ///   - found: how many deliveries it took.
    ///   - isFull: whether nothing more could have been taken: then nobody needs to wake it.
    mutating func looked(found: Int, isFull: Bool, at now: Moment) -> Step {
        switch state {
        case .awake(let quietSince):
            guard found == 0, !isFull else {
                state = .awake(quietSince: nil)
                return isFull ? .wait : .lookAgain
            }
            let since = quietSince ?? now
            state = .awake(quietSince: since)
            return now >= since.adding(seconds: Limits.quietSeconds) ? .rest : .lookAgain
        case .asleep(let since, let said, let counting, let before):
            let isOver = now >= counting.adding(seconds: Limits.busySeconds)
            let count = (isOver ? 0 : before) + found
            state = .asleep(since: since, said: said, counting: isOver ? now : counting, found: count)
            if isFull || count >= busyDeliveries, now >= since.adding(seconds: Limits.busySeconds) { return .rise }
            // Another dispatcher that got up took away what this one had said.
            return found == 0 && !isFull && now >= said.adding(seconds: Int64(Limits.pollSeconds)) ? .rest : .wait
        }
    }

    /// It has said that it sleeps.
    mutating func rested(at now: Moment) {
        switch state {
        case .awake: state = .asleep(since: now, said: now, counting: now, found: 0)
        case .asleep(let since, _, let counting, let found):
            state = .asleep(since: since, said: now, counting: counting, found: found)
        }
    }

    /// It has said that it needs no waking.
    mutating func rose() { state = .awake(quietSince: nil) }
}
