/// Who handed a matter to whom, each line signed (交接签收), as a sheet that can be printed.
public struct HandoffPage: StaffPage {
    /// One signed line.
    public struct Line: Sendable {
        public var ordinal: Int
        /// Nil where it was taken in.
        public var from: String?
        public var to: String
        /// Nil where a rule moved it.
        public var signedBy: String?
        public var at: Moment
        /// The first letters of the line's hash, to compare with a print.
        public var seal: String
    }

    /// A chain under its heading.
    public struct Chain: Sendable {
        public var heading: Text
        public var lines: [Line]
    }

    /// The identifier of the clue in addresses.
    public var id: String
    public var number: String
    public var chains: [Chain]

    public var title: Text { .handoffsTitle(number) }
    public var area: StaffArea? { .board }
    public var link: Link { .clue(id, "handoffs") }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .handoffsHint)
        for chain in chains where !chain.lines.isEmpty { chain.write(into: &html) }
        html(.p) { html in html(.a, .href(.clue(id)), say: .backToClue) }
        html.printButton(.printHandoffs)
    }
}

extension HandoffPage.Chain {
    func write(into html: inout HTML) {
        html(.section) { html in
            html(.h2, say: heading)
            html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(heading)) { html in
                html(.table, .class("list")) { html in
                    html.headings([
                        .handoffOrdinal, .handoffFrom, .handoffTo, .handoffSignedBy, .handoffAt, .handoffSeal,
                    ])
                    html(.tbody) { html in
                        for line in lines { line.write(into: &html) }
                    }
                }
            }
        }
    }
}

extension HandoffPage.Line {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number"), text: String(ordinal))
            html(.td) { html in
                if let from { html.text(from) } else { html.say(.handoffTakenIn) }
            }
            html(.td, text: to)
            html(.td) { html in
                if let signedBy { html.text(signedBy) } else { html.say(.handoffByRule) }
            }
            html(.td, .class("number")) { html in html.moment(at) }
            html(.td, .class("number"), text: seal)
        }
    }
}
