import Casework
import Operations
import Synchronization

extension HomePage {
    /// A published reception day: place and date, nothing else.
    public struct Reception: Sendable {
        public var on: Day
        public var place: Text

        public init(on: Day, place: Text) {
            self.on = on
            self.place = place
        }
    }

    func writeReceptions(into html: inout HTML) {
        if receptions.isEmpty { return }
        html(.section, .id("receptions")) { html in
            html(.h2, say: .publishedReceptions)
            html(.ul) { html in
                for reception in receptions {
                    html(.li) { html in
                        html.day(reception.on)
                        html.text(" ")
                        html.say(reception.place)
                    }
                }
            }
        }
    }
}

/// What the front page told last, so that however many look at it the database is asked once in some seconds: by the first
/// who comes then, while all others are told what was; before the first answer, that there is nothing. A class, because
/// every copy of a site looks at the same one.
final class ReceptionBoard: Sendable {
    private struct Kept {
        var receptions: [HomePage.Reception]
        var askedAt: Instant
    }

    private let kept = Mutex<Kept?>(nil)

    /// - Returns: nil for whoever is to ask.
    func known(at now: Instant) -> [HomePage.Reception]? {
        kept.withLock { kept in
            if let told = kept {
                let age = now.microsecondsSinceEpoch - told.askedAt.microsecondsSinceEpoch
                // Of a clock that was set back nobody knows how old it is.
                if (0..<Int64(Limits.receptionSeconds) * 1_000_000).contains(age) { return told.receptions }
            }
            kept = Kept(receptions: kept?.receptions ?? [], askedAt: now)
            return nil
        }
    }

    /// What was told last; nothing before anybody asked.
    var former: [HomePage.Reception] { kept.withLock { $0?.receptions ?? [] } }

    func keep(_ receptions: [HomePage.Reception], askedAt now: Instant) {
        kept.withLock { $0 = Kept(receptions: receptions, askedAt: now) }
    }
}

extension Site {
    /// What the front page tells of reception days. The page is there without them too: a database that does not answer
    /// takes no door away.
    func publishedReceptions() async -> [HomePage.Reception] {
        let now = context.now
        if let known = receptions.known(at: now) { return known }
        guard let published = try? await ReadReception(context).published() else { return receptions.former }
        let told = published.map { day in
            HomePage.Reception(on: Day(day.heldOn), place: .publishedAt(day.organName, day.townshipName))
        }
        receptions.keep(told, askedAt: now)
        return told
    }
}
