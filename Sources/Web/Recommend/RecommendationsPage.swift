/// The recommendations that the reader may see, and the form that drafts one.
public struct RecommendationsPage: StaffPage {
    /// A line of the list.
    public struct Row: Sendable {
        public var id: String
        public var number: String?
        public var kind: Text
        public var ground: Text
        public var draftedOn: Day
        public var state: Text
        public var clock: ClockFace?
    }

    public var rows: [Row]
    public var draft: RecommendationForm

    public var title: Text { .recommendationsTitle }
    public var area: StaffArea? { .recommendations }
    public var link: Link { .recommendations }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.problems(of: draft.form)
        html.firstOnly(rows.count)
        if rows.isEmpty {
            html(.p, .class("empty"), say: .noRecommendations)
        } else {
            html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.recommendationsTitle)) { html in
                html(.table, .class("list")) { html in
                    html.headings([
                        .recommendationNumber, .recommendationKind, .recommendationGround, .state, .nearestClock,
                    ])
                    html(.tbody) { html in for row in rows { row.write(into: &html) } }
                }
            }
        }
        draft.write(into: &html, in: frame)
    }
}

extension RecommendationsPage.Row {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number")) { html in
                html(.a, .href(.recommendation(id))) { html in
                    if let number { html.text(number) } else { html.day(draftedOn) }
                }
            }
            html(.td, say: kind)
            html(.td, say: ground)
            html(.td, say: state)
            html(.td) { html in if let clock { html.chip(clock) } }
        }
    }
}
