/// What a number that somebody typed has led to, where it did not lead straight to one page.
///
/// It does not repeat what was typed, and says the same of what there is not and of what is not for the reader.
public struct FindPage: StaffPage {
    /// Something that bears the number.
    public struct Hit: Sendable, Hashable {
        public var number: String
        /// A report, a clue, a notice.
        public var kind: Text
        public var link: Link

        public init(number: String, kind: Text, link: Link) {
            self.number = number
            self.kind = kind
            self.link = link
        }
    }

    /// Empty when nothing was found; nil when nothing was asked.
    public var hits: [Hit]?

    public init(hits: [Hit]?) { self.hits = hits }

    public var title: Text { .findTitle }
    public var area: StaffArea? { nil }
    public var link: Link { .find }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        if let hits {
            if hits.isEmpty {
                html(.p, .class("empty"), .role("status"), say: .numberNotFound)
            } else {
                html(.p, say: .severalFound)
                html(.ul) { html in
                    for hit in hits { hit.write(into: &html) }
                }
            }
        }
        html(.p, .class("hint"), say: .findHint)
        if frame.navigation.contains(where: { $0.area == .search }) {
            html(.p) { html in html(.a, .href(.search), say: .searchInstead) }
        }
    }
}

extension FindPage.Hit {
    fileprivate func write(into html: inout HTML) {
        html(.li) { html in
            html(.a, .href(link)) { html in
                html.say(kind)
                html.text(" ")
                html(.span, .class("number"), text: number)
            }
        }
    }
}
