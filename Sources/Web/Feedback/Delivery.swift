/// The form in which the office records how an approved notice reached its reporter.
public struct DeliveryForm: Sendable {
    /// The ways in which an office delivers.
    public var ways: [Choice]
    public var form: FormState

    public init(ways: [Choice], form: FormState) {
        self.ways = ways
        self.form = form
    }
}

/// What somebody sent with the form.
public struct DeliveryEntry: Sendable {
    /// One of the offered ways.
    public let way: String
    /// When it reached the reporter, not after today.
    public let day: Day

    /// Reads the form.
    ///
    /// - Throws: ``FormRefused`` with everything that must change.
    public static func read(_ fields: FormFields, ways: [Choice], today: Day) throws(FormRefused) -> DeliveryEntry {
        var reader = FormReader(fields)
        let way = reader.choice("delivery-way", among: ways, missing: .chooseOne)
        let day = reader.day("delivery-day", missing: .typeDay, latest: today)
        guard reader.problems.isEmpty, let way, let day else { throw FormRefused(reader) }
        return DeliveryEntry(way: way, day: day)
    }
}

extension DeliveryForm {
    func write(_ id: String, into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .recordDelivery)
            html.problems(of: form)
            html.post(to: .noticeDeliver(id), frame.token, style: "entry") { html in
                html.buttons(Field("delivery-way", .deliveryWay, isRequired: true), ways, in: form)
                html.line(
                    Field("delivery-day", .deliveredOn, hint: .deliveredOnHint, isRequired: true), .date, in: form
                )
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .recordDelivery)
                }
            }
        }
    }
}

extension NoticePage.Letter {
    /// The record of delivery (送达记录) at the foot, which the office tears off and keeps. All but the numbers is blank:
    /// whoever delivers fills it in by hand. It is Chinese like the letter.
    func writeDeliveryRecord(into html: inout HTML) {
        html(.section, .class("delivery-record"), .lang(.zh), .labelledBy("delivery-record-title")) { html in
            html(.h2, .id("delivery-record-title"), text: Text.deliveryRecord.zh)
            for line in [
                Text.recordNumbers(documentNumber, itemNumber), .recordWays, .recordDay, .recordOpinion,
                .recordSignatures,
            ] {
                html(.p, text: line.zh)
            }
        }
    }
}
