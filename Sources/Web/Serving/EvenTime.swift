import HTTPTypes
import Hummingbird

/// "There is nothing here" is told to staff after the same time, whether there is nothing or something that is kept from the
/// asker: walls are asked of rows, so that a row which they refuse takes some milliseconds longer than none. So is every
/// answer to a look-up by a number or by words, which can be guessed where an id cannot: also one with hits, beside which
/// something else of the same number may be hidden.
///
/// It waits for nothing to happen: the time is part of the answer.
struct EvenTime: Sendable {
    private let began = ContinuousClock.now

    /// Returns when the answer may leave; at once where nobody is signed in, or the answer is another one.
    func hold(_ status: HTTPResponse.Status, of request: Request, _ note: RequestNote, _ site: Site) async {
        guard status == .notFound || note.hasLookedUp, site.settings.notFoundAfter > .zero else { return }
        let isStaff = Visit(request, site).sessionToken != nil || request.headers[.authorization] != nil
        guard isStaff else { return }
        try? await Task.sleep(until: began + site.settings.notFoundAfter, clock: .continuous)
    }
}
