/// A notice as a letter on A4: on paper it is the letter with the record of its delivery to tear off, on the screen
/// also what has become of it.
public struct NoticePage: StaffPage {
    /// What the letter says. Its wording comes from the notice's template and was approved; it holds no detail of
    /// the check and no third person's data.
    public struct Letter: Sendable {
        /// The organ in whose name it goes out.
        public var organ: String
        /// The document number, such as 黄纪信〔2026〕12号.
        public var documentNumber: String
        /// The letter's own title, such as 检举控告受理告知书.
        public var heading: String
        /// The register number of the report. It stands in the line for the addressee, whose name nobody here can read:
        /// it is written by hand, or shows through the window of the envelope.
        public var itemNumber: String
        /// What it says, paragraph by paragraph; how to reach the organ is one of them.
        public var paragraphs: [String]
        /// The day it is dated.
        public var datedOn: Day

        public init(
            organ: String, documentNumber: String, heading: String, itemNumber: String, paragraphs: [String],
            datedOn: Day
        ) {
            self.organ = organ
            self.documentNumber = documentNumber
            self.heading = heading
            self.itemNumber = itemNumber
            self.paragraphs = paragraphs
            self.datedOn = datedOn
        }
    }

    /// The identifier in addresses.
    public var id: String
    public var number: String
    public var letter: Letter
    public var clock: ClockFace?
    /// Where it stands: waits for approval, for its delivery, or was read by the reporter.
    public var state: Text
    /// Whether the reader may approve it now.
    public var mayApprove: Bool
    /// What was not approved has no number, and is no letter yet.
    public var mayPrint: Bool
    /// How it reached the reporter; empty until it has.
    public var delivery: [Fact]
    /// The form that records how it was delivered; nil where there is nothing to record.
    public var deliveryForm: DeliveryForm?

    /// - Parameter id: the identifier in addresses; nil where it is the number.
    public init(
        id: String? = nil, number: String, letter: Letter, clock: ClockFace?, state: Text, mayApprove: Bool,
        mayPrint: Bool = true, delivery: [Fact] = [], deliveryForm: DeliveryForm? = nil
    ) {
        self.id = id ?? number
        self.number = number
        self.letter = letter
        self.clock = clock
        self.state = state
        self.mayApprove = mayApprove
        self.mayPrint = mayPrint
        self.delivery = delivery
        self.deliveryForm = deliveryForm
    }

    public var title: Text { .noticeTitle(number) }
    public var area: StaffArea? { .notices }
    public var link: Link { .notice(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.div, .class("notice")) { html in
            html(.div, .class("leaf")) { html in
                letter.write(into: &html)
                letter.writeDeliveryRecord(into: &html)
            }
            html(.aside, .class("rail"), .ariaLabel(.state)) { html in
                html(.p) { html in html(.strong, .class("state"), say: state) }
                if let clock { html(.p) { html in html.chip(clock) } }
                html.facts(delivery)
                if mayApprove {
                    html.postButton(.approveNotice, to: .noticeApprove(id), frame.token, style: "button primary")
                }
                if mayPrint {
                    html.printButton(.printLetter)
                    html(.p, .class("hint"), say: .printHint)
                }
                deliveryForm?.write(id, into: &html, in: frame)
            }
        }
    }
}

extension NoticePage.Letter {
    /// The letter is Chinese whatever the page's language: it is an official paper.
    fileprivate func write(into html: inout HTML) {
        html(.article, .class("letter"), .lang(.zh)) { html in
            html(.p, .class("letter-organ"), text: organ)
            html(.p, .class("letter-number"), text: documentNumber)
            html(.h2, text: heading)
            html(.p, .class("letter-to"), text: Text.letterTo(itemNumber).zh)
            for paragraph in paragraphs { html(.p, .class("letter-paragraph"), text: paragraph) }
            html(.p, .class("letter-signature"), text: organ)
            html(.p, .class("letter-signature"), text: datedOn.inWords.zh)
        }
    }
}
