/// The pages of supervision, side by side.
public enum SupervisionTab: String, Sendable, CaseIterable {
    case orders, instructions, charges, quarters, digest

    var name: Text {
        switch self {
        case .orders: .tabOrders
        case .instructions: .tabInstructions
        case .charges: .tabCharges
        case .quarters: .tabQuarters
        case .digest: .tabDigest
        }
    }

    var link: Link {
        switch self {
        case .orders: .supervisions
        case .instructions: .instructions
        case .charges: .charges
        case .quarters: .quarters
        case .digest: .digest
        }
    }
}

extension HTML {
    /// Links to the pages that the reader may open.
    mutating func tabs(_ offered: [SupervisionTab], current: SupervisionTab?) {
        self(.nav, .class("tabs"), .ariaLabel(.supervisionTabs)) { html in
            html(.ul) { html in
                for each in offered {
                    html(.li) { html in
                        html(.a, .href(each.link), .current(each == current), say: each.name)
                    }
                }
            }
        }
    }

    /// A table in its own scrolling region.
    mutating func listing(_ name: Text, _ headings: [Text], rows: (inout HTML) -> Void) {
        self(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(name)) { html in
            html(.table, .class("list")) { html in
                html.headings(headings)
                html(.tbody) { html in rows(&html) }
            }
        }
    }
}
