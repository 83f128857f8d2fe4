import Casework
import Hummingbird
import Operations

/// Why a matter went where it went, the latest decision first, and who had seen it before they were kept out.
public struct RoutePage: StaffPage {
    /// One decision.
    public struct Decision: Sendable {
        public var at: Moment
        public var organ: String
        /// What the deciding rule says.
        public var rule: Text
        /// Nil for whoever may not read the report.
        public var reasons: RouteReasons?
    }

    /// Somebody who had seen it.
    public struct Seen: Sendable {
        public var name: String
        public var organ: String
        public var why: Text
        public var first: Moment
        public var last: Moment
        public var times: Int
    }

    public var number: String
    public var decisions: [Decision]
    public var seen: [Seen]
    /// Where an accused is added or corrected; nil for whoever may not.
    public var correction: Link?
    /// The page of the item.
    public var back: Link
    public var link: Link
    public var area: StaffArea?

    public var title: Text { .routeTitle(number) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p) { html in
            html(.a, .href(back), .class("number"), text: number)
            if let correction {
                html.text(" · ")
                html(.a, .href(correction), say: .correctAccused)
            }
        }
        if decisions.isEmpty { html(.p, .class("empty"), say: .routeNone) }
        for (place, decision) in decisions.enumerated() {
            html(.section) { html in
                html(.h2, say: place == 0 ? .routeLatest : .routeEarlier)
                html(.p, .class("soft")) { html in
                    html.moment(decision.at)
                    html.text(" · ")
                    html.told(decision.organ)
                }
                html(.p, say: decision.rule)
                if let reasons = decision.reasons {
                    reasons.write(into: &html, unfolded: place == 0)
                } else {
                    html(.p, .class("hint"), say: .routeSealedReasons)
                }
            }
        }
        if !seen.isEmpty { writeSeen(into: &html) }
    }

    private func writeSeen(into html: inout HTML) {
        html(.section) { html in
            html(.h2, say: .seenBeforeTitle)
            html(.p, .class("hint"), say: .seenBeforeHint)
            html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.seenBeforeTitle)) { html in
                html(.table, .class("list")) { html in
                    html.headings([.fullName, .organ, .whyKeptOut, .firstSeen, .lastSeen, .timesSeen])
                    html(.tbody) { html in
                        for person in seen {
                            html(.tr) { html in
                                html(.td) { html in html.told(person.name) }
                                html(.td) { html in html.told(person.organ) }
                                html(.td, say: person.why)
                                html(.td) { html in html.moment(person.first) }
                                html(.td) { html in html.moment(person.last) }
                                html(.td) { html in html.text(person.times) }
                            }
                        }
                    }
                }
            }
        }
    }
}

extension Site {
    fileprivate func routePage(_ opened: OpenRoute.Opened) -> RoutePage {
        let id = opened.report.report.id.rawValue
        let clue = opened.clue
        let clueID = clue?.clue.id.rawValue
        let correction: Link? = clueID.map { .clueAccused($0) } ?? .triageAccused(id)
        return RoutePage(
            number: clue.map { $0.number.text(of: $0.organ) } ?? number(of: opened.report),
            decisions: opened.routes.map { route in
                RoutePage.Decision(
                    at: Moment(route.decidedAt), organ: context.directory[route.organ]?.name ?? "",
                    rule: ruleWords(route.rule), reasons: route.reasons.map { routeReasons($0, rule: route.rule) }
                )
            },
            seen: opened.seenBefore.map { seen in
                RoutePage.Seen(
                    name: name(of: seen.staff), organ: context.directory[seen.organ]?.name ?? "",
                    why: seen.ground.words, first: Moment(seen.firstSeenAt), last: Moment(seen.lastSeenAt),
                    times: seen.times
                )
            },
            correction: opened.mayCorrect ? correction : nil, back: clueID.map { .clue($0) } ?? .triage(id),
            link: clueID.map { .clue($0, "route") } ?? .triageRoute(id), area: clueID == nil ? .triage : .board
        )
    }
}

/// Why a matter went where it went, by its clue or by its report.
struct RouteRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("clues/:id/route") { request, context in
            let staff = try await site.staff(request, .board)
            let id = try Clue.ID(in: context)
            return staff.page(site.routePage(try await OpenRoute(site.context)(id, as: staff.caller)))
        }
        router.get("triage/:id/route") { request, context in
            let staff = try await site.staff(request, .triage)
            let id = try Report.ID(in: context)
            return staff.page(site.routePage(try await OpenRoute(site.context)(id, as: staff.caller)))
        }
    }
}

extension TriageItem {
    /// What is settled links to why, and to where its accused are put right.
    func writeRouteLinks(into html: inout HTML) {
        html(.p) { html in
            html(.a, .href(.triageRoute(id)), say: .routeLink)
            if let correction {
                html.text(" · ")
                html(.a, .href(correction), say: .correctAccused)
            }
        }
    }
}
