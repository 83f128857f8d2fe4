import HTTPTypes
import Hummingbird
import Logging

/// "There is nothing here" is told to staff after the same time, whether there is nothing or something that is kept from the
/// asker: walls are asked of rows, so that a row which they refuse takes some milliseconds longer than none. So is every
/// answer to a look-up by a number or by words, which can be guessed where an id cannot: also one with hits, beside which
/// something else of the same number may be hidden. Words take the longer, the more there is, and have a time of their own.
///
/// What took longer leaves at the next multiple of its time, and the operator hears of it: from then on some answers in a
/// hundred could tell something.
///
/// It waits for nothing to happen: the time is part of the answer.
struct EvenTime: Sendable {
    private let now: @Sendable () -> ContinuousClock.Instant
    private let wait: @Sendable (ContinuousClock.Instant) async -> Void
    private let began: ContinuousClock.Instant

    init(
        now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now },
        wait: @escaping @Sendable (ContinuousClock.Instant) async -> Void = { moment in
            try? await Task.sleep(until: moment, clock: .continuous)
        }
    ) {
        self.now = now
        self.wait = wait
        began = now()
    }

    /// Returns when the answer may leave; at once where nobody is signed in, or the answer is another one.
    func hold(_ status: HTTPResponse.Status, of request: Request, _ note: RequestNote, _ site: Site) async {
        let step: Duration
        switch note.lookUp {
        case .words: step = max(site.settings.wordsFoundAfter, site.settings.notFoundAfter)
        case .number: step = site.settings.notFoundAfter
        case nil where status == .notFound: step = site.settings.notFoundAfter
        case nil: return
        }
        guard step > .zero else { return }
        let isStaff = Visit(request, site).sessionToken != nil || request.headers[.authorization] != nil
        guard isStaff else { return }
        let taken = now() - began
        if taken > step { site.logger.warning("an answer took longer than the time that hides what it found") }
        await wait(began + Self.leaving(after: taken, in: step))
    }

    /// The first multiple of a time that has not passed.
    static func leaving(after taken: Duration, in step: Duration) -> Duration {
        var end = step
        while end < taken { end += step }
        return end
    }
}
