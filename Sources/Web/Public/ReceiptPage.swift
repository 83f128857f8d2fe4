/// What a reporter sees after handing in: the code, once, and what happens next with dates.
public struct ReceiptPage: PublicPage {
    /// The receipt with the code.
    public var slip: ReceiptSlip
    /// Whether the report was signed: only then notices are owed.
    public var isRealName: Bool
    /// The last day on which a real-name reporter hears whether the report is accepted; nil for anonymous ones.
    public var acceptanceBy: Day?

    public init(slip: ReceiptSlip, isRealName: Bool, acceptanceBy: Day?) {
        self.slip = slip
        self.isRealName = isRealName
        self.acceptanceBy = acceptanceBy
    }

    public var heading: Text { .receiptHeading }
    /// Coming back here would not show the code again, so the switch leads to the page that asks for it.
    public var languageSwitch: PublicFrame.LanguageSwitch { .link(back: .track) }

    public func write(into html: inout HTML, in frame: PublicFrame) {
        html(.div, .class("granted")) { html in
            html.slip(slip)
            html(.p, say: .keepCode)
        }
        html(.section) { html in
            html(.h2, say: .whatNext)
            html(.ol) { html in
                html(.li, say: .nextRead)
                if isRealName, let acceptanceBy {
                    html(.li, say: .nextAcceptance(acceptanceBy.inWords))
                    html(.li, say: .nextResult)
                } else {
                    html(.li, say: .nextAnonymous)
                }
                html(.li, say: .nextAdd)
            }
        }
        html(.p, .class("actions")) { html in
            html(.a, .class("button"), .href(.track), say: .toTracking)
            html(.a, .class("button"), .href(.home), say: .toHome)
        }
    }
}
