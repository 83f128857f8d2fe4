import Operations

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

extension Site {
    /// What the front page tells of reception days. The page is there without them too: a database that does not answer
    /// takes no door away.
    func publishedReceptions() async -> [HomePage.Reception] {
        guard let published = try? await ReadReception(context).published() else { return [] }
        return published.map { day in
            HomePage.Reception(on: Day(day.heldOn), place: .publishedAt(day.organName, day.townshipName))
        }
    }
}
